"""Groups that overlap in any way: an exact search over how many of each kind are seated.

To meet overlapping bounds is NP-hard in general. The search narrows the numbers by each bound in turn, and
where that does not decide it takes advice: do the bounds leave nothing, or which range is to be divided?
With scipy the advice is that of a linear program; without, it is plainer and does for short lists. Either way
only whole numbers and fractions decide, and both give the same choice.

Source of the complexity: R. Bredereck, P. Faliszewski, A. Igarashi, M. Lackner and P. Skowron, Multiwinner
elections with diversity constraints, AAAI 2018, doi:10.1609/aaai.v32i1.11457.
"""

from collections.abc import Callable, Sequence

from electoral.errors import BeyondLimit
from electoral.representation.choosing.advice import by_sums
from electoral.representation.choosing.highs import by_linear_program
from electoral.representation.choosing.problem import Objective, Problem
from electoral.representation.choosing.rows import Box, Row, meets, narrowed

#: So many boxes may be looked at for one choice. Without scipy that does for lists of about 30 candidates
#: with five overlapping groups; with it, 120 candidates take a few hundred.
MOST_STEPS = 20_000


def choose_by_search(problem: Problem, by: Objective) -> tuple[int, ...]:
    """Choose so that the bounds are missed by as little as can be, and then as the objective says.

    Raises:
        BeyondLimit: if the search takes more than `MOST_STEPS` steps.
    """
    search = _Search()
    rows, box = _system(problem)
    short = tuple(range(len(problem.kinds), len(box.least)))

    def misses(most: int) -> Row:
        return Row(short, 0, most)

    rows = (*rows, misses(_fewest(lambda n: search.solve((*rows, misses(n)), box), _sum_of(box, short))))
    if by == "fewest displaced":
        top = tuple(t for t, kind in enumerate(problem.kinds) if kind.seated)

        def displaces(most: int) -> Row:
            return Row(top, problem.seats - most, problem.seats)

        rows = (*rows, displaces(_fewest(lambda n: search.solve((*rows, displaces(n)), box), problem.seats)))
    return _down_the_list(problem, search, rows, box)


def _sum_of(box: Box, positions: Sequence[int]) -> int:
    return sum(box.most[t] for t in positions)


def _system(problem: Problem) -> tuple[tuple[Row, ...], Box]:
    """Give the bounds as rows over the numbers of each kind and, behind them, what each bound is short of.

    At most so many of a group is at least so many of all others: so every bound has a lower end only.
    """
    kinds, seats = problem.kinds, problem.seats
    rows, slack = [Row(tuple(range(len(kinds))), seats, seats)], list[int]()
    for g, limit in enumerate(problem.limits):
        for low, inside in ((limit.low, True), (seats - limit.high, False)):
            if low > 0:
                who = tuple(t for t, kind in enumerate(kinds) if (g in kind.limits) is inside)
                rows.append(Row((*who, len(kinds) + len(slack)), low, low + seats))
                slack.append(low)
    return tuple(rows), Box((0,) * (len(kinds) + len(slack)), (*(kind.size for kind in kinds), *slack))


def _fewest(found: Callable[[int], object], most: int) -> int:
    """Give the smallest number for which something is found, by halving; it is found for `most`."""
    if found(0) is not None:
        return 0
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if found(middle) is not None else (middle, high)
    return high


def _down_the_list(problem: Problem, search: "_Search", rows: tuple[Row, ...], box: Box) -> tuple[int, ...]:
    """Take the next of the list whenever there is a choice with those taken and the next."""
    found = search.solve(rows, box)
    assert found is not None  # noqa: S101 - the rows were made so
    taken, closed, chosen = [0] * len(problem.kinds), set(), []
    for place, kind in enumerate(problem.kind_of):
        if kind in closed:
            continue
        if found[kind] == taken[kind]:
            if (other := search.solve(rows, box.at_least(kind, taken[kind] + 1))) is None:
                closed.add(kind)
                box = box.at_most(kind, taken[kind])
                continue
            found = other
        taken[kind] += 1
        chosen.append(place)
        box = box.at_least(kind, taken[kind])
    return tuple(chosen)


class _Search:
    """Looks for whole numbers, and counts its steps."""

    def __init__(self) -> None:
        self.steps = 0
        self.alone = False

    def solve(self, rows: Sequence[Row], box: Box) -> tuple[int, ...] | None:
        """Give whole numbers in the box that meet all rows; None if there are none."""
        width = len(box.least)
        program = by_linear_program(rows, width)
        self.alone = program is None
        advise = program or by_sums(rows, width)
        waiting = [box]
        while waiting:
            self._count()
            part = narrowed(rows, waiting.pop())
            if part is None:
                continue
            if part.least == part.most or meets(rows, part.least):
                return part.least
            advice = advise(part)
            if advice.refused:
                continue
            if meets(rows, advice.numbers):
                return advice.numbers
            waiting += part.divided(advice.divide, advice.at)
        return None

    def _count(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            what = f"bounds that overlap: no answer after {MOST_STEPS:,} steps of search"
            if self.alone:
                raise BeyondLimit(f'{what} without scipy; install it: pip install "electoral[solver]"')
            raise BeyondLimit(f"{what}; ask for fewer groups at once")
