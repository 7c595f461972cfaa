"""Districts with two rounds."""

import attrs
import pytest
from made import LOTS, proven, system
from refusing import refused

import electoral as el
from electoral.files.systems import system_from, system_text

HALF = el.Share("50%", of=el.Base.CONTESTANTS, strictly_more=True)
EIGHTH = el.Share("12.5%", of=el.Base.REGISTERED)


def law(**changes):
    """Give a law of two rounds: more than half in the first, two enter the second."""
    return system(el.TwoRounds("seats", **({"majority": HALF, "ties": LOTS} | changes)))


def rounds(first, second=None, *, void=False, registered=None, seats=1):
    """Give returns of one district."""
    tallies = {"seats": {"1": el.Tally(first, registered=registered)}}
    if second is not None:
        tallies["seats, second round"] = {"1": el.Tally(second)}
    return el.Returns(tallies, districts=(el.District("1", tier="seats", seats=seats, void=void),))


def winner(count):
    """Give the party that won the only seat."""
    return next(party for party, seats in proven(count).seats.items() if seats)


def test_a_majority_elects_in_the_first_round():
    """With 51 of 100 nobody stands again, and a tie behind the winner is nobody's question."""
    count = law().count(rounds({"A": 52, "B": 24, "C": 24}))

    assert winner(count) == "A"
    assert count.lots == ()


def test_half_is_not_more_than_half():
    """With 50 of 100 there is a second round, which the runner-up may win."""
    assert winner(law().count(rounds({"A": 50, "B": 30, "C": 20}, {"A": 40, "B": 41}))) == "B"


def test_a_qualified_majority_is_a_combination_of_conditions():
    """More than half of the votes and a quarter of the roll: without the second there is a further round."""
    both = HALF & el.Share("25%", of=el.Base.REGISTERED)
    returns = rounds({"A": 60, "B": 40}, {"A": 30, "B": 70}, registered=300)

    assert winner(law(majority=both).count(returns)) == "B"


def test_a_third_candidate_enters_with_the_share_that_the_law_asks():
    """With 12.5 % of the roll C enters as the third, and wins."""
    returns = rounds({"A": 40, "B": 35, "C": 25}, {"A": 30, "B": 30, "C": 40}, registered=200)

    assert winner(law(enters=EIGHTH).count(returns)) == "C"


def test_the_two_with_most_votes_enter_where_fewer_have_the_share():
    """Nobody has 12.5 % of 1,000: the two with most votes enter all the same, and C may not."""
    first = {"A": 40, "B": 35, "C": 25}

    assert winner(law(enters=EIGHTH).count(rounds(first, {"A": 30, "B": 40}, registered=1000))) == "B"
    with refused(
        el.InvalidReturns, ValueError, "seats/1: 'C' may not enter the second round, only 'A', 'B' may"
    ):
        law(enters=EIGHTH).count(rounds(first, {"A": 30, "C": 40}, registered=1000))


def test_who_may_enter_can_withdraw():
    """A walks over: B, who may enter too, does not stand in the second round."""
    assert winner(law().count(rounds({"A": 45, "B": 40, "C": 15}, {"A": 10}))) == "A"


def test_a_tie_at_the_entry_is_a_lot_before_the_second_round():
    """B and C are level for the second place; the count asks, and goes on with the answer."""
    returns = rounds({"A": 40, "B": 30, "C": 30}, {"A": 40, "C": 60})
    (lot,) = law().count(returns).lots

    assert (lot.step, lot.contestants, lot.places) == ("seats.entering/1", ("B", "C"), 1)
    assert winner(law().count(returns, [el.Draw(lot=lot.id, chosen=("C",))])) == "C"


def test_a_tied_second_round_is_a_lot():
    """Equal votes in the second round are drawn."""
    returns = rounds({"A": 45, "B": 40, "C": 15}, {"A": 50, "B": 50})
    (lot,) = law().count(returns).lots

    assert (lot.step, lot.contestants) == ("seats/1", ("A", "B"))
    assert winner(law().count(returns, [el.Draw(lot=lot.id, chosen=("B",))])) == "B"


def test_a_void_contest_elects_nobody_and_asks_nothing():
    """A void district has no winner, whatever its votes."""
    count = proven(law().count(rounds({"A": 40, "B": 30, "C": 30}, void=True)))

    assert (count.status, sum(count.seats.values())) == ("complete", 0)


@pytest.mark.parametrize(
    ("returns", "error", "message"),
    [
        (
            rounds({"A": 45, "B": 40, "C": 15}),
            el.MissingFigure,
            "seats/1: nobody has a majority in the first round",
        ),
        (
            rounds({"A": 60, "B": 40}, {"A": 1, "B": 2}),
            el.InvalidReturns,
            "seats/1: 'A' has a majority in the first",
        ),
        (
            rounds({"A": 60, "B": 40}, seats=2),
            el.InvalidReturns,
            "seats/1: 2 seats, but two rounds elect one",
        ),
    ],
)
def test_rounds_that_do_not_fit_are_refused(returns, error, message):
    """A second round that is missing or not due, and districts of several seats, are refused."""
    with refused(error, Exception, message):
        law().count(returns)


def test_a_second_round_without_a_first_is_refused():
    """A district that stands in the second round only is an error."""
    returns = rounds({"A": 60, "B": 40})
    second = {"2": el.Tally({"A": 1})}

    with refused(el.InvalidReturns, ValueError, "'2' had no first round"):
        law().count(attrs.evolve(returns, tallies={**returns.tallies, "seats, second round": second}))


def test_candidates_stand_in_both_rounds_by_one_nomination():
    """A nomination holds for both rounds of its district."""
    returns = attrs.evolve(
        rounds({"Ann": 45, "Bob": 40, "Cay": 15}, {"Ann": 40, "Bob": 60}),
        parties=(el.Party("A"), el.Party("B")),
        nominations=tuple(
            el.Nomination("1", key, party) for key, party in (("Ann", "A"), ("Bob", "B"), ("Cay", None))
        ),
    )

    assert proven(law().count(returns)).seats == {"A": 0, "B": 1}


def test_the_law_loads_back_equal():
    """Two rounds are written to TOML and read back equal."""
    own = law(enters=EIGHTH, fewest=3, seats=5)

    assert system_from(system_text(own)) == own
