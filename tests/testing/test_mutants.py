"""Wrong rules: every check finds the slips that it is there for."""

import attrs
import pytest
from mutants import MUTANTS, PROPERTY_MUTANTS, UNSOUND
from mutants_arrays import sound_rows
from slips import dhondt, hare, sainte_lague

from electoral.testing import (
    BASIC_CHECKS,
    PROFILES,
    PROPERTIES,
    Check,
    Profile,
    Subject,
    Violation,
    check_rule,
)
from electoral.testing.search import search

CHECKS = BASIC_CHECKS | PROPERTIES
SEARCHED = [each for each in MUTANTS if each.case is None]
SHOWN = [each for each in MUTANTS if each.case is not None]
SEEDS = (PROFILES["default"].seed, 1, 2, 3)
FEW = Profile(name="few", examples=5)


def subject(mutant):
    """Give a mutant as the checks see it."""
    return Subject.of(mutant.rule, array_form=mutant.array_form)


class Found(BaseException):  # hypothesis lets it pass, and makes no case smaller
    """The violation that was sought."""


def ending_the_search(check):
    """Give a check that ends a search by its first violation."""

    def ending(asked, **case):
        try:
            check.check(asked, **case)
        except Violation as violation:
            raise Found(violation) from None

    return attrs.evolve(check, check=ending)


@pytest.mark.parametrize("mutant", SEARCHED, ids=str)
def test_a_search_finds_a_case_against_a_wrong_rule(mutant):
    """The default profile finds it for its own seed and for others, so it is not luck."""
    check = ending_the_search(CHECKS[mutant.check])

    for seed in SEEDS:
        with pytest.raises(Found) as found:
            search(check, subject(mutant), attrs.evolve(PROFILES["default"], seed=seed))
        assert found.value.args[0].basic in (None, mutant.check)


@pytest.mark.parametrize("mutant", SHOWN, ids=str)
def test_a_case_shows_that_a_rule_is_wrong(mutant):
    """Where a wrong rule seldom shows, the check sees it in a case that is given."""
    violation = CHECKS[mutant.check].violation(subject(mutant), mutant.case)

    assert violation is not None
    assert violation.basic in (None, mutant.check)


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_has_a_mutant_that_a_search_finds(check):
    """No check is there that has never rejected anything by itself."""
    assert check in {each.check for each in SEARCHED}


def lacking_only_a_property():
    """Give the rules that are wrong about a property and about nothing that is asked of every rule."""
    unsound = {each.rule for each in UNSOUND if each.array_form is None}
    return list(dict.fromkeys(each.rule for each in PROPERTY_MUTANTS if each.rule not in unsound))


@pytest.mark.parametrize("rule", lacking_only_a_property())
def test_a_rule_that_lacks_a_property_is_sound_otherwise(rule):
    """What is rejected is the lack of the property, and not a seat that is lost on the way."""
    broken = {each.check for each in check_rule(rule, profile=FEW).broken}
    lacking = {each.check for each in PROPERTY_MUTANTS if each.rule is rule}

    # Large numbers are a case of concordance, which some of the rules lack.
    assert broken <= ({"large_numbers"} if "concordance" in lacking else set())


@pytest.mark.parametrize("rule", [dhondt, sainte_lague, hare])
def test_a_sound_rule_passes(rule):
    """The rules of which the wrong ones are made do all that every rule has to do."""
    check_rule(rule, profile=FEW).require_ok()


def test_a_sound_array_form_passes():
    """Exact arrays agree with D'Hondt row by row, ties and refusals included."""
    check = Check(sought=BASIC_CHECKS["array_form"], kind="basic", array_form=sound_rows)

    assert check(dhondt).outcome == "holds"


def test_what_is_true_of_a_method_is_not_rejected():
    """D'Hondt passes the properties that it has by theorem, on other cases for another seed."""
    claims = {"lower_quota", "house_monotonicity", "merge_gain", "coherence", "exactness"}

    check_rule(dhondt, claims=claims, profile=attrs.evolve(FEW, seed=5)).require_ok()
