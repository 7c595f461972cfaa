"""A link to districts in part: lists make up for a part of what is missing after seats won (South Korea)."""

from fractions import Fraction
from typing import get_args

import attrs
from attrs.converters import optional

from electoral.errors import InvalidSystem
from electoral.exact import ExactInput, positive, show, whole
from electoral.exact import share as exact_share
from electoral.linkage.plan import Plan
from electoral.linked import Least, Rounding, Tested
from electoral.methods import method_named
from electoral.names import unknown
from electoral.stages import Link, Stage


def _factor(value: str | ExactInput) -> Fraction:
    return exact_share(value, "overhang: partial: factor")


def _seats(value: int) -> int:
    return whole(value, "overhang: partial: seats")


def _least(value: int) -> int:
    return positive(value, "overhang: partial: least")


@attrs.frozen(kw_only=True)
class PartialLink:
    """Lists make up for a part of the seats that are missing to them after districts (South Korea).

    Of those who take part with a list, each has a linked number: its share of the house by its votes, less
    the seats it won, times the factor, rounded, and never below 0. If these are more than the list seats,
    they are scaled down to them; if fewer, the seats that are left are shared by votes and added. Both times
    whole numbers are seats, and the seats then left go to the largest fractions (largest remainders; equal
    ones at the last seat are a tie).

    Factor 0 is no link at all. With factor 1, exact numbers, as many list seats as are missing, and nobody
    who won more than its share, it is the full link.

    Attributes:
        factor: which part of what is missing is linked, from 0 to 1.
        seats: how many list seats there are.
        rounding: ``"half up"``, ``"down"``, or ``"exact"`` if linked numbers are not rounded.
        least: a linked number below it is 0; None if the law has no such number.
        tested: whether that is asked ``"before rounding"`` or ``"after rounding"``; given with `least`.

    Raises:
        InvalidSystem, InvalidNumber: if a part is not known, or `least` and `tested` are not given together.

    Source: Public Official Election Act (South Korea), article 189, as of 14 January 2020.

    >>> from electoral import Districts, DrawLots, Everyone, Returns, System, Tally, TopUp
    >>> half = PartialLink(factor="1/2", seats=4, rounding="half up")
    >>> lists = TopUp("lists", house=10, offsets="districts", overhang=half, method="hare", who=Everyone(),
    ...     ties=(DrawLots(),))
    >>> law = System("Example", law="an example",
    ...     tiers=(Districts("districts", winner="plurality", seats=6, ties=(DrawLots(),)), lists))
    >>> returns = Returns({"lists": {"nation": Tally({"A": 60, "B": 40})}},
    ...     declared={"districts": {"nation": {"A": 6}}})
    >>> law.count(returns)["lists"].seats
    {'A': 1, 'B': 3}
    """

    factor: Fraction = attrs.field(converter=_factor)
    seats: int = attrs.field(converter=_seats)
    rounding: Rounding
    least: int | None = attrs.field(default=None, converter=optional(_least))
    tested: Tested | None = None

    def __attrs_post_init__(self) -> None:
        if self.rounding not in get_args(Rounding):
            raise unknown(str(self.rounding), get_args(Rounding), "overhang: partial: rounding")
        if (self.least is None) != (self.tested is None):
            raise InvalidSystem(
                f"overhang: partial: least {show(self.least)} but tested {show(self.tested)}; give both, or"
                " neither"
            )
        if self.tested is not None and self.tested not in get_args(Tested):
            raise unknown(str(self.tested), get_args(Tested), "overhang: partial: tested")

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Find the linked numbers, and share the list seats by them."""
        _require_fitting(plan)
        linked = Link(
            name=plan.table("linked"),
            tier=plan.votes,
            level=plan.level,
            participants=plan.participants,
            seats=plan.base,
            offsets=plan.offsets,
            fill=self.seats,
            factor=self.factor,
            rounding=self.rounding,
            least=None if self.least is None or self.tested is None else Least(self.least, self.tested),
        )
        total = plan.allocation(plan.table("total"), self.seats, plan.level)
        shared = attrs.evolve(total, participants=linked.name, offsets=None)
        return (linked, shared, attrs.evolve(plan.complement(shared), offsets=None))


def _require_fitting(plan: Plan) -> None:
    """Refuse parts of a tier that have no meaning beside a link in part."""
    for wrong, message in (
        (plan.linked, "lists are linked as a whole, not in each district; give lists = 'nation'"),
        (plan.majority is not None, "list seats are fixed, and a majority clause adds some; leave it out"),
        (
            plan.house is None or plan.apportioned is not None,
            "linked numbers are parts of one house, not apportioned; give house, and list seats in the link",
        ),
        (
            plan.exhausted == "pass on",
            "to whom seats pass on by linked numbers is not known; give 'empty', or none",
        ),
        (
            plan.method != method_named("hare"),
            "linked numbers come to seats by largest remainders; give method = 'hare'",
        ),
    ):
        if wrong:
            raise InvalidSystem(f"tier {show(plan.name)}: overhang: partial: {message}")
