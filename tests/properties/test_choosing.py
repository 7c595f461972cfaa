"""Choosing members against an enumeration of every choice, and what must hold of any."""

from itertools import combinations
from unittest import mock

from hypothesis import assume, given
from hypothesis import strategies as st

import electoral as el
from electoral.check.choosing import require_proven_choice
from electoral.representation import Bound, Choice, Unsatisfiable, choose
from electoral.representation.choosing import search
from electoral.representation.choosing.flow import choose_by_flow
from electoral.representation.choosing.nested import choose_nested
from electoral.representation.choosing.problem import Limit, Problem, families

OBJECTIVES = ("list order", "fewest displaced", "one group after the other")
FLAGS = "abcd"
traits = st.lists(st.frozensets(st.sampled_from(FLAGS)), max_size=7)
sizes = st.one_of(st.integers(0, 4), st.sampled_from(["30%", "1/3", "1/2"]))


@st.composite
def bounds(draw, ends=("at_least", "at_most")):
    """A bound on one or two flags."""
    size = draw(sizes)
    groups = draw(st.lists(st.sampled_from(FLAGS), min_size=1, max_size=2, unique=True))
    rounding = (
        draw(st.sampled_from(["up", "down", "half up", "half down"])) if isinstance(size, str) else None
    )
    return Bound(groups, rounding=rounding, **{draw(st.sampled_from(ends)): size})


@st.composite
def rules(draw, ends=("at_least", "at_most"), most=4):
    """Candidates, seats for some of them, and bounds."""
    people = named(draw(traits))
    seats = draw(st.integers(0, len(people)))
    return people, seats, draw(st.lists(bounds(ends), max_size=most))


def named(groups, start=0):
    """Candidates with these flags."""
    return tuple(
        el.Candidate(f"Person {place}", groups=tuple(sorted(flags)))
        for place, flags in enumerate(groups, start=start)
    )


def places(people, chosen):
    """Where those chosen stand on the list."""
    return tuple(people.index(each) for each in chosen)


def inside(person, bound):
    """Say whether a person is in a group of a bound."""
    return any(group.label in person.groups for group in bound.groups)


def short(members, bound, seats):
    """By how many persons a choice misses one bound."""
    held = sum(inside(person, bound) for person in members)
    number = bound.number(seats)
    return max(held - number if bound.at_least is None else number - held, 0)


def short_once(members, wanted):
    """By how many persons a choice misses minima that different persons must meet: every way is tried."""
    if not wanted:
        return 0
    first, *rest = wanted
    ways = [1 + short_once(members, rest)]
    for at, person in enumerate(members):
        if inside(person, first):
            ways.append(short_once(members[:at] + members[at + 1 :], rest))
    return min(ways)


def best(people, seats, by, missing):
    """The choice that misses least, then is best by the objective; every choice is tried."""
    return min(
        combinations(range(len(people)), seats),
        key=lambda chosen: (
            missing([people[i] for i in chosen]),
            sum(i >= seats for i in chosen) if by == "fewest displaced" else 0,
            chosen,
        ),
    )


def chosen_of(outcome):
    """The choice, be it what the rule asks for or the nearest to it."""
    return outcome.nearest if isinstance(outcome, Unsatisfiable) else outcome


@given(rules(), st.sampled_from(OBJECTIVES[:2]))
def test_the_choice_is_the_best_of_all(rule, by):
    """No choice misses fewer, then displaces fewer if that is asked, then stands higher."""
    people, seats, asked = rule

    def missing(members):
        return sum(short(members, bound, seats) for bound in asked)

    outcome = choose(people, seats=seats, bounds=asked, by=by)
    due = best(people, seats, by, missing)

    assert places(people, chosen_of(outcome).members) == due
    assert isinstance(outcome, Unsatisfiable) == (missing([people[i] for i in due]) > 0)
    if isinstance(outcome, Unsatisfiable):
        assert outcome.missing == missing([people[i] for i in due])


@given(rules(ends=("at_least",), most=3), st.sampled_from(OBJECTIVES[:2]))
def test_counting_once_is_the_best_of_all(rule, by):
    """Minima met by different persons: no choice, and no way to count it, is better."""
    people, seats, asked = rule
    assume(sum(bound.number(seats) for bound in asked) <= 6)
    wanted = [bound for bound in asked for _ in range(bound.number(seats))]
    outcome = choose(people, seats=seats, bounds=asked, by=by, counting="once")
    due = best(people, seats, by, lambda members: short_once(members, wanted))
    held = chosen_of(outcome).required

    assert places(people, chosen_of(outcome).members) == due
    assert isinstance(outcome, Unsatisfiable) == (short_once([people[i] for i in due], wanted) > 0)
    assert sum(each.missing for each in held) == short_once([people[i] for i in due], wanted)
    counted = [person for each in held for person in each.counted]
    assert len(counted) == len(set(counted))
    require_proven_choice(outcome, people, seats=seats, bounds=asked, by=by, counting="once")


@given(rules(), st.sampled_from(OBJECTIVES))
def test_bounds_hold_or_the_outcome_says_that_they_cannot(rule, by):
    """A choice meets every bound unless it says which it breaks, as only a repair group after group may."""
    people, seats, asked = rule
    outcome = choose(people, seats=seats, bounds=asked, by=by)
    choice = chosen_of(outcome)
    broken = [bound for bound in asked if short(choice.members, bound, seats)]

    assert len(choice.members) == seats
    assert list(choice.broken) == broken
    if isinstance(outcome, Choice) and by != OBJECTIVES[2]:
        assert not broken
    require_proven_choice(outcome, people, seats=seats, bounds=asked, by=by)


@given(rules())
def test_bounds_in_conflict_are_as_few_as_can_be(rule):
    """Together they cannot be met; without any one of them they can."""
    people, seats, asked = rule
    outcome = choose(people, seats=seats, bounds=asked, by="list order")
    assume(isinstance(outcome, Unsatisfiable))

    def met(some):
        return any(
            not any(short(members, bound, seats) for bound in some) for members in combinations(people, seats)
        )

    assert not met(outcome.conflict)
    for left in range(len(outcome.conflict)):
        assert met(outcome.conflict[:left] + outcome.conflict[left + 1 :])


@given(rules(), st.sampled_from(OBJECTIVES))
def test_list_order_stands_unless_a_bound_binds(rule, by):
    """Who has a seat by list order keeps it if those members meet the bounds."""
    people, seats, asked = rule
    assume(not any(short(people[:seats], bound, seats) for bound in asked))
    outcome = choose(people, seats=seats, bounds=asked, by=by)

    assert (outcome.members, outcome.displaced, outcome.promoted) == (people[:seats], (), ())


@given(rules(), st.frozensets(st.sampled_from(FLAGS)), st.sampled_from(OBJECTIVES[:2]))
def test_one_more_candidate_never_hurts(rule, flags, by):
    """What can be met with a list can be met with one more candidate at its end."""
    people, seats, asked = rule
    longer = (*people, *named([flags], start=len(people)))
    outcome = choose(people, seats=seats, bounds=asked, by=by)
    more = choose(longer, seats=seats, bounds=asked, by=by)

    if isinstance(outcome, Choice):
        assert isinstance(more, Choice)
    else:
        assert getattr(more, "missing", 0) <= outcome.missing


@given(rules(), st.permutations(FLAGS), st.permutations(range(4)), st.sampled_from(OBJECTIVES[:2]))
def test_names_and_the_order_of_bounds_change_nothing(rule, flags, order, by):
    """The same list under other names, the same groups under other labels, the bounds in another order."""
    people, seats, asked = rule
    other = dict(zip(FLAGS, flags, strict=True))
    renamed = [
        el.Candidate(f"Z{99 - place}", groups=[other[flag] for flag in person.groups])
        for place, person in enumerate(people)
    ]
    relabelled = [
        Bound(
            [other[group.label] for group in asked[at].groups],
            at_least=asked[at].at_least,
            at_most=asked[at].at_most,
            rounding=asked[at].rounding,
        )
        for at in order
        if at < len(asked)
    ]
    first = choose(people, seats=seats, bounds=asked, by=by)
    second = choose(renamed, seats=seats, bounds=relabelled, by=by)

    assert type(first) is type(second)
    assert places(people, chosen_of(first).members) == places(renamed, chosen_of(second).members)


@given(rules(most=1))
def test_one_bound_makes_the_objectives_agree(rule):
    """With one bound, lower or upper, all three objectives choose the same."""
    people, seats, asked = rule
    first, *others = (choose(people, seats=seats, bounds=asked, by=by) for by in OBJECTIVES)

    assert others == [first, first]


@st.composite
def problems(draw):
    """Problems in whole numbers, with groups of any structure."""
    candidates = draw(st.integers(0, 8))
    seats = draw(st.integers(0, candidates))
    ends = st.one_of(
        st.tuples(st.integers(0, seats + 1), st.just(seats)), st.tuples(st.just(0), st.integers(0, seats))
    )
    groups = st.frozensets(st.sampled_from(range(candidates)) if candidates else st.nothing())
    limits = [
        Limit(who=who, low=low, high=high)
        for who, (low, high) in draw(st.lists(st.tuples(groups, ends), max_size=4))
    ]
    return Problem(candidates=candidates, seats=seats, limits=tuple(limits), counting="in every group")


@given(problems(), st.sampled_from(OBJECTIVES[:2]))
def test_every_algorithm_that_applies_gives_the_best_of_all(problem, by):
    """Greedy, flow, and the search with and without scipy: all equal to the enumeration."""

    def missing(chosen):
        return sum(limit.missing(len(limit.who & {*chosen})) for limit in problem.limits)

    due = best(range(problem.candidates), problem.seats, by, missing)

    assert search.choose_by_search(problem, by) == due
    with mock.patch.object(search, "by_linear_program", return_value=None):
        assert search.choose_by_search(problem, by) == due
    if (two := families(problem.limits)) is not None:
        assert choose_by_flow(problem, two, by) == due
        if not two[1]:
            assert choose_nested(problem) == (None if missing(due) else due)
