"""Rules of a user's own under the test kit must pass `mypy --strict`; this file is type-checked, not run."""

from collections.abc import Iterable

from electoral.testing import (
    Check,
    Rule,
    assert_agrees,
    check_rule,
    example,
    parametrize_with_checks,
    rule_of,
)


def one(votes: dict[str, int], seats: int) -> dict[str, int]:
    """Give one result."""
    return dict.fromkeys(votes, seats)


def many(votes: dict[str, int], seats: int) -> Iterable[dict[str, int]]:
    """Give several results."""
    yield dict.fromkeys(votes, seats)


check_rule(one, denies={"upper_quota": "stored"}, profile="thorough").require_ok()
check_rule(many, denies={"upper_quota": {"votes": {"A": 1}, "seats": 1}, "lower_quota": "stored"})


@parametrize_with_checks([one, many], claims={one: ["lower_quota"]}, denies={one: {"upper_quota": "stored"}})
@example("lower_quota", votes={"A": 1}, seats=2)
def test_rule(rule: Rule, check: Check) -> None:
    """Check a rule."""
    check(rule)


assert assert_agrees(one, rule_of("dhondt")) > 0
