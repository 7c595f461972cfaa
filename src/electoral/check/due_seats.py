"""What an award of seats must be about: whose votes, how many seats, and between which bounds."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from electoral.capping import Capped
from electoral.check.capped import seats_of_round
from electoral.check.controlled import open_seats
from electoral.check.no_result import stops, upper_bounds
from electoral.check.sheet import NATION, Sheet, is_ours
from electoral.check.tables import (
    coalitions,
    elected,
    individuals,
    persons_left,
    regions_of,
    sharing_in,
    standing,
    table,
    taking_part,
    votes_in,
    won,
)
from electoral.coalesced import Coalesced
from electoral.exact import Exact
from electoral.linked import LeftOut, SeatsToGive
from electoral.record import Admitted, Asked, Awarded
from electoral.returns import SECOND_ROUND


@attrs.frozen(kw_only=True)
class Due:
    """What the law and the earlier steps make of an award.

    Attributes:
        votes: of those who share the seats; None if it is not known here.
        seats: how many there are; None if it is not known here.
        minimum: the fewest seats of those who have such a number; `maximum` the most.
        beyond: seats that no list can take: beside these, or of these after the answer to a tie.
    """

    votes: Mapping[str, Exact] | None = None
    seats: int | None = None
    minimum: Mapping[str, int] = attrs.Factory(dict)
    maximum: Mapping[str, int] = attrs.Factory(dict)
    beyond: int = 0


def due_of(sheet: Sheet, name: str, region: str, award: Awarded | None = None) -> Due:
    """Give what an award in a region of a stage must be about; the award says which round or trial it is."""
    stage, kind = sheet.stage(name), sheet.kind(name)
    match kind:
        case "AllocateExcluding" | "AllocateCapped":
            return _round(sheet, stage, region, award)
        case "SmallestHouse":
            votes = participants(sheet, stage.participants, NATION)
            return Due(votes=votes, seats=award.seats if award else None)
        case "ControlledRounding" if region == NATION:
            return Due(votes={}, seats=open_seats(stage, sheet))
        case _:
            due = _DUE[kind](sheet, stage, region) if kind in _DUE else Due()
            return attrs.evolve(due, beyond=due.beyond + _stopped(sheet, stage, region, due))


def _stopped(sheet: Sheet, stage: Any, region: str, due: Due) -> int:
    """Give the seats that an answer to a tie left to nobody: who may have some by the method has its most."""
    awards = sheet.at(Awarded, stage.name, region)
    if not awards or not awards[-1].left or sheet.at(Asked, stage.name, region):
        return 0
    method = getattr(stage, "method", getattr(stage, "winner", None))
    votes, seats = due.votes or {}, due.seats or 0
    upper = upper_bounds(votes, seats, due.minimum, due.maximum)
    held = seats_of_round(awards[-1], sheet)
    return awards[-1].left if not is_ours(method) or stops(method, held, upper, seats) else 0


def _apportionment(sheet: Sheet, stage: Any, region: str) -> Due:
    return Due(votes=_people(sheet, stage), seats=base_of(sheet, stage, region))


def _blocs(sheet: Sheet, stage: Any, region: str) -> Due:
    blocs = [each.blocs for each in sheet.at(Coalesced, stage.blocs, region)]
    return Due(votes=dict(blocs[0]) if blocs else None, seats=stage.seats)


def _inside(sheet: Sheet, stage: Any, region: str) -> Due:
    """Give the lists of a coalition that take part by themselves, and its seats."""
    alone = participants(sheet, stage.lists, NATION)
    members = coalitions(sheet, stage.tier).get(region, ())
    votes = {key: alone[key] for key in members if key in alone}
    return Due(votes=votes, seats=table(sheet, stage.seats).get(NATION, {}).get(region))


def _contest(sheet: Sheet, stage: Any, region: str) -> Due:
    district = sheet.district(stage.tier, region)
    seats = None if district is None else district.seats
    return Due(votes=votes_in(sheet, stage.tier, "districts", region), seats=seats)


def _second_round(sheet: Sheet, stage: Any, region: str) -> Due:
    """Give the votes that decide a district: of who has a majority, or of a second round of who may enter."""
    first = _contest(sheet, stage, region)
    majority = taking_part(sheet, stage.majority, region)
    if majority:
        votes = {key: number for key, number in (first.votes or {}).items() if key in majority}
        return attrs.evolve(first, votes=votes)
    entering = taking_part(sheet, stage.entering, region)
    second = votes_in(sheet, f"{stage.tier}{SECOND_ROUND}", "districts", region)
    return attrs.evolve(first, votes=second if second.keys() <= entering else None)


def participants(sheet: Sheet, who: str, region: str) -> dict[str, Exact]:
    """Give the votes of those who take part, from the returns; 0 of those without a list."""
    stage = sheet.stage(who)
    votes = sharing_in(sheet, stage.tier, stage.level, region, (*stage.added, *stage.shared))
    return {key: votes.get(key, 0) for key in taking_part(sheet, who, region)}


def voters(sheet: Sheet, stage: Any, region: str) -> dict[str, Exact]:
    """Give the votes of those who take part in an allocation, asked here or in the nation."""
    stands = standing(sheet, stage.tier, stage.level, region)
    if sheet.kind(stage.participants) == "Link":
        return dict(table(sheet, stage.participants).get(region, {}))
    if sheet.kind(stage.participants) != "Qualify":
        return sharing_in(sheet, stage.tier, stage.level, region)
    who = sheet.stage(stage.participants)
    votes = sharing_in(sheet, stage.tier, stage.level, region, (*who.added, *who.shared))
    asked_here = who.level == stage.level
    part = taking_part(sheet, stage.participants, region if asked_here else NATION)
    return {key: votes[key] for key, party in stands.items() if (key if asked_here else party) in part}


def _allocation(sheet: Sheet, stage: Any, region: str) -> Due:
    votes = voters(sheet, stage, region)
    regions = dict.fromkeys(regions_of(sheet, stage))
    stands = standing(sheet, stage.tier, stage.level, region)
    held, seated = won(sheet, stage.offsets, regions, region), elected(sheet, stage.offsets)
    admitted = sheet.at(Admitted, stage.participants, region)
    promised = {key: each.minimum for each in admitted for key in each.admitted}
    minimum = dict(promised)
    for key in votes if stage.floors == "won" else ():
        party = stands[key]
        if party and held[party]:
            minimum[key] = max(held[party], promised.get(key, 0))
    alone = individuals(sheet, stage.offsets, regions, region)
    maximum = {key: 0 if key in alone else 1 for key in votes if stands[key] is None}
    for key in votes if stage.rosters is not None else ():
        party = stands[key]
        left = persons_left(sheet, stage.rosters, party, region, seated) if party else None
        if left is not None:
            maximum[key] = held[party] + left
    minimum = {key: min(least, maximum.get(key, least)) for key, least in minimum.items()}
    seats = base_of(sheet, stage, region)
    beyond = 0
    if seats is not None and any(votes.values()):
        room = [maximum.get(key, seats) if number else minimum.get(key, 0) for key, number in votes.items()]
        beyond = max(seats - sum(room), 0)
    given = None if seats is None else seats - beyond
    return Due(votes=votes, seats=given, minimum=minimum, maximum=maximum, beyond=beyond)


def base_of(sheet: Sheet, stage: Any, region: str) -> int | None:
    """Give how many seats a stage has to give in a region."""
    if isinstance(stage.seats, int):
        return stage.seats
    if stage.seats == "districts":
        district = sheet.district(stage.tier, region)
        return None if district is None else district.seats
    steps = sheet.at(SeatsToGive, stage.name, region)
    return steps[0].seats if steps else None


def _people(sheet: Sheet, stage: Any) -> dict[str, Exact]:
    found: dict[str, Exact] = {}
    for key, tally in sheet.tallies(stage.tier).items():
        district = sheet.district(stage.tier, key)
        number = tally.cast if stage.by == "turnout" else getattr(district, stage.by, None)
        if number is not None:
            found[key] = number
    return found


def _distribution(sheet: Sheet, stage: Any, party: str) -> Due:
    votes: dict[str, Exact] = {
        district: (number or 0) - tally.excluded.get(key, 0)
        for district, tally in sheet.tallies(stage.tier).items()
        for key, number in tally.votes.items()
        if sheet.returns.party(district, key) == party
    }
    regions = sheet.tallies(stage.tier)
    floors = {region: won(sheet, getattr(stage, "floors", None), regions, region)[party] for region in votes}
    least = {region: floor for region, floor in floors.items() if floor}
    seats = table(sheet, stage.seats).get(NATION, {}).get(party)
    return Due(votes=votes, seats=seats, minimum=least)


def _round(sheet: Sheet, stage: Any, region: str, award: Awarded | None) -> Due:
    """Give what a round is about: those not left out before it, and the seats that are left."""
    stands = standing(sheet, stage.tier, stage.level, region)
    part = participants(sheet, stage.participants, region)
    votes = {key: number for key, number in part.items() if key in stands}
    seats = base_of(sheet, stage, region)
    for step in sheet.at(Awarded | LeftOut | Capped, stage.name, region):
        if step is award:
            break
        if isinstance(step, LeftOut | Capped):
            votes = {key: number for key, number in votes.items() if key not in step.contestants}
            seats = step.seats
    return Due(votes=votes, seats=seats)


#: By the kind of the stage, where the award does not say which round or trial it is.
_DUE: dict[str, Callable[[Sheet, Any, str], Due]] = {
    "Contest": _contest,
    "SecondRound": _second_round,
    "Allocate": _allocation,
    "Apportion": _apportionment,
    "AllocateBlocs": _blocs,
    "AllocateInside": _inside,
    "Distribute": _distribution,
    "ControlledRounding": _distribution,
}
