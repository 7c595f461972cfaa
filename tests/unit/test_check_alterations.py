"""The checker is tested by lying to it: one thing of a good record is changed, and it must notice."""

from collections import Counter

import alter
import attrs
import counted
import pytest
from coalesced import COALESCED
from counted_capped import CAPPED
from counted_linked import LINKED
from counted_moved import MOVED
from losers import LOSERS
from travelled import TRAVELLED

import electoral.check
from electoral.frozen import Frozen
from electoral.record import Awarded, Filled, House

COUNTS = counted.COUNTS | LINKED | TRAVELLED | CAPPED | COALESCED | LOSERS | MOVED
CASES = list(COUNTS)
#: The answer of a draw is a fact from outside: while the tier is open no other step repeats it.
BEYOND_PROOF = {("three tied districts, one drawn", "record.steps[1].chosen: 'A' for 'B'")}


def told(record, count):
    """Give what the checker finds in a record."""
    return tuple(electoral.check.faults(record, count.system, count.returns))


def with_step(record, place, step):
    """Give the record with another step in one place."""
    return attrs.evolve(record, steps=(*record.steps[:place], step, *record.steps[place + 1 :]))


@pytest.mark.parametrize("case", CASES)
def test_a_record_as_it_was_made_has_no_fault(case):
    """The checker finds nothing in a record that nobody touched."""
    count = COUNTS[case]()

    assert tuple(electoral.check.faults(count.record, count.system, count.returns)) == ()


@pytest.mark.parametrize("case", CASES)
def test_every_alteration_of_a_record_is_noticed(case):
    """Each number one up or down, each yes or no turned, each contestant exchanged is a fault."""
    count = COUNTS[case]()
    altered = list(alter.alterations(count.record, alter.names_in(count.returns)))
    unnoticed = [path for path, record in altered if not told(record, count)]

    assert altered
    assert [path for path in unnoticed if (case, path) not in BEYOND_PROOF] == []


@pytest.mark.parametrize("case", CASES)
def test_a_step_left_out_is_noticed(case):
    """A record without one of its steps is a fault."""
    count = COUNTS[case]()
    steps = count.record.steps
    unnoticed = [
        (place, type(step).__name__)
        for place, step in enumerate(steps)
        if not told(attrs.evolve(count.record, steps=steps[:place] + steps[place + 1 :]), count)
    ]

    assert unnoticed == []


@pytest.mark.parametrize("case", CASES)
def test_a_step_told_elsewhere_is_noticed(case):
    """A step copied to another stage or region is a fault."""
    count = COUNTS[case]()
    regions = {region for rows in count.returns.tallies.values() for region in rows}
    unnoticed = [path for path, record in alter.misplaced(count.record, regions) if not told(record, count)]

    assert unnoticed == []


def moved(row, loser, gainer):
    """Give a row of seats with one seat moved."""
    return Frozen({**row, loser: row[loser] - 1, gainer: row[gainer] + 1})


def forged(count):
    """Give records in which a seat moves in an allocation and in all the sums that follow from it."""
    for place, step in enumerate(count.record.steps):
        if not isinstance(step, Awarded) or step.evidence is None:
            continue
        for loser in (key for key, seats in step.sure.items() if seats):
            for gainer in (key for key in step.sure if key != loser):
                record = with_step(
                    count.record, place, attrs.evolve(step, sure=moved(step.sure, loser, gainer))
                )
                yield f"{step.region}: {loser} to {gainer}", _summed(record, step, loser, gainer, count)


def _summed(record, awarded, loser, gainer, count):
    filled = [step for step in record.steps if isinstance(step, Filled) and step.stage == awarded.stage]
    if not filled:
        return record
    parties = [count.returns.party(awarded.region, key) for key in (loser, gainer)]
    for place, step in enumerate(record.steps):
        if isinstance(step, Filled) and step.stage == awarded.stage:
            rows = {**step.rows, awarded.region: moved(step.rows[awarded.region], loser, gainer)}
            record = with_step(record, place, attrs.evolve(step, rows=Frozen(rows)))
        if isinstance(step, House):
            change = Counter({parties[1]: 1})
            change.subtract({parties[0]: 1})
            seats = {key: number + change[key] for key, number in step.seats.items()}
            independents = step.independents + change[None]
            record = with_step(
                record, place, attrs.evolve(step, seats=Frozen(seats), independents=independents)
            )
    return record


@pytest.mark.parametrize("case", CASES)
def test_a_seat_moved_in_an_allocation_and_in_every_sum_is_noticed(case):
    """A forger who moves one seat and corrects all sums is still found out by the evidence."""
    count = COUNTS[case]()

    assert [path for path, record in forged(count) if not told(record, count)] == []


def test_forged_records_differ_from_the_good_one():
    """The forger of these tests does change records: 3 contestants with seats, 3 to give to, in one step."""
    count = counted.COUNTS["dhondt"]()

    assert len([path for path, record in forged(count) if record != count.record]) == 9
