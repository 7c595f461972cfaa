"""Where a rule is written, and the days on which it is in force."""

import datetime as dt

import attrs

from electoral.errors import InvalidReturns, InvalidSystem, OutOfForce
from electoral.exact import show


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

    text: str
    source: str | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)


def require_dates(since: dt.date | None, until: dt.date | None, what: str) -> None:
    """Refuse dates of validity that end before they begin.

    Raises:
        InvalidSystem: naming both days.
    """
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
