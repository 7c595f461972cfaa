"""Made elections, counted block by block and added up."""

from collections.abc import Callable, Collection, Iterator, Mapping

import numpy as np

from electoral.batch.counts import ManyCounts
from electoral.batch.given import Integers
from electoral.batch.lots import DrawnLots
from electoral.conditions import Combined, Condition
from electoral.election import Election
from electoral.errors import InvalidNumber, InvalidReturns, InvalidSystem
from electoral.exact import positive, show, whole
from electoral.given import can, no_kind
from electoral.simulation.makers import VoteMaker, Votes
from electoral.simulation.summary import Simulation, Sums
from electoral.thresholds import Share
from electoral.tiers import Lists
from electoral.votes import Base, Tally

#: Elections that are made and counted together. A seed means the same elections as long as this stays.
BLOCK = 2_000
Bases = dict[str, dict[Base, Integers]]


def simulate(
    election: Election,
    elections: int,
    *,
    votes: VoteMaker,
    seed: int,
    coalitions: Collection[Collection[str]] = (),
    progress: Callable[[int], None] = lambda _: None,
) -> Simulation:
    """Make elections, count each by the law of one that is known, and add up how seats spread.

    Memory does not grow with the number of elections. Lots are drawn (and counted), since an election with an
    open lot has no seats to add up. Ballots beside the votes for contestants, and so the bases of thresholds,
    stay as they were; where votes were never published, declared winners stay.

    Args:
        election: its law, and the returns around which votes are made.
        elections: how many, one or more.
        votes: where votes come from: `AroundReturns`, `FromPoll`, or any `VoteMaker`.
        seed: a whole number; the same seed gives the same result; more elections begin with the same.
        coalitions: groups of parties whose common majority is asked for.
        progress: told after each block how many elections are done.

    Raises:
        InvalidNumber, InexactNumber: for a number of elections or a seed that is none.
        InvalidSystem: for a part of the law that has no array form.
        MissingFigure: if votes, or a base of a threshold, are not known.
        UnknownName: for a party that does not stand.
        UnsettledTie: if the law names no rule that settles a tie or asks for lots.

    >>> from electoral import load
    >>> from electoral.simulation import AroundReturns
    >>> found = simulate(load("kazakhstan-2021"), 100, votes=AroundReturns(concentration=500), seed=1)
    >>> found.elections, found.chance_of_majority("Nur Otan")
    (100, Fraction(1, 1))
    """
    _require(election, votes, coalitions)
    wanted, key = positive(elections, "elections"), whole(seed, "seed")
    returns = election.returns
    groups = [[returns.party_named(party).key for party in group] for group in coalitions]
    sums = Sums.of(tuple(party.key for party in returns.parties), groups)
    bases = {tier.name: _bases(election, tier) for tier in election.system.tiers if isinstance(tier, Lists)}
    bases = {name: each for name, each in bases.items() if each}
    for first, number in _blocks(wanted):
        made = votes.draw(returns, BLOCK, np.random.default_rng([key, first // BLOCK]))
        counts = election.system.count_many(
            returns,
            _some(made, number),
            bases,
            lots=DrawnLots(seed=key, first=first),
        )
        add(sums, counts, election)
        progress(number)
    return sums.result()


def _require(election: object, votes: object, coalitions: object) -> None:
    if not isinstance(election, Election):
        raise InvalidReturns(f"simulate: {show(election)} is no Election; give e.g. electoral.load(...)")
    if not can(votes, "draw"):
        raise InvalidSystem(f"simulate: {no_kind(votes, 'maker of votes', 'give e.g. AroundReturns(...)')}")
    if isinstance(coalitions, str) or not isinstance(coalitions, Collection):
        raise InvalidNumber(f"coalitions: {show(coalitions)} are no groups; give lists of parties")
    for group in coalitions:
        if isinstance(group, str) or not isinstance(group, Collection) or not group:
            raise InvalidNumber(f"coalitions: {show(group)} is no group; give a list of parties")


def _some(made: object, number: int) -> Votes:
    """Give the first of the elections of a block, which must all be there."""
    if not isinstance(made, Mapping):
        raise InvalidSystem(f"votes: the maker draws {show(made)}, no mapping; let it give tier -> array")
    for tier, each in made.items():
        if not isinstance(each, np.ndarray) or len(each) != BLOCK:
            raise InvalidSystem(
                f"votes of tier {show(tier)}: the maker draws {show(each)}; let it give an array of {BLOCK:,}"
                " elections when it is asked for so many"
            )
    return {tier: each[:number] for tier, each in made.items()}


def _blocks(elections: int) -> Iterator[tuple[int, int]]:
    """Give the first election and the size of each block; the last one is made whole and cut."""
    return ((first, min(BLOCK, elections - first)) for first in range(0, elections, BLOCK))


def _bases(election: Election, tier: Lists) -> dict[Base, Integers]:
    """Give the sizes of the bases that the threshold of a tier names, by district."""
    if tier.name not in election.returns.tallies:
        return {}
    tallies = election.returns.tier(tier.name)
    return {
        base: np.array([_size(base, tally, f"{tier.name}/{key}") for key, tally in tallies.items()])
        for base in _named(tier.who)
        if base is not Base.CONTESTANTS
    }


def _size(base: Base, tally: Tally, where: str) -> int:
    size = base.of(tally, where).value
    if not isinstance(size, int):
        raise InvalidNumber(f"{where}: base '{base.value}' is {show(size)}, not whole; it has no array form")
    return size


def _named(who: Condition) -> frozenset[Base]:
    """Give the bases that a condition names."""
    if isinstance(who, Combined):
        return frozenset[Base]().union(*map(_named, who.conditions))
    return frozenset({who.of}) if isinstance(who, Share) else frozenset()


def add(sums: Sums, counts: ManyCounts, election: Election) -> None:
    """Add the counts of a block."""
    given = counts.seats.sum(axis=1) + counts.independents
    sums.elections += len(given)
    for place, histogram in enumerate(sums.histograms):
        sums.histograms[place] = _added(histogram, np.bincount(counts.seats[:, place]))
    for group in sums.groups:
        together = counts.seats[:, [sums.parties.index(party) for party in group]].sum(axis=1)
        sums.majorities[group] = sums.majorities.get(group, 0) + int((2 * together > given).sum())
    tiers = counts.tiers.values()
    sums.lots += int(np.any([each.by_lot.any(axis=1) for each in tiers], axis=0).sum())
    sums.incomplete += int((~counts.complete).sum())
    sums.recomputed += sum(each.recomputed for each in tiers)
    for tier in election.system.tiers:
        if isinstance(tier, Lists) and tier.name in election.returns.tallies:
            _add_qualified(sums.qualified.setdefault(tier.name, {}), counts, tier.name)


def _added(one: Integers, other: Integers) -> Integers:
    both = np.zeros(max(len(one), len(other)), np.int64)
    both[: len(one)] += one
    both[: len(other)] += other
    return both


def _add_qualified(sums: dict[str, int], counts: ManyCounts, tier: str) -> None:
    found = counts[tier]
    where = {
        key: [(d, row.index(key)) for d, row in enumerate(found.contestants) if key in row]
        for row in found.contestants
        for key in row
    }
    for key, places in where.items():
        met = np.any([found.qualified[:, d, c] for d, c in places], axis=0)
        sums[key] = sums.get(key, 0) + int(met.sum())
