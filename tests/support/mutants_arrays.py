"""Array forms of D'Hondt that fail: each slip is one line."""

from math import lcm

import numpy as np
from slips import Mutant, dhondt

ARRAY_MUTANTS = []


def breaks(**case):
    """Keep an array form as a mutant, perhaps with a case in which it fails."""

    def keep(array_form):
        ARRAY_MUTANTS.append(Mutant("array_form", dhondt, array_form, case or None))
        return array_form

    return keep


def ranked(votes, seats, dtype=object):
    """Give the claims of each row, the largest first, and whose they are; exact with numbers of Python."""
    divisors = np.arange(1, seats + 1)
    unit = lcm(*divisors.tolist())
    shares = 1 / divisors if dtype is float else np.array([unit // int(each) for each in divisors], dtype)
    claims = (votes.astype(dtype)[:, :, None] * shares).reshape(len(votes), -1)
    order = np.argsort(-claims, axis=1, kind="stable")
    return np.take_along_axis(claims, order, axis=1), order // max(seats, 1)


def sound_rows(votes, seats, dtype=object, tied=-1, empty=-1):
    """Give D'Hondt row by row."""
    if not seats:
        return np.zeros_like(votes)
    claims, whose = ranked(votes, seats, dtype)
    parties = range(votes.shape[1])
    won = np.stack([(whose[:, :seats] == party).sum(axis=1) for party in parties], axis=1)
    if len(parties) > 1:
        won[claims[:, seats - 1] == claims[:, seats]] = tied
    won[~votes.any(axis=1)] = empty
    return won


@breaks(votes={"A": 2**53, "B": 2**53 + 1}, seats=1, beside=[])
def floats_lose_votes(votes, seats):
    """Divide, and compare floats."""
    return sound_rows(votes, seats, dtype=float)


@breaks(votes={"A": 3 * 2**61, "B": 1}, seats=2, beside=[])
def products_overflow(votes, seats):
    """Multiply votes in 64 bits."""
    return sound_rows(votes, seats, dtype=np.int64)


@breaks(votes={"A": 0, "B": 0}, seats=1, beside=[])
def nobody_wins_is_zero(votes, seats):
    """Give zeros where the exact form refuses."""
    return sound_rows(votes, seats, empty=0)


@breaks()
def the_first_row_is_last(votes, seats):
    """Shift the rows by one."""
    return np.roll(sound_rows(votes, seats), 1, axis=0)


@breaks()
def rows_in_order_of_votes(votes, seats):
    """Sort the rows, and leave them so."""
    return sound_rows(votes[np.argsort(votes.sum(axis=1), kind="stable")], seats)


@breaks()
def a_single_row_is_flat(votes, seats):
    """Drop the axis of a single election."""
    return sound_rows(votes, seats).squeeze()


@breaks()
def rows_are_sorted_in_place(votes, seats):
    """Sort each row of the very array that was given."""
    won = sound_rows(votes, seats)
    votes.sort(axis=1)
    return won


@breaks()
def seats_are_floats(votes, seats):
    """Return seats in the type of quotients."""
    return sound_rows(votes, seats).astype(float)


@breaks()
def nothing_to_divide(votes, seats):
    """Divide by the fewest votes of a row."""
    return sound_rows(votes, seats) // np.array([[min(row) // min(row)] for row in votes.tolist()])


@breaks(votes={"A": 2, "B": 1}, seats=1, beside=[{"A": 1, "B": 1}])
def ties_by_order(votes, seats):
    """Give a tied seat to the first."""
    if not seats:
        return np.zeros_like(votes)
    _, whose = ranked(votes, seats)
    won = np.stack([(whose[:, :seats] == party).sum(axis=1) for party in range(votes.shape[1])], axis=1)
    won[~votes.any(axis=1)] = -1
    return won


@breaks(votes={"A": 3, "B": 2, "C": 2}, seats=2, beside=[])
def only_the_tied_are_minus_one(votes, seats):
    """Put -1 for those in the tie, and seats for the others."""
    if not seats:
        return np.zeros_like(votes)
    found = ties_by_order(votes, seats)
    for row, each in enumerate(votes.tolist()):
        results = [list(one.values()) for one in dhondt(dict(enumerate(each)), seats)] if any(each) else []
        for party, told in enumerate(zip(*results, strict=True)):
            found[row, party] = told[0] if len(set(told)) == 1 else -1
    return found
