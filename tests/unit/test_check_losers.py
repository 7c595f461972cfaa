"""The checker is lied to about best losers: one thing of a good record is changed, and it must notice."""

import alter
import attrs
import pytest
from losers import LOSERS

import electoral.check

CASES = list(LOSERS)
#: The answer of a draw is a fact from outside; the seats that follow from it are told again, and so noticed.


def told(record, count):
    """Give what the checker finds in a record."""
    return tuple(electoral.check.faults(record, count.system, count.returns))


@pytest.mark.parametrize("case", CASES)
def test_a_record_as_it_was_made_has_no_fault(case):
    """The checker finds nothing in a record that nobody touched."""
    count = LOSERS[case]()

    assert told(count.record, count) == ()


@pytest.mark.parametrize("case", CASES)
def test_every_alteration_of_a_record_is_noticed(case):
    """Each number one up or down, each contestant exchanged is a fault."""
    count = LOSERS[case]()
    altered = list(alter.alterations(count.record, alter.names_in(count.returns)))

    assert altered
    assert [path for path, record in altered if not told(record, count)] == []


@pytest.mark.parametrize("case", CASES)
def test_a_step_left_out_is_noticed(case):
    """A record without one of its steps is a fault."""
    count = LOSERS[case]()
    steps = count.record.steps
    without = [steps[:place] + steps[place + 1 :] for place in range(len(steps))]

    assert [each for each in without if not told(attrs.evolve(count.record, steps=each), count)] == []


@pytest.mark.parametrize("case", CASES)
def test_a_step_told_elsewhere_is_noticed(case):
    """A step copied to another stage or region is a fault."""
    count = LOSERS[case]()
    regions = {region for rows in count.returns.tallies.values() for region in rows}
    unnoticed = [path for path, record in alter.misplaced(count.record, regions) if not told(record, count)]

    assert unnoticed == []
