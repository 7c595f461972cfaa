"""Whatever law and votes: a count proves itself, loses nothing, and only grows with draws."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

import electoral as el
from electoral.testing.strategies import returns, systems


@st.composite
def elections(draw, laws, **limits):
    """Give a law and returns that fit it."""
    law = draw(laws)
    return law, draw(returns(system=law, **limits))


#: Few seats and some contestants, so that ties are many; and no law without an answer.
SMALL = elections(
    systems(max_tiers=2, max_seats=8, allow_unsettled_ties=False, allow_listed_divisors=False),
    min_contestants=3,
    max_contestants=4,
    max_districts=2,
    max_seats=4,
    allow_declared=False,
)


def expected(law, returns):
    """Give all the seats there are: those that the law says, or else those of the districts."""
    own = {tier.name: tier.expected() for tier in law.tiers}
    return sum(seats for seats in own.values() if seats is not None) + sum(
        each.seats for each in returns.districts if each.tier is not None and own[each.tier] is None
    )


def given_seats(count):
    """Give the seats that are sure, also those of independents, and those on which the law is silent."""
    tiers = [count[tier.name] for tier in count.system.tiers]
    sure = sum(sum(tier.sure.values()) + tier.sure_independents for tier in tiers)
    return sure + sum(step.seats for step in count.silences)


@given(SMALL, st.randoms(use_true_random=False))
def test_every_count_proves_itself_and_loses_nothing(election, chance):
    """Counted, and counted again with one more draw until none is open: every record is proven."""
    law, returns = election
    draws, count = [], law.count(returns)
    while count.lots:
        assert count.verify()
        lot = chance.choice(count.lots)
        draws.append(el.Draw(lot=lot.id, chosen=chance.sample(sorted(lot.contestants), lot.places)))
        count, before = law.count(returns, draws), count
        assert all(count.sure[party] >= seats for party, seats in before.sure.items())

    assert count.verify()
    assert given_seats(count) == expected(law, returns)
    assert count == law.count(returns, draws)


@given(elections(systems()))
def test_only_the_law_itself_can_have_no_answer(election):
    """Returns that fit a law are counted, unless its rules settle no tie or its divisors are too few."""
    law, returns = election
    try:
        count = law.count(returns)
    except el.UnsettledTie:
        assert any(el.DrawLots() not in tier.ties for tier in law.tiers)
    except el.InvalidSystem:
        assert "Listed(" in repr(law)
    else:
        assert count.verify()
        assert count.lots or given_seats(count) == expected(law, returns)


@given(SMALL)
def test_the_order_of_everything_makes_no_difference(election):
    """Votes, districts, parties and nominations in the opposite order give the same lots and seats."""
    law, returns = election

    def turned(rows):
        return {
            key: attrs.evolve(each, votes=dict(reversed(list(each.votes.items()))))
            for key, each in reversed(list(rows.items()))
        }

    other = attrs.evolve(
        returns,
        tallies={tier: turned(rows) for tier, rows in reversed(list(returns.tallies.items()))},
        parties=returns.parties[::-1],
        districts=returns.districts[::-1],
        nominations=returns.nominations[::-1],
        lists=returns.lists[::-1],
        declared=dict(reversed(list(returns.declared.items()))),
    )
    count, again = law.count(returns), law.count(other)

    assert count.sure == again.sure
    assert {lot.id for lot in count.lots} == {lot.id for lot in again.lots}
