"""Majorities of votes and majorities of seats."""

from collections.abc import Mapping

from electoral.exact import show
from electoral.testing import cases
from electoral.testing.failures import NotACase, Violation, shown
from electoral.testing.properties.property import Property
from electoral.testing.rules import Subject
from electoral.testing.sources import PUKELSHEIM


def _require_half(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    """Refuse less than half of the seats for more than half of the votes."""
    leading = [key for key, number in votes.items() if 2 * number > sum(votes.values())]
    if not leading:
        raise NotACase("nobody has more than half of the votes")
    for result in rule.permitted(votes, seats):
        if 2 * result[leading[0]] < seats:
            raise Violation(
                shown(result),
                f"at least {-(-seats // 2)} of {seats} seats for {show(leading[0])}, who has more than half"
                " of the votes",
            )


def _majority_odd(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    if seats % 2 == 0:
        raise NotACase("the number of seats is even")
    _require_half(rule, votes, seats)


def _majority_even(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    if seats % 2:
        raise NotACase("the number of seats is odd")
    _require_half(rule, votes, seats)


def _no_manufactured_majority(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    total = sum(votes.values())
    for result in rule.permitted(votes, seats):
        for key, number in votes.items():
            if 2 * number < total and 2 * result[key] > seats:
                raise Violation(
                    shown(result),
                    f"at most {seats // 2} of {seats} seats for {show(key)}, who has less than half of the"
                    " votes",
                )


MAJORITY = (
    Property(
        id="majority_odd",
        definition="Who has more than half of the votes has more than half of an odd number of seats.",
        source=PUKELSHEIM,
        cases=cases.odd_majorities,
        check=_majority_odd,
    ),
    Property(
        id="majority_even",
        definition="Who has more than half of the votes has at least half of an even number of seats.",
        source=PUKELSHEIM,
        cases=cases.even_majorities,
        check=_majority_even,
    ),
    Property(
        id="no_manufactured_majority",
        definition="Who has less than half of the votes has at most half of the seats.",
        source=PUKELSHEIM,
        cases=cases.near_majorities,
        check=_no_manufactured_majority,
    ),
)
