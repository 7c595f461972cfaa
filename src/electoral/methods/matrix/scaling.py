"""The search for the seats of a matrix, and the divisors that prove them.

Rows and columns are rounded in turn by short divisors until both have the right sums. Where that does not
end, ties stand in the way, and seats are transferred along them.

Source: Pukelsheim, "Proportional Representation", 2nd ed. 2017, doi:10.1007/978-3-319-64707-4, ch. 14 and 15
(alternating scaling, and tie and transfer).
"""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import TypeVar

import attrs

from electoral.exact import Exact, plain
from electoral.interval import DivisorInterval
from electoral.methods.divisor.method import DivisorMethod
from electoral.methods.divisor.sequences import Divisors
from electoral.methods.matrix.problem import MatrixProblem
from electoral.methods.matrix.transfer import signpost, transferred

D = TypeVar("D", bound=Hashable)
P = TypeVar("P", bound=Hashable)
# Rounds of rows and columns in turn; where they do not end, ties stand in the way.
_MOST_ROUNDS = 40
# Divisors are tried with so many significant digits.
_FEWEST_DIGITS, _MOST_DIGITS = 2, 16


@attrs.define
class Scaling:
    """Seats of every cell, and the divisors by which every cell is rounded.

    Attributes:
        seats: by district and party number.
        rows: the divisor of each district.
        columns: the divisor of each party.
    """

    seats: list[list[int]]
    rows: list[Exact]
    columns: list[Exact]


def scaled(asked: MatrixProblem[D, P], method: DivisorMethod) -> Scaling:
    """Find the seats of a matrix and divisors that prove them.

    Raises:
        NoResult: naming parties and districts whose seats cannot meet.
    """
    columns: list[Exact] = [1] * len(asked.parties)
    for _ in range(_MOST_ROUNDS):
        seats, rows = _rounded(asked.votes, columns, asked.district_seats, asked.lower, method)
        if [sum(column) for column in zip(*seats, strict=True)] == asked.party_seats:
            return Scaling(seats, rows, columns)
        across, turned = _turned(asked.votes), _turned(asked.lower)
        _, columns = _rounded(across, rows, asked.party_seats, turned, method)
    seats, rows = _rounded(asked.votes, columns, asked.district_seats, asked.lower, method)
    rows, columns = transferred(asked, method.divisors, seats, (rows, columns))
    return Scaling(seats, rows, columns)


def _turned(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _rounded(
    votes: Sequence[Sequence[int]],
    divisors: Sequence[Exact],
    sums: Sequence[int],
    lower: Sequence[Sequence[int]],
    method: DivisorMethod,
) -> tuple[list[list[int]], list[Exact]]:
    """Give every line its seats, of its votes divided by the divisors across, and its divisor."""
    seats: list[list[int]] = []
    found: list[Exact] = []
    for line, total, least in zip(votes, sums, lower, strict=True):
        weights = [Fraction(each) / by for each, by in zip(line, divisors, strict=True)]
        allocation = method.allocate(dict(enumerate(weights)), total, dict(enumerate(least)))
        seats.append(list(next(allocation.outcomes()).values()))
        divisor = _interval(weights, seats[-1], least, method.divisors).shortest()
        assert divisor is not None  # noqa: S101 - no roots are taken
        found.append(divisor)
    return seats, found


def _interval(
    weights: Sequence[Fraction], seats: Sequence[int], lower: Sequence[int], divisors: Divisors
) -> DivisorInterval:
    """Give the divisors that round a line's weights to its seats; where none do the low end is the higher."""
    low, high = Fraction(0), None
    for weight, number, least in zip(weights, seats, lower, strict=True):
        if weight:
            low = max(low, weight / signpost(divisors, number))
        if number > least:
            most = weight / signpost(divisors, number - 1)
            high = most if high is None else min(high, most)
    return DivisorInterval(low=low, high=high, power=1)


def shortened(asked: MatrixProblem[D, P], divisors: Divisors, found: Scaling) -> Scaling:
    """Give the same seats with divisors of few digits, if there are such; in a tie there may be none."""
    for digits in range(_FEWEST_DIGITS, _MOST_DIGITS):
        columns = [_short(Fraction(each), digits) for each in found.columns]
        lines = zip(asked.votes, found.seats, asked.lower, strict=True)
        rows = [_inside(line, columns, row, least, divisors) for line, row, least in lines]
        if all(row is not None for row in rows):
            return Scaling(found.seats, [row for row in rows if row is not None], columns)
    return found


def _short(number: Fraction, digits: int) -> Exact:
    """Round a number to so many significant digits."""
    exponent = len(str(int(number))) if number >= 1 else -len(str(int(1 / number))) + 1
    unit = Fraction(10) ** (exponent - digits)
    return plain(round(number / unit) * unit)


def _inside(
    votes: Sequence[int],
    columns: Sequence[Exact],
    seats: Sequence[int],
    lower: Sequence[int],
    divisors: Divisors,
) -> Exact | None:
    """Give a short divisor of a line strictly between those that give less and those that give more."""
    weights = [Fraction(each) / by for each, by in zip(votes, columns, strict=True)]
    interval = _interval(weights, seats, lower, divisors)
    if interval.high is None:
        return interval.shortest()
    if interval.low >= interval.high:
        return None
    return attrs.evolve(interval, high=(interval.low + interval.high) / 2).shortest()
