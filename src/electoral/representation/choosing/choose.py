"""Choosing members from a ranked list so that bounds on groups hold."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import get_args

from electoral.errors import InvalidReturns, InvalidSystem, MissingFigure, NoResult
from electoral.exact import show, whole
from electoral.given import all_of
from electoral.names import unknown
from electoral.people import Candidate
from electoral.representation.bounds import Bound
from electoral.representation.choosing.choice import Choice, Requirement, Unsatisfiable
from electoral.representation.choosing.problem import (
    PROCEDURES,
    Counting,
    Limit,
    Objective,
    Problem,
)
from electoral.representation.choosing.solving import conflict, counted, missing, solve
from electoral.representation.groups import Group, asked_for


def choose(
    candidates: Iterable[Candidate],
    *,
    seats: int,
    bounds: Iterable[Bound],
    by: Objective,
    counting: Counting = "in every group",
) -> Choice | Unsatisfiable:
    """Choose members from a list so that all bounds hold and list order is kept as far as they allow.

    List order is total, so nothing is ever tied. Groups that are nested or disjoint, groups that form two
    such families (sex and cluster), and persons who count once are solved at once for any length of list.
    Groups that overlap in other ways are searched, exactly: short lists without more, longer ones with scipy,
    the extra ``solver``, whose floats only say where to look.

    Args:
        candidates: in list order.
        seats: how many of them to choose.
        bounds: in the order of the law.
        by: what is best. ``"list order"``: the highest place in which two choices differ is filled.
            ``"fewest displaced"``: as few as possible who have a seat by list order lose it; then list order.
            ``"one group after the other"``: the law's own repair. Bound after bound, the last member outside
            the group gives way to the first candidate in it (for an upper bound, the last in it to the first
            outside). That may break an earlier bound, which `Choice.broken` then names. ``"reserved
            first"``: the first in the group of each bound have its seats before all others do (Kyrgyzstan);
            that may leave too few seats for a later bound. With one lower bound all four give the same.
        counting: a person in several groups counts ``"in every group"``, or only ``"once"``, so that the
            lower bounds are met by different persons; the choice then says who counts for which.

    Raises:
        NoResult: if there are fewer candidates than seats.
        MissingFigure: if it is not known of a candidate whether a bound counts them.
        InvalidReturns: if candidates have no order, somebody is no candidate, or stands twice.
        InvalidSystem: if there is a procedure, or an upper bound, where persons count once; or an upper
            bound where seats are reserved first.
        BeyondLimit: if the groups overlap too much to be searched; with a word on the extra.

    >>> from electoral import Candidate
    >>> people = [Candidate(name, sex="male") for name in "ABC"] + [Candidate("D", sex="female")]
    >>> women = Bound("women", at_least="30%", rounding="up")
    >>> found = choose(people, seats=3, bounds=[women], by="list order")
    >>> [member.name for member in found.members], [member.name for member in found.displaced]
    (['A', 'B', 'D'], ['C'])
    """
    people, asked = _people(candidates), all_of(Bound, bounds, "bounds")
    places = whole(seats, "seats")
    require_rule(by, counting, asked)
    if places > len(people):
        raise NoResult(f"{places} seats, but only {len(people)} candidates; give all of the list")
    limits = tuple(_limit(bound, people, places) for bound in asked)
    problem = Problem(candidates=len(people), seats=places, limits=limits, counting=counting)
    chosen = solve(problem, by)
    choice = _choice(problem, people, asked, chosen)
    if missing(problem, chosen) and not _can_be_met(problem, by):
        return Unsatisfiable(conflict=tuple(asked[g] for g in conflict(problem)), nearest=choice)
    return choice


def _can_be_met(problem: Problem, by: Objective) -> bool:
    """Say whether bounds that a choice misses could be met; only a procedure misses such bounds."""
    return by in PROCEDURES and not missing(problem, solve(problem, "list order"))


def _people(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    if isinstance(candidates, AbstractSet):
        raise InvalidReturns("candidates: a set has no list order; give a tuple in list order")
    people = all_of(Candidate, candidates, "candidates")
    names = Counter(candidate.name for candidate in people)
    if twice := [name for name, times in names.items() if times > 1]:
        raise InvalidReturns(f"candidates: {show(twice[0])} stands twice; give each candidate once")
    return people


def require_rule(by: Objective, counting: Counting, bounds: Iterable[Bound]) -> None:
    """Refuse an objective that is none, or that does not say what becomes of the bounds.

    Raises:
        UnknownName, InvalidSystem: saying why.
    """
    if by not in get_args(Objective):
        raise unknown(by, get_args(Objective), "choosing by")
    if counting not in get_args(Counting):
        raise unknown(counting, get_args(Counting), "counting")
    upper = [bound for bound in bounds if bound.at_least is None]
    if by == "reserved first" and upper:
        raise InvalidSystem(
            f"choosing by 'reserved first': {str(upper[0])!r} reserves no seats; give lower bounds only"
        )
    if counting == "once" and by in PROCEDURES:
        raise InvalidSystem(
            f"counting once, {by}: that does not say whom a group has used up; choose by 'list order'"
        )
    if counting == "once" and upper:
        raise InvalidSystem(
            f"counting once: {str(upper[0])!r} does not say who may count elsewhere; give lower bounds only"
        )


def _limit(bound: Bound, people: Sequence[Candidate], seats: int) -> Limit:
    number = bound.number(seats)
    low, high = (number, seats) if bound.at_most is None else (0, number)
    # A bound that holds whoever is chosen decides nothing, so nothing need be known.
    asks = low > 0 or high < seats
    inside = [i for i, person in enumerate(people) if _counts(bound, person, asks)]
    return Limit(who=frozenset(inside), low=low, high=high)


def _counts(bound: Bound, person: Candidate, asks: bool) -> bool:
    open_groups: list[Group] = []
    for group in bound.groups:
        answer = group.includes(person)
        if answer:
            return True
        if answer is None:
            open_groups.append(group)
    if open_groups and asks:
        group = open_groups[0]
        raise MissingFigure(
            f"candidate {show(person.name)}: not known whether in group {show(group.label)}; give"
            f" {asked_for(group)}"
        )
    return False


def hold(
    bounds: Iterable[Bound], members: Iterable[Candidate], counting: Counting = "in every group"
) -> tuple[Requirement, ...]:
    """Hold members against bounds: how many each demands of so many members, and who counts for it.

    Raises:
        InvalidReturns: if somebody is no candidate, or stands twice.
        MissingFigure: if what decides is not known of a member.

    >>> from electoral import Candidate
    >>> members = [Candidate("A", sex="male"), Candidate("B", sex="female"), Candidate("C", sex="male")]
    >>> (women,) = hold([Bound("women", at_least="1/2", rounding="up")], members)
    >>> women.number, [person.name for person in women.counted], women.missing
    (2, ['B'], 1)
    """
    people, asked = _people(members), all_of(Bound, bounds, "bounds")
    require_rule("list order", counting, asked)
    limits = tuple(_limit(bound, people, len(people)) for bound in asked)
    problem = Problem(candidates=len(people), seats=len(people), limits=limits, counting=counting)
    return _choice(problem, people, asked, range(len(people))).required


def _choice(
    problem: Problem, people: Sequence[Candidate], bounds: Sequence[Bound], chosen: Sequence[int]
) -> Choice:
    inside, held = frozenset(chosen), counted(problem, chosen)
    return Choice(
        members=tuple(people[i] for i in chosen),
        displaced=tuple(people[i] for i in reversed(range(problem.seats)) if i not in inside),
        promoted=tuple(people[i] for i in chosen if i >= problem.seats),
        required=tuple(
            Requirement(
                bound=bound, number=bound.number(problem.seats), counted=tuple(people[i] for i in who)
            )
            for bound, who in zip(bounds, held, strict=True)
        ),
    )
