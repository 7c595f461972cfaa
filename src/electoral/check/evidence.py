"""Whether evidence proves seats: schoolbook arithmetic on the numbers it states, and nothing else.

Seats are right if no claim that was refused is higher than one that was met, and those at the cut are a tie
if and only if their claims are equal. What a claim is, the evidence says: a quotient, a part of a quota not
yet used, votes. Whether it is the claim that the law has is looked at elsewhere.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Generic, TypeVar

import attrs

from electoral.check.house import quota_method_faults
from electoral.evidence import (
    DivisorEvidence,
    Evidence,
    MostVotesEvidence,
    QuotaEvidence,
    QuotaMethodEvidence,
    TurnsEvidence,
)
from electoral.exact import Exact

K = TypeVar("K", bound=Hashable)
#: The claim of a contestant to one more seat when it holds so many; None if it has none.
Claim = Callable[[K, int], Fraction | None]


@attrs.frozen(kw_only=True)
class Result(Generic[K]):
    """What evidence should prove.

    Attributes:
        lower: the fewest seats of each; upper: the most, its fewest for a contestant without votes.
        tied: who is tied for `places` more seats; `left` more depend on the answer.
        before: the seats after the answer to an earlier tie, from which these go on; None if there was none.
    """

    votes: Mapping[K, Exact]
    seats: int
    lower: Mapping[K, int]
    upper: Mapping[K, int]
    sure: Mapping[K, int]
    tied: tuple[K, ...] = ()
    places: int = 0
    left: int = 0
    before: Mapping[K, int] | None = None


def result_faults(result: Result[K]) -> Iterator[str]:
    """Give what is wrong with seats whatever proves them: sums, bounds, and the shape of a tie."""
    given = sum(result.sure.values())
    if given + result.places + result.left != result.seats:
        yield f"{given} sure, {result.places} tied and {result.left} later seats are not {result.seats}"
    if len(set(result.tied)) < len(result.tied):
        yield "somebody is tied twice"
    if result.sure.keys() != result.votes.keys() or not set(result.tied) <= result.votes.keys():
        yield "the contestants with seats are not those with votes"
        return
    for key, seats in result.sure.items():
        if seats < result.lower[key]:
            yield f"{key!r} has {seats} seats, fewer than its {result.lower[key]}"
        if seats + (key in result.tied) > result.upper[key]:
            yield f"{key!r} has {seats} seats, more than its {result.upper[key]}"
    tie = not result.tied or 0 < result.places < len(set(result.tied))
    if bool(result.tied) != bool(result.places) or not tie:
        yield f"{result.places} places for {len(result.tied)} tied contestants are no tie"


def evidence_faults(result: Result[K], evidence: Evidence[K]) -> Iterator[str]:
    """Give everything in which the evidence fails to prove the seats."""
    match evidence:
        case DivisorEvidence():
            yield from _divisor_faults(result, evidence)
        case MostVotesEvidence():
            yield from _most_votes_faults(result, evidence)
        case QuotaEvidence():
            yield from _quota_faults(result, evidence)
        case QuotaMethodEvidence(order=order):
            bounds = (result.lower, result.upper)
            found = (result.sure, result.tied, result.places, result.left)
            answered = result.before is not None
            yield from quota_method_faults(
                result.votes, result.seats, bounds, found, order, answered=answered
            )
            if answered and dict(result.before or {}) != dict(result.sure):
                yield "the seats are not those after the answer to the tie"


def _divisor_faults(result: Result[K], evidence: DivisorEvidence[K]) -> Iterator[str]:
    above = {key for key, seats in result.sure.items() if seats > result.lower[key]}
    below = {key for key, seats in result.sure.items() if seats < result.upper[key]}
    if evidence.last.keys() != above or evidence.next.keys() != below:
        yield "the divisors are not those of all who have a seat, or may have one more"
        return
    if any(evidence.last[key] >= evidence.next[key] for key in above & below):
        yield "the divisors do not rise"
    votes = {key: Fraction(number) ** evidence.power for key, number in result.votes.items()}

    def claim(key: K, held: int) -> Fraction | None:
        divisor = evidence.next[key] if held == result.sure[key] else evidence.last[key]
        return votes[key] / divisor if divisor else None

    first = {key for key in above if not evidence.last[key]}
    if any(not divisor for divisor in evidence.next.values()):
        yield "somebody was refused a first seat, which comes before all quotients"
        return
    yield from _cut_faults(result, claim, always=first)
    met, refused = _both_sides(result, claim)
    if evidence.lowest_awarded != min(met, default=None):
        yield f"the lowest quotient with a seat is not {evidence.lowest_awarded}"
    if evidence.highest_refused != max(refused, default=None):
        yield f"the highest quotient without a seat is not {evidence.highest_refused}"
    yield from _cut_names_faults(result, evidence, claim, above - first, below)


def _cut_names_faults(
    result: Result[K],
    evidence: DivisorEvidence[K],
    claim: Claim[K],
    above: AbstractSet[K],
    below: AbstractSet[K],
) -> Iterator[str]:
    """Check who stands on each side of the cut; the tied stand on both."""
    last = {key for key in above if claim(key, result.sure[key] - 1) == evidence.lowest_awarded}
    following = {key for key in below if claim(key, result.sure[key]) == evidence.highest_refused}
    names = (evidence.last_seat, evidence.next_seat)
    if any(len(set(each)) < len(each) for each in names):
        yield "somebody stands at the cut twice"
    if set(evidence.last_seat) != last.union(result.tied) or set(evidence.next_seat) != following:
        yield "those with the last seat, or the next, are not those at the cut"


def _most_votes_faults(result: Result[K], evidence: MostVotesEvidence) -> Iterator[str]:
    def claim(key: K, held: int) -> Fraction | None:
        return Fraction(result.votes[key]) if not held else None

    yield from _cut_faults(result, claim)
    met, refused = _both_sides(result, claim)
    if evidence.fewest_elected != min(met, default=None):
        yield f"the fewest votes of anyone elected are not {evidence.fewest_elected}"
    if evidence.most_refused != max(refused, default=None):
        yield f"the most votes of anyone not elected are not {evidence.most_refused}"


def _quota_faults(result: Result[K], evidence: QuotaEvidence[K]) -> Iterator[str]:
    quota = evidence.quota
    if quota is None:
        if result.seats and any(result.votes.values()):
            yield "there is no quota, although there are seats and votes"
        return
    if evidence.wholes.keys() != result.votes.keys() or evidence.remainders.keys() != result.votes.keys():
        yield "quotients are not given for everyone"
        return
    for key, votes in result.votes.items():
        wholes, rest = evidence.wholes[key], evidence.remainders[key]
        if wholes + rest != votes / quota or not 0 <= rest < 1:
            yield f"{key!r}: {votes} votes are not {wholes} quotas and {rest}"

    def unused(key: K, held: int) -> Fraction:
        return result.votes[key] / Fraction(quota) - held

    if evidence.held is None or evidence.rest is None:
        yield from _cut_faults(result, unused)
        yield from _parts_faults(result, evidence, unused)
        return
    yield from _held_faults(result, evidence, unused)


def _parts_faults(result: Result[K], evidence: QuotaEvidence[K], unused: Claim[K]) -> Iterator[str]:
    met, refused = _both_sides(result, unused)
    if evidence.lowest_awarded != min(met, default=None):
        yield f"the smallest part of a quota with a seat is not {evidence.lowest_awarded}"
    if evidence.highest_refused != max(refused, default=None):
        yield f"the largest part of a quota without a seat is not {evidence.highest_refused}"


def _held_faults(
    result: Result[K], evidence: QuotaEvidence[K], unused: Callable[[K, int], Fraction]
) -> Iterator[str]:
    """Check what was held before the rule for the seats left began, and then that rule."""
    held = dict(evidence.held or {})
    if held.keys() != result.votes.keys():
        yield "the seats held before the last rule are not given for everyone"
        return
    yield from _remainder_faults(result, evidence, held, unused)
    if any(held[key] for key in evidence.left_out):
        yield "somebody with a seat was left out of the averages"
    upper = {key: 0 if key in evidence.left_out else most for key, most in result.upper.items()}
    started = attrs.evolve(result, lower=held, upper=upper)
    yield from result_faults(started)
    if isinstance(evidence.rest, TurnsEvidence):
        yield from _turn_faults(started, evidence.rest)
    elif evidence.rest is not None:
        yield from evidence_faults(started, evidence.rest)


def wholes_within(result: Result[K], evidence: QuotaEvidence[K]) -> dict[K, int]:
    """Give everyone's whole quotas, brought within the bounds."""
    return {key: min(max(evidence.wholes[key], result.lower[key]), result.upper[key]) for key in result.votes}


def _remainder_faults(
    result: Result[K],
    evidence: QuotaEvidence[K],
    held: Mapping[K, int],
    unused: Callable[[K, int], Fraction],
) -> Iterator[str]:
    """Check the seats that remainders gave, one each, before the last rule began."""
    raised = wholes_within(result, evidence)
    extra = {key: held[key] - raised[key] for key in held}
    if any(number not in (0, 1) for number in extra.values()):
        yield "somebody holds neither its whole quotas nor one seat more before the last rule"
    met = [unused(key, raised[key]) for key in held if extra[key]]
    refused = [
        unused(key, raised[key])
        for key in held
        if not extra[key] and raised[key] < result.upper[key] and raised[key] <= evidence.wholes[key]
    ]
    lowest, highest = min(met, default=None), max(refused, default=None)
    if lowest is not None and highest is not None:
        if lowest < highest:
            yield "a remainder was met while a larger one was refused"
        if lowest == highest and result.before is None:
            yield "a tie among remainders is not told"
    if result.before is not None and held != dict(result.before):
        yield "the seats held are not those after the answer to the tie"
    told = (evidence.lowest_awarded, evidence.highest_refused)
    if told != (lowest, highest) and (met or told != (None, None)):
        yield f"remainders of {told[0]} and {told[1]} are not those at the cut"


def _turn_faults(result: Result[K], evidence: TurnsEvidence) -> Iterator[str]:
    """Check seats in turns: all first seats in order of votes, then all second ones."""
    most = max(result.votes.values(), default=0) + 1

    def claim(key: K, held: int) -> Fraction:
        return Fraction(result.votes[key] - (held - result.lower[key]) * most)

    yield from _cut_faults(result, claim)
    met, refused = _both_sides(result, claim)
    if evidence.fewest_elected != (min(met) % most if met else None):
        yield f"the fewest votes of anyone with a seat of the last turn are not {evidence.fewest_elected}"
    if evidence.most_refused != (max(refused) % most if refused else None):
        yield f"the most votes of anyone without a seat of the next turn are not {evidence.most_refused}"


def _both_sides(result: Result[K], claim: Claim[K]) -> tuple[list[Fraction], list[Fraction]]:
    """Give the claims met and the claims refused; those of the tied are both."""
    tied = [claim(key, result.sure[key]) for key in result.tied]
    met = [claim(key, k - 1) for key, k in result.sure.items() if k > result.lower[key]]
    refused = [
        claim(key, k) for key, k in result.sure.items() if k < result.upper[key] and key not in result.tied
    ]
    return (
        [each for each in (*met, *tied) if each is not None],
        [each for each in (*refused, *tied) if each is not None],
    )


def _cut_faults(result: Result[K], claim: Claim[K], always: AbstractSet[K] = frozenset()) -> Iterator[str]:
    """Check that claims met lie above claims refused, and that equal claims at the cut are all tied.

    `always` are those whose last seat came before all claims.
    """
    level = {claim(key, result.sure[key]) for key in result.tied}
    if len(level) > 1 or None in level:
        yield "those tied have unequal claims"
        return
    above = [key for key, k in result.sure.items() if k > result.lower[key] and key not in always]
    met = [claim(key, result.sure[key] - 1) for key in above]
    if None in met:
        yield "somebody has a seat without a claim to it"
        return
    rest = [key for key, k in result.sure.items() if k < result.upper[key] and key not in result.tied]
    refused = [claim(key, result.sure[key]) for key in rest]
    numbers = [each for each in (*met, *refused) if each is not None]
    lowest = min((each for each in (*met, *level) if each is not None), default=None)
    highest = max((each for each in (*refused, *level) if each is not None), default=None)
    if lowest is not None and highest is not None:
        untold = lowest == highest and (not level or highest in numbers)
        if lowest < highest or untold:
            yield f"a claim of {highest} was refused while one of {lowest} was met"
