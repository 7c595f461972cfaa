"""Choosing members from a ranked list: bounds, objectives, counting once, what cannot be met."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from refusing import refused

import electoral as el
from electoral.representation import Bound, Choice, Unsatisfiable, choose

DAY = dt.date(2023, 3, 19)


def people(*groups):
    """Candidates named by their places from 0, with the letters of each as flags."""
    return tuple(el.Candidate(str(place), groups=tuple(flags)) for place, flags in enumerate(groups))


def placed(candidates):
    """The places of candidates as one text."""
    return "".join(each.name for each in candidates)


def at_least(number, *flags):
    """A number of persons with any of these flags."""
    return Bound(flags, at_least=number)


#: Six candidates for three seats, of whom 1, 3, 4, 5 are in group a and 2, 3, 4 in b; two of each are needed.
WITNESS = people("", "a", "b", "ab", "ab", "a")
TWO_AND_TWO = (at_least(2, "a"), at_least(2, "b"))


class TestBound:
    @pytest.mark.parametrize(
        ("share", "rounding", "seats", "number"),
        [
            ("30%", "up", 10, 3),
            ("30%", "up", 11, 4),  # 3.3
            ("30%", "down", 11, 3),
            ("30%", "half up", 11, 3),
            ("1/4", "half up", 10, 3),  # 2.5
            ("1/4", "half down", 10, 2),
            ("1/4", "half down", 11, 3),  # 2.75
            ("1/4", "half up", 9, 2),  # 2.25
            (Fraction(1, 2), "down", 7, 3),
            (Decimal("0.07"), "up", 100, 7),  # in floats it would be 8
            ("100%", "up", 4, 4),
            ("0%", "up", 4, 0),
        ],
    )
    def test_a_share_of_the_seats_is_rounded_as_the_law_says(self, share, rounding, seats, number):
        """Up, down, or to the nearest, where the word says what a half does."""
        assert Bound("women", at_least=share, rounding=rounding).number(seats) == number
        assert Bound("women", at_most=share, rounding=rounding).number(seats) == number

    def test_a_number_is_a_number_for_any_seats(self):
        """Three are three, of two seats as of ten."""
        assert [Bound("women", at_least=3).number(seats) for seats in (2, 10)] == [3, 3]

    def test_groups_together_are_one_bound(self):
        """A word is a group, a set has no order, and equal bounds are equal."""
        assert Bound("women", at_least=1) == Bound(el.Women(), at_least=1)
        assert Bound({"youth", "women"}, at_least=1) == Bound(("women", el.Flag("youth")), at_least=1)
        assert Bound("women", at_least=1) != Bound("women", at_most=1)
        assert Bound({"youth", "women"}, at_least=1).label == "women or youth"

    def test_in_words(self):
        """A bound reads as a law would say it."""
        assert str(Bound("women", at_least="30%", rounding="up")) == "women: at least 30%, rounded up"
        assert str(Bound(("a", "b"), at_most=2)) == "a or b: at most 2"

    @pytest.mark.parametrize(
        ("given", "error", "builtin", "message"),
        [
            ({}, el.InvalidSystem, ValueError, "bound on women: give at_least or at_most"),
            ({"at_least": 1, "at_most": 2}, el.InvalidSystem, ValueError, "for both, make two bounds"),
            (
                {"at_least": "30%"},
                el.InvalidSystem,
                ValueError,
                "a share needs a rounding.*give 'up', 'down'",
            ),
            ({"at_least": 3, "rounding": "up"}, el.InvalidSystem, ValueError, "leave rounding out"),
            ({"at_least": "30%", "rounding": "nearest"}, el.UnknownName, KeyError, "'nearest' is not known"),
            ({"at_least": "130%", "rounding": "up"}, el.InvalidNumber, ValueError, "not between 0 and 1"),
            (
                {"at_most": Fraction(3, 2), "rounding": "up"},
                el.InvalidNumber,
                ValueError,
                "not between 0 and 1",
            ),
            ({"at_least": -1}, el.InvalidNumber, ValueError, "bound: at least: -1 is negative"),
            ({"at_most": Fraction(-1, 2)}, el.InvalidNumber, ValueError, "negative"),
            ({"at_least": 0.3}, el.InexactNumber, TypeError, "0.3 is a float"),
            ({"at_most": True}, el.InexactNumber, TypeError, "True is a bool"),
            ({"at_least": "three"}, el.InvalidNumber, ValueError, "'three' is not a share"),
        ],
    )
    def test_bad_bounds_are_refused(self, given, error, builtin, message):
        """A bound has one end, and a share its rounding."""
        with refused(error, builtin, message):
            Bound("women", **given)

    @pytest.mark.parametrize(
        ("groups", "message"),
        [
            ((), "bound: no groups"),
            (("a", "a"), "bound: groups 'a', 'a'; give each once"),
            (5, "bound: groups 5 is no tuple"),
            ((5,), "bound: 5 is no group"),
        ],
    )
    def test_groups_are_groups(self, groups, message):
        """At least one, each once, each a group."""
        with refused(el.InvalidSystem, ValueError, message):
            Bound(groups, at_least=1)


class TestObjectives:
    @pytest.mark.parametrize(
        ("by", "members", "displaced", "promoted"),
        [
            ("list order", "034", "21", "34"),
            ("fewest displaced", "123", "0", "3"),
            ("one group after the other", "023", "1", "3"),
        ],
    )
    def test_three_objectives_give_three_choices(self, by, members, displaced, promoted):
        """Two of each group in three seats: the three objectives of laws disagree."""
        choice = choose(WITNESS, seats=3, bounds=TWO_AND_TWO, by=by)

        assert placed(choice.members) == members
        assert placed(choice.displaced) == displaced
        assert placed(choice.promoted) == promoted

    def test_a_sequence_says_which_bound_it_breaks(self):
        """The second repair undoes the first: 0, 2, 3 have one of the first group, where two are needed."""
        choice = choose(WITNESS, seats=3, bounds=TWO_AND_TWO, by="one group after the other")

        assert choice.broken == (TWO_AND_TWO[0],)
        assert [(each.number, placed(each.counted), each.missing) for each in choice.required] == [
            (2, "3", 1),
            (2, "23", 0),
        ]

    def test_the_order_of_the_law_decides_a_sequence(self):
        """The other group first: 1 gives way to 3, then 2 to 1, and now the other bound is broken."""
        choice = choose(WITNESS, seats=3, bounds=TWO_AND_TWO[::-1], by="one group after the other")

        assert (placed(choice.members), choice.broken) == ("013", (TWO_AND_TWO[1],))

    def test_a_sequence_may_evict_what_it_gained(self):
        """Groups of one person each in two seats: the last to come is the first to go, where 2 and 3 fit."""
        pair = (at_least(1, "a"), at_least(1, "b"))
        listed = people("", "", "a", "b")

        assert placed(choose(listed, seats=2, bounds=pair, by="one group after the other").members) == "03"
        assert placed(choose(listed, seats=2, bounds=pair, by="list order").members) == "23"

    def test_a_sequence_repairs_an_upper_bound(self):
        """The last in the group gives way to the first outside it."""
        listed = people("a", "a", "a", "", "a", "")
        choice = choose(listed, seats=3, bounds=[Bound("a", at_most=1)], by="one group after the other")

        assert (placed(choice.members), placed(choice.displaced)) == ("035", "21")

    @pytest.mark.parametrize("by", ["list order", "fewest displaced"])
    def test_upper_bounds(self, by):
        """Two of four in the group may stay: the last two give way."""
        listed = people("a", "a", "a", "a", "", "")
        choice = choose(listed, seats=4, bounds=[Bound("a", at_most="1/2", rounding="down")], by=by)

        assert (placed(choice.members), placed(choice.displaced)) == ("0145", "32")

    @pytest.mark.parametrize("by", ["list order", "fewest displaced", "one group after the other"])
    def test_list_order_stands_where_no_bound_binds(self, by):
        """Nobody is displaced for a bound that holds, nor where there is none, nor where there is no seat."""
        for bounds in ([], [at_least(1, "a")], [Bound("b", at_most=1)]):
            choice = choose(WITNESS, seats=3, bounds=bounds, by=by)
            assert (placed(choice.members), choice.displaced, choice.promoted) == ("012", (), ())
        assert choose(WITNESS, seats=0, bounds=[], by=by).members == ()
        assert choose((), seats=0, bounds=[], by=by) == Choice(
            members=(), displaced=(), promoted=(), required=()
        )

    def test_a_union_counts_a_person_once_and_each_counts_for_each(self):
        """Women or youth together: 2 persons. Each by itself: a young woman is both."""
        listed = people("", "", "ab", "a", "b")

        assert (
            placed(choose(listed, seats=2, bounds=[at_least(2, "a", "b")], by="list order").members) == "23"
        )
        each = choose(listed, seats=2, bounds=[at_least(1, "a"), at_least(1, "b")], by="list order")
        assert placed(each.members) == "02"


class TestCountingOnce:
    def test_different_persons_meet_different_bounds(self):
        """One person in both groups is not two: the first who can be the other comes too."""
        listed = people("", "", "ab", "b", "a")
        bounds = [at_least(1, "a"), at_least(1, "b")]
        choice = choose(listed, seats=3, bounds=bounds, by="list order", counting="once")

        assert placed(choice.members) == "023"
        assert [placed(each.counted) for each in choice.required] == ["2", "3"]
        assert placed(choose(listed, seats=3, bounds=bounds, by="list order").members) == "012"

    def test_who_counts_for_what_is_found_not_first_come(self):
        """2 could count for either group, 3 for a only; so 2 counts for b although it is of a as well."""
        listed = people("", "", "ab", "a")
        choice = choose(
            listed, seats=2, bounds=[at_least(1, "a"), at_least(1, "b")], by="list order", counting="once"
        )

        assert [placed(each.counted) for each in choice.required] == ["3", "2"]

    def test_persons_who_would_have_to_count_twice_are_missing(self):
        """One person in both groups cannot meet two minima."""
        outcome = choose(
            people("", "ab", ""),
            seats=2,
            bounds=[at_least(1, "a"), at_least(1, "b")],
            by="fewest displaced",
            counting="once",
        )

        assert (outcome.missing, placed(outcome.nearest.members)) == (1, "01")
        assert [each.groups[0].label for each in outcome.conflict] == ["a", "b"]


class TestUnsatisfiable:
    @pytest.mark.parametrize("by", ["list order", "fewest displaced", "one group after the other"])
    def test_a_group_nobody_is_in(self, by):
        """The bound is named, with how many are missing and whom the best choice would seat."""
        empty = Bound("c", at_least=2)
        outcome = choose(WITNESS, seats=3, bounds=[at_least(1, "a"), empty], by=by)

        assert isinstance(outcome, Unsatisfiable)
        assert (outcome.conflict, outcome.missing) == ((empty,), 2)
        assert placed(outcome.nearest.members) == "012"
        assert outcome.nearest.broken == (empty,)

    def test_only_bounds_that_conflict_are_named(self):
        """Two of a and two of b do not fit in three seats where nobody is both; c is no part of it."""
        listed = people("", "ac", "a", "b", "b", "c")
        bounds = [at_least(1, "c"), at_least(2, "a"), at_least(2, "b")]
        outcome = choose(listed, seats=3, bounds=bounds, by="list order")

        assert outcome.conflict == (bounds[1], bounds[2])
        assert (outcome.missing, placed(outcome.nearest.members)) == (1, "123")

    def test_more_than_there_are_seats(self):
        """Three of two seats cannot be: two are found, one is missing."""
        outcome = choose(WITNESS, seats=2, bounds=[at_least(3, "a")], by="list order")

        assert (outcome.missing, placed(outcome.nearest.members)) == (1, "13")

    @pytest.mark.parametrize("counting", ["in every group", "once"])
    def test_a_number_beyond_all_sense_is_missing(self, counting):
        """A billion persons are missing, less the two there are; that takes no longer than three."""
        outcome = choose(WITNESS, seats=2, bounds=[at_least(10**9, "a")], by="list order", counting=counting)

        assert outcome.missing == 10**9 - 2

    def test_an_upper_bound_that_leaves_too_few(self):
        """All but one are in a group of which one may be seated: one too many in three seats."""
        bound = Bound("a", at_most=1)
        outcome = choose(people("a", "a", "", "a"), seats=3, bounds=[bound], by="fewest displaced")

        assert (outcome.conflict, outcome.missing) == ((bound,), 1)
        assert (placed(outcome.nearest.members), outcome.nearest.required[0].missing) == ("012", 1)

    def test_groups_that_overlap_in_pairs(self):
        """Nobody but 3 and 5 is of a, which needs three: one is missing, whoever else is seated."""
        listed = people("", "", "", "ab", "bc", "ca")
        bounds = [at_least(3, "a"), at_least(2, "b"), at_least(2, "c")]
        outcome = choose(listed, seats=3, bounds=bounds, by="list order")

        assert (outcome.missing, placed(outcome.nearest.members)) == (1, "345")
        assert outcome.conflict == (bounds[0],)


class TestInput:
    def test_fewer_candidates_than_seats(self):
        """A short list is another problem than a bound."""
        with refused(el.NoResult, ValueError, "4 seats, but only 3 candidates"):
            choose(people("", "", ""), seats=4, bounds=[], by="list order")

    @pytest.mark.parametrize(
        ("candidates", "message"),
        [
            ((*people("", "a"), el.Candidate("1")), "'1' stands twice"),
            (frozenset(people("")), "a set has no list order"),
            (("A",), "'A' is no Candidate"),
            (5, "5 is no tuple of Candidate"),
        ],
    )
    def test_candidates_are_a_list(self, candidates, message):
        """Each person once, in an order."""
        with refused(el.InvalidReturns, ValueError, f"candidates: {message}"):
            choose(candidates, seats=1, bounds=[], by="list order")

    @pytest.mark.parametrize(
        ("given", "error", "builtin", "message"),
        [
            ({"by": "lottery"}, el.UnknownName, KeyError, "choosing by: 'lottery' is not known"),
            (
                {"counting": "twice"},
                el.UnknownName,
                KeyError,
                "counting: 'twice' is not known; Known: 'in every group', 'once'",
            ),
            ({"seats": 1.5}, el.InexactNumber, TypeError, "seats: 1.5 is a float"),
            ({"seats": -1}, el.InvalidNumber, ValueError, "seats: -1 is negative"),
            ({"bounds": ["women"]}, el.InvalidReturns, ValueError, "bounds: 'women' is no Bound"),
            ({"bounds": Bound("a", at_least=1)}, el.InvalidReturns, ValueError, "is no tuple of Bound"),
            (
                {"counting": "once", "by": "one group after the other"},
                el.InvalidSystem,
                ValueError,
                "counting once, one group after the other: .* choose by 'list order'",
            ),
            (
                {"counting": "once", "bounds": [Bound("a", at_most=1)]},
                el.InvalidSystem,
                ValueError,
                "counting once: 'a: at most 1' does not say who may count elsewhere",
            ),
        ],
    )
    def test_rules_are_rules(self, given, error, builtin, message):
        """What is no rule is refused with the rules there are."""
        with refused(error, builtin, message):
            choose(WITNESS, **({"seats": 3, "bounds": TWO_AND_TWO, "by": "list order"} | given))

    @pytest.mark.parametrize(
        ("group", "asked"),
        [
            (el.Women(), "group 'women'; give the sex"),
            (el.YoungerThan(29, on=DAY), "group 'under 29 on 2023-03-19'; give the birth date"),
            (el.Flag("disability"), "group 'disability'; give the groups \\(empty if none\\)"),
        ],
    )
    def test_what_is_not_known_of_somebody(self, group, asked):
        """The candidate and what is missing of them are named."""
        with refused(el.MissingFigure, LookupError, f"candidate 'B': not known whether in {asked}"):
            choose([el.Candidate("B")], seats=1, bounds=[Bound(group, at_least=1)], by="list order")

    def test_a_group_of_ones_own(self):
        """Any group serves; what it asks for is its own affair."""

        class Northerners:
            label = "north"

            def includes(self, candidate):
                return {"N": True, "S": False}.get(candidate.name)

        bound = Bound(Northerners(), at_least=1)
        listed = [el.Candidate("S"), el.Candidate("N")]

        assert placed(choose(listed, seats=1, bounds=[bound], by="list order").members) == "N"
        with refused(el.MissingFigure, LookupError, "'X': not known whether in group 'north'; give what the"):
            choose([el.Candidate("X")], seats=1, bounds=[bound], by="list order")

    def test_what_does_not_decide_need_not_be_known(self):
        """One group settles a union; a bound that nothing can break asks nobody, but counts whom it knows."""
        listed = [el.Candidate("A", sex="female"), el.Candidate("B", sex="male")]
        union = Bound(("women", "youth"), at_least=1)
        idle = Bound("women", at_least="1%", rounding="down")

        assert choose(listed[:1], seats=1, bounds=[union], by="list order").broken == ()
        free = choose([*listed, el.Candidate("C")], seats=3, bounds=[idle], by="list order")
        assert [placed(each.counted) for each in free.required] == ["A"]

    def test_a_day_before_a_birth(self):
        """A candidate born after the day on which age is counted is a slip."""
        born = el.Candidate("A", birth_date=dt.date(2024, 1, 1))
        with refused(el.InvalidSystem, ValueError, "candidate 'A': born 2024-01-01, after the day"):
            choose([born], seats=1, bounds=[Bound(el.YoungerThan(29, on=DAY), at_least=1)], by="list order")
