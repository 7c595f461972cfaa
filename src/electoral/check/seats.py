"""Checks of seats: those of the steps that give them, and the table they make."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from electoral.check.due import method_faults
from electoral.check.due_seats import Due, due_of
from electoral.check.evidence import Result, evidence_faults, result_faults
from electoral.check.losers import unclear_faults
from electoral.check.no_result import gives_up
from electoral.check.places import places_of
from electoral.check.sheet import Sheet, is_ours
from electoral.check.tables import given, standing, table, taking_part
from electoral.exact import Exact
from electoral.record import Awarded, Filled, Qualified, ReducedQuotas, Settled, Silent


def awarded_faults(step: Awarded, sheet: Sheet) -> Iterator[str]:
    """Check seats by a method."""
    due = due_of(sheet, step.stage, step.region, step)
    ours = bool(sheet.kind(step.stage))
    if step.votes != (due.votes if ours else _own_votes(step, sheet)):
        yield "the votes are not those of the returns for those who take part"
    method = _method(step.stage, sheet)
    name = getattr(method, "name", type(method).__name__ if method is not None else step.method)
    if step.method != name:
        yield f"method {step.method!r} is not the law's"
    if ours and step.seats != due.seats:
        yield f"{step.seats} seats, but there are {due.seats}"
    if ours and (step.minimum != due.minimum or step.maximum != due.maximum):
        yield "the fewest or the most seats of somebody are not those of the law"
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


def _own_votes(step: Awarded, sheet: Sheet) -> Mapping[str, Exact]:
    """Give the votes of those who take part, for a stage of a user's own; as stated, if it has no tally."""
    tally = sheet.tallies(step.stage.removesuffix(".who")).get(step.region)
    if tally is None:
        return step.votes
    votes = {key: number or 0 for key, number in tally.votes.items()}
    if not sheet.at(Qualified, f"{step.stage}.who", step.region):
        return votes
    part = taking_part(sheet, f"{step.stage}.who", step.region)
    return {key: number for key, number in votes.items() if key in part}


def _result(step: Awarded, most: int, before: dict[str, int] | None) -> Result[str]:
    lower = {key: step.minimum.get(key, 0) for key in step.votes}
    upper = {key: _upper(step, key, most) if votes else lower[key] for key, votes in step.votes.items()}
    return Result(
        votes=step.votes,
        seats=step.seats,
        lower=lower,
        upper=upper,
        sure=step.sure,
        tied=step.tied,
        places=step.places,
        left=step.left,
        before=before,
    )


def _upper(step: Awarded, key: str, most: int) -> int:
    """Give the most seats of somebody; a bound that all seats cannot reach is none."""
    bound = step.maximum.get(key, step.seats)
    return min(bound, most) if bound < step.seats else most


def _method(stage: str, sheet: Sheet) -> object:
    own, tier = sheet.stage(stage), sheet.tier(stage)
    for part in (own, tier):
        if (found := getattr(part, "method", getattr(part, "winner", None))) is not None:
            return found
    return None


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
    due = due_of(sheet, step.stage, step.region)
    if step.votes != due.votes:
        yield "the votes are not those of the returns for those who take part"
    if step.minimum != due.minimum:
        yield "the fewest seats of somebody are not those of the law"
    if step.quota * step.seats != sum(step.votes.values()):
        yield f"a quota of {step.quota} for {step.seats} seats is not {sum(step.votes.values())} votes"
    if not step.sure.keys() == step.votes.keys() == step.quotients.keys() == step.factors.keys():
        yield "the contestants with seats, quotients or factors are not those who take part"
    wholes = {key: min(each // 1, due.maximum.get(key, step.seats)) for key, each in step.quotients.items()}
    raised = {key: max(number, step.minimum.get(key, 0)) for key, number in wholes.items()}
    given = raised if sum(raised.values()) <= step.seats else wholes
    for key, votes in step.votes.items():
        if step.quotients.get(key) != votes / step.quota * step.factors.get(key, Fraction(0)):
            yield f"{key!r}: {step.quotients.get(key)} is not its quotient times its factor"
        if step.sure.get(key) != given.get(key):
            yield f"{key!r}: {step.sure.get(key)} is neither its whole quotient nor its minimum"
        if key not in step.minimum and step.factors.get(key) != 1:
            yield f"{key!r}: has a factor but was not admitted"
    yield from _left_faults(step, due)


def _left_faults(step: ReducedQuotas, due: Due) -> Iterator[str]:
    if step.left != step.seats - sum(step.sure.values()):
        yield f"{step.left} is not what is left of {step.seats} seats"
    seats = None if due.seats is None else due.seats + due.beyond
    if step.seats != seats:
        yield f"{step.seats} seats, but there are {seats}"


def silent_faults(step: Silent, sheet: Sheet) -> Iterator[str]:
    """Check that a silence is one: seats are open, and no rule of the law that is known here gives them."""
    if not step.seats:
        yield "no seats are open"
    if not sheet.kind(step.stage):
        return
    if sheet.kind(step.stage) == "SeatLosers":
        yield from unclear_faults(step, sheet)
        return
    due = due_of(sheet, step.stage, step.region)
    reduced = sheet.at(ReducedQuotas, step.stage, step.region)
    given = due.beyond and (not due.seats or sheet.at(Awarded, step.stage, step.region))
    seats = reduced[0].left if reduced else due.beyond + (0 if given else due.seats or 0)
    if step.seats != seats:
        yield f"{step.seats} seats are open, but {seats} are left"
    if not reduced and not given and not _cannot_be_given(due, _method(step.stage, sheet)):
        yield "the law is not silent: there are contestants with votes for these seats"


def _cannot_be_given(due: Due, method: object) -> bool:
    votes, seats = due.votes or {}, due.seats or 0
    fewest = sum(due.minimum.values())
    most = sum(
        due.maximum.get(key, seats) if number else due.minimum.get(key, 0) for key, number in votes.items()
    )
    crossed = any(due.minimum.get(key, 0) > most_of for key, most_of in due.maximum.items())
    impossible = not any(votes.values()) or fewest > seats or most < seats or crossed
    return impossible or not is_ours(method) or gives_up(method, votes, seats, due.minimum, due.maximum)


def filled_faults(step: Filled, sheet: Sheet) -> Iterator[str]:
    """Check a table of seats against the steps that gave them."""
    kind = sheet.kind(step.stage)
    if not kind and not given(sheet, step.stage):
        # A stage of a user's own that gives no reasons: its table stands as stated.
        return
    rows = table(sheet, step.stage) if kind else _rows(given(sheet, step.stage))
    if kind in ("ListSeats", "Cover", "DeclaredStage", "Reserve", "ListsOfBlocs", "SeatLosers"):
        if step.rows != rows:
            yield "the table is not that of the steps before"
        return
    if kind and step.rows.keys() != places_of(sheet, step.stage):
        yield "the regions are not those of the returns"
    cells = {(place, key): seats for place, row in step.rows.items() for key, seats in row.items()}
    told = {(place, key): seats for place, row in rows.items() for key, seats in row.items()}
    if any(seats != told.get(cell, 0) for cell, seats in cells.items()) or any(
        seats and cell not in cells for cell, seats in told.items()
    ):
        yield "the table is not the sum of the seats given and the ties settled"
    stage = sheet.stage(step.stage)
    for place, row in step.rows.items():
        if (
            kind
            and row.keys() != standing(sheet, stage.tier, getattr(stage, "level", "districts"), place).keys()
        ):
            yield f"{place!r}: somebody who stands is not in the table"


def _rows(seats: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    rows: dict[str, dict[str, int]] = {}
    for (place, key), number in seats.items():
        rows.setdefault(place, {})[key] = number
    return rows
