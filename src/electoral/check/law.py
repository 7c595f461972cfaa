"""Checks that a record is of this law and whole: no step was left out, invented, or told twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from electoral.capping import Capped
from electoral.check.capped import EXCESS, last_round_exceeds
from electoral.check.controlled import rounding_faults
from electoral.check.denied import last_round_leaves_out
from electoral.check.due_seats import base_of, due_of
from electoral.check.leveled import trial_faults
from electoral.check.places import KINDS, is_open, places_of, waiting
from electoral.check.quotas import quota_faults
from electoral.check.sheet import Sheet, Tier, is_ours, stage_of
from electoral.linked import Complemented, LeftOut, Ranked, SeatsToGive, Void
from electoral.record import (
    Admitted,
    Asked,
    Awarded,
    Declared,
    Filled,
    House,
    Qualified,
    ReducedQuotas,
    RequiredMembers,
    Settled,
    Silent,
    Step,
)
from electoral.seated import ListChecked, Moved
from electoral.travelled import Reserved


def law_faults(sheet: Sheet) -> Iterator[str]:
    """Hold the head, and the steps that must be there, against the law and the returns."""
    record, law = sheet.record, sheet.law
    if (record.system, record.hypothetical) != (law.name, law.hypothetical):
        yield f"head: the record is of {record.system!r}, not of {law.name!r}"
    if record.date != sheet.returns.date:
        yield f"head: the date {record.date} is not that of the returns, {sheet.returns.date}"
    for tier in law.tiers:
        yield from (f"tier {tier.name!r}: {fault}" for fault in _tier_faults(tier, sheet))
    for name in sheet.stages:
        yield from (f"stage {name!r}: {fault}" for fault in _stage_faults(name, sheet))
    yield from _order_faults(sheet)
    yield from _twice_faults(sheet)
    for step in record.steps:
        yield from _place_faults(step, sheet)
    closed = not any(True for _ in sheet.every(Asked | Silent))
    if closed != any(True for _ in sheet.every(House)):
        yield "whether the house is summed is not as the open seats have it"
    yield from quota_faults(sheet)


def _order_faults(sheet: Sheet) -> Iterator[str]:
    """Demand that steps stand in the order of the law's stages, each once, and those of the whole last."""
    places = {name: place for place, name in enumerate(sheet.stages)}
    told = [places.get(stage_of(step) or "", len(places)) for step in sheet.record.steps]
    if told != sorted(told):
        yield "the steps are not in the order of the law"
    for place, step in enumerate(sheet.record.steps):
        # Two rules of a law may ask the same; their steps are held against the rules, each once.
        if step in sheet.record.steps[:place] and not isinstance(step, RequiredMembers | ListChecked):
            yield f"step {place + 1} was told before"


def _twice_faults(sheet: Sheet) -> Iterator[str]:
    """Demand that every step is told once; a tie may be settled in several steps, seats given in rounds."""
    told = Counter(
        (kind, stage_of(step), getattr(step, "region", None))
        for step in sheet.record.steps
        if (kind := _kind(step, sheet)) is not None
    )
    for (kind, stage, region), number in told.items():
        rounds = 1 + len(sheet.at(LeftOut | Capped, stage or "", region or ""))
        if number > (rounds if kind == _AWARD else 1):
            yield f"{kind} is told {number} times for {stage!r}, {region!r}"


_AWARD = "the award of seats"


def _kind(step: Step, sheet: Sheet) -> str | None:
    match step:
        case Settled() | RequiredMembers() | ListChecked() | Moved() | LeftOut() | Capped():
            return None
        case Awarded(left=left) if left:
            return None
        case Awarded() if sheet.kind(step.stage) == "SmallestHouse":
            return None
        case Awarded() | ReducedQuotas() | Declared() | Void():
            return _AWARD
        case _:
            return type(step).__name__


def _place_faults(step: Step, sheet: Sheet) -> Iterator[str]:
    """Demand that a step stands in a stage that makes such steps, and in a region that there is."""
    name = stage_of(step)
    if name is None:
        return
    stage = sheet.stage(name)
    if stage is None:
        yield f"a step is of stage {name!r}, which the law does not have"
        return
    if isinstance(step, Filled) and not getattr(stage, "fills", False):
        yield f"stage {name!r} fills no seats"
    if not is_ours(stage):
        return
    of_region, others = KINDS[sheet.kind(name)]
    if not isinstance(step, (*of_region, *others)):
        yield f"stage {name!r} makes no step {type(step).__name__}"
        return
    region = getattr(step, "region", None)
    if region is not None and region not in places_of(sheet, name):
        yield f"there is no region {region!r}"


def _tier_faults(tier: Tier, sheet: Sheet) -> Iterator[str]:
    """Demand that the seats of a tier are those of the law, once nothing of it is open."""
    names = [name for name, (own, _) in sheet.stages.items() if own is tier]
    if any(is_open(sheet, name) for name in names):
        return
    filled = [step for name in names for step in sheet.every(Filled, name)]
    if not filled:
        yield "no step fills its seats"
    given = sum(_given(name, sheet) for name in names)
    given += sum(sheet.void(tier.name).values())
    due = tier.expected()
    if due is not None and given != due:
        yield f"the steps give {given} seats, the law {due}"


def _given(name: str, sheet: Sheet) -> int:
    """Give the seats that the steps of a stage give; one that has no other step states them in its table."""
    stage = sheet.stage(name)
    if not getattr(stage, "fills", False):
        return 0
    steps = [step for step in sheet.record.steps if stage_of(step) == name]
    given = sum(_seats_of(step) for step in steps)
    if given or (is_ours(stage) and sheet.kind(name) != "ListsOfBlocs"):
        return given
    return sum(
        n for step in steps if isinstance(step, Filled) for row in step.rows.values() for n in row.values()
    )


def _seats_of(step: Step) -> int:
    match step:
        case Awarded(left=0, seats=seats) | Declared(seats=seats):
            return seats
        case ReducedQuotas(sure=sure):
            return sum(sure.values())
        case Complemented(seats=seats) | Reserved(seats=seats):
            return sum(seats.values())
        case Ranked(refused=refused):
            return -len(refused)
        case _:
            return 0


def _stage_faults(name: str, sheet: Sheet) -> Iterator[str]:
    """Demand every step that the law and the returns ask of a stage, and no step too early."""
    stage = sheet.stage(name)
    filled = any(True for _ in sheet.every(Filled, name))
    if is_ours(stage) and filled != (stage.fills and not is_open(sheet, name)):
        yield "whether its seats are filled is not as the open seats have it"
    if not is_ours(stage):
        return
    waits = waiting(sheet, name)
    if waits is None:
        if any(stage_of(step) == name for step in sheet.record.steps):
            yield "it goes on while something before it is open"
        return
    if sheet.kind(name) == "DeclaredStage" and not any(True for _ in sheet.every(Declared, name)):
        yield "no step says who was declared"
    for region in places_of(sheet, name):
        yield from _region_faults(stage, region, sheet, waits=region in waits)


def _region_faults(stage: Any, region: str, sheet: Sheet, *, waits: bool) -> Iterator[str]:
    name, kind = stage.name, sheet.kind(stage.name)
    there = [each for each in sheet.steps_at(name, region) if isinstance(each, KINDS[kind][0])]
    if waits:
        if there:
            yield f"seats of {region!r} are given while something before is open"
        return
    if KINDS[kind][0] and not there and not _nothing_to_give(stage, region, sheet):
        yield f"no step says what it is about in {region!r}"
    if kind in _OWN_FAULTS:
        yield from _OWN_FAULTS[kind](stage, region, sheet)
    for step in sheet.at(Awarded, name, region):
        yield from _tie_faults(step, sheet)


def _contest_faults(stage: Any, region: str, sheet: Sheet) -> Iterator[str]:
    if bool(sheet.at(Void, stage.name, region)) != (region in sheet.void(stage.tier)):
        yield f"whether the contest in {region!r} is void is not as the returns have it"


def _allocation_faults(stage: Any, region: str, sheet: Sheet) -> Iterator[str]:
    derived = not isinstance(stage.seats, int | str)
    if derived != bool(sheet.at(SeatsToGive, stage.name, region)):
        yield f"whether it is said how many seats there are in {region!r} is not as the law has it"
    silent = [each.seats for each in sheet.at(Silent, stage.name, region)]
    due = due_of(sheet, stage.name, region)
    open_seats = due.beyond if sheet.at(Awarded, stage.name, region) else due.beyond + (due.seats or 0)
    reduced = sheet.at(ReducedQuotas, stage.name, region)
    if due.beyond and not reduced and silent != [open_seats]:
        yield f"{open_seats} seats are not given to the lists of {region!r}, but no step says so"
    for step in reduced:
        if silent != ([step.left] if step.left else []):
            yield f"{step.left} seats are left in {region!r}, but no step says so"


def _nothing_to_give(stage: Any, region: str, sheet: Sheet) -> bool:
    """Say whether there are no seats here, of which no step tells."""
    match sheet.kind(stage.name):
        case "Contest" | "SecondRound":
            return due_of(sheet, stage.name, region).seats == 0
        case "Allocate" | "AllocateExcluding" | "AllocateCapped" | "Apportion":
            return base_of(sheet, stage, region) == 0
        case "AllocateBlocs":
            return bool(stage.seats == 0)
        case _:
            return False


def _round_faults(stage: Any, region: str, sheet: Sheet) -> Iterator[str]:
    """Demand that rounds go on as long as somebody is left out or capped, and no longer."""
    yield from _allocation_faults(stage, region, sheet)
    steps = sheet.at(Awarded | LeftOut | Capped | Silent, stage.name, region)
    if any(isinstance(each, LeftOut | Capped) != bool(place % 2) for place, each in enumerate(steps)):
        yield "rounds and those left out of them do not take turns"
    last = steps[-1] if steps else None
    if sheet.at(Asked, stage.name, region) or isinstance(last, Silent):
        return
    if isinstance(last, LeftOut | Capped) and last.seats:
        yield f"there is no round after somebody was left out in {region!r}"
    goes_on = last_round_exceeds if sheet.kind(stage.name) == "AllocateCapped" else last_round_leaves_out
    if isinstance(last, Awarded) and goes_on(last, stage, sheet):
        yield f"somebody must be left out of the last round in {region!r}"


def _admission_faults(stage: Any, region: str, sheet: Sheet) -> Iterator[str]:
    qualified = sheet.at(Qualified, stage.name, region)
    if not qualified:
        return
    step, rule = qualified[0], stage.admission
    passing = step.finding.passing
    others = [key for key, number in step.votes.items() if number > 0 and key not in passing]
    some = bool(rule) and (bool(passing) or rule.if_nobody == "admit")
    due = bool(some and others and len(passing) < rule.fewest)
    admitted = sheet.at(Admitted, stage.name, region)
    if due != bool(admitted):
        yield f"whether others are admitted in {region!r} is not as the law says"
    reduced = any(each.factor != 1 and each.admitted for each in admitted)
    given = sheet.at(Awarded | ReducedQuotas | Silent, stage.tier, region)
    if given and reduced and not any(isinstance(each, ReducedQuotas) for each in given):
        yield f"a factor is used in {region!r}, but no step gives its whole quotients"


#: What else is asked of a region in stages of one kind.
_OWN_FAULTS: dict[str, Callable[[Any, str, Sheet], Iterator[str]]] = {
    "Qualify": _admission_faults,
    "Contest": _contest_faults,
    "SecondRound": _contest_faults,
    "Allocate": _allocation_faults,
    "Apportion": _allocation_faults,
    "Link": _allocation_faults,
    "AllocateExcluding": _round_faults,
    "AllocateCapped": _round_faults,
    "ControlledRounding": rounding_faults,
    "SmallestHouse": trial_faults,
}


def _tie_faults(step: Awarded, sheet: Sheet) -> Iterator[str]:
    """Demand that every place of a tie was answered or asked; of a smaller house, only if it was."""
    answers, ours = 0, False
    for each in sheet.at(Awarded | Settled | Asked, step.stage, step.region):
        match each:
            case Awarded():
                ours = each is step
            case Settled(chosen=chosen) if not each.step.endswith(EXCESS):
                answers += len(chosen) if ours else 0
            case Asked(places=places) if not each.step.endswith(EXCESS):
                answers += places if ours else 0
            case _:
                pass
    last = sheet.at(Awarded, step.stage, step.region)[-1] is step
    if sheet.kind(step.stage) == "SmallestHouse" and not last and not answers:
        return
    if answers != step.places:
        yield f"{step.places} places are tied in {step.region!r}, but {answers} are answered or asked"
