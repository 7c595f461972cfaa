"""What each remedy makes of lists in counts: who gives way, what is missing then, and what stays open."""

import pytest
from made import lists, proven, roster, system
from seatings import counted, named, nation, quota, steps, told, women

import electoral as el
from electoral.representation import Blocks, Bound, HandToParty, ListRule, SeatRule, Swap
from electoral.seated import ListChecked
from electoral.seating import moves

FROM_BELOW = Swap(by="one group after the other")


class TestSwap:
    def test_the_last_give_way_to_the_first_below(self):
        """Four seats, two women due: A4m gives way to A5w first, then A3m to A6w; the article is told."""
        count = nation(quota(FROM_BELOW, women(2, article="art. 5")), 4, roster("mmmmww"))
        (step,) = steps(count)

        assert told(step) == ([("A4m", "A5w"), ("A3m", "A6w")], [(2, 0, 2, 0)])
        assert (step.tier, step.party, step.district, step.remedy) == ("lists", "A", None, "swap")
        assert (step.demands[0].groups, step.demands[0].end, step.demands[0].article) == (
            ("women",),
            "at least",
            "art. 5",
        )
        assert named(count) == ["A1m", "A2m", "A6w", "A5w"]

    def test_a_list_that_keeps_the_bound_is_told_too(self):
        """Nobody moves, and the record says that there are enough."""
        count = nation(quota(FROM_BELOW, women(1)), 2, roster("mwm"))

        assert told(*steps(count)) == ([], [(1, 1, 1, 0)])
        assert named(count) == ["A1m", "A2w"]

    def test_an_upper_bound_lets_those_of_the_group_give_way(self):
        """At most one of three may be a man: A3m and A2m give way to the women below."""
        most = SeatRule(Bound("men", at_most=1), over="list")
        count = nation(quota(FROM_BELOW, most), 3, roster("mmmww"))
        (step,) = steps(count)

        assert told(step) == ([("A3m", "A4w"), ("A2m", "A5w")], [(1, 3, 1, 0)])
        assert step.demands[0].end == "at most"

    def test_what_the_list_cannot_give_is_missing(self):
        """Two women due, one on the list: she comes in, and one is missing."""
        count = nation(quota(FROM_BELOW, women(2)), 3, roster("mmmw"))

        assert told(*steps(count)) == ([("A3m", "A4w")], [(2, 0, 1, 1)])
        assert named(count) == ["A1m", "A2m", "A4w"]

    def test_a_list_with_fewer_persons_than_seats_seats_all_of_them(self):
        """Three seats, two persons: the third is nobody's, and the bound is of three seats."""
        count = nation(quota(FROM_BELOW, women("1/2", rounding="up")), 3, roster("mw"))

        assert told(*steps(count)) == ([], [(2, 1, 1, 1)])
        assert named(count) == ["A1m", "A2w", None]

    def test_each_list_is_looked_at_by_itself(self):
        """B has the women that A lacks, which helps neither: one of its own is due from each."""
        rosters = (roster("mmw"), roster("www", "B"))
        count = counted(quota(FROM_BELOW, women(1)), rosters, {"nation": {"A": 2, "B": 3}})

        assert [(step.party, told(step)) for step in steps(count)] == [
            ("A", ([("A2m", "A3w")], [(1, 0, 1, 0)])),
            ("B", ([], [(1, 3, 3, 0)])),
        ]

    def test_lists_in_districts_are_lists_of_their_own(self):
        """A's list in the north has a woman in its seats, the one in the south has not."""
        rosters = (roster("mw", district="N"), roster("mmw", district="S"))
        count = counted(quota(FROM_BELOW, women(1)), rosters, {"N": {"A": 2}, "S": {"A": 2}})

        assert [(step.district, told(step)[0]) for step in steps(count)] == [
            ("N", []),
            ("S", [("A-S2m", "A-S3w")]),
        ]
        assert named(count) == ["A-N1m", "A-N2w", "A-S1m", "A-S3w"]

    def test_a_list_without_seats_is_not_told(self):
        """C has no seat, so nobody moves on it."""
        rosters = (roster("mw"), roster("mw", "C"))
        count = counted(quota(FROM_BELOW, women(1)), rosters, {"nation": {"A": 2, "C": 0}})

        assert [step.party for step in steps(count)] == ["A"]

    def test_while_a_seat_is_open_nobody_moves(self):
        """Three seats for 3 and 3 votes: who has how many is for the lot; with the draw members move."""
        law = system(lists(seats=3, persons="list order"), members=quota(FROM_BELOW, women(1)))
        returns = el.Returns(
            {"lists": {"nation": el.Tally({"A": 3, "B": 3})}},
            lists=(roster("mmw"), roster("mw", "B")),
        )
        count = proven(law.count(returns))
        drawn = proven(law.count(returns, [el.Draw(lot=count.lot.id, chosen=("A",))]))

        assert (steps(count), count.requirements) == ([], ())
        assert [told(step)[0] for step in steps(drawn)] == [[("A2m", "A3w")], [("B1m", "B2w")]]


class TestObjectives:
    """Persons 0 to 5 in groups a and b; three seats, two of each group due; by list order 0, 1 and 2."""

    PEOPLE = tuple(
        el.Candidate(str(place), groups=tuple(flags))
        for place, flags in enumerate(["", "a", "b", "ab", "ab", "a"])
    )
    RULES = (SeatRule(Bound("a", at_least=2), over="list"), SeatRule(Bound("b", at_least=2), over="list"))

    @pytest.mark.parametrize(
        ("remedy", "elected", "swaps", "after"),
        [
            # 2 gives way to 3 for a; then 1 to 2 for b, which costs a one.
            (FROM_BELOW, ["0", "2", "3"], [("1", "3")], [1, 2]),
            # For a 1 and 3, for b one more, 2; nothing is left for 0.
            (Swap(by="reserved first"), ["1", "2", "3"], [("0", "3")], [2, 2]),
            (Swap(by="fewest displaced"), ["1", "2", "3"], [("0", "3")], [2, 2]),
            (Swap(by="list order"), ["0", "3", "4"], [("2", "3"), ("1", "4")], [2, 2]),
        ],
    )
    def test_each_has_its_own_members(self, remedy, elected, swaps, after):
        """What a procedure breaks again is told as missing."""
        people = el.CandidateList(tier="lists", party="A", candidates=self.PEOPLE)
        count = nation(quota(remedy, *self.RULES), 3, people)
        (step,) = steps(count)

        assert sorted(named(count)) == elected
        assert told(step)[0] == swaps
        assert [each.after for each in step.demands] == after
        assert [each.before for each in step.demands] == [1, 1]

    def test_who_counts_once_does_not_meet_two_bounds(self):
        """3 is in both groups: counted in each it is enough, counted once another must come in."""
        rules = tuple(SeatRule(Bound(each, at_least=1), over="list") for each in "ab")
        people = el.CandidateList(
            tier="lists",
            party="A",
            candidates=tuple(
                el.Candidate(str(place), groups=tuple(flags)) for place, flags in enumerate(["ab", "", "b"])
            ),
        )
        every = nation(quota(Swap(by="list order"), *rules), 2, people)
        once = nation(quota(Swap(by="list order", counting="once"), *rules), 2, people)

        assert told(*steps(every)) == ([], [(1, 1, 1, 0), (1, 1, 1, 0)])
        assert told(*steps(once)) == ([("1", "2")], [(1, 1, 1, 0), (1, 0, 1, 0)])


class TestHandToParty:
    QUOTA = quota(HandToParty(), women(1))

    def test_it_moves_nobody_in_the_count(self):
        """The party chooses, so the record asks, and names neither who moves nor another member."""
        count = nation(self.QUOTA, 2, roster("mmw"))

        assert steps(count) == []
        assert [dict(step.numbers) for step in count.requirements] == [{"A": 1}]
        assert named(count) == ["A1m", "A2m"]
        assert count.verify()

    def test_a_proposal_is_made_when_asked_for(self):
        """As few as possible lose the seat that list order gives them."""
        (step,) = moves(self.QUOTA, nation(self.QUOTA, 2, roster("mmw")))

        assert told(step) == ([("A2m", "A3w")], [(1, 0, 1, 0)])
        assert step.remedy == "hand to the party"

    def test_a_proposal_goes_by_list_order_whatever_the_votes(self):
        """The party may send anybody of the list."""
        count = nation(self.QUOTA, 2, roster("mmw", votes=(1, 2, 3)), persons=None)

        assert named(count) == [None, None]
        assert told(*moves(self.QUOTA, count))[0] == [("A2m", "A3w")]

    def test_nothing_is_proposed_for_lists_nobody_knows(self):
        """Only how many persons stand on A's list is known."""
        count = nation(self.QUOTA, 2, el.CandidateList(tier="lists", party="A", persons=9))

        assert moves(self.QUOTA, count) == ()

    def test_nothing_is_proposed_while_seats_are_open(self):
        """Whoever asks is told which lot is open."""
        law = system(lists(seats=1), members=self.QUOTA)
        returns = el.Returns({"lists": {"nation": el.Tally({"A": 3, "B": 3})}}, lists=(roster("mw"),))

        with pytest.raises(el.OpenLot, match="is open"):
            moves(self.QUOTA, law.count(returns))


class TestEqualVotes:
    RULE = quota(FROM_BELOW, women(1))

    @pytest.mark.parametrize(
        ("letters", "votes", "seats", "moved"),
        [
            # Equal at the top; the man with 5 votes gives way.
            ("mmmw", (9, 9, 5, 1), 3, [("A3m", "A4w")]),
            # Equal, and both keep a seat.
            ("mwm", (5, 5, 1), 2, []),
            # Equal, and neither can come in.
            ("mmwmm", (9, 8, 7, 1, 1), 2, [("A2m", "A3w")]),
        ],
    )
    def test_equal_votes_that_change_nothing_are_no_question(self, letters, votes, seats, moved):
        """Whoever of the equal comes first, the same persons have the seats."""
        count = nation(self.RULE, seats, roster(letters, votes=votes), persons="votes")

        assert steps(count)[0].open == ""
        assert told(*steps(count))[0] == moved
        assert None not in named(count)

    @pytest.mark.parametrize(
        ("letters", "votes", "seats", "who"),
        [
            ("mmw", (5, 5, 1), 2, "'A1m', 'A2m'"),  # one of them must give way
            ("mmww", (9, 8, 3, 3), 2, "'A3w', 'A4w'"),  # one of them comes in
            ("mmmw", (9, 5, 5, 1), 2, "'A2m', 'A3m'"),  # one of them has the seat that is given up
        ],
    )
    def test_equal_votes_that_decide_leave_the_list_open(self, letters, votes, seats, who):
        """The record says whose votes; nobody on the list has a name, and no seat is lost."""
        count = nation(self.RULE, seats, roster(letters, votes=votes), persons="votes")
        (step,) = steps(count)

        assert f"equal votes of {who} leave open who is elected" in step.open
        assert "say persons = 'votes, then list order'" in step.open
        assert (step.demands, step.moves, named(count)) == ((), (), [None] * seats)
        assert count.seats == {"A": seats}

    def test_a_law_that_takes_list_order_then_leaves_nothing_open(self):
        """Of 5 and 5 votes the second on the list gives way."""
        count = nation(self.RULE, 2, roster("mmw", votes=(5, 5, 1)), persons="votes, then list order")

        assert told(*steps(count))[0] == [("A2m", "A3w")]


class TestNotKnown:
    @pytest.mark.parametrize(
        ("known", "persons", "why"),
        [
            ([el.CandidateList(tier="lists", party="A", persons=5)], "list order", "who has its 2 seats is"),
            ([roster("m?w")], "list order", "candidate 'A2?': not known whether in group 'women'"),
            ([roster("mmw", votes=(5, 4, None))], "votes", "who has its 2 seats is not known"),
        ],
    )
    def test_what_is_not_known_leaves_a_list_open(self, known, persons, why):
        """Persons, what decides of one, or votes: B, of whom all is known, is not touched by that."""
        rosters = [*known, roster("mmw", "B", votes=(3, 2, 1))]
        count = counted(quota(FROM_BELOW, women(1)), rosters, {"nation": {"A": 2, "B": 2}}, persons=persons)
        a, b = steps(count)

        assert why in a.open
        assert (a.moves, a.demands, b.open) == ((), (), "")
        assert named(count) == [None, None, "B1m", "B3w"]

    def test_without_a_known_list_there_is_nothing_to_say(self):
        """Seats are counted, and no step tells of persons."""
        count = nation(quota(FROM_BELOW, women(1)), 2)

        assert (steps(count), named(count)) == ([], [None, None])

    def test_who_decides_nothing_need_not_be_known(self):
        """Where no woman is due, nobody's sex is asked for."""
        count = nation(quota(FROM_BELOW, women("1/4", rounding="down")), 2, roster("??"))

        assert told(*steps(count)) == ([], [(0, 0, 0, 0)])


CUT_SHORT = {
    "lists": [ListRule(Bound("women", at_least=1), within=Blocks(3), article="art. 4")],
    "faulty": "cut short",
}


class TestCutShort:
    def test_only_the_beginning_that_keeps_the_rules_counts(self):
        """Places 4 to 6 have no woman, so the list ends after the third; two of five seats are nobody's."""
        members = el.RepresentationQuota(of="lists", **CUT_SHORT)
        count = nation(members, 5, roster("mmwmmm"))
        (checked,) = [step for step in count.record.steps if isinstance(step, ListChecked)]
        (fault,) = checked.faults

        assert (checked.persons, checked.compliant_up_to) == (6, 3)
        assert (fault.first, fault.last, fault.counted, fault.number, fault.article) == (4, 6, 0, 1, "art. 4")
        assert named(count) == ["A1m", "A2m", "A3w", None, None]

    def test_who_is_cut_off_comes_in_for_nobody(self):
        """A7w stands below the end of the list; two women are due, and only one is on what counts."""
        members = quota(FROM_BELOW, women(2), **CUT_SHORT)
        count = nation(members, 2, roster("mmwmmmw"))

        assert told(*steps(count)) == ([("A2m", "A3w")], [(2, 0, 1, 1)])

    def test_a_list_that_keeps_the_rules_is_whole(self):
        """Each block of three has a woman."""
        count = nation(el.RepresentationQuota(of="lists", **CUT_SHORT), 5, roster("mmwwmm"))

        assert named(count) == ["A1m", "A2m", "A3w", "A4w", "A5m"]

    def test_a_list_that_is_refused_is_only_told(self):
        """Whether it may stand at all is not the count's to say; its seats stay its own."""
        rules = CUT_SHORT | {"faulty": "refused"}
        count = nation(el.RepresentationQuota(of="lists", **rules), 5, roster("mmwmmm"))

        assert named(count) == ["A1m", "A2m", "A3w", "A4m", "A5m"]
        assert [len(step.faults) for step in count.record.steps if isinstance(step, ListChecked)] == [1]
