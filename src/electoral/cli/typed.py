"""What people type as the value of an option."""

import csv
from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter, Token

from electoral.errors import InvalidFile
from electoral.exact import show


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


def whole_number(_type: type, tokens: Sequence[Token]) -> int:
    """Read a whole number; the parser itself would cut one with a point, and adds the option to our error."""
    (token,) = tokens
    if not token.value.isascii() or not token.value.isdigit():
        raise ValueError(f"{show(token.value)} is no whole number; write e.g. 1")
    return int(token.value[:40])


#: An option that is a whole number.
Whole = Annotated[int, Parameter(converter=whole_number)]
