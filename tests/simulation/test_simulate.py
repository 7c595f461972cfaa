"""Made elections, added up: equal to counting each of them by the exact engine."""

import datetime as dt
from collections import Counter
from fractions import Fraction
from types import SimpleNamespace

import attrs
import numpy as np
import pytest

import electoral as el
from electoral.batch import DrawnLots
from electoral.errors import (
    InexactNumber,
    InvalidNumber,
    InvalidReturns,
    InvalidSystem,
    MissingFigure,
    UnknownName,
)
from electoral.simulation import AroundReturns, FromPoll, simulate
from electoral.simulation.simulating import BLOCK
from electoral.simulation.summary import Spread

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


@attrs.frozen
class Always:
    """Makes the same votes for every election."""

    votes: dict

    def draw(self, returns, elections, generator):
        """Give them again and again."""
        assert isinstance(returns, el.Returns)
        assert elections == BLOCK
        assert isinstance(generator, np.random.Generator)
        return {tier: np.repeat(np.array(each)[None], elections, axis=0) for tier, each in self.votes.items()}


def made_up(seats=4):
    """An election of two parties, a list tier and lots."""
    lists = el.Lists("list", seats=seats, method="dhondt", who=el.Everyone(), ties=(el.DrawLots(),))
    law = el.System("Example", law="made up", tiers=(lists,))
    returns = el.Returns({"list": {"nation": el.Tally({"A": 6, "B": 4})}})
    return el.Election(id="made-up", title="Made up", date=dt.date(2025, 1, 1), system=law, returns=returns)


def test_half_of_the_seats_is_no_majority():
    """More than half is a majority, and half is not."""
    found = simulate(made_up(4), 10, votes=Always({"list": [[50, 50]]}), seed=1, coalitions=[["A", "B"]])

    assert found.seats["A"].mean == 2
    assert found.chance_of_majority("A") == found.chance_of_majority("B") == 0
    assert found.chance_of_majority("A", "B") == 1
    assert found.lots == 0


def test_lots_of_later_blocks_are_others():
    """Each block draws by the number of its first election, so two blocks are no copy of each other."""
    votes = Always({"list": [[50, 50]]})
    one, two = (simulate(made_up(3), number, votes=votes, seed=1) for number in (BLOCK, 2 * BLOCK))

    assert two.lots == 2 * BLOCK
    assert two.seats["A"].elections.tolist() != (2 * one.seats["A"].elections).tolist()


def test_votes_of_later_blocks_are_others():
    """No block repeats the votes of another."""
    votes = AroundReturns(concentration=20)
    one, two = (simulate(made_up(60), number, votes=votes, seed=1) for number in (BLOCK, 2 * BLOCK))

    assert (two.seats["A"].elections[: len(one.seats["A"].elections)] != 2 * one.seats["A"].elections).any()


@pytest.mark.parametrize("swing", ["uniform", "proportional"])
def test_a_poll_of_one_party_is_met_by_it(swing):
    """Half of the votes is what a party gets that a certain poll gives half, whoever is not named."""
    poll = FromPoll(shares={"Nur Otan": "50%"}, error="0%", swing=swing)
    election = el.load("kazakhstan-2021")
    made = poll.draw(election.returns, 1, np.random.default_rng(1))["party list"][0, 0]
    before = list(next(iter(election.returns.tier("party list").values())).votes.values())

    assert abs(made[0] / made.sum() - 0.5) < 1e-6
    assert abs(made[1] / made[2] - before[1] / before[2]) < 1e-5


def test_a_party_with_several_candidates_gains_there_once():
    """A uniform swing is spread over the candidates whom a party has in one district."""
    names = {"north": {"A1": 30, "A2": 30, "B1": 40}, "south": {"A3": 60, "B2": 40}}
    returns = el.Returns(
        {"single": {key: el.Tally(each) for key, each in names.items()}},
        parties=(el.Party("A"), el.Party("B")),
        nominations=tuple(
            el.Nomination(district=key, contestant=name, party=name[0])
            for key, each in names.items()
            for name in each
        ),
    )
    poll = FromPoll(shares={"A": "70%", "B": "30%"}, error="0%", swing="uniform")
    made = poll.draw(returns, 1, np.random.default_rng(1))["single"][0]

    assert made.tolist() == [[35, 35, 30], [70, 30, 0]]


def test_progress_is_told():
    """After each block the number of elections that were done is told."""
    told: list[int] = []
    simulate(el.load(KEY), BLOCK + 5, votes=AroundReturns(concentration=9), seed=1, progress=told.append)

    assert told == [BLOCK, 5]


def nothing(*_):
    """Draw nothing at all."""


def three(*_):
    """Draw fewer elections than were asked for."""
    return {"list": np.ones((3, 1, 2), np.int64)}


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: simulate(el.load(KEY), 0, votes=AroundReturns(concentration=5), seed=1),
            InvalidNumber,
            "elections",
        ),
        (lambda: AroundReturns(concentration=-1), InvalidNumber, "concentration: -1"),
        (lambda: AroundReturns(concentration=10**400), InvalidNumber, "concentration: an integer of about"),
        (lambda: FromPoll(shares=[1], error="1%", swing="uniform"), InvalidNumber, "poll: .* is no mapping"),
        (
            lambda: simulate(None, 5, votes=AroundReturns(concentration=5), seed=1),
            InvalidReturns,
            "no Election",
        ),
        (lambda: simulate(el.load(KEY), 5, votes=None, seed=1), InvalidSystem, "maker of votes"),
        (
            lambda: simulate(el.load(KEY), 5, votes=AroundReturns(concentration=5), seed=1, coalitions=None),
            InvalidNumber,
            "coalitions: None",
        ),
        (
            lambda: simulate(el.load(KEY), 5, votes=AroundReturns(concentration=5), seed=1, coalitions=[[]]),
            InvalidNumber,
            "is no group",
        ),
        (
            lambda: simulate(made_up(), 5, votes=SimpleNamespace(draw=nothing), seed=1),
            InvalidSystem,
            "no mapping",
        ),
        (
            lambda: simulate(made_up(), 5, votes=SimpleNamespace(draw=three), seed=1),
            InvalidSystem,
            "2,000 elections",
        ),
        (
            lambda: Spread(elections=np.array([1, 2])).quantile("2"),
            InvalidNumber,
            "quantile: '2' is not a share",
        ),
        (lambda: Spread(elections=np.array([1, 2])).chance_of("3"), InexactNumber, "seats: '3'"),
        (
            lambda: simulate(
                el.load("kazakhstan-2021"),
                5,
                votes=FromPoll(shares={"Nur Otan": "40%", "NurOtan": "30%"}, error="1%", swing="uniform"),
                seed=1,
            ),
            (InvalidNumber, UnknownName),
            "Nur",
        ),
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
