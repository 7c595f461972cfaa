"""Tables (CSV): rows of named cells, each read strictly, with every fault told with its line."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import attrs

from electoral.errors import ElectoralError, InvalidFile
from electoral.exact import Exact, plain, show
from electoral.files.reading import MOST_ROWS, MOST_TABLE_BYTES, text_of
from electoral.names import unknown

T = TypeVar("T")
# [0-9] and not \d, which takes the digits of every script.
_NUMBER = re.compile(r"([0-9]{1,40})(?:/([0-9]{1,40}))?")
# A cell that a spreadsheet would run as a formula is written with a ' before it, which is taken off again.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


@attrs.frozen
class Line:
    """One row of a table.

    Attributes:
        number: its line in the file.
        cells: by column; an empty cell is an empty text.
    """

    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """Give a cell that must not be empty."""
        if not self.cells[column]:
            raise InvalidFile(column, ("is empty; fill it in",))
        return self.cells[column]

    def optional(self, column: str) -> str | None:
        """Give a cell; None if it is empty, which means not known."""
        return self.cells.get(column) or None

    def number_in(self, column: str) -> Exact | None:
        """Give a number; None if the cell is empty, which means not known."""
        return None if (text := self.optional(column)) is None else number_of(text, column)

    def whole_in(self, column: str) -> int | None:
        """Give a whole number; None if the cell is empty, which means not known."""
        number = self.number_in(column)
        if isinstance(number, Fraction):
            raise InvalidFile(column, (f"{show(self.cells[column])} is not whole; write a whole number",))
        return number

    def parts(self, column: str) -> tuple[str, ...]:
        """Give the parts of a cell that ``|`` divides."""
        text = self.optional(column)
        return () if text is None else tuple(part.strip() for part in text.split("|"))


def number_of(text: str, what: str) -> Exact:
    """Read a number as files write it: ``6366441``, or ``25/2`` where votes are divided.

    Raises:
        InvalidFile: for separators, decimal points, signs, foreign digits and everything else.
    """
    match = _NUMBER.fullmatch(text)
    if match and match[2] is None:
        return int(match[1])
    if match and int(match[2]):
        ratio = Fraction(int(match[1]), int(match[2]))
        return plain(ratio)
    hint = "write digits only, without separators or a decimal point (25/2 for twelve and a half)"
    raise InvalidFile(what, (f"{show(text)} is no number; {hint}",))


def read(
    folder: Path, file: str, *, needed: Sequence[str], optional: Sequence[str], make: Callable[[Line], T]
) -> tuple[T, ...]:
    """Read a table and make something of every row.

    Args:
        folder: where the file is.
        file: its name.
        needed: columns that must be there.
        optional: columns that may be there.
        make: what to make of a row; what it refuses is told with the line.

    Raises:
        InvalidFile: with every fault and its line.
    """
    rows = _rows(text_of(folder, file, MOST_TABLE_BYTES), file)
    header = _header(rows[0][1], file, needed, optional)
    made: list[T] = []
    faults: list[str] = []
    for number, cells in rows[1:]:
        try:
            made.append(make(_line(number, header, cells)))
        except ElectoralError as error:
            faults.append(f"line {number}: {error}")
    if faults:
        raise InvalidFile(file, tuple(faults))
    return tuple(made)


def _rows(text: str, file: str) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if any(cells):
                rows.append((reader.line_num, cells))
            if len(rows) > MOST_ROWS + 1:
                raise InvalidFile(file, (f"has more than {MOST_ROWS:,} rows; split it",))
    except csv.Error as error:
        raise InvalidFile(file, (f"line {reader.line_num}: is no CSV: {error}",)) from None
    if not rows:
        raise InvalidFile(file, ("is empty; write the column names in the first line",))
    return rows


def _header(cells: list[str], file: str, needed: Sequence[str], optional: Sequence[str]) -> list[str]:
    known = (*needed, *optional)
    for cell in cells:
        if cell not in known:
            hint = "; separate columns by commas" if ";" in cell or "\t" in cell else ""
            raise InvalidFile(file, (f"line 1: {unknown(cell, known, 'column')}{hint}",))
    if twice := [cell for cell in cells if cells.count(cell) > 1]:
        raise InvalidFile(file, (f"line 1: column {show(twice[0])} stands twice; keep one",))
    if missing := [column for column in needed if column not in cells]:
        raise InvalidFile(file, (f"line 1: column {show(missing[0])} is missing; add it",))
    return cells


def _line(number: int, header: list[str], cells: list[str]) -> Line:
    if len(cells) != len(header):
        count = f"{len(cells)} cells for {len(header)} columns"
        raise InvalidFile("row", (f"{count}; are thousands written with commas?",))
    plain = (cell[1:] if _ESCAPED.match(cell) else cell for cell in cells)
    return Line(number, dict(zip(header, plain, strict=True)))


def table_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table as text; cells that a spreadsheet would run are made plain.

    >>> print(table_text(["contestant", "votes"], [["=1+1", 5], ["Әділет", None]]), end="")
    contestant,votes
    '=1+1,5
    Әділет,
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text
