"""Seats to those who take part, by a method."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

import attrs

from electoral.errors import InvalidReturns
from electoral.exact import Exact, show
from electoral.frozen import Frozen
from electoral.methods import Method
from electoral.record import ReducedQuotas
from electoral.returns import Returns
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place, seated
from electoral.ties import TieRule

#: How many seats there are to give: a number for the one contest of a tier, or each district's own.
Seats = int | Literal["districts"]


@attrs.frozen(kw_only=True)
class Allocate:
    """Give seats to those who take part; makes a table region -> contestant -> seats.

    Attributes:
        name: the table's name.
        tier: the tier whose contestants stand.
        participants: the table of those who take part, with their votes; its side table
            ``<participants>.admitted`` holds their fewest seats where there is one.
        seats: how many there are.
        method: votes to seats.
        ties: rules for the last seats, in their order.
        factor: what the quotient of an admitted contestant is multiplied by.
    """

    name: str
    tier: str
    participants: str
    seats: Seats
    method: Method
    ties: tuple[TieRule, ...]
    factor: Fraction = Fraction(1)
    fills: bool = attrs.field(default=True, init=False)
    by_region: bool = attrs.field(default=True, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The table it reads; its side table comes with it."""
        return (self.participants,)

    def run(self, desk: Desk) -> Outcome:
        """Allocate in every region."""
        tallies = desk.returns.tier(self.tier)
        rows = {}
        for region, votes in desk.tables[self.participants].items():
            own = self.seats_of(desk.returns, region)
            place = Place(stage=self.name, region=region, seats=own)
            row = self._row(place, votes, desk)
            # Who does not take part has no seat, and is shown with none.
            everyone = Frozen({key: row.numbers.get(key, 0) for key in tallies[region].votes})
            rows[region] = attrs.evolve(row, numbers=everyone)
        return gathered(self.name, rows)

    def seats_of(self, returns: Returns, region: str) -> int:
        """Give the seats of a region: what the law says, which no district may contradict.

        Raises:
            InvalidReturns: if one does, or there are several districts for the seats of one.
            MissingFigure: if the returns do not say them where the law leaves them to the districts.
        """
        if self.seats == "districts":
            return returns.seats(self.tier, region)
        if (districts := len(returns.tier(self.tier))) > 1:
            raise InvalidReturns(
                f"tier {show(self.tier)}: {self.seats} seats but {districts} districts;"
                " write seats = 'districts' and give each district its seats"
            )
        said = returns.district(self.tier, region)
        if said is not None and said.seats not in (None, self.seats):
            where = f"tier {show(self.tier)}, district {show(region)}"
            raise InvalidReturns(
                f"{where}: {said.seats} seats, but the law gives {self.seats}; correct one of them"
            )
        return self.seats

    def _row(self, place: Place, votes: Mapping[str, Exact], desk: Desk) -> Row:
        admitted = desk.tables[f"{self.participants}.admitted"][place.region]
        minimum = {key: int(least) for key, least in admitted.items()}
        if admitted and self.factor != 1 and place.seats:
            return _reduced(place, votes, self.factor, minimum)
        return seated(desk, place, votes, method=self.method, ties=self.ties, minimum=minimum)


def _reduced(place: Place, votes: Mapping[str, Exact], factor: Fraction, minimum: Mapping[str, int]) -> Row:
    """Give whole quotients, some multiplied by a factor; the rule for the seats left is not known."""
    quota = Fraction(sum(votes.values()), place.seats)
    everyone = {key: factor if key in minimum else Fraction(1) for key in votes}
    quotients = {key: number / quota * everyone[key] for key, number in votes.items()}
    wholes = {key: int(quotient) for key, quotient in quotients.items()}
    raised = {key: max(number, minimum.get(key, 0)) for key, number in wholes.items()}
    fits = sum(raised.values()) <= place.seats
    sure = Frozen(raised if fits else wholes)
    left = place.seats - sum(sure.values())
    step = ReducedQuotas(
        stage=place.stage,
        region=place.region,
        seats=place.seats,
        votes=Frozen(votes),
        minimum=Frozen(minimum),
        quota=quota,
        factors=Frozen(everyone),
        quotients=Frozen(quotients),
        sure=sure,
        left=left,
    )
    reason = (
        "who gets the seats left after whole quotients with a factor is not known to us"
        if fits
        else "the seats promised to those admitted do not fit beside the whole quotients"
    )
    return Row(numbers=sure, steps=(step, place.silent(left, reason)) if left else (step,))
