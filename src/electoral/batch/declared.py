"""A tier whose winners are declared: the same seats in every election of a batch."""

import numpy as np

from electoral.batch.counts import ManyTierCounts
from electoral.returns import Returns
from electoral.stages import DeclaredWinners, Desk
from electoral.tiers import Tier


def declared_counts(tier: Tier, template: Returns, elections: int) -> ManyTierCounts:
    """Repeat the declared seats of a tier, held against what the law gives it."""
    stage = DeclaredWinners(name=tier.name, tier=tier.name, seats=tier.expected())
    rows = stage.run(Desk(returns=template, tables={}, draws={})).tables[tier.name]
    seats = np.zeros((len(rows), max(map(len, rows.values()), default=0)), np.int32)
    for d, row in enumerate(rows.values()):
        seats[d, : len(row)] = [int(each) for each in row.values()]
    whole, outer = (elections, *seats.shape), (elections, len(rows))
    return ManyTierCounts(
        districts=tuple(rows),
        contestants=tuple(map(tuple, rows.values())),
        seats=np.broadcast_to(seats, whole),
        status=np.zeros(outer, np.uint8),
        tied=np.zeros(whole, np.bool_),
        places=np.zeros(outer, np.int32),
        qualified=np.broadcast_to(seats > 0, whole),
        by_law=np.zeros(outer, np.bool_),
        by_lot=np.zeros(outer, np.bool_),
        recomputed=0,
    )
