"""The fewest seats that every list must come to, before the house is sized."""

import attrs

from electoral.frozen import Frozen
from electoral.linked import Claim, Claimed
from electoral.sources import party_of, won_in
from electoral.stages.desk import Desk, Outcome, Row, gathered


@attrs.frozen(kw_only=True)
class Claims:
    """Claim seats for each party in each region; makes a table region -> party -> seats.

    ``"larger"`` is the larger of the seats of a first distribution and of those won in districts (Germany
    2013). ``"mean"`` is the mean of both, rounded up, but never fewer than those won (Germany 2020).

    Attributes:
        name: the table's name.
        first: the table of the first distribution.
        offsets: the tier in whose districts seats were won.
        rule: how the claim follows from the two.
    """

    name: str
    first: str
    offsets: str
    rule: Claim
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.first, self.offsets)

    def run(self, desk: Desk) -> Outcome:
        """Claim in every region."""
        first = desk.tables[self.first]
        won = won_in(desk.returns, self.offsets, desk.tables[self.offsets], first)
        rows = {}
        for region, row in first.items():
            seats = {key: int(number) for key, number in row.items()}
            held = {key: won[region][party_of(desk.returns, region, key)] for key in row}
            claims = Frozen({key: _claim(self.rule, held[key], seats[key]) for key in row})
            step = Claimed(
                stage=self.name,
                region=region,
                rule=self.rule,
                first=Frozen(seats),
                won=Frozen(held),
                claims=claims,
            )
            rows[region] = Row(numbers=claims, steps=(step,))
        return gathered(self.name, rows)


def _claim(rule: Claim, won: int, first: int) -> int:
    return max(won, first if rule == "larger" else -(-(won + first) // 2))
