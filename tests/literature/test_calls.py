"""Golden entries that are one call of a method, counted again by one runner; and printed whole quotas."""

from typing import get_args

import pytest

from electoral.errors import NoResult
from electoral.frozen import Frozen
from electoral.methods import (
    METHODS,
    DivisorMethod,
    FirstChanged,
    Geometric,
    HighestAverage,
    LargestRemainder,
    Linear,
    Listed,
    OrderOfVotes,
    PowerMean,
    Powers,
    QuotaMethod,
    RemaindersThenAverages,
    allocate,
)
from electoral.methods.quota.method import Excess
from electoral.methods.quota.quotas import Rounding
from electoral.methods.quota.remaining import Averages, Cycles
from electoral.testing import golden

ALL = golden.entries()
QUOTA_METHODS = [entry.method for entry in ALL if isinstance(entry.method, QuotaMethod)]
SEQUENCES = [entry.method.divisors for entry in ALL if isinstance(entry.method, DivisorMethod)]


def counted(entry):
    """Count an entry."""
    bounds = {"minimum": entry.minimum or None, "maximum": entry.maximum or None}
    return allocate(entry.votes, entry.seats, method=entry.method, **bounds)


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.id)
def test_an_entry_comes_out_as_written(entry):
    """A method gives the seats, the tied results or the refusal that the golden files give."""
    if entry.no_result:
        with pytest.raises(NoResult) as raised:
            counted(entry)
        assert [part for part in entry.no_result if part not in str(raised.value)] == []
        return
    allocation = counted(entry)
    outcomes = [Frozen(each) for each in allocation.outcomes()]

    assert frozenset(outcomes) == entry.permitted, entry.title
    assert allocation.count_outcomes() == len(outcomes) == len(entry.permitted)
    assert allocation.unique == (entry.expected is not None)


@pytest.mark.parametrize("entry", golden.whole_quotas(), ids=lambda entry: entry.id)
def test_whole_quotas_come_out_as_printed(entry):
    """The evidence of a quota method has the whole quotas that a source prints."""
    rule = QuotaMethod("first scrutiny", quota=entry.quota, remaining=LargestRemainder(), excess="take_back")

    assert rule.allocate(entry.votes, entry.seats).evidence.wholes == entry.wholes


def test_every_method_has_an_entry():
    """Each method with an id is the method of an entry that is no census."""
    forms = [entry.form for entry in (*golden.elections(), *golden.examples())]

    assert [name for name in METHODS if name not in forms] == []


def test_every_value_of_a_quota_method_has_an_entry():
    """Each rounding, each excess, and each rule for the seats left with its choices, has an entry."""
    remaining = [method.remaining for method in QUOTA_METHODS]

    assert {method.quota.rounding for method in QUOTA_METHODS} == set(get_args(Rounding))
    assert {method.excess for method in QUOTA_METHODS} == set(get_args(Excess))
    assert set(map(type, remaining)) == {
        LargestRemainder,
        OrderOfVotes,
        HighestAverage,
        RemaindersThenAverages,
    }
    assert {rule.cycles for rule in remaining if isinstance(rule, OrderOfVotes)} == set(get_args(Cycles))
    averages = {rule.averages for rule in remaining if isinstance(rule, RemaindersThenAverages)}
    assert averages == set(get_args(Averages))


def test_every_family_of_divisors_has_an_entry():
    """Each family of divisors, and each first divisor of a law, has an entry."""
    firsts = {str(each.first) for each in SEQUENCES if isinstance(each, FirstChanged)}

    assert set(map(type, SEQUENCES)) == {Linear, FirstChanged, Listed, PowerMean, Powers, Geometric}
    assert firsts == {"6/5", "7/5", "17/10"}


def test_a_filter_gives_the_entries_of_a_method():
    """Entries are filtered by the id of a method, or by the method itself; an unknown id is refused."""
    danish = golden.entries(method="danish")

    assert {entry.form for entry in danish} == {"danish"}
    assert len(danish) == sum(entry.form == "danish" for entry in ALL) > 1
    assert golden.entries(method=METHODS["danish"]) == danish
    with pytest.raises(LookupError, match="did you mean 'danish'"):
        golden.elections(method="danisch")


@pytest.mark.parametrize("census", golden.censuses(), ids=lambda census: census.id)
def test_a_census_has_an_entry_for_each_method(census):
    """The entries of a census ask for its seats, at least one for each state, and name the official ones."""
    entries = [census.golden(method) for method in census.methods]

    assert len(entries) == 6
    assert {entry.id for entry in entries} <= {entry.id for entry in ALL}
    assert {entry.form for entry in entries if entry.official} == set(census.official_equals)
    assert {entry.expected == census.official for entry in entries if entry.official} == {True}
    assert {entry.minimum == dict.fromkeys(census.states, 1) for entry in entries} == {True}
    with pytest.raises(LookupError, match=f"census {census.id}: method: 'estonia' is not known"):
        census.golden("estonia")
