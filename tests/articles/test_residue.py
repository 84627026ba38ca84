"""What is residue, and what only looks like it."""

from __future__ import annotations

import time

import pytest

from discrepancy.articles.residue import is_residue

RESIDUE = [
    "A post shared by Lake Post (@lakepost) on Dec 2, 2023 at 2:57pm PST",
    "AD", "Advertisement", "Advertisement 3", "Article content", "icon", "Title icon", "* * *",
    "PostEmailWhatsapp", "Share this article | Nation | Metro", "POOL/AFP via Getty Images",
    "Photo: Ana Moss / Lake Post", "Police guard the bridge in Lund. (Ana Moss/Reuters)",
    "Image copyright EPA Image caption The bridge in Lund", "[Image]", "![bridge](bridge.png)",
    "Read more: Lorry firm fined twice last year", "Earlier: Bridge in Lund to Close", "Related:",
    "READ MORE: Drivers want a bypass", "(Updates with comment from police)", "By Carlo B.",
    "By Ana Moss and Ivo Park", "—With assistance from Ana Moss.", "— With Ivo Park",
    "Reporting by Ana Moss; editing by Ivo Park", "Ana Moss contributed to this report.",
    "Saturday, February 24", "Sep 18, 2023, 12:04pm EDT", "Updated 3 hours ago", "4 min read",
    "© 2023 The Lake Post. All rights reserved.", "https://example.org/a", "#lund #bridge",
    "Correction: An earlier version of this story gave the number of hurt as 14.",
    "This article was amended on 3 March 2024 to correct the length of the bridge.",
    "Sign up for our newsletter and never miss a story.", "Follow Ana Moss on Twitter: @anamoss.",
    "We use cookies to improve our service; read our privacy policy.",
    "Comments may take up to an hour to appear. Visit our Community Guidelines.",
    "Signals of the Day: Global insights on today's biggest stories.",
]  # fmt: skip


@pytest.mark.parametrize("line", RESIDUE)
def test_residue(line: str) -> None:
    assert is_residue(line)


PROSE = [
    "Nobody was hurt.",
    "The bridge was closed after a photo shared by the mayor on Monday.",
    "By Tuesday evening the water had gone down.",
    "By then 14 people were dead.",
    "Police said the lorry carried milk.",
    "Advertisement 3 was banned by the regulator on Monday.",
    "The company said its privacy policy had not changed.",
    "“We use cookies, like you all do,” the minister said.",
    "Follow-up talks are planned for March.",
    "Related charges were dropped in 2019, the court said.",
    "Share prices fell 3 percent on Monday.",
    "Published in 2019, the report named 12 firms.",
    "Copies of the report were leaked to Reuters.",
    "He told Reuters on Monday that the bridge was safe.",
    "9/11 survivors met in the town hall on Monday.",
    "Support for the mayor fell after her interview on Facebook was cut short by a strike.",
    "Watch towers line the border, 40 in all.",
    "Corrections officers found the cell empty at 6 a.m.",
    "WALVIS BAY, Namibia, Nov 7 - A trawler sank on Tuesday.",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose(line: str) -> None:
    assert not is_residue(line)


@pytest.mark.parametrize(
    "unit",
    ["a ", "Aa ", "By Aa ", "share ", "(photo ", "AP, ", "via ", ". (", "@a ", "#a", "[", "<a"],
)
def test_hostile_lines_take_no_time(unit: str) -> None:
    line = (unit * 1500)[:1499] + "!"
    started = time.perf_counter()
    is_residue(line)
    assert time.perf_counter() - started < 0.5
