"""Checks of the representation quota."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from electoral.check.sheet import Sheet
from electoral.people import Candidate
from electoral.record import Filled, RequiredMembers


def member_faults(step: RequiredMembers, sheet: Sheet) -> Iterator[str]:
    """Check how many of a list, or of a party's seats, the representation quota asks for."""
    quota = sheet.law.members
    if step.share != getattr(quota, "at_least", None):
        yield f"a share of {step.share} is not the law's"
    if step.totals != _totals(step, sheet):
        yield "the totals are not the persons listed, or the seats received"
    if step.minima.keys() != step.totals.keys():
        yield "minima are not given for everyone"
    for party, minimum in step.minima.items():
        wanted = step.share * step.totals.get(party, 0)
        if not wanted <= minimum < wanted + 1:
            yield f"{party!r}: {minimum} is not {wanted} rounded up"
    yield from _counted_faults(step, sheet)


def _counted_faults(step: RequiredMembers, sheet: Sheet) -> Iterator[str]:
    quota, returns = sheet.law.members, sheet.returns
    published = {each.party: each.in_groups for each in returns.lists if each.tier == step.tier}
    for party, number in step.counted.items():
        known = len(step.named[party]) if party in step.named else published.get(party)
        if number != known:
            yield f"{party!r}: {number} counted, but {known} are known"
    groups = getattr(quota, "groups", ())
    for each in returns.lists:
        if each.tier != step.tier or step.stage != "list" or not each.candidates:
            continue
        answers = [[_belongs(group, person) for group in groups] for person in each.candidates]
        known = all(True in answer or None not in answer for answer in answers)
        inside = [
            person.name for person, answer in zip(each.candidates, answers, strict=True) if True in answer
        ]
        if step.named.get(each.party) != (tuple(inside) if known else None):
            yield f"{each.party!r}: those counted are not those of the list in the groups"


def _belongs(group: object, person: Candidate) -> bool | None:
    """Say, by its own arithmetic, whether a person is in a group; None if that is not known."""
    if type(group).__name__ not in {"Women", "YoungerThan", "Flag"}:
        belongs: bool | None = group.includes(person)  # type: ignore[attr-defined] # a user's own group
        return belongs
    years, day = getattr(group, "years", None), getattr(group, "on", None)
    if isinstance(years, int) and isinstance(day, dt.date):
        born = person.birth_date
        return (
            None
            if born is None
            else (day.year - born.year, (day.month, day.day) >= (born.month, born.day))
            < (
                years,
                True,
            )
        )
    label = getattr(group, "label", "")
    if label == "women":
        return None if person.sex is None else person.sex == "female"
    return None if person.groups is None else label in person.groups


def _totals(step: RequiredMembers, sheet: Sheet) -> dict[str, int]:
    if step.stage == "list":
        lists = [each for each in sheet.returns.lists if each.tier == step.tier]
        return {each.party: each.persons for each in lists if each.persons is not None}
    seats: Counter[str] = Counter()
    for filled in sheet.every(Filled, step.tier):
        for region, row in filled.rows.items():
            for contestant, number in row.items():
                party = sheet.returns.party(region, contestant)
                if number and party is not None:
                    seats[party] += number
    return dict(seats)
