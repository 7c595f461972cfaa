"""What a user reads when a rule is rejected: all that is needed to see it again."""

import ast

import pytest
from mutants_basic import (
    a_tied_seat_is_lost,
    everybody_first,
    one_quota_too_many,
    who_has_no_votes_is_not_named,
)
from mutants_conduct import by_name, float_quotients
from slips import dhondt, hare, sainte_lague

from electoral.testing import BASIC_CHECKS, PROPERTIES, Check, CheckFailed, Profile, Subject, check_rule


def pasted(message):
    """Give the check and the case of the line to paste."""
    line = message.splitlines()[-1].partition("@parametrize_with_checks: @")[2]
    call = ast.parse(line, mode="eval").body
    assert call.func.id == "example"
    return ast.literal_eval(call.args[0]), {each.arg: ast.literal_eval(each.value) for each in call.keywords}


def verdict_of(rule, check, *cases):
    """Give what comes out of one check."""
    kind = "basic" if check in BASIC_CHECKS else "claimed"
    sought = (BASIC_CHECKS | PROPERTIES)[check]
    return Check(sought=sought, kind=kind, cases=cases).verdict(Subject.of(rule))


@pytest.mark.parametrize(
    ("rule", "check", "says"),
    [
        (by_name, "ties_reported", "as well: 'A' and 'B' have equal votes, so give all permitted results"),
        (float_quotients, "large_numbers", "a float does not count so far"),
        (one_quota_too_many, "house_filled", "seats: 1 invented"),
        (everybody_first, "no_votes_no_seats", "who has no votes"),
        (who_has_no_votes_is_not_named, "contestants_kept", "too, 0 if none"),
    ],
)
def test_a_rule_with_a_slip_is_told_all_about_it(rule, check, says):
    """Votes, seats, what came, what was wanted, the definition, and a line to keep the case."""
    verdict = verdict_of(rule, check)
    message = verdict.message

    assert (verdict.outcome, verdict.ok) == ("fails", False)
    assert message.startswith(f"{check}: rule '{rule.__name__}' fails\n")
    assert f"\n  votes:   {verdict.case['votes']}\n  seats:   {verdict.case['seats']}\n  got:     " in message
    assert says in message
    assert f"\n  {check}: {BASIC_CHECKS[check].definition}\n  source:  asked of every rule\n" in message
    assert f"found after {verdict.tested} case" in message
    assert "by profile default, seed 0" in message
    assert "mend first" not in message
    assert pasted(message) == (check, verdict.case)


def test_a_seat_that_is_lost_on_a_tie_is_told():
    """Nobody has the seat: none of one, and one is lost."""
    verdict = verdict_of(a_tied_seat_is_lost, "house_filled", {"votes": {"A": 1, "B": 1}, "seats": 1})

    assert "\n  got:     {'A': 0, 'B': 0}, 0 seats\n  wanted:  1 seat: 1 lost\n" in verdict.message


ALABAMA = {"votes": {"A": 6, "B": 6, "C": 2}, "seats": 10}
SMALL_ONES = {"votes": {"A": 5, "B": 2, "C": 2, "D": 2, "E": 2, "F": 2}, "seats": 6}
GIANT = {"votes": {"A": 50, "B": 9, "C": 9, "D": 9}, "seats": 4}


@pytest.mark.parametrize(
    ("rule", "check", "case", "got", "wanted"),
    [
        (
            hare,
            "house_monotonicity",
            ALABAMA,
            "{'A': 4, 'B': 4, 'C': 2} for 10 seats, and {'A': 5, 'B': 5, 'C': 1} for 11",
            "a result for 11 seats in which nobody has fewer",
        ),
        (
            sainte_lague,
            "lower_quota",
            SMALL_ONES,
            "{'A': 1, 'B': 1, 'C': 1, 'D': 1, 'E': 1, 'F': 1}",
            "at least 2 of 6 seats for 'A', whose quota is 2",
        ),
        (
            dhondt,
            "upper_quota",
            GIANT,
            "{'A': 4, 'B': 0, 'C': 0, 'D': 0}",
            "at most 3 of 4 seats for 'A', whose quota is 200/77",
        ),
    ],
)
def test_a_claim_that_is_wrong_is_refuted(rule, check, case, got, wanted):
    """A claimed property that the rule lacks is shown by the case, the whole message word by word."""
    verdict = verdict_of(rule, check, case)
    line = f"@example('{check}', votes={case['votes']}, seats={case['seats']})"

    assert (verdict.outcome, verdict.case, verdict.tested) == ("fails", case, 1)
    assert verdict.message.splitlines() == [
        f"{check}: rule '{rule.__name__}' fails",
        f"  votes:   {case['votes']}",
        f"  seats:   {case['seats']}",
        f"  got:     {got}",
        f"  wanted:  {wanted}",
        f"  {check}: {PROPERTIES[check].definition}",
        f"  source:  {PROPERTIES[check].source}",
        f"  to keep this case, below @parametrize_with_checks: {line}",
    ]
    assert pasted(verdict.message) == (check, case)


def test_what_a_property_looks_at_is_told_too():
    """Names, pairs and later votes stand in the message and in the line to paste."""
    case = {"votes": {"A": 2, "B": 1}, "seats": 1, "giver": "A", "taker": "B", "moved": 1}

    def loser(votes, seats):
        first, *others = sorted(votes, key=votes.get)
        return {name: seats * (name == first) for name in [first, *others]}

    check = "transfer_monotonicity"
    message = verdict_of(loser, check, case).message

    assert "\n  giver:   'A'\n  taker:   'B'\n  moved:   1\n" in message
    assert "after 1 votes go from 'A' to 'B'" in message
    assert pasted(message) == (check, case)


def test_what_is_asked_of_every_rule_is_to_be_mended_first():
    """Where a basic check fails in the same case, the message of a claim says so."""
    case = {"votes": {"A": 1, "B": 1}, "seats": 1, "renamed": {"A": "B", "B": "A"}}
    message = verdict_of(by_name, "anonymity", case).message

    assert "\n  mend first: ties_reported (asked of every rule), which fails here too\n" in message


def test_an_answer_that_cannot_be_read_is_no_lack_of_a_property():
    """A lost seat is told by the basic check; the claim only names it."""
    case = {"votes": {"A": 1, "B": 1}, "seats": 1}
    verdict = verdict_of(a_tied_seat_is_lost, "balancedness", case)

    assert (verdict.outcome, verdict.ok) == ("unreadable", False)
    assert verdict.message.splitlines() == [
        "balancedness: rule 'a_tied_seat_is_lost' gave no readable answer; mend first: house_filled",
        "  votes:   {'A': 1, 'B': 1}",
        "  seats:   1",
        "  got:     {'A': 0, 'B': 0}, 0 seats",
        "  wanted:  1 seat: 1 lost",
    ]


@pytest.mark.parametrize(
    "error", [ZeroDivisionError("division by zero"), KeyError("C"), AssertionError("no")]
)
def test_a_rule_that_raises_is_quoted(error):
    """The error stands in the message, and what to raise instead."""

    def raising(votes, seats):  # noqa: ARG001 - it fails whatever is asked
        raise error

    message = verdict_of(raising, "house_filled").message

    assert f"got:     {type(error).__name__}: {error}" in message
    assert "wanted:  seats, or a refusal by electoral.NoResult that says why" in message


def test_many_results_are_not_all_shown():
    """Six results of a tie stand in the message, and how many there are more."""
    case = {"votes": dict.fromkeys("ABCDEFGH", 1), "seats": 4, "factor": 2}

    def halved(votes, seats):
        return dhondt(votes, seats) if votes["A"] == 1 else next(dhondt(votes, seats))

    message = verdict_of(halved, "homogeneity", case).message

    assert "and 64 more results, as before" in message
    assert len(message) < 2000


def test_all_that_is_wrong_is_raised_together():
    """The error of a report has the message of each check that was not passed, and nothing else."""
    report = check_rule(everybody_first, claims={"lower_quota"}, profile=Profile(name="few", examples=5))

    with pytest.raises(CheckFailed) as failed:
        report.require_ok()
    assert str(failed.value) == "\n\n".join(each.message for each in report.broken)
    assert len(report.broken) > 1
