"""The command `properties`: its pages, its exit status, and what it refuses."""

import subprocess
import sys

import pytest

RULE = """
from electoral.methods import METHODS
from electoral.testing import rule_of

sound = rule_of("sainte_lague")
method = METHODS["dhondt"]
number = 5

def first_takes_all(votes, seats):
    first, *others = votes
    return {first: seats} | dict.fromkeys(others, 0)
"""


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """Stand in a folder with a module of rules, whose name no other test has."""
    name = f"rules_{tmp_path.name}".replace("-", "_")
    (tmp_path / f"{name}.py").write_text(RULE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield name
    sys.modules.pop(name, None)


def test_a_method_is_shown_with_its_theorems_and_witnesses(run):
    """A method has one line for each property: holds, or fails with a case."""
    done = run("properties", "dhondt")
    lines = {line.split()[0]: line for line in done.out.splitlines() if line}

    assert done.status == 0
    assert "holds" in lines["lower_quota"]
    assert "fails" in lines["upper_quota"]
    assert "votes {" in lines["upper_quota"]
    assert len(lines) >= 22


def test_a_sound_rule_of_ones_own_passes(run, mine):
    """A rule that keeps what it claims ends with status 0, whatever else it lacks."""
    done = run("properties", f"{mine}:sound", "--claim", "house_monotonicity", "--claim", "near_quota")

    assert done.status == 0
    assert "near_quota" in done.out
    assert "What it does not claim, and lacks here:\n" in done.out
    assert "  lower_quota: votes {" in done.out


def test_a_broken_claim_ends_with_status_1(run, mine):
    """A claim with a case against it is told with that case."""
    done = run("properties", f"{mine}:sound", "--claim", "lower_quota")

    assert done.status == 1
    assert "lower_quota: rule 'sainte_lague' fails" in done.out
    assert "@example('lower_quota', votes={" in done.out


def test_a_rule_that_is_no_rule_ends_with_status_1(run, mine):
    """A basic check that fails is a fault without any claim."""
    done = run("properties", f"{mine}:first_takes_all")

    assert done.status == 1
    assert "ties_reported: rule 'first_takes_all' fails" in done.out


def test_a_method_in_a_module_is_taken_as_a_rule(run, mine):
    """An object with `allocate` needs no wrapping here, and is checked for bounds."""
    done = run("properties", f"{mine}:method")

    assert done.status == 0
    assert "bounds_respected" in done.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["dhont"], "did you mean 'dhondt'?"),
        (["nowhere:rule"], "cannot be loaded: ModuleNotFoundError"),
        (["{mine}:nothing"], "cannot be loaded: AttributeError"),
        (["{mine}:number"], "5 is no rule"),
        (["{mine}:sound", "--claim", "upper"], "did you mean 'upper_quota'?"),
        (["{mine}:sound", "--profile", "quick"], "Known: 'default', 'thorough'"),
        (["dhondt", "--claim", "lower_quota"], "give a rule as MODULE:FUNCTION"),
    ],
)
def test_bad_input_is_refused(run, mine, words, message):
    """Whatever cannot be tried ends with status 2 and one message."""
    done = run("properties", *(word.format(mine=mine) for word in words))

    assert done.status == 2
    assert done.out == ""
    assert message in done.err


def test_without_hypothesis_the_extra_is_named(tmp_path):
    """Where hypothesis is not there, the message names the extra, and other commands work."""
    script = (
        "import sys; sys.modules['hypothesis'] = None; sys.argv = ['electoral', *sys.argv[1:]];"
        " from electoral.cli import main; main()"
    )
    refused, works = (
        subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-c", script, word], capture_output=True, text=True, check=False, cwd=tmp_path
        )
        for word in ("properties", "list")
    )

    assert refused.returncode == 2
    assert "pip install 'electoral[testing]'" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert works.returncode == 0
