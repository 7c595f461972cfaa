"""Numbers of contestants summed by their parties, in each region or in the nation."""

from collections.abc import Collection

import attrs
import numpy as np

from electoral.batch.counts import ManyTierCounts
from electoral.batch.given import Integers, chunks
from electoral.batch.result import Mask, Seats
from electoral.returns import Returns
from electoral.sources import districts_in


def places_of(
    template: Returns, districts: Collection[str], contestants: Collection[Collection[str]]
) -> Integers:
    """Give the place of everybody's party among those of the template (districts, contestants).

    Independents, and columns in which nobody stands, have the place behind the last party.
    """
    order = {party.key: place for place, party in enumerate(template.parties)}
    widest = max(map(len, contestants), default=0)
    places = np.full((len(districts), widest), len(order), np.int64)
    for d, (district, row) in enumerate(zip(districts, contestants, strict=True)):
        for c, key in enumerate(row):
            party = template.party(district, key)
            places[d, c] = len(order) if party is None else order[party]
    return places


def grouped(numbers: Integers | Seats | Mask, groups: Integers, count: int) -> Integers:
    """Sum numbers (elections, districts, contestants) by the group of each contestant: (elections, groups).

    Sums must fit into 64 bits.
    """
    order = np.argsort(groups, axis=None, kind="stable")
    present, starts = np.unique(groups.ravel()[order], return_index=True)
    sums = np.zeros((len(numbers), count), np.int64)
    for part in chunks(len(numbers), max(groups.size, 1)):
        rows = numbers[part]
        columns = rows.reshape(len(rows), groups.size)[:, order]
        sums[part, present] = np.add.reduceat(columns, starts, axis=1, dtype=np.int64)
    return sums


@attrs.frozen(kw_only=True, eq=False)
class Won:
    """Seats won in the districts of a tier, by the regions they lie in.

    Attributes:
        parties: (elections, regions, parties).
        independents: (elections, regions).
        outside: elections in which a district has a seat that lies in none of the regions; the exact engine
            refuses these.
    """

    parties: Integers
    independents: Integers
    outside: Mask

    @classmethod
    def of(cls, counts: ManyTierCounts, template: Returns, tier: str, regions: Collection[str]) -> "Won":
        """Carry the seats of a tier up to regions, as `electoral.sources.won_in` does."""
        found = districts_in(template, tier, counts.districts, regions)
        order = {region: place for place, region in enumerate(regions)}
        lie_in = [order[found[each]] if each in found else len(order) for each in counts.districts]
        places = places_of(template, counts.districts, counts.contestants)
        width = len(template.parties) + 1
        groups = np.array(lie_in, np.int64)[:, None] * width + places
        sums = grouped(counts.seats, groups, (len(order) + 1) * width).reshape(-1, len(order) + 1, width)
        inside = sums[:, :-1]
        outside = np.asarray(sums[:, -1].any(axis=1))
        return cls(parties=inside[..., :-1], independents=inside[..., -1], outside=outside)

    @property
    def total(self) -> Integers:
        """Give all seats won in each region."""
        return np.asarray(self.parties.sum(axis=-1) + self.independents)
