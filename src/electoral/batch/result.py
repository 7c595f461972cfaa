"""What a batch of allocations gives: seats, and whether each row has one result."""

from enum import IntEnum

import attrs
import numpy as np
from numpy.typing import NDArray

Seats = NDArray[np.int32]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]


class Status(IntEnum):
    """What is known of one election.

    ``UNIQUE``: one result. ``TIE``: seats are open to lots. ``NO_VOTES``: nobody has votes, but there are
    seats to give. ``INFEASIBLE``: the bounds or the method leave no result.
    """

    UNIQUE = 0
    TIE = 1
    NO_VOTES = 2
    INFEASIBLE = 3


@attrs.frozen(kw_only=True, eq=False)
class BatchAllocation:
    """Seats of many elections.

    Attributes:
        seats: int32, in the shape of the votes. In a tied row the seats that every permitted result gives;
            the row then sums to its seats less `places`. All 0 where there is no result.
        status: uint8, one `Status` for each election.
        tied: in the shape of the votes: who is tied for the open places.
        places: int32, for each election: how many seats are open. Where the answer to a tie decides over
            further seats (methods in steps), these are counted too, and `tied` is who is tied first.
        divisor: float64, for each election: a number between the last quotient that got a seat and the first
            that did not, in votes for one seat, as `DivisorEvidence.divisor` has it; in a tied row the tied
            quotient; NaN where there is none. A float for reading, which decides nothing.
        recomputed: how many elections the exact engine counted, one by one.
    """

    seats: Seats
    status: NDArray[np.uint8]
    tied: Mask
    places: Seats
    divisor: Floats
    recomputed: int


def nothing(shape: tuple[int, ...]) -> BatchAllocation:
    """Give an answer of the shape of votes in which nothing is entered yet."""
    return BatchAllocation(
        seats=np.zeros(shape, np.int32),
        status=np.zeros(shape[:-1], np.uint8),
        tied=np.zeros(shape, np.bool_),
        places=np.zeros(shape[:-1], np.int32),
        divisor=np.full(shape[:-1], np.nan),
        recomputed=0,
    )


@attrs.frozen(kw_only=True, eq=False)
class Rows:
    """What a kernel found for rows (elections x contestants); `proven` says for which it is proven.

    Attributes:
        refused: rows without a result by the method's own rule.
        divisor: NaN where there is none.
    """

    seats: Seats
    tied: Mask
    places: Seats
    proven: Mask
    refused: Mask
    divisor: Floats

    def part(self, which: slice) -> "Rows":
        """Give some of the rows, as a view: what is entered there is entered here."""
        return Rows(
            seats=self.seats[which],
            tied=self.tied[which],
            places=self.places[which],
            proven=self.proven[which],
            refused=self.refused[which],
            divisor=self.divisor[which],
        )

    def enter(self, where: slice | NDArray[np.int64], rows: "Rows") -> None:
        """Put what was found for some rows into their places."""
        self.seats[where], self.tied[where], self.places[where] = rows.seats, rows.tied, rows.places
        self.refused[where], self.proven[where] = rows.refused, rows.proven
        self.divisor[where] = rows.divisor


def unproven(rows: int, contestants: int, seats: Seats | None = None) -> Rows:
    """Give rows of which nothing is proven; `seats` is where their seats are to be entered."""
    return Rows(
        seats=np.zeros((rows, contestants), np.int32) if seats is None else seats,
        tied=np.zeros((rows, contestants), np.bool_),
        places=np.zeros(rows, np.int32),
        proven=np.zeros(rows, np.bool_),
        refused=np.zeros(rows, np.bool_),
        divisor=np.full(rows, np.nan),
    )


def rows_found(
    seats: NDArray[np.int64] | Mask,
    tied: Mask,
    places: NDArray[np.int64],
    *,
    proven: Mask,
    refused: Mask | None = None,
) -> Rows:
    """Give what was found of rows without a divisor."""
    return Rows(
        seats=seats.astype(np.int32),
        tied=tied,
        places=places.astype(np.int32),
        proven=proven,
        refused=np.zeros(len(proven), np.bool_) if refused is None else refused,
        divisor=np.full(len(proven), np.nan),
    )
