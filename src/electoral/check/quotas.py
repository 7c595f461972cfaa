"""The steps of representation quotas, each with the part of the law that stands behind it."""

from collections.abc import Iterator
from typing import Any

import attrs

from electoral.check.listed import listed_faults, lists_due
from electoral.check.members import member_faults, rules_due
from electoral.check.moved import moved_faults, moves_due
from electoral.check.sheet import Sheet
from electoral.record import House, RequiredMembers
from electoral.seated import ListChecked, Moved

_NOTHING = "no rule of a representation quota of the law stands behind it"


@attrs.frozen
class Part:
    """What a step is about: the quota, and the rule, or the step that is expected, if there is one."""

    key: tuple[object, ...]
    quota: Any
    rule: Any = None


def quota_faults(sheet: Sheet) -> Iterator[str]:
    """Demand every step that representation quotas ask for, in the order of the law, before the house."""
    if len(_parts(sheet)) != len(_told(sheet)) or None in _parts(sheet):
        yield "the steps of representation quotas are not those that the law asks for, in its order"
    steps = sheet.record.steps
    if any(isinstance(step, House) for step in steps[:-1]):
        yield "a step follows the house"


def required_faults(step: RequiredMembers, sheet: Sheet) -> Iterator[str]:
    """Check what a rule on lists or seats asks for."""
    part = _part_of(step, sheet)
    yield from [_NOTHING] if part is None else member_faults(step, part.rule, part.quota, sheet)


def list_faults(step: ListChecked, sheet: Sheet) -> Iterator[str]:
    """Check a list that was held against rules on its order."""
    part = _part_of(step, sheet)
    yield from [_NOTHING] if part is None else listed_faults(step, part.quota, sheet)


def move_faults(step: Moved, sheet: Sheet) -> Iterator[str]:
    """Check who gave way to whom."""
    part = _part_of(step, sheet)
    yield from [_NOTHING] if part is None else moved_faults(step, part.quota, part.rule, sheet)


def _told(sheet: Sheet) -> list[Any]:
    return list(sheet.every(RequiredMembers | ListChecked | Moved))


def _key(step: Any) -> tuple[object, ...]:
    if isinstance(step, RequiredMembers):
        return RequiredMembers, step.tier, step.stage
    return type(step), step.tier, step.party, step.district


def _part_of(step: Any, sheet: Sheet) -> Part | None:
    return next((part for each, part in zip(_told(sheet), _parts(sheet), strict=False) if each is step), None)


def _parts(sheet: Sheet) -> list[Part | None]:
    """Give the part of the law behind each step, until one does not follow; then None, and no more."""
    if "parts of quotas" not in sheet.found:
        sheet.found["parts of quotas"] = list(_walked(sheet))
    found: list[Part | None] = sheet.found["parts of quotas"]
    return found


def _walked(sheet: Sheet) -> Iterator[Part | None]:
    told = _told(sheet)
    for quota in sheet.law.members:
        for part in _due(quota, sheet):
            if not told or part.key != _key(told.pop(0)):
                yield None
                return
            yield part
        # How many steps a remedy of a user's own makes is known to it alone.
        own = moves_due(quota, sheet) is None
        while own and told and isinstance(told[0], Moved) and told[0].tier == quota.of:
            yield Part(_key(told.pop(0)), quota)


def _due(quota: Any, sheet: Sheet) -> Iterator[Part]:
    of_lists, of_seats = rules_due(quota, sheet)
    for rule in of_lists:
        yield Part((RequiredMembers, quota.of, "list"), quota, rule)
    for each in lists_due(quota, sheet):
        yield Part((ListChecked, quota.of, each.party, each.district), quota)
    for rule in of_seats:
        yield Part((RequiredMembers, quota.of, "mandates"), quota, rule)
    for expected in moves_due(quota, sheet) or ():
        yield Part((Moved, quota.of, expected.party, expected.district), quota, expected)
