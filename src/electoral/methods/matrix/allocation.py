"""The answer of a biproportional allocation: a matrix of seats, as a set of permitted results."""

from collections.abc import Callable, Hashable, Iterator
from itertools import combinations
from typing import Generic, TypeVar

import attrs

from electoral.errors import OpenLot
from electoral.evidence import MatrixEvidence
from electoral.frozen import Frozen
from electoral.methods.matrix.problem import Cells
from electoral.names import listed

D = TypeVar("D", bound=Hashable)
P = TypeVar("P", bound=Hashable)


def _frozen(rows: Cells[D, P]) -> Frozen[D, Frozen[P, int]]:
    return Frozen({district: Frozen(row) for district, row in rows.items()})


@attrs.frozen
class MatrixAllocation(Generic[D, P]):
    """Seats by district and party, as a set of permitted results.

    Attributes:
        sure: seats that every permitted result gives.
        tied: cells that get one more seat in some of the results, and not in others.
    """

    sure: Frozen[D, Frozen[P, int]] = attrs.field(converter=_frozen)
    tied: tuple[tuple[D, P], ...]
    _more: tuple[Frozen[D, int], Frozen[P, int]] = attrs.field(repr=False)
    _prove: Callable[[], MatrixEvidence[D, P]] = attrs.field(repr=False, eq=False)

    @property
    def seats(self) -> dict[D, dict[P, int]]:
        """Give the seats of the only permitted result.

        Raises:
            OpenLot: if there are several, naming the cells.
        """
        if not self.unique:
            cells = listed(f"{party} in {district}" for district, party in self.tied)
            raise OpenLot(
                f"matrix: several results are permitted; tied are {cells}; use .sure, .tied or .outcomes(),"
                " or draw lots"
            )
        return next(self.outcomes())

    @property
    def unique(self) -> bool:
        """Whether there is only one permitted result."""
        return not self.tied

    @property
    def evidence(self) -> MatrixEvidence[D, P]:
        """The divisors of districts and parties that prove the result."""
        return self._prove()

    def outcomes(self) -> Iterator[dict[D, dict[P, int]]]:
        """Give every permitted result, lazily: some tied cells get one more, so that all sums are right."""
        rows, columns = self._more
        for chosen in _chosen(self.tied, tuple(rows), dict(rows), dict(columns)):
            yield {
                district: {party: seats + ((district, party) in chosen) for party, seats in row.items()}
                for district, row in self.sure.items()
            }

    def count_outcomes(self) -> int:
        """Count the permitted results, by making them."""
        return sum(1 for _ in self.outcomes())


def _chosen(
    tied: tuple[tuple[D, P], ...], districts: tuple[D, ...], rows: dict[D, int], columns: dict[P, int]
) -> Iterator[frozenset[tuple[D, P]]]:
    """Choose cells of the tied, one district after another, so many in each row and column."""
    if not districts:
        if not any(columns.values()):
            yield frozenset()
        return
    district, later = districts[0], districts[1:]
    still = [party for other, party in tied if other in later]
    if any(number > still.count(party) + ((district, party) in tied) for party, number in columns.items()):
        return
    own = [(other, party) for other, party in tied if other == district and columns[party]]
    for cells in combinations(own, rows[district]):
        left = columns | {party: columns[party] - 1 for _, party in cells}
        for rest in _chosen(tied, later, rows, left):
            yield rest.union(cells)
