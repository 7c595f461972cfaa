"""What is asked of every rule, on rules that are tables or a line of code."""

from itertools import count

import numpy as np
import pytest
from tables import described, first_case, outcome, table

from electoral import NoResult
from electoral.testing import BASIC_CHECKS, Subject

BIG = 2**53
ROWS = [
    ("house_filled", {((2, 1), 2): [(1, 1)]}, {}, "holds", "two of two seats"),
    ("house_filled", {((2, 1), 2): [(1, 0)]}, {}, "fails", "one of two seats"),
    ("house_filled", {((2, 1), 2): [(2, 1)]}, {}, "fails", "three of two seats"),
    ("house_filled", {((2, 1), 2): [(1, 1), (1, 0)]}, {}, "fails", "in one result of two"),
    ("house_filled", {((2, 1), 2): []}, {}, "fails", "no result"),
    ("house_filled", {((2, 1), 0): [(0, 0)]}, {}, "holds", "no seats"),
    ("whole_seats", {((2, 1), 2): [(2, 0)]}, {}, "holds", "whole numbers"),
    ("whole_seats", {((2, 1), 2): [(np.int64(2), np.uint8(0))]}, {}, "holds", "numpy's whole numbers"),
    ("whole_seats", {((2, 1), 2): [(2.0, 0.0)]}, {}, "fails", "floats, however whole"),
    ("whole_seats", {((2, 1), 2): [(np.float64(2), np.float64(0))]}, {}, "fails", "numpy's floats"),
    ("whole_seats", {((2, 1), 1): [(True, False)]}, {}, "fails", "a truth is no number"),
    ("whole_seats", {((2, 1), 1): [(np.True_, np.False_)]}, {}, "fails", "nor is numpy's truth"),
    ("whole_seats", {((2, 1), 1): [(2, -1)]}, {}, "fails", "less than none"),
    ("whole_seats", {((2, 1), 1): [("1", "0")]}, {}, "fails", "texts"),
    ("whole_seats", {((2, 1), 1): [(None, 1)]}, {}, "fails", "nothing at all"),
    ("whole_seats", {((2, 1), 1): [(1, 0), (1.0, 0)]}, {}, "fails", "in one result of two"),
    ("no_votes_no_seats", {((1, 0), 2): [(2, 0)]}, {}, "holds", "all for the one with votes"),
    ("no_votes_no_seats", {((1, 0), 2): [(1, 1)]}, {}, "fails", "a seat for nothing"),
    ("no_votes_no_seats", {((1, 0), 2): [(2, 0), (1, 1)]}, {}, "fails", "in one result of two"),
    ("no_votes_no_seats", {((0, 0), 1): [(1, 0), (0, 1)]}, {}, "fails", "a seat where nobody has votes"),
    ("no_votes_no_seats", {((0, 0), 0): [(0, 0)]}, {}, "holds", "no seats where nobody has votes"),
    ("no_votes_no_seats", {((2, 1), 2): [(2, 0)]}, {}, "nothing", "everybody has votes"),
    ("ties_reported", {((1, 1), 1): [(1, 0), (0, 1)]}, {}, "holds", "both results"),
    ("ties_reported", {((1, 1), 1): [(1, 0)]}, {}, "fails", "one result"),
    ("ties_reported", {((1, 1), 2): [(1, 1)]}, {}, "holds", "equal seats"),
    ("ties_reported", {((1, 1, 1), 1): [(1, 0, 0), (0, 1, 0)]}, {}, "fails", "two results of three"),
    ("ties_reported", {((2, 1, 2), 3): [(2, 0, 1), (1, 0, 2)]}, {}, "holds", "equals that are not next"),
    (
        "ties_reported",
        {((2, 1, 2), 3): [(1, 1, 1), (2, 0, 1)]},
        {},
        "fails",
        "the second result has no other",
    ),
    ("ties_reported", {((2, 1), 1): [(0, 1)]}, {}, "nothing", "nobody is equal"),
    ("large_numbers", {((BIG, BIG + 1), 1): [(0, 1)]}, {}, "holds", "for one vote more"),
    ("large_numbers", {((BIG, BIG + 1), 1): [(1, 0)]}, {}, "fails", "for one vote less"),
    ("large_numbers", {((BIG, BIG + 1), 1): [(0, 1), (1, 0)]}, {}, "fails", "a tie where there is none"),
    ("large_numbers", {((BIG, BIG), 1): [(0, 1), (1, 0)]}, {}, "holds", "a tie where there is one"),
    ("large_numbers", {((2, 1), 1): [(0, 1)]}, {}, "nothing", "a float can count so far"),
]


@described(ROWS)
def test_a_basic_check_says_what_its_definition_says(check, answers, more, wanted):
    """On a table of a few numbers a check holds, fails or says nothing, as worked out by hand."""
    assert outcome(check, table(answers), first_case(answers, **more)) == wanted


TWO = {"votes": {"A": 2, "B": 1}, "seats": 2}


def refusing(message):
    """Give a rule that refuses all, in these words."""

    def refusal(votes, seats):  # noqa: ARG001 - it refuses all
        raise NoResult(message)

    return refusal


@pytest.mark.parametrize(("message", "wanted"), [("too few seats", "holds"), ("", "fails"), (" ", "fails")])
def test_a_refusal_says_why(message, wanted):
    """A refusal in words fills no house and is no fault; a silent one is."""
    assert outcome("house_filled", refusing(message), TWO) == wanted


@pytest.mark.parametrize(
    "answer",
    [
        {"A": 2},
        {"B": 0},
        {"A": 2, "B": 0, "C": 0},
        {"A": 2, "b": 0},
        {},
        [{"A": 2, "B": 0}, {"A": 2}],
        [2, 0],
        "20",
        b"20",
        7,
        None,
        [("A", 2), ("B", 0)],
    ],
    ids=str,
)
def test_a_result_names_all_who_stand_and_nobody_else(answer):
    """Somebody is missing, somebody is new, or there are no names at all."""
    assert outcome("contestants_kept", lambda votes, seats: answer, TWO) == "fails"  # noqa: ARG005


@pytest.mark.parametrize(
    "answer",
    [
        lambda: {"A": 2, "B": 0},
        lambda: {"B": 0, "A": 2},
        lambda: [{"A": 2, "B": 0}],
        lambda: ({"A": k, "B": 2 - k} for k in (1, 2)),
    ],
    ids=["a dict", "in another order", "a list of one", "a generator"],
)
def test_a_rule_may_answer_in_several_ways(answer):
    """A dict, a list or a generator of dicts."""
    assert outcome("contestants_kept", lambda votes, seats: answer(), TWO) == "holds"  # noqa: ARG005


@pytest.mark.parametrize(
    ("given", "bounds", "wanted"),
    [
        ((1, 1), {"minimum": {"A": 1}, "maximum": {"B": 1}}, "holds"),
        ((1, 1), {"minimum": {"A": 2}, "maximum": {}}, "fails"),
        ((1, 1), {"minimum": {}, "maximum": {"B": 0}}, "fails"),
        ((2, 0), {"minimum": {}, "maximum": {}}, "holds"),
    ],
)
def test_seats_lie_within_bounds(given, bounds, wanted):
    """The bounds themselves are allowed; one seat below or above is not."""

    def rule(votes, seats, minimum=None, maximum=None):  # noqa: ARG001 - it says the same always
        return dict(zip(votes, given, strict=True))

    assert outcome("bounds_respected", rule, TWO | bounds) == wanted


def test_an_answer_that_changes_is_not_the_same():
    """Another result, a refusal after a result, and the same result in another order of names."""
    calls = count()

    def turning(votes, seats):
        return dict.fromkeys(votes, 0) | {"AB"[next(calls) % 2]: seats}

    def tiring(votes, seats):
        if next(calls) % 2:
            raise NoResult("tired")
        return dict.fromkeys(votes, 0) | {"A": seats}

    def reordered(votes, seats):
        won = {"A": seats, "B": 0}
        return won if next(calls) % 2 else {name: won[name] for name in reversed(votes)}

    assert outcome("determinism", turning, TWO) == "fails"
    assert outcome("determinism", tiring, TWO) == "fails"
    assert outcome("determinism", reordered, TWO) == "holds"


def test_a_rule_without_an_answer_is_the_same_each_time():
    """A refusal and a failure that are repeated are no change."""
    assert outcome("determinism", refusing("never"), TWO) == "holds"
    assert outcome("determinism", lambda votes, seats: votes[seats], TWO) == "holds"


@pytest.mark.parametrize(
    "change",
    [
        lambda votes: votes.pop("B"),
        lambda votes: votes.update(A=3),
        lambda votes: votes.update(C=0),
        lambda votes: votes.update(A=votes.pop("A")),
        lambda votes: votes.clear(),
    ],
    ids=["one less", "more votes", "one more", "another order", "nothing left"],
)
def test_votes_that_are_changed_are_found(change):
    """Whatever is done to the dict, at once or when the results are asked for."""

    def at_once(votes, seats):
        result = dict.fromkeys(votes, 0) | {"A": seats}
        change(votes)
        return result

    def later(votes, seats):
        yield dict.fromkeys(votes, 0) | {"A": seats}
        change(votes)

    assert outcome("inputs_untouched", at_once, TWO) == "fails"
    assert outcome("inputs_untouched", later, TWO) == "fails"
    assert outcome("inputs_untouched", lambda votes, seats: votes | {"A": seats}, TWO) == "holds"


ARRAYS = [
    (((2, 1), (1, 2)), [[1, 0], [0, 1]], "holds"),
    (((2, 1), (1, 2)), [[0, 1], [1, 0]], "fails"),
    (((2, 1), (1, 1)), [[1, 0], [-1, -1]], "holds"),
    (((2, 1), (1, 1)), [[1, 0], [1, 0]], "fails"),
    (((2, 1), (1, 1)), [[1, 0], [0, -1]], "fails"),
    (((2, 1), (0, 0)), [[1, 0], [-1, -1]], "holds"),
    (((2, 1), (0, 0)), [[1, 0], [0, 0]], "fails"),
    (((2, 1), (1, 2)), [[1, 0]], "fails"),
    (((2, 1), (1, 2)), [1, 0, 0, 1], "fails"),
    (((2, 1), (1, 2)), [[1.0, 0.0], [0.0, 1.0]], "fails"),
    (((2, 1), (1, 2)), [[True, False], [False, True]], "fails"),
]
FIRST = {((2, 1), 1): [(1, 0)], ((1, 2), 1): [(0, 1)], ((1, 1), 1): [(1, 0), (0, 1)]}


@pytest.mark.parametrize(("rows", "answer", "wanted"), ARRAYS, ids=str)
def test_an_array_form_says_the_same_row_by_row(rows, answer, wanted):
    """Seats where there is a single result; -1 in all of a row that is tied or refused; whole numbers."""
    first, *others = [dict(zip("AB", row, strict=True)) for row in rows]
    both = Subject.of(table(FIRST), array_form=lambda votes, seats: np.array(answer))  # noqa: ARG005

    assert outcome("array_form", both, {"votes": first, "seats": 1, "beside": others}) == wanted


def test_an_array_form_is_given_whole_numbers_in_rows():
    """An int64 array, elections by contestants."""
    given = []
    keep = Subject.of(table(FIRST), array_form=lambda votes, seats: given.append((votes, seats)))
    outcome("array_form", keep, {"votes": {"A": 2, "B": 1}, "seats": 1, "beside": [{"A": 1, "B": 1}]})

    (votes, seats), *_ = given
    assert (votes.dtype, votes.tolist(), seats) == (np.int64, [[2, 1], [1, 1]], 1)


def test_every_basic_check_is_here():
    """Each of them is shown to hold and to fail in this file."""
    elsewhere = {"contestants_kept", "bounds_respected", "determinism", "inputs_untouched", "array_form"}

    assert {row[0] for row in ROWS} == BASIC_CHECKS.keys() - elsewhere
