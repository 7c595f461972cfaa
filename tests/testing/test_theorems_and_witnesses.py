"""The catalogue of theorems and counterexamples is complete, and every counterexample proves what it says.

The definitions of the 21 properties stand here a second time, on the slow oracle. They share nothing with
the library, and nothing with the kit that checks properties. Each looks at the set of permitted results.
"""

import tomllib
from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import combinations, combinations_with_replacement, permutations, product
from math import ceil, floor
from pathlib import Path

import pytest
from oracle import METHODS, outcomes

DATA = Path(__file__).parents[2] / "src/electoral/testing/data"
WITNESSES = tomllib.loads((DATA / "witnesses.toml").read_text("utf-8"))["witness"]
THEOREMS = tomllib.loads((DATA / "theorems.toml").read_text("utf-8"))["theorem"]
#: Pairs of property and method for which neither a proof nor a counterexample is known.
OPEN: frozenset[tuple[str, str]] = frozenset()
#: What a case has beside votes and seats.
ARGUMENTS = {
    "anonymity": {"renamed"},
    "homogeneity": {"factor"},
    "balancedness": set(),
    "concordance": set(),
    "exactness": set(),
    "proportional_consistency": set(),
    "house_monotonicity": set(),
    "lower_quota": set(),
    "upper_quota": set(),
    "near_quota": set(),
    "vote_monotonicity": {"contestant", "more"},
    "transfer_monotonicity": {"giver", "taker", "moved"},
    "relative_population_monotonicity": {"later"},
    "coherence": {"among"},
    "merge_gain": {"pair"},
    "split_gain": {"pair"},
    "stability": {"pair"},
    "majority_odd": set(),
    "majority_even": set(),
    "no_manufactured_majority": set(),
    "elimination": set(),
}


class SaysNothing(Exception):
    """The method has no result, or the property is about something else."""


@cache
def permitted(method, contestants, seats):
    """Give all permitted results as tuples, in the order of the contestants."""
    return frozenset(outcomes(method, dict(contestants), seats))


class Run:
    """One method; it keeps the problems that it was asked, and how many results each had."""

    def __init__(self, method):
        self.method, self.asked = method, []

    def __call__(self, votes, seats):
        """Give all permitted results, each by contestant."""
        found = permitted(self.method, tuple(votes.items()), seats)
        if not found:
            raise SaysNothing
        self.asked.append((votes, seats, len(found)))
        return [dict(zip(votes, result, strict=True)) for result in sorted(found)]


def quotas(votes, seats):
    """Give everybody's exact share of the seats."""
    if not any(votes.values()):
        raise SaysNothing
    return {key: Fraction(number * seats, sum(votes.values())) for key, number in votes.items()}


def same(some, others):
    """Tell whether two sets of results are equal."""
    return {frozenset(each.items()) for each in some} == {frozenset(each.items()) for each in others}


def ends(results, *contestants):
    """Give the fewest and the most seats that some have together."""
    sums = [sum(each[key] for key in contestants) for each in results]
    return min(sums), max(sums)


def not_less(before, after):
    """Tell whether neither end falls."""
    return before[0] <= after[0] and before[1] <= after[1]


def anonymity(run, votes, seats, *, renamed):
    """Other names in another order: the same results under the new names."""
    later = run({new: votes[old] for old, new in renamed.items()}, seats)
    return same([{renamed[key]: each[key] for key in votes} for each in run(votes, seats)], later)


def homogeneity(run, votes, seats, *, factor):
    """All votes times a factor: the same results."""
    return same(run(votes, seats), run({key: number * factor for key, number in votes.items()}, seats))


def balancedness(run, votes, seats):
    """Equal votes are one seat apart at most."""
    pairs = [(i, j) for i, j in combinations(votes, 2) if votes[i] == votes[j]]
    return all(abs(each[i] - each[j]) <= 1 for each in run(votes, seats) for i, j in pairs)


def concordance(run, votes, seats):
    """More votes are never fewer seats."""
    pairs = [(i, j) for i, j in permutations(votes, 2) if votes[i] > votes[j]]
    return all(each[i] >= each[j] for each in run(votes, seats) for i, j in pairs)


def exactness(run, votes, seats):
    """Whole quotas are the one result."""
    due = quotas(votes, seats)
    if any(each.denominator > 1 for each in due.values()):
        raise SaysNothing
    return run(votes, seats) == [due]


def proportional_consistency(run, votes, seats):
    """If all seats of a result can be divided by a number, so can the house."""
    results, answers = run(votes, seats), []
    for by in (by for by in range(2, seats + 1) if seats % by == 0):
        parts = [{key: k // by for key, k in each.items()} for each in results if not any_rest(each, by)]
        if parts and permitted(run.method, tuple(votes.items()), seats // by):
            smaller = run(votes, seats // by)
            answers.append(all(part in smaller for part in parts))
    if not answers:
        raise SaysNothing
    return all(answers)


def any_rest(result, by):
    """Tell whether a number divides not all seats."""
    return any(k % by for k in result.values())


def house_monotonicity(run, votes, seats):
    """Every result can grow into one of the next house, and every one of these has grown so."""
    now, then = run(votes, seats), run(votes, seats + 1)
    return all(any(grows(each, other) for other in then) for each in now) and all(
        any(grows(each, other) for each in now) for other in then
    )


def grows(result, other):
    """Tell whether nobody has fewer seats in the other."""
    return all(k <= other[key] for key, k in result.items())


def lower_quota(run, votes, seats):
    """Nobody has less than the quota rounded down."""
    due = quotas(votes, seats)
    return all(k >= floor(due[key]) for each in run(votes, seats) for key, k in each.items())


def upper_quota(run, votes, seats):
    """Nobody has more than the quota rounded up."""
    due = quotas(votes, seats)
    return all(k <= ceil(due[key]) for each in run(votes, seats) for key, k in each.items())


def near_quota(run, votes, seats):
    """No seat can go from one to another and bring both nearer to their quotas."""
    due, half = quotas(votes, seats), Fraction(1, 2)
    return not any(
        each[i] - due[i] > half and due[j] - each[j] > half
        for each in run(votes, seats)
        for i, j in permutations(votes, 2)
    )


def vote_monotonicity(run, votes, seats, *, contestant, more):
    """More votes for one, and it does not lose."""
    later = votes | {contestant: votes[contestant] + more}
    return not_less(ends(run(votes, seats), contestant), ends(run(later, seats), contestant))


def transfer_monotonicity(run, votes, seats, *, giver, taker, moved):
    """Votes go from one to another, and the other does not lose."""
    later = votes | {giver: votes[giver] - moved, taker: votes[taker] + moved}
    return not_less(ends(run(votes, seats), taker), ends(run(later, seats), taker))


def relative_population_monotonicity(run, votes, seats, *, later):
    """Nobody loses a seat while another wins one who grew by a smaller factor."""
    now, then = run(votes, seats), run(later, seats)
    grew = {key: Fraction(later[key], number) for key, number in votes.items() if number}
    pairs = [(i, j) for i, j in permutations(grew, 2) if grew[i] > grew[j]]
    return not any(b[i] < a[i] and b[j] > a[j] for a, b in product(now, then) for i, j in pairs)


def coherence(run, votes, seats, *, among):
    """What some have together is shared among them as if they were alone."""
    results, part, spoken = run(votes, seats), {key: votes[key] for key in among}, False
    for each in results:
        own = {key: each[key] for key in among}
        if not permitted(run.method, tuple(part.items()), sum(own.values())):
            continue
        shares, spoken = run(part, sum(own.values())), True
        if own not in shares or any(each | share not in results for share in shares):
            return False
    if not spoken:
        raise SaysNothing
    return True


def merged_and_apart(run, votes, seats, pair):
    """Give the seats of two as one contestant, and the sums of their seats: all that are permitted."""
    together = {key: number for key, number in votes.items() if key != pair[1]}
    together[pair[0]] = votes[pair[0]] + votes[pair[1]]
    name = "+".join(pair)
    named = {name if key == pair[0] else key: number for key, number in together.items()}
    apart = [sum(each[key] for key in pair) for each in run(votes, seats)]
    return [each[name] for each in run(named, seats)], apart


def merge_gain(run, votes, seats, *, pair):
    """Two who merge do not lose."""
    one, two = merged_and_apart(run, votes, seats, pair)
    return min(one) >= min(two) and max(one) >= max(two)


def split_gain(run, votes, seats, *, pair):
    """Two who merge do not win."""
    one, two = merged_and_apart(run, votes, seats, pair)
    return min(one) <= min(two) and max(one) <= max(two)


def stability(run, votes, seats, *, pair):
    """Two who merge can stay within one seat of what they had."""
    one, two = merged_and_apart(run, votes, seats, pair)
    return any(abs(a - b) <= 1 for a, b in product(one, two))


def majority(run, votes, seats):
    """More than half of all votes are at least half of the seats."""
    most = [key for key, number in votes.items() if 2 * number > sum(votes.values())]
    if not most:
        raise SaysNothing
    return all(2 * each[key] >= seats for each in run(votes, seats) for key in most)


def majority_odd(run, votes, seats):
    """More than half of all votes are more than half of an odd number of seats."""
    if seats % 2 == 0:
        raise SaysNothing
    return majority(run, votes, seats)


def majority_even(run, votes, seats):
    """More than half of all votes are at least half of an even number of seats."""
    if seats % 2:
        raise SaysNothing
    return majority(run, votes, seats)


def no_manufactured_majority(run, votes, seats):
    """Less than half of all votes is at most half of the seats."""
    few = [key for key, number in votes.items() if 2 * number < sum(votes.values())]
    return all(2 * each[key] <= seats for each in run(votes, seats) for key in few)


def elimination(run, votes, seats):
    """The smallest contestant goes, and no other loses."""
    smallest = [key for key, number in votes.items() if number == min(votes.values())]
    if len(votes) < 2 or len(smallest) > 1:
        raise SaysNothing
    rest = {key: number for key, number in votes.items() if key not in smallest}
    before, after = run(votes, seats), run(rest, seats)
    return all(not_less(ends(before, key), ends(after, key)) for key in rest)


PROPERTIES = {name: globals()[name] for name in ARGUMENTS}
#: What a theorem may ask of every problem that comes up in the check.
CONDITIONS = {
    "seats_for_all": lambda votes, seats: seats >= sum(number > 0 for number in votes.values()),
    "many_votes": lambda votes, seats: sum(votes.values()) >= seats * (seats + 1),
}


def answer(of, method, case):
    """Give whether a method has a property in a case, None if it says nothing, and the problems asked."""
    run = Run(method)
    try:
        return PROPERTIES[of](run, **case), run.asked
    except SaysNothing:
        return None, run.asked


def pairs_of(entries):
    """Give all pairs of property and method of a list, as often as they come."""
    return [(entry["property"], method) for entry in entries for method in entry["methods"]]


SHOWN = [(entry, method) for entry in WITNESSES for method in entry["methods"]]


def called(value):
    """Give a short name for a parameter."""
    return value if isinstance(value, str) else value["property"]


@pytest.mark.parametrize("entry", WITNESSES, ids=called)
def test_a_witness_has_the_right_fields(entry):
    """A witness names a property, methods with an id, the arguments of the property, and a source."""
    assert set(entry) == {"property", "methods", "case", "source"}
    assert set(entry["case"]) == {"votes", "seats"} | ARGUMENTS[entry["property"]]
    assert entry["methods"] == [method for method in METHODS if method in entry["methods"]]
    assert entry["source"].strip()


@pytest.mark.parametrize("entry", THEOREMS, ids=called)
def test_a_theorem_has_the_right_fields(entry):
    """A theorem names a property, methods with an id, a proof, and known conditions and a source if any."""
    assert {"property", "methods", "proof"} <= set(entry)
    assert set(entry) <= {"property", "methods", "where", "proof", "source"}
    assert entry["property"] in PROPERTIES
    assert entry["methods"] == [method for method in METHODS if method in entry["methods"]]
    assert entry.get("where", "seats_for_all") in CONDITIONS
    assert entry["proof"].count(".") >= 2


@pytest.mark.parametrize("entries", [WITNESSES, THEOREMS], ids=["witnesses", "theorems"])
def test_nothing_is_said_twice(entries):
    """Each pair of property and method has one witness and one theorem at most."""
    assert {pair: times for pair, times in Counter(pairs_of(entries)).items() if times > 1} == {}


def test_every_pair_is_decided():
    """Every property of every method is proved, refuted or listed as open."""
    decided = {*pairs_of(THEOREMS), *pairs_of(WITNESSES)}
    assert decided.isdisjoint(OPEN)
    assert decided | OPEN == set(product(PROPERTIES, METHODS))


def test_no_theorem_has_a_counterexample():
    """A pair has a theorem and a witness exactly if the theorem has a condition."""
    conditional = [entry for entry in THEOREMS if "where" in entry]
    assert {*pairs_of(THEOREMS)} & {*pairs_of(WITNESSES)} == {*pairs_of(conditional)}


@pytest.mark.parametrize(("entry", "method"), SHOWN, ids=called)
def test_a_witness_shows_what_it_says(entry, method):
    """By the slow search and these definitions, the method lacks the property in the case, without a lot."""
    holds, asked = answer(entry["property"], method, entry["case"])
    assert holds is False
    assert [number for *_, number in asked if number > 1] == []


def test_a_witness_against_a_conditional_theorem_does_not_meet_the_condition():
    """Where a theorem has a condition, one of the problems of the counterexample does not meet it."""
    for theorem in (entry for entry in THEOREMS if "where" in entry):
        met = CONDITIONS[theorem["where"]]
        for entry, method in SHOWN:
            if (entry["property"], method) in pairs_of([theorem]):
                asked = answer(entry["property"], method, entry["case"])[1]
                assert not all(met(votes, seats) for votes, seats, _ in asked)


def test_many_votes_do_not_save_droop_elsewhere():
    """Droop's other counterexamples have at least seats * (seats + 1) votes in every problem."""
    conditional = [pair for theorem in THEOREMS if "where" in theorem for pair in pairs_of([theorem])]
    for entry in (entry for entry in WITNESSES if "droop" in entry["methods"]):
        if (entry["property"], "droop") not in conditional:
            asked = answer(entry["property"], "droop", entry["case"])[1]
            assert all(CONDITIONS["many_votes"](votes, seats) for votes, seats, _ in asked)


def arguments(of, votes):  # noqa: PLR0911 - one for each kind of argument
    """Give all small further arguments of a property."""
    match sorted(ARGUMENTS[of]):
        case ["renamed"]:
            return [{"renamed": dict(zip(new, votes, strict=True))} for new in permutations(votes)]
        case ["factor"]:
            return [{"factor": factor} for factor in (2, 3)]
        case ["contestant", "more"]:
            return [{"contestant": key, "more": more} for key in votes for more in (1, 2)]
        case ["giver", "moved", "taker"]:
            return [
                {"giver": i, "taker": j, "moved": moved}
                for i, j in permutations(votes, 2)
                for moved in range(1, votes[i] + 1)
            ]
        case ["later"]:
            numbers = product(range(4), repeat=len(votes))
            return [{"later": dict(zip(votes, number, strict=True))} for number in numbers]
        case ["among"]:
            return [{"among": [*some]} for k in range(1, len(votes)) for some in combinations(votes, k)]
        case ["pair"]:
            return [{"pair": [*pair]} for pair in permutations(votes, 2)]
    return [{}]


SMALL = [
    dict(zip("ABC", numbers, strict=False))
    for size in (1, 2, 3)
    for numbers in combinations_with_replacement(range(4 if size < 3 else 3), size)
]


@pytest.mark.parametrize("entry", THEOREMS, ids=called)
def test_a_theorem_holds_in_all_small_elections(entry):
    """With one or two of up to three votes, or three of up to two, and up to four seats, no theorem fails."""
    met, failed = CONDITIONS.get(entry.get("where"), lambda *_: True), []
    for votes, seats in product(SMALL, range(5)):
        for more, method in product(arguments(entry["property"], votes), entry["methods"]):
            case = {"votes": votes, "seats": seats} | more
            holds, asked = answer(entry["property"], method, case)
            if holds is False and all(met(*problem[:2]) for problem in asked):
                failed.append((method, case))
    assert failed == []
