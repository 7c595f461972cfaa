"""Biproportional allocation: seats in a matrix, proportional for districts and for parties at once."""

from collections.abc import Hashable, Mapping
from fractions import Fraction
from functools import partial
from typing import TypeVar

from electoral.errors import InvalidSystem
from electoral.evidence import MatrixEvidence
from electoral.exact import ExactInput, plain, show
from electoral.frozen import Frozen
from electoral.methods.divisor.method import DivisorMethod
from electoral.methods.ids import method_named
from electoral.methods.matrix.allocation import MatrixAllocation
from electoral.methods.matrix.circles import in_circles
from electoral.methods.matrix.problem import Cells, MatrixProblem, matrix_problem
from electoral.methods.matrix.scaling import Scaling, scaled, shortened
from electoral.methods.matrix.transfer import Table, signpost

D = TypeVar("D", bound=Hashable)
P = TypeVar("P", bound=Hashable)


def biproportional(
    votes: Mapping[D, Mapping[P, ExactInput]],
    *,
    district_seats: Mapping[D, int],
    party_seats: Mapping[P, int],
    method: str | DivisorMethod,
    minimum: Cells[D, P] | None = None,
) -> MatrixAllocation[D, P]:
    """Give every cell of a matrix seats, so that districts and parties have the seats that are theirs.

    Votes of a cell are divided by a divisor of its district and a divisor of its party, and rounded. The
    divisors are such that all sums are right; which such divisors are taken makes no difference. Exact; equal
    claims are a tie, never broken.

    Args:
        votes: by district and party; 0 where a party does not stand.
        district_seats: the seats of each district.
        party_seats: the seats of each party over all districts, e.g. by `allocate` of `voter_numbers`.
        method: ``"sainte_lague"`` (standard rounding), ``"dhondt"`` (rounding down), or another divisor
            method without roots whose first divisor is not 0.
        minimum: the fewest seats of some cells, e.g. of the winners of districts (`district_winners`).

    Raises:
        NoResult: if seats of parties and districts cannot meet, naming them.
        InvalidTally, InvalidNumber, InexactNumber, UnknownName: for a question that is none.
        InvalidSystem: for a method that cannot be used so.

    Source: Balinski and Demange, "An axiomatic approach to proportionality between matrices", Mathematics of
    Operations Research 14 (1989); Pukelsheim, "Proportional Representation", 2nd ed. 2017,
    doi:10.1007/978-3-319-64707-4, ch. 14.

    >>> votes = {"North": {"A": 123, "B": 45}, "South": {"A": 60, "B": 72}}
    >>> seats = {"North": 3, "South": 2}
    >>> biproportional(
    ...     votes, district_seats=seats, party_seats={"A": 3, "B": 2}, method="sainte_lague"
    ... ).seats
    {'North': {'A': 2, 'B': 1}, 'South': {'A': 1, 'B': 1}}
    """
    by = _method(method)
    asked = matrix_problem(votes, district_seats, party_seats, minimum)
    found = shortened(asked, by.divisors, scaled(asked, by))
    table = Table(asked, by.divisors, found.seats, (found.rows, found.columns))
    down, up = in_circles(table)
    sure = {
        d: {p: found.seats[i][j] - ((i, j) in down) for j, p in enumerate(asked.parties)}
        for i, d in enumerate(asked.districts)
    }
    cells = tuple((asked.districts[i], asked.parties[j]) for i, j in sorted((*down, *up)))
    rows = Frozen({d: sum(i == row for row, _ in down) for i, d in enumerate(asked.districts)})
    columns = Frozen({p: sum(j == column for _, column in down) for j, p in enumerate(asked.parties)})
    return MatrixAllocation(sure, cells, (rows, columns), partial(_evidence, asked, by, found))


def _method(method: str | DivisorMethod) -> DivisorMethod:
    found = method_named(method)
    if not isinstance(found, DivisorMethod) or not _fits(found):
        raise InvalidSystem(
            f"matrix: {show(method)} is no divisor method without roots and with a first divisor above 0;"
            " use 'sainte_lague' or 'dhondt'"
        )
    return found


def _fits(method: DivisorMethod) -> bool:
    return method.divisors.power == 1 and method.divisors.after((0,))[0] > 0


def _evidence(asked: MatrixProblem[D, P], method: DivisorMethod, found: Scaling) -> MatrixEvidence[D, P]:
    columns = [plain(Fraction(by) / asked.scale) for by in found.columns]
    return MatrixEvidence(
        signposts=tuple(plain(signpost(method.divisors, seats)) for seats in range(3)),
        district_divisors=Frozen(zip(asked.districts, map(plain, found.rows), strict=True)),
        party_divisors=Frozen(zip(asked.parties, columns, strict=True)),
    )
