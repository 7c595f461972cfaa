"""An election law as a value: its tiers in the order in which the law counts them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from electoral.best_losers import require_losers
from electoral.count import Count
from electoral.counting import counted
from electoral.errors import InvalidReturns, InvalidSystem
from electoral.exact import show
from electoral.given import all_of, can, no_kind
from electoral.law import Citation, require_dates, require_in_force
from electoral.names import lines, unknown
from electoral.names import name as as_name
from electoral.representation import RepresentationQuota
from electoral.returns import Returns
from electoral.tiers import Tier
from electoral.ties import Draw

if TYPE_CHECKING:
    from electoral.batch.counts import ManyCounts
    from electoral.batch.given import IntegersLike
    from electoral.batch.lots import Lots
    from electoral.batch.many import Bases

#: A law with more tiers than this is a mistake.
MOST_TIERS = 100


def _name(value: str) -> str:
    return as_name(value, "system")


def _tiers(values: Iterable[Tier]) -> tuple[Tier, ...]:
    if not isinstance(values, Iterable):
        raise InvalidSystem(f"system: tiers {show(values)} is no tuple of tiers; give e.g. (Lists(...),)")
    tiers = tuple(values)
    for tier in tiers:
        if not can(tier, "stages", "expected") or not hasattr(tier, "name"):
            raise InvalidSystem(f"system: tiers: {no_kind(tier, 'tier', 'give e.g. Lists(...)')}")
    return tiers


def _told(values: Iterable[str]) -> tuple[str, ...]:
    return lines(values, "hypothetical")


def _law(value: str | Citation) -> Citation:
    if not isinstance(value, str | Citation):
        raise InvalidSystem(f"system: law {show(value)} is no citation; give a text or a Citation")
    return Citation(value) if isinstance(value, str) else value


def _quotas(values: RepresentationQuota | Iterable[RepresentationQuota]) -> tuple[RepresentationQuota, ...]:
    if isinstance(values, RepresentationQuota):
        return (values,)
    return all_of(RepresentationQuota, values, "system: members", InvalidSystem)


@attrs.frozen
class System:
    """An election law: compare it, change a part with `attrs.evolve`, save it, load it back.

    Attributes:
        name: what it is.
        law: where it is written.
        tiers: in the order in which the law counts them.
        members: the representation quotas, one or several; empty if there is none.
        valid_from: the first day on which it is in force; None if not known or none.
        valid_until: the last day.
        hypothetical: what was changed of the law; empty for a law as it is written.

    Raises:
        InvalidSystem: if a tier stands twice or a stage reads a table that no earlier stage makes.

    >>> from electoral import Base, DrawLots, Lists, Share, Tally, Returns
    >>> who = Share("5%", of=Base.CONTESTANTS)
    >>> lists = Lists("list", seats=10, method="hare", who=who, ties=(DrawLots(),))
    >>> law = System("Example", law="an example", tiers=(lists,))
    >>> law.count(Returns({"list": {"nation": Tally({"A": 60, "B": 38, "C": 2})}})).seats
    {'A': 6, 'B': 4, 'C': 0}
    """

    name: str = attrs.field(converter=_name)
    law: Citation = attrs.field(converter=_law, kw_only=True)
    tiers: tuple[Tier, ...] = attrs.field(converter=_tiers, kw_only=True)
    members: tuple[RepresentationQuota, ...] = attrs.field(default=(), converter=_quotas, kw_only=True)
    valid_from: dt.date | None = attrs.field(default=None, kw_only=True)
    valid_until: dt.date | None = attrs.field(default=None, kw_only=True)
    hypothetical: tuple[str, ...] = attrs.field(default=(), converter=_told, kw_only=True)

    def __attrs_post_init__(self) -> None:
        where = f"system {show(self.name)}"
        require_dates(self.valid_from, self.valid_until, where)
        names = [tier.name for tier in self.tiers]
        if not 0 < len(names) <= MOST_TIERS:
            raise InvalidSystem(f"{where}: {len(names) or 'no'} tiers; give 1 to {MOST_TIERS}")
        if (twice := Counter(names).most_common(1)[0])[1] > 1:
            raise InvalidSystem(f"{where}: tier {show(twice[0])} stands twice; give each tier its own name")
        for quota in self.members:
            self._require_persons(quota, names, where)
        self._require_one_quota(where)
        for tier in self.tiers:
            votes = getattr(tier, "votes", None)
            if isinstance(votes, str) and votes not in names:
                raise unknown(votes, names, f"{where}: tier {show(tier.name)}: votes of tier")
            if isinstance(votes, str) and getattr(self.tier(votes), "transfers", None):
                raise InvalidSystem(
                    f"{where}: tier {show(tier.name)} uses the votes of {show(votes)}, to which votes travel;"
                    " whether they travel here too is not known; give it votes of its own"
                )
        require_losers(self.tiers, self.members, where)
        self._require_order(where)

    def _require_persons(self, quota: RepresentationQuota, names: list[str], where: str) -> None:
        """Refuse a quota of a tier that is not there, or whose seats go to persons in no order."""
        if quota.of not in names:
            raise unknown(quota.of, names, f"{where}: representation quota: tier")
        if quota.remedy is None or quota.remedy.decides == "party":
            return
        if getattr(self.tier(quota.of), "persons", None) is None:
            raise InvalidSystem(
                f"{where}: remedy {show(quota.remedy.word)} lets members of tier {show(quota.of)} give way,"
                " but in which order its seats go to persons is not said; give the tier persons ="
                " 'list order', 'votes' or 'votes, then list order'"
            )

    def _require_one_quota(self, where: str) -> None:
        """Refuse quotas of one tier of which each decides who has the seats, or where lists end."""
        short = {quota.of for quota in self.members if quota.faulty == "cut short"}
        for what, tiers in (
            ("let members give way by law", [each.of for each in self.members if each.mends]),
            (
                "have rules on lists, which are cut short",
                [q.of for q in self.members if q.lists and q.of in short],
            ),
        ):
            if twice := [tier for tier, number in Counter(tiers).items() if number > 1]:
                raise InvalidSystem(
                    f"{where}: two representation quotas of tier {show(twice[0])} {what}; make them one"
                )

    def _require_order(self, where: str) -> None:
        made: set[str] = set()
        names = {tier.name for tier in self.tiers}
        for name in names:
            parts = name.split(".")
            if under := names & {".".join(parts[:end]) for end in range(1, len(parts))}:
                raise InvalidSystem(
                    f"{where}: tier {show(name)} is named like a table of tier {show(min(under))}; rename it"
                )
        for stage in (stage for tier in self.tiers for stage in tier.stages()):
            if stage.name in made:
                raise InvalidSystem(f"{where}: two stages make table {show(stage.name)}; rename one")
            for table in stage.needs:
                if table not in made:
                    raise InvalidSystem(
                        f"{where}: stage {show(stage.name)} reads table {show(table)},"
                        " which no earlier stage makes; put that stage first"
                    )
            made.add(stage.name)

    def tier(self, name: str) -> Tier:
        """Give a tier by its name.

        Raises:
            UnknownName: listing the tiers.
        """
        for tier in self.tiers:
            if tier.name == name:
                return tier
        raise unknown(name, [tier.name for tier in self.tiers], f"system {show(self.name)}: tier")

    def count(self, returns: Returns, draws: Iterable[Draw] = ()) -> Count:
        """Count an election.

        The same returns and draws always give the same count. Where the law's step is tied and no rule
        settles it, the count stops there with a lot; count again with its draw.

        Args:
            returns: the result sheet.
            draws: answers to the lots that earlier counts of these returns asked.

        Raises:
            OutOfForce: if the returns are of a day on which the law is not in force.
            InvalidReturns, InvalidTally, MissingFigure: if the returns lack what the law needs.
            InvalidDraw: if a draw answers no question of this count.
            UnsettledTie: if the law names no rule that settles a tie or asks for lots.
        """
        if not isinstance(returns, Returns):
            raise InvalidReturns(
                f"system {show(self.name)}: {show(returns)} are no Returns; give Returns(...)"
            )
        if returns.date is not None:
            require_in_force(returns.date, self.valid_from, self.valid_until, f"system {show(self.name)}")
        return counted(self, returns, all_of(Draw, draws, "draws"))

    def count_many(
        self,
        template: Returns,
        votes: "Mapping[str, IntegersLike]",
        bases: "Mapping[str, Bases] | None" = None,
        *,
        lots: "Lots" = "flag",
    ) -> "ManyCounts":
        """Count many elections of the same districts, contestants and parties over arrays; exact.

        A tie is settled by the rules of the law as far as they can without lots. What stays open, or is not
        proven by arrays, is counted by the exact engine. The representation quota and the dates of the law
        are not looked at. Needs numpy.

        Of a `TopUp`, linked lists, denied seats, partial links, majority clauses, apportioned houses, winners
        who do not qualify as what a house is less, and lists of persons on which seats depend have no array
        form; nor have `TwoRounds`, ladders, and shares of more than the
        contest.

        Args:
            template: returns with the districts, contestants, parties and orders of registration. Its votes
                are not used; declared winners stand in every election.
            votes: by tier, integers of shape (elections, districts, contestants), in the order of the
                template; 0 in columns beyond a district's contestants. A tier that uses the votes of another
                has none of its own.
            bases: by tier and base, the ballots of shape (elections, districts), if a threshold names them.
            lots: what the law leaves to lots stays open and is told (``"flag"``), is an error (``"error"``),
                or is drawn, by `electoral.batch.DrawnLots` or a numpy generator, which gives a seed.

        Raises:
            InexactNumber, InvalidNumber, InvalidReturns, InvalidTally: for arrays that do not fit.
            InvalidSystem: for a tier, condition, linkage or method of your own, or one without array form.
            MissingFigure: if a base or the seats of a district are not known.
            OpenLot: for an open lot, if ``lots="error"``.
            UnknownName: for a tier without votes.
            UnsettledTie: if the law names no rule that settles a tie or asks for lots.

        >>> from electoral import DrawLots, Everyone, Lists, Tally
        >>> lists = Lists("list", seats=3, method="hare", who=Everyone(), ties=(DrawLots(),))
        >>> template = Returns({"list": {"nation": Tally({"A": 0, "B": 0})}})
        >>> System("Example", law="an example", tiers=(lists,)).count_many(
        ...     template, {"list": [[[60, 40]], [[90, 10]]]}
        ... ).seats.tolist()
        [[2, 1], [3, 0]]
        """
        from electoral.batch.many import count_many

        return count_many(self, template, votes, bases or {}, lots)
