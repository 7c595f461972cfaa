"""Worked examples and official results, counted again by one runner: examples.toml and elections.toml."""

import tomllib
from pathlib import Path
from typing import get_args

import attrs
import pytest

from electoral import errors
from electoral.methods import (
    METHODS,
    QUOTAS,
    DivisorMethod,
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
    modified_sainte_lague,
)
from electoral.methods.quota.method import Excess
from electoral.methods.quota.quotas import Rounding
from electoral.methods.quota.remaining import Averages, Cycles

OUTCOMES = ("expected", "tied", "no_result", "wholes")
NEEDED = {"id", "title", "method", "votes", "seats", "source"}
QUOTA_RULES = {"rounding", "excess", "remaining", "remainders", "averages", "average_divisors"}
OPTIONAL = {"contestants", "first", "divisors", "minimum", "maximum", "official", "printed", "note"}
KNOWN = ("read", "from memory", "made up")
FAMILIES = {
    "linear": lambda given: Linear(*given),
    "listed": lambda given: Listed(tuple(given)),
    "power_mean": PowerMean,
    "powers": Powers,
    "geometric": Geometric,
}


class Faulty(ValueError):
    """What is wrong with an entry of a file here."""


def checked_source(name, source):
    """Give a source; one that is read says when, and no field is unknown."""
    if strange := source.keys() - {"title", "address", "known", "retrieved", "note"}:
        raise Faulty(f"source {name}: unknown {sorted(strange)}")
    if not source.get("title") or source.get("known") not in KNOWN:
        raise Faulty(f"source {name}: title and known (one of {KNOWN}) are needed")
    if (source["known"] == "read") != ("retrieved" in source):
        raise Faulty(f"source {name}: what was read, and only that, says when it was retrieved")
    return source


def checked_entry(entry, sources):
    """Give an entry; it has all fields it needs, a known source, and no field that is unknown."""
    name = entry.get("id", entry)
    if missing := NEEDED - entry.keys():
        raise Faulty(f"{name}: {sorted(missing)} missing")
    if strange := entry.keys() - NEEDED - QUOTA_RULES - OPTIONAL - set(OUTCOMES):
        raise Faulty(f"{name}: unknown {sorted(strange)}")
    if sum(outcome in entry for outcome in OUTCOMES) != 1:
        raise Faulty(f"{name}: needs one of {OUTCOMES}")
    if entry["source"] not in sources:
        raise Faulty(f"{name}: no source {entry['source']!r}")
    known = sources[entry["source"]]["known"]
    if entry.get("official") and known != "read":
        raise Faulty(f"{name}: a figure that is {known} is not official")
    if known == "made up" and not entry.get("note"):
        raise Faulty(f"{name}: a made-up example needs its arithmetic in a note")
    return entry


def entries_of(file, kind):
    """Give the entries of a file, all checked."""
    data = tomllib.loads(Path(__file__).with_name(file).read_text("utf-8"))
    if strange := data.keys() - {"source", kind}:
        raise Faulty(f"{file}: unknown {sorted(strange)}")
    sources = {name: checked_source(name, source) for name, source in data["source"].items()}
    entries = [checked_entry(entry, sources) for entry in data[kind]]
    if unused := sources.keys() - {entry["source"] for entry in entries}:
        raise Faulty(f"{file}: nothing has the source {sorted(unused)}")
    if len({entry["id"] for entry in entries}) != len(entries):
        raise Faulty(f"{file}: two entries with one id")
    return entries


EXAMPLES = entries_of("examples.toml", "example")
ELECTIONS = entries_of("elections.toml", "election")
ALL = EXAMPLES + ELECTIONS


def remaining_of(entry):
    """Give the rule for the seats that are left."""
    divisors = Linear(*entry.get("average_divisors", ("1", "1")))
    match entry.get("remaining", "largest_remainder"):
        case "largest_remainder":
            return LargestRemainder()
        case "order_of_votes_once":
            return OrderOfVotes("once")
        case "order_of_votes_again":
            return OrderOfVotes("again")
        case "highest_average":
            return HighestAverage(divisors)
        case "remainders_then_averages":
            return RemaindersThenAverages(entry["remainders"], averages=entry["averages"], divisors=divisors)
        case other:
            raise Faulty(f"{entry['id']}: no rule {other!r}")


def method_of(entry):
    """Give the method of an entry: an id, or a method with the parameters of the entry."""
    name = entry["method"]
    if name == "divisors":
        ((family, given),) = entry["divisors"].items()
        return DivisorMethod("divisors", FAMILIES[family](given))
    if "first" in entry:
        return modified_sainte_lague(entry["first"])
    if not QUOTA_RULES & entry.keys():
        return name
    quota = attrs.evolve(QUOTAS[name], rounding=entry.get("rounding", QUOTAS[name].rounding))
    excess = entry.get("excess", "error")
    return QuotaMethod("the rule in the text", quota=quota, remaining=remaining_of(entry), excess=excess)


def by_contestant(entry, given):
    """Give numbers by contestant; a list is in the order of the contestants."""
    if isinstance(given, dict):
        return given
    return dict(zip(entry.get("contestants", range(len(given))), given, strict=True))


def counted(entry):
    """Count an entry."""
    bounds = {
        bound: by_contestant(entry, entry[bound]) if isinstance(entry[bound], (list, dict)) else entry[bound]
        for bound in ("minimum", "maximum")
        if bound in entry
    }
    votes = by_contestant(entry, entry["votes"])
    return allocate(votes, entry["seats"], method=method_of(entry), **bounds)


def as_set(entry, results):
    """Give results as a set, whatever their order."""
    return {tuple(by_contestant(entry, result).items()) for result in results}


def compare(entry):
    """Hold a count against what the entry says."""
    if "no_result" in entry:
        with pytest.raises(errors.NoResult) as raised:
            counted(entry)
        assert entry["no_result"] in str(raised.value), entry["id"]
        return
    allocation = counted(entry)
    if "wholes" in entry:
        assert allocation.evidence.wholes == by_contestant(entry, entry["wholes"]), entry["id"]
        return
    named = [entry["expected"]] if "expected" in entry else entry["tied"]
    votes = by_contestant(entry, entry["votes"])
    full = [dict.fromkeys(votes, 0) | by_contestant(entry, result) for result in named]
    outcomes = list(allocation.outcomes())
    assert as_set(entry, outcomes) == as_set(entry, full), f"{entry['id']}: {entry['title']}"
    assert allocation.count_outcomes() == len(outcomes) == len(named), entry["id"]
    assert allocation.unique == ("expected" in entry), entry["id"]
    if "printed" in entry:
        assert entry["printed"] in named, entry["id"]


@pytest.mark.parametrize("entry", EXAMPLES, ids=lambda entry: entry["id"])
def test_a_worked_example_comes_out_as_written(entry):
    """A worked example has the seats, the tied results or the refusal that examples.toml gives."""
    compare(entry)


@pytest.mark.parametrize("entry", ELECTIONS, ids=lambda entry: entry["id"])
def test_an_election_comes_out_as_announced(entry):
    """A method gives the seats that elections.toml quotes."""
    compare(entry)


def test_every_method_has_an_example():
    """Each method with an id is the method of an entry."""
    assert METHODS.keys() - {entry["method"] for entry in ALL} == set()


def test_every_rule_value_has_an_example():
    """Each rounding, rule for excess, order of votes, set of averages and family is in an entry."""
    rules = {type(remaining_of(entry)) for entry in ALL if "remaining" in entry}
    orders = {entry["remaining"].rpartition("_")[2] for entry in ALL if "order" in entry.get("remaining", "")}

    assert {entry["rounding"] for entry in ALL if "rounding" in entry} == set(get_args(Rounding))
    assert {entry["excess"] for entry in ALL if "excess" in entry} == set(get_args(Excess))
    assert {entry["averages"] for entry in ALL if "averages" in entry} == set(get_args(Averages))
    assert rules | {LargestRemainder} == {
        LargestRemainder,
        OrderOfVotes,
        HighestAverage,
        RemaindersThenAverages,
    }
    assert orders == set(get_args(Cycles))
    assert {family for entry in ALL for family in entry.get("divisors", ())} == FAMILIES.keys()
    assert {entry["first"] for entry in ALL if "first" in entry} == {"1.2", "1.4", "1.7"}


GOOD = {"id": "x", "title": "x", "method": "hare", "votes": [1], "seats": 1, "expected": [1], "source": "s"}
SOURCES = {"s": {"title": "t", "known": "from memory"}}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": 1}, "unknown"),
        ({"source": "t"}, "no source"),
        ({"source": None}, "missing"),
        ({"tied": [[1]]}, "needs one of"),
        ({"official": True}, "not official"),
    ],
)
def test_a_faulty_entry_is_refused(change, message):
    """An entry with an unknown field, without a source, or official from memory is refused."""
    entry = {key: value for key, value in (GOOD | change).items() if value is not None}

    assert checked_entry(GOOD, SOURCES) == GOOD
    with pytest.raises(Faulty, match=message):
        checked_entry(entry, SOURCES)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ({"known": "read"}, "title"),
        ({"title": "t", "known": "read"}, "retrieved"),
        ({"title": "t", "known": "heard"}, "known"),
        ({"title": "t", "known": "read", "when": 1}, "unknown"),
    ],
)
def test_a_faulty_source_is_refused(source, message):
    """A source without a title, without a day of retrieval, or with an unknown field is refused."""
    with pytest.raises(Faulty, match=message):
        checked_source("s", source)
