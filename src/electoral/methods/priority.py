"""The kernel under every method here: seats go where the claim is highest.

A method gives each contestant a claim to its next seat that falls with every seat it holds (a quotient for
divisor methods, an unused part of the quota for largest remainders). A result is right if and only if no
seat that was refused has a higher claim than a seat that was given:

    max{claim(i, s_i) : s_i < upper_i}  <=  min{claim(j, s_j - 1) : s_j > lower_j}

and it is the only one if the inequality is strict (Pukelsheim, "Proportional Representation", 2nd ed. 2017,
doi:10.1007/978-3-319-64707-4, ch. 4). Whatever vector the search starts from, it ends at a right one, so a
method may guess its start. A start that rounds everybody by one divisor, or takes whole quotas, satisfies the
inequality for as many seats as it gives; then only the last seats need a look.

Claims are compared as rough numbers first: rounding keeps the order, so unequal rough numbers decide, and
where they are equal the exact claims do.
"""

import heapq
from collections.abc import Hashable, Iterator, Sequence
from typing import Protocol, TypeVar

import attrs

from electoral.exact import Exact
from electoral.methods.problem import Problem

K = TypeVar("K", bound=Hashable)


class Claims(Protocol):
    """The claims of the contestants of one problem, by their numbers."""

    def rough(self, who: Sequence[int], held: Sequence[int]) -> Sequence[float]:
        """Give the claims to one more seat of those who hold so many, correctly rounded or exact."""
        ...

    def one(self, who: int, held: int) -> float:
        """Give one claim as `rough` gives it."""
        ...

    def exact(self, who: int, held: int) -> Exact:
        """Give one claim as it is."""
        ...


@attrs.frozen
class Awarded:
    """Seats that satisfy the inequality.

    Attributes:
        seats: by contestant number.
        winners: contestants whose last seat is tied with a seat that was refused.
        losers: contestants whose refused seat is tied with a seat that was given.
    """

    seats: list[int]
    winners: Sequence[int] = ()
    losers: Sequence[int] = ()


@attrs.frozen
class Start:
    """Seats within the bounds from which a search starts.

    Attributes:
        seats: by contestant number.
        cut: whether some number lies between the claims given and those refused, for as many seats as these.
    """

    seats: list[int]
    cut: bool = False


def award(asked: Problem[K], claims: Claims, start: Start) -> Awarded:
    """Give the seats of a problem by claims.

    Exact. Time O(n log n) if the start is near, whatever the number of seats; memory O(n).
    """
    seats = list(start.seats)
    surplus = sum(seats) - asked.seats
    if surplus < 0:
        clear = _add(asked, claims, seats, -surplus)
    elif surplus > 0:
        clear = _take(asked, claims, seats, surplus)
    else:
        clear = True
    return Awarded(seats) if clear and start.cut else _settle(asked, claims, seats)


def _takers(asked: Problem[K], seats: list[int]) -> tuple[Sequence[int], list[int]]:
    """Give who may take one more seat, and how many they hold."""
    if asked.plain:
        return range(len(seats)), seats
    who = [i for i, (k, up) in enumerate(zip(seats, asked.upper, strict=True)) if k < up]
    return who, [seats[i] for i in who]


def _holders(asked: Problem[K], seats: list[int]) -> tuple[Sequence[int], list[int]]:
    """Give who may lose a seat, and how many they would hold then."""
    if asked.plain and min(seats):
        return range(len(seats)), [k - 1 for k in seats]
    who = [i for i, (k, low) in enumerate(zip(seats, asked.lower, strict=True)) if k > low]
    return who, [seats[i] - 1 for i in who]


def _add(asked: Problem[K], claims: Claims, seats: list[int], places: int) -> bool:
    """Give more seats to the highest claims; say whether the last is clearly above what is refused."""
    upper, rough = asked.upper, claims.one
    who, held = _takers(asked, seats)
    heap = [(-claim, i) for claim, i in zip(claims.rough(who, held), who, strict=True)]
    heapq.heapify(heap)
    lowest: float = 0
    for _ in range(places):
        lowest, i = heap[0]
        seats[i] += 1
        if seats[i] < upper[i]:
            heapq.heapreplace(heap, (-rough(i, seats[i]), i))
        else:
            heapq.heappop(heap)
    return not heap or lowest < heap[0][0]


def _take(asked: Problem[K], claims: Claims, seats: list[int], places: int) -> bool:
    """Take seats back from the lowest claims; say whether the last is clearly below what is given."""
    lower, rough = asked.lower, claims.one
    who, held = _holders(asked, seats)
    heap = list(zip(claims.rough(who, held), who, strict=True))
    heapq.heapify(heap)
    highest: float = 0
    for _ in range(places):
        highest, i = heap[0]
        seats[i] -= 1
        if seats[i] > lower[i]:
            heapq.heapreplace(heap, (rough(i, seats[i] - 1), i))
        else:
            heapq.heappop(heap)
    return not heap or highest < heap[0][0]


def _settle(asked: Problem[K], claims: Claims, seats: list[int]) -> Awarded:
    """Exchange seats until the inequality holds, then find who is tied at the cut."""
    while True:
        takers, after = _takers(asked, seats)
        holders, before = _holders(asked, seats)
        if not takers or not holders:
            return Awarded(seats)
        refused, given = claims.rough(takers, after), claims.rough(holders, before)
        highest, lowest = max(refused), min(given)
        if highest < lowest:
            return Awarded(seats)
        if highest > lowest:
            _exchange(asked, claims, seats)
            continue
        # Those that share the rough number at the cut: among them are the highest and the lowest.
        asks = {i: claims.exact(i, seats[i]) for i in _at(highest, refused, takers)}
        has = {i: claims.exact(i, seats[i] - 1) for i in _at(lowest, given, holders)}
        gains, loses = max(asks, key=asks.__getitem__), min(has, key=has.__getitem__)
        if asks[gains] < has[loses]:
            return Awarded(seats)
        if asks[gains] == has[loses]:
            cut = asks[gains]
            winners = [i for i, claim in has.items() if claim == cut]
            return Awarded(seats, winners, [i for i, claim in asks.items() if claim == cut])
        seats[gains] += 1
        seats[loses] -= 1


def _exchange(asked: Problem[K], claims: Claims, seats: list[int]) -> None:
    """Move seats from the lowest claims to the highest until, as rough numbers, none is out of order."""
    takers, after = _takers(asked, seats)
    holders, before = _holders(asked, seats)
    # A claim is out of date once its contestant holds another number of seats.
    asks = [(-claim, i, seats[i]) for claim, i in zip(claims.rough(takers, after), takers, strict=True)]
    has = [(claim, i, seats[i]) for claim, i in zip(claims.rough(holders, before), holders, strict=True)]
    heapq.heapify(asks)
    heapq.heapify(has)
    while asks and has:
        if asks[0][2] != seats[asks[0][1]]:
            heapq.heappop(asks)
        elif has[0][2] != seats[has[0][1]]:
            heapq.heappop(has)
        elif -asks[0][0] <= has[0][0]:
            return
        else:
            gains, loses = asks[0][1], has[0][1]
            seats[gains] += 1
            seats[loses] -= 1
            for i in (gains, loses):
                if seats[i] < asked.upper[i]:
                    heapq.heappush(asks, (-claims.one(i, seats[i]), i, seats[i]))
                if seats[i] > asked.lower[i]:
                    heapq.heappush(has, (claims.one(i, seats[i] - 1), i, seats[i]))


def _at(cut: float, claims: Sequence[float], who: Sequence[int]) -> list[int]:
    return [i for claim, i in zip(claims, who, strict=True) if claim == cut]


def in_order(asked: Problem[K], claims: Claims) -> Iterator[tuple[K, ...]]:
    """Give the seats beyond the minimum one after another; equal claims come together.

    Lazy and exact; seats that are tied at the end all come, although not all of them can be given.
    """
    heap = [(-claims.exact(i, k), i) for i, k in enumerate(asked.lower) if k < asked.upper[i]]
    heapq.heapify(heap)
    seats, left = list(asked.lower), asked.seats - sum(asked.lower)
    while left > 0:
        claim, together = heap[0][0], []
        while heap and heap[0][0] == claim:
            _, i = heapq.heappop(heap)
            together.append(i)
        for i in together:
            seats[i] += 1
            if seats[i] < asked.upper[i]:
                heapq.heappush(heap, (-claims.exact(i, seats[i]), i))
        left -= len(together)
        yield tuple(asked.contestants[i] for i in together)
