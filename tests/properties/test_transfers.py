"""Votes that travel, in made-up elections: none is made, none is lost beyond what the law says."""

import attrs
import hypothesis.strategies as st
from hypothesis import given
from made import proven
from travelled import law, sheet, step

import electoral as el
from electoral.record import Asked
from electoral.travelled import Transferred

PARTIES = ("A", "B", "C")
VOTES = st.integers(0, 30)
CONTESTS = st.dictionaries(
    st.sampled_from("1234"),
    st.dictionaries(st.sampled_from((*PARTIES, "Ann")), VOTES, min_size=2).filter(
        lambda row: max(row.values()) > 0
    ),
    min_size=1,
)
LISTS = st.dictionaries(st.sampled_from(PARTIES), VOTES, min_size=1)


def counted(rule, contests, lists, chance=None):
    """Count with draws until nothing is open."""
    system = law(rule, who=el.Everyone())
    returns, draws = sheet(contests, lists, independents=("Ann",)), []
    count = proven(system.count(returns))
    while count.lots and chance is not None:
        lot = count.lots[0]
        draws.append(el.Draw(lot=lot.id, chosen=chance.sample(sorted(lot.contestants), lot.places)))
        count = proven(system.count(returns, draws))
    return count


@given(CONTESTS, LISTS, st.randoms(use_true_random=False))
def test_fragments_and_what_elected_are_all_votes_of_candidates_with_a_list(contests, lists, chance):
    """What travels in a district, and what a winner with a list keeps, are all votes of such candidates."""
    count = counted(el.Fragments("districts"), contests, lists, chance)
    found = step(count, Transferred)
    for district, row in contests.items():
        winner = next(key for key, seat in count.tables["districts"][district].items() if seat)
        second = max(votes for key, votes in row.items() if key != winner)
        kept = min(second + 1, row[winner]) if winner in lists else 0

        assert sum(found.moved[district].values()) + kept == sum(row.get(key, 0) for key in lists)
    assert sum(found.added.values()) == sum(sum(row.values()) for row in found.moved.values())


@given(CONTESTS, LISTS, st.randoms(use_true_random=False))
def test_a_scorporo_leaves_every_list_no_more_than_it_had_and_no_less_than_nothing(contests, lists, chance):
    """Only winners' lists lose votes, and never more than they have."""
    count = counted(el.Scorporo("districts"), contests, lists, chance)
    found = step(count, Transferred)
    winners = {key for row in count.tables["districts"].values() for key, seat in row.items() if seat}

    assert all(0 <= found.after[key] <= lists[key] for key in lists)
    assert all(found.after[key] == lists[key] for key in lists if key not in winners)


@given(CONTESTS, LISTS)
def test_all_votes_of_candidates_are_added_once(contests, lists):
    """Every vote for a candidate with a list is added to that list, whoever wins."""
    count = counted(el.CandidateVotes("districts"), contests, lists)
    if any(isinstance(each, Asked) for each in count.record.steps):
        return
    found = step(count, Transferred)

    assert found.added == {key: sum(row.get(key, 0) for row in contests.values()) for key in lists}


@given(
    st.tuples(*(st.integers(0, 30) for _ in PARTIES)).filter(lambda votes: votes[0] + votes[1] > 0),
    st.integers(0, 30),
)
def test_a_split_vote_is_wholly_split(votes, alone):
    """A and B stand behind one candidate: its votes are those of its lists, once all are split."""
    lists = dict(zip(PARTIES, votes, strict=True))
    rows = {"1": {"Ross": votes[0] + votes[1] + alone, "C": votes[2]}}
    returns = sheet(rows, lists, linked={("1", "Ross"): ("A", "B")}, region="1")
    count = proven(law(el.Split("districts"), who=el.Everyone()).count(returns))
    if count.lots and any(lot.step.startswith("districts") for lot in count.lots):
        return
    found = step(count, Transferred)

    assert found.after["A"] + found.after["B"] == rows["1"]["Ross"]
    assert found.after["A"] * votes[1] == found.after["B"] * votes[0]
    assert found.after["C"] == votes[2]


@given(CONTESTS, LISTS, st.sampled_from([el.Fragments("districts"), el.Scorporo("districts")]))
def test_the_order_of_districts_and_parties_never_matters(contests, lists, rule):
    """The same votes in the opposite order travel in the same way."""
    back = {key: dict(reversed(row.items())) for key, row in reversed(contests.items())}
    one = counted(rule, contests, lists)
    other = counted(rule, back, dict(reversed(lists.items())))

    assert one.sure == other.sure
    assert {lot.id for lot in one.lots} == {lot.id for lot in other.lots}


@given(CONTESTS, LISTS)
def test_a_tied_district_asks_before_anything_travels(contests, lists):
    """While a winner is not known nothing is said of its votes, and the lists wait."""
    count = counted(el.Fragments("districts"), contests, lists)
    tied = any(lot.step.startswith("districts") for lot in count.lots)
    told = [each for each in count.record.steps if isinstance(each, Transferred)]

    assert bool(told) != tied


def test_lists_without_transfers_are_as_before():
    """A tier to which no votes travel makes no step of it."""
    returns = sheet({"1": {"A": 2, "B": 1}}, {"A": 60, "B": 40})
    system = law(el.Fragments("districts"))
    plain = attrs.evolve(system, tiers=(system.tiers[0], attrs.evolve(system.tiers[1], transfers=())))

    assert not [each for each in plain.count(returns).record.steps if isinstance(each, Transferred)]
