"""Chile in 2021: half of the seats of a district for each sex, or one less of an odd number."""

import pytest
from rosters import counted, pairs

import electoral as el
from electoral.representation import Contender, balanced
from electoral.seated import Moved

EXAMPLE = "made-up-parity-by-district"


@pytest.fixture(scope="module")
def quota():
    """The rules of Chile."""
    (found,) = el.load_quotas("chile")
    return found


def district(count, name):
    """Give the step of a district."""
    (step,) = [each for each in count.record.steps if isinstance(each, Moved) and each.district == name]
    return step


class TestNumbers:
    @pytest.mark.parametrize(("seats", "most"), [(2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (8, 4)])
    def test_no_sex_has_more_than_half_or_one_more_of_an_odd_number(self, quota, seats, most):
        """At most 2 of 3, 3 of 5, 4 of 7; in even districts both have as many (transitory provision 31)."""
        men = [
            Contender(candidate=el.Candidate(f"m{i}", sex="male", votes=100 - i), party="A", list="A")
            for i in range(seats)
        ]
        women = [
            Contender(candidate=el.Candidate(f"w{i}", sex="female", votes=50 - i), party="A", list="A")
            for i in range(seats)
        ]
        for elected, others in ((men, women), (women, men)):
            result = balanced(elected, others, bounds=quota.bounds)
            sexes = [each.candidate.sex for each in result.members]
            assert max(sexes.count("male"), sexes.count("female")) == most
            assert len(result.cessions) == seats - most

    @pytest.mark.parametrize("seats", range(1, 9))
    def test_an_odd_district_stays_whichever_sex_has_one_more(self, quota, seats):
        """Nobody cedes where the difference is one or none, and somebody does where it is more."""
        for sexes in ("female", "male"), ("male", "female"):
            for more in range((seats + 1) // 2, seats + 1):
                elected = [
                    Contender(
                        candidate=el.Candidate(f"e{i}", sex=sexes[i >= more], votes=100 - i),
                        party="A",
                        list="A",
                    )
                    for i in range(seats)
                ]
                others = [
                    Contender(
                        candidate=el.Candidate(f"o{i}", sex=sexes[1], votes=50 - i), party="A", list="A"
                    )
                    for i in range(seats)
                ]
                result = balanced(elected, others, bounds=quota.bounds)
                assert len(result.cessions) == more - (seats + 1) // 2


class TestWhoCedes:
    def test_those_with_fewest_votes_cede_to_those_with_most_on_their_list(self):
        """Hugo (600) and then Félix (700) have fewest; Elena (200) has more than Gloria (100)."""
        assert pairs(district(counted(EXAMPLE), "Coast")) == [("Hugo", "Elena"), ("Félix", "Gloria")]

    def test_an_odd_district_with_one_woman_of_three_stays(self):
        """The difference is one."""
        assert pairs(district(counted(EXAMPLE), "Hills")) == []

    def test_without_a_woman_of_the_party_one_of_the_list_comes_in(self):
        """Tomás is Green, and the women of his list are Blue; Quena has most votes of them."""
        assert pairs(district(counted(EXAMPLE), "Plain")) == [("Tomás", "Quena")]

    def test_half_of_each_even_district_is_then_of_each_sex(self):
        """The record tells before and after: none and two of four, none and one of two."""
        count = counted(EXAMPLE)
        women = [district(count, name).demands[0] for name in ("Coast", "Hills", "Plain")]

        assert [(each.number, each.before, each.after) for each in women] == [(2, 0, 2), (1, 1, 1), (1, 0, 1)]


def test_a_list_begins_with_a_woman(quota):
    """Transitory provision 30: the first place is a woman's, then men and women alternate."""
    people = [el.Candidate("1", sex="male"), el.Candidate("2", sex="female"), el.Candidate("3", sex="male")]
    report = quota.check(el.CandidateList(tier="lists", party="A", candidates=people))

    assert [str(fault) for fault in report.faults] == ["place 1: 0 in women, but at least 1"]
