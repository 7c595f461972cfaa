"""How many seats there are to give, where the law does not simply say a number.

A seat base is a source of its own kind: a missing number in it is an error, never a zero.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal, Protocol

import attrs

from electoral.errors import InvalidReturns, MissingFigure
from electoral.exact import show
from electoral.frozen import EMPTY, Frozen
from electoral.linked import SeatsToGive
from electoral.sources import SeatsByParty, standing_in, won_in
from electoral.stages.declared import void_seats
from electoral.stages.desk import Desk
from electoral.stages.seats import Place

#: What is taken off the seats of a law: seats won by independents; by winners whose party has no list (who
#: may be independents); by winners whose party has no list or does not take part; by winners whose party does
#: not qualify, whether it has a list or not; seats of void contests; all seats of the districts.
Less = Literal[
    "independents",
    "winners without a list",
    "winners who take no part",
    "winners who do not qualify",
    "void districts",
    "districts",
]
NO_LESS: Mapping[str, int] = Frozen()


@attrs.frozen(kw_only=True)
class Standing:
    """Whose lists share the seats.

    Attributes:
        regions: all regions in which seats are shared.
        standing: the parties that have a list here.
        taking_part: those of them, and of the parties without a list, that take part.
    """

    regions: Collection[str]
    standing: Collection[str]
    taking_part: Collection[str]

    @classmethod
    def of(
        cls, regions: Collection[str], parties: Mapping[str, str | None], taking_part: Iterable[str]
    ) -> "Standing":
        """Take it from who stands with their parties, and who takes part; individuals are left out.

        >>> Standing.of(["nation"], {"A": "A", "Ann": None}, ["A", "Ann", "B"]).taking_part
        ('A', 'B')
        """
        return cls(
            regions=regions,
            standing=tuple(party for party in parties.values() if party),
            taking_part=tuple(party for key in taking_part if (party := parties.get(key, key))),
        )


class SeatBase(Protocol):
    """How many seats there are to give. Any object with these two is one."""

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables of earlier stages that it reads."""
        ...

    def to_give(self, desk: Desk, place: Place, lists: Standing) -> SeatsToGive:
        """Say how many seats there are in a place, and why."""
        ...


@attrs.frozen(kw_only=True)
class HouseSeats:
    """The seats of the house, from which those of some district winners, or of void contests, are taken off.

    Attributes:
        house: the seats that the law says.
        lists: the tier in whose districts the lists stand, if a winner's party must have one where it won;
            None if a list of the region, or of the nation, is enough.
        offsets: the tier whose winners are looked at.
        less: what is taken off.
    """

    house: int
    offsets: str
    less: tuple[Less, ...] = ()
    lists: str | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """The table of the districts."""
        return (self.offsets,)

    def to_give(self, desk: Desk, place: Place, lists: Standing) -> SeatsToGive:
        """Take off what the law takes off."""
        _require_one(place, lists, f"a house of {self.house}")
        table = desk.tables[self.offsets]
        won = won_in(desk.returns, self.offsets, table, lists.regions)[place.region]
        listed = self._with_list(desk, won, lists)
        less: dict[str, int] = {
            reason: self._less(reason, desk, (won, listed), lists) for reason in self.less
        }
        return to_give(place, self.house, less=less)

    def _with_list(self, desk: Desk, won: SeatsByParty, lists: Standing) -> SeatsByParty:
        """Give the seats won by parties that have a list, where it must stand."""
        if self.lists is None:
            return SeatsByParty({party: seats for party, seats in won.items() if party in lists.standing})
        regions = desk.returns.tier(self.lists)
        listed = SeatsByParty()
        for region, seats in won_in(desk.returns, self.offsets, desk.tables[self.offsets], regions).items():
            standing = set(standing_in(desk.returns, self.lists, "districts", region).values()) - {None}
            listed.update({party: number for party, number in seats.items() if party in standing})
        return listed

    def _less(
        self, reason: Less, desk: Desk, seats: tuple[SeatsByParty, SeatsByParty], lists: Standing
    ) -> int:
        won, listed = seats
        void = void_seats(desk.returns, self.offsets).total()
        match reason:
            case "independents":
                return won[None]
            case "winners without a list":
                return won.total() - listed.total()
            case "winners who take no part":
                part = lists.taking_part
                return won.total() - sum(number for party, number in listed.items() if party in part)
            case "winners who do not qualify":
                return won.total() - sum(n for party, n in won.items() if party in lists.taking_part)
            case "void districts":
                return void
            case "districts":
                return won.total() + void


@attrs.frozen(kw_only=True)
class OwnAndWon:
    """The list seats of a region, and on top the seats that those who take part won in its districts.

    Attributes:
        seats: the list seats: a number for the one region of a tier, or each district's own.
        tier: the tier of the lists.
        offsets: the tier whose winners are looked at.
    """

    seats: int | Literal["districts"]
    tier: str
    offsets: str

    @property
    def needs(self) -> tuple[str, ...]:
        """The table of the districts."""
        return (self.offsets,)

    def to_give(self, desk: Desk, place: Place, lists: Standing) -> SeatsToGive:
        """Add the seats won to those of the lists."""
        if self.seats == "districts":
            law = desk.returns.seats(self.tier, place.region)
        else:
            law = self.seats
            _require_one(place, lists, f"{law} seats")
        table = desk.tables[self.offsets]
        won = won_in(desk.returns, self.offsets, table, lists.regions)[place.region]
        part = [party for party in lists.standing if party in lists.taking_part]
        return to_give(place, law, won={party: won[party] for party in part if won[party]})


@attrs.frozen(kw_only=True)
class ApportionedSeats:
    """The seats that an earlier stage apportioned to each region.

    Attributes:
        table: its table.
        row: the row in which it has the regions.
    """

    table: str
    row: str

    @property
    def needs(self) -> tuple[str, ...]:
        """The table of the apportionment."""
        return (self.table,)

    def to_give(self, desk: Desk, place: Place, lists: Standing) -> SeatsToGive:  # noqa: ARG002 - unused
        """Look up the seats of the region."""
        row = desk.tables[self.table][self.row]
        if place.region not in row:
            raise MissingFigure(f"{place.path}: {show(self.table)} gives it no seats; add it there")
        return to_give(place, int(row[place.region]))


def _require_one(place: Place, lists: Standing, what: str) -> None:
    """Refuse seats of a whole tier for several regions, each of which would get them."""
    if len(lists.regions) > 1:
        raise InvalidReturns(
            f"{place.path}: {what} but {len(lists.regions)} districts; give seats = 'districts', or"
            " apportioned, or"
            " lists of the nation"
        )


def to_give(
    place: Place, law: int, *, less: Mapping[str, int] = NO_LESS, won: Mapping[str, int] = EMPTY
) -> SeatsToGive:
    """Record how many seats there are."""
    seats = max(law - sum(less.values()) + sum(won.values()), 0)
    return SeatsToGive(
        stage=place.stage,
        region=place.region,
        law=law,
        less=Frozen(less),
        won=Frozen(won),
        seats=seats,
    )
