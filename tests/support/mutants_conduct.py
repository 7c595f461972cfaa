"""Rules that change their mind or what they are given, settle ties, or count in floats."""

import random
from collections import Counter
from itertools import count
from math import sqrt

from slips import breaking, dhondt, handed, hare

from electoral.testing import rule_of

CONDUCT_MUTANTS = []
breaks = breaking(CONDUCT_MUTANTS)
_DHONDT = rule_of("dhondt")
_CARRIED = Counter()


@breaks("determinism")
def remainders_are_carried_over(votes, seats):
    """Add what was left of the quotas of the last election, kept from call to call."""
    total = sum(votes.values())
    full = {name: number * seats // (total or 1) for name, number in votes.items()}
    claims = [(number * seats % total + _CARRIED[name], name) for name, number in votes.items() if number]
    _CARRIED.clear()
    _CARRIED.update({name: number * seats % (total or 1) for name, number in votes.items()})
    return list(handed(votes, claims, seats - sum(full.values()), full))


_TURN = count()


@breaks("determinism", votes={"A": 1, "B": 1}, seats=1)
def by_turns(votes, seats):
    """Give a tied seat to another each time."""
    results = list(dhondt(votes, seats))
    return results[next(_TURN) % len(results)]


@breaks("determinism", votes=dict.fromkeys("ABCDEFGHIJ", 1), seats=5)
def a_lot_is_drawn(votes, seats):
    """Draw a lot in silence."""
    return random.choice(list(dhondt(votes, seats)))  # noqa: S311 - no secret


@breaks("inputs_untouched")
def a_promise_kept_is_deleted(votes, seats, minimum=None, maximum=None):
    """Take each minimum away once it is read."""
    promised = {name: minimum.pop(name) for name in list(minimum or {})}
    return _DHONDT(votes, seats, promised, maximum)


@breaks("inputs_untouched")
def who_has_no_votes_is_deleted(votes, seats):
    """Delete contestants without votes where they were given."""
    names = list(votes)
    for name in names:
        if not votes[name]:
            del votes[name]
    return [{name: each.get(name, 0) for name in names} for each in dhondt(votes, seats)]


@breaks("inputs_untouched")
def sorted_in_place(votes, seats):
    """Put the largest first, in the very dict that was given."""
    for name in sorted(votes, key=votes.get, reverse=True):
        votes[name] = votes.pop(name)
    return dhondt(votes, seats)


@breaks("inputs_untouched")
def quotas_are_taken_away(votes, seats):
    """Leave remainders where the votes were, once the results are asked for."""
    quota = sum(votes.values()) // (seats or 1) or 1
    yield from hare(dict(votes), seats)
    for name in votes:
        votes[name] %= quota


@breaks("ties_reported")
def by_name(votes, seats):
    """Settle ties by the alphabet."""
    return min(dhondt(votes, seats), key=lambda each: [-each[name] for name in sorted(votes)])


@breaks("ties_reported")
def one_vote_more(votes, seats):
    """Count a vote twice for the first in the alphabet."""
    first = min(votes)
    return dhondt({name: n + (name == first and n > 0) for name, n in votes.items()}, seats)


@breaks("ties_reported")
def by_order(votes, seats):
    """Settle ties by the order in which contestants are given, as a stable sort does."""
    return next(dhondt(votes, seats))


@breaks("ties_reported", votes={"A": 1, "B": 1, "C": 1}, seats=1)
def two_of_the_tied(votes, seats):
    """Report a tie as if it were between two."""
    results = list(dhondt(votes, seats))
    return [results[0], results[-1]]


@breaks("ties_reported", votes={"A": 1, "B": 1, "C": 1}, seats=2)
def ties_for_one_seat_only(votes, seats):
    """Report ties for a single seat, and settle those for several by order."""
    results = list(dhondt(votes, seats))
    sure = sum(min(each[name] for each in results) for name in votes)
    return results if seats - sure == 1 else results[0]


@breaks("large_numbers")
def float_quotients(votes, seats):
    """Compare quotients as floats."""
    claims = [(n / (held + 1), name) for name, n in votes.items() if n for held in range(seats)]
    return handed(votes, claims, seats)


@breaks("large_numbers")
def float_remainders(votes, seats):
    """Compare remainders as floats."""
    return hare(votes, seats, worth=float)


@breaks("large_numbers")
def roots(votes, seats):
    """Divide by the root of k (k + 1)."""
    firsts = [(n, name) for name, n in votes.items() if n]
    if seats < len(firsts):
        return handed(votes, firsts, seats)
    claims = [(n / sqrt(k * (k + 1)), name) for n, name in firsts for k in range(1, seats)]
    return handed(votes, claims, seats - len(firsts), {name: 1 for _, name in firsts})
