"""The scripts in examples/ run, and the Python examples of the pages are all found."""

import runpy
import subprocess
import sys

import pytest
from examples import run_page
from pages import ROOT, fences, pages
from sybil.example import SybilFailure

SCRIPTS = sorted((ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_script(script, capsys):
    """Every script runs as it stands and prints a result."""
    runpy.run_path(str(script), run_name="__main__")
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) > 10
    assert "seats" in printed


def test_there_are_scripts():
    """There is at least one script to run."""
    assert SCRIPTS


def shown(folder, text):
    """Give a page with this text."""
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    return page


def test_canary(tmp_path):
    """A right example passes, and a wrong one fails: the examples of the pages are really run."""
    block = "# A page\n\n```python\n>>> 1 + 1\n{}\n```\n"
    assert run_page(shown(tmp_path, block.format(2))) == 1
    with pytest.raises(SybilFailure, match="Expected:"):
        run_page(shown(tmp_path, block.format(3)))


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_no_example_is_skipped(page):
    """Whatever looks like a Python example stands in a block that is run."""
    blocks = [fence for fence in fences(page.read_text(encoding="utf-8")) if ">>> " in fence.body]
    assert {fence.info for fence in blocks} <= {"python"}


def test_every_page_is_collected():
    """Every page with examples is one test, in one piece, so that tests may run in several processes."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-q",
        "-p",
        "no:cacheprovider",
        "docs",
        "README.md",
    ]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603 - ourselves
    wanted = [page for page in pages() if ">>> " in page.read_text(encoding="utf-8")]
    assert sorted(line for line in listed.splitlines() if "::" in line) == sorted(
        f"{page.relative_to(ROOT).as_posix()}::examples" for page in wanted
    )
