"""Which choice of members a rule gives, by trying: every choice where there are few, else every exchange."""

from collections.abc import Iterator
from itertools import combinations
from math import comb
from typing import Any

import attrs

from electoral.people import Candidate

#: Up to so many choices are all compared.
MOST_COMPARED = 5_000
PROCEDURES = ("one group after the other", "reserved first")


@attrs.frozen
class Rule:
    """The question: who is in the groups of each bound, by place in the list from 0, and how to choose."""

    people: tuple[Candidate, ...]
    seats: int
    bounds: tuple[Any, ...]
    inside: tuple[frozenset[int], ...]
    by: str
    counting: str

    def missing(self, chosen: frozenset[int], numbers: dict[int, int]) -> int:
        """Give by how many persons a choice misses bounds, each by position with its number."""
        if self.counting != "once":
            return sum(self._off(g, len(chosen & self.inside[g]), number) for g, number in numbers.items())
        # Hall: what some bounds demand together, less all who are in any of their groups.
        return max(
            sum(numbers[g] for g in some)
            - len(chosen & frozenset[int]().union(*(self.inside[g] for g in some)))
            for size in range(len(numbers) + 1)
            for some in combinations(numbers, size)
        )

    def _off(self, g: int, held: int, number: int) -> int:
        return max(held - number if self.bounds[g].at_least is None else number - held, 0)

    def rank(self, chosen: frozenset[int], numbers: dict[int, int]) -> tuple[int, int, tuple[int, ...]]:
        """Give what the rule makes least: persons missing, those displaced if it says so, places."""
        displaced = len(frozenset(range(self.seats)) - chosen) if self.by == "fewest displaced" else 0
        return self.missing(chosen, numbers), displaced, tuple(sorted(chosen))


def few(rule: Rule) -> bool:
    """Say whether there are so few choices that all are compared."""
    return comb(len(rule.people), rule.seats) <= MOST_COMPARED


def best(rule: Rule, numbers: dict[int, int], start: frozenset[int]) -> frozenset[int]:
    """Give the best choice, by places; where there are many, the best that exchanges lead to from a start.

    That is the best of all for one bound, for nested groups and for persons who count once.
    """
    if rule.by in PROCEDURES:
        return by_procedure(rule, numbers)
    found = min(every(rule), key=lambda chosen: rule.rank(chosen, numbers), default=None)
    if found is not None:
        return found
    while True:
        other = min(exchanged(rule, start), key=lambda chosen: rule.rank(chosen, numbers), default=start)
        if rule.rank(other, numbers) >= rule.rank(start, numbers):
            return start
        start = other


def by_procedure(rule: Rule, numbers: dict[int, int]) -> frozenset[int]:
    """Follow a procedure of the law."""
    return (_reserved if rule.by == "reserved first" else _repaired)(rule, numbers)


def _repaired(rule: Rule, numbers: dict[int, int]) -> frozenset[int]:
    members = list(range(rule.seats))
    for g, bound in enumerate(rule.bounds):
        wanted = bound.at_least is not None
        right = [i for i in range(len(rule.people)) if (i in rule.inside[g]) is wanted]
        # At most so many inside is at least so many outside.
        due = numbers[g] if wanted else rule.seats - numbers[g]
        gone = [i for i in sorted(members, reverse=True) if i not in right]
        come = [i for i in right if i not in members]
        turns = min(max(due - (len(members) - len(gone)), 0), len(gone), len(come))
        members = [i for i in members if i not in gone[:turns]] + come[:turns]
    return frozenset(members)


def _reserved(rule: Rule, numbers: dict[int, int]) -> frozenset[int]:
    members: list[int] = []
    for g, number in numbers.items():
        for i in sorted(rule.inside[g]):
            if sum(j in rule.inside[g] for j in members) < number and len(members) < rule.seats:
                members += [] if i in members else [i]
    rest = [i for i in range(len(rule.people)) if i not in members]
    return frozenset(members + rest[: rule.seats - len(members)])


def exchanged(rule: Rule, chosen: frozenset[int]) -> Iterator[frozenset[int]]:
    """Give the choices with one member exchanged; of persons in the same groups only the best exchange."""
    gone: dict[tuple[bool, ...], int] = {}
    come: dict[tuple[bool, ...], int] = {}
    for i in range(len(rule.people)):
        groups = tuple(i in who for who in rule.inside)
        if i in chosen:
            gone[groups] = i
        else:
            come.setdefault(groups, i)
    yield from (chosen - {last} | {first} for last in gone.values() for first in come.values())


def every(rule: Rule) -> Iterator[frozenset[int]]:
    """Give every choice, if there are few."""
    if few(rule):
        yield from map(frozenset, combinations(range(len(rule.people)), rule.seats))
