"""The independent checker of choices: every altered part is noticed."""

import attrs
import pytest
from refusing import refused

import electoral as el
from electoral.check.choosing import require_proven_choice
from electoral.representation import Bound, choose


def people(*groups):
    """Candidates named by their places from 0, with the letters of each as flags."""
    return tuple(el.Candidate(str(place), groups=tuple(flags)) for place, flags in enumerate(groups))


A, B = Bound("a", at_least=2), Bound("b", at_least="1/2", rounding="up")
WITNESS = people("", "a", "b", "ab", "ab", "a")
ONCE = people("", "", "ab", "b", "a", "b")
UPPER = people("a", "a", "a", "", "a", "")
LONG = people(*["", "", "a", "", "b", "ab", ""] * 6)
#: Each kind of choice, with the rule that gives it.
CASES = {
    "list order": (WITNESS, {"seats": 3, "bounds": (A, B), "by": "list order"}),
    "fewest displaced": (WITNESS, {"seats": 3, "bounds": (A, B), "by": "fewest displaced"}),
    "sequence": (WITNESS, {"seats": 3, "bounds": (A, B), "by": "one group after the other"}),
    "reserved": (WITNESS, {"seats": 3, "bounds": (A, B), "by": "reserved first"}),
    "upper": (UPPER, {"seats": 3, "bounds": (Bound("a", at_most=1),), "by": "one group after the other"}),
    "once": (ONCE, {"seats": 4, "bounds": (A, B), "by": "list order", "counting": "once"}),
    "unsatisfiable": (WITNESS, {"seats": 3, "bounds": (A, Bound("c", at_least=1)), "by": "list order"}),
    "too many": (WITNESS, {"seats": 5, "bounds": (B, Bound("a", at_most=2)), "by": "fewest displaced"}),
    "long": (LONG, {"seats": 20, "bounds": (Bound("a", at_least=8), B), "by": "fewest displaced"}),
    "free": (WITNESS, {"seats": 3, "bounds": (), "by": "list order"}),
}


def proven(outcome, name):
    """Check an outcome against the rule of its case."""
    candidates, rule = CASES[name]
    require_proven_choice(outcome, candidates, **rule)


def outcome_of(name):
    """What the rule of a case gives."""
    candidates, rule = CASES[name]
    return choose(candidates, **rule)


def altered(choice, candidates):
    """Give a choice with one part altered, every way that there is."""
    for field in ("members", "displaced", "promoted"):
        persons = getattr(choice, field)
        for at in range(len(persons)):
            yield attrs.evolve(choice, **{field: persons[:at] + persons[at + 1 :]})
            for other in candidates:
                if other != persons[at]:
                    yield attrs.evolve(choice, **{field: (*persons[:at], other, *persons[at + 1 :])})
        for other in candidates:
            yield attrs.evolve(choice, **{field: (*persons, other)})
        if len(persons) > 1:
            yield attrs.evolve(choice, **{field: persons[::-1]})
    for at, each in enumerate(choice.required):
        changes = [
            {"number": each.number + 1},
            {"number": each.number - 1},
            {"bound": Bound("z", at_least=1)},
        ]
        changes += [{"counted": each.counted[1:]}] if each.counted else []
        changes += [{"counted": (*each.counted, other)} for other in candidates]
        for change in changes:
            new = attrs.evolve(each, **change)
            yield attrs.evolve(choice, required=(*choice.required[:at], new, *choice.required[at + 1 :]))
    yield attrs.evolve(choice, required=(*choice.required, *choice.required[:1]) or (None,))


@pytest.mark.parametrize("name", CASES)
def test_what_is_chosen_is_proven(name):
    """Every kind of outcome is what its rule gives."""
    proven(outcome_of(name), name)


@pytest.mark.parametrize("name", CASES)
def test_every_altered_part_is_noticed(name):
    """A member, one displaced or promoted, a number or one counted: nothing can be changed by itself."""
    outcome = outcome_of(name)
    choice = getattr(outcome, "nearest", outcome)
    for other in altered(choice, CASES[name][0]):
        forged = other if choice is outcome else attrs.evolve(outcome, nearest=other)
        with refused(el.RecordFault, ValueError, "the record does not prove its result"):
            proven(forged, name)


@pytest.mark.parametrize("name", ["list order", "fewest displaced", "sequence", "reserved"])
def test_the_choice_of_another_objective_is_noticed(name):
    """Whole in itself, and the best by something else."""
    for other in {"list order", "fewest displaced", "sequence"} - {name}:
        # Here, what is reserved first is also what displaces fewest.
        if (name, other) == ("reserved", "fewest displaced"):
            continue
        with refused(el.RecordFault, ValueError, "better choice|not those of the procedure|do not meet"):
            proven(outcome_of(other), name)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"conflict": ()}, "are not bounds of the rule"),
        ({"conflict": (A, Bound("c", at_least=1))}, "more than it takes"),
        ({"conflict": (A,)}, "can be met together"),
    ],
)
def test_a_conflict_that_is_none_is_noticed(change, message):
    """Bounds in conflict cannot be met together, and each is needed for that."""
    with refused(el.RecordFault, ValueError, message):
        proven(attrs.evolve(outcome_of("unsatisfiable"), **change), "unsatisfiable")


def test_what_can_be_met_and_what_cannot_are_told_apart():
    """A choice that meets no bound is none; a repair that could not end well must say so."""
    impossible = outcome_of("unsatisfiable")
    with refused(el.RecordFault, ValueError, "do not meet the bounds"):
        proven(impossible.nearest, "unsatisfiable")

    rule = {"seats": 3, "bounds": (Bound("c", at_least=1),), "by": "one group after the other"}
    outcome = choose(WITNESS, **rule)
    with refused(el.RecordFault, ValueError, "no choice meets the bounds, which is not told"):
        require_proven_choice(outcome.nearest, WITNESS, **rule)

    possible = outcome_of("list order")
    told = attrs.evolve(impossible, conflict=(A,), nearest=possible)
    with refused(el.RecordFault, ValueError, "the bounds are met, but are said not to be"):
        proven(told, "list order")


@pytest.mark.parametrize(
    ("counted", "message"),
    [
        ("23 24", "somebody counts twice"),
        ("234 5", "not as many as demanded"),
        ("24 3", "or as there can be"),
    ],
)
def test_counting_once_is_recounted(counted, message):
    """Nobody counts twice, no bound has more than it demands, and none fewer than it could have."""
    listed = people("", "", "ab", "ab", "ab", "b")
    rule = {"seats": 5, "bounds": (A, Bound("b", at_least=2)), "by": "list order", "counting": "once"}
    outcome = choose(listed, **rule)
    required = [
        attrs.evolve(each, counted=tuple(listed[int(place)] for place in places))
        for each, places in zip(outcome.required, counted.split(), strict=True)
    ]

    require_proven_choice(outcome, listed, **rule)
    with refused(el.RecordFault, ValueError, message):
        require_proven_choice(attrs.evolve(outcome, required=tuple(required)), listed, **rule)


def test_a_seat_left_empty_is_noticed():
    """All else agrees, but a member is missing."""
    outcome = outcome_of("free")
    forged = attrs.evolve(outcome, members=outcome.members[:2], displaced=outcome.members[2:])

    with refused(el.RecordFault, ValueError, "the members are not 3 of the list, in list order"):
        proven(forged, "free")


def test_an_exchange_is_tried_on_lists_of_any_length():
    """Among more choices than can be compared, the last of those in no group for the first."""
    outcome = outcome_of("long")
    gone = outcome.displaced[-1]
    last = next(each for each in reversed(outcome.members) if each.groups == gone.groups)
    order = sorted({*outcome.members, gone} - {last}, key=LONG.index)
    forged = attrs.evolve(
        outcome,
        members=tuple(order),
        displaced=tuple(each for each in LONG[:20][::-1] if each not in order),
        promoted=tuple(each for each in order if each not in LONG[:20]),
    )

    with refused(el.RecordFault, ValueError, "an exchange of one member gives a better choice"):
        proven(forged, "long")


@pytest.mark.parametrize(("rounding", "number"), [("up", 3), ("down", 2), ("half up", 3), ("half down", 2)])
def test_roundings_are_checked_by_arithmetic_of_their_own(rounding, number):
    """A quarter of ten is two and a half: each rounding has one number."""
    rule = {"seats": 10, "bounds": (Bound("a", at_least="1/4", rounding=rounding),), "by": "list order"}
    listed = people(*["a"] * 10)
    outcome = choose(listed, **rule)
    require_proven_choice(outcome, listed, **rule)
    (held,) = outcome.required

    assert held.number == number
    forged = attrs.evolve(outcome, required=(attrs.evolve(held, number=5 - number),))
    with refused(el.RecordFault, ValueError, f"{5 - number} is not the number of 'a: at least 25%, "):
        require_proven_choice(forged, listed, **rule)


def test_what_is_no_outcome_is_a_fault():
    """Something without parts proves nothing."""
    with refused(el.RecordFault, ValueError, "its parts do not fit together"):
        proven(None, "free")
