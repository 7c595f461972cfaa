"""Checks that a record is of this law: its parameters are the law's, and no step was left out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from electoral.exact import Exact
from electoral.record import (
    Admitted,
    Asked,
    Awarded,
    CombinedFinding,
    Declared,
    Filled,
    Finding,
    House,
    Qualified,
    Record,
    ReducedQuotas,
    RequiredMembers,
    Settled,
    ShareFinding,
    Silent,
    StatedFinding,
    Step,
)
from electoral.returns import Returns


class Tier(Protocol):
    """What the checker reads of every tier; of the library's own it reads their fields too."""

    @property
    def name(self) -> str: ...  # noqa: D102
    def expected(self) -> int | None: ...  # noqa: D102
    def stages(self) -> Sequence[object]: ...  # noqa: D102


class Law(Protocol):
    """What the checker reads of a law."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def hypothetical(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def tiers(self) -> Sequence[Tier]: ...  # noqa: D102
    @property
    def members(self) -> object: ...  # noqa: D102


def law_faults(record: Record, law: Law, returns: Returns) -> Iterator[str]:
    """Hold the head, the parameters of every step, and the steps that must be there against the law."""
    if (record.system, record.hypothetical) != (law.name, law.hypothetical):
        yield f"head: the record is of {record.system!r}, not of {law.name!r}"
    if record.date != returns.date:
        yield f"head: the date {record.date} is not that of the returns, {returns.date}"
    for tier in law.tiers:
        names = {tier.name, *(getattr(stage, "name", "") for stage in tier.stages())}
        own = [step for step in record.steps if _stage_of(step) in names]
        for step in own:
            yield from (f"tier {tier.name!r}: {fault}" for fault in _parameter_faults(step, tier))
        yield from (f"tier {tier.name!r}: {fault}" for fault in _missing_faults(own, tier, returns))
    open_steps = [step for step in record.steps if isinstance(step, Asked | Silent)]
    if not open_steps and not any(isinstance(step, House) for step in record.steps):
        yield "no step sums the house"
    yield from _quota_faults(record, law, returns)


def _stage_of(step: Step) -> str | None:
    return None if isinstance(step, RequiredMembers) else getattr(step, "stage", None)


def _is_ours(tier: Tier) -> bool:
    """Whether a tier is one of the library's, whose steps are known; others may state their seats."""
    return hasattr(tier, "who") or hasattr(tier, "winner")


def _parameter_faults(step: Step, tier: Tier) -> Iterator[str]:
    match step:
        case Qualified():
            yield from _condition_faults(step.finding, getattr(tier, "who", None), step.votes)
        case Admitted():
            rule = getattr(tier, "admission", None)
            for part in ("fewest", "minimum", "factor"):
                if getattr(step, part) != getattr(rule, part, None):
                    yield f"{part} {getattr(step, part)} is not the law's"
        case Awarded():
            method = getattr(tier, "method", getattr(tier, "winner", None))
            if step.method != getattr(method, "name", step.method):
                yield f"method {step.method!r} is not the law's"
        case _:
            return


def _condition_faults(finding: Finding, condition: object, votes: Mapping[str, Exact]) -> Iterator[str]:
    match finding:
        case ShareFinding():
            base = getattr(getattr(condition, "of", None), "value", None)
            law = (getattr(condition, "share", None), base, getattr(condition, "strictly_more", None))
            # A condition of a user's own may find with a threshold that only it knows.
            own = not hasattr(condition, "share")
            if not own and (finding.share, finding.base, finding.strictly_more) != law:
                yield f"a threshold of {finding.share} of {finding.base!r} is not the law's"
        case CombinedFinding():
            parts = getattr(condition, "conditions", ())
            if finding.how != getattr(condition, "how", finding.how):
                yield f"{finding.how!r} is not how the law combines its conditions"
            if len(parts) != len(finding.parts):
                yield "the law has another number of conditions"
                return
            for part, own in zip(finding.parts, parts, strict=True):
                yield from _condition_faults(part, own, votes)
        case StatedFinding():
            everyone = {key for key, number in votes.items() if number > 0}
            if type(condition).__name__ == "Everyone" and set(finding.passing) != everyone:
                yield "somebody with votes is left out, though everyone takes part"


def _missing_faults(own: list[Step], tier: Tier, returns: Returns) -> Iterator[str]:
    """Demand every step that the law and the returns ask for, in every region, and the law's seats."""
    asked_who = {step.region for step in own if isinstance(step, Asked) and step.stage != tier.name}
    seated = {
        step.region
        for step in own
        if isinstance(step, Awarded | ReducedQuotas | Silent) and step.stage == tier.name
    }
    for region in returns.tallies.get(tier.name, ()):
        if hasattr(tier, "who") and not any(isinstance(s, Qualified) and s.region == region for s in own):
            yield f"no step says who takes part in {region!r}"
        if _is_ours(tier) and region not in seated and not asked_who and _due(tier, region, returns):
            yield f"no step gives the seats of {region!r}"
    for step in own:
        yield from _following_faults(step, own, tier, returns)
    is_open = any(isinstance(step, Asked | Silent) for step in own)
    if not is_open and not any(isinstance(step, Filled) for step in own):
        yield "no step fills its seats"
    given, due = _given(own, tier), tier.expected()
    if due is not None and given != due and not (asked_who and not given):
        yield f"the steps give {given} seats, the law {due}"


def _following_faults(step: Step, own: list[Step], tier: Tier, returns: Returns) -> Iterator[str]:
    """Demand what must follow from a step in its own region."""
    same = [each for each in own if getattr(each, "region", None) == getattr(step, "region", "")]
    match step:
        case Awarded(tied=tied) if tied:
            yield from _tie_faults(step, same)
        case Qualified():
            yield from _admission_faults(step, same, tier)
        case Admitted(factor=factor) if factor != 1 and step.admitted:
            if not any(isinstance(each, ReducedQuotas | Silent | Asked) for each in same):
                yield f"a factor is used in {step.region!r}, but no step gives its whole quotients"
        case ReducedQuotas(left=left) if left:
            if [each.seats for each in same if isinstance(each, Silent)] != [left]:
                yield f"{left} seats are left in {step.region!r}, but no step says so"
        case Silent(seats=seats) if step.stage == tier.name:
            reduced = [each.left for each in same if isinstance(each, ReducedQuotas)]
            factors = [each.factor for each in same if isinstance(each, Admitted) and each.admitted]
            due = reduced[0] if reduced else _due(tier, step.region, returns)
            if seats != due or (not reduced and any(factor != 1 for factor in factors)):
                yield f"{seats} seats are open in {step.region!r}, not {due}"
        case _:
            return


def _admission_faults(step: Qualified, same: list[Step], tier: Tier) -> Iterator[str]:
    rule = getattr(tier, "admission", None)
    passing = step.finding.passing
    others = [key for key, number in step.votes.items() if number > 0 and key not in passing]
    due = bool(rule and passing and others and len(passing) < rule.fewest)
    if due != any(isinstance(each, Admitted) for each in same):
        yield f"whether others are admitted in {step.region!r} is not as the law says"


def _due(tier: Tier, region: str, returns: Returns) -> int | None:
    own = [each.seats for each in returns.districts if (each.tier, each.key) == (tier.name, region)]
    return own[0] if own else tier.expected()


def _tie_faults(step: Awarded, same: list[Step]) -> Iterator[str]:
    """Demand that every place of a tie was answered or asked."""
    answers = [
        len(each.chosen) if isinstance(each, Settled) else each.places
        for each in same
        if isinstance(each, Settled | Asked) and each.stage == step.stage
    ]
    if sum(answers) != step.places:
        yield f"{step.places} places are tied in {step.region!r}, but {sum(answers)} are answered or asked"


def _given(own: list[Step], tier: Tier) -> int:
    """Give the seats that the steps of a tier give; a stage of a user's own may only state its table."""
    given = Counter({_stage_of(step): 0 for step in own})
    for step in own:
        given[_stage_of(step)] += _seats_of(step)
    for step in own:
        if isinstance(step, Filled) and not given[step.stage] and not _is_ours(tier):
            given[step.stage] = sum(seats for row in step.rows.values() for seats in row.values())
    return sum(given.values())


def _seats_of(step: Step) -> int:
    """Give the seats a step has to give; after whole quotas a silence has those that are left."""
    match step:
        case Awarded(seats=seats) | Declared(seats=seats) | Silent(seats=seats):
            return seats
        case ReducedQuotas(sure=sure):
            return sum(sure.values())
        case _:
            return 0


def _quota_faults(record: Record, law: Law, returns: Returns) -> Iterator[str]:
    """Demand what the representation quota asks of lists and of seats, if the law has one."""
    tier, stages = getattr(law.members, "of", None), getattr(law.members, "stages", ())
    there = [step.stage for step in record.steps if isinstance(step, RequiredMembers) and step.tier == tier]
    listed = any(each.tier == tier and each.persons is not None for each in returns.lists)
    filled = any(isinstance(step, Filled) and step.stage == tier for step in record.steps)
    due = [stage for stage in stages if (listed if stage == "list" else filled)]
    if there != due:
        yield f"the representation quota is applied to {there}, the law asks for {due}"
