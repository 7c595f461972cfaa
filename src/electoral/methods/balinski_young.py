"""The quota method of Balinski and Young: house-monotone, and nobody leaves its quota."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import Generic, TypeVar

import attrs

from electoral.errors import BeyondLimit, NoResult
from electoral.evidence import QuotaMethodEvidence
from electoral.exact import ExactInput, show
from electoral.frozen import Frozen
from electoral.methods.allocation import Allocation, Tie
from electoral.methods.problem import Bound, Problem, problem

K = TypeVar("K", bound=Hashable)
#: The house grows seat by seat: so many seats times contestants and no more.
MOST_GROWTH = 1_000_000


@attrs.frozen
class BalinskiYoung:
    """The house grows seat by seat; each goes to the highest quotient (1, 2, 3 ...) within its upper quota.

    A contestant may take a seat only if it then has no more than its quota at this size of the house,
    rounded up, or than its minimum. Equal quotients are drained one after another; where seats end among
    them they are a tie, in several steps if somebody joined while they were being given.

    Source: Balinski and Young, "The quota method of apportionment", American Mathematical Monthly 82 (1975);
    with minima: "Apportionment schemes and the quota method", 84 (1977).

    >>> BalinskiYoung().allocate({"A": 60, "B": 25, "C": 15}, 4).seats
    {'A': 3, 'B': 1, 'C': 0}
    """

    name: str = attrs.field(default="quota_method", init=False)

    def allocate(
        self,
        votes: Mapping[K, ExactInput],
        seats: int,
        minimum: Bound[K] = None,
        maximum: Bound[K] = None,
    ) -> Allocation[K]:
        """Give the seats; see `electoral.allocate`.

        Time O(seats x contestants).

        Raises:
            NoResult: also if a maximum holds back all who are within their upper quota.
            BeyondLimit: for more seats than a house is grown by.
        """
        asked: Problem[K] = problem(votes, seats, minimum, maximum)
        most = MOST_GROWTH // len(asked.contestants)
        if asked.seats - sum(asked.lower) > most:
            raise BeyondLimit(
                f"seats: {show(asked.seats)} are too many for the quota method, which grows the house seat by"
                f" seat; for {len(asked.contestants)} contestants by at most {most:,}"
            )
        house = House(asked)
        while house.size < asked.seats:
            house.grow()
        return house.allocation()


#: Who joined together, and the places that were given before others joined.
Wave = tuple[list[int], int]


@attrs.define
class _Level:
    """Contestants with one equal claim, who take the next seats one each while the house grows.

    Attributes:
        claim: the quotient of all of them.
        waves: who joined when, and the places given until the next did.
    """

    claim: Fraction
    waves: list[Wave] = attrs.Factory(list)

    @property
    def members(self) -> list[int]:
        return [i for members, _ in self.waves for i in members]

    @property
    def places(self) -> int:
        return sum(places for _, places in self.waves)

    def take(self, newcomers: list[int]) -> None:
        """Give one more place, after newcomers have joined."""
        if newcomers:
            self.waves.append((newcomers, 1))
        else:
            members, places = self.waves[-1]
            self.waves[-1] = (members, places + 1)


class House(Generic[K]):
    """A house that grows from the minima, seat by seat."""

    def __init__(self, asked: Problem[K]) -> None:
        self._asked, self._total = asked, sum(asked.votes)
        self.size, self.seats = sum(asked.lower), list(asked.lower)
        # Equal claims that still wait for seats, the highest last.
        self._levels: list[_Level] = []
        self._claimed: list[tuple[int, ...]] = []
        self._joined: list[tuple[int, ...]] = []
        # Whether somebody came while equal claims waited: then who was first depends on lots.
        self._interrupted = False

    def grow(self) -> None:
        """Give one more seat to the highest claim within its upper quota."""
        self.size += 1
        waiting = {i for level in self._levels for i in level.members}
        free = [i for i in self._eligible() if i not in waiting]
        best = max((self._claim(i) for i in free), default=None)
        top = self._levels[-1].claim if self._levels else None
        newcomers: list[int] = []
        if best is not None and (top is None or best >= top):
            newcomers = [i for i in free if self._claim(i) == best]
            self._joined.append(tuple(newcomers))
            self._interrupted |= bool(self._levels)
            if best != top:
                self._levels.append(_Level(best))
        elif top is None:
            raise NoResult(
                f"quota method: nobody may take seat {self.size}: all within their upper quota"
                " have their maximum; raise a maximum"
            )
        self._take(newcomers)

    def _eligible(self) -> list[int]:
        votes, total, size = self._asked.votes, self._total, self.size
        bounded = enumerate(zip(self.seats, self._asked.upper, strict=True))
        # Less than the quota rounded up is less than the quota.
        return [i for i, (k, up) in bounded if k < up and k * total < votes[i] * size]

    def _claim(self, i: int) -> Fraction:
        return Fraction(self._asked.votes[i], self.seats[i] + 1)

    def _take(self, newcomers: list[int]) -> None:
        level = self._levels[-1]
        level.take(newcomers)
        self._claimed.append(tuple(sorted(level.members)))
        if level.places == len(level.members):
            for i in level.members:
                self.seats[i] += 1
            self._levels.pop()

    def allocation(self) -> Allocation[K]:
        """Give the seats, and the ties where levels still wait."""
        waves = [wave for level in self._levels for wave in [*level.waves, ([], 0)]]
        return self._asking(self.seats, waves, [])

    def _asking(self, seats: list[int], waves: list[Wave], open_to: list[int]) -> Allocation[K]:
        """Ask about the first wave; answers lead on to the next, with those who are left from this one."""
        while waves and not waves[0][1]:
            waves, open_to = waves[1:], []
        contestants = self._asked.contestants
        sure = dict(zip(contestants, seats, strict=True))
        if not waves:
            return Allocation(sure, None, self._evidence, self._order)
        (members, places), later = waves[0], waves[1:]
        tied = sorted([*open_to, *members])
        left = sum(number for _, number in later)
        tie = Tie(tuple(contestants[i] for i in tied), places, left)

        go_on = partial(self._answered, seats, later, tied)
        return Allocation(Frozen(sure), tie, self._evidence, self._order, go_on if left else None)

    def _answered(
        self, seats: list[int], later: list[Wave], tied: list[int], winners: frozenset[K]
    ) -> Allocation[K]:
        chosen = [key in winners for key in self._asked.contestants]
        after = [k + won for k, won in zip(seats, chosen, strict=True)]
        return self._asking(after, later, [i for i in tied if not chosen[i]])

    def _evidence(self) -> QuotaMethodEvidence[K]:
        return QuotaMethodEvidence(order=tuple(self._named(who) for who in self._claimed))

    def _order(self) -> Iterator[tuple[K, ...]]:
        if self._interrupted:
            raise NoResult(
                "allocation: others took seats while equal claims waited, so the order depends on lots;"
                " see .evidence.order for who claimed each seat"
            )
        return map(self._named, self._joined)

    def _named(self, who: Iterable[int]) -> tuple[K, ...]:
        return tuple(self._asked.contestants[i] for i in who)
