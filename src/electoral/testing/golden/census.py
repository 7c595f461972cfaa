"""Golden censuses: one house apportioned by several methods, and as it was by law."""

from collections.abc import Iterator

import attrs

from electoral.errors import InvalidFile
from electoral.exact import grouped, show
from electoral.frozen import Frozen
from electoral.methods import method_named
from electoral.names import listed, unknown
from electoral.testing.golden.entry import Golden, Numbers
from electoral.testing.golden.source import Source

_FIRST, _LAST = "population", "official"


def _rows(values: Frozen[str, tuple[int, ...]]) -> Frozen[str, tuple[int, ...]]:
    return Frozen(values)


@attrs.frozen(kw_only=True)
class GoldenCensus:
    """The seats of states by several methods, and by law. The fields are those of the file.

    Attributes:
        id: the year.
        title: what it is about.
        columns: what stands in a row: ``"population"``, ids of methods, and ``"official"``.
        seats: how many there are to give.
        minimum: the fewest seats of every state.
        total: the population of all states, persons.
        official_equals: the ids of the methods that give the official seats.
        states: the row of each state.
        source: where the populations come from.
        official_source: where the official seats come from.

    Raises:
        InvalidFile: if rows and columns, or rows and totals, do not fit.
        UnknownName: for a column that is no method.

    >>> from electoral.testing.golden import censuses
    >>> first = censuses()[0]
    >>> first.id, first.seats, first.official["VA"], first.golden("hare").expected["VA"]
    ('1790', 105, 19, 18)
    """

    id: str
    title: str
    columns: tuple[str, ...]
    seats: int
    minimum: int
    total: int
    official_equals: tuple[str, ...]
    states: Frozen[str, tuple[int, ...]] = attrs.field(converter=_rows)
    source: Source
    official_source: Source

    def __attrs_post_init__(self) -> None:
        if self.columns[:1] != (_FIRST,) or self.columns[-1:] != (_LAST,) or not self.methods:
            wanted = f"{_FIRST!r}, ids of methods, {_LAST!r}"
            raise InvalidFile("columns", (f"are {listed(self.columns)}; give {wanted}, in this order",))
        for method in self.methods:
            method_named(method)
        if short := [state for state, row in self.states.items() if len(row) != len(self.columns)]:
            raise InvalidFile("states", (f"{listed(short)}: not {len(self.columns)} columns; complete it",))
        if fault := next(self._contradictions(), None):
            field, told = fault
            raise InvalidFile(field, (f"{told}; compare it with the source",))

    def _contradictions(self) -> Iterator[tuple[str, str]]:
        if (persons := sum(self.population.values())) != self.total:
            yield "total", f"{grouped(self.total)}, but the states have {grouped(persons)}"
        for column in self.columns[1:]:
            if (given := sum(self._column(column).values())) != self.seats:
                yield "states", f"column {show(column)} has {given} seats, {self.seats} are to give"
        equal = [method for method in self.methods if self._column(method) == self.official]
        if set(self.official_equals) != set(equal):
            named = listed(self.official_equals) or "none"
            yield "official_equals", f"{named}, but the official seats are those of {listed(equal) or 'none'}"

    def _column(self, name: str) -> Numbers:
        place = self.columns.index(name)
        return Frozen({state: row[place] for state, row in self.states.items()})

    @property
    def methods(self) -> tuple[str, ...]:
        """The ids of the methods that have a column."""
        return self.columns[1:-1]

    @property
    def population(self) -> Numbers:
        """The persons of each state that count for its seats."""
        return self._column(_FIRST)

    @property
    def official(self) -> Numbers:
        """The seats of each state by law."""
        return self._column(_LAST)

    def golden(self, method: str) -> Golden:
        """Give the entry that asks one of the methods for its column.

        Raises:
            UnknownName: for a method that has no column.
        """
        if method not in self.methods:
            raise unknown(method, self.methods, f"census {self.id}: method")
        return Golden(
            id=f"census-{self.id}-{method}",
            title=self.title,
            official=method in self.official_equals,
            method=method_named(method),
            votes=self.population,
            seats=self.seats,
            minimum=Frozen(dict.fromkeys(self.states, self.minimum)),
            expected=self._column(method),
            source=self.source,
        )
