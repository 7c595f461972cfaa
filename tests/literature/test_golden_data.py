"""The golden files that ship: one edition, ids that stand once, one form for every method."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from electoral.testing import golden
from electoral.testing.golden.reading import KINDS, sheet_of

FOLDER = Path(golden.__file__).parent


def test_ids_stand_once():
    """No two golden entries of any file have the same id."""
    every = (*golden.entries(), *golden.whole_quotas(), *golden.matrices(), *golden.censuses())
    ids = [entry.id for entry in every]

    assert len(ids) == len(set(ids))


def test_all_files_have_one_edition():
    """The files of an edition belong together."""
    assert {sheet_of(file).edition for file in KINDS} == {golden.edition()}


@pytest.mark.parametrize(("file", "word"), [("elections.toml", "election"), ("examples.toml", "example")])
def test_methods_are_written_in_one_way(file, word):
    """A method stands in a golden file as the library would write it."""
    tables = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))[word]
    entries = sheet_of(file).entries[word]

    assert [table["method"] for table in tables] == [entry.form for entry in entries]


def test_nothing_else_is_needed():
    """By themselves, the golden modules run a rule against entries without numpy, hypothesis and pytest."""
    code = f"""
import sys, types
sys.modules.update(dict.fromkeys(["numpy", "hypothesis", "pytest"]))
sys.modules["electoral.testing"] = package = types.ModuleType("electoral.testing")
package.__path__ = [{str(FOLDER.parent)!r}]
from electoral.testing.golden import assert_reproduces, entries, matrices
capital = entries(method="plurality")
assert_reproduces(lambda votes, seats: dict.fromkeys(votes, 0) | {{"Memphis": 1}}, capital)
print(len(matrices()))
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves

    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{len(golden.matrices())}\n")
