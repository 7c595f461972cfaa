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

from electoral.batch.bracket import next_number
from electoral.batch.given import Integers, Questions, chunks
from electoral.batch.result import Floats, Mask, Rows
from electoral.methods import DivisorMethod, Linear, PowerMean

# So many numbers are tried between two looks at which rows are left, and so often it is looked again.
_TOGETHER, _MOST_LOOKS = 3, 3


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
            if not shift:
                return Rounding(shift=shift, measure=lambda scaled: scaled)
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


def by_one_divisor(asked: Questions, found: Rows, rounds: Rounding) -> None:
    """Give the seats of the rows that one divisor proves; rows with bounds are not looked at."""
    rows, contestants = asked.votes.shape
    search = Search(asked=asked, rounds=rounds, found=found)
    pending = [search.begin(part) for part in chunks(rows, contestants)]
    for _ in range(_MOST_LOOKS):
        if not (left := sum(len(each.where) for each in pending)):
            break
        whole = Bracket.joined(pending)
        pending = [search.go_on(whole.part(part)) for part in chunks(left, contestants)]


@attrs.frozen(kw_only=True, eq=False)
class Bracket:
    """Rows that are still searched, the number to try next, and between which numbers it lies."""

    where: Integers
    number: Floats
    few: Floats
    many: Floats

    @staticmethod
    def wide(where: Integers) -> "Bracket":
        """Begin with nothing known."""
        none = np.zeros(len(where))
        return Bracket(where=where, number=none, few=none, many=np.full(len(where), np.inf))

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

    def after(self, number: Floats, surplus: Floats, total: Floats) -> "Bracket":
        """Go by what a number gave too much, if that stays between the others, else to the middle."""
        few, many = np.where(surplus < 0, number, self.few), np.where(surplus > 0, number, self.many)
        following = next_number(number, -surplus / total, few, many)
        return Bracket(where=self.where, number=following, few=few, many=many)


@attrs.frozen(kw_only=True, eq=False)
class Columns:
    """Rows turned to columns, so that sums and comparisons go through memory in its order.

    Attributes:
        votes: as floats, (contestants, rows).
        house: the seats of each row.
        total: the votes of each row, rounded.
        nobody: who has no votes; None if everybody has some.
    """

    votes: Floats
    house: Floats
    total: Floats
    nobody: Mask | None

    @classmethod
    def of(cls, votes: Integers, seats: Integers) -> "Columns":
        """Turn rows."""
        turned = np.array(votes.T, dtype=np.float64, order="C")
        nobody = None if turned.min(initial=1) else turned == 0
        return cls(votes=turned, house=seats.astype(np.float64), total=turned.sum(axis=0), nobody=nobody)

    def start(self, shift: float) -> Floats:
        """Give the number that would fill the house if parts of a seat were spread evenly."""
        standing = len(self.votes) if self.nobody is None else np.count_nonzero(self.votes, axis=0)
        return np.asarray(np.maximum(self.house - standing * (shift - 0.5), 0.5) / self.total)

    def tried(self, number: Floats, rounds: Rounding) -> "Try":
        """Give what a number gives; half a seat, far from one, to those without votes."""
        measured = rounds.measure(self.votes * number)
        if self.nobody is not None:
            measured[self.nobody] = 0.5
        seats = np.floor(measured)
        surplus = seats.sum(axis=0) - self.house
        return Try(number=number, measured=measured, seats=seats, surplus=surplus)


@attrs.frozen(kw_only=True, eq=False)
class Try:
    """What a number gives each row: seats with a part, whole seats, and how many of them are too many."""

    number: Floats
    measured: Floats
    seats: Floats
    surplus: Floats


@attrs.frozen(kw_only=True, eq=False)
class Search:
    """The search for a number for each row, over one batch; what is proven is entered in `found`."""

    asked: Questions
    rounds: Rounding
    found: Rows

    def begin(self, part: slice) -> Bracket:
        """Try three numbers for all rows of a part, and give the rows that are left.

        Each step goes as far as seats are away; only for the rows that are left is it looked at what the
        numbers have in common.
        """
        columns = Columns.of(self.asked.votes[part], self.asked.seats[part])
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            tries = [columns.tried(columns.start(self.rounds.shift), self.rounds)]
            while len(tries) < _TOGETHER:
                last = tries[-1]
                tries.append(columns.tried(last.number - last.surplus / columns.total, self.rounds))
            self._enter(part, columns, tries[-1])
            left = np.flatnonzero((tries[-1].surplus != 0) & (columns.total > 0))
            bracket = Bracket.wide(left + part.start)
            for each in tries:
                bracket = bracket.after(each.number[left], each.surplus[left], columns.total[left])
            return bracket

    def go_on(self, bracket: Bracket) -> Bracket:
        """Try three more numbers for some rows, and give the rows that are left."""
        where = bracket.where
        columns = Columns.of(self.asked.votes.take(where, axis=0), self.asked.seats[where])
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            for _ in range(_TOGETHER):
                found = columns.tried(bracket.number, self.rounds)
                bracket = bracket.after(found.number, found.surplus, columns.total)
            self._enter(where, columns, found)
        return bracket.part(np.flatnonzero(found.surplus))

    def _enter(self, where: slice | Integers, columns: Columns, found: Try) -> None:
        """Enter seats; they are proven where the house is full and no part is near a whole seat."""
        parts = np.subtract(found.measured, found.seats, out=found.measured)
        # Five times the error of six roundings, each by 2**-53, of numbers up to the seats and two more.
        near = (columns.house + len(parts) + 4) * 2.0**-48
        clear = (parts.min(axis=0) > near) & (parts.max(axis=0) < 1 - near)
        self.found.seats[where] = found.seats.T
        self.found.proven[where] = clear & (found.surplus == 0)
        # Without votes, or without seats where everybody's first comes at once, no divisor gives the result.
        some = (columns.total > 0) & (found.number > 0)
        self.found.divisor[where] = np.where(some, 1 / found.number, np.nan)
