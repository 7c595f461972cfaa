"""Armenia, Electoral Code of 2016: art. 83(4) on the national list, art. 100(2) on a party's last seat."""

import pytest
from rosters import counted, elsewhere, faults_of, moves_on, pairs, remedied, report, standing

import electoral as el

EXAMPLE = "made-up-last-seat"


@pytest.fixture(scope="module")
def quota():
    """The rules of Armenia."""
    (found,) = el.load_quotas("armenia")
    return found


class TestArticle83:
    def test_each_first_three_six_and_nine_have_both(self, quota):
        """Two of three, four of six and six of nine may be men; a third, fifth or seventh may not."""
        assert report(quota, "mmwmmwmmw") == []
        assert report(quota, "mmmwwwmmw") == ["places 1 to 3: 3 in men, but at most 2"]
        assert report(quota, "mmwmmmwww") == ["places 1 to 6: 5 in men, but at most 4"]
        assert report(quota, "mmwmmwmmm") == ["places 1 to 9: 7 in men, but at most 6"]

    def test_groups_begin_at_the_top(self, quota):
        """Places 4 to 6 may all be men's if the first three are women's: of the first six it is half."""
        assert report(quota, "mwwmmm") == []

    def test_women_are_held_to_the_same(self, quota):
        """Three women on the first three places are too many."""
        assert report(quota, "wwwmmm") == ["places 1 to 3: 3 in women, but at most 2"]

    def test_persons_after_the_last_three_are_asked_nothing(self, quota):
        """Two men on places 7 and 8 make six of eight; only nine would be asked."""
        assert report(quota, "mmwmmwmm") == []

    def test_of_thirty_one_more_may_be_of_one_sex(self, quota):
        """70 % of 27 are 18.9, so two of each three; of 30 they are 21 and not 20."""
        assert report(quota, "mmw" * 9 + "mmm") == []
        assert report(quota, "mmw" * 8 + "mmm" + "mmw") == ["places 1 to 27: 19 in men, but at most 18"]
        assert report(quota, "mmw" * 9 + "mmm" + "mmw") == []


class TestArticle100:
    def test_the_last_gives_way_to_the_first_of_the_other_sex(self, quota):
        """Of two men on the list the second gives way to the first woman on it, not to the second."""
        (step,) = remedied(quota, standing("A", "mmww", seats=2))

        assert pairs(step) == [("2m", "3w")]

    def test_it_is_so_for_women_too(self, quota):
        """Two women, and the first man comes in."""
        (step,) = remedied(quota, standing("A", "wwmm", seats=2))

        assert pairs(step) == [("2w", "3m")]

    def test_one_of_the_other_sex_is_enough(self, quota):
        """One woman among four members: nobody gives way."""
        (step,) = remedied(quota, standing("A", "mmwmww", seats=4))

        assert step.moves == ()

    def test_members_from_districts_count(self, quota):
        """A woman with a district is enough, and a man with one is not (our reading)."""
        of = standing("A", "mmww", seats=2)
        (with_her,) = remedied(quota, of, others=elsewhere("A", "w"))
        (with_him,) = remedied(quota, of, others=elsewhere("A", "m"))

        assert pairs(with_her) == []
        assert pairs(with_him) == [("2m", "3w")]

    def test_one_mandate_stays_where_it_is(self, quota):
        """Nobody can make one member two sexes: the first on the list keeps the seat, and one is missing."""
        (step,) = remedied(quota, standing("A", "mww", seats=1))

        assert step.moves == ()
        assert [asked.missing for asked in step.demands] == [1, 0]


class TestTheExample:
    def test_all_men_let_the_last_seat_go(self):
        """All three of A would be men: the second on the list gives way to the third."""
        assert moves_on(counted(EXAMPLE), "A") == [("A2m", "A3w")]

    def test_a_woman_with_a_district_is_enough(self):
        """B seats two men from its list, for B3w is elected in the South; nobody stands twice."""
        count = counted(EXAMPLE)

        assert moves_on(count, "B") == []
        assert [each.name for each in count.members if each.party == "B"] == ["B3w", "B1m", "B2m"]

    def test_all_women_let_the_last_seat_go(self):
        """C has two national seats and no district."""
        assert moves_on(counted(EXAMPLE), "C") == [("C2w", "C3m")]

    def test_all_lists_keep_article_83(self):
        """Each has both sexes in its first three, and no more than four of six of one."""
        count = counted(EXAMPLE)

        assert [faults_of(count, party) for party in "ABC"] == [[], [], []]
