"""Figures as they are printed: whole counts, and rounded figures with the decimals that they show."""

import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import NewType, TypeVar

import attrs

from electoral.errors import InexactNumber, InvalidNumber, InvalidTally
from electoral.exact import Exact, grouped, show, whole
from electoral.frozen import Frozen
from electoral.names import name

#: A printed figure has at most this many digits before the point, and `MOST_DECIMALS` after it.
MOST_DIGITS = 15
MOST_DECIMALS = 6
#: A claim holds at most this many named figures.
MOST_FIGURES = 1000
_ROUNDED = re.compile(rf"(0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})(?:\.([0-9]{{1,{MOST_DECIMALS}}}))?(?: ?%)?")

#: A count is an int and exact; a figure in text is rounded to the decimals that it shows.
Figure = int | str
#: A percentage as printed, e.g. ``"53.90"`` or ``"54 %"``.
Percentage = NewType("Percentage", str)

T = TypeVar("T")
Items = Mapping[str, T] | Iterable[tuple[str, T]]


def count(value: object, what: str) -> int:
    """Take a printed count.

    Raises:
        InexactNumber: for anything but an int.
        InvalidNumber: if it is negative or longer than `MOST_DIGITS` digits.

    >>> count(6366441, "total")
    6366441
    """
    if not isinstance(value, (int, float)):
        raise InexactNumber(f"{what}: {show(value)} is of type {type(value).__name__}; give a whole number")
    number = whole(value, what)
    if number >= 10**MOST_DIGITS:
        raise InvalidNumber(f"{what}: {show(value)} has more than {MOST_DIGITS} digits; check the source")
    return number


def percentage(value: object, what: str) -> Percentage:
    """Take a percentage in text, with its decimals as printed; a trailing % may stand.

    >>> percentage("53.90", "Amanat"), percentage("54 %", "turnout")
    ('53.90', '54 %')
    """
    if isinstance(value, float):
        raise InexactNumber(f'{what}: {show(value)} is a float; write it as text, as printed: "{value!r}"')
    if not isinstance(value, str):
        raise InexactNumber(f"{what}: {show(value)} is of type {type(value).__name__}; write it as text")
    if not _ROUNDED.fullmatch(value):
        raise InvalidNumber(f"{what}: {show(value)} is no printed figure; write it as '53.90' or '54 %'")
    return Percentage(value)


def figure(value: object, what: str) -> Figure:
    """Take a count (an int), or a rounded figure in text with its decimals as printed.

    >>> figure(10233, "polling stations"), figure("65.21", "turnout")
    (10233, '65.21')
    """
    return percentage(value, what) if isinstance(value, (str, float)) else count(value, what)


def value_of(printed: Figure) -> Fraction:
    """Give the number that a figure shows.

    >>> value_of("53.90 %")
    Fraction(539, 10)
    """
    if isinstance(printed, int):
        return Fraction(printed)
    match = _ROUNDED.fullmatch(printed)
    assert match, "figures are checked when they are taken"  # noqa: S101
    return Fraction(int(match[1] + (match[2] or "")), 10 ** places_of(printed))


def places_of(printed: Figure) -> int:
    """Give the number of decimals that a figure shows.

    >>> places_of("53.90"), places_of(54)
    (2, 0)
    """
    return 0 if isinstance(printed, int) else len(printed.rstrip(" %").partition(".")[2])


def half_of(printed: Figure) -> Fraction:
    """Give the half unit by which rounding may have moved a figure; a count was not rounded.

    >>> half_of("53.9"), half_of(54)
    (Fraction(1, 20), Fraction(0, 1))
    """
    return Fraction(0) if isinstance(printed, int) else Fraction(1, 2 * 10 ** places_of(printed))


def shown(printed: Figure) -> str:
    """Give a figure for reading.

    >>> shown(6366441), shown("53.90")
    ('6,366,441', '53.90')
    """
    return grouped(printed) if isinstance(printed, int) else printed


def percent_shown(printed: str) -> str:
    """Give a printed percentage for reading.

    >>> percent_shown("53.90"), percent_shown("54%")
    ('53.90 %', '54 %')
    """
    return f"{printed.rstrip(' %')} %"


@attrs.frozen
class Interval:
    """The whole numbers from `low` to `high`, both included; `high` None is no upper end.

    >>> interval = Interval(3, 5)
    >>> 5 in interval, interval.distance(1), str(interval), Interval(5, 3).empty
    (True, 2, '3 to 5', True)
    """

    low: int
    high: int | None

    def __contains__(self, number: Exact) -> bool:
        return self.low <= number and (self.high is None or number <= self.high)

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        return self.high is not None and self.high < self.low

    def distance(self, number: int) -> int | None:
        """Give how far a number is from the nearest one inside; None if there is none inside."""
        if self.empty:
            return None
        return max(self.low - number, 0 if self.high is None else number - self.high, 0)

    def meet(self, other: "Interval") -> "Interval":
        """Give the numbers that lie in both."""
        ends = [end for end in (self.high, other.high) if end is not None]
        return Interval(max(self.low, other.low), min(ends, default=None))

    def __str__(self) -> str:
        """Say it in words."""
        if self.empty:
            return "no whole number"
        if self.high == self.low:
            return grouped(self.low)
        return f"{grouped(self.low)} " + ("or more" if self.high is None else f"to {grouped(self.high)}")


def _named(items: Items[object], take: Callable[[object, str], T]) -> Frozen[str, T]:
    pairs = list(items.items() if isinstance(items, Mapping) else items)
    named = {name(key, "name"): take(value, f"figure of {show(key)}") for key, value in pairs}
    if len(named) != len(pairs):
        raise InvalidTally("figures: a name stands twice; give each once")
    if len(named) > MOST_FIGURES:
        raise InvalidTally(f"figures: {len(named)} of them; give at most {MOST_FIGURES}")
    return Frozen(named)


def counts(items: Items[int]) -> Frozen[str, int]:
    """Take counts by name."""
    return _named(items, count)


def figures(items: Items[Figure]) -> Frozen[str, Figure]:
    """Take counts or rounded figures by name."""
    return _named(items, figure)


def percentages(items: Items[str]) -> Frozen[str, Percentage]:
    """Take printed percentages by name."""
    return _named(items, percentage)


def is_count(_: object, attribute: "attrs.Attribute[int]", value: object) -> None:
    """Refuse a field that is no count."""
    count(value, attribute.name)


def is_figure(_: object, attribute: "attrs.Attribute[Figure]", value: object) -> None:
    """Refuse a field that is neither a count nor a rounded figure."""
    figure(value, attribute.name)


def as_percentage(value: str) -> Percentage:
    """Take the printed percentage of a claim."""
    return percentage(value, "printed")
