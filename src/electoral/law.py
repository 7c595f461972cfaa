"""Where a rule is written, and the days on which it is in force."""

import datetime as dt
from collections.abc import Collection, Mapping

import attrs
from attrs.converters import optional

from electoral.errors import InvalidReturns, InvalidSystem, OutOfForce
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.names import line, listed, unknown


def _text(value: str) -> str:
    return line(value, "citation")


@attrs.frozen
class Citation:
    """A place in a law.

    Attributes:
        text: the law or article, as one would cite it.
        source: where the text was read; None if it was not.
        note: what is a reading of ours, or could not be read.

    >>> Citation("Constitutional Law on Elections, art. 97-1(1)").text
    'Constitutional Law on Elections, art. 97-1(1)'
    """

    text: str = attrs.field(converter=_text)
    source: str | None = attrs.field(default=None, converter=optional(_text), kw_only=True)
    note: str | None = attrs.field(default=None, converter=optional(_text), kw_only=True)


def require_dates(since: dt.date | None, until: dt.date | None, what: str) -> None:
    """Refuse dates of validity that are none, or that end before they begin.

    Raises:
        InvalidSystem: naming the day, or both.
    """
    for word, day in (("from", since), ("until", until)):
        if day is not None and type(day) is not dt.date:
            raise InvalidSystem(
                f"{what}: valid {word} {show(day)}, which is no date; give a datetime.date, or None"
            )
    if since and until and until < since:
        raise InvalidSystem(f"{what}: valid until {until}, which is before {since}; exchange them")


def require_in_force(day: dt.date, since: dt.date | None, until: dt.date | None, what: str) -> None:
    """Refuse a day on which a law is not in force; both ends are included, None is open.

    Raises:
        OutOfForce: naming the day and the dates of the law.
        InvalidReturns: if the day is no date.
    """
    if type(day) is not dt.date:
        raise InvalidReturns(f"{what}: election day {show(day)} is no date; give a datetime.date")
    if not (since or day) <= day <= (until or day):
        dates = f"{since or 'an unknown day'} to {until or 'an open end'}"
        raise OutOfForce(
            f"{what}: in force from {dates}, but the election is on {day}; use the law of that day"
        )


def cited(values: Mapping[str, str], parts: Collection[str], what: str) -> Frozen[str, str]:
    """Take articles by the part of a rule that they stand behind.

    Raises:
        InvalidSystem: if they are no mapping.
        UnknownName: for a part that the rule does not have.
        InvalidName: for an article that is no line of text.
    """
    if not isinstance(values, Mapping):
        raise InvalidSystem(
            f"{what}: {show(values)} is no mapping; give articles by part, among {listed(parts)}"
        )
    for part in values:
        if part not in parts:
            raise unknown(part, parts, what)
    return Frozen({part: line(text, f"article of {show(part)}") for part, text in values.items()})
