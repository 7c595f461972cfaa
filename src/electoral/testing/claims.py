"""What is said of a rule: claims, denials and examples, made into checks."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from electoral.errors import InvalidCase, InvalidRule
from electoral.exact import show
from electoral.names import listed, unknown
from electoral.testing.checks import Check, Kind, basic_checks, stored, with_examples
from electoral.testing.properties import BASIC_CHECKS, PROPERTIES, Case
from electoral.testing.rules import Rule, Subject
from electoral.testing.search import Profile, as_profile

#: Ids of properties.
Claims: TypeAlias = Collection[str]
#: By id of a property the witness that shows that the rule lacks it, or ``"stored"``.
Denies: TypeAlias = Mapping[Any, Any]
#: The same by rule, where several rules differ.
ByRule: TypeAlias = Mapping[Any, Any]
#: Cases to try before any search, each with the id of its check.
Examples: TypeAlias = Iterable[tuple[str, Case]]


def checks_for(
    subject: Subject,
    *,
    claims: object,
    denies: object,
    asks: object = (),
    examples: Examples = (),
    profile: Profile | str | None = None,
) -> list[Check]:
    """Make the checks of one rule, the basic ones first.

    Raises:
        UnknownName: for an id that is none, listing the known ones.
        InvalidRule: for something claimed and denied.
        InvalidCase: for a witness or an example that is no case of its property.
    """
    as_profile(profile)
    claimed, asked, denied = _ids(claims, "claims"), _ids(asks, "asks"), _denials(denies)
    if both := [id_ for id_, times in Counter([*claimed, *asked, *denied]).items() if times > 1]:
        raise InvalidRule(f"rule '{subject.name}': {listed(both)} is told twice; claim it, deny it or ask")
    given = [(id_, _example(id_, case, [*claimed, *asked])) for id_, case in examples]
    checks = [
        *basic_checks(subject, profile=profile),
        *_searched(claimed, "claimed", profile),
        *_searched(asked, "asked", profile),
        *_denied(denied),
    ]
    return with_examples(checks, given)


def _searched(ids: Iterable[str], kind: Kind, profile: Profile | str | None) -> Iterator[Check]:
    for id_ in ids:
        yield Check(sought=PROPERTIES[id_], kind=kind, cases=stored(id_), profile=profile)


def _denied(denied: Mapping[str, tuple[Case, ...]]) -> Iterator[Check]:
    for id_, cases in denied.items():
        yield Check(sought=PROPERTIES[id_], kind="denied", cases=cases)


def _known(id_: object, what: str) -> str:
    if id_ in BASIC_CHECKS:
        raise InvalidRule(f"{what}: {show(id_)} is a basic check, which is always made; leave it out")
    if not isinstance(id_, str) or id_ not in PROPERTIES:
        raise unknown(id_, PROPERTIES, f"{what}: property")
    return id_


def _ids(given: object, what: str) -> list[str]:
    if given is None:
        return []
    # A dict of claims may say False; `asks=PROPERTIES` means its ids.
    by_id = isinstance(given, Mapping) and what == "claims"
    if isinstance(given, str) or by_id or not isinstance(given, Iterable):
        raise InvalidRule(f"{what}: {show(given)} is no set of ids; give a set, {{'lower_quota'}} for one")
    ids = {_known(each, what) for each in given}
    return [id_ for id_ in PROPERTIES if id_ in ids]


def _denials(denies: object) -> dict[str, tuple[Case, ...]]:
    if denies is None:
        return {}
    if not isinstance(denies, Mapping):
        hint = "give a dict, {'upper_quota': 'stored'} for the witnesses that are stored"
        raise InvalidRule(f"denies: {show(denies)} is no witness by property; {hint}")
    return {_known(id_, "denies"): _witnesses(id_, given) for id_, given in denies.items()}


def _witnesses(id_: str, given: object) -> tuple[Case, ...]:
    if given == "stored":
        if not (cases := stored(id_)):
            raise InvalidCase(f"denies: no witness against {show(id_)} is stored; give one of your own")
        return cases
    if not isinstance(given, Mapping):
        raise InvalidCase(f"denies: {show(id_)}: {show(given)} is no witness; give a dict, or 'stored'")
    return (PROPERTIES[id_].checked(given),)


def _example(id_: str, case: Case, claimed: Collection[str]) -> Case:
    every = BASIC_CHECKS | PROPERTIES
    if id_ not in every:
        raise unknown(id_, every, "example: check")
    if id_ not in BASIC_CHECKS and id_ not in claimed:
        raise InvalidRule(f"example: {show(id_)} is not claimed, so it is not checked; claim it")
    return every[id_].checked(case)


def examples_of(examples: Examples, claims: object) -> list[tuple[str, Case]]:
    """Give the examples that are meant for a rule with these claims, where other rules have others."""
    claimed = {*_ids(claims, "claims")}
    return [(id_, case) for id_, case in examples if id_ not in PROPERTIES or id_ in claimed]


def of_rule(given: object, rule: Rule, rules: Collection[Rule], what: str) -> Any:
    """Give what is meant for one of the rules, where something is given by rule; all of it otherwise.

    Raises:
        InvalidRule: if something is given for a rule that is not there.
    """
    if not isinstance(given, Mapping) or not any(callable(key) for key in given):
        return given
    for each in given:
        if not any(each == one for one in rules):
            raise InvalidRule(f"{what}: {show(each)} is none of the rules; give one of them, or ids")
    return next((meant for each, meant in given.items() if each == rule), None)
