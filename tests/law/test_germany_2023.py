"""The Bundeswahlgesetz as of 2023: a fixed house, winners without a seat, and the waiver that stays."""

from fractions import Fraction

import attrs
import pytest
from german import counted, only, steps
from made import drawn, proven

import electoral as el
from electoral.linked import Complemented, Leveled, Ranked, SeatsToGive
from electoral.record import Qualified

#: The answer of 2020 to overhang, as changes of the law of 2023.
RULES_OF_2020 = {
    "second votes.house": 598,
    "second votes.overhang": {
        "level": {"claim": "mean", "floor": "claim", "tolerance": 3, "regions": "population"}
    },
}


def test_seats_of_independents_come_off_the_house():
    """With one independent, the parties share 19 of 20 seats: 57 and 38 votes have 11.4 and 7.6 of them."""
    races = {"1": ("North", {"Ann": 5, "A": 4}), "2": ("North", {"A": 5, "B": 4})}
    ann = (el.Nomination("1", "Ann", None),)
    count = counted("2025", {"North": {"A": 57, "B": 38}}, races, nominations=ann)

    assert only(count, SeatsToGive).less == {"independents": 1}
    assert (count.seats, count.independents) == ({"A": 11, "B": 8}, 1)


class TestCoverage:
    """A has two seats in the North and one in the South, and won three and one constituencies there."""

    #: First votes of A, B and C: A has 50, 40 and 41 % in the North, 35 % in the South.
    SHARES = (("North", 50, 30, 20), ("North", 60, 50, 40), ("North", 41, 39, 20), ("South", 35, 33, 32))
    EQUAL = (*SHARES[:2], ("North", 40, 38, 22), SHARES[3])

    def counted(self, first, draws=()):
        """Count ten seats with these first votes."""
        votes = {"North": {"A": 40, "B": 60, "C": 0}, "South": {"A": 20, "B": 78, "C": 2}}
        races = {
            str(number): (land, dict(zip("ABC", row, strict=True)))
            for number, (land, *row) in enumerate(first, start=1)
        }
        return counted("2025", votes, races, house=10, draws=draws)

    def test_the_lowest_share_in_the_land_is_denied(self):
        """60 of 150 votes are a lower share than 41 of 100; with 35 % in another Land there is a seat."""
        count = self.counted(self.SHARES)

        assert only(count, Ranked, "North, A").refused == ("2",)
        assert count.tables["second votes.denied"] == {"2": {"A": -1}}
        assert count.seats == {"A": 3, "B": 7, "C": 0}

    def test_who_does_not_take_part_covers_nobody(self):
        """C has 1 %, so its winner in the South has no seat, and A's seat there goes to its list."""
        count = self.counted((*self.SHARES[:3], ("South", 33, 32, 35)))

        assert count.tables["second votes.denied"] == {"2": {"A": -1}, "4": {"C": -1}}
        assert count["second votes"].table["South"]["A"] == 1
        assert count.seats == {"A": 3, "B": 7, "C": 0}

    @pytest.mark.parametrize(("seated", "denied"), [("2", "3"), ("3", "2")])
    def test_equal_shares_ask_a_lot(self, seated, denied):
        """60 of 150 and 40 of 100 are equal; who is drawn has the seat, the other one has none."""
        (lot,) = self.counted(self.EQUAL).lots
        count = self.counted(self.EQUAL, [drawn(lot, seated)])

        assert (lot.step, lot.contestants, lot.places) == ("second votes.denied/North, A", ("2", "3"), 1)
        assert count.tables["second votes.denied"] == {denied: {"A": -1}}
        assert count.seats == {"A": 3, "B": 7, "C": 0}

    def test_while_the_lot_is_open_no_seat_too_many_is_sure(self):
        """A has three seats whoever is drawn, so four are not sure."""
        assert self.counted(self.EQUAL).sure["A"] <= 3


@pytest.mark.parametrize(
    ("names", "empty"), [(("Eve", "Joe"), 0), (("Ann", "Eve", "Joe"), 0), (("Ann", "Eve"), 1)]
)
def test_a_list_that_is_exhausted_leaves_seats_empty(names, empty):
    """A has three of five seats, one of them Ann's of the constituency, who on the list does not count."""
    people = tuple(el.Candidate(name) for name in names)
    count = counted(
        "2025",
        {"North": {"A": 60, "B": 40}},
        {"1": ("North", {"Ann": 9, "B": 8})},
        house=5,
        nominations=(el.Nomination("1", "Ann", "A"),),
        lists=(el.CandidateList(tier="second votes", party="A", candidates=people),),
    )

    assert sum(only(count, Complemented, "North").empty.values()) == empty
    assert count.seats == {"A": 3 - empty, "B": 2}


def divided(votes, seats):
    """Give seats one by one to the largest of votes / (2 x seats + 1)."""
    shared = dict.fromkeys(votes, 0)
    for _ in range(seats):
        shared[max(votes, key=lambda key: Fraction(votes[key], 2 * shared[key] + 1))] += 1
    return shared


def cut(tally, part):
    """Give a tally with a part of LINKE's votes, rounded to whole ones, and as many fewer valid ballots."""
    votes = round(tally.votes["LINKE"] * part)
    fewer = tally.votes["LINKE"] - votes
    return attrs.evolve(tally, votes={**tally.votes, "LINKE": votes}, valid=tally.valid - fewer)


class TestLinkeWithFewerVotes:
    """2025, had LINKE in every Land so many fewer second votes that it has 3.4 % of the valid ones.

    It won six constituencies. Three waive the threshold, and they do so in full.
    """

    @pytest.fixture(scope="class")
    @classmethod
    def sheet(cls):
        """The returns of 2025 with fewer votes for LINKE."""
        sheet = el.load("germany-2025").returns
        rows = sheet.tallies["second votes"]
        linke = sum(row.votes["LINKE"] for row in rows.values())
        others = sum(row.valid for row in rows.values()) - linke
        part = Fraction(34, 966) * others / linke
        tallies = {**sheet.tallies, "second votes": {key: cut(row, part) for key, row in rows.items()}}
        return attrs.evolve(sheet, tallies=tallies)

    @pytest.mark.parametrize("rules", [{}, RULES_OF_2020], ids=["2023", "2020"])
    def test_it_has_its_full_proportional_seats(self, sheet, rules):
        """It has what a plain allocation among those who take part gives it, and not six only."""
        count = proven(el.load("germany-2025").vary(rules).system.count(sheet))
        who = only(count, Qualified)
        house = next((step.house for step in steps(count, Leveled)), 630)
        votes = {key: who.votes[key] for key in who.finding.passing}

        assert round(100 * Fraction(votes["LINKE"], who.finding.parts[0].base_value), 3) == Fraction("3.4")
        assert count.seats["LINKE"] == divided(votes, house)["LINKE"] > 6 * 3

    @pytest.mark.parametrize(("rules", "seats"), [({}, 0), (RULES_OF_2020, 6)], ids=["2023", "2020"])
    def test_without_the_waiver_it_has_no_share(self, sheet, rules, seats):
        """Had seven constituencies been needed: of 2023 its winners are not covered, of 2020 they sit."""
        constituencies, lists = el.load("germany-2025").vary(rules).system.tiers
        who = el.Share("5%", of=el.Base.VALID) | el.Won(7, tier="constituencies") | el.Minority()
        law = attrs.evolve(
            el.load("germany-2025").system, tiers=(constituencies, attrs.evolve(lists, who=who))
        )

        assert proven(law.count(sheet)).seats["LINKE"] == seats
