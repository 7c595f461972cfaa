"""Write what the commands print now into the console blocks of the pages.

``python tests/support/refresh.py`` when the display has changed; then read the difference before it is kept.
A part of a cut output is found again by its first and its last line, or the lines most like them.
"""

import contextlib
import difflib
import os
import sys
import tempfile
from itertools import groupby
from pathlib import Path

from pages import Command, ShownFile, agrees, pages, run, steps, tokens

CUT = "..."


def refreshed(shown: tuple[str, ...], printed: list[str]) -> list[str]:
    """Give the output that a page should show, cut as it was cut before."""
    if CUT not in shown or agrees(shown, printed):
        return list(shown if CUT in shown else printed)
    lines, place = [], 0
    for kept, part in groupby(shown, lambda line: line != CUT):
        wanted = list(part)
        if not kept:
            lines.append(CUT)
            continue
        first = _nearest(wanted[0], printed, place)
        last = _nearest(wanted[-1], printed, first) if len(wanted) > 1 else first
        lines += printed[first : last + 1]
        place = last + 1
    return lines


def _nearest(line: str, printed: list[str], start: int) -> int:
    near = difflib.get_close_matches(line, printed[start:], n=1, cutoff=0.0)
    return printed.index(near[0], start) if near else start


def refresh(page: Path) -> bool:
    """Rewrite one page; say whether it changed."""
    before = page.read_text(encoding="utf-8")
    lines, shift, status = before.split("\n"), 0, 0
    for step in steps(before):
        if isinstance(step, ShownFile):
            Path(step.path).parent.mkdir(parents=True, exist_ok=True)
            Path(step.path).write_text(step.text, encoding="utf-8")
            continue
        new, status = _output(step, status)
        at = step.line + shift
        lines[at : at + len(step.shown)] = new
        shift += len(new) - len(step.shown)
    page.write_text("\n".join(lines), encoding="utf-8")
    return lines != before.split("\n")


def _output(command: Command, status: int) -> tuple[list[str], int]:
    if command.typed == "echo $?":
        return [str(status)], status
    arguments = tokens(command.typed)
    if arguments is None:
        return list(command.shown), status
    printed, status = run(arguments)
    return refreshed(command.shown, printed), status


if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"
    for each in pages():
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            if refresh(each):
                sys.stdout.write(f"{each}\n")
