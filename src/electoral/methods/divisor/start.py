"""Where a search for seats may start: at one divisor that nearly fills the house."""

from collections.abc import Hashable
from math import lcm
from typing import TypeVar

from electoral.methods.divisor.sequences import Nearest
from electoral.methods.priority import Start
from electoral.methods.problem import Problem

K = TypeVar("K", bound=Hashable)


def near(asked: Problem[K], steps: Nearest) -> Start:
    """Round every contestant's votes by one divisor that nearly fills the house, within the bounds.

    If that gives too many seats, those lifted to their minimum stay there; if too few, those cut to their
    maximum do. The others share what is left again, until nobody new is bound. Time O(n) for each round.
    """
    whole = lcm(steps.first.denominator, steps.step.denominator)
    first, step = int(steps.first * whole), int(steps.step * whole)
    everyone = range(len(steps.votes))
    free = everyone if asked.plain else [i for i in everyone if asked.lower[i] < asked.upper[i]]
    seats = list(asked.lower)
    rounds = 0
    while free:
        votes = steps.votes if len(free) == len(seats) else [steps.votes[i] for i in free]
        left = asked.seats - sum(seats) + sum([seats[i] for i in free])
        scaled = 2 * step * left + len(free) * (2 * first - step)
        divisor, offset = 2 * step * sum(votes), 2 * (step - first) * sum(votes)
        wanted = [(number * scaled + offset) // divisor for number in votes]
        rounds += 1
        if rounds == 1 and asked.plain and min(wanted) >= 0:
            return Start(wanted, cut=True)
        for i, k in zip(free, wanted, strict=True):
            seats[i] = asked.lower[i] if k < asked.lower[i] else min(k, asked.upper[i])
        surplus = sum(seats) - asked.seats
        if abs(surplus) <= len(seats):
            break
        bound = asked.lower if surplus > 0 else asked.upper
        still = [i for i in free if seats[i] != bound[i]]
        if len(still) == len(free):
            break
        free = still
    return Start(seats, cut=rounds == 1)
