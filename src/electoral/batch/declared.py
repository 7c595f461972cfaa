"""A tier whose winners are declared: the same seats in every election of a batch."""

import attrs
import numpy as np

from electoral.batch.counts import ManyTierCounts
from electoral.batch.result import nothing
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
    whole = np.broadcast_to(seats, (elections, *seats.shape))
    return ManyTierCounts.of(
        districts=tuple(rows),
        contestants=tuple(map(tuple, rows.values())),
        qualified=np.broadcast_to(seats > 0, whole.shape),
        found=attrs.evolve(nothing(whole.shape), seats=whole),
    )
