"""One contest of a batch, counted by the exact engine: ties, admissions, methods in steps."""

from collections.abc import Mapping
from typing import Any

import attrs

from electoral.batch.counts import ManyTierCounts
from electoral.batch.given import Integers
from electoral.batch.lots import Policy
from electoral.batch.result import Status
from electoral.count import Count
from electoral.frozen import Frozen
from electoral.record import Settled
from electoral.returns import Returns
from electoral.system import System
from electoral.tiers import Districts, Lists
from electoral.ties import Draw
from electoral.votes import Base, Tally

_STATUS = {"complete": Status.UNIQUE, "lot": Status.TIE, "silent": Status.INFEASIBLE}


@attrs.frozen(kw_only=True)
class Alone:
    """A district of a tier by itself; no tier that is counted over arrays looks beyond one.

    Attributes:
        system: a law of this tier alone, without the seats of all its districts together.
        returns: of this district and no other.
        contestants: in the order of the template.
    """

    tier: str
    district: str
    system: System
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
        return cls(
            tier=tier.name,
            district=district,
            system=System("one contest", law="as of the whole", tiers=(one,)),
            returns=returns,
            contestants=tuple(tally.votes),
        )

    def count(self, votes: Integers, bases: Mapping[Base, int], policy: Policy, election: int) -> Count:
        """Count one election; draw its lots, again and again, as the policy says."""
        own = votes.tolist()[: len(self.contestants)]
        tally = Tally(zip(self.contestants, own, strict=True), **_figures(sum(own), bases))
        tallies = Frozen({self.tier: Frozen({self.district: tally})})
        returns = attrs.evolve(self.returns, tallies=tallies)
        draws: list[Draw] = []
        while True:
            count = self.system.count(returns, draws)
            answers = [policy.draw(lot, election=election) for lot in count.lots]
            if not any(answers):
                return count
            draws += [answer for answer in answers if answer is not None]

    def enter(self, counts: ManyTierCounts, place: tuple[int, int], count: Count) -> None:
        """Put what was counted into its place: election and district."""
        row: Mapping[str, Any] = count[self.tier].table.get(self.district, {})
        settled = [step for step in count.record.steps if isinstance(step, Settled)]
        who = slice(len(self.contestants))
        counts.seats[place][who] = [row.get(key, 0) for key in self.contestants]
        counts.tied[place][who] = [
            any(key in lot.contestants for lot in count.lots) for key in self.contestants
        ]
        counts.places[place] = sum(lot.places for lot in count.lots)
        counts.status[place] = _STATUS[count.status]
        counts.by_law[place] = any(not step.drawn for step in settled)
        counts.by_lot[place] = any(step.drawn for step in settled)


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
