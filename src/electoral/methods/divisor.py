"""Divisor methods: a contestant's votes are divided by a rising sequence, and the highest quotients win."""

from collections.abc import Hashable, Mapping
from fractions import Fraction
from functools import partial
from typing import TypeVar

import attrs

from electoral.evidence import DivisorEvidence
from electoral.exact import ExactInput, positive
from electoral.methods.allocation import Allocation, allocation
from electoral.methods.priority import Awarded, award
from electoral.methods.problem import Bound, Problem, problem
from electoral.names import name as as_name

K = TypeVar("K", bound=Hashable)


def _name(value: str) -> str:
    return as_name(value, "divisor method")


def _first(value: int) -> int:
    return positive(value, "divisor method: first")


def _step(value: int) -> int:
    return positive(value, "divisor method: step")


@attrs.frozen
class DivisorMethod:
    """Highest averages with the divisors first, first + step, first + 2 step ...

    A contestant without votes gets its minimum and nothing else. Equal quotients at the last seat are a tie.

    Attributes:
        name: the id under which files and people name the method.
        first: the divisor for a contestant's first seat, a whole number of one or more.
        step: how much the divisor grows with each seat, a whole number of one or more.

    Source: Pukelsheim, "Proportional Representation", 2nd ed. 2017, doi:10.1007/978-3-319-64707-4, ch. 4.

    >>> DivisorMethod("dhondt", first=1, step=1).allocate({"A": 4600, "B": 3100, "C": 1900}, 20).seats
    {'A': 10, 'B': 6, 'C': 4}
    """

    name: str = attrs.field(converter=_name)
    first: int = attrs.field(converter=_first, kw_only=True)
    step: int = attrs.field(converter=_step, kw_only=True)

    def divisor(self, held: int) -> int:
        """Give the divisor for the next seat of a contestant that holds `held`."""
        return self.first + self.step * held

    def allocate(
        self,
        votes: Mapping[K, ExactInput],
        seats: int,
        minimum: Bound[K] = None,
        maximum: Bound[K] = None,
    ) -> Allocation[K]:
        """Give the seats; see `electoral.allocate`."""
        asked: Problem[K] = problem(votes, seats, minimum, maximum)
        # Two quotients with divisors up to d differ by at least 1/d**2, so quotients scaled by a power of
        # two of at least d**2 and cut to whole numbers keep their order, and are equal only if they are.
        shift = 2 * self.divisor(asked.seats).bit_length()

        def priority(i: int, held: int) -> int:
            return (asked.votes[i] << shift) // (self.first + self.step * held)

        awarded = award(asked, self._start(asked), priority)
        return allocation(asked, awarded, partial(self._evidence, asked, awarded))

    def _start(self, asked: Problem[K]) -> list[int]:
        """Round every contestant's votes by one divisor that nearly fills the house.

        If that gives too many seats, those lifted to their minimum stay there; if too few, those cut to their
        maximum do. The others share what is left again, until nobody new is bound.
        """
        seats = list(asked.lower)
        free = [i for i, up in enumerate(asked.upper) if up > asked.lower[i]]
        while free:
            total = sum(asked.votes[i] for i in free)
            left = asked.seats - sum(seats) + sum(seats[i] for i in free)
            scaled = 2 * self.step * left + len(free) * (2 * self.first - self.step)
            for i in free:
                wanted = asked.votes[i] * scaled + 2 * total * (self.step - self.first)
                seats[i] = min(max(wanted // (2 * self.step * total), asked.lower[i]), asked.upper[i])
            surplus = sum(seats) - asked.seats
            bound = asked.lower if surplus > 0 else asked.upper
            still = [i for i in free if seats[i] != bound[i]]
            if abs(surplus) <= len(seats) or len(still) == len(free):
                break
            free = still
        return seats

    def _evidence(self, asked: Problem[K], awarded: Awarded) -> DivisorEvidence:
        numbered = list(enumerate(awarded.seats))
        given = [self._quotient(asked, i, k - 1) for i, k in numbered if k > asked.lower[i]]
        refused = [self._quotient(asked, i, k) for i, k in numbered if k < asked.upper[i]]
        return DivisorEvidence(
            divisors=(self.divisor(0), self.divisor(1), self.divisor(2)),
            lowest_awarded=min(given, default=None),
            highest_refused=max(refused, default=None),
        )

    def _quotient(self, asked: Problem[K], i: int, held: int) -> Fraction:
        return Fraction(asked.votes[i], asked.scale * self.divisor(held))
