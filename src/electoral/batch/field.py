"""Who stands where seats are shared, over arrays: in each district, or by party in the nation."""

from collections.abc import Mapping

import attrs
import numpy as np

from electoral.batch.counts import ManyTierCounts
from electoral.batch.given import Integers
from electoral.batch.parties import Won, grouped, places_of
from electoral.batch.result import Mask
from electoral.batch.thresholds import LARGEST, Known, summed
from electoral.batch.voted import Voted
from electoral.conditions import Condition, tables_of
from electoral.returns import Returns
from electoral.sources import NATION, Level
from electoral.votes import Base


@attrs.frozen(kw_only=True, eq=False)
class ManyDesk:
    """The count so far, as the array form of a stage sees it; see `electoral.stages.Desk`.

    Attributes:
        template: districts, contestants and parties; its votes are not used.
        voted: the votes of tiers.
        counts: the seats of tiers that were counted.
        elections: how many there are.
    """

    template: Returns
    voted: Mapping[str, Voted]
    counts: Mapping[str, ManyTierCounts]
    elections: int
    _won: dict[tuple[str, tuple[str, ...]], Won] = attrs.field(factory=dict, init=False)

    def won(self, tier: str, regions: tuple[str, ...]) -> Won:
        """Give the seats of a tier by regions and party; once found, they are kept."""
        if (tier, regions) not in self._won:
            self._won[tier, regions] = Won.of(self.counts[tier], self.template, tier, regions)
        return self._won[tier, regions]

    @property
    def outside(self) -> Mask:
        """Give the elections with a seat in none of the regions that were asked for."""
        none = np.zeros(self.elections, np.bool_)
        return np.asarray(np.any([none, *(each.outside for each in self._won.values())], axis=0))


@attrs.frozen(kw_only=True, eq=False)
class Field:
    """Who stands in each region in which seats are shared.

    Attributes:
        regions: the labels of the second axis.
        contestants: the labels of the last axis, for each region; in the nation all parties, also those that
            do not stand in the tier, since some of them may take part by seats won elsewhere.
        votes: (elections, regions, contestants); 0 in elections that are not `summed`.
        bases: the size of each base (elections, regions).
        places: of everybody's party among all (regions, contestants); behind the last for independents.
        standing: which parties stand (regions, parties).
        summed: the elections in which 64 bits hold the sums of votes.
    """

    regions: tuple[str, ...]
    contestants: tuple[tuple[str, ...], ...]
    votes: Integers
    bases: Mapping[Base, Integers]
    places: Integers
    standing: Mask
    summed: Mask

    @classmethod
    def of(cls, voted: Voted, template: Returns, level: Level) -> "Field":
        """Take those who stand in districts, or sum votes by party, as `electoral.sources.summed` does."""
        places = places_of(template, voted.districts, voted.contestants)
        parties = np.arange(len(template.parties))
        standing = (places[..., None] == parties).any(axis=1)
        if level == "districts":
            return cls(
                regions=voted.districts,
                contestants=voted.contestants,
                votes=voted.votes,
                bases=voted.bases,
                places=places,
                standing=standing,
                summed=np.ones(len(voted.votes), np.bool_),
            )
        # The sum of all votes of an election is at most the largest of them, times how many there are.
        fits = voted.votes.max(axis=(1, 2), initial=0) <= LARGEST // places.size
        votes = voted.votes if fits.all() else voted.votes * fits[:, None, None]
        return cls(
            regions=(NATION,),
            contestants=(tuple(party.key for party in template.parties),),
            votes=grouped(votes, places, len(parties) + 1)[:, None, :-1],
            bases={base: summed(size)[:, None] for base, size in voted.bases.items()},
            places=parties[None],
            standing=standing.any(axis=0, keepdims=True),
            summed=fits,
        )

    @property
    def stands(self) -> Mask:
        """Say who stands (regions, contestants)."""
        alone = np.ones((len(self.standing), 1), np.bool_)
        return np.take_along_axis(np.concatenate([self.standing, alone], axis=1), self.places, axis=1)

    def of_parties(self, numbers: Integers) -> Integers:
        """Give everybody the number of its party (elections, regions, contestants); independents 0."""
        last = np.zeros((*numbers.shape[:-1], 1), numbers.dtype)
        padded = np.concatenate([numbers, last], axis=-1)
        rows = [padded[:, r].take(places, axis=1) for r, places in enumerate(self.places)]
        return np.stack(rows, axis=1)

    def by_party(self, which: Mask) -> Mask:
        """Give the parties of those contestants (elections, regions, parties)."""
        parties = self.standing.shape[1]
        rows = [
            grouped(which[:, r : r + 1], places[None], parties + 1)[:, :-1] > 0
            for r, places in enumerate(self.places)
        ]
        return np.stack(rows, axis=1)

    def known(self, who: Condition, desk: ManyDesk) -> Known:
        """Give what a condition may ask of everybody beside votes."""
        flags = np.array([[[party.minority for party in desk.template.parties]]], np.int64)
        tables = [table for table in tables_of(who) if table in desk.counts]
        return Known(
            minority=self._of_nation(flags) > 0,
            won={table: self._of_nation(desk.won(table, (NATION,)).parties) for table in tables},
        )

    def _of_nation(self, numbers: Integers) -> Integers:
        """Give everybody the number that its party has in the nation."""
        return self.of_parties(np.tile(numbers, (1, len(self.regions), 1)))
