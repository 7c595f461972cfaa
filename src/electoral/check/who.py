"""Checks of who takes part."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from electoral.exact import Exact
from electoral.record import (
    Admitted,
    Asked,
    Awarded,
    CombinedFinding,
    Finding,
    Qualified,
    Record,
    ReducedQuotas,
    Settled,
    ShareFinding,
    StatedFinding,
)
from electoral.returns import Returns
from electoral.votes import Tally


def tally_of(stage: str, region: str, returns: Returns) -> Tally | None:
    """Find the tally a stage counted: of its own tier, or of the tier before ``.who``."""
    rows = returns.tallies.get(stage.removesuffix(".who"))
    return None if rows is None else rows.get(region)


def qualified_faults(step: Qualified, returns: Returns) -> Iterator[str]:
    """Check who takes part, and why."""
    tally = tally_of(step.stage, step.region, returns)
    if tally is None or step.votes != tally.votes:
        yield "the votes are not those of the returns"
        return
    yield from _finding_faults(step.finding, step.votes, tally)


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


def _share_faults(finding: ShareFinding, votes: Mapping[str, Exact], tally: Tally) -> Iterator[str]:
    sizes = {size for size in _sizes(finding.base, votes, tally) if size is not None}
    if sizes != {finding.base_value}:
        yield f"base {finding.base!r} is {sorted(sizes)} by the returns, not {finding.base_value}"
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


def _sizes(base: str, votes: Mapping[str, Exact], tally: Tally) -> list[Exact | None]:
    """Give every size of a base that the returns allow; they must be one."""
    contestants = sum(votes.values(), start=Fraction(0))
    invalid = tally.invalid
    cast_less_invalid = None if tally.cast is None or invalid is None else tally.cast - invalid
    against = None if tally.against_all is None else contestants + tally.against_all
    match base:
        case "registered":
            return [tally.registered]
        case "cast":
            return [tally.cast]
        case "contestants":
            return [contestants]
        case "valid":
            less_blank = None if cast_less_invalid is None else cast_less_invalid - (tally.blank or 0)
            return [tally.valid, against, less_blank]
        case "valid with blank":
            with_blank = None if against is None or tally.blank is None else against + tally.blank
            return [tally.valid, with_blank, cast_less_invalid]
        case _:
            return []


def admitted_faults(step: Admitted, record: Record, returns: Returns) -> Iterator[str]:
    """Check that those with most votes among the rest were admitted, and no more than are wanted."""
    tally = tally_of(step.stage, step.region, returns)
    if tally is None or step.votes != tally.votes:
        yield "the votes are not those of the returns"
        return
    passing = [
        other.finding.passing
        for other in record.steps
        if isinstance(other, Qualified) and (other.stage, other.region) == (step.stage, step.region)
    ]
    if passing != [step.qualified]:
        yield "the qualified are not those found before"
    ties = [
        other
        for other in record.steps
        if isinstance(other, Asked | Settled) and (other.stage, other.region) == (step.stage, step.region)
    ]
    open_places = sum(other.places for other in ties if isinstance(other, Asked))
    rest = {key: votes for key, votes in step.votes.items() if key not in step.qualified and votes > 0}
    wanted = min(step.fewest - len(step.qualified), len(rest))
    if len(step.admitted) + open_places != wanted:
        yield f"{len(step.admitted)} admitted, but {wanted} are wanted"
    left_out = [votes for key, votes in rest.items() if key not in step.admitted]
    if any(key not in rest or rest[key] < max(left_out, default=0) for key in step.admitted):
        yield "somebody with more votes was not admitted"
    last = min((rest.get(key, 0) for key in step.admitted), default=None)
    if (bool(open_places) or last in left_out) != bool(ties):
        yield "a tie among those to be admitted is not told"
    if any(key not in step.admitted for tie in ties if isinstance(tie, Settled) for key in tie.chosen):
        yield "somebody chosen in the tie is not admitted"
    yield from _consequence_faults(step, record)


def _consequence_faults(step: Admitted, record: Record) -> Iterator[str]:
    """Hold the terms of admission against the step that gives the seats."""
    for other in record.steps:
        if not isinstance(other, Awarded | ReducedQuotas) or f"{other.stage}.who" != step.stage:
            continue
        if other.region == step.region:
            if other.minimum != dict.fromkeys(step.admitted, step.minimum):
                yield f"a minimum of {step.minimum} is not what the allocation used"
            factors = other.factors if isinstance(other, ReducedQuotas) else {}
            if any(factors.get(key, 1) != step.factor for key in step.admitted):
                yield f"a factor of {step.factor} is not what the allocation used"
