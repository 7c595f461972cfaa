"""What the law's method has: divisors, a quota, the rule for the seats left; computed here once more."""

from collections.abc import Hashable, Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeVar

from electoral.check.evidence import Result, wholes_within
from electoral.evidence import (
    DivisorEvidence,
    Evidence,
    MostVotesEvidence,
    QuotaEvidence,
    QuotaMethodEvidence,
    TurnsEvidence,
)
from electoral.exact import Exact

K = TypeVar("K", bound=Hashable)


def method_faults(method: Any, result: Result[K], evidence: Evidence[K] | None) -> Iterator[str]:
    """Hold evidence against one of the library's methods, read as the value that it is."""
    match type(method).__name__, evidence:
        case "DivisorMethod", DivisorEvidence():
            yield from _sequence_faults(method.divisors, result.sure, evidence)
        case "DivisorMethod", MostVotesEvidence() if not divisor(method.divisors, 0):
            if evidence.most_refused is None:
                yield "everyone has a first seat, but nothing proves the others"
        case "QuotaMethod", QuotaEvidence():
            yield from _quota_faults(method, result, evidence)
        case ("BalinskiYoung", QuotaMethodEvidence()) | ("Plurality", MostVotesEvidence()):
            return
        case _:
            yield f"the evidence is not that of method {getattr(method, 'name', method)!r}"


def divisor(sequence: Any, held: int) -> Exact:
    """Give the divisor, to its power, for one more seat, by the formula of its family."""
    number: Exact
    match type(sequence).__name__:
        case "Linear":
            number = sequence.first + held * sequence.step
        case "FirstChanged":
            number = divisor(sequence.then, held) if held else sequence.first ** power(sequence)
        case "PowerMean":
            number = _mean(Fraction(held), Fraction(held + 1), sequence.exponent)
        case "Powers":
            number = (held + 1) ** sequence.exponent.numerator
        case "Geometric":
            number = sequence.ratio**held
        case "Listed":
            number = sequence.numbers[held]
        case "Own":
            number = sequence.function(held)
        case _:
            number = sequence.after((held,))[0]
    return number


def _mean(low: Fraction, high: Fraction, exponent: int) -> Fraction:
    """Give the power mean of two numbers, to the power: to its exponent's size, or squared if geometric."""
    if exponent == 0:
        return low * high
    if exponent < 0 and not low:
        return low
    size = abs(exponent)
    return (low**size + high**size) / 2 if exponent > 0 else 2 / (1 / low**size + 1 / high**size)


def power(sequence: Any) -> int:
    """Give the power to which the divisors of a sequence are whole or fractions."""
    match type(sequence).__name__:
        case "FirstChanged":
            return power(sequence.then)
        case "PowerMean":
            return abs(sequence.exponent) or 2
        case "Powers":
            return int(sequence.exponent.denominator)
        case _:
            return int(sequence.power)


def unit(sequence: Any) -> Exact:
    """Give how much a sequence grows for each seat."""
    match type(sequence).__name__:
        case "FirstChanged":
            return unit(sequence.then)
        case "Linear":
            return Fraction(sequence.step)
        case "PowerMean" | "Powers" | "Geometric" | "Listed" | "Own":
            return 1
        case _:
            return Fraction(sequence.unit)


def _sequence_faults(sequence: Any, sure: Mapping[K, int], evidence: DivisorEvidence[K]) -> Iterator[str]:
    if (evidence.power, evidence.unit) != (power(sequence), unit(sequence)):
        yield "the power or the unit of the divisors is not the method's"
    if any(each != divisor(sequence, held) for held, each in enumerate(evidence.divisors)):
        yield f"divisors {', '.join(map(str, evidence.divisors))} are not the method's"
    last = {key: divisor(sequence, sure[key] - 1) for key in evidence.last}
    following = {key: divisor(sequence, sure[key]) for key in evidence.next}
    if evidence.last != last or evidence.next != following:
        yield "the divisors of the seats at the cut are not the method's"


def _quota_faults(method: Any, result: Result[K], evidence: QuotaEvidence[K]) -> Iterator[str]:
    if not result.seats or not any(result.votes.values()):
        if evidence.quota is not None:
            yield "there is a quota, although there are no seats or no votes"
        return
    quota = quota_for(method, result.votes, result.seats)
    if not quota or evidence.quota != quota:
        yield f"a quota of {evidence.quota} for {result.seats} seats is not {quota}"
        return
    if method.excess == "error" and _wholes(result.votes, quota) > result.seats:
        yield "whole quotas are more seats than there are, and the law does not say what then"
    yield from _rest_faults(method, result, evidence)


def _rounded(number: Fraction, rounding: str) -> Exact:
    down = number.numerator // number.denominator
    up = down if number == down else down + 1
    nearest = down if number - down < Fraction(1, 2) else down + 1
    found: dict[str, Exact] = {"exact": number, "down": down, "up": up, "nearest": nearest, "next": down + 1}
    return found[rounding]


def quota_for(method: Any, votes: Mapping[K, Exact], seats: int) -> Exact:
    """Give the votes for one seat; by ever fewer seats, if the law goes on until whole quotas fit."""
    total, parts = Fraction(sum(votes.values())), seats + method.quota.added
    quota = _rounded(total / parts, method.quota.rounding)
    if method.excess == "larger_quota" and quota and _wholes(votes, quota) > seats:
        # The most parts whose quota fits: fewer parts, larger quotas.
        fits, too_many = 1, parts
        while too_many - fits > 1:
            each = (fits + too_many) // 2
            many = _wholes(votes, _rounded(total / each, method.quota.rounding)) > seats
            fits, too_many = (fits, each) if many else (each, too_many)
        quota = _rounded(total / fits, method.quota.rounding)
    return quota


def _wholes(votes: Mapping[K, Exact], quota: Exact) -> int:
    return sum(int(Fraction(number) / quota) for number in votes.values())


def _rest_faults(method: Any, result: Result[K], evidence: QuotaEvidence[K]) -> Iterator[str]:
    """Hold the seats that were left after whole quotas against the law's rule for them."""
    rule = method.remaining
    kind = type(rule).__name__
    if kind == "LargestRemainder" and _crowded(result, evidence):
        yield "more seats are left than there are remainders, and they give one each"
    raised = wholes_within(result, evidence)
    left = result.seats - sum(raised.values())
    if left < 0 and kind != "LargestRemainder" and method.excess == "error":
        yield "whole quotas and minima are more seats than there are, and the law does not say what then"
    first = 0
    if kind == "RemaindersThenAverages":
        open_to = [key for key in raised if evidence.wholes[key] >= raised[key] < result.upper[key]]
        first = min(rule.seats, left, len(open_to))
    if kind == "LargestRemainder" or left < 0 or (kind == "RemaindersThenAverages" and first == left):
        if evidence.held is not None or result.left:
            yield "remainders decide all seats, but another rule was used"
        return
    if evidence.held is None:
        if not first or result.left != left - first:
            yield f"{left} seats are left after whole quotas, but no other rule was used"
        return
    if sum(evidence.held.values()) != sum(raised.values()) + first:
        yield "the seats held before the last rule are not as many as the law has"
    seated = getattr(rule, "averages", "all") == "seated"
    out = {key for key, held in evidence.held.items() if seated and not held and result.upper[key]}
    if set(evidence.left_out) != out:
        yield "those left out of the averages are not those whom the law leaves out"
    yield from _last_rule_faults(rule, result, evidence)


def _crowded(result: Result[K], evidence: QuotaEvidence[K]) -> bool:
    """Whether more seats are left than contestants with votes, and no bound makes it so."""
    standing = [key for key, votes in result.votes.items() if votes]
    binding = any(result.lower[key] > wholes for key, wholes in evidence.wholes.items()) or any(
        result.upper[key] <= evidence.wholes[key] for key in standing
    )
    return not binding and result.seats - sum(evidence.wholes.values()) > len(standing)


def _last_rule_faults(rule: Any, result: Result[K], evidence: QuotaEvidence[K]) -> Iterator[str]:
    if type(rule).__name__ != "OrderOfVotes":
        first_seats = isinstance(evidence.rest, MostVotesEvidence) and not divisor(rule.divisors, 0)
        if isinstance(evidence.rest, DivisorEvidence):
            yield from _sequence_faults(rule.divisors, result.sure, evidence.rest)
        elif not first_seats:
            yield "no quotients prove the seats that were left"
        return
    if not isinstance(evidence.rest, TurnsEvidence):
        yield "no votes prove the seats that were left"
    held: Mapping[K, int] = evidence.held or {}
    if rule.cycles == "once" and any(result.sure[key] + (key in result.tied) > held[key] + 1 for key in held):
        yield "somebody has a second seat of those left, although the law gives them once"
