"""Allocation by hand: textbook numbers, bounds, ties, and what is refused."""

import contextlib
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from refusing import refused

import electoral as el
from electoral.methods import ALIASES, method_named
from electoral.methods.divisor import method as divisor

IDS = tuple(el.METHODS)
#: Those by which one seat for a few contestants is never more than one whole quota.
FITTING = tuple(key for key in IDS if key != "reinforced_imperiali")
TEXTBOOK = {"A": 53, "B": 24, "C": 23}


class TestAllocate:
    @pytest.mark.parametrize(
        ("method", "seats"),
        [
            # Quota 20: 2.65, 1.2, 1.15; remainders .65, .2, .15.
            ("hare", {"A": 3, "B": 1, "C": 1}),
            # 53, 26.5, 24, 23, 17.67: the fifth is A's third.
            ("dhondt", {"A": 3, "B": 1, "C": 1}),
            # 53, 24, 23, 17.67, 10.6: the fifth is A's third, before B's 8.
            ("sainte_lague", {"A": 3, "B": 1, "C": 1}),
        ],
    )
    def test_five_seats_by_hand(self, method, seats):
        """Five seats for 53, 24 and 23 votes, worked out on paper."""
        assert el.allocate(TEXTBOOK, 5, method=method).seats == seats

    @pytest.mark.parametrize(
        ("method", "seats"),
        [
            # Quota 16 2/3: 3.18, 1.44, 1.38: the last seat goes to B's remainder of .44.
            ("hare", {"A": 3, "B": 2, "C": 1}),
            # 53, 26.5, 24, 23, 17.67, 13.25 > 12: the sixth is A's fourth.
            ("dhondt", {"A": 4, "B": 1, "C": 1}),
            # 53, 24, 23, 17.67, 10.6, 8 > 7.67 > 7.57: the sixth is B's second.
            ("sainte_lague", {"A": 3, "B": 2, "C": 1}),
        ],
    )
    def test_six_seats_tell_the_methods_apart(self, method, seats):
        """With six seats D'Hondt gives A the seat that the others give B."""
        assert el.allocate(TEXTBOOK, 6, method=method).seats == seats

    def test_plurality_gives_one_each(self):
        """Two seats go to the two with most votes, however far ahead the first is."""
        assert el.allocate({"A": 90, "B": 6, "C": 4}, 2, method="plurality").seats == {"A": 1, "B": 1, "C": 0}

    def test_plurality_never_gives_two(self):
        """Three cannot take five seats, whatever their maximum, and nobody can be promised two."""
        for maximum in (None, 2, 5):
            with refused(el.NoResult, ValueError, "2 of 5 cannot be given: 'A', 'B', 'C' may not get more"):
                el.allocate(TEXTBOOK, 5, method="plurality", maximum=maximum)
        with refused(el.NoResult, ValueError, "'B': minimum 2, but plurality gives one seat each; lower it"):
            el.allocate(TEXTBOOK, 5, method="plurality", minimum={"B": 2})
        assert el.allocate(TEXTBOOK, 2, method="plurality", maximum={"A": 0}).seats == {
            "A": 0,
            "B": 1,
            "C": 1,
        }
        assert el.allocate(TEXTBOOK, 2, method="plurality", minimum={"C": 1}).seats == {
            "A": 1,
            "B": 0,
            "C": 1,
        }

    @pytest.mark.parametrize("method", IDS)
    def test_zero_seats_give_everybody_zero(self, method):
        """Without seats nobody gets one, votes or not."""
        allocation = el.allocate({"A": 5, "B": 0}, 0, method=method)

        assert allocation.seats == {"A": 0, "B": 0}
        assert allocation.unique

    @pytest.mark.parametrize("method", ["hare", "dhondt", "sainte_lague"])
    def test_one_contestant_gets_all(self, method):
        """The only one who stands gets every seat, also of a house of 10**30."""
        assert el.allocate({"A": 1}, 10**30, method=method).seats == {"A": 10**30}

    @pytest.mark.parametrize("method", ["hare", "dhondt", "sainte_lague"])
    def test_votes_beyond_floats_are_told_apart(self, method):
        """One vote more decides, at 2**60 votes where floats see none."""
        assert el.allocate({"A": 2**60, "B": 2**60 + 1}, 1, method=method).seats == {"A": 0, "B": 1}

    @pytest.mark.parametrize("method", ["hare", "dhondt", "sainte_lague"])
    def test_an_enormous_house_is_filled_at_once(self, method):
        """A third and two thirds of 3 x 10**17 seats."""
        seats = el.allocate({"A": 1, "B": 2}, 3 * 10**17, method=method).seats

        assert seats == {"A": 10**17, "B": 2 * 10**17}

    @pytest.mark.parametrize("method", FITTING)
    def test_exact_numbers_of_all_types_are_one(self, method):
        """Int, Fraction, Decimal and numpy integers of equal value are equal votes."""
        votes = {"A": 2, "B": Fraction(2), "C": Decimal("2.0"), "D": np.int32(2)}
        tie = el.allocate(votes, 1, method=method).tie

        assert (tie.contestants, tie.places) == (("A", "B", "C", "D"), 1)

    def test_numpy_arrays_are_sequences_of_votes(self):
        """An array of integers is numbered from 0; quotients 5, 3, 2.5."""
        assert el.allocate(np.array([5, 3, 1]), 3, method="dhondt").seats == {0: 2, 1: 1, 2: 0}

    def test_a_method_of_ones_own_needs_no_parents(self):
        """Any object with `allocate` is a method."""

        class FirstTakesAll:
            def allocate(self, votes, seats, minimum=None, maximum=None):  # noqa: ARG002
                """Give everything to the first."""
                first = next(iter(votes))
                return el.Allocation({key: seats * (key == first) for key in votes}, None)

        allocation = el.allocate({"B": 1, "A": 9}, 4, method=FirstTakesAll())

        assert allocation.seats == {"B": 4, "A": 0}
        assert allocation.evidence is None

    @pytest.mark.parametrize(
        ("votes", "error", "builtin", "message"),
        [
            ({}, el.InvalidTally, ValueError, "no contestant"),
            ([], el.InvalidTally, ValueError, "no contestant"),
            ("AB", el.InvalidTally, ValueError, "'AB' is neither a mapping nor a sequence"),
            (5, el.InvalidTally, ValueError, "5 is neither"),
            (None, el.InvalidTally, ValueError, "None is neither"),
            ({"A": 0.5}, el.InexactNumber, TypeError, "votes for 'A': 0.5 is a float"),
            ({"A": True}, el.InexactNumber, TypeError, "votes for 'A': True is a bool"),
            ({"A": -1}, el.InvalidNumber, ValueError, "votes for 'A': -1 is negative"),
            ({"A": Decimal("NaN")}, el.InvalidNumber, ValueError, "is not finite"),
            ({"A": Decimal("1e9999999")}, el.InvalidNumber, ValueError, "more than 1000 digits"),
            ([1, float("nan")], el.InexactNumber, TypeError, "votes for 1: nan is a float"),
            (np.array([0.5]), el.InexactNumber, TypeError, "votes for 0: .*0.5.* is a float"),
        ],
    )
    @pytest.mark.parametrize("method", IDS)
    def test_bad_votes_are_refused(self, method, votes, error, builtin, message):
        """Every method refuses votes that are none, with the contestant in the message."""
        with refused(error, builtin, message):
            el.allocate(votes, 1, method=method)

    @pytest.mark.parametrize(
        ("seats", "error", "builtin"),
        [
            (-1, el.InvalidNumber, ValueError),
            (1.0, el.InexactNumber, TypeError),
            (True, el.InexactNumber, TypeError),
            (Fraction(1, 2), el.InvalidNumber, ValueError),
            (None, el.InexactNumber, TypeError),
            ("5", el.InexactNumber, TypeError),
        ],
    )
    def test_bad_seats_are_refused(self, seats, error, builtin):
        """Seats are a whole number of zero or more."""
        with refused(error, builtin, "^seats: "):
            el.allocate({"A": 1}, seats, method="hare")

    def test_a_misspelt_method_is_put_right(self):
        """The nearest id is offered and all are listed."""
        with refused(el.UnknownName, KeyError, "method: 'dhont' is not known; did you mean 'dhondt'"):
            el.allocate({"A": 1}, 1, method="dhont")

    @pytest.mark.parametrize(
        ("alias", "name"),
        [
            *((alias, " or ".join(map(repr, ids))) for alias, ids in ALIASES.items()),
            ("D’HONDT", "'dhondt'"),
            ("sainte lague", "'sainte_lague'"),
            ("Hare", "'hare'"),
            ("EQUAL_PROPORTIONS", "'huntington_hill'"),
            ("hagenbach-bischoff", "'hagenbach_bischoff'"),
        ],
    )
    def test_another_name_of_a_method_is_told_ours(self, alias, name):
        """Files agree on one id; what textbooks call it is understood, and told what it may be."""
        with refused(el.UnknownName, KeyError, f"is called {name} here; write"):
            el.allocate({"A": 1}, 1, method=alias)

    def test_aliases_are_of_methods_and_none_is_an_id(self):
        """Each leads to methods, and no id is understood as another."""
        assert {name for ids in ALIASES.values() for name in ids} <= set(IDS)
        assert not set(ALIASES) & set(IDS)

    def test_a_method_is_given_back_as_it_is(self):
        """By its id or as an object."""
        assert method_named("hare") is el.METHODS["hare"]
        assert method_named(el.METHODS["hare"]) is el.METHODS["hare"]

    @pytest.mark.parametrize("method", IDS)
    def test_who_has_no_votes_is_not_seated_and_does_not_vanish(self, method):
        """B and C stand in the result without a seat, in their places, where there is a result."""
        votes = {"B": 0, "A": 5, "C": 0, "D": 4, "E": 3}
        for seats in range(4):
            with contextlib.suppress(el.NoResult):
                for each in el.allocate(votes, seats, method=method).outcomes():
                    assert list(each) == list(votes)
                    assert (each["B"], each["C"]) == (0, 0)
                    assert sum(each.values()) == seats

    @pytest.mark.parametrize("method", [None, 5, ("hare",)])
    def test_what_is_no_method_is_refused(self, method):
        """An object without `allocate` is told to be no method."""
        with refused(el.ElectoralError, Exception, "method: "):
            el.allocate({"A": 1}, 1, method=method)

    def test_every_id_is_the_method_of_its_name(self):
        """The table of methods holds each under its own name."""
        assert {key: method.name for key, method in el.METHODS.items()} == {key: key for key in IDS}


class TestBounds:
    @pytest.mark.parametrize(
        ("method", "bounds", "seats"),
        [
            # Quota 20: claims 2.65, 1.65 and 1.2 are met, C has its promise; A's third, of .65, is refused.
            ("hare", {"minimum": {"C": 2}}, {"A": 2, "B": 1, "C": 2}),
            # A held to 1: B and C share 4 seats; dhondt 24, 23, 12, 11.5.
            ("dhondt", {"maximum": {"A": 1}}, {"A": 1, "B": 2, "C": 2}),
            ("sainte_lague", {"minimum": 1, "maximum": 2}, {"A": 2, "B": 2, "C": 1}),
            # Caps hold while seats are given: the one that A may not have goes on to B's 12.
            ("dhondt", {"maximum": 2}, {"A": 2, "B": 2, "C": 1}),
            ("droop", {"maximum": 2}, {"A": 2, "B": 2, "C": 1}),
            ("huntington_hill", {"maximum": {"A": 2}}, {"A": 2, "B": 2, "C": 1}),
            ("quota_method", {"minimum": {"C": 1}}, {"A": 3, "B": 1, "C": 1}),
        ],
    )
    def test_bounds_by_hand(self, method, bounds, seats):
        """A minimum is promised and a maximum is kept, for all or for some."""
        assert el.allocate(TEXTBOOK, 5, method=method, **bounds).seats == seats

    def test_bounds_that_bind_on_both_sides(self):
        """A stops at 18 and B has its 7; of the last 6 seats D has 3, 1.5, 1, .75, .6 and C has 1."""
        votes = {"A": 50, "B": 2, "C": 1, "D": 3}
        bounds = {"minimum": {"A": 8, "B": 7}, "maximum": {"A": 18, "D": 13}}

        assert el.allocate(votes, 31, method="dhondt", **bounds).seats == {"A": 18, "B": 7, "C": 1, "D": 5}

    def test_a_minimum_is_given_also_without_votes(self):
        """A contestant without votes has its promised seat and no more."""
        assert el.allocate({"A": 5, "B": 0}, 3, method="dhondt", minimum={"B": 1}).seats == {"A": 2, "B": 1}

    @pytest.mark.parametrize(
        ("bounds", "error", "builtin", "message"),
        [
            (
                {"minimum": 2},
                el.NoResult,
                ValueError,
                "minimum: 6 seats promised to 'A', 'B', 'C', 5 to give: 1 too many",
            ),
            ({"maximum": 1}, el.NoResult, ValueError, "2 of 5 cannot be given: 'A', 'B', 'C'"),
            ({"minimum": 6}, el.NoResult, ValueError, "'A': minimum 6 is 1 more than the 5 seats there are"),
            (
                {"minimum": {"B": 3}, "maximum": {"B": 2}},
                el.InvalidNumber,
                ValueError,
                "'B': minimum 3 is 1 above its maximum 2",
            ),
            ({"minimum": {"X": 1}}, el.UnknownName, KeyError, "minimum: contestant: 'X' is not known"),
            (
                {"minimum": {"A": 6}, "maximum": 9},
                el.NoResult,
                ValueError,
                "'A': minimum 6 is 1 more than the 5",
            ),
            (
                {"minimum": {"A": Fraction(1, 2)}},
                el.InvalidNumber,
                ValueError,
                "minimum of 'A': .* is not whole",
            ),
            ({"maximum": "3"}, el.InexactNumber, TypeError, "maximum: '3' is neither a number nor a mapping"),
            ({"maximum": {"a": 1}}, el.UnknownName, KeyError, "maximum: contestant: 'a' is not known"),
            ({"minimum": -1}, el.InvalidNumber, ValueError, "minimum: -1 is negative"),
            ({"maximum": {"A": 1.5}}, el.InexactNumber, TypeError, "maximum of 'A': 1.5 is a float"),
            ({"minimum": True}, el.InexactNumber, TypeError, "minimum: True is a bool"),
        ],
    )
    def test_bad_bounds_are_refused(self, bounds, error, builtin, message):
        """Bounds that promise too much, cross, or name a stranger are refused."""
        with refused(error, builtin, message):
            el.allocate(TEXTBOOK, 5, method="hare", **bounds)

    @pytest.mark.parametrize("method", IDS)
    def test_nobody_with_votes_is_no_result(self, method):
        """Seats cannot be given where nobody has votes, and it is said why."""
        with refused(el.NoResult, ValueError, "seats: 1 of 1 cannot be given: nobody has votes"):
            el.allocate({"A": 0, "B": 0}, 1, method=method)


class TestEvidence:
    def test_of_a_quota(self):
        """Quota 100/5 = 20: 2 quotas and 13/20, 1 and 4/20, 1 and 3/20."""
        evidence = el.allocate(TEXTBOOK, 5, method="hare").evidence

        assert evidence.quota == 20
        assert evidence.wholes == {"A": 2, "B": 1, "C": 1}
        assert evidence.remainders == {"A": Fraction(13, 20), "B": Fraction(1, 5), "C": Fraction(3, 20)}

    def test_of_votes_with_fractions(self):
        """The quota is of votes as they were given: 3/2 votes for 2 seats are 3/4 a seat."""
        assert el.allocate({"A": Fraction(1, 2), "B": 1}, 2, method="hare").evidence.quota == Fraction(3, 4)

    def test_of_divisors(self):
        """The fifth seat is A's third at 53/3; the next would have been A's fourth at 53/4."""
        evidence = el.allocate(TEXTBOOK, 5, method="dhondt").evidence

        assert evidence.divisors == (1, 2, 3)
        assert (evidence.lowest_awarded, evidence.highest_refused) == (Fraction(53, 3), Fraction(53, 4))

    def test_of_no_seats(self):
        """Nothing was awarded, A's first was refused, and there is no quota."""
        divisor = el.allocate(TEXTBOOK, 0, method="sainte_lague").evidence

        assert (divisor.lowest_awarded, divisor.highest_refused) == (None, 53)
        assert el.allocate(TEXTBOOK, 0, method="hare").evidence.quota is None

    def test_of_most_votes(self):
        """The fewest votes of a winner and the most of anybody else; equal in a tie."""
        won = el.allocate(TEXTBOOK, 1, method="plurality").evidence
        tied = el.allocate({"A": 5, "B": 5, "C": 3}, 1, method="plurality").evidence
        alone = el.allocate({"A": 5, "B": 0}, 1, method="plurality").evidence

        assert (won.fewest_elected, won.most_refused) == (53, 24)
        assert (tied.fewest_elected, tied.most_refused) == (5, 5)
        assert (alone.fewest_elected, alone.most_refused) == (5, None)

    def test_of_most_votes_in_a_sequence(self):
        """Votes in a sequence have evidence too."""
        assert el.allocate([40, 35], 1, method="plurality").evidence.most_refused == 35

    @pytest.mark.parametrize("method", FITTING)
    def test_it_is_of_the_votes_at_the_time(self, method):
        """A change of the caller's votes after the allocation changes no evidence."""
        votes = dict(TEXTBOOK)
        allocation = el.allocate(votes, 1, method=method)
        votes["C"] = 1000

        assert allocation.evidence == el.allocate(TEXTBOOK, 1, method=method).evidence


@pytest.mark.parametrize("method", ["dhondt", "sainte_lague", "huntington_hill", "modified_sainte_lague"])
def test_binding_bounds_do_not_make_the_search_slow(monkeypatch, method):
    """A is cut to 10 and B takes the rest of ten million seats: the search starts there, not seats away."""
    starts = []
    award = divisor.award

    def watched(asked, claims, start):
        starts.append(sum(start.seats))
        return award(asked, claims, start)

    monkeypatch.setattr(divisor, "award", watched)
    seats = el.allocate({"A": 1, "B": 1}, 10**7, method=method, minimum={"B": 6 * 10**6}, maximum={"A": 10})

    assert seats.seats == {"A": 10, "B": 10**7 - 10}
    assert abs(starts[0] - 10**7) <= 2
