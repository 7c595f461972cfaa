"""Where a search for seats may start: at one divisor that nearly fills the house."""

from collections.abc import Hashable, Sequence
from math import lcm
from typing import TypeVar

from electoral.methods.divisor.sequences import Nearest
from electoral.methods.priority import Start
from electoral.methods.problem import Problem

K = TypeVar("K", bound=Hashable)
# So often the divisor is changed before the last seats are given one by one.
_MOST_ROUNDS = 6
_FINER = 16


def near(asked: Problem[K], steps: Nearest) -> Start:
    """Round every contestant's votes by one divisor that nearly fills the house, within the bounds.

    If that gives too many seats, those lifted to their minimum stay there; if too few, those cut to their
    maximum do. The others share what is left again, until nobody new is bound. Time O(n) for each round.
    """
    whole = lcm(steps.first.denominator, steps.step.denominator)
    first, step = int(steps.first * whole), int(steps.step * whole)
    if asked.plain and (quick := _by_shifts(steps.votes, asked.seats, first, step)) is not None:
        return Start(quick, cut=True)
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


def _by_shifts(votes: Sequence[int], seats: int, first: int, step: int) -> list[int] | None:
    """Round votes by a divisor whose inverse is a fraction of a power of two, which is quick to divide by.

    It is changed by what is short, a few times; where that fills the house nothing is left to do. None if the
    first divisor cannot be written so, or somebody would get less than nothing.
    """
    total = sum(votes)
    bits = total.bit_length() + _FINER
    offset, rest = divmod((step - first) << bits, step)
    if rest:
        return None
    inverse = ((2 * step * seats + len(votes) * (2 * first - step)) << bits) // (2 * step * total)
    few = many = None
    wanted = [(number * inverse + offset) >> bits for number in votes]
    for _ in range(_MOST_ROUNDS):
        if not (short := seats - sum(wanted)):
            break
        few, many = (inverse, many) if short > 0 else (few, inverse)
        # Between one that gave too few and one that gave too many, or as far as the seats are away.
        inverse = inverse + (short << bits) // total if few is None or many is None else (few + many) // 2
        wanted = [(number * inverse + offset) >> bits for number in votes]
    return wanted if min(wanted) >= 0 else None
