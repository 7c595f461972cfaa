"""What wrong rules are made of: sound rules in few lines, which give all permitted results."""

from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import lcm

import attrs

from electoral import NoResult


@attrs.frozen
class Mutant:
    """A wrong rule.

    Attributes:
        check: the id of the check that has to reject it.
        rule: the rule; sound, if it is the array form that is wrong.
        array_form: its array form, if that is checked.
        case: where it fails, if that is so seldom that a short search may pass by.
    """

    check: str
    rule: object
    array_form: object = None
    case: dict | None = None

    def __str__(self):
        """Give its id as a test."""
        return f"{self.check}-{(self.array_form or self.rule).__name__}"


def breaking(mutants):
    """Give a decorator that keeps a rule as a mutant: for several checks, or for one with a case."""

    def breaks(*checks, **case):
        def keep(rule):
            mutants.extend(Mutant(check, rule, case=case or None) for check in checks)
            return rule

        return keep

    return breaks


def handed(votes, claims, seats, sure=None):
    """Give every way to meet so many claims beside the sure seats; a claim is a number and who makes it."""
    if seats > len(claims):
        raise NoResult(f"{seats} seats are too many for {len(claims)} claims")
    cut = sorted((number for number, _ in claims), reverse=True)[seats - 1] if seats else None
    above = [name for number, name in claims if seats and number > cut]
    tied = [name for number, name in claims if seats and number == cut]
    for chosen in combinations(tied, seats - len(above)):
        won = Counter(above) + Counter(chosen) + Counter(sure or {})
        yield {name: won[name] for name in votes}


def averages(votes, seats, divisor):
    """Give the results of highest averages, with the divisor for the seat after so many."""
    divisors = [divisor(held) for held in range(seats)]
    unit = lcm(*divisors)
    claims = [(number * unit // each, name) for name, number in votes.items() if number for each in divisors]
    return handed(votes, claims, seats)


def dhondt(votes, seats):
    """Divide by 1, 2, 3 and so on."""
    return averages(votes, seats, lambda held: held + 1)


def sainte_lague(votes, seats):
    """Divide by 1, 3, 5 and so on."""
    return averages(votes, seats, lambda held: 2 * held + 1)


def remainders(votes, seats, quota, worth=lambda remainder: remainder):
    """Give whole quotas, and a seat each for the largest remainders, as far as these are worth something."""
    full = {name: int(number // quota) for name, number in votes.items()}
    claims = [(worth(number % quota), name) for name, number in votes.items() if number]
    return handed(votes, claims, seats - sum(full.values()), full)


def hare(votes, seats, **more):
    """Take votes for a seat as the quota."""
    total = sum(votes.values())
    if not total or not seats:
        return handed(votes, [], seats)
    return remainders(votes, seats, Fraction(total, seats), **more)


def with_bonus(votes, seats, bonus):
    """Give so many seats to the largest, in each way if there are several, and the rest by averages."""
    bonus = min(bonus, seats)
    for first in handed(votes, [(number, name) for name, number in votes.items() if number], 1):
        for each in sainte_lague(votes, seats - bonus):
            yield {name: each[name] + bonus * first[name] for name in votes}
