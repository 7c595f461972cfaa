"""Nested groups, disjoint ones among them: down the list, take whoever leaves a way to meet the bounds.

The choices that meet the bounds are the bases of a matroid. So to take the next whenever that can still end
well gives the best choice in list order, and no choice displaces fewer. Time: candidates times kinds.
"""

from electoral.representation.choosing.problem import Problem, nest


def choose_nested(problem: Problem) -> tuple[int, ...] | None:
    """Choose in list order; None if no choice meets the bounds. The groups must be nested."""
    room = _Room(problem)
    if not room.enough():
        return None
    chosen = []
    for place, kind in enumerate(problem.kind_of):
        if room.most[kind] > room.least[kind]:
            room.least[kind] += 1
            if room.enough():
                chosen.append(place)
            else:
                room.least[kind] -= 1
                room.most[kind] = room.least[kind]
    return tuple(chosen)


class _Room:
    """How many of each kind are taken for sure, `least`, and how many may be in the end, `most`."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.least = [0] * len(problem.kinds)
        self.most = [kind.size for kind in problem.kinds]
        self.tree = nest(problem.limits, range(len(problem.limits)))
        self.homes = [self.tree.home(kind) for kind in problem.kinds]

    def enough(self) -> bool:
        """Say whether the seats can be filled within all limits."""
        least: dict[int | None, int] = {None: 0}
        most: dict[int | None, int] = {None: 0}
        for home, low, high in zip(self.homes, self.least, self.most, strict=True):
            least[home] = least.get(home, 0) + low
            most[home] = most.get(home, 0) + high
        for g in self.tree.order:
            low = max(least.get(g, 0), self.problem.limits[g].low)
            high = min(most.get(g, 0), self.problem.limits[g].high)
            if low > high:
                return False
            outer = self.tree.around[g]
            least[outer] = least.get(outer, 0) + low
            most[outer] = most.get(outer, 0) + high
        return least[None] <= self.problem.seats <= most[None]
