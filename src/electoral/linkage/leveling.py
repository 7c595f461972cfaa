"""The answer to overhang by which the house grows until all claims are met."""

from typing import Literal, get_args

import attrs

from electoral.errors import InvalidSystem
from electoral.exact import show, whole
from electoral.linkage.plan import Plan
from electoral.linked import Claim
from electoral.methods import DivisorMethod
from electoral.names import unknown
from electoral.sources import NATION
from electoral.stages import ApportionedSeats, Claims, SmallestHouse, Stage
from electoral.stages.apportion import By


def _tolerance(value: int) -> int:
    return whole(value, "overhang: tolerance")


@attrs.frozen(kw_only=True)
class LevelOverhang:
    """The house grows until everybody has the seats that its lists claim (Germany 2013 and 2020).

    Attributes:
        claim: how a list's claim follows from the seats won and its seats of a first distribution:
            ``"larger"`` (2013) or ``"mean"`` (2020).
        floor: what no list has fewer than in the end: the seats ``"won"`` (2013) or its ``"claim"`` (2020).
        tolerance: how many seats of parties with overhang may be missing (0 in 2013, 3 in 2020); the house
            grows by those that are.
        regions: by what the house is first given to the districts, in each of which the first distribution is
            made and lists claim; None if it is made, and parties claim, where their seats are found.

    Source: Bundeswahlgesetz (Germany), § 6, as of 3 May 2013 and of 14 November 2020.
    """

    claim: Claim = "larger"
    floor: Literal["won", "claim"] = "won"
    tolerance: int = attrs.field(default=0, converter=_tolerance)
    regions: By | None = None

    def __attrs_post_init__(self) -> None:
        for what, value, known in (
            ("claim", self.claim, get_args(Claim)),
            ("floor", self.floor, ("won", "claim")),
            ("regions", self.regions, (*get_args(By), None)),
        ):
            if value not in known:
                raise unknown(str(value), [each for each in known if each], f"overhang: level: {what}")

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Distribute once, claim, size the house, and take off what was won."""
        method = self._method(plan)
        first = attrs.evolve(plan.allocation(plan.table("first"), plan.base, "nation"), rosters=None)
        if self.regions:
            contingents = ApportionedSeats(table=plan.table("contingents"), row=NATION)
            first = attrs.evolve(first, level="districts", seats=contingents)
        claims = Claims(name=plan.table("claims"), first=first.name, offsets=plan.offsets, rule=self.claim)
        total = SmallestHouse(
            name=plan.table("total"),
            participants=plan.participants,
            claims=claims.name,
            first=first.name,
            offsets=plan.offsets,
            method=method,
            ties=plan.ties,
            tolerance=self.tolerance,
        )
        after = plan.completed(total, plan.offsets if self.floor == "won" else claims.name)
        last = plan.complement((total, *after)[-1])
        return (*plan.apportionment(self.regions), first, claims, total, *after, last)

    def _method(self, plan: Plan) -> DivisorMethod:
        """Give the method of the house, if the parts of the tier fit together."""
        where = f"tier {show(plan.name)}"
        if not plan.house or plan.level != "nation" or not isinstance(plan.method, DivisorMethod):
            raise InvalidSystem(
                f"{where}: a house is leveled for the nation, from a size that the law gives, by a divisor"
                " method;"
                " give house, lists = 'linked' or 'nation', and e.g. method = 'sainte_lague'"
            )
        if plan.linked and self.regions is None and self.floor == "claim":
            raise InvalidSystem(
                f"{where}: claims of parties in the nation are no floors of their lists in districts;"
                " give regions, or floor = 'won'"
            )
        return plan.method
