"""A tier of one election of a batch, counted by the very stages of the law."""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np

from electoral.batch.counts import ManyTierCounts
from electoral.batch.given import Integers
from electoral.batch.result import Status
from electoral.frozen import Frozen
from electoral.record import Asked, Settled, Silent, Step
from electoral.returns import Returns
from electoral.stages import Desk, Table
from electoral.tiers import Tier
from electoral.votes import Base, Tally

_FIGURES = {
    Base.REGISTERED: "registered",
    Base.CAST: "cast",
    Base.VALID: "valid",
    Base.VALID_WITH_BLANK: "valid",
}


def enter_exactly(
    counts: ManyTierCounts,
    election: int,
    *,
    tier: Tier,
    template: Returns,
    votes: Integers,
    bases: Mapping[Base, Integers],
) -> None:
    """Count the tier of one election and enter its districts; votes are (districts, contestants)."""
    tallies = {
        district: _tally(names, votes[d], {base: int(size[d]) for base, size in bases.items()})
        for d, (district, names) in enumerate(zip(counts.districts, counts.contestants, strict=True))
    }
    returns = attrs.evolve(template, tallies=Frozen({**template.tallies, tier.name: Frozen(tallies)}))
    tables: dict[str, Table] = {}
    steps: list[Step] = []
    for stage in tier.stages():
        outcome = stage.run(Desk(returns=returns, tables=tables, draws={}))
        tables |= outcome.tables
        steps += outcome.steps
        if outcome.open_regions and not stage.fills:
            break
    for d, district in enumerate(counts.districts):
        row = tables.get(tier.name, Frozen[str, Any]()).get(district)
        _enter(counts, (election, d), row, [step for step in steps if step.region == district])  # type: ignore[union-attr] # steps of one tier have a region


def _tally(names: tuple[str, ...], votes: Integers, bases: Mapping[Base, int]) -> Tally:
    figures: dict[str, Any] = {_FIGURES[base]: size for base, size in bases.items() if base in _FIGURES}
    return Tally(zip(names, votes.tolist(), strict=False), **figures)


def _enter(
    counts: ManyTierCounts, place: tuple[int, int], row: Mapping[str, Any] | None, steps: list[Step]
) -> None:
    names = counts.contestants[place[1]]
    counts.seats[place], counts.tied[place], counts.places[place] = 0, False, 0
    if row is not None:
        counts.seats[place][: len(names)] = [row[key] for key in names]
    asked = [step for step in steps if isinstance(step, Asked)]
    for step in asked:
        counts.tied[place][: len(names)] |= np.array([key in step.contestants for key in names])
        counts.places[place] += step.places
    silent = any(isinstance(step, Silent) for step in steps)
    counts.status[place] = Status.TIE if asked else Status.INFEASIBLE if silent else Status.UNIQUE
    counts.by_law[place] = any(isinstance(step, Settled) for step in steps)
