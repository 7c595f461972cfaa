"""A party's seats to its regional lists."""

import attrs

from electoral.errors import InvalidReturns
from electoral.exact import Exact, show
from electoral.frozen import Frozen
from electoral.methods import Method
from electoral.returns import Returns
from electoral.sources import NATION, Table, won_in
from electoral.stages.desk import Desk, Outcome, gathered
from electoral.stages.seats import Place, seated
from electoral.ties import TieRule


@attrs.frozen(kw_only=True)
class Distribute:
    """Give each party's seats to its lists in districts; makes a table party -> district -> seats.

    Attributes:
        name: the table's name.
        tier: the tier of the lists.
        seats: the table of the parties' seats in the nation.
        method: the votes of a party's lists to seats.
        ties: rules for the last seats, in their order; districts are of no party.
        floors: a table whose seats no list has fewer than; None if there is none.
    """

    name: str
    tier: str
    seats: str
    method: Method
    ties: tuple[TieRule, ...]
    floors: str | None = None
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.seats, *(() if self.floors is None else (self.floors,)))

    def run(self, desk: Desk) -> Outcome:
        """Distribute party by party; tied parties ask together."""
        regions = desk.returns.tier(self.tier)
        least = self.floors or ""
        floors = won_in(desk.returns, least, desk.tables.get(least, Frozen()), regions)
        rows = {}
        for party, seats in desk.tables[self.seats][NATION].items():
            if not seats:
                continue
            place = Place(stage=self.name, region=party, seats=int(seats), among="districts")
            votes = list_votes(desk.returns, self.tier, party, f"{self.name}/{party}")
            # Seats won where the party has no list are none of its lists.
            minimum = {region: floors[region][party] for region in votes if floors[region][party]}
            rows[party] = seated(desk, place, votes, method=self.method, ties=self.ties, minimum=minimum)
        return gathered(self.name, rows)


def list_votes(returns: Returns, tier: str, party: str, where: str) -> dict[str, Exact]:
    """Give the votes of a party's lists, by district."""
    found: dict[str, Exact] = {}
    for district, tally in returns.tier(tier).items():
        for contestant, votes in tally.sharing(f"{where}/{district}").items():
            if returns.party(district, contestant) != party:
                continue
            if district in found:
                raise InvalidReturns(
                    f"{where}/{district}: {show(party)} has several lists, but one is linked; add them up"
                )
            found[district] = votes
    return found


def by_region(table: Table) -> dict[str, dict[str, int]]:
    """Turn a table party -> district -> seats into district -> party -> seats."""
    turned: dict[str, dict[str, int]] = {}
    for party, row in table.items():
        for region, seats in row.items():
            turned.setdefault(region, {})[party] = int(seats)
    return turned
