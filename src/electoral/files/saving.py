"""Elections written as folders: what `electoral.load` reads back to an equal election."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import tomli_w

from electoral.districts import Nomination
from electoral.election import Election, Official
from electoral.errors import InvalidFile
from electoral.exact import show
from electoral.files.columns import COLUMNS, FIGURES
from electoral.files.structuring import Form
from electoral.files.systems import system_text
from electoral.files.tables import table_text
from electoral.people import INDEPENDENT, CandidateList, Party
from electoral.returns import Returns


def save(election: Election, folder: Path) -> None:
    """Write an election into a folder that is not there yet, or is empty.

    Raises:
        InvalidFile: if the folder has something in it or cannot be written.
        InvalidSystem: if the system has a part that has no form in files.
    """
    texts = {"election.toml": _head(election), "system.toml": system_text(election.system)}
    if election.official is not None:
        texts["official.toml"] = _official(election.official)
    for file, rows in returns_rows(election.returns).items():
        texts[file] = table_text(COLUMNS[file].every, rows)
    write_new(folder, texts)


def write_new(folder: Path, texts: dict[str, str]) -> None:
    """Write files into a folder that is not there yet, or is empty.

    Raises:
        InvalidFile: if the folder has something in it or cannot be written.
    """
    where = show(str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InvalidFile(where, ("the folder is not empty; name a new one",))
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        if isinstance(error, InvalidFile):
            raise
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InvalidFile(where, (f"cannot be written: {reason}",)) from None


def returns_rows(returns: Returns) -> dict[str, list[Sequence[object]]]:
    """Give returns as rows of tables by file name, in the order of their columns; empty ones are left out."""
    tables: dict[str, list[Sequence[object]]] = {
        "parties.csv": _parties(returns),
        "districts.csv": [
            (d.tier, d.key, d.seats, d.parent, d.population, d.electorate, _yes(d.void))
            for d in returns.districts
        ],
        "nominations.csv": [
            (each.district, each.contestant, each.party or INDEPENDENT, _linked(each))
            for each in returns.nominations
        ],
        "returns.csv": [
            (tier, district, contestant, votes, tally.excluded.get(contestant))
            for tier, rows in returns.tallies.items()
            for district, tally in rows.items()
            for contestant, votes in tally.votes.items()
        ],
        "totals.csv": _totals(returns),
        "declared.csv": [
            (tier, district, contestant, seats)
            for tier, rows in returns.declared.items()
            for district, row in rows.items()
            for contestant, seats in row.items()
        ],
        "lists.csv": [
            (each.tier, each.party, each.district, each.persons, each.in_groups) for each in returns.lists
        ],
        "candidates.csv": list(_candidates(returns.lists)),
    }
    return {file: rows for file, rows in tables.items() if rows}


def _yes(said: bool) -> str:
    return "yes" if said else ""


def _linked(nomination: Nomination) -> str | None:
    for party in nomination.linked or ():
        if "|" in party:
            where = f"{show(nomination.contestant)} in {show(nomination.district)}"
            raise InvalidFile(
                "nominations.csv", (f"{where}: a link to {show(party)}: | divides links there",)
            )
    return None if nomination.linked is None else "|".join(nomination.linked) or INDEPENDENT


def _members(party: Party) -> int | None:
    return None if party.members == 1 else party.members


def _parties(returns: Returns) -> list[Sequence[object]]:
    return [
        (
            each.key,
            "|".join(each.aliases),
            each.registration_order,
            _yes(each.minority),
            _members(each),
            each.coalition,
        )
        for each in returns.parties
    ]


def _totals(returns: Returns) -> list[Sequence[object]]:
    return [
        (tier, district, *(getattr(tally, figure) for figure in FIGURES), _yes(tally.partial))
        for tier, rows in returns.tallies.items()
        for district, tally in rows.items()
    ]


def _candidates(lists: Iterable[CandidateList]) -> Iterable[Sequence[object]]:
    for each in lists:
        for person in each.candidates:
            groups = None if person.groups is None else "|".join(sorted(person.groups)) or "none"
            yield (
                each.tier,
                each.party,
                person.name,
                each.district,
                person.sex,
                person.birth_date,
                groups,
                person.votes,
                person.own_party,
            )


def _head(election: Election) -> str:
    form: Form = {"title": election.title, "date": election.date}
    form |= {"sources": list(election.sources), "notes": list(election.notes)}
    if declared := election.returns.qualified:
        form["qualified"] = {tier: list(names) for tier, names in declared.items()}
    return tomli_w.dumps(form)


def _official(official: Official) -> str:
    form: Form = {}
    if official.independents is not None:
        form["independents"] = official.independents
    source = {"text": official.source.text, "source": official.source.source, "note": official.source.note}
    form["source"] = {key: text for key, text in source.items() if text is not None}
    form["tiers"] = {tier: dict(seats) for tier, seats in official.tiers.items()}
    if official.seats is not None:
        form["seats"] = dict(official.seats)
    if official.tables:
        form["tables"] = {
            table: {row: dict(cells) for row, cells in rows.items()}
            for table, rows in official.tables.items()
        }
    return tomli_w.dumps(form)
