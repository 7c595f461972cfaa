"""The smallest change that mends a list: the fewest places that must be held by somebody else."""

from collections.abc import Iterable, Sequence

import attrs

from electoral.given import all_of
from electoral.people import Candidate
from electoral.representation.groups import Group, in_union
from electoral.representation.list_rules import ListRule, required_rules

#: How many of a group stand so far in every stretch that is open, by where it began.
_State = tuple[tuple[int, int], ...]


@attrs.frozen(kw_only=True)
class Mend:
    """The fewest places of a list that must be held by others, for the rules on one group.

    Attributes:
        groups: the group, or the groups that are counted together.
        to_members: places, counted from 1, held by others that members of the group must hold.
        to_others: places held by members of the group that others must hold.
    """

    groups: tuple[Group, ...]
    to_members: tuple[int, ...]
    to_others: tuple[int, ...]

    @property
    def changes(self) -> int:
        """How many places change."""
        return len(self.to_members) + len(self.to_others)


def mend(candidates: Iterable[Candidate], rules: Iterable[ListRule]) -> tuple[Mend | None, ...]:
    """Find the smallest change that mends a list, group by group; None where no list of its length could.

    Changed are the fewest places, and of equally small changes the one furthest down: the first place that
    two of them treat differently stays as it is. Who comes there is for the party to say: somebody of the
    list, if it has one further down, or somebody new. Each group is looked at by itself. Overlapping windows
    beside a rule on the whole list take seconds for lists of some hundred persons.

    Raises:
        InvalidReturns: if somebody is no candidate, or something is no rule.
        MissingFigure: if what decides is not known of a candidate.

    >>> from electoral.representation import Blocks, Bound
    >>> people = [Candidate(name, sex="male") for name in "ABCDEF"]
    >>> (change,) = mend(people, [ListRule(Bound("women", at_least=1), within=Blocks(3))])
    >>> change.to_members
    (3, 6)
    """
    people = all_of(Candidate, candidates, "list: candidates")
    by_groups: dict[tuple[Group, ...], list[ListRule]] = {}
    for rule in required_rules(rules):
        by_groups.setdefault(rule.bound.groups, []).append(rule)
    return tuple(_mended(people, groups, asked) for groups, asked in by_groups.items())


def _mended(people: Sequence[Candidate], groups: tuple[Group, ...], rules: Sequence[ListRule]) -> Mend | None:
    before = [in_union(groups, person) for person in people]
    after = _nearest(before, _limits(rules, len(people)))
    if after is None:
        return None
    changed = [place for place in range(len(people)) if before[place] != after[place]]
    return Mend(
        groups=groups,
        to_members=tuple(place + 1 for place in changed if after[place]),
        to_others=tuple(place + 1 for place in changed if before[place]),
    )


def _limits(rules: Sequence[ListRule], persons: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Give the fewest and the most of a group in each stretch, by its first place and the one after it."""
    limits: dict[tuple[int, int], tuple[int, int]] = {}
    for rule in rules:
        for stretch in rule.stretches(persons):
            place = stretch.start, stretch.stop
            least, most = limits.get(place, (0, len(stretch)))
            number = rule.bound.number(len(stretch))
            is_lower = rule.bound.at_most is None
            limits[place] = (max(least, number), most) if is_lower else (least, min(most, number))
    return limits


def _nearest(before: Sequence[bool], limits: dict[tuple[int, int], tuple[int, int]]) -> list[bool] | None:
    """Give the membership nearest to that of before that keeps all limits; None if there is none."""
    if any(least > stop - start or most < 0 for (start, stop), (least, most) in limits.items()):
        return None
    layers: list[dict[_State, dict[bool, _State]]] = []
    states: set[_State] = {()}
    for place in range(len(before)):
        layer = {state: _next(state, place, limits) for state in states}
        layers.append(layer)
        states = {after for moves in layer.values() for after in moves.values()}
    costs: dict[_State, int] = dict.fromkeys(states, 0)
    every: list[dict[_State, int]] = []
    for place in range(len(before) - 1, -1, -1):
        costs = _costs(layers[place], costs, before[place])
        every.append(costs)
    if () not in costs:
        return None
    return _path(before, layers, every[::-1])


def _next(state: _State, place: int, limits: dict[tuple[int, int], tuple[int, int]]) -> dict[bool, _State]:
    """Give the states after a place that is held by somebody else, or by a member, if limits allow it."""
    opened = {start: 0 for start, _ in limits if start == place} | dict(state)
    moves = {}
    for member in (False, True):
        counts = {start: number + member for start, number in opened.items()}
        closed = {start: limits[start, place + 1] for start in counts if (start, place + 1) in limits}
        if all(least <= counts[start] <= most for start, (least, most) in closed.items()):
            open_still = {start for start, stop in limits if start <= place and stop > place + 1}
            moves[member] = tuple(sorted((s, n) for s, n in counts.items() if s in open_still))
    return moves


def _costs(
    layer: dict[_State, dict[bool, _State]], after: dict[_State, int], held: bool
) -> dict[_State, int]:
    """Give the fewest changes from each state of a place to the end."""
    costs = {}
    for state, moves in layer.items():
        ways = [after[then] + (member != held) for member, then in moves.items() if then in after]
        if ways:
            costs[state] = min(ways)
    return costs


def _path(
    before: Sequence[bool], layers: list[dict[_State, dict[bool, _State]]], costs: list[dict[_State, int]]
) -> list[bool]:
    """Go down the list with the fewest changes, and change nothing as long as that costs no more."""
    state: _State = ()
    after = []
    for place, held in enumerate(before):
        then = costs[place + 1] if place + 1 < len(costs) else None
        keep = layers[place][state].get(held)
        stays = keep is not None and (0 if then is None else then.get(keep, -1)) == costs[place][state]
        member = held if stays else not held
        after.append(member)
        state = layers[place][state][member]
    return after
