"""Winners of districts without a seat: more of them than their party's seats in the region cover."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from electoral.errors import InvalidReturns, MissingFigure
from electoral.exact import Exact, plain, show
from electoral.frozen import Frozen
from electoral.linked import Ranked
from electoral.methods import Plurality
from electoral.names import listed
from electoral.record import Step
from electoral.returns import Returns
from electoral.sources import NATION, Level, Table, districts_in
from electoral.stages.desk import Desk, Outcome, Row
from electoral.stages.list_seats import Rows, totals_by_region
from electoral.stages.seats import Place, answered
from electoral.ties import Lot, TieRule
from electoral.votes import Base


@attrs.frozen(kw_only=True)
class Cover:
    """Deny seats to the worst-placed winners; makes a table district -> winner -> -1.

    In every region a party's winners are ranked by their share of the valid votes of their district. Only the
    first of them are seated, as many as the party has seats in the region (Germany 2023).

    Attributes:
        name: the table's name.
        tier: the tier of the lists.
        level: whether its districts are the regions, or the nation is the only one.
        seats: the table of the parties' seats in the regions.
        rows: what its rows are.
        offsets: the tier of the districts, each with one winner, whose votes and valid ballots are known.
        ties: rules for winners with equal shares, in their order; districts are of no party.
    """

    name: str
    tier: str
    level: Level
    seats: str
    rows: Rows
    offsets: str
    ties: tuple[TieRule, ...]
    fills: bool = attrs.field(default=True, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.seats, self.offsets)

    def run(self, desk: Desk) -> Outcome:
        """Rank the winners of every party in every region."""
        seats = totals_by_region(desk.tables[self.seats], self.rows)
        denied: dict[str, Frozen[str, Exact]] = {}
        steps: list[Step] = []
        for (region, party), winners in self._winners(desk).items():
            row = self._ranked(desk, (region, party), winners, seats.get(region, {}).get(party, 0))
            denied |= {district: Frozen({winners[district]: -1}) for district in row.numbers}
            steps.extend(row.steps)
        return Outcome(tables=Frozen({self.name: Frozen(denied)}), steps=tuple(steps))

    def while_waiting(self, desk: Desk) -> Table:
        """Give what is sure while seats of the parties are open: no winner of a party has a seat."""
        winners = single_winners(desk.tables.get(self.offsets, Frozen()))
        of_parties = {key: winner for key, winner in winners.items() if desk.returns.party(key, winner)}
        return Frozen({district: Frozen({winner: -1}) for district, winner in of_parties.items()})

    def _winners(self, desk: Desk) -> dict[tuple[str, str], dict[str, str]]:
        """Give the winners by region and party, each by district; independents need no cover."""
        table = desk.tables[self.offsets]
        regions = (NATION,) if self.level == "nation" else tuple(desk.returns.tier(self.tier))
        places = districts_in(desk.returns, self.offsets, table, regions)
        found: dict[tuple[str, str], dict[str, str]] = {}
        for district, winner in single_winners(table).items():
            if district not in places:
                raise InvalidReturns(
                    f"{self.name}: district {show(district)} lies in no region of {show(self.tier)}; give"
                    " its parent"
                )
            if (party := desk.returns.party(district, winner)) is not None:
                found.setdefault((places[district], party), {})[district] = winner
        return found

    def _ranked(self, desk: Desk, place: tuple[str, str], winners: Mapping[str, str], seats: int) -> Row:
        region, party = place
        votes, valid = self._figures(desk.returns, winners)
        shares = {district: Fraction(votes[district]) / Fraction(valid[district]) for district in winners}
        lots = Place(stage=self.name, region=f"{region}, {party}", seats=seats, among="districts")
        seated = set(winners)
        steps: tuple[Step, ...] = ()
        open_to_lots: tuple[str, ...] = ()
        if len(winners) > seats:
            elected = Plurality().allocate(shares, seats)
            seated = {district for district, seat in elected.sure.items() if seat}
            if elected.tie is not None:
                lot = Lot(lots.path, elected.tie.contestants, elected.tie.places)
                chosen, steps = answered(lots, lot, self.ties, desk)
                seated |= chosen
                open_to_lots = elected.tie.contestants if len(chosen) < lot.places else ()
        refused = tuple(district for district in winners if district not in {*seated, *open_to_lots})
        step = Ranked(
            stage=self.name,
            region=lots.region,
            land=region,
            party=party,
            seats=seats,
            winners=Frozen(winners),
            votes=Frozen(votes),
            valid=Frozen(valid),
            refused=refused,
        )
        # While lots are open none of those tied has a seat for sure.
        return Row(numbers=Frozen(dict.fromkeys((*refused, *open_to_lots), -1)), steps=(*steps, step))

    def _figures(
        self, returns: Returns, winners: Mapping[str, str]
    ) -> tuple[dict[str, Exact], dict[str, Exact]]:
        """Give the votes of each winner and the valid ballots of the district; more need not be known."""
        votes: dict[str, Exact] = {}
        valid: dict[str, Exact] = {}
        for district, winner in winners.items():
            where = f"tier {show(self.offsets)}, district {show(district)}"
            tally = returns.tallies.get(self.offsets, Frozen()).get(district)
            number = None if tally is None else tally.votes.get(winner)
            if tally is None or number is None:
                raise MissingFigure(f"{where}: the votes of {show(winner)} are not known, who won; give them")
            votes[district] = number
            valid[district] = plain(Fraction(Base.VALID.of(tally, where).value))
            if not valid[district]:
                raise InvalidReturns(f"{where}: a winner, but no valid ballots; correct the figures")
        return votes, valid


def single_winners(table: Table) -> dict[str, str]:
    """Give the winner of each district that has one.

    Raises:
        InvalidReturns: if a district has several.
    """
    found: dict[str, str] = {}
    for district, row in table.items():
        winners = [key for key, seats in row.items() if seats]
        if len(winners) > 1 or sum(row.values()) > 1:
            raise InvalidReturns(
                f"district {show(district)}: several winners ({listed(winners)}), but each district has one"
                " where"
                " winners are ranked; give each its own district"
            )
        found |= dict.fromkeys((district,), winners[0]) if winners else {}
    return found
