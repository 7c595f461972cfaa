"""The independent checker: does a record prove its result?

It reads the record, the returns and a few numbers of the law, and recomputes what every step says with
schoolbook arithmetic. It imports no method, condition, tie rule, stage or tier, so that a fault in those
cannot hide itself here.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from electoral.capping import Capped, Placed
from electoral.check.capped import capped_faults
from electoral.check.coalesced import coalesced_faults
from electoral.check.controlled import placed_faults
from electoral.check.denied import left_out_faults, ranked_faults
from electoral.check.in_part import linked_faults
from electoral.check.law import law_faults
from electoral.check.leveled import leveled_faults
from electoral.check.linked import (
    base_faults,
    claimed_faults,
    complemented_faults,
    majority_faults,
    void_faults,
)
from electoral.check.losers import losers_faults
from electoral.check.quotas import list_faults, move_faults, required_faults
from electoral.check.seats import awarded_faults, filled_faults, reduced_faults, silent_faults
from electoral.check.sheet import Law, Sheet
from electoral.check.ties import tie_faults
from electoral.check.travelled import reserved_faults, transferred_faults
from electoral.check.who import admitted_faults, qualified_faults
from electoral.coalesced import Coalesced
from electoral.errors import RecordFault
from electoral.linked import (
    Claimed,
    Complemented,
    LeftOut,
    Leveled,
    LinkedNumbers,
    MajoritySeats,
    Ranked,
    SeatsToGive,
    Void,
)
from electoral.losers import LosersSeated
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
)
from electoral.returns import Returns
from electoral.seated import ListChecked, Moved
from electoral.travelled import Reserved, Transferred


def require_proven(record: Record, law: Law, returns: Returns) -> None:
    """Refuse a record that does not prove its result.

    Raises:
        RecordFault: naming every step that fails, and why.
    """
    if found := tuple(faults(record, law, returns)):
        raise RecordFault(found)


def faults(record: Record, law: Law, returns: Returns) -> Iterator[str]:
    """Give every fault of a record, one line each."""
    sheet = Sheet(record, law, returns)
    yield from _found(lambda: law_faults(sheet))
    for number, step in enumerate(record.steps, start=1):
        for fault in _found(partial(_CHECKS[type(step)], step, sheet)):
            yield f"step {number} ({type(step).__name__}): {fault}"


def _found(check: Callable[[], Iterator[str]]) -> list[str]:
    """Give what a check finds; numbers that do not even fit together are a fault too."""
    try:
        return list(check())
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return ["its numbers do not fit together"]


def _declared_faults(step: Declared, sheet: Sheet) -> Iterator[str]:
    if step.rows != sheet.returns.declared.get(step.stage):
        yield "the winners are not those declared in the returns"
    if step.seats != sum(sum(row.values()) for row in step.rows.values()):
        yield f"{step.seats} seats, but the declared winners are not as many"


def _house_faults(step: House, sheet: Sheet) -> Iterator[str]:
    seats: Counter[str | None] = Counter()
    for filled in sheet.every(Filled):
        for region, row in filled.rows.items():
            for contestant, number in row.items():
                seats[sheet.returns.party(region, contestant)] += number
    independents = seats.pop(None, 0)
    summed = {party: number for party, number in seats.items() if party is not None}
    if step.seats != {party.key: summed.get(party.key, 0) for party in sheet.returns.parties}:
        yield "the seats by party are not the sum of the tables that fill seats"
    if step.independents != independents:
        yield f"{step.independents} independents, but the tables have {independents}"
    if step.total != sum(step.seats.values()) + step.independents:
        yield f"a house of {step.total} is not the sum of its parts"


_CHECKS: dict[type, Callable[..., Iterator[str]]] = {
    Qualified: qualified_faults,
    Admitted: admitted_faults,
    Awarded: awarded_faults,
    ReducedQuotas: reduced_faults,
    Declared: _declared_faults,
    Settled: tie_faults,
    Asked: tie_faults,
    Silent: silent_faults,
    Filled: filled_faults,
    RequiredMembers: required_faults,
    ListChecked: list_faults,
    Moved: move_faults,
    House: _house_faults,
    Void: void_faults,
    SeatsToGive: base_faults,
    Claimed: claimed_faults,
    Leveled: leveled_faults,
    MajoritySeats: majority_faults,
    LinkedNumbers: linked_faults,
    LeftOut: left_out_faults,
    Ranked: ranked_faults,
    Complemented: complemented_faults,
    Coalesced: coalesced_faults,
    LosersSeated: losers_faults,
    Transferred: transferred_faults,
    Reserved: reserved_faults,
    Capped: capped_faults,
    Placed: placed_faults,
}
