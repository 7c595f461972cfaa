"""Whole systems over arrays: many elections with the districts and contestants of one."""

from collections.abc import Mapping

import attrs
import numpy as np

from electoral.batch.allocating import allocate
from electoral.batch.counts import ManyCounts, ManyTierCounts
from electoral.batch.declared import declared_counts
from electoral.batch.given import Integers, IntegersLike, integers
from electoral.batch.one import enter_exactly
from electoral.batch.result import Mask, Status
from electoral.batch.thresholds import qualified
from electoral.errors import InvalidReturns, InvalidSystem
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.methods import BalinskiYoung, Method, RemaindersThenAverages
from electoral.names import unknown
from electoral.returns import Returns
from electoral.stages.declared import district_seats
from electoral.system import System
from electoral.tiers import Districts, Lists, Tier
from electoral.ties import Bench, Lot, settle
from electoral.votes import Base

#: Base -> size in each election and district.
Bases = Mapping[Base, IntegersLike]


def count_many(
    system: System,
    template: Returns,
    votes: Mapping[str, IntegersLike],
    bases: Mapping[str, Bases],
) -> ManyCounts:
    """Count many elections with the districts, contestants and parties of one; see `System.count_many`."""
    names = [tier.name for tier in system.tiers if tier.name not in template.declared]
    for name in (*votes, *bases):
        if name not in names:
            raise unknown(name, names, "votes: tier")
    voted = {
        tier.name: _tier(tier, template, votes, bases.get(tier.name, {}))
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


def _tier(tier: Tier, template: Returns, given: Mapping[str, IntegersLike], bases: Bases) -> ManyTierCounts:
    if not isinstance(tier, Districts | Lists):
        raise InvalidSystem(
            f"tier {show(tier.name)}: {show(tier)} has no array form; count election by election"
        )
    if tier.name not in given:
        raise unknown(tier.name, given, "votes: tier")
    tallies = template.tier(tier.name)
    contestants = tuple(tuple(tally.votes) for tally in tallies.values())
    votes = _votes(given[tier.name], tier.name, contestants)
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
        by_law=np.zeros(found.status.shape, np.bool_),
        recomputed=found.recomputed,
    )
    tied = found.status == Status.TIE
    again = _admitting(tier, votes, taking_part)
    if _in_steps(method):
        # Further seats depend on the answer, so the stages of the law ask and go on.
        again = np.union1d(again, np.flatnonzero(tied.any(axis=1)))
    else:
        for election, district in np.argwhere(tied):
            _settle(tier, template, counts, int(election), int(district))
    for election in again:
        one = {
            base: np.broadcast_to(np.asarray(size), votes.shape[:2])[election] for base, size in bases.items()
        }
        enter_exactly(counts, int(election), tier=tier, template=template, votes=votes[election], bases=one)
    return attrs.evolve(counts, recomputed=found.recomputed + len(again) * len(tallies))


def _admitting(tier: Districts | Lists, votes: Integers, taking_part: Mask) -> Integers:
    """Give the elections in which too few take part somewhere, so that others are admitted."""
    if isinstance(tier, Districts) or tier.admission is None:
        return np.array([], np.int64)
    passing = taking_part.sum(axis=-1)
    rest = ((votes > 0) & ~taking_part).any(axis=-1)
    return np.flatnonzero(((passing > 0) & (passing < tier.admission.fewest) & rest).any(axis=-1))


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


def _settle(
    tier: Districts | Lists, template: Returns, counts: ManyTierCounts, election: int, district: int
) -> None:
    """Let the rules of the law answer a tie as far as they can; what is left waits for lots."""
    name, names = counts.districts[district], counts.contestants[district]
    tied = {names[i]: i for i in np.flatnonzero(counts.tied[election, district])}
    places = int(counts.places[election, district])
    parties = {key: template.party(name, key) for key in tied}
    bench = Bench(
        parties={
            key: None if party is None else template.party_named(party) for key, party in parties.items()
        },
        draws={},
    )
    answers, left = settle(Lot(f"{tier.name}/{name}", tuple(tied), places), tier.ties, bench)
    chosen = [tied[key] for answer in answers for key in answer.ruling.chosen]
    counts.seats[election, district, chosen] += 1
    counts.tied[election, district] = False
    counts.tied[election, district, [tied[key] for key in (left.contestants if left else ())]] = True
    counts.places[election, district] = left.places if left else 0
    counts.by_law[election, district] = bool(answers)
    if left is None:
        counts.status[election, district] = Status.UNIQUE


def _in_steps(method: Method) -> bool:
    return isinstance(method, BalinskiYoung) or isinstance(
        getattr(method, "remaining", None), RemaindersThenAverages
    )
