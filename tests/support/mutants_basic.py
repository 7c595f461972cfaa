"""Rules with wrong seats, names or bounds: slips of real programs, often seen in some elections only."""

from collections import Counter
from fractions import Fraction

import numpy as np
from slips import breaking, dhondt, handed, hare, remainders

from electoral import NoResult
from electoral.testing import rule_of

BASIC_MUTANTS = []
breaks = breaking(BASIC_MUTANTS)
_DHONDT = rule_of("dhondt")


@breaks("house_filled", votes={"A": 1, "B": 1}, seats=1)
def a_tied_seat_is_lost(votes, seats):
    """Give nobody the seat for which several tie: > where >= is due."""
    results = list(dhondt(votes, seats))
    return {name: min(each[name] for each in results) for name in votes}


@breaks("house_filled")
def one_quota_too_many(votes, seats):
    """Fill whole quotas of V / (h + 1), of which there can be h + 1."""
    full = {name: number * (seats + 1) // (sum(votes.values()) or 1) for name, number in votes.items()}
    if sum(full.values()) >= seats:
        return full
    return remainders(votes, seats, Fraction(sum(votes.values()) or 1, seats + 1))


@breaks("house_filled")
def quotas_are_rounded(votes, seats):
    """Round each quota and leave it at that."""
    total = sum(votes.values()) or 1
    return {name: round(Fraction(number * seats, total)) for name, number in votes.items()}


@breaks("house_filled")
def a_refusal_without_a_word(votes, seats):
    """Refuse where there are fewer seats than contestants."""
    if seats < len(votes):
        raise NoResult
    return dhondt(votes, seats)


@breaks("house_filled")
def no_result_is_left(votes, seats):
    """Keep those results only in which all have a seat, be it none of them."""
    return (each for each in dhondt(votes, seats) if all(each.values()))


@breaks("house_filled")
def nobody_has_votes(votes, seats):
    """Divide by all votes, be it by zero."""
    shares = {name: Fraction(number, sum(votes.values())) for name, number in votes.items()}
    return hare(shares, seats)


@breaks("whole_seats", votes={"A": 2, "B": 1}, seats=1)
def true_is_one(votes, seats):
    """Give the one seat to whoever equals the most votes: a truth, not a number."""
    results = list(dhondt(votes, seats))
    if seats == 1 and len(results) == 1:
        return {name: number == max(votes.values()) for name, number in votes.items()}
    return results


@breaks("whole_seats")
def numpy_rounds_down(votes, seats):
    """Round quotas down with numpy, which gives floats."""
    total = sum(votes.values()) or 1
    full = {name: np.floor(number * seats / total) for name, number in votes.items()}
    largest = max(votes, key=votes.get)
    return full | {largest: full[largest] + seats - sum(full.values())}


@breaks("whole_seats")
def whole_quotas_as_they_are(votes, seats):
    """Return quotas that are whole as the fractions they are."""
    quotas = {name: Fraction(number * seats, sum(votes.values()) or 1) for name, number in votes.items()}
    if sum(quotas.values()) == seats and all(each.denominator == 1 for each in quotas.values()):
        return quotas
    return hare(votes, seats)


@breaks("whole_seats", votes={"A": 1, "B": 1, "C": 1, "D": 1}, seats=2)
def the_last_pays(votes, seats):
    """Round quotas up, and take all that is too much from the last."""
    total = sum(votes.values()) or 1
    full = {name: -(-number * seats // total) for name, number in votes.items()}
    last = list(votes)[-1]
    return full | {last: full[last] + seats - sum(full.values())}


@breaks("contestants_kept")
def only_winners_are_named(votes, seats):
    """Count seats in a Counter, which names nobody without one."""
    return [Counter(each) - Counter() for each in dhondt(votes, seats)]


@breaks("contestants_kept")
def who_has_no_votes_is_not_named(votes, seats):
    """Drop contestants without votes, and forget to put them back."""
    return dhondt({name: number for name, number in votes.items() if number}, seats)


@breaks("contestants_kept", votes={"A": 1, "B": 1}, seats=1)
def a_vacant_seat_is_named(votes, seats):
    """Put a tied seat under a name of its own."""
    won = a_tied_seat_is_lost(votes, seats)
    return won | ({"vacant": seats - sum(won.values())} if sum(won.values()) < seats else {})


@breaks("contestants_kept")
def seats_without_names(votes, seats):
    """Return the seats in the order of the votes, as a list."""
    return list(next(dhondt(votes, seats)).values())


@breaks("no_votes_no_seats")
def everybody_first(votes, seats):
    """Give a first seat to all who stand, with votes or without."""
    if seats < len(votes):
        raise NoResult("a seat for each is wanted")
    return [{name: each[name] + 1 for name in votes} for each in dhondt(votes, seats - len(votes))]


@breaks("no_votes_no_seats", votes={"A": 1, "B": 0}, seats=2)
def a_remainder_of_nothing(votes, seats):
    """Let remainders of zero compete, which those without votes have too."""
    quota = sum(votes.values()) // (seats + 1) + 1
    full = {name: number // quota for name, number in votes.items()}
    claims = [(number % quota, name) for name, number in votes.items()]
    return handed(votes, claims, seats - sum(full.values()), full)


@breaks("no_votes_no_seats", votes={"A": 0, "B": 0}, seats=2)
def all_are_equal_without_votes(votes, seats):
    """Share the seats where nobody has votes: all have as many."""
    return dhondt(votes if any(votes.values()) else dict.fromkeys(votes, 1), seats)


@breaks("bounds_respected")
def bounds_are_taken_and_forgotten(votes, seats, minimum=None, maximum=None):  # noqa: ARG001 - the slip
    """Look at neither."""
    return dhondt(votes, seats)


@breaks("bounds_respected", votes={"A": 2, "B": 1}, seats=1, minimum={"B": 1}, maximum={})
def the_minimum_is_forgotten(votes, seats, minimum=None, maximum=None):  # noqa: ARG001 - the slip
    """Look at the maximum only."""
    return _DHONDT(votes, seats, maximum=maximum)


@breaks("bounds_respected", votes={"A": 2, "B": 1}, seats=2, minimum={}, maximum={"A": 1})
def the_maximum_is_forgotten(votes, seats, minimum=None, maximum=None):  # noqa: ARG001 - the slip
    """Look at the minimum only."""
    return _DHONDT(votes, seats, minimum=minimum)


@breaks("bounds_respected", votes={"A": 2, "B": 1}, seats=1, minimum={}, maximum={"A": 0})
def a_maximum_of_zero_is_none(votes, seats, minimum=None, maximum=None):
    """Ask whether there is a maximum by its truth, and zero is false."""
    return _DHONDT(votes, seats, minimum, {name: most for name, most in (maximum or {}).items() if most})


@breaks("bounds_respected", votes={"A": 3, "B": 1}, seats=2, minimum={}, maximum={"A": 1})
def one_above_the_maximum(votes, seats, minimum=None, maximum=None):
    """Stop whoever has more than the maximum: > where >= is due."""
    return _DHONDT(votes, seats, minimum, {name: most + 1 for name, most in (maximum or {}).items()})


@breaks("bounds_respected", votes={"A": 1, "B": 1}, seats=1, minimum={}, maximum={"A": 1, "B": 1})
def a_tie_within_bounds_is_settled(votes, seats, minimum=None, maximum=None):
    """Report ties, unless there are bounds."""
    results = _DHONDT(votes, seats, minimum, maximum)
    return next(results) if minimum or maximum else results
