"""Checks of representation quotas: what they ask of lists and of seats."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from electoral.check.groups import counted, in_some, is_number
from electoral.check.sheet import Sheet, is_ours
from electoral.check.standing import earlier_tiers, elsewhere, list_district
from electoral.record import Filled, House, RequiredMembers


def member_faults(step: RequiredMembers, rule: Any, quota: Any, sheet: Sheet) -> Iterator[str]:
    """Check how many of a list, or of seats, a rule of a representation quota asks for."""
    bound = rule.bound
    size = bound.at_most if bound.at_least is None else bound.at_least
    end = "at most" if bound.at_least is None else "at least"
    groups = tuple(group.label for group in bound.groups)
    law = (getattr(rule, "over", "list"), groups, end, size, bound.rounding or "", rule.article or "")
    if (step.over, step.groups, step.end, step.size, step.rounding, step.article) != law:
        yield "the groups, the number or the article are not the law's"
    if step.totals != _totals(step, rule, sheet):
        yield "the totals are not the persons listed, or the seats received"
    if step.numbers.keys() != step.totals.keys():
        yield "numbers are not given for everyone"
    for key, number in step.numbers.items():
        if not is_number(bound, step.totals.get(key, 0), number):
            yield f"{key!r}: {number} is not what the bound asks for of {step.totals.get(key, 0)}"
    if step.named != (named := _named(step, rule, sheet)):
        yield "those counted are not those of the lists in the groups"
    if step.counted != _counted(step, rule, quota, sheet, named):
        yield "the numbers counted are not those known"
    if step.seats != (_own_seats(step, sheet) if step.over == "party" else {}):
        yield "the seats of lists are not those they have"


def rules_due(quota: Any, sheet: Sheet) -> tuple[list[Any], list[Any]]:
    """Give the rules of a quota that the record must have applied to whole lists, and to seats."""
    of_lists = [rule for rule in quota.lists if is_whole(rule)] if _known_lists(sheet, quota.of) else []
    whole = any(True for _ in sheet.every(House))
    filled = any(True for _ in sheet.every(Filled, quota.of))
    of_seats = [rule for rule in quota.seats if (filled if rule.over in ("list", "district") else whole)]
    return of_lists, of_seats


def key_of(party: str, district: str | None) -> str:
    """Give the name of a list."""
    return party if district is None else f"{party}, {district}"


def tier_seats(sheet: Sheet, tier: str) -> list[tuple[str, str, int]]:
    """Give the seats of a tier as region, contestant and number."""
    return [
        (region, contestant, seats)
        for filled in sheet.every(Filled)
        if getattr(sheet.tier(filled.stage), "name", None) == tier
        for region, row in filled.rows.items()
        for contestant, seats in row.items()
    ]


def _known_lists(sheet: Sheet, tier: str) -> list[Any]:
    return [each for each in sheet.returns.lists if each.tier == tier and each.persons is not None]


def is_whole(rule: Any) -> bool:
    """Say whether a rule on lists looks at the whole list."""
    return is_ours(rule.within) and type(rule.within).__name__ == "WholeList"


def _asked_lists(step: RequiredMembers, rule: Any, sheet: Sheet) -> list[Any]:
    lists = _known_lists(sheet, step.tier) if step.stage == "list" else []
    return [each for each in lists if each.persons >= rule.shortest]


def _totals(step: RequiredMembers, rule: Any, sheet: Sheet) -> dict[str, int]:
    if step.stage == "list":
        return {key_of(each.party, each.district): each.persons for each in _asked_lists(step, rule, sheet)}
    house = next(sheet.every(House), None)
    match step.over:
        case "house":
            return {"house": house.total if house else 0}
        case "party":
            seats = house.seats if house else {}
            return {party: seats.get(party, 0) for party in _own_seats(step, sheet)}
        case "district":
            return dict(_by_district(step, sheet))
    totals: Counter[str] = Counter()
    for region, contestant, number in tier_seats(sheet, step.tier):
        party = sheet.returns.party(region, contestant)
        if number and party is not None:
            totals[key_of(party, list_district(sheet, step.tier, party, region))] += number
    return dict(totals)


def _by_district(step: RequiredMembers, sheet: Sheet) -> Counter[str]:
    totals: Counter[str] = Counter()
    for region, _, number in tier_seats(sheet, step.tier):
        totals[region] += number
    return totals


def _own_seats(step: RequiredMembers, sheet: Sheet) -> dict[str, int]:
    seats: Counter[str] = Counter()
    for region, contestant, number in tier_seats(sheet, step.tier):
        party = sheet.returns.party(region, contestant)
        if party is not None:
            seats[party] += number
    return {party: number for party, number in seats.items() if number}


def _named(step: RequiredMembers, rule: Any, sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """Give who of each list is in the groups, as far as that is known of everybody on it."""
    found: dict[str, tuple[str, ...]] = {}
    for each in _asked_lists(step, rule, sheet):
        answers = [in_some(rule.bound, person) for person in each.candidates]
        if answers and None not in answers:
            inside = zip(each.candidates, answers, strict=True)
            found[key_of(each.party, each.district)] = tuple(
                person.name for person, answer in inside if answer
            )
    return found


def _counted(
    step: RequiredMembers, rule: Any, quota: Any, sheet: Sheet, named: dict[str, tuple[str, ...]]
) -> dict[str, int]:
    if step.over == "party":
        away = elsewhere(sheet, step.tier, earlier_tiers(quota, sheet))
        numbers = {
            party: counted(rule.bound, [person for of, person in away if of == party and person is not None])
            for party in _own_seats(step, sheet)
            if (party, None) not in away
        }
        return {party: number for party, number in numbers.items() if number is not None}
    rules = [each for quota in sheet.law.members if quota.of == step.tier for each in quota.lists]
    several = sum(map(is_whole, rules)) > 1
    published = {
        key_of(each.party, each.district): each.in_groups
        for each in _asked_lists(step, rule, sheet)
        if each.in_groups is not None and not several
    }
    return published | {key: len(names) for key, names in named.items()}
