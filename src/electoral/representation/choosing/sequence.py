"""The procedures of laws, which are no search and may miss bounds that could be met.

One group after the other: from list order, the last outside a group gives way to the first in it; a later
group may undo what an earlier one gained. Reserved first: the first in each group have its seats before all
others do; what is reserved for one group may leave too few seats for a later one.
"""

from collections.abc import Collection

from electoral.representation.choosing.problem import Problem


def reserve_first(problem: Problem) -> tuple[int, ...]:
    """Seat the first in each group, as many as it must have, and fill up in list order."""
    seated: set[int] = set()
    for limit in problem.limits:
        wanted = min(limit.low - len(seated & limit.who), problem.seats - len(seated))
        seated.update(sorted(limit.who - seated)[: max(wanted, 0)])
    others = [i for i in range(problem.candidates) if i not in seated]
    return tuple(sorted(seated | set(others[: problem.seats - len(seated)])))


def choose_in_sequence(problem: Problem) -> tuple[int, ...]:
    """Repair the choice by list order, bound after bound, from the bottom; each as far as the list allows."""
    seated = set(range(problem.seats))
    listed = range(problem.candidates)
    for limit in problem.limits:
        outside = frozenset(listed) - limit.who
        while len(seated & limit.who) < limit.low and _replace(seated, outside, limit.who):
            pass
        while len(seated & limit.who) > limit.high and _replace(seated, limit.who, outside):
            pass
    return tuple(sorted(seated))


def _replace(seated: set[int], leaving: Collection[int], coming: frozenset[int]) -> bool:
    """Let the last of those leaving give way to the first of those coming; False if there is no such pair."""
    last = max(seated.intersection(leaving), default=None)
    first = min(coming - seated, default=None)
    if last is None or first is None:
        return False
    seated.remove(last)
    seated.add(first)
    return True
