"""The smallest house in which everybody has the seats claimed."""

from collections.abc import Mapping

import attrs

from electoral.errors import InvalidSystem
from electoral.exact import Exact, show
from electoral.frozen import Frozen
from electoral.linked import Leveled
from electoral.methods import Allocation, DivisorMethod
from electoral.names import listed
from electoral.record import Step
from electoral.sources import NATION, Table, by_party, won_in
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place, answered, award
from electoral.ties import Lot, TieRule

#: No house of more seats than this is tried.
MOST_SEATS = 100_000


@attrs.frozen(kw_only=True)
class Needs:
    """What a house must come to.

    Attributes:
        claims: the fewest seats of each party.
        threatened: the seats each won beyond its first distribution.
        tolerance: how many seats of those who have such may be missing, all together.
    """

    claims: Mapping[str, int]
    threatened: Mapping[str, int]
    tolerance: int

    def missing(self, seats: Mapping[str, int]) -> dict[str, int]:
        """Give the seats that each party is short of its claim."""
        return {key: claim - seats[key] for key, claim in self.claims.items() if claim > seats[key]}

    def met(self, seats: Mapping[str, int]) -> bool:
        """Say whether no more is missing than is tolerated."""
        missing = self.missing(seats)
        return sum(missing.values()) <= self.tolerance and not any(
            short > self.threatened[key] for key, short in missing.items()
        )

    def may_be_met(self, allocation: Allocation[str]) -> bool:
        """Say whether they are met, or, where seats are tied, by at least one answer."""
        seats = dict(allocation.sure)
        if allocation.tie is not None:
            missing = self.missing(seats)
            beyond = {key: missing.get(key, 0) > self.threatened[key] for key in allocation.tie.contestants}
            neediest = sorted(beyond, key=lambda key: (not beyond[key], key not in missing))
            for key in neediest[: allocation.tie.places]:
                seats[key] += 1
        return self.met(seats)


@attrs.frozen(kw_only=True)
class SmallestHouse:
    """Find the smallest house in which all have the seats they claim; makes nation -> party -> seats.

    Its method must be house monotone, as divisor methods are: in a larger house nobody has fewer seats. A
    party claims what its lists claim together, and at least what they had together in the first distribution.
    The smallest house that is tried has as many seats as the first distribution gave, together.
    A tie is asked at the first trial size at which one of its answers meets the claims; if another is drawn,
    the search goes on.

    Attributes:
        name: the table's name.
        participants: the table of those who take part, with their votes in the nation.
        claims: the table of claims, by region.
        first: the table of the first distribution, by region.
        offsets: the tier in whose districts seats were won.
        method: votes to seats.
        ties: rules for the last seats, in their order.
        tolerance: so many seats of parties that won more than their first distribution may be missing, all
            together, and of each no more than it won beyond it; they are added to the house.

    Raises:
        InvalidSystem: at the count, if no house of up to `MOST_SEATS` meets the claims.
    """

    name: str
    participants: str
    claims: str
    first: str
    offsets: str
    method: DivisorMethod
    ties: tuple[TieRule, ...]
    tolerance: int = 0
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads."""
        return (self.participants, self.claims, self.first, self.offsets)

    @property
    def path(self) -> str:
        """The place, as lots and messages name it."""
        return f"{self.name}/{NATION}"

    def run(self, desk: Desk) -> Outcome:
        """Search in the one row of the nation."""
        votes = desk.tables[self.participants][NATION]
        first = self._by_party(desk, self.first)
        base = sum(int(seats) for row in first.values() for seats in row.values())
        summed = [_summed(table, votes) for table in (self._by_party(desk, self.claims), first)]
        needs = Needs(
            claims={key: max(each[key] for each in summed) for key in votes},
            threatened=self._threatened(desk, first, votes),
            tolerance=self.tolerance,
        )
        if hopeless := [key for key, seats in needs.claims.items() if seats and not votes[key]]:
            raise InvalidSystem(
                f"{self.path}: {listed(hopeless)} claim seats but have no votes, so that no house is large"
                " enough; correct their votes, or who takes part"
            )
        return gathered(self.name, {NATION: self._searched(desk, votes, needs, base)})

    def _by_party(self, desk: Desk, table: str) -> Table:
        rows = desk.tables[table].items()
        return Frozen({region: Frozen(by_party(desk.returns, region, row)) for region, row in rows})

    def _threatened(self, desk: Desk, first: Table, votes: Mapping[str, Exact]) -> dict[str, int]:
        won = won_in(desk.returns, self.offsets, desk.tables[self.offsets], first)
        beyond = {
            region: Frozen({key: max(0, won[region][key] - int(seats)) for key, seats in row.items()})
            for region, row in first.items()
        }
        return _summed(Frozen(beyond), votes)

    def _searched(self, desk: Desk, votes: Mapping[str, Exact], needs: Needs, base: int) -> Row:
        house = self._smallest(votes, needs, base)
        told: list[Step] = [self._award(votes, house - 1)] if house > base else []
        while True:
            allocation = self.method.allocate(votes, house)
            told.append(self._award(votes, house))
            seats = dict(allocation.sure)
            if allocation.tie is not None:
                lot = Lot(f"{self.path}/{house} seats", allocation.tie.contestants, allocation.tie.places)
                place = Place(stage=self.name, region=NATION, seats=house)
                chosen, answers = answered(place, lot, self.ties, desk)
                told.extend(answers)
                seats = {key: number + (key in chosen) for key, number in seats.items()}
                if len(chosen) < lot.places:
                    return Row(numbers=Frozen(seats), steps=tuple(told))
            if needs.met(seats):
                return self._found(seats, (base, house), needs, told)
            house += 1

    def _smallest(self, votes: Mapping[str, Exact], needs: Needs, base: int) -> int:
        """Give the smallest house that may meet the claims: double the steps, then halve what is left."""
        low, high = base - 1, base
        while not needs.may_be_met(found := self.method.allocate(votes, high)):
            if high == MOST_SEATS:
                short = ", ".join(f"{show(key)} {seats}" for key, seats in needs.missing(found.sure).items())
                raise InvalidSystem(
                    f"{self.path}: no house of up to {MOST_SEATS:,} seats meets the claims; there these are"
                    " still"
                    f" missing: {short}; correct the returns or the law"
                )
            low, high = high, min(high + 2 * (high - low), MOST_SEATS)
        while high - low > 1:
            middle = (low + high) // 2
            may_do = needs.may_be_met(self.method.allocate(votes, middle))
            low, high = (low, middle) if may_do else (middle, high)
        return high

    def _award(self, votes: Mapping[str, Exact], house: int) -> Step:
        place = Place(stage=self.name, region=NATION, seats=house)
        return award(place, votes, self.method.allocate(votes, house), method=self.method)

    def _found(self, seats: Mapping[str, int], sizes: tuple[int, int], needs: Needs, told: list[Step]) -> Row:
        missing = needs.missing(seats)
        total = Frozen({party: number + missing.get(party, 0) for party, number in seats.items()})
        step = Leveled(
            stage=self.name,
            region=NATION,
            base=sizes[0],
            claims=Frozen(needs.claims),
            threatened=Frozen(needs.threatened),
            tolerance=self.tolerance,
            house=sizes[1],
            missing=Frozen(missing),
            seats=total,
        )
        return Row(numbers=total, steps=(*told, step))


def _summed(table: Table, parties: Mapping[str, Exact]) -> dict[str, int]:
    """Sum a table over its regions, for those who take part."""
    return {party: sum(int(row.get(party, 0)) for row in table.values()) for party in parties}
