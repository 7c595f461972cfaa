"""A bar while a command works, where there is a terminal to show it on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Step(Protocol):
    """Told what is done next, and how much of the whole that is."""

    def __call__(self, text: str, done: int = 1) -> None:
        """Move the bar."""
        ...


@contextmanager
def progress(total: int) -> Iterator[Step]:
    """Show a bar while something runs, if there is a terminal to show it on."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    shape = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*shape, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total)

        def step(text: str, done: int = 1) -> None:
            bar.update(task, advance=done, description=f"{text:45}" if text else "")

        yield step
