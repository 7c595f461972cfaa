"""Checks that a record is of this law and whole: no step was left out, invented, or told twice."""

from collections import Counter
from collections.abc import Iterator

from electoral.check.sheet import Sheet, Tier, is_ours, stage_of
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


def law_faults(sheet: Sheet) -> Iterator[str]:
    """Hold the head, and the steps that must be there, against the law and the returns."""
    record, law = sheet.record, sheet.law
    if (record.system, record.hypothetical) != (law.name, law.hypothetical):
        yield f"head: the record is of {record.system!r}, not of {law.name!r}"
    if record.date != sheet.returns.date:
        yield f"head: the date {record.date} is not that of the returns, {sheet.returns.date}"
    for tier in law.tiers:
        yield from (f"tier {tier.name!r}: {fault}" for fault in _tier_faults(tier, sheet))
    yield from _twice_faults(sheet)
    for step in record.steps:
        yield from _place_faults(step, sheet)
    closed = not any(True for _ in sheet.every(Asked | Silent))
    if closed != any(True for _ in sheet.every(House)):
        yield "whether the house is summed is not as the open seats have it"
    yield from _quota_faults(sheet)


def _twice_faults(sheet: Sheet) -> Iterator[str]:
    """Demand that every step is told once; a tie may be settled in several steps."""
    told = Counter(
        (kind, stage_of(step), getattr(step, "region", None))
        for step in sheet.record.steps
        if (kind := _kind(step)) is not None
    )
    for (kind, stage, region), number in told.items():
        if number > 1:
            yield f"{kind} is told {number} times for {stage!r}, {region!r}"


def _place_faults(step: Step, sheet: Sheet) -> Iterator[str]:
    """Demand that a step stands in a stage that makes such steps, and in a region that there is."""
    stage = stage_of(step)
    if stage is None:
        return
    tier = sheet.tier(stage)
    if tier is None:
        yield f"a step is of stage {stage!r}, which the law does not have"
        return
    if isinstance(step, Filled) and stage not in sheet.filling:
        yield f"stage {stage!r} fills no seats"
    region = getattr(step, "region", None)
    if is_ours(tier):
        if isinstance(step, Qualified | Admitted) == (stage == tier.name) and not isinstance(
            step, Settled | Asked
        ):
            yield f"stage {stage!r} makes no step {type(step).__name__}"
        if region is not None and region not in sheet.regions(tier.name):
            yield f"there is no region {region!r}"


def _kind(step: Step) -> str | None:
    match step:
        case Settled() | RequiredMembers():
            return None
        case Awarded(left=left) if left:
            return None
        case Awarded() | ReducedQuotas() | Declared():
            return "the award of seats"
        case _:
            return type(step).__name__


def _tier_faults(tier: Tier, sheet: Sheet) -> Iterator[str]:
    stages = {tier.name, *(getattr(stage, "name", "") for stage in tier.stages())}
    own = [step for step in sheet.record.steps if stage_of(step) in stages]
    if is_ours(tier) and tier.name in sheet.returns.tallies:
        yield from _region_faults(tier, sheet)
    if not any(isinstance(step, Asked | Silent) for step in own):
        if not any(isinstance(step, Filled) for step in own):
            yield "no step fills its seats"
        given, due = _given(own, tier), tier.expected()
        if due is not None and given != due:
            yield f"the steps give {given} seats, the law {due}"
    elif any(isinstance(step, Filled) for step in own) and is_ours(tier):
        yield "its seats are filled although some are open"


def _region_faults(tier: Tier, sheet: Sheet) -> Iterator[str]:
    """Demand every step that the law and the returns ask for, in every region."""
    who = f"{tier.name}.who"
    asked_who = {step.region for step in sheet.every(Asked, who)}
    for region in sheet.returns.tallies[tier.name]:
        if hasattr(tier, "who"):
            yield from _admission_faults(tier, region, sheet)
        given = sheet.at(Awarded | ReducedQuotas | Silent, tier.name, region)
        if not given and region not in asked_who and sheet.due(tier, region):
            yield f"no step gives the seats of {region!r}"
        if given and region in asked_who:
            yield f"seats of {region!r} are given while it is open who takes part"
        for step in sheet.at(Awarded, tier.name, region):
            yield from _tie_faults(step, sheet)
        for reduced in sheet.at(ReducedQuotas, tier.name, region):
            silences = [each.seats for each in sheet.at(Silent, tier.name, region)]
            if silences != ([reduced.left] if reduced.left else []):
                yield f"{reduced.left} seats are left in {region!r}, but no step says so"


def _admission_faults(tier: Tier, region: str, sheet: Sheet) -> Iterator[str]:
    qualified = sheet.at(Qualified, f"{tier.name}.who", region)
    if not qualified:
        yield f"no step says who takes part in {region!r}"
        return
    step, rule = qualified[0], getattr(tier, "admission", None)
    passing = step.finding.passing
    others = [key for key, number in step.votes.items() if number > 0 and key not in passing]
    due = bool(rule and passing and others and len(passing) < rule.fewest)
    admitted = sheet.at(Admitted, f"{tier.name}.who", region)
    if due != bool(admitted):
        yield f"whether others are admitted in {region!r} is not as the law says"
    reduced = any(each.factor != 1 and each.admitted for each in admitted)
    given = sheet.at(Awarded | ReducedQuotas | Silent, tier.name, region)
    if given and reduced and not any(isinstance(each, ReducedQuotas) for each in given):
        yield f"a factor is used in {region!r}, but no step gives its whole quotients"


def _tie_faults(step: Awarded, sheet: Sheet) -> Iterator[str]:
    """Demand that every place of a tie was answered or asked."""
    answers, ours = 0, False
    for each in sheet.at(Awarded | Settled | Asked, step.stage, step.region):
        match each:
            case Awarded():
                ours = each is step
            case Settled(chosen=chosen):
                answers += len(chosen) if ours else 0
            case Asked(places=places):
                answers += places if ours else 0
    if answers != step.places:
        yield f"{step.places} places are tied in {step.region!r}, but {answers} are answered or asked"


def _given(own: list[Step], tier: Tier) -> int:
    """Give the seats that the steps of a tier give; a stage of a user's own may only state its table."""
    given = Counter({stage_of(step): 0 for step in own})
    for step in own:
        given[stage_of(step)] += _seats_of(step)
    for step in own:
        if isinstance(step, Filled) and not given[step.stage] and not is_ours(tier):
            given[step.stage] = sum(seats for row in step.rows.values() for seats in row.values())
    return sum(given.values())


def _seats_of(step: Step) -> int:
    match step:
        case Awarded(left=0, seats=seats) | Declared(seats=seats):
            return seats
        case ReducedQuotas(sure=sure):
            return sum(sure.values())
        case _:
            return 0


def _quota_faults(sheet: Sheet) -> Iterator[str]:
    """Demand what the representation quota asks of lists and of seats, if the law has one."""
    quota = sheet.law.members
    tier, stages = getattr(quota, "of", None), getattr(quota, "stages", ())
    there = [step.stage for step in sheet.every(RequiredMembers) if step.tier == tier]
    listed = any(each.tier == tier and each.persons is not None for each in sheet.returns.lists)
    filled = any(True for _ in sheet.every(Filled, tier)) if tier else False
    due = [stage for stage in stages if (listed if stage == "list" else filled)]
    if there != due or len(there) != sum(1 for _ in sheet.every(RequiredMembers)):
        yield f"the representation quota is applied to {there}, the law asks for {due}"
