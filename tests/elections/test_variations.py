"""Counts under a law with a field changed, held against variations.toml by one runner."""

import tomllib
from pathlib import Path

import pytest

import electoral as el

VARIATIONS = tomllib.loads(Path(__file__).with_name("variations.toml").read_text("utf-8"))["variation"]


@pytest.mark.parametrize("entry", VARIATIONS, ids=lambda entry: entry["name"])
def test_the_varied_count_equals_what_is_expected(entry):
    """A varied law gives the seats of variations.toml, says it is hypothetical, and proves its record."""
    varied = el.load(entry["election"]).vary(entry["set"])
    count = varied.count()
    seats = {party: number for party, number in count["party list"].sure.items() if number}

    assert entry["source"]
    assert count.status == entry.get("status", "complete")
    assert seats == entry["seats"]
    assert sum(step.seats for step in count.silences) == entry.get("open", 0)
    assert len(varied.system.hypothetical) == len(entry["set"])
    assert (varied.system.valid_from, varied.system.valid_until, varied.official) == (None, None, None)
    assert count.verify()


def test_a_variation_adds_nothing_to_the_law_itself():
    """The law of a shipped election is unchanged by a variation of it."""
    election = el.load("kazakhstan-2023")
    election.vary({"party list.seats": 145})

    assert election.system.hypothetical == ()
    assert election.system == el.load("kazakhstan-2023").system
