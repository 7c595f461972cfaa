"""Tiers of coalitions: what does not fit together, in the law and in the returns."""

import attrs
import pytest
from coalesced import returns, share, tier

import electoral as el


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
