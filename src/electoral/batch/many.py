"""Whole systems over arrays: many elections with the districts and contestants of one."""

from collections.abc import Mapping

import numpy as np

from electoral.batch.contests import contests, require_array_form
from electoral.batch.counts import ManyCounts, ManyTierCounts
from electoral.batch.declared import declared_counts
from electoral.batch.field import ManyDesk
from electoral.batch.given import IntegersLike
from electoral.batch.lots import Lots, Policy, policy
from electoral.batch.one import Exactly, count_contests, count_whole
from electoral.batch.parties import grouped, places_of
from electoral.batch.voted import Voted
from electoral.counting import require_tiers
from electoral.errors import InvalidReturns
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.names import unknown
from electoral.returns import Returns
from electoral.system import System
from electoral.tiers import Tier
from electoral.top_up import TopUp
from electoral.votes import Base

#: Base -> size in each election and district.
Bases = Mapping[Base, IntegersLike]


def count_many(
    system: System,
    template: Returns,
    votes: Mapping[str, IntegersLike],
    bases: Mapping[str, Bases],
    lots: Lots,
) -> ManyCounts:
    """Count many elections with the districts, contestants and parties of one; see `System.count_many`."""
    drawing = policy(lots)
    _require_arrays(system, template)
    voted = _voted(system, template, votes, bases)
    if len(elections := {len(each.votes) for each in voted.values()}) != 1:
        raise InvalidReturns(
            f"votes: {len(elections) or 'no'} numbers of elections; give as many in every tier"
        )
    return _house(template, _counted(system, template, voted, elections.pop(), drawing))


def _require_arrays(system: System, template: Returns) -> None:
    """Refuse tiers that arrays cannot count, excluded votes, and participants that are declared."""
    if not isinstance(template, Returns):
        raise InvalidReturns(f"template: {show(template)} are no Returns; give those of one election")
    for tier in system.tiers:
        require_array_form(tier, template)
    for name, rows in template.tallies.items():
        if any(tally.excluded for tally in rows.values()):
            raise InvalidReturns(
                f"template: tier {show(name)} excludes votes, which arrays do not; count election by election"
            )
    for name in template.qualified:
        raise InvalidReturns(
            f"template: declares who takes part in tier {show(name)}, but arrays ask the law's condition in"
            " every election; take it out, or count election by election"
        )


def _voted(
    system: System,
    template: Returns,
    votes: Mapping[str, IntegersLike],
    bases: Mapping[str, Bases],
) -> dict[str, Voted]:
    """Check the votes of the tiers that have some, all of which must be given."""
    for what, given in (("votes", votes), ("bases", bases)):
        if not isinstance(given, Mapping):
            raise InvalidReturns(f"{what}: {show(given)} is no mapping; give tier -> array")
    require_tiers(system, template)
    tiers = [tier for tier in system.tiers if tier.name not in template.declared]
    names = list(dict.fromkeys(_votes_of(tier) for tier in tiers))
    for name in (*votes, *bases):
        if name not in names:
            raise unknown(str(name), names, "votes: tier")
    if missing := [name for name in names if name not in votes]:
        raise unknown(missing[0], votes, "votes: tier")
    if both := [name for name in names if name in template.declared]:
        raise InvalidReturns(
            f"template: tier {show(both[0])} has declared winners, and lists share seats by its votes; leave"
            " its winners out"
        )
    return {name: Voted.of(name, template, votes[name], bases.get(name, {})) for name in names}


def _votes_of(tier: Tier) -> str:
    """Give the tier whose votes a tier uses."""
    return tier.votes if isinstance(tier, TopUp) and tier.votes is not None else tier.name


def _counted(
    system: System, template: Returns, voted: Mapping[str, Voted], elections: int, lots: Policy
) -> dict[str, ManyTierCounts]:
    """Count every tier by arrays, with those before it at hand, and the rest by the exact engine."""
    counts: dict[str, ManyTierCounts] = {}
    tiers = {tier.name: tier for tier in system.tiers if tier.name not in template.declared}
    again = np.zeros(elections, np.bool_)
    for tier in system.tiers:
        if tier.name not in tiers:
            counts[tier.name] = declared_counts(tier, template, elections)
            continue
        desk = ManyDesk(template=template, voted=voted, counts=dict(counts), elections=elections)
        found = contests(tier, desk)
        if _looks_beyond(tier):
            counts[tier.name] = found.counts
            again |= found.again.any(axis=1)
        else:
            counts[tier.name] = count_contests(tier, template, found, voted[tier.name], lots)
    if any(map(_looks_beyond, tiers.values())):
        again |= ~np.all([each.complete for each in counts.values()], axis=0)
        open_ones = {name: counts[name] for name in tiers}
        counts |= count_whole(Exactly.whole(system, template), open_ones, voted, again, lots)
    return counts


def _looks_beyond(tier: Tier) -> bool:
    """Say whether a contest of a tier may wait for another one, of its own tier or of one before."""
    own = {stage.name for stage in tier.stages()}
    return isinstance(tier, TopUp) or any(not own.issuperset(stage.needs) for stage in tier.stages())


def _house(template: Returns, tiers: Mapping[str, ManyTierCounts]) -> ManyCounts:
    """Sum the tiers by party; independents are a number."""
    parties = tuple(party.key for party in template.parties)
    summed = [
        grouped(each.seats, places_of(template, each.districts, each.contestants), len(parties) + 1)
        for each in tiers.values()
    ]
    house = np.sum(summed, axis=0)
    return ManyCounts(parties=parties, seats=house[:, :-1], independents=house[:, -1], tiers=Frozen(tiers))
