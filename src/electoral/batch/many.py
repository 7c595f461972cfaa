"""Whole systems over arrays: many elections with the districts and contestants of one."""

from collections.abc import Mapping

import attrs
import numpy as np

from electoral.batch.allocating import allocate
from electoral.batch.counts import ManyCounts, ManyTierCounts
from electoral.batch.declared import declared_counts
from electoral.batch.given import Integers, IntegersLike, integers
from electoral.batch.lots import Lots, Policy, policy
from electoral.batch.one import Alone
from electoral.batch.result import Mask, Status, nothing
from electoral.batch.thresholds import met, sizes
from electoral.counting import require_tiers
from electoral.errors import InvalidReturns, InvalidSystem
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.methods import BalinskiYoung, Method, QuotaMethod, RemaindersThenAverages
from electoral.names import unknown
from electoral.returns import Returns
from electoral.stages import Allocate
from electoral.stages.declared import district_seats, void_seats
from electoral.system import System
from electoral.tiers import Districts, Lists
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
    tiers = _with_arrays(system, template)
    voted = _voted(system, template, votes, bases)
    counts = {
        tier.name: _tier(tier, template, votes[tier.name], bases.get(tier.name, {}), drawing)
        for tier in tiers
        if tier.name in voted
    }
    if len(elections := {len(each.seats) for each in counts.values()}) != 1:
        raise InvalidReturns(
            f"votes: {len(elections) or 'no'} numbers of elections; give as many in every tier"
        )
    for tier in system.tiers:
        if tier.name not in voted:
            counts[tier.name] = declared_counts(tier, template, max(elections))
    return _house(template, {tier.name: counts[tier.name] for tier in system.tiers}, max(elections))


def _with_arrays(system: System, template: Returns) -> list[Districts | Lists]:
    """Give the tiers, which must be those that arrays can count, without excluded votes."""
    if not isinstance(template, Returns):
        raise InvalidReturns(f"template: {show(template)} are no Returns; give those of one election")
    tiers = [tier for tier in system.tiers if isinstance(tier, Districts | Lists)]
    for tier in system.tiers:
        if tier not in tiers:
            raise InvalidSystem(
                f"tier {show(tier.name)}: {type(tier).__name__} has no array form; count election by election"
            )
    for name, rows in template.tallies.items():
        if any(tally.excluded for tally in rows.values()):
            raise InvalidReturns(
                f"template: tier {show(name)} excludes votes, which arrays do not; count election by election"
            )
    return tiers


def _voted(
    system: System,
    template: Returns,
    votes: Mapping[str, IntegersLike],
    bases: Mapping[str, Bases],
) -> list[str]:
    """Give the tiers that have votes, all of which must be given."""
    for what, given in (("votes", votes), ("bases", bases)):
        if not isinstance(given, Mapping):
            raise InvalidReturns(f"{what}: {show(given)} is no mapping; give tier -> array")
    require_tiers(system, template)
    names = [tier.name for tier in system.tiers if tier.name not in template.declared]
    for name in (*votes, *bases):
        if name not in names:
            raise unknown(str(name), names, "votes: tier")
    if missing := [name for name in names if name not in votes]:
        raise unknown(missing[0], votes, "votes: tier")
    return names


def _house(template: Returns, tiers: dict[str, ManyTierCounts], elections: int) -> ManyCounts:
    """Sum the tiers by party; independents are a number."""
    parties = tuple(party.key for party in template.parties)
    house = np.zeros((elections, len(parties) + 1), np.int64)
    for each in tiers.values():
        for d, (district, contestants) in enumerate(zip(each.districts, each.contestants, strict=True)):
            for c, contestant in enumerate(contestants):
                party = template.party(district, contestant)
                house[:, -1 if party is None else parties.index(party)] += each.seats[:, d, c]
    return ManyCounts(parties=parties, seats=house[:, :-1], independents=house[:, -1], tiers=Frozen(tiers))


def _tier(
    tier: Districts | Lists, template: Returns, given: IntegersLike, bases: Bases, lots: Policy
) -> ManyTierCounts:
    tallies = template.tier(tier.name)
    contestants = tuple(tuple(tally.votes) for tally in tallies.values())
    votes = _votes(given, tier.name, contestants)
    known = sizes(votes, bases)
    taking_part = met(tier.who, votes, known) if isinstance(tier, Lists) else votes > 0
    method = tier.method if isinstance(tier, Lists) else tier.winner
    if stepwise := _in_steps(method):
        # The law's steps ask even where all answers lead to the same seats; the exact engine follows them.
        found = nothing(votes.shape)
    else:
        seats = _seats(tier, template)
        most = _most(tier, template, seats, votes.shape[-1])
        found = allocate(np.where(taking_part, votes, 0), seats, method=method, maximum=most)
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
    again = stepwise | (found.status == Status.TIE) | _admitting(tier, votes, taking_part)
    districts = [Alone.of(tier, template, district) for district in tallies]
    for election, d in np.argwhere(again).tolist():
        figures = {base: int(size[election, d]) for base, size in known.items() if base in bases}
        count = districts[d].count(votes[election, d], figures, lots, election)
        districts[d].enter(counts, (election, d), count)
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
    districts = template.tier(tier.name)
    if isinstance(tier, Lists):
        stage = next(each for each in tier.stages() if isinstance(each, Allocate))
        return [stage.seats_of(template, district) for district in districts]
    district_seats(template, tier.name, tier.seats)
    void = void_seats(template, tier.name)
    return [0 if district in void else template.seats(tier.name, district) for district in districts]


def _most(tier: Districts | Lists, template: Returns, seats: list[int], widest: int) -> Integers | None:
    """Give the most seats of each where individuals stand on list ballots, who take one at most."""
    alone = [
        [template.party(district, key) is None for key in tally.votes]
        for district, tally in template.tier(tier.name).items()
    ]
    if isinstance(tier, Districts) or not any(map(any, alone)):
        return None
    most = np.repeat(np.asarray(seats, np.int64)[:, None], widest, axis=1)
    for place, row in enumerate(alone):
        most[place, : len(row)][np.asarray(row)] = min(1, seats[place])
    return most


def _in_steps(method: Method) -> bool:
    by_both = isinstance(method, QuotaMethod) and isinstance(method.remaining, RemaindersThenAverages)
    return by_both or isinstance(method, BalinskiYoung)
