"""Divisor methods over rows: seats from one divisor, then a proof by quotients.

A row is right if and only if no refused quotient is above a given one, and it is the only result if all are
below (`electoral.methods.priority`). The search for a divisor may be as rough as it likes, since only that
inequality decides. Quotients are floats with an error that is known: where the two sides differ by more, the
row is proven to have one result; where they are equal and the error is none, it is proven to be tied; all
other rows are left to the exact engine.
"""

from fractions import Fraction
from math import lcm

import attrs
import numpy as np

from electoral.batch.bracket import next_number
from electoral.batch.given import Integers, Questions, chunks
from electoral.batch.result import Floats, Rows
from electoral.errors import ElectoralError
from electoral.methods.divisor.sequences import MOST_STEPS, Divisors

# So often a divisor is changed; most rows need four.
_MOST_ROUNDS = 24
# Whole numbers up to this are exact as floats.
_EXACT = 2**53
# Two different quotients a/b and c/d differ by more than their rounding while a * d is below this.
_APART = 2.0**52
# Quotients between these have the relative error of a float.
_TINY, _HUGE = 1e-290, 1e290
# Squares are rounded once; higher powers not on every machine.
_SQUARES = 2
# So many divisors show what makes all of them whole.
_SAMPLE = 64


@attrs.frozen(kw_only=True, eq=False)
class Table:
    """The divisors of a sequence as floats, to its power, for 0, 1, 2 ... seats held.

    Attributes:
        numbers: the divisors, multiplied by one number that makes them whole where there is one.
        exact: whether all of them are whole numbers that a float holds.
        unit: how much the sequence grows for each seat in the long run, without the power.
        roots: the divisors without the power, roughly.
    """

    numbers: Floats
    power: int
    exact: bool
    unit: float
    roots: Floats


def table(divisors: Divisors, seats: int) -> Table | None:
    """Make the table for as many seats; None if it would be too long, or beyond floats."""
    if seats > MOST_STEPS:
        return None
    try:
        exact = divisors.after(range(seats + 1))
        common = lcm(*{Fraction(each).denominator for each in exact[:_SAMPLE]})
        scale = common if common < _EXACT else 1
        scaled = [each * scale for each in exact]
        numbers = np.array([float(each) for each in scaled])
    except (OverflowError, ElectoralError):
        # The exact engine needs fewer divisors, or says what is wrong with them.
        return None
    if not np.isfinite(numbers).all():
        return None
    whole = numbers[-1] < _EXACT and all(Fraction(each).denominator == 1 for each in scaled)
    roots = numbers ** (1 / divisors.power)
    unit = float(divisors.unit) * float(scale) ** (1 / divisors.power)
    return Table(numbers=numbers, power=divisors.power, exact=whole, unit=unit, roots=roots)


def by_quotients(asked: Questions, found: Rows, divisors: Divisors) -> None:
    """Give the seats of every row that can be proven."""
    numbers = table(divisors, asked.largest_house)
    if numbers is None:
        return
    for part in chunks(*asked.votes.shape):
        _chunk(asked, numbers, found, part)


def _chunk(asked: Questions, divisors: Table, found: Rows, part: slice) -> None:
    here = asked.rows(part)
    lower, upper = here.bounds()
    if divisors.numbers[0] == 0:
        # Everyone with votes gets a first seat before anyone gets a second; the row is right only if all can.
        lower = np.maximum(lower, np.minimum(here.votes > 0, upper))
    largest = here.votes.max(axis=1)
    open_to_proof = (lower.sum(axis=1) <= here.seats) & (upper.sum(axis=1) >= here.seats)
    which = np.flatnonzero(open_to_proof & (largest > 0))
    if not len(which):
        return
    race = Race(
        votes=here.votes[which].astype(np.float64),
        house=here.seats[which],
        lower=lower[which],
        upper=upper[which],
        divisors=divisors,
    )
    with np.errstate(divide="ignore", invalid="ignore", over="ignore", under="ignore"):
        seats = race.near()
        race.exchange(seats)
        _prove(race, seats, found, which + part.start)


@attrs.frozen(kw_only=True, eq=False)
class Race:
    """Rows of one chunk: votes as the nearest floats, seats of the house, and bounds."""

    votes: Floats
    house: Integers
    lower: Integers
    upper: Integers
    divisors: Table

    def rows(self, which: Integers) -> "Race":
        """Give some of the rows."""
        return Race(
            votes=self.votes[which],
            house=self.house[which],
            lower=self.lower[which],
            upper=self.upper[which],
            divisors=self.divisors,
        )

    def rounded(self, theta: Floats) -> Integers:
        """Give how many divisors are at or below votes times theta, within the bounds; rough."""
        scaled = self.votes * theta[:, None]
        counted = np.searchsorted(self.divisors.roots, scaled, side="right")
        return np.minimum(np.maximum(counted, self.lower), self.upper)

    def near(self) -> Integers:
        """Round all votes of a row by one divisor, changed until it nearly fills the house."""
        total, unit = self.votes.sum(axis=1), self.divisors.unit
        theta = (self.house + self.votes.shape[1] / 2) * unit / total
        seats = self.rounded(theta)
        few, many = np.zeros_like(theta), np.full_like(theta, np.inf)
        for _ in range(_MOST_ROUNDS):
            short = self.house - seats.sum(axis=1)
            left = np.flatnonzero(short)
            if not len(left):
                break
            few = np.where(short > 0, theta, few)
            many = np.where(short < 0, theta, many)
            theta = next_number(theta, short * unit / total, few, many)
            seats[left] = self.rows(left).rounded(theta[left])
        return seats

    def asks(self, seats: Integers) -> Floats:
        """Give the quotients for one more seat; below all others for those who may not take one."""
        held = np.minimum(seats, len(self.divisors.numbers) - 1)
        quotients = self.votes**self.divisors.power / self.divisors.numbers[held]
        return np.where(seats < self.upper, quotients, -np.inf)

    def has(self, seats: Integers) -> Floats:
        """Give the quotients of the last seats; above all others for those who may not lose one."""
        held = np.clip(seats - 1, 0, len(self.divisors.numbers) - 1)
        quotients = self.votes**self.divisors.power / self.divisors.numbers[held]
        return np.where(seats > self.lower, quotients, np.inf)

    def exchange(self, seats: Integers) -> None:
        """Give single seats to the highest quotients, or take them from the lowest, to fill the house."""
        for _ in range(self.votes.shape[1] + 1):
            short = self.house - seats.sum(axis=1)
            fewer, more = np.flatnonzero(short > 0), np.flatnonzero(short < 0)
            if not len(fewer) and not len(more):
                return
            if len(fewer):
                seats[fewer, self.rows(fewer).asks(seats[fewer]).argmax(axis=1)] += 1
            if len(more):
                seats[more, self.rows(more).has(seats[more]).argmin(axis=1)] -= 1


def _prove(race: Race, seats: Integers, found: Rows, where: Integers) -> None:
    """Enter the rows whose inequality holds for sure, strictly or as a tie."""
    asks, has = race.asks(seats), race.has(seats)
    refused, given = asks.max(axis=1), has.min(axis=1)
    full = (seats.sum(axis=1) == race.house) & ((seats >= race.lower) & (seats <= race.upper)).all(axis=1)
    # Nobody may take more, or nobody may lose: then the bounds alone give the row.
    bound = np.isneginf(refused) | np.isposinf(given)
    power, numbers = race.divisors.power, race.divisors.numbers
    largest = race.votes.max(axis=1) ** power
    plain = (largest < _EXACT) & race.divisors.exact & (power <= _SQUARES)
    # The error of each of two quotients, in units of 2**-53, is power + 10 at most: votes once for each
    # of their factors, divisor, quotient, and 8 for a power, as any machine's mathematics computes it.
    margin = 1 + (2 * power + 24) * 2.0**-52
    measured = (largest < _HUGE) & (refused > _TINY)
    clear = measured & np.where(plain, given > refused, given > refused * margin)
    highest = numbers[np.minimum(seats.max(axis=1), len(numbers) - 1)]
    level = measured & plain & (given == refused) & (largest * highest < _APART)

    found.proven[where] = full & (bound & (largest < _HUGE) | clear | level)
    tie = (full & level & ~bound)[:, None]
    winners, losers = tie & (has == given[:, None]), tie & (asks == given[:, None])
    found.seats[where] = seats - winners
    found.tied[where] = winners | losers
    found.places[where] = winners.sum(axis=1)
    # Between the two sides; where one of them is missing, on the side of the other. Nothing, if both are.
    low, high = np.where(np.isneginf(refused), 0.0, refused), np.where(np.isposinf(given), 2 * refused, given)
    middle = ((low + high) / 2) ** (1 / power) * race.divisors.unit
    found.divisor[where] = np.where(high > 0, middle, np.nan)
