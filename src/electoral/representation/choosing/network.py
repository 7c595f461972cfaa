"""A small network of whole units, each arc with a cost: its cheapest flows."""

from collections.abc import Hashable, Iterator

#: An arc, one unit more along it (1) or one less (-1), and what that costs.
Step = tuple[int, int, int]


class Network:
    """Arcs with a flow that is conserved everywhere but at the ends, where it never changes.

    An arc is known by its number. What may change is found in the residual graph: one more unit along an arc
    that has room, or one less along an arc that may give one up.
    """

    def __init__(self) -> None:
        self.nodes: dict[Hashable, int] = {}
        self.ends: list[tuple[int, int]] = []
        self.least: list[int] = []
        self.flow: list[int] = []
        self.most: list[int] = []
        self.cost: list[int] = []

    def arc(self, tail: Hashable, head: Hashable, *, most: int, flow: int, cost: int) -> int:
        """Add an arc; give its number."""
        self.ends.append((self._node(tail), self._node(head)))
        self.least.append(0)
        self.flow.append(flow)
        self.most.append(most)
        self.cost.append(cost)
        return len(self.ends) - 1

    def _node(self, name: Hashable) -> int:
        return self.nodes.setdefault(name, len(self.nodes))

    def cheapen(self) -> None:
        """Push units round cycles that save cost until there is none: then no flow is cheaper."""
        while cycle := self._saving():
            self._push(cycle, min(self._room(arc, direction) for arc, direction, _ in cycle))

    def keep(self, arc: int, units: int) -> bool:
        """Hold so many units on an arc from now on, if a flow of the same cost has them; say whether.

        The flow must be a cheapest one, and the arc must hold one unit less already and have room for it.
        """
        if self.flow[arc] < units:
            tail, head = self.ends[arc]
            path = self._cheapest(head, tail)
            if path is None or self.cost[arc] + sum(cost for _, _, cost in path) > 0:
                return False
            self._push([(arc, 1, self.cost[arc]), *path], 1)
        self.least[arc] = units
        return True

    def _residual(self) -> Iterator[tuple[int, int, Step]]:
        """Give what may change: from where to where, and the arc, its direction and the cost."""
        for arc, (tail, head) in enumerate(self.ends):
            if self._room(arc, 1):
                yield tail, head, (arc, 1, self.cost[arc])
            if self._room(arc, -1):
                yield head, tail, (arc, -1, -self.cost[arc])

    def _room(self, arc: int, direction: int) -> int:
        return self.most[arc] - self.flow[arc] if direction > 0 else self.flow[arc] - self.least[arc]

    def _push(self, steps: list[Step], units: int) -> None:
        for arc, direction, _ in steps:
            self.flow[arc] += direction * units

    def _cheapest(self, start: int, end: int) -> list[Step] | None:
        """Give the cheapest way (Bellman and Ford); there is no cycle that saves cost."""
        changes = list(self._residual())
        cost, last = {start: 0}, dict[int, tuple[int, Step]]()
        changed = True
        while changed:
            changed = False
            for tail, head, step in changes:
                if tail in cost and (head not in cost or cost[tail] + step[2] < cost[head]):
                    cost[head], last[head], changed = cost[tail] + step[2], (tail, step), True
        if end not in cost:
            return None
        return _back(last, end, start)

    def _saving(self) -> list[Step]:
        """Give a cycle that saves cost (Bellman and Ford); empty if there is none."""
        changes = list(self._residual())
        cost = [0] * len(self.nodes)
        last: dict[int, tuple[int, Step]] = {}
        at: int | None = None
        for _ in self.nodes:
            at = None
            for tail, head, step in changes:
                if cost[tail] + step[2] < cost[head]:
                    cost[head], last[head], at = cost[tail] + step[2], (tail, step), head
            if at is None:
                return []
        if at is None:
            return []
        for _ in self.nodes:  # back far enough to be on the cycle
            at = last[at][0]
        return _back(last, at, at)


def _back(last: dict[int, tuple[int, Step]], end: int, start: int) -> list[Step]:
    """Give the steps of a way, or of a cycle, found from its end backwards."""
    at, step = last[end]
    steps = [step]
    while at != start:
        at, step = last[at]
        steps.append(step)
    return steps
