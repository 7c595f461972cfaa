"""Names: what may be a key of a contestant, party, district or tier, and help with misspelt ones."""

import difflib
import unicodedata
from collections.abc import Iterable

from electoral.errors import InvalidName, UnknownName
from electoral.exact import show

#: The longest name of anything.
LONGEST_NAME = 200
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
    if len(value) > LONGEST_NAME:
        raise InvalidName(f"{what}: {show(value)} is longer than {LONGEST_NAME} characters")
    if value.isascii() and value.isprintable():
        return value
    if any(_unprintable(character) for character in value):
        raise InvalidName(f"{what}: {show(value)} has control or invisible characters; remove them")
    return unicodedata.normalize("NFC", value)


def _unprintable(character: str) -> bool:
    category = unicodedata.category(character)
    return category in _REFUSED or (category == "Cf" and character not in _JOINERS)


def listed(names: Iterable[object]) -> str:
    """Give names as a readable enumeration.

    >>> listed(["A", "B"])
    "'A', 'B'"
    """
    return ", ".join(show(each) for each in names)


def unknown(value: object, choices: Iterable[str], what: str) -> UnknownName:
    """Make the error for a name that stands for nothing: the nearest spelling and the known names.

    >>> raise unknown("dhont", ["dhondt", "hare"], "method")
    Traceback (most recent call last):
    electoral.errors.UnknownName: method: 'dhont' is not known; did you mean 'dhondt'? Known: 'dhondt', 'hare'
    """
    known = list(choices)
    asked = value if isinstance(value, str) else show(value)
    near = difflib.get_close_matches(asked[:LONGEST_NAME], known, n=1, cutoff=0.5)
    hint = f" did you mean {show(near[0])}?" if near else ""
    return UnknownName(f"{what}: {show(value)} is not known;{hint} Known: {listed(known) or 'none'}")
