"""Best losers in files: the law in TOML in both directions, and the worked example."""

import datetime as dt
from pathlib import Path

import pytest
from losers import law, lists, women
from refusing import refused

import electoral as el
from electoral.files.elections import load
from electoral.files.systems import system_from, system_text

EXAMPLE = Path(__file__).parents[2] / "examples" / "representation" / "made-up-best-losers"
TIER = """
name = "Made-up land"
law = "an invented law"

[[tier]]
name = "lists"
type = "lists"
seats = "districts"
method = "hare"
who = "everyone"
ties = ["draw lots"]
persons = "votes"

[[tier]]
name = "women"
type = "best_losers"
of = "lists"
groups = ["women"]
seats = 1
measure = "votes"
ties = ["draw lots"]
"""


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"measure": el.Base.VALID_WITH_BLANK, "level": "parents", "seats": 3},
        {"groups": ["women", "disability", el.YoungerThan(35, on=dt.date(2026, 1, 1))]},
        {"ties": (), "articles": {"seats": "art. 8", "ties": "art. 9"}},
    ],
    ids=["as little as needed", "shares in parents", "groups", "articles"],
)
def test_the_tier_is_written_and_read_back_equal(changes):
    """Every field of the tier survives its form."""
    system = law(lists(), women(**changes))

    assert system_from(system_text(system)) == system


def test_the_form_is_the_tier_of_the_call():
    """The fields of the file are those of the class."""
    assert system_from(TIER) == law(lists(), women())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"votes"\nties', '"shares"\nties', "measure: 'shares' is not known"),
        ('of = "lists"\n', "", "of"),
        ("seats = 1", "seats = 0", "seats of best losers"),
        ('groups = ["women"]', "groups = []", "no groups"),
        ("seats = 1", 'seats = 1\nlevel = "nation"', "level: 'nation' is not known"),
        ("seats = 1", "seats = 1\nthreshold = 1", "threshold"),
    ],
    ids=["measure", "of", "seats", "groups", "level", "stranger"],
)
def test_a_form_that_does_not_fit_is_refused_and_says_where(old, new, message):
    """The message names the field."""
    assert old in TIER
    with refused(el.InvalidFile, ValueError, message):
        system_from(TIER.replace(old, new))


def test_the_worked_example_seats_two_women():
    """240 of 1,600 are more than 300 of 2,400; the south has one district of its own."""
    count = load(EXAMPLE).count()

    assert count.verify()
    assert {each.district: each.name for each in count.members if each.tier == "women's seats"} == {
        "North 1": "N1-A2w",
        "South": "S-B2w",
    }
    assert count.seats == {"A": 3, "B": 3}


def test_the_worked_example_says_what_it_is():
    """Nobody takes it for an election: the title says that persons are made up."""
    assert load(EXAMPLE).title.startswith("A worked example with made-up lists and persons")
