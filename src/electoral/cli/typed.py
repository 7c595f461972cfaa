"""What people type as the value of an option."""

import csv

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
