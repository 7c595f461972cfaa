"""Seats for the best of those who were not elected in another tier."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from electoral.errors import InvalidReturns, InvalidTally, MissingFigure
from electoral.exact import Exact, plain, show
from electoral.frozen import Frozen
from electoral.losers import Loser, LosersSeated, Measure, SeatsIn
from electoral.names import listed
from electoral.record import Step
from electoral.representation.groups import Group
from electoral.returns import Returns
from electoral.stages.desk import Desk, Outcome
from electoral.stages.not_elected import Standing, not_elected, require_apart
from electoral.stages.seats import Place, answered
from electoral.ties import Lot, TieRule
from electoral.votes import Base


@attrs.frozen(kw_only=True)
class SeatLosers:
    """Seat the best of those not elected in every region; makes a table district -> contestant -> seats.

    A seat stands in the district in which the person stood. Nobody stood in a void district.

    Attributes:
        name: the table's name.
        of: the tier in which they were not elected.
        groups: who can have a seat.
        seats: how many there are in each region.
        measure: by what they are compared.
        level: which the regions are.
        ties: rules for equal numbers at the last seat, in their order; persons are of no party there.
    """

    name: str
    of: str
    groups: tuple[Group, ...]
    seats: int
    measure: Measure
    level: SeatsIn
    ties: tuple[TieRule, ...]
    fills: bool = attrs.field(default=True, init=False)
    by_region: bool = attrs.field(default=True, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The table it reads."""
        return (self.of,)

    def regions_of(self, returns: Returns, table: str, districts: frozenset[str]) -> frozenset[str]:  # noqa: ARG002 - there is one
        """Give the regions in which districts lie."""
        return frozenset(self._region(returns, district) for district in districts)

    def _region(self, returns: Returns, district: str) -> str:
        known = returns.district(self.of, district) if self.level == "parents" else None
        return district if known is None or known.parent is None else known.parent

    def run(self, desk: Desk) -> Outcome:
        """Seat them in every region of which no district waits."""
        require_apart(desk, self.of, self.name)
        regions: dict[str, list[str]] = {}
        for district in desk.tables[self.of]:
            regions.setdefault(self._region(desk.returns, district), []).append(district)
        rows: dict[str, Frozen[str, Exact]] = {}
        steps: list[Step] = []
        for region, districts in regions.items():
            if region not in desk.waiting:
                seated, told = self._seated(desk, region, districts)
                rows |= {district: self._row(desk, district, seated) for district in districts}
                steps.extend(told)
        return Outcome(tables=Frozen({self.name: Frozen(rows)}), steps=tuple(steps))

    def _row(self, desk: Desk, district: str, seated: tuple[Loser, ...]) -> Frozen[str, Exact]:
        lists = [each.contestant for each in seated if each.district == district]
        return Frozen({key: lists.count(key) for key in desk.tables[self.of][district]})

    def _seated(
        self, desk: Desk, region: str, districts: list[str]
    ) -> tuple[tuple[Loser, ...], tuple[Step, ...]]:
        """Give who surely has a seat in a region, and the record of it."""
        place = Place(stage=self.name, region=region, seats=self.seats, among="persons")
        found = self._standing(desk, districts)
        if unclear := [each for each in found if not each.clear]:
            return (), (place.silent(self.seats, _why(unclear)),)
        _require_names(found, place)
        bases = self._bases(desk.returns, found)
        step = _chosen(
            LosersSeated(
                stage=self.name,
                region=region,
                of=self.of,
                seats=self.seats,
                measure=self.measure.value if isinstance(self.measure, Base) else self.measure,
                bases=Frozen(bases),
                losers=_ranked(found, bases),
                chosen=(),
                tied=(),
                places=0,
                empty=0,
            )
        )
        drawn: frozenset[str] = frozenset()
        told: tuple[Step, ...] = ()
        if step.places:
            drawn, told = answered(place, Lot(place.path, step.tied, step.places), self.ties, desk)
        seated = tuple(each for each in step.losers if each.name in {*step.chosen, *drawn})
        return seated, (step, *told)

    def _standing(self, desk: Desk, districts: list[str]) -> list[Standing]:
        """Give who of the groups was not elected in a region, or may not have been."""
        return [
            each
            for district in districts
            for each in not_elected(desk, self.of, district)
            if each.belongs(self.groups)
        ]

    def _bases(self, returns: Returns, found: list[Standing]) -> dict[str, Exact]:
        """Give the base of each district in which somebody could have a seat; none for votes."""
        if not isinstance(self.measure, Base):
            return {}
        return {
            district: _base(self.measure, returns, self.of, district)
            for district in dict.fromkeys(person.district for person in found)
        }


def _why(unclear: list[Standing]) -> str:
    names = listed(each.person.name for each in unclear)
    return (
        f"equal votes for the last seat of a list leave open whether {names} is elected on it; if the law"
        " goes by the order of the list then, say so in persons of that tier"
    )


def _require_names(found: list[Standing], place: Place) -> None:
    """Refuse namesakes, whom a lot could not tell apart."""
    names = [each.person.name for each in found]
    if twice := [name for name in names if names.count(name) > 1]:
        raise InvalidReturns(
            f"{place.path}: two persons who were not elected are called {show(twice[0])}; tell them apart by"
            " name"
        )


def _base(base: Base, returns: Returns, tier: str, district: str) -> Exact:
    where = f"tier {show(tier)}, district {show(district)}"
    tally = returns.tallies.get(tier, Frozen()).get(district)
    if tally is None:
        raise MissingFigure(
            f"{where}: base {show(base.value)} is not known; give the figures of the district"
        )
    size = base.of(tally, where).value
    if not size:
        raise InvalidTally(f"{where}: base {show(base.value)} is 0, of which nobody has a share; correct it")
    return size


def _ranked(found: list[Standing], bases: Mapping[str, Exact]) -> tuple[Loser, ...]:
    """Give those who could have a seat with the numbers by which they are compared, largest first."""
    numbered = (
        Loser(
            name=each.person.name,
            district=each.district,
            contestant=each.contestant,
            votes=votes,
            number=plain(Fraction(votes) / bases[each.district]) if bases else votes,
        )
        for each in found
        if (votes := each.votes) is not None
    )
    return tuple(sorted(numbered, key=lambda loser: loser.number, reverse=True))


def _chosen(step: LosersSeated) -> LosersSeated:
    """Say who has a seat, and who is level at the last ones."""
    if len(step.losers) <= step.seats:
        names = tuple(each.name for each in step.losers)
        return attrs.evolve(step, chosen=names, empty=step.seats - len(names))
    last = step.losers[step.seats - 1].number
    above = tuple(each.name for each in step.losers if each.number > last)
    level = tuple(each.name for each in step.losers if each.number == last)
    places = step.seats - len(above)
    if len(level) == places:
        return attrs.evolve(step, chosen=(*above, *level))
    return attrs.evolve(step, chosen=above, tied=level, places=places)
