"""Coalitions of lists: who shares seats, seats to coalitions and single lists, and inside a coalition."""

from collections.abc import Mapping

import attrs

from electoral.coalesced import Coalesced
from electoral.conditions import Condition, Panel, found, tables_of
from electoral.exact import Exact
from electoral.frozen import Frozen
from electoral.methods import Method
from electoral.returns import Returns
from electoral.sources import NATION, standing_in, tallies_in
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place, seated
from electoral.ties import TieRule


@attrs.frozen(kw_only=True)
class Coalesce:
    """Find which coalitions take part as one, and which lists alone; makes nation -> bloc -> votes.

    A coalition takes part if its lists that count have enough votes together, and at least one of its lists
    takes part by itself. The lists of another coalition stand alone, if they take part by themselves.

    Attributes:
        name: the table's name.
        tier: the tier of the lists.
        lists: the table of the lists that take part by themselves, with their votes.
        counted: the table of the lists whose votes count for their coalition.
        total: what a coalition needs together.
    """

    name: str
    tier: str
    lists: str
    counted: str
    total: Condition
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return tuple(dict.fromkeys((self.lists, self.counted, *tables_of(self.total))))

    def run(self, desk: Desk) -> Outcome:
        """Sum the lists that count, and ask."""
        alone, counting = desk.tables[self.lists][NATION], desk.tables[self.counted][NATION]
        members = members_in(desk.returns, self.tier)
        counted = {key: counting[key] for keys in members.values() for key in keys if key in counting}
        totals = {name: _sum(counted, keys) for name, keys in members.items()}
        panel = Panel(
            where=f"{self.name}/{NATION}",
            votes=totals,
            tallies=tallies_in(desk.returns, self.tier),
            parties=dict.fromkeys(totals),
        )
        finding = found(self.total, panel)
        part = tuple(name for name in finding.passing if any(key in alone for key in members[name]))
        single = {key: n for key, n in alone.items() if not any(key in members[name] for name in part)}
        step = Coalesced(
            stage=self.name,
            region=NATION,
            members=Frozen(members),
            counted=Frozen(counted),
            totals=Frozen(totals),
            finding=finding,
            taking_part=part,
            blocs=Frozen({name: totals[name] for name in part} | single),
        )
        return gathered(self.name, {NATION: Row(numbers=step.blocs, steps=(step,))})


def _sum(votes: Mapping[str, Exact], keys: tuple[str, ...]) -> Exact:
    return sum(votes.get(key, 0) for key in keys)


def members_in(returns: Returns, tier: str) -> dict[str, tuple[str, ...]]:
    """Give the lists of each coalition that stand in a tier, in the order of the parties."""
    standing = standing_in(returns, tier, "nation", NATION)
    found: dict[str, tuple[str, ...]] = {}
    for party in returns.parties:
        if party.coalition is not None and party.key in standing:
            found[party.coalition] = (*found.get(party.coalition, ()), party.key)
    return found


@attrs.frozen(kw_only=True)
class AllocateBlocs:
    """Give all seats to coalitions and single lists; makes nation -> bloc -> seats.

    Attributes:
        name: the table's name.
        blocs: the table of who shares them, with their votes.
        seats: how many there are.
        method: votes to seats.
        ties: rules for the last seats, in their order.
    """

    name: str
    blocs: str
    seats: int
    method: Method
    ties: tuple[TieRule, ...]
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The table it reads."""
        return (self.blocs,)

    def run(self, desk: Desk) -> Outcome:
        """Allocate in the nation."""
        place = Place(stage=self.name, region=NATION, seats=self.seats, among="coalitions")
        votes = desk.tables[self.blocs][NATION]
        return gathered(self.name, {NATION: seated(desk, place, votes, method=self.method, ties=self.ties)})


@attrs.frozen(kw_only=True)
class AllocateInside:
    """Share the seats of each coalition among its lists; makes coalition -> list -> seats.

    Attributes:
        name: the table's name.
        tier: the tier of the lists.
        lists: the table of the lists that take part by themselves, with their votes.
        seats: the table of the seats of coalitions and single lists.
        method: votes to seats.
        ties: rules for the last seats; coalitions with tied lists ask together.
    """

    name: str
    tier: str
    lists: str
    seats: str
    method: Method
    ties: tuple[TieRule, ...]
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.lists, self.seats)

    def run(self, desk: Desk) -> Outcome:
        """Allocate in every coalition with seats."""
        alone, blocs = desk.tables[self.lists][NATION], desk.tables[self.seats][NATION]
        rows = {}
        for name, keys in members_in(desk.returns, self.tier).items():
            if not blocs.get(name):
                continue
            place = Place(stage=self.name, region=name, seats=int(blocs[name]))
            votes = {key: alone[key] for key in keys if key in alone}
            rows[name] = seated(desk, place, votes, method=self.method, ties=self.ties)
        return gathered(self.name, rows)


@attrs.frozen(kw_only=True)
class ListsOfBlocs:
    """Put together the seats of all lists, in coalitions and alone; makes nation -> list -> seats.

    Attributes:
        name: the table's name.
        tier: the tier of the lists.
        seats: the table of the seats of coalitions and single lists.
        inside: the table of seats inside coalitions.
    """

    name: str
    tier: str
    seats: str
    inside: str
    fills: bool = attrs.field(default=True, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.seats, self.inside)

    def run(self, desk: Desk) -> Outcome:
        """Look up the seats of every list that stands."""
        given = {key: n for row in desk.tables[self.inside].values() for key, n in row.items()}
        given |= {key: n for key, n in desk.tables[self.seats][NATION].items() if key not in given}
        standing = standing_in(desk.returns, self.tier, "nation", NATION)
        row = Row(numbers=Frozen({key: given.get(key, 0) for key in standing}))
        return gathered(self.name, {NATION: row})
