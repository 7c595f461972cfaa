"""Whether the evidence of an allocation proves it, away from any count."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, TypeVar

from electoral.check.due import method_faults
from electoral.check.evidence import Result, evidence_faults, result_faults
from electoral.check.sheet import is_ours
from electoral.errors import InvalidSystem, RecordFault
from electoral.exact import ExactInput, exact, show, whole

K = TypeVar("K", bound=Hashable)
#: A minimum or maximum: one number for everybody, or a number for each contestant that has one.
Bound = int | Mapping[K, int] | None


def require_proven_allocation(
    allocation: Any,
    votes: Mapping[K, ExactInput],
    seats: int,
    *,
    method: Any,
    minimum: Bound[K] = None,
    maximum: Bound[K] = None,
) -> None:
    """Refuse an allocation whose evidence does not prove it.

    Args:
        allocation: an `electoral.Allocation`, or anything with its `sure`, `tie` and `evidence`.
        votes: by contestant, as they were given to the method.
        seats: how many there were to give.
        method: the `Method` by which it should be, an object. One of a user's own is taken at its word about
            what a claim is.
        minimum: as it was given to the method.
        maximum: as it was given to the method.

    Raises:
        RecordFault: naming every fault.
        InvalidSystem: if the method is given by its id.

    >>> from electoral import METHODS, allocate
    >>> votes = {"A": 53, "B": 24, "C": 23}
    >>> found = allocate(votes, 5, method="dhondt")
    >>> require_proven_allocation(found, votes, 5, method=METHODS["dhondt"])
    >>> require_proven_allocation(found, votes | {"C": 30}, 5, method=METHODS["dhondt"])
    Traceback (most recent call last):
    electoral.errors.RecordFault: the record does not prove its result:
      the highest quotient without a seat is not 53/4
    """
    require_object(method)
    try:
        found = tuple(_faults(allocation, votes, seats, method, (minimum, maximum)))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        found = ("its numbers do not fit together",)
    if found:
        raise RecordFault(found)


def require_object(method: object) -> None:
    """Refuse an id; the checker knows methods only as the values that they are.

    Raises:
        InvalidSystem: naming it.
    """
    if isinstance(method, str):
        raise InvalidSystem(f"method: {show(method)} is an id; give the method, e.g. METHODS[{method!r}]")


def _faults(
    allocation: Any,
    votes: Mapping[K, ExactInput],
    seats: int,
    method: Any,
    bounds: tuple[Bound[K], Bound[K]],
) -> Iterator[str]:
    numbers = {key: exact(number, "votes") for key, number in votes.items()}
    one_each = is_ours(method) and type(method).__name__ == "Plurality"
    lower = {key: _bound(bounds[0], key, 0) for key in numbers}
    upper = {}
    for key, number in numbers.items():
        most = _bound(bounds[1], key, seats)
        # A bound that all seats cannot reach is none: then one more than all would be the next claim.
        upper[key] = lower[key] if not number else most if most < seats else seats + 1
        upper[key] = min(upper[key], 1) if one_each else upper[key]
    tie = allocation.tie
    result = Result(
        votes=numbers,
        seats=whole(seats, "seats"),
        lower=lower,
        upper=upper,
        sure=allocation.sure,
        tied=tie.contestants if tie else (),
        places=tie.places if tie else 0,
        left=tie.left if tie else 0,
    )
    found = list(result_faults(result))
    yield from found
    evidence = allocation.evidence
    if evidence is None and not is_ours(method):
        yield "there is no evidence"
    if not found and evidence is not None:
        yield from evidence_faults(result, evidence)
    if not found and is_ours(method):
        yield from method_faults(method, result, evidence)


def _bound(bound: Bound[K], key: K, default: int) -> int:
    if isinstance(bound, Mapping):
        return bound.get(key, default)
    return default if bound is None else bound
