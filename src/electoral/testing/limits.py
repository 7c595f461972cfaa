"""Properties that hold only for some questions: a rule that is asked no others."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from electoral.errors import NoResult
from electoral.testing.rules import Rule, name_of


@attrs.frozen(kw_only=True)
class Condition:
    """Which questions a property is claimed for.

    Attributes:
        id: its name.
        says: what it means.
        holds: whether votes and seats meet it.
    """

    id: str
    says: str
    holds: Callable[[Mapping[str, Any], int], bool] = attrs.field(repr=False)


CONDITIONS: dict[str, Condition] = {
    each.id: each
    for each in (
        Condition(
            id="seats_for_all",
            says="all contestants with votes could have a seat",
            holds=lambda votes, seats: seats >= sum(1 for number in votes.values() if number),
        ),
        Condition(
            id="many_votes",
            says="there are seats x (seats + 1) votes, or more",
            holds=lambda votes, seats: sum(votes.values()) >= seats * (seats + 1),
        ),
    )
}


@attrs.frozen
class Limited:
    """A rule that refuses all questions but those that meet a condition."""

    rule: Rule
    condition: Condition
    __name__: str

    def __call__(self, votes: Mapping[str, Any], seats: int) -> object:
        """Ask the rule, if the condition is met."""
        if not self.condition.holds(votes, seats):
            raise NoResult(f"asked only where {self.condition.says}")
        return self.rule(votes, seats)


def limited(rule: Rule, condition: Condition) -> Rule:
    """Give the rule for the questions that meet a condition; it refuses all others.

    >>> from electoral.testing.rules import rule_of
    >>> bounded = limited(rule_of("adams"), CONDITIONS["seats_for_all"])
    >>> next(bounded({"A": 5, "B": 1}, 2))
    {'A': 1, 'B': 1}
    >>> bounded({"A": 5, "B": 1}, 1)
    Traceback (most recent call last):
    electoral.errors.NoResult: asked only where all contestants with votes could have a seat
    """
    return Limited(rule, condition, name_of(rule))  # type: ignore[return-value] # it answers as the rule does
