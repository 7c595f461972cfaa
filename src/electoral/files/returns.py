"""Returns as CSV tables, in both directions.

An empty cell is "not known"; 0 is "none". Parties may be named by their aliases.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import attrs

from electoral.districts import District, Nomination
from electoral.errors import InvalidFile, UnknownName
from electoral.exact import Exact, show
from electoral.files.columns import COLUMNS, FIGURES
from electoral.files.reading import is_there, require_few_rows
from electoral.files.tables import Line, T, read
from electoral.frozen import Frozen
from electoral.names import name, unknown
from electoral.people import INDEPENDENT, Candidate, CandidateList, Party
from electoral.returns import Returns
from electoral.votes import Tally

_IF_CANDIDATE = (
    f"if this is a candidate, say in nominations.csv who put it up ({show(INDEPENDENT)} if nobody)"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def returns_of(
    folder: Path,
    date: dt.date | None = None,
    qualified: Mapping[str, Iterable[str]] = Frozen(),
) -> Returns:
    """Read the returns of an election's folder.

    ``returns.csv`` (tier, district, contestant, votes) or ``declared.csv`` must be there; ``totals.csv``,
    ``parties.csv``, ``districts.csv``, ``nominations.csv``, ``lists.csv`` and ``candidates.csv`` may be.
    The day and those `qualified`, tier -> names of parties, stand in ``election.toml``.

    Raises:
        MissingFile: if there are neither returns nor declared winners.
        InvalidFile: with every fault of a file and its line.
        InvalidReturns, InvalidTally: if the files do not fit together.
    """
    require_few_rows(folder, COLUMNS)
    parties = _maybe(folder, "parties.csv", _party)
    spelling = {alias: party.key for party in parties for alias in party.aliases}
    nominations = _maybe(folder, "nominations.csv", _nomination)
    votes = (_maybe if is_there(folder, "declared.csv") else _read)(folder, "returns.csv", _votes)
    if not votes and not is_there(folder, "declared.csv"):
        raise InvalidFile("returns.csv", ("has no rows below the column names; add the votes",))
    if is_there(folder, "parties.csv") and not parties:
        # Without parties every contestant would be one, every candidate too.
        hint = "has no rows below the column names; add the parties, or remove the file"
        raise InvalidFile("parties.csv", (hint,))
    declared = _maybe(folder, "declared.csv", _declared)
    try:
        return Returns(
            _tallies(votes, _maybe(folder, "totals.csv", _totals), spelling),
            parties=parties,
            districts=_maybe(folder, "districts.csv", _district),
            nominations=tuple(
                attrs.evolve(
                    each,
                    party=spelling.get(each.party or "", each.party),
                    linked=None
                    if each.linked is None
                    else tuple(spelling.get(key, key) for key in each.linked),
                )
                for each in nominations
            ),
            lists=_lists(folder, spelling),
            declared=_declared_rows(declared, spelling),
            qualified={
                tier: tuple(spelling.get(each, each) for each in names) for tier, names in qualified.items()
            },
            date=date,
        )
    except UnknownName as error:
        nominated = {(each.district, each.contestant) for each in nominations}
        parties_too = {*spelling, *(party.key for party in parties)}
        if not parties or all(_known(cell, nominated, parties_too) for cell in (*votes, *declared)):
            raise
        raise UnknownName(f"{error}; {_IF_CANDIDATE}") from None


def _known(cell: "_Cell", nominated: set[tuple[str, str]], parties: set[str]) -> bool:
    """Whether somebody who stands somewhere is nominated there, or is a party."""
    return (cell.district, cell.contestant) in nominated or cell.contestant in parties


def _maybe(folder: Path, file: str, make: Callable[[Line], T]) -> tuple[T, ...]:
    return _read(folder, file, make) if is_there(folder, file) else ()


def _read(folder: Path, file: str, make: Callable[[Line], T]) -> tuple[T, ...]:
    columns = COLUMNS[file]
    return read(folder, file, needed=columns.needed, optional=columns.optional, make=make)


def _yes(line: Line, column: str) -> bool:
    """Read a cell that says yes or no; an empty one is no."""
    said = line.optional(column)
    if said not in (None, "yes", "no"):
        raise unknown(said, ("yes", "no"), column)
    return said == "yes"


def _party(line: Line) -> Party:
    return Party(
        line.text("party"),
        aliases=line.parts("aliases"),
        registration_order=line.whole_in("registration_order"),
        minority=_yes(line, "minority"),
        members=1 if (members := line.whole_in("members")) is None else members,
        coalition=line.optional("coalition"),
    )


def _nomination(line: Line) -> Nomination:
    party, linked = line.text("party"), line.parts("linked")
    return Nomination(
        line.text("district"),
        line.text("contestant"),
        None if party == INDEPENDENT else party,
        linked=() if linked == (INDEPENDENT,) else linked or None,
    )


def _district(line: Line) -> District:
    return District(
        line.text("district"),
        tier=line.optional("tier"),
        seats=line.whole_in("seats"),
        parent=line.optional("parent"),
        population=line.number_in("population"),
        electorate=line.number_in("electorate"),
        void=_yes(line, "void"),
    )


@attrs.frozen
class _Cell:
    tier: str
    district: str
    contestant: str
    number: Exact | None
    line: int
    excluded: Exact | None = None


def _cell(line: Line, number: Exact | None) -> _Cell:
    tier, district = name(line.text("tier"), "tier"), name(line.text("district"), "district")
    return _Cell(tier, district, name(line.text("contestant"), "contestant"), number, line.number)


def _votes(line: Line) -> _Cell:
    return attrs.evolve(_cell(line, line.number_in("votes")), excluded=line.number_in("excluded"))


def _declared(line: Line) -> _Cell:
    seats = line.whole_in("seats")
    if seats is None:
        raise InvalidFile("seats", ("is empty; write how many seats are declared",))
    return _cell(line, seats)


def _totals(line: Line) -> tuple[str, str, dict[str, Exact | None], bool]:
    figures = {column: line.number_in(column) for column in FIGURES}
    tier, district = name(line.text("tier"), "tier"), name(line.text("district"), "district")
    return tier, district, figures, _yes(line, "partial")


def _tallies(
    cells: tuple[_Cell, ...],
    totals: tuple[tuple[str, str, dict[str, Exact | None], bool], ...],
    spelling: dict[str, str],
) -> dict[str, dict[str, Tally]]:
    beside: dict[tuple[str, str], tuple[dict[str, Exact | None], bool]] = {}
    for tier, district, figures, partial in totals:
        if (tier, district) in beside:
            raise InvalidFile("totals.csv", (f"district {show(district)} of {show(tier)} stands twice",))
        beside[tier, district] = figures, partial
    tallies: dict[str, dict[str, Tally]] = defaultdict(dict)
    excluded: dict[tuple[str, str], dict[str, Exact]] = defaultdict(dict)
    for cell in cells:
        if cell.excluded is not None:
            excluded[cell.tier, cell.district][spelling.get(cell.contestant, cell.contestant)] = cell.excluded
    for (tier, district), row in _rows(cells, spelling, "returns.csv").items():
        figures, partial = beside.pop((tier, district), ({}, False))
        left_out = excluded.get((tier, district), {})
        tallies[tier][district] = Tally(row, partial=partial, excluded=left_out, **figures)
    if beside:
        place = next(iter(beside))
        raise InvalidFile("totals.csv", (f"district {show(place[1])} of {show(place[0])} has no returns",))
    return dict(tallies)


def _rows(
    cells: tuple[_Cell, ...], spelling: dict[str, str], file: str
) -> dict[tuple[str, str], dict[str, Exact | None]]:
    rows: dict[tuple[str, str], dict[str, Exact | None]] = defaultdict(dict)
    for cell in cells:
        contestant = spelling.get(cell.contestant, cell.contestant)
        row = rows[cell.tier, cell.district]
        if contestant in row:
            where = f"line {cell.line}: {show(cell.contestant)} stands twice in {show(cell.district)}"
            raise InvalidFile(file, (f"{where}; keep one",))
        row[contestant] = cell.number
    return rows


def _declared_rows(
    cells: tuple[_Cell, ...], spelling: dict[str, str]
) -> dict[str, dict[str, dict[str, int]]]:
    declared: dict[str, dict[str, dict[str, int]]] = defaultdict(dict)
    for (tier, district), row in _rows(cells, spelling, "declared.csv").items():
        declared[tier][district] = {key: int(seats or 0) for key, seats in row.items()}
    return dict(declared)


def _lists(folder: Path, spelling: dict[str, str]) -> tuple[CandidateList, ...]:
    counts = _maybe(folder, "lists.csv", _list)
    people = _maybe(folder, "candidates.csv", _candidate)
    rosters: dict[tuple[str, str | None, str], list[Candidate]] = defaultdict(list)
    for tier, district, party, candidate in people:
        rosters[tier, district, spelling.get(party, party)].append(candidate)
    lists = [attrs.evolve(each, party=spelling.get(each.party, each.party)) for each in counts]
    told = {(each.tier, each.district, each.party): each for each in lists}
    for place, candidates in rosters.items():
        persons = told[place].persons if place in told else None
        said = {} if persons is None else {"persons": persons}
        tier, district, party = place
        told[place] = CandidateList(
            tier=tier, district=district, party=party, candidates=tuple(candidates), **said
        )
    if len(lists) > len(told.keys() & {(each.tier, each.district, each.party) for each in lists}):
        raise InvalidFile("lists.csv", ("a list stands twice; keep one",))
    return tuple(told.values())


def _list(line: Line) -> CandidateList:
    return CandidateList(
        tier=line.text("tier"),
        district=line.optional("district"),
        party=line.text("party"),
        persons=line.whole_in("persons"),
        in_groups=line.whole_in("in_groups"),
    )


def _candidate(line: Line) -> tuple[str, str | None, str, Candidate]:
    groups = line.optional("groups")
    sex = line.optional("sex")
    if sex not in (None, "female", "male"):
        raise unknown(sex, ("female", "male"), "sex")
    return (
        name(line.text("tier"), "tier"),
        None if (district := line.optional("district")) is None else name(district, "district"),
        name(line.text("party"), "party"),
        Candidate(
            line.text("candidate"),
            sex=sex,  # type: ignore[arg-type] # just checked
            birth_date=None if (day := line.optional("birth_date")) is None else _date(day),
            groups=None if groups is None else () if groups == "none" else line.parts("groups"),
            votes=line.number_in("votes"),
            own_party=line.optional("own_party"),
        ),
    )


def _date(text: str) -> dt.date:
    try:
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise InvalidFile("birth_date", (f"{show(text)} is no date; write it as 1994-03-20",))
