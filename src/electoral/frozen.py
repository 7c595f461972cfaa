"""A read-only mapping, so that nouns and records own their numbers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V", covariant=True)


class Frozen(Mapping[K, V], Generic[K, V]):
    """A mapping that nobody can change; equal to any mapping with the same items, in any order.

    >>> votes = Frozen({"A": 3})
    >>> votes == {"A": 3}
    True
    >>> votes["A"] = 4
    Traceback (most recent call last):
    TypeError: 'Frozen' object does not support item assignment
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        self._items: dict[K, V] = dict(items)

    def thawed(self) -> dict[K, V]:
        """Give the items as a dict of the asker's own.

        >>> Frozen({"A": 3}).thawed()
        {'A': 3}
        """
        return self._items.copy()

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return repr(self._items)

    def __reduce__(self) -> tuple[type["Frozen[K, V]"], tuple[dict[K, V]]]:
        return Frozen, (self._items,)


EMPTY: Frozen[str, int] = Frozen()


def unordered(values: tuple[object, ...]) -> object:
    """Compare values without their order, where they can be compared so.

    >>> unordered((1, 2)) == unordered((2, 1))
    True
    """
    try:
        return frozenset(values)
    except TypeError:
        return values
