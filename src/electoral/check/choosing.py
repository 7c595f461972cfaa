"""Whether a choice of members is what its rule gives, recounted without the algorithms that made it."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb
from typing import Any

import attrs

from electoral.check.groups import belongs, is_number
from electoral.errors import RecordFault
from electoral.people import Candidate

#: Up to so many choices are all compared.
MOST_COMPARED = 5_000
_PROCEDURES = ("one group after the other", "reserved first")


def require_proven_choice(
    outcome: Any,
    candidates: Sequence[Candidate],
    *,
    seats: int,
    bounds: Sequence[Any],
    by: str,
    counting: str = "in every group",
) -> None:
    """Refuse the outcome of `electoral.representation.choose` if it is not what the rule gives.

    Everything it says is recounted, and a repair group after group is done again. That no choice is better is
    tried with every exchange of one member, which proves it for one bound, for nested groups and for persons
    who count once. For other groups it is proven where there are up to `MOST_COMPARED` choices, all of which
    are compared; so is, for any groups, that bounds cannot be met together.

    Raises:
        RecordFault: naming every fault.

    >>> from electoral import Candidate
    >>> from electoral.representation import Bound, choose
    >>> people = [Candidate("A", sex="male"), Candidate("B", sex="male"), Candidate("C", sex="female")]
    >>> rule = dict(seats=2, bounds=[Bound("women", at_least=1)], by="list order")
    >>> require_proven_choice(choose(people, **rule), people, **rule)
    >>> require_proven_choice(choose(people, **rule | {"bounds": []}), people, **rule)
    Traceback (most recent call last):
    electoral.errors.RecordFault: the record does not prove its result:
      the bounds are not those of the rule
    """
    people = tuple(candidates)
    inside = tuple(
        frozenset(i for i, person in enumerate(people) if any(belongs(g, person) for g in bound.groups))
        for bound in bounds
    )
    rule = _Rule(people, seats, tuple(bounds), inside, by, counting)
    try:
        found = tuple(_faults(outcome, rule))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        found = ("its parts do not fit together",)
    if found:
        raise RecordFault(found)


@attrs.frozen
class _Rule:
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


def _faults(outcome: Any, rule: _Rule) -> Iterator[str]:
    choice = getattr(outcome, "nearest", outcome)
    if tuple(each.bound for each in choice.required) != rule.bounds:
        yield "the bounds are not those of the rule"
        return
    numbers = {g: each.number for g, each in enumerate(choice.required)}
    wrong = [g for g, bound in enumerate(rule.bounds) if not is_number(bound, rule.seats, numbers[g])]
    yield from (f"{numbers[g]} is not the number of {str(rule.bounds[g])!r}" for g in wrong)
    place = {person: i for i, person in enumerate(rule.people)}
    seated = [place.get(person, -1) for person in choice.members]
    chosen = frozenset(seated)
    if seated != sorted(chosen) or len(seated) != rule.seats or -1 in chosen:
        yield f"the members are not {rule.seats} of the list, in list order"
        return
    yield from _told_faults(choice, rule, chosen, numbers)
    if wrong:
        return
    missing = rule.missing(chosen, numbers)
    yield from _best_faults(rule, chosen, numbers)
    if choice is not outcome:
        yield from _conflict_faults(outcome, rule, missing, numbers)
    elif missing and rule.by not in _PROCEDURES:
        yield "the members do not meet the bounds"
    elif missing and _least_missing(rule, numbers):
        yield "no choice meets the bounds, which is not told"


def _told_faults(choice: Any, rule: _Rule, chosen: frozenset[int], numbers: dict[int, int]) -> Iterator[str]:
    """Check who is said to be displaced, promoted and counted."""
    by_order = range(rule.seats)
    if choice.displaced != tuple(rule.people[i] for i in by_order[::-1] if i not in chosen):
        yield "the displaced are not those with a seat by list order who have none"
    if choice.promoted != tuple(rule.people[i] for i in sorted(chosen) if i not in by_order):
        yield "the promoted are not the members without a seat by list order"
    held = [each.counted for each in choice.required]
    due = [tuple(rule.people[i] for i in sorted(chosen & who)) for who in rule.inside]
    if rule.counting != "once":
        if held != due:
            yield "those counted are not the members in the groups"
        return
    pairs = zip(due, held, strict=True)
    if any(tuple(person for person in members if person in some) != some for members, some in pairs):
        yield "those counted are not members in the groups, in list order"
    persons = [person for some in held for person in some]
    if len(set(persons)) < len(persons):
        yield "somebody counts twice"
    short = [numbers[g] - len(some) for g, some in enumerate(held)]
    if min(short, default=0) < 0 or sum(short) != rule.missing(chosen, numbers):
        yield "those counted are not as many as demanded, or as there can be"


def _best_faults(rule: _Rule, chosen: frozenset[int], numbers: dict[int, int]) -> Iterator[str]:
    """Check that no choice is better by the rule."""
    if rule.by in _PROCEDURES:
        due = _reserved if rule.by == "reserved first" else _repaired
        if chosen != due(rule, numbers):
            yield f"the members are not those of the procedure {rule.by!r}"
        return
    rank = rule.rank(chosen, numbers)
    if any(rule.rank(other, numbers) < rank for other in _exchanged(rule, chosen)):
        yield "an exchange of one member gives a better choice"
    elif any(rule.rank(other, numbers) < rank for other in _every(rule)):
        yield "there is a better choice"


def _repaired(rule: _Rule, numbers: dict[int, int]) -> frozenset[int]:
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


def _reserved(rule: _Rule, numbers: dict[int, int]) -> frozenset[int]:
    members: list[int] = []
    for g, number in numbers.items():
        for i in sorted(rule.inside[g]):
            if sum(j in rule.inside[g] for j in members) < number and len(members) < rule.seats:
                members += [] if i in members else [i]
    rest = [i for i in range(len(rule.people)) if i not in members]
    return frozenset(members + rest[: rule.seats - len(members)])


def _exchanged(rule: _Rule, chosen: frozenset[int]) -> Iterator[frozenset[int]]:
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


def _every(rule: _Rule) -> Iterator[frozenset[int]]:
    """Give every choice, if there are few."""
    if comb(len(rule.people), rule.seats) <= MOST_COMPARED:
        yield from map(frozenset, combinations(range(len(rule.people)), rule.seats))


def _least_missing(rule: _Rule, numbers: dict[int, int]) -> int:
    """Give by how many persons the best choice misses bounds; 0 if there are too many to compare."""
    return min((rule.missing(each, numbers) for each in _every(rule)), default=0)


def _conflict_faults(outcome: Any, rule: _Rule, missing: int, numbers: dict[int, int]) -> Iterator[str]:
    """Check that no choice meets the bounds said to conflict, and that each of them is needed for that."""
    if not missing:
        yield "the bounds are met, but are said not to be"
    named: list[int] = []
    for g, bound in enumerate(rule.bounds):
        if bound in outcome.conflict[len(named) : len(named) + 1]:
            named.append(g)
    if not named or len(named) < len(outcome.conflict):
        yield "the bounds in conflict are not bounds of the rule, in its order"
    elif comb(len(rule.people), rule.seats) <= MOST_COMPARED:
        if not _least_missing(rule, {g: numbers[g] for g in named}):
            yield "the bounds in conflict can be met together"
        if any(_least_missing(rule, {g: numbers[g] for g in named if g != left}) for left in named):
            yield "the bounds in conflict are more than it takes"
