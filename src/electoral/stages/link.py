"""The numbers by which lists share their seats where they are linked to districts in part."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from electoral.exact import Exact
from electoral.frozen import Frozen
from electoral.linked import Least, LinkedNumbers, Rounding
from electoral.sources import Level, require_one_list, standing_in, won_in
from electoral.stages.bases import SeatBase, Standing
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place


@attrs.frozen(kw_only=True)
class Link:
    """Link lists to districts in part; makes a table nation -> list -> number, for so many list seats.

    A list's linked number is a part of what its seats of all would be by its votes, less those won in
    districts: round((base x votes / all votes - won) x factor), and never below 0. If all linked numbers come
    to fewer than the list seats, the seats that are left are shared by votes and added, in fractions.

    Attributes:
        name: the table's name.
        tier: the tier of the lists.
        level: whether lists stand in the one contest of the tier, or in the nation.
        participants: the table of those who take part, with their votes.
        seats: how many seats there are of all, those won in districts among them.
        offsets: the tier in whose districts seats were won.
        fill: how many list seats there are.
        factor: the part of what is missing that is linked.
        rounding: how a linked number is rounded.
        least: a linked number below it is 0; None if the law has no such number.
    """

    name: str
    tier: str
    level: Level
    participants: str
    seats: SeatBase
    offsets: str
    fill: int
    factor: Fraction
    rounding: Rounding
    least: Least | None
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return tuple(dict.fromkeys((self.participants, self.offsets, *self.seats.needs)))

    def run(self, desk: Desk) -> Outcome:
        """Link the lists of those who take part."""
        rows = desk.tables[self.participants]
        return gathered(self.name, {region: self._row(desk, region, rows[region]) for region in rows})

    def _row(self, desk: Desk, region: str, taking_part: Mapping[str, Exact]) -> Row:
        regions = desk.tables[self.participants]
        standing = standing_in(desk.returns, self.tier, self.level, region)
        require_one_list(standing, f"{self.name}/{region}")
        # Who takes part without a list has its say in the base only.
        votes = {key: number for key, number in taking_part.items() if key in standing}
        lists = Standing.of(regions, standing, taking_part)
        base = self.seats.to_give(desk, Place(stage=self.name, region=region, seats=0), lists)
        held = won_in(desk.returns, self.offsets, desk.tables[self.offsets], regions)[region]
        won = {key: held[party] if (party := standing[key]) else 0 for key in votes}
        step = self._numbers(region, base.seats, votes, won)
        return Row(numbers=step.numbers, steps=(base, step))

    def _numbers(
        self, region: str, base: int, votes: Mapping[str, Exact], won: Mapping[str, int]
    ) -> LinkedNumbers:
        total = Fraction(sum(votes.values()))
        shares = {key: number / total if total else Fraction(0) for key, number in votes.items()}
        missing = {key: (base * share - won[key]) * self.factor for key, share in shares.items()}
        linked = {key: _linked(number, self.rounding, self.least) for key, number in missing.items()}
        left = max(self.fill - sum(linked.values()), 0)
        return LinkedNumbers(
            stage=self.name,
            region=region,
            base=base,
            votes=Frozen(votes),
            won=Frozen(won),
            factor=self.factor,
            rounding=self.rounding,
            least=self.least,
            missing=Frozen(missing),
            linked=Frozen(linked),
            seats=self.fill,
            left=left,
            numbers=Frozen({key: number + left * shares[key] for key, number in linked.items()}),
        )


def _linked(missing: Fraction, rounding: Rounding, least: Least | None) -> Exact:
    """Round a number that is missing; 0 if it is below the least, before or after that."""
    if least is not None and least.tested == "before rounding" and missing < least.number:
        return 0
    number = max(_rounded(missing, rounding), 0)
    if least is not None and least.tested == "after rounding" and number < least.number:
        return 0
    return number


def _rounded(number: Fraction, rounding: Rounding) -> Exact:
    match rounding:
        case "half up":
            return (2 * number.numerator + number.denominator) // (2 * number.denominator)
        case "down":
            return number.numerator // number.denominator
        case "exact":
            return number
