"""Checks of who takes part."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from electoral.check.sheet import Sheet, is_ours
from electoral.exact import Exact
from electoral.findings import CombinedFinding, Finding, ShareFinding, StatedFinding
from electoral.record import Admitted, Asked, Awarded, Qualified, ReducedQuotas, Settled
from electoral.votes import Tally


def qualified_faults(step: Qualified, sheet: Sheet) -> Iterator[str]:
    """Check who takes part, and why."""
    tally = sheet.tally(step.stage, step.region)
    if tally is None or step.votes != tally.votes:
        yield "the votes are not those of the returns"
        return
    yield from _finding_faults(step.finding, step.votes, tally)
    yield from _law_faults(step.finding, getattr(sheet.tier(step.stage), "who", None), step.votes)


def _finding_faults(finding: Finding, votes: Mapping[str, Exact], tally: Tally) -> Iterator[str]:
    match finding:
        case ShareFinding():
            yield from _share_faults(finding, votes, tally)
        case CombinedFinding():
            for part in finding.parts:
                yield from _finding_faults(part, votes, tally)
            sets = [set(part.passing) for part in finding.parts]
            wanted = set.union(*sets) if finding.how == "any" else set.intersection(*sets)
            if set(finding.passing) != wanted:
                yield f"those who meet {finding.how} of the conditions are {sorted(wanted)}"
        case StatedFinding():
            if not set(finding.passing) <= votes.keys():
                yield "somebody takes part who does not stand"


def _law_faults(finding: Finding, condition: object, votes: Mapping[str, Exact]) -> Iterator[str]:
    """Hold a finding against the condition of the law; a user's own condition may find as it likes."""
    if not is_ours(condition):
        return
    parts = getattr(condition, "conditions", None)
    if parts is not None:
        if not isinstance(finding, CombinedFinding) or finding.how != getattr(condition, "how", None):
            yield "the law combines conditions in another way"
        elif len(parts) != len(finding.parts):
            yield "the law has another number of conditions"
        else:
            for part, own in zip(finding.parts, parts, strict=True):
                yield from _law_faults(part, own, votes)
    elif hasattr(condition, "share") and hasattr(condition, "of"):
        law = (condition.share, condition.of.value, getattr(condition, "strictly_more", None))
        told = (
            (finding.share, finding.base, finding.strictly_more)
            if isinstance(finding, ShareFinding)
            else None
        )
        if told != law:
            yield f"the law's threshold is {law[0]} of {law[1]!r}"
    elif not isinstance(finding, StatedFinding) or set(finding.passing) != {
        key for key, number in votes.items() if number > 0
    }:
        yield "not everyone with votes takes part, though the law has no threshold"


def _share_faults(finding: ShareFinding, votes: Mapping[str, Exact], tally: Tally) -> Iterator[str]:
    sizes = {
        reading: size for reading, size in _sizes(finding.base, votes, tally).items() if size is not None
    }
    if set(sizes.values()) != {finding.base_value}:
        yield f"base {finding.base!r} is {sizes} by the returns, not {finding.base_value}"
    if finding.reading not in sizes:
        yield f"{finding.reading!r} is no way to find base {finding.base!r}"
    if finding.needed != finding.share * finding.base_value:
        yield f"{finding.share} of {finding.base_value} is not {finding.needed}"
    for key, number in votes.items():
        enough = number > finding.needed or (number == finding.needed and not finding.strictly_more)
        if (key in finding.passing) != (enough and number > 0):
            yield f"{key!r} with {number} votes is on the wrong side of {finding.needed}"
    if finding.missing.keys() != votes.keys() - set(finding.passing):
        yield "the shortfalls are not of those who fail"
    for key, short in finding.missing.items():
        # With so many more votes it passes, with one less it does not.
        with_it, without = votes.get(key, 0) + short, votes.get(key, 0) + short - 1
        passes = with_it > finding.needed or (with_it == finding.needed and not finding.strictly_more)
        fails = without < finding.needed or (without == finding.needed and finding.strictly_more)
        if short < 1 or not passes or not (fails or short == 1):
            yield f"{key!r} is not {short} votes short of {finding.needed}"


def _sizes(base: str, votes: Mapping[str, Exact], tally: Tally) -> dict[str, Exact | None]:
    """Give every size of a base that the returns allow, by how it is found; they must be one."""
    contestants = sum(votes.values(), start=Fraction(0))
    invalid = tally.invalid
    cast_less_invalid = None if tally.cast is None or invalid is None else tally.cast - invalid
    against = None if tally.against_all is None else contestants + tally.against_all
    match base:
        case "registered":
            return {"the published roll": tally.registered}
        case "cast":
            return {"the published ballots cast": tally.cast}
        case "contestants":
            return {"the votes for contestants": contestants}
        case "valid":
            less_blank = None if cast_less_invalid is None else cast_less_invalid - (tally.blank or 0)
            return {
                "the published valid ballots": tally.valid,
                "votes and against all": against,
                "ballots cast without the invalid": less_blank,
            }
        case "valid with blank":
            with_blank = None if against is None or tally.blank is None else against + tally.blank
            return {
                "the published valid ballots": tally.valid,
                "votes, against all and blank": with_blank,
                "ballots cast without the invalid": cast_less_invalid,
            }
        case _:
            return {}


def admitted_faults(step: Admitted, sheet: Sheet) -> Iterator[str]:
    """Check that those with most votes among the rest were admitted, and no more than are wanted."""
    tally = sheet.tally(step.stage, step.region)
    if tally is None or step.votes != tally.votes:
        yield "the votes are not those of the returns"
        return
    found = sheet.at(Qualified, step.stage, step.region)
    if [each.finding.passing for each in found] != [step.qualified]:
        yield "the qualified are not those found before"
    rule = getattr(sheet.tier(step.stage), "admission", None)
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
        if other.minimum != dict.fromkeys(step.admitted, step.minimum):
            yield f"a minimum of {step.minimum} is not what the allocation used"
        factors = other.factors if isinstance(other, ReducedQuotas) else {}
        if any(factors.get(key, 1) != step.factor for key in step.admitted):
            yield f"a factor of {step.factor} is not what the allocation used"
