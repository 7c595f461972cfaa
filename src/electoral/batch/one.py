"""One contest of a batch, counted by the very stages of the law: ties, admissions, methods in steps."""

from collections.abc import Mapping
from typing import Any

import attrs

from electoral.batch.counts import ManyTierCounts
from electoral.batch.given import Integers
from electoral.batch.lots import Policy
from electoral.batch.result import Status
from electoral.frozen import Frozen
from electoral.record import Asked, Settled, Silent, Step
from electoral.returns import Returns
from electoral.stages import Desk, Table
from electoral.tiers import Districts, Lists
from electoral.ties import Draw, Lot
from electoral.votes import Base, Tally


@attrs.frozen(kw_only=True)
class Alone:
    """A district of a tier by itself; no tier that is counted over arrays looks beyond one.

    Attributes:
        tier: without the seats of all its districts together.
        returns: of this district and no other.
        contestants: in the order of the template.
    """

    tier: Districts | Lists
    district: str
    returns: Returns
    contestants: tuple[str, ...]

    @classmethod
    def of(cls, tier: Districts | Lists, template: Returns, district: str) -> "Alone":
        """Take a district out of the template."""
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
        return cls(tier=one, district=district, returns=returns, contestants=tuple(tally.votes))

    def count(
        self, votes: Integers, bases: Mapping[Base, int], policy: Policy, election: int
    ) -> tuple[Mapping[str, Any], list[Step]]:
        """Count one election; draw its lots, again and again, as the policy says."""
        own = votes.tolist()[: len(self.contestants)]
        tally = Tally(zip(self.contestants, own, strict=True), **_figures(sum(own), bases))
        tallies = Frozen({self.tier.name: Frozen({self.district: tally})})
        returns = attrs.evolve(self.returns, tallies=tallies)
        draws: dict[str, Draw] = {}
        while True:
            row, steps = self._run(returns, draws)
            asked = [step for step in steps if isinstance(step, Asked)]
            answers = [policy.draw(_lot(step), election=election) for step in asked]
            if not any(answers):
                return row, steps
            draws |= {answer.lot: answer for answer in answers if answer is not None}

    def _run(self, returns: Returns, draws: Mapping[str, Draw]) -> tuple[Mapping[str, Any], list[Step]]:
        tables: dict[str, Table] = {}
        steps: list[Step] = []
        for stage in self.tier.stages():
            outcome = stage.run(Desk(returns=returns, tables=tables, draws=draws))
            tables |= outcome.tables
            steps += outcome.steps
            if outcome.open_regions and not stage.fills:
                return {}, steps
        return tables[self.tier.name][self.district], steps


def _figures(votes: int, bases: Mapping[Base, int]) -> dict[str, Any]:
    """Give ballots beside the votes from which each base comes out as it was given."""
    valid = bases.get(Base.VALID, bases.get(Base.VALID_WITH_BLANK))
    with_blank = bases.get(Base.VALID_WITH_BLANK, valid)
    return {
        "registered": bases.get(Base.REGISTERED),
        "cast": bases.get(Base.CAST),
        "against_all": None if valid is None else valid - votes,
        "blank": None if valid is None or with_blank is None else with_blank - valid,
    }


def _lot(step: Asked) -> Lot:
    return Lot(step.step, step.contestants, step.places)


def enter(
    counts: ManyTierCounts, place: tuple[int, int], alone: Alone, found: tuple[Mapping[str, Any], list[Step]]
) -> None:
    """Put what was found of a contest into its place: election and district."""
    row, steps = found
    asked = [step for step in steps if isinstance(step, Asked)]
    settled = [step for step in steps if isinstance(step, Settled)]
    silent = any(isinstance(step, Silent) for step in steps)
    who = slice(len(alone.contestants))
    counts.seats[place][who] = [row.get(key, 0) for key in alone.contestants]
    counts.tied[place][who] = [any(key in step.contestants for step in asked) for key in alone.contestants]
    counts.places[place] = sum(step.places for step in asked)
    counts.status[place] = Status.TIE if asked else Status.INFEASIBLE if silent else Status.UNIQUE
    counts.by_law[place] = any(not step.drawn for step in settled)
    counts.by_lot[place] = any(step.drawn for step in settled)
