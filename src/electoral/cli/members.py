"""The command `members`: who is elected, who gave way to whom, and whom a party could choose."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from cyclopts import Parameter

from electoral.count import Count
from electoral.display.layout import columns
from electoral.display.quotas import TITLES
from electoral.display.words import of
from electoral.errors import InvalidReturns
from electoral.exact import show
from electoral.files.elections import load
from electoral.files.tables import table_text
from electoral.members import Member, is_of
from electoral.people import INDEPENDENT, CandidateList
from electoral.quota_steps import lists_held
from electoral.representation import RepresentationQuota, mend
from electoral.seated import ListChecked, Moved, key_of
from electoral.seating import moves
from electoral.succession import term_of

Csv = Annotated[bool, Parameter(name="--csv", negative="", help="Print a table of all seats as CSV.")]
Leaving = Annotated[
    tuple[str, ...], Parameter(name="--leaving", help="A member who leaves; may stand several times.")
]
_COLUMNS = ("tier", "district", "party", "member", "instead_of")


def members(election: str, /, *, leaving: Leaving = (), csv: Csv = False) -> int:
    """Print who is elected, as far as names are known, and what representation quotas change.

    Args:
        election: The id of an election that ships, or your own folder.
        leaving: Say who comes in for members who leave, one after another.
        csv: Print a table of all seats as CSV; a name that is not known is an empty cell.
    """
    count = load(election).count()
    if leaving:
        print("\n".join(_vacancies(count, leaving)))
    elif csv:
        print(table_text(_COLUMNS, [_row(count, each) for each in count.members]), end="")
    else:
        print("\n".join(_page(count)))
    return 0


def _row(count: Count, member: Member) -> tuple[str | None, ...]:
    party = member.party or INDEPENDENT
    return member.tier, member.district, party, member.name, _displaced(count, member)


def _displaced(count: Count, member: Member) -> str | None:
    """Give who has the seat by the order of the list, if a member has it by a representation quota."""
    steps = (step for step in count.record.steps if isinstance(step, Moved) and step.tier == member.tier)
    found = (
        move
        for step in steps
        for move in step.moves
        if move.promoted == member.name and is_of(member, step.tier, move)
    )
    return next((move.displaced for move in found), None)


def _page(count: Count) -> Iterator[str]:
    seats = count.members
    known = sum(each.name is not None for each in seats)
    yield f"{of(len(seats), 'seat')}, {of(known, 'name')} known"
    for tier in dict.fromkeys(each.tier for each in seats):
        rows = _rows([each for each in seats if each.tier == tier])
        yield from ("", f"{tier}:", *columns(rows, indent="  ", left=(0, 1, 2)))
    for quota in count.system.members:
        for checked in lists_held(quota, count) if quota.lists else ():
            yield from ("", *_told(checked), *(_mended(count, quota, checked) if checked.faults else ()))
    for moved in count.moves:
        yield from ("", *_told(moved))
    for quota in count.system.members:
        if quota.remedy is not None and quota.remedy.decides == "party":
            yield from _proposed(count, quota)


def _rows(seats: list[Member]) -> list[list[str]]:
    """Give a row for each name, and one for the seats of a party whose names are not known."""
    places = Counter((each.district, each.party or INDEPENDENT, each.name) for each in seats)
    rows = [["district", "party", "member"]]
    for (district, party, person), number in places.items():
        told = f"{of(number, 'seat')}, not known by name" if person is None else person
        rows.append([district, party, told])
    return rows


def _told(step: ListChecked | Moved) -> Iterator[str]:
    title, lines = TITLES[type(step)]
    yield f"{title(step)}:"
    yield from lines(step)


def _mended(count: Count, quota: RepresentationQuota, step: ListChecked) -> Iterator[str]:
    """Say what the smallest change is that mends a list, group by group."""
    roster = count.returns.list_of(step.tier, step.party, step.district)
    for change in mend(roster.candidates, quota.lists) if isinstance(roster, CandidateList) else ():
        if change is None:
            yield "  no list of its length can keep the rules on one of the groups"
        elif change.changes:
            groups = " or ".join(group.label for group in change.groups)
            parts = (("by", change.to_members), ("by others than", change.to_others))
            told = [f"{word} {groups}: {_places(places)}" for word, places in parts if places]
            yield f"  the smallest change: to be held {'; '.join(told)}"


def _places(places: tuple[int, ...]) -> str:
    return f"place{'s' if len(places) > 1 else ''} {', '.join(map(str, places))}"


def _proposed(count: Count, quota: RepresentationQuota) -> Iterator[str]:
    """Show, for each list of known persons, the choice nearest to list order; the party may make another."""
    yield from ("", f"The party chooses ({quota.of}); nearest to list order would be:")
    proposals = moves(quota, count)
    if not proposals:
        yield "  no list is known by name"
    for step in proposals:
        yield from (f"  {line}" for line in _told(step))


def _vacancies(count: Count, leaving: tuple[str, ...]) -> Iterator[str]:
    """Say, list by list, who comes in for those who leave, and which bounds break."""
    by_list: dict[tuple[str, str, str | None], list[str]] = {}
    for name in leaving:
        by_list.setdefault(_list_of(count, name), []).append(name)
    for (tier, party, district), names in by_list.items():
        yield f"{tier}, {key_of(party, district)}:"
        for each in term_of(count, names, tier=tier, party=party, district=district).vacancies:
            yield f"  {each.coming.name if each.coming else 'nobody'} for {each.leaving.name}"
            yield from (f"    no longer kept: {bound}" for bound in each.broken)


def _list_of(count: Count, name: str) -> tuple[str, str, str | None]:
    """Give the list on which somebody is, or may come to be, a member."""
    lists = [each for each in count.returns.lists if any(person.name == name for person in each.candidates)]
    found = [each for each in lists if each.tier in {quota.of for quota in count.system.members}]
    if len(found) != 1:
        said = "stands on no list" if not found else f"stands on {len(found)} lists"
        raise InvalidReturns(
            f"leaving: {show(name)} {said} with a representation quota; name one who is on one"
        )
    return found[0].tier, found[0].party, found[0].district
