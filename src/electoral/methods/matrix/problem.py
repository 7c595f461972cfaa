"""The question of a biproportional allocation: a matrix of districts and parties, checked once."""

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

import attrs

from electoral.errors import InvalidNumber, InvalidTally, NoResult
from electoral.exact import ExactInput, common_denominator, exact, show, whole
from electoral.names import listed, unknown

D = TypeVar("D", bound=Hashable)
P = TypeVar("P", bound=Hashable)
Cells = Mapping[D, Mapping[P, int]]


@attrs.frozen
class MatrixProblem(Generic[D, P]):
    """Votes, seats and fewest seats of every cell, districts down and parties across.

    Attributes:
        votes: whole numbers in proportion to the exact votes.
        district_seats: the sum of every row.
        party_seats: the sum of every column.
        lower: the fewest seats of every cell.
    """

    districts: tuple[D, ...]
    parties: tuple[P, ...]
    votes: list[list[int]]
    scale: int
    district_seats: list[int]
    party_seats: list[int]
    lower: list[list[int]]


def matrix_problem(
    votes: Mapping[D, Mapping[P, ExactInput]],
    district_seats: Mapping[D, int],
    party_seats: Mapping[P, int],
    minimum: Cells[D, P] | None,
) -> MatrixProblem[D, P]:
    """Check a question and bring its votes to whole numbers.

    Raises:
        InvalidTally: if the votes are no matrix, or a cell is missing.
        InexactNumber, InvalidNumber: for numbers that are not exact and zero or more, or sums that differ.
        UnknownName: for a district or party that has no votes.
        NoResult: if a row or column is promised more seats than it has, or has seats but no votes.
    """
    districts, parties = labels(votes)
    numbers = [[exact(votes[d][p], f"votes for {show(p)} in {show(d)}") for p in parties] for d in districts]
    scale = common_denominator((each for row in numbers for each in row), "votes")
    least: Cells[D, P] = {} if minimum is None else minimum
    if not _is_table(least):
        raise InvalidTally(f"minimum: {show(least)} is no table; give seats by district and party")
    _require_known(least, districts, "minimum: district")
    for district, row in least.items():
        _require_known(row, parties, f"minimum in {show(district)}: party")
    lower = [
        [whole(least.get(d, {}).get(p, 0), f"minimum of {show(p)} in {show(d)}") for p in parties]
        for d in districts
    ]
    asked = MatrixProblem(
        districts,
        parties,
        [[int(each * scale) for each in row] for row in numbers],
        scale,
        seats_of(district_seats, districts, "district"),
        seats_of(party_seats, parties, "party"),
        lower,
    )
    _require_room(asked)
    return asked


def labels(votes: Mapping[D, Mapping[P, ExactInput]]) -> tuple[tuple[D, ...], tuple[P, ...]]:
    """Give the districts and the parties of a matrix.

    Raises:
        InvalidTally: if it is none, or a cell is missing.
    """
    _require_table(votes, "votes")
    districts = tuple(votes)
    for district in districts:
        _require_table(votes[district], f"votes in {show(district)}")
    parties = tuple(dict.fromkeys(party for district in districts for party in votes[district]))
    for district in districts:
        if missing := [party for party in parties if party not in votes[district]]:
            raise InvalidTally(
                f"votes in {show(district)}: nothing for {listed(missing)};"
                " give 0 where a party does not stand"
            )
    return districts, parties


def _require_table(cells: object, where: str) -> None:
    if not isinstance(cells, Mapping) or not cells:
        raise InvalidTally(f"{where}: {show(cells)} is no table; give votes by district and party")


def _is_table(cells: object) -> bool:
    return isinstance(cells, Mapping) and all(isinstance(row, Mapping) for row in cells.values())


def _require_known(given: Mapping[D, object], known: tuple[D, ...], what: str) -> None:
    for key in given:
        if key not in known:
            raise unknown(key, [str(each) for each in known], what)


def seats_of(seats: Mapping[D, int], keys: tuple[D, ...], what: str) -> list[int]:
    """Take the seats of each district, or of each party, in the order of the matrix.

    Raises:
        InvalidTally, UnknownName, InexactNumber, InvalidNumber: naming the district or party.
    """
    if not isinstance(seats, Mapping):
        raise InvalidTally(f"{what} seats: {show(seats)} is no mapping; give the seats of each {what}")
    _require_known(seats, keys, f"{what} seats: {what}")
    if missing := [key for key in keys if key not in seats]:
        raise InvalidTally(f"{what} seats: nothing for {listed(missing)}; give the seats of each {what}")
    return [whole(seats[key], f"seats of {show(key)}") for key in keys]


def _require_room(asked: MatrixProblem[D, P]) -> None:
    rows, columns = sum(asked.district_seats), sum(asked.party_seats)
    if rows != columns:
        raise InvalidNumber(f"seats: the districts have {rows}, the parties {columns}; make them equal")
    for i, district in enumerate(asked.districts):
        seats, promised = asked.district_seats[i], sum(asked.lower[i])
        _require_fit(f"district {show(district)}", promised, seats)
        if seats > promised and not any(asked.votes[i]):
            raise NoResult(f"district {show(district)} has {seats_text(seats)}, but nobody has votes there")
    for j, party in enumerate(asked.parties):
        seats, promised = asked.party_seats[j], sum(row[j] for row in asked.lower)
        _require_fit(f"party {show(party)}", promised, seats)
        if seats > promised and not any(row[j] for row in asked.votes):
            raise NoResult(f"party {show(party)} has {seats_text(seats)} to get, but no votes")


def seats_text(number: int) -> str:
    """Give a number of seats in words."""
    return "1 seat" if number == 1 else f"{number} seats"


def _require_fit(what: str, promised: int, seats: int) -> None:
    if promised > seats:
        raise NoResult(f"{what}: {seats_text(promised)} promised, {seats} there: {promised - seats} too many")
