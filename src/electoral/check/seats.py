"""Checks of seats: those of the steps that give them, and the table they make."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from electoral.check.due import gives_up, method_faults
from electoral.check.evidence import Result, evidence_faults, result_faults
from electoral.check.sheet import Sheet, is_ours
from electoral.exact import Exact
from electoral.record import Admitted, Awarded, Declared, Filled, Qualified, ReducedQuotas, Settled, Silent


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
    method = _method(step.stage, sheet)
    name = getattr(method, "name", type(method).__name__ if method is not None else step.method)
    if step.method != name:
        yield f"method {step.method!r} is not the law's"
    yield from _terms_faults(step, sheet)
    most = 1 if name == "plurality" and is_ours(method) else step.seats + 1
    result = _result(step, most, _before(step, sheet))
    found = list(result_faults(result))
    yield from found
    if found:
        return
    if step.evidence is not None:
        yield from evidence_faults(result, step.evidence)
    if is_ours(method):
        yield from method_faults(method, result, step.evidence)


def _result(step: Awarded, most: int, before: dict[str, int] | None) -> Result[str]:
    lower = {key: step.minimum.get(key, 0) for key in step.votes}
    return Result(
        votes=step.votes,
        seats=step.seats,
        lower=lower,
        upper={key: most if votes else lower[key] for key, votes in step.votes.items()},
        sure=step.sure,
        tied=step.tied,
        places=step.places,
        left=step.left,
        before=before,
    )


def _method(stage: str, sheet: Sheet) -> object:
    tier = sheet.tier(stage)
    return getattr(tier, "method", getattr(tier, "winner", None))


def _terms_faults(step: Awarded, sheet: Sheet) -> Iterator[str]:
    if step.minimum and not sheet.at(Admitted, f"{step.stage}.who", step.region):
        yield "a minimum is used, but nobody was admitted"
    tier = sheet.tier(step.stage)
    if tier is not None and is_ours(tier) and step.seats != sheet.due(tier, step.region):
        yield f"{step.seats} seats, but there are {sheet.due(tier, step.region)}"


def _before(step: Awarded, sheet: Sheet) -> dict[str, int] | None:
    """Give the seats of the award before, with the answers to its tie; None if this is the first."""
    before: dict[str, int] | None = None
    for each in sheet.at(Awarded | Settled, step.stage, step.region):
        if each is step:
            break
        if isinstance(each, Awarded):
            before = dict(each.sure)
        else:
            before = (before or {}) | {key: (before or {}).get(key, 0) + 1 for key in each.chosen}
    return before


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
    votes = participants(step.stage, step.region, sheet)
    admitted = sheet.at(Admitted, f"{step.stage}.who", step.region)
    minimum = {key: each.minimum for each in admitted for key in each.admitted}
    impossible = not any(votes.values()) or sum(minimum.values()) > step.seats
    return impossible or not is_ours(method) or gives_up(method, votes, step.seats, minimum)


def _given(stage: str, sheet: Sheet) -> "Counter[tuple[str, str]]":
    """Give the seats by region and contestant that the steps of a stage give."""
    given: Counter[tuple[str, str]] = Counter()
    # A later award of the same seats goes on from the one before, and from the answers to its tie.
    for other in sheet.every(Awarded | ReducedQuotas | Settled | Declared, stage):
        match other:
            case Awarded(sure=sure) | ReducedQuotas(sure=sure):
                for key, seats in sure.items():
                    given[other.region, key] = seats
            case Settled(chosen=chosen):
                given.update((other.region, key) for key in chosen)
            case Declared(rows=rows):
                given.update(
                    {(place, key): seats for place, row in rows.items() for key, seats in row.items()}
                )
    return given


def filled_faults(step: Filled, sheet: Sheet) -> Iterator[str]:
    """Check a table of seats against the steps that gave them."""
    given = _given(step.stage, sheet)
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
