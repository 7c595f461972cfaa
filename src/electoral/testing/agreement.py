"""Two rules that should be one."""

from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import strategies as st

from electoral.errors import InvalidCase
from electoral.exact import show
from electoral.testing import cases
from electoral.testing.answers import Malformed
from electoral.testing.failures import CheckFailed, NotACase, Refused, Violation, shown, told
from electoral.testing.properties import Case, Property
from electoral.testing.rules import Results, Rule, Subject
from electoral.testing.search import Profile, as_profile, search

_ARGUMENTS = {"votes", "seats", "minimum", "maximum"}


def _agreement(other: Subject, drawn: st.SearchStrategy[dict[str, Any]]) -> Property:
    """Make a property of having the results of another rule."""

    def agree(subject: Subject, **case: Any) -> None:
        both = [_answer(each, case) for each in (subject, other)]
        if both == [None, None]:
            raise Refused("both refuse")
        if both[0] != both[1] or isinstance(both[0], str):
            raise Violation(*(each if isinstance(each, str) else told(each) for each in both))

    return Property(
        id="agreement",
        definition="Both rules permit the same results, and refuse the same questions.",
        source="given by two rules",
        cases=lambda: drawn,
        check=agree,
    )


def _answer(rule: Subject, case: Case) -> Results | str | None:
    """Give what a rule permits; None if it refuses; in words if its answer cannot be read."""
    try:
        return rule.told(**case)
    except Malformed as fault:
        return f"{fault.got}, no readable answer: wanted {fault.wanted}"


def assert_agrees(
    rule_a: Rule,
    rule_b: Rule,
    *,
    problems: st.SearchStrategy[dict[str, Any]] | None = None,
    examples: Iterable[Case] = (),
    profile: Profile | str | None = None,
) -> int:
    """Hold two rules against each other: the same set of permitted results, and the same refusals.

    Give a rule that returns one result of a tie a strategy without ties, or it will differ. Returns how many
    problems of the search were compared; where both refuse, nothing is compared.

    Args:
        rule_a: a rule, as in `check_rule`.
        rule_b: the other.
        problems: votes, seats and perhaps bounds as a dict; by default as `strategies.problems` draws them,
            in whole votes, with bounds if both rules take them.
        examples: problems to try first.
        profile: how long to search.

    Raises:
        CheckFailed: with votes, seats and what each rule says, for the smallest problem that was found; or if
            both refused everything.

    >>> from electoral.testing import rule_of
    >>> def mine(votes, seats):
    ...     return rule_of("sainte_lague")(votes, seats)
    >>> assert_agrees(mine, rule_of("sainte_lague")) > 0
    True
    """
    one, other = Subject.of(rule_a), Subject.of(rule_b)
    if problems is None:
        problems = cases.bounded() if one.bounded and other.bounded else cases.questions()

    agreement = _agreement(other, problems)
    for case in examples:
        if violation := _differs(agreement, one, case):
            raise CheckFailed(_message(one, other, case, violation))
    found = search(agreement, one, as_profile(profile))
    if found.violation is not None and found.case is not None:
        raise CheckFailed(_message(one, other, found.case, found.violation))
    if not found.tested:
        raise CheckFailed(
            f"rules '{one.name}' and '{other.name}' refused every problem, so nothing was compared"
        )
    return found.tested


def _differs(agreement: Property, one: Subject, case: Case) -> Violation | None:
    if not {"votes", "seats"} <= set(case) <= _ARGUMENTS:
        hint = "give a dict of votes and seats, perhaps minimum and maximum"
        raise InvalidCase(f"examples: {show(case)} is no problem; {hint}")
    try:
        agreement.check(one, **case)
    except Violation as violation:
        return violation
    except NotACase:
        return None
    return None


def _message(one: Subject, other: Subject, case: Mapping[str, Any], violation: Violation) -> str:
    names = (f"{one.name}:", f"{other.name}:")
    wide = max(9, *map(len, names))
    lines = [
        f"rules '{one.name}' and '{other.name}' differ",
        *(f"  {f'{name}:':{wide}} {shown(value)}" for name, value in case.items()),
        f"  {names[0]:{wide}} {violation.got}",
        f"  {names[1]:{wide}} {violation.wanted}",
    ]
    return "\n".join(lines)
