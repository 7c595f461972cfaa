"""The seats that parties come to in many elections, as `electoral.stages.Allocate` finds them in one."""

import numpy as np

from electoral.batch.allocating import allocate
from electoral.batch.field import Field, ManyDesk
from electoral.batch.given import Integers, IntegersLike
from electoral.batch.result import BatchAllocation, Mask, Status, nothing
from electoral.batch.seats_to_give import to_give
from electoral.methods import BalinskiYoung, Method, QuotaMethod, RemaindersThenAverages
from electoral.sources import districts_in
from electoral.stages import Allocate, HouseSeats, OwnAndWon

# More than any house: no bound.
_UNBOUNDED = 2**31 - 2


def allocated(
    votes: Integers,
    seats: IntegersLike,
    method: Method,
    minimum: Integers | None = None,
    maximum: Integers | None = None,
) -> BatchAllocation:
    """Allocate as a step of a law, which asks in a tie even where all answers lead to the same seats.

    So contests by methods that go in several steps all count as tied; the exact engine follows the steps.
    """
    by_both = isinstance(method, QuotaMethod) and isinstance(method.remaining, RemaindersThenAverages)
    if by_both or isinstance(method, BalinskiYoung):
        found = nothing(votes.shape)
        found.status[:] = Status.TIE
        return found
    return allocate(votes, seats, method=method, minimum=minimum, maximum=maximum)


def shared(stage: Allocate, desk: ManyDesk, field: Field, part: Mask) -> BatchAllocation:
    """Share the seats of each region among those who take part (elections, regions, contestants)."""
    stage.require_none_void(desk.template)
    if isinstance(base := stage.seats, HouseSeats | OwnAndWon):
        seats: IntegersLike = to_give(base, stage.name, desk, field, part)
    else:
        seats = [stage.seats_of(desk.template, region) for region in field.regions]
    lower = None
    if stage.offsets is not None and stage.floors is not None:
        lower = field.of_parties(desk.won(stage.offsets, field.regions).parties) * (part & field.stands)
    votes = np.where(part, field.votes, 0)
    return allocated(votes, seats, stage.method, lower, _most(stage, desk, field))


def _most(stage: Allocate, desk: ManyDesk, field: Field) -> Integers | None:
    """Give the most seats of each where individuals stand on list ballots: one, none if elected already."""
    alone = [
        (r, c)
        for r, row in enumerate(field.contestants)
        for c in range(len(row))
        if field.places[r, c] == len(desk.template.parties)
    ]
    if not alone:
        return None
    elections = 1 if stage.offsets is None else desk.elections
    most = np.full((elections, *field.places.shape), _UNBOUNDED, np.int64)
    for r, c in alone:
        most[:, r, c] = 1
        if stage.offsets is not None:
            most[_elected(field, r, c, stage.offsets, desk), r, c] = 0
    return most


def _elected(field: Field, r: int, c: int, offsets: str, desk: ManyDesk) -> Mask:
    """Give the elections in which an individual of that name is elected in a district of the region."""
    counts, name = desk.counts[offsets], field.contestants[r][c]
    lie_in = districts_in(desk.template, offsets, counts.districts, field.regions)
    elected = np.zeros(desk.elections, np.bool_)
    for d, (district, row) in enumerate(zip(counts.districts, counts.contestants, strict=True)):
        near = lie_in.get(district) == field.regions[r]
        if near and name in row and desk.template.party(district, name) is None:
            elected |= counts.seats[:, d, row.index(name)] > 0
    return elected
