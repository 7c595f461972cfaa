"""The methods of interregnum as rules under test: `RULES`, by the names that it has for them.

Its lots are walked instead of drawn: it takes a random generator, and here it gets one that answers every
draw in every way. Ties that its documentation breaks by the number of votes stay broken. `PreconditionError`
is a refusal, and so are seats that it says are left. Nothing else is caught, and nothing is mended.
"""

from collections.abc import Callable, Iterator, Mapping, MutableSequence, Sequence
from importlib import import_module
from itertools import combinations
from random import Random
from typing import Any, TypeVar

from electoral import NoResult

T = TypeVar("T")
singlevote: Any = import_module("interregnum.methods.singlevote")
Discrepancy: Any = import_module("interregnum.methods.singlevote.iterative_divisor").Discrepancy
PreconditionError: Any = import_module("interregnum.exceptions").PreconditionError

Rule = Callable[[Mapping[str, int], int], Iterator[dict[str, int]]]


class Lots(Random):
    """A random generator that draws nothing: asked again and again, it gives every answer in turn."""

    def __init__(self) -> None:
        super().__init__(0)
        self._drawn: list[tuple[int, int]] = []
        self._at = 0

    def runs(self) -> Iterator["Lots"]:
        """Give itself once for each way in which the draws of a run may end."""
        while True:
            self._at = 0
            yield self
            while self._drawn and self._drawn[-1][0] + 1 == self._drawn[-1][1]:
                self._drawn.pop()
            if not self._drawn:
                return
            drawn, ways = self._drawn.pop()
            self._drawn.append((drawn + 1, ways))

    def _draw(self, ways: int) -> int:
        if self._at == len(self._drawn):
            self._drawn.append((0, ways))
        self._at += 1
        return self._drawn[self._at - 1][0]

    def choice(self, seq: Sequence[T]) -> T:  # type: ignore[override] # a sequence is enough
        """Choose one."""
        return seq[self._draw(len(seq))]

    def shuffle(self, x: MutableSequence[Any]) -> None:
        """Put them into an order."""
        for i in range(len(x) - 1):
            j = i + self._draw(len(x) - i)
            x[i], x[j] = x[j], x[i]


def seats_of(told: Any, votes: Mapping[str, int]) -> dict[str, int]:
    """Read a result, in which those without a seat may be missing; it says itself if seats are left."""
    if (left := told.data.remaining_seats) > 0:
        raise NoResult(f"remaining_seats: {left}")
    return dict.fromkeys(votes, 0) | {each.name: each.seats for each in told.allocation}


def drawn(allocator: Any, *, first_seats: bool = False) -> Rule:
    """Make a rule of an allocator that draws lots.

    Args:
        allocator: of interregnum.
        first_seats: whether everybody with votes gets a first seat as an initial one, as in its examples of
            methods whose first divisor is 0; without votes they are no candidates then.
    """

    def rule(votes: Mapping[str, int], seats: int) -> Iterator[dict[str, int]]:
        held = {party: 1 for party, number in votes.items() if number} if first_seats else {}
        candidates = [(party, number) for party, number in votes.items() if number or not first_seats]
        for lots in Lots().runs():
            try:
                told = allocator.calc(candidates, seats - len(held), random_seed=lots, initial_seats=held)
            except PreconditionError as error:
                raise NoResult(str(error)) from error
            yield seats_of(told, votes)

    return rule


def iterative_divisor(signposts: str) -> Rule:
    """Make a rule of `IterativeDivisorAllocator`, which names those who may lose or win the last seats."""
    allocator = singlevote.IterativeDivisorAllocator(signposts)

    def rule(votes: Mapping[str, int], seats: int) -> Iterator[dict[str, int]]:
        try:
            told = allocator.calc(list(votes.items()), seats)
        except PreconditionError as error:
            raise NoResult(str(error)) from error
        given = seats_of(told, votes)
        ties = {party: how for party, how in told.data.ties.items() if how is not Discrepancy.EXACT}
        losers = [party for party, how in ties.items() if how is Discrepancy.DECREMENTABLE]
        for lucky in combinations(sorted(ties), len(losers)):
            yield {party: n - (party in losers) + (party in lucky) for party, n in given.items()}

    return rule


def plurality(votes: Mapping[str, int], seats: int) -> Iterator[dict[str, int]]:
    """Give the results of `LimitedVotingAllocator`, which names the winners only."""
    for lots in Lots().runs():
        try:
            told = singlevote.LimitedVotingAllocator().calc(list(votes.items()), seats, random_seed=lots)
        except PreconditionError as error:
            raise NoResult(str(error)) from error
        yield seats_of(told, votes)


#: Its name of a divisor or quota -> the id of the same method here.
DIVISORS = {
    "dhondt": "dhondt",
    "sainte_lague": "sainte_lague",
    "sainte_lague_1.4": "modified_sainte_lague",
    "modified_sainte_lague": "modified_sainte_lague",
    "imperiali": "imperiali_divisor",
    "belgian_imperiali": "imperiali_divisor",
    "danish": "danish",
}
FIRST_SEATS = {"adams": "adams", "dean": "dean", "huntington_hill": "huntington_hill"}
SIGNPOSTS = {"jefferson": "dhondt", "webster": "sainte_lague", "adams": "adams"}
QUOTAS = {
    "hare": "hare",
    "droop": "droop",
    "hagenbach_bischoff": "hagenbach_bischoff",
    "imperiali": "imperiali_quota",
    "imperiali3": "reinforced_imperiali",
}

#: The allocator and its divisor, rounding or quota -> the rule.
RULES: dict[str, Rule] = {
    **{f"highest_averages {name}": drawn(singlevote.HighestAveragesAllocator(name)) for name in DIVISORS},
    **{
        f"highest_averages {name}": drawn(singlevote.HighestAveragesAllocator(name), first_seats=True)
        for name in FIRST_SEATS
    },
    **{f"iterative_divisor {name}": iterative_divisor(name) for name in SIGNPOSTS},
    **{f"largest_remainder {name}": drawn(singlevote.LargestRemainderAllocator(name)) for name in QUOTAS},
    "limited_voting": plurality,
}

# A failure names the rule.
for name, each in RULES.items():
    each.__name__ = f"interregnum {name}"

#: As `RULES` -> the id of the same method here.
SAME: dict[str, str] = {
    **{f"highest_averages {name}": same for name, same in (DIVISORS | FIRST_SEATS).items()},
    **{f"iterative_divisor {name}": same for name, same in SIGNPOSTS.items()},
    **{f"largest_remainder {name}": same for name, same in QUOTAS.items()},
    "limited_voting": "plurality",
}
