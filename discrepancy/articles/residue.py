"""What a page carries besides its text: navigation, advertisements, credits, prompts, datelines.

One place decides what is residue: `is_residue` of a line by itself, `passages` of the paragraphs of
a document in their order. When in doubt a sentence is kept: a lost claim is worse than a stray one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discrepancy.articles.dates import is_date_line
from discrepancy.articles.interface import Document, Paragraph
from discrepancy.records import Passage

MAX_PARAGRAPH = 20_000  # characters; a longer one is data or markup, not prose
_LONGEST_LINE = 1_500  # characters; what is longer is looked at for prose only
# Words of a line without a full stop that is still taken for text (a bullet of a summary). Of 127
# news pages, shorter ones were subheads, captions, bylines and links, with two exceptions.
_MIN_WORDS = 9

_END = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}$|[”\"]$")
_TRAILING = re.compile(
    r"(?<=[.!?”\"])\s+(?:AD|ADVERTISEMENT|Advertisement(?: \d{1,3})?|Article content)$"
)
_LABEL = re.compile(
    r"(?:related(?: (?:stories|articles|topics|content|coverage|links|news))?|read more|more (?:on this|from|stories)"
    r".{0,40}|most (?:read|popular|viewed)|recommended(?: for you| stories)?|you (?:may|might) (?:also )?like"
    r"|trending(?: now)?|top stories|latest(?: news| stories)?|also (?:read|in the news)|see also|editors?.? picks?)[:.]?",
    re.IGNORECASE,
)


def _any(*patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, flags) for pattern in patterns)


_NAME = r"[A-Z][\w.'’-]{0,30}"
_NAMES = rf"{_NAME}(?:,? (?:and |de |von |van |al-)?{_NAME}){{0,12}}"
_ROLE = r"(?:,? (?:in|for|at|of|political|senior|staff|chief|science|diplomatic) .{1,80}| [|•] .{0,80}| \S+@\S+)?"

# Each must match the whole line, with white space folded.
_LINES = (
    *_any(
        r"(?:ad|ads|advert|advertisement|advertising|sponsored(?: content)?|promoted|paid post)(?: \d{1,3})?[.:]?",
        r"(?:article content|story continues.{0,20}|continue reading.{0,60}|title icon|icon|loading\W{0,3}|skip to .{1,40})",
        r"(?:(?:share|post|tweet|e-?mail|print|whats ?app|facebook|twitter|linkedin|reddit|telegram|pinterest|flipboard"
        r"|messenger|copy link|save|sms|bookmark)[\s,|/·•]{0,3}){2,20}",
        r"share (?:this|on|via)\b.{0,80}",
        r"(?:read more|read also|also read|read next|read|see also|see more|related|earlier|more|more on this|watch|listen|photos?"
        r"|photograph|photo credit|images?|pictures?|pictured|video|gallery|credit|credits|source|caption|file photo"
        r"|topics|tags|filed under|listen to this article|must read|don['’]t miss)(?: here)?\s?[:|].{0,300}",
        r"(?:read|watch|see|click|tap|listen)(?: here)?\b.{0,40}\b(?:more|full story|full article|here|below|above)[.!>»]{0,3}",
        r"\((?:updates?|updated|adds|corrects|recasts|repeats|refiles|rewrites|reporting|editing|writing|additional"
        r"|with (?:inputs?|assistance|files|reporting)|photo|image|picture|this story|this article)\b.{0,400}\)\.?",
        r"[—–-]{0,2} ?with (?:assistance|additional|reporting|help|inputs?|files|contributions?) (?:reporting )?(?:from|by) .{1,300}",
        r"(?:additional |extra )?(?:reporting|writing|editing|research|production|translation)(?: and (?:writing|editing))? by .{1,300}",
        r"(?:©|\(c\)|copyright\b).{0,300}",
        r".{0,120}\ball rights reserved\b.{0,300}",
        r"this (?:material|content|article|story) (?:may not|is published|was published|originally|first|has been|was"
        r" originally).{0,300}",
        r"(?:corrections?|clarification|editor['’]?s['’]? note|an earlier version of th(?:is|e)\b).{0,600}",
        r"(?:published|updated|posted|last updated|last modified|first published)\b[^.]{0,80}",
        r"(?:\d{1,3}|an?|one) (?:min(?:ute)?s?|hours?|days?|weeks?) (?:ago|read)\.?",
        r"!?\[[^\]]{0,300}\](?:\([^)]{0,1000}\))?[:.]?",
        r"(?:https?://|www\.)\S{1,1000}",
        r"\S{1,60}@\S{1,60}|(?:[#@]\w{1,50}[\s,]{0,2}){1,20}",
        r"</?[a-z][^<>]{0,300}>",
        r".{0,200}(?:/|via |\bby )(?:getty(?: images)?|afp|reuters|ap|ap photo|epa(?:-efe)?|shutterstock|alamy|istock"
        r"|zuma|bloomberg|pa wire|pool|handout)\b.{0,30}(?<![.!?])",
    ),
    *_any(
        rf"(?i:by|from|words by|story by|reported by|written by) {_NAMES}{_ROLE}\.?",
        rf"(?:{_NAMES}|(?:[Tt]he )?Associated Press.{{0,80}}|.{{1,120}}) contributed (?:reporting|to this (?:report|story|article)).{{0,100}}",
        flags=re.NOFLAG,
    ),
)
# Prompts: an imperative at the start, and the thing it sells.
_PROMPT = re.compile(
    r"(?:please )?(?:sign up|subscribe|register|download|follow|like us|join|get|click|tap|enter your|listen to|you can"
    r"|support|donate|become a|try|want|never miss|don['’]t miss|stay|interested in|have you|do you|are you|send|contact"
    r"|email us|to (?:read|get|receive|continue|subscribe)|thank you for|thanks for|this newsletter|check out|for more)\b",
    re.IGNORECASE,
)
_SOLD = re.compile(
    r"\b(?:newsletters?|inbox|our (?:app|site|website|channel|community|journalism|reporters?|e-?mail|team|daily|free|weekly)"
    r"|facebook|twitter|instagram|whatsapp|podcasts?|subscri(?:be|bers?|ption|ptions)|breaking news alerts?"
    r"|(?:news|email|push) alerts?|notifications|latest (?:news|headlines|updates|stories)|top stories|biggest stories"
    r"|unlimited access|free trial|stay up to date|story tip|news tips?|get in touch|share your|add interest)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:cookie (?:policy|settings|preferences)|use (?:of )?cookies|community (?:guidelines|standards)|comment(?:s|ing)? policy"
    r"|terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|enable javascript|ad ?blocker|reset your password"
    r"|comments? (?:may take|are (?:closed|moderated|subject))|unsubscribe|email notifications|your inbox"
    r"|today['’]s (?:biggest|top) stories)\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(?:you|your|our|we|readers|users|us|today['’]s)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"”]")


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _END.search(line.rstrip()) is not None


def is_residue(line: str) -> bool:
    """Whether a line by itself is known not to be text. Short lines without an end are not."""
    if len(line) > _LONGEST_LINE:
        return False
    folded = " ".join(line.split())
    if not any(character.isalpha() for character in folded):
        return True
    if any(pattern.fullmatch(folded) for pattern in _LINES) or is_date_line(folded):
        return True
    if _QUOTED.search(folded):
        return False
    if _PROMPT.match(folded) and _SOLD.search(folded):
        return True
    return _STRONG.search(folded) is not None and _READER.search(folded) is not None


def passages(document: Document, *, title: str) -> tuple[Passage, ...]:
    """The paragraphs that are text, in order, without duplicates; the headline is marked."""
    kept: list[Passage] = []
    seen: set[str] = set()
    headline = _headline(document, title)
    for paragraph in _without_link_lists(document):
        text = document.text[paragraph.start : paragraph.end]
        folded = _folded(text)
        is_headline = headline is not None and folded == headline
        if folded in seen or not (is_headline or _is_prose(text)):
            continue
        seen.add(folded)
        kept.append(_passage(paragraph, text, headline=is_headline))
    return tuple(kept)


def _passage(paragraph: Paragraph, text: str, *, headline: bool) -> Passage:
    trailing = _TRAILING.search(text, max(0, len(text) - 40))
    return Passage(
        start=paragraph.start,
        end=paragraph.start + (trailing.start() if trailing else len(text)),
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


def _is_prose(text: str) -> bool:
    if len(text) > MAX_PARAGRAPH or is_residue(text):
        return False
    words = text[:_LONGEST_LINE].split()
    if not ends_sentence(text):
        return len(words) >= _MIN_WORDS and any(word[0].islower() for word in words)
    if len(words) < 2:
        return False
    return any(word.strip("“\"'‘(").islower() and len(word) > 1 for word in words)


def _headline(document: Document, title: str) -> str | None:
    """The folded text of the headline in the body, if it is there.

    That is the line equal to the title, else the first line that is no residue, if it looks like
    a headline.
    """
    wanted = _folded(title)
    lines = [document.text[p.start : p.end] for p in document.paragraphs]
    if wanted and any(len(line) < 600 and _folded(line) == wanted for line in lines):
        return wanted
    for index, line in enumerate(lines):
        if is_residue(line) or len(line.split()) < 3 or document.paragraphs[index].item:
            continue
        return _folded(line) if _looks_like_headline(document, lines, index) else None
    return None


def _looks_like_headline(document: Document, lines: Sequence[str], index: int) -> bool:
    """Of headline length, without full stop, and set apart from the text below it."""
    line = lines[index].strip()
    if len(line) > 200 or re.search(r"[.:;,…]$", line):
        return False
    if index + 1 == len(lines):
        return False
    below = document.paragraphs[index + 1]
    return below.block != document.paragraphs[index].block or ends_sentence(lines[index + 1])


def headline_text(document: Document, kept: Sequence[Passage]) -> str:
    """The words of the headline passage, "" without one."""
    for passage in kept:
        if passage.headline:
            return " ".join(document.text[passage.start : passage.end].split())
    return ""


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold())) if text else ""
