# ruff: noqa: INP001, T201 - the files stand beside the script that imports them, and this one prints
"""Lines of text in columns."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime


def say(line: str) -> None:
    """Print a line at once, also into a file."""
    print(line, flush=True)


def say_where() -> None:
    """Say when and on what machine the figures are measured."""
    say(f"{datetime.now(tz=UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores")


def table(left: Sequence[str], cells: Sequence[str]) -> None:
    """Print one line: a name, what it is about in narrow columns, figures in wide ones."""
    name, *narrow = left
    columns = [f"{name:22}", *(f"{each:>9}" for each in narrow), *(f"{each:>22}" for each in cells)]
    say("".join(columns))
