"""The contests of single districts: most votes win."""

import attrs

from electoral.methods import Method
from electoral.stages.declared import district_seats
from electoral.stages.desk import Desk, Outcome, gathered
from electoral.stages.seats import Place, seated
from electoral.ties import TieRule


@attrs.frozen(kw_only=True)
class Contest:
    """Each district elects its own members; makes a table district -> contestant -> seats.

    Attributes:
        name: the table's name.
        tier: the tier whose tallies are counted.
        winner: the method that finds the winners.
        ties: rules for tied districts, in their order. Tied districts ask together.
        seats: how many seats the law gives all districts together; None if the districts say it.
    """

    name: str
    tier: str
    winner: Method
    ties: tuple[TieRule, ...]
    seats: int | None
    fills: bool = attrs.field(default=True, init=False)
    needs: tuple[str, ...] = attrs.field(default=(), init=False)

    def run(self, desk: Desk) -> Outcome:
        """Elect in every district."""
        district_seats(desk.returns, self.tier, self.seats)
        rows = {}
        for district, tally in desk.returns.tier(self.tier).items():
            place = Place(stage=self.name, region=district, seats=desk.returns.seats(self.tier, district))
            rows[district] = seated(desk, place, tally.known(place.path), method=self.winner, ties=self.ties)
        return gathered(self.name, rows)
