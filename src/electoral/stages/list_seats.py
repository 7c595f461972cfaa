"""The seats of lists: what is missing to the seats they come to, after seats won in districts."""

from typing import Literal

import attrs

from electoral.frozen import Frozen
from electoral.linked import Complemented
from electoral.sources import (
    NATION,
    Level,
    Table,
    elected_in,
    persons_left,
    require_one_list,
    standing_in,
    won_in,
)
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.distribute import by_region

#: What becomes of seats for which a list has no person left.
Exhausted = Literal["empty", "pass on"]
#: What the rows of a table of totals are: regions, or parties, each with its regions.
Rows = Literal["regions", "parties"]


@attrs.frozen(kw_only=True)
class ListSeats:
    """Give every list what it lacks after seats won in districts; makes region -> list -> seats.

    A list that won more than its total gets nothing, and keeps what it won.

    Attributes:
        name: the table's name.
        tier: the tier of the lists.
        level: whether lists stand in each district, or once in the nation.
        totals: the table of the seats that each list comes to.
        rows: what its rows are.
        winners: the tier in whose districts persons were elected before, who may stand on the lists.
        offsets: the same tier, if the seats won there are taken off; None if the tiers are not linked.
        exhausted: ``"empty"`` if seats stay empty for which a list has no person left; otherwise they are
            given to the list, and what a law says of persons is not looked at here.
    """

    name: str
    tier: str
    level: Level
    totals: str
    rows: Rows
    winners: str
    offsets: str | None
    exhausted: Exhausted | None = None
    fills: bool = attrs.field(default=True, init=False)
    by_region: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        reads_winners = self.offsets is not None or self.exhausted == "empty"
        return (self.totals, self.winners) if reads_winners else (self.totals,)

    def run(self, desk: Desk) -> Outcome:
        """Complement in every region."""
        regions = [NATION] if self.level == "nation" else list(desk.returns.tier(self.tier))
        totals = totals_by_region(desk.tables[self.totals], self.rows)
        offsets = self.offsets or ""
        won = won_in(desk.returns, offsets, desk.tables.get(offsets, Frozen()), regions)
        return gathered(
            self.name,
            {region: self._row(desk, region, totals.get(region, {}), won[region]) for region in regions},
        )

    def _row(
        self,
        desk: Desk,
        region: str,
        totals: dict[str, int],
        seats_won: "dict[str | None, int]",
    ) -> Row:
        standing = standing_in(desk.returns, self.tier, self.level, region)
        if self.offsets is not None:
            require_one_list(standing, f"{self.name}/{region}")
        held = {key: seats_won[party] if (party := standing.get(key, key)) else 0 for key in totals}
        due = {key: max(0, number - held[key]) for key, number in totals.items()}
        persons = self._persons(desk, region, due, standing)
        seats = {key: min(number, persons.get(key, number)) for key, number in due.items()}
        overhang = {key: held[key] - number for key, number in totals.items() if held[key] > number}
        step = Complemented(
            stage=self.name,
            region=region,
            totals=Frozen(totals),
            won=Frozen(held),
            persons=Frozen(persons),
            seats=Frozen(seats),
            overhang=Frozen(overhang),
            empty=Frozen({key: due[key] - seats[key] for key in persons}),
        )
        return Row(numbers=Frozen(seats), steps=(step,))

    def _persons(
        self,
        desk: Desk,
        region: str,
        due: dict[str, int],
        standing: "dict[str, str | None]",
    ) -> dict[str, int]:
        """Give how many persons are left on the lists that have too few."""
        if self.exhausted != "empty":
            return {}
        elected = elected_in(desk.returns, desk.tables[self.winners])
        lists = {key: party for key in due if (party := standing.get(key, key))}
        left = {
            key: persons_left(desk.returns, self.name, party, region, elected) for key, party in lists.items()
        }
        return {key: number for key, number in left.items() if number is not None and number < due[key]}


def totals_by_region(table: Table, rows: Rows) -> dict[str, dict[str, int]]:
    """Give a table of totals as region -> list -> seats."""
    if rows == "parties":
        return by_region(table)
    return {region: {key: int(seats) for key, seats in row.items()} for region, row in table.items()}
