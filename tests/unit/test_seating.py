"""Who is seen as elected when a remedy of a representation quota looks at a chamber."""

import attrs
import counted_moved
import pytest
from counted_moved import ONE, nation, roster, seats, swapped
from made import lists, proven, system

import electoral as el
from electoral.errors import InvalidSystem
from electoral.representation import (
    Bound,
    GiveLastRemainders,
    HandToParty,
    ListRule,
    Prefixes,
    SeatRule,
    Swap,
)
from electoral.seated import Move, Moved


def moved(count):
    """Give the moves of a count as names: who came in for whom, where."""
    steps = (step for step in count.record.steps if isinstance(step, Moved))
    return [(move.promoted, move.displaced, move.district) for step in steps for move in step.moves]


def opened(count):
    """Give what is said to be open."""
    return [step.open for step in count.record.steps if isinstance(step, Moved) if step.open]


def test_persons_of_one_name_on_the_lists_of_two_districts_are_two():
    """A1 in the north and A1 in the south each have a seat; in the house A2 of the south, with 7, cedes."""
    count = proven(counted_moved.MOVED["cede, in the house"]())
    members = [(each.name, each.district) for each in count.members]

    assert members == [("Ann", "1"), ("A1", "N"), ("A2", "N"), ("A1", "S"), ("A3", "S")]
    assert moved(count) == [("A3", "A2", "S")]


def test_who_stands_alone_is_asked_nothing_and_keeps_the_name():
    """An independent beside lists is no list on which somebody gives way; her sex need not be known."""
    count = proven(counted_moved.MOVED["swap, an independent beside the lists"]())
    steps = [step for step in count.record.steps if isinstance(step, Moved)]

    assert [(step.party, step.open) for step in steps] == [("A", "")]
    assert [each.name for each in count.members if each.party is None] == ["Ann"]


def test_an_independent_keeps_the_name_where_a_district_is_open():
    """What is not known of a list leaves its members open, not who stands alone in the district."""
    count = proven(counted_moved.until(ONE, "mmmm?w", "mmmmww", extra=("Ann",)))

    assert len(opened(count)) == 1
    assert {each.name for each in count.members} == {None, "Ann"}


def test_who_came_in_in_one_tier_does_not_wait_in_the_next():
    """A3 comes in for A1 in the first tier; in the second A2 had the seat, so that A4 comes in for her."""
    count = proven(counted_moved.two_tiers_of_lists())

    assert moved(count) == [("A3", "A1", None), ("A4", "A2", None)]
    assert [each.name for each in count.members] == ["A3", "A4"]


def test_a_list_cut_short_by_a_later_quota_is_short_for_an_earlier_one():
    """The quota of the second tier ends its list after A2, so that A4 has no seat for which A is counted."""
    both = (roster("mw", tier="lists"), roster("mmmw", tier="more"))
    cut = el.RepresentationQuota(
        of="more", lists=[ListRule(ONE, within=Prefixes(first=3, step=1))], faulty="cut short"
    )
    law = system(
        lists(seats=2, persons="list order"),
        lists("more", seats=4, persons="list order"),
        members=[seats(Bound("women", at_least=2), over="party"), cut],
    )
    tallies = {tier: {"nation": el.Tally({"A": 1})} for tier in ("lists", "more")}
    count = proven(law.count(el.Returns(tallies, lists=both)))

    assert [each.name for each in count.members if each.tier == "more"] == [None] * 4
    assert opened(count) == ["a member of 'A' elsewhere is not known by name; give who was elected there"]


def test_a_last_seat_by_lot_is_one_by_a_remainder():
    """B has half a quota in the south and wins the lot there; of B's two lists only that one can give it."""
    assert moved(proven(counted_moved.by_lot())) == [("B3", "B2", "S")]


def test_a_house_that_meets_its_bound_needs_no_remainders():
    """Nobody's seat must go, so it is not asked which one would; if one must go, that is asked."""
    assert opened(proven(counted_moved.MOVED["remainders, none, but met"]())) == []
    assert len(opened(proven(counted_moved.MOVED["remainders, none"]()))) == 1


@pytest.mark.parametrize(("votes", "who"), [((9, 8, 7, 1, 1), "'A4', 'A5'"), ((9, 7, 7, 2, 1), "'A2', 'A3'")])
def test_equal_votes_leave_open_who_has_a_last_remainder_seat(votes, who):
    """Of persons with equal votes no list order decides who comes in, or whose seat was the last."""
    count = counted_moved.remainders("mmmww", "mmwww", "wwmmm", "wwmmm", persons="votes", votes=votes)

    assert len(opened(proven(count))) == 1
    assert f"equal votes of {who} leave open" in opened(count)[0]


def test_a_last_seat_by_averages_is_none_by_a_remainder():
    """Where what is left after whole quotas goes by averages, no list has its last seat by a remainder."""
    quota = seats(Bound("women", at_least=3), over="house", remedy=GiveLastRemainders())
    method = el.QuotaMethod("own", quota="droop", remaining=el.HighestAverage(el.Linear(1, 2)))
    law = system(lists(seats=5, method=method, persons="list order"), members=quota)
    sheet = {"lists": {"nation": el.Tally({"A": 67, "B": 33})}}
    count = law.count(el.Returns(sheet, lists=[roster("mmmmw"), roster("mmw", "B")]))

    assert "no list is known to have its last seat by a remainder" in opened(proven(count))[0]


def test_two_quotas_of_a_tier_that_both_move_members_are_refused():
    """Which of two quotas sees the moves of the other is not known."""
    with pytest.raises(InvalidSystem, match="two representation quotas of tier 'lists' let members give way"):
        nation([seats(ONE), seats(ONE)])


def test_two_quotas_of_a_tier_of_which_one_cuts_lists_short_are_refused():
    """Where a list ends would depend on which rules are looked at."""
    rules = {"of": "lists", "lists": [ListRule(ONE)]}
    quotas = [el.RepresentationQuota(**rules, faulty=each) for each in ("refused", "cut short")]

    with pytest.raises(InvalidSystem, match="have rules on lists, which are cut short; make them one"):
        nation(quotas)


def test_two_quotas_of_a_tier_of_which_one_only_proposes_stand_beside_each_other():
    """A party that is told what is required takes no seat from anybody."""
    proposed = el.RepresentationQuota(of="lists", seats=[SeatRule(ONE, over="list")], remedy=HandToParty())

    assert proven(nation([seats(ONE), proposed], roster("mmmw"))).status == "complete"


def test_a_remedy_of_a_users_own_that_names_a_stranger_is_told_so():
    """Who has no seat cannot give way; the message names the remedy and the person."""

    @attrs.frozen
    class Wrong(Swap):
        word = "wrong"

        def moved(self, chamber, rules):
            move = Move(displaced="A5", promoted="A4", party="A", district=None)
            return [
                attrs.evolve(each, remedy=self.word, moves=(move,)) for each in super().moved(chamber, rules)
            ]

    count = swapped(ONE, remedy=Wrong(by="list order"), letters="wmmmm")

    with pytest.raises(InvalidSystem, match="remedy 'wrong': lets 'A5' give way, who has no seat"):
        _ = count.members
