"""An election: a law, its returns, and the official result to hold the count against."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import attrs
from attrs.converters import optional

from electoral.count import Count, TierCount
from electoral.errors import InvalidReturns
from electoral.exact import show, whole
from electoral.frozen import Frozen
from electoral.law import Citation
from electoral.names import line, lines
from electoral.returns import Returns
from electoral.system import System
from electoral.ties import Draw

T = TypeVar("T")


def _seats(given: Mapping[str, int]) -> Frozen[str, int]:
    return Frozen({party: whole(seats, f"official seats of {show(party)}") for party, seats in given.items()})


def _tiers(given: Mapping[str, Mapping[str, int]]) -> Frozen[str, Frozen[str, int]]:
    return Frozen({tier: _seats(seats) for tier, seats in given.items()})


def _tables(
    given: Mapping[str, Mapping[str, Mapping[str, int]]],
) -> Frozen[str, Frozen[str, Frozen[str, int]]]:
    return Frozen(
        {
            table: Frozen({row: Frozen(_cells(cells, row)) for row, cells in _rows(rows, table).items()})
            for table, rows in _rows(given, "tables").items()
        }
    )


def _rows(given: Mapping[str, T], what: str) -> Mapping[str, T]:
    if not isinstance(given, Mapping):
        raise InvalidReturns(
            f"official {what}: {show(given)} is no mapping; give table -> row -> cell -> number"
        )
    return given


def _cells(given: Mapping[str, int], row: str) -> Mapping[str, int]:
    """Take the numbers of a row, which may be less than zero where seats are taken off."""
    for cell, number in _rows(given, row).items():
        if type(number) is not int:
            raise InvalidReturns(f"official {row}, {cell}: {show(number)} is no whole number; give one")
    return given


def _independents(value: int) -> int:
    return whole(value, "official independents")


@attrs.frozen(kw_only=True)
class Official:
    """The official result. What is not stated is not compared.

    Attributes:
        source: who announced it, and where it was read.
        tiers: seats by party, for every tier whose result is known; a party that is not named has none there.
        seats: seats of the house by party, in the same way; None if not known or not counted as a whole.
        independents: winners without a party; None if not known.
        tables: rows of tables of the count, as far as they are known: table -> row -> cell -> number. A cell
            that a row does not name is 0.
    """

    source: Citation
    tiers: Frozen[str, Frozen[str, int]] = attrs.field(converter=_tiers)
    seats: Frozen[str, int] | None = attrs.field(default=None, converter=optional(_seats))
    independents: int | None = attrs.field(default=None, converter=optional(_independents))
    tables: Frozen[str, Frozen[str, Frozen[str, int]]] = attrs.field(default=Frozen(), converter=_tables)

    def compared(self, count: Count) -> tuple[str, ...]:
        """Give what is stated and has no open seats in the count: only these parts can be equal."""
        tiers = [tier for tier in self.tiers if not count[tier].waiting]
        house = ["the house"] if self.seats is not None and count.status == "complete" else []
        others = ["independents"] if self.independents is not None and count.status == "complete" else []
        tables = [f"table {table}" for table in self.tables if count.status == "complete"]
        return (*tiers, *house, *others, *tables)

    def contradictions(self, count: Count) -> tuple[str, ...]:
        """Give every difference between what is sure and the official result, one line each.

        A stated tier, or house, names everyone who has seats in it: who is left out has none. While seats
        are open, a difference is only what no lot can mend: more sure seats than official ones.
        """
        found = [line for tier, seats in self.tiers.items() for line in _in_tier(count[tier], seats)]
        complete = count.status == "complete"
        if self.seats is not None:
            found.extend(_different("house", count.sure, self.seats, complete=complete))
        if self.independents is not None:
            sure = sum(count[tier.name].sure_independents for tier in count.system.tiers)
            if sure > self.independents or (complete and sure != self.independents):
                found.append(f"independents: counted {sure}, official {self.independents}")
        if complete:
            found.extend(self._in_tables(count))
        return tuple(found)

    def _in_tables(self, count: Count) -> Iterator[str]:
        for table, rows in self.tables.items():
            counted = count.tables.get(table, Frozen())
            for row, cells in rows.items():
                own = counted.get(row, Frozen())
                for cell in dict.fromkeys((*own, *cells)):
                    if own.get(cell, 0) != cells.get(cell, 0):
                        numbers = f"counted {own.get(cell, 0)}, official {cells.get(cell, 0)}"
                        yield f"table {table}, {row}, {cell}: {numbers}"

    def differences(self, count: Count) -> tuple[str, ...]:
        """Give every difference between a count and the official result, one line each.

        An open count is a difference too; `contradictions` gives those that are there already.
        """
        found = self.contradictions(count)
        return found if count.status == "complete" else (*found, f"the count is not complete: {count.status}")


def _in_tier(tier: TierCount, official: Mapping[str, int]) -> list[str]:
    return _different(tier.name, tier.sure, official, complete=not tier.waiting)


def _different(
    where: str, sure: Mapping[str, int], official: Mapping[str, int], *, complete: bool
) -> list[str]:
    pairs = {party: (sure.get(party, 0), official.get(party, 0)) for party in (*sure, *official)}
    return [
        f"{where}, {party}: counted {counted}, official {announced}"
        for party, (counted, announced) in pairs.items()
        if counted > announced or (complete and counted != announced)
    ]


def _title(value: str) -> str:
    return line(value, "title")


def _sources(values: Iterable[str]) -> tuple[str, ...]:
    return lines(values, "sources")


def _notes(values: Iterable[str]) -> tuple[str, ...]:
    return lines(values, "notes")


@attrs.frozen(kw_only=True)
class Election:
    """An election that can be counted.

    Attributes:
        id: its name in commands, or the name of its folder.
        title: what it is, in words.
        date: election day.
        system: the law.
        returns: the result sheet.
        official: the official result; None if there is none.
        sources: where the figures come from.
        notes: what is open, in words.

    >>> from electoral import load
    >>> load("kazakhstan-2023").count().independents
    7
    """

    id: str
    title: str = attrs.field(converter=_title)
    date: dt.date
    system: System
    returns: Returns = attrs.field(repr=False)
    official: Official | None = attrs.field(default=None, repr=False)
    sources: tuple[str, ...] = attrs.field(default=(), converter=_sources, repr=False)
    notes: tuple[str, ...] = attrs.field(default=(), converter=_notes, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.returns.date not in (None, self.date):
            where = f"election {show(self.id)}"
            raise InvalidReturns(
                f"{where}: is on {self.date}, its returns are of {self.returns.date}; correct one"
            )

    def count(self, draws: Iterable[Draw] = ()) -> Count:
        """Count it by its law; see `System.count`."""
        return self.system.count(self.returns, draws)

    def save(self, folder: str | Path) -> None:
        """Write it into a folder that is not there yet, or is empty; `electoral.load` reads it back.

        Raises:
            InvalidFile: if the folder has something in it or cannot be written.
            InvalidSystem: if the system has a part that has no form in files.
        """
        from electoral.files.saving import save

        save(self, Path(folder))

    def vary(self, changes: Mapping[str, object]) -> "Election":
        """Give the same votes under a law with fields changed; it is hypothetical and has no official result.

        >>> from electoral import load
        >>> varied = load("kazakhstan-2023").vary({"party list.method": "dhondt"})
        >>> varied.count()["party list"].seats["Amanat"]
        41
        """
        from electoral.files.systems import vary

        return attrs.evolve(self, system=vary(self.system, changes), official=None)
