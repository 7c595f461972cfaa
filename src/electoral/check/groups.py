"""Who is in a group, and how many a bound asks for, by arithmetic of the checker's own."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from electoral.check.sheet import is_ours
from electoral.people import Candidate

#: By how much a rounded number may be off what was rounded, and whether the upper end is included.
_OFF = {
    "up": (Fraction(0), Fraction(1), False),
    "down": (Fraction(-1), Fraction(0), True),
    "half up": (Fraction(-1, 2), Fraction(1, 2), True),
    "half down": (Fraction(-1, 2), Fraction(1, 2), False),
}


def is_number(bound: Any, total: int, number: int) -> bool:
    """Say whether a number is what a bound asks for of a total."""
    size = bound.at_most if bound.at_least is None else bound.at_least
    if bound.rounding is None:
        return bool(number == size)
    low, high, high_included = _OFF[bound.rounding]
    off = number - size * total
    return bool(low < off < high or off == (high if high_included else low))


def in_some(bound: Any, person: Candidate) -> bool | None:
    """Say whether a person is in one of the groups of a bound; None if that is not known."""
    answers = [belongs(group, person) for group in bound.groups]
    return True if True in answers else None if None in answers else False


def counted(bound: Any, persons: Iterable[Candidate]) -> int | None:
    """Give how many persons count for a bound; None if that is not known of somebody."""
    answers = [in_some(bound, person) for person in persons]
    return None if None in answers else sum(answer is True for answer in answers)


def belongs(group: object, person: Candidate) -> bool | None:
    """Say, by its own arithmetic, whether a person is in a group; None if that is not known."""
    if not is_ours(group):
        belongs: bool | None = group.includes(person)  # type: ignore[attr-defined] # a user's own group
        return belongs
    years, day = getattr(group, "years", None), getattr(group, "on", None)
    if isinstance(years, int) and isinstance(day, dt.date):
        born = person.birth_date
        return (
            None
            if born is None
            else (day.year - born.year, (day.month, day.day) >= (born.month, born.day))
            < (
                years,
                True,
            )
        )
    label = getattr(group, "label", "")
    if label in ("women", "men"):
        return None if person.sex is None else person.sex == ("female" if label == "women" else "male")
    return None if person.groups is None else label in person.groups


def number_of(bound: Any, total: int) -> int:
    """Give what a bound asks for of a total: the only whole number that it can be."""
    size = bound.at_most if bound.at_least is None else bound.at_least
    below = size if bound.rounding is None else int(size * total)
    return next(number for number in (below, below + 1) if is_number(bound, total, number))
