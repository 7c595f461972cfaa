"""Thresholds against the oracle: every base, at least and more than, combined in any way."""

from fractions import Fraction

import oracle
from hypothesis import given
from hypothesis import strategies as st
from made import lists, nation, system

import electoral as el
from electoral.conditions import Panel

PRIME = 2**61 - 1
#: Bases that a sheet with every figure but the published valid ballots can supply.
BASES = tuple(el.Base)


@st.composite
def sheets(draw):
    """Votes, the ballots beside them, and the size of every base worked out by addition."""
    unit = draw(st.sampled_from([1, PRIME]))
    counts = draw(st.lists(st.integers(0, 12), min_size=1, max_size=4))
    votes = {key: unit * count for key, count in zip("ABCD", counts, strict=False)}
    against, blank, invalid, absent = (unit * draw(st.integers(0, 5)) for _ in range(4))
    ballots = {
        "against_all": against,
        "blank": blank,
        "invalid": invalid,
        "cast": sum(votes.values()) + against + blank + invalid,
        "registered": sum(votes.values()) + against + blank + invalid + absent,
    }
    sizes = {
        el.Base.CONTESTANTS: sum(votes.values()),
        el.Base.VALID: sum(votes.values()) + against,
        el.Base.VALID_WITH_BLANK: sum(votes.values()) + against + blank,
        el.Base.CAST: ballots["cast"],
        el.Base.REGISTERED: ballots["registered"],
    }
    return votes, ballots, sizes


@st.composite
def rules(draw, votes, sizes, depth=2):
    """A rule in the oracle's words and the same rule as our condition."""
    if depth and draw(st.booleans()):
        parts = [draw(rules(votes, sizes, depth - 1)) for _ in range(draw(st.integers(2, 3)))]
        kind = draw(st.sampled_from(["any", "all"]))
        condition = parts[0][1]
        for _, other in parts[1:]:
            condition = condition | other if kind == "any" else condition & other
        return (kind, [words for words, _ in parts]), condition
    base, strictly_more = draw(st.sampled_from(BASES)), draw(st.booleans())
    # Often the very share of a contestant, so that "at least" and "more than" differ.
    exact = [Fraction(number, sizes[base]) for number in votes.values() if sizes[base]]
    shares = [Fraction(0), Fraction(1, 20), Fraction(1, 3), Fraction(1), *exact]
    share = draw(st.sampled_from(shares))
    return ("share", base, share, strictly_more), el.Share(share, of=base, strictly_more=strictly_more)


def found(condition, votes, ballots):
    """What the condition says of a tally."""
    tally = el.Tally(votes, **ballots)
    return condition.find(Panel.of(tally, "made"))


@given(sheets(), st.data())
def test_those_who_pass_are_those_of_the_oracle(sheet, data):
    """Any combination of thresholds lets pass exactly whom the oracle lets pass, in the order given."""
    votes, ballots, sizes = sheet
    words, condition = data.draw(rules(votes, sizes))
    expected = oracle.passing(words, votes, sizes)

    assert found(condition, votes, ballots).passing == tuple(key for key in votes if key in expected)


@given(sheets(), st.sampled_from(BASES), st.booleans(), st.data())
def test_a_contestant_exactly_on_the_threshold_passes_only_if_at_least_is_enough(sheet, base, strict, data):
    """Votes of exactly share x base meet "at least" and do not meet "more than"."""
    votes, ballots, sizes = sheet
    with_votes = [key for key, number in votes.items() if number]
    if not with_votes:
        return
    key = data.draw(st.sampled_from(with_votes))
    condition = el.Share(Fraction(votes[key], sizes[base]), of=base, strictly_more=strict)

    assert (key in found(condition, votes, ballots).passing) is not strict


@given(sheets(), st.sampled_from(BASES), st.booleans(), st.fractions(0, 1, max_denominator=20))
def test_the_shortfall_is_the_fewest_whole_votes_that_help(sheet, base, strict, share):
    """With the votes it is short of a contestant would pass, and with one less it would not."""
    votes, ballots, sizes = sheet
    finding = found(el.Share(share, of=base, strictly_more=strict), votes, ballots)
    needed = share * sizes[base]

    def passes(number):
        return number > 0 and (number > needed or (number == needed and not strict))

    assert finding.needed == needed
    for key, short in finding.missing.items():
        assert passes(votes[key] + short)
        assert not passes(votes[key] + short - 1)
    assert set(finding.missing) == set(votes) - set(finding.passing)


@given(sheets(), st.data())
def test_who_does_not_pass_gets_no_seat(sheet, data):
    """In a count only those who pass have seats, and if nobody passes no seat is given at all."""
    votes, ballots, sizes = sheet
    words, condition = data.draw(rules(votes, sizes))
    expected = oracle.passing(words, votes, sizes)
    count = system(lists(who=condition)).count(nation(votes, ballots=ballots))

    assert {key for key, seats in count.sure.items() if seats} <= expected
    assert (count.status == "silent") is not bool(expected)


@given(sheets(), st.data())
def test_a_higher_share_lets_nobody_in(sheet, data):
    """Whoever passes a threshold passes every lower one of the same base."""
    votes, ballots, _ = sheet
    base = data.draw(st.sampled_from(BASES))
    low, high = sorted(data.draw(st.tuples(*[st.fractions(0, 1, max_denominator=12)] * 2)))
    passing = [set(found(el.Share(share, of=base), votes, ballots).passing) for share in (low, high)]

    assert passing[1] <= passing[0]
