"""The verdict on a dispute: the sum of its evidence against the thresholds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp

from discrepancy.conflicts import reading
from discrepancy.conflicts.dispute import VALUES, Dispute
from discrepancy.conflicts.evidence import value_findings
from discrepancy.conflicts.statements import is_statement
from discrepancy.conflicts.within import can_clash
from discrepancy.events.evidence import same_event_findings
from discrepancy.events.timing import EVIDENT
from discrepancy.findings import Finding, Weights
from discrepancy.records import Evidence, Kind, Verdict
from discrepancy.slots.interface import Relation
from discrepancy.slots.registry import FIGURES, NAMES
from discrepancy.slots.when import claim_period

# What establishes that two reports can be of one occasion: the dates they give, fresh news, or that
# one was made from the other.
ESTABLISHED = frozenset(["when:same", "publication:days", "reprint:changed"])
# Two days of one week may be the slip itself, or that of a sentence's background.
RULED_OUT = EVIDENT - {"when:other-day"}
# Words that are alike were said once: the dates told in or beside them are of what they speak of.
WORDED = frozenset([Kind.QUOTE, Kind.ATTRIBUTION])
DATED = frozenset(["when:apart", "when:other-day", "when:background"])
# What two sentences that name no date themselves take over from their context is often the date of
# what is told there in passing: in the training bundles nine of the 14 disputes that nothing but
# such dates ruled out, in news of the same days, are conflicts.
TAKEN_OVER = frozenset(["when:apart"])
# Or one names none, and the other takes over one that is far from its news: where the two say
# nearly the same, and are each other's nearest, it is not of what is told in them.
UNDATED = frozenset(["when:background"])
ALIKE = 0.55  # cosine; below it own cases and the bundles have more alarms than conflicts for it
# All that sets two occasions apart: where a pair is alike but for these, it is listed as distinct.
APART = EVIDENT | {"where:other", "occasion:other", "publication:months"}
# The same of what is known of both places: one article tells of a happening in each, or has a
# value of the same of either.
PLACED_APART = frozenset(["places:both", "places:there"])
VOTES = tuple(hundredth / 100 for hundredth in range(round(100 * reading.SUREST) + 1))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A dispute with its verdict. `total` is the sum of the evidence in log-odds of a conflict."""

    dispute: Dispute
    verdict: Verdict
    total: float
    evidence: tuple[Evidence, ...]

    @property
    def confidence(self) -> float:
        """Probability of a conflict, or for `distinct` that it is none; two decimals."""
        probability = 1 / (1 + exp(-self.total))
        return round(1 - probability if self.verdict is Verdict.DISTINCT else probability, 2)


@dataclass(frozen=True, slots=True)
class Examined:
    """A dispute with all that was found of it."""

    dispute: Dispute
    event: tuple[Finding, ...]
    values: tuple[Finding, ...]

    def voted(self, vote: float | None) -> Examined:
        """Return one on which nobody voted with a vote: it is found last, and changes no more."""
        dispute = replace(self.dispute, vote=vote)
        return Examined(dispute, self.event, (*self.values, *reading.vote(dispute)))


def examine(dispute: Dispute) -> Examined:
    """Find what speaks for and against a conflict."""
    # what is read whole is read with all that tells its occasion
    read = is_statement(dispute.aligned.left)
    event = () if read else same_event_findings(dispute.pair)
    return Examined(dispute, event, value_findings(dispute))


def judge(dispute: Dispute, weights: Weights) -> Judgement | None:
    """Judge a dispute. None where it is neither a conflict nor worth listing as distinct."""
    return judge_examined(examine(dispute), weights)


def judge_examined(given: Examined, weights: Weights) -> Judgement | None:
    """Judge what was examined before; as `judge`. Whole sentences want a vote."""
    found = _decided(given, weights)
    if found is None:
        return None
    verdict, total = found
    return Judgement(
        dispute=given.dispute,
        verdict=verdict,
        total=round(total, 2),
        evidence=_evidence(given.event, given.values, weights),
    )


def least_vote(given: Examined, weights: Weights) -> float | None:
    """Return the least vote, of two decimals, by which `judge_examined` returns one; None if none.

    What one vote is enough for, higher ones are.
    """

    def is_enough(vote: float) -> bool:
        return _decided(given.voted(vote), weights) is not None

    if not is_enough(VOTES[-1]):
        return None
    return VOTES[bisect_left(VOTES, True, key=is_enough)]


def _decided(given: Examined, weights: Weights) -> tuple[Verdict, float] | None:
    """Return the verdict and the log-odds of a conflict. None where there is nothing to tell."""
    dispute, event, values = given.dispute, given.event, given.values
    if is_statement(dispute.aligned.left) and dispute.vote is None:
        return None
    if dispute.pair.within and not can_clash(dispute, (*event, *values)):
        return None
    same_event = weights.same_event_prior + weights.total(event)
    total = conflict_score(event, values, weights)
    verdict = _verdict(given, total, same_event, weights)
    if verdict is None:
        return None
    if verdict is Verdict.CONTRADICTION and _is_update(dispute, values):
        verdict = Verdict.POSSIBLE
    return verdict, total


def _is_update(dispute: Dispute, values: Sequence[Finding]) -> bool:
    """Whether a reprint has the later, higher figure of what grows: a text brought up to date."""
    return dispute.pair.candidate.reprint and any(found.feature == "growth" for found in values)


def conflict_score(event: Sequence[Finding], values: Sequence[Finding], weights: Weights) -> float:
    """Log-odds of a conflict: prior, evidence of one event (scaled), evidence of the values."""
    return (
        weights.conflict_prior
        + weights.same_event_scale * weights.total(event)
        + weights.total(values)
    )


def _verdict(given: Examined, total: float, same_event: float, weights: Weights) -> Verdict | None:
    thresholds, dispute, event = weights.thresholds, given.dispute, given.event
    whole = is_statement(dispute.aligned.left) and dispute.standalone
    possible = thresholds["standalone" if whole else "possible"]
    undated = _undated(dispute, event)
    apart = [finding for finding in event if finding.key in APART - undated]
    placed = [finding for finding in given.values if finding.key in PLACED_APART]
    evident = bool(placed) or any(finding.key in RULED_OUT for finding in apart)
    without = total - weights.same_event_scale * weights.total(apart) - weights.total(placed)
    if evident and without >= possible:
        return Verdict.DISTINCT
    if total < possible:
        return None
    firm = (
        total >= thresholds["contradiction"]
        and same_event >= thresholds["same_event"]
        and dispute.aligned.level.relation is Relation.DIFFERENT
        and any(finding.key in ESTABLISHED for finding in event)
    )
    return Verdict.CONTRADICTION if firm else Verdict.POSSIBLE


def _undated(dispute: Dispute, event: Sequence[Finding]) -> frozenset[str]:
    """Return the findings on dates that do not show by themselves that there are two occasions.

    Words that are alike were said once, whatever dates they name. How old somebody is no date
    tells that one of two sentences takes over from another; nor do two that are both taken over
    tell of two occasions, in news of the same days. But they do where "that train" or "had been"
    says that it is the occasion of before.
    """
    left, right = dispute.pair.left.dating, dispute.pair.right.dating
    if dispute.kind in WORDED or (dispute.kind is Kind.AGE and not (left and right)):
        return DATED
    fresh = any(finding.key == "publication:days" for finding in event)
    if not fresh or claim_period(left) or claim_period(right):  # a bound is no date of its own
        return frozenset()
    if any(claim.when and claim.looks_back for claim in (dispute.pair.left, dispute.pair.right)):
        return frozenset()
    candidate = dispute.pair.candidate
    nearest = candidate.are_nearest and candidate.cosine >= ALIKE
    told = dispute.kind in FIGURES or dispute.kind in NAMES
    return TAKEN_OVER | UNDATED if nearest and told else TAKEN_OVER


def _evidence(
    event: Sequence[Finding], values: Sequence[Finding], weights: Weights
) -> tuple[Evidence, ...]:
    label = "a candidate pair, before anything was seen"
    items = [Evidence(about=VALUES, label=label, weight=round(weights.conflict_prior, 2))]
    scale = weights.same_event_scale
    items += [weights.evidence(finding, scale=scale) for finding in event]
    items += [weights.evidence(finding) for finding in values]
    return tuple(items)
