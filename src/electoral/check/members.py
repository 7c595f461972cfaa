"""Checks of representation quotas: what they ask of lists and of seats."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from electoral.check.groups import counted, in_some, is_number
from electoral.check.sheet import Sheet, is_ours
from electoral.people import Candidate
from electoral.record import Filled, House, RequiredMembers


def member_faults(step: RequiredMembers, sheet: Sheet) -> Iterator[str]:
    """Check how many of a list, or of seats, a rule of a representation quota asks for."""
    rule = _rule_of(step, sheet)
    if rule is None:
        yield "no rule of a representation quota of the law stands behind it"
        return
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
    if step.counted != _counted(step, rule, sheet, named):
        yield "the numbers counted are not those known"
    if step.seats != (_own_seats(step, sheet) if step.over == "party" else {}):
        yield "the seats of lists are not those they have"


def required_due(sheet: Sheet) -> list[tuple[str, str, Any]]:
    """Give the rules that the record must have applied, as tier, stage and rule, in their order."""
    found: list[tuple[str, str, Any]] = []
    whole = bool(next(sheet.every(House), None))
    for quota in sheet.law.members:
        if _known_lists(sheet, quota.of):
            found += [(quota.of, "list", rule) for rule in quota.lists if _is_whole(rule)]
        filled = any(True for _ in sheet.every(Filled, quota.of))
        found += [
            (quota.of, "mandates", rule)
            for rule in quota.seats
            if (filled if rule.over in ("list", "district") else whole)
        ]
    return found


def key_of(party: str, district: str | None) -> str:
    """Give the name of a list."""
    return party if district is None else f"{party}, {district}"


def list_district(sheet: Sheet, tier: str, party: str, region: str) -> str | None:
    """Give the district of the list behind seats in a region; None if the list is of the whole tier."""
    lists = [each for each in sheet.returns.lists if (each.tier, each.party) == (tier, party)]
    if any(each.district == region for each in lists):
        return region
    if any(each.district is None for each in lists):
        return None
    return region if len({row for row, _, _ in tier_seats(sheet, tier)}) > 1 else None


def tier_seats(sheet: Sheet, tier: str) -> list[tuple[str, str, int]]:
    """Give the seats of a tier as region, contestant and number."""
    return [
        (region, contestant, seats)
        for filled in sheet.every(Filled)
        if getattr(sheet.tier(filled.stage), "name", None) == tier
        for region, row in filled.rows.items()
        for contestant, seats in row.items()
    ]


def _rule_of(step: RequiredMembers, sheet: Sheet) -> Any:
    """Give the rule behind a step: the steps stand in the order of the rules; None if they do not."""
    steps, due = list(sheet.every(RequiredMembers)), required_due(sheet)
    if [(each.tier, each.stage) for each in steps] != [(tier, stage) for tier, stage, _ in due]:
        return None
    return next(rule for each, (_, _, rule) in zip(steps, due, strict=True) if each is step)


def _known_lists(sheet: Sheet, tier: str) -> list[Any]:
    return [each for each in sheet.returns.lists if each.tier == tier and each.persons is not None]


def _is_whole(rule: Any) -> bool:
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
    step: RequiredMembers, rule: Any, sheet: Sheet, named: dict[str, tuple[str, ...]]
) -> dict[str, int]:
    if step.over == "party":
        parties = {party: elected_elsewhere(sheet, step.tier, party) for party in _own_seats(step, sheet)}
        numbers = {
            party: counted(rule.bound, people) for party, people in parties.items() if people is not None
        }
        return {party: number for party, number in numbers.items() if number is not None}
    several = (
        sum(_is_whole(each) for quota in sheet.law.members if quota.of == step.tier for each in quota.lists)
        > 1
    )
    published = {
        key_of(each.party, each.district): each.in_groups
        for each in _asked_lists(step, rule, sheet)
        if each.in_groups is not None and not several
    }
    return published | {key: len(names) for key, names in named.items()}


def elected_elsewhere(sheet: Sheet, tier: str, party: str) -> tuple[Candidate, ...] | None:
    """Give who of a party has a seat in another tier; None if somebody is not known by name."""
    found: list[Candidate] = []
    for other in (each.name for each in sheet.law.tiers if each.name != tier):
        for region, contestant, number in tier_seats(sheet, other):
            if not number or sheet.returns.party(region, contestant) != party:
                continue
            if contestant == party or number != 1:
                return None
            found.append(_person(sheet, other, party, region, contestant))
    return tuple(found)


def _person(sheet: Sheet, tier: str, party: str, region: str, name: str) -> Candidate:
    lists = [each for each in sheet.returns.lists if (each.tier, each.party) == (tier, party)]
    persons = [person for each in lists if each.district in (None, region) for person in each.candidates]
    return next((person for person in persons if person.name == name), Candidate(name))
