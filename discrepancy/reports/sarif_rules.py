"""The rules as SARIF describes them (3.49): what a viewer shows beside a result."""

from __future__ import annotations

from typing import Any

from discrepancy.records import Severity
from discrepancy.rules import RULES, Rule

Data = dict[str, Any]

_LEVELS = {Severity.MAJOR: "error", Severity.MINOR: "warning"}
NOTIFICATIONS: list[Data] = [
    {
        "id": "skipped",
        "shortDescription": {"text": "An input that was not compared."},
    },
    {
        "id": "suppression",
        "shortDescription": {"text": "A suppression in a text that does nothing."},
    },
    {
        "id": "note",
        "shortDescription": {"text": "What a reader of the report should know."},
    },
]


def descriptors() -> list[Data]:
    """All rules, in their order, so that an index means the same in every report."""
    return [_descriptor(rule) for rule in RULES.values()]


def _descriptor(rule: Rule) -> Data:
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.title.split()),
        "shortDescription": {"text": rule.description},
        "fullDescription": {"text": rule.compares},
        "help": {"text": _text(rule), "markdown": _markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _text(rule: Rule) -> str:
    return (
        f"{rule.description} {rule.compares}\n"
        f"A conflict: {' / '.join(rule.conflicts)}\n"
        f"No conflict: {' / '.join(rule.agrees)} {rule.why}\n"
        f"In a text: <!-- discrepancy: ignore {rule.name} -- reason -->"
    )


def _markdown(rule: Rule) -> str:
    return (
        f"{rule.description} {rule.compares}\n\n"
        f"A conflict:\n\n{_quoted(rule.conflicts)}\n\n"
        f"No conflict:\n\n{_quoted(rule.agrees)}\n\n{rule.why}\n\n"
        f"To suppress it in a text: `<!-- discrepancy: ignore {rule.name} -- reason -->`"
    )


def _quoted(pair: tuple[str, str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in pair)
