"""Quota methods over rows: whole quotas, and a rule for the seats that are left."""

import attrs
import numpy as np

from electoral.batch.cut import NOBODY, highest
from electoral.batch.divisors import by_quotients
from electoral.batch.given import Integers, Questions
from electoral.batch.quotas import Shares, shares
from electoral.batch.result import Mask, Rows, rows_found, unproven
from electoral.methods import QuotaMethod
from electoral.methods.divisor.sequences import Divisors
from electoral.methods.quota.method import Excess
from electoral.methods.quota.remaining import Cycles


def largest_remainders(asked: Questions, method: QuotaMethod) -> Rows:
    """Give the seats left to the largest remainders, one each.

    Rows in which a bound binds, or whole quotas are too many, are not proven.
    """
    given = shares(asked, method.quota)
    held = given.held & (given.left >= 0) & (given.left <= given.standing)
    claims = np.where(asked.votes > 0, given.rests, NOBODY)
    sure, tied, places = highest(claims, np.where(held, given.left, 0))
    seats = np.where(held[:, None], given.wholes + sure, 0)
    if asked.bounded:
        lower, upper = asked.bounds()
        # All that the result gives and all that it might give is within the bounds: then they change nothing.
        held &= ((seats >= lower) & (seats + tied <= upper)).all(axis=1)
    return rows_found(seats, tied, places, proven=held)


def spread_remainders(asked: Questions, method: QuotaMethod) -> Rows:
    """Give seats by remainders where bounds bind or seats are taken back.

    Everybody gets as many seats more, or fewer, than whole quotas, within the bounds, as nearly fill the
    house; among those who may take one more the parts of a quota that are left decide.
    """
    given = shares(asked, method.quota)
    lower, upper = asked.bounds()
    refused = _refused(asked, given, lower, upper, method.excess)
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


def _refused(asked: Questions, given: Shares, lower: Integers, upper: Integers, excess: Excess) -> Mask:
    """Give the rows in which bounds or too many whole quotas leave no result."""
    impossible = (lower.sum(axis=1) > asked.seats) | (upper.sum(axis=1) < asked.seats)
    too_many = (given.left < 0) & (excess == "error")
    return np.asarray(given.held & (impossible | too_many))


def _more(wholes: Integers, house: Integers, lower: Integers, upper: Integers) -> Integers:
    """Give the fewest seats more than whole quotas, for everybody, that fill the house within the bounds."""
    low, high = -wholes.max(axis=1) - 1, house + 1
    while (low < high).any():
        middle = (low + high) // 2
        fills = np.clip(wholes + middle[:, None], lower, upper).sum(axis=1) >= house
        low, high = np.where(fills, low, np.minimum(middle + 1, high)), np.where(fills, middle, high)
    return high


def highest_averages(asked: Questions, method: QuotaMethod, divisors: Divisors) -> Rows:
    """Give the seats left to the highest quotients, counting the seats held.

    Rows in which whole quotas and minima are more seats than there are go to the exact engine, if seats are
    taken back or quotas grow then.
    """
    given = shares(asked, method.quota)
    lower, upper = asked.bounds()
    refused = _refused(asked, given, lower, upper, method.excess)
    least = np.clip(given.wholes, lower, upper)
    over = least.sum(axis=1) > asked.seats
    if method.excess == "error":
        refused |= given.held & over
    fits = given.held & ~refused & ~over & ((given.left >= 0) | (method.excess != "larger_quota"))
    which = np.flatnonzero(fits)
    rows = unproven(*asked.votes.shape)
    rest, part = attrs.evolve(asked, lower=least).rows(which), unproven(len(which), asked.votes.shape[1])
    by_quotients(rest, part, divisors)
    rows.enter(which, part)
    rows.divisor[:] = np.nan
    rows.refused[refused] = rows.proven[refused] = True
    return rows


def order_of_votes(asked: Questions, method: QuotaMethod, cycles: Cycles) -> Rows:
    """Give the seats left in the order of votes, one each; rows with too many whole quotas are not proven."""
    given = shares(asked, method.quota)
    refused = given.held & (given.left < 0) & (method.excess == "error")
    if cycles == "once":
        refused |= given.held & (given.left > given.standing)
    held = given.held & ~refused & (given.left >= 0)
    turns, places = np.divmod(np.where(held, given.left, 0), np.maximum(given.standing, 1))
    sure, tied, places = highest(np.where(asked.votes > 0, asked.votes, NOBODY), places)
    seats = np.where(held[:, None], given.wholes + turns[:, None] * (asked.votes > 0) + sure, 0)
    return rows_found(seats, tied, places, proven=held | refused, refused=refused)
