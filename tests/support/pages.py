"""Pages of the documentation as the tests run them: the files they show, and the commands they give."""

import contextlib
import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=ticks)[ ]*$", re.MULTILINE | re.DOTALL
)
_CAPTION = re.compile(r":caption: (?P<path>[\w./-]+)\n\n?")


def pages() -> list[Path]:
    """Give the README and every page of the documentation that is written by hand."""
    written = (page for page in (ROOT / "docs").rglob("*.md") if "generated" not in page.parts)
    return [ROOT / "README.md", *sorted(written)]


@attrs.frozen
class Fence:
    """A fenced block of a page: what stands behind its ticks, its text, and its line."""

    info: str
    body: str
    line: int


def fences(text: str) -> Iterator[Fence]:
    """Give the fenced blocks of a page in their order."""
    for match in _FENCE.finditer(text):
        yield Fence(match["info"].strip(), match["body"], text.count("\n", 0, match.start()) + 1)


@attrs.frozen
class ShownFile:
    """A file that a page tells its reader to write: a code block with a caption."""

    path: str
    text: str


@attrs.frozen
class Command:
    """A command of a console block, with the output that the page shows."""

    line: int
    typed: str
    shown: tuple[str, ...]


def steps(text: str) -> Iterator[ShownFile | Command]:
    """Give what a reader does who follows the page from its top."""
    for fence in fences(text):
        if fence.info == "console":
            yield from _commands(fence)
        elif fence.info.startswith("{code-block}") and (caption := _CAPTION.match(fence.body)):
            yield ShownFile(caption["path"], fence.body[caption.end() :])


def _commands(fence: Fence) -> Iterator[Command]:
    lines = fence.body.splitlines()
    starts = [place for place, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield Command(fence.line + 1 + start, lines[start][2:], tuple(lines[start + 1 : end]))


def tokens(typed: str) -> list[str] | None:
    """Give the arguments of a command of ours, or one of pytest; None for any other, which is not run."""
    words = shlex.split(typed)
    if words[0] == "pytest":
        return words
    for start in (["electoral"], ["python3", "run.py"]):
        if words[: len(start)] == start and words[len(start) :] != ["test"]:
            return words[len(start) :]
    return None


def run(arguments: list[str]) -> tuple[list[str], int]:
    """Run the command line in this process, or pytest in another; give its lines and its exit status."""
    if arguments[:1] == ["pytest"]:
        return _pytest(arguments[1:])
    from electoral.cli import main

    stream, before = io.StringIO(), sys.argv
    sys.argv = ["electoral", *arguments]
    try:
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            main()
    except SystemExit as end:
        return [line.rstrip() for line in stream.getvalue().splitlines()], int(end.code or 0)
    finally:
        sys.argv = before
    return [], 0


def _pytest(arguments: list[str]) -> tuple[list[str], int]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    return [line.rstrip() for line in done.stdout.splitlines()], done.returncode


def agrees(shown: tuple[str, ...], printed: list[str]) -> bool:
    """Say whether a page shows what was printed; a line of three dots stands for any lines."""
    parts = (r"(?:[^\n]*\n)*?" if line == "..." else re.escape(line.rstrip()) + r"\n" for line in shown)
    return bool(re.fullmatch("".join(parts), "".join(f"{line}\n" for line in printed)))
