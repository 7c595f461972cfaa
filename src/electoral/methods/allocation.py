"""The answer of a method: sure seats, the tie if there is one, and the evidence."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import partial
from itertools import combinations, islice
from math import comb
from typing import Generic, TypeVar

import attrs

from electoral.errors import InvalidDraw, NoResult, OpenLot
from electoral.evidence import Evidence
from electoral.exact import show
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
        left: how many more seats depend on the answer, by further steps of the method.
    """

    contestants: tuple[K, ...]
    places: int
    left: int = 0

    def __str__(self) -> str:
        """Say it in words."""
        seats = "1 seat" if self.places == 1 else f"{self.places} seats"
        later = f", and {self.left} more depend on the answer" if self.left else ""
        return f"{seats} for {len(self.contestants)} tied contestants: {listed(self.contestants)}{later}"


def _frozen(seats: Mapping[K, int]) -> Frozen[K, int]:
    return Frozen(seats)


def _unproved() -> None:
    return None


@attrs.frozen
class Allocation(Generic[K]):
    """Seats by contestant, as a set of permitted results.

    Attributes:
        sure: seats that every permitted result gives, by contestant, in the order given. Where more seats
            depend on the answer to a tie (`Tie.left`), the seats given before it.
        tie: the tie at the last seats, or the first of several; None if there is one result only.

    >>> from electoral.methods import allocate
    >>> tied = allocate({"A": 5, "B": 5}, 1, method="dhondt")
    >>> tied.tie.contestants, list(tied.outcomes())
    (('A', 'B'), [{'A': 1, 'B': 0}, {'A': 0, 'B': 1}])
    >>> tied.settle(["B"]).seats
    {'A': 0, 'B': 1}
    """

    sure: Frozen[K, int] = attrs.field(converter=_frozen)
    tie: Tie[K] | None
    _prove: Callable[[], Evidence[K] | None] = attrs.field(default=_unproved, repr=False, eq=False)
    _order: Callable[[], Iterator[tuple[K, ...]]] | None = attrs.field(default=None, repr=False, eq=False)
    _go_on: "Callable[[frozenset[K]], Allocation[K]] | None" = attrs.field(default=None, repr=False, eq=False)

    @property
    def seats(self) -> dict[K, int]:
        """Give the seats of the only permitted result.

        Raises:
            OpenLot: if there is a tie, naming it.
        """
        if self.tie is None:
            return self.sure.thawed()
        if not self.unique:
            raise OpenLot(f"allocation: {self.tie}; use .sure, .tie or .outcomes(), or draw lots")
        return next(self.outcomes())

    @property
    def unique(self) -> bool:
        """Whether there is only one permitted result, be it that all answers to a tie lead to it."""
        if self.tie is None or not self.tie.left:
            return self.tie is None
        return len(list(islice(self.outcomes(), 2))) == 1

    @property
    def evidence(self) -> Evidence[K] | None:
        """The numbers that prove the result, made when asked for; None if its method gives none."""
        return self._prove()

    def settle(self, chosen: Iterable[K]) -> "Allocation[K]":
        """Give the allocation after the tie is settled for those chosen.

        Raises:
            InvalidDraw: if there is no tie, or they are not as many of the tied as there are places.
            NoResult: if the further steps of the method have none after this answer.
        """
        if isinstance(chosen, str) or not hasattr(chosen, "__iter__"):
            raise InvalidDraw(f"allocation: {show(chosen)} is no collection; give a list, [one] for one")
        drawn = tuple(chosen)
        if self.tie is None:
            raise InvalidDraw(f"allocation: there is no tie, but {listed(drawn)} is chosen; draw nothing")
        if strangers := [key for key in drawn if key not in self.tie.contestants]:
            raise InvalidDraw(f"{self.tie}; {listed(strangers)} is not tied, choose among those who are")
        if len(set(drawn)) != len(drawn) or len(drawn) != self.tie.places:
            raise InvalidDraw(
                f"{self.tie}; {listed(drawn) or 'nobody'} chosen, choose {self.tie.places}, each once"
            )
        winners = frozenset(drawn)
        return self._go_on(winners) if self._go_on else self._with(winners)

    def _with(self, winners: frozenset[K]) -> "Allocation[K]":
        seats = {key: seats + (key in winners) for key, seats in self.sure.items()}
        return Allocation(seats, None, self._prove, self._order)

    def outcomes(self) -> Iterator[dict[K, int]]:
        """Give every permitted result once, lazily."""
        if self.tie is None:
            yield self.sure.thawed()
        elif not self.tie.left:
            for chosen in combinations(self.tie.contestants, self.tie.places):
                yield {key: seats + (key in chosen) for key, seats in self.sure.items()}
        else:
            yield from _branches(self)

    def count_outcomes(self) -> int:
        """Count the permitted results, without making them if the tie is the only one."""
        if self.tie is None:
            return 1
        if not self.tie.left:
            return comb(len(self.tie.contestants), self.tie.places)
        return sum(1 for _ in self.outcomes())

    def order(self) -> Iterator[tuple[K, ...]]:
        """Give the seats beyond the minimum in the order in which the method awards them, lazily.

        Equal claims come together, those at the last seats too, even if not all of them get one.

        Raises:
            NoResult: if the method does not award seats one after another, or their order depends on lots.
        """
        if self._order is None:
            raise NoResult("allocation: this method does not award seats one after another; see .evidence")
        return self._order()


def _branches(whole: Allocation[K]) -> Iterator[dict[K, int]]:
    """Walk the answers to all ties; ways that meet again at the same question are walked once."""
    asked: set[object] = set()
    told: set[object] = set()
    ways = [iter([whole])]
    while ways:
        try:
            each = next(ways[-1], None)
        except NoResult:
            # This answer leads nowhere; the others may.
            continue
        if each is None:
            ways.pop()
        elif each.tie is not None and each.tie.left:
            question = tuple(each.sure.values()), each.tie
            if question not in asked:
                asked.add(question)
                ways.append(map(each.settle, combinations(each.tie.contestants, each.tie.places)))
        else:
            for outcome in each.outcomes():
                if (vector := tuple(outcome.values())) not in told:
                    told.add(vector)
                    yield outcome


def allocation(
    asked: Problem[K],
    awarded: Awarded,
    prove: Callable[[], Evidence[K]],
    order: Callable[[], Iterator[tuple[K, ...]]] | None = None,
) -> Allocation[K]:
    """Put awarded seats into the words of the asker."""
    sure = dict(zip(asked.contestants, awarded.seats, strict=True))
    if not awarded.winners:
        return Allocation(sure, None, prove, order)
    for i in awarded.winners:
        sure[asked.contestants[i]] -= 1
    tied = sorted((*awarded.winners, *awarded.losers))
    tie = Tie(tuple(asked.contestants[i] for i in tied), len(awarded.winners))
    return Allocation(sure, tie, prove, order)


def in_steps(
    asked: Problem[K],
    awarded: Awarded,
    then: Callable[[list[int]], Allocation[K]],
    *,
    left: int,
    prove: Callable[[], Evidence[K]],
) -> Allocation[K]:
    """Give the allocation of a first step, from whose seats, once no tie is open, `then` goes on."""
    if not awarded.winners:
        return then(awarded.seats)
    first = allocation(asked, awarded, prove)
    tie = first.tie and attrs.evolve(first.tie, left=left)
    return attrs.evolve(first, tie=tie, go_on=partial(_answered, first.sure, then))


def _answered(
    sure: Mapping[K, int], then: Callable[[list[int]], Allocation[K]], winners: frozenset[K]
) -> Allocation[K]:
    return then([seats + (key in winners) for key, seats in sure.items()])
