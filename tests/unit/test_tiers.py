"""Tiers and what they expand to."""

from fractions import Fraction

import pytest
from made import LOTS, districts, lists
from refusing import refused

import electoral as el


class TestLists:
    def test_it_expands_to_who_and_seats(self):
        """The question who takes part comes first; only the second stage fills seats."""
        who, seats = lists(admission=el.Admission(fewest=2, factor="7/10")).stages()

        assert (who.name, who.fills, seats.name, seats.fills) == ("lists.who", False, "lists", True)
        assert seats.needs == ("lists.who",)
        assert (seats.method, seats.seats, seats.factor) == (el.METHODS["hare"], 10, Fraction(7, 10))
        assert who.who == el.Everyone()

    def test_the_seats_the_law_gives(self):
        """A number, or nothing where the districts say it."""
        assert lists().expected() == 10
        assert lists(seats="districts").expected() is None

    @pytest.mark.parametrize("field", ["seats", "method", "who", "ties"])
    def test_nothing_legal_has_a_default(self, field):
        """Seats, method, threshold and tie rules are always written down."""
        parts = {"seats": 1, "method": "hare", "who": el.Everyone(), "ties": LOTS}
        del parts[field]
        with pytest.raises(TypeError, match=f"'{field}'"):
            el.Lists("lists", **parts)

    @pytest.mark.parametrize(
        ("parts", "error", "builtin", "message"),
        [
            ({"name": ""}, el.InvalidName, ValueError, "tier: '' is empty"),
            ({"seats": -1}, el.InvalidNumber, ValueError, "seats: -1 is negative"),
            ({"seats": "district"}, el.InexactNumber, TypeError, "seats: 'district' is of type str"),
            ({"method": "hares"}, el.UnknownName, KeyError, "did you mean 'hare'"),
            ({"who": 5}, el.InvalidSystem, ValueError, "who 5 is no condition"),
            ({"who": "everyone"}, el.InvalidSystem, ValueError, "who 'everyone' is no condition"),
            ({"articles": {"seat": "1"}}, el.UnknownName, KeyError, "did you mean 'seats'"),
        ],
    )
    def test_bad_parts_are_refused(self, parts, error, builtin, message):
        """A misspelt or impossible part is refused when the law is written."""
        with refused(error, builtin, message):
            lists(**parts)

    @pytest.mark.parametrize(
        "parts",
        [
            {"ties": el.DrawLots()},
            {"ties": "draw lots"},
            {"ties": (5,)},
            {"method": 5},
            {"admission": 2},
        ],
    )
    def test_parts_of_the_wrong_kind_are_refused(self, parts):
        """Tie rules, methods and admissions are what they should be, or the law is none."""
        with refused(el.ElectoralError, Exception, "lists|ties|method|admission"):
            lists(**parts)


class TestDistricts:
    def test_it_expands_to_a_contest(self):
        """One stage that fills seats, with the seats of the law if it says them."""
        (contest,) = districts(seats=3).stages()

        assert (contest.name, contest.fills, contest.needs, contest.seats) == ("districts", True, (), 3)
        assert districts(seats=3).expected() == 3
        assert districts().expected() is None

    def test_a_misspelt_winner_is_put_right(self):
        """The winner is found by a method."""
        with refused(el.UnknownName, KeyError, "did you mean 'plurality'"):
            districts(winner="plural")


class TestAdmission:
    def test_without_a_factor_it_is_one(self):
        """No minimum and no factor is a minimum of 0 and a factor of 1."""
        rule = el.Admission(fewest=2)

        assert (rule.minimum, rule.factor) == (0, 1)

    @pytest.mark.parametrize(
        ("parts", "error", "builtin", "message"),
        [
            ({"fewest": 1.5}, el.InexactNumber, TypeError, "fewest: 1.5 is a float"),
            ({"fewest": 2, "minimum": -1}, el.InvalidNumber, ValueError, "minimum for admitted: -1"),
            ({"fewest": 2, "factor": "0%"}, el.InvalidSystem, ValueError, "0 leaves them without votes"),
            ({"fewest": 2, "factor": "3/2"}, el.InvalidNumber, ValueError, "not between 0 and 1"),
        ],
    )
    def test_bad_terms_are_refused(self, parts, error, builtin, message):
        """A minimum is whole, and a factor is above 0 and at most 1."""
        with refused(error, builtin, message):
            el.Admission(**parts)
