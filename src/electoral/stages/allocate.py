"""Seats to those who take part, by a method."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Literal

import attrs

from electoral.errors import InvalidReturns
from electoral.exact import Exact, show
from electoral.frozen import EMPTY, Frozen
from electoral.methods import Method
from electoral.parts import Seats
from electoral.record import ReducedQuotas, Silent, Step
from electoral.returns import Returns
from electoral.sources import (
    NATION,
    Level,
    Table,
    elected_in,
    individuals_in,
    persons_left,
    regions_around,
    require_one_list,
    standing_in,
    won_in,
)
from electoral.stages.bases import SeatBase, Standing
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place, seated
from electoral.ties import TieRule

#: The fewest and the most seats of those who have such a number.
Bounds = tuple[Mapping[str, int], Mapping[str, int]]


@attrs.frozen(kw_only=True)
class Allocate:
    """Give seats to those who take part; makes a table region -> contestant -> seats.

    An individual on a list ballot has one seat at most, none if elected in a district of `offsets`.

    Attributes:
        name: the table's name.
        tier: the tier whose contestants stand.
        participants: the table of those who take part, with their votes (or what else they share by), in the
            region or in the nation; its side table ``<participants>.admitted`` holds their fewest seats where
            there is one.
        seats: how many there are: a number, each district's own, or a seat base.
        method: votes to seats.
        ties: rules for the last seats, in their order.
        factor: what the quotient of an admitted contestant is multiplied by.
        level: whether seats are shared in each district, or once in the nation, by party.
        offsets: the tier in whose districts seats were won before; None if there is none.
        floors: ``"won"`` if nobody has fewer seats than were won there.
        rosters: the tier under which the lists of persons stand, if a list has no more seats than were won
            there and it has persons left; None if that is not looked at.
        fills: whether the table is seats of the house.
    """

    name: str
    tier: str
    participants: str
    seats: Seats | SeatBase
    method: Method
    ties: tuple[TieRule, ...]
    factor: Fraction = Fraction(1)
    level: Level = "districts"
    offsets: str | None = None
    floors: Literal["won"] | None = None
    rosters: str | None = None
    fills: bool = True
    by_region: bool = attrs.field(default=True, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads; the side table of the participants comes with theirs."""
        base = () if isinstance(self.seats, int | str) else self.seats.needs
        districts = () if self.offsets is None else (self.offsets,)
        return tuple(dict.fromkeys((self.participants, *districts, *base)))

    def regions_of(self, returns: Returns, table: str, regions: frozenset[str]) -> frozenset[str]:
        """Give the regions that read some rows: those around districts, or all that read the nation's."""
        if table == self.offsets:
            return regions_around(returns, self.tier, self.level, self.offsets, regions)
        own = frozenset(self._regions(returns))
        return regions if regions.issubset(own) else own

    def _regions(self, returns: Returns) -> tuple[str, ...]:
        return (NATION,) if self.level == "nation" else tuple(returns.tier(self.tier))

    def run(self, desk: Desk) -> Outcome:
        """Allocate in every region."""
        self.require_none_void(desk.returns)
        regions = self._regions(desk.returns)
        rows = {region: self._row(region, regions, desk) for region in regions if region not in desk.waiting}
        return gathered(self.name, rows)

    def require_none_void(self, returns: Returns) -> None:
        """Refuse void districts of lists: what a law says then is not known here."""
        void = [each.key for each in returns.districts if each.tier == self.tier and each.void]
        if void and self.level == "districts":
            where = f"tier {show(self.tier)}, district {show(void[0])}"
            raise InvalidReturns(f"{where}: is void, but only contests of candidates can be; take it out")

    def seats_of(self, returns: Returns, region: str) -> int:
        """Give the seats of a region: what the law says, which no district may contradict.

        Raises:
            InvalidReturns: if one does, or there are several districts for the seats of one.
            MissingFigure: if the returns do not say them where the law leaves them to the districts.
        """
        if isinstance(self.seats, int) and self.level == "nation":
            return self.seats
        if not isinstance(self.seats, int):
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

    def _row(self, region: str, regions: Collection[str], desk: Desk) -> Row:
        standing = standing_in(desk.returns, self.tier, self.level, region)
        votes = self._votes(desk, region, standing)
        place, told = self._place(region, regions, standing, desk)
        admitted = self._admitted(desk, region)
        bounds = self._bounds(desk, region, regions, votes)
        if admitted and self.factor != 1 and place.seats:
            row = _reduced(place, votes, self.factor, bounds)
        else:
            row = self._within_bounds(desk, place, votes, bounds)
        # Who does not take part has no seat, and is shown with none.
        everyone = Frozen({key: row.numbers.get(key, 0) for key in standing})
        return Row(numbers=everyone, steps=(*told, *row.steps))

    def _within_bounds(self, desk: Desk, place: Place, votes: Mapping[str, Exact], bounds: Bounds) -> Row:
        """Give as many seats as all lists can take; on the others the law, as it is known, is silent."""
        lower, upper = bounds
        room = [upper.get(key, place.seats) if votes[key] else lower.get(key, 0) for key in votes]
        beyond = max(place.seats - sum(room), 0) if any(votes.values()) else 0
        row = seated(
            desk,
            attrs.evolve(place, seats=place.seats - beyond),
            votes,
            method=self.method,
            ties=self.ties,
            minimum=lower,
            maximum=upper,
        )
        match row.steps:
            case _ if not beyond:
                return row
            case (*before, Silent() as silent):
                # The method has no result: these seats are open too, and all for one reason.
                return attrs.evolve(row, steps=(*before, attrs.evolve(silent, seats=silent.seats + beyond)))
            case steps:
                more = place.silent(beyond, "nobody is left on the lists for them")
                return attrs.evolve(row, steps=(*steps, more))

    def _admitted(self, desk: Desk, region: str) -> Mapping[str, Exact]:
        """Give the fewest seats of those who were admitted, where anybody was asked."""
        admitted: Table = desk.tables.get(f"{self.participants}.admitted", Frozen())
        return admitted.get(region, Frozen())

    def _votes(self, desk: Desk, region: str, standing: Mapping[str, str | None]) -> dict[str, Exact]:
        """Give the votes of those who take part here, whether that was asked here or in the nation."""
        rows = desk.tables[self.participants]
        if region in rows:
            return {key: votes for key, votes in rows[region].items() if key in standing}
        votes = desk.returns.tier(self.tier)[region].sharing(f"{self.name}/{region}")
        return {key: votes[key] for key, party in standing.items() if party in rows[NATION]}

    def _place(
        self, region: str, regions: Collection[str], standing: Mapping[str, str | None], desk: Desk
    ) -> tuple[Place, tuple[Step, ...]]:
        place = Place(stage=self.name, region=region, seats=0)
        if isinstance(self.seats, int | str):
            return attrs.evolve(place, seats=self.seats_of(desk.returns, region)), ()
        rows = desk.tables[self.participants]
        taking_part = rows.get(region, rows.get(NATION, EMPTY))
        lists = Standing.of(regions, standing, taking_part)
        step = self.seats.to_give(desk, place, lists)
        return attrs.evolve(place, seats=step.seats), (step,)

    def _bounds(
        self, desk: Desk, region: str, regions: Collection[str], votes: Mapping[str, Exact]
    ) -> Bounds:
        """Give the fewest and the most seats: by admission, what was won, and who is left on the lists."""
        returns = desk.returns
        offsets = self.offsets or ""
        table: Table = desk.tables.get(offsets, Frozen())
        won = won_in(returns, offsets, table, regions)[region]
        elected = elected_in(returns, table)
        parties = standing_in(returns, self.tier, self.level, region)
        if self.floors or self.rosters:
            require_one_list(parties, f"{self.name}/{region}")
        lower = {key: won[party] for key in votes if (party := parties[key]) and self.floors and won[party]}
        alone = individuals_in(returns, offsets, table, region, regions)
        upper = {key: int(key not in alone) for key in votes if parties[key] is None}
        if self.rosters is not None:
            lists = {key: party for key in votes if (party := parties[key])}
            left = {key: persons_left(returns, self.rosters, lists[key], region, elected) for key in lists}
            upper |= {key: won[lists[key]] + more for key, more in left.items() if more is not None}
        for key, least in self._admitted(desk, region).items():
            lower[key] = max(lower.get(key, 0), int(least))
        # What nobody can take is promised to nobody.
        return {key: min(least, upper.get(key, least)) for key, least in lower.items()}, upper


def _reduced(place: Place, votes: Mapping[str, Exact], factor: Fraction, bounds: Bounds) -> Row:
    """Give whole quotients, some multiplied by a factor; the rule for the seats left is not known."""
    minimum, maximum = bounds
    quota = Fraction(sum(votes.values()), place.seats)
    everyone = {key: factor if key in minimum else Fraction(1) for key in votes}
    quotients = {key: number / quota * everyone[key] for key, number in votes.items()}
    wholes = {key: min(int(quotient), maximum.get(key, place.seats)) for key, quotient in quotients.items()}
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
