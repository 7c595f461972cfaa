"""How the Python examples of the documentation are found and run: a page is one test.

Sybil's own collector makes a test of every example; tests that run in several processes would then tear the
examples of a page apart, and later ones would miss the names of earlier ones.
"""

import doctest
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.example import SybilFailure
from sybil.parsers.myst import PythonCodeBlockParser


def run_page(page: Path) -> int:
    """Run the Python blocks of a page in their order; give how many there are.

    Raises:
        SybilFailure: at the first example that gives something else than the page shows.
    """
    parser = PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS)
    document = Sybil(parsers=[parser], path=str(page.parent), patterns=[page.name]).parse(page)
    examples = list(document.examples())
    for example in examples:
        example.evaluate()
    return len(examples)


class Page(pytest.File):
    """A page with examples."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give one test for the page."""
        if ">>> " in self.path.read_text(encoding="utf-8"):
            yield Examples.from_parent(self, name="examples")


class Examples(pytest.Item):
    """The examples of a page."""

    def runtest(self) -> None:
        """Run them."""
        run_page(self.path)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: str | None = None) -> object:
        """Show the example that failed, and not how it was run."""
        if isinstance(excinfo.value, SybilFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)  # type: ignore[arg-type]

    def reportinfo(self) -> tuple[Path, None, str]:
        """Name the page."""
        return self.path, None, f"examples of {self.path.name}"


def pages_in(folder: Path, pattern: str) -> Callable[[Path, pytest.Collector], Page | None]:
    """Give the hook by which pytest collects the pages of a folder."""

    def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Page | None:
        return Page.from_parent(parent, path=file_path) if file_path in set(folder.glob(pattern)) else None

    return pytest_collect_file
