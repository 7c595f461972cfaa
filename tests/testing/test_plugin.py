"""What pytest and Python load: the options, the ids on the command line, and a missing hypothesis."""

import os
import subprocess
import sys

import pytest

RULES = """
import sys
from electoral.testing import parametrize_with_checks, rule_of
from electoral.testing.search import session

def by_name(votes, seats):
    return min(rule_of("hare")(votes, seats), key=lambda each: [-each[name] for name in sorted(votes)])

@parametrize_with_checks([by_name, rule_of("dhondt")], claims={"concordance"})
def test_rules(rule, check):
    check(rule)

def test_profile():
    profile = session.profile
    print("chosen:", profile.name, profile.examples, profile.seed)
"""
NOTHING = """
import sys

def test_nothing():
    assert not any(name.partition(".")[0] == "electoral" for name in sys.modules)
"""


def python(*arguments, folder, **where):
    """Run Python in a folder, and give what came out."""
    return subprocess.run(  # noqa: S603 - our own text
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | where,
        check=False,
        capture_output=True,
        text=True,
    )


def run_pytest(folder, text, *options):
    """Run pytest on a file of its own, and give what came out."""
    (folder / "test_own.py").write_text(text)
    return python("-m", "pytest", "-p", "no:cacheprovider", *options, folder=folder)


def test_options_choose_profile_and_seed(tmp_path):
    """They are told in the header, and hold where a test names no profile."""
    options = ("--electoral-profile=thorough", "--electoral-seed=7", "-k", "profile", "-s")
    done = run_pytest(tmp_path, RULES, *options)

    assert done.returncode == 0
    assert "electoral: profile thorough, seed 7" in done.stdout
    assert "chosen: thorough 1000 7" in done.stdout


def test_a_check_is_selected_by_its_name(tmp_path):
    """Ids are `rule-check`; a failure shows the message and no line of the kit; the seed is told in it."""
    done = run_pytest(
        tmp_path, RULES, "-k", "ties_reported or dhondt-concordance", "-rA", "--electoral-seed=3"
    )

    assert "electoral: profile default, seed 3" in done.stdout
    assert "PASSED test_own.py::test_rules[dhondt-concordance]" in done.stdout
    assert "PASSED test_own.py::test_rules[dhondt-ties_reported]" in done.stdout
    assert "FAILED test_own.py::test_rules[by_name-ties_reported]" in done.stdout
    assert "1 failed, 2 passed" in done.stdout
    assert "ties_reported: rule 'by_name' fails" in done.stdout
    assert "by profile default, seed 3" in done.stdout
    assert "@example('ties_reported', votes={'A': 1, 'B': 1}, seats=1)" in done.stdout
    assert "search.py" not in done.stdout


def test_an_unknown_profile_is_a_slip_of_the_command_line(tmp_path):
    """It is told in a line that names the profiles."""
    done = run_pytest(tmp_path, NOTHING, "--electoral-profile=deep")

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "'deep' is not known" in done.stderr
    assert "default" in done.stderr
    assert "thorough" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_options_the_plugin_does_nothing(tmp_path):
    """The package is not imported, the header has no line of ours, and nothing is left in the folder."""
    done = run_pytest(tmp_path, NOTHING)

    assert done.returncode == 0, done.stdout
    assert "electoral:" not in done.stdout
    assert {each.name for each in tmp_path.iterdir()} <= {"test_own.py", "__pycache__"}


def test_the_plugin_imports_nothing_of_the_package(tmp_path):
    """Loaded by itself it leaves the package for the first test that wants it."""
    program = "import _electoral_pytest, sys; assert 'electoral' not in sys.modules"

    assert python("-c", program, folder=tmp_path).returncode == 0


MISSING = """
import sys
sys.modules["hypothesis"] = None
import electoral
assert electoral.allocate({"A": 2, "B": 1}, 1, method="dhondt").seats == {"A": 1, "B": 0}
import electoral.testing
"""


@pytest.mark.parametrize("module", ["electoral.testing", "electoral.testing.strategies"])
def test_without_hypothesis_the_kit_says_what_to_install(tmp_path, module):
    """One error that names the extra, without another behind it; the library itself works."""
    done = python("-c", MISSING.replace("import electoral.testing", f"import {module}"), folder=tmp_path)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "ImportError: electoral.testing needs hypothesis; install it with: pip install 'electoral[testing]'"
    )
    assert done.stderr.count("Traceback") == 1
