"""Winners taken as declared, where their votes were never published."""

import attrs

from electoral.errors import InvalidReturns
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.record import Declared
from electoral.returns import Returns
from electoral.stages.desk import Desk, Outcome


@attrs.frozen(kw_only=True)
class DeclaredWinners:
    """Stand in for a tier whose votes were never published; makes a table district -> contestant -> seats.

    Attributes:
        name: the table's name.
        tier: the tier it stands in for.
        seats: the seats the law gives the tier; None if the districts say it.
    """

    name: str
    tier: str
    seats: int | None
    fills: bool = attrs.field(default=True, init=False)
    needs: tuple[str, ...] = attrs.field(default=(), init=False)

    def run(self, desk: Desk) -> Outcome:
        """Take the declared seats, which must be as many as the tier has."""
        rows = desk.returns.declared[self.tier]
        declared = sum(sum(row.values()) for row in rows.values())
        due = district_seats(desk.returns, self.tier, self.seats)
        if declared != due:
            where = f"tier {show(self.tier)}"
            raise InvalidReturns(
                f"{where}: {declared} winners are declared for {due} seats; correct one of them"
            )
        step = Declared(stage=self.name, seats=due, rows=rows)
        return Outcome(tables=Frozen({self.name: rows}), steps=(step,))


def district_seats(returns: Returns, tier: str, law: int | None) -> int:
    """Give the seats of all districts of a tier, which must be as many as the law gives it.

    Raises:
        InvalidReturns: if the law and the districts disagree.
    """
    listed = [each.key for each in returns.districts if each.tier == tier]
    if law is not None and not listed:
        return law
    total = sum(returns.seats(tier, district) for district in listed)
    if law is not None and total != law:
        raise InvalidReturns(
            f"tier {show(tier)}: {len(listed)} districts have {total} seats but the law gives {law};"
            " add the missing districts or correct their seats"
        )
    return total
