"""Methods: votes to seats, exact, with the tie if there is one and the evidence."""

import contextlib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol, TypeVar, overload

from electoral.errors import InvalidSystem, InvalidTally
from electoral.exact import ExactInput, show
from electoral.given import can, no_kind
from electoral.methods.allocation import Allocation, Tie
from electoral.methods.divisor import DivisorMethod
from electoral.methods.plurality import Plurality
from electoral.methods.problem import Bound
from electoral.methods.quota import LargestRemainder
from electoral.names import unknown

K = TypeVar("K", bound=Hashable)


class Method(Protocol):
    """Votes to seats. Any object with this one function is a method; nothing is subclassed."""

    def allocate(
        self, votes: Mapping[K, ExactInput], seats: int, minimum: Bound[K] = None, maximum: Bound[K] = None
    ) -> Allocation[K]:
        """Give `seats` seats to the contestants."""
        ...


#: The methods that have an id.
METHODS: dict[str, DivisorMethod | LargestRemainder | Plurality] = {
    method.name: method
    for method in (
        LargestRemainder("hare"),
        DivisorMethod("dhondt", first=1, step=1),
        DivisorMethod("sainte_lague", first=1, step=2),
        Plurality(),
    )
}


def method_named(method: str | Method) -> Method:
    """Give the method with an id; a method is given back as it is.

    Raises:
        UnknownName: with the nearest spelling and the known ids.
        InvalidSystem: if it is neither an id nor a method.
    """
    if not isinstance(method, str):
        if not can(method, "allocate"):
            hint = "give an id or an object with `allocate`"
            raise InvalidSystem(f"method: {no_kind(method, 'method', hint)}")
        return method
    if method not in METHODS:
        raise unknown(method, METHODS, "method")
    return METHODS[method]


@overload
def allocate(
    votes: Mapping[K, ExactInput],
    seats: int,
    *,
    method: str | Method,
    minimum: Bound[K] = None,
    maximum: Bound[K] = None,
) -> Allocation[K]: ...
@overload
def allocate(
    votes: Sequence[ExactInput],
    seats: int,
    *,
    method: str | Method,
    minimum: Bound[int] = None,
    maximum: Bound[int] = None,
) -> Allocation[int]: ...
def allocate(votes, seats, *, method, minimum=None, maximum=None):  # type: ignore[no-untyped-def] # see the overloads
    """Give seats to contestants in proportion to their votes.

    Exact: int, `Fraction`, `Decimal` and numpy integers of any size; floats are refused. Keys keep their
    order. Equal claims to the last seats are a tie, never broken here.

    Args:
        votes: by contestant; from a sequence (a list, a numpy array), contestants are numbered from 0.
        seats: how many there are to give; with 0 everybody gets 0.
        method: an id (``"hare"``, ``"dhondt"``, ``"sainte_lague"``, ``"plurality"``) or any `Method`.
        minimum: the fewest seats of everybody (a number) or of some (a mapping).
        maximum: the most seats of everybody or of some.

    Raises:
        InexactNumber, InvalidNumber: for votes, seats or bounds that are not exact numbers of zero or more.
        InvalidTally: if the votes are neither a mapping nor a sequence, or there is no contestant.
        NoResult: if the bounds or the lack of votes leave seats that nobody can take.
        UnknownName: for a method or a bounded contestant that is not known.

    >>> allocate({"A": 4600, "B": 3100, "C": 1900}, 20, method="dhondt").seats
    {'A': 10, 'B': 6, 'C': 4}
    """
    given = votes if isinstance(votes, Mapping) else _numbered(votes)
    return method_named(method).allocate(given, seats, minimum, maximum)


def _numbered(votes: object) -> dict[int, ExactInput]:
    """Number the votes of a sequence from 0; what has no order of its own has no numbers."""
    if isinstance(votes, AbstractSet):
        raise InvalidTally("votes: a set has no order; give votes by contestant, or a list")
    # numpy's arrays are sequences in all but name; those without a dimension have a length that refuses.
    ordered = hasattr(votes, "__len__") and hasattr(votes, "__getitem__")
    if ordered and isinstance(votes, Iterable) and not isinstance(votes, (str, bytes, bytearray, type)):
        with contextlib.suppress(TypeError):
            return dict(enumerate(votes))
    raise InvalidTally(
        f"votes: {show(votes)} is neither a mapping nor a sequence; give votes by contestant, or a list"
    )


__all__ = [
    "METHODS",
    "Allocation",
    "Bound",
    "DivisorMethod",
    "LargestRemainder",
    "Method",
    "Plurality",
    "Tie",
    "allocate",
    "method_named",
]
