"""Whether the evidence of an allocation proves it, away from any count."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, TypeVar

from electoral.check.due import method_faults
from electoral.check.evidence import Result, evidence_faults, result_faults
from electoral.check.sheet import is_ours
from electoral.errors import InvalidSystem, InvalidTally, RecordFault
from electoral.evidence import Evidence
from electoral.exact import ExactInput, exact, show, whole
from electoral.names import unknown

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

    An allocation is proven as the method gave it: one whose tie was settled is no longer proven by itself.

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
        InvalidTally: if the votes are no mapping.

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
    result = _result(allocation, votes, seats, method, (minimum, maximum))
    try:
        found = tuple(_faults(result, method, allocation.evidence))
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


def _result(
    allocation: Any,
    votes: Mapping[K, ExactInput],
    seats: int,
    method: Any,
    bounds: tuple[Bound[K], Bound[K]],
) -> Result[K]:
    """Put a question and its answer side by side; a question that is none is refused."""
    if not isinstance(votes, Mapping):
        raise InvalidTally(f"votes: {show(votes)} is no mapping; give votes by contestant")
    numbers = {key: exact(number, f"votes for {show(key)}") for key, number in votes.items()}
    house = whole(seats, "seats")
    least, most = (
        _bounds(bound, numbers, what) for bound, what in zip(bounds, ("minimum", "maximum"), strict=True)
    )
    lower = {key: least.get(key, 0) for key in numbers}
    # A bound that all seats cannot reach is none: then one more than all would be the next claim.
    reach = {key: top if (top := most.get(key, house)) < house else house + 1 for key in numbers}
    if is_ours(method) and type(method).__name__ == "Plurality":
        reach = {key: min(top, 1) for key, top in reach.items()}
    tie = allocation.tie
    return Result(
        votes=numbers,
        seats=house,
        lower=lower,
        upper={key: reach[key] if number else lower[key] for key, number in numbers.items()},
        sure=allocation.sure,
        tied=tie.contestants if tie else (),
        places=tie.places if tie else 0,
        left=tie.left if tie else 0,
    )


def _bounds(bound: Bound[K], votes: Mapping[K, object], what: str) -> dict[K, int]:
    if not isinstance(bound, Mapping):
        return {} if bound is None else dict.fromkeys(votes, whole(bound, what))
    for key in bound:
        if key not in votes:
            raise unknown(key, [str(each) for each in votes], f"{what}: contestant")
    return {key: whole(number, f"{what} of {show(key)}") for key, number in bound.items()}


def _faults(result: Result[K], method: Any, evidence: Evidence[K] | None) -> Iterator[str]:
    found = list(result_faults(result))
    yield from found
    if evidence is None and not is_ours(method):
        yield "there is no evidence"
    if not found and evidence is not None:
        yield from evidence_faults(result, evidence)
    if not found and is_ours(method):
        yield from method_faults(method, result, evidence)
