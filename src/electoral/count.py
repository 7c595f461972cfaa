"""A count: tables, seats by party, the open lots if there are any, and the record."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import attrs

from electoral.errors import NoResult, OpenLot
from electoral.frozen import Frozen
from electoral.names import unknown
from electoral.record import Asked, Record, RequiredMembers, Silent, Step
from electoral.returns import Returns
from electoral.seated import ListChecked, Moved
from electoral.stages import Table
from electoral.ties import Lot

if TYPE_CHECKING:
    from electoral.members import Member, Rosters
    from electoral.system import System

Status = Literal["complete", "lot", "silent"]
Waiting = Asked | Silent


def by_party(returns: Returns, tables: Iterable[Table]) -> tuple[dict[str, int], int]:
    """Sum tables of seats by party, in the order of the parties; independents are a number."""
    seats = {party.key: 0 for party in returns.parties}
    independents = 0
    for table in tables:
        for region, row in table.items():
            for contestant, number in row.items():
                party = returns.party(region, contestant)
                if party is None:
                    independents += int(number)
                else:
                    seats[party] += int(number)
    return seats, independents


@attrs.frozen(kw_only=True)
class TierCount:
    """The seats of one tier.

    Attributes:
        name: the tier's name.
        table: district -> contestant -> seats; what is sure while the tier is open.
        sure: seats by party that no open lot or silence can change.
        sure_independents: the same for winners without a party.
        waiting: the steps at which seats are open: a lot to be drawn, or a silence of the law.
    """

    name: str
    table: Table
    sure: Frozen[str, int]
    sure_independents: int
    waiting: tuple[Waiting, ...]

    @property
    def seats(self) -> dict[str, int]:
        """Give the seats by party.

        Raises:
            OpenLot, NoResult: while seats of the tier are open, saying why.
        """
        _require_closed(self.waiting)
        return dict(self.sure)

    @property
    def independents(self) -> int:
        """Give the number of winners without a party.

        Raises:
            OpenLot, NoResult: while seats of the tier are open, saying why.
        """
        _require_closed(self.waiting)
        return self.sure_independents


def _require_closed(waiting: Iterable[Waiting]) -> None:
    for step in waiting:
        if isinstance(step, Asked):
            raise OpenLot(f"count: {_lot(step)} is open; draw it and count again with the draw, or use .sure")
    for step in waiting:
        if isinstance(step, Silent):
            seats = "1 seat" if step.seats == 1 else f"{step.seats} seats"
            where = f"{seats} in {step.stage}/{step.region}"
            raise NoResult(f"count: the law is silent on {where}: {step.reason}; use .sure for what is sure")


def _lot(step: Asked) -> Lot:
    return Lot(step.step, step.contestants, step.places)


@attrs.frozen(kw_only=True)
class Count:
    """The answer of a system to returns.

    Attributes:
        system: the law that was counted.
        returns: what was counted.
        tables: what every stage made, by name.
        filling: the tables that fill seats, by tier.
        record: the steps in the law's order, each with the numbers that prove it.
    """

    system: "System"
    returns: Returns = attrs.field(repr=False)
    tables: Frozen[str, Table] = attrs.field(repr=False)
    filling: Frozen[str, tuple[str, ...]] = attrs.field(repr=False)
    record: Record = attrs.field(repr=False)

    @property
    def status(self) -> Status:
        """Say whether the count is complete, waits for a lot, or met a silence of the law."""
        if self.lots:
            return "lot"
        return "silent" if self.silences else "complete"

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """Give the steps at which seats are open: a lot to be drawn, or a silence of the law."""
        return tuple(step for step in self.record.steps if isinstance(step, Asked | Silent))

    @property
    def lots(self) -> tuple[Lot, ...]:
        """Give the open questions; those of independent rows and tiers are asked together."""
        return tuple(_lot(step) for step in self.waiting if isinstance(step, Asked))

    @property
    def lot(self) -> Lot | None:
        """Give the first open lot; None if there is none."""
        return self.lots[0] if self.lots else None

    @property
    def silences(self) -> tuple[Silent, ...]:
        """Give the places where the law, as known here, does not say who gets seats."""
        return tuple(step for step in self.waiting if isinstance(step, Silent))

    @property
    def seats(self) -> dict[str, int]:
        """Give the seats of the house by party, in the order of the parties.

        Raises:
            OpenLot: while a lot is open, naming it.
            NoResult: where the law is silent, saying on what.
        """
        _require_closed(self.waiting)
        return self.sure

    @property
    def sure(self) -> dict[str, int]:
        """Give the seats by party that are sure, whatever lots will say."""
        return by_party(self.returns, self.seat_tables())[0]

    @property
    def independents(self) -> int:
        """Give the number of winners without a party.

        Raises:
            OpenLot, NoResult: while seats are open, saying why.
        """
        _require_closed(self.waiting)
        return by_party(self.returns, self.seat_tables())[1]

    @property
    def requirements(self) -> tuple[RequiredMembers, ...]:
        """Give what the representation quota asks of lists and of parties."""
        return tuple(step for step in self.record.steps if isinstance(step, RequiredMembers))

    @property
    def members(self) -> "tuple[Member, ...]":
        """Give who is elected, one for each seat; the name is None where it is not known.

        Winners of districts come first; lists go on in their order, without those who are elected already, if
        the law seats them so. Then members give way to others, where a representation quota of the law says
        who; where it leaves that to parties, it is not looked at.

        Raises:
            OpenLot, NoResult: while seats are open, saying why.
        """
        from electoral.members import after_moves

        return after_moves(self.members_by_order, self.moves)

    @property
    def moves(self) -> tuple[Moved, ...]:
        """Give who gave way to whom by representation quotas: by list, by district, or in the house."""
        return tuple(step for step in self.record.steps if isinstance(step, Moved))

    @property
    def members_by_order(self) -> "tuple[Member, ...]":
        """Give who would be elected by the order of lists alone, whatever representation quotas ask.

        Raises:
            OpenLot, NoResult: while seats are open, saying why.
        """
        from electoral.members import members_of, with_losers

        _require_closed(self.waiting)
        members = members_of(self.rosters, self.tables, self.filling)
        return with_losers(members, self.record.steps, self.returns)

    @property
    def rosters(self) -> "Rosters":
        """Give the lists of persons in the order in which they get seats, cut short where the law does so."""
        from electoral.members import Rosters

        short = {quota.of for quota in self.system.members if quota.faulty == "cut short"}
        checked = [step for step in self.record.steps if isinstance(step, ListChecked) and step.tier in short]
        return Rosters(
            returns=self.returns,
            tiers={name: self.system.tier(name) for name in self.filling},
            cut={(step.tier, step.party, step.district): step.compliant_up_to for step in checked},
        )

    def __getitem__(self, tier: str) -> TierCount:
        """Give the seats of a tier.

        Raises:
            UnknownName: listing the tiers.
        """
        if tier not in self.filling:
            raise unknown(tier, self.filling, "count: tier")
        seats, independents = by_party(self.returns, self.seat_tables(tier))
        own = self._read_by(tier)
        return TierCount(
            name=tier,
            table=self.tables.get(tier, Frozen()),
            sure=Frozen(seats),
            sure_independents=independents,
            waiting=tuple(step for step in self.waiting if step.stage in own),
        )

    def _read_by(self, tier: str) -> set[str]:
        """Give the stages of a tier and all that they read, directly or not."""
        names = {stage.name for stage in self.system.tier(tier).stages()}
        for stage in reversed([stage for each in self.system.tiers for stage in each.stages()]):
            if stage.name in names:
                names.update(stage.needs)
        return names

    def seat_tables(self, *tiers: str) -> list[Table]:
        """Give the tables that fill seats, of some tiers or of all."""
        wanted = [self.filling[tier] for tier in tiers or self.filling]
        return [self.tables[name] for names in wanted for name in names if name in self.tables]

    def with_steps(self, steps: tuple[Step, ...]) -> "Count":
        """Give the same count with further steps in its record."""
        return attrs.evolve(self, record=attrs.evolve(self.record, steps=self.record.steps + steps))

    def verify(self) -> bool:
        """Re-check the record without the algorithms that made it.

        Raises:
            RecordFault: naming every step that does not prove its result.
        """
        from electoral.check import require_proven

        require_proven(self.record, self.system, self.returns)
        return True

    def explain(self) -> str:
        """Give the record as text, article by article."""
        from electoral.display.explain import explained

        return explained(self)

    def to_json(self) -> str:
        """Give the result as JSON: status, seats, independents, tiers, and the open lots."""
        from electoral.files.results import result_json

        return result_json(self)

    def __str__(self) -> str:
        """Give the result as a table."""
        from electoral.display.text import result

        return result(self)
