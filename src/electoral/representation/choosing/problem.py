"""The problem in whole numbers: places on a list, seats, and how many of certain places must be seated.

Candidates are their places in the list, from 0. Two who are in the same groups are of one kind, and of a kind
those who stand higher are always chosen first; so a choice is how many of each kind, which is a small problem
however long the list is.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import combinations
from typing import Literal

import attrs

Objective = Literal["list order", "fewest displaced", "one group after the other", "reserved first"]
#: Objectives that are a procedure of the law and no search; they may miss bounds that could be met.
PROCEDURES: tuple[Objective, ...] = ("one group after the other", "reserved first")
Counting = Literal["in every group", "once"]


@attrs.frozen(kw_only=True)
class Limit:
    """From `low` to `high` of the places in `who` are to be seated."""

    who: frozenset[int]
    low: int
    high: int

    def missing(self, counted: int) -> int:
        """Give how far a number is from the limits."""
        return max(self.low - counted, counted - self.high, 0)


@attrs.frozen(kw_only=True)
class Kind:
    """Candidates who differ in nothing but their places.

    Attributes:
        limits: the positions of the limits they count for.
        seated: whether they have a seat by list order.
        size: how many they are.
    """

    limits: tuple[int, ...]
    seated: bool
    size: int


@attrs.frozen(kw_only=True, slots=False)
class Problem:
    """Which `seats` of `candidates` places to choose.

    Attributes:
        counting: whether a person counts for every limit, or ``"once"``: for one of them.
    """

    candidates: int
    seats: int
    limits: tuple[Limit, ...]
    counting: Counting

    def binding(self) -> "Problem":
        """Give the problem without the limits that hold whoever is chosen."""
        limits = tuple(limit for limit in self.limits if limit.low or limit.high < self.seats)
        return attrs.evolve(self, limits=limits)

    @cached_property
    def kind_of(self) -> tuple[int, ...]:
        """The position in `kinds` of each candidate's kind."""
        position = {(kind.limits, kind.seated): t for t, kind in enumerate(self.kinds)}
        return tuple(position[traits] for traits in self._traits)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds there are, in the order in which they come up in the list."""
        sizes: dict[tuple[tuple[int, ...], bool], int] = {}
        for traits in self._traits:
            sizes[traits] = sizes.get(traits, 0) + 1
        return tuple(Kind(limits=limits, seated=top, size=n) for (limits, top), n in sizes.items())

    @cached_property
    def _traits(self) -> list[tuple[tuple[int, ...], bool]]:
        return [
            (tuple(g for g, limit in enumerate(self.limits) if i in limit.who), i < self.seats)
            for i in range(self.candidates)
        ]

    def seated_by_list_order(self) -> list[int]:
        """Give how many of each kind have a seat by list order."""
        return [kind.size if kind.seated else 0 for kind in self.kinds]


def crossing(limits: Sequence[Limit]) -> Iterator[tuple[int, int]]:
    """Give the positions of limits whose groups overlap without one being part of the other."""
    for (a, one), (b, other) in combinations(enumerate(limits), 2):
        if one.who & other.who and not (one.who <= other.who or other.who <= one.who):
            yield a, b


def families(limits: Sequence[Limit]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Divide limits into two families of nested groups, the second empty if one does; None if two do not.

    >>> def over(*who):
    ...     return Limit(who=frozenset(who), low=1, high=2)
    >>> families([over(1, 2), over(1), over(2, 3)])
    ((0, 1), (2,))
    >>> families([over(1, 2), over(2, 3), over(1, 3)]) is None
    True
    """
    beside: dict[int, set[int]] = {g: set() for g in range(len(limits))}
    for a, b in crossing(limits):
        beside[a].add(b)
        beside[b].add(a)
    side: dict[int, int] = {}
    for start in beside:
        side.setdefault(start, 0)
        waiting = [start]
        while waiting:
            g = waiting.pop()
            for other in beside[g] - side.keys():
                side[other] = 1 - side[g]
                waiting.append(other)
    if any(side[a] == side[b] for a in beside for b in beside[a]):
        return None
    return tuple(g for g in side if not side[g]), tuple(sorted(g for g in side if side[g]))


@attrs.frozen
class Nest:
    """A family of nested groups, as a tree: what stands directly around what.

    Attributes:
        order: the limits of the family, smaller groups first, so that parts come before the whole.
        around: for each limit, the next larger one; None if there is none.
    """

    order: tuple[int, ...]
    around: dict[int, int | None]

    def home(self, kind: Kind) -> int | None:
        """Give the smallest group of the family that a kind is in; None if it is in none."""
        return next((g for g in self.order if g in kind.limits), None)


def nest(limits: Sequence[Limit], family: Collection[int]) -> Nest:
    """Make the tree of a family."""
    order = sorted(family, key=lambda g: len(limits[g].who))
    around = {
        g: next((outer for outer in order[at + 1 :] if limits[g].who <= limits[outer].who), None)
        for at, g in enumerate(order)
    }
    return Nest(tuple(order), around)
