"""The checks of a rule, without pytest: which they are, what a rule is, and the report."""

from functools import partial

import pytest
from mutants_conduct import by_order
from refusing import refused
from slips import dhondt, hare
from tables import table

import electoral as el
from electoral import NoResult
from electoral.errors import InvalidRule
from electoral.testing import (
    BASIC_CHECKS,
    PROPERTIES,
    Check,
    CheckFailed,
    Profile,
    Subject,
    check_rule,
    limited,
    rule_of,
)
from electoral.testing.limits import CONDITIONS

SHORT = Profile(name="short", examples=1)
UPPER = {"votes": {"A": 50, "B": 9, "C": 9, "D": 9}, "seats": 4}
ALWAYS = tuple(id_ for id_ in BASIC_CHECKS if id_ not in {"bounds_respected", "array_form"})


def ids(rule, **said):
    """Give the ids of the checks of a rule, in their order."""
    return [each.check for each in check_rule(rule, profile=SHORT, **said).verdicts]


class TestWhichChecks:
    def test_what_is_asked_of_every_rule_comes_first(self):
        """Basic checks, claims in the order of the properties, denials; whatever the order given."""
        said = ["merge_gain", "concordance", "lower_quota"]

        assert ids(dhondt, claims=said, denies={"upper_quota": UPPER}) == [
            *ALWAYS,
            "concordance",
            "lower_quota",
            "merge_gain",
            "upper_quota",
        ]

    def test_bounds_are_asked_of_rules_that_take_both(self):
        """A rule with a minimum only is not asked, one with both is."""

        def half(votes, seats, minimum=None):  # noqa: ARG001 - never given
            return dhondt(votes, seats)

        assert "bounds_respected" in ids(rule_of("dhondt"))
        assert "bounds_respected" not in ids(half)
        assert "bounds_respected" not in ids(dhondt)

    def test_arrays_are_asked_of_rules_that_have_them(self):
        """With an array form there is one check more."""
        assert "array_form" in ids(dhondt, array_form=lambda votes, seats: votes * seats)
        assert "array_form" not in ids(dhondt)

    def test_progress_is_told_before_each(self):
        """Each check is told with its place and their number."""
        told = []
        check_rule(
            dhondt,
            claims={"lower_quota"},
            profile=SHORT,
            progress=lambda check, place, of: told.append((check.id, place, of)),
        )

        names = [*ALWAYS, "lower_quota"]
        assert told == [(name, place, len(names)) for place, name in enumerate(names)]


class TestRules:
    @pytest.mark.parametrize(
        ("rule", "message"),
        [
            ("dhondt", "'dhondt' is a method, not a rule; give rule_of"),
            (el.METHODS["dhondt"], "is a method, not a rule; give rule_of"),
            (el.DivisorMethod, "is a method, not a rule|is no rule"),
            (dict, "is no rule; give a function of votes and seats"),
            (None, "None is no rule"),
            ({"A": 1}, "is no rule"),
        ],
        ids=str,
    )
    def test_what_is_no_rule_is_refused(self, rule, message):
        """A name, a method, a class, nothing and a result are no functions of votes and seats."""
        with refused(InvalidRule, TypeError, f"rule: .*({message})"):
            check_rule(rule)

    def test_an_array_form_is_a_function(self):
        """Seats in an array are none."""
        with refused(InvalidRule, TypeError, r"array_form: \[\[1, 0\]\] is no function"):
            check_rule(dhondt, array_form=[[1, 0]])

    def test_any_callable_is_a_rule_with_a_name(self):
        """A function, a lambda, a partial, a bound method, an object with a call."""

        class Rule:
            def __call__(self, votes, seats):
                """Ask D'Hondt."""
                return dhondt(votes, seats)

            def method(self, votes, seats):
                """Ask D'Hondt."""
                return dhondt(votes, seats)

        def more(votes, seats, *, again):  # noqa: ARG001 - something that is fixed
            return dhondt(votes, seats)

        rules = [
            dhondt,
            lambda votes, seats: list(dhondt(votes, seats)),
            partial(more, again=2),
            Rule().method,
            Rule(),
        ]
        reports = [check_rule(rule, profile=SHORT) for rule in rules]

        assert [each.rule for each in reports] == ["dhondt", "lambda", "more", "method", "Rule"]
        assert all(each.ok for each in reports)

    def test_a_rule_may_have_no_signature(self):
        """A function in C that tells no parameters is asked without bounds."""
        assert not Subject.of(dict.fromkeys).bounded
        assert not Subject.of(max).bounded

    def test_a_method_of_ones_own_makes_a_rule(self):
        """The rule has the name of the method, and takes bounds."""
        rule = rule_of(el.DivisorMethod("by threes", el.Linear(1, 3)))
        subject = Subject.of(rule)

        assert (subject.name, subject.bounded) == ("by threes", True)


class TestReports:
    def test_a_report_is_a_table(self):
        """Each check has its kind, what came out and the number of cases; below stands what is wrong."""
        report = check_rule(by_order, claims={"concordance"}, profile=SHORT)
        table_, left_out, *messages = str(report).split("\n\n")[1:]

        assert str(report).startswith("rule 'by_order'\n")
        assert [line.split()[0] for line in table_.splitlines()[1:]] == [*ALWAYS, "concordance"]
        assert left_out == "not checked, since the rule does not take them: minimum and maximum, arrays"
        assert report.left_out == ("bounds_respected", "array_form")
        assert messages == [each.message for each in report.broken]
        assert "ties_reported" in {each.check for each in report.broken}

    def test_a_good_report_raises_nothing(self):
        """It is good, nothing is broken, and all verdicts hold."""
        report = check_rule(dhondt, claims={"lower_quota"}, profile=SHORT)

        report.require_ok()
        assert report.ok
        assert not report.broken
        assert {each.outcome for each in report.verdicts} == {"holds"}
        assert {each.message for each in report.verdicts} == {""}

    def test_a_check_by_itself_raises(self):
        """Called with a rule it gives the verdict, or raises its message."""
        check = Check(sought=PROPERTIES["upper_quota"], kind="claimed", cases=(UPPER,), profile=SHORT)

        assert check(hare).outcome == "holds"
        with pytest.raises(CheckFailed, match="upper_quota: rule 'dhondt' fails"):
            check(dhondt)


class TestLimits:
    def test_a_limited_rule_is_asked_no_others(self):
        """It answers where the condition is met, and refuses elsewhere; its name is the rule's."""
        rule = limited(table({((2, 1), 2): [(1, 1)]}), CONDITIONS["seats_for_all"])

        assert rule({"A": 2, "B": 1}, 2) == [{"A": 1, "B": 1}]
        with pytest.raises(NoResult, match="could have a seat"):
            rule({"A": 2, "B": 1}, 1)
        assert Subject.of(rule).name == "looked_up"

    @pytest.mark.parametrize(
        ("condition", "votes", "seats", "met"),
        [
            ("seats_for_all", {"A": 5, "B": 1}, 2, True),
            ("seats_for_all", {"A": 5, "B": 1}, 1, False),
            ("seats_for_all", {"A": 5, "B": 0}, 1, True),
            ("many_votes", {"A": 4, "B": 2}, 2, True),
            ("many_votes", {"A": 4, "B": 1}, 2, False),
        ],
    )
    def test_conditions_hold_from_a_number_on(self, condition, votes, seats, met):
        """As many seats as contestants with votes; h (h + 1) votes for h seats."""
        assert CONDITIONS[condition].holds(votes, seats) is met
