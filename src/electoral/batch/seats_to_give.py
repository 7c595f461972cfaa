"""How many seats there are to share in each region of each election, as seat bases have it."""

from typing import TypeAlias

import numpy as np

from electoral.batch.field import Field, ManyDesk
from electoral.batch.given import Integers
from electoral.batch.parties import Won
from electoral.batch.result import Mask
from electoral.errors import InvalidSystem
from electoral.frozen import Frozen
from electoral.stages import Desk, HouseSeats, OwnAndWon
from electoral.stages.bases import Less, Standing
from electoral.stages.seats import Place

#: The seat bases that have an array form.
KnownBase: TypeAlias = HouseSeats | OwnAndWon


def to_give(base: KnownBase, stage: str, desk: ManyDesk, field: Field, part: Mask) -> Integers:
    """Give the seats (elections, regions), of which `part` are the contestants that share them.

    Where nobody won anything the base itself says them.
    """
    empty = Desk(returns=desk.template, tables={base.offsets: Frozen()}, draws={})
    nobody = Standing(regions=field.regions, standing=(), taking_part=())
    places = [Place(stage=stage, region=region, seats=0) for region in field.regions]
    steps = [base.to_give(empty, place, nobody) for place in places]
    law = np.array([step.law - sum(step.less.values()) for step in steps], np.int64)
    won = desk.won(base.offsets, field.regions)
    seats = np.tile(law, (desk.elections, 1))
    if isinstance(base, OwnAndWon):
        return np.asarray(seats + _of_those(part, won, field))
    for reason in base.less:
        seats -= _taken(reason, won, field, part)
    return np.asarray(np.maximum(seats, 0))


def _taken(reason: Less, won: Won, field: Field, part: Mask) -> Integers:
    """Give the seats of winners that are taken off the house for a reason."""
    match reason:
        case "independents":
            return won.independents
        case "winners without a list":
            return np.asarray(won.total - (won.parties * field.standing).sum(axis=-1))
        case "winners who take no part":
            return won.total - _of_those(part, won, field)
        case "winners who do not qualify":
            raise InvalidSystem(
                "less 'winners who do not qualify' has no array form, since parties without a list may"
                " qualify too; count election by election"
            )
        case "districts":
            return won.total
        case "void districts":
            # No winners; the base has taken them off.
            return np.zeros_like(won.independents)


def _of_those(part: Mask, won: Won, field: Field) -> Integers:
    """Give the seats won by the parties that have a list and take part (elections, regions)."""
    return np.asarray((won.parties * (field.by_party(part) & field.standing)).sum(axis=-1))
