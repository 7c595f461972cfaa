"""The check of the quota method: the house is grown once more, seat by seat."""

from collections.abc import Hashable, Iterator, Mapping
from fractions import Fraction
from typing import TypeVar

from electoral.exact import Exact

K = TypeVar("K", bound=Hashable)
#: Those who wait with an equal claim: for each time somebody joined, all who waited by then, and the seats
#: that were given until the next time.
Queue = list[tuple[frozenset[K], int]]


def grown(
    votes: Mapping[K, Exact], lower: Mapping[K, int], upper: Mapping[K, int], seats: int
) -> tuple[dict[K, int], list[Queue[K]], list[frozenset[K]]]:
    """Grow the house from the fewest seats; give the seats, the queues left over, and who claimed each seat.

    A contestant may claim if it has less than its quota of the house at this size and less than its most.
    """
    total = sum(votes.values())
    held, claimed = dict(lower), []
    queues: list[tuple[Fraction, Queue[K]]] = []
    for size in range(sum(lower.values()) + 1, seats + 1):
        waiting = frozenset(key for _, queue in queues for key in queue[-1][0])
        claims = {
            key: Fraction(votes[key]) / (held[key] + 1)
            for key in votes
            if key not in waiting and held[key] < upper[key] and held[key] * total < votes[key] * size
        }
        best = max([*claims.values(), *(claim for claim, _ in queues)])
        new = frozenset(key for key, claim in claims.items() if claim == best)
        if not queues or queues[-1][0] < best:
            queues.append((best, []))
        queue = queues[-1][1]
        if new or not queue:
            queue.append((new | (queue[-1][0] if queue else frozenset()), 0))
        queue[-1] = (queue[-1][0], queue[-1][1] + 1)
        claimed.append(queue[-1][0])
        if sum(given for _, given in queue) == len(queue[-1][0]):
            for key in queue[-1][0]:
                held[key] += 1
            queues.pop()
    return held, [queue for _, queue in queues], claimed


def quota_method_faults(
    votes: Mapping[K, Exact],
    seats: int,
    bounds: tuple[Mapping[K, int], Mapping[K, int]],
    found: tuple[Mapping[K, int], tuple[K, ...], int, int],
    order: tuple[tuple[K, ...], ...],
    *,
    answered: bool,
) -> Iterator[str]:
    """Check seats, the tie, and the order of claims, against a house that is grown once more."""
    sure, tied, places, left = found
    held, queues, claimed = grown(votes, *bounds, seats)
    if [frozenset(each) for each in order] != claimed or any(len(set(each)) < len(each) for each in order):
        yield "the claims to the seats, one after another, are not those of the quota method"
        return
    more = {key: sure[key] - held[key] for key in held}
    chosen = {key for key, number in more.items() if number}
    if any(number not in (0, 1) for number in more.values()):
        yield "somebody has seats that the quota method does not give"
        return
    if chosen and not answered:
        yield "a tie is answered that was never asked"
    yield from _queue_faults(queues, chosen, (frozenset(tied), places, left))


def _queue_faults(
    queues: list[Queue[K]], chosen: set[K], asked: tuple[frozenset[K], int, int]
) -> Iterator[str]:
    """Follow the queues: each time as many were chosen, of those who waited, as seats were given."""
    steps = [(queue, number) for queue in queues for number in range(len(queue))]
    answered = 0
    for at, (queue, number) in enumerate(steps):
        waiting, places = queue[number]
        if len(chosen & waiting) < sum(given for _, given in queue[: number + 1]):
            left = sum(each[given][1] for each, given in steps[at + 1 :])
            if asked != (waiting - chosen, places, left) or len(chosen) != answered:
                yield "the tie is not the one that the quota method leaves"
            return
        answered += places
    if asked[0] or len(chosen) != answered:
        yield f"{len(chosen)} were chosen among those tied, but {answered} seats were"
