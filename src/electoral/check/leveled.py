"""Checks of the smallest house: its trials, and that one seat less is too few."""

from collections.abc import Iterator
from typing import Any

from electoral.check.sheet import NATION, Sheet
from electoral.check.tables import Rows, by_party, table, taking_part, won
from electoral.linked import Leveled
from electoral.record import Awarded, Settled


def leveled_faults(step: Leveled, sheet: Sheet) -> Iterator[str]:
    """Check that the house meets the claims, and that a house of one seat less does not."""
    stage = sheet.stage(step.stage)
    claims, first = (by_party(sheet, table(sheet, each)) for each in (stage.claims, stage.first))
    parties = taking_part(sheet, stage.participants, NATION)
    due = {key: max(_sum(claims, key), _sum(first, key)) for key in parties}
    held = {region: won(sheet, stage.offsets, first, region) for region in first}
    beyond = {
        key: sum(max(0, held[region][key] - row[key]) for region, row in first.items() if key in row)
        for key in parties
    }
    if (step.base, step.tolerance) != (base_of(sheet, stage), stage.tolerance):
        yield "the base or the tolerance is not the law's"
    if step.claims != due or step.threatened != beyond:
        yield "the claims, or the seats threatened, are not those of the lists"
    yield from _house_faults(step, sheet)


def base_of(sheet: Sheet, stage: Any) -> int:
    """Give the smallest house that is tried: the seats of the first distribution."""
    return sum(seats for row in table(sheet, stage.first).values() for seats in row.values())


def _house_faults(step: Leveled, sheet: Sheet) -> Iterator[str]:
    trials = sheet.at(Awarded, step.stage, step.region)
    if step.house < step.base or not trials or trials[-1].seats != step.house:
        yield "the trials before are not of this house"
        return
    for trial in trials[:-1]:
        chosen = _chosen(trial, sheet)
        if _may_do(step, trial, chosen):
            yield f"a house of {trial.seats} seats meets the claims"
    seats = dict(trials[-1].sure)
    for key in _chosen(trials[-1], sheet) or ():
        seats[key] += 1
    missing = _missing(step, seats)
    if not _met(step, missing) or step.missing != missing:
        yield "the seats missing in this house are not those told, or too many"
    if step.seats != {key: number + missing.get(key, 0) for key, number in seats.items()}:
        yield "the seats are not those of the house with the missing ones added"


def trial_faults(stage: Any, region: str, sheet: Sheet) -> Iterator[str]:
    """Demand the trials that a search needs: the last house too small, those asked, and the one found."""
    trials = sheet.at(Awarded, stage.name, region)
    sizes, base = [trial.seats for trial in trials], base_of(sheet, stage)
    if not sizes or sizes != list(range(sizes[0], sizes[-1] + 1)) or sizes[0] < base:
        yield "the trial sizes of the house are not one after another from the law's base"
        return
    asked = [_chosen(trial, sheet) is not None and bool(trial.tied) for trial in trials]
    if not all(asked[1:-1]) or (sizes[0] > base and (len(trials) == 1 or asked[0])):
        yield "the trials of the house are not those that the search needs"


def _sum(rows: Rows, key: str) -> int:
    return sum(row.get(key, 0) for row in rows.values())


def _missing(step: Leveled, seats: dict[str, int]) -> dict[str, int]:
    return {key: claim - seats[key] for key, claim in step.claims.items() if claim > seats[key]}


def _met(step: Leveled, missing: dict[str, int]) -> bool:
    each_within = all(short <= step.threatened[key] for key, short in missing.items())
    return each_within and sum(missing.values()) <= step.tolerance


def _chosen(trial: Awarded, sheet: Sheet) -> tuple[str, ...] | None:
    """Give who was chosen in the tie of a trial; None if it was not asked."""
    answers: list[str] = []
    ours = False
    for step in sheet.at(Awarded | Settled, trial.stage, trial.region):
        if isinstance(step, Awarded):
            ours = step is trial
        elif ours:
            answers.extend(step.chosen)
    return tuple(answers) if answers or not trial.tied else None


def _may_do(step: Leveled, trial: Awarded, chosen: tuple[str, ...] | None) -> bool:
    """Say whether a trial meets the claims: by the answer to its tie, or, if not asked, by any."""
    seats = dict(trial.sure)
    if chosen is not None:
        for key in chosen:
            seats[key] += 1
        return _met(step, _missing(step, seats))
    missing = _missing(step, seats)
    # The best answer gives the places to those who need them most.
    needy = sorted(trial.tied, key=lambda key: -max(missing.get(key, 0) - step.threatened[key], 0))
    needy.sort(key=lambda key: (missing.get(key, 0) <= step.threatened[key], key not in missing))
    for key in needy[: trial.places]:
        seats[key] += 1
    return _met(step, _missing(step, seats))
