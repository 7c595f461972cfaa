"""A slow oracle that shares nothing with the library: it tries every answer and keeps the permitted ones."""

from fractions import Fraction
from itertools import combinations, product

#: The divisor for the seat after `held` seats, by method.
DIVISORS = {
    "dhondt": lambda held: held + 1,
    "sainte_lague": lambda held: 2 * held + 1,
    "plurality": lambda held: held + 1,
}


def bounds_of(votes, seats, minimum=None, maximum=None, method="hare"):
    """Give each contestant's fewest and most seats; who has no votes gets its fewest and nothing else."""
    if maximum is None and method == "plurality":
        maximum = 1
    lowest, highest = {}, {}
    for key, number in votes.items():
        low = minimum.get(key, 0) if isinstance(minimum, dict) else minimum or 0
        high = seats if maximum is None else maximum
        if isinstance(maximum, dict):
            high = maximum.get(key, seats)
        lowest[key], highest[key] = low, high if Fraction(number) else low
    return lowest, highest


def vectors(lowest, highest, seats):
    """Give every seat vector within the bounds that has the right sum."""
    ranges = [range(low, high + 1) for low, high in zip(lowest, highest, strict=True)]
    return [vector for vector in product(*ranges) if sum(vector) == seats]


def _claim(method, votes, key, held, seats):
    """Give the claim of a contestant that holds `held` seats to one more."""
    if method == "hare":
        total = sum(Fraction(number) for number in votes.values())
        return Fraction(votes[key]) * seats / total - held if total else Fraction(-held)
    return Fraction(votes[key]) / DIVISORS[method](held)


def _permitted(method, votes, vector, lowest, highest):
    held = dict(zip(votes, vector, strict=True))
    seats = sum(vector)
    refused = [_claim(method, votes, key, k, seats) for key, k in held.items() if k < highest[key]]
    met = [_claim(method, votes, key, k - 1, seats) for key, k in held.items() if k > lowest[key]]
    return not refused or not met or max(refused) <= min(met)


def outcomes(method, votes, seats, minimum=None, maximum=None):
    """Give the set of all permitted results, each as a tuple of seats in the order of the votes."""
    lowest, highest = bounds_of(votes, seats, minimum, maximum, method)
    tried = vectors(lowest.values(), highest.values(), seats)
    return {vector for vector in tried if _permitted(method, votes, vector, lowest, highest)}


def passing_share(votes, size, share, strictly_more):
    """Give those with votes who have at least (or more than) a share of a base of a given size."""
    found = set()
    for key, number in votes.items():
        part = Fraction(number) / Fraction(size) if size else Fraction(1)
        if number and (part > share or (part == share and not strictly_more)):
            found.add(key)
        if number and not size:
            msg = "a base of zero cannot hold votes"
            raise AssertionError(msg)
    return found


def passing(rule, votes, sizes):
    """Give those who pass a rule: ("share", base, share, strict), ("any", rules) or ("all", rules)."""
    if rule[0] == "share":
        return passing_share(votes, sizes[rule[1]], rule[2], rule[3])
    parts = [passing(part, votes, sizes) for part in rule[1]]
    return set.union(*parts) if rule[0] == "any" else set.intersection(*parts)


def best_choice(inside, places, required):
    """Give the places on a list of the members who comply with the fewest changes of list order.

    Among choices with equally many changes the one with the better places wins (in order of the list).
    None if no choice complies.
    """
    complying = [
        chosen
        for chosen in combinations(range(len(inside)), places)
        if sum(inside[i] for i in chosen) >= required
    ]
    return min(complying, key=lambda chosen: (sum(i >= places for i in chosen), chosen), default=None)
