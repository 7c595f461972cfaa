"""Advice on a search: is there nothing in a box, or what to try in it, or where to divide it?

Advice is never believed. Numbers to try are tried; that a box is empty is told by adding up rows: if some
rows, each times a multiplier, ask for more together than the box can give, then no numbers in it meet them.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, islice

import attrs

from electoral.exact import Exact
from electoral.representation.choosing.rows import Box, Row

#: So many sums of rows are formed to see whether one of them is out of reach.
_MOST_SUMS = 128


@attrs.frozen(kw_only=True)
class Advice:
    """What to do with a box.

    Attributes:
        refused: whether the rows are proven to leave nothing in it.
        numbers: whole numbers in the box to try.
        divide: the position of the number whose range to divide.
        at: the last number of the lower part.
    """

    refused: bool
    numbers: tuple[int, ...]
    divide: int
    at: int


Adviser = Callable[[Box], Advice]


@attrs.frozen
class Sum:
    """What rows ask for together: numbers times their weights are at least `asked`."""

    weights: tuple[Exact, ...]
    asked: Exact

    def refuses(self, box: Box) -> bool:
        """Say whether a box cannot give as much."""
        ranges = zip(self.weights, box.least, box.most, strict=True)
        return sum(weight * (most if weight > 0 else least) for weight, least, most in ranges) < self.asked


def added(rows: Sequence[Row], width: int, lower: Iterable[Exact], upper: Iterable[Exact]) -> Sum:
    """Add up rows, the lower and the upper end of each times a multiplier of at least 0.

    >>> pairs = [Row((0, 1), 3, 9), Row((1, 2), 3, 9), Row((0, 2), 3, 9), Row((0, 1, 2), 0, 4)]
    >>> added(pairs, 3, (1, 1, 1, 0), (0, 0, 0, 2))
    Sum(weights=(0, 0, 0), asked=1)
    """
    weights: list[Exact] = [0] * width
    asked: Exact = 0
    for row, low, high in zip(rows, lower, upper, strict=True):
        asked += low * row.low - high * row.high
        for t in row.positions:
            weights[t] += low - high
    return Sum(tuple(weights), asked)


def by_sums(rows: Sequence[Row], width: int) -> Adviser:
    """Advise without more: some rows are added up, less the first row once or more; ranges are halved."""
    sums = list(islice(_sums(rows, width), _MOST_SUMS))

    def advise(box: Box) -> Advice:
        divide, at = box.middle()
        refused = any(each.refuses(box) for each in sums)
        return Advice(refused=refused, numbers=box.least, divide=divide, at=at)

    return advise


def _sums(rows: Sequence[Row], width: int) -> Iterable[Sum]:
    demands = [r for r, row in enumerate(rows) if r and row.low > 0]
    for size in range(2, len(demands) + 1):
        for some in combinations(demands, size):
            lower = [int(r in some) for r in range(len(rows))]
            for times in range(1, size):
                yield added(rows, width, lower, [times, *[0] * (len(rows) - 1)])
