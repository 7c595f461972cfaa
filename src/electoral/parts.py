"""The parts that tiers have in common, taken from what a caller gives."""

from typing import Literal

from electoral.exact import whole
from electoral.methods import Method, method_named
from electoral.names import name

#: How many seats there are to give: a number for the one contest of a tier, or each district's own.
Seats = int | Literal["districts"]


def tier_name(value: str) -> str:
    """Take the name of a tier.

    Raises:
        InvalidName: if it is none.
    """
    return name(value, "tier")


def all_seats(value: int) -> int:
    """Take a number of seats.

    Raises:
        InvalidNumber: if it is negative or not whole.
    """
    return whole(value, "seats")


def seats(value: Seats) -> Seats:
    """Take a number of seats, or ``"districts"`` where each district has its own.

    Raises:
        InvalidNumber: if it is neither.
    """
    return value if value == "districts" else all_seats(value)


def method(value: str | Method) -> Method:
    """Take a method, or its id.

    Raises:
        UnknownName: if no method has the id.
        InvalidSystem: if it is no method.
    """
    return method_named(value)
