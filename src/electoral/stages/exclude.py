"""Seats by rounds, from which those are left out who won their share in districts."""

from collections.abc import Mapping

import attrs

from electoral.exact import Exact
from electoral.frozen import Frozen
from electoral.linked import At, LeftOut
from electoral.methods import Method
from electoral.record import Asked, Silent, Step
from electoral.sources import Level, standing_in, won_in
from electoral.stages.bases import SeatBase, Standing
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place, seated
from electoral.ties import TieRule


@attrs.frozen(kw_only=True)
class AllocateExcluding:
    """Allocate by rounds; makes a table nation -> party -> seats, district seats among them.

    Who won more seats in districts than its share of a round (or as many, where the law says so, and
    at least one) keeps them and is left out of the next round with its votes and its seats, until nobody is,
    or no seats are left (Lesotho).

    Attributes:
        name: the table's name.
        tier: the tier whose votes are used.
        level: whether seats are shared in each district, or once in the nation, by party.
        participants: the table of those who take part, with their votes in the nation.
        seats: how many seats there are.
        method: votes to seats, in each round.
        ties: rules for the last seats of a round, in their order.
        offsets: the tier in whose districts seats were won.
        at: whether ``"more"`` than its share leaves a party out, or ``"as many"``.
    """

    name: str
    tier: str
    level: Level
    participants: str
    seats: SeatBase
    method: Method
    ties: tuple[TieRule, ...]
    offsets: str
    at: At
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return tuple(dict.fromkeys((self.participants, self.offsets, *self.seats.needs)))

    def run(self, desk: Desk) -> Outcome:
        """Go on by rounds in every region of those who take part."""
        rows = desk.tables[self.participants]
        return gathered(
            self.name, {region: self._rounds(desk, region, votes) for region, votes in rows.items()}
        )

    def _rounds(self, desk: Desk, region: str, votes: Mapping[str, Exact]) -> Row:
        regions = desk.tables[self.participants]
        standing = standing_in(desk.returns, self.tier, self.level, region)
        # Parties without a list may take part by what they won, but there is nothing to share with them.
        parties = {key: standing[key] for key in votes if key in standing}
        lists = Standing.of(regions, standing, votes)
        place = Place(stage=self.name, region=region, seats=0)
        base = self.seats.to_give(desk, place, lists)
        held = won_in(desk.returns, self.offsets, desk.tables[self.offsets], regions)[region]
        won = {key: held[party] if party else 0 for key, party in parties.items()}
        steps: tuple[Step, ...] = (base,)
        nothing = dict.fromkeys(parties, 0)
        kept: dict[str, int] = {}
        place = attrs.evolve(place, seats=base.seats)
        if not place.seats:
            return Row(numbers=Frozen(nothing), steps=steps)
        while True:
            rest = {key: votes[key] for key in parties if key not in kept}
            row = seated(desk, place, rest, method=self.method, ties=self.ties, before=steps)
            entitled = {key: int(seats) for key, seats in row.numbers.items()}
            over = {key: won[key] for key in rest if _left_out(self.at, won[key], entitled[key])}
            if not over or any(isinstance(step, Asked | Silent) for step in row.steps):
                return Row(numbers=Frozen(nothing | kept | entitled), steps=row.steps)
            kept |= over
            place = attrs.evolve(place, seats=max(place.seats - sum(over.values()), 0))
            step = LeftOut(
                stage=self.name,
                region=region,
                rule=self.at,
                entitled=Frozen(entitled),
                won=Frozen({key: won[key] for key in rest}),
                contestants=tuple(over),
                seats=place.seats,
            )
            steps = (*row.steps, step)
            if not place.seats:
                return Row(numbers=Frozen(nothing | kept), steps=steps)


def _left_out(at: At, won: int, entitled: int) -> bool:
    return won > entitled or (at == "as many" and 0 < won == entitled)
