"""The tier of lists that may stand together in coalitions, with thresholds of their own."""

from collections.abc import Mapping

import attrs

from electoral.conditions import Combined, Condition, require_condition, tables_of
from electoral.errors import InvalidSystem
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.law import cited
from electoral.methods import Method
from electoral.parts import all_seats, tier_name
from electoral.parts import method as as_method
from electoral.ranks import Persons, require_persons
from electoral.stages import AllocateBlocs, AllocateInside, Coalesce, ListsOfBlocs, Qualify, Stage
from electoral.thresholds import Ladder, LocalShare, Minority, Share
from electoral.ties import TieRule, tie_rules

_ARTICLES = ("who", "coalitions", "seats", "inside", "ties")


def _require_of_totals(condition: Condition) -> None:
    """Refuse conditions that look at a party: a coalition is none, and has its total only."""
    if isinstance(condition, Combined):
        for part in condition.conditions:
            _require_of_totals(part)
    elif isinstance(condition, Ladder | LocalShare | Minority) or (
        isinstance(condition, Share) and condition.within != "contest"
    ):
        raise InvalidSystem(
            f"coalitions: total: {show(condition)} looks at a party or its districts, and a coalition is no"
            " party; ask that of lists, and give e.g. a Share of the nation's votes"
        )


def _articles(values: Mapping[str, str]) -> Frozen[str, str]:
    return cited(values, _ARTICLES, "articles: part of a tier")


@attrs.frozen(kw_only=True)
class CoalitionRule:
    """What a coalition needs to take part as one. One of its lists must also take part by itself.

    Attributes:
        total: asked of the coalitions: what they need together.
        counted: asked of lists: whose votes count for their coalition; those of the others are lost to it.

    Raises:
        InvalidSystem: if the total asks what only a party has: `Won`, `Minority`, `Ladder`, `LocalShare`, or
            a `Share` beyond the contest.
    """

    total: Condition
    counted: Condition

    def __attrs_post_init__(self) -> None:
        require_condition(self.total, "coalitions: total")
        require_condition(self.counted, "coalitions: counted")
        if tables := tables_of(self.total):
            raise InvalidSystem(
                f"coalitions: total: reads table {show(tables[0])}, but a coalition has only votes;"
                " give a share"
            )
        _require_of_totals(self.total)


@attrs.frozen
class CoalitionLists:
    """Lists of the nation that stand alone or in coalitions: seats go to both, then inside each coalition.

    Which coalition a party stands in is `Party.coalition`. A coalition that does not take part leaves its
    lists alone.

    Attributes:
        name: the tier's name.
        seats: how many there are.
        method: the id of a method, or a `Method`; used for all, and inside a coalition.
        who: which lists take part by themselves, alone or inside their coalition.
        coalitions: which coalitions take part as one.
        ties: rules for last seats, in the law's order.
        persons: in which order seats go to persons: ``"list order"``, ``"votes"`` for the person, or
            ``"votes, then list order"``; None if a law or a party chooses otherwise.
        articles: where the law says "who", "coalitions", "seats", "inside" and "ties".

    Raises:
        InvalidSystem: if the parts do not fit together.

    >>> from electoral import Base, DrawLots, Party, Returns, Share, System, Tally
    >>> lists = CoalitionLists(
    ...     "lists", seats=10, method="hare", ties=(DrawLots(),), who=Share("3%", of=Base.CONTESTANTS),
    ...     coalitions=CoalitionRule(
    ...         total=Share("10%", of=Base.CONTESTANTS), counted=Share("1%", of=Base.CONTESTANTS)
    ...     ),
    ... )
    >>> law = System("Example", law="an example", tiers=(lists,))
    >>> returns = Returns({"lists": {"nation": Tally({"A": 500, "B": 200, "C": 20, "D": 280})},
    ... }, parties=(*(Party(key, coalition="ABC") for key in "ABC"), Party("D")))
    >>> law.count(returns).seats  # C has too few votes for a seat of its own, but its votes count for ABC
    {'A': 5, 'B': 2, 'C': 0, 'D': 3}
    """

    name: str = attrs.field(converter=tier_name)
    seats: int = attrs.field(converter=all_seats, kw_only=True)
    method: Method = attrs.field(converter=as_method, kw_only=True)
    who: Condition = attrs.field(kw_only=True)
    coalitions: CoalitionRule = attrs.field(kw_only=True)
    ties: tuple[TieRule, ...] = attrs.field(converter=tie_rules, kw_only=True)
    persons: Persons | None = attrs.field(default=None, kw_only=True)
    articles: Frozen[str, str] = attrs.field(default=Frozen(), converter=_articles, kw_only=True)

    def __attrs_post_init__(self) -> None:
        where = f"tier {show(self.name)}"
        require_condition(self.who, where)
        require_persons(self.persons, where)
        if not isinstance(self.coalitions, CoalitionRule):
            raise InvalidSystem(f"{where}: coalitions {show(self.coalitions)} is no CoalitionRule; give one")

    def expected(self) -> int:
        """Give the seats the law gives the lists."""
        return self.seats

    def stages(self) -> tuple[Stage, ...]:
        """Expand to both questions of lists, the coalitions, and seats to them and inside them."""
        lists, counted = (
            Qualify(
                name=f"{self.name}.{part}",
                tier=self.name,
                who=who,
                admission=None,
                ties=self.ties,
                level="nation",
            )
            for part, who in (("who", self.who), ("counted", self.coalitions.counted))
        )
        blocs = Coalesce(
            name=f"{self.name}.blocs",
            tier=self.name,
            lists=lists.name,
            counted=counted.name,
            total=self.coalitions.total,
        )
        seats = AllocateBlocs(
            name=f"{self.name}.seats", blocs=blocs.name, seats=self.seats, method=self.method, ties=self.ties
        )
        inside = AllocateInside(
            name=f"{self.name}.inside",
            tier=self.name,
            lists=lists.name,
            seats=seats.name,
            method=self.method,
            ties=self.ties,
        )
        every = ListsOfBlocs(name=self.name, tier=self.name, seats=seats.name, inside=inside.name)
        return (lists, counted, blocs, seats, inside, every)
