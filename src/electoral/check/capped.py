"""Checks of seats under a cap: the caps, who exceeds them, and whether rounds go on."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from electoral.capping import Capped
from electoral.check.sheet import NATION, Sheet
from electoral.check.tables import sharing_in, standing, taking_part, won
from electoral.exact import Exact
from electoral.record import Awarded, Settled

EXCESS = "/excess"


def capped_faults(step: Capped, sheet: Sheet) -> Iterator[str]:
    """Check the caps of a round, who exceeds them, who is capped, and what is left."""
    stage = sheet.stage(step.stage)
    award = _award_before(step, sheet)
    votes, total = award.votes, sum(_all_votes(sheet, stage).values())
    if (step.rule, step.house, step.over, step.most) != (
        stage.several,
        stage.house,
        stage.over,
        stage.most,
    ):
        yield "the terms of the cap are not the law's"
    if any(Fraction(number) != step.shares.get(key, 0) * total for key, number in votes.items()):
        yield "the shares are not those of the votes of all who take part"
    if step.shares.keys() != votes.keys():
        yield "shares are not given for all who are in the round"
    caps = {key: cap for key in votes if (cap := _cap(stage, Fraction(votes[key]) / total)) is not None}
    if step.caps != caps:
        yield f"the caps are {caps}, not {dict(step.caps)}"
    seats, held = seats_of_round(award, sheet), won(sheet, stage.offsets, (NATION,), NATION)
    if step.entitled != seats or step.won != {key: held[key] for key in votes}:
        yield "the seats of the round, or those won, are not those given before"
    excess = _excess(stage, award, sheet)
    if step.excess != excess:
        yield f"those beyond their caps are {excess}, not {dict(step.excess)}"
    yield from _leaving_faults(step, award, excess, sheet)


def _leaving_faults(step: Capped, award: Awarded, excess: dict[str, int], sheet: Sheet) -> Iterator[str]:
    """Check who leaves, with how many list seats, and what is left for the others."""
    out = set(excess)
    if sheet.stage(step.stage).several == "one by one":
        out = {key for key, more in excess.items() if more == max(excess.values())}
        if len(out) > 1:
            out = {key for each in _excess_answers(award, sheet) for key in each.chosen}
            if len(out) != 1:
                yield "who is capped among equal excesses is not told"
    if set(step.contestants) != out or len(step.contestants) != len(out):
        yield f"those capped are {sorted(out)}"
    given = {key: max(0, step.caps[key] - step.won[key]) for key in step.contestants}
    if step.given != given:
        yield f"the list seats of the capped are {given}, not {dict(step.given)}"
    if step.seats != award.seats - sum(given.values()):
        yield f"{step.seats} is not what is left of {award.seats} seats"


def excess_open(stage: Any, award: Awarded, sheet: Sheet) -> tuple[set[str], int]:
    """Give who is tied for the largest excess of a round, and for how many places, before any answer."""
    excess = _excess(stage, award, sheet)
    largest = {key for key, more in excess.items() if more == max(excess.values())}
    return (largest, 1) if stage.several == "one by one" and len(largest) > 1 else (set(), 0)


def last_round_exceeds(award: Awarded, stage: Any, sheet: Sheet) -> bool:
    """Say whether somebody of a round has more seats than its cap allows."""
    return bool(_excess(stage, award, sheet))


def seats_of_round(award: Awarded, sheet: Sheet) -> dict[str, int]:
    """Give the seats of a round, with the answers to its tie."""
    seats, ours = Counter(award.sure), False
    for each in sheet.at(Awarded | Settled, award.stage, award.region):
        if isinstance(each, Awarded):
            ours = each is award
        elif ours and not each.step.endswith(EXCESS):
            seats.update(each.chosen)
    return {key: seats[key] for key in award.votes}


def _excess(stage: Any, award: Awarded, sheet: Sheet) -> dict[str, int]:
    total = sum(_all_votes(sheet, stage).values())
    held, found = won(sheet, stage.offsets, (NATION,), NATION), {}
    for key, seats in seats_of_round(award, sheet).items():
        cap = _cap(stage, Fraction(award.votes[key]) / total) if total else None
        if cap is not None and held[key] + seats > cap:
            found[key] = held[key] + seats - cap
    return found


def _excess_answers(award: Awarded, sheet: Sheet) -> list[Settled]:
    found, ours = [], False
    for each in sheet.at(Awarded | Settled, award.stage, award.region):
        if isinstance(each, Awarded):
            ours = each is award
        elif ours and each.step.endswith(EXCESS):
            found.append(each)
    return found


def _award_before(step: Capped, sheet: Sheet) -> Awarded:
    before: list[Awarded] = []
    for each in sheet.at(Awarded | Capped, step.stage, step.region):
        if each is step:
            break
        if isinstance(each, Awarded):
            before.append(each)
    return before[-1]


def _cap(stage: Any, share: Fraction) -> int | None:
    """Give the most seats of a share of the votes, rounded down."""
    cap: int | None = stage.most
    if stage.over is not None:
        seats = stage.house * share + stage.house * stage.over
        whole = seats.numerator // seats.denominator
        cap = whole if cap is None or whole < cap else cap
    return cap


def _all_votes(sheet: Sheet, stage: Any) -> dict[str, Exact]:
    """Give the votes of all who take part and have a list, from the returns."""
    who = sheet.stage(stage.participants)
    votes = sharing_in(sheet, stage.tier, "nation", NATION, (*who.added, *who.shared))
    stands = standing(sheet, stage.tier, "nation", NATION)
    return {key: votes[key] for key in taking_part(sheet, stage.participants, NATION) if key in stands}


def capped_parties(sheet: Sheet, name: str | None) -> set[str]:
    """Give who is capped according to the steps of a stage."""
    return {key for step in (sheet.every(Capped, name) if name else ()) for key in step.contestants}
