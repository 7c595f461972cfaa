"""What each remedy makes of counts: who gives way to whom, what is missing then, and what stays open.

All persons, lists and districts are made up. Votes are such that each list has its seats by whole quotas.
"""

import attrs
import pytest
from made import districts, lists, roster, system

import electoral as el
from electoral.representation import (
    Blocks,
    Bound,
    CedeByVotes,
    GiveLastRemainders,
    HandToParty,
    ListRule,
    SeatRule,
    Swap,
)
from electoral.seated import ListChecked, Moved
from electoral.seating import moves

FROM_BELOW = Swap(by="one group after the other")
HALF = tuple(Bound(sex, at_least="1/2", rounding="down") for sex in ("women", "men"))


def women(size, *, over="list", rounding=None, **parts):
    """Give a rule that demands at least so many women."""
    return SeatRule(Bound("women", at_least=size, rounding=rounding), over=over, **parts)


def quota(remedy, *rules, **parts):
    """Give a quota on seats of the lists."""
    return el.RepresentationQuota(of="lists", seats=rules, remedy=remedy, **parts)


def counted(members, rosters, won, *, persons="list order", **parts):
    """Count lists by Hare in districts: district -> party -> votes, as many as its seats."""
    law = system(lists(seats="districts", persons=persons), members=members)
    returns = el.Returns(
        {"lists": {key: el.Tally(row) for key, row in won.items()}},
        districts=tuple(el.District(key, tier="lists", seats=sum(row.values())) for key, row in won.items()),
        lists=tuple(rosters),
        **parts,
    )
    return law.count(returns)


def nation(members, *rosters, persons="list order"):
    """Count one list of A in one nation: it has as many seats as the first text says, e.g. "3"."""
    seats, *known = rosters
    return counted(members, known, {"nation": {"A": seats}}, persons=persons)


def steps(count):
    """Give the steps of the record that say who moved."""
    return [step for step in count.record.steps if isinstance(step, Moved)]


def told(step):
    """Give the moves of a step, and what it says of each bound: the number, before, after, and missing."""
    return (
        [(move.displaced, move.promoted) for move in step.moves],
        [(each.number, each.before, each.after, each.missing) for each in step.demands],
    )


def named(count, tier="lists"):
    """Give the names of the members of a tier."""
    return [each.name for each in count.members if each.tier == tier]


class TestSwap:
    def test_the_last_give_way_to_the_first_below(self):
        """Four seats, two women due: A4m gives way to A5w first, then A3m to A6w; the seat knows its article."""
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
        count = law.count(returns)
        drawn = law.count(returns, [el.Draw(lot=count.lot.id, chosen=("A",))])

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


class TestOverParties:
    """A has two seats of districts beside those of its list; half of all its seats are due to women."""

    def house(self, elected, remedy=FROM_BELOW, letters="mmmmww"):
        """Count with the winners of the districts by name and sex; None for a winner nobody knows."""
        law = system(
            districts(seats=2),
            lists(seats=4, persons="list order"),
            members=quota(remedy, women("1/2", rounding="up", over="party")),
        )
        winners = [key or "A" for key, _ in elected]
        people = [
            el.CandidateList(
                tier="districts", party="A", district=str(place), candidates=(el.Candidate(key, sex=sex),)
            )
            for place, (key, sex) in enumerate(elected)
            if key
        ]
        returns = el.Returns(
            {
                "districts": {str(place): el.Tally({key: 1}) for place, key in enumerate(winners)},
                "lists": {"nation": el.Tally({"A": 1})},
            },
            parties=(el.Party("A"),),
            districts=tuple(el.District(str(place), tier="districts", seats=1) for place in range(2)),
            nominations=tuple(
                el.Nomination(str(place), key, "A") for place, key in enumerate(winners) if key != "A"
            ),
            lists=(*people, roster(letters)),
        )
        return law.count(returns)

    @pytest.mark.parametrize(
        ("elected", "swaps", "due"),
        [
            ([("Ann", "female"), ("Bea", "female")], [("A4m", "A5w")], 1),
            ([("Ann", "female"), ("Bob", "male")], [("A4m", "A5w"), ("A3m", "A6w")], 2),
            ([("Abe", "male"), ("Bob", "male")], [("A4m", "A5w"), ("A3m", "A6w")], 3),
        ],
    )
    def test_who_is_elected_elsewhere_counts(self, elected, swaps, due):
        """Three of six are due; the list owes what the districts have not given, as far as it can."""
        count = self.house(elected)
        (required,) = count.requirements

        assert told(*steps(count)) == (swaps, [(due, 0, len(swaps), due - len(swaps))])
        assert (required.over, required.totals, required.numbers) == ("party", {"A": 6}, {"A": 3})
        assert (required.counted, required.seats) == ({"A": 3 - due}, {"A": 4})

    @pytest.mark.parametrize("elected", [(None, None), ("Ann", None)])
    def test_somebody_elsewhere_who_is_not_known_leaves_the_list_open(self, elected):
        """Neither a winner without a name nor one without a sex is guessed."""
        count = self.house([elected, ("Bob", "male")])
        (step,) = steps(count)

        assert "not known" in step.open
        assert (step.moves, step.demands) == ((), ())
        assert count.requirements[0].counted == {}
        assert named(count) == [None] * 4
        assert named(count, "districts")[1] == "Bob"

    def test_who_won_a_district_comes_in_for_nobody(self):
        """A5w has a seat already; the next woman is A6w."""
        count = self.house([("A5w", "female"), ("Bob", "male")])

        assert told(*steps(count))[0] == [("A4m", "A6w")]


class TestUntil:
    """A quarter of each list, rounded down, then a third; only until a quarter of the district has women."""

    QUOTA = quota(
        Swap(by="one group after the other", until=Bound("women", at_least="1/4", rounding="up")),
        women("1/4", rounding="down"),
        women("1/3", rounding="down"),
    )

    def district(self, a, b, seats, district=None):
        """Count a district in which A and B have so many seats each; give what is told of A, B and it."""
        rosters = (roster(a, "A", district=district), roster(b, "B", district=district))
        count = counted(self.QUOTA, rosters, {"nation": {"A": seats, "B": seats}})
        return [told(step) for step in steps(count)]

    def test_a_district_that_has_enough_asks_nothing_of_a_list(self):
        """Two of eight are women, both of A: B need not have one."""
        assert self.district("wwmmww", "mmmmww", 4) == [([], []), ([], []), ([], [(2, 2, 2, 0)])]

    def test_the_first_rule_is_asked_first(self):
        """None of eight: a quarter of each list is one, together two, and the third is not asked."""
        assert self.district("mmmmww", "mmmmww", 4) == [
            ([("A4m", "A5w")], [(1, 0, 1, 0)]),
            ([("B4m", "B5w")], [(1, 0, 1, 0)]),
            ([], [(2, 0, 2, 0)]),
        ]

    def test_the_second_is_asked_instead_if_that_was_not_enough(self):
        """A quarter of three is none; a third is one, so both give way and two of six are women."""
        assert self.district("mmmw", "mmmw", 3) == [
            ([("A3m", "A4w")], [(1, 0, 1, 0)]),
            ([("B3m", "B4w")], [(1, 0, 1, 0)]),
            ([], [(2, 0, 2, 0)]),
        ]

    def test_the_second_starts_from_list_order_again(self):
        """Of six seats each, the quarter gave one woman; the third gives two, told from none."""
        assert self.district("mmmmmmww", "mmmmmm", 6)[0] == (
            [("A6m", "A7w"), ("A5m", "A8w")],
            [(2, 0, 2, 0)],
        )

    def test_what_both_cannot_reach_is_missing(self):
        """No woman stands on either list."""
        assert self.district("mmm", "mmm", 3) == [
            ([], [(1, 0, 0, 1)]),
            ([], [(1, 0, 0, 1)]),
            ([], [(2, 0, 0, 2)]),
        ]

    def test_each_district_is_asked_for_itself(self):
        """The north has enough; the south has not."""
        rosters = [roster(letters, district=place) for place, letters in (("N", "wmmmw"), ("S", "mmmmw"))]
        count = counted(self.QUOTA, rosters, {"N": {"A": 4}, "S": {"A": 4}})

        assert [(step.party, step.district, told(step)) for step in steps(count)] == [
            ("A", "N", ([], [])),
            (None, "N", ([], [(1, 1, 1, 0)])),
            ("A", "S", ([("A-S4m", "A-S5w")], [(1, 0, 1, 0)])),
            (None, "S", ([], [(1, 0, 1, 0)])),
        ]
        assert named(count) == ["A-N1w", "A-N2m", "A-N3m", "A-N4m", "A-S1m", "A-S2m", "A-S3m", "A-S5w"]

    def test_lists_of_the_whole_tier_leave_districts_open(self):
        """Two districts and one list of A: how many women sit in which is not known."""
        count = counted(self.QUOTA, [roster("mmmmmw")], {"N": {"A": 2}, "S": {"A": 2}})
        (step,) = steps(count)

        assert "list of 'A': it is of all 2 districts of tier 'lists', and who of it sits in which" in step.open
        assert named(count) == [None] * 4

    def test_one_list_nobody_knows_leaves_its_district_open(self):
        """B's persons are not known, so whether the district has enough women is not; A's stay unnamed."""
        count = counted(self.QUOTA, [roster("mmmmw")], {"nation": {"A": 4, "B": 4}})
        (step,) = steps(count)

        assert (step.party, step.open) == (
            None,
            "list of 'B': who has its 4 seats is not known; give its persons",
        )
        assert named(count) == [None] * 8


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


class TestCutShort:
    RULES = {
        "lists": [ListRule(Bound("women", at_least=1), within=Blocks(3), article="art. 4")],
        "faulty": "cut short",
    }

    def test_only_the_beginning_that_keeps_the_rules_counts(self):
        """Places 4 to 6 have no woman, so the list ends after the third, and two of five seats are nobody's."""
        members = el.RepresentationQuota(of="lists", **self.RULES)
        count = nation(members, 5, roster("mmwmmm"))
        (checked,) = [step for step in count.record.steps if isinstance(step, ListChecked)]
        (fault,) = checked.faults

        assert (checked.persons, checked.compliant_up_to) == (6, 3)
        assert (fault.first, fault.last, fault.counted, fault.number, fault.article) == (4, 6, 0, 1, "art. 4")
        assert named(count) == ["A1m", "A2m", "A3w", None, None]

    def test_who_is_cut_off_comes_in_for_nobody(self):
        """A7w stands below the end of the list; two women are due, and only one is on what counts."""
        members = quota(FROM_BELOW, women(2), **self.RULES)
        count = nation(members, 2, roster("mmwmmmw"))

        assert told(*steps(count)) == ([("A2m", "A3w")], [(2, 0, 1, 1)])

    def test_a_list_that_keeps_the_rules_is_whole(self):
        """Each block of three has a woman."""
        count = nation(el.RepresentationQuota(of="lists", **self.RULES), 5, roster("mmwwmm"))

        assert named(count) == ["A1m", "A2m", "A3w", "A4w", "A5m"]

    def test_a_list_that_is_refused_is_only_told(self):
        """Whether it may stand at all is not the count's to say; its seats stay its own."""
        rules = self.RULES | {"faulty": "refused"}
        count = nation(el.RepresentationQuota(of="lists", **rules), 5, roster("mmwmmm"))

        assert named(count) == ["A1m", "A2m", "A3w", "A4m", "A5m"]
        assert [len(step.faults) for step in count.record.steps if isinstance(step, ListChecked)] == [1]


class TestCedeByVotes:
    RULES = tuple(SeatRule(bound, over="district") for bound in HALF)
    QUOTA = quota(CedeByVotes(), *RULES)

    def test_the_member_with_fewest_votes_cedes_on_the_list(self):
        """Three men: A2m has fewest votes of all and cedes to the woman of A with most, A4w."""
        rosters = (
            roster("mmww", district="N", votes=(9, 5, 2, 3)),
            roster("mw", "B", district="N", votes=(8, 4)),
        )
        count = counted(self.QUOTA, rosters, {"N": {"A": 2, "B": 1}}, persons="votes")
        (step,) = steps(count)

        assert told(step) == ([("A-N2m", "A-N4w")], [(1, 0, 1, 0), (1, 3, 2, 0)])
        assert (step.party, step.district, step.remedy) == (None, "N", "cede by votes")
        assert (step.moves[0].party, step.moves[0].district) == ("A", "N")
        assert named(count) == ["A-N1m", "A-N4w", "B-N1m"]

    @pytest.mark.parametrize(
        "rosters",
        [
            (roster("mmmw", votes=(9, 8, 7, 6)),),
            (roster("mmmw", votes=(9, 8, 7, 6)), roster("mw", "B", district="N", votes=(5, 4))),
        ],
    )
    def test_a_list_of_the_whole_tier_leaves_districts_open(self, rosters):
        """Which three of A's persons sit where is not known, so no district can be balanced."""
        count = counted(self.QUOTA, rosters, {"N": {"A": 1, "B": 1}, "S": {"A": 2}}, persons="votes")

        assert steps(count)
        assert all("list of 'A': it is of all 2 districts" in step.open for step in steps(count))
        assert set(named(count)) == {None}

    def test_the_party_on_the_list_comes_first(self):
        """A2m stands for P on the joint list: the woman of P comes in, though one of Q has more votes."""
        people = [
            attrs.evolve(person, own_party=party)
            for person, party in zip(roster("mmww", votes=(9, 5, 3, 1)).candidates, "QPQP", strict=True)
        ]
        joint = el.CandidateList(tier="lists", party="A", candidates=people)
        count = counted(self.QUOTA, [joint], {"N": {"A": 2}}, persons="votes")

        assert told(*steps(count))[0] == [("A2m", "A4w")]

    def test_each_district_is_balanced_by_itself(self):
        """The north has one of each; in the south, of four men, the two with fewest votes cede."""
        rosters = (
            roster("mw", district="N", votes=(5, 4)),
            roster("mmmmww", district="S", votes=(9, 8, 7, 6, 3, 2)),
        )
        count = counted(self.QUOTA, rosters, {"N": {"A": 2}, "S": {"A": 4}}, persons="votes")

        assert [(step.district, told(step)[0]) for step in steps(count)] == [
            ("N", []),
            ("S", [("A-S4m", "A-S5w"), ("A-S3m", "A-S6w")]),
        ]

    def test_who_is_elected_elsewhere_is_in_no_district_of_the_tier(self):
        """A list of one nation: the woman of another tier does not spare its last man."""
        law = system(
            districts(seats=1),
            lists(seats=2, persons="votes"),
            members=quota(CedeByVotes(), women(1, over="district")),
        )
        returns = el.Returns(
            {"districts": {"1": el.Tally({"Ann": 1})}, "lists": {"nation": el.Tally({"A": 1})}},
            districts=(el.District("1", tier="districts", seats=1),),
            nominations=(el.Nomination("1", "Ann", "A"),),
            parties=(el.Party("A"),),
            lists=(
                roster("mmw", votes=(3, 2, 1)),
                el.CandidateList(
                    tier="districts",
                    party="A",
                    district="1",
                    candidates=(el.Candidate("Ann", sex="female"),),
                ),
            ),
        )

        assert told(*steps(law.count(returns))) == ([("A2m", "A3w")], [(1, 0, 1, 0)])

    def test_the_house_is_one_place(self):
        """One woman is due in the house: of all members A-S2m has fewest votes and cedes."""
        rosters = (
            roster("mmw", district="N", votes=(5, 4, 3)),
            roster("mmw", district="S", votes=(9, 2, 1)),
        )
        members = quota(CedeByVotes(), women(1, over="house"))
        count = counted(members, rosters, {"N": {"A": 2}, "S": {"A": 2}}, persons="votes")
        (step,) = steps(count)

        assert (step.party, step.district) == (None, None)
        assert told(step) == ([("A-S2m", "A-S3w")], [(1, 0, 1, 0)])
        assert step.moves[0].district == "S"

    def test_equal_votes_leave_the_district_open(self):
        """A2m and B1m have five each; who cedes is not known, so the district has no names; the other has."""
        rosters = (
            roster("mmw", district="N", votes=(9, 5, 1)),
            roster("mw", "B", district="N", votes=(5, 1)),
            roster("mw", district="S", votes=(9, 8)),
        )
        count = counted(self.QUOTA, rosters, {"N": {"A": 2, "B": 1}, "S": {"A": 2}}, persons="votes")
        north, south = steps(count)

        assert "'A-N2m', 'B-N1m' have 5 votes each, and one of them cedes a seat" in north.open
        assert (north.moves, south.open) == ((), "")
        assert named(count) == [None, None, None, "A-S1m", "A-S2w"]


class TestLastRemainders:
    """Quotas of 10 votes; A's last seats in x and z stand on remainders of .9 and .8, B's in y on .7.

    In the districts of another tier A elected a woman and B a man, so B has the smaller share of women.
    """

    VOTES = {"x": {"A": 19, "B": 11}, "y": {"A": 13, "B": 7}, "z": {"A": 8, "B": 12}}
    SEATS = {"x": 3, "y": 2, "z": 2}
    ROSTERS = (
        roster("mmw", district="x"),
        roster("mw", district="y"),
        roster("mw", district="z"),
        roster("mw", "B", district="x"),
        roster("mw", "B", district="y"),
        roster("mw", "B", district="z"),
    )

    def count(self, due, *, rosters=ROSTERS, winners=(("Ann", "female", "A"), ("Bob", "male", "B"))):
        """Count a house of nine, in which so many women are due."""
        law = system(
            districts(seats=2),
            lists(seats="districts", persons="list order"),
            members=quota(GiveLastRemainders(), women(due, over="house")),
        )
        places = {str(place): each for place, each in enumerate(winners)}
        return law.count(
            el.Returns(
                {
                    "districts": {place: el.Tally({name: 1}) for place, (name, _, _) in places.items()},
                    "lists": {place: el.Tally(row) for place, row in self.VOTES.items()},
                },
                parties=(el.Party("A"), el.Party("B")),
                districts=(
                    *(el.District(place, tier="districts", seats=1) for place in places),
                    *(el.District(place, tier="lists", seats=seats) for place, seats in self.SEATS.items()),
                ),
                nominations=tuple(el.Nomination(place, name, p) for place, (name, _, p) in places.items()),
                lists=(
                    *rosters,
                    *(
                        el.CandidateList(
                            tier="districts",
                            party=party,
                            district=place,
                            candidates=(el.Candidate(name, sex=sex),),
                        )
                        for place, (name, sex, party) in places.items()
                    ),
                ),
            )
        )

    @pytest.mark.parametrize(
        ("due", "moved", "after"),
        [
            (1, [], 1),
            # B has no woman of four; its only seat by a remainder is in y.
            (2, [("B-y1m", "B-y2w")], 2),
            # A has one of five, B now one of four; of A's seats the one in z has the smaller remainder.
            (3, [("B-y1m", "B-y2w"), ("A-z1m", "A-z2w")], 3),
            (4, [("B-y1m", "B-y2w"), ("A-z1m", "A-z2w"), ("A-x2m", "A-x3w")], 4),
            # No other seat stands on a remainder.
            (5, [("B-y1m", "B-y2w"), ("A-z1m", "A-z2w"), ("A-x2m", "A-x3w")], 4),
        ],
    )
    def test_the_party_with_the_smallest_share_gives_its_smallest_remainder_first(self, due, moved, after):
        """Nine seats, one woman elected in a district: the lists give the others."""
        count = self.count(due)
        (step,) = steps(count)

        assert told(step) == (moved, [(due, 1, after, due - after)])
        assert (step.party, step.district, step.remedy) == (None, None, "last remainders")
        assert {move.promoted for move in step.moves} <= set(named(count))
        assert not {move.displaced for move in step.moves} & set(named(count))

    def test_a_last_seat_of_a_woman_stays(self):
        """B's member in y is a woman: nothing of B can change, so A follows."""
        rosters = [roster("wm", "B", district="y") if each == self.ROSTERS[4] else each for each in self.ROSTERS]
        count = self.count(3, rosters=rosters)

        assert told(*steps(count))[0] == [("A-z1m", "A-z2w")]

    def test_a_list_with_nobody_to_come_in_keeps_its_seat(self):
        """No woman waits on B's list in y."""
        rosters = [roster("mm", "B", district="y") if each == self.ROSTERS[4] else each for each in self.ROSTERS]

        assert told(*steps(self.count(2, rosters=rosters)))[0] == [("A-z1m", "A-z2w")]

    def test_equal_shares_leave_the_house_open(self):
        """Neither party has a woman."""
        winners = (("Abe", "male", "A"), ("Bob", "male", "B"))
        count = self.count(1, winners=winners)
        (step,) = steps(count)

        assert "'A', 'B' have the same share; whose seat goes first is not known" in step.open
        assert named(count) == [None] * 7
        assert named(count, "districts") == ["Abe", "Bob"]

    def test_where_enough_are_elected_shares_do_not_matter(self):
        """Nobody must give way, so equal shares are no question."""
        winners = (("Ann", "female", "A"), ("Bea", "female", "A"))
        count = self.count(2, winners=winners)

        assert told(*steps(count)) == ([], [(2, 2, 2, 0)])
