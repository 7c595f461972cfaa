"""Where numbers come from: ballots, in each district or summed, and seats won in another tier."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

import attrs

from electoral.errors import InvalidReturns
from electoral.exact import Exact, show
from electoral.findings import Within
from electoral.frozen import Frozen
from electoral.names import listed
from electoral.returns import Returns
from electoral.votes import Base, Denominator, Tally

#: Region -> contestant -> number. An absent cell is not zero: it is nobody who stands there.
Table = Frozen[str, Frozen[str, Exact]]
#: Where seats are shared: in every district by itself, or once for all of them.
Level = Literal["districts", "nation"]
#: The region of a table that has one row for the whole country.
NATION = "nation"


@attrs.frozen(kw_only=True)
class Ballots:
    """What was counted where seats are shared: in one contest, or in several that are summed.

    Attributes:
        votes: by contestant; by party where several contests are summed, without independents.
        sharing: those of them that count when seats are shared; see `Tally.excluded`.
        tallies: the tallies by district.
    """

    votes: Mapping[str, Exact]
    sharing: Mapping[str, Exact]
    tallies: Mapping[str, Tally]

    def base(self, base: Base, where: str) -> Denominator:
        """Take a base of it; see `Base.over`."""
        return base.over(self.tallies, where)


def ballots_in(
    returns: Returns, tallies: Mapping[str, Tally], level: Level, region: str, where: str
) -> Ballots:
    """Give the ballots in a region: of a district, or of the nation as one.

    Raises:
        MissingFigure: if votes in a tally are not known, or it is partial and the returns do not declare who
            takes part.
    """
    return (
        summed(returns, tallies, where) if level == "nation" else _one(tallies[region], f"{where}/{region}")
    )


def tallies_in(returns: Returns, tier: str) -> Mapping[str, Tally]:
    """Give the tallies of a tier; who is not known does not matter where it is declared who takes part."""
    tallies = returns.tier(tier)
    if tier not in returns.qualified:
        return tallies
    return {key: attrs.evolve(tally, partial=False) for key, tally in tallies.items()}


def with_added(tallies: Mapping[str, Tally], tables: Iterable[Table], where: str) -> dict[str, Tally]:
    """Give tallies with votes that travelled to their contestants; never fewer than none.

    Raises:
        MissingFigure: if a tally is partial or votes in it are not known.
    """
    found = dict(tallies)
    for table in tables:
        for region, row in table.items():
            votes = found[region].known(f"{where}/{region}")
            more = {key: max(number + row.get(key, 0), 0) for key, number in votes.items()}
            excluded = {key: min(number, more[key]) for key, number in found[region].excluded.items()}
            found[region] = attrs.evolve(found[region], votes=Frozen(more), excluded=excluded)
    return found


def _one(tally: Tally, where: str) -> Ballots:
    return Ballots(votes=tally.known(where), sharing=tally.sharing(where), tallies=Frozen({where: tally}))


def summed(returns: Returns, tallies: Mapping[str, Tally], where: str) -> Ballots:
    """Sum contests by party, in the order of the parties; independents have no votes beyond their own.

    Raises:
        MissingFigure: if a tally is partial or votes in it are not known.
    """
    votes: Counter[str] = Counter()
    excluded: Counter[str] = Counter()
    standing = set()
    for district, tally in tallies.items():
        for contestant, number in tally.known(f"{where}/{district}").items():
            party = returns.party(district, contestant)
            if party is not None:
                votes[party] += number  # type: ignore[assignment] # a Counter of exact numbers
                excluded[party] += tally.excluded.get(contestant, 0)  # type: ignore[assignment] # the same
                standing.add(party)
    by_party = {party.key: votes[party.key] for party in returns.parties if party.key in standing}
    sharing = {key: number - excluded[key] for key, number in by_party.items()}
    return Ballots(votes=by_party, sharing=sharing, tallies=tallies)


def around(
    returns: Returns, tier: str, tallies: Mapping[str, Tally], district: str, within: Within
) -> dict[str, Tally]:
    """Give those tallies of a tier that are around a district: of its region, or of the nation.

    Raises:
        InvalidReturns: if the region of a district is not known.
    """
    if within == "nation":
        return dict(tallies)
    region = _parent(returns, tier, district)
    return {each: tally for each, tally in tallies.items() if _parent(returns, tier, each) == region}


def _parent(returns: Returns, tier: str, district: str) -> str:
    found = returns.district(tier, district)
    if found is None or found.parent is None:
        raise InvalidReturns(
            f"tier {show(tier)}, district {show(district)}: its region is not known; give its parent"
        )
    return found.parent


#: Seats by party; those of independents stand under None.
SeatsByParty = Counter[str | None]


def won_in(returns: Returns, tier: str, table: Table, regions: Collection[str]) -> dict[str, SeatsByParty]:
    """Carry seats won in the districts of a tier up to the regions they lie in, by party.

    A single region has all seats. Otherwise a district counts in the nearest region above it by the parents
    of the districts, or in the region of its own name.

    Raises:
        InvalidReturns: if a district with a seat lies in none of the regions.
    """
    won = {region: SeatsByParty() for region in regions}
    places = districts_in(returns, tier, table, regions)
    for district, row in table.items():
        for contestant, seats in row.items():
            if not seats:
                continue
            if district not in places:
                raise InvalidReturns(
                    f"district {show(district)}: lies in none of the regions {listed(regions)};"
                    " give its parent with the districts"
                )
            won[places[district]][returns.party(district, contestant)] += int(seats)
    return won


def won_everywhere(returns: Returns, tier: str, table: Table) -> SeatsByParty:
    """Give the seats of a table by party, over all its regions."""
    return won_in(returns, tier, table, (NATION,))[NATION]


def districts_in(
    returns: Returns, tier: str, districts: Collection[str], regions: Collection[str]
) -> dict[str, str]:
    """Give the region of each district that lies in one; see `won_in`."""
    if len(regions) == 1:
        return dict.fromkeys(districts, next(iter(regions)))
    above = {each.key: each.parent for each in returns.districts if each.parent and each.tier in (None, tier)}
    found = {}
    for district in districts:
        known = returns.district(tier, district)
        start = district if known is None or known.parent is None else known.parent
        region = _nearest(start, regions, above) or (district if district in regions else None)
        if region is not None:
            found[district] = region
    return found


def _nearest(start: str, regions: Collection[str], above: Mapping[str, str]) -> str | None:
    seen = set()
    here: str | None = start
    while here is not None and here not in regions and here not in seen:
        seen.add(here)
        here = above.get(here)
    return here if here in regions else None


#: A person who was elected: the name and the party.
Person = tuple[str, str | None]


def elected_in(returns: Returns, table: Table) -> frozenset[Person]:
    """Give who was elected in the districts of a table; persons of one name and two parties are two."""
    return frozenset(
        (contestant, returns.party(district, contestant))
        for district, row in table.items()
        for contestant, seats in row.items()
        if seats
    )


def individuals_in(
    returns: Returns, tier: str, table: Table, region: str, regions: Collection[str]
) -> frozenset[str]:
    """Give the independents elected in the districts of a region; one of that name elsewhere is another."""
    places = districts_in(returns, tier, table, regions)
    near = Frozen({district: row for district, row in table.items() if places.get(district) == region})
    return frozenset(name for name, party in elected_in(returns, near) if party is None)


def persons_left(
    returns: Returns, tier: str, party: str, region: str, elected: Collection[Person]
) -> int | None:
    """Give how many persons a list can still seat; None if that is not known.

    Those elected in districts do not count, where the list is known by name.

    Raises:
        InvalidReturns: if the list is of the whole tier, but lists stand in each of several regions.
    """
    roster = returns.list_of(tier, party, region)
    if roster is None:
        return None
    if roster.district is None and len(returns.tallies.get(tier, ())) > 1 and region != NATION:
        raise InvalidReturns(
            f"tier {show(tier)}, list of {show(party)}: its district is not known, and there are several;"
            " give it"
        )
    if roster.candidates:
        return sum((person.name, party) not in elected for person in roster.candidates)
    return roster.persons


def require_one_list(standing: Mapping[str, str | None], where: str) -> None:
    """Refuse several lists of one party in a region, from each of which its district seats would come off.

    Raises:
        InvalidReturns: naming the party.
    """
    seen: dict[str, str] = {}
    for contestant, party in standing.items():
        if party is not None and party in seen:
            both = listed((seen[party], contestant))
            raise InvalidReturns(
                f"{where}: {both} are lists of {show(party)}, which has one where lists are linked to"
                " districts; add them up"
            )
        if party is not None:
            seen[party] = contestant


def party_of(returns: Returns, region: str, contestant: str) -> str | None:
    """Give the party of who stands in a row; in the nation that is its own name."""
    return contestant if region == NATION else returns.party(region, contestant)


def by_party(returns: Returns, region: str, row: Mapping[str, Exact]) -> dict[str, int]:
    """Give a row of seats by party; in the nation contestants are parties."""
    seats: Counter[str] = Counter()
    for contestant, number in row.items():
        party = party_of(returns, region, contestant)
        if party is not None:
            seats[party] += int(number)
    return dict(seats)


def standing_in(returns: Returns, tier: str, level: Level, region: str) -> dict[str, str | None]:
    """Give who stands where seats are shared, with their parties: in a district, or in the nation."""
    tallies = returns.tier(tier)
    if level == "districts":
        return {key: returns.party(region, key) for key in tallies[region].votes}
    standing = {returns.party(district, key) for district, tally in tallies.items() for key in tally.votes}
    return {party.key: party.key for party in returns.parties if party.key in standing}


def regions_around(
    returns: Returns, tier: str, level: Level, offsets: str, districts: Collection[str]
) -> frozenset[str]:
    """Give the regions of a tier in which districts of another lie; the nation, if seats are shared there."""
    if level == "nation":
        return frozenset((NATION,) if districts else ())
    regions = returns.tier(tier)
    found = districts_in(returns, offsets, districts, regions)
    return frozenset(regions if any(each not in found for each in districts) else found.values())
