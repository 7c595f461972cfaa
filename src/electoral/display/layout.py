"""Plain text in columns."""

import unicodedata
from collections.abc import Container, Sequence


def width(text: str) -> int:
    """Give the width of text on a terminal: wide characters take two cells, combining ones none.

    >>> width("Ауыл"), width("日本")
    (4, 4)
    """
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )


def columns(rows: Sequence[Sequence[str]], *, indent: str = "", left: Container[int] = (0,)) -> list[str]:
    r"""Set rows in columns: those whose places are in `left` to the left, the others to the right.

    >>> print("\n".join(columns([["party", "seats"], ["Auyl", "8"]])))
    party  seats
    Auyl       8
    """
    widest = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        (indent + "  ".join(_padded(cell, widest[at], at in left) for at, cell in enumerate(row))).rstrip()
        for row in rows
    ]


def _padded(cell: str, wide: int, to_left: bool) -> str:
    space = " " * (wide - width(cell))
    return cell + space if to_left else space + cell
