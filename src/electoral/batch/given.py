"""The question of a batch: votes, seats and bounds as arrays, checked once."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray

from electoral.batch.result import Mask
from electoral.errors import InexactNumber, InvalidNumber, InvalidTally
from electoral.exact import show

Integers = NDArray[np.int64]
#: What numpy can make an array of integers of: a number, lists, an array.
IntegersLike: TypeAlias = Any
# So many votes are looked at together; measured, with 2 MiB of cache for each core.
_CELLS = 131_072
_MOST_SEATS = 2**31 - 2
_MOST_VOTES = 2**63 - 1


@attrs.frozen(kw_only=True, eq=False)
class Questions:
    """Rows of elections x contestants.

    Attributes:
        shape: of the votes as given.
        votes: int64, zero or more.
        seats: of each row.
        lower: the fewest seats of each; None if there is no bound.
        upper: the most seats of each; None if there is no bound.
        largest_house: the most seats of a row of the whole batch, also where these are some of its rows, so
            that what is prepared for it is the same for any part.
    """

    shape: tuple[int, ...]
    votes: Integers
    seats: Integers
    lower: Integers | None
    upper: Integers | None
    largest_house: int

    @property
    def bounded(self) -> bool:
        """Whether there is any bound."""
        return self.lower is not None or self.upper is not None

    def rows(self, which: Mask | Integers | slice) -> "Questions":
        """Give some of the rows."""
        votes = self.votes[which]
        return Questions(
            shape=votes.shape,
            votes=votes,
            seats=self.seats[which],
            lower=None if self.lower is None else self.lower[which],
            upper=None if self.upper is None else self.upper[which],
            largest_house=self.largest_house,
        )

    def bounds(self) -> tuple[Integers, Integers]:
        """Give lower and upper bounds; who has no votes has its minimum as maximum."""
        lower = np.zeros_like(self.votes) if self.lower is None else self.lower
        house = self.seats[:, None]
        most = house if self.upper is None else self.upper
        # As in the exact engine: a bound that all seats cannot reach is none.
        upper = np.where(most < house, most, house + 1)
        return lower, np.where(self.votes > 0, upper, lower)


def chunks(rows: int, contestants: int) -> Iterator[slice]:
    """Give rows that are looked at together, so that what is made of them stays in the cache."""
    size = max(1, _CELLS // contestants)
    return (slice(start, start + size) for start in range(0, rows, size))


def integers(given: IntegersLike, what: str, most: int = _MOST_VOTES) -> Integers:
    """Take an array of integers of zero or more as int64.

    Raises:
        InexactNumber: for floats, bools, objects, and what is no array of numbers.
        InvalidNumber: for a negative number, or one above `most`; with its place.
    """
    if isinstance(given, np.ma.MaskedArray):
        raise InexactNumber(f"{what}: a masked array; give 0 where there is nothing, as a plain array")
    try:
        array = np.asarray(given)
    except (ValueError, TypeError, OverflowError):
        raise InexactNumber(f"{what}: {show(given)} is no array; give rows of equal length") from None
    if not array.size and array.dtype.kind == "f":
        # What numpy makes of empty lists.
        array = array.astype(np.int64)
    if array.dtype.kind in "fO" and not isinstance(given, np.ndarray) and _all_whole(given):
        raise InvalidNumber(f"{what}: a number is more than {most:,}; give less")
    if array.dtype.kind == "f":
        raise InexactNumber(
            f"{what}: an array of {array.dtype}, and floats are not exact; if they are whole numbers below"
            f" 2**53, give array.astype('int64') after checking (array == np.floor(array)).all()"
        )
    if array.dtype.kind not in "iu":
        raise InexactNumber(f"{what}: an array of {array.dtype}; give integers, e.g. dtype=np.int64")
    if array.size:
        _require_between(array, what, most)
    return array.astype(np.int64, copy=False)


def _all_whole(given: object) -> bool:
    """Say whether lists hold nothing but whole numbers, which numpy makes floats of if they are too large."""
    return all(isinstance(each, int | np.integer) for each in np.asarray(given, dtype=object).ravel())


def _require_between(array: NDArray[Any], what: str, most: int) -> None:
    if array.dtype.kind == "i" and array.min() < 0:
        place = np.unravel_index(int(array.argmin()), array.shape)
        raise InvalidNumber(f"{what}{_at(place)}: {array.min()} is negative; give 0 or more")
    if int(array.max()) > most:
        place = np.unravel_index(int(array.argmax()), array.shape)
        raise InvalidNumber(f"{what}{_at(place)}: {array.max()} is more than {most:,}; give less")


def _at(place: tuple[Any, ...]) -> str:
    return f"[{', '.join(str(int(each)) for each in place)}]" if place else ""


def questions(
    votes: IntegersLike, seats: IntegersLike, minimum: IntegersLike | None, maximum: IntegersLike | None
) -> Questions:
    """Check a batch and bring it to rows.

    Raises:
        InexactNumber, InvalidNumber: for numbers that are no integers of zero or more.
        InvalidTally: for shapes that do not fit, or no contestant.
    """
    counted = integers(votes, "votes")
    if counted.ndim == 0 or counted.shape[-1] == 0:
        raise InvalidTally(f"votes: shape {counted.shape} has no contestant; give them on the last axis")
    rows = counted.reshape(-1, counted.shape[-1])
    house = integers(seats, "seats", _MOST_SEATS)
    try:
        of_rows = np.broadcast_to(house, counted.shape[:-1]).reshape(-1)
    except ValueError:
        raise InvalidTally(
            f"seats: shape {house.shape} does not fit elections of shape {counted.shape[:-1]};"
            " give a number, or one for each election"
        ) from None
    lower, upper = (
        _bound(given, what, counted.shape) for given, what in ((minimum, "minimum"), (maximum, "maximum"))
    )
    if lower is not None and upper is not None:
        _require_uncrossed(lower, upper, of_rows)
    return Questions(
        shape=counted.shape,
        votes=rows,
        seats=of_rows,
        lower=lower,
        upper=upper,
        largest_house=int(of_rows.max(initial=0)),
    )


def _require_uncrossed(lower: Integers, upper: Integers, house: Integers) -> None:
    """Refuse a minimum above a maximum that all seats could reach; one that they cannot is no bound."""
    crossed = (lower > upper) & (upper < house[:, None])
    if crossed.any():
        row, who = np.argwhere(crossed)[0]
        raise InvalidNumber(
            f"minimum of contestant {who} in election {row}: {lower[row, who]} is above its maximum"
            f" {upper[row, who]}; correct one"
        )


def _bound(given: IntegersLike | None, what: str, shape: tuple[int, ...]) -> Integers | None:
    if given is None:
        return None
    bound = integers(given, what, _MOST_SEATS)
    try:
        return np.broadcast_to(bound, shape).reshape(-1, shape[-1])
    except ValueError:
        raise InvalidTally(
            f"{what}: shape {bound.shape} does not fit votes of shape {shape}; give a number, one for each"
            " contestant, or an array in the shape of the votes"
        ) from None
