"""How the seats that are left after whole quotas are given, rule by rule."""

from collections.abc import Hashable, Sequence
from functools import partial
from typing import TypeVar

import attrs

from electoral.errors import NoResult
from electoral.evidence import QuotaEvidence, TurnsEvidence
from electoral.frozen import Frozen
from electoral.methods.allocation import Allocation, allocation, in_steps
from electoral.methods.divisor.method import Quotients, start
from electoral.methods.divisor.sequences import Divisors
from electoral.methods.evidence import divisor_evidence
from electoral.methods.priority import Awarded, Start, award
from electoral.methods.problem import Problem
from electoral.methods.quota.remaining import Cycles, RemaindersThenAverages
from electoral.methods.quota.shares import Shares, spread

K = TypeVar("K", bound=Hashable)


def by_remainders(asked: Problem[K], shares: Shares[K]) -> Allocation[K]:
    """Give seats so that no part of a quota that was refused is larger than one that was met."""
    awarded = award(asked, shares, spread(asked, shares.wholes))
    return allocation(asked, awarded, partial(shares.evidence, asked, awarded.seats))


def by_votes(asked: Problem[K], shares: Shares[K], held: list[int], cycles: Cycles) -> Allocation[K]:
    """Give the seats that are left in the order of votes, one each."""
    left = asked.bounded(lower=held)
    if cycles == "once":
        left = left.bounded(upper=one_more(left))
        if sum(left.upper) < asked.seats:
            raise NoResult(
                f"seats: {asked.seats - sum(held)} are left after whole quotas, but only"
                f" {sum(left.upper) - sum(held)} contestants may take one and each takes one only"
            )
    claims = InTurn(asked.votes, held)
    awarded = award(left, claims, spread(left, held))

    return allocation(asked, awarded, partial(_proved_by_votes, asked, shares, awarded.seats, claims))


def _proved_by_votes(
    asked: Problem[K], shares: Shares[K], seats: list[int], claims: "InTurn"
) -> QuotaEvidence[K]:
    given = [(claims.one(i, k - 1), i) for i, k in enumerate(seats) if k > claims.held[i]]
    refused = [(claims.one(i, k), i) for i, k in enumerate(seats) if k < asked.upper[i]]
    return attrs.evolve(
        shares.evidence(),
        held=_by_contestant(asked, claims.held),
        rest=TurnsEvidence(
            fewest_elected=asked.of_votes(min(given)[1]) if given else None,
            most_refused=asked.of_votes(max(refused)[1]) if refused else None,
        ),
    )


def one_more(left: Problem[K]) -> list[int]:
    """Give upper bounds by which nobody gets more than one seat beyond its lower bound."""
    return [min(up, low + 1) for low, up in zip(left.lower, left.upper, strict=True)]


class InTurn:
    """Claims of contestants who take turns: all first extra seats in order of votes, then all second ones."""

    def __init__(self, votes: Sequence[int], held: Sequence[int]) -> None:
        self._votes, self.held, self._turn = votes, held, max(votes) + 1

    def rough(self, who: Sequence[int], held: Sequence[int]) -> Sequence[float]:
        """Give claims, exact."""
        return [self.one(i, k) for i, k in zip(who, held, strict=True)]

    def one(self, who: int, held: int) -> int:
        """Give one claim."""
        return self._votes[who] - (held - self.held[who]) * self._turn

    exact = one


def by_averages(
    asked: Problem[K],
    shares: Shares[K],
    divisors: Divisors,
    *,
    held: list[int],
    first: Problem[K] | None = None,
) -> Allocation[K]:
    """Give the seats that are left to the highest quotients; remainders gave those of `first`."""
    left = asked.bounded(lower=held)
    awarded = award(left, Quotients(asked.votes, divisors), start(left, divisors))

    prove = partial(_proved_by_averages, left, awarded, shares, divisors, first)
    return allocation(asked, awarded, prove)


def _proved_by_averages(
    left: Problem[K], awarded: Awarded, shares: Shares[K], divisors: Divisors, first: Problem[K] | None
) -> QuotaEvidence[K]:
    bounds = zip(left.contestants, left.lower, left.upper, shares.asked.upper, strict=True)
    return attrs.evolve(
        shares.evidence(first, left.lower),
        held=_by_contestant(left, left.lower),
        rest=divisor_evidence(left, awarded, divisors),
        left_out=tuple(key for key, held, up, most in bounds if not held and up < most),
    )


def by_both(
    asked: Problem[K], shares: Shares[K], rule: RemaindersThenAverages, held: list[int]
) -> Allocation[K]:
    """Give the first seats by remainders, one each, and the others by averages.

    A tie for the first ones comes before the others, since they depend on it.
    """
    room = asked.bounded(lower=held)
    # Who was lifted above its quotas has no remainder.
    once = zip(one_more(room), held, shares.wholes, strict=True)
    room = room.bounded(upper=[up if k <= wholes else k for up, k, wholes in once])
    first = room.bounded(seats=min(asked.seats, sum(held) + rule.seats, sum(room.upper)))
    awarded = award(first, shares, Start(held, cut=True))

    left = asked.seats - first.seats
    prove = partial(shares.evidence, first.bounded(lower=asked.lower, upper=asked.upper), awarded.seats)
    if not left:
        return allocation(first, awarded, prove)

    then = partial(_averages_then, asked, shares, rule, first)
    return in_steps(first, awarded, then, left=left, prove=prove)


def _averages_then(
    asked: Problem[K], shares: Shares[K], rule: RemaindersThenAverages, first: Problem[K], seats: list[int]
) -> Allocation[K]:
    return by_averages(_sharing(asked, seats, rule), shares, rule.divisors, held=seats, first=first)


def _sharing(asked: Problem[K], seats: list[int], rule: RemaindersThenAverages) -> Problem[K]:
    """Leave those without a seat out of the averages, where the rule does."""
    if rule.averages == "all":
        return asked
    upper = [up if held else 0 for held, up in zip(seats, asked.upper, strict=True)]
    if (most := sum(upper)) < asked.seats:
        raise NoResult(
            f"seats: {asked.seats - most} of {asked.seats} cannot be given: nobody with a seat may take more"
        )
    return asked.bounded(upper=upper)


def _by_contestant(asked: Problem[K], seats: Sequence[int]) -> Frozen[K, int]:
    return Frozen(zip(asked.contestants, seats, strict=True))
