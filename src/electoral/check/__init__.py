"""The independent checker: does a record prove its result?

It reads the record, the returns and a few numbers of the law, and recomputes what every step says with
schoolbook arithmetic. It imports no method, condition, tie rule, stage or tier, so that a fault in those
cannot hide itself here.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from electoral.check.law import Law, law_faults
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


def require_proven(record: Record, law: Law, returns: Returns) -> None:
    """Refuse a record that does not prove its result.

    Raises:
        RecordFault: naming every step that fails, and why.
    """
    if found := tuple(faults(record, law, returns)):
        raise RecordFault(found)


def faults(record: Record, law: Law, returns: Returns) -> Iterator[str]:
    """Give every fault of a record, one line each."""
    yield from law_faults(record, law, returns)
    for number, step in enumerate(record.steps, start=1):
        try:
            found = list(_step_faults(step, record, law, returns))
        except (ArithmeticError, LookupError, TypeError, ValueError):
            # Numbers that do not even fit together, such as a quota for no seats.
            found = ["its numbers do not fit together"]
        for fault in found:
            yield f"step {number} ({type(step).__name__}): {fault}"


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
