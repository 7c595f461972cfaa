"""A slow oracle that shares nothing with the library: it tries every answer and keeps the permitted ones.

A method is told as data:

    ("divisor", sequence)
    ("quota", added, rounding, remaining, excess)
    ("quota_method",)
    ("plurality",)

A sequence of divisors: ("linear", first, step), ("first", number, sequence), ("mean", exponent),
("powers", exponent), ("geometric", ratio), ("listed", numbers), ("own", function).
A rule for the seats that are left: ("largest",), ("votes", cycles), ("average", sequence),
("both", seats, averages, sequence).
"""

from fractions import Fraction
from itertools import combinations
from math import ceil, floor

DHONDT = ("linear", 1, 1)
LARGEST = ("largest",)
#: The methods that have an id, as textbooks define them.
METHODS = {
    "dhondt": ("divisor", DHONDT),
    "sainte_lague": ("divisor", ("linear", Fraction(1, 2), 1)),
    "modified_sainte_lague": ("divisor", ("first", Fraction(7, 5), ("linear", 1, 2))),
    "adams": ("divisor", ("linear", 0, 1)),
    "dean": ("divisor", ("own", lambda k: Fraction(k * (k + 1)) / (k + Fraction(1, 2)))),
    "huntington_hill": ("divisor", ("mean", 0)),
    "danish": ("divisor", ("linear", 1, 3)),
    "imperiali_divisor": ("divisor", ("linear", 1, Fraction(1, 2))),
    "macau_dhondt": ("divisor", ("own", lambda k: 2**k)),
    "estonia": ("divisor", ("powers", Fraction(9, 10))),
    "hare": ("quota", 0, "exact", LARGEST, "error"),
    "droop": ("quota", 1, "next", LARGEST, "error"),
    "hagenbach_bischoff": ("quota", 1, "exact", LARGEST, "error"),
    "imperiali_quota": ("quota", 2, "exact", LARGEST, "error"),
    "reinforced_imperiali": ("quota", 3, "exact", LARGEST, "error"),
    "quota_method": ("quota_method",),
    "plurality": ("plurality",),
}


def power(sequence):
    """Give the power to which the divisors of a sequence are all fractions."""
    kind, *numbers = sequence
    if kind == "first":
        return power(numbers[1])
    if kind == "mean":
        return abs(numbers[0]) or 2
    return Fraction(numbers[0]).denominator if kind == "powers" else 1


def divisor(sequence, held):  # noqa: PLR0911 - one for each family
    """Give the divisor for one more seat, to the power of the sequence."""
    match sequence:
        case ("linear", first, step):
            return Fraction(first) + held * Fraction(step)
        case ("first", number, then):
            return divisor(then, held) if held else Fraction(number) ** power(then)
        case ("mean", 0):
            return Fraction(held * (held + 1))
        case ("mean", exponent):
            if exponent < 0 and not held:
                return Fraction(0)
            mean = (Fraction(held) ** exponent + Fraction(held + 1) ** exponent) / 2
            return mean if exponent > 0 else 1 / mean
        case ("powers", exponent):
            return Fraction(held + 1) ** Fraction(exponent).numerator
        case ("geometric", ratio):
            return Fraction(ratio) ** held
        case ("listed", numbers):
            return Fraction(numbers[held])
        case ("own", function):
            return Fraction(function(held))
    raise AssertionError(sequence)


def quotient(sequence, number, held):
    """Give a quotient as a claim: by a divisor of 0 it is above all others, and more votes come first."""
    by = divisor(sequence, held)
    return (0, number ** power(sequence) / by) if by else (1, number)


def rounded(sequence, number, size, *, least, most, up):
    """Give for how many seats votes are enough at a price to the power; equal is enough if `up`."""
    worth, seats = number ** power(sequence), least
    while seats < most:
        price = divisor(sequence, seats) * size
        if worth < price or (worth == price and not up):
            break
        seats += 1
    return seats


def bounds_of(votes, seats, minimum=None, maximum=None):
    """Give everyone's fewest and most seats; who has no votes gets its fewest and nothing else."""
    lowest = {key: minimum.get(key, 0) if isinstance(minimum, dict) else minimum or 0 for key in votes}
    most = seats if maximum is None else maximum
    highest = {key: min(seats, most.get(key, seats) if isinstance(most, dict) else most) for key in votes}
    return lowest, {
        key: highest[key] if Fraction(number) else min(lowest[key], highest[key])
        for key, number in votes.items()
    }


def vectors(lowest, highest, seats):
    """Give every seat vector within the bounds that has the right sum."""
    if not lowest:
        return [()] if seats == 0 else []
    return [
        (first, *others)
        for first in range(lowest[0], min(highest[0], seats) + 1)
        for others in vectors(lowest[1:], highest[1:], seats - first)
    ]


def permitted(claim, lowest, highest, seats):
    """Give all vectors by which no refused claim is higher than a given one."""
    found, everyone = set(), range(len(lowest))
    for vector in vectors(lowest, highest, seats):
        refused = [claim(i, vector[i]) for i in everyone if vector[i] < highest[i]]
        given = [claim(i, vector[i] - 1) for i in everyone if vector[i] > lowest[i]]
        if not refused or not given or max(refused) <= min(given):
            found.add(vector)
    return found


def outcomes(method, votes, seats, minimum=None, maximum=None):  # noqa: PLR0911 - one for each kind
    """Give the set of all permitted results, each as a tuple of seats in the order of the votes."""
    kind, *rules = METHODS[method] if isinstance(method, str) else method
    least, most = bounds_of(votes, seats, minimum, maximum)
    numbers, lowest, highest = [
        [row[key] for key in votes]
        for row in ({key: Fraction(number) for key, number in votes.items()}, least, most)
    ]
    if any(low > high for low, high in zip(lowest, highest, strict=True)):
        return set()
    if kind == "divisor":
        return permitted(lambda i, k: quotient(rules[0], numbers[i], k), lowest, highest, seats)
    if kind == "plurality":
        highest = [min(high, 1) for high in highest]
        return permitted(lambda i, _: numbers[i], lowest, highest, seats) if max(lowest) <= 1 else set()
    if not vectors(lowest, highest, seats):
        return set()
    if not seats or not any(numbers):
        return {tuple(lowest)}
    if kind == "quota_method":
        return seat_by_seat(numbers, lowest, highest, seats)
    return by_quota(rules, numbers, lowest, highest, seats)


def seat_by_seat(numbers, lowest, highest, seats):
    """Give all houses to which the quota method can grow, every choice among equals being one more way."""
    total, states = sum(numbers), {tuple(lowest)}
    for size in range(sum(lowest) + 1, seats + 1):
        grown = set()
        for state in states:
            claims = {
                i: numbers[i] / (held + 1)
                for i, held in enumerate(state)
                if held + 1 <= ceil(numbers[i] * size / total) and held < highest[i]
            }
            for i in (i for i, claim in claims.items() if claim == max(claims.values())):
                grown.add((*state[:i], state[i] + 1, *state[i + 1 :]))
        states = grown
    return states


def quota_of(total, parts, rounding):
    """Give the votes for one seat."""
    size = Fraction(total) / parts
    if rounding == "exact":
        return size
    ways = {
        "down": floor(size),
        "up": ceil(size),
        "nearest": floor(size + Fraction(1, 2)),
        "next": floor(size) + 1,
    }
    return ways[rounding]


def quota_and_wholes(numbers, parts, rounding, most):
    """Give the quota and the whole quotas, of a larger quota if these are more than `most`; or None."""
    quota = quota_of(sum(numbers), parts, rounding)
    if not quota:
        return None
    wholes = [floor(number / quota) for number in numbers]
    if most is not None and sum(wholes) > most:
        return quota_and_wholes(numbers, parts - 1, rounding, most)
    return quota, wholes


def by_quota(rules, numbers, lowest, highest, seats):
    """Give all results of whole quotas and a rule for the seats that are left."""
    added, rounding, remaining, excess = rules
    found = quota_and_wholes(numbers, seats + added, rounding, seats if excess == "larger_quota" else None)
    if found is None or (excess == "error" and sum(found[1]) > seats):
        return set()
    quota, wholes = found

    def part(i, held):
        return numbers[i] / quota - held

    held = [min(max(k, low), high) for k, low, high in zip(wholes, lowest, highest, strict=True)]
    if remaining == LARGEST:
        with_votes = [i for i, number in enumerate(numbers) if number]
        # A bound that touches nobody's whole quotas changes nothing: remainders give one each.
        binding = any(low > k for low, k in zip(lowest, wholes, strict=True)) or any(
            highest[i] <= wholes[i] for i in with_votes
        )
        too_many = seats - sum(wholes) > len(with_votes) and not binding
    elif sum(held) <= seats:
        return seats_left(remaining, numbers, part, held, highest, seats)
    else:
        too_many = excess == "error"
    return set() if too_many else permitted(part, lowest, highest, seats)


def seats_left(remaining, numbers, part, held, highest, seats):  # noqa: PLR0917 - what the law looks at
    """Give all results of a rule that begins where everyone holds so many."""
    one_more = [min(k + 1, high) for k, high in zip(held, highest, strict=True)]
    match remaining:
        case ("votes", cycles):
            most = one_more if cycles == "once" else highest
            return permitted(lambda i, k: (held[i] - k, numbers[i]), held, most, seats)
        case ("average", sequence):
            return permitted(lambda i, k: quotient(sequence, numbers[i], k), held, highest, seats)
        case ("both", by_remainders, averages, sequence):
            found = set()
            many = min(seats, sum(held) + by_remainders, sum(one_more))
            for first in permitted(part, held, one_more, many):
                most = [high if k or averages == "all" else 0 for k, high in zip(first, highest, strict=True)]
                found |= permitted(lambda i, k: quotient(sequence, numbers[i], k), first, most, seats)
            return found
    raise AssertionError(remaining)


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
