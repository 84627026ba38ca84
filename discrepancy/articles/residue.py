"""What a page carries besides its text: navigation, advertisements, credits, prompts, datelines.

The patterns judge one line, or one paragraph, by itself. When in doubt a sentence is kept: a lost
claim is worse than a stray one.
"""

from __future__ import annotations

import re

from discrepancy.articles.dates import is_date_line

_LONGEST_LINE = 1_500  # characters; residue is shorter, and matching stays cheap
_AGENCY = (
    r"(?:getty(?: images)?|afp|reuters|ap(?: photo)?|associated press|epa(?:-efe)?|shutterstock"
    r"|alamy|istock|zuma|bloomberg|pa wire|rex(?: features)?|pool|handout|file)"
)
_NAME = r"[A-Z][\w.'’-]{0,30}"
_NAMES = rf"{_NAME}(?:,? (?:and |de |von |van |al-)?{_NAME}){{0,12}}"


def _any(*patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, flags) for pattern in patterns)


# Each must match the whole line, with white space folded.
_LINES = (
    *_any(
        # advertisements and page furniture
        r"(?:ads?|advert|advertis(?:ement|ing)|sponsored(?: content)?|promoted|paid post)"
        r"(?: \d{1,3})?[.:]?(?: continue reading.{0,60})?",
        r"(?:article content|story continues.{0,20}|continue reading.{0,60}|(?:title )?icon"
        r"|loading\W{0,3}|skip to .{1,40})",
        r"(?:advert(?:isement)?|sponsored|promoted)\s?[:|–—] .{0,300}",
        # walls and consent
        r"you(?:['’]ve| have) (?:now )?(?:read|used|reached|viewed)\b.{0,80}"
        r"\bfree (?:articles?|stories)\b.{0,60}",
        r"already (?:an? )?(?:subscriber|subscribed|member|registered)\b.{0,80}",
        r"(?:we and our (?:\d{1,4} |selected |third[- ]party )?(?:partners|vendors)"
        r"|with your (?:consent|agreement|permission),? we)\b.{0,600}",
        r"this (?:article|content|page|post|video)\b.{0,60}\b(?:provided|hosted) by\b.{0,300}"
        r"\bcookies?\b.{0,200}",
        r".{0,80}\b\d{1,3} show all\b.{0,1500}",  # picture galleries
        r"most (?:read|popular|viewed) (?:in|on)\b.{0,1500}",
        # share buttons
        r"(?:(?:share|post|tweet|e-?mail|print|whats ?app|facebook|twitter|linkedin|reddit|telegram"
        r"|pinterest|flipboard|messenger|copy link|save|sms|bookmark)[\s,|/·•]{0,3}){2,20}",
        r"(?:read or )?share (?:this|on|via)\b.{0,120}",
        # pointers to other pages
        r"(?:read(?: more| also| next)?|also read|see (?:also|more)|related|earlier|watch|listen"
        r"|more(?: on this)?|online|topics|tags|filed under|must read|don['’]t miss)(?: here)?"
        r"\s?[:|].{0,300}",
        r"(?:read|watch|see|click|tap|listen)(?: here)?\b.{0,40}"
        r"\b(?:more|full story|full article|here|below|above)[.!>»]{0,3}",
        # pictures and their credits
        r"(?:photos?|photograph(?:er)?|photo credit|images?|pictures?|pictured"
        r"|video|gallery|credits?|source|caption|file photo)\s?[:|].{0,300}",
        r"(?:(?:image|media|video) (?:copyright|caption)|media playback"
        r"|enlarge (?:this )?image)\b.{0,400}",
        rf".{{0,400}}(?:/|via |\bby ){_AGENCY}\b.{{0,30}}(?<![.!?…”\"'])",
        rf".{{0,600}}[.!?”\"'] ?[(\[][^()\[\]]{{0,100}}(?:/|, |via |photo)[^()\[\]]{{0,30}}"
        rf"\b{_AGENCY}[^()\[\]]{{0,20}}[)\]]\.?",
        r".{0,600}[.!?”\"'] ?[(\[](?:photo|image|picture)\b[^()\[\]]{1,100}[)\]]\.?",
        rf".{{0,600}}\b{_AGENCY}/[A-Z][\w .'’-]{{2,40}}",
        r".{0,600}[.!?”\"'] ?(?:photo|photograph|picture|image)s?: .{1,80}(?<![.!?…”\"'])",
        # about the author
        r"[^“”\"]{0,400}[.!] follow (?:him|her|them|me|us) (?:on|at) .{1,60}",
        # credits, copyright, corrections: a correction repeats what is no longer claimed
        r"\((?:updates?|updated|adds|corrects|recasts|repeats|refiles|rewrites|reporting|editing|writing"
        r"|additional|with (?:inputs?|assistance|files|reporting)|photo|image|picture"
        r"|this (?:story|article))\b.{0,400}\)\.?",
        r"[—–-]{0,2} ?with (?:assistance|additional|reporting|help|inputs?|files|contributions?)"
        r" (?:reporting )?(?:from|by) .{1,300}",
        r"(?:additional |extra )?(?:reporting|writing|editing|research|production|translation)"
        r"(?: and (?:writing|editing))? (?:by|from) .{1,300}",
        r"(?:©|\(c\)|copyright\b).{0,300}|.{0,120}\ball rights reserved\b.{0,300}",
        r"this (?:material|content|article|story) (?:may not|is published|was (?:originally|first)"
        r"|was (?:published|updated|amended|corrected)|originally|first|has been).{0,300}",
        r"(?:corrections?|clarification|editor['’]?s['’]? note)\s?[:(—–-].{0,600}",
        r"(?:correction: )?an earlier version of th(?:is|e) .{0,600}",
        # posts shown in the page
        r"[^.!?]{0,200}\ba (?:post|photo|video|story) shared by [^()]{1,80} \(@[^()\s]{1,30}\)"
        r".{0,60}",
        # dates of the page
        r"(?:(?:first |last )?(?:published|updated|posted|modified))\b[^.]{0,80}",
        r"(?:\d{1,3}|an?|one) (?:min(?:ute)?s?|hours?|days?|weeks?) (?:ago|read)\.?",
        # markup and addresses
        r"!?\[[^\]]{0,300}\](?:\([^)]{0,1000}\))?[:.]?|</?[a-z][^<>]{0,300}>",
        r"(?:https?://|www\.)\S{1,1000}|\S{1,60}@\S{1,60}|(?:[#@]\w{1,50}[\s,]{0,2}){1,20}",
    ),
    *_any(
        rf"(?i:by|from|words by|story by|reported by|written by) {_NAMES}"
        r"(?:,? (?:in|for|at|of|political|senior|staff|chief|science|diplomatic) .{1,80}"
        r"| [|•] .{0,80}| \S{1,60}@\S{1,60})?\.?",
        r"[—–-]{1,2} ?[Ww]ith " + _NAMES + r"\.?",
        rf"(?:{_NAMES}|.{{1,120}}) contributed (?:reporting"
        r"|to this (?:report|story|article)).{0,100}",
        flags=re.NOFLAG,
    ),
)
# Prompts: an imperative at the start, and the thing it sells.
_PROMPT = re.compile(
    r"(?:please )?(?:sign up|subscribe|register|download|follow|like us|join|get|click|tap"
    r"|enter your|listen to|you can|support|donate|become a|try|want|never miss|don['’]t miss|stay"
    r"|interested in|have you|do you|are you|send|contact|e-?mail"
    r"|to (?:read|get|receive|continue|subscribe)"
    r"|thank you for|thanks for|this newsletter|check (?:us )?out|for more|newsletter)\b",
    re.IGNORECASE,
)
_SOLD = re.compile(
    r"\b(?:newsletters?|inbox|facebook|twitter|instagram|whatsapp|podcasts?|subscri(?:be|bers?|bing"
    r"|ptions?)|(?:news|email|push) alerts?|notifications|unlimited access|free trial"
    r"|our (?:app|site|website|channel|community|journalism|reporters?|e-?mail|team|daily|free"
    r"|weekly)"
    r"|(?:latest|breaking|top|biggest) (?:news|headlines|updates|stories)|stay up to date|story tip"
    r"|news tips?|get in touch|share your|add interest|the (?:author|writer)|coverage: http)\b",
    re.IGNORECASE,
)
# Phrases of forms and policies: residue where the reader is spoken to as well.
_POLICY = re.compile(
    r"\b(?:cookie (?:policy|settings|preferences)|use (?:of )?cookies|comment(?:s|ing)? policy"
    r"|community (?:guidelines|standards)|terms (?:of (?:use|service)|and conditions)"
    r"|privacy (?:policy|notice)|enable javascript|ad ?blocker|reset your password|not a robot"
    r"|comments? (?:may take|are (?:closed|moderated|subject))|unsubscribe|email notifications"
    r"|your inbox|invalid e-?mail|we pay for (?:your )?(?:stories|videos)"
    r"|today['’]s (?:biggest|top) stories)\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(?:you|your|our|we|readers|users|us|today['’]s)\b", re.IGNORECASE)
_CALL = re.compile(r"[@?]|https?:")
_SHORT_PROMPT = 8  # words; "Support for the mayor fell after her interview on Facebook" is longer
_QUOTATION = re.compile(r"[“\"”]")
_END = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}$|[”\"]$")


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _END.search(line[-10:].rstrip()) is not None


def is_residue(line: str) -> bool:
    """Whether a line by itself is known not to be text. Short lines without an end are not."""
    if len(line) > _LONGEST_LINE:
        return False
    folded = " ".join(line.split())
    if not any(character.isalpha() for character in folded):
        return True
    if any(pattern.fullmatch(folded) for pattern in _LINES) or is_date_line(folded):
        return True
    if _QUOTATION.search(folded):
        return False
    spoken_to = _READER.search(folded) is not None
    if _PROMPT.match(folded) and _SOLD.search(folded):
        return spoken_to or _CALL.search(folded) is not None or folded.count(" ") < _SHORT_PROMPT
    return spoken_to and _POLICY.search(folded) is not None
