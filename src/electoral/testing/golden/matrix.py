"""Golden matrices: districts and parties at once, and the results that are permitted."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs
from attrs.converters import optional

from electoral.errors import InvalidFile
from electoral.exact import share, show, whole
from electoral.frozen import Frozen
from electoral.methods import Method, method_named
from electoral.names import listed, unknown
from electoral.testing.golden.entry import Numbers, require_counts
from electoral.testing.golden.source import Source, doubt

Row = tuple[int, ...]
Seats = Frozen[str, Numbers]


@attrs.frozen(kw_only=True)
class Thresholds:
    """Shares of the votes, one of which a party must have for its votes to count.

    Attributes:
        all: of all votes; None if that does not count.
        district: of the votes of any one district; None if that does not count.
    """

    all: Fraction | None = attrs.field(default=None, converter=optional(share))
    district: Fraction | None = attrs.field(default=None, converter=optional(share))


@attrs.frozen(kw_only=True)
class DistrictRow:
    """A row of a golden matrix, in the order of its parties.

    Attributes:
        seats: of the district.
        votes: of each party.
        expected: the seats of each party; None if there is not one result.
    """

    seats: int
    votes: Row
    expected: Row | None = None

    def __attrs_post_init__(self) -> None:
        for number in (self.seats, *self.votes, *(self.expected or ())):
            whole(number, "row")


def _districts(values: Mapping[str, DistrictRow]) -> Frozen[str, DistrictRow]:
    return Frozen(values)


def _numbers(values: Mapping[str, int]) -> Numbers:
    return Frozen(values)


def _drawn(values: Mapping[str, str]) -> Frozen[str, str]:
    return Frozen(values)


def _results(values: tuple[Mapping[str, Row], ...]) -> tuple[Frozen[str, Row], ...]:
    return tuple(Frozen(each) for each in values)


@attrs.frozen(kw_only=True)
class GoldenMatrix:
    """One question of biproportional allocation, and what a source says of its result.

    The fields are those of the file. A matrix has `expected` in every district, or one of `tied`, `results`
    and `no_result`.

    Attributes:
        id: its name among all entries.
        title: what it is about.
        official: whether an authority announced these seats, and votes and seats were read.
        method: the divisor method by which quotients are rounded.
        parties: the columns of all rows.
        party_seats: the seats of each party over all districts.
        upper: whether these come from voter numbers by Sainte-Laguë.
        thresholds: what a party needs for its votes to count; None if nothing.
        winner_take_one: whether the strongest party of a district is promised a seat there.
        drawn: who was drawn among equally strong parties, by district.
        without: in how many cells the result differs if nobody is promised anything; None if not known.
        districts: the rows.
        tied: all permitted results, if they are listed, as rows by district.
        results: how many results are permitted, if they are not listed.
        no_result: if there is none, parts of the message by which the library refuses.
        source: where question and answer come from.
        note: what else the figures show.

    Raises:
        InvalidFile: naming the field that contradicts the others.

    >>> from electoral import biproportional
    >>> from electoral.testing.golden import matrices
    >>> one = next(each for each in matrices() if each.id == "wikipedia-english")
    >>> sums = {"district_seats": one.district_seats, "party_seats": one.party_seats}
    >>> biproportional(one.counting_votes, **sums, method=one.method).seats == one.expected
    True
    """

    id: str
    title: str
    official: bool = False
    method: Method = attrs.field(converter=method_named)
    parties: tuple[str, ...]
    party_seats: Numbers = attrs.field(converter=_numbers)
    upper: bool = False
    thresholds: Thresholds | None = None
    winner_take_one: bool = False
    drawn: Frozen[str, str] = attrs.field(default=Frozen(), converter=_drawn)
    without: int | None = None
    districts: Frozen[str, DistrictRow] = attrs.field(converter=_districts)
    tied: tuple[Frozen[str, Row], ...] = attrs.field(default=(), converter=_results)
    results: int | None = None
    no_result: tuple[str, ...] = ()
    source: Source
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        require_counts(party_seats=self.party_seats)
        if fault := doubt(self.official, self.source, self.note) or next(self._contradictions(), None):
            field, told = fault
            raise InvalidFile(field, (told,))

    def _contradictions(self) -> Iterator[tuple[str, str]]:
        with_seats = {row.expected is not None for row in self.districts.values()}
        if len(with_seats) != 1:
            yield "districts", "need `expected` in all of them or in none"
        outcomes = {
            "expected": True in with_seats,
            "tied": self.tied,
            "results": self.results is not None,
            "no_result": self.no_result,
        }
        if len(given := [field for field, has in outcomes.items() if has]) != 1:
            yield "expected", f"needs one of {listed(outcomes)}; has {listed(given) or 'none'}"
        yield from self._misfits()
        if strange := self.drawn.keys() - self.districts.keys():
            yield "drawn", str(unknown(min(strange), self.districts, "district"))

    def _misfits(self) -> Iterator[tuple[str, str]]:
        """Tell rows of another width than the parties, and results of other sums than asked for."""
        width = len(self.parties)
        if self.party_seats.keys() != set(self.parties):
            yield "party_seats", f"are of {listed(self.party_seats)}; the parties are {listed(self.parties)}"
        for name, row in self.districts.items():
            if {len(row.votes), len(row.expected or row.votes)} != {width}:
                yield "districts", f"{show(name)} has not {width} columns; complete its rows"
        for result in self.tied:
            if result.keys() != self.districts.keys() or {len(row) for row in result.values()} != {width}:
                yield "tied", f"{show(dict(result))}: needs a row of {width} columns for each district"
        for seats in self.permitted:
            of_parties = {party: sum(row[party] for row in seats.values()) for party in self.parties}
            of_districts = {name: sum(row.values()) for name, row in seats.items()}
            if of_parties != self.party_seats or of_districts != self.district_seats:
                field = "tied" if self.tied else "expected"
                yield field, "has other sums than the seats of districts and parties"

    def _by_party(self, row: Row) -> Numbers:
        return Frozen(zip(self.parties, row, strict=True))

    def _by_district(self, rows: Mapping[str, Row]) -> Seats:
        return Frozen({name: self._by_party(row) for name, row in rows.items()})

    @property
    def votes(self) -> Seats:
        """The votes by district and party, as they were cast."""
        return self._by_district({name: row.votes for name, row in self.districts.items()})

    @property
    def district_seats(self) -> Numbers:
        """The seats of each district."""
        return Frozen({name: row.seats for name, row in self.districts.items()})

    @property
    def counting_votes(self) -> Seats:
        """The votes of parties that pass a threshold, and 0 for the others."""
        passing = {party for party in self.parties if self._passes(party)}
        return Frozen(
            {
                name: Frozen({party: number * (party in passing) for party, number in row.items()})
                for name, row in self.votes.items()
            }
        )

    def _passes(self, party: str) -> bool:
        if self.thresholds is None:
            return True
        of_all, of_district, rows = self.thresholds.all, self.thresholds.district, self.votes.values()
        everybody = sum(sum(row.values()) for row in rows)
        if of_all is not None and sum(row[party] for row in rows) >= of_all * everybody:
            return True
        return of_district is not None and any(row[party] >= of_district * sum(row.values()) for row in rows)

    @property
    def expected(self) -> Seats | None:
        """The seats by district and party, if only one result is permitted."""
        rows = {name: row.expected for name, row in self.districts.items() if row.expected is not None}
        return self._by_district(rows) if rows else None

    @property
    def permitted(self) -> frozenset[Seats]:
        """All permitted results; none if there is no result, or they are not listed."""
        return frozenset(map(self._by_district, self.tied) if self.expected is None else (self.expected,))

    @property
    def count(self) -> int:
        """How many results are permitted."""
        return len(self.permitted) if self.results is None else self.results
