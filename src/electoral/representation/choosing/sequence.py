"""One group after the other: from list order, the last outside a group gives way to the first in it.

It is what some laws say, and not a search: a later group may undo what an earlier one gained.
"""

from collections.abc import Collection

from electoral.representation.choosing.problem import Problem


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
