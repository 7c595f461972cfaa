"""Seats to regions, in proportion to their people."""

from typing import Literal

import attrs

from electoral.errors import MissingFigure
from electoral.exact import Exact, show
from electoral.methods import Method
from electoral.record import Step
from electoral.returns import Returns
from electoral.sources import NATION, standing_in
from electoral.stages.bases import SeatBase, Standing
from electoral.stages.desk import Desk, Outcome, gathered
from electoral.stages.seats import Place, seated
from electoral.ties import TieRule

#: By what regions get seats: persons, persons on the roll, or ballots cast.
By = Literal["population", "electorate", "turnout"]


@attrs.frozen(kw_only=True)
class Apportion:
    """Give seats to the districts of a tier by their people; makes a table nation -> district -> seats.

    Attributes:
        name: the table's name.
        tier: the tier whose districts get seats.
        participants: the table of those who take part, if seats are taken off for others.
        seats: how many there are: a number or a seat base.
        by: what is counted of each.
        method: numbers to seats.
        ties: rules for the last seats, in their order; districts are of no party.

    Raises:
        MissingFigure: at the count, if the number of a district is not known.
    """

    name: str
    tier: str
    participants: str
    seats: int | SeatBase
    by: By
    method: Method
    ties: tuple[TieRule, ...]
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables that the number of seats depends on; none if it is fixed."""
        return () if isinstance(self.seats, int) else (self.participants, *self.seats.needs)

    def run(self, desk: Desk) -> Outcome:
        """Apportion in the one row of the nation."""
        place, told = self._place(desk)
        numbers = {
            key: people_of(desk.returns, self.tier, key, self.by) for key in desk.returns.tier(self.tier)
        }
        row = seated(desk, place, numbers, method=self.method, ties=self.ties, before=told)
        return gathered(self.name, {NATION: row})

    def _place(self, desk: Desk) -> tuple[Place, tuple[Step, ...]]:
        place = Place(stage=self.name, region=NATION, seats=0, among="districts")
        if isinstance(self.seats, int):
            return attrs.evolve(place, seats=self.seats), ()
        standing = standing_in(desk.returns, self.tier, "nation", NATION)
        taking_part = desk.tables[self.participants][NATION]
        lists = Standing(regions=[NATION], standing=standing, taking_part=taking_part)
        step = self.seats.to_give(desk, place, lists)
        return attrs.evolve(place, seats=step.seats), (step,)


def people_of(returns: Returns, tier: str, district: str, by: By) -> Exact:
    """Give the population or electorate of a district, or the ballots cast in it.

    Raises:
        MissingFigure: if it is not known.
    """
    known = returns.district(tier, district)
    number = returns.tier(tier)[district].cast if by == "turnout" else getattr(known, by, None)
    if number is None:
        what = "ballots cast are" if by == "turnout" else f"{by} is"
        where = f"tier {show(tier)}, district {show(district)}"
        raise MissingFigure(
            f"{where}: its {what} not known, and its seats depend on it; give it with the district"
        )
    found: Exact = number
    return found
