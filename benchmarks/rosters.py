# ruff: noqa: INP001 - the files stand beside the script that imports them
"""Made lists of candidates and bounds on their groups, the same in every run.

Groups are rarer at the top of a list than at its foot. A bound demands what a witness has, a made choice of
which half is from the top and half from below: so the bounds can be met, and by list order they seldom are.
Where groups divide the list a bound demands nine tenths of that; all of it would leave no choice of numbers.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from electoral import Candidate
from electoral.representation import Bound, Counting

Groups = tuple[str, ...]
#: Draws the groups of a candidate so far down the list: 0 is its top, 99 its foot.
Draw = Callable[[Random, int], Groups]
FIVE = ("women", "youth", "north", "disability", "rural")
CLUSTERS = tuple(f"cluster {number}" for number in range(1, 8))


class Roster(NamedTuple):
    """Whom to choose from in list order, how many, and under what bounds."""

    candidates: tuple[Candidate, ...]
    seats: int
    bounds: tuple[Bound, ...]
    counting: Counting = "in every group"


def one_bound(seed: int) -> Roster:
    """Make 200 candidates and one bound: the baseline."""
    groups = _drawn(seed, 200, _crossing(FIVE[:1]))
    return _roster(groups, 100, _demands(_witness(seed, groups, 100)))


def five_crossing(seed: int) -> Roster:
    """Make 120 candidates in five groups, each of which overlaps with every other."""
    groups = _drawn(seed, 120, _crossing(FIVE))
    return _roster(groups, 70, _demands(_witness(seed, groups, 70)))


def five_too_many(seed: int) -> Roster:
    """Raise the bounds of the same five groups, the lowest first, until no 70 persons can meet them."""
    groups, seats = _drawn(seed, 120, _crossing(FIVE)), 70
    demands, sizes = _demands(_witness(seed, groups, seats)), _demands(groups)
    while sum(demands.values()) <= sum(sorted(map(len, groups))[-seats:]):
        open_groups = [name for name in FIVE if demands[name] < min(sizes[name], seats)]
        demands[min(open_groups, key=demands.__getitem__)] += 1
    return _roster(groups, seats, demands)


def nested(seed: int) -> Roster:
    """Make 1,000 candidates in two chains of groups, each of which is part of the one before."""

    def draw(random: Random, down: int) -> Groups:
        sex = "woman" if _rare(random, down) else "man"
        chain = (sex, f"young {sex}", f"young {sex} of the north")
        young, north = _rare(random, down), _rare(random, down)
        return chain[: 1 + young + (young and north)]

    groups = _drawn(seed, 1000, draw)
    return _roster(groups, 300, _nine_tenths(_demands(_witness(seed, groups, 300))))


def two_partitions(seed: int) -> Roster:
    """Make 1,000 candidates of two sexes in seven clusters; those at the top are mostly of three of these."""

    def draw(random: Random, down: int) -> Groups:
        sex = "woman" if _rare(random, down) else "man"
        return sex, CLUSTERS[random.randrange(7 if random.randrange(100) < down else 3)]

    groups = _drawn(seed, 1000, draw)
    return _roster(groups, 300, _nine_tenths(_demands(_witness(seed, groups, 300))))


def counting_once(seed: int) -> Roster:
    """Make 1,000 candidates in three groups that overlap, where each person counts for one of them."""
    groups = _drawn(seed, 1000, _crossing(FIVE[:3]))
    random = Random(seed)  # noqa: S311 - anybody can draw it again, no secret
    used = [(random.choice(own),) if own else () for own in _witness(seed, groups, 300)]
    return _roster(groups, 300, _demands(used), "once")


def _drawn(seed: int, candidates: int, draw: Draw) -> list[Groups]:
    random = Random(seed)  # noqa: S311 - anybody can draw it again, no secret
    return [draw(random, 100 * place // candidates) for place in range(candidates)]


def _rare(random: Random, down: int) -> bool:
    """Draw whether somebody is in a group: about 15 % at the top of the list are, 45 % at its foot."""
    return random.randrange(100) < 15 + 30 * down // 100


def _crossing(names: Groups) -> Draw:
    return lambda random, down: tuple(name for name in names if _rare(random, down))


def _witness(seed: int, groups: Sequence[Groups], seats: int) -> list[Groups]:
    random, half = Random(seed), seats // 2  # noqa: S311 - anybody can draw it again, no secret
    places = random.sample(range(seats), half) + random.sample(range(seats, len(groups)), seats - half)
    return [groups[place] for place in places]


def _demands(persons: Iterable[Groups]) -> Counter[str]:
    return Counter(name for own in persons for name in own)


def _nine_tenths(demands: Mapping[str, int]) -> dict[str, int]:
    return {name: 9 * number // 10 for name, number in demands.items()}


def _roster(
    groups: Sequence[Groups], seats: int, demands: Mapping[str, int], counting: Counting = "in every group"
) -> Roster:
    candidates = (
        Candidate(f"Candidate {place}", sex="female" if "women" in own else "male", groups=own)
        for place, own in enumerate(groups, start=1)
    )
    bounds = (Bound(name, at_least=demands[name]) for name in sorted(demands))
    return Roster(tuple(candidates), seats, tuple(bounds), counting)
