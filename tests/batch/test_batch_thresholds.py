"""`electoral.batch.qualified` lets those take part whom the condition itself lets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import electoral as el
from electoral.batch import qualified
from electoral.conditions import Panel
from electoral.errors import InexactNumber, InvalidSystem, InvalidTally, MissingFigure, UnknownName

SHARES = st.sampled_from(["0%", "5%", "1/20", "7.5%", "1/3", "100%", "1/1000000007"])
NUMBERS = st.one_of(st.integers(0, 40), st.integers(0, 2**40), st.integers(2**59, 2**60))
SINGLE = st.builds(
    el.Share,
    SHARES,
    of=st.sampled_from([el.Base.CAST, el.Base.VALID, el.Base.CONTESTANTS]),
    strictly_more=st.booleans(),
) | st.just(el.Everyone())
CONDITIONS = SINGLE | st.builds(el.either, SINGLE, SINGLE) | st.builds(el.both, SINGLE, SINGLE)


@given(
    who=CONDITIONS,
    votes=st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=2, max_size=2),
    more=st.integers(0, 30),
)
def test_who_takes_part_is_what_the_condition_finds(who, votes, more):
    """Shares, met exactly or missed by one, and their combinations are equal to the exact engine's."""
    valid = [sum(row) + more for row in votes]
    cast = [each + more for each in valid]
    found = qualified(who, votes, {el.Base.CAST: cast, el.Base.VALID: valid})

    for row, met, ballots, voters in zip(votes, found, valid, cast, strict=True):
        tally = el.Tally(dict(zip("ABC", row, strict=True)), cast=voters, valid=ballots)
        finding = who.find(Panel.of(tally, "list"))
        assert [key in finding.passing for key in "ABC"] == met.tolist()


def test_sums_beyond_64_bits_are_exact():
    """Votes whose sum no int64 holds are still compared with a share of it."""
    votes = [[2**62, 2**62, 2**61 - 1], [2**62, 2**62, 2**61]]
    found = qualified(el.Share("1/5", of=el.Base.CONTESTANTS), votes)

    assert found[:, 2].tolist() == [False, True]


def test_shares_of_bases_beyond_64_bits_are_exact():
    """Seven tenths of a base whose sevenfold no int64 holds are met to the vote."""
    base, needed = 2**62, -(-7 * 2**62 // 10)
    found = qualified(el.Share("7/10", of=el.Base.CAST), [[needed, needed - 1]], {el.Base.CAST: base})

    assert found.tolist() == [[True, False]]


def test_a_threshold_is_met_exactly():
    """Five in a hundred are enough for "at least", and not for "more than"."""
    votes, valid = [[5, 95], [4, 96]], {el.Base.VALID: 100}

    assert qualified(el.Share("5%", of=el.Base.VALID), votes, valid)[:, 0].tolist() == [True, False]
    more = el.Share("5%", of=el.Base.VALID, strictly_more=True)
    assert qualified(more, votes, valid)[:, 0].tolist() == [False, False]


def test_every_shipped_list_tier_has_the_participants_of_its_count():
    """Over arrays the same parties take part in the elections that ship as in their counts."""
    for name in ("kazakhstan-2004", "kazakhstan-2012", "kazakhstan-2021", "kazakhstan-2023"):
        election = el.load(name)
        (tier,) = [each for each in election.system.tiers if isinstance(each, el.Lists)]
        (tally,) = election.returns.tier(tier.name).values()
        valid = el.Base.VALID.of(tally, name).value
        found = qualified(tier.who, [list(tally.votes.values())], {el.Base.VALID: valid})[0]
        panel = Panel.of(tally, name)

        assert [key for key, met in zip(tally.votes, found, strict=True) if met] == list(
            tier.who.find(panel).passing
        )


@pytest.mark.parametrize(
    ("votes", "bases", "error", "message"),
    [
        ([[60, 40]], {}, MissingFigure, "base 'valid' is not known"),
        ([[60, 40]], {el.Base.VALID: [100, 100]}, InvalidTally, "base 'valid': shape"),
        (
            [[60, 40]],
            {el.Base.VALID: 99},
            InvalidTally,
            r"base 'valid'\[0\]: 99 but contestants have 100 votes",
        ),
        ([[60, 40]], {el.Base.VALID: 100, "x": 3}, UnknownName, "bases: base: 'x'"),
        ([[60, 40]], {el.Base.VALID: 100, el.Base.CONTESTANTS: 3}, UnknownName, "bases: base"),
        (
            [[60, 40]],
            {el.Base.VALID: 100, el.Base.CAST: 99},
            InvalidTally,
            "base 'cast'.*base 'valid' is 100",
        ),
        (
            [[60, 40]],
            {el.Base.VALID: 100, el.Base.CAST: 300.7},
            InexactNumber,
            "base 'cast': an array of float64",
        ),
        ([[60, 40]], None, InvalidTally, "bases: None is no mapping"),
        ([[60, 40]], {el.Base.VALID: 100.0}, InexactNumber, "base 'valid': an array of float64"),
        ([[0.6, 0.4]], {el.Base.VALID: 1}, InexactNumber, "floats are not exact"),
        (5, {el.Base.VALID: 100}, InvalidTally, "a single number has no contestants"),
    ],
)
def test_bad_input_is_told(votes, bases, error, message):
    """Missing, impossible and misshapen bases are refused."""
    with pytest.raises(error, match=message):
        qualified(el.Share("5%", of=el.Base.VALID), votes, bases)


def test_a_condition_of_ones_own_has_no_array_form():
    """What is no condition of the library is refused."""
    with pytest.raises(InvalidSystem, match="has no array form"):
        qualified(object(), [[1, 2]])


@pytest.mark.parametrize("who", [el.Won(1, tier="districts"), el.Minority()], ids=str)
def test_a_condition_that_asks_more_than_votes_is_refused(who):
    """Who won seats, and whose party is of a minority, is known in a count only."""
    with pytest.raises(InvalidSystem, match="has no array form"):
        qualified(who | el.Everyone(), [[1, 2]])


def test_nobody_takes_part_where_a_law_lets_nobody():
    """The condition that lets nobody pass has an array form, as others of votes alone."""
    assert qualified(el.Nobody(), [[1, 2]]).tolist() == [[False, False]]
