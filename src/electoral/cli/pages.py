"""What the commands print."""

from collections import Counter
from collections.abc import Iterable, Sequence

from electoral.count import Count
from electoral.display.layout import columns
from electoral.display.text import result
from electoral.election import Election
from electoral.errors import InvalidFile, RecordFault
from electoral.exact import grouped
from electoral.published import Published


def list_page(elections: Iterable[Election]) -> str:
    """Give one line for each election."""
    rows = [["id", "date", "title"]]
    rows.extend([each.id, each.date.isoformat(), each.title] for each in elections)
    return "\n".join(columns(rows, left=3))


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
        lines.extend(("", *_official(election, counted)))
    return "\n".join(lines)


def _beside(counted: Count, own: Count) -> list[str]:
    rows = [["", "by the law", "hypothetical", ""]]
    for party, seats in own.sure.items():
        varied = counted.sure[party]
        rows.append(
            [party, grouped(seats), grouped(varied), f"{varied - seats:+d}" if varied != seats else ""]
        )
    return ["The same votes, seats of the house:", *columns(rows, indent="  ")]


def _official(election: Election, counted: Count) -> list[str]:
    if election.official is None:
        return []
    source = election.official.source.text
    differences = election.official.differences(counted)
    if not differences:
        return [f"Equal to the official result ({source})."]
    return [f"DIFFERENT from the official result ({source}):", *(f"  {line}" for line in differences)]


def verify_page(elections: Sequence[Election]) -> tuple[str, bool]:
    """Give a table of recounts, and whether every one agrees."""
    rows = [["election", "seats", "record", "official result"]]
    details: list[str] = []
    for election in elections:
        counted = election.count()
        seats = sum(counted.sure.values())
        if counted.status == "complete":
            seats += counted.independents
        faults = _faults(counted)
        differences = election.official.differences(counted) if election.official else ()
        record = f"{len(faults)} faults" if faults else f"proven, {len(counted.record.steps)} steps"
        official = "none given" if election.official is None else "DIFFERENT" if differences else "equal"
        rows.append([election.id, grouped(seats), record, official])
        details.extend(f"{election.id}: {line}" for line in (*faults, *differences))
    return "\n".join((*columns(rows, left=1), *details)), not details


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
