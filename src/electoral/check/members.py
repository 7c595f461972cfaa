"""Checks of the representation quota."""

from collections import Counter
from collections.abc import Iterator

from electoral.record import Filled, Record, RequiredMembers
from electoral.returns import Returns


def member_faults(step: RequiredMembers, record: Record, quota: object, returns: Returns) -> Iterator[str]:
    """Check how many of a list, or of a party's seats, the representation quota asks for."""
    if step.share != getattr(quota, "at_least", None):
        yield f"a share of {step.share} is not the law's"
    if step.totals != _totals(step, record, returns):
        yield "the totals are not the persons listed, or the seats received"
    if step.minima.keys() != step.totals.keys():
        yield "minima are not given for everyone"
    for party, minimum in step.minima.items():
        wanted = step.share * step.totals.get(party, 0)
        if not wanted <= minimum < wanted + 1:
            yield f"{party!r}: {minimum} is not {wanted} rounded up"
    published = {each.party: each.in_groups for each in returns.lists if each.tier == step.tier}
    for party, number in step.counted.items():
        known = len(step.named[party]) if party in step.named else published.get(party)
        if number != known:
            yield f"{party!r}: {number} counted, but {known} are known"
    groups = getattr(quota, "groups", ())
    for each in returns.lists:
        inside = [
            person.name for person in each.candidates if any(group.includes(person) for group in groups)
        ]
        if each.tier == step.tier and list(step.named.get(each.party, ())) != inside * (step.stage == "list"):
            yield f"{each.party!r}: those counted are not those of the list in the groups"


def _totals(step: RequiredMembers, record: Record, returns: Returns) -> dict[str, int]:
    if step.stage == "list":
        lists = [each for each in returns.lists if each.tier == step.tier]
        return {each.party: each.persons for each in lists if each.persons is not None}
    seats: Counter[str] = Counter()
    for filled in record.steps:
        if isinstance(filled, Filled) and filled.stage == step.tier:
            for region, row in filled.rows.items():
                for contestant, number in row.items():
                    if number and (party := returns.party(region, contestant)) is not None:
                        seats[party] += number
    return dict(seats)
