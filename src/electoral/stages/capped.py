"""Seats by rounds, from which those leave who have as many as a cap allows."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from electoral.capping import Capped, Several
from electoral.errors import InvalidReturns
from electoral.exact import Exact, show
from electoral.frozen import Frozen
from electoral.methods import Method
from electoral.record import Asked, Awarded, Silent, Step
from electoral.sources import NATION, Level, Table, standing_in, won_in
from electoral.stages.bases import SeatBase, Standing
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place, answered, seated
from electoral.ties import Lot, TieRule


@attrs.frozen(kw_only=True)
class AllocateCapped:
    """Share list seats under caps on all seats of a party; makes a table nation -> party -> list seats.

    Who would have more than its cap, seats won in districts among them, has as many list seats as the cap
    leaves (none, if it won more than its cap), and the others share the rest by their own votes, until nobody
    has too many (Mexico). Equal excesses, where only the largest is capped, are a tie. A side table
    ``<name>.capped`` holds those who were capped, with their list seats.

    Attributes:
        name: the table's name.
        tier: the tier whose votes are used.
        participants: the table of those who take part, with their votes in the nation.
        seats: how many list seats there are: a number, or a seat base.
        method: votes to seats, in each round.
        ties: rules for the last seats of a round, and for equal excesses, in their order.
        offsets: the tier in whose districts seats were won.
        house: the seats that a share of seats is of; None if no cap depends on it.
        over: what a share of seats may exceed the share of votes by; None if the law has no such cap.
        most: the most seats of a party; None if the law has no such cap.
        several: whether all with an excess are capped together, or one by one.

    Raises:
        InvalidReturns: at the count, if a party won more seats than the most it may have.
    """

    name: str
    tier: str
    participants: str
    seats: int | SeatBase
    method: Method
    ties: tuple[TieRule, ...]
    offsets: str
    house: int | None
    over: Fraction | None
    most: int | None
    several: Several
    level: Level = attrs.field(default="nation", init=False)
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        base = () if isinstance(self.seats, int) else self.seats.needs
        return tuple(dict.fromkeys((self.participants, self.offsets, *base)))

    def run(self, desk: Desk) -> Outcome:
        """Go on by rounds in the nation."""
        standing = standing_in(desk.returns, self.tier, "nation", NATION)
        part = desk.tables[self.participants][NATION]
        # Parties without a list may take part by what they won, but there is nothing to share with them.
        votes = {key: number for key, number in part.items() if key in standing}
        place, steps = self._place(desk, Standing.of((NATION,), standing, part))
        held = won_in(desk.returns, self.offsets, desk.tables[self.offsets], (NATION,))[NATION]
        won = {key: held[key] for key in votes}
        self._require_possible(place, won)
        row, capped = self._rounds(desk, place, votes, won, steps)
        side: dict[str, Table] = {f"{self.name}.capped": Frozen({NATION: Frozen(capped)})}
        return gathered(self.name, {NATION: row}, side)

    def _place(self, desk: Desk, lists: Standing) -> tuple[Place, tuple[Step, ...]]:
        place = Place(stage=self.name, region=NATION, seats=0)
        if isinstance(self.seats, int):
            return attrs.evolve(place, seats=self.seats), ()
        step = self.seats.to_give(desk, place, lists)
        return attrs.evolve(place, seats=step.seats), (step,)

    def _require_possible(self, place: Place, won: Mapping[str, int]) -> None:
        for party, seats in won.items():
            if self.most is not None and seats > self.most:
                raise InvalidReturns(
                    f"{place.path}: {show(party)} won {seats} seats in districts, but nobody may have more"
                    f" than {self.most}; correct one of them"
                )

    def _rounds(
        self,
        desk: Desk,
        place: Place,
        votes: Mapping[str, Exact],
        won: Mapping[str, int],
        steps: tuple[Step, ...],
    ) -> tuple[Row, dict[str, int]]:
        """Give everybody's list seats, and those of the capped."""
        capped: dict[str, int] = {}
        shares = _shares(votes)
        while True:
            rest = {key: votes[key] for key in votes if key not in capped}
            row = self._round(desk, place, rest, steps)
            entitled = {key: int(seats) for key, seats in row.numbers.items()}
            caps = {key: cap for key in rest if (cap := self._cap(shares.get(key, Fraction(0)))) is not None}
            excess = {key: more for key, cap in caps.items() if (more := won[key] + entitled[key] - cap) > 0}
            if not excess or not place.seats or _is_open(row.steps):
                break
            leaving, settled = self._leaving(desk, place, excess, row.steps)
            if not leaving:
                row = attrs.evolve(row, steps=(*row.steps, *settled))
                break
            given = {key: max(caps[key] - won[key], 0) for key in leaving}
            capped |= given
            place = attrs.evolve(place, seats=place.seats - sum(given.values()))
            step = Capped(
                stage=self.name,
                region=place.region,
                rule=self.several,
                house=self.house,
                over=self.over,
                most=self.most,
                shares=Frozen({key: shares[key] for key in rest}),
                caps=Frozen(caps),
                entitled=Frozen(entitled),
                won=Frozen({key: won[key] for key in rest}),
                excess=Frozen(excess),
                contestants=leaving,
                given=Frozen(given),
                seats=place.seats,
            )
            steps = (*row.steps, *settled, step)
        # While something is open it is not known who will be capped, and only those who were are sure.
        sure = {} if _is_open(row.steps) else entitled
        return Row(numbers=Frozen(dict.fromkeys(votes, 0) | capped | sure), steps=row.steps), capped

    def _round(self, desk: Desk, place: Place, votes: Mapping[str, Exact], before: tuple[Step, ...]) -> Row:
        if not votes and place.seats and any(isinstance(step, Capped) for step in before):
            silent = place.silent(place.seats, "everybody has as many seats as its cap allows")
            return Row(numbers=Frozen(), steps=(*before, silent))
        return seated(desk, place, votes, method=self.method, ties=self.ties, before=before)

    def _cap(self, share: Fraction) -> int | None:
        limits = [] if self.most is None else [self.most]
        if self.house is not None and self.over is not None:
            limits.append(int(self.house * (share + self.over)))
        return min(limits, default=None)

    def _leaving(
        self, desk: Desk, place: Place, excess: Mapping[str, int], told: tuple[Step, ...]
    ) -> tuple[tuple[str, ...], tuple[Step, ...]]:
        """Give who is capped in this round, and how a tie among them was settled."""
        if self.several == "together":
            return tuple(excess), ()
        largest = tuple(key for key, more in excess.items() if more == max(excess.values()))
        if len(largest) == 1:
            return largest, ()
        number = sum(isinstance(step, Awarded) for step in told)
        lot = Lot(f"{place.path}/{number}/excess", largest, 1)
        chosen, settled = answered(place, lot, self.ties, desk)
        return tuple(chosen), settled


def _shares(votes: Mapping[str, Exact]) -> dict[str, Fraction]:
    total = sum(votes.values())
    return {key: Fraction(number) / total if total else Fraction(0) for key, number in votes.items()}


def _is_open(steps: tuple[Step, ...]) -> bool:
    return any(isinstance(step, Asked | Silent) for step in steps)
