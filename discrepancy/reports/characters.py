"""Article text is hostile: what to do with characters that steer a terminal or a page."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 and C1 controls, DEL, line and paragraph separators, embeddings, overrides and isolates of
# the bidirectional algorithm (UAX #9), and lone surrogates. The implicit marks (LRM, RLM, ALM)
# stay: they cannot reorder what stands beside them.
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SPACES = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]")
# what XML 1.0 does not allow, not even as a reference (https://www.w3.org/TR/xml/#charsets)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """The text on one line, with a visible mark for each control. Same length: offsets hold."""
    return _CONTROLS.sub(REPLACEMENT, _SPACES.sub(" ", text))


def folded(text: str) -> str:
    """`visible`, with runs of white space folded to one space."""
    return " ".join(visible(text).split())


def encodable(text: str) -> str:
    """The text without lone surrogates (undecodable bytes of a file name), fit for UTF-8."""
    return _SURROGATES.sub(REPLACEMENT, text)


def xml_safe(text: str) -> str:
    """The text with a visible mark for each character that XML forbids."""
    return _NOT_XML.sub(REPLACEMENT, text)
