"""Caps on seats and districts with fixed seats in small elections: what sums, and what does not matter."""

from fractions import Fraction

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from linked_sheets import by_chance, complete
from made import districts, system, top_up

import electoral as el
from electoral.capping import Capped, Placed

chances = st.randoms(use_true_random=False)
caps = st.builds(
    el.CapSeats,
    several=st.sampled_from(["together", "one by one"]),
    house=st.integers(5, 40),
    over=st.sampled_from(["0%", "8%", "30%"]),
    most=st.none() | st.integers(6, 20),
)
several = settings(max_examples=80)


@st.composite
def sheets(draw):
    """Give returns of lists with their own seats in one to three districts, and of declared winners."""
    parties = "ABCD"[: draw(st.integers(2, 4))]
    places = ("north", "south", "west")[: draw(st.integers(1, 3))]
    rows = {key: {party: draw(st.integers(1, 40)) for party in parties} for key in places}
    won = {party: draw(st.integers(0, 6)) for party in parties}
    return el.Returns(
        {"lists": {key: el.Tally(row) for key, row in rows.items()}},
        parties=tuple(map(el.Party, parties)),
        declared={"districts": {"land": won}},
        districts=tuple(el.District(key, tier="lists", seats=draw(st.integers(1, 6))) for key in places),
    )


def law_of(returns, **changes):
    """Give a law with as many list seats as the districts have."""
    seats = sum(each.seats for each in returns.districts)
    won = sum(returns.declared["districts"]["land"].values())
    parts = {"seats": seats, "lists": "fixed", "method": "hare"} | changes
    return system(districts(seats=won), top_up(**parts))


@several
@given(sheets(), caps, chances)
def test_rows_and_columns_sum(returns, overhang, chance):
    """Every party has its seats, and every district its own; no seat is lost or invented."""
    count = complete(law_of(returns, overhang=overhang), returns, by_chance(chance))
    total, lists = count.tables["lists.total"]["nation"], count.tables["lists.lists"]

    assert {party: sum(row.values()) for party, row in lists.items()} == {
        party: seats for party, seats in total.items() if seats
    }
    assert {each.key: sum(count.tables["lists"][each.key].values()) for each in returns.districts} == {
        each.key: each.seats for each in returns.districts
    }
    assert sum(count.seats.values()) == sum(total.values()) + sum(
        returns.declared["districts"]["land"].values()
    )


@several
@given(sheets(), caps, chances)
def test_nobody_has_more_than_its_cap_but_who_won_it(returns, overhang, chance):
    """The rounds end: all list seats are given, and nobody with a list seat exceeds its cap."""
    law = law_of(returns, overhang=overhang, lists="nation")
    count = complete(law, returns, by_chance(chance))
    votes = {
        party.key: sum(tally.votes[party.key] for tally in returns.tallies["lists"].values())
        for party in returns.parties
    }
    for party, seats in count["lists"].seats.items():
        share = Fraction(votes[party], sum(votes.values()))
        bounds = [overhang.house * (share + overhang.over)]
        bounds += [] if overhang.most is None else [overhang.most]
        assert not seats or count.seats[party] <= min(bounds)
    assert sum(count["lists"].seats.values()) == sum(each.seats for each in returns.districts)


@several
@given(sheets(), chances)
def test_capping_nobody_changes_nothing(returns, chance):
    """With caps that nobody reaches, every cell is that of parallel lists, and no step tells of caps."""
    law = law_of(returns, overhang=el.CapSeats(several="together", house=100, over="100%", most=100))
    count = complete(law, returns, by_chance(chance))
    parallel = complete(law_of(returns, overhang="parallel"), returns)

    assert not [step for step in count.record.steps if isinstance(step, Capped)]
    if not any(getattr(step, "drawn", False) for step in count.record.steps):
        assert count.tables["lists"] == parallel.tables["lists"]


@several
@given(sheets(), caps, chances)
def test_the_order_of_parties_and_districts_makes_no_difference(returns, overhang, chance):
    """Parties, votes and districts in another order give every district the same seats."""

    def mixed(items):
        return dict(chance.sample(list(items.items()), len(items)))

    lists = mixed(
        {key: attrs.evolve(row, votes=mixed(row.votes)) for key, row in returns.tallies["lists"].items()}
    )
    other = attrs.evolve(
        returns,
        tallies={"lists": lists},
        parties=chance.sample(returns.parties, len(returns.parties)),
        districts=chance.sample(returns.districts, len(returns.districts)),
    )
    law = law_of(returns, overhang=overhang)

    assert complete(law, returns).tables["lists"] == complete(law, other).tables["lists"]


@several
@given(sheets(), caps, chances)
def test_everybody_has_its_whole_quotas_and_no_more_than_there_was_room_for(returns, overhang, chance):
    """Who is not capped has its whole quotas in each district, and no more than those and the room."""
    count = complete(law_of(returns, overhang=overhang), returns, by_chance(chance))
    for step in (each for each in count.record.steps if isinstance(each, Placed)):
        more = {key: seats - step.wholes[key] for key, seats in step.placed.items()}

        assert all(0 <= seats <= step.room[key] for key, seats in more.items())
        assert all(seats <= 1 for seats in more.values()) or all(
            more[key] or not step.room[key] for key in more
        )
