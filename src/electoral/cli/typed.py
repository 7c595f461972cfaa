"""What people type as the value of an option."""

import csv
from collections.abc import Iterable, Sequence
from typing import Annotated

from cyclopts import Parameter, Token

from electoral.errors import InvalidFile
from electoral.exact import show
from electoral.files.reading import parsed

_LONGEST_VALUE = 1_000


def names_in(text: str, option: str) -> list[str]:
    """Read names with commas between them; a name with a comma of its own stands in quotation marks.

    Raises:
        InvalidFile: naming the option.

    >>> names_in('"Smith, A.",Jones', "--draw")
    ['Smith, A.', 'Jones']
    """
    try:
        rows = list(csv.reader([text], skipinitialspace=True, strict=True))
    except csv.Error as error:
        raise InvalidFile(option, (f"{show(text)} is no list of names: {error}",)) from None
    return rows[0] if rows else []


def changes_in(texts: Iterable[str]) -> dict[str, object]:
    """Read changes of a law, 'TIER.FIELD=VALUE', as fields and values.

    Raises:
        InvalidFile: for what is no change, or a field that is set twice.

    >>> changes_in(["party vote.house=100", "party vote.overhang=leave"])
    {'party vote.house': 100, 'party vote.overhang': 'leave'}
    """
    fields: dict[str, object] = {}
    for change in texts:
        path, equals, value = change.partition("=")
        path = path.strip()
        if not equals or not path:
            raise InvalidFile("--set", (f"{show(change)} is no change; write 'TIER.FIELD=VALUE'",))
        if path in fields:
            raise InvalidFile("--set", (f"{show(path)} is set twice; set it once",))
        fields[path] = _value(value.strip())
    return fields


def _value(text: str) -> object:
    """Read a value as TOML has it; whatever is no TOML is text, so that quotation marks can be left out."""
    if len(text) > _LONGEST_VALUE:
        raise InvalidFile("--set", (f"{show(text)} is too long for a value",))
    try:
        return parsed(f"value = {text}", "--set")["value"] if "\n" not in text else text
    except InvalidFile:
        return text


def whole_number(_type: type, tokens: Sequence[Token]) -> int:
    """Read a whole number; the parser itself would cut one with a point, and adds the option to our error."""
    (token,) = tokens
    if not token.value.isascii() or not token.value.isdigit():
        raise ValueError(f"{show(token.value)} is no whole number; write e.g. 1")
    return int(token.value[:40])


#: An option that is a whole number.
Whole = Annotated[int, Parameter(converter=whole_number)]
