"""Over arrays golden elections come out as in print, and the test kit finds arrays and rule the same."""

import numpy as np
import pytest

import electoral as el
from electoral.batch import Status, allocate
from electoral.testing import check_rule, golden, rule_of
from electoral.testing.golden import entries

LARGEST = 2**63 - 1
ENTRIES = [each for each in entries() if max(each.votes.values()) <= LARGEST]


def bound(given, votes, default):
    """Give a bound as an array; None without one."""
    return [given.get(key, default) for key in votes] if given else None


def counted(entry):
    """Count an entry as one row."""
    return allocate(
        [list(entry.votes.values())],
        entry.seats,
        method=entry.method,
        minimum=bound(entry.minimum, entry.votes, 0),
        maximum=bound(entry.maximum, entry.votes, entry.seats),
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_golden_entry_is_reproduced(entry):
    """A result in print is the row's seats; several are its tie; none is no result."""
    found = counted(entry)
    seats = dict(zip(entry.votes, found.seats[0].tolist(), strict=True))
    if entry.no_result:
        assert found.status[0] in {Status.INFEASIBLE, Status.NO_VOTES}
    elif entry.expected:
        assert seats == entry.expected
        assert found.status[0] == Status.UNIQUE
    else:
        everywhere = {key: min(result[key] for result in entry.permitted) for key in entry.votes}
        assert found.status[0] == Status.TIE
        assert sum(seats.values()) + found.places[0] == entry.seats
        if entry.method != el.METHODS["quota_method"]:
            assert seats == everywhere


def test_elections_and_their_kind_are_there():
    """The entries above are many, and some of each kind."""
    assert len(ENTRIES) > 150
    assert len(golden.elections()) > 40
    assert any(each.no_result for each in ENTRIES)
    assert any(each.tied for each in ENTRIES)


def array_form(method):
    """Give a method over arrays as the test kit wants it: -1 in rows without a single result."""

    def counted_rows(votes, seats):
        found = allocate(votes, seats, method=method)
        return np.where((found.status == Status.UNIQUE)[:, None], found.seats, -1)

    return counted_rows


@pytest.mark.parametrize("method", [each for each in el.METHODS if each != "quota_method"])
def test_the_test_kit_finds_arrays_and_rule_the_same(method):
    """The kit's own check of array forms finds no difference."""
    report = check_rule(rule_of(method), array_form=array_form(method))
    (verdict,) = [each for each in report.verdicts if each.check == "array_form"]

    assert verdict.ok, verdict.message
    assert verdict.tested
