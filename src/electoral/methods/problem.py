"""The question that every method answers: votes, seats and bounds, checked once."""

from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Generic, SupportsIndex, TypeVar

import attrs

from electoral.errors import InexactNumber, InvalidNumber, InvalidTally, NoResult
from electoral.exact import Exact, ExactInput, common_denominator, exact, plain, show, whole
from electoral.names import listed, unknown

K = TypeVar("K", bound=Hashable)
#: A minimum or maximum: one number for everybody, or a number for each contestant that has one.
Bound = int | Mapping[K, int] | None
# Whole numbers below this need no closer look.
_PLAIN = 2**1000
_INTS = frozenset({int})
# So many faults are told.
_MOST_TOLD = 5


@attrs.frozen
class Problem(Generic[K]):
    """Votes, seats and bounds as a method sees them.

    Attributes:
        contestants: the keys, in the order given.
        votes: whole numbers in proportion to the exact votes; `scale` votes here are one vote.
        scale: by how much the exact votes were multiplied to become whole.
        seats: how many seats there are to give.
        lower: the fewest seats of each.
        upper: the most seats of each; its fewest for a contestant without votes, and one more than there are
            where there is no bound.
        plain: whether everyone has votes, and no bound but the size of the house.
    """

    contestants: tuple[K, ...]
    votes: list[int]
    scale: int
    seats: int
    lower: list[int]
    upper: list[int]
    plain: bool = False

    def of_votes(self, i: int) -> Exact:
        """Give the votes of a contestant by its number, as they were counted."""
        return plain(Fraction(self.votes[i], self.scale))

    def bounded(
        self, *, lower: list[int] | None = None, upper: list[int] | None = None, seats: int | None = None
    ) -> "Problem[K]":
        """Give the same question with other bounds, or other seats."""
        return attrs.evolve(
            self,
            lower=self.lower if lower is None else lower,
            upper=self.upper if upper is None else upper,
            seats=self.seats if seats is None else seats,
            plain=False,
        )

    def within(self, seats: Iterable[int]) -> list[int]:
        """Bring seats within the bounds."""
        bounded = zip(seats, self.lower, self.upper, strict=True)
        return [low if k < low else min(k, up) for k, low, up in bounded]


def problem(
    votes: Mapping[K, ExactInput], seats: int, minimum: Bound[K] = None, maximum: Bound[K] = None
) -> Problem[K]:
    """Check a question and bring its votes to whole numbers.

    Raises:
        InexactNumber, InvalidNumber: for votes, seats or bounds that are not exact numbers of zero or more.
        InvalidTally: if the votes are no mapping, or there is no contestant.
        NoResult: if the bounds leave no room for the seats, saying by how much.
    """
    scale, weights = _weights(votes)
    contestants = tuple(votes)
    house = seats if type(seats) is int and 0 <= seats < _PLAIN else whole(seats, "seats")
    if minimum is None and maximum is None and all(weights):
        n = len(contestants)
        return Problem(contestants, weights, scale, house, [0] * n, [house + 1] * n, plain=True)
    lower = _bounds(minimum, contestants, "minimum", default=0)
    # A bound that all seats cannot reach is none.
    most = _bounds(maximum, contestants, "maximum", default=house)
    upper = [each if each < house else house + 1 for each in most]
    if crossed := [i for i, low in enumerate(lower) if low > min(most[i], house)]:
        _refuse_crossed([(contestants[i], lower[i], most[i]) for i in crossed], house)
    for index, low in enumerate(lower):
        if not weights[index]:
            upper[index] = low
    asked = Problem(contestants, weights, scale, house, lower, upper)
    require_room(asked)
    return asked


def _weights(votes: Mapping[K, ExactInput]) -> tuple[int, list[int]]:
    if not isinstance(votes, Mapping):
        raise InvalidTally(f"votes: {show(votes)} is no mapping; give votes by contestant")
    if not votes:
        raise InvalidTally("votes: no contestant; give at least one, with 0 votes if it had none")
    # The usual case at once: all are plain ints of plain size.
    if _INTS.issuperset(map(type, votes.values())):
        whole_numbers: list[int] = list(votes.values())  # type: ignore[arg-type] # see the line above
        if min(whole_numbers) >= 0 and max(whole_numbers) < _PLAIN:
            return 1, whole_numbers
    numbers = [exact(number, f"votes for {show(key)}") for key, number in votes.items()]
    scale = common_denominator(numbers, "votes")
    return scale, [int(number * scale) for number in numbers]


def _bounds(bound: Bound[K], contestants: tuple[K, ...], what: str, default: int) -> list[int]:
    if bound is None:
        return [default] * len(contestants)
    if not isinstance(bound, Mapping):
        if not isinstance(bound, SupportsIndex | Fraction | Decimal | float):
            raise InexactNumber(f"{what}: {show(bound)} is neither a number nor a mapping; give one of them")
        return [whole(bound, what)] * len(contestants)
    known = set(contestants)
    for key in bound:
        if key not in known:
            raise unknown(key, [str(each) for each in contestants], f"{what}: contestant")
    return [whole(bound[key], f"{what} of {show(key)}") if key in bound else default for key in contestants]


def _refuse_crossed(crossed: list[tuple[K, int, int]], seats: int) -> None:
    told = [_crossed(*each, seats) for each in crossed[:_MOST_TOLD]]
    more = [f"and {len(crossed) - _MOST_TOLD} more"] if len(crossed) > _MOST_TOLD else []
    error = NoResult if all(upper >= seats for _, _, upper in crossed) else InvalidNumber
    raise error("; ".join((*told, *more)))


def _crossed(contestant: object, lower: int, upper: int, seats: int) -> str:
    if upper >= seats:
        return f"{show(contestant)}: minimum {lower} is {lower - seats} more than the {seats} seats there are"
    return f"{show(contestant)}: minimum {lower} is {lower - upper} above its maximum {upper}"


def require_room(asked: Problem[K]) -> None:
    """Refuse bounds that promise too many seats, or leave seats that nobody may take.

    Raises:
        NoResult: saying by how much.
    """
    if (fewest := sum(asked.lower)) > asked.seats:
        who = listed(key for key, least in zip(asked.contestants, asked.lower, strict=True) if least)
        raise NoResult(
            f"minimum: {fewest} seats promised to {who}, {asked.seats} to give:"
            f" {fewest - asked.seats} too many"
        )
    if (most := sum(asked.upper)) < asked.seats:
        tops = zip(asked.contestants, asked.votes, asked.upper, strict=True)
        full = listed(key for key, votes, _ in tops if votes)
        why = f"{full} may not get more" if full else "nobody has votes"
        raise NoResult(f"seats: {show(asked.seats - most)} of {show(asked.seats)} cannot be given: {why}")
