"""What a user writes must pass `mypy --strict`; this file is type-checked, not run."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import assert_type

import electoral as el
from electoral.conditions import Panel
from electoral.findings import StatedFinding


class OnlyTheLargest:
    """A condition of a user's own: no parent of ours, one function."""

    def find(self, panel: Panel) -> StatedFinding:
        """Let the largest take part."""
        return StatedFinding(reason="the largest", passing=(max(panel.votes, key=panel.votes.__getitem__),))


def count() -> Mapping[str, int]:
    """Write a law, give returns, count."""
    lists = el.Lists(
        "list",
        seats=10,
        method="hare",
        who=el.Share("5%", of=el.Base.VALID) | OnlyTheLargest(),
        ties=(el.RegistrationOrder(), el.DrawLots()),
        admission=el.Admission(fewest=2, minimum=2, factor="7/10"),
    )
    law = el.System("Example", law="an example", tiers=[lists])
    tally = el.Tally({"A": 60, "B": Decimal("38.5"), "C": None}, valid=Fraction(201, 2), cast=120)
    returns = el.Returns({"list": {"nation": tally}}, parties=[el.Party("A"), el.Party("B"), el.Party("C")])
    counted = law.count(returns, [el.Draw(lot="lot-0", chosen=["A"])])
    return counted.seats


assert_type(el.allocate({"A": 1}, 1, method="dhondt").seats, dict[str, int])
assert_type(el.allocate([1, 2], 1, method=el.DivisorMethod("own", el.Linear(3, 2))).seats, dict[int, int])
