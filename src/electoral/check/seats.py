"""Checks of seats: no refused claim is higher than one that was met."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from electoral.check.sheet import Sheet, is_ours
from electoral.evidence import DivisorEvidence, MostVotesEvidence, QuotaEvidence
from electoral.exact import Exact
from electoral.record import Admitted, Awarded, Declared, Filled, Qualified, ReducedQuotas, Settled, Silent

#: The claim of a contestant to one more seat when it holds so many; None if it has none.
Claim = Callable[[str, int], Fraction | None]


def participants(stage: str, region: str, sheet: Sheet) -> Mapping[str, Exact]:
    """Give the votes, from the returns, of those who take part according to earlier steps."""
    tally = sheet.tally(stage, region)
    votes = {} if tally is None else {key: number or 0 for key, number in tally.votes.items()}
    qualified = sheet.at(Qualified, f"{stage}.who", region)
    admitted = sheet.at(Admitted, f"{stage}.who", region)
    if not qualified:
        return votes
    found = [*(each.finding.passing for each in qualified), *(each.admitted for each in admitted)]
    taking_part = {key for keys in found for key in keys}
    return {key: number for key, number in votes.items() if key in taking_part}


def awarded_faults(step: Awarded, sheet: Sheet) -> Iterator[str]:
    """Check seats by a method."""
    if step.votes != participants(step.stage, step.region, sheet):
        yield "the votes are not those of the returns for those who take part"
    if sum(step.sure.values()) + step.places != step.seats:
        yield f"{sum(step.sure.values())} sure and {step.places} tied seats are not {step.seats}"
    if step.sure.keys() != step.votes.keys() or not set(step.tied) <= step.votes.keys():
        yield "the contestants with seats are not those with votes"
        return
    if any(number < 0 for number in step.sure.values()):
        yield "somebody has fewer than no seats"
    yield from _bound_faults(step, sheet)
    yield from _method_faults(step, sheet)
    match step.evidence:
        case QuotaEvidence() as evidence:
            yield from _quota_faults(step, evidence)
            yield from _cut_faults(step, _quota_claim(step))
        case DivisorEvidence() as evidence:
            yield from _divisor_faults(step, evidence)
        case MostVotesEvidence() as evidence:
            yield from _most_votes_faults(step, evidence)
        case None:
            return


def _method_faults(step: Awarded, sheet: Sheet) -> Iterator[str]:
    """Hold the method against the law's, and the evidence against the method."""
    method = _method(step.stage, sheet)
    name = getattr(method, "name", type(method).__name__ if method is not None else step.method)
    if step.method != name:
        yield f"method {step.method!r} is not the law's"
    due = _evidence_due(method)
    shown = step.evidence.divisors if isinstance(step.evidence, DivisorEvidence) else type(step.evidence)
    if due is not None and shown != due:
        yield f"the evidence is not that of method {step.method!r}"


def _method(stage: str, sheet: Sheet) -> object:
    tier = sheet.tier(stage)
    return getattr(tier, "method", getattr(tier, "winner", None))


def _evidence_due(method: object) -> object:
    """Give what must prove a method of the library's: the kind of evidence, or the first divisors."""
    if not is_ours(method):
        return None
    first, step = getattr(method, "first", None), getattr(method, "step", None)
    if isinstance(first, int) and isinstance(step, int):
        return (first, first + step, first + 2 * step)
    return {"hare": QuotaEvidence, "plurality": MostVotesEvidence}.get(getattr(method, "name", ""))


def _bound_faults(step: Awarded, sheet: Sheet) -> Iterator[str]:
    if any(step.sure.get(key, 0) < least for key, least in step.minimum.items()):
        yield "somebody has fewer seats than promised"
    if step.minimum and not sheet.at(Admitted, f"{step.stage}.who", step.region):
        yield "a minimum is used, but nobody was admitted"
    tier = sheet.tier(step.stage)
    if tier is not None and is_ours(tier) and step.seats != sheet.due(tier, step.region):
        yield f"{step.seats} seats, but there are {sheet.due(tier, step.region)}"


def _quota_claim(step: Awarded) -> Claim:
    quota = Fraction(sum(step.votes.values()), step.seats)
    return lambda key, held: step.votes[key] / quota - held if step.votes[key] else None


def _quota_faults(step: Awarded, evidence: "QuotaEvidence[str]") -> Iterator[str]:
    total = sum(step.votes.values())
    if evidence.quota is None or evidence.quota * step.seats != total:
        yield f"a quota of {evidence.quota} for {step.seats} seats is not {total} votes"
        return
    if evidence.wholes.keys() != step.votes.keys() or evidence.remainders.keys() != step.votes.keys():
        yield "quotients are not given for everyone"
        return
    for key, votes in step.votes.items():
        wholes, rest = evidence.wholes[key], evidence.remainders[key]
        if wholes + rest != votes / evidence.quota or not 0 <= rest < 1:
            yield f"{key!r}: {votes} votes are not {wholes} quotas and {rest}"


def _divisor_faults(step: Awarded, evidence: DivisorEvidence) -> Iterator[str]:
    first, second, third = evidence.divisors
    growth = second - first
    if first < 1 or growth < 1 or third - second != growth:
        yield f"divisors {evidence.divisors} do not grow in equal steps"
        return

    def claim(key: str, held: int) -> Fraction | None:
        return Fraction(step.votes[key]) / (first + growth * held) if step.votes[key] else None

    yield from _cut_faults(step, claim)
    given, refused = _both_sides(step, claim)
    if evidence.lowest_awarded != min(given, default=None):
        yield f"the lowest quotient with a seat is not {evidence.lowest_awarded}"
    if evidence.highest_refused != max(refused, default=None):
        yield f"the highest quotient without a seat is not {evidence.highest_refused}"


def _most_votes_faults(step: Awarded, evidence: MostVotesEvidence) -> Iterator[str]:
    def claim(key: str, held: int) -> Fraction | None:
        return Fraction(step.votes[key]) if step.votes[key] and not held else None

    yield from _cut_faults(step, claim)
    elected = [votes for key, votes in step.votes.items() if step.sure[key] or key in step.tied]
    refused = [
        votes for key, votes in step.votes.items() if votes and (not step.sure[key] or key in step.tied)
    ]
    if evidence.fewest_elected != min(elected, default=None):
        yield f"the fewest votes of anyone elected are not {evidence.fewest_elected}"
    if evidence.most_refused != max(refused, default=None):
        yield f"the most votes of anyone not elected are not {evidence.most_refused}"


def _both_sides(step: Awarded, claim: Claim) -> tuple[list[Fraction], list[Fraction]]:
    """Give the claims met and the claims refused; those of the tied are both."""
    tied = [claim(key, step.sure[key]) for key in step.tied]
    above = step.sure.items()
    met = [claim(key, held - 1) for key, held in above if held > step.minimum.get(key, 0)]
    # Nobody can claim more than all the seats there are.
    refused = [claim(key, held) for key, held in above if key not in step.tied and held < step.seats]
    return (
        [each for each in (*met, *tied) if each is not None],
        [each for each in (*refused, *tied) if each is not None],
    )


def _cut_faults(step: Awarded, claim: Claim) -> Iterator[str]:
    """Check that claims met lie above claims refused, and that equal claims at the cut are all tied."""
    level = {claim(key, step.sure[key]) for key in step.tied}
    if bool(step.tied) != bool(step.places) or (step.tied and not 0 < step.places < len(step.tied)):
        yield f"{step.places} places for {len(step.tied)} tied contestants are no tie"
        return
    if len(level) > 1 or None in level:
        yield "those tied have unequal claims"
        return
    met = {key: claim(key, held - 1) for key, held in step.sure.items() if held > step.minimum.get(key, 0)}
    refused = {key: claim(key, held) for key, held in step.sure.items() if key not in step.tied}
    if any(each is None for each in met.values()):
        yield "somebody without votes has a seat"
        return
    lowest = min((each for each in (*met.values(), *level) if each is not None), default=None)
    highest = max((each for each in (*refused.values(), *level) if each is not None), default=None)
    if lowest is not None and highest is not None:
        others = [each for each in (*met.values(), *refused.values()) if each is not None]
        if lowest < highest or (lowest == highest and (not level or highest in others)):
            yield f"a claim of {highest} was refused while one of {lowest} was met"


def reduced_faults(step: ReducedQuotas, sheet: Sheet) -> Iterator[str]:
    """Check whole quotients with factors."""
    if step.votes != participants(step.stage, step.region, sheet):
        yield "the votes are not those of the returns for those who take part"
    if step.quota * step.seats != sum(step.votes.values()):
        yield f"a quota of {step.quota} for {step.seats} seats is not {sum(step.votes.values())} votes"
    if not step.sure.keys() == step.votes.keys() == step.quotients.keys() == step.factors.keys():
        yield "the contestants with seats, quotients or factors are not those who take part"
    wholes = {key: quotient // 1 for key, quotient in step.quotients.items()}
    raised = {key: max(number, step.minimum.get(key, 0)) for key, number in wholes.items()}
    due = raised if sum(raised.values()) <= step.seats else wholes
    for key, votes in step.votes.items():
        if step.quotients.get(key) != votes / step.quota * step.factors.get(key, Fraction(0)):
            yield f"{key!r}: {step.quotients.get(key)} is not its quotient times its factor"
        if step.sure.get(key) != due.get(key):
            yield f"{key!r}: {step.sure.get(key)} is neither its whole quotient nor its minimum"
        if key not in step.minimum and step.factors.get(key) != 1:
            yield f"{key!r}: has a factor but was not admitted"
    if step.left != step.seats - sum(step.sure.values()):
        yield f"{step.left} is not what is left of {step.seats} seats"
    tier = sheet.tier(step.stage)
    if tier is not None and step.seats != sheet.due(tier, step.region):
        yield f"{step.seats} seats, but there are {sheet.due(tier, step.region)}"


def silent_faults(step: Silent, sheet: Sheet) -> Iterator[str]:
    """Check that a silence is one: seats are open, and no rule of the law that is known here gives them."""
    if not step.seats:
        yield "no seats are open"
    tier = sheet.tier(step.stage)
    if tier is None or step.stage != tier.name:
        return
    reduced = sheet.at(ReducedQuotas, step.stage, step.region)
    due = reduced[0].left if reduced else sheet.due(tier, step.region)
    if step.seats != due:
        yield f"{step.seats} seats are open, but {due} are left"
    if not reduced and is_ours(tier) and not _cannot_be_given(step, sheet):
        yield "the law is not silent: there are contestants with votes for these seats"


def _cannot_be_given(step: Silent, sheet: Sheet) -> bool:
    method = _method(step.stage, sheet)
    with_votes = sum(bool(votes) for votes in participants(step.stage, step.region, sheet).values())
    admitted = sheet.at(Admitted, f"{step.stage}.who", step.region)
    minimum = sum(len(each.admitted) * each.minimum for each in admitted)
    crowded = getattr(method, "name", None) == "plurality" and with_votes < step.seats
    return not with_votes or crowded or minimum > step.seats or _evidence_due(method) is None


def filled_faults(step: Filled, sheet: Sheet) -> Iterator[str]:
    """Check a table of seats against the steps that gave them."""
    given: Counter[tuple[str, str]] = Counter()
    for other in sheet.every(Awarded | ReducedQuotas | Settled | Declared, step.stage):
        match other:
            case Awarded(sure=sure) | ReducedQuotas(sure=sure):
                given.update({(other.region, key): seats for key, seats in sure.items()})
            case Settled(chosen=chosen):
                given.update((other.region, key) for key in chosen)
            case Declared(rows=rows):
                given.update(
                    {(place, key): seats for place, row in rows.items() for key, seats in row.items()}
                )
    if not given and not is_ours(sheet.tier(step.stage)):
        # A stage of a user's own that gives no reasons: its table stands as stated.
        return
    tier = sheet.tier(step.stage)
    if tier is not None and is_ours(tier) and step.rows.keys() != sheet.regions(tier.name):
        yield "the regions are not those of the returns"
    cells = {(place, key): seats for place, row in step.rows.items() for key, seats in row.items()}
    if any(seats != given[cell] for cell, seats in cells.items()) or any(
        seats and cell not in cells for cell, seats in given.items()
    ):
        yield "the table is not the sum of the seats given and the ties settled"
    for place, tally in sheet.returns.tallies.get(step.stage, {}).items():
        if step.rows.get(place, {}).keys() != tally.votes.keys():
            yield f"{place!r}: somebody who stands is not in the table"
