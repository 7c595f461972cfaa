"""Ties in a matrix: circles in which districts and parties may exchange seats."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Literal, TypeVar

from electoral.methods.matrix.transfer import Table

D = TypeVar("D", bound=Hashable)
P = TypeVar("P", bound=Hashable)
#: A row and a column.
Cell = tuple[int, int]
#: A row or a column of a matrix.
Line = tuple[Literal["row", "column"], int]


def in_circles(table: Table[D, P]) -> tuple[set[Cell], set[Cell]]:
    """Give the tied cells that have a seat more here than in other results, and those that have one less.

    Cells at a signpost are tied if seats can be exchanged in a circle: a row gives a column one more where it
    may, a column takes one from a row where it may.
    """
    cells = [(i, j) for i in range(len(table.asked.districts)) for j in range(len(table.asked.parties))]
    up = {(i, j) for i, j in cells if table.room_above(i, j) == 1}
    down = {(i, j) for i, j in cells if table.room_below(i, j) == 1}
    steps: dict[Line, list[Line]] = {}
    for i, j in up:
        steps.setdefault(("row", i), []).append(("column", j))
    for i, j in down:
        steps.setdefault(("column", j), []).append(("row", i))
    from_there = {place: _from(place, steps) for place in steps}
    back_up = {(i, j) for i, j in up if ("row", i) in from_there.get(("column", j), ())}
    back_down = {(i, j) for i, j in down if ("column", j) in from_there.get(("row", i), ())}
    return back_down, back_up


def _from(place: Line, steps: Mapping[Line, Sequence[Line]]) -> set[Line]:
    """Give every row and column that steps lead to."""
    found: set[Line] = set()
    waiting = [place]
    while waiting:
        for each in steps.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found
