"""Digits that are no amounts: dates, times, names, addresses, labels, footnote marks."""

from __future__ import annotations

import re

from discrepancy.slots.footnotes import footnote_spans
from discrepancy.slots.windows import left_of

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?(?:-|–|to|and|or)\s?{_DAY})?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_CLOCK_WORD = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ZONE = r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|IST|JST|ET|PT)\b"
_LABEL = (
    r"(?:Nos?\.|No|no\.|Article|Section|Sec\.|Chapter|Page|page|pp?\.|Flight|flight|Boeing|Airbus"
    r"|Highway|highway|Interstate|Route|route|Phase|Group|Grade|Category|category|Type|Room|room"
    r"|Gate|gate|Platform|platform|Resolution|Rule|Clause|Annex|Paragraph|paragraph|Figure|Table"
    r"|Volume|Episode|Season|Part|Apollo|Formula|Channel|Zone|District|Ward|Pier|Reactor|reactor"
    r"|Unit|Building|Lane|Line|Exit|Advertisement|Hall|Court|Bill|Proposition|Amendment|Windows"
    r"|Covid|COVID|Level|Tier|Track|Terminal|Pool|Area|Soyuz|Falcon|iPhone|World War|Catch|Group"
    r"|chapter|section|article|paragraph)"
)
_MASKS = (
    r"https?://\S{1,2000}",
    r"\bwww\.\S{1,500}",
    r"\S{1,64}@\S{1,200}",
    rf"\b{_MONTH}\.?\s+{_DAYS}(?!\d)(?:,?\s+{_YEAR}\b)?",
    rf"\b{_DAYS}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?",
    rf"\b{_MONTH}\.?,?\s+{_YEAR}\b",
    r"\b\d{4}-\d\d-\d\d\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
    r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b)?",
    r"\b\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock)",
    rf"\b\d{{1,2}}[:.]?\d{{2}}\s?{_ZONE}",
    r"(?<![\w+])\+\d[\d ()-]{6,18}\d\b",
    r"\b\d{3}[-.]\d{3,4}[-.]\d{4}\b",
    r"\b0\d{2,4}\s\d{3,8}(?:\s\d{3,5})?\b",  # telephone numbers
    r"\b\d{1,4}(?:\.\d{1,4}){2,}",  # versions, section numbers
    r"\b(?:24/7|9/11|7/7)\b",
    rf"\b{_LABEL}\s?\d+[A-Z]{{0,2}}\b",
    r"\b[A-Za-z]{1,20}[-‐‑–]?(?<!\bmid-)\d+(?:[-‐‑–]\d+)?[A-Za-z]{0,2}\b(?!,\d|\.\d)",  # R2-12
    r"\b\d{1,3},\s\d{3}\b(?=\s[a-z])",  # a number that a page has torn apart
    rf"\b{_YEAR}s\b|['’]\d0s\b|\b(?:mid-|late |early |the )\d0s\b",
    rf"\b{_YEAR}[-–/]\d\d(?:\d\d)?\b",
    r"\A\s*\d{1,2}[.)]\s",  # the number of a list item
    # a type of aircraft, not how many: "a laden 737 jet"
    r"\b[Aa]n?\s+(?:[a-z-]{2,20}\s+){0,3}\d{3,4}\s+(?:aircraft|airliner|jet|jetliner|plane|helicopter)\b",
    r"#\d+\b",
    r"\b(?:at|by|before|after|until|till|from|since)\s+(?:a\s+quarter|half|five|ten|twenty|twenty-five)"
    rf"\s+(?:to|past)\s+{_CLOCK_WORD}\b(?!\s+(?:hundred|million|[a-z]{{2,20}}s\b))",
    rf"\b(?:{_CLOCK_WORD}|\d{{1,2}}(?:[.:]\d\d)?)\s+(?:o['’]clock|(?:on\s+)?(?:[A-Z][a-z]+day\s+)?(?:in\s+the\s+)?"
    r"(?:morning|afternoon|evening|night)\b)",
    # laps and rounds by their number, not how many
    r"(?i:\b(?:lap|round|turn|week|day|game|stage|heat|hole|minute|verse|episode|season|mile)\s+"
    r"(?:\d{1,3}\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b))(?!\s?%)",
    r"\bat\s+\d{1,2}\.\d\d\b(?=\s+(?:on|in|and|when)\b|[,.;]|$)",
)
_MASK = re.compile("|".join(f"(?:{mask})" for mask in _MASKS))
_BARE_YEAR = re.compile(rf"(?<![\d.,$€£¥-]){_YEAR}(?![\d%]|,\d|\.\d)")
_YEAR_CUE = re.compile(
    r"\b(?:in|since|by|from|until|till|during|before|after|late|early|mid|on|of|for|through|to"
    r"|spring|summer|autumn|fall|winter|year|and|than|between)[\s-]+$",
    re.IGNORECASE,
)
# What four digits without a comma count: a plural, or a unit.
_COUNTED = re.compile(
    r"[\s-](?:people|men|women|children|troops|police|percent|per cent"
    r"|km|m|kg|ft|mph|metres?|meters?|dollars?|euros?|pounds?"
    r"|(?!was|has|does|as|is|its|this|plus|versus|across)[a-z]{2,20}s)\b"
)


def masked_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of `text` whose digits state no amount, in order of their start."""
    spans = [match.span() for match in _MASK.finditer(text)]
    spans += footnote_spans(text)
    spans += [match.span() for match in _BARE_YEAR.finditer(text) if _is_year(text, match)]
    return tuple(sorted(spans))


def _is_year(text: str, match: re.Match[str]) -> bool:
    if not _COUNTED.match(text, match.end()):
        return True
    return bool(_YEAR_CUE.search(left_of(text, match.start())))
