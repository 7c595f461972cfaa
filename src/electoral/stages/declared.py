"""Winners taken as declared, where the returns have not all of their votes."""

from collections import Counter
from collections.abc import Mapping

import attrs

from electoral.errors import InvalidReturns, MissingFigure
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.names import listed
from electoral.record import Declared
from electoral.returns import Returns
from electoral.stages.desk import Desk, Outcome


@attrs.frozen(kw_only=True)
class DeclaredWinners:
    """Stand in for a tier whose votes are not all known; makes a table district -> contestant -> seats.

    The seats of void contests are not declared to anybody.

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
        _require_room(desk.returns, self.tier, rows)
        declared = sum(sum(row.values()) for row in rows.values())
        if self.seats is None and not any(each.tier == self.tier for each in desk.returns.districts):
            where = f"tier {show(self.tier)}"
            raise MissingFigure(
                f"{where}: its seats are not known; give them with the tier, or its districts"
            )
        due = (
            district_seats(desk.returns, self.tier, self.seats) - void_seats(desk.returns, self.tier).total()
        )
        if declared != due:
            where = f"tier {show(self.tier)}"
            raise InvalidReturns(
                f"{where}: {declared} winners are declared for {due} seats; correct one of them"
            )
        step = Declared(stage=self.name, seats=due, rows=rows)
        return Outcome(tables=Frozen({self.name: rows}), steps=(step,))


def _require_room(returns: Returns, tier: str, rows: Mapping[str, Mapping[str, int]]) -> None:
    """Refuse more winners in a district than it has seats, and winners in several places outside them."""
    outside = []
    for place, row in rows.items():
        district = returns.district(tier, place)
        if district is None:
            outside.append(place)
        elif district.seats is not None and sum(row.values()) > district.seats:
            where = f"tier {show(tier)}, district {show(place)}"
            raise InvalidReturns(
                f"{where}: {sum(row.values())} winners for {district.seats} seats; correct one"
            )
    if len(outside) > 1 and len(outside) < len(rows):
        raise InvalidReturns(
            f"tier {show(tier)}: winners in {listed(outside)}, which are none of its districts; those whose"
            " district is not known stand under one name, the nation's"
        )


def void_seats(returns: Returns, tier: str) -> Counter[str]:
    """Give the seats of the void contests of a tier, by district."""
    void = [each.key for each in returns.districts if each.tier == tier and each.void]
    return Counter({district: returns.seats(tier, district) for district in void})


def district_seats(returns: Returns, tier: str, law: int | None) -> int:
    """Give the seats of all districts of a tier, which must be as many as the law gives it.

    Where no districts are listed, or void ones only, the law's number stands.

    Raises:
        InvalidReturns: if the law and the districts disagree.
    """
    listed = [each.key for each in returns.districts if each.tier == tier]
    if law is not None and void_seats(returns, tier).keys() == set(listed):
        return law
    total = sum(returns.seats(tier, district) for district in listed)
    if law is not None and total != law:
        raise InvalidReturns(
            f"tier {show(tier)}: {len(listed)} districts have {total} seats but the law gives {law};"
            " add the missing districts or correct their seats"
        )
    return total
