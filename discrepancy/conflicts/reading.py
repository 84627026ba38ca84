"""What reading two sentences as wholes comes to: a judge's vote, and how much there was to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import log
from typing import TypeAlias

from discrepancy.conflicts import contrast
from discrepancy.conflicts.dispute import Dispute, are_loose_lengths, value_finding
from discrepancy.conflicts.statements import is_statement
from discrepancy.findings import Finding
from discrepancy.records import Kind

# No judge is taken to be surer than that, whatever it says. Of 26,349 pairs of the bundles, cases
# and news the one in the package gives 30 more than SUREST; no report rests on how much more.
LEAST, SUREST = 0.02, 0.7
USUAL = 0.1  # what a judge gives most pairs: such a vote says nothing
# Sentences of an article whose length says nothing, and of the shortest that taught the weights: in
# still shorter ones every sentence is near every other.
ORDINARY, FEWEST = 12, 7
WHOLE = "no value in them says what differs"
QUOTED = frozenset([Kind.QUOTE, Kind.ATTRIBUTION])
PLAIN = 14  # content words: hardly a sentence of the bundles has more, a third of those of news
SAME = 0.5  # cosine of the sentences: above it most say the same
MOST = 2.5  # shared words, the rare ones in full: more say no more


def length(dispute: Dispute) -> Iterator[Finding]:
    """In a long article more sentences are alike by chance, and fewer have a counterpart.

    Not so two quotations: no two are in nearly the same words by chance.
    """
    if dispute.pair.within or dispute.pair.candidate.reprint or dispute.kind in QUOTED:
        return
    longest = max(len(dispute.left_others), len(dispute.right_others))
    if longest >= FEWEST:
        label = f"the longer article has {longest} sentences"
        finding = value_finding("length", _group(dispute), label)
        yield replace(finding, amount=log(ORDINARY / longest))


def vote(dispute: Dispute) -> Iterator[Finding]:
    """What a judge of sentence pairs says, in log-odds."""
    if dispute.vote is not None:
        chance = min(SUREST, max(LEAST, dispute.vote))
        label = f"a judge of sentence pairs gives a conflict a chance of {dispute.vote:.0%}"
        group = "length" if are_loose_lengths(dispute) else _group(dispute)  # it knows little
        finding = value_finding("vote", group, label)
        yield replace(finding, amount=_log_odds(chance) - _log_odds(USUAL))


def _statement(_: Dispute) -> Iterator[Finding]:
    yield value_finding("statement", "read", WHOLE)


def _nearest(dispute: Dispute) -> Iterator[Finding]:
    if dispute.pair.candidate.are_nearest:
        yield value_finding("statement", "nearest", "nearer to each other than to any other")


def _alike(dispute: Dispute) -> Iterator[Finding]:
    """What is much alike, and differs in no value, mostly says the same."""
    cosine = dispute.pair.candidate.cosine
    finding = value_finding("statement", "alike", f"similarity of the sentences {cosine:.2f}")
    yield replace(finding, amount=cosine)
    if cosine > SAME:
        finding = value_finding("statement", "same", "hardly another word in them")
        yield replace(finding, amount=cosine - SAME)


def _ahead(dispute: Dispute) -> Iterator[Finding]:
    margin = dispute.pair.candidate.margin
    if margin:
        label = f"nearer by {margin:.2f} than the next sentence of either article"
        yield replace(value_finding("statement", "ahead", label), amount=margin)


def _shared(dispute: Dispute) -> Iterator[Finding]:
    """Words that they share, and few others of their articles have."""
    pair = dispute.pair
    words = sorted({*pair.left.keywords} & {*pair.right.keywords})
    weight = sum(pair.rarity.get(word, 1.0) for word in words)
    if weight:
        texts = [", ".join(words[:5])] * 2
        finding = value_finding("statement", "shared", "content words in common", *texts)
        yield replace(finding, amount=min(MOST, weight))


def _apart(dispute: Dispute) -> Iterator[Finding]:
    """What is hardly nearer than any two sentences of the story is of two things."""
    closeness = dispute.pair.candidate.closeness
    if closeness < contrast.CLOSE:
        label = f"similarity beyond what their articles share {closeness:.2f}"
        yield replace(value_finding("statement", "apart", label), amount=contrast.CLOSE - closeness)


def _lengthy(dispute: Dispute) -> Iterator[Finding]:
    """A long sentence says so much that two of them are seldom read as excluding each other."""
    longest = max(len(claim.keywords) for claim in (dispute.pair.left, dispute.pair.right))
    if longest > PLAIN:
        label = f"the longer sentence has {longest} content words"
        yield replace(value_finding("statement", "long", label), amount=log(longest / PLAIN))


def _standalone(_: Dispute) -> Iterator[Finding]:
    yield value_finding("standalone", "read", f"each is all that its source says, and {WHOLE}")


def _group(dispute: Dispute) -> str:
    if not is_statement(dispute.aligned.left):
        return "value"
    return "standalone" if dispute.standalone else "alone"


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))


Features: TypeAlias = tuple[Callable[[Dispute], Iterator[Finding]], ...]

# Of sentences of which nothing but the whole is compared.
FEATURES: Features = (
    _statement,
    _nearest,
    _alike,
    _ahead,
    _shared,
    _apart,
    _lengthy,
    *contrast.FEATURES,
    length,
    vote,
)
# Of those that stand alone: nearness is no merit where there is nothing else to be near to, and
# beside the vote neither cosine nor shared words told anything of 822 conflicts among 2,760 pairs.
STANDALONE: Features = (_standalone, vote)


def features(whole: Dispute) -> Features:
    """Return what is asked of two sentences of which nothing but the whole is compared."""
    return STANDALONE if whole.standalone else FEATURES
