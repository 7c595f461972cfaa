"""The Bundeswahlgesetz as of 2013 and 2020 in made-up elections: who takes part, claims, the house, majority.

Who takes part is asked by the law of 2023 too. Quotas are by hand, and round to the seats where it is said.
"""

import pytest
from german import counted, mean, only, safe, steps

import electoral as el
from electoral.linked import Claimed, Leveled, MajoritySeats, SeatsToGive
from electoral.record import Awarded, Qualified

LEVELED = ("2013", "2021")
YEARS = (*LEVELED, "2025")


def passing(year, votes, races, **sheet):
    """Give the parties that take part."""
    return only(counted(year, votes, races, **sheet), Qualified).finding.passing


@pytest.mark.parametrize("year", YEARS)
class TestWhoTakesPart:
    @pytest.mark.parametrize(
        ("votes", "others", "expected"),
        [(10, 0, ("A", "B")), (9, 1, ("A",)), (10, 1, ("A",))],
        ids=["exactly 5 %", "a vote below", "two ballots more"],
    )
    def test_five_percent_of_all_valid_second_votes(self, year, votes, others, expected):
        """Of 200 valid ballots 10 are enough and 9 are not, and of 202 not even 10; one Land is no help."""
        rows = {"North": {"A": 90, "B": votes}, "South": {"A": 100 if votes == 10 else 99, "B": 0}}

        assert passing(year, rows, safe(North={"A": 1}), others=others) == expected

    @pytest.mark.parametrize(("won", "expected"), [(2, ("A",)), (3, ("A", "B"))])
    def test_three_constituencies_waive_the_threshold(self, year, won, expected):
        """A party with 1 % takes part with three constituencies, in whatever Länder, and not with two."""
        rows = {"North": {"A": 99, "B": 1}, "South": {"A": 99, "B": 1}}

        assert passing(year, rows, safe(North={"A": 1, "B": 1}, South={"B": won - 1})) == expected

    @pytest.mark.parametrize(("minority", "expected"), [(True, ("A", "S")), (False, ("A",))])
    def test_a_party_of_a_national_minority_is_exempt(self, year, minority, expected):
        """It takes part with 1 %, which is too little for any other party."""
        parties = (el.Party("A"), el.Party("S", minority=minority))

        assert passing(year, {"North": {"A": 99, "S": 1}}, safe(North={"A": 1}), parties=parties) == expected

    def test_excluded_votes_count_for_the_threshold_only(self, year):
        """B has 5 % with the votes of those who elected the independent, and shares seats without them."""
        votes, away = {"North": {"A": 95, "B": 5}}, {"North": {"A": 5, "B": 4}}
        races = {"1": ("North", {"Ann": 9}), "2": ("North", {"A": 9})}
        ann = (el.Nomination("1", "Ann", None),)
        count = counted(year, votes, races, excluded=away, nominations=ann)

        assert only(count, Qualified).finding.passing == ("A", "B")
        assert steps(count, Awarded, "nation")[-1].votes == {"A": 90, "B": 1}


#: The smaller Land has most votes.
VOTES = {"North": {"A": 10, "B": 11}, "South": {"A": 400, "B": 430}}
PEOPLE = {"North": 503, "South": 307}


@pytest.mark.parametrize("year", LEVELED)
class TestContingents:
    def test_they_follow_the_population(self, year):
        """503 and 307 people have 12.42 and 7.58 of 20 seats, whatever the votes."""
        count = counted(year, VOTES, safe(North={"A": 1}), people=PEOPLE)

        assert count.tables["second votes.contingents"] == {"nation": {"North": 12, "South": 8}}

    def test_winners_who_take_no_part_come_off(self, year):
        """An independent and a winner of Z, who has no list, leave 18 seats: 11.18 and 6.82."""
        races = {**safe(North={"A": 1, "Z": 1}), "9": ("South", {"Ann": 5})}
        ann = (el.Nomination("9", "Ann", None),)
        count = counted(year, VOTES, races, people=PEOPLE, nominations=ann)

        assert only(count, SeatsToGive, "nation").less == {"winners who take no part": 2}
        assert count.tables["second votes.contingents"] == {"nation": {"North": 11, "South": 7}}
        assert only(count, Leveled).base == 18


@pytest.mark.parametrize(
    ("year", "won", "claims"),
    [
        ("2013", 3, {"A": 6, "B": 4}),
        ("2013", 7, {"A": 7, "B": 4}),
        ("2021", 0, {"A": 3, "B": 2}),
        ("2021", 3, {"A": 5, "B": 2}),
        ("2021", 7, {"A": 7, "B": 2}),
        ("2021", 9, {"A": 9, "B": 2}),
    ],
)
def test_what_a_list_claims(year, won, claims):
    """A and B have 6 and 4 of ten seats; the larger of that and of those won, or the mean, rounded up."""
    races = safe(North={"A": won, "Z": 1})
    step = only(counted(year, {"North": {"A": 60, "B": 40}}, races, house=11), Claimed)

    assert (step.first, step.won) == ({"A": 6, "B": 4}, {"A": won, "B": 0})
    assert step.claims == claims


@pytest.mark.parametrize(
    ("floor", "lists"),
    [
        ("won", {"A": {"North": 3, "South": 7}, "B": {"North": 3, "South": 8}}),
        ("claim", {"A": {"North": 4, "South": 6}, "B": {"North": 4, "South": 7}}),
    ],
)
def test_what_no_list_has_fewer_than(floor, lists):
    """A's 10 seats are 3.3 and 6.7 by votes, B's 11 are 3.3 and 7.7; both claim 4 in the North.

    Of 20 seats the North has 14, 7 for each party; the means of 7 with 1 and with 0 are 4 and 3.5.
    """
    votes = {"North": {"A": 30, "B": 30}, "South": {"A": 60, "B": 70}}
    people, changes = {"North": 50, "South": 20}, {"overhang": mean(floor=floor)}
    count = counted("2021", votes, safe(North={"A": 1}), people=people, changes=changes)

    assert only(count, Leveled).house == 21
    assert count.tables["second votes.lists"] == lists


class TestTolerance:
    """The law of 2020: up to three seats of overhang need not be leveled."""

    def leveled(self, votes, races, people, *, tolerance=3, house=12):
        """Count with this tolerance, and give the step that finds the house."""
        changes = {"overhang": mean(tolerance=tolerance)}
        return only(
            counted("2021", votes, races, people=people, house=house, changes=changes), Leveled, "nation"
        )

    @pytest.mark.parametrize(
        ("tolerance", "house", "missing", "seats"),
        [(3, 14, {"A": 1}, {"A": 6, "B": 9}), (0, 17, {}, {"A": 6, "B": 11})],
    )
    def test_it_makes_the_house_smaller(self, tolerance, house, missing, seats):
        """In a house of 14 A has 5.25 and B 8.75; A claims 6, so one seat is added instead of leveled.

        In houses of 12 and 13 A has 4, but only one seat of A's is threatened overhang.
        """
        votes = {"North": {"A": 10, "B": 60}, "South": {"A": 30, "B": 20}}
        people = {"North": 10, "South": 50}
        step = self.leveled(votes, safe(North={"A": 1}), people, tolerance=tolerance)

        assert (step.claims, step.threatened) == ({"A": 6, "B": 6}, {"A": 1, "B": 0})
        assert (step.house, step.missing, step.seats) == (house, missing, seats)

    def test_it_is_of_all_parties_together(self):
        """Of 12 seats B misses 3 and C misses 1, all of it threatened overhang; four are too many."""
        votes = {"North": {"A": 70, "B": 10, "C": 50}, "South": {"A": 60, "B": 30, "C": 10}}
        races, people = safe(North={"B": 4}, South={"C": 1}), {"North": 50, "South": 10}
        step = self.leveled(votes, races, people)

        assert (step.claims, step.threatened) == ({"A": 6, "B": 5, "C": 4}, {"A": 0, "B": 3, "C": 1})
        assert (step.house, step.missing, step.seats) == (14, {"B": 3}, {"A": 8, "B": 5, "C": 4})

    def test_it_is_not_for_a_party_without_overhang(self):
        """Of 10 seats A misses two, for want of voters and not by overhang, so the house grows to 13."""
        votes = {"North": {"A": 50, "B": 10}, "South": {"A": 50, "B": 60}}
        step = self.leveled(votes, safe(North={"B": 2}), {"North": 50, "South": 10}, house=10)

        assert (step.claims, step.threatened) == ({"A": 8, "B": 3}, {"A": 0, "B": 1})
        assert (step.house, step.missing, step.seats) == (13, {}, {"A": 8, "B": 5})


class TestMajority:
    @pytest.mark.parametrize(
        ("house", "rule", "before", "after"),
        [
            (2, "one more than half", 1, (3, 4)),
            (2, "more than half", 1, (2, 3)),
            (3, "one more than half", 1, (4, 6)),
            (3, "more than half", 1, (3, 5)),
            (7, "one more than half", 4, (4, 7)),
            (7, "more than half", 4, (4, 7)),
        ],
    )
    def test_both_readings(self, house, rule, before, after):
        """A has 502 of the 1,000 votes of those who take part; with four of seven seats nothing is added."""
        votes = {"A": 502, "B": 170, "C": 168, "D": 160, "E": 40}
        changes = {"majority": rule}
        count = counted("2025", {"North": votes}, safe(North={"A": 1}), house=house, changes=changes)
        step = only(count, MajoritySeats)

        assert step.before["A"] == before
        assert step.added == ({"A": after[0] - before} if after[0] > before else {})
        assert (count.seats["A"], sum(count.seats.values())) == after

    def test_half_of_the_votes_is_no_majority(self):
        """500 of 1,000 votes are not more than half."""
        votes = {"A": 500, "B": 172, "C": 168, "D": 160}
        count = counted("2025", {"North": votes}, safe(North={"A": 1}), house=3)

        assert count.seats == {"A": 1, "B": 1, "C": 1, "D": 0}
