"""Returns as CSV tables, in both directions.

An empty cell is "not known"; 0 is "none". Parties may be named by their aliases.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import attrs

from electoral.errors import InvalidFile
from electoral.exact import Exact, show
from electoral.files.reading import is_there, require_few_rows
from electoral.files.tables import Line, T, read
from electoral.names import name, unknown
from electoral.people import INDEPENDENT, Candidate, CandidateList, Party
from electoral.returns import District, Nomination, Returns
from electoral.votes import Tally

TABLES = (
    "parties.csv",
    "districts.csv",
    "nominations.csv",
    "returns.csv",
    "totals.csv",
    "declared.csv",
    "lists.csv",
    "candidates.csv",
)
_TOTALS = ("registered", "cast", "valid", "against_all", "blank", "invalid")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def returns_of(folder: Path, date: dt.date | None = None) -> Returns:
    """Read the returns of an election's folder.

    ``returns.csv`` (tier, district, contestant, votes) or ``declared.csv`` must be there; ``totals.csv``,
    ``parties.csv``, ``districts.csv``, ``nominations.csv``, ``lists.csv`` and ``candidates.csv`` may be.

    Raises:
        MissingFile: if there are neither returns nor declared winners.
        InvalidFile: with every fault of a file and its line.
        InvalidReturns, InvalidTally: if the files do not fit together.
    """
    require_few_rows(folder, TABLES)
    parties = _maybe(folder, "parties.csv", ("party",), ("aliases", "registration_order", "minority"), _party)
    spelling = {alias: party.key for party in parties for alias in party.aliases}
    nominations = _maybe(folder, "nominations.csv", ("district", "contestant", "party"), (), _nomination)
    districts = _maybe(
        folder,
        "districts.csv",
        ("tier", "district"),
        ("seats", "parent", "population", "electorate"),
        _district,
    )
    columns = ("tier", "district", "contestant", "votes")
    if is_there(folder, "declared.csv"):
        votes = _maybe(folder, "returns.csv", columns, (), _votes)
    else:
        votes = read(folder, "returns.csv", needed=columns, optional=(), make=_votes)
    if not votes and not is_there(folder, "declared.csv"):
        raise InvalidFile("returns.csv", ("has no rows below the column names; add the votes",))
    totals = _maybe(folder, "totals.csv", ("tier", "district"), (*_TOTALS, "partial"), _totals)
    declared = _maybe(folder, "declared.csv", ("tier", "district", "contestant", "seats"), (), _declared)
    return Returns(
        _tallies(votes, totals, spelling),
        parties=parties,
        districts=districts,
        nominations=tuple(
            attrs.evolve(each, party=spelling.get(each.party or "", each.party)) for each in nominations
        ),
        lists=_lists(folder, spelling),
        declared=_declared_rows(declared, spelling),
        date=date,
    )


def _maybe(
    folder: Path,
    file: str,
    needed: tuple[str, ...],
    optional: tuple[str, ...],
    make: Callable[[Line], T],
) -> tuple[T, ...]:
    if not is_there(folder, file):
        return ()
    return read(folder, file, needed=needed, optional=optional, make=make)


def _party(line: Line) -> Party:
    minority = line.optional("minority")
    if minority not in (None, "yes", "no"):
        raise unknown(minority, ("yes", "no"), "minority")
    return Party(
        line.text("party"),
        aliases=line.parts("aliases"),
        registration_order=line.whole_in("registration_order"),
        minority=minority == "yes",
    )


def _nomination(line: Line) -> Nomination:
    party = line.text("party")
    return Nomination(line.text("district"), line.text("contestant"), None if party == INDEPENDENT else party)


def _district(line: Line) -> District:
    return District(
        line.text("district"),
        tier=line.text("tier"),
        seats=line.whole_in("seats"),
        parent=line.optional("parent"),
        population=line.number_in("population"),
        electorate=line.number_in("electorate"),
    )


@attrs.frozen
class _Cell:
    tier: str
    district: str
    contestant: str
    number: Exact | None
    line: int


def _cell(line: Line, number: Exact | None) -> _Cell:
    tier, district = name(line.text("tier"), "tier"), name(line.text("district"), "district")
    return _Cell(tier, district, name(line.text("contestant"), "contestant"), number, line.number)


def _votes(line: Line) -> _Cell:
    return _cell(line, line.number_in("votes"))


def _declared(line: Line) -> _Cell:
    seats = line.whole_in("seats")
    if seats is None:
        raise InvalidFile("seats", ("is empty; write how many seats are declared",))
    return _cell(line, seats)


def _totals(line: Line) -> tuple[str, str, dict[str, Exact | None], bool]:
    partial = line.optional("partial")
    if partial not in (None, "yes", "no"):
        raise unknown(partial, ("yes", "no"), "partial")
    figures = {column: line.number_in(column) for column in _TOTALS}
    tier, district = name(line.text("tier"), "tier"), name(line.text("district"), "district")
    return tier, district, figures, partial == "yes"


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
    for (tier, district), row in _rows(cells, spelling, "returns.csv").items():
        figures, partial = beside.pop((tier, district), ({}, False))
        tallies[tier][district] = Tally(row, partial=partial, **figures)
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
    counts = _maybe(folder, "lists.csv", ("tier", "party"), ("persons", "in_groups"), _list)
    people = _maybe(
        folder, "candidates.csv", ("tier", "party", "candidate"), ("sex", "birth_date", "groups"), _candidate
    )
    rosters: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for tier, party, candidate in people:
        rosters[tier, spelling.get(party, party)].append(candidate)
    lists = [attrs.evolve(each, party=spelling.get(each.party, each.party)) for each in counts]
    told = {(each.tier, each.party): each for each in lists}
    for place, candidates in rosters.items():
        persons = told[place].persons if place in told else None
        given = {} if persons is None else {"persons": persons}
        told[place] = CandidateList(tier=place[0], party=place[1], candidates=tuple(candidates), **given)
    if len(lists) > len({(each.tier, each.party) for each in lists}):
        raise InvalidFile("lists.csv", ("a list stands twice; keep one",))
    return tuple(told.values())


def _list(line: Line) -> CandidateList:
    return CandidateList(
        tier=line.text("tier"),
        party=line.text("party"),
        persons=line.whole_in("persons"),
        in_groups=line.whole_in("in_groups"),
    )


def _candidate(line: Line) -> tuple[str, str, Candidate]:
    groups = line.optional("groups")
    sex = line.optional("sex")
    if sex not in (None, "female", "male"):
        raise unknown(sex, ("female", "male"), "sex")
    return (
        line.text("tier"),
        line.text("party"),
        Candidate(
            line.text("candidate"),
            sex=sex,  # type: ignore[arg-type] # just checked
            birth_date=None if (day := line.optional("birth_date")) is None else _date(day),
            groups=None if groups is None else () if groups == "none" else line.parts("groups"),
        ),
    )


def _date(text: str) -> dt.date:
    try:
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise InvalidFile("birth_date", (f"{show(text)} is no date; write it as 1994-03-20",))
