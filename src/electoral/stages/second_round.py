"""Districts in which a majority elects, in a first round or after it in a second one."""

import attrs

from electoral.errors import InvalidReturns, MissingFigure
from electoral.exact import Exact, show
from electoral.frozen import Frozen
from electoral.methods import Method
from electoral.names import listed
from electoral.returns import SECOND_ROUND
from electoral.stages.contest import nobody_in
from electoral.stages.declared import district_seats, void_seats
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place, seated
from electoral.ties import TieRule
from electoral.votes import Tally


@attrs.frozen(kw_only=True)
class SecondRound:
    """Elect who has a majority in the first round, else most votes in the second.

    Makes a table district -> contestant -> seats.

    Only those who may enter stand in the second round; some of them may have withdrawn.

    Attributes:
        name: the table's name.
        tier: the tier whose tallies are the first round; those of the second stand under its name and
            ``", second round"``.
        majority: the table of those who have a majority in the first round.
        entering: the table of those who may enter the second.
        winner: the method that finds the winner of the votes that decide.
        ties: rules for a tied second round, in their order. Tied districts ask together.
        seats: how many seats the law gives all districts together; None if the districts say it.
    """

    name: str
    tier: str
    majority: str
    entering: str
    winner: Method
    ties: tuple[TieRule, ...]
    seats: int | None
    fills: bool = attrs.field(default=True, init=False)
    by_region: bool = attrs.field(default=True, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.majority, self.entering)

    def run(self, desk: Desk) -> Outcome:
        """Elect in every district."""
        district_seats(desk.returns, self.tier, self.seats)
        second = desk.returns.tallies.get(f"{self.tier}{SECOND_ROUND}", Frozen())
        districts, void = desk.returns.tier(self.tier), void_seats(desk.returns, self.tier)
        if strangers := second.keys() - districts.keys():
            raise InvalidReturns(
                f"tier {show(self.tier + SECOND_ROUND)}: {listed(sorted(strangers))} had no first round;"
                " remove it"
            )
        rows = {
            district: self._row(desk, district, tally, second.get(district))
            for district, tally in districts.items()
            if district not in desk.waiting and district not in void
        }
        return gathered(self.name, rows | nobody_in(desk.returns, self.name, self.tier))

    def _row(self, desk: Desk, district: str, first: Tally, second: Tally | None) -> Row:
        place = Place(stage=self.name, region=district, seats=desk.returns.seats(self.tier, district))
        if place.seats != 1:
            raise InvalidReturns(f"{place.path}: {place.seats} seats, but two rounds elect one; give it 1")
        votes = self._deciding(desk, place, second)
        row = seated(desk, place, votes, method=self.winner, ties=self.ties)
        return attrs.evolve(row, numbers=Frozen({key: row.numbers.get(key, 0) for key in first.votes}))

    def _deciding(self, desk: Desk, place: Place, second: Tally | None) -> dict[str, Exact]:
        """Give the votes that decide: of who has a majority, or of the second round."""
        majority, entering = (desk.tables[table][place.region] for table in (self.majority, self.entering))
        if majority:
            if second is not None:
                raise InvalidReturns(
                    f"{place.path}: {listed(majority)} has a majority in the first round, but there is a"
                    " second;"
                    " remove it"
                )
            return dict(majority)
        if second is None:
            raise MissingFigure(
                f"{place.path}: nobody has a majority in the first round, and the second is not known; give"
                " it"
            )
        if strangers := [key for key in second.votes if key not in entering]:
            raise InvalidReturns(
                f"{place.path}: {listed(strangers)} may not enter the second round, only {listed(entering)}"
                " may"
            )
        return second.known(f"{place.path}{SECOND_ROUND}")
