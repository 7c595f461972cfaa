"""Checks of the representation quota."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from electoral.check.sheet import Sheet, is_ours
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
    if step.groups != tuple(getattr(group, "label", "") for group in getattr(quota, "groups", ())):
        yield "the groups are not the law's"
    named = _named(step, sheet)
    if step.named != named:
        yield "those counted are not those of the lists in the groups"
    published = {
        each.party: each.in_groups
        for each in sheet.returns.lists
        if each.tier == step.tier and each.in_groups is not None and step.stage == "list"
    }
    if step.counted != published | {party: len(names) for party, names in named.items()}:
        yield "the numbers counted are not those known"


def _named(step: RequiredMembers, sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """Give who of each list is in the groups, as far as that is known of everybody on it."""
    groups = getattr(sheet.law.members, "groups", ())
    found: dict[str, tuple[str, ...]] = {}
    for each in sheet.returns.lists:
        if each.tier != step.tier or step.stage != "list" or not each.candidates:
            continue
        answers = [[belongs(group, person) for group in groups] for person in each.candidates]
        if all(True in answer or None not in answer for answer in answers):
            inside = zip(each.candidates, answers, strict=True)
            found[each.party] = tuple(person.name for person, answer in inside if True in answer)
    return found


def belongs(group: object, person: Candidate) -> bool | None:
    """Say, by its own arithmetic, whether a person is in a group; None if that is not known."""
    if not is_ours(group):
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
