"""What remedies over parties, districts and the house make of counts; of lists see `test_remedies`."""

from typing import ClassVar

import attrs
import pytest
from made import districts, lists, proven, roster, system
from seatings import counted, named, quota, steps, told, women

import electoral as el
from electoral.representation import Bound, CedeByVotes, GiveLastRemainders, SeatRule, Swap

FROM_BELOW = Swap(by="one group after the other")
HALF = tuple(Bound(sex, at_least="1/2", rounding="down") for sex in ("women", "men"))


class TestOverParties:
    """A has two seats of districts beside those of its list; half of all its seats are due to women."""

    def house(self, elected, *, turn=1):
        """Count with the winners of the districts by name and sex; None for a winner nobody knows."""
        tiers = (districts(seats=2), lists(seats=4, persons="list order"))
        rule = women("1/2", rounding="up", over="party")
        law = system(*tiers[::turn], members=quota(FROM_BELOW, rule))
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
            lists=(*people, roster("mmmmww")),
        )
        return proven(law.count(returns))

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

    def test_who_wins_a_district_counted_later_gives_way_to_nobody(self):
        """A4m won a district, so the list seats A1m, A2m, A3m and A5w; A3m, the last man, makes room."""
        count = self.house([("A4m", "male"), ("Bob", "male")], turn=-1)

        assert told(*steps(count)) == ([("A3m", "A6w")], [(3, 1, 2, 1)])
        assert named(count) == ["A1m", "A2m", "A6w", "A5w"]


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

        assert (
            "list of 'A': it is of all 2 districts of tier 'lists', and who of it sits in which" in step.open
        )
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

        assert told(*steps(proven(law.count(returns)))) == ([("A2m", "A3w")], [(1, 0, 1, 0)])

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

    def test_two_who_stand_alone_under_one_name_are_two(self):
        """Both have seats in the house; nothing is known of them, which leaves it open and is no error."""
        count = counted(
            quota(CedeByVotes(), women(1, over="house")),
            [roster("mw", votes=(2, 1))],
            {"N": {"Solo": 1, "A": 0}, "S": {"Solo": 1, "A": 1}},
            persons="votes",
            parties=(el.Party("A"),),
            nominations=tuple(el.Nomination(place, "Solo", None) for place in "NS"),
        )
        (step,) = steps(count)

        assert "candidate 'Solo" in step.open
        assert sorted(named(count), key=str) == [None, "Solo", "Solo"]

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

    VOTES: ClassVar = {"x": {"A": 19, "B": 11}, "y": {"A": 13, "B": 7}, "z": {"A": 8, "B": 12}}
    SEATS: ClassVar = {"x": 3, "y": 2, "z": 2}
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
        count = law.count(
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
        return proven(count)

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
        rosters = [
            roster("wm", "B", district="y") if each == self.ROSTERS[4] else each for each in self.ROSTERS
        ]
        count = self.count(3, rosters=rosters)

        assert told(*steps(count))[0] == [("A-z1m", "A-z2w")]

    def test_a_list_with_nobody_to_come_in_keeps_its_seat(self):
        """No woman waits on B's list in y."""
        rosters = [
            roster("mm", "B", district="y") if each == self.ROSTERS[4] else each for each in self.ROSTERS
        ]

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
