"""The tier of lists that is linked to districts: mixed-member proportional and additional-member systems."""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import attrs
from attrs.converters import optional

from electoral.conditions import Condition, require_condition
from electoral.errors import InvalidSystem
from electoral.exact import show, whole
from electoral.frozen import Frozen
from electoral.law import cited
from electoral.linkage import (
    LINKAGES,
    AbsorbOverhang,
    CapSeats,
    KeepOverhang,
    Linkage,
    Parallel,
    Plan,
    require_linkage,
)
from electoral.linked import Majority
from electoral.methods import METHODS, Method
from electoral.names import unknown
from electoral.parts import Seats, tier_name
from electoral.parts import method as as_method
from electoral.parts import seats as as_seats
from electoral.ranks import Persons, require_persons
from electoral.stages import Qualify, Stage
from electoral.stages.apportion import By
from electoral.stages.bases import Less
from electoral.stages.list_seats import Exhausted
from electoral.stages.transfer import tables_for, transfer_stages
from electoral.ties import TieRule, tie_rules
from electoral.transfers import Transfer, require_transfers

#: Where lists stand, and where a party's seats are found: each district by itself; the nation, by the votes
#: of all districts; or the nation, from which they go on to the party's linked lists in the districts, which
#: may have fixed numbers of list seats.
ListsOf = Literal["district", "nation", "linked", "fixed"]
#: The parts of a top-up that an article can stand behind.
_ARTICLES = ("who", "transfers", "seats", "ties", "overhang", "majority", "lists")
# All seats of the districts are taken off where tiers are not linked, and there only.
_LESS = tuple(each for each in get_args(Less) if each != "districts")
_OVERLAP = (
    "independents",
    "winners without a list",
    "winners who take no part",
    "winners who do not qualify",
)
_FIXED = (
    "lists = 'fixed' is for list seats by the Hare quota, as many as the law gives, with a fixed number"
    " in each district; give method = 'hare', overhang = 'parallel' or CapSeats, and no majority"
)


def _house(value: int) -> int:
    return whole(value, "house")


def _overhang(value: str | Linkage) -> Linkage:
    if isinstance(value, str):
        if value not in LINKAGES:
            raise unknown(value, LINKAGES, "overhang")
        return LINKAGES[value]
    return value


def _less(values: Sequence[Less]) -> tuple[Less, ...]:
    if not isinstance(values, list | tuple):
        raise InvalidSystem(f"less: {show(values)} is no tuple; give e.g. ('independents',)")
    for each in values:
        if each not in _LESS:
            raise unknown(str(each), _LESS, "less")
    if len(set(values)) < len(values) or sum(each in _OVERLAP for each in values) > 1:
        raise InvalidSystem(
            "less: the same seats are taken off twice; independents have no list; give one of them"
        )
    return tuple(values)


def _articles(values: Mapping[str, str]) -> Frozen[str, str]:
    return cited(values, _ARTICLES, "articles: part of a tier")


@attrs.frozen
class TopUp:
    """Party lists that make up, in proportion to their votes, for seats won in districts.

    Attributes:
        name: the tier's name.
        offsets: the tier of the districts, which the law counts before.
        house: the seats of all, those won in districts among them, that parties share by their votes; give
            this or `seats`.
        seats: the list seats, if the law says those: how many, or ``"districts"`` where each district has its
            own. Those who take part then share them together with the seats they won.
        less: what is taken off the house: seats of ``"independents"``, of ``"winners without a list"``
            (independents among them), of ``"winners who take no part"`` (those, and of parties that do not
            qualify), of ``"winners who do not qualify"`` (independents, and parties that do not qualify, with
            a list or without), of ``"void districts"``.
        apportioned: by what the house is given to the districts of the lists, each of which then counts by
            itself; None if it is not.
        method: the id of a method, or a `Method`.
        who: who takes part; `Everyone` where the law has no threshold.
        ties: rules for last seats, in the law's order.
        overhang: the law's answer to seats won beyond a party's share: ``"keep"``, ``"absorb"``, ``"leave"``,
            ``"level"``, ``"deny"``, or a value of `electoral.linkage`; ``"parallel"`` if the tiers are not
            linked; a `PartialLink` if they are in part. The word "leave" is ``LeaveOut("more")``, "level" is
            ``LevelOverhang()`` without regions.
        lists: where lists stand: in each ``"district"``, in the ``"nation"``, or ``"linked"`` in the
            districts of the nation; ``"fixed"`` if they are linked in districts that each have their own
            number of list seats, which the returns say. In the nation it is asked there who takes part, and
            individuals do not: they stand in districts only.
        votes: the tier whose votes are used, if the lists have none of their own (one vote for both tiers).
        transfers: which votes of candidates travel to the lists, or are taken off them; empty if none do.
        majority: the clause for a majority of votes: ``"one more than half"`` or ``"more than half"``; None
            if there is none.
        exhausted: what becomes of seats for which a list has no person left, where the lists are known:
            ``"empty"``, or ``"pass on"`` to the other lists; None if that is not looked at.
        persons: ``"list order"`` if seats go to persons in that order, without those elected in districts;
            None if a law or a party chooses otherwise.
        articles: where the law says "who", "transfers", "seats", "ties", "overhang", "majority" and "lists".

    Raises:
        InvalidSystem: if the parts do not fit together.

    >>> from electoral import Base, Districts, DrawLots, Returns, Share, System, Tally, TopUp, Won
    >>> electorates = Districts("electorates", winner="plurality", seats=2, ties=(DrawLots(),))
    >>> party_vote = TopUp(
    ...     "party vote", house=5, offsets="electorates", method="sainte_lague", ties=(DrawLots(),),
    ...     overhang="keep", who=Share("5%", of=Base.CONTESTANTS) | Won(1, tier="electorates"),
    ... )
    >>> law = System("Example", law="an example", tiers=(electorates, party_vote))
    >>> returns = Returns({"party vote": {"nation": Tally({"A": 60, "B": 38, "C": 2})}},
    ...     declared={"electorates": {"nation": {"A": 1, "C": 1}}})
    >>> law.count(returns).seats
    {'A': 3, 'B': 2, 'C': 1}
    """

    name: str = attrs.field(converter=tier_name)
    offsets: str = attrs.field(converter=tier_name, kw_only=True)
    house: int | None = attrs.field(default=None, converter=optional(_house), kw_only=True)
    seats: Seats | None = attrs.field(default=None, converter=optional(as_seats), kw_only=True)
    less: tuple[Less, ...] = attrs.field(default=(), converter=_less, kw_only=True)
    apportioned: By | None = attrs.field(default=None, kw_only=True)
    method: Method = attrs.field(converter=as_method, kw_only=True)
    who: Condition = attrs.field(kw_only=True)
    ties: tuple[TieRule, ...] = attrs.field(converter=tie_rules, kw_only=True)
    overhang: Linkage = attrs.field(converter=_overhang, kw_only=True)
    lists: ListsOf = attrs.field(default="district", kw_only=True)
    votes: str | None = attrs.field(default=None, converter=optional(tier_name), kw_only=True)
    transfers: tuple[Transfer, ...] = attrs.field(default=(), converter=require_transfers, kw_only=True)
    majority: Majority | None = attrs.field(default=None, kw_only=True)
    exhausted: Exhausted | None = attrs.field(default=None, kw_only=True)
    persons: Persons | None = attrs.field(default=None, kw_only=True)
    articles: Frozen[str, str] = attrs.field(default=Frozen(), converter=_articles, kw_only=True)

    def __attrs_post_init__(self) -> None:
        where = f"tier {show(self.name)}"
        require_condition(self.who, where)
        require_linkage(self.overhang, where)
        require_persons(self.persons, where)
        for what, value, known in (
            ("lists", self.lists, get_args(ListsOf)),
            ("apportioned", self.apportioned, get_args(By)),
            ("majority", self.majority, get_args(Majority)),
            ("exhausted", self.exhausted, get_args(Exhausted)),
        ):
            if value not in known and (value is not None or what == "lists"):
                raise unknown(str(value), known, f"{where}: {what}")
        for wrong, message in self._misfits():
            if wrong:
                raise InvalidSystem(f"{where}: {message}")

    def _misfits(self) -> tuple[tuple[bool, str], ...]:
        """Give what does not fit together, each with what to do."""
        in_districts = self.lists == "district"
        passing = isinstance(self.overhang, KeepOverhang | AbsorbOverhang)
        return (
            (
                (self.house is None) == (self.seats is None),
                "give house (all seats) or seats (those of the lists), one of them",
            ),
            (
                self.seats == "districts" and not in_districts,
                "seats = 'districts', but the lists are of the nation; give their number",
            ),
            (bool(self.less) and self.house is None, "less is taken off a house; give house, or no less"),
            (
                self.apportioned is not None and (self.house is None or not in_districts or bool(self.less)),
                "a house is apportioned whole to districts with lists of their own; give house and no less",
            ),
            (
                self.majority is not None and in_districts,
                "a majority is of the nation; give lists = 'linked' or 'nation', or no majority",
            ),
            (self.lists == "fixed" and not self._may_be_fixed(), _FIXED),
            (
                bool(self.transfers) and (self.lists in ("linked", "fixed") or self.votes is not None),
                "votes travel to lists of its own that are not linked; give other lists, or no transfers",
            ),
            (
                self.exhausted == "pass on" and (self.lists in ("linked", "fixed") or not passing),
                "seats pass on where overhang is kept or absorbed by lists not linked; give 'empty', or none",
            ),
        )

    def _may_be_fixed(self) -> bool:
        """Say whether list seats can meet the fixed seats of districts: they are as many as the law gives."""
        own_seats = isinstance(self.overhang, Parallel | CapSeats) and self.majority is None
        return own_seats and self.method == METHODS["hare"]

    def expected(self) -> int | None:
        """The seats depend on those won in districts: None."""
        return None

    def stages(self) -> tuple[Stage, ...]:
        """Expand to votes that travel, who takes part, and the stages of the answer to overhang."""
        votes = self.votes or self.name
        level: Literal["districts", "nation"] = "districts" if self.lists == "district" else "nation"
        before = transfer_stages(votes, self.transfers)
        who = Qualify(
            name=f"{self.name}.who",
            tier=votes,
            who=self.who,
            admission=None,
            ties=self.ties,
            level=level,
            added=tables_for("for thresholds too", before),
            shared=tables_for("for seats", before),
        )
        plan = Plan(
            name=self.name,
            votes=votes,
            level=level,
            linked=self.lists in ("linked", "fixed"),
            fixed=self.lists == "fixed",
            participants=who.name,
            house=self.house,
            seats=self.seats,
            apportioned=self.apportioned,
            less=self.less,
            offsets=self.offsets,
            method=self.method,
            ties=self.ties,
            majority=self.majority,
            exhausted=self.exhausted,
        )
        return (*before, who, *self.overhang.stages(plan))
