"""Whether a clause says that something is so, that it is not, or that it may be."""

from __future__ import annotations

from discrepancy.slots import names
from discrepancy.slots.clauses import Syntax

_NEGATIVE_ADVERBS = names.word_set("not never n't n’t nor hardly nowhere")
_NEGATIVE_ENDINGS = ("n't", "n’t")  # "wasn’t" where it is one token
_NEGATIVE_NOUNS = names.word_set("nobody nothing none neither nowhere")
# verbs that say of their clause that it is not so
_IMPLYING_NOT = names.word_set(
    "fail refuse decline deny cease forget neglect omit stop avoid scruple hesitate exclude rule "
    "unable impossible"
)
# verbs whose own denial denies the clause below: "did not seem to slow down"
_RAISING = names.word_set("seem appear happen manage able bother dare get come")
# nouns that tell a clause without vouching for it, and verbs that say that such a thing is not so
_HEARSAY = names.word_set(
    "rumour rumor allegation speculation suggestion claim report possibility fear hope prospect "
    "threat risk belief idea theory"
)
_DENYING = names.word_set("deny reject dismiss refute quash scotch rebut dispute contradict")
_KEEPING_FROM = names.word_set("prevent stop bar ban refrain keep block discourage exclude")
MEANING_TO = names.word_set(
    "plan intend hope want expect threaten promise mean aim seek wish prepare try ask consider "
    "pledge vow propose offer demand urge order schedule due likely set ready able"
)
_MODALS = {
    "will": "will", "'ll": "will", "wo": "will", "shall": "will", "would": "would",
    "may": "may", "might": "might", "could": "could", "can": "can", "ca": "can",
    "should": "should", "must": "must",
}  # fmt: skip
_CONDITIONS = names.word_set("if unless whether lest")
# before a gerund they tell of what has not happened: "before deciding", "instead of signing"
_NOT_YET = names.word_set("before until of than")
# words that leave open that it is otherwise by now
_SO_FAR = names.word_set("yet immediately still far already")
# words that tell of another time than the news
_THEN = names.word_set(
    "previously formerly earlier once originally initially since before until ever"
)


def negations(syntax: Syntax, verb: int, subject: int, consumed: int) -> list[int]:
    """The word that negates the clause, in a list: its own, or one of its subject or object.

    One at most: "did not find any" and "found nothing, never" deny once, as English is read.
    """
    for child in syntax.below[verb]:
        if syntax.tokens[child].dep == "neg" or syntax.lemma(child) in _NEGATIVE_ADVERBS:
            return [child]
    for word in (verb, *(c for c in syntax.below[verb] if syntax.tokens[c].pos == "AUX")):
        if syntax.tokens[word].text.lower().endswith(_NEGATIVE_ENDINGS):
            return [word]
    nouns = [consumed, syntax.child(verb, "dobj", "attr")]
    if subject >= 0 and syntax.tokens[subject].head == verb:
        nouns.append(subject)
    for noun in nouns:
        if noun >= 0 and syntax.lemma(noun) in _NEGATIVE_NOUNS:
            return [noun]
        for child in syntax.below[noun] if noun >= 0 else ():
            if syntax.lemma(child) in {"no", "neither", "not"}:
                return [child]
    return _shared_negation(syntax, verb)


def _shared_negation(syntax: Syntax, verb: int) -> list[int]:
    """Reads "did not sign or pay": the negation of the first holds for the second."""
    head = syntax.tokens[verb].head
    joined, negation = syntax.child(head, "cc"), syntax.child(head, "neg")
    own = syntax.child(verb, "aux", *sorted(names.SUBJECTS)) >= 0
    if syntax.tokens[verb].dep != "conj" or own or joined < 0 or negation < 0:
        return []
    return [negation] if syntax.lemma(joined) in {"or", "nor"} else []


def implied(syntax: Syntax, verb: int) -> int:
    """How many governing words say that it does not happen ("failed to", "yet to")."""
    token = syntax.tokens[verb]
    head = token.head
    count = 0
    if token.dep == "pcomp":
        governor = syntax.tokens[syntax.tokens[head].head]
        kept = syntax.lemma(head) == "from" and governor.lemma in _KEEPING_FROM
        count += syntax.lemma(head) == "without" or kept
    if _told_by(syntax, verb) and _denied(syntax, head):
        count += 1
    if token.dep in {"xcomp", "ccomp"} and head < verb and syntax.lemma(head) in _IMPLYING_NOT:
        count += 1 + (syntax.child(head, "neg") >= 0)
    elif token.dep == "xcomp" and syntax.lemma(head) in _RAISING:
        count += syntax.child(head, "neg") >= 0
    marks = [c for c in syntax.below[verb] if c > 0 and syntax.lemma(c) == "to"]
    return count + any(syntax.lemma(c - 1) == "yet" for c in marks)


def _told_by(syntax: Syntax, verb: int) -> bool:
    """Whether the clause is what a rumour or an allegation says."""
    token = syntax.tokens[verb]
    told = token.dep in {"acl", "ccomp"} and syntax.child(verb, "nsubj", "nsubjpass") >= 0
    return told and syntax.lemma(token.head) in _HEARSAY


def _denied(syntax: Syntax, noun: int) -> bool:
    return syntax.lemma(syntax.tokens[noun].head) in _DENYING


def hearsay(syntax: Syntax, verb: int) -> bool:
    """Whether a rumour or the like says it, and nobody denies that."""
    return _told_by(syntax, verb) and not _denied(syntax, syntax.tokens[verb].head)


def modality(syntax: Syntax, verb: int) -> tuple[str, ...]:
    """Modal auxiliaries, and governing verbs of intent ("plan", "want")."""
    found = [
        _MODALS[syntax.lemma(c)]
        for c in syntax.below[verb]
        if syntax.tokens[c].dep == "aux" and syntax.lemma(c) in _MODALS
    ]
    token = syntax.tokens[verb]
    if token.dep == "xcomp" and syntax.lemma(token.head) in MEANING_TO:
        found.append(syntax.lemma(token.head))
    if any(syntax.lemma(c) in _SO_FAR for c in syntax.below[verb]):
        found.append("yet")
    if _of_another_time(syntax, verb):
        found.append("then")
    return tuple(dict.fromkeys(found))


def _of_another_time(syntax: Syntax, verb: int) -> bool:
    """Reads "previously", "since 1959", "before this" beside the verb."""
    return any(
        syntax.lemma(c) in _THEN and syntax.tokens[c].dep in {"advmod", "prep", "npadvmod"}
        for c in syntax.below[verb]
    )


def conditional(syntax: Syntax, verb: int) -> bool:
    """Whether the clause says when, or on what condition, not what is: "if", "before", "than"."""
    token = syntax.tokens[verb]
    if token.dep == "pcomp" and syntax.lemma(token.head) in _NOT_YET:
        return True
    general = token.tag in {"VBZ", "VBP"}  # "when it rains"
    if any(syntax.lemma(c) == "than" for c in syntax.below[verb]):
        return True  # "faster than is permitted"
    return any(
        (syntax.tokens[c].dep == "mark" and syntax.lemma(c) in _CONDITIONS)
        or (general and syntax.tokens[c].dep == "advmod" and syntax.lemma(c) == "when")
        for c in syntax.below[verb]
    )
