"""Two families of nested groups, or groups for which each person counts once: a flow.

Each person who is seated is one unit of flow: in through the groups of the first family, which stand inside
one another, along the arc of the person's kind, out through the groups of the second. Where a person counts
once the unit leaves through the one group it counts for, or beside all of them. A unit that a bound is short
of, or above, costs more than all displacements together; so the cheapest flow misses the bounds by as little
as can be and, if that is asked, displaces as few as can be. Costs are integers.

Source: M. Klein, A primal method for minimal cost flows with applications to the assignment and
transportation problems, Management Science 14 (1967), doi:10.1287/mnsc.14.3.205 (from memory).
"""

from collections.abc import Hashable, Sequence

from electoral.representation.choosing.network import Network
from electoral.representation.choosing.problem import Kind, Limit, Objective, Problem, nest

_IN, _OUT = "in", "out"


def choose_by_flow(
    problem: Problem, families: tuple[Sequence[int], Sequence[int]], by: Objective
) -> tuple[int, ...]:
    """Choose so that the bounds are missed by as little as can be, and then as the objective says."""
    displaced = 1 if by == "fewest displaced" else 0
    network = Network()
    costs = [0 if kind.seated else displaced for kind in problem.kinds]
    build = _counting_once if problem.counting == "once" else _between_families
    arcs = build(network, problem, families, costs)
    network.cheapen()
    return _down_the_list(problem, network, arcs)


def _down_the_list(problem: Problem, network: Network, arcs: list[int]) -> tuple[int, ...]:
    """Take the next of the list whenever a flow of the same cost has it."""
    taken, closed, chosen = [0] * len(arcs), set(), []
    for place, kind in enumerate(problem.kind_of):
        if kind in closed:
            continue
        if network.keep(arcs[kind], taken[kind] + 1):
            taken[kind] += 1
            chosen.append(place)
        else:
            closed.add(kind)
    return tuple(chosen)


def _between_families(
    network: Network, problem: Problem, families: tuple[Sequence[int], Sequence[int]], costs: list[int]
) -> list[int]:
    first, second = (nest(problem.limits, family) for family in families)
    seated = problem.seated_by_list_order()
    into, out = first.home, second.home

    def node(g: int | None, side: str) -> Hashable:
        return side if g is None else g

    for tree, side in ((first, _IN), (second, _OUT)):
        for g in tree.order:
            outer, held = node(tree.around[g], side), _held(problem.kinds, seated, g)
            ends = (outer, g) if side == _IN else (g, outer)
            _limited(network, ends, problem.limits[g], held, problem.seats)
    return [
        network.arc(node(into(kind), _IN), node(out(kind), _OUT), most=kind.size, flow=flow, cost=cost)
        for kind, flow, cost in zip(problem.kinds, seated, costs, strict=True)
    ]


def _counting_once(
    network: Network, problem: Problem, _: tuple[Sequence[int], Sequence[int]], costs: list[int]
) -> list[int]:
    arcs = []
    for t, (kind, flow) in enumerate(zip(problem.kinds, problem.seated_by_list_order(), strict=True)):
        at = ("kind", t)
        arcs.append(network.arc(_IN, at, most=kind.size, flow=flow, cost=costs[t]))
        network.arc(at, _OUT, most=kind.size, flow=flow, cost=0)
        for g in kind.limits:
            network.arc(at, g, most=kind.size, flow=0, cost=0)
    for g, limit in enumerate(problem.limits):
        _limited(network, (g, _OUT), limit, 0, problem.seats)
    return arcs


def _held(kinds: Sequence[Kind], seated: Sequence[int], g: int) -> int:
    return sum(flow for kind, flow in zip(kinds, seated, strict=True) if g in kind.limits)


def _limited(network: Network, ends: tuple[Hashable, Hashable], limit: Limit, held: int, seats: int) -> None:
    """Add what passes a limit as three arcs: rewarded to its lower end, free, dear above its upper end."""
    off = seats + 1  # more than all displacements together
    within = max(limit.high - limit.low, 0)
    for most, cost in ((limit.low, -off), (within, 0), (seats, off)):
        flow = min(held, most)
        network.arc(*ends, most=most, flow=flow, cost=cost)
        held -= flow
