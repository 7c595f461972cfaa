"""What proves an allocation, in numbers that anyone can check by hand."""

from collections.abc import Hashable
from fractions import Fraction
from typing import Generic, TypeVar

import attrs

from electoral.exact import Exact, show
from electoral.frozen import Frozen
from electoral.interval import DivisorInterval

K = TypeVar("K", bound=Hashable)
P = TypeVar("P", bound=Hashable)
_LONG = 10**1000


def _shown(number: object) -> str:
    return show(number) if getattr(number, "numerator", 0) >= _LONG else repr(number)


@attrs.frozen(kw_only=True)
class DivisorEvidence(Generic[K]):
    """What proves a result of a divisor method: no refused quotient is higher than an awarded one.

    Quotients are votes to the power over divisors to the power, so that both are exact.

    Attributes:
        divisors: what votes are divided by for a contestant's first, second and third seat, to the power; as
            many as there are.
        power: 1, or the power to which votes and divisors are raised (2 for square roots).
        unit: by how much the divisors grow for each seat.
        last: the divisor, to the power, of the last seat of those who have one beyond their minimum.
        next: the divisor, to the power, for one more seat of those who may have one.
        lowest_awarded: the lowest quotient that was given a seat; None if no seat was free to give, or if all
            were first seats by a divisor of 0, which come before all quotients.
        highest_refused: the highest quotient that was refused a seat; None if nobody could take one more.
        last_seat: who has the lowest quotient that was given a seat; several if they are equal.
        next_seat: who has the highest that was refused one. Those who are tied have both.
    """

    divisors: tuple[Exact, ...]
    power: int
    unit: Exact
    last: Frozen[K, Exact]
    next: Frozen[K, Exact]
    # Powers of large votes are too long for Python to write out.
    lowest_awarded: Fraction | None = attrs.field(repr=_shown)
    highest_refused: Fraction | None = attrs.field(repr=_shown)
    last_seat: tuple[K, ...]
    next_seat: tuple[K, ...]

    @property
    def interval(self) -> DivisorInterval:
        """All the divisors (votes for one seat) by which the result can be found."""
        whole = Fraction(self.unit) ** self.power
        low = Fraction(0) if self.highest_refused is None else self.highest_refused * whole
        high = None if self.lowest_awarded is None else self.lowest_awarded * whole
        return DivisorInterval(low=low, high=high, power=self.power)

    @property
    def divisor(self) -> Exact | None:
        """A short divisor, by which votes are divided and rounded by the method to give the result.

        None if only one divisor fits, in a tie, and that is a root which no fraction equals.
        """
        return self.interval.shortest()


@attrs.frozen(kw_only=True)
class QuotaEvidence(Generic[K]):
    """What proves a result of a quota method.

    Attributes:
        quota: votes for one seat, exact; None if there are no seats or no votes.
        wholes: whole quotas in each contestant's votes.
        remainders: the rest of each contestant's votes, in quotas: at least 0 and less than 1.
        lowest_awarded: the smallest part of a quota that was given a seat: quotas less the other seats held.
        highest_refused: the largest part of a quota that was refused one. Both are None where remainders
            decide nothing.
        held: seats when the rule for the seats that are left begins: whole quotas within the bounds, and
            what remainders gave before. None where remainders decide all.
        rest: what proves the seats that are left; None where remainders decide all.
        left_out: those without a seat by then, where the rule for the seats that are left passes them over.
    """

    quota: Fraction | None
    wholes: Frozen[K, int]
    remainders: Frozen[K, Fraction]
    lowest_awarded: Fraction | None = None
    highest_refused: Fraction | None = None
    held: Frozen[K, int] | None = None
    rest: "DivisorEvidence[K] | MostVotesEvidence | TurnsEvidence | None" = None
    left_out: tuple[K, ...] = ()


@attrs.frozen(kw_only=True)
class MostVotesEvidence:
    """What proves that seats went to those with most votes, one each.

    Attributes:
        fewest_elected: the fewest votes of anyone elected; None if nobody is.
        most_refused: the most votes of anyone not elected; None if everyone with votes is.
    """

    fewest_elected: Exact | None
    most_refused: Exact | None


@attrs.frozen(kw_only=True)
class TurnsEvidence:
    """What proves that contestants took seats in turns, in the order of votes.

    Attributes:
        fewest_elected: the fewest votes of anyone with a seat of the last turn; None if there was no turn.
        most_refused: the most votes of anyone who would be next; None if nobody could take one more.
    """

    fewest_elected: Exact | None
    most_refused: Exact | None


@attrs.frozen(kw_only=True)
class QuotaMethodEvidence(Generic[K]):
    """What proves a result of the quota method of Balinski and Young: its seats one by one.

    Attributes:
        order: who had the highest claim to each seat beyond the minima, in the order of the house's growth;
            those tied for several seats in a row get one of them each.
    """

    order: tuple[tuple[K, ...], ...]


Evidence = DivisorEvidence[K] | QuotaEvidence[K] | MostVotesEvidence | QuotaMethodEvidence[K]


@attrs.frozen(kw_only=True)
class MatrixEvidence(Generic[K, P]):
    """What proves seats in a matrix of districts and parties.

    Each cell's votes, divided by the divisors of its district and its party, round to its seats. If the sums
    are right, no other matrix is permitted but by ties.

    Attributes:
        signposts: between 0 and 1, 1 and 2, 2 and 3 seats: quotients below are rounded down, above up.
        district_divisors: by district.
        party_divisors: by party.
    """

    signposts: tuple[Exact, ...]
    district_divisors: Frozen[K, Exact]
    party_divisors: Frozen[P, Exact]
