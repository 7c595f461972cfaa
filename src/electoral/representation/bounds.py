"""Bounds: how many of those who are seated must, or may, be in a group."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Literal

import attrs

from electoral.errors import InvalidSystem
from electoral.exact import exact, share, share_text, whole
from electoral.frozen import unordered
from electoral.names import listed, unknown
from electoral.representation.groups import Group, as_groups, is_group

Rounding = Literal["up", "down", "half up", "half down"]
#: Whether a bound is the fewest, or the most.
End = Literal["at least", "at most"]
_ROUNDINGS: tuple[Rounding, ...] = ("up", "down", "half up", "half down")
_HALF = Fraction(1, 2)


def _groups(values: "str | Group | Iterable[str | Group]") -> tuple[Group, ...]:
    one = isinstance(values, str) or is_group(values)
    return as_groups((values,) if one else values, "bound")  # type: ignore[arg-type] # is_group has seen it


def _size(value: object, what: str) -> int | Fraction | None:
    """Take a number of persons, or a share of the seats; None is neither."""
    if value is None:
        return None
    if isinstance(value, str | Fraction | Decimal):
        return share(value, what)
    exact(value, what)
    return whole(value, what)


def _at_least(value: object) -> int | Fraction | None:
    return _size(value, "bound: at least")


def _at_most(value: object) -> int | Fraction | None:
    return _size(value, "bound: at most")


@attrs.frozen
class Bound:
    """At least, or at most, so many of the seats for persons in a group, or in one of several groups.

    A person in two of the groups of one bound is one person. What holds for each of several groups by itself
    is several bounds; so is what has a lower and an upper end.

    Attributes:
        groups: ``"women"``, the name of a flag, a `Group`, or several of them, counted together.
        at_least: a number of persons (an int), or a share of the seats (``"30%"``, a fraction).
        at_most: likewise; one of the two is given.
        rounding: what becomes of a share that is not whole: ``"up"``, ``"down"``, ``"half up"`` or ``"half
            down"`` (the nearest; the word says what a half does). Given with a share, and only then: laws
            differ, and it decides seats.

    Raises:
        InvalidSystem: if neither or both ends are given, or the rounding does not fit.
        InvalidNumber: if a share is above 1, or a number below 0.

    >>> women = Bound("women", at_least="30%", rounding="up")
    >>> women.number(7), Bound("women", at_least="1/4", rounding="down").number(7)
    (3, 1)
    >>> print(Bound(("women", "youth"), at_most=3))
    women or youth: at most 3
    """

    groups: tuple[Group, ...] = attrs.field(converter=_groups, eq=unordered)
    at_least: int | Fraction | None = attrs.field(default=None, converter=_at_least, kw_only=True)
    at_most: int | Fraction | None = attrs.field(default=None, converter=_at_most, kw_only=True)
    rounding: Rounding | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        where = f"bound on {self.label}"
        if (self.at_least is None) == (self.at_most is None):
            raise InvalidSystem(f"{where}: give at_least or at_most; for both, make two bounds")
        if self.rounding is not None and self.rounding not in _ROUNDINGS:
            raise unknown(self.rounding, _ROUNDINGS, f"{where}: rounding")
        is_share = isinstance(self.size, Fraction)
        if is_share and self.rounding is None:
            raise InvalidSystem(
                f"{where}: a share needs a rounding, which decides seats; give {listed(_ROUNDINGS)}"
            )
        if not is_share and self.rounding is not None:
            raise InvalidSystem(f"{where}: {self.size} is a number of persons; leave rounding out")

    @property
    def label(self) -> str:
        """The groups in words."""
        return " or ".join(group.label for group in self.groups)

    @property
    def end(self) -> End:
        """Which end is given."""
        return "at most" if self.at_least is None else "at least"

    @property
    def size(self) -> int | Fraction:
        """The number or share, of whichever end is given."""
        size = self.at_most if self.at_least is None else self.at_least
        assert size is not None  # noqa: S101 - one end is given
        return size

    def number(self, seats: int) -> int:
        """Give the bound of so many seats, as a number of persons."""
        wanted = self.size * whole(seats, "seats") if isinstance(self.size, Fraction) else self.size
        match self.rounding:
            case "up":
                return ceil(wanted)
            case "down" | None:
                return floor(wanted)
            case "half up":
                return floor(wanted + _HALF)
            case "half down":
                return ceil(wanted - _HALF)

    def __str__(self) -> str:
        """Give the bound in words."""
        size = share_text(self.size) if isinstance(self.size, Fraction) else self.size
        rounded = f", rounded {self.rounding}" if self.rounding else ""
        return f"{self.label}: {self.end} {size}{rounded}"
