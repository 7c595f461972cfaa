"""Rules on seats: how many of a group must, or may, have seats of a list, a party, a district or a house."""

from typing import Literal, get_args

import attrs
from attrs.converters import optional

from electoral.errors import InvalidSystem
from electoral.exact import show
from electoral.names import line, unknown
from electoral.representation.bounds import Bound

#: Whose seats a bound looks at: those of each list; of each party over all tiers; of each district of the
#: tier, over all lists; or of the whole house.
Over = Literal["list", "party", "district", "house"]


def _article(value: str) -> str:
    return line(value, "seat rule: article")


@attrs.frozen
class SeatRule:
    """How many of a group must, or may, have seats.

    Attributes:
        bound: how many; shares are of the seats that the rule looks at.
        over: whose seats these are: ``"list"``, those that a list has in the tier; ``"party"``, those of a
            party over all tiers (Nepal); ``"district"``, those of all lists in a district of the tier
            (Chile); ``"house"``, all (Mexico).
        article: where the law says it.

    >>> print(SeatRule(Bound("women", at_least="1/3", rounding="up"), over="party"))
    women: at least 1/3, rounded up, over the seats of each party
    """

    bound: Bound
    over: Over = attrs.field(kw_only=True)
    article: str | None = attrs.field(default=None, converter=optional(_article), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.bound, Bound):
            raise InvalidSystem(
                f"seat rule: {show(self.bound)} is no Bound; give e.g. Bound('women', at_least=1)"
            )
        if self.over not in get_args(Over):
            raise unknown(str(self.over), get_args(Over), "seat rule: over")

    def __str__(self) -> str:
        """Give the rule in words."""
        whose = "the seats of the house" if self.over == "house" else f"the seats of each {self.over}"
        return f"{self.bound}, over {whose}"
