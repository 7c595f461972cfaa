"""Elections as folders: a system, returns, and the official result."""

import datetime as dt
import os
from pathlib import Path

import attrs

from electoral.election import Election, Official
from electoral.errors import ElectoralError, InvalidFile, InvalidReturns
from electoral.exact import show
from electoral.files.countries import COUNTRIES
from electoral.files.reading import form_of, is_there
from electoral.files.returns import returns_of
from electoral.files.structuring import structured
from electoral.files.systems import NO_TIERS, OwnTiers, system_of
from electoral.frozen import Frozen
from electoral.law import Citation
from electoral.names import unknown
from electoral.returns import Returns
from electoral.system import System

ELECTION_FILE = "election.toml"


def shipped() -> dict[str, Path]:
    """Give the folders of the elections that ship, by id, in alphabetical order."""
    return {path.parent.name: path.parent for path in sorted(COUNTRIES.glob(f"*/*/{ELECTION_FILE}"))}


def load(id_or_folder: str | Path, tiers: OwnTiers = NO_TIERS) -> Election:
    """Load an election that ships, by its id, or one of your own, by its folder.

    `tiers` are kinds of tiers of your own that its system uses, by the word in ``type``; see `system_from`.
    Reading a folder is bounded in time and memory, whatever is in it (see SECURITY.md).

    Raises:
        UnknownName: if it is neither a known id nor a folder.
        MissingFile, InvalidFile: if a file is missing or not as it should be, with every fault and its place.
        InvalidReturns, InvalidTally, UnknownName: if the files do not fit together.

    >>> load("kazakhstan-2023").title
    'Kazakhstan, Mazhilis, 19 March 2023'
    """
    folders = shipped()
    if not isinstance(id_or_folder, str | os.PathLike):
        raise unknown(id_or_folder, folders, "election (neither a folder nor the id of one that ships)")
    if isinstance(id_or_folder, str) and id_or_folder in folders:
        return _election(folders[id_or_folder], id_or_folder, tiers)
    folder = Path(id_or_folder)
    if not str(id_or_folder) or not os.path.isdir(folder):  # noqa: PTH112 - never raises
        raise unknown(str(id_or_folder), folders, "election (neither a folder nor the id of one that ships)")
    return _election(folder, folder.resolve().name, tiers)


@attrs.frozen(kw_only=True)
class _Head:
    """What ``election.toml`` holds."""

    title: str
    date: dt.date
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    qualified: dict[str, tuple[str, ...]] = attrs.Factory(dict)


def _election(folder: Path, key: str, tiers: OwnTiers) -> Election:
    head = structured(_Head, form_of(folder, ELECTION_FILE), ELECTION_FILE)
    returns = returns_of(folder, head.date, head.qualified)
    system = system_of(folder, tiers)
    return Election(
        id=key,
        title=head.title,
        date=head.date,
        system=system,
        returns=returns,
        official=_official(folder, system, returns) if is_there(folder, "official.toml") else None,
        sources=head.sources,
        notes=head.notes,
    )


@attrs.frozen(kw_only=True)
class _Announced:
    """What ``official.toml`` holds."""

    source: Citation
    tiers: dict[str, dict[str, int]] = attrs.Factory(dict)
    seats: dict[str, int] | None = None
    independents: int | None = None
    tables: dict[str, dict[str, dict[str, int]]] = attrs.Factory(dict)


def _official(folder: Path, system: System, returns: Returns) -> Official | None:
    """Read the official result; a file in which nothing is filled in holds none."""
    file = "official.toml"
    announced = structured(_Announced, form_of(folder, file), file)
    stated = (announced.tiers, announced.tables, announced.seats, announced.independents)
    if not any(part is not None and part != {} for part in stated):
        return None
    try:
        return Official(
            source=announced.source,
            tiers=Frozen(
                {system.tier(tier).name: _by_key(seats, returns) for tier, seats in announced.tiers.items()}
            ),
            seats=None if announced.seats is None else _by_key(announced.seats, returns),
            independents=announced.independents,
            tables=Frozen({_table(table, system): rows for table, rows in announced.tables.items()}),
        )
    except ElectoralError as error:
        raise InvalidFile(file, (str(error),)) from None


def _table(name: str, system: System) -> str:
    known = [stage.name for tier in system.tiers for stage in tier.stages()]
    if name not in known:
        raise unknown(name, known, "table")
    return name


def _by_key(seats: dict[str, int], returns: Returns) -> Frozen[str, int]:
    found: dict[str, int] = {}
    for spelling, number in seats.items():
        key = returns.party_named(spelling).key
        if key in found:
            raise InvalidReturns(f"party {show(key)} stands twice, as {show(spelling)} too; keep one")
        found[key] = number
    return Frozen(found)
