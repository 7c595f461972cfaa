"""Tiers of coalitions: what does not fit together, and what comes back from files."""

import attrs
import pytest
from coalesced import counted, returns, share, tier

import electoral as el
from electoral.files.systems import system_from, system_text


def law(**changes):
    """Give a law of one tier of coalitions."""
    return el.System("Made-up land", law="an invented law", tiers=(tier(**changes),))


@pytest.mark.parametrize(
    ("make", "match"),
    [
        (lambda: tier(coalitions=share("10%")), "is no CoalitionRule; give one"),
        (lambda: el.CoalitionRule(total="10%", counted=share("1%")), "coalitions: total: who"),
        (lambda: el.CoalitionRule(total=share("10%"), counted=None), "coalitions: counted: who"),
        (
            lambda: el.CoalitionRule(total=el.Won(1, tier="d"), counted=share("1%")),
            "has only votes",
        ),
        (lambda: tier(seats=-1), "seats: -1 is negative"),
        (lambda: el.Party("A", coalition=""), "coalition"),
        (lambda: el.LocalShare("20%", of="valid"), "base 'valid' is not known"),
        (lambda: el.LocalShare("120%", of=el.Base.VALID), "threshold"),
    ],
)
def test_parts_that_do_not_fit_are_refused(make, match):
    """No rule, no condition, a condition on seats won, and numbers that are none."""
    with pytest.raises(el.ElectoralError, match=match):
        make()


def test_who_takes_part_cannot_be_declared_where_lists_stand_in_coalitions():
    """Declared lists would not say which coalitions take part."""
    sheet = attrs.evolve(returns({"A": 60, "D": 40}), qualified={"lists": ("A", "D")})

    with pytest.raises(el.InvalidReturns, match="qualified in tier 'lists': its lists stand in coalitions"):
        law().count(sheet)


def test_an_individual_takes_no_part_in_the_nation():
    """Ann stands as an individual; a list of the nation is of a party."""
    sheet = attrs.evolve(
        returns({"A": 60, "Ann": 40}),
        parties=(el.Party("A", coalition="left"),),
        nominations=(el.Nomination("nation", "Ann", None),),
    )
    count = law().count(sheet)

    assert count.verify()
    assert count.seats == {"A": 10}


def test_lots_of_two_coalitions_are_asked_together():
    """A and B are tied for the last seat of the left, D and E for that of the right."""
    count = counted(
        {"A": 250, "B": 250, "D": 250, "E": 250},
        {"A": "left", "B": "left", "D": "right", "E": "right"},
    )

    assert [lot.contestants for lot in count.lots] == [("A", "B"), ("D", "E")]
    assert count.verify()


def test_a_tier_of_coalitions_is_read_back_from_its_file():
    """The two thresholds of coalitions and a share in a district have a form in TOML."""
    local = el.Minority() & el.LocalShare("20%", of=el.Base.VALID)
    system = law(who=share("3%") | local, coalitions=el.CoalitionRule(total=share("10%"), counted=local))

    assert system_from(system_text(system)) == system


def test_arrays_refuse_coalitions():
    """They go election by election."""
    with pytest.raises(el.InvalidSystem, match="CoalitionLists has no array form"):
        law().count_many(returns({"A": 60, "D": 40}), {})
