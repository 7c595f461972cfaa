"""Tie and transfer: seats move along tied cells from parties with too many to parties with too few.

Every district has its seats already. From a party with too many one reaches a district where it may lose a
seat because its quotient is exactly at a signpost, from there a party that may gain one there, and so on. If
a party with too few is reached, a seat goes along the way. If not, the divisors of all districts and parties
reached are changed together until a further cell is at a signpost. Where none ever will be, those reached
prove that there is no result.

Source: Balinski and Demange, "Algorithms for proportional matrices in reals and integers", Mathematical
Programming 45 (1989); Pukelsheim, "Proportional Representation", 2nd ed. 2017,
doi:10.1007/978-3-319-64707-4, ch. 15.
"""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

import attrs

from electoral.errors import NoResult
from electoral.exact import Exact
from electoral.methods.divisor.sequences import Divisors
from electoral.methods.matrix.problem import MatrixProblem, seats_text
from electoral.names import listed

D = TypeVar("D", bound=Hashable)
P = TypeVar("P", bound=Hashable)


def signpost(divisors: Divisors, seats: int) -> Fraction:
    """Give the number between so many seats and one more at which quotients are rounded up."""
    return Fraction(divisors.after((seats,))[0]) / divisors.unit


class Table(Generic[D, P]):
    """Seats of every cell, and its quotient: votes by the divisors of its district and its party."""

    def __init__(
        self,
        asked: MatrixProblem[D, P],
        divisors: Divisors,
        seats: list[list[int]],
        by: tuple[Sequence[Exact], Sequence[Exact]],
    ) -> None:
        self.asked, self.seats, self._divisors = asked, seats, divisors
        self.rows, self.columns = [Fraction(each) for each in by[0]], [Fraction(each) for each in by[1]]

    def quotient(self, i: int, j: int) -> Fraction:
        """Give a cell's votes by both divisors."""
        return self.asked.votes[i][j] / (self.rows[i] * self.columns[j])

    def room_below(self, i: int, j: int) -> Fraction | None:
        """Give the part of its quotient at which a cell may lose a seat: 1 at a tie; None if it never may."""
        if self.seats[i][j] <= self.asked.lower[i][j]:
            return None
        return signpost(self._divisors, self.seats[i][j] - 1) / self.quotient(i, j)

    def room_above(self, i: int, j: int) -> Fraction | None:
        """Give what part its quotient is of that for one more seat: 1 at a tie; None if it never may."""
        if not self.asked.votes[i][j]:
            return None
        return self.quotient(i, j) / signpost(self._divisors, self.seats[i][j])

    def surplus(self, j: int) -> int:
        """Give how many seats a party has more than it should."""
        return sum(row[j] for row in self.seats) - self.asked.party_seats[j]


@attrs.define
class Reach:
    """Districts and parties reached, each with the one it was reached from."""

    rows: dict[int, int] = attrs.Factory(dict)
    columns: dict[int, int | None] = attrs.Factory(dict)


def transferred(
    asked: MatrixProblem[D, P],
    divisors: Divisors,
    seats: list[list[int]],
    by: tuple[Sequence[Exact], Sequence[Exact]],
) -> tuple[list[Exact], list[Exact]]:
    """Move seats, in place, until every party has its own; give the divisors of districts and of parties.

    Raises:
        NoResult: naming parties and districts whose seats cannot meet.
    """
    table = Table(asked, divisors, seats, by)
    while any(table.surplus(j) for j in range(len(asked.parties))):
        reach, end = reached(table)
        if end is not None:
            _move(table, reach, end)
        else:
            _change(table, reach)
    return list(table.rows), list(table.columns)


def reached(table: Table[D, P]) -> tuple[Reach, int | None]:
    """Walk the tied cells from the parties with too many seats; give the first party with too few."""
    rows, columns = range(len(table.asked.districts)), range(len(table.asked.parties))
    waiting = [j for j in columns if table.surplus(j) > 0]
    reach = Reach(columns=dict.fromkeys(waiting))
    while waiting:
        j = waiting.pop(0)
        for i in rows:
            if i in reach.rows or table.room_below(i, j) != 1:
                continue
            reach.rows[i] = j
            for other in columns:
                if other in reach.columns or table.room_above(i, other) != 1:
                    continue
                reach.columns[other] = i
                if table.surplus(other) < 0:
                    return reach, other
                waiting.append(other)
    return reach, None


def _move(table: Table[D, P], reach: Reach, end: int) -> None:
    """Move one seat along the way by which a party was reached."""
    column = end
    while (row := reach.columns[column]) is not None:
        table.seats[row][column] += 1
        column = reach.rows[row]
        table.seats[row][column] -= 1


def _change(table: Table[D, P], reach: Reach) -> None:
    """Shrink the quotients of the parties reached, but not in the districts reached, until a cell is tied."""
    asked = table.asked
    others = [i for i in range(len(asked.districts)) if i not in reach.rows]
    rest = [j for j in range(len(asked.parties)) if j not in reach.columns]
    ratios = [table.room_below(i, j) for i in others for j in reach.columns]
    ratios += [table.room_above(i, j) for i in reach.rows for j in rest]
    factor = max((each for each in ratios if each is not None), default=None)
    if factor is None:
        raise _impossible(asked, others, rest)
    for j in reach.columns:
        table.columns[j] /= factor
    for i in reach.rows:
        table.rows[i] *= factor


def _impossible(asked: MatrixProblem[D, P], districts: Sequence[int], parties: Sequence[int]) -> NoResult:
    """Name the parties that should have more seats than the districts where they have votes can give."""
    others = set(range(len(asked.parties))) - set(parties)
    far = set(range(len(asked.districts))) - set(districts)
    wanted = sum(asked.party_seats[j] for j in parties)
    there = sum(asked.district_seats[i] for i in districts)
    promised = sum(asked.lower[i][j] for i in districts for j in others)
    elsewhere = sum(asked.lower[i][j] for i in far for j in parties)
    names = [asked.parties[j] for j in parties if asked.party_seats[j]]
    places = [asked.districts[i] for i in districts]
    who = f"party {listed(names)} has" if len(names) == 1 else f"parties {listed(names)} have"
    where = f"district {listed(places)} has" if len(places) == 1 else f"districts {listed(places)} have"
    less = f", {promised} of them promised to others" if promised else ""
    more = f"; {elsewhere} are promised elsewhere" if elsewhere else ""
    return NoResult(
        f"matrix: {who} {seats_text(wanted)} to get, but votes only where {where}"
        f" {seats_text(there)}{less}{more}: {wanted - there + promised - elsewhere} too many"
    )
