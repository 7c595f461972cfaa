"""Divisor methods: a contestant's votes are divided by a rising sequence, and the highest quotients win."""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, partial
from math import inf
from typing import TypeVar

import attrs

from electoral.errors import BeyondLimit
from electoral.exact import ExactInput, show
from electoral.methods.allocation import Allocation, allocation
from electoral.methods.divisor.sequences import MOST_ROUGH, MOST_STEPS, Divisors, as_divisors
from electoral.methods.divisor.start import near
from electoral.methods.evidence import divisor_evidence
from electoral.methods.priority import Start, award, in_order
from electoral.methods.problem import Bound, Problem, problem
from electoral.names import name as as_name

K = TypeVar("K", bound=Hashable)


def _name(value: str) -> str:
    return as_name(value, "divisor method")


@attrs.frozen
class DivisorMethod:
    """Highest averages: votes are divided by a rising sequence, and the highest quotients win the seats.

    A contestant without votes gets its minimum and nothing else. Equal quotients at the last seat are a tie.
    If the first divisor is 0, everyone with votes gets a first seat before anyone gets a second; with fewer
    seats than contestants with votes, those with most votes get one each.

    Attributes:
        name: the id under which records and people name the method.
        divisors: a sequence (`Linear`, `FirstChanged`, `PowerMean`, `Powers`, `Geometric`, `Listed`), or a
            function from the seats held to the exact divisor for one more, rising.

    Source: Balinski and Young, "Fair Representation", 2nd ed. 2001, ch. 3 and appendix A; Pukelsheim,
    "Proportional Representation", 2nd ed. 2017, doi:10.1007/978-3-319-64707-4, ch. 4.

    >>> from electoral.methods.divisor.sequences import Linear
    >>> DivisorMethod("dhondt", Linear(1, 1)).allocate({"A": 4600, "B": 3100, "C": 1900}, 20).seats
    {'A': 10, 'B': 6, 'C': 4}
    """

    name: str = attrs.field(converter=_name)
    divisors: Divisors = attrs.field(converter=as_divisors)

    def allocate(
        self,
        votes: Mapping[K, ExactInput],
        seats: int,
        minimum: Bound[K] = None,
        maximum: Bound[K] = None,
    ) -> Allocation[K]:
        """Give the seats; see `electoral.allocate`.

        Raises:
            BeyondLimit: also for more seats than divisors without a formula are walked.
            InvalidSystem: also if the divisors turn out not to rise, or to be too few.
        """
        asked: Problem[K] = problem(votes, seats, minimum, maximum)
        quotients = Quotients(asked.votes, self.divisors)
        awarded = award(asked, quotients, start(asked, self.divisors))
        prove = partial(divisor_evidence, asked, awarded, self.divisors)
        return allocation(asked, awarded, prove, partial(in_order, asked, quotients))


def start(asked: Problem[K], divisors: Divisors) -> Start:
    """Give seats from which a search by these divisors may start.

    Raises:
        BeyondLimit: if they can only be walked seat by seat, and there are too many seats for that.
    """
    open_seats = asked.seats - sum(asked.lower)
    nearest = divisors.nearest(asked.votes) if any(asked.votes) else None
    if nearest is None:
        _require_few(open_seats, MOST_STEPS)
        return Start(asked.lower, cut=True)
    if nearest.how == "rough":
        _require_few(open_seats, MOST_ROUGH)
    found = near(asked, nearest)
    return found if nearest.how == "same" else Start(_first_seats(asked, found.seats, divisors))


def _require_few(seats: int, most: int) -> None:
    if seats > most:
        raise BeyondLimit(f"seats: {show(seats)} are too many for these divisors; they can give {most:,}")


def _first_seats(asked: Problem[K], seats: list[int], divisors: Divisors) -> list[int]:
    """Give a seat to everyone who has none, if that comes before all others and there are enough."""
    if divisors.after((0,))[0] or len(seats) > asked.seats:
        return seats
    return [k or min(1, up) for k, up in zip(seats, asked.upper, strict=True)]


class Quotients:
    """Votes divided by divisors, both to the power of the sequence.

    A divisor of 0 makes a claim above all others; among such claims more votes come first.
    """

    def __init__(self, votes: Sequence[int], divisors: Divisors) -> None:
        power = divisors.power
        self._weights = votes if power == 1 else [number**power for number in votes]
        self._after = divisors.after

    def rough(self, who: Sequence[int], held: Sequence[int]) -> Sequence[float]:
        """Give quotients as the nearest floats; infinity beyond them."""
        everyone = self._weights
        weights = everyone if len(who) == len(everyone) else [everyone[i] for i in who]
        try:
            # Python divides whole numbers of any size with one rounding, and so does a Fraction to a float.
            quotients = [weight / d for weight, d in zip(weights, self._after(held), strict=True)]
            return list(map(float, quotients))
        except (OverflowError, ZeroDivisionError):
            return [self.one(i, k) for i, k in zip(who, held, strict=True)]

    def one(self, who: int, held: int) -> float:
        """Give one quotient as the nearest float."""
        divisor = self._after((held,))[0]
        try:
            return float(self._weights[who] / divisor if divisor else self._weights[who] + self._beyond)
        except OverflowError:
            return inf

    def exact(self, who: int, held: int) -> Fraction:
        """Give one quotient as it is."""
        divisor = self._after((held,))[0]
        weight = Fraction(self._weights[who])
        return weight / divisor if divisor else weight + self._beyond

    @cached_property
    def _beyond(self) -> int:
        """A number above every quotient with a divisor that is not 0."""
        return int(max(self._weights) / Fraction(self._after((1,))[0])) + 1
