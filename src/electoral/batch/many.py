"""Whole systems over arrays: many elections with the districts and contestants of one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs
import numpy as np

from electoral.batch.allocating import allocate
from electoral.batch.counts import ManyCounts, ManyTierCounts
from electoral.batch.declared import declared_counts
from electoral.batch.given import Integers, IntegersLike, integers
from electoral.batch.lots import Lots, Policy, policy
from electoral.batch.one import Alone, enter, sizes
from electoral.batch.result import Mask, Status
from electoral.batch.thresholds import qualified
from electoral.errors import InvalidReturns, InvalidSystem
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.names import unknown
from electoral.returns import Returns
from electoral.stages.declared import district_seats
from electoral.tiers import Districts, Lists, Tier
from electoral.votes import Base

if TYPE_CHECKING:
    from electoral.system import System

#: Base -> size in each election and district.
Bases = Mapping[Base, IntegersLike]


def count_many(
    system: "System",
    template: Returns,
    votes: Mapping[str, IntegersLike],
    bases: Mapping[str, Bases],
    lots: Lots,
) -> ManyCounts:
    """Count many elections with the districts, contestants and parties of one; see `System.count_many`."""
    names = [tier.name for tier in system.tiers if tier.name not in template.declared]
    for name in (*votes, *bases):
        if name not in names:
            raise unknown(name, names, "votes: tier")
    if missing := [name for name in names if name not in votes]:
        raise unknown(missing[0], votes, "votes: tier")
    drawing = policy(lots)
    voted = {
        tier.name: _tier(tier, template, votes[tier.name], bases.get(tier.name, {}), drawing)
        for tier in system.tiers
        if tier.name in names
    }
    if len(sizes := {len(each.seats) for each in voted.values()}) != 1:
        raise InvalidReturns(f"votes: {len(sizes) or 'no'} numbers of elections; give as many in every tier")
    declared = {
        tier.name: declared_counts(tier, template, max(sizes))
        for tier in system.tiers
        if tier.name not in names
    }
    counts = {tier.name: (voted | declared)[tier.name] for tier in system.tiers}
    parties = tuple(party.key for party in template.parties)
    house = np.zeros((len(next(iter(counts.values())).seats), len(parties) + 1), np.int32)
    for each in counts.values():
        for d, (district, contestants) in enumerate(zip(each.districts, each.contestants, strict=True)):
            for c, contestant in enumerate(contestants):
                party = template.party(district, contestant)
                house[:, -1 if party is None else parties.index(party)] += each.seats[:, d, c]
    return ManyCounts(parties=parties, seats=house[:, :-1], independents=house[:, -1], tiers=Frozen(counts))


def _tier(tier: Tier, template: Returns, given: IntegersLike, bases: Bases, lots: Policy) -> ManyTierCounts:
    if not isinstance(tier, Districts | Lists):
        raise InvalidSystem(
            f"tier {show(tier.name)}: {show(tier)} has no array form; count election by election"
        )
    tallies = template.tier(tier.name)
    contestants = tuple(tuple(tally.votes) for tally in tallies.values())
    votes = _votes(given, tier.name, contestants)
    seats = _seats(tier, template)
    taking_part = qualified(tier.who, votes, bases) if isinstance(tier, Lists) else votes > 0
    method = tier.method if isinstance(tier, Lists) else tier.winner
    found = allocate(np.where(taking_part, votes, 0), seats, method=method)
    counts = ManyTierCounts(
        districts=tuple(tallies),
        contestants=contestants,
        seats=found.seats,
        status=found.status,
        tied=found.tied,
        places=found.places,
        qualified=taking_part,
        by_law=np.zeros(found.status.shape, np.bool_),
        by_lot=np.zeros(found.status.shape, np.bool_),
        recomputed=found.recomputed,
    )
    again = (found.status == Status.TIE) | _admitting(tier, votes, taking_part)
    districts = [Alone.of(tier, template, district) for district in tallies]
    for election, d in np.argwhere(again).tolist():
        figures = sizes(bases, (election, d), votes.shape[:2])
        one = districts[d].count(votes[election, d], figures, lots, election)
        enter(counts, (election, d), districts[d], one)
    return attrs.evolve(counts, recomputed=found.recomputed + int(again.sum()))


def _admitting(tier: Districts | Lists, votes: Integers, taking_part: Mask) -> Mask:
    """Give the contests in which too few take part, so that others are admitted."""
    if isinstance(tier, Districts) or tier.admission is None:
        return np.zeros(votes.shape[:2], np.bool_)
    passing = taking_part.sum(axis=-1)
    rest = ((votes > 0) & ~taking_part).any(axis=-1)
    return np.asarray((passing > 0) & (passing < tier.admission.fewest) & rest)


def _votes(given: IntegersLike, tier: str, contestants: tuple[tuple[str, ...], ...]) -> Integers:
    votes = integers(given, f"votes of tier {show(tier)}")
    widest = max(len(each) for each in contestants)
    if votes.ndim != 3 or votes.shape[1:] != (len(contestants), widest):  # noqa: PLR2004 - the axes
        raise InvalidReturns(
            f"votes of tier {show(tier)}: shape {votes.shape}; give (elections,"
            f" {len(contestants)}, {widest}): elections, districts, contestants as in the template"
        )
    for place, each in enumerate(contestants):
        if votes[:, place, len(each) :].any():
            raise InvalidReturns(
                f"votes of tier {show(tier)}: district {place} has {len(each)} contestants, and there are"
                " votes beyond them; give 0 there"
            )
    return votes


def _seats(tier: Districts | Lists, template: Returns) -> list[int]:
    """Give the seats of each district, held against what the law says."""
    tallies = template.tier(tier.name)
    if isinstance(tier, Lists) and tier.seats != "districts":
        if len(tallies) > 1:
            raise InvalidReturns(
                f"tier {show(tier.name)}: {tier.seats} seats but {len(tallies)} districts;"
                " write seats = 'districts' and give each district its seats"
            )
        return [tier.seats]
    district_seats(template, tier.name, tier.expected())
    return [template.seats(tier.name, district) for district in tallies]
