"""The tier of best losers: seats beside another tier's, for those of groups who were not elected there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

import attrs

from electoral.errors import InvalidSystem
from electoral.exact import positive, show
from electoral.frozen import Frozen
from electoral.law import cited
from electoral.losers import Measure, SeatsIn
from electoral.names import unknown
from electoral.parts import tier_name
from electoral.representation import RepresentationQuota
from electoral.representation.groups import Group, as_groups
from electoral.stages import SeatLosers, Stage
from electoral.tiers import Districts, Lists, Tier
from electoral.ties import TieRule, tie_rules
from electoral.votes import Base

_ARTICLES = ("seats", "ties")


def _groups(values: "Iterable[str | Group]") -> tuple[Group, ...]:
    return as_groups(values, "best losers")


def _seats(value: int) -> int:
    return positive(value, "seats of best losers")


def _articles(values: Mapping[str, str]) -> Frozen[str, str]:
    return cited(values, _ARTICLES, "articles: part of a tier")


@attrs.frozen
class BestLosers:
    """Seats for those of groups who did best among the persons not elected in another tier.

    Persons are those of its lists, or the contestants of its districts, whose attributes stand in lists of
    that tier. Nobody has a seat without a vote. Seats for which there is nobody stay empty. A seat is one of
    the person's party. Who is elected on a list must be clear: if equal votes at its last seat leave open
    whether somebody of the groups is elected there, the seats of the region stay open.

    Attributes:
        name: the tier's name.
        of: the earlier tier, of `Lists` that say the order of their persons, or of `Districts`. Nobody may
            stand there and in a third tier for one party, since seats won elsewhere are not looked at.
        groups: e.g. ``("women",)``; who is in one of them can have a seat.
        seats: how many there are in each region.
        measure: ``"votes"``, or a `Base`: votes as a share of it, in the person's own district. With one seat
            the best share of a region is that of the best of some district; what a law with more seats says
            of the second of a district is not looked at.
        level: the regions: the ``"districts"`` of that tier, or their ``"parents"``; a district without
            parent is a region.
        ties: rules for equal numbers at the last seat, in the law's order. Persons have no order of
            registration.
        articles: where the law says "seats" and "ties".

    Raises:
        InvalidSystem, InvalidNumber, UnknownName: for parts that do not fit.
        MissingFigure: at the count, if it is not known of a person who was not elected whether in the groups,
            or with how many votes.

    Source: laws of 2012 and 2016 on the election of the House of Representatives (Jordan), as reported.

    >>> from electoral import Candidate, CandidateList, DrawLots, Everyone, Returns, System, Tally
    >>> lists = Lists(
    ...     "lists", seats=2, method="hare", who=Everyone(), ties=(DrawLots(),), persons="votes"
    ... )
    >>> women = BestLosers(
    ...     "women's seats", of="lists", groups=["women"], seats=1, measure="votes", ties=(DrawLots(),)
    ... )
    >>> a = [Candidate("Ali", sex="male", votes=9), Candidate("Amal", sex="female", votes=3)]
    >>> b = [Candidate("Bilal", sex="male", votes=8), Candidate("Badia", sex="female", votes=5)]
    >>> count = System("Example", law="an example", tiers=(lists, women)).count(
    ...     Returns(
    ...         {"lists": {"nation": Tally({"A": 60, "B": 40})}},
    ...         lists=[CandidateList(tier="lists", party=key, candidates=own) for key, own in
    ...                (("A", a), ("B", b))],
    ...     )
    ... )
    >>> count.seats, [member.name for member in count.members]
    ({'A': 1, 'B': 2}, ['Ali', 'Bilal', 'Badia'])
    """

    name: str = attrs.field(converter=tier_name)
    of: str = attrs.field(converter=tier_name, kw_only=True)
    groups: tuple[Group, ...] = attrs.field(converter=_groups, kw_only=True)
    seats: int = attrs.field(converter=_seats, kw_only=True)
    measure: Measure = attrs.field(kw_only=True)
    level: SeatsIn = attrs.field(default="districts", kw_only=True)
    ties: tuple[TieRule, ...] = attrs.field(converter=tie_rules, kw_only=True)
    articles: Frozen[str, str] = attrs.field(default=Frozen(), converter=_articles, kw_only=True)

    def __attrs_post_init__(self) -> None:
        where = f"tier {show(self.name)}"
        if self.measure != "votes" and not isinstance(self.measure, Base):
            raise InvalidSystem(
                f"{where}: measure {show(self.measure)} is neither 'votes' nor a Base; give one,"
                " e.g. Base.REGISTERED"
            )
        if self.level not in get_args(SeatsIn):
            raise unknown(str(self.level), get_args(SeatsIn), f"{where}: level")

    def expected(self) -> None:
        """Give no number: how many regions there are is said by the returns."""
        return

    def stages(self) -> tuple[Stage, ...]:
        """Expand to the one stage that seats them."""
        stage = SeatLosers(
            name=self.name,
            of=self.of,
            groups=self.groups,
            seats=self.seats,
            measure=self.measure,
            level=self.level,
            ties=self.ties,
        )
        return (stage,)


def require_losers(tiers: Sequence[Tier], quotas: Sequence[RepresentationQuota], where: str) -> None:
    """Refuse best losers of a tier of which it is not known, or not settled yet, who is elected there.

    Raises:
        UnknownName: if there is no such tier.
        InvalidSystem: if its seats go to persons in no order, or these change after the best losers.
    """
    found = [tier for tier in tiers if isinstance(tier, BestLosers)]
    for each in found:
        here = f"{where}: tier {show(each.name)}"
        _require_of_persons(next((tier for tier in tiers if tier.name == each.of), None), each, tiers, here)
        if [other.of for other in found].count(each.of) > 1:
            raise InvalidSystem(
                f"{here}: another tier has the best losers of {show(each.of)} too, and who has a seat in one"
                " of them is not looked at in the other; make one of both"
            )
        if any(quota.of == each.of and (quota.remedy or quota.faulty == "cut short") for quota in quotas):
            raise InvalidSystem(
                f"{here}: a representation quota changes who is elected in tier {show(each.of)}, and the best"
                " losers are seated before; take out one of them, or the quota's remedy"
            )


def _require_of_persons(of: Tier | None, losers: BestLosers, tiers: Sequence[Tier], where: str) -> None:
    match of:
        case None:
            raise unknown(losers.of, [tier.name for tier in tiers], f"{where}: best losers of tier")
        case Districts():
            return
        case Lists(reserved=None):
            if of.persons is None:
                raise InvalidSystem(
                    f"{where}: who is elected on the lists of {show(of.name)} is not said; give that tier"
                    " persons = 'votes', 'votes, then list order' or 'list order'"
                )
        case _:
            raise InvalidSystem(
                f"{where}: {show(of.name)} is no tier of Districts, nor of Lists without reserved mandates;"
                " name one"
            )
