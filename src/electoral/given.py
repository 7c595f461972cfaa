"""What a caller gives: collections of the right kind, or a message that says what they should be."""

from collections.abc import Iterable
from typing import TypeVar

from electoral.errors import InvalidReturns
from electoral.exact import show

T = TypeVar("T")


def all_of(kind: type[T], values: Iterable[T], what: str) -> tuple[T, ...]:
    """Take a collection as a tuple.

    Raises:
        InvalidReturns: if it is no collection, or something in it is of another kind.

    >>> all_of(int, [1, 2], "numbers")
    (1, 2)
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InvalidReturns(
            f"{what}: {show(values)} is no tuple of {kind.__name__}; give a tuple, (one,) for one"
        )
    taken = tuple(values)
    for each in taken:
        if not isinstance(each, kind):
            raise InvalidReturns(
                f"{what}: {show(each)} is no {kind.__name__}; give a tuple of {kind.__name__}"
            )
    return taken
