"""JUnit XML, as Jenkins and GitLab read it: a suite a rule, a test case a conflict.

A rule without a conflict is one case that passes, so that a run of nothing but successes shows.
What is known, decided or suppressed is skipped, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from discrepancy.records import Article, Conflict, Report, Verdict
from discrepancy.reports.alarms import reason_not_to_act, says, title
from discrepancy.reports.characters import encodable, folded, xml_safe
from discrepancy.rules import RULES

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render(report: Report) -> str:
    """The report; it holds no time and no name of a machine."""
    articles = {article.id: article for article in report.articles}
    suites = [_suite(rule, report, articles) for rule in _rules(report)]
    if report.skipped:
        suites.append(_skipped(report))
    root = _element("testsuites", name="discrepancy", **_counts(suites))
    root.extend(suites)
    ET.indent(root, " ")
    return encodable(_DECLARATION + ET.tostring(root, encoding="unicode")) + "\n"


def _rules(report: Report) -> list[str]:
    return [*dict.fromkeys([*RULES, *(conflict.rule for conflict in report.conflicts)])]


def _of(report: Report, rule: str) -> list[Conflict]:
    return [c for c in report.conflicts if c.rule == rule and c.verdict is not Verdict.DISTINCT]


def _suite(rule: str, report: Report, articles: Mapping[str, Article]) -> ET.Element:
    cases = [_case(conflict, report, articles) for conflict in _of(report, rule)]
    if not cases:
        cases = [_element("testcase", classname=f"discrepancy.{rule}", name="no conflict")]
    return _gathered(rule, cases)


def _case(conflict: Conflict, report: Report, articles: Mapping[str, Article]) -> ET.Element:
    left, right = conflict.sides
    case = _element(
        "testcase",
        classname=f"discrepancy.{conflict.rule}",
        # the same in the next run, so that a trend shows: without line numbers, and told apart
        name=folded(f"{conflict.summary} ({left.path}, {right.path}) {conflict.id}"),
        file=left.path,
        line=str(left.line),
    )
    if reason := reason_not_to_act(conflict, report):
        ET.SubElement(case, "skipped", message=xml_safe(reason))
        return case
    failure = ET.SubElement(
        case, "failure", type=conflict.verdict.value, message=xml_safe(title(conflict))
    )
    failure.text = xml_safe(f"{says(left, articles)}\n{says(right, articles)}")
    return case


def _skipped(report: Report) -> ET.Element:
    cases = []
    for one in report.skipped:
        case = _element("testcase", classname="discrepancy.input", name=folded(one.path))
        ET.SubElement(case, "skipped", message=xml_safe(folded(one.reason)))
        cases.append(case)
    return _gathered("input", cases)


def _gathered(name: str, cases: Sequence[ET.Element]) -> ET.Element:
    failures = sum(case.find("failure") is not None for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    suite = _element(
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(failures),
        errors="0",
        skipped=str(skipped),
    )
    suite.extend(cases)
    return suite


def _counts(suites: Sequence[ET.Element]) -> dict[str, str]:
    names = ("tests", "failures", "errors", "skipped")
    return {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in names}


def _element(tag: str, **attributes: str) -> ET.Element:
    return ET.Element(tag, {name: xml_safe(value) for name, value in attributes.items()})
