"""Which algorithm answers a problem: the structure of its groups decides, never its numbers."""

from collections.abc import Sequence

import attrs

from electoral.representation.choosing.flow import choose_by_flow
from electoral.representation.choosing.nested import choose_nested
from electoral.representation.choosing.problem import Limit, Objective, Problem, families
from electoral.representation.choosing.search import choose_by_search
from electoral.representation.choosing.sequence import choose_in_sequence, reserve_first


def solve(problem: Problem, by: Objective) -> tuple[int, ...]:
    """Choose places by an objective; if no choice meets the bounds, among those that miss them by least.

    Raises:
        BeyondLimit: if groups overlap in more ways than can be searched.
    """
    if by == "one group after the other":
        return choose_in_sequence(problem)
    if by == "reserved first":
        return reserve_first(problem)
    problem = problem.binding()
    if problem.counting == "once":
        return choose_by_flow(problem, ((), ()), by)
    two = families(problem.limits)
    if two is None:
        return choose_by_search(problem, by)
    nested = None if two[1] else choose_nested(problem)
    return choose_by_flow(problem, two, by) if nested is None else nested


def counted(problem: Problem, chosen: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Give who of those chosen counts for each limit; where each counts once, one way that misses least."""
    if problem.counting == "once":
        return _matched(problem.limits, chosen)
    return tuple(tuple(i for i in chosen if i in limit.who) for limit in problem.limits)


def _matched(limits: Sequence[Limit], chosen: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Let as many persons count as limits ask for, each for one limit (Kuhn's augmenting paths)."""
    places = [g for g, limit in enumerate(limits) for _ in range(min(limit.low, len(chosen)))]
    holder: dict[int, int] = {}

    def seat(person: int, tried: set[int]) -> bool:
        for place, g in enumerate(places):
            if person in limits[g].who and place not in tried:
                tried.add(place)
                if place not in holder or seat(holder[place], tried):
                    holder[place] = person
                    return True
        return False

    for person in chosen:
        seat(person, set())
    found: list[list[int]] = [[] for _ in limits]
    for place, person in holder.items():
        found[places[place]].append(person)
    return tuple(tuple(sorted(persons)) for persons in found)


def missing(problem: Problem, chosen: Sequence[int]) -> int:
    """Give by how many persons a choice misses its limits, all together."""
    held = counted(problem, chosen)
    return sum(limit.missing(len(who)) for limit, who in zip(problem.limits, held, strict=True))


def conflict(problem: Problem) -> tuple[int, ...]:
    """Give limits that cannot be met together, while any of them could be left out; the first such set.

    The problem must have no choice that meets all limits. Those that come last are left out first.
    """
    kept = list(range(len(problem.limits)))
    for g in reversed(range(len(problem.limits))):
        others = [each for each in kept if each != g]
        part = attrs.evolve(problem, limits=tuple(problem.limits[each] for each in others))
        if missing(part, solve(part, "list order")):
            kept = others
    return tuple(kept)
