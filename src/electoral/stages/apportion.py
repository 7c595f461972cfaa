"""Seats to regions, in proportion to their people."""

from typing import Literal

import attrs

from electoral.errors import MissingFigure
from electoral.exact import Exact, show
from electoral.methods import Method
from electoral.returns import Returns
from electoral.sources import NATION
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
        seats: how many there are.
        by: what is counted of each.
        method: numbers to seats.
        ties: rules for the last seats, in their order; districts are of no party.

    Raises:
        MissingFigure: at the count, if the number of a district is not known.
    """

    name: str
    tier: str
    seats: int
    by: By
    method: Method
    ties: tuple[TieRule, ...]
    fills: bool = attrs.field(default=False, init=False)
    needs: tuple[str, ...] = attrs.field(default=(), init=False)

    def run(self, desk: Desk) -> Outcome:
        """Apportion in the one row of the nation."""
        place = Place(stage=self.name, region=NATION, seats=self.seats, among="districts")
        numbers = {
            key: people_of(desk.returns, self.tier, key, self.by) for key in desk.returns.tier(self.tier)
        }
        return gathered(self.name, {NATION: seated(desk, place, numbers, method=self.method, ties=self.ties)})


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
