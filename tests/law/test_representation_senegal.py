"""Senegal, art. L.145: lists are made of women and men alternately."""

import pytest
from rosters import counted, faults_of, report

import electoral as el

EXAMPLE = "made-up-alternation"


@pytest.fixture(scope="module")
def quota():
    """The rules of Senegal."""
    (found,) = el.load_quotas("senegal")
    return found


class TestArticleL145:
    @pytest.mark.parametrize("letters", ["wm", "mw", "wmwm", "mwmwm", "wmwmw", "m"])
    def test_either_sex_may_begin_and_an_odd_list_has_one_more(self, quota, letters):
        """Of five persons three may be of the sex that begins; one person alternates with nobody."""
        assert report(quota, letters) == []

    def test_two_neighbours_of_one_sex_are_a_fault(self, quota):
        """As many women as men is not enough: the article says alternately."""
        assert report(quota, "wmmw") == ["places 2 to 3: 0 in women, but at least 1"]
        assert report(quota, "mwwm") == ["places 2 to 3: 0 in men, but at least 1"]

    def test_the_last_of_an_odd_list_alternates_too(self, quota):
        """Though parity is of the four before it (our reading)."""
        assert report(quota, "wmwmm") == ["places 4 to 5: 0 in women, but at least 1"]

    def test_nothing_is_asked_of_seats(self, quota):
        """Who has a seat follows from the order of the list alone."""
        assert quota.seats == ()
        assert quota.remedy is None


class TestTheExample:
    def test_the_list_of_b_has_two_pairs_of_neighbours(self):
        """Two women on places 2 and 3, two men on 4 and 5."""
        count = counted(EXAMPLE)

        assert faults_of(count, "A") == []
        assert sorted(faults_of(count, "B")) == [(2, 3, 0, 1), (4, 5, 0, 1)]
