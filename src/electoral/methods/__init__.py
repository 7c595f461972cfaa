"""Methods: votes to seats, exact, with the tie if there is one and the evidence."""

import contextlib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar, overload

from electoral.errors import InvalidTally
from electoral.exact import ExactInput, show
from electoral.methods.allocation import Allocation, Tie
from electoral.methods.balinski_young import BalinskiYoung
from electoral.methods.divisor.families import Geometric, PowerMean, Powers
from electoral.methods.divisor.method import DivisorMethod
from electoral.methods.divisor.sequences import Divisors, FirstChanged, Linear, Listed
from electoral.methods.ids import ALIASES, METHODS, Method, method_named, modified_sainte_lague
from electoral.methods.matrix.allocation import MatrixAllocation
from electoral.methods.matrix.biproportional import biproportional
from electoral.methods.matrix.district_votes import DistrictWinners, district_winners, voter_numbers
from electoral.methods.plurality import Plurality
from electoral.methods.problem import Bound
from electoral.methods.quota.method import QuotaMethod
from electoral.methods.quota.quotas import QUOTAS, Quota
from electoral.methods.quota.remaining import (
    HighestAverage,
    LargestRemainder,
    OrderOfVotes,
    RemaindersThenAverages,
)

K = TypeVar("K", bound=Hashable)


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
        method: an id (``"hare"``, ``"dhondt"``, ``"sainte_lague"`` ...; see `METHODS`) or any `Method`.
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
    "ALIASES",
    "METHODS",
    "QUOTAS",
    "Allocation",
    "BalinskiYoung",
    "Bound",
    "DistrictWinners",
    "DivisorMethod",
    "Divisors",
    "FirstChanged",
    "Geometric",
    "HighestAverage",
    "LargestRemainder",
    "Linear",
    "Listed",
    "MatrixAllocation",
    "Method",
    "OrderOfVotes",
    "Plurality",
    "PowerMean",
    "Powers",
    "Quota",
    "QuotaMethod",
    "RemaindersThenAverages",
    "Tie",
    "allocate",
    "biproportional",
    "district_winners",
    "method_named",
    "modified_sainte_lague",
    "voter_numbers",
]
