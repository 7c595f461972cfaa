"""Whether a choice of members is what its rule gives, recounted without the algorithms that made it."""

from collections.abc import Iterator, Sequence
from typing import Any

from electoral.check.best import PROCEDURES, Rule, by_procedure, every, exchanged, few
from electoral.check.groups import belongs, is_number
from electoral.errors import RecordFault
from electoral.people import Candidate


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
    rule = Rule(people, seats, tuple(bounds), inside, by, counting)
    try:
        found = tuple(_faults(outcome, rule))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        found = ("its parts do not fit together",)
    if found:
        raise RecordFault(found)


def _faults(outcome: Any, rule: Rule) -> Iterator[str]:
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
    elif missing and rule.by not in PROCEDURES:
        yield "the members do not meet the bounds"
    elif missing and _least_missing(rule, numbers):
        yield "no choice meets the bounds, which is not told"


def _told_faults(choice: Any, rule: Rule, chosen: frozenset[int], numbers: dict[int, int]) -> Iterator[str]:
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


def _best_faults(rule: Rule, chosen: frozenset[int], numbers: dict[int, int]) -> Iterator[str]:
    """Check that no choice is better by the rule."""
    if rule.by in PROCEDURES:
        if chosen != by_procedure(rule, numbers):
            yield f"the members are not those of the procedure {rule.by!r}"
        return
    rank = rule.rank(chosen, numbers)
    if any(rule.rank(other, numbers) < rank for other in exchanged(rule, chosen)):
        yield "an exchange of one member gives a better choice"
    elif any(rule.rank(other, numbers) < rank for other in every(rule)):
        yield "there is a better choice"


def _least_missing(rule: Rule, numbers: dict[int, int]) -> int:
    """Give by how many persons the best choice misses bounds; 0 if there are too many to compare."""
    return min((rule.missing(each, numbers) for each in every(rule)), default=0)


def _conflict_faults(outcome: Any, rule: Rule, missing: int, numbers: dict[int, int]) -> Iterator[str]:
    """Check that no choice meets the bounds said to conflict, and that each of them is needed for that."""
    if not missing:
        yield "the bounds are met, but are said not to be"
    named: list[int] = []
    for g, bound in enumerate(rule.bounds):
        if bound in outcome.conflict[len(named) : len(named) + 1]:
            named.append(g)
    if not named or len(named) < len(outcome.conflict):
        yield "the bounds in conflict are not bounds of the rule, in its order"
    elif few(rule):
        if not _least_missing(rule, {g: numbers[g] for g in named}):
            yield "the bounds in conflict can be met together"
        if any(_least_missing(rule, {g: numbers[g] for g in named if g != left}) for left in named):
            yield "the bounds in conflict are more than it takes"
