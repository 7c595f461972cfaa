"""How seats spread over many made elections."""

from collections.abc import Collection
from fractions import Fraction

import attrs
import numpy as np

from electoral.batch.given import Integers
from electoral.exact import share, whole
from electoral.frozen import Frozen
from electoral.names import unknown


@attrs.frozen(kw_only=True, eq=False)
class Spread:
    """How many elections gave how many seats: `elections[s]` gave s.

    >>> Spread(elections=np.array([0, 3, 1])).mean, Spread(elections=np.array([0, 3, 1])).quantile("1/2")
    (Fraction(5, 4), 1)
    """

    elections: Integers

    @property
    def total(self) -> int:
        """Give the number of elections."""
        return int(self.elections.sum())

    @property
    def mean(self) -> Fraction:
        """Give the mean number of seats."""
        return Fraction(int(np.arange(len(self.elections)) @ self.elections), self.total)

    def quantile(self, part: str | Fraction) -> int:
        """Give the fewest seats that at least this part of the elections does not exceed."""
        wanted = share(part, "quantile")
        reached = np.cumsum(self.elections)
        needed = -(-wanted.numerator * self.total // wanted.denominator)
        return int(np.searchsorted(reached, max(needed, 1)))

    def chance_of(self, seats: int) -> Fraction:
        """Give the part of the elections with at least so many seats."""
        return Fraction(int(self.elections[whole(seats, "seats") :].sum()), self.total)


@attrs.frozen(kw_only=True, eq=False)
class Simulation:
    """What came out of many made elections under one law.

    Attributes:
        elections: how many were counted.
        seats: by party, a `Spread`.
        majorities: by group of parties that was asked for, and by each party alone: in how many elections it
            had more than half of the seats given.
        qualified: by tier of lists and contestant: in how many elections it met the threshold somewhere.
        lots: in how many elections lots were drawn.
        incomplete: in how many elections seats are left that nobody gets by the law as known here.
        recomputed: how many contests the exact engine counted one by one.
    """

    elections: int
    seats: Frozen[str, Spread]
    majorities: Frozen[frozenset[str], int]
    qualified: Frozen[str, Frozen[str, int]]
    lots: int
    incomplete: int
    recomputed: int

    def chance_of_majority(self, *parties: str) -> Fraction:
        """Give the part of the elections in which these parties together have more than half of the seats.

        Raises:
            UnknownName: for parties together that were not asked for when the elections were counted.
        """
        if (group := frozenset(parties)) not in self.majorities:
            known = [" + ".join(sorted(each)) for each in self.majorities]
            raise unknown(" + ".join(sorted(group)), known, "majority of")
        return Fraction(self.majorities[group], self.elections)

    def chance_to_qualify(self, tier: str, contestant: str) -> Fraction:
        """Give the part of the elections in which a contestant met the threshold of a tier.

        Raises:
            UnknownName: for a tier without a threshold, or a contestant that does not stand.
        """
        if tier not in self.qualified:
            raise unknown(tier, self.qualified, "tier of lists")
        if contestant not in self.qualified[tier]:
            raise unknown(contestant, self.qualified[tier], f"tier '{tier}': contestant")
        return Fraction(self.qualified[tier][contestant], self.elections)


@attrs.define(eq=False)
class Sums:
    """What is added up block by block."""

    parties: tuple[str, ...]
    groups: tuple[frozenset[str], ...]
    elections: int = 0
    histograms: list[Integers] = attrs.Factory(list)
    majorities: dict[frozenset[str], int] = attrs.Factory(dict)
    qualified: dict[str, dict[str, int]] = attrs.Factory(dict)
    lots: int = 0
    incomplete: int = 0
    recomputed: int = 0

    @classmethod
    def of(cls, parties: tuple[str, ...], coalitions: Collection[Collection[str]]) -> "Sums":
        """Begin with nothing."""
        alone = [frozenset({party}) for party in parties]
        groups = tuple(dict.fromkeys([*alone, *map(frozenset, coalitions)]))
        return cls(parties, groups, histograms=[np.zeros(1, np.int64) for _ in parties])

    def result(self) -> Simulation:
        """Give what was added up."""
        return Simulation(
            elections=self.elections,
            seats=Frozen(
                {
                    party: Spread(elections=each)
                    for party, each in zip(self.parties, self.histograms, strict=True)
                }
            ),
            majorities=Frozen(self.majorities),
            qualified=Frozen({tier: Frozen(each) for tier, each in self.qualified.items()}),
            lots=self.lots,
            incomplete=self.incomplete,
            recomputed=self.recomputed,
        )
