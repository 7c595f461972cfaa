"""How a list tier answers to seats won in districts: the five answers of law to overhang, and no link at all.

Each is a value that knows the stages it needs. A law may bring its own: any object with `stages` is a
linkage.
"""

from typing import Literal, Protocol, get_args

import attrs

from electoral.errors import InvalidSystem
from electoral.exact import show, whole
from electoral.given import can, no_kind
from electoral.linked import At, Claim, Majority
from electoral.methods import DivisorMethod, Method
from electoral.names import unknown
from electoral.sources import NATION, Level
from electoral.stages import (
    Allocate,
    AllocateExcluding,
    Apportion,
    ApportionedSeats,
    Claims,
    Cover,
    Distribute,
    HouseSeats,
    ListSeats,
    MajorityClause,
    OwnAndWon,
    SeatBase,
    SmallestHouse,
    Stage,
)
from electoral.stages.allocate import Seats
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
        return HouseSeats(house=self.house, offsets=self.offsets, less=self.less)

    def apportionment(self, by: By | None) -> tuple[Stage, ...]:
        """Give the stage that apportions the house to the districts, if the law does."""
        if by is None or self.house is None:
            return ()
        base = HouseSeats(house=self.house, offsets=self.offsets, less=self.less)
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
            caps="persons" if self.exhausted == "pass on" else None,
            fills=False,
        )

    def totals(self) -> tuple[tuple[Stage, ...], Allocate]:
        """Give the stages before the parties' totals, and the one that makes them, without floors."""
        total = self.allocation(self.table("total"), self.base, self.level)
        return self.apportionment(self.apportioned), total

    def completed(self, total: Stage, floors: str | None = None) -> tuple[Stage, ...]:
        """Give the stages after the parties' totals: the majority clause, and the linked lists."""
        stages: list[Stage] = []
        table = total.name
        if self.majority is not None:
            table = self.table("majority")
            stages.append(
                MajorityClause(
                    name=table, participants=self.participants, seats=total.name, rule=self.majority
                )
            )
        if self.linked:
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

    def complement(self, before: Stage) -> ListSeats:
        """Give the stage that makes list seats of totals."""
        return ListSeats(
            name=self.name,
            tier=self.votes,
            level="districts" if self.linked else self.level,
            totals=before.name,
            rows=self.rows,
            offsets=self.offsets,
            exhausted="empty" if self.exhausted == "empty" else None,
        )

    @property
    def rows(self) -> Rows:
        """What the rows of the last table of totals are."""
        return "parties" if self.linked else "regions"


class Linkage(Protocol):
    """How a list tier answers to seats won in districts. Any object with this function is one."""

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Give the stages after the question who takes part; the last makes the table of the tier."""
        ...


def require_linkage(value: object, where: str) -> None:
    """Refuse what is no linkage.

    Raises:
        InvalidSystem: naming the value.
    """
    if not can(value, "stages"):
        raise InvalidSystem(f"{where}: overhang {no_kind(value, 'linkage', 'give e.g. KeepOverhang()')}")


def _tolerance(value: int) -> int:
    return whole(value, "overhang: tolerance")


@attrs.frozen
class Parallel:
    """No link: the lists share their own seats, whatever was won in districts (Kazakhstan, Japan).

    Of a law that gives the house, the seats of all districts are taken off, void ones too.
    """

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Share the list seats among those who take part."""
        base: Seats | SeatBase = "districts" if plan.seats is None else plan.seats
        if plan.house is not None:
            base = HouseSeats(house=plan.house, offsets=plan.offsets, less=("districts",))
        total = plan.allocation(plan.table("total"), base, plan.level)
        after = plan.completed(total)
        return (total, *after, attrs.evolve(plan.complement((total, *after)[-1]), offsets=None))


@attrs.frozen
class KeepOverhang:
    """Who won more than its share keeps it, nobody else is compensated, and the house grows (New Zealand)."""

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Share all seats, and take off what was won."""
        before, total = plan.totals()
        after = plan.completed(total)
        return (*before, total, *after, plan.complement((total, *after)[-1]))


@attrs.frozen
class AbsorbOverhang:
    """Nobody has fewer seats than it won, and the others share what is left (Scotland, Wales, London).

    With highest averages it is the same to divide a list's votes by the seats it won and one more, as the
    Scotland Act 1998, s 8, says it.
    """

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Share all seats with the seats won as floors, and take off what was won."""
        before, plain = plan.totals()
        total = attrs.evolve(plain, floors="won")
        after = plan.completed(total, plan.offsets)
        return (*before, total, *after, plan.complement((total, *after)[-1]))


@attrs.frozen
class LeaveOut:
    """Who won more than its share keeps it and is left out, and the others share again (Lesotho).

    Attributes:
        at: ``"more"`` if only those are left out who won more, ``"as many"`` if also those who won their
            share.

    Source: National Assembly Electoral Act 2011 (Lesotho), Third Schedule, s 3(2)(b), as read in [2023] LSHC
    59.
    """

    at: At

    def __attrs_post_init__(self) -> None:
        if self.at not in get_args(At):
            raise unknown(self.at, get_args(At), "overhang: leave")

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Share all seats by rounds, and take off what was won."""
        total = AllocateExcluding(
            name=plan.table("total"),
            participants=plan.participants,
            seats=plan.base,
            method=plan.method,
            ties=plan.ties,
            offsets=plan.offsets,
            at=self.at,
        )
        after = plan.completed(total)
        return (*plan.apportionment(plan.apportioned), total, *after, plan.complement((total, *after)[-1]))


@attrs.frozen(kw_only=True)
class LevelOverhang:
    """The house grows until everybody has the seats that its lists claim (Germany 2013 and 2020).

    Attributes:
        claim: how a list's claim follows from the seats won and its seats of a first distribution:
            ``"larger"`` (2013) or ``"mean"`` (2020).
        floor: what no list has fewer than in the end: the seats ``"won"`` (2013) or its ``"claim"`` (2020).
        tolerance: how many seats of parties with overhang may be missing (0 in 2013, 3 in 2020); the house
            grows by those that are.
        regions: by what the house is first given to the districts, in each of which the first distribution is
            made and lists claim; None if it is made, and parties claim, where their seats are found.

    Source: Bundeswahlgesetz (Germany), § 6, as of 3 May 2013 and of 14 November 2020.
    """

    claim: Claim = "larger"
    floor: Literal["won", "claim"] = "won"
    tolerance: int = attrs.field(default=0, converter=_tolerance)
    regions: By | None = None

    def __attrs_post_init__(self) -> None:
        for what, value, known in (
            ("claim", self.claim, get_args(Claim)),
            ("floor", self.floor, ("won", "claim")),
            ("regions", self.regions, (*get_args(By), None)),
        ):
            if value not in known:
                raise unknown(str(value), [each for each in known if each], f"overhang: level: {what}")

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Distribute once, claim, size the house, and take off what was won."""
        if plan.house is None or plan.level != "nation" or not isinstance(plan.method, DivisorMethod):
            raise InvalidSystem(
                f"tier {show(plan.name)}: a house is leveled for the nation, from a size that the law gives,"
                " by a"
                " divisor method; give house, lists = 'linked' or 'nation', and e.g. method = 'sainte_lague'"
            )
        first = attrs.evolve(plan.allocation(plan.table("first"), plan.base, "nation"), caps=None)
        if self.regions:
            first = attrs.evolve(
                first,
                level="districts",
                seats=ApportionedSeats(table=plan.table("contingents"), row=NATION),
            )
        claims = Claims(name=plan.table("claims"), first=first.name, offsets=plan.offsets, rule=self.claim)
        total = SmallestHouse(
            name=plan.table("total"),
            participants=plan.participants,
            claims=claims.name,
            first=first.name,
            offsets=plan.offsets,
            method=plan.method,
            ties=plan.ties,
            tolerance=self.tolerance,
        )
        after = plan.completed(total, plan.offsets if self.floor == "won" else claims.name)
        last = plan.complement((total, *after)[-1])
        return (*plan.apportionment(self.regions), first, claims, total, *after, last)


@attrs.frozen
class DenyOverhang:
    """The worst-placed winners have no seat where their party won more than its share (Germany 2023)."""

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Share all seats, deny those that are not covered, and take off what was won."""
        before, total = plan.totals()
        after = plan.completed(total)
        last = (total, *after)[-1]
        denied = Cover(
            name=plan.table("denied"),
            tier=plan.votes,
            seats=last.name,
            rows=plan.rows,
            offsets=plan.offsets,
            ties=plan.ties,
        )
        return (*before, total, *after, denied, plan.complement(last))


#: The linkages that have a name in files.
LINKAGES: dict[str, Linkage] = {
    "parallel": Parallel(),
    "keep": KeepOverhang(),
    "absorb": AbsorbOverhang(),
    "leave": LeaveOut("more"),
    "level": LevelOverhang(),
    "deny": DenyOverhang(),
}
