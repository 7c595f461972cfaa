"""Who takes part in the distribution of seats."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

import attrs

from electoral.conditions import Condition, Panel, found, tables_of
from electoral.errors import InvalidSystem
from electoral.exact import Exact, whole
from electoral.exact import share as exact_share
from electoral.findings import DECLARED, Finding, StatedFinding, Within
from electoral.frozen import Frozen
from electoral.methods import Plurality
from electoral.names import unknown
from electoral.record import Admitted, Qualified, Step
from electoral.returns import Returns
from electoral.sources import (
    NATION,
    Ballots,
    Level,
    SeatsByParty,
    Table,
    around,
    ballots_in,
    standing_in,
    summed,
    tallies_in,
    with_added,
    won_everywhere,
)
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place, answered
from electoral.ties import Lot, TieRule
from electoral.votes import Tally


def _fewest(value: object) -> int:
    return whole(value, "fewest")


def _minimum(value: object) -> int:
    return whole(value, "minimum for admitted")


def _factor(value: object) -> Fraction:
    return exact_share(value, "factor for admitted")


@attrs.frozen(kw_only=True)
class Admission:
    """If some qualify, but fewer than a law wants, those with most votes among the rest are admitted.

    Attributes:
        fewest: how many must take part.
        if_nobody: whether it says ``"nothing"`` where nobody qualifies, or lets those with most votes in, too
            (``"admit"``), as into a second round.
        minimum: the fewest seats of an admitted contestant.
        factor: what an admitted contestant's quotient is multiplied by; 1 where the law has no such factor.

    >>> Admission(fewest=2, minimum=2).factor
    Fraction(1, 1)
    """

    fewest: int = attrs.field(converter=_fewest)
    minimum: int = attrs.field(default=0, converter=_minimum)
    factor: Fraction = attrs.field(default=Fraction(1), converter=_factor)
    if_nobody: Literal["nothing", "admit"] = "nothing"

    def __attrs_post_init__(self) -> None:
        if self.if_nobody not in ("nothing", "admit"):
            raise unknown(str(self.if_nobody), ("nothing", "admit"), "admission: if nobody")
        if not self.factor:
            raise InvalidSystem("factor for admitted: 0 leaves them without votes; give more than 0")


@attrs.frozen(kw_only=True)
class Qualify:
    """Find who takes part; makes a table region -> participant -> votes by which seats are shared.

    If the condition looks at seats won in an earlier tier, parties without a list that won some are looked at
    too, with 0 votes. Where the returns declare who takes part in the tier, the condition is not asked: those
    take part, with a list or without. A side table ``<name>.admitted`` holds those whom `Admission` added,
    with their fewest seats.

    Attributes:
        name: the table's name.
        tier: the tier whose tallies are looked at.
        who: the condition.
        admission: what happens if too few qualify; None if the law does not say.
        ties: rules for a tie among those to be admitted.
        level: whether it is asked in each district, or once in the nation, of votes summed by party.
        unless: a table of those who are elected already: where it has somebody, as in void contests, nothing
            is asked; None if it is asked everywhere else.
        added: tables of votes that travelled to contestants and count for everything; `shared` of those that
            count when seats are shared, but not here.
    """

    name: str
    tier: str
    who: Condition
    admission: Admission | None
    ties: tuple[TieRule, ...]
    level: Level = "districts"
    unless: str | None = None
    added: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables that the condition reads, and those of votes that travelled."""
        unless = () if self.unless is None else (self.unless,)
        return (*tables_of(self.who), *unless, *self.added, *self.shared)

    def run(self, desk: Desk) -> Outcome:
        """Apply the condition in every region."""
        rows: dict[str, Row] = {}
        added: dict[str, Frozen[str, Exact]] = {}
        tables = tables_of(self.who)
        won = {table: won_everywhere(desk.returns, table, desk.tables[table]) for table in tables}
        tallies = with_added(tallies_in(desk.returns, self.tier), self._tables(desk, self.added), self.name)
        sharing = with_added(tallies, self._tables(desk, self.shared), self.name)
        regions = [NATION] if self.level == "nation" else list(tallies)
        for region in regions:
            if self._decided(desk, region):
                rows[region], added[region] = Row(numbers=Frozen()), Frozen()
                continue
            ballots = ballots_in(desk.returns, tallies, self.level, region, self.name)
            by_seats = ballots.sharing
            if self.shared:
                by_seats = ballots_in(desk.returns, sharing, self.level, region, self.name).sharing
            place = Place(stage=self.name, region=region, seats=0)
            panel = self._panel(place, ballots, tallies, won, desk.returns)
            votes = panel.votes
            finding = self._finding(panel, desk.returns)
            step = Qualified(stage=self.name, region=region, votes=Frozen(votes), finding=finding)
            row = self._admit(place, votes, finding.passing, desk)
            least = self.admission.minimum if self.admission else 0
            added[region] = Frozen(dict.fromkeys(row.numbers, least))
            part = [key for key in votes if key in finding.passing or key in row.numbers]
            taking_part = {key: by_seats.get(key, 0) for key in part}
            rows[region] = Row(numbers=Frozen(taking_part), steps=(step, *row.steps))
        return gathered(self.name, rows, {f"{self.name}.admitted": Frozen(added)})

    def _finding(self, panel: Panel, returns: Returns) -> Finding:
        """Ask the condition, unless the returns declare who takes part."""
        declared = returns.qualified.get(self.tier)
        if declared is None:
            return found(self.who, panel)
        parties = {key: panel.party(key) for key in panel.votes}
        passing = tuple(key for key, party in parties.items() if party and party.key in declared)
        return StatedFinding(reason=DECLARED, passing=passing)

    def _decided(self, desk: Desk, region: str) -> bool:
        found = desk.returns.district(self.tier, region)
        elected = self.unless is not None and bool(desk.tables[self.unless][region])
        return elected or (found is not None and found.void)

    @staticmethod
    def _tables(desk: Desk, names: tuple[str, ...]) -> tuple[Table, ...]:
        return tuple(desk.tables[name] for name in names)

    def _panel(
        self,
        place: Place,
        ballots: Ballots,
        tallies: Mapping[str, Tally],
        won: Mapping[str, SeatsByParty],
        returns: Returns,
    ) -> Panel:
        standing = standing_in(returns, self.tier, self.level, place.region)
        looked_at = {party for seats in won.values() for party in seats}
        looked_at |= set(returns.qualified.get(self.tier, ()))
        others = looked_at - set(standing.values())
        without = {party.key: party.key for party in returns.parties if party.key in others}
        parties = standing | without

        def wide(within: Within) -> Ballots:
            return summed(returns, around(returns, self.tier, tallies, place.region, within), place.path)

        return Panel(
            where=place.path,
            votes={key: ballots.votes.get(key, 0) for key in parties},
            tallies=ballots.tallies,
            parties={key: returns.party_named(party) if party else None for key, party in parties.items()},
            around=wide,
            won=won.__getitem__,
            districts=lambda: {
                district: summed(returns, {district: tally}, place.path)
                for district, tally in tallies.items()
            },
        )

    def _admit(self, place: Place, votes: Mapping[str, Exact], passing: tuple[str, ...], desk: Desk) -> Row:
        """Give those who are added, and how that was found."""
        rule = self.admission
        rest = {key: number for key, number in votes.items() if key not in passing and number > 0}
        silent = rule is None or (not passing and rule.if_nobody == "nothing")
        if rule is None or silent or len(passing) >= rule.fewest or not rest:
            return Row(numbers=Frozen())
        admitted, settled = self._next_by_votes(place, rest, rule.fewest - len(passing), desk)
        step = Admitted(
            stage=self.name,
            region=place.region,
            votes=Frozen(votes),
            qualified=passing,
            fewest=rule.fewest,
            admitted=admitted,
            minimum=rule.minimum,
            factor=rule.factor,
        )
        return Row(numbers=Frozen({key: votes[key] for key in admitted}), steps=(*settled, step))

    def _next_by_votes(
        self, place: Place, rest: Mapping[str, Exact], wanted: int, desk: Desk
    ) -> tuple[tuple[str, ...], tuple[Step, ...]]:
        """Give those with most votes, as many as are wanted or stand, and how a tie was settled."""
        elected = Plurality().allocate(rest, min(wanted, len(rest)))
        admitted = {key for key, seat in elected.sure.items() if seat}
        settled: tuple[Step, ...] = ()
        if elected.tie is not None:
            lot = Lot(place.path, elected.tie.contestants, elected.tie.places)
            chosen, settled = answered(place, lot, self.ties, desk)
            admitted |= chosen
        return tuple(key for key in rest if key in admitted), settled
