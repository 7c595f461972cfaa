"""Divisor methods by one divisor for everybody, which is a proof by itself.

If all votes of a row, divided by one number and rounded by the method, fill the house, and none of the
quotients lies at a boundary of rounding, then no other seats are possible. Here the number is any float,
taken as exact. Quotients are computed with an error of at most six units of rounding; where all of them are
farther than that from every boundary, the row is proven. Rows that are not go on to `by_quotients`.

The work of a row is a few passes over its votes, whatever the number of seats.
"""

from collections.abc import Callable

import attrs
import numpy as np
from numpy.typing import NDArray

from electoral.batch.given import Integers, Questions, chunks
from electoral.batch.result import Rows, unproven
from electoral.methods import DivisorMethod, Linear, PowerMean

Floats = NDArray[np.float64]
# So often a divisor is changed before a row goes on to the next sieve.
_MOST_ROUNDS = 12
# Rounds between two looks at which rows are left.
_TOGETHER = 3


@attrs.frozen(kw_only=True)
class Rounding:
    """How a method rounds votes times a number, in place, to seats and a part.

    Attributes:
        shift: the seats that the method gives more than rounding down, on average.
        measure: turns votes times a number into seats with a part, roughly or exactly.
    """

    shift: float
    measure: Callable[[Floats], Floats]


def rounding(method: DivisorMethod) -> Rounding | None:
    """Give the rounding of a method as a formula; None if it has none here."""
    match method.divisors:
        case Linear(first=first, step=step) if first <= step:
            shift = float(1 - first / step) if step != first else 0.0
            return Rounding(shift=shift, measure=lambda scaled: np.add(scaled, shift, out=scaled))
        case PowerMean(exponent=0):
            return Rounding(shift=0.5, measure=_geometric)
    return None


def _geometric(scaled: Floats) -> Floats:
    """Give the number whose whole part is k where sqrt(k(k-1)) <= scaled < sqrt(k(k+1))."""
    np.multiply(scaled, scaled, out=scaled)
    np.add(scaled, 0.25, out=scaled)
    np.sqrt(scaled, out=scaled)
    return np.add(scaled, 0.5, out=scaled)


def by_one_divisor(asked: Questions, rounds: Rounding) -> Rows:
    """Give the seats of the rows that one divisor proves; rows with bounds are not looked at."""
    found = unproven(*asked.votes.shape)
    rows, contestants = asked.votes.shape
    search = Search(asked=asked, numbers=np.arange(rows), rounds=rounds, found=found)
    pending = [search.level(part, None) for part in chunks(rows, contestants)]
    for _ in range(_MOST_ROUNDS // _TOGETHER - 1):
        if not (left := sum(len(each.where) for each in pending)):
            break
        whole = Bracket.joined(pending)
        pending = [search.level(whole.where[part], whole.part(part)) for part in chunks(left, contestants)]
    return found


@attrs.frozen(kw_only=True, eq=False)
class Bracket:
    """Rows that are still searched, the number to try next, and between which numbers it lies."""

    where: Integers
    number: Floats
    few: Floats
    many: Floats

    @staticmethod
    def joined(pieces: list["Bracket"]) -> "Bracket":
        """Put the rows of several pieces together."""
        return Bracket(
            where=np.concatenate([each.where for each in pieces]),
            number=np.concatenate([each.number for each in pieces]),
            few=np.concatenate([each.few for each in pieces]),
            many=np.concatenate([each.many for each in pieces]),
        )

    def part(self, which: slice | Integers) -> "Bracket":
        """Give some of the rows."""
        return Bracket(
            where=self.where[which], number=self.number[which], few=self.few[which], many=self.many[which]
        )


@attrs.frozen(kw_only=True, eq=False)
class Search:
    """The search for a number for each row, over one batch; `numbers` are those of its rows."""

    asked: Questions
    numbers: Integers
    rounds: Rounding
    found: Rows

    def level(self, where: slice | Integers, bracket: Bracket | None) -> Bracket:
        """Try a few numbers for some rows together, enter what is proven, and give the rows that are left.

        Without a bracket the rows are at their start.
        """
        given = self.asked.votes[where]
        votes = np.array(given.T, dtype=np.float64, order="C")
        house = self.asked.seats[where].astype(np.float64)
        total = votes.sum(axis=0)
        nobody = None if votes.min(initial=1) else votes == 0
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            if bracket is None:
                standing = len(votes) if nobody is None else np.count_nonzero(votes, axis=0)
                bracket = self._first(where, house, total, standing)
            number, few, many = bracket.number, bracket.few, bracket.many
            measured, seats = np.empty_like(votes), np.empty_like(votes)
            for left in reversed(range(_TOGETHER)):
                self._measure(votes, number, measured)
                if nobody is not None:
                    measured[nobody] = 0.5
                np.floor(measured, out=seats)
                surplus = seats.sum(axis=0) - house
                few, many = np.where(surplus < 0, number, few), np.where(surplus > 0, number, many)
                if left:
                    number = _next(number, surplus / total, few, many)
            self._enter(where, house, measured, seats, surplus)
            self.found.divisor[where] = np.where(total > 0, 1 / number, np.nan)
            still = np.flatnonzero((surplus != 0) & (total > 0))
            after = Bracket(where=bracket.where, number=number, few=few, many=many).part(still)
            return attrs.evolve(
                after, number=_next(after.number, surplus[still] / total[still], after.few, after.many)
            )

    def _first(
        self, where: slice | Integers, house: Floats, total: Floats, standing: Integers | int
    ) -> Bracket:
        """Start where rounding would fill the house if parts of a seat were spread evenly."""
        number = np.maximum(house - standing * (self.rounds.shift - 0.5), 0.5) / total
        return Bracket(
            where=self.numbers[where],
            number=number,
            few=np.zeros_like(number),
            many=np.full_like(number, np.inf),
        )

    def _measure(self, votes: Floats, number: Floats, measured: Floats) -> None:
        np.multiply(votes, number, out=measured)
        self.rounds.measure(measured)

    def _enter(
        self, where: slice | Integers, house: Floats, measured: Floats, seats: Floats, surplus: Floats
    ) -> None:
        """Enter seats; they are proven where the house is full and no part is near a whole seat."""
        np.subtract(measured, seats, out=measured)
        # Five times the error of six roundings, each by 2**-53, of numbers up to the seats and two more.
        near = (house + len(seats) + 4) * 2.0**-48
        clear = (measured.min(axis=0) > near) & (measured.max(axis=0) < 1 - near)
        self.found.seats[where] = seats.T
        self.found.proven[where] = clear & (surplus == 0)


def _next(number: Floats, surplus: Floats, few: Floats, many: Floats) -> Floats:
    """Go by what is too much, if that stays between numbers that gave too few and too many."""
    stepped = number - surplus
    inside = (few < stepped) & (stepped < many)
    middle = np.where(np.isinf(many), 2 * number, (few + many) / 2)
    return np.where((surplus == 0) | inside, stepped, middle)
