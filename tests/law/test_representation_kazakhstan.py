"""Kazakhstan in 2023: women, youth and persons with disabilities together, on lists and in mandates."""

import datetime as dt

import attrs
import pytest
from rosters import EXAMPLES, counted, pairs

import electoral as el
from electoral.record import RequiredMembers
from electoral.representation import Bound
from electoral.seating import moves

EXAMPLE = "made-up-union-of-groups"
#: Seats of each list in 2023, and 30 % of them rounded up.
MANDATES = {"Amanat": (40, 12), "Auyl": (8, 3), "Aq Jol": (6, 2), "Respublica": (6, 2)}
MANDATES |= {"People's Party": (5, 2), "OSDP": (4, 2)}


def required(count, stage):
    """Give what is asked of lists, or of mandates."""
    (step,) = [
        each for each in count.record.steps if isinstance(each, RequiredMembers) and each.stage == stage
    ]
    return step


class TestArticle97:
    def test_each_party_of_2023_has_its_number(self):
        """The record of 2023 asks 23 of the 69 list seats for the three groups together."""
        step = required(el.load("kazakhstan-2023").count(), "mandates")

        assert {party: (step.totals[party], number) for party, number in step.numbers.items()} == MANDATES
        assert sum(step.numbers.values()) == 23

    @pytest.mark.parametrize(
        ("rounding", "numbers"), [("down", [12, 2, 1, 1, 1, 1]), ("half up", [12, 2, 2, 2, 2, 1])]
    )
    def test_the_rounding_decides_seats(self, rounding, numbers):
        """Rounding was not read: with other words the small parties would owe fewer persons."""
        share = Bound(("women", "disability"), at_least="30%", rounding=rounding)

        assert [share.number(seats) for seats, _ in MANDATES.values()] == numbers


class TestTheExample:
    def test_it_is_the_rule_of_2023_on_another_day(self):
        """But for the day on which age is counted, and the note on it, it is that of Kazakhstan."""
        (ours,) = el.load(EXAMPLES / EXAMPLE).system.members
        (theirs,) = el.load("kazakhstan-2023").system.members

        def told(quota):
            rules = (*quota.lists, *quota.seats)
            return [(str(rule).replace("2026-01-01", "2023-03-19"), rule.article) for rule in rules]

        assert told(ours) == told(theirs)
        assert attrs.evolve(ours, lists=theirs.lists, seats=theirs.seats, law=theirs.law) == theirs

    def test_a_person_in_all_three_groups_counts_once(self):
        """Three of A's seven seats are asked for: A3, in all groups, is one of them, and two come in."""
        count = counted(EXAMPLE)
        proposed = {step.party: pairs(step) for step in moves(count.system.members[0], count)}

        assert proposed == {
            "A": [("A7 man", "A8 woman"), ("A6 man", "A9 disabled man")],
            "B": [],
        }

    def test_the_party_chooses(self):
        """A proposal names nobody a member: whom the party sends is not known."""
        assert [each.name for each in counted(EXAMPLE).members] == [None] * 10

    def test_age_is_counted_on_the_day(self):
        """Who is 29 that day is no longer young, who is so the day after is; B has just its two of five."""
        step = required(counted(EXAMPLE), "list")

        assert step.named["B"] == ("B2 woman", "B5 man of 28 that day")
        assert (step.totals["B"], step.numbers["B"], step.counted["B"]) == (5, 2, 2)

    def test_a_list_with_one_of_five_has_too_few(self):
        """Without its woman B has one of the two persons that it must have."""
        election = el.load(EXAMPLES / EXAMPLE)
        (quota,) = election.system.members
        roster = election.returns.list_of("party list", "B")
        born = dt.date(1970, 5, 5)
        man = el.Candidate("B2 man", sex="male", birth_date=born, groups=())
        persons = tuple(man if each.name == "B2 woman" else each for each in roster.candidates)

        assert quota.check(roster).complies
        assert not quota.check(attrs.evolve(roster, candidates=persons)).complies
