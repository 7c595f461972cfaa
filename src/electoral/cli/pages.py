"""What the commands print."""

from collections import Counter
from collections.abc import Iterable

import attrs

from electoral.count import Count
from electoral.display.layout import columns
from electoral.display.text import result
from electoral.display.words import of
from electoral.election import Election, Official
from electoral.errors import InvalidFile, RecordFault
from electoral.exact import grouped
from electoral.published import Published


def list_page(elections: Iterable[Election]) -> str:
    """Give one line for each election."""
    rows = [["id", "date", "title"]]
    rows.extend([each.id, each.date.isoformat(), each.title] for each in elections)
    return "\n".join(columns(rows, left=(0, 1, 2)))


def count_page(election: Election, counted: Count, own: Count | None) -> str:
    """Give a count with its title, notes and official result; beside the law's own if it is hypothetical."""
    lines = [election.title, "", result(counted)]
    if own is not None:
        lines.extend(("", *_beside(counted, own)))
    if election.notes:
        lines.extend(("", "Notes:", *(f"  - {note}" for note in election.notes)))
    if election.sources:
        lines.extend(("", "Sources:", *(f"  - {source}" for source in election.sources)))
    if election.official is not None:
        lines.extend(("", *_official(election.official, counted)))
    return "\n".join(lines)


def _beside(counted: Count, own: Count) -> list[str]:
    rows = [["", _headed("by the law", own), _headed("hypothetical", counted), ""]]
    for party, seats in own.sure.items():
        varied = counted.sure[party]
        rows.append(
            [party, grouped(seats), grouped(varied), f"{varied - seats:+d}" if varied != seats else ""]
        )
    return ["The same votes, seats of the house:", *columns(rows, indent="  ")]


def _headed(title: str, counted: Count) -> str:
    return title if counted.status == "complete" else f"{title}, sure so far"


def _official(official: Official, counted: Count) -> list[str]:
    """Say what was compared with the official result, and every difference."""
    source, compared = official.source.text, ", ".join(official.compared(counted))
    if differences := official.contradictions(counted):
        return [f"DIFFERENT from the official result ({source}):", *(f"  {line}" for line in differences)]
    if compared:
        return [f"Equal to the official result in: {compared} ({source})."]
    return [f"Not compared with the official result ({source}): {_open(counted) or 'it states no seats'}."]


def _open(counted: Count) -> str:
    """Say what keeps seats open; empty if nothing does."""
    lots = f"{of(len(counted.lots), 'lot')}" if counted.lots else ""
    silent = "the law is silent" if counted.silences else ""
    return f"open: {', '.join(filter(None, (lots, silent)))}" if lots or silent else ""


@attrs.frozen(kw_only=True)
class Verified:
    """What `verify` found.

    Attributes:
        page: a table of recounts, and every difference below it.
        differs: whether a record has a fault or a count differs from its official result.
        has_open: whether seats of a count are open.
    """

    page: str
    differs: bool
    has_open: bool


def verify_page(elections: Iterable[Election]) -> Verified:
    """Recount elections; check their records, and compare them with the official results."""
    rows = [["election", "seats", "record", "official result"]]
    details: list[str] = []
    has_open = False
    for election in elections:
        counted = election.count()
        faults = _faults(counted)
        rows.append(_recount(election, counted, faults))
        found = (*faults, *_contradictions(election, counted))
        details.extend(f"{election.id}: {line}" for line in found)
        has_open = has_open or counted.status != "complete"
    page = "\n".join((*columns(rows, left=(0, 2, 3)), *details))
    return Verified(page=page, differs=bool(details), has_open=has_open)


def _recount(election: Election, counted: Count, faults: tuple[str, ...]) -> list[str]:
    tiers = [counted[tier.name] for tier in election.system.tiers]
    seats = sum(counted.sure.values()) + sum(tier.sure_independents for tier in tiers)
    proven = of(len(faults), "fault") if faults else f"proven, {of(len(counted.record.steps), 'step')}"
    record = "; ".join(filter(None, (proven, _open(counted))))
    return [election.id, grouped(seats), record, _agreement(election, counted)]


def _agreement(election: Election, counted: Count) -> str:
    if election.official is None:
        return "none given"
    if election.official.contradictions(counted):
        return "DIFFERENT"
    compared = ", ".join(election.official.compared(counted))
    return f"equal ({compared})" if compared else "not compared"


def _contradictions(election: Election, counted: Count) -> tuple[str, ...]:
    return election.official.contradictions(counted) if election.official else ()


def _faults(counted: Count) -> tuple[str, ...]:
    try:
        counted.verify()
    except RecordFault as error:
        return error.faults
    return ()


def check_page(published: Published) -> tuple[str, bool]:
    """Give the verdict on every statement, and whether all of them hold."""
    if not published.statements:
        raise InvalidFile("published.toml", ("has no claims; write [[claim]] tables",))
    lines: list[str] = []
    outcomes: Counter[str] = Counter()
    for statement in published.statements:
        verdict = statement.check()
        outcomes[verdict.outcome] += 1
        lines.extend(
            (f"{verdict.outcome.upper()}: {statement.says} ({statement.by})", f"  {verdict.text}", "")
        )
    summary = "; ".join(f"{outcome}: {number}" for outcome, number in outcomes.items())
    return "\n".join(
        (*lines, f"Claims: {len(published.statements)}. {summary[:1].upper()}{summary[1:]}.")
    ), set(outcomes) <= {"holds"}
