"""What a list tier says of itself, and the parts from which every linkage makes its stages."""

import attrs

from electoral.linked import Majority
from electoral.methods import Method
from electoral.parts import Seats
from electoral.sources import NATION, Level
from electoral.stages import (
    Allocate,
    Apportion,
    ApportionedSeats,
    ControlledRounding,
    Distribute,
    HouseSeats,
    ListSeats,
    MajorityClause,
    OwnAndWon,
    SeatBase,
    Stage,
)
from electoral.stages.apportion import By
from electoral.stages.bases import Less
from electoral.stages.list_seats import Exhausted, Rows
from electoral.ties import TieRule


@attrs.frozen(kw_only=True)
class Plan:
    """What a list tier says of itself, from which a linkage makes its stages.

    Attributes:
        name: the tier's name; the last stage makes the table of that name.
        votes: the tier whose votes are used.
        level: whether parties' seats are found in each district, or once in the nation.
        linked: whether a party's seats in the nation are then given to its lists in the districts.
        fixed: whether each of these districts has its own number of list seats.
        participants: the table of those who take part.
        house: the seats of all, those won in districts among them; None if the law gives the list seats.
        seats: the list seats; None if the law gives the house.
        apportioned: by what the house is given to the districts; None if it is not.
        less: what is taken off the house.
        offsets: the tier of the districts.
        method: votes to seats.
        ties: rules for last seats.
        majority: the majority clause; None if there is none.
        exhausted: what becomes of seats for which a list has no person left; None if that is not looked at.
    """

    name: str
    votes: str
    level: Level
    linked: bool
    fixed: bool
    participants: str
    house: int | None
    seats: Seats | None
    apportioned: By | None
    less: tuple[Less, ...]
    offsets: str
    method: Method
    ties: tuple[TieRule, ...]
    majority: Majority | None
    exhausted: Exhausted | None

    def table(self, part: str) -> str:
        """Give the name of a table of this tier."""
        return f"{self.name}.{part}"

    @property
    def base(self) -> SeatBase:
        """How many seats there are to share, those won in districts among them."""
        if self.apportioned:
            return ApportionedSeats(table=self.table("contingents"), row=NATION)
        if self.house is None:
            seats: Seats = "districts" if self.seats is None else self.seats
            return OwnAndWon(seats=seats, tier=self.votes, offsets=self.offsets)
        return self._house_seats(self.house)

    def _house_seats(self, house: int) -> HouseSeats:
        lists = self.votes if self.linked else None
        return HouseSeats(house=house, offsets=self.offsets, less=self.less, lists=lists)

    def apportionment(self, by: By | None) -> tuple[Stage, ...]:
        """Give the stage that apportions the house to the districts, if the law does."""
        if by is None or self.house is None:
            return ()
        base = self._house_seats(self.house)
        name = self.table("contingents")
        return (
            Apportion(
                name=name,
                tier=self.votes,
                participants=self.participants,
                seats=base if self.less else self.house,
                by=by,
                method=self.method,
                ties=self.ties,
            ),
        )

    def allocation(self, name: str, seats: Seats | SeatBase, level: Level) -> Allocate:
        """Give the stage in which those who take part share seats."""
        return Allocate(
            name=name,
            tier=self.votes,
            participants=self.participants,
            seats=seats,
            method=self.method,
            ties=self.ties,
            level=level,
            offsets=self.offsets,
            rosters=self.name if self.exhausted == "pass on" else None,
            fills=False,
        )

    def totals(self) -> tuple[tuple[Stage, ...], Allocate]:
        """Give the stages before the parties' totals, and the one that makes them, without floors."""
        total = self.allocation(self.table("total"), self.base, self.level)
        return self.apportionment(self.apportioned), total

    def completed(
        self, total: Stage, floors: str | None = None, *, capped: str | None = None
    ) -> tuple[Stage, ...]:
        """Give the stages after the parties' totals: the majority clause, and the lists in the districts."""
        stages: list[Stage] = []
        table = total.name
        if self.majority is not None:
            table = self.table("majority")
            stages.append(
                MajorityClause(
                    name=table, participants=self.participants, seats=total.name, rule=self.majority
                )
            )
        if self.fixed:
            stages.append(self._rounding(table, capped))
        elif self.linked:
            stages.append(
                Distribute(
                    name=self.table("lists"),
                    tier=self.votes,
                    seats=table,
                    method=self.method,
                    ties=self.ties,
                    floors=floors,
                )
            )
        return tuple(stages)

    def _rounding(self, table: str, capped: str | None) -> ControlledRounding:
        return ControlledRounding(
            name=self.table("lists"),
            tier=self.votes,
            participants=self.participants,
            seats=table,
            capped=capped,
            method=self.method,
            ties=self.ties,
        )

    def complement(self, before: Stage) -> ListSeats:
        """Give the stage that makes list seats of totals."""
        return ListSeats(
            name=self.name,
            tier=self.votes,
            level="districts" if self.linked else self.level,
            totals=before.name,
            rows=self.rows,
            winners=self.offsets,
            offsets=self.offsets,
            exhausted="empty" if self.exhausted == "empty" else None,
        )

    @property
    def rows(self) -> Rows:
        """What the rows of the last table of totals are."""
        return "parties" if self.linked else "regions"
