"""How a system is counted: its stages in order, each reading the tables that earlier ones made."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from electoral.count import Count, by_party
from electoral.errors import InvalidDraw, InvalidReturns, InvalidSystem
from electoral.exact import Exact, show
from electoral.frozen import Frozen
from electoral.names import listed
from electoral.quota_steps import checked_lists, quota_steps
from electoral.record import Filled, House, Record, Step
from electoral.returns import Returns
from electoral.seated import Moved
from electoral.stages import Coalesce, DeclaredWinners, Desk, Outcome, Qualify, Stage, Table
from electoral.tiers import Tier
from electoral.ties import Draw, Lot

if TYPE_CHECKING:
    from electoral.system import System


def counted(system: "System", returns: Returns, draws: tuple[Draw, ...]) -> Count:
    """Count the returns by the system; see `System.count`."""
    require_tiers(system, returns)
    _require_asked(system, returns)
    answers = _by_lot(draws)
    tables: dict[str, Table] = {}
    filling: dict[str, tuple[str, ...]] = {}
    waiting: dict[str, frozenset[str]] = {}
    persons = {tier.name: getattr(tier, "persons", None) for tier in system.tiers}
    outcomes: list[Outcome] = []
    for tier in system.tiers:
        stages = _stages(tier, returns)
        filling[tier.name] = tuple(stage.name for stage in stages if stage.fills)
        for stage in stages:
            below = {need: waiting[need] for need in stage.needs if need in waiting}
            blocked = _regions_of(stage, returns, below)
            known = _without(tables, below)
            goes_on = getattr(stage, "by_region", False) and all(name in known for name in stage.needs)
            desk = Desk(returns=returns, tables=known, draws=answers, persons=persons, waiting=blocked)
            if blocked and not goes_on:
                waiting[stage.name] = blocked
                tables |= _while_waiting(stage, desk)
                continue
            outcome = _run(stage, desk, whole=not blocked)
            if blocked and not outcome.tables.get(stage.name):
                waiting[stage.name] = blocked
                continue
            tables |= outcome.tables
            outcomes.append(outcome)
            if still := outcome.open_regions | blocked:
                waiting[stage.name] = still
    count = Count(
        system=system,
        returns=returns,
        tables=Frozen(tables),
        filling=Frozen(filling),
        record=_record(system, returns, (step for outcome in outcomes for step in outcome.steps)),
    )
    _require_needed(answers, outcomes, count.lots)
    return count.with_steps(_closing(system, count))


def require_tiers(system: "System", returns: Returns) -> None:
    """Refuse returns of a tier that the system has not.

    Raises:
        InvalidReturns: naming it.
    """
    names = [name for tier in system.tiers for name in (tier.name, *getattr(tier, "rounds", ()))]
    listed_tiers = dict.fromkeys(each.tier for each in returns.lists)
    for tier in (*returns.tallies, *returns.declared, *listed_tiers):
        if tier not in names:
            raise InvalidReturns(
                f"returns: tier {show(tier)} is not in system {show(system.name)}, which has {listed(names)};"
                " rename or remove it"
            )


def _require_asked(system: "System", returns: Returns) -> None:
    """Refuse declared participants where the law asks nobody, or admits others besides.

    Raises:
        InvalidReturns: naming the tier.
    """
    if not returns.qualified:
        return
    stages = [stage for tier in system.tiers for stage in _stages(tier, returns)]
    for tier in returns.qualified:
        asking = [stage for stage in stages if isinstance(stage, Qualify) and stage.tier == tier]
        where = f"qualified in tier {show(tier)}"
        if not asking:
            raise InvalidReturns(
                f"{where}: nobody is asked there who takes part in system {show(system.name)}; take it out"
            )
        if any(isinstance(stage, Coalesce) and stage.tier == tier for stage in stages):
            raise InvalidReturns(
                f"{where}: its lists stand in coalitions, and which of those take part is not declared;"
                " take it out"
            )
        if any(stage.admission is not None for stage in asking):
            raise InvalidReturns(
                f"{where}: the law admits others if too few qualify, so who qualified does not say who takes"
                " part; give what its condition needs instead"
            )


def _stages(tier: Tier, returns: Returns) -> tuple[Stage, ...]:
    if tier.name in returns.declared:
        return (DeclaredWinners(name=tier.name, tier=tier.name, seats=tier.expected()),)
    return tier.stages()


def _regions_of(stage: Stage, returns: Returns, below: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Give the regions of a stage that wait, since tables that it reads wait in some of theirs."""
    regions_of = getattr(stage, "regions_of", lambda _, __, regions: regions)
    return frozenset[str]().union(*(regions_of(returns, need, regions) for need, regions in below.items()))


def _while_waiting(stage: Stage, desk: Desk) -> dict[str, Table]:
    """Give what is sure of a stage that waits, if it may take seats off that earlier stages gave."""
    at_worst = getattr(stage, "while_waiting", None)
    return {} if at_worst is None else {stage.name: at_worst(desk)}


def _without(tables: dict[str, Table], below: Mapping[str, frozenset[str]]) -> Mapping[str, Table]:
    """Take regions that wait out of tables and their side tables; the others need not wait for them."""
    cut = {
        name: Frozen({region: row for region, row in tables[name].items() if region not in regions})
        for need, regions in below.items()
        for name in tables
        if name == need or name.startswith(f"{need}.")
    }
    return MappingProxyType(tables | cut)


def _run(stage: Stage, desk: Desk, *, whole: bool) -> Outcome:
    """Run a stage; if it fills seats and nothing in it is open or waits, record its table."""
    outcome = stage.run(desk)
    if not stage.fills or outcome.open_regions or not whole:
        return outcome
    rows = Frozen(
        {
            region: Frozen({key: _whole(seats, stage, region) for key, seats in row.items()})
            for region, row in outcome.tables[stage.name].items()
        }
    )
    return attrs.evolve(outcome, steps=(*outcome.steps, Filled(stage=stage.name, rows=rows)))


def _whole(seats: Exact, stage: Stage, region: str) -> int:
    if not isinstance(seats, int):
        raise InvalidSystem(f"{stage.name}/{region}: {show(seats)} seats are not whole; the stage is wrong")
    return seats


def _by_lot(draws: tuple[Draw, ...]) -> dict[str, Draw]:
    answers: dict[str, Draw] = {}
    for draw in draws:
        if draw.lot in answers:
            raise InvalidDraw(f"draw: lot {show(draw.lot)} is answered twice; give one draw for it")
        answers[draw.lot] = draw
    return answers


def _require_needed(answers: dict[str, Draw], outcomes: list[Outcome], lots: tuple[Lot, ...]) -> None:
    settled = frozenset[str]().union(*(outcome.drawn for outcome in outcomes))
    asked = [str(lot) for lot in lots]
    for lot in answers.keys() - settled:
        waiting = f"the open lots are {'; '.join(asked)}" if asked else "no lot is open"
        raise InvalidDraw(f"draw: {show(lot)} answers no question of this count; {waiting}")


def _record(system: "System", returns: Returns, steps: Iterable[Step]) -> Record:
    return Record(system=system.name, hypothetical=system.hypothetical, date=returns.date, steps=tuple(steps))


def _closing(system: "System", count: Count) -> tuple[Step, ...]:
    """Give the steps that need the whole count: the representation quotas and the house."""
    # Where lists end is known before anybody is seated; what one quota moves is seen by the next.
    checked = {place: checked_lists(quota, count) for place, quota in enumerate(system.members)}
    known = count.with_steps(tuple(step for each in checked.values() for step in each))
    steps: list[Step] = []
    for place, quota in enumerate(system.members):
        found = quota_steps(quota, known, checked[place])
        steps += found
        known = known.with_steps(tuple(step for step in found if isinstance(step, Moved)))
    if count.status == "complete":
        seats, independents = by_party(count.returns, count.seat_tables())
        total = sum(seats.values()) + independents
        steps.append(House(seats=Frozen(seats), independents=independents, total=total))
    return tuple(steps)
