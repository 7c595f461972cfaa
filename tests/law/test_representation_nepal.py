"""Nepal: a third of a party's members of both houses are women, made up for from its list (art. 84(8))."""

import pytest
from rosters import chamber, counted, elsewhere, pairs, remedied, report, standing

import electoral as el
from electoral.record import RequiredMembers
from electoral.representation import SeatRule
from electoral.seating import moves

EXAMPLE = "made-up-seats-of-all-tiers"
#: 2017: seats in districts, in the National Assembly and from the list; women elected before the list is;
#: what the Election Commission asked of the list; and what a third rounded down would have asked.
#: Seats and askings were read (topnepalnews.com, Business Standard, Republica, Setopati). Of the women, six
#: of Congress and eleven of UML were read, both in the Assembly (Setopati). All others follow from the rule
#: itself, so that only Congress and RJPN say something about it.
OF_2017 = {
    "CPN-UML": (80, 27, 41, 13, 37, 36),
    "Nepali Congress": (23, 13, 40, 6, 20, 19),
    "Maoist Centre": (36, 12, 17, 6, 16, 15),
    "RJPN": (11, 2, 6, 0, 7, 6),
    "FSFN": (10, 2, 6, 1, 5, 5),
}


@pytest.fixture(scope="module")
def quota():
    """The rules of Nepal."""
    (found,) = el.load_quotas("nepal")
    return found


def due(party, rule):
    """Give how many of the list seats of a party of 2017 a rule asks for; its persons are made up."""
    districts, assembly, from_list, women, *_ = OF_2017[party]
    others = elsewhere(party, "w" * women + "m" * (districts + assembly - women))
    of = standing(party, "m" * from_list, seats=from_list)
    return chamber(of, others=others).due(rule, of)


class TestArticle84In2017:
    @pytest.mark.parametrize("party", OF_2017)
    def test_the_women_asked_of_each_list(self, quota, party):
        """37 of 41, 20 of 40, 16 of 17, 7 where there are 6, 5 of 6: for three parties that is circular."""
        (rule,) = quota.seats

        assert due(party, rule) == OF_2017[party][4]

    @pytest.mark.parametrize("party", OF_2017)
    def test_rounded_down_four_would_owe_one_fewer(self, party):
        """Congress would owe 19 where the commission asked for 20; RJPN six, said to be too few."""
        share = el.Bound("women", at_least="1/3", rounding="down")

        assert due(party, SeatRule(share, over="party")) == OF_2017[party][5]

    def test_congress_is_a_check_since_its_women_in_the_assembly_were_read(self, quota):
        """A third of 76 is 25 and a third; less the six that were read, nothing but 26 leaves 20."""
        bound = quota.seats[0].bound
        down, nearest = (el.Bound("women", at_least="1/3", rounding=each) for each in ("down", "half up"))

        assert [each.number(76) - 6 for each in (bound, down, nearest)] == [20, 19, 19]

    def test_uml_is_none(self):
        """Eleven women were read, and with one more from districts rounding down gives 37 as well."""
        down = el.Bound("women", at_least="1/3", rounding="down")

        assert down.number(80 + 27 + 41) - 12 == 37

    def test_rjpn_sends_six_women_and_misses_one(self, quota):
        """Seven are asked of six seats: all six go to women, and the step says that one is missing."""
        others = elsewhere("RJPN", "m" * 13)
        (step,) = remedied(quota, standing("RJPN", "mwmwmwmwmwmw", seats=6), others=others)
        (asked,) = step.demands

        assert (asked.number, asked.before, asked.after, asked.missing) == (7, 3, 6, 1)
        assert pairs(step) == [("5m", "8w"), ("3m", "10w"), ("1m", "12w")]


class TestArticle84:
    def test_other_houses_count_for_the_same_party_only(self, quota):
        """Five men of another party elsewhere change nothing for A."""
        (rule,) = quota.seats
        of = standing("A", "mmm", seats=3)

        assert chamber(of, others=elsewhere("B", "mmmmm")).due(rule, of) == 1
        assert chamber(of, others=elsewhere("A", "mmmmm")).due(rule, of) == 3

    def test_a_party_with_a_third_elsewhere_owes_nothing(self, quota):
        """Three women in districts are a third of nine; a fourth is not given back."""
        (rule,) = quota.seats
        of = standing("A", "mmm", seats=3)

        assert chamber(of, others=elsewhere("A", "wwwmmm")).due(rule, of) == 0
        assert chamber(of, others=elsewhere("A", "wwwwmm")).due(rule, of) == 0


class TestSection28:
    def test_half_of_a_list_are_women(self, quota):
        """Of eleven persons six, since half is rounded up; the order does not matter."""
        assert report(quota, "mmmmmwwwwww") == []
        assert report(quota, "mmmmmmwwwww") == ["places 1 to 11: 5 in women, but at least 6"]


class TestTheExample:
    def test_ten_members_in_three_tiers_ask_for_four_women(self):
        """A has four districts, two assembly seats and four of the list, and two women outside the list."""
        count = counted(EXAMPLE)
        (step,) = [
            each for each in count.record.steps if isinstance(each, RequiredMembers) and each.over == "party"
        ]

        assert step.totals == {"A": 10, "B": 6}
        assert step.numbers == {"A": 4, "B": 2}
        assert step.counted == {"A": 2, "B": 0}

    def test_the_party_is_shown_a_choice(self):
        """A owes two women and would have one in list order; B owes two, and would have one."""
        count = counted(EXAMPLE)
        proposed = {step.party: pairs(step) for step in moves(count.system.members[0], count)}

        assert proposed == {"A": [("A4 man", "A5 woman")], "B": [("B2 man", "B4 woman")]}
