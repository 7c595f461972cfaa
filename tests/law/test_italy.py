"""Article 83 of DPR 361 of 1957 (Italy): the election of 2022, and what its result does not notice."""

import attrs
import pytest
from made import proven

import electoral as el
from electoral.coalesced import Coalesced
from electoral.record import Awarded

LISTS = "proportional part"


@pytest.fixture(scope="module")
def count():
    """The count of 2022."""
    return el.load("italy-2022").count()


def counted(votes, coalitions=None, *, seats=10, minorities=()):
    """Count made-up votes by the shipped law: party -> votes, or district -> party -> votes."""
    law = el.load("italy-2022").system
    law = attrs.evolve(law, tiers=(attrs.evolve(law.tiers[0], seats=seats),))
    rows = votes if isinstance(next(iter(votes.values())), dict) else {"nation": votes}
    returns = el.Returns(
        {LISTS: {key: el.Tally(row) for key, row in rows.items()}},
        parties=tuple(
            el.Party(key, minority=key in minorities, coalition=(coalitions or {}).get(key))
            for key in dict.fromkeys(key for row in rows.values() for key in row)
        ),
    )
    return proven(law.count(returns))


def coalesced(count):
    """Give the step of coalitions."""
    (step,) = [each for each in count.record.steps if isinstance(each, Coalesced)]
    return step


class TestLettersFAndG:
    def test_the_quota_of_2022_is_105_508(self, count):
        """25,849,569 votes for 245 seats, cut to whole votes."""
        awards = [step for step in count.record.steps if isinstance(step, Awarded)]

        assert awards[0].evidence.quota == 105_508
        assert awards[0].sure == {"centre-right": 114, "centre-left": 68, "M5S": 41, "Az-IV": 21, "SVP": 1}

    def test_the_seats_of_the_coalitions_are_shared_inside_them(self, count):
        """114 go 69, 23 and 22; 68 go 57 and 11."""
        assert count.tables[f"{LISTS}.inside"] == {
            "centre-left": {"PD": 57, "AVS": 11},
            "centre-right": {"FdI": 69, "Lega": 23, "FI": 22},
        }

    def test_a_quota_is_cut_to_whole_votes(self):
        """289 votes and ten seats make 28.9, cut to 28."""
        count = counted({"A": 145, "B": 144}, seats=10)
        (award,) = [step for step in count.record.steps if isinstance(step, Awarded)]

        assert award.evidence.quota == 28

    def test_the_result_of_2022_does_not_notice_the_cut(self):
        """With exact quotas every list has the same seats."""
        election = el.load("italy-2022")
        exact = el.vary(election.system, {f"{LISTS}.method": "hare"})

        assert exact.count(election.returns).seats == election.count().seats


class TestLetterC:
    @pytest.mark.parametrize(("votes", "counted_votes"), [(10, 710), (9, 700)])
    def test_only_lists_with_one_per_cent_count_for_their_coalition(self, votes, counted_votes):
        """C has 10 of 1,000 votes, or 9."""
        lists = {"A": 500, "B": 200, "C": votes, "D": 300 - votes}
        step = coalesced(counted(lists, dict.fromkeys("ABC", "left")))

        assert step.totals == {"left": counted_votes}

    def test_a_minority_with_a_fifth_of_its_region_counts(self):
        """M has 5 of 1,000 votes, and 5 of 25 in its region."""
        votes = {"north": {"A": 500, "D": 475}, "south": {"A": 20, "M": 5}}
        step = coalesced(counted(votes, {"A": "left", "M": "left"}, minorities=("M",)))

        assert step.totals == {"left": 525}
        assert step.counted == {"A": 520, "M": 5}


class TestLetterE:
    @pytest.mark.parametrize(("votes", "takes_part"), [(100, True), (99, False)])
    def test_a_coalition_needs_ten_per_cent(self, votes, takes_part):
        """A and B have 100 of 1,000 votes together, or 99."""
        lists = {"A": votes - 20, "B": 20, "D": 1000 - votes}
        step = coalesced(counted(lists, {"A": "left", "B": "left"}))

        assert (step.taking_part == ("left",)) == takes_part

    def test_the_lists_of_a_coalition_that_fails_stand_alone(self):
        """A has 4 % and B 2 %: A takes part alone, and B does not."""
        step = coalesced(counted({"A": 40, "B": 20, "D": 940}, {"A": "left", "B": "left"}))

        assert step.blocs == {"A": 40, "D": 940}

    def test_one_of_its_lists_must_take_part_by_itself(self):
        """Six lists of 2 % are 12 % together, but none has 3 %."""
        lists = dict.fromkeys("ABCEFG", 20)
        step = coalesced(counted(lists | {"D": 880}, dict.fromkeys("ABCEFG", "left")))

        assert step.finding.passing == ("left",)
        assert step.taking_part == ()
        assert step.blocs == {"D": 880}

    def test_a_list_between_one_and_three_per_cent_helps_its_coalition_only(self):
        """B's 20 votes make 520 of 1,000 for the coalition, whose five seats are all A's."""
        count = counted({"A": 500, "B": 20, "D": 480}, {"A": "left", "B": "left"})

        assert count.seats == {"A": 5, "B": 0, "D": 5}

    @pytest.mark.parametrize(("votes", "takes_part"), [(5, True), (4, False)])
    def test_a_minority_needs_a_fifth_of_its_region(self, votes, takes_part):
        """M has 5 of 25 votes in the south, or 4; in the nation that is half a per cent."""
        lists = {"north": {"A": 500, "D": 475}, "south": {"A": 25 - votes, "M": votes}}
        step = coalesced(counted(lists, minorities=("M",)))

        assert ("M" in step.blocs) == takes_part

    def test_who_is_no_minority_needs_three_per_cent_wherever_it_stands(self):
        """M has a fifth of the south, and is not flagged."""
        lists = {"north": {"A": 500, "D": 475}, "south": {"A": 20, "M": 5}}

        assert "M" not in coalesced(counted(lists)).blocs
