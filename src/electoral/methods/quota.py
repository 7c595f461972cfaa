"""Quota methods: whole quotas give seats, and the largest remainders give the rest."""

from collections.abc import Hashable, Mapping
from fractions import Fraction
from functools import partial
from typing import TypeVar

import attrs

from electoral.evidence import QuotaEvidence
from electoral.exact import ExactInput
from electoral.frozen import Frozen
from electoral.methods.allocation import Allocation, allocation
from electoral.methods.priority import award
from electoral.methods.problem import Bound, Problem, problem
from electoral.names import unknown

K = TypeVar("K", bound=Hashable)


def _quota(value: str) -> str:
    known = ("hare",)
    if value not in known:
        raise unknown(value, known, "largest remainder: quota")
    return value


@attrs.frozen
class LargestRemainder:
    """Largest remainders with the Hare quota: votes divided by seats, never rounded.

    With bounds, quotas are not computed again: the result is the one in which no refused seat has a larger
    claim (quotas not yet used) than a given one. A contestant without votes gets its minimum and nothing
    else. Equal remainders at the last seat are a tie.

    Attributes:
        name: ``"hare"``, the quota, and the id under which files and people name the method.

    Raises:
        UnknownName: for another quota.

    Source: Pukelsheim, "Proportional Representation", 2nd ed. 2017, doi:10.1007/978-3-319-64707-4, ch. 5.

    >>> LargestRemainder("hare").allocate({"A": 60, "B": 25, "C": 15}, 4).seats
    {'A': 2, 'B': 1, 'C': 1}
    """

    name: str = attrs.field(converter=_quota)

    def allocate(
        self,
        votes: Mapping[K, ExactInput],
        seats: int,
        minimum: Bound[K] = None,
        maximum: Bound[K] = None,
    ) -> Allocation[K]:
        """Give the seats; see `electoral.allocate`."""
        asked: Problem[K] = problem(votes, seats, minimum, maximum)
        total = sum(asked.votes)

        # Unused quotas, multiplied by the total of votes to be whole: v * seats / total - held.
        def priority(i: int, held: int) -> int:
            return asked.votes[i] * asked.seats - held * total

        awarded = award(asked, _start(asked, total), priority)
        return allocation(asked, awarded, partial(_evidence, asked))


def _start(asked: Problem[K], total: int) -> list[int]:
    """Give whole quotas within the bounds, and what bounds free or take in equal steps to the rest."""
    seats = [number * asked.seats // total if total else 0 for number in asked.votes]
    seats = [min(max(k, low), up) for k, low, up in zip(seats, asked.lower, asked.upper, strict=True)]
    while True:
        short = asked.seats - sum(seats)
        limit = asked.upper if short > 0 else asked.lower
        free = [i for i, k in enumerate(seats) if k != limit[i]]
        if not free or not (step := abs(short) // len(free)):
            return seats
        for i in free:
            seats[i] = min(seats[i] + step, limit[i]) if short > 0 else max(seats[i] - step, limit[i])


def _evidence(asked: Problem[K]) -> QuotaEvidence[K]:
    total = sum(asked.votes)
    if not asked.seats or not total:
        return QuotaEvidence(
            quota=None,
            wholes=Frozen(dict.fromkeys(asked.contestants, 0)),
            remainders=Frozen(dict.fromkeys(asked.contestants, Fraction(0))),
        )
    parts = [divmod(number * asked.seats, total) for number in asked.votes]
    return QuotaEvidence(
        quota=Fraction(total, asked.scale * asked.seats),
        wholes=Frozen({key: wholes for key, (wholes, _) in zip(asked.contestants, parts, strict=True)}),
        remainders=Frozen(
            {key: Fraction(rest, total) for key, (_, rest) in zip(asked.contestants, parts, strict=True)}
        ),
    )
