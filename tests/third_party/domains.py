"""Where a rule of another library is asked: the questions on which it is said to agree."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import electoral as el
from electoral.testing import Condition, Rule, assert_agrees, check_rule, limited, rule_of, theorems
from electoral.testing.strategies import problems

#: Whether votes and seats are in a domain.
Holds = Callable[[Mapping[str, int], int], bool]


def somebody(votes: Mapping[str, int], seats: int) -> bool:
    """Take questions with a seat and a vote."""
    return seats > 0 and any(votes.values())


def everybody(votes: Mapping[str, int], seats: int) -> bool:
    """Take questions with a seat in which everybody has votes."""
    return seats > 0 and all(votes.values())


def seats_for_all(votes: Mapping[str, int], seats: int) -> bool:
    """Take questions with at least as many seats as parties, with or without votes."""
    return seats >= len(votes) and any(votes.values())


def more_seats_than_parties(votes: Mapping[str, int], seats: int) -> bool:
    """Take questions with more seats than parties that have votes, of which there is one."""
    return seats > sum(map(bool, votes.values())) > 0


def enough_votes(votes: Mapping[str, int], seats: int) -> bool:
    """Take questions with so many votes that a whole Droop quota is about the exact one."""
    return seats > 0 and sum(votes.values()) >= seats * (seats + 1)


def below(limit: int) -> Holds:
    """Take questions with fewer votes than a limit."""
    return lambda votes, _: sum(votes.values()) < limit


def answered(method: str) -> Holds:
    """Take questions to which a method of ours has a result."""
    return lambda votes, seats: _results(method, votes, seats) > 0


def single(method: str) -> Holds:
    """Take questions to which a method of ours has one result: no tie."""
    return lambda votes, seats: _results(method, votes, seats) == 1


def _results(method: str, votes: Mapping[str, int], seats: int) -> int:
    try:
        return el.allocate(votes, seats, method=method).count_outcomes()
    except el.NoResult:
        return 0


def domain(conditions: Iterable[Holds]) -> Condition:
    """Make one condition of some."""
    every = tuple(conditions)
    return Condition(
        id="domain",
        says="the question is in the domain of the test",
        holds=lambda votes, seats: all(holds(votes, seats) for holds in every),
    )


def require_agreement(rule: Rule, method: str, conditions: Iterable[Holds], **strategy: Any) -> None:
    """Hold a rule against a method of ours in a domain."""
    where = domain(conditions)
    drawn = problems(allow_bounds=False, allow_fractions=False, **strategy)
    assert assert_agrees(limited(rule, where), limited(rule_of(method), where), problems=drawn) > 0


def require_properties(rule: Rule, method: str, conditions: Iterable[Holds]) -> None:
    """Check a rule in a domain: what all rules have to do, and what theorems say of its method."""
    claims = {each.property_id for each in theorems() if method in each.methods and each.where is None}
    report = check_rule(limited(rule, domain(conditions)), claims=claims)
    # In a small domain a property may have no case.
    assert not [each.message for each in report.broken if each.outcome != "untested"]
