"""The search: slow rules, rules that change their mind, and the same cases everywhere."""

import os
import subprocess
import sys
import time
from itertools import count

import pytest
from slips import dhondt

from electoral import NoResult
from electoral.errors import UnknownName
from electoral.testing import BASIC_CHECKS, PROFILES, PROPERTIES, Check, Profile, Subject, check_rule
from electoral.testing.search import profile_named, search

SHORT = Profile(name="short", examples=3)


def test_a_slow_rule_is_no_fault():
    """Neither a deadline nor a check of health ends the search of a rule that takes its time."""

    def slow(votes, seats):
        time.sleep(0.05)
        return dhondt(votes, seats)

    def very_slow(votes, seats):
        time.sleep(0.3)
        return dhondt(votes, seats)

    for rule, examples in ((slow, 12), (very_slow, 2)):
        check = Check(
            sought=BASIC_CHECKS["house_filled"], kind="basic", profile=Profile(name="x", examples=examples)
        )
        assert check.verdict(Subject.of(rule)).outcome == "holds"


def turning():
    """Give a rule that gives all seats to another each time it is asked."""
    calls = count()

    def rule(votes, seats):
        return dict.fromkeys(votes, 0) | {list(votes)[next(calls) % len(votes)]: seats}

    return rule


def once(wrong):
    """Give a rule that is wrong the first time it is asked for several seats, and never again."""
    asked = []

    def rule(votes, seats):
        if seats > 1 and not asked:
            asked.append(votes)
            return wrong(votes, seats)
        return dhondt(votes, seats)

    return rule


def test_a_rule_that_changes_its_mind_is_told_so(capsys):
    """Determinism fails with both answers, no check raises, and nothing else is printed."""
    report = check_rule(turning(), claims={"lower_quota", "anonymity", "coherence"}, profile=SHORT)
    found = report["determinism"]

    assert found.outcome == "fails"
    assert "and asked again" in found.message
    assert "wanted:  the same results each time" in found.message
    for each in report.broken:
        assert each.message
        assert all(word not in each.message for word in ("hypothesis", "Flaky", "Traceback"))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("check", ["house_filled", "whole_seats", "lower_quota", "exactness", "coherence"])
def test_a_failure_that_does_not_come_again_is_told(check, capsys):
    """The case stands in the verdict, though the rule passes it the next time."""

    def raising(votes, seats):
        return votes[seats]

    every = BASIC_CHECKS | PROPERTIES
    profile = Profile(name="x", examples=200)
    found = search(every[check], Subject.of(once(raising)), profile)

    assert found.case["votes"]
    assert f"KeyError: {found.case['seats']}" in found.violation.got
    assert capsys.readouterr() == ("", "")


def test_a_rule_that_refuses_now_and_then_is_searched():
    """Refusals are passed over, also if they come and go."""
    calls = count()

    def moody(votes, seats):
        if next(calls) % 2:
            raise NoResult("not in the mood")
        return dhondt(votes, seats)

    found = search(PROPERTIES["lower_quota"], Subject.of(moody), PROFILES["default"])

    assert found.violation is None
    assert found.tested > 0


def test_a_rule_that_seldom_answers_is_searched():
    """One question in ten is answered, and no check of health ends the search."""

    def seldom(votes, seats):
        if seats != 1:
            raise NoResult("one seat, please")
        return dhondt(votes, seats)

    found = search(PROPERTIES["concordance"], Subject.of(seldom), PROFILES["default"])

    assert found.violation is None
    assert found.tested > 0
    assert found.refused > 50


def test_a_property_may_say_nothing_about_all_cases():
    """Seats that cannot be divided say nothing about their parts, and nothing was tested."""

    def one_for_the_second(votes, seats):
        if seats < 2 or len(votes) < 2:
            raise NoResult("two seats for two, please")
        first, second, *others = votes
        return dict.fromkeys(others, 0) | {first: seats - 1, second: 1}

    found = search(
        PROPERTIES["proportional_consistency"], Subject.of(one_for_the_second), PROFILES["default"]
    )

    assert (found.tested, found.violation) == (0, None)


def test_a_failure_is_made_small():
    """One vote each for two, one seat: nothing smaller shows a tie that is settled."""

    def first(votes, seats):
        return next(dhondt(votes, seats))

    found = search(BASIC_CHECKS["ties_reported"], Subject.of(first), PROFILES["default"])

    assert found.case == {"votes": {"A": 1, "B": 1}, "seats": 1}


def test_cases_say_how_many_there_were():
    """As many as the profile has, if none fails."""
    for examples in (1, 7, 40):
        profile = Profile(name="x", examples=examples)
        assert search(PROPERTIES["concordance"], Subject.of(dhondt), profile).tested == examples


def asked(seed):
    """Give the questions that a search asks, by its seed."""
    questions = []

    def rule(votes, seats):
        questions.append((votes, seats))
        return dhondt(votes, seats)

    search(PROPERTIES["concordance"], Subject.of(rule), Profile(name="x", examples=20, seed=seed))
    return questions


def test_a_seed_says_which_cases_are_tried():
    """The same seed asks the same in the same order, another seed asks otherwise."""
    assert asked(0) == asked(0)
    assert asked(0) != asked(1)


def test_profiles_have_names():
    """The default is short, the thorough one long; an unknown one lists them."""
    assert PROFILES["default"].examples < PROFILES["thorough"].examples
    assert profile_named("thorough", 3) == Profile(
        name="thorough", examples=PROFILES["thorough"].examples, seed=3
    )
    with pytest.raises(UnknownName, match="profile: 'default1' is not known; did you mean 'default'"):
        profile_named("default1")
    with pytest.raises(ValueError, match="examples"):
        Profile(name="none", examples=0)


SCRIPT = """
from electoral.testing import PROFILES, check_rule, rule_of

def by_name(votes, seats):
    return min(rule_of("hare")(votes, seats), key=lambda each: [-each[name] for name in sorted(votes)])

print(check_rule(by_name, claims={"anonymity", "lower_quota", "stability"}))
"""
STRANGE = "NUMBERS = [123456789, 987654321, 31337, 4.25]\nWORDS = ['strange', 'words']\n"


def test_the_same_seed_gives_the_same_report_everywhere(tmp_path):
    """Another folder, other modules, another order of sets: the same text, and no file is left behind."""
    plain, busy = tmp_path / "plain", tmp_path / "busy"
    plain.mkdir()
    busy.mkdir()
    (busy / "strange.py").write_text(STRANGE)
    (busy / "report.py").write_text("import strange, decimal, csv, pytest, numpy.random\n" + SCRIPT)
    told = []
    for folder, hashes, command in ((plain, "1", ["-c", SCRIPT]), (busy, "2", ["report.py"])):
        where = os.environ | {"PYTHONHASHSEED": hashes, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(  # noqa: S603 - our own text
            [sys.executable, *command], cwd=folder, env=where, check=True, capture_output=True, text=True
        )
        told.append((done.stdout, done.stderr))

    assert told[0] == told[1]
    assert "ties_reported: rule 'by_name' fails" in told[0][0]
    assert list(plain.iterdir()) == []
    assert {each.name for each in busy.iterdir()} == {"strange.py", "report.py"}
