"""Checks of ties: the question is the one that was tied, and the answer fits it."""

import hashlib
import json
from collections.abc import Iterator

from electoral.capping import Placed
from electoral.check.capped import EXCESS, excess_open
from electoral.check.controlled import order_tie, placed_tie
from electoral.check.denied import tied_winners
from electoral.check.losers import tied_losers
from electoral.check.sheet import NATION, Sheet
from electoral.linked import Ranked
from electoral.losers import LosersSeated
from electoral.record import Asked, Awarded, Qualified, Settled

_REGISTRATION, _LOTS = "registration order", "draw lots"


def tie_faults(step: Settled | Asked, sheet: Sheet) -> Iterator[str]:
    """Check a question about a tie, and its answer if there is one."""
    question = json.dumps([step.step, sorted(step.contestants), step.places], ensure_ascii=True)
    if step.lot != "lot-" + hashlib.sha256(question.encode()).hexdigest()[:12]:
        yield f"{step.lot} is not the id of this question"
    if step.step != _path(step, sheet):
        yield "the question is about another step"
    if isinstance(step, Settled):
        yield from _answer_faults(step, sheet)
    yield from _rule_faults(step, sheet)
    yield from _question_faults(step, sheet)


def _path(step: Settled | Asked, sheet: Sheet) -> str:
    """Give the path of the question: the place, and which award of it, if there is more than one."""
    number, seats = 0, 0
    of_excess = EXCESS if _exceeding(step, sheet) else ""
    for each in sheet.at(Awarded | Settled | Asked, step.stage, step.region):
        if each is step:
            break
        if isinstance(each, Awarded):
            number, seats = number + 1, each.seats
    place = f"{step.stage}/{step.region}"
    if sheet.kind(step.stage) == "SmallestHouse":
        return f"{place}/{seats} seats"
    return place + (f"/{number}" if number > 1 or of_excess else "") + of_excess


def _exceeding(step: Settled | Asked, sheet: Sheet) -> Awarded | None:
    """Give the round whose excesses a question is about: one of caps, whose own tie was answered before."""
    if sheet.kind(step.stage) != "AllocateCapped":
        return None
    award, places = None, 0
    for each in sheet.at(Awarded | Settled | Asked, step.stage, step.region):
        if each is step:
            break
        if isinstance(each, Awarded):
            award, places = each, each.places
        elif isinstance(each, Settled):
            places -= len(each.chosen)
    return award if not places else None


def _answer_faults(step: Settled, sheet: Sheet) -> Iterator[str]:
    chosen = set(step.chosen)
    if len(chosen) != len(step.chosen) or not chosen <= set(step.contestants):
        yield "somebody was chosen who is not tied, or twice"
    if len(chosen) > step.places or (step.drawn and len(chosen) != step.places):
        yield f"{len(chosen)} were chosen for {step.places} places"
    if step.drawn and step.grounds:
        yield "a draw has no grounds"
    if step.rule == _REGISTRATION:
        orders = _orders(step, sheet)
        if step.grounds != orders:
            yield "the registration order is not that of the returns"
        elif chosen != set(sorted(orders, key=lambda key: orders[key])[: step.places]):
            yield "those chosen were not registered first"


def _orders(step: Settled | Asked, sheet: Sheet) -> dict[str, int]:
    """Give the registration orders of the tied, as far as the returns know them; only parties have one."""
    districts = sheet.kind(step.stage) == "ControlledRounding" and step.region != NATION
    if districts or sheet.kind(step.stage) in ("Apportion", "Distribute", "Cover", "SeatLosers"):
        return {}
    orders = {party.key: party.registration_order for party in sheet.returns.parties}
    # A coalition has the name of no party, and so no order.
    blocs = sheet.kind(step.stage) == "AllocateBlocs"
    keys = {key: key if blocs else sheet.returns.party(step.region, key) for key in step.contestants}
    found = {key: orders.get(party or "") for key, party in keys.items()}
    return {key: order for key, order in found.items() if order is not None}


def _rule_faults(step: Settled | Asked, sheet: Sheet) -> Iterator[str]:
    """Check that the rule is the law's, and that no earlier rule of the law would have settled the tie."""
    ties = getattr(sheet.tier(step.stage), "ties", None)
    if ties is None:
        return
    rules = [getattr(rule, "name", "") for rule in ties]
    if not rules:
        yield "the law has no rule for ties"
    name = step.rule if isinstance(step, Settled) else _LOTS
    if isinstance(step, Settled) and name not in rules:
        yield f"tie rule {name!r} is not the law's"
        return
    if isinstance(step, Settled) and step.drawn != (name == _LOTS) and name in (_LOTS, _REGISTRATION):
        yield f"whether lots were drawn is not as rule {name!r} has it"
    earlier = rules[: rules.index(name)] if name in rules else rules
    orders = _orders(step, sheet)
    if _REGISTRATION in earlier and len(set(orders.values())) == len(step.contestants):
        yield "the order of registration settles this tie"


def _question_faults(step: Settled | Asked, sheet: Sheet) -> Iterator[str]:
    """Trace the question to the tie it came from: places and contestants that earlier answers left."""
    tied, places = _ranked(step, sheet)
    for each in sheet.at(Awarded | Qualified | Settled | Asked, step.stage, step.region):
        if each is step:
            break
        match each:
            case Awarded(tied=contestants, places=open_places):
                tied, places = set(contestants), open_places
            case Qualified():
                tied, places = _next_by_votes(each, step, sheet)
            case Settled(chosen=chosen):
                tied, places = tied - set(chosen), places - len(chosen)
            case _:
                pass
    if (award := _exceeding(step, sheet)) is not None:
        tied, places = excess_open(sheet.stage(step.stage), award, sheet)
    if sheet.kind(step.stage) == "ControlledRounding" and step.region == NATION:
        tied, places = order_tie(step, sheet)
    if len(set(step.contestants)) < len(step.contestants):
        yield "somebody is tied twice"
    if tied != set(step.contestants) or places != step.places:
        yield "the question is not about what was tied"


def _ranked(step: Settled | Asked, sheet: Sheet) -> tuple[set[str], int]:
    """Give which winners are level at the last seats, of those ranked in this place, if there are any."""
    for placed in sheet.at(Placed, step.stage, step.region):
        return placed_tie(placed, sheet)
    for losers in sheet.at(LosersSeated, step.stage, step.region):
        return tied_losers(losers)
    ranked = sheet.at(Ranked, step.stage, step.region)
    return tied_winners(ranked[0]) if ranked else (set(), 0)


def _next_by_votes(found: Qualified, step: Settled | Asked, sheet: Sheet) -> tuple[set[str], int]:
    """Give who is level at the last places for those to be admitted, and how many places there are."""
    rest = {key: n for key, n in found.votes.items() if n > 0 and key not in found.finding.passing}
    fewest = getattr(getattr(sheet.stage(step.stage), "admission", None), "fewest", 0)
    wanted = min(fewest - len(found.finding.passing), len(rest))
    at_stake = max((rest.get(key, 0) for key in step.contestants), default=0)
    above = sum(number > at_stake for number in rest.values())
    return {key for key, number in rest.items() if number == at_stake}, wanted - above
