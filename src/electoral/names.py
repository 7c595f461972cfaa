"""Names: what may be a key of a contestant, party, district or tier, and help with misspelt ones."""

import difflib
import unicodedata
from collections.abc import Iterable

from electoral.errors import InvalidName, UnknownName
from electoral.exact import show

#: The longest name of anything, and the longest text.
LONGEST_NAME = 200
LONGEST_LINE = 2_000
# So many names are listed in a message, and so many are compared for the nearest spelling (it is slow).
_MOST_LISTED = 40
_MOST_COMPARED = 100
# Control, surrogate, private-use and unassigned characters, and separators of lines and paragraphs.
_REFUSED = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
# Of the invisible format characters (Cf) only the joiners are part of how some scripts are written.
_JOINERS = frozenset("\u200c\u200d")


def name(value: object, what: str) -> str:
    """Take a name in its composed Unicode form (NFC), so that it has one spelling only.

    Raises:
        InvalidName: if it is no text, empty, padded, too long, or has characters that do not print.

    >>> name("Ауыл", "party")
    'Ауыл'
    """
    if not isinstance(value, str):
        raise InvalidName(f"{what}: {show(value)} is of type {type(value).__name__}; a name is text")
    if not value or value != value.strip():
        raise InvalidName(f"{what}: {show(value)} is empty or has spaces around it; give the bare name")
    # Composed first: some characters become two, and a name that was taken once must be taken again.
    composed = unicodedata.normalize("NFC", value) if len(value) <= LONGEST_NAME else value
    if len(composed) > LONGEST_NAME:
        raise InvalidName(f"{what}: {show(value)} is longer than {LONGEST_NAME} characters")
    return _printable(composed, what)


def line(value: object, what: str) -> str:
    """Take a line of text that people will read.

    Raises:
        InvalidName: if it is no text, too long, or has characters that do not print.

    >>> line("art. 97-1(1)", "article")
    'art. 97-1(1)'
    """
    if not isinstance(value, str):
        raise InvalidName(f"{what}: {show(value)} is of type {type(value).__name__}; give text")
    if len(value) > LONGEST_LINE:
        raise InvalidName(f"{what}: {show(value)} is longer than {LONGEST_LINE} characters; shorten it")
    return _printable(value, what)


def lines(values: Iterable[str], what: str) -> tuple[str, ...]:
    """Take lines of text that people will read, as a tuple.

    Raises:
        InvalidName: if they are one text or no collection, or one of them is not fit to print.
    """
    if isinstance(values, str):
        raise InvalidName(f"{what}: {show(values)} is one text; give a tuple of texts")
    if not isinstance(values, Iterable):
        raise InvalidName(f"{what}: {show(values)} is no tuple of texts; give a tuple, (one,) for one")
    return tuple(line(value, what) for value in values)


def _printable(text: str, what: str) -> str:
    # Python's own test is quick; it refuses some spaces and the joiners too, which are looked at one by one.
    if not text.isprintable() and any(_unprintable(character) for character in text):
        raise InvalidName(f"{what}: {show(text)} has control or invisible characters; remove them")
    return text


def _unprintable(character: str) -> bool:
    category = unicodedata.category(character)
    return category in _REFUSED or (category == "Cf" and character not in _JOINERS)


def listed(names: Iterable[object]) -> str:
    """Give names as a readable enumeration; of many, the first.

    >>> listed(["A", "B"])
    "'A', 'B'"
    """
    every = list(names)
    more = f" and {len(every) - _MOST_LISTED} more" if len(every) > _MOST_LISTED else ""
    return ", ".join(show(each) for each in every[:_MOST_LISTED]) + more


def unknown(value: object, choices: Iterable[str], what: str) -> UnknownName:
    """Make the error for a name that stands for nothing: the nearest spelling and the known names.

    >>> raise unknown("dhont", ["dhondt", "hare"], "method")
    Traceback (most recent call last):
    electoral.errors.UnknownName: method: 'dhont' is not known; did you mean 'dhondt'? Known: 'dhondt', 'hare'
    """
    known = list(choices)
    asked = value if isinstance(value, str) else show(value)
    compared = [each[:LONGEST_NAME] for each in known[:_MOST_COMPARED]]
    near = difflib.get_close_matches(asked[:LONGEST_NAME], compared, n=1, cutoff=0.5)
    hint = f" did you mean {show(near[0])}?" if near else ""
    return UnknownName(f"{what}: {show(value)} is not known;{hint} Known: {listed(known) or 'none'}")
