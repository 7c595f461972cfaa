"""Coalitions in made-up elections: seats are neither lost nor invented, and order never matters."""

import attrs
import hypothesis.strategies as st
import pytest
from coalesced import returns, share, tier
from hypothesis import given
from made import proven

import electoral as el

PARTIES = tuple("ABCDE")
VOTES = st.fixed_dictionaries(dict.fromkeys(PARTIES, st.integers(0, 60))).filter(
    lambda votes: sum(votes.values()) > 0
)
COALITIONS = st.dictionaries(st.sampled_from(PARTIES), st.sampled_from(["left", "right"]))
METHODS = st.sampled_from(["hare", "dhondt", "sainte_lague"])


def law(**changes):
    """Give a law of one tier of coalitions."""
    return el.System("Made-up land", law="an invented law", tiers=(tier(**changes),))


@given(VOTES, COALITIONS, METHODS, st.randoms(use_true_random=False))
def test_no_seat_is_lost_or_invented(votes, coalitions, method, chance):
    """Every count is proven on the way, and in the end all ten seats are given, or the law is silent."""
    system, sheet, draws = law(method=method), returns(votes, coalitions), []
    count = proven(system.count(sheet))
    while count.lots:
        lot = chance.choice(count.lots)
        draws.append(el.Draw(lot=lot.id, chosen=chance.sample(sorted(lot.contestants), lot.places)))
        count = proven(system.count(sheet, draws))

    assert count.status == "silent" or sum(count.seats.values()) == 10


@given(VOTES, COALITIONS, METHODS)
def test_the_order_of_parties_never_matters(votes, coalitions, method):
    """The same votes in the opposite order have the same seats and lots."""
    system = law(method=method)
    one = system.count(returns(votes, coalitions))
    other = system.count(returns(dict(reversed(votes.items())), coalitions))

    assert one.sure == other.sure
    assert {lot.id for lot in one.lots} == {lot.id for lot in other.lots}


@given(VOTES, METHODS)
def test_without_coalitions_seats_are_those_of_lists(votes, method):
    """Nobody stands in a coalition: a plain tier of lists with the same threshold gives the same seats."""
    sheet = returns(votes, {})
    lists = el.Lists("lists", seats=10, method=method, who=share("5%"), ties=(el.DrawLots(),))
    plain = el.System("Made-up land", law="an invented law", tiers=(lists,)).count(sheet)
    count = law(method=method).count(sheet)

    assert [lot.contestants for lot in count.lots] == [lot.contestants for lot in plain.lots]
    if count.status == "complete":
        assert count.seats == plain.seats


@given(VOTES, METHODS)
def test_a_coalition_of_one_list_is_that_list(votes, method):
    """If the coalition needs what a list needs, A in a coalition of its own has the seats of A alone."""
    rule = el.CoalitionRule(total=share("5%"), counted=el.Everyone())
    alone = law(method=method, coalitions=rule).count(returns(votes, {}))
    together = law(method=method, coalitions=rule).count(returns(votes, {"A": "of one"}))

    assert alone.sure == together.sure
    assert len(alone.lots) == len(together.lots)


@given(VOTES, COALITIONS)
def test_a_coalition_that_needs_nothing_beyond_its_lists_takes_part(votes, coalitions):
    """With a list that takes part and no threshold of its own, a coalition is a bloc."""
    rule = el.CoalitionRule(total=el.Everyone(), counted=el.Everyone())
    sheet = returns(votes, coalitions)
    step = next(
        each for each in law(coalitions=rule).count(sheet).record.steps if type(each).__name__ == "Coalesced"
    )
    enough = {key for key in PARTIES if votes[key] and votes[key] * 20 >= sum(votes.values())}

    assert set(step.taking_part) == {coalitions[key] for key in enough if key in coalitions}


def test_a_party_may_not_be_named_like_a_coalition():
    """Both could have seats, and nobody could tell them apart."""
    sheet = returns({"A": 1, "B": 2})

    with pytest.raises(el.InvalidReturns, match="coalition 'left': is the name of a party"):
        attrs.evolve(sheet, parties=(*sheet.parties, el.Party("left")))
