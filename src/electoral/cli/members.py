"""The command `members`: who is elected, and who would be under the representation quota."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from cyclopts import Parameter

from electoral.count import Count
from electoral.display.layout import columns
from electoral.display.words import of
from electoral.files.elections import load
from electoral.files.tables import table_text
from electoral.members import Member
from electoral.names import listed
from electoral.people import INDEPENDENT, CandidateList
from electoral.representation import Infeasible, RepresentationQuota

Csv = Annotated[bool, Parameter(name="--csv", negative="", help="Print a table of all seats as CSV.")]
_COLUMNS = ("tier", "district", "party", "member")


def members(election: str, /, *, csv: Csv = False) -> int:
    """Print who is elected, as far as names are known, and what the representation quota would change.

    Args:
        election: The id of an election that ships, or your own folder.
        csv: Print a table of all seats as CSV; a name that is not known is an empty cell.
    """
    count = load(election).count()
    if csv:
        rows = [(each.tier, each.district, each.party or INDEPENDENT, each.name) for each in count.members]
        print(table_text(_COLUMNS, rows), end="")
    else:
        print("\n".join(_page(count)))
    return 0


def _page(count: Count) -> Iterator[str]:
    seats = count.members
    known = sum(each.name is not None for each in seats)
    yield f"{of(len(seats), 'seat')}, {of(known, 'name')} known"
    for tier in dict.fromkeys(each.tier for each in seats):
        rows = _rows([each for each in seats if each.tier == tier])
        yield from ("", f"{tier}:", *columns(rows, indent="  ", left=(0, 1, 2)))
    quota = count.system.members
    if quota is not None and "mandates" in quota.stages:
        yield from _under_quota(count, quota)


def _rows(seats: list[Member]) -> list[list[str]]:
    """Give a row for each name, and one for the seats of a party whose names are not known."""
    places = Counter((each.district, each.party or INDEPENDENT, each.name) for each in seats)
    rows = [["district", "party", "member"]]
    for (district, party, person), number in places.items():
        told = f"{of(number, 'seat')}, not known by name" if person is None else person
        rows.append([district, party, told])
    return rows


def _under_quota(count: Count, quota: RepresentationQuota) -> Iterator[str]:
    """Show, for each list of known persons, the choice nearest to list order that keeps the quota."""
    won = count[quota.of].seats
    rosters = [each for each in count.returns.lists if each.tier == quota.of and each.candidates]
    yield from ("", f"The representation quota ({quota.of}); the choice is the law's or the party's to make:")
    if not rosters:
        yield "  no list is known by name"
    for roster in rosters:
        if seats := won.get(roster.party, 0):
            yield f"  {roster.party}: {_proposed(quota, roster, seats)}"


def _proposed(quota: RepresentationQuota, roster: CandidateList, seats: int) -> str:
    if seats > len(roster.candidates):
        return f"{of(seats, 'seat')}, but only {of(len(roster.candidates), 'person')} known"
    proposal = quota.propose(roster, seats)
    if isinstance(proposal, Infeasible):
        return f"{proposal.required} of {seats} must be in the groups, and the list has {proposal.available}"
    required = f"{proposal.required} of {seats} must be in the groups"
    if not proposal.displaced:
        return f"{required}; list order keeps that"
    leaving = listed(person.name for person in proposal.displaced)
    coming = listed(person.name for person in proposal.promoted)
    return f"{required}; nearest to list order: {coming} for {leaving}"
