"""Checks of who takes part."""

from collections.abc import Iterator

from electoral.check.findings import declared_faults, finding_faults, panel_of
from electoral.check.sheet import Sheet
from electoral.record import Admitted, Asked, Awarded, Qualified, ReducedQuotas, Settled


def qualified_faults(step: Qualified, sheet: Sheet) -> Iterator[str]:
    """Check who takes part, and why."""
    if not sheet.kind(step.stage):
        return
    stage = sheet.stage(step.stage)
    panel = panel_of(stage, step.region, sheet)
    if step.votes != panel.votes or not panel.tallies:
        yield "the votes are not those of the returns"
        return
    declared = sheet.returns.qualified.get(stage.tier)
    if declared is None:
        yield from finding_faults(step.finding, stage.who, panel)
    else:
        yield from declared_faults(step.finding, declared, panel)


def admitted_faults(step: Admitted, sheet: Sheet) -> Iterator[str]:
    """Check that those with most votes among the rest were admitted, and no more than are wanted."""
    stage = sheet.stage(step.stage)
    if step.votes != panel_of(stage, step.region, sheet).votes:
        yield "the votes are not those of the returns"
        return
    found = sheet.at(Qualified, step.stage, step.region)
    if [each.finding.passing for each in found] != [step.qualified]:
        yield "the qualified are not those found before"
    rule = stage.admission
    for part in ("fewest", "minimum", "factor"):
        if getattr(step, part) != getattr(rule, part, None):
            yield f"{part} {getattr(step, part)} is not the law's"
    yield from _choice_faults(step, sheet)
    yield from _consequence_faults(step, sheet)


def _choice_faults(step: Admitted, sheet: Sheet) -> Iterator[str]:
    asked = sheet.at(Asked, step.stage, step.region)
    settled = sheet.at(Settled, step.stage, step.region)
    open_places = sum(each.places for each in asked)
    rest = {key: votes for key, votes in step.votes.items() if key not in step.qualified and votes > 0}
    wanted = min(step.fewest - len(step.qualified), len(rest))
    if len(step.admitted) + open_places != wanted:
        yield f"{len(step.admitted)} admitted, but {wanted} are wanted"
    left_out = [votes for key, votes in rest.items() if key not in step.admitted]
    if any(key not in rest or rest[key] < max(left_out, default=0) for key in step.admitted):
        yield "somebody with more votes was not admitted"
    last = min((rest.get(key, 0) for key in step.admitted), default=None)
    if (bool(open_places) or last in left_out) != bool(asked or settled):
        yield "a tie among those to be admitted is not told"
    tied = {key for tie in asked for key in tie.contestants} | {
        key for tie in settled for key in tie.contestants
    }
    if tied & {*step.admitted} != {key for tie in settled for key in tie.chosen}:
        yield "those admitted among the tied are not those chosen"


def _consequence_faults(step: Admitted, sheet: Sheet) -> Iterator[str]:
    """Hold the terms of admission against the step that gives the seats."""
    stage = step.stage.removesuffix(".who")
    for other in sheet.at(Awarded | ReducedQuotas, stage, step.region):
        factors = other.factors if isinstance(other, ReducedQuotas) else {}
        if any(factors.get(key, 1) != step.factor for key in step.admitted):
            yield f"a factor of {step.factor} is not what the allocation used"
