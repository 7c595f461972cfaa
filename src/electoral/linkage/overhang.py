"""The answers of laws to overhang, as far as the house does not grow to meet claims; and no link at all."""

from typing import get_args

import attrs

from electoral.errors import InvalidSystem
from electoral.exact import show
from electoral.linkage.plan import Plan
from electoral.linked import At
from electoral.names import unknown
from electoral.parts import Seats
from electoral.stages import AllocateExcluding, Cover, HouseSeats, SeatBase, Stage


@attrs.frozen
class Parallel:
    """No link: the lists share their own seats, whatever was won in districts (Kazakhstan, Japan).

    Of a law that gives the house, the seats of all districts are taken off, void ones too; what it takes off
    else (`less`) is not. An individual may win in both tiers.
    """

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Share the list seats among those who take part."""
        if plan.apportioned:
            raise InvalidSystem(
                f"tier {show(plan.name)}: a house is apportioned, but parallel lists share list seats;"
                " give seats = 'districts', and each district its own"
            )
        base: Seats | SeatBase = "districts" if plan.seats is None else plan.seats
        if plan.house is not None:
            base = HouseSeats(house=plan.house, offsets=plan.offsets, less=("districts",))
        total = attrs.evolve(plan.allocation(plan.table("total"), base, plan.level), offsets=None)
        after = plan.completed(total)
        return (total, *after, attrs.evolve(plan.complement((total, *after)[-1]), offsets=None))


@attrs.frozen
class KeepOverhang:
    """Who won more than its share keeps it, nobody else is compensated, and the house grows (New Zealand).

    Source: Electoral Act 1993 (New Zealand), sections 191 and 192.
    """

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
            tier=plan.votes,
            level=plan.level,
            participants=plan.participants,
            seats=plan.base,
            method=plan.method,
            ties=plan.ties,
            offsets=plan.offsets,
            at=self.at,
        )
        # Who was left out has no list seats in the districts either.
        after = plan.completed(total, plan.offsets)
        return (*plan.apportionment(plan.apportioned), total, *after, plan.complement((total, *after)[-1]))


@attrs.frozen
class DenyOverhang:
    """The worst-placed winners have no seat where their party won more than its share (Germany 2023).

    Winners are ranked by their share of the valid votes of their district; equal shares at the last seat are
    a tie. A winner whose party takes no part has no seat either; an independent has one.

    Source: Bundeswahlgesetz (Germany), sections 1(3), 4 and 6, as of 8 June 2023.
    """

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Share all seats, deny those that are not covered, and take off what was won."""
        if twice := [each for each in plan.less if each.startswith("winners")]:
            raise InvalidSystem(
                f"tier {show(plan.name)}: less {show(twice[0])}, but where overhang is denied such a winner"
                " of a party has no seat; give 'independents', who have one"
            )
        before, total = plan.totals()
        after = plan.completed(total)
        last = (total, *after)[-1]
        denied = Cover(
            name=plan.table("denied"),
            tier=plan.votes,
            level="districts" if plan.linked else plan.level,
            seats=last.name,
            rows=plan.rows,
            offsets=plan.offsets,
            ties=plan.ties,
        )
        return (*before, total, *after, denied, plan.complement(last))
