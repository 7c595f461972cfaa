"""Names, texts and days."""

import datetime as dt
import unicodedata
from collections.abc import Callable, Collection
from string import ascii_uppercase
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from electoral.errors import ElectoralError
from electoral.names import LONGEST_LINE, LONGEST_NAME
from electoral.names import name as as_name
from electoral.people import INDEPENDENT
from electoral.testing.strategies.votes import contestants as letters

T = TypeVar("T")
# What may be printed: everything but control characters and the like, and the joiners that scripts need.
_PRINTABLE = st.characters(exclude_categories=["C", "Zl", "Zp"], include_characters="\u200c\u200d")
_LETTERS = ascii_uppercase[:10]


def _bare(text: str) -> str:
    """Make a text a name: composed, not too long, without spaces around it, and not empty."""
    return unicodedata.normalize("NFC", text)[:LONGEST_NAME].strip() or _LETTERS[0]


def _no_independent(name: str) -> str:
    return _LETTERS[0] if name.casefold() == INDEPENDENT else name


# Strategies without arguments are made once: making them takes longer than drawing from them.
NAMES = st.sampled_from(_LETTERS) | st.text(_PRINTABLE, min_size=1, max_size=LONGEST_NAME).map(_bare)
#: Names that a party may have: any but the word for no party.
PARTY_NAMES = NAMES.map(_no_independent)
_GO_ON = st.sampled_from((False, True, True))
#: Lines of text that people read: citations, articles, notes.
LINES = st.just("") | st.text(_PRINTABLE, max_size=LONGEST_LINE)


def names() -> st.SearchStrategy[str]:
    """Names of anything: letters, and texts in any script up to the longest there may be.

    They are in their composed form, so that no two of them are one name. Shrinks to ``"A"``.

    >>> from hypothesis import given
    >>> from electoral import Tally
    >>> @given(names())
    ... def somebody_may_be_called_so(name):
    ...     assert name in Tally({name: 5}).votes
    >>> somebody_may_be_called_so()
    """
    return NAMES


def times(draw: st.DrawFn, least: int, most: int, make: Callable[[st.DrawFn], object]) -> None:
    """Make something `least` to `most` times. What is drawn each time shrinks away as a whole."""
    for i in range(most):
        if not draw(_once_more(make, sure=i < least)):
            return


@st.composite
def _once_more(draw: st.DrawFn, make: Callable[[st.DrawFn], object], *, sure: bool) -> bool:
    """Go on, or not; both and what is made are one span, which is what hypothesis takes away."""
    goes_on = sure or draw(_GO_ON)
    if goes_on:
        make(draw)
    return goes_on


def fresh(name: str, used: Collection[str]) -> str:
    """Give the name, or a letter if it is used."""
    return next(each for each in (name, *letters(len(used) + 1)) if each not in used)


def named(draw: st.DrawFn, least: int, most: int, make: Callable[[st.DrawFn, str], T]) -> dict[str, T]:
    """Make something under different names."""
    made: dict[str, T] = {}

    def add(draw: st.DrawFn) -> None:
        name = fresh(draw(NAMES), made)
        made[name] = make(draw, name)

    times(draw, least, most, add)
    return made


def several(draw: st.DrawFn, some: st.SearchStrategy[str], least: int, most: int) -> list[str]:
    """Draw different names."""
    drawn: list[str] = []
    times(draw, least, most, lambda draw: drawn.append(fresh(draw(some), drawn)))
    return drawn


def days(earliest: dt.date | None = None, latest: dt.date | None = None) -> st.SearchStrategy[dt.date]:
    """Days, all that there are where there are no bounds."""
    return st.dates(earliest or dt.date.min, latest or dt.date.max)


def given_names(values: Collection[str], what: str) -> tuple[str, ...]:
    """Take names that a caller fixes.

    Raises:
        InvalidArgument: if there are none, one of them is no name, or one stands twice.
    """
    try:
        taken = tuple(as_name(value, what) for value in values)
    except (ElectoralError, TypeError) as error:
        raise InvalidArgument(f"{what}: {values!r} are no names ({error}); give a tuple of names") from None
    if not taken or len(set(taken)) < len(taken) or isinstance(values, str):
        raise InvalidArgument(f"{what}: {values!r} are not one name or more, each once; give e.g. ('A', 'B')")
    return taken


def given_name(value: str, what: str) -> str:
    """Take a name that a caller fixes.

    Raises:
        InvalidArgument: if it is no name.
    """
    return given_names((value,), what)[0]
