"""Document -> the passages that are prose, and its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from discrepancy.articles.dates import ends_in_date
from discrepancy.articles.interface import Document, Paragraph
from discrepancy.articles.residue import ends_sentence, is_residue
from discrepancy.records import Passage

MAX_PARAGRAPH = 20_000  # characters; a longer one is data or markup, not prose
_LONGEST_HEADLINE = 200  # characters
_MOST_IN_HEAD = 3  # lines between the headline and the text: outlet, author, date
# Words of a line without a full stop that is still taken for text (a bullet of a summary). In 127
# extracted news pages, what was shorter were subheads, captions, bylines and links.
_MIN_WORDS = 9
# How much alike a line and the declared title must be for the line to be the headline: an edited
# headline keeps most of its words, a deck or a caption in its place does not (ratio under 50).
_ALIKE = 70

_TRAILING = re.compile(
    r"(?<=[.!?”\"])\s+(?:AD|ADVERTISEMENT|Advertisement(?: \d{1,3})?|Article content"
    r"|[—–-]{0,2} ?[(\[](?:AP|AFP|Reuters|PTI|ANI|dpa|Xinhua)[)\]]\.?)$"
)
_PICTURE = re.compile(r"\d{1,3}/(\d{1,3}) ")
_MIN_PICTURES = 3
_UNLIKE_HEADLINE = re.compile(r"[.:;,…]$")
_LABEL = re.compile(
    r"(?:related(?: (?:stories|articles|topics|content|coverage|links|news))?|read more|see also"
    r"|more (?:on this|from|stories).{0,40}|most (?:read|popular|viewed)"
    r"|recommended(?: for you| stories)?|you (?:may|might) (?:also )?like|trending(?: now)?"
    r"|top stories|latest(?: news| stories)?|also (?:read|in the news)|editors?.? picks?)[:.]?",
    re.IGNORECASE,
)


def passages(document: Document, *, title: str) -> tuple[Passage, ...]:
    """The paragraphs that are text, in order, without repetitions; the headline is marked."""
    kept: list[Passage] = []
    seen: set[str] = set()
    headline = _headline(document, document.heading or title)
    for paragraph in _without_galleries(document, _without_link_lists(document)):
        if paragraph.end - paragraph.start > MAX_PARAGRAPH:
            continue  # data: its words alone would fill the memory
        text = _without_sign_off(document.text[paragraph.start : paragraph.end])
        folded = _folded(text)
        is_headline = headline is not None and folded == headline
        if folded in seen or not (is_headline or _is_prose(text)):
            continue
        seen.add(folded)
        kept.append(_passage(paragraph, text, headline=is_headline))
    return tuple(kept)


def headline_text(document: Document, kept: Sequence[Passage]) -> str:
    """The words of the headline passage, "" without one."""
    for passage in kept:
        if passage.headline:
            return " ".join(document.text[passage.start : passage.end].split())
    return ""


def _without_sign_off(text: str) -> str:
    """The text without an agency's sign-off, or an advertisement, glued to its end."""
    trailing = _TRAILING.search(text, max(0, len(text) - 40))
    return text[: trailing.start()] if trailing else text


def _passage(paragraph: Paragraph, text: str, *, headline: bool) -> Passage:
    return Passage(
        start=paragraph.start,
        end=paragraph.start + len(text),
        line=paragraph.line,
        column=paragraph.column,
        exact=paragraph.exact,
        headline=headline,
    )


def _without_link_lists(document: Document) -> Iterator[Paragraph]:
    """All paragraphs but the unfinished lines under a label such as "Related"."""
    in_list = False
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.end].strip()
        if len(text) < 80 and _LABEL.fullmatch(text):
            in_list = True
        elif ends_sentence(text):
            in_list = False
        if not in_list:
            yield paragraph


def _without_galleries(document: Document, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """All paragraphs but the captions of numbered pictures: "2/16 ...", "3/16 ...".

    One such number alone may be a date, or a fraction.
    """
    numbered = [
        (paragraph, _PICTURE.match(document.text, paragraph.start)) for paragraph in paragraphs
    ]
    sizes = Counter(found[1] for _, found in numbered if found)
    for paragraph, found in numbered:
        if not found or sizes[found[1]] < _MIN_PICTURES:
            yield paragraph


def _is_prose(text: str) -> bool:
    if is_residue(text):
        return False
    words = text.split()
    lower = any(len(word) > 1 and word.strip("“\"'‘(").islower() for word in words)
    return lower and len(words) >= (2 if ends_sentence(text) else _MIN_WORDS)


# --------------------------------------------------------------------------- headline


def _headline(document: Document, title: str) -> str | None:
    """The folded text of the headline in the body, if it is there.

    That is the line equal to the title, else a line above the text that is much like the title or,
    without a title, looks like a headline.
    """
    wanted = _folded(title)
    lines = [document.text[p.start : p.end][: _LONGEST_HEADLINE + 1] for p in document.paragraphs]
    if wanted and any(_folded(line) == wanted for line in lines):
        return wanted
    candidates = [
        line for line in _lines_above(document, lines, wanted) if len(line) <= _LONGEST_HEADLINE
    ]
    # A name of the site or the section has three words at most: a headline of three comes second.
    candidates.sort(key=lambda line: len(line.split()) < 4)
    return _folded(candidates[0]) if candidates else None


def _lines_above(document: Document, lines: Sequence[str], wanted: str) -> Iterator[str]:
    """The lines above the first paragraph of text that may be the headline, in order."""
    for index, line in enumerate(lines):
        found = _alike(line, wanted) if wanted else _stands_out(document, lines, index)
        if found and len(line.split()) >= 3 and not (is_residue(line) or ends_in_date(line)):
            yield line.strip()
        elif _is_prose(line):
            return


def _alike(line: str, title: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return not line.rstrip().endswith(".") and ratio(_folded(line), title) >= _ALIKE


def _stands_out(document: Document, lines: Sequence[str], index: int) -> bool:
    """Of headline length, without full stop, and set apart from the text below it."""
    is_last = index + 1 == len(lines)
    if document.paragraphs[index].item or is_last or _UNLIKE_HEADLINE.search(lines[index].strip()):
        return False
    below = document.paragraphs[index + 1]
    apart = below.block != document.paragraphs[index].block or ends_sentence(lines[index + 1])
    return apart or _heads(document, lines, index)


def _heads(document: Document, lines: Sequence[str], index: int) -> bool:
    """Whether the few lines below, up to the text, are outlet, author and date."""
    block = document.paragraphs[index].block
    below = zip(document.paragraphs[index + 1 :], lines[index + 1 :], strict=True)
    rest = [
        line
        for _, line in takewhile(
            lambda one: one[0].block == block and not ends_sentence(one[1]),
            islice(below, _MOST_IN_HEAD + 1),
        )
    ]
    return len(rest) <= _MOST_IN_HEAD and any(map(ends_in_date, rest))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
