"""One election of a batch, or one contest of it, counted by the exact engine."""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np

from electoral.batch.contests import Contests
from electoral.batch.counts import ManyTierCounts
from electoral.batch.lots import Policy
from electoral.batch.result import Mask, Status
from electoral.batch.voted import Voted
from electoral.count import Count, Waiting
from electoral.frozen import Frozen
from electoral.record import Asked, Qualified, Settled, Silent
from electoral.returns import Returns
from electoral.system import System
from electoral.tiers import Districts, Tier
from electoral.ties import Draw
from electoral.votes import Tally


@attrs.frozen(kw_only=True)
class Exactly:
    """What the exact engine counts: a law, and returns whose votes are still to come."""

    system: System
    returns: Returns

    @classmethod
    def whole(cls, system: System, template: Returns) -> "Exactly":
        """Take whole elections, without the dates of the law and the representation quotas."""
        return cls(
            system=attrs.evolve(system, members=(), valid_from=None, valid_until=None), returns=template
        )

    @classmethod
    def contest(cls, tier: Tier, template: Returns, district: str) -> "Exactly":
        """Take a district of a tier that reads no other, without the seats of all districts together."""
        tally = template.tier(tier.name)[district]
        returns = attrs.evolve(
            template,
            tallies=Frozen({tier.name: Frozen({district: tally})}),
            districts=tuple(
                each for each in template.districts if (each.tier, each.key) == (tier.name, district)
            ),
            nominations=tuple(
                each
                for each in template.nominations
                if each.district == district and each.contestant in tally.votes
            ),
            lists=(),
            declared=Frozen(),
        )
        one = attrs.evolve(tier, seats=None) if isinstance(tier, Districts) else tier
        return cls(system=System("one contest", law="as of the whole", tiers=(one,)), returns=returns)

    def count(self, tallies: Mapping[str, Mapping[str, Tally]], policy: Policy, election: int) -> Count:
        """Count one election; draw its lots, again and again, as the policy says."""
        returns = attrs.evolve(self.returns, tallies={**self.returns.tallies, **tallies})
        draws: list[Draw] = []
        while True:
            count = self.system.count(returns, draws)
            answers = [policy.draw(lot, election=election) for lot in count.lots]
            if not any(answers):
                return count
            draws += [answer for answer in answers if answer is not None]


def count_contests(
    tier: Tier, template: Returns, found: Contests, voted: Voted, policy: Policy
) -> ManyTierCounts:
    """Count the contests of a tier that arrays do not prove, each by itself."""
    engines = [Exactly.contest(tier, template, district) for district in voted.districts]
    for election, d in np.argwhere(found.again).tolist():
        tallies = {tier.name: {voted.districts[d]: voted.tally(election, d)}}
        _enter(found.counts, (election, d), engines[d].count(tallies, policy, election), tier)
    return _recomputed(found.counts, int(found.again.sum()))


def count_whole(
    engine: Exactly,
    counts: Mapping[str, ManyTierCounts],
    voted: Mapping[str, Voted],
    again: Mask,
    policy: Policy,
) -> dict[str, ManyTierCounts]:
    """Count some elections with all of their tiers."""
    for election in np.flatnonzero(again).tolist():
        tallies = {name: each.tallies(election) for name, each in voted.items()}
        count = engine.count(tallies, policy, election)
        for name, each in counts.items():
            for d in range(len(each.districts)):
                _enter(each, (election, d), count, engine.system.tier(name))
    elections = int(again.sum())
    return {name: _recomputed(each, elections * len(each.districts)) for name, each in counts.items()}


def _recomputed(counts: ManyTierCounts, contests: int) -> ManyTierCounts:
    return attrs.evolve(counts, recomputed=counts.recomputed + contests)


def _enter(counts: ManyTierCounts, place: tuple[int, int], count: Count, tier: Tier) -> None:
    """Put what was counted of one contest into its place: election and district."""
    district, contestants = counts.districts[place[1]], counts.contestants[place[1]]
    stages = {stage.name for stage in tier.stages()}
    steps = [step for step in count.record.steps if isinstance(step, Qualified | Settled | Asked | Silent)]
    here = [step for step in steps if step.stage in stages and step.region == district]
    asked = [step for step in here if isinstance(step, Asked)]
    settled = [step for step in here if isinstance(step, Settled)]
    waiting: list[Waiting] = [step for step in here if isinstance(step, Asked | Silent)]
    table = count.tables.get(tier.name, Frozen())
    if district not in table:
        waiting += count[tier.name].waiting
    row: Mapping[str, Any] = table.get(district, {})
    who = slice(len(contestants))
    counts.seats[place][who] = [row.get(key, 0) for key in contestants]
    counts.tied[place][who] = [any(key in step.contestants for step in asked) for key in contestants]
    counts.places[place] = sum(step.places for step in asked)
    counts.status[place] = _status(waiting, counts.status[place])
    counts.by_law[place] = any(not step.drawn for step in settled)
    counts.by_lot[place] = any(step.drawn for step in settled)
    for step in here:
        if isinstance(step, Qualified):
            counts.qualified[place][who] = [key in step.finding.passing for key in contestants]


def _status(waiting: list[Waiting], before: int) -> Status:
    """Say what seats wait for; where the law is silent, arrays may know that nobody has votes."""
    if not waiting:
        return Status.UNIQUE
    if any(isinstance(step, Asked) for step in waiting):
        return Status.TIE
    return Status.NO_VOTES if before == Status.NO_VOTES else Status.INFEASIBLE
