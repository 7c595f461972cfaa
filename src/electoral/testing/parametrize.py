"""The checks of rules as tests of pytest."""

from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar

from electoral.errors import InvalidRule
from electoral.exact import show
from electoral.testing.claims import ByRule, Claims, Denies, checks_for, examples_of, of_rule
from electoral.testing.rules import ArrayForm, Rule, Subject, name_of
from electoral.testing.search import Profile

F = TypeVar("F", bound=Callable[..., Any])
_EXAMPLES, _DONE = "electoral_examples", "electoral_parametrized"


def example(check: str, /, **case: Any) -> Callable[[F], F]:
    """Keep a case: below `parametrize_with_checks`, it is tried before any search.

    Args:
        check: the id of a property that is claimed, or of a basic check.
        case: votes, seats, and what the property looks at.

    Raises:
        UnknownName, InvalidCase: when the test is collected, if there is no such check or no such case.
    """

    def keep(test: F) -> F:
        if hasattr(test, _DONE):
            raise InvalidRule(f"example: {show(check)} stands above parametrize_with_checks; put it below")
        kept = [(check, case), *getattr(test, _EXAMPLES, [])]
        setattr(test, _EXAMPLES, kept)
        return test

    return keep


def parametrize_with_checks(
    rules: Iterable[Rule],
    *,
    claims: Claims | ByRule = (),
    denies: Denies | ByRule | None = None,
    array_form: ArrayForm | ByRule | None = None,
    profile: Profile | str | None = None,
) -> Callable[[F], F]:
    """Make a test of `rule` and `check` into one test for each rule and each check.

    The ids are `rule-check`, so that ``-k lower_quota`` selects. Where several rules differ, `claims`,
    `denies` and `array_form` may be given by rule.

    Args:
        rules: as in `check_rule`, at least one.
        claims: as in `check_rule`, or by rule.
        denies: as in `check_rule`, or by rule.
        array_form: as in `check_rule`, or by rule.
        profile: as in `check_rule`; if None, what ``--electoral-profile`` and ``--electoral-seed`` say.

    Raises:
        UnknownName, InvalidRule, InvalidCase: for what is no rule, no property or no case.

    >>> from electoral.testing import rule_of
    >>> @parametrize_with_checks([rule_of("dhondt")], claims={"lower_quota"})
    ... def test_my_rule(rule, check):
    ...     check(rule)
    """
    import pytest

    tested = _rules(rules)

    def parametrized(test: F) -> F:
        kept = getattr(test, _EXAMPLES, [])
        parameters: list[Any] = []
        for name, rule in zip(_names(tested), tested, strict=True):
            form = array_form if callable(array_form) else of_rule(array_form, rule, tested, "array_form")
            claimed = of_rule(claims, rule, tested, "claims")
            checks = checks_for(
                Subject.of(rule, array_form=form),
                claims=claimed,
                denies=of_rule(denies, rule, tested, "denies"),
                examples=kept if claimed is claims else examples_of(kept, claimed),
                profile=profile,
            )
            parameters.extend(pytest.param(rule, each, id=f"{name}-{each.id}") for each in checks)
        setattr(test, _DONE, True)
        marked: F = pytest.mark.parametrize(("rule", "check"), parameters)(test)
        return marked

    return parametrized


def _names(rules: Collection[Rule]) -> list[str]:
    """Give each rule a name of its own; of several with one name the later ones have a number."""
    names: list[str] = []
    for rule in rules:
        name = name_of(rule)
        same = sum(each.rstrip("0123456789") == name or each == name for each in names)
        names.append(f"{name}{same + 1}" if same else name)
    return names


def _rules(rules: object) -> Collection[Rule]:
    if callable(rules) or isinstance(rules, str) or not isinstance(rules, Iterable):
        raise InvalidRule(f"rules: {show(rules)} is no list of rules; give a list, [rule] for one")
    if not (tested := tuple(rules)):
        raise InvalidRule("rules: there is none; give at least one")
    return tested
