"""The House of Representatives by six methods, counted again by one runner: census.toml."""

import tomllib
from pathlib import Path

import pytest

from electoral.methods import allocate

FIELDS = {
    "seats",
    "total",
    "official_equals",
    "source",
    "address",
    "official_source",
    "retrieved",
    "states",
}


class Faulty(ValueError):
    """What is wrong with a census."""


def checked(year, census, methods):
    """Give a census; it has all fields, no other, and a full row for each state."""
    if census.keys() != FIELDS:
        raise Faulty(f"{year}: {sorted(census.keys() ^ FIELDS)} missing or unknown")
    if not census["source"] or not census["official_source"]:
        raise Faulty(f"{year}: no source")
    if short := [state for state, row in census["states"].items() if len(row) != len(methods) + 2]:
        raise Faulty(f"{year}: {short} have another number of columns")
    return census


def read():
    """Give the methods and the censuses."""
    data = tomllib.loads(Path(__file__).with_name("census.toml").read_text("utf-8"))
    if strange := data.keys() ^ {"methods", "census"}:
        raise Faulty(f"census.toml: {sorted(strange)} missing or unknown")
    methods = data["methods"]
    return methods, {year: checked(year, census, methods) for year, census in data["census"].items()}


METHODS, CENSUSES = read()


def column(year, number):
    """Give one column of a census by state."""
    return {state: row[number] for state, row in CENSUSES[year]["states"].items()}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("year", CENSUSES)
def test_a_method_apportions_the_house(year, method):
    """A method gives each state the seats of its column, at least one."""
    allocation = allocate(column(year, 0), CENSUSES[year]["seats"], method=method, minimum=1)

    assert allocation.seats == column(year, METHODS.index(method) + 1), f"{year}, {method}"


@pytest.mark.parametrize("year", CENSUSES)
def test_the_official_seats_are_those_of_the_methods_named(year):
    """The seats given by law are those of the methods in official_equals, and of no other."""
    official = column(year, -1)
    equal = [method for i, method in enumerate(METHODS, start=1) if column(year, i) == official]

    assert sum(official.values()) == CENSUSES[year]["seats"]
    assert equal == CENSUSES[year]["official_equals"], year


@pytest.mark.parametrize("year", CENSUSES)
def test_the_populations_add_up(year):
    """The states have the total population of the census."""
    assert sum(column(year, 0).values()) == CENSUSES[year]["total"], year


def test_a_census_without_a_source_is_refused():
    """A census without a source, with an unknown field or with a short row is refused."""
    good = CENSUSES["1790"]

    with pytest.raises(Faulty, match="no source"):
        checked("1790", good | {"source": ""}, METHODS)
    with pytest.raises(Faulty, match="colour"):
        checked("1790", good | {"colour": 1}, METHODS)
    with pytest.raises(Faulty, match="XX"):
        checked("1790", good | {"states": {"XX": [1]}}, METHODS)
