"""The checks as tests of pytest: parameters, examples, and what is given by rule."""

import pytest
from mutants_conduct import by_order
from refusing import refused
from slips import dhondt, hare, sainte_lague

from electoral.errors import InvalidCase, InvalidRule, UnknownName
from electoral.testing import BASIC_CHECKS, Profile, example, parametrize_with_checks, rule_of

SHORT = Profile(name="short", examples=2)
UPPER = {"votes": {"A": 50, "B": 9, "C": 9, "D": 9}, "seats": 4}
TIE = {"votes": {"A": 1, "B": 1}, "seats": 1}


def made(rules, *examples, **said):
    """Give the parameters that a test is given, each as its id, the rule and the check."""

    def test(rule, check):
        check(rule)

    for check, case in reversed(examples):
        test = example(check, **case)(test)
    (mark,) = parametrize_with_checks(rules, **said)(test).pytestmark
    assert (mark.name, mark.args[0]) == ("parametrize", ("rule", "check"))
    return [(each.id, *each.values) for each in mark.args[1]]


def check_of(parameters, name):
    """Give the check with this id."""
    return next(check for id_, _, check in parameters if id_ == name)


def test_each_rule_meets_each_check():
    """The ids are the rule and the check, so that a part of them selects."""
    parameters = made([dhondt, rule_of("hare")], claims={"lower_quota"}, denies={"upper_quota": UPPER})
    ids = [id_ for id_, _, _ in parameters]

    assert ids[0] == "dhondt-house_filled"
    assert {"dhondt-lower_quota", "hare-upper_quota", "hare-bounds_respected"} <= set(ids)
    assert len(ids) == len(set(ids)) == 2 * (len(BASIC_CHECKS) - 1) + 2 * 2 - 1
    assert all(id_ == f"{getattr(rule, '__name__', '')}-{check.id}" for id_, rule, check in parameters)


@parametrize_with_checks([dhondt, sainte_lague], claims={"house_monotonicity"}, profile=SHORT)
@example("house_monotonicity", votes={"A": 6, "B": 6, "C": 2}, seats=10)
def test_a_sound_rule_passes_as_a_test_of_a_user(rule, check):
    """What a user writes, with a kept case."""
    assert check(rule).ok


def test_claims_denials_and_arrays_may_be_given_by_rule():
    """Each rule has its own, and one that is not named has none."""
    parameters = made(
        [dhondt, hare, sainte_lague],
        claims={dhondt: {"lower_quota"}, hare: {"upper_quota"}},
        denies={dhondt: {"upper_quota": UPPER}},
        array_form={sainte_lague: lambda votes, seats: votes * seats},
    )
    more = [id_ for id_, _, check in parameters if check.kind != "basic" or check.id == "array_form"]

    assert more == ["dhondt-lower_quota", "dhondt-upper_quota", "hare-upper_quota", "sainte_lague-array_form"]


@pytest.mark.parametrize("what", ["claims", "denies", "array_form"])
def test_what_is_given_for_a_rule_that_is_not_there_is_refused(what):
    """A rule that is not among those tested is a slip."""
    with refused(InvalidRule, TypeError, f"{what}: .* is none of the rules"):
        made([dhondt], **{what: {hare: {}}})


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (dhondt, r"is no list of rules; give a list, \[rule\] for one"),
        ("dhondt", "is no list of rules"),
        (None, "is no list of rules"),
        ([], "there is none; give at least one"),
        (["dhondt"], "give rule_of"),
        ([dict], "is no rule"),
    ],
    ids=["a rule", "text", "nothing", "none", "an id", "a class"],
)
def test_rules_are_a_list_of_rules(rules, message):
    """One rule, a name, nothing, an empty list, and a list of something else are refused."""
    with refused(InvalidRule, TypeError, message):
        made(rules)


def test_rules_may_be_a_generator():
    """They are read once, and each is tested."""
    ids = [id_ for id_, _, _ in made(rule for rule in (dhondt, hare))]

    assert {"dhondt-house_filled", "hare-house_filled"} <= set(ids)


class TestExamples:
    def test_an_example_is_tried_before_any_search(self):
        """Those written first are tried first; then the stored ones."""
        fine = {"votes": {"A": 3, "B": 2}, "seats": 2}
        parameters = made([dhondt], ("lower_quota", fine), ("lower_quota", UPPER), claims={"lower_quota"})

        assert check_of(parameters, "dhondt-lower_quota").examples == (fine, UPPER)

    def test_an_example_is_for_its_check(self):
        """A basic check has examples too, and no other check has them."""
        parameters = made([by_order], ("ties_reported", TIE))

        assert [check.id for _, _, check in parameters if check.examples] == ["ties_reported"]
        with pytest.raises(AssertionError, match=r"got:     \{'A': 1, 'B': 0\}"):
            check_of(parameters, "by_order-ties_reported")(by_order)

    def test_an_example_stands_below(self):
        """Above it comes too late, and is refused with the place where it belongs."""

        def test(rule, check):
            check(rule)

        marked = parametrize_with_checks([dhondt])(test)
        with refused(InvalidRule, TypeError, "'ties_reported' stands above .*; put it below"):
            example("ties_reported", **TIE)(marked)

    def test_an_example_is_for_a_check_that_is_made(self):
        """Unknown names and properties that are not claimed are refused."""
        with refused(UnknownName, KeyError, r"example: check: 'ties' is not known.*'ties_reported'"):
            made([dhondt], ("ties", TIE))
        with refused(InvalidRule, TypeError, "example: 'upper_quota' is not claimed"):
            made([dhondt], ("upper_quota", UPPER))

    def test_an_example_is_a_case(self):
        """Something missing, something more, and no votes are refused when the test is made."""
        with refused(InvalidCase, ValueError, "merge_gain: the case has no 'pair'"):
            made([dhondt], ("merge_gain", TIE), claims={"merge_gain"})
        with refused(InvalidCase, ValueError, "the case has 'pair', which the property does not look at"):
            made([dhondt], ("ties_reported", TIE | {"pair": ["A", "B"]}))
        with refused(InvalidCase, ValueError, "are no votes by contestant"):
            made([dhondt], ("ties_reported", {"votes": {}, "seats": 1}))

    def test_a_test_without_checks_keeps_its_examples_to_itself(self):
        """Two tests do not share them."""

        def one(rule, check):
            check(rule)

        def other(rule, check):
            check(rule)

        example("ties_reported", **TIE)(one)
        (mark,) = parametrize_with_checks([dhondt])(other).pytestmark

        assert not any(check.cases for _, check in (each.values for each in mark.args[1]))
