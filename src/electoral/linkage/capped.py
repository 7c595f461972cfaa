"""The answer of a law that caps the seats of a party, and gives what is beyond the cap to the others."""

from fractions import Fraction
from typing import get_args

import attrs
from attrs.converters import optional

from electoral.capping import Several
from electoral.errors import InvalidSystem
from electoral.exact import ExactInput, show, whole
from electoral.exact import share as exact_share
from electoral.linkage.plan import Plan
from electoral.names import unknown
from electoral.stages import AllocateCapped, HouseSeats, Stage


def _house(value: int) -> int:
    return whole(value, "overhang: cap: house")


def _most(value: int) -> int:
    return whole(value, "overhang: cap: most")


def _over(value: str | ExactInput) -> Fraction:
    return exact_share(value, "overhang: cap: over")


@attrs.frozen(kw_only=True)
class CapSeats:
    """Lists share their own seats, but nobody has more seats in all than a cap allows (Mexico).

    The cap of a party is the house times its share of the votes of those who take part, with `over` added,
    rounded down; or `most`, if that is fewer. Who would have more, seats won in districts among them, has as
    many list seats as the cap leaves, and the others share the rest by the same method, until nobody has too
    many. A party that won more districts than its share allows keeps them, and has no list seats. If nobody
    has too many, the seats are those of parallel lists.

    Attributes:
        several: when several have too many at once, whether they are capped ``"together"``, or ``"one by
            one"``, the largest excess first; equal ones are a tie.
        house: the seats that the share is of; None if no cap depends on votes.
        over: what the share of seats may exceed the share of votes by (``"8%"``); None if no cap depends on
            votes.
        most: the most seats of a party; None if there is no such cap.

    Raises:
        InvalidSystem: if one of `house` and `over` is there without the other.

    Source: Constitution of Mexico, art. 54; LGIPE, arts 15 to 20.

    >>> from electoral import Districts, DrawLots, Everyone, Returns, System, Tally, TopUp
    >>> lists = TopUp(
    ...     "lists", seats=10, offsets="districts", method="hare", ties=(DrawLots(),), lists="nation",
    ...     overhang=CapSeats(house=20, over="8%", several="together"), who=Everyone(),
    ... )
    >>> seats = Districts("districts", winner="plurality", seats=10, ties=(DrawLots(),))
    >>> law = System("Example", law="an example", tiers=(seats, lists))
    >>> returns = Returns({"lists": {"nation": Tally({"A": 50, "B": 30, "C": 20})}},
    ...     declared={"districts": {"nation": {"A": 10}}})
    >>> law.count(returns)["lists"].seats  # A may have 11 of 20 seats
    {'A': 1, 'B': 5, 'C': 4}
    """

    several: Several
    house: int | None = attrs.field(default=None, converter=optional(_house))
    over: Fraction | None = attrs.field(default=None, converter=optional(_over))
    most: int | None = attrs.field(default=None, converter=optional(_most))

    def __attrs_post_init__(self) -> None:
        if self.several not in get_args(Several):
            raise unknown(str(self.several), get_args(Several), "overhang: cap: several")
        if (self.house is None) != (self.over is None):
            raise InvalidSystem(
                "overhang: cap: house and over make one cap (a share of the house); give both, or neither"
            )

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Share the list seats by rounds among those who take part."""
        total = AllocateCapped(
            name=plan.table("total"),
            tier=plan.votes,
            participants=plan.participants,
            seats=_seats(plan),
            method=plan.method,
            ties=plan.ties,
            offsets=plan.offsets,
            house=self.house,
            over=self.over,
            most=self.most,
            several=self.several,
        )
        after = plan.completed(total, capped=total.name)
        return (total, *after, attrs.evolve(plan.complement((total, *after)[-1]), offsets=None))


def _seats(plan: Plan) -> int | HouseSeats:
    """Give the list seats, if the parts of the tier fit together."""
    where = f"tier {show(plan.name)}"
    if plan.level != "nation":
        raise InvalidSystem(
            f"{where}: caps are of the seats of the nation; give lists = 'nation', 'linked' or 'fixed'"
        )
    if plan.less or plan.majority:
        raise InvalidSystem(f"{where}: seats are capped as the lists' own; give no less and no majority")
    if plan.house is not None:
        return HouseSeats(house=plan.house, offsets=plan.offsets, less=("districts",))
    if not isinstance(plan.seats, int):
        raise InvalidSystem(f"{where}: how many list seats there are is not said; give seats")
    return plan.seats
