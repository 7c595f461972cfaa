"""Laws that ship without an election: they say so, and count made-up votes as their pages say."""

import pytest
from made import proven
from travelled import step

import electoral as el
from electoral.files.countries import COUNTRIES
from electoral.files.systems import system_from
from electoral.travelled import Transferred

UNVERIFIED = sorted(
    path.parent.name for path in COUNTRIES.glob("*/law.toml") if not list(path.parent.glob("*/election.toml"))
)


def law(key):
    """Give a law that ships, as a file would name it."""
    return system_from(f'extends = "{key}"')


@pytest.mark.parametrize("key", UNVERIFIED)
def test_a_law_without_an_election_says_that_it_was_not_verified(key):
    """It stands in the name, behind the citation, and on its page."""
    system = law(key)

    assert "not verified against an election" in system.name
    assert system.law.note is not None
    assert "not verified against an election" in system.law.note
    assert "**Not verified against an election.**" in (COUNTRIES / key / "law.md").read_text(encoding="utf-8")


def test_in_italy_in_1993_a_winner_s_list_loses_a_quarter_of_the_valid_votes_at_least():
    """A won with 60 of 100 votes against 20: 21 votes are less than a quarter, so it loses 25."""
    system = el.vary(law("italy-1993"), {"colleges.seats": 1, "proportional part.seats": 10})
    returns = el.Returns(
        {
            "colleges": {"Bari 1": el.Tally({"Rossi": 60, "Verdi": 20, "Bianchi": 20}, valid=100)},
            "proportional part": {"Puglia": el.Tally({"A": 65, "B": 40}, valid=105)},
        },
        parties=(el.Party("A"), el.Party("B"), el.Party("Decoy")),
        districts=(el.District("Bari 1", tier="colleges", seats=1, parent="Puglia"),),
        nominations=(
            el.Nomination("Bari 1", "Rossi", "A"),
            el.Nomination("Bari 1", "Verdi", "B"),
            el.Nomination("Bari 1", "Bianchi", None),
        ),
    )
    count = proven(system.count(returns))

    assert step(count, Transferred).after == {"A": 40, "B": 40}
    assert count["proportional part"].seats == {"A": 5, "B": 5, "Decoy": 0}


def test_in_bolivia_who_won_more_than_its_share_takes_seats_of_the_others():
    """A won three of a department's six seats with a third of the votes, which are worth two."""
    votes = {"A": 320, "B": 340, "C": 340}
    returns = el.Returns(
        {"plurinominal": {"Pando": el.Tally(votes, valid=1000)}},
        declared={"uninominal": {"Pando": {"A": 3}}, "special": {"Pando": {"A": 1}}},
        districts=(el.District("Pando", tier="plurinominal", seats=3),),
    )
    system = el.vary(law("bolivia"), {"uninominal.seats": 3, "special.seats": 1})
    count = proven(system.count(returns))

    assert count.sure["A"] == 4
    assert count.lots[0].contestants == ("B", "C")
