"""The answer of a method: sure seats, the tie if there is one, and the evidence."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import combinations
from math import comb
from typing import Generic, TypeVar

import attrs

from electoral.errors import OpenLot
from electoral.evidence import Evidence
from electoral.frozen import Frozen
from electoral.methods.priority import Awarded
from electoral.methods.problem import Problem
from electoral.names import listed

K = TypeVar("K", bound=Hashable)


@attrs.frozen
class Tie(Generic[K]):
    """Contestants with equal claims to fewer seats.

    Attributes:
        contestants: who is tied, in the order in which they were given.
        places: how many seats they share; each gets at most one of these.
    """

    contestants: tuple[K, ...]
    places: int

    def __str__(self) -> str:
        """Say it in words."""
        seats = "1 seat" if self.places == 1 else f"{self.places} seats"
        return f"{seats} for {len(self.contestants)} tied contestants: {listed(self.contestants)}"


def _frozen(seats: Mapping[K, int]) -> Frozen[K, int]:
    return Frozen(seats)


def _unproved() -> None:
    return None


@attrs.frozen
class Allocation(Generic[K]):
    """Seats by contestant, as a set of permitted results.

    Attributes:
        sure: seats that every permitted result gives, by contestant, in the order given.
        tie: the tie at the last seats; None if there is one result only.

    >>> from electoral.methods import allocate
    >>> tied = allocate({"A": 5, "B": 5}, 1, method="dhondt")
    >>> tied.tie.contestants, list(tied.outcomes())
    (('A', 'B'), [{'A': 1, 'B': 0}, {'A': 0, 'B': 1}])
    """

    sure: Frozen[K, int] = attrs.field(converter=_frozen)
    tie: Tie[K] | None
    _prove: Callable[[], Evidence[K] | None] = attrs.field(default=_unproved, repr=False, eq=False)

    @property
    def seats(self) -> dict[K, int]:
        """Give the seats of the only permitted result.

        Raises:
            OpenLot: if there is a tie, naming it.
        """
        if self.tie is not None:
            raise OpenLot(f"allocation: {self.tie}; use .sure, .tie or .outcomes(), or draw lots")
        return dict(self.sure)

    @property
    def unique(self) -> bool:
        """Whether there is only one permitted result."""
        return self.tie is None

    @property
    def evidence(self) -> Evidence[K] | None:
        """The numbers that prove the result, made when asked for; None if its method gives none."""
        return self._prove()

    def outcomes(self) -> Iterator[dict[K, int]]:
        """Give every permitted result, lazily."""
        if self.tie is None:
            yield dict(self.sure)
            return
        for chosen in combinations(self.tie.contestants, self.tie.places):
            yield {key: seats + (key in chosen) for key, seats in self.sure.items()}

    def count_outcomes(self) -> int:
        """Count the permitted results without making them."""
        return comb(len(self.tie.contestants), self.tie.places) if self.tie else 1


def allocation(asked: Problem[K], awarded: Awarded, prove: Callable[[], Evidence[K]]) -> Allocation[K]:
    """Put awarded seats into the words of the asker."""
    sure = dict(zip(asked.contestants, awarded.seats, strict=True))
    if not awarded.winners:
        return Allocation(sure, None, prove)
    for i in awarded.winners:
        sure[asked.contestants[i]] -= 1
    tied = sorted(awarded.winners + awarded.losers)
    return Allocation(sure, Tie(tuple(asked.contestants[i] for i in tied), len(awarded.winners)), prove)
