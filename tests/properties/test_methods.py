"""Every method with every rule against an oracle that tries all results, on made-up profiles full of ties."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise

import oracle
from hypothesis import assume, example, given
from hypothesis import strategies as st

import electoral as el

PRIME = 2**61 - 1
ROUNDINGS = ("exact", "down", "up", "nearest", "next")
LINEAR = st.builds(
    lambda first, step: ("linear", first, step),
    st.sampled_from([0, Fraction(1, 3), Fraction(1, 2), 1, Fraction(7, 5), 2, 4]),
    st.sampled_from([Fraction(1, 2), 1, 2, 3]),
)
FAMILIES = st.one_of(
    LINEAR,
    st.integers(-3, 3).map(lambda exponent: ("mean", exponent)),
    st.sampled_from(["9/10", "1/2", "2/3", "3/2", "1", "2"]).map(lambda text: ("powers", Fraction(text))),
    st.sampled_from([2, Fraction(3, 2), Fraction(11, 10), 5]).map(lambda ratio: ("geometric", ratio)),
    st.sampled_from(
        [
            ("own", lambda held: held),
            ("own", lambda held: held * held + 1),
            ("own", lambda held: Fraction(held, 3) + Fraction(1, 7)),
            ("own", lambda held: held * (held + 1) // 2),
        ]
    ),
)


@st.composite
def changed(draw):
    """A family with a first divisor of its own, often 0, below the second."""
    then = draw(FAMILIES)
    first = draw(st.sampled_from([0, Fraction(1, 10), Fraction(7, 10), 1, Fraction(7, 5), Fraction(17, 10)]))
    assume(Fraction(first) ** oracle.power(then) < oracle.divisor(then, 1))
    return "first", first, then


@st.composite
def listings(draw):
    """A list of rising numbers, long enough for all houses here; the first is 0 now and then."""
    numbers = [draw(st.integers(0, 4))]
    for each in draw(st.lists(st.integers(1, 5), min_size=11, max_size=11)):
        numbers.append(numbers[-1] + each)
    below = draw(st.sampled_from([1, 3]))
    return "listed", tuple(Fraction(number, below) for number in numbers)


sequences = st.one_of(FAMILIES, changed(), listings())
rules = st.one_of(
    st.just(oracle.LARGEST),
    st.sampled_from([("votes", "once"), ("votes", "again")]),
    sequences.map(lambda sequence: ("average", sequence)),
    st.builds(
        lambda seats, averages, sequence: ("both", seats, averages, sequence),
        st.integers(1, 4),
        st.sampled_from(["all", "seated"]),
        sequences,
    ),
)
quota_methods = st.builds(
    lambda *parts: ("quota", *parts),
    st.integers(0, 3),
    st.sampled_from(ROUNDINGS),
    rules,
    st.sampled_from(["error", "take_back", "larger_quota"]),
)
methods = st.one_of(
    sequences.map(lambda sequence: ("divisor", sequence)),
    quota_methods,
    st.just(("quota_method",)),
    st.just(("plurality",)),
)
houses = st.integers(0, 9)


def divisors(sequence):
    """The library's sequence of divisors for the oracle's."""
    kind, *parts = sequence
    if kind == "first":
        return el.FirstChanged(parts[0], divisors(parts[1]))
    if kind == "own":
        return parts[0]
    kinds = {
        "linear": el.Linear,
        "mean": el.PowerMean,
        "powers": el.Powers,
        "geometric": el.Geometric,
        "listed": el.Listed,
    }
    return kinds[kind](*parts)


def rule(remaining):
    """The library's rule for the seats that are left for the oracle's."""
    match remaining:
        case ("votes", cycles):
            return el.OrderOfVotes(cycles)
        case ("average", sequence):
            return el.HighestAverage(divisors(sequence))
        case ("both", seats, averages, sequence):
            return el.RemaindersThenAverages(seats, averages=averages, divisors=divisors(sequence))
    return el.LargestRemainder()


def library(method):
    """The library's method for the oracle's."""
    match method:
        case ("divisor", sequence):
            return el.DivisorMethod("own", divisors(sequence))
        case ("quota", added, rounding, remaining, excess):
            quota = el.Quota(added, rounding=rounding)
            return el.QuotaMethod("own", quota=quota, remaining=rule(remaining), excess=excess)
        case ("plurality",):
            return el.Plurality()
    return el.BalinskiYoung()


@st.composite
def tallies(draw, most=5):
    """Votes of some contestants: equal, zero, in ratios of divisors, one apart, of all types and sizes."""
    kinds = draw(
        st.lists(st.integers(0, 12) | st.sampled_from([35, 60, 72, 100, 210]), min_size=1, max_size=4)
    )
    numbers = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=most))
    unit = draw(st.sampled_from([1, 1, 1, PRIME, 2**63, 10**400, Fraction(1, 7), Fraction(1, 10**30)]))
    apart = draw(st.lists(st.sampled_from([0, 0, 0, 1]), min_size=len(numbers), max_size=len(numbers)))
    votes = [
        number * unit + (each if unit > 1 and number else 0)
        for number, each in zip(numbers, apart, strict=True)
    ]
    if unit == 1:
        kind = draw(st.sampled_from([int, Fraction, Decimal, lambda number: Decimal(number) / 8]))
        votes = [kind(number) if i % 2 else number for i, number in enumerate(votes)]
    return dict(zip("ABCDE", votes, strict=False))


@st.composite
def bounds(draw, votes, most):
    """No bound, one for all, or one for some."""
    some = st.dictionaries(st.sampled_from(list(votes)), st.integers(0, most))
    return draw(st.one_of(st.none(), st.integers(0, most), some))


def allocated(method, votes, seats, minimum=None, maximum=None):
    """The library's allocation, or None if it says that there is no result."""
    try:
        return library(method).allocate(votes, seats, minimum, maximum)
    except el.NoResult:
        return None
    except el.InvalidNumber as crossed:
        assert "above its maximum" in str(crossed)  # noqa: PT017 - said of bounds that cross, and of them only
        return None


def agrees(method, votes, seats, minimum=None, maximum=None):
    """Hold everything that an allocation says against the oracle's results."""
    expected = oracle.outcomes(method, votes, seats, minimum, maximum)
    allocation = allocated(method, votes, seats, minimum, maximum)
    assert (allocation is None) == (not expected)
    if allocation is None:
        return
    found = list(allocation.outcomes())
    assert all(tuple(each) == tuple(votes) for each in found)
    assert {tuple(each.values()) for each in found} == expected
    assert len(found) == len(expected) == allocation.count_outcomes()
    assert allocation.unique == (len(expected) == 1)
    assert set(settled(allocation)) == expected
    if allocation.unique:
        assert tuple(allocation.seats.values()) == next(iter(expected))
    elif not allocation.tie.left:
        columns = dict(zip(votes, zip(*expected, strict=True), strict=True))
        assert allocation.sure == {key: min(column) for key, column in columns.items()}
        assert allocation.tie.contestants == tuple(
            key for key, column in columns.items() if len(set(column)) > 1
        )
        assert allocation.tie.places == seats - sum(allocation.sure.values())
    else:
        assert allocation.tie.places + allocation.tie.left == seats - sum(allocation.sure.values())


def settled(allocation):
    """All results to which answers to the ties lead, one after another."""
    if allocation.unique:
        yield tuple(allocation.seats.values())
        return
    assert 0 < allocation.tie.places < len(allocation.tie.contestants)
    for chosen in combinations(allocation.tie.contestants, allocation.tie.places):
        yield from settled(allocation.settle(chosen))


@given(sequences, tallies(), houses)
@example(("mean", 0), {"A": 6, "B": 1}, 10)  # 6/sqrt(72) = 1/sqrt(2)
@example(("mean", 0), {"A": 6 * PRIME, "B": PRIME}, 10)
@example(("mean", 0), {"A": 6 * PRIME + 1, "B": PRIME}, 10)
@example(("powers", Fraction(1, 2)), {"A": 6, "B": 3}, 5)  # 6/sqrt(4) = 3
@example(("linear", 0, 1), {"A": 5, "B": 5, "C": 4}, 1)  # two equal claims by a divisor of 0
@example(("first", Fraction(7, 5), ("linear", 1, 2)), {"A": 100000, "B": 80000, "C": 30000, "D": 20000}, 8)
@example(("linear", 1, 2), {"A": 1, "B": 10, "C": 1}, 6)
def test_divisor_methods_permit_what_the_oracle_permits(sequence, votes, seats):
    """No refused quotient is above a given one, and a quotient by 0 is above all others."""
    agrees(("divisor", sequence), votes, seats)


@given(sequences, tallies(), houses, st.data())
def test_divisor_methods_within_bounds(sequence, votes, seats, data):
    """The inequality holds among the seats that bounds leave open."""
    agrees(("divisor", sequence), votes, seats, data.draw(bounds(votes, 3)), data.draw(bounds(votes, 7)))


@given(quota_methods, tallies(), houses)
@example(("quota", 2, "exact", oracle.LARGEST, "take_back"), {"A": 6, "B": 4}, 3)  # 3 and 2 whole quotas
@example(("quota", 2, "exact", ("votes", "once"), "larger_quota"), {"A": 6, "B": 4}, 3)
@example(
    ("quota", 0, "exact", ("both", 1, "all", oracle.DHONDT), "error"), {"A": 5, "B": 5, "C": 5, "D": 1}, 3
)
@example(("quota", 0, "exact", ("both", 1, "all", oracle.DHONDT), "error"), {"A": 5, "B": 5, "C": 6}, 2)
def test_quota_methods_permit_what_the_oracle_permits(method, votes, seats):
    """Whole quotas, too many of them, and the rule for the rest are as the definitions have them."""
    agrees(method, votes, seats)


@given(quota_methods, tallies(), houses, st.data())
def test_quota_methods_within_bounds(method, votes, seats, data):
    """Quotas are not computed again; the rule for the rest goes on from whole quotas within bounds."""
    agrees(method, votes, seats, data.draw(bounds(votes, 3)), data.draw(bounds(votes, 7)))


@given(tallies(), st.integers(0, 8), st.data())
@example({"A": 1, "B": 1, "C": 1, "D": 3}, 4, None)
def test_the_quota_method_permits_what_growing_houses_reach(votes, seats, data):
    """Every choice among equals, at every size of the house, leads to a permitted result and to no other."""
    minimum, maximum = (data.draw(bounds(votes, 2)), data.draw(bounds(votes, 7))) if data else (None, None)
    agrees(("quota_method",), votes, seats, minimum, maximum)


@given(tallies(), st.integers(0, 5), st.data())
def test_plurality_permits_the_most_votes(votes, seats, data):
    """One seat each for those with most votes, within bounds."""
    agrees(("plurality",), votes, seats, data.draw(bounds(votes, 1)), data.draw(bounds(votes, 3)))


def as_sets(allocation):
    """The results without the order of contestants; None if there is none."""
    return allocation and {frozenset(each.items()) for each in allocation.outcomes()}


@given(methods, tallies(4), houses, st.permutations("ABCD"), st.data())
def test_names_and_their_order_decide_nothing(method, votes, seats, order, data):
    """Contestants in another order, with other keys, have the same permitted results."""
    minimum = data.draw(bounds(votes, 2))
    keys = {key: (key, frozenset(key)) for key in votes}
    shuffled = {keys[key]: votes[key] for key in order if key in votes}
    lifted = {keys[key]: k for key, k in minimum.items()} if isinstance(minimum, dict) else minimum
    named = as_sets(allocated(method, votes, seats, minimum))
    renamed = as_sets(allocated(method, shuffled, seats, lifted))

    assert (named is None) == (renamed is None)
    if named is not None:
        assert {frozenset((keys[key], k) for key, k in each) for each in named} == renamed


@given(methods, tallies(4), houses, st.sampled_from([2, PRIME, 10**400, Fraction(1, 7)]))
def test_votes_in_another_unit_decide_nothing(method, votes, seats, factor):
    """All votes times the same number have the same permitted results, unless a quota is made whole."""
    assume(method[0] != "quota" or method[2] == "exact")
    scaled = {key: Fraction(number) * factor for key, number in votes.items()}

    assert as_sets(allocated(method, votes, seats)) == as_sets(allocated(method, scaled, seats))


@given(methods, tallies(4), houses, st.data())
def test_an_allocation_is_made_of_its_input_and_changes_none(method, votes, seats, data):
    """Asked twice, it is the same; keys are the very objects given; votes and bounds stay as they were."""
    keyed = {(key,): number for key, number in votes.items()}
    minimum, maximum = dict.fromkeys(keyed, data.draw(st.integers(0, 1))), dict.fromkeys(keyed, 9)
    before = list(keyed.items()), dict(minimum), dict(maximum)
    first = allocated(method, keyed, seats, minimum, maximum)
    assume(first)

    assert allocated(method, keyed, seats, minimum, maximum) == first
    assert allocated(method, keyed, seats, minimum, maximum).evidence == first.evidence
    assert (list(keyed.items()), minimum, maximum) == before
    assert all(mine is theirs for mine, theirs in zip(first.sure, keyed, strict=True))
    assert all(tuple(map(id, each)) == tuple(map(id, keyed)) for each in first.outcomes())


def orders(allocation):
    """The seats one by one as the allocation tells them, and with equal claims the other way round."""
    groups = list(allocation.order())
    return [key for group in groups for key in group], [key for group in groups for key in reversed(group)]


def grown(votes, minimum, order, size):
    """The seats after the first of an order have been given."""
    least, _ = oracle.bounds_of(votes, size, minimum)
    seats = [least[key] for key in votes]
    for key in order[: size - sum(seats)]:
        seats[list(votes).index(key)] += 1
    return tuple(seats)


@given(
    st.one_of(
        sequences.map(lambda each: ("divisor", each)), st.sampled_from([("plurality",), ("quota_method",)])
    ),
    tallies(4),
    houses,
    st.data(),
)
@example(("quota_method",), {"A": 3, "B": 3, "C": 35}, 8, None)  # C comes while A and B wait
def test_the_order_of_seats_holds_for_every_smaller_house(method, votes, seats, data):
    """The first seats of the order are a permitted result of each smaller house, however equals are put."""
    minimum = data.draw(bounds(votes, 2)) if data else None
    caps = st.none() | st.dictionaries(st.sampled_from(list(votes)), st.integers(2, 5))
    maximum = data.draw(caps) if data else None
    allocation = allocated(method, votes, seats, minimum, maximum)
    assume(allocation)
    least = sum(oracle.bounds_of(votes, seats, minimum)[0].values())
    try:
        allocation.order()
    except el.NoResult:
        # Equal claims were overtaken: the order of seats depends on lots, and none is given.
        claimed = allocation.evidence.order
        assert any(len(first) > 1 and first != second for first, second in pairwise(claimed))
        return
    for order in orders(allocation):
        assert len(order) >= seats - least
        for size in range(least, seats + 1):
            permitted = oracle.outcomes(method, votes, size, minimum, maximum)
            assert grown(votes, minimum, order, size) in permitted


@given(sequences, tallies(4), houses, st.data())
def test_the_order_of_seats_puts_equal_claims_together(sequence, votes, seats, data):
    """Claims fall from group to group, all in a group are equal, and nobody with that claim is left out."""
    minimum = data.draw(bounds(votes, 2))
    allocation = allocated(("divisor", sequence), votes, seats, minimum)
    assume(allocation)
    held, most = oracle.bounds_of(votes, seats, minimum)
    left = seats - sum(held.values())
    for group in allocation.order():
        claims = {
            key: oracle.quotient(sequence, Fraction(number), held[key])
            for key, number in votes.items()
            if held[key] < most[key]
        }
        assert group == tuple(key for key, claim in claims.items() if claim == max(claims.values()))
        assert left > 0
        left -= len(group)
        for key in group:
            held[key] += 1

    assert left <= 0


def prices(low, high):
    """Some prices to the power in an interval, with its ends where they belong to it."""
    if low == high:
        return [low]
    above = 2 * low + 1 if high is None else high
    return [above, (low + above) / 2, low + (above - low) / 1000]


def reach(votes, seats, minimum, maximum):
    """Everyone's fewest seats, and the most it could claim: one more than all where no bound stops it."""
    least, most = oracle.bounds_of(votes, seats, minimum, maximum)
    return least, {
        key: up if up < seats or not Fraction(votes[key]) else seats + 1 for key, up in most.items()
    }


@given(sequences, tallies(), houses, st.data())
@example(("mean", 0), {"A": 3, "B": 2}, 1, None)
def test_every_divisor_of_the_interval_gives_the_result(sequence, votes, seats, data):
    """Votes rounded by any divisor in the interval, within the bounds, are the result."""
    minimum, maximum = (data.draw(bounds(votes, 2)), data.draw(bounds(votes, 7))) if data else (None, None)
    allocation = allocated(("divisor", sequence), votes, seats, minimum, maximum)
    assume(allocation and isinstance(allocation.evidence, el.DivisorEvidence))
    evidence, interval = allocation.evidence, allocation.evidence.interval
    least, most = reach(votes, seats, minimum, maximum)
    unit, power = Fraction(evidence.unit), oracle.power(sequence)
    tied = allocation.tie.contestants if allocation.tie else ()

    def rounds(size, *, up):
        """Everyone's votes rounded at a price to the power, within the bounds."""
        price = size / unit**power
        return {
            key: oracle.rounded(sequence, Fraction(number), price, least=least[key], most=most[key], up=up)
            for key, number in votes.items()
        }

    assert interval.power == power == evidence.power
    assert (interval.low_included, interval.high_included) == (bool(tied), interval.high is not None)
    assert (interval.low == interval.high) == bool(tied)
    for size in prices(interval.low, interval.high):
        assert rounds(size, up=True) == {key: k + (key in tied) for key, k in allocation.sure.items()}
        if tied:
            assert rounds(size, up=False) == allocation.sure
    if interval.high is not None and not tied:
        assert rounds(interval.high * Fraction(1001, 1000), up=True) != allocation.sure
    if interval.low and not tied:
        assert rounds(interval.low, up=True) != allocation.sure
    divisor = evidence.divisor
    if divisor is None:
        assert tied
        assert power > 1
    else:
        assert divisor in interval
        assert interval.low <= Fraction(divisor) ** power
        assert interval.high is None or Fraction(divisor) ** power <= interval.high


@given(sequences, tallies(), houses, st.data())
def test_evidence_of_divisors_is_the_cut(sequence, votes, seats, data):
    """It has the lowest quotient that was given and the highest that was refused, or the votes if by 0."""
    minimum, maximum = data.draw(bounds(votes, 2)), data.draw(bounds(votes, 7))
    allocation = allocated(("divisor", sequence), votes, seats, minimum, maximum)
    assume(allocation)
    evidence = allocation.evidence
    least, most = reach(votes, seats, minimum, maximum)
    chosen = next(allocation.outcomes())
    numbers = {key: Fraction(number) for key, number in votes.items()}
    given_claims = {
        key: oracle.quotient(sequence, numbers[key], k - 1) for key, k in chosen.items() if k > least[key]
    }
    refused = {key: oracle.quotient(sequence, numbers[key], k) for key, k in chosen.items() if k < most[key]}
    if any(above for above, _ in refused.values()):
        assert evidence == el.MostVotesEvidence(
            fewest_elected=min((numbers[key] for key in given_claims), default=None),
            most_refused=max(numbers[key] for key, (above, _) in refused.items() if above),
        )
        return

    assert evidence.divisors == tuple(oracle.divisor(sequence, k) for k in range(3))
    assert evidence.lowest_awarded == min(
        (q for above, q in given_claims.values() if not above), default=None
    )
    assert evidence.highest_refused == max((q for _, q in refused.values()), default=None)
    assert evidence.last == {
        key: oracle.divisor(sequence, k - 1) for key, k in allocation.sure.items() if k > least[key]
    }
    assert evidence.next == {
        key: oracle.divisor(sequence, k) for key, k in allocation.sure.items() if k < most[key]
    }


@given(quota_methods, tallies(), st.integers(1, 9), st.data())
def test_evidence_of_a_quota_is_its_arithmetic(method, votes, seats, data):
    """Whole quotas and remainders are the votes again; the cut lies between what is given and refused."""
    minimum = data.draw(bounds(votes, 2))
    allocation = allocated(method, votes, seats, minimum)
    assume(allocation and any(map(Fraction, votes.values())))
    evidence = allocation.evidence
    total = sum(map(Fraction, votes.values()))
    if method[4] != "larger_quota":
        assert evidence.quota == oracle.quota_of(total, seats + method[1], method[2])
    for key, number in votes.items():
        assert evidence.wholes[key] + evidence.remainders[key] == Fraction(number) / evidence.quota
        assert 0 <= evidence.remainders[key] < 1
    if method[4] == "larger_quota":
        assert sum(evidence.wholes.values()) <= seats
    if method[3] == oracle.LARGEST:
        least, most = reach(votes, seats, minimum, None)
        chosen = next(allocation.outcomes())
        parts = {key: Fraction(number) / evidence.quota - chosen[key] for key, number in votes.items()}
        last = min((parts[key] + 1 for key, k in chosen.items() if k > least[key]), default=None)
        following = max((parts[key] for key, k in chosen.items() if k < most[key]), default=None)
        assert (evidence.lowest_awarded, evidence.highest_refused) == (last, following)
        assert (evidence.held, evidence.rest) == (None, None)


@given(tallies(4), st.integers(0, 4), st.data())
def test_evidence_of_most_votes_is_the_cut(votes, seats, data):
    """The fewest votes of anyone elected beyond its minimum, and the most of anyone refused."""
    minimum, maximum = data.draw(bounds(votes, 1)), data.draw(bounds(votes, 2))
    allocation = allocated(("plurality",), votes, seats, minimum, maximum)
    assume(allocation)
    least, most = reach(votes, seats, minimum, maximum)
    chosen = next(allocation.outcomes())
    elected = [Fraction(votes[key]) for key, k in chosen.items() if k > least[key]]
    refused = [Fraction(votes[key]) for key, k in chosen.items() if k < min(1, most[key])]

    assert allocation.evidence == el.MostVotesEvidence(
        fewest_elected=min(elected, default=None), most_refused=max(refused, default=None)
    )


large_bounds = st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 2000), max_size=4)


@given(
    st.one_of(
        LINEAR.map(lambda each: ("divisor", each)),
        st.integers(-3, 3).map(lambda exponent: ("divisor", ("mean", exponent))),
        st.sampled_from([("divisor", ("powers", Fraction(9, 10))), ("divisor", ("powers", Fraction(3, 2)))]),
        st.just(("divisor", ("first", Fraction(7, 5), ("linear", 1, 2)))),
        st.just(("hare",)),
    ),
    st.lists(st.sampled_from([0, 1, 2, 3, 6, 10, 50, 100, 1000, 9999]), min_size=2, max_size=6),
    st.integers(0, 3000),
    large_bounds,
    large_bounds,
)
@example(("hare",), [1, 1, 1, 1], 1001, {"A": 900}, {"B": 3})
@example(("divisor", ("linear", 1, 1)), [50, 2, 1, 3, 100, 6], 2000, {"B": 700, "C": 300}, {"A": 8, "E": 500})
def test_large_houses_with_binding_bounds_satisfy_the_inequality(method, numbers, seats, minimum, maximum):
    """Wherever bounds bind, no refused claim is above a given one; the tied are those at the cut."""
    votes = dict(zip("ABCDEF", numbers, strict=False))
    minimum, maximum = ({key: k for key, k in each.items() if key in votes} for each in (minimum, maximum))
    least, most = reach(votes, seats, minimum, maximum)
    fits = sum(least.values()) <= seats <= sum(most.values())
    assume(fits and all(least[key] <= most[key] for key in votes))
    own = el.METHODS["hare"] if method == ("hare",) else library(method)
    allocation = own.allocate(votes, seats, minimum, maximum)
    chosen, tied = next(allocation.outcomes()), allocation.tie.contestants if allocation.tie else ()

    def claim(key, held):
        """The claim of a contestant to one more seat."""
        if method == ("hare",):
            return Fraction(votes[key] * seats, sum(numbers)) - held
        return oracle.quotient(method[1], votes[key], held)

    assert sum(chosen.values()) == seats
    assert all(least[key] <= k <= most[key] for key, k in chosen.items())
    refused = {key: claim(key, k) for key, k in chosen.items() if k < most[key]}
    given_seats = {key: claim(key, k - 1) for key, k in chosen.items() if k > least[key]}
    if not refused or not given_seats:
        assert not tied
        return
    highest, lowest = max(refused.values()), min(given_seats.values())
    assert highest <= lowest
    assert set(tied) == {
        key
        for key in votes
        if highest == lowest and (refused.get(key) == lowest or given_seats.get(key) == lowest)
    }
