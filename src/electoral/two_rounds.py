"""Districts with two rounds: a majority in the first elects, else most votes in the second."""

from collections.abc import Mapping

import attrs
from attrs.converters import optional

from electoral.conditions import Condition, Nobody, require_condition
from electoral.exact import positive, show
from electoral.frozen import Frozen
from electoral.law import cited
from electoral.methods import Plurality
from electoral.parts import all_seats, tier_name
from electoral.returns import SECOND_ROUND
from electoral.stages import Admission, Qualify, SecondRound, Stage
from electoral.ties import TieRule, tie_rules

_ARTICLES = ("majority", "enters", "seats", "ties")


def _fewest(value: int) -> int:
    return positive(value, "fewest in the second round")


def _articles(values: Mapping[str, str]) -> Frozen[str, str]:
    return cited(values, _ARTICLES, "articles: part of a tier")


@attrs.frozen
class TwoRounds:
    """Districts that elect one member each, by a majority in the first round or most votes in the second.

    The returns hold the first round under the tier's name, and the second, of the districts that had one,
    under the name with ``", second round"`` behind it. Those who may enter and do not stand there have
    withdrawn.

    Attributes:
        name: the tier's name.
        majority: what elects in the first round, e.g. more than half of the valid votes. If several meet it,
            most votes win.
        enters: who may enter the second round; nobody by a condition alone, if only those with most votes do.
        fewest: if fewer meet it, those with most votes enter, up to so many.
        ties: rules for ties, at the entry and in the second round, in the law's order.
        seats: how many seats the law gives all districts together; None if the returns say it.
        articles: where the law says "majority", "enters", "seats" and "ties".

    >>> from electoral import Base, District, DrawLots, Returns, Share, System, Tally
    >>> half = Share("50%", of=Base.CONTESTANTS, strictly_more=True)
    >>> seats = TwoRounds("seats", majority=half, ties=(DrawLots(),))
    >>> law = System("Example", law="an example", tiers=(seats,))
    >>> rounds = {
    ...     "seats": {"1": Tally({"A": 45, "B": 40, "C": 15})},
    ...     "seats, second round": {"1": Tally({"A": 48, "B": 52})},
    ... }
    >>> law.count(Returns(rounds, districts=(District("1", tier="seats", seats=1),))).seats
    {'A': 0, 'B': 1, 'C': 0}
    """

    name: str = attrs.field(converter=tier_name)
    majority: Condition = attrs.field(kw_only=True)
    enters: Condition = attrs.field(default=Nobody(), kw_only=True)
    fewest: int = attrs.field(default=2, converter=_fewest, kw_only=True)
    ties: tuple[TieRule, ...] = attrs.field(converter=tie_rules, kw_only=True)
    seats: int | None = attrs.field(default=None, converter=optional(all_seats), kw_only=True)
    articles: Frozen[str, str] = attrs.field(default=Frozen(), converter=_articles, kw_only=True)

    def __attrs_post_init__(self) -> None:
        require_condition(self.majority, f"tier {show(self.name)}: majority")
        require_condition(self.enters, f"tier {show(self.name)}: enters")

    @property
    def rounds(self) -> tuple[str, ...]:
        """The further names under which the returns hold its tallies."""
        return (f"{self.name}{SECOND_ROUND}",)

    def expected(self) -> int | None:
        """Give the seats the law gives all districts together."""
        return self.seats

    def stages(self) -> tuple[Stage, ...]:
        """Expand to who has a majority, who may enter the second round, and who is elected."""
        majority = Qualify(
            name=f"{self.name}.outright", tier=self.name, who=self.majority, admission=None, ties=self.ties
        )
        entering = Qualify(
            name=f"{self.name}.entering",
            tier=self.name,
            who=self.enters,
            admission=Admission(fewest=self.fewest, if_nobody="admit"),
            ties=self.ties,
            unless=majority.name,
        )
        elected = SecondRound(
            name=self.name,
            tier=self.name,
            majority=majority.name,
            entering=entering.name,
            winner=Plurality(),
            ties=self.ties,
            seats=self.seats,
        )
        return (majority, entering, elected)
