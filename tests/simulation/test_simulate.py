"""Made elections, added up: equal to counting each of them by the exact engine."""

from collections import Counter
from fractions import Fraction

import attrs
import numpy as np
import pytest

import electoral as el
from electoral.batch import DrawnLots
from electoral.errors import InvalidNumber, MissingFigure, UnknownName
from electoral.simulation import AroundReturns, FromPoll, simulate
from electoral.simulation.simulating import BLOCK

KEY = "kazakhstan-2023"
POLL = {"Amanat": "50%", "Auyl": "15%", "Respublica": "10%", "OSDP": "5%"}


def exactly(election, made, number, seed):
    """Count made elections one by one, drawing the same lots."""
    seats: dict[str, Counter] = {}
    (tier,) = made
    lots = DrawnLots(seed=seed)
    ((district, tally),) = election.returns.tier(tier).items()
    for row in range(number):
        votes = dict(zip(tally.votes, made[tier][row, 0].tolist(), strict=True))
        tallies = {tier: {district: attrs.evolve(tally, votes=votes)}}
        returns, draws = attrs.evolve(election.returns, tallies=tallies), []
        while (count := election.system.count(returns, draws)).lots:
            draws += [lots.draw(lot, election=row) for lot in count.lots]
        for party, number_of_seats in count.seats.items():
            seats.setdefault(party, Counter())[number_of_seats] += 1
    return seats


@pytest.mark.parametrize("key", [KEY, "kazakhstan-2004", "kazakhstan-2012"])
@pytest.mark.parametrize("maker", ["around", "poll"])
def test_the_sum_is_that_of_exact_counts(key, maker):
    """The spread of seats of each party is that of counting every made election by `System.count`."""
    election = el.load(key)
    first = next(iter(next(iter(election.returns.tallies.values())).values())).votes
    votes = (
        AroundReturns(concentration=60)
        if maker == "around"
        else FromPoll(shares={next(iter(first)): "40%"}, error="5%", swing="uniform", concentration=200)
    )
    if key == "kazakhstan-2004":
        # Of this election only the list tier was counted here, and it stands alone.
        assert len(election.returns.tallies) == 1
    found = simulate(election, 60, votes=votes, seed=3)
    made = votes.draw(election.returns, BLOCK, np.random.default_rng([3, 0]))

    for party, spread in exactly(election, made, 60, 3).items():
        assert {s: n for s, n in enumerate(found.seats[party].elections.tolist()) if n} == dict(spread)


def test_a_poll_without_error_is_one_election():
    """If the poll is certain, all elections are the same, and quantiles are its seats."""
    poll = FromPoll(shares=POLL, error="0%", swing="proportional")
    found = simulate(el.load(KEY), 50, votes=poll, seed=1)

    for spread in found.seats.values():
        assert spread.quantile("1/20") == spread.quantile("19/20") == spread.mean


def test_a_poll_moves_shares_to_its_own():
    """In a nation that is one district the shares of the parties named stand to each other as polled."""
    made = FromPoll(shares={"Amanat": "50%", "Auyl": "25%"}, error="0%", swing="proportional").draw(
        el.load(KEY).returns, 1, np.random.default_rng(1)
    )["party list"][0, 0]

    assert abs(made[0] / made[1] - 2) < 1e-5


def test_the_same_seed_gives_the_same_and_more_begin_with_the_same():
    """A longer run has the elections of the shorter one among its own, across the border of a block."""
    election, votes = el.load(KEY), AroundReturns(concentration=100)
    short, again, longer = (
        simulate(election, number, votes=votes, seed=9) for number in (BLOCK - 10, BLOCK - 10, BLOCK + 10)
    )
    for party, spread in short.seats.items():
        more = longer.seats[party].elections.tolist()
        assert spread.elections.tolist() == again.seats[party].elections.tolist()
        assert all(a <= b for a, b in zip(spread.elections.tolist(), more, strict=False))
    assert sum(longer.seats["Amanat"].elections) == BLOCK + 10


def test_majorities_and_thresholds_are_counted():
    """Together with all others a party has a majority; who never has the votes never qualifies."""
    election = el.load(KEY)
    everyone = [party.key for party in election.returns.parties]
    poll = FromPoll(shares=POLL, error="3%", swing="uniform")
    found = simulate(election, 400, votes=poll, seed=2, coalitions=[everyone])

    assert found.chance_of_majority(*everyone) == 1
    assert 0 < found.chance_to_qualify("party list", "OSDP") < 1
    assert found.seats["Amanat"].chance_of(50) == 1 - Fraction(
        sum(found.seats["Amanat"].elections[:50].tolist()), 400
    )
    assert found.incomplete == 0
    with pytest.raises(UnknownName, match="majority of"):
        found.chance_of_majority("Auyl", "OSDP")
    with pytest.raises(UnknownName, match="tier of lists"):
        found.chance_to_qualify("districts", "OSDP")


def test_progress_is_told():
    """After each block the number of elections that were done is told."""
    told: list[int] = []
    simulate(el.load(KEY), BLOCK + 5, votes=AroundReturns(concentration=9), seed=1, progress=told.append)

    assert told == [BLOCK, 5]


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: simulate(el.load(KEY), 0, votes=AroundReturns(concentration=5), seed=1),
            InvalidNumber,
            "elections",
        ),
        (lambda: AroundReturns(concentration=-1), InvalidNumber, "concentration: -1"),
        (
            lambda: FromPoll(shares={"A": "5"}, error="1%", swing="uniform"),
            InvalidNumber,
            "poll: share of 'A'",
        ),
        (lambda: FromPoll(shares={"A": "5%"}, error="1%", swing="even"), UnknownName, "poll: swing"),
        (
            lambda: simulate(
                el.load(KEY), 5, votes=FromPoll(shares={"X": "5%"}, error="1%", swing="uniform"), seed=1
            ),
            UnknownName,
            "'X'",
        ),
    ],
)
def test_bad_input_is_told(call, error, message):
    """Numbers, parties and words that do not fit are refused."""
    with pytest.raises(error, match=message):
        call()


def test_votes_that_are_not_known_cannot_be_varied():
    """A tally with unknown votes is refused."""
    election = el.load(KEY)
    tallies = {"party list": {"Kazakhstan": el.Tally({"Amanat": None, "Auyl": 3}, valid=10)}}
    unknown = attrs.evolve(election, returns=attrs.evolve(election.returns, tallies=tallies))

    with pytest.raises(MissingFigure):
        simulate(unknown, 5, votes=AroundReturns(concentration=5), seed=1)
