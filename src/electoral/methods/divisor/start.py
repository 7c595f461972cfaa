"""Where a search for seats may start: at one divisor that nearly fills the house."""

from collections.abc import Hashable, Sequence
from math import lcm
from typing import TypeVar

from electoral.methods.divisor.sequences import Nearest
from electoral.methods.priority import Start
from electoral.methods.problem import Problem

K = TypeVar("K", bound=Hashable)
# So often the divisor is changed before the last seats are given one by one.
_MOST_ROUNDS = 4
_FINER = 16


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
            return Start(_nearer(votes, wanted, asked.seats, (scaled, offset, divisor)), cut=True)
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


def _nearer(votes: Sequence[int], wanted: list[int], seats: int, line: tuple[int, int, int]) -> list[int]:
    """Change the divisor by what is short, a few times; where that fills the house nothing is left to do."""
    # In finer steps than seats need at first.
    scaled, offset, divisor = (number << _FINER for number in line)
    unit = divisor // sum(votes)
    few = many = None
    for _ in range(_MOST_ROUNDS):
        if not (short := seats - sum(wanted)):
            break
        few, many = (scaled, many) if short > 0 else (few, scaled)
        # Between one that gave too few and one that gave too many, or as far as the seats are away.
        scaled = scaled + unit * short if few is None or many is None else (few + many) // 2
        wanted = [(number * scaled + offset) // divisor for number in votes]
    return wanted if min(wanted) >= 0 else [max(k, 0) for k in wanted]
