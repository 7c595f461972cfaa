"""Quota methods over rows: whole quotas, and a rule for the seats that are left."""

import attrs
import numpy as np

from electoral.batch.cut import NOBODY, highest
from electoral.batch.divisors import by_quotients
from electoral.batch.given import Integers, Questions, chunks
from electoral.batch.quotas import Shares, shares
from electoral.batch.result import Mask, Rows, rows_found, unproven
from electoral.methods import HighestAverage, OrderOfVotes, QuotaMethod


def largest_remainders(asked: Questions, found: Rows, method: QuotaMethod) -> None:
    """Give the seats left to the largest remainders, one each.

    Rows in which a bound binds, or whole quotas are too many, are not proven.
    """
    for part in chunks(*asked.votes.shape):
        found.enter(part, _one_each(asked.rows(part), method))


def _one_each(asked: Questions, method: QuotaMethod) -> Rows:
    given = shares(asked, method.quota)
    bounded = asked.bounded
    held = given.held & (given.left >= 0) & (given.left <= given.standing)
    claims = np.where(asked.votes > 0, given.rests, NOBODY)
    sure, tied, places = highest(claims, np.where(held, given.left, 0))
    seats = np.where(held[:, None], given.wholes + sure, 0)
    if bounded:
        lower, upper = asked.bounds()
        # All that the result gives and all that it might give is within the bounds: then they change nothing.
        held &= ((seats >= lower) & (seats + tied <= upper)).all(axis=1)
    # Without seats and bounds there is nothing to find.
    held |= (asked.seats == 0) & (not bounded)
    return rows_found(seats, tied, places, proven=held)


def spread_remainders(asked: Questions, found: Rows, method: QuotaMethod) -> None:
    """Give seats by remainders where bounds bind or seats are taken back.

    Everybody gets as many seats more, or fewer, than whole quotas, within the bounds, as nearly fill the
    house; among those who may take one more the parts of a quota that are left decide.
    """
    for part in chunks(*asked.votes.shape):
        found.enter(part, _spread(asked.rows(part), method))


def _spread(asked: Questions, method: QuotaMethod) -> Rows:
    given = shares(asked, method.quota)
    lower, upper = asked.bounds()
    refused = _refused(asked, given, method)
    binding = ((lower > given.wholes) | ((asked.votes > 0) & (upper <= given.wholes))).any(axis=1)
    refused |= given.held & (given.left > given.standing) & ~binding
    held = given.held & ~refused
    if method.excess == "larger_quota":
        held &= given.left >= 0
    wholes = np.where(held[:, None], given.wholes, 0)
    more = _more(wholes, asked.seats, lower, upper)[:, None]
    base, top = (np.clip(wholes + each, lower, upper) for each in (more - 1, more))
    claims = np.where(top > base, given.rests, NOBODY)
    sure, tied, places = highest(claims, np.where(held, asked.seats - base.sum(axis=1), 0))
    return rows_found(base + sure, tied, places, proven=held | refused, refused=refused)


def _refused(asked: Questions, given: Shares, method: QuotaMethod) -> Mask:
    """Give the rows in which bounds or too many whole quotas leave no result."""
    lower, upper = asked.bounds()
    impossible = (lower.sum(axis=1) > asked.seats) | (upper.sum(axis=1) < asked.seats)
    too_many = (given.left < 0) & (method.excess == "error")
    return np.asarray(given.held & (impossible | too_many))


def _more(wholes: Integers, house: Integers, lower: Integers, upper: Integers) -> Integers:
    """Give the fewest seats more than whole quotas, for everybody, that fill the house within the bounds."""
    low, high = -wholes.max(axis=1) - 1, house + 1
    while (low < high).any():
        middle = (low + high) // 2
        fills = np.clip(wholes + middle[:, None], lower, upper).sum(axis=1) >= house
        low, high = np.where(fills, low, np.minimum(middle + 1, high)), np.where(fills, middle, high)
    return high


def highest_averages(asked: Questions, found: Rows, method: QuotaMethod) -> None:
    """Give the seats left to the highest quotients, counting the seats held.

    Rows in which whole quotas and minima are more seats than there are go to the exact engine, if seats are
    taken back or quotas grow then.
    """
    for part in chunks(*asked.votes.shape):
        found.enter(part, _averages(asked.rows(part), method))


def _averages(asked: Questions, method: QuotaMethod) -> Rows:
    rule = method.remaining
    assert isinstance(rule, HighestAverage)  # noqa: S101 - this sieve is for that rule
    given = shares(asked, method.quota)
    refused = _refused(asked, given, method)
    lower, upper = asked.bounds()
    least = np.clip(given.wholes, lower, upper)
    over = least.sum(axis=1) > asked.seats
    if method.excess == "error":
        refused |= given.held & over
    fits = given.held & ~refused & ~over & ((given.left >= 0) | (method.excess != "larger_quota"))
    which = np.flatnonzero(fits)
    rows = unproven(*asked.votes.shape)
    rest, part = attrs.evolve(asked, lower=least).rows(which), unproven(len(which), asked.votes.shape[1])
    by_quotients(rest, part, rule.divisors)
    rows.enter(which, part)
    rows.divisor[:] = np.nan
    rows.refused[refused] = rows.proven[refused] = True
    rows.proven[(asked.seats == 0) & (not asked.bounded)] = True
    return rows


def order_of_votes(asked: Questions, found: Rows, method: QuotaMethod) -> None:
    """Give the seats left in the order of votes, one each, once or again and again.

    Rows with bounds, or with too many whole quotas, go to the exact engine.
    """
    for part in chunks(*asked.votes.shape):
        found.enter(part, _in_order(asked.rows(part), method))


def _in_order(asked: Questions, method: QuotaMethod) -> Rows:
    rule = method.remaining
    assert isinstance(rule, OrderOfVotes)  # noqa: S101 - this sieve is for that rule
    given = shares(asked, method.quota)
    bounded = asked.bounded
    refused = _refused(asked, given, method) & (not bounded)
    if rule.cycles == "once":
        refused |= given.held & (given.left > given.standing) & (not bounded)
    held = given.held & ~refused & (given.left >= 0) & (not bounded)
    turns, places = np.divmod(np.where(held, given.left, 0), np.maximum(given.standing, 1))
    sure, tied, places = highest(np.where(asked.votes > 0, asked.votes, NOBODY), places)
    seats = np.where(held[:, None], given.wholes + turns[:, None] * (asked.votes > 0) + sure, 0)
    held |= (asked.seats == 0) & (not bounded)
    return rows_found(seats, tied, places, proven=held | refused, refused=refused)
