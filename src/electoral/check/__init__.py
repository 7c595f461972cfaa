"""The independent checker: does a record prove its result?

It reads the record, the returns and a few numbers of the law, and recomputes what every step says with
schoolbook arithmetic. It imports no method, condition, tie rule, stage or tier, so that a fault in those
cannot hide itself here.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from electoral.check.members import member_faults
from electoral.check.seats import awarded_faults, filled_faults, reduced_faults
from electoral.check.ties import tie_faults
from electoral.check.who import admitted_faults, qualified_faults
from electoral.errors import RecordFault
from electoral.record import (
    Admitted,
    Asked,
    Awarded,
    Declared,
    Filled,
    House,
    Qualified,
    Record,
    ReducedQuotas,
    RequiredMembers,
    Settled,
    Silent,
    Step,
)
from electoral.returns import Returns


class Tier(Protocol):
    """What the checker reads of a tier."""

    @property
    def name(self) -> str: ...  # noqa: D102
    def expected(self) -> int | None: ...  # noqa: D102


class Law(Protocol):
    """What the checker reads of a law."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def hypothetical(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def tiers(self) -> Sequence[Tier]: ...  # noqa: D102
    @property
    def members(self) -> object: ...  # noqa: D102


def require_proven(record: Record, law: Law, returns: Returns) -> None:
    """Refuse a record that does not prove its result.

    Raises:
        RecordFault: naming every step that fails, and why.
    """
    if found := tuple(faults(record, law, returns)):
        raise RecordFault(found)


def faults(record: Record, law: Law, returns: Returns) -> Iterator[str]:
    """Give every fault of a record, one line each."""
    if (record.system, record.hypothetical) != (law.name, law.hypothetical):
        yield f"head: the record is of {record.system!r}, not of {law.name!r}"
    if record.date != returns.date:
        yield f"head: the date {record.date} is not that of the returns, {returns.date}"
    for number, step in enumerate(record.steps, start=1):
        for fault in _step_faults(step, record, law, returns):
            yield f"step {number} ({type(step).__name__}): {fault}"
    yield from _tier_faults(record, law)


def _step_faults(step: Step, record: Record, law: Law, returns: Returns) -> Iterator[str]:
    match step:
        case RequiredMembers():
            yield from member_faults(step, record, law.members, returns)
        case Qualified() | Declared() | Silent():
            yield from _own_faults(step, returns)
        case _:
            yield from _CHECKS[type(step)](step, record, returns)


def _own_faults(step: Qualified | Declared | Silent, returns: Returns) -> Iterator[str]:
    match step:
        case Qualified():
            yield from qualified_faults(step, returns)
        case Declared():
            if step.rows != returns.declared.get(step.stage):
                yield "the winners are not those declared in the returns"
            if step.seats != sum(sum(row.values()) for row in step.rows.values()):
                yield f"{step.seats} seats, but the declared winners are not as many"
        case Silent():
            if not step.seats:
                yield "no seats are open"


def _house_faults(step: House, record: Record, returns: Returns) -> Iterator[str]:
    seats: Counter[str | None] = Counter()
    for filled in record.steps:
        if isinstance(filled, Filled):
            for region, row in filled.rows.items():
                for contestant, number in row.items():
                    seats[returns.party(region, contestant)] += number
    independents = seats.pop(None, 0)
    if (
        any(number != seats[party] for party, number in step.seats.items())
        or seats.keys() - step.seats.keys()
    ):
        yield "the seats by party are not the sum of the tables that fill seats"
    if step.independents != independents:
        yield f"{step.independents} independents, but the tables have {independents}"
    if step.total != sum(step.seats.values()) + step.independents:
        yield f"a house of {step.total} is not the sum of its parts"


#: The checks that look at the whole record, by kind of step.
_CHECKS: dict[type, Callable[..., Iterator[str]]] = {
    Admitted: admitted_faults,
    Awarded: awarded_faults,
    ReducedQuotas: reduced_faults,
    Settled: tie_faults,
    Asked: tie_faults,
    Filled: filled_faults,
    House: _house_faults,
}


def _tier_faults(record: Record, law: Law) -> Iterator[str]:
    """Hold the seats of every tier against the law, and demand that none was left out."""
    complete = not any(isinstance(step, Asked | Silent) for step in record.steps)
    for tier in law.tiers:
        given = sum(_seats_of(step) for step in record.steps if getattr(step, "stage", None) == tier.name)
        waiting = any(isinstance(step, Asked | Silent) and _waits(step, tier.name) for step in record.steps)
        due = tier.expected()
        if due is not None and given != due and not (waiting and not given):
            yield f"tier {tier.name!r}: the steps give {given} seats, the law {due}"
        if complete and not any(
            isinstance(step, Filled) and step.stage == tier.name for step in record.steps
        ):
            yield f"tier {tier.name!r}: no step fills its seats"
    if complete and not any(isinstance(step, House) for step in record.steps):
        yield "no step sums the house"


def _waits(step: Asked | Silent, tier: str) -> bool:
    return step.stage.startswith(f"{tier}.")


def _seats_of(step: Step) -> int:
    """Give the seats a step has to give away; a silence after whole quotients has none of its own."""
    match step:
        case Awarded(seats=seats) | Declared(seats=seats):
            return seats
        case ReducedQuotas(sure=sure):
            return sum(sure.values())
        case Silent(seats=seats):
            return seats
        case _:
            return 0
