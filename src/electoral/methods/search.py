"""A search among whole numbers of any size."""

from collections.abc import Callable


def smallest(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Give the smallest number from `low` to `high` for which something holds that holds for all above too.

    `high` is given without a look if it holds for none below.

    >>> smallest(0, 10**30, lambda number: number * number >= 2)
    2
    """
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return high
