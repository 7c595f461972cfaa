"""Checks of the numbers by which lists share their seats where they are linked to districts in part."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from electoral.check.due_seats import participants
from electoral.check.sheet import Sheet
from electoral.check.tables import regions_of, standing, won
from electoral.linked import LinkedNumbers, SeatsToGive


def linked_faults(step: LinkedNumbers, sheet: Sheet) -> Iterator[str]:
    """Check linked numbers against the law, the returns and the seats won, and what is left beside them."""
    stage = sheet.stage(step.stage)
    told = (step.factor, step.rounding, step.least, step.seats)
    if told != (stage.factor, stage.rounding, stage.least, stage.fill):
        yield "the factor, the rounding, the least number or the list seats are not those of the law"
    if [each.seats for each in sheet.at(SeatsToGive, step.stage, step.region)] != [step.base]:
        yield f"a base of {step.base} seats is not what there is to give"
    stands = standing(sheet, stage.tier, stage.level, step.region)
    part = participants(sheet, stage.participants, step.region)
    if step.votes != {key: number for key, number in part.items() if key in stands}:
        yield "the votes are not those of the returns for those who take part with a list"
    held = won(sheet, stage.offsets, dict.fromkeys(regions_of(sheet, stage)), step.region)
    if step.won != {key: held[party] if (party := stands.get(key)) else 0 for key in step.votes}:
        yield "the seats won are not those of the districts"
    yield from _number_faults(step)


def _number_faults(step: LinkedNumbers) -> Iterator[str]:
    everybody = step.votes.keys()
    if not everybody == step.missing.keys() == step.linked.keys() == step.numbers.keys():
        yield "numbers are not given for everybody"
        return
    total = sum(step.votes.values())
    if step.left != max(step.seats - sum(step.linked.values()), 0):
        yield f"{step.left} is not what is left of {step.seats} list seats"
    for key, votes in step.votes.items():
        share = Fraction(step.base * votes) / total if total else Fraction(0)
        if step.missing[key] != step.factor * share - step.factor * step.won[key]:
            yield f"{key!r}: {step.missing[key]} is not the part of what is missing to it"
        if not _is_linked(step, step.missing[key], step.linked[key]):
            yield f"{key!r}: {step.linked[key]} is not {step.missing[key]} rounded {step.rounding}"
        beside = step.left * Fraction(votes) / total if total else Fraction(0)
        if step.numbers[key] != step.linked[key] + beside:
            yield f"{key!r}: {step.numbers[key]} is not its linked number and its part of those left"


def _is_linked(step: LinkedNumbers, missing: Fraction, linked: Any) -> bool:
    """Say whether a linked number is the one that the law makes of what is missing."""
    if missing <= 0 or _below(step, "before rounding", missing):
        return bool(linked == 0)
    rounded: Fraction | int = missing
    if step.rounding != "exact":
        rounded = int(missing)
        rounded += step.rounding == "half up" and missing - rounded >= Fraction(1, 2)
    return bool(linked == (0 if _below(step, "after rounding", rounded) else rounded))


def _below(step: LinkedNumbers, tested: str, number: Fraction | int) -> bool:
    return step.least is not None and step.least.tested == tested and number < step.least.number
