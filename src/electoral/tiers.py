"""Tiers: named parts of the house, as short words that expand to stages."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, Protocol, get_args

import attrs
from attrs.converters import optional

from electoral.conditions import Condition, require_condition
from electoral.errors import InvalidSystem
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.law import cited
from electoral.methods import METHODS, Method, Plurality
from electoral.parts import Seats, all_seats, tier_name
from electoral.parts import method as as_method
from electoral.parts import seats as as_seats
from electoral.ranks import Persons, require_persons
from electoral.stages import (
    Admission,
    Allocate,
    Contest,
    Qualify,
    Reservation,
    Reserve,
    Stage,
    UnreservedSeats,
)
from electoral.stages.transfer import tables_for, transfer_stages
from electoral.ties import TieRule, tie_rules
from electoral.transfers import Transfer, require_transfers

#: The parts of a tier that an article can stand behind.
ArticleOf = Literal["who", "admission", "transfers", "reserved", "seats", "ties"]
_ARTICLES = get_args(ArticleOf)


class Tier(Protocol):
    """A named part of the house. Any object with these is a tier; nothing is subclassed."""

    @property
    def name(self) -> str:
        """The tier's name, under which the returns hold its tallies."""
        ...

    @property
    def articles(self) -> Mapping[str, str]:
        """Where the law says "who", "admission", "seats" and "ties"."""
        ...

    def expected(self) -> int | None:
        """Give the seats the law gives the tier; None if the returns say it."""
        ...

    def stages(self) -> tuple[Stage, ...]:
        """Expand to stages, in the law's order."""
        ...


def _articles(values: Mapping[str, str]) -> Frozen[str, str]:
    return cited(values, _ARTICLES, "articles: part of a tier")


@attrs.frozen
class Districts:
    """Districts that elect their own members, each by `winner`.

    Attributes:
        name: the tier's name.
        winner: the id of a method, or a `Method`, e.g. ``"plurality"``.
        ties: rules for tied districts, in the law's order.
        seats: how many seats the law gives all districts together; None if the returns say it.
        articles: where the law says it.

    >>> from electoral.ties import DrawLots
    >>> [stage.name for stage in Districts("single-mandate", winner="plurality", ties=(DrawLots(),)).stages()]
    ['single-mandate']
    """

    name: str = attrs.field(converter=tier_name)
    winner: Method = attrs.field(converter=as_method, kw_only=True)
    ties: tuple[TieRule, ...] = attrs.field(converter=tie_rules, kw_only=True)
    seats: int | None = attrs.field(default=None, converter=optional(all_seats), kw_only=True)
    articles: Frozen[str, str] = attrs.field(default=Frozen(), converter=_articles, kw_only=True)

    def expected(self) -> int | None:
        """Give the seats the law gives all districts together."""
        return self.seats

    def stages(self) -> tuple[Stage, ...]:
        """Expand to one contest in every district."""
        contest = Contest(
            name=self.name, tier=self.name, winner=self.winner, ties=self.ties, seats=self.seats
        )
        return (contest,)


@attrs.frozen
class Lists:
    """Party lists that share seats in proportion to their votes.

    Attributes:
        name: the tier's name.
        seats: how many there are, or ``"districts"`` where each district has its own.
        method: the id of a method, or a `Method`.
        who: who takes part; `Everyone` where the law has no threshold.
        ties: rules for the last seats, in the law's order.
        admission: what happens if too few take part; None if the law does not say.
        transfers: which votes of candidates travel to the lists, or are taken off them; empty if none do.
        reserved: which lists of minorities have a mandate without taking part; None if none have.
        persons: in which order seats go to persons: ``"list order"``, ``"votes"`` for the person, or
            ``"votes, then list order"``; None if a law or a party chooses otherwise.
        articles: where the law says it.

    >>> from electoral.conditions import Everyone
    >>> tier = Lists("list", seats=69, method="hare", who=Everyone(), ties=())
    >>> [stage.name for stage in tier.stages()]
    ['list.who', 'list']
    """

    name: str = attrs.field(converter=tier_name)
    seats: Seats = attrs.field(converter=as_seats, kw_only=True)
    method: Method = attrs.field(converter=as_method, kw_only=True)
    who: Condition = attrs.field(kw_only=True)
    ties: tuple[TieRule, ...] = attrs.field(converter=tie_rules, kw_only=True)
    admission: Admission | None = attrs.field(default=None, kw_only=True)
    transfers: tuple[Transfer, ...] = attrs.field(default=(), converter=require_transfers, kw_only=True)
    reserved: Reservation | None = attrs.field(default=None, kw_only=True)
    persons: Persons | None = attrs.field(default=None, kw_only=True)
    articles: Frozen[str, str] = attrs.field(default=Frozen(), converter=_articles, kw_only=True)

    def __attrs_post_init__(self) -> None:
        where = f"tier {show(self.name)}"
        require_condition(self.who, where)
        require_persons(self.persons, where)
        if not isinstance(self.admission, Admission | None):
            raise InvalidSystem(
                f"{where}: admission {show(self.admission)} is no Admission; give one, or None"
            )
        if not isinstance(self.reserved, Reservation | None):
            raise InvalidSystem(
                f"{where}: reserved {show(self.reserved)} is no Reservation; give one, or None"
            )
        if self.reserved and not isinstance(self.seats, int):
            raise InvalidSystem(
                f"{where}: mandates are reserved out of the seats of all; give their number, or none reserved"
            )
        if self.admission and self.admission.factor != 1 and self.method != METHODS["hare"]:
            raise InvalidSystem(
                f"{where}: a factor is of Hare quotients, and the method has none; use 'hare', or no factor"
            )
        if isinstance(self.method, Plurality) and self.admission and self.admission.minimum > 1:
            raise InvalidSystem(
                f"{where}: plurality gives one seat each, the admission promises more; change one"
            )

    def expected(self) -> int | None:
        """Give the seats the law gives the lists."""
        return None if self.seats == "districts" else self.seats

    def stages(self) -> tuple[Stage, ...]:
        """Expand to votes that travel, who takes part, mandates reserved, and the allocation."""
        before = transfer_stages(self.name, self.transfers)
        who = Qualify(
            name=f"{self.name}.who",
            tier=self.name,
            who=self.who,
            admission=self.admission,
            ties=self.ties,
            added=tables_for("for thresholds too", before),
            shared=tables_for("for seats", before),
        )
        reserve, left = self._reserve(who)
        seats = Allocate(
            name=self.name,
            tier=self.name,
            participants=who.name,
            seats=left,
            method=self.method,
            ties=self.ties,
            factor=self.admission.factor if self.admission else Fraction(1),
        )
        return (*before, who, *reserve, seats)

    def _reserve(self, who: Qualify) -> tuple[tuple[Stage, ...], Seats | UnreservedSeats]:
        """Give the stage of reserved mandates, if there is one, and the seats left after it."""
        if self.reserved is None or self.seats == "districts":
            return (), self.seats
        stage = Reserve(
            name=f"{self.name}.reserved",
            tier=self.name,
            participants=who.name,
            seats=self.seats,
            rule=self.reserved,
        )
        return (stage,), UnreservedSeats(seats=self.seats, reserved=stage.name)
