"""Which stretches of a list a rule looks at: the whole, every prefix, blocks, windows, or certain places."""

from typing import Protocol

import attrs

from electoral.errors import InvalidSystem
from electoral.exact import positive
from electoral.names import unknown


class Scope(Protocol):
    """The stretches of a list that a rule is asked of. Any object with this one function is a scope."""

    def stretches(self, persons: int) -> tuple[range, ...]:
        """Give the stretches of a list of so many persons, as places counted from 0, the first ones first."""
        ...


def _size(value: int) -> int:
    return positive(value, "scope: size")


def _first(value: int) -> int:
    return positive(value, "scope: first")


def _step(value: int) -> int:
    return positive(value, "scope: step")


def _last(value: int) -> int:
    return positive(value, "scope: last")


@attrs.frozen
class WholeList:
    """All persons of the list together.

    >>> WholeList().stretches(5)
    (range(0, 5),)
    """

    def stretches(self, persons: int) -> tuple[range, ...]:
        """Give the whole list."""
        return (range(persons),)

    def __str__(self) -> str:
        """Give the scope in words."""
        return "in the whole list"


@attrs.frozen(kw_only=True)
class Prefixes:
    """The first so many persons, for lengths in equal steps (Armenia: 3, 6, 9; Bosnia: 2, 5, 8).

    Attributes:
        first: the shortest length.
        step: by how much lengths grow.

    >>> Prefixes(first=2, step=3).stretches(9)
    (range(0, 2), range(0, 5), range(0, 8))
    """

    first: int = attrs.field(converter=_first)
    step: int = attrs.field(converter=_step)

    def stretches(self, persons: int) -> tuple[range, ...]:
        """Give the prefixes that the list is long enough for."""
        return tuple(range(length) for length in range(self.first, persons + 1, self.step))

    def __str__(self) -> str:
        """Give the scope in words."""
        lengths = ", ".join(str(self.first + self.step * turn) for turn in range(3))
        return f"in the first {lengths} ... places"


@attrs.frozen
class Blocks:
    """Blocks of so many places from the top, that do not overlap (Spain: five, Kosovo: three).

    Attributes:
        size: places in a block.
        last: whether a shorter block at the end is ``"asked"`` too, or ``"left out"``.

    >>> Blocks(5).stretches(12), Blocks(5, last="left out").stretches(12)
    ((range(0, 5), range(5, 10), range(10, 12)), (range(0, 5), range(5, 10)))
    """

    size: int = attrs.field(converter=_size)
    last: str = attrs.field(default="asked", kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.last not in ("asked", "left out"):
            raise unknown(str(self.last), ("asked", "left out"), "blocks: last")

    def stretches(self, persons: int) -> tuple[range, ...]:
        """Give the blocks."""
        asked = persons if self.last == "asked" else persons - persons % self.size
        return tuple(range(start, min(start + self.size, persons)) for start in range(0, asked, self.size))

    def __str__(self) -> str:
        """Give the scope in words."""
        rest = "" if self.last == "asked" else " (whole ones)"
        return f"in each {self.size} places from the top{rest}"


@attrs.frozen
class Windows:
    """Every so many consecutive places, overlapping (Uzbekistan: five; strict alternation: two).

    Attributes:
        size: places in a window.

    >>> Windows(2).stretches(4)
    (range(0, 2), range(1, 3), range(2, 4))
    """

    size: int = attrs.field(converter=_size)

    def stretches(self, persons: int) -> tuple[range, ...]:
        """Give the windows; none if the list is shorter than one."""
        return tuple(range(start, start + self.size) for start in range(persons - self.size + 1))

    def __str__(self) -> str:
        """Give the scope in words."""
        return f"in every {self.size} consecutive places"


def largest_gap(places: int) -> Windows:
    """Give the scope in which so many places at the most pass without somebody of a group (Kyrgyzstan: 3).

    A rule of at least one in it says so.

    >>> largest_gap(3)
    Windows(size=4)
    """
    return Windows(positive(places, "largest gap") + 1)


@attrs.frozen(kw_only=True)
class Places:
    """Certain places, counted from 1 (Jordan: the first three, and the next three).

    Attributes:
        first: the first place.
        last: the last place.

    >>> Places(first=4, last=6).stretches(10), Places(first=4, last=6).stretches(5)
    ((range(3, 6),), ())
    """

    first: int = attrs.field(converter=_first)
    last: int = attrs.field(converter=_last)

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidSystem(
                f"places: the last, {self.last}, is before the first, {self.first}; exchange them"
            )

    def stretches(self, persons: int) -> tuple[range, ...]:
        """Give the places, if the list has all of them."""
        return (range(self.first - 1, self.last),) if self.last <= persons else ()

    def __str__(self) -> str:
        """Give the scope in words."""
        return f"in places {self.first} to {self.last}"


@attrs.frozen
class LastBlock:
    """The places after the last whole block, if there are some (Spain has a rule of its own for them).

    Attributes:
        size: places in a whole block.

    >>> LastBlock(5).stretches(12), LastBlock(5).stretches(10)
    ((range(10, 12),), ())
    """

    size: int = attrs.field(converter=_size)

    def stretches(self, persons: int) -> tuple[range, ...]:
        """Give the shorter block at the end."""
        whole = persons - persons % self.size
        return (range(whole, persons),) if whole < persons else ()

    def __str__(self) -> str:
        """Give the scope in words."""
        return f"in the places after the last whole {self.size}"
