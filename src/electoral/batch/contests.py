"""The array form of tiers: who takes part in each contest of each election, and seats."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import attrs
import numpy as np

from electoral.batch.counts import ManyTierCounts
from electoral.batch.field import Field, ManyDesk
from electoral.batch.houses import leveled
from electoral.batch.result import BatchAllocation, Mask, Status
from electoral.batch.rounds import by_rounds
from electoral.batch.thresholds import met
from electoral.batch.totals import allocated, shared
from electoral.errors import InvalidSystem
from electoral.exact import show
from electoral.linkage import LINKAGES
from electoral.returns import Returns
from electoral.sources import require_one_list, standing_in
from electoral.stages import (
    Admission,
    Allocate,
    AllocateExcluding,
    Claims,
    Contest,
    HouseSeats,
    ListSeats,
    OwnAndWon,
    Qualify,
    SmallestHouse,
    Stage,
)
from electoral.stages.declared import district_seats, void_seats
from electoral.tiers import Districts, Lists, Tier
from electoral.top_up import TopUp

#: Gives the seats that those who take part come to.
Sharing: TypeAlias = Callable[[ManyDesk, Field, Mask], BatchAllocation]


@attrs.frozen(kw_only=True, eq=False)
class Contests:
    """What arrays found of a tier.

    Attributes:
        counts: its seats.
        again: the contests that the exact engine has to count (elections, districts).
    """

    counts: ManyTierCounts
    again: Mask


def require_array_form(tier: Tier, template: Returns) -> None:
    """Refuse a tier that arrays do not know, or of which they do not know a part.

    Raises:
        InvalidSystem: saying what to do.
    """
    stages = tier.stages() if _is_ours(tier) else ()
    persons = any(each.tier == tier.name for each in template.lists) and any(map(_looks_at_persons, stages))
    if persons or not (isinstance(tier, Districts) or _sharing(stages)):
        raise _no_array_form(tier)


def _is_ours(tier: Tier) -> bool:
    """Say whether a tier is one of the library, whose stages fit together as they do there."""
    linked = isinstance(tier, TopUp) and type(tier.overhang) in map(type, LINKAGES.values())
    return linked or isinstance(tier, Districts | Lists)


def _no_array_form(tier: Tier) -> InvalidSystem:
    return InvalidSystem(
        f"tier {show(tier.name)}: {type(tier).__name__} has no array form; count election by election"
    )


def _looks_at_persons(stage: Stage) -> bool:
    """Say whether seats depend on how many persons the lists have."""
    passes_on = isinstance(stage, Allocate) and stage.rosters is not None
    return passes_on or (isinstance(stage, ListSeats) and stage.exhausted is not None)


def _sharing(stages: tuple[Stage, ...]) -> Sharing | None:
    """Give the array form of the stages in which lists share seats; None if there is none."""
    match stages:
        case (Qualify(), Allocate() as total) | (Qualify(), Allocate() as total, ListSeats()):
            return partial(shared, total)
        case (Qualify(), AllocateExcluding(seats=HouseSeats() | OwnAndWon() as base) as rounds, ListSeats()):
            return partial(by_rounds, rounds, base)
        case (Qualify(), Allocate() as first, Claims() as claims, SmallestHouse() as house, ListSeats()):
            return partial(leveled, (first, claims, house))
    return None


def contests(tier: Tier, desk: ManyDesk) -> Contests:
    """Count a tier that has an array form."""
    stages = tier.stages()
    match stages:
        case (Contest() as contest,):
            return _districts(contest, desk)
        case (Qualify() as who, *_, last) if sharing := _sharing(stages):
            return _lists(who, sharing, last, desk)
    raise _no_array_form(tier)


def _districts(stage: Contest, desk: ManyDesk) -> Contests:
    """Elect in every district; void ones have no seat to give."""
    voted = desk.voted[stage.tier]
    district_seats(desk.template, stage.tier, stage.seats)
    void = void_seats(desk.template, stage.tier)
    seats = [0 if each in void else desk.template.seats(stage.tier, each) for each in voted.districts]
    found = allocated(voted.votes, seats, stage.winner)
    counts = ManyTierCounts.of(voted.districts, voted.contestants, voted.votes > 0, found)
    return Contests(counts=counts, again=found.status == Status.TIE)


def _lists(who: Qualify, sharing: Sharing, last: Stage, desk: ManyDesk) -> Contests:
    """Ask who takes part, share seats, and take off those won in districts."""
    field = Field.of(desk.voted[who.tier], desk.template, who.level)
    part = met(who.who, field.votes, field.bases, field.known(who.who, desk))
    found = sharing(desk, field, part)
    if isinstance(last, ListSeats):
        found = _complemented(last, found, desk, field)
    again = (found.status == Status.TIE) | _admitting(who.admission, field, part)
    counts = ManyTierCounts.of(field.regions, field.contestants, part, found)
    return Contests(counts=counts, again=again | (desk.outside | ~field.summed)[:, None])


def _complemented(stage: ListSeats, totals: BatchAllocation, desk: ManyDesk, field: Field) -> BatchAllocation:
    """Give every list what it lacks after seats won in districts."""
    if stage.offsets is None:
        return totals
    for region in field.regions:
        standing = standing_in(desk.template, stage.tier, stage.level, region)
        require_one_list(standing, f"{stage.name}/{region}")
    held = field.of_parties(desk.won(stage.offsets, field.regions).parties)
    return attrs.evolve(totals, seats=np.maximum(totals.seats - held, 0).astype(np.int32))


def _admitting(rule: Admission | None, field: Field, part: Mask) -> Mask:
    """Give the contests in which too few take part, so that others may be admitted."""
    if rule is None:
        return np.zeros(field.votes.shape[:2], np.bool_)
    rest = ((field.votes > 0) & ~part).any(axis=-1)
    return np.asarray((part.sum(axis=-1) < rule.fewest) & rest)
