"""`discrepancy rules`: what is compared, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from discrepancy.console import say, width

if TYPE_CHECKING:
    from discrepancy.rules import Rule


@click.command()
@click.argument("name", metavar="[RULE]", required=False)
def rules(name: str | None) -> None:
    """List the rules or, with RULE, show what that one compares, with examples."""
    from discrepancy.rules import RULES, rule_named

    lines = _page(rule_named(name)) if name else _list(list(RULES.values()))
    say("".join(f"{line}\n" for line in lines))


def _list(table: list[Rule]) -> Iterator[str]:
    longest = max(len(rule.name) for rule in table)
    for rule in table:
        yield f"{rule.name:<{longest}}  {rule.description}"


def _page(rule: Rule) -> Iterator[str]:
    yield f"{rule.name}: {rule.title}"
    yield ""
    yield from _wrapped(f"{rule.description} {rule.compares}")
    yield from _wrapped(f"Severity: {rule.severity}, unless the case tells otherwise.")
    yield from ("", "A conflict:", *_pair(rule.conflicts))
    yield from ("", "No conflict:", *_pair(rule.agrees))
    yield from _wrapped(rule.why)
    yield from ("", "To suppress it in a text, beside the paragraph:")
    yield f"  <!-- discrepancy: ignore {rule.name} -- why -->"


def _pair(sentences: tuple[str, str]) -> Iterator[str]:
    for sentence in sentences:
        yield from _wrapped(sentence, indent="  ")


def _wrapped(text: str, indent: str = "") -> list[str]:
    import textwrap

    return textwrap.wrap(text, width(), initial_indent=indent, subsequent_indent=indent)
