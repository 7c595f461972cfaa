"""The contests of single districts: most votes win."""

import attrs

from electoral.frozen import Frozen
from electoral.linked import Void
from electoral.methods import Method
from electoral.returns import Returns
from electoral.stages.declared import district_seats, void_seats
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place, seated
from electoral.ties import TieRule


@attrs.frozen(kw_only=True)
class Contest:
    """Each district elects its own members; makes a table district -> contestant -> seats.

    A void contest elects nobody.

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
        void = void_seats(desk.returns, self.tier)
        rows = {}
        for district, tally in desk.returns.tier(self.tier).items():
            place = Place(stage=self.name, region=district, seats=desk.returns.seats(self.tier, district))
            if district not in void:
                votes = tally.known(place.path)
                rows[district] = seated(desk, place, votes, method=self.winner, ties=self.ties)
        return gathered(self.name, rows | nobody_in(desk.returns, self.name, self.tier))


def nobody_in(returns: Returns, stage: str, tier: str) -> dict[str, Row]:
    """Elect nobody in the void contests of a tier, whether their votes are known or not."""
    tallies = returns.tier(tier)
    rows = {}
    for district, seats in void_seats(returns, tier).items():
        votes = tallies[district].votes if district in tallies else {}
        step = Void(stage=stage, region=district, seats=seats)
        rows[district] = Row(numbers=Frozen(dict.fromkeys(votes, 0)), steps=(step,))
    return rows
