"""What proves an allocation, in numbers that anyone can check by hand."""

from collections.abc import Hashable
from fractions import Fraction
from typing import Generic, TypeVar

import attrs

from electoral.exact import Exact
from electoral.frozen import Frozen

K = TypeVar("K", bound=Hashable)


@attrs.frozen(kw_only=True)
class DivisorEvidence:
    """What proves a result of a divisor method: no refused quotient is higher than an awarded one.

    Attributes:
        divisors: what votes are divided by for a contestant's first, second and third seat.
        lowest_awarded: the lowest quotient that was given a seat; None if no seat was free to give.
        highest_refused: the highest quotient that was refused a seat; None if nobody could take one more.
    """

    divisors: tuple[int, int, int]
    lowest_awarded: Fraction | None
    highest_refused: Fraction | None


@attrs.frozen(kw_only=True)
class QuotaEvidence(Generic[K]):
    """What proves a result of a quota method.

    Attributes:
        quota: votes for one seat, exact; None if there are no seats or no votes.
        wholes: whole quotas in each contestant's votes.
        remainders: the rest of each contestant's votes, in quotas: at least 0 and less than 1.
    """

    quota: Fraction | None
    wholes: Frozen[K, int]
    remainders: Frozen[K, Fraction]


@attrs.frozen(kw_only=True)
class MostVotesEvidence:
    """What proves the winners of a plurality contest.

    Attributes:
        fewest_elected: the fewest votes of anyone elected; None if nobody is.
        most_refused: the most votes of anyone not elected; None if everyone with votes is.
    """

    fewest_elected: Exact | None
    most_refused: Exact | None


Evidence = DivisorEvidence | QuotaEvidence[K] | MostVotesEvidence
