"""Where steps must stand: the regions of a stage, the kinds of steps it makes, and what waits for a lot."""

from typing import Any

from electoral.capping import Capped, Placed
from electoral.check.denied import ranked_places
from electoral.check.loser_seats import loser_region, loser_regions
from electoral.check.sheet import NATION, Sheet, is_ours
from electoral.check.tables import coalitions, regions_of, table, taking_part
from electoral.coalesced import Coalesced
from electoral.linked import (
    Claimed,
    Complemented,
    LeftOut,
    Leveled,
    LinkedNumbers,
    MajoritySeats,
    Ranked,
    SeatsToGive,
    Void,
)
from electoral.losers import LosersSeated
from electoral.record import (
    Admitted,
    Asked,
    Awarded,
    Declared,
    Filled,
    Qualified,
    ReducedQuotas,
    Settled,
    Silent,
)
from electoral.travelled import Reserved, Transferred

_TIES = (Settled, Asked)
#: For each kind of stage: the steps of which every region has one, and what else it makes.
KINDS: dict[str, tuple[tuple[type, ...], tuple[type, ...]]] = {
    "Qualify": ((Qualified,), (Admitted, *_TIES)),
    "Contest": ((Awarded, Void, Silent), (*_TIES, Filled)),
    "SecondRound": ((Awarded, Void, Silent), (*_TIES, Filled)),
    "DeclaredStage": ((), (Declared, Filled)),
    "Allocate": ((Awarded, ReducedQuotas, Silent), (*_TIES, SeatsToGive, Filled)),
    "Apportion": ((Awarded, Silent), (*_TIES, SeatsToGive)),
    "Claims": ((Claimed,), ()),
    "SmallestHouse": ((Leveled, Asked), (Awarded, *_TIES)),
    "MajorityClause": ((MajoritySeats,), ()),
    "Link": ((LinkedNumbers,), (SeatsToGive,)),
    "Distribute": ((Awarded, Silent), _TIES),
    "AllocateExcluding": ((Awarded, Silent), (*_TIES, SeatsToGive, LeftOut)),
    "AllocateCapped": ((Awarded, Silent), (*_TIES, SeatsToGive, Capped)),
    "ControlledRounding": ((), (Awarded, Placed, Silent, *_TIES)),
    "Cover": ((Ranked,), (*_TIES, Filled)),
    "ListSeats": ((Complemented,), (Filled,)),
    "TransferVotes": ((Transferred,), ()),
    "Coalesce": ((Coalesced,), ()),
    "AllocateBlocs": ((Awarded, Silent), _TIES),
    "AllocateInside": ((Awarded, Silent), _TIES),
    "ListsOfBlocs": ((), (Filled,)),
    "Reserve": ((Reserved,), (Filled,)),
    "SeatLosers": ((LosersSeated, Silent), (*_TIES, Filled)),
}
#: Stages of which a region does not wait for other regions.
_BY_REGION = ("Contest", "SecondRound", "Allocate", "TransferVotes", "Reserve", "SeatLosers")


def places_of(sheet: Sheet, name: str) -> set[str]:
    """Give the regions of a stage of ours."""
    stage = sheet.stage(name)
    match sheet.kind(name):
        case "Qualify":
            places = {region for region in regions_of(sheet, stage) if not decided(sheet, stage, region)}
        case "Allocate" | "ListSeats" | "Link":
            places = set(regions_of(sheet, stage))
        case "Contest" | "SecondRound" | "TransferVotes":
            places = {*sheet.tallies(stage.tier), *sheet.void(stage.tier)}
        case "DeclaredStage":
            places = set(sheet.returns.declared.get(stage.tier, ()))
        case "AllocateInside":
            given = table(sheet, stage.seats).get(NATION, {})
            places = {name for name in coalitions(sheet, stage.tier) if given.get(name)}
        case "Claims" | "AllocateExcluding" | "Reserve":
            places = places_of(sheet, getattr(stage, "first", getattr(stage, "participants", "")))
        case "Distribute":
            places = {party for party, seats in table(sheet, stage.seats).get(NATION, {}).items() if seats}
        case "ControlledRounding":
            due = table(sheet, stage.seats).get(NATION, {})
            places = {NATION, *(party for party, seats in due.items() if seats)}
        case "Cover" | "SeatLosers" as kind:
            places = {*(ranked_places(sheet, stage) if kind == "Cover" else loser_regions(sheet, stage))}
        case _:
            places = {NATION}
    return places


def decided(sheet: Sheet, stage: Any, region: str) -> bool:
    """Say whether nothing is asked in a region: somebody is elected there, or the contest is void."""
    elected = stage.unless is not None and bool(taking_part(sheet, stage.unless, region))
    return elected or region in sheet.void(stage.tier)


def waiting(sheet: Sheet, name: str) -> set[str] | None:
    """Give the regions in which a stage does not go on, for something open before; None for all.

    What is open in the stage itself does not count here.
    """
    key = f"{name} waits"
    if key not in sheet.found:
        sheet.found[key] = _waiting(sheet, name)
    found: set[str] | None = sheet.found[key]
    return found


def _waiting(sheet: Sheet, name: str) -> set[str] | None:
    stage = sheet.stage(name)
    own: set[str] = set()
    for need in getattr(stage, "needs", ()):
        regions = _open(sheet, need)
        if regions is None or (regions and not _goes_on(sheet, name, stage)):
            return None
        own |= _own_regions(sheet, name, need, regions)
    return None if own and is_ours(stage) and own >= places_of(sheet, name) else own


def _goes_on(sheet: Sheet, name: str, stage: Any) -> bool:
    return sheet.kind(name) in _BY_REGION if is_ours(stage) else bool(getattr(stage, "by_region", False))


def _own_regions(sheet: Sheet, name: str, need: str, below: set[str]) -> set[str]:
    """Give the regions that read some rows: those in which districts lie, or all that read the nation's."""
    stage = sheet.stage(name)
    if sheet.kind(name) == "SeatLosers":
        return {loser_region(sheet, stage, district) for district in below}
    if sheet.kind(name) == "TransferVotes":
        regions = set(sheet.tallies(stage.tier))
        return {place for each in below if (place := sheet.region_of(need, each, regions)) is not None}
    if sheet.kind(name) != "Allocate" or not below:
        return below
    regions = set(regions_of(sheet, stage))
    if need != stage.offsets:
        return below if below.issubset(regions) else regions
    found = {sheet.region_of(need, each, regions) for each in below}
    return regions if None in found else {each for each in found if each is not None}


def _open(sheet: Sheet, name: str) -> set[str] | None:
    """Give the regions of a stage that are open, there or before; None for all of them."""
    before = waiting(sheet, name)
    if before is None:
        return None
    return before | {step.region for step in sheet.every(Asked | Silent, name)}


def is_open(sheet: Sheet, name: str) -> bool:
    """Say whether something of a stage is open, there or before."""
    return _open(sheet, name) != set()
