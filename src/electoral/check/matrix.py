"""Whether the divisors of districts and parties prove the seats of a matrix."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeVar

from electoral.check.allocation import require_object
from electoral.check.due import divisor, unit
from electoral.errors import RecordFault
from electoral.exact import ExactInput, exact

D = TypeVar("D", bound=Hashable)
P = TypeVar("P", bound=Hashable)
Cell = tuple[D, P]


def require_proven_matrix(
    allocation: Any,
    votes: Mapping[D, Mapping[P, ExactInput]],
    *,
    district_seats: Mapping[D, int],
    party_seats: Mapping[P, int],
    method: Any,
    minimum: Mapping[D, Mapping[P, int]] | None = None,
) -> None:
    """Refuse a matrix of seats that its divisors do not prove.

    Args:
        allocation: an `electoral.MatrixAllocation`.
        votes: by district and party, as they were given; the other arguments too.
        district_seats: the seats of each district.
        party_seats: the seats of each party.
        method: the `DivisorMethod` by which quotients are rounded, an object.
        minimum: the fewest seats of some cells.

    Raises:
        RecordFault: naming every fault.

    >>> from electoral import METHODS, biproportional
    >>> votes = {"North": {"A": 123, "B": 45}, "South": {"A": 60, "B": 72}}
    >>> sums = {"district_seats": {"North": 3, "South": 2}, "party_seats": {"A": 3, "B": 2}}
    >>> found = biproportional(votes, method="sainte_lague", **sums)
    >>> require_proven_matrix(found, votes, method=METHODS["sainte_lague"], **sums)
    """
    require_object(method)
    try:
        seats = next(allocation.outcomes())
        faults = [
            *_sum_faults(seats, district_seats, party_seats),
            *_cell_faults(allocation, seats, votes, method.divisors, minimum or {}),
        ]
    except (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError):
        faults = ["its numbers do not fit together"]
    if faults:
        raise RecordFault(tuple(faults))


def _sum_faults(
    seats: Mapping[D, Mapping[P, int]], district_seats: Mapping[D, int], party_seats: Mapping[P, int]
) -> Iterator[str]:
    if seats.keys() != district_seats.keys():
        yield "the districts are not those with seats"
    for district, row in seats.items():
        if row.keys() != party_seats.keys() or sum(row.values()) != district_seats[district]:
            yield f"{district!r} has not its {district_seats[district]} seats"
    for party, number in party_seats.items():
        if sum(row[party] for row in seats.values()) != number:
            yield f"{party!r} has not its {number} seats"


def _cell_faults(
    allocation: Any,
    seats: Mapping[D, Mapping[P, int]],
    votes: Mapping[D, Mapping[P, ExactInput]],
    sequence: Any,
    minimum: Mapping[D, Mapping[P, int]],
) -> Iterator[str]:
    """Round every cell's quotient, and find the circles in which seats may be exchanged."""
    evidence = allocation.evidence
    if any(each != _signpost(sequence, k) for k, each in enumerate(evidence.signposts)):
        yield "the signposts are not the method's"
    if min(*evidence.district_divisors.values(), *evidence.party_divisors.values()) <= 0:
        yield "a divisor is not above 0"
    gives: set[Cell[D, P]] = set()
    takes: set[Cell[D, P]] = set()
    for d, row in seats.items():
        for p, number in row.items():
            by = Fraction(evidence.district_divisors[d]) * evidence.party_divisors[p]
            quotient, least = exact(votes[d][p], "votes") / by, minimum.get(d, {}).get(p, 0)
            up = _signpost(sequence, number)
            down = _signpost(sequence, number - 1) if number > least else quotient - 1
            if number < least or not down <= quotient <= up:
                yield f"{p!r} in {d!r}: {quotient} does not round to {number}"
            if quotient == down:
                gives.add((d, p))
            if quotient == up:
                takes.add((d, p))
    circles = _in_circles(gives, takes)
    if set(allocation.tied) != circles or len(allocation.tied) != len(circles):
        yield "the tied cells are not those whose seats may be exchanged"
    if any(
        allocation.sure[d][p] != seats[d][p] - ((d, p) in circles & gives) for d in seats for p in seats[d]
    ):
        yield "the sure seats are not those that every result has"


def _signpost(sequence: Any, seats: int) -> Fraction:
    return Fraction(divisor(sequence, seats)) / unit(sequence)


def _in_circles(gives: set[Cell[D, P]], takes: set[Cell[D, P]]) -> set[Cell[D, P]]:
    """Give the cells through which an exchange runs back to where it began.

    Where a party takes a seat it gives one in another district, and there another party takes it. Lines from
    which the same lines can be reached back and forth are one circle.
    """
    ahead: dict[tuple[str, object], set[tuple[str, object]]] = defaultdict(set)
    for d, p in takes:
        ahead["district", d].add(("party", p))
    for d, p in gives:
        ahead["party", p].add(("district", d))
    reach = {line: _reached(line, ahead) for line in list(ahead)}
    return {
        (d, p)
        for d, p in gives | takes
        if ("party", p) in reach.get(("district", d), ()) and ("district", d) in reach.get(("party", p), ())
    }


def _reached(
    line: tuple[str, object], ahead: Mapping[tuple[str, object], set[tuple[str, object]]]
) -> set[tuple[str, object]]:
    seen: set[tuple[str, object]] = set()
    waiting = {line}
    while waiting:
        waiting = set().union(*(ahead.get(each, set()) for each in waiting)) - seen
        seen |= waiting
    return seen
