"""The kernel under every method here: seats go where the priority is highest.

A method gives each contestant a priority for its next seat that falls with every seat it holds (a quotient
for divisor methods, an unused part of the quota for largest remainders). A result is right if and only if no
seat that was refused has a higher priority than a seat that was given:

    max{priority(i, s_i) : s_i < upper_i}  <=  min{priority(j, s_j - 1) : s_j > lower_j}

and it is the only one if the inequality is strict (Pukelsheim, "Proportional Representation", 2nd ed. 2017,
doi:10.1007/978-3-319-64707-4, ch. 4). Whatever vector the search starts from, it ends at a right one, so a
method may guess its start. Priorities are whole numbers: equal means equal.
"""

import heapq
from collections.abc import Callable, Hashable
from typing import TypeVar

import attrs

from electoral.methods.problem import Problem

K = TypeVar("K", bound=Hashable)
#: The priority of contestant number ``i`` for one more seat when it holds ``k``.
Priority = Callable[[int, int], int]


@attrs.frozen
class Awarded:
    """Seats that satisfy the inequality.

    Attributes:
        seats: by contestant number.
        winners: contestants whose last seat is tied with a seat that was refused.
        losers: contestants whose refused seat is tied with a seat that was given.
    """

    seats: list[int]
    winners: list[int]
    losers: list[int]


def award(asked: Problem[K], start: list[int], priority: Priority) -> Awarded:
    """Give the seats of a problem by priority, starting the search at `start`.

    Exact. Time O(n log n) if the start is near, whatever the number of seats; memory O(n).
    """
    seats = [min(max(k, low), up) for k, low, up in zip(start, asked.lower, asked.upper, strict=True)]
    surplus = sum(seats) - asked.seats
    if surplus < 0:
        _add(asked, seats, -surplus, priority)
    elif surplus > 0:
        _take(asked, seats, surplus, priority)
    return _settle(asked, seats, priority)


def _add(asked: Problem[K], seats: list[int], places: int, priority: Priority) -> None:
    heap = [(-priority(i, k), i) for i, k in enumerate(seats) if k < asked.upper[i]]
    heapq.heapify(heap)
    for _ in range(places):
        i = heap[0][1]
        seats[i] += 1
        if seats[i] < asked.upper[i]:
            heapq.heapreplace(heap, (-priority(i, seats[i]), i))
        else:
            heapq.heappop(heap)


def _take(asked: Problem[K], seats: list[int], places: int, priority: Priority) -> None:
    heap = [(priority(i, k - 1), i) for i, k in enumerate(seats) if k > asked.lower[i]]
    heapq.heapify(heap)
    for _ in range(places):
        i = heap[0][1]
        seats[i] -= 1
        if seats[i] > asked.lower[i]:
            heapq.heapreplace(heap, (priority(i, seats[i] - 1), i))
        else:
            heapq.heappop(heap)


def _settle(asked: Problem[K], seats: list[int], priority: Priority) -> Awarded:
    """Exchange seats until the inequality holds, then find who is tied at the cut."""
    while True:
        refused = [(priority(i, k), i) for i, k in enumerate(seats) if k < asked.upper[i]]
        given = [(priority(i, k - 1), i) for i, k in enumerate(seats) if k > asked.lower[i]]
        if not refused or not given:
            return Awarded(seats, [], [])
        (highest, gains), (lowest, loses) = max(refused), min(given)
        if highest <= lowest:
            break
        seats[gains] += 1
        seats[loses] -= 1
    if highest < lowest:
        return Awarded(seats, [], [])
    return Awarded(
        seats, [i for key, i in given if key == lowest], [i for key, i in refused if key == highest]
    )
