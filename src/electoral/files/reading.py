"""Reading files that may come from strangers: bounded in size, time and memory, whatever they hold.

The limits stand in SECURITY.md.
"""

import os
import stat
import tomllib
from collections.abc import Iterable
from pathlib import Path

from electoral.errors import InvalidFile, MissingFile
from electoral.exact import show

#: A table (CSV) may have this many bytes, all tables of a folder together this many rows; a form (TOML) this
#: many bytes.
MOST_TABLE_BYTES = 2 * 2**20
MOST_ROWS = 20_000
MOST_FORM_BYTES = 128 * 2**10
#: A line may have this many characters, and a line of a form this many dots (a key of many parts is slow).
LONGEST_LINE = 4_000
MOST_DOTS = 40
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = "\ufeff"


def is_there(folder: Path, file: str) -> bool:
    """Whether a folder has a file, or something else under its name."""
    return os.path.lexists(folder / file)


def require_few_rows(folder: Path, files: Iterable[str]) -> None:
    """Refuse tables with too many rows together, before any of them is read for what it says.

    Raises:
        InvalidFile: as `text_of`, and for too many rows.
    """
    rows = 0
    for file in files:
        if is_there(folder, file):
            rows += _bytes_of(folder, file, MOST_TABLE_BYTES).count(b"\n")
        if rows > MOST_ROWS:
            raise InvalidFile(
                file, (f"brings the tables of the folder to more than {MOST_ROWS:,} rows; shorten it",)
            )


def text_of(folder: Path, file: str, most_bytes: int) -> str:
    """Read a UTF-8 text file of a folder; a byte-order mark is dropped.

    Raises:
        MissingFile: if it is not there.
        InvalidFile: if it is no regular file, lies outside the folder, is too large, or is not UTF-8.
    """
    text = _decoded(_bytes_of(folder, file, most_bytes), file).removeprefix(_UTF8_MARK)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            size = f"{len(line):,} characters, the most is {LONGEST_LINE:,}"
            raise InvalidFile(file, (f"line {number}: {size}; break it up or shorten it",))
    return text


def _bytes_of(folder: Path, file: str, most_bytes: int) -> bytes:
    try:
        path = (folder / file).resolve(strict=True)
        outside = not path.is_relative_to(folder.resolve())
        regular = stat.S_ISREG(path.stat().st_mode)
        content = b""
        if regular and not outside:
            with path.open("rb") as stream:
                content = stream.read(most_bytes + 1)
    except FileNotFoundError:
        raise MissingFile(f"{file}: not found in folder {show(_named(folder))}; add it") from None
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "is a link that leads nowhere"
        raise InvalidFile(file, (f"cannot be read: {reason}; put a plain file there",)) from None
    if outside:
        raise InvalidFile(file, ("is a link to outside its folder; put the file itself there",))
    if not regular:
        raise InvalidFile(file, ("is no regular file; put a plain file there",))
    if len(content) > most_bytes:
        raise InvalidFile(file, (f"is larger than {most_bytes:,} bytes; split or shorten it",))
    return content


def _named(folder: Path) -> str:
    """Give the name of a folder, also of one that is written as "." or ".."."""
    return folder.resolve().name or str(folder)


def _decoded(content: bytes, file: str) -> str:
    if content.startswith(_UTF16):
        raise InvalidFile(file, ("is UTF-16; save it as UTF-8",))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidFile(file, (f"line {line}: is not UTF-8; save the file as UTF-8",)) from None


def form_of(folder: Path, file: str) -> dict[str, object]:
    """Read a form (TOML).

    Raises:
        MissingFile: if it is not there.
        InvalidFile: if it is no TOML, or beyond the limits.
    """
    text = text_of(folder, file, MOST_FORM_BYTES)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > MOST_DOTS:
            raise InvalidFile(file, (f"line {number}: has more than {MOST_DOTS} dots; break it up",))
    return parsed(text, file)


def parsed(text: str, where: str) -> dict[str, object]:
    """Parse TOML text.

    Raises:
        InvalidFile: with the line of the fault; a key that stands twice is a fault.
    """
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except RecursionError:
        raise InvalidFile(where, ("is nested too deeply; a law needs a few levels only",)) from None
    except ValueError as error:
        raise InvalidFile(where, (f"is no TOML: {show(str(error))[1:-1]}",)) from None
