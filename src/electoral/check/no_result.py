"""Whether one of the library's methods has no result between its bounds; computed here once more."""

from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import Any, TypeVar

from electoral.check.due import quota_for
from electoral.exact import Exact

K = TypeVar("K", bound=Hashable)


def gives_up(
    method: Any,
    votes: Mapping[K, Exact],
    seats: int,
    minimum: Mapping[K, int],
    maximum: Mapping[K, int],
) -> bool:
    """Say whether a method has no result for these votes, where the bounds leave room for all seats.

    Of the quota method it is said whether it may have none: if a maximum is below somebody's upper quota.
    """
    match type(method).__name__:
        case "Plurality":
            upper = upper_bounds(votes, seats, minimum, maximum)
            return (
                max(minimum.values(), default=0) > 1 or sum(min(most, 1) for most in upper.values()) < seats
            )
        case "QuotaMethod":
            return _quota_gives_up(method, votes, seats, minimum, maximum)
        case "BalinskiYoung":
            total = sum(votes.values())
            return any(most * total < votes[key] * seats for key, most in maximum.items())
        case _:
            return False


def stops(method: Any, held: Mapping[K, int], upper: Mapping[K, int], seats: int) -> bool:
    """Say whether a method has seats for those alone who hold one, and they may not take them all."""
    rule = getattr(method, "remaining", None)
    seated = getattr(rule, "averages", "all") == "seated"
    return seated and sum(upper[key] for key, number in held.items() if number) < seats


def upper_bounds(
    votes: Mapping[K, Exact], seats: int, minimum: Mapping[K, int], maximum: Mapping[K, int]
) -> dict[K, int]:
    """Give the most seats of each: the fewest of those without votes; a bound of all seats is none."""
    most = {key: maximum.get(key, seats) for key in votes}
    free = {key: number if number < seats else seats + 1 for key, number in most.items()}
    return {key: free[key] if number else minimum.get(key, 0) for key, number in votes.items()}


def _quota_gives_up(
    method: Any,
    votes: Mapping[K, Exact],
    seats: int,
    minimum: Mapping[K, int],
    maximum: Mapping[K, int],
) -> bool:
    if not seats or not any(votes.values()):
        return False
    quota = quota_for(method, votes, seats)
    if not quota:
        return True
    parts = {key: Fraction(number) / quota for key, number in votes.items()}
    wholes = {key: int(part) for key, part in parts.items()}
    if method.excess == "error" and sum(wholes.values()) > seats:
        return True
    lower = {key: minimum.get(key, 0) for key in votes}
    upper = upper_bounds(votes, seats, minimum, maximum)
    if type(method.remaining).__name__ == "LargestRemainder":
        standing = [key for key, number in votes.items() if number]
        bound = any(lower[key] > number for key, number in wholes.items()) or any(
            upper[key] <= wholes[key] for key in standing
        )
        return not bound and seats - sum(wholes.values()) > len(standing)
    held = {key: min(max(number, lower[key]), upper[key]) for key, number in wholes.items()}
    if sum(held.values()) > seats:
        return bool(method.excess == "error")
    return _rest_gives_up(method, parts, held, upper, seats)


def _rest_gives_up(
    method: Any,
    parts: Mapping[K, Fraction],
    held: Mapping[K, int],
    upper: Mapping[K, int],
    seats: int,
) -> bool:
    """Say whether the rule for the seats left after whole quotas, within the bounds, cannot give them."""
    rule, left = method.remaining, seats - sum(held.values())
    match type(rule).__name__:
        case "OrderOfVotes":
            return rule.cycles == "once" and left > sum(held[key] < upper[key] for key in held)
        case "RemaindersThenAverages":
            rests = {
                key: part - held[key]
                for key, part in parts.items()
                if held[key] <= part and held[key] < upper[key]
            }
            order = sorted(rests, key=lambda key: rests[key], reverse=True)
            first = min(rule.seats, left)
            met, refused = order[:first], order[first:]
            if met and refused and rests[met[-1]] == rests[refused[0]]:
                # A tie is asked before it is known.
                return False
            return stops(method, {key: number + (key in met) for key, number in held.items()}, upper, seats)
        case _:
            return False
