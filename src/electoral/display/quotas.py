"""The steps of representation quotas in words."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from electoral.display.layout import columns
from electoral.display.words import of
from electoral.exact import share_text
from electoral.record import RequiredMembers
from electoral.seated import HOUSE, Demand, ListChecked, Moved, key_of


def required(step: RequiredMembers) -> Iterator[str]:
    """Say what a rule asks for, and how many there are."""
    whose = {"list": "of a list", "party": "of a party over all tiers", "district": "of a district"}
    seats = f"seats {whose.get(step.over, 'of the house')}"
    among = "persons listed" if step.stage == "list" else seats
    size = share_text(step.size) if isinstance(step.size, Fraction) else str(step.size)
    rounded = f", rounded {step.rounding}," if step.rounding else ""
    must = "must" if step.end == "at least" else "may"
    asked = f"  {step.end} {size} of the {among}{rounded} {must} be in the group"
    if len(step.groups) == 1:
        yield f"{asked} {step.groups[0]}:"
    else:
        yield f"{asked}s"
        yield f"  {', '.join(step.groups)} (together; a person counts once):"
    rows = [[key, f"{step.numbers[key]} of {total}"] for key, total in step.totals.items()]
    for key, line in zip(step.totals, columns(rows, indent="  ") if rows else (), strict=True):
        yield f"{line}  {_known(step, key)}".rstrip()


def _known(step: RequiredMembers, key: str) -> str:
    """Say how many there are, where that can be known before anybody is chosen."""
    if step.over == "party":
        if key not in step.counted:
            return "how many are elected elsewhere is not known"
        due = max(step.numbers[key] - step.counted[key], 0)
        return (
            f"{step.counted[key]} elected elsewhere; {due} of the {of(step.seats[key], 'seat')} of its list"
        )
    if key in step.counted:
        return f"there are {step.counted[key]}"
    return "how many there are is not known" if step.stage == "list" else ""


def checked(step: ListChecked) -> Iterator[str]:
    """Say where a list does not keep its rules."""
    if step.open:
        yield f"  not known: {step.open}"
    elif not step.faults:
        yield f"  {of(step.persons, 'person')}; the list keeps all rules"
    for fault in step.faults:
        where = (
            f"places {fault.first} to {fault.last}" if fault.last > fault.first else f"place {fault.first}"
        )
        yield f"  {where}: {fault.counted}, not {fault.number}; {fault.rule}{_cited(fault.article)}"
    if step.faults and step.compliant_up_to:
        yield f"  its first {of(step.compliant_up_to, 'place')} keep all rules"


def moved(step: Moved) -> Iterator[str]:
    """Say who gives way to whom, and what that makes of the bounds."""
    if step.open:
        yield f"  who is elected is not known: {step.open}"
    for demand in step.demands:
        yield f"  {_demand(demand)}{_cited(demand.article)}"
    for move in step.moves:
        where = "" if step.party is not None else f" ({key_of(move.party or '', move.district)})"
        yield f"  {move.promoted} for {move.displaced}{where}"


def _demand(demand: Demand) -> str:
    groups = " or ".join(demand.groups)
    after = f", then {demand.after}" if demand.after != demand.before else ""
    missing = (
        f"; {demand.missing} {'missing' if demand.end == 'at least' else 'too many'}"
        if demand.missing
        else ""
    )
    return f"{demand.end} {demand.number} in {groups}: {demand.before} by order{after}{missing}"


def _cited(article: str) -> str:
    return f" - {article}" if article else ""


def _list(step: ListChecked) -> str:
    return f"Order of the list ({step.tier}, {key_of(step.party, step.district)})"


def _place(step: Moved) -> str:
    where = step.district or HOUSE if step.party is None else key_of(step.party, step.district)
    return f"Members, {step.remedy} ({step.tier}, {where})"


#: Title and lines of each kind of step.
TITLES: dict[type, tuple[Callable[[Any], str], Callable[[Any], Iterator[str]]]] = {
    ListChecked: (_list, checked),
    Moved: (_place, moved),
}
