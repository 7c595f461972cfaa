"""Seats filled with persons, as far as their names are known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from electoral.errors import InvalidSystem, MissingFigure
from electoral.exact import show
from electoral.losers import Loser, LosersSeated
from electoral.people import Candidate, CandidateList
from electoral.ranks import Persons, Ranks, ranked, seated
from electoral.record import Settled, Step
from electoral.returns import Returns
from electoral.seated import Move, Moved
from electoral.sources import Table

#: The list of a party in a tier, or in a district of it: how many of its persons count from the top.
Cut = Mapping[tuple[str, str, str | None], int]


@attrs.frozen(kw_only=True)
class Member:
    """Who has a seat.

    Attributes:
        name: None if it is not known.
        party: None for an independent.
        tier: the tier in which the seat was won.
        district: the district or region of the seat.
    """

    name: str | None
    party: str | None
    tier: str
    district: str


@attrs.frozen(kw_only=True)
class Rosters:
    """The persons of lists in the order in which they get seats.

    Attributes:
        tiers: by name; those that say in which order seats go to persons.
        cut: lists of which only the beginning counts.
    """

    returns: Returns
    tiers: Mapping[str, object]
    cut: Cut

    def roster(self, tier: str, party: str, district: str) -> CandidateList | None:
        """Give a list whose persons are known; None if they are not."""
        found = self.returns.list_of(tier, party, district)
        return found if found and found.candidates else None

    def persons(self, roster: CandidateList) -> tuple[Candidate, ...]:
        """Give who of a list counts, in list order."""
        return roster.candidates[: self.cut.get((roster.tier, roster.party, roster.district))]

    def ranks(self, roster: CandidateList, elected: Iterable[str | None]) -> Ranks:
        """Give who of a list waits for its seats, in order; empty if the law or the figures do not say."""
        by = getattr(self.tiers[roster.tier], "persons", None)
        try:
            return () if by is None else self.waiting(roster, elected, by)
        except MissingFigure:
            return ()

    def waiting(self, roster: CandidateList, elected: Iterable[str | None], by: Persons) -> Ranks:
        """Give who of a list waits for its seats, in an order.

        Raises:
            MissingFigure: if the votes for somebody are asked for and not known.
        """
        gone = frozenset(elected)
        return ranked((each for each in self.persons(roster) if each.name not in gone), by)


def members_of(
    rosters: Rosters, tables: Mapping[str, Table], filling: Mapping[str, Sequence[str]]
) -> tuple[Member, ...]:
    """Give a member for every seat, by the order of lists alone; see `Count.members`."""
    members: list[Member] = []
    winners = _winners(rosters.returns, tables, filling)
    for tier, names in filling.items():
        for district, contestant, seats in cells(tables[name] for name in names):
            if seats < 0:
                members = _without(members, district, contestant, rosters.returns)
            else:
                members.extend(_seated(rosters, (tier, district, contestant), seats, (*members, *winners)))
    return tuple(members)


def _winners(
    returns: Returns, tables: Mapping[str, Table], filling: Mapping[str, Sequence[str]]
) -> tuple[Member, ...]:
    """Give who won a seat by name and keeps it, also in tiers that are counted after lists."""
    found: dict[tuple[str, str], Member] = {}
    for tier, names in filling.items():
        for district, contestant, seats in cells(tables[name] for name in names):
            name, party = _person(returns, district, contestant), returns.party(district, contestant)
            if name is not None and seats > 0:
                found[district, contestant] = Member(name=name, party=party, tier=tier, district=district)
            elif seats < 0:
                found.pop((district, contestant), None)
    return tuple(found.values())


def with_losers(members: Iterable[Member], steps: Sequence[Step], returns: Returns) -> tuple[Member, ...]:
    """Name the best losers, of whom the record of their tier tells and no order of a list."""
    found = list(members)
    for step in (each for each in steps if isinstance(each, LosersSeated)):
        for loser in seated_losers(step, steps):
            party = returns.party(loser.district, loser.contestant)
            seat = (step.stage, loser.district, party)
            place = next(
                i
                for i, each in enumerate(found)
                if (each.tier, each.district, each.party) == seat and each.name in (None, loser.contestant)
            )
            found[place] = attrs.evolve(found[place], name=loser.name)
    return tuple(found)


def seated_losers(step: LosersSeated, steps: Iterable[Step]) -> Iterator[Loser]:
    """Give the best losers of a region, with those on whom a tie rule or a lot decided."""
    chosen = set(step.chosen)
    for each in steps:
        if isinstance(each, Settled) and (each.stage, each.region) == (step.stage, step.region):
            chosen.update(each.chosen)
    return (loser for loser in step.losers if loser.name in chosen)


def after_moves(members: Iterable[Member], moved: Iterable[Moved]) -> tuple[Member, ...]:
    """Let members give way to those who have their seats by a representation quota.

    Raises:
        InvalidSystem: if a remedy of a user's own lets somebody give way who has no seat.
    """
    found = list(members)
    for step in moved:
        if step.open:
            found = [attrs.evolve(each, name=None) if _is_in(each, step) else each for each in found]
        for move in step.moves:
            place = _place(found, step, move)
            found[place] = attrs.evolve(found[place], name=move.promoted)
    return tuple(found)


def _place(members: list[Member], step: Moved, move: Move) -> int:
    """Give the seat that somebody gives up; where equal votes hide in which region it is, an unnamed one.

    Raises:
        InvalidSystem: if a remedy of a user's own moves somebody who has no seat.
    """
    seats = [i for i, each in enumerate(members) if is_of(each, step.tier, move)]
    for name in (move.displaced, None):
        for place in seats:
            if members[place].name == name:
                return place
    raise InvalidSystem(
        f"remedy {show(step.remedy)}: lets {show(move.displaced)} give way, who has no seat of the list; it"
        " must name members"
    )


def _is_in(member: Member, step: Moved) -> bool:
    # Who stands alone gives way to nobody.
    return (
        member.party is not None
        and member.tier == step.tier
        and step.party in (None, member.party)
        and step.district in (None, member.district)
    )


def is_of(member: Member, tier: str, move: Move) -> bool:
    """Say whether a member's seat is one of the list on which somebody gave way."""
    return (member.tier, member.party) == (tier, move.party) and move.district in (None, member.district)


def cells(tables: Iterable[Table]) -> Iterator[tuple[str, str, int]]:
    """Give every cell of tables of seats: district, contestant and number."""
    for table in tables:
        for district, row in table.items():
            for contestant, seats in row.items():
                yield district, contestant, int(seats)


def _without(members: list[Member], district: str, contestant: str, returns: Returns) -> list[Member]:
    """Take off the member whose seat was denied."""
    person, party = _person(returns, district, contestant), returns.party(district, contestant)
    denied = next(
        each for each in members if (each.district, each.party, each.name) == (district, party, person)
    )
    return [each for each in members if each is not denied]


def _person(returns: Returns, district: str, contestant: str) -> str | None:
    """Give the name of a contestant; None if it stands for a party, whose person is not known."""
    return None if returns.party(district, contestant) == contestant else contestant


def _seated(
    rosters: Rosters, place: tuple[str, str, str], seats: int, members: Sequence[Member]
) -> Iterator[Member]:
    tier, district, contestant = place
    party = rosters.returns.party(district, contestant)
    names: list[str | None] = [_person(rosters.returns, district, contestant)]
    roster = None if party is None else rosters.roster(tier, party, district)
    if roster is not None and names == [None]:
        # Persons of one name on lists of two districts are two.
        elected = (
            each.name
            for each in members
            if each.party == party
            and (each.tier != tier or rosters.roster(tier, roster.party, each.district) is roster)
        )
        names = [person.name for person in seated(rosters.ranks(roster, elected), seats)]
    elif seats > 1:
        # Several seats under one name are those of persons who are not known.
        names = []
    for number in range(seats):
        name = names[number] if number < len(names) else None
        yield Member(name=name, party=party, tier=tier, district=district)
