"""The question that every method answers: votes, seats and bounds, checked once."""

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

import attrs

from electoral.errors import InvalidNumber, InvalidTally, NoResult
from electoral.exact import Exact, ExactInput, common_denominator, exact, show, whole
from electoral.names import unknown

K = TypeVar("K", bound=Hashable)
#: A minimum or maximum: one number for everybody, or a number for each contestant that has one.
Bound = int | Mapping[K, int] | None


@attrs.frozen
class Problem(Generic[K]):
    """Votes, seats and bounds as a method sees them.

    Attributes:
        contestants: the keys, in the order given.
        votes: whole numbers in proportion to the exact votes; `scale` votes here are one vote.
        scale: by how much the exact votes were multiplied to become whole.
        seats: how many seats there are to give.
        lower: the fewest seats of each.
        upper: the most seats of each; its fewest for a contestant without votes.
    """

    contestants: tuple[K, ...]
    votes: list[int]
    scale: int
    seats: int
    lower: list[int]
    upper: list[int]


def problem(
    votes: Mapping[K, ExactInput], seats: int, minimum: Bound[K] = None, maximum: Bound[K] = None
) -> Problem[K]:
    """Check a question and bring its votes to whole numbers.

    Raises:
        InexactNumber, InvalidNumber: for votes, seats or bounds that are not exact numbers of zero or more.
        InvalidTally: if the votes are no mapping, or there is no contestant.
        NoResult: if the bounds leave no room for the seats, saying by how much.
    """
    numbers = _counted(votes)
    contestants = tuple(votes)
    scale, weights = _scaled(numbers)
    house = seats if type(seats) is int and seats >= 0 else whole(seats, "seats")
    lower = _bounds(minimum, contestants, "minimum", default=0)
    upper = _bounds(maximum, contestants, "maximum", default=house)
    for index, weight in enumerate(weights):
        if lower[index] > upper[index]:
            _refuse_crossed(contestants[index], lower[index], upper[index], house)
        if not weight:
            upper[index] = lower[index]
    asked = Problem(contestants, weights, scale, house, lower, upper)
    _require_room(asked)
    return asked


def _counted(votes: Mapping[K, ExactInput]) -> list[Exact]:
    if not isinstance(votes, Mapping):
        raise InvalidTally(f"votes: {show(votes)} is no mapping; give votes by contestant")
    if not votes:
        raise InvalidTally("votes: no contestant; give at least one, with 0 votes if it had none")
    return [
        number if type(number) is int and 0 <= number < 2**63 else exact(number, f"votes for {show(key)}")
        for key, number in votes.items()
    ]


def _scaled(numbers: list[Exact]) -> tuple[int, list[int]]:
    scale = common_denominator(numbers, "votes")
    if scale == 1:
        return 1, [int(number) for number in numbers]
    return scale, [int(number * scale) for number in numbers]


def _bounds(bound: Bound[K], contestants: tuple[K, ...], what: str, default: int) -> list[int]:
    if bound is None:
        return [default] * len(contestants)
    if not isinstance(bound, Mapping):
        return [whole(bound, what)] * len(contestants)
    for key in bound:
        if key not in contestants:
            raise unknown(key, [str(each) for each in contestants], f"{what}: contestant")
    return [whole(bound[key], f"{what} of {show(key)}") if key in bound else default for key in contestants]


def _refuse_crossed(contestant: object, lower: int, upper: int, seats: int) -> None:
    if upper == seats:
        raise NoResult(
            f"{show(contestant)}: minimum {lower} is {lower - seats} more than the {seats} seats there are"
        )
    raise InvalidNumber(f"{show(contestant)}: minimum {lower} is {lower - upper} above its maximum {upper}")


def _require_room(asked: Problem[K]) -> None:
    if (fewest := sum(asked.lower)) > asked.seats:
        raise NoResult(
            f"minimum: {fewest} seats promised, {asked.seats} to give: {fewest - asked.seats} too many"
        )
    if (most := sum(asked.upper)) < asked.seats:
        why = "nobody has votes" if not any(asked.votes) else "contestants with votes have all they may get"
        raise NoResult(f"seats: {asked.seats - most} of {asked.seats} cannot be given: {why}")
