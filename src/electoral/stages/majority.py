"""Seats added so that a majority of votes has a majority of seats."""

import attrs

from electoral.frozen import EMPTY, Frozen
from electoral.linked import Majority, MajoritySeats
from electoral.sources import NATION
from electoral.stages.desk import Desk, Outcome, Row, gathered


@attrs.frozen(kw_only=True)
class MajorityClause:
    """Add seats for a party with more than half of the votes but not of the seats; the house grows by them.

    Votes are those of the parties that take part. With ``"one more than half"`` its seats become half of the
    new house and one more (the words of Germany's law); with ``"more than half"`` the fewest that are more
    than half.

    The seats are those by votes: overhang that is kept later may take the majority away again.

    Source: Bundeswahlgesetz (Germany), section 6(7) of 2013.

    Attributes:
        name: the table's name.
        participants: the table of those who take part, with their votes in the nation.
        seats: the table of seats before.
        rule: at what number of seats a majority is reached.
    """

    name: str
    participants: str
    seats: str
    rule: Majority
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.participants, self.seats)

    def run(self, desk: Desk) -> Outcome:
        """Add seats in the one row of the nation."""
        votes = desk.tables[self.participants][NATION]
        before = {key: int(seats) for key, seats in desk.tables[self.seats][NATION].items()}
        house = sum(before.values())
        most = [key for key, number in votes.items() if 2 * number > sum(votes.values())]
        short = {key: house - 2 * before[key] for key in most if 2 * before[key] <= house}
        added = Frozen({key: gap + _beyond(self.rule) for key, gap in short.items()} or EMPTY)
        seats = Frozen({key: number + added.get(key, 0) for key, number in before.items()})
        step = MajoritySeats(
            stage=self.name,
            region=NATION,
            rule=self.rule,
            votes=votes,
            before=Frozen(before),
            added=added,
            seats=seats,
        )
        return gathered(self.name, {NATION: Row(numbers=seats, steps=(step,))})


def _beyond(rule: Majority) -> int:
    """Give the seats to be added beyond the gap, for a majority of one seat or of half a seat."""
    return 2 if rule == "one more than half" else 1
