"""The checker is lied to about words: who moved, on which list, under which rule, and what is not known."""

import alter
import attrs
import pytest
from counted_moved import MOVED, by_own_remedy

import electoral.check
from electoral.record import House
from electoral.seated import ListChecked, Moved

CASES = list(MOVED)
#: What stands in the place of a word; an end has the other one.
OTHERS = {"at least": "at most", "at most": "at least"}


def told(steps, count):
    """Give what the checker finds in a record of these steps."""
    record = attrs.evolve(count.record, steps=tuple(steps))
    return tuple(electoral.check.faults(record, count.system, count.returns))


def with_step(count, place, step):
    """Give the steps of a count with another one in one place."""
    return (*count.record.steps[:place], step, *count.record.steps[place + 1 :])


def reworded(value, path=""):
    """Give every value that differs from this one in one word, with the path of the place."""
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        if inner is None or isinstance(inner, str):
            where = f"{path}.{field.name}"
            # A text that says what is not known may be put in other words, but not be taken away or added.
            gone = field.name == "open" and inner
            other = "" if gone else OTHERS.get(inner, alter.STRANGER)
            yield where, attrs.evolve(value, **{field.name: other})
        elif isinstance(inner, tuple):
            for at, each in enumerate(inner):
                changed = reworded(each, f"{path}.{field.name}[{at}]") if attrs.has(type(each)) else ()
                for where, other in changed:
                    yield where, attrs.evolve(value, **{field.name: (*inner[:at], other, *inner[at + 1 :])})


def retold(value):
    """Give every value with demands, faults or moves left out, told twice, or in another order."""
    for name in ("faults", "demands", "moves"):
        inner = getattr(value, name, ())
        for at in range(len(inner)):
            yield f"{name}: without {at}", attrs.evolve(value, **{name: inner[:at] + inner[at + 1 :]})
            yield f"{name}: {at} twice", attrs.evolve(value, **{name: (*inner, inner[at])})
        for at in range(len(inner) - 1):
            turned = (*inner[:at], inner[at + 1], inner[at], *inner[at + 2 :])
            yield f"{name}: {at} and the next turned", attrs.evolve(value, **{name: turned})


def steps_of(count):
    """Give the steps of quotas that say more than what is required, with their places."""
    return [(at, step) for at, step in enumerate(count.record.steps) if isinstance(step, ListChecked | Moved)]


@pytest.mark.parametrize("case", CASES)
def test_another_word_is_noticed(case):
    """Each name, article, rule, remedy and end put differently is a fault; so is a text of what is open."""
    count = MOVED[case]()
    unnoticed = [
        f"{at}{where}"
        for at, step in steps_of(count)
        for where, other in (*reworded(step), *retold(step))
        if other != step and not told(with_step(count, at, other), count)
    ]

    assert unnoticed == []


@pytest.mark.parametrize("case", CASES)
def test_two_steps_in_another_order_are_noticed(case):
    """Any two neighbours of the steps of quotas, or the last and the house, exchanged are a fault."""
    count = MOVED[case]()
    steps = count.record.steps
    turned = [
        at
        for at, step in enumerate(steps[1:])
        if isinstance(step, ListChecked | Moved | House) and steps[at] != step
    ]
    unnoticed = [
        at for at in turned if not told((*steps[:at], steps[at + 1], steps[at], *steps[at + 2 :]), count)
    ]

    assert unnoticed == []


@pytest.mark.parametrize("case", CASES)
def test_members_are_as_many_as_seats_and_nobody_twice(case):
    """After all moves every seat has one member, and nobody has two seats of one district."""
    count = MOVED[case]()
    if count.status == "complete":
        named = [(each.tier, each.district, each.party, each.name) for each in count.members if each.name]

        assert len(count.members) == sum(count.seats.values()) + count.independents
        assert len(set(named)) == len(named)


def test_there_are_counts_of_every_kind():
    """There are steps with faults and without, with moves and without, open ones, and bounds not met."""
    steps = [step for make in MOVED.values() for _, step in steps_of(make())]
    moved = [step for step in steps if isinstance(step, Moved)]
    listed = [step for step in steps if isinstance(step, ListChecked)]

    assert {bool(step.faults) for step in listed} == {bool(step.open) for step in listed} == {True, False}
    assert {bool(step.moves) for step in moved} == {bool(step.open) for step in moved} == {True, False}
    assert {bool(demand.missing) for step in moved for demand in step.demands} == {True, False}
    assert {step.remedy for step in moved} == {"swap", "cede by votes", "last remainders"}


def with_move(count, at, **changes):
    """Give the steps of a count with the one move of a step changed."""
    step = count.record.steps[at]
    (move,) = step.moves
    return with_step(count, at, attrs.evolve(step, moves=(attrs.evolve(move, **changes),)))


def test_a_remedy_of_a_users_own_is_believed_in_what_only_it_knows():
    """A step of such a remedy may be there or not, but not in another place, nor under another name."""
    count = by_own_remedy()
    steps = count.record.steps
    (first, step), (second, _) = steps_of(count)

    assert told(steps, count) == ()
    assert told((*steps[:second], *steps[second + 1 :]), count) == ()
    assert told((*steps, step), count)
    assert told(with_step(count, first, attrs.evolve(step, remedy="swap")), count)
    assert told(with_step(count, first, attrs.evolve(step, party="B")), count)


@pytest.mark.parametrize(
    "changes",
    [
        {"displaced": "A5"},
        {"promoted": "A1"},
        {"promoted": "B3"},
        {"promoted": alter.STRANGER},
        {"party": None},
        {"district": "nation"},
    ],
)
def test_a_remedy_of_a_users_own_moves_members_of_a_list_only(changes):
    """Who gives way must be a member, who comes in must wait, and both must stand on the list."""
    count = by_own_remedy()

    assert told(with_move(count, steps_of(count)[0][0], **changes), count)


def test_nobody_moves_twice_under_a_remedy_of_a_users_own():
    """A move told twice is a fault, for the first has no seat any more; so is one of a step left open."""
    count = by_own_remedy()
    at, step = steps_of(count)[0]

    assert told(with_step(count, at, attrs.evolve(step, moves=step.moves * 2)), count)
    assert told(with_step(count, at, attrs.evolve(step, open="nobody knows")), count)
