"""The rules for the seats that are left after whole quotas."""

from typing import Literal, get_args

import attrs

from electoral.exact import positive
from electoral.methods.divisor.sequences import Divisors, Linear, as_divisors
from electoral.names import unknown


@attrs.frozen
class LargestRemainder:
    """The seats that are left go to the largest parts of a quota not yet used, one each."""


def _cycles(value: "Cycles") -> "Cycles":
    if value not in get_args(Cycles):
        raise unknown(value, get_args(Cycles), "order of votes: cycles")
    return value


#: Whether an order of contestants is gone through once, or again and again until no seat is left.
Cycles = Literal["once", "again"]


@attrs.frozen
class OrderOfVotes:
    """The seats that are left go to those with most votes, one each.

    Attributes:
        cycles: ``"once"``, where more seats than contestants with votes are no result, or ``"again"``.
    """

    cycles: Cycles = attrs.field(converter=_cycles)


@attrs.frozen
class HighestAverage:
    """The seats that are left go to the highest quotients, counting the seats already held.

    Attributes:
        divisors: 1, 2, 3 ... (D'Hondt), unless the law has others.
    """

    divisors: Divisors = attrs.field(default=Linear(1, 1), converter=as_divisors)


def _seats(value: int) -> int:
    return positive(value, "remainders, then averages: seats")


#: Whose averages count: those of all with votes, or of those who have a seat.
Averages = Literal["all", "seated"]


def _averages(value: Averages) -> Averages:
    if value not in get_args(Averages):
        raise unknown(value, get_args(Averages), "remainders, then averages: averages")
    return value


@attrs.frozen
class RemaindersThenAverages:
    """The first seats that are left go to the largest remainders, one each, the others to highest averages.

    Attributes:
        seats: how many go by remainders, at most.
        averages: of whom: ``"all"``, or of those who have a seat by then (``"seated"``, South Africa).
        divisors: 1, 2, 3 ... (D'Hondt), unless the law has others: ``Linear(0, 1)`` counts the seats held
            without the next one (South Africa).
    """

    seats: int = attrs.field(converter=_seats)
    averages: Averages = attrs.field(converter=_averages, kw_only=True)
    divisors: Divisors = attrs.field(default=Linear(1, 1), converter=as_divisors, kw_only=True)


#: A rule for the seats that are left.
Remaining = LargestRemainder | OrderOfVotes | HighestAverage | RemaindersThenAverages
