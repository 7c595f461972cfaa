"""The quota of a contestant: its share of the votes times the seats, a fraction as a rule."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations
from math import ceil, floor, gcd

from electoral.exact import show
from electoral.testing import cases
from electoral.testing.failures import NotACase, Violation, results_shown, shown
from electoral.testing.properties.property import Property
from electoral.testing.rules import Result, Subject
from electoral.testing.sources import BALINSKI_YOUNG, PUKELSHEIM

HALF = Fraction(1, 2)


def quotas(votes: Mapping[str, int], seats: int) -> dict[str, Fraction]:
    """Give everybody's quota.

    Raises:
        NotACase: if nobody has votes.

    >>> quotas({"A": 3, "B": 1}, 2)
    {'A': Fraction(3, 2), 'B': Fraction(1, 2)}
    """
    total = sum(votes.values())
    if not total:
        raise NotACase("nobody has votes, so there is no quota")
    return {key: Fraction(number * seats, total) for key, number in votes.items()}


def _exactness(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    due = quotas(votes, seats)
    if any(quota.denominator > 1 for quota in due.values()):
        raise NotACase("not all quotas are whole")
    wanted = {Result((key, int(quota)) for key, quota in due.items())}
    if (found := rule.permitted(votes, seats)) != wanted:
        raise Violation(results_shown(found), f"{results_shown(wanted)}, the quotas, and nothing else")


def _proportional_consistency(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    parts = [
        (result, by, smaller)
        for result in rule.permitted(votes, seats)
        for by in range(2, max(seats, 2) + 1)
        if gcd(seats, *result.values()) % by == 0 and (smaller := rule.told(votes, seats // by)) is not None
    ]
    if not parts:
        raise NotACase("no result can be divided, or the rule refuses the part")
    for result, by, smaller in parts:
        if (wanted := Result((key, k // by) for key, k in result.items())) not in smaller:
            raise Violation(
                f"{shown(result)} for {seats} seats, and {results_shown(smaller)} for {seats // by}",
                f"{shown(wanted)} among the results for {seats // by} seats",
            )


def _lower_quota(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    due = quotas(votes, seats)
    for result in rule.permitted(votes, seats):
        for key, quota in due.items():
            if result[key] < floor(quota):
                raise Violation(
                    shown(result),
                    f"at least {floor(quota)} of {seats} seats for {show(key)}, whose quota is {quota}",
                )


def _upper_quota(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    due = quotas(votes, seats)
    for result in rule.permitted(votes, seats):
        for key, quota in due.items():
            if result[key] > ceil(quota):
                raise Violation(
                    shown(result),
                    f"at most {ceil(quota)} of {seats} seats for {show(key)}, whose quota is {quota}",
                )


def _near_quota(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    due = quotas(votes, seats)
    for result in rule.permitted(votes, seats):
        for i, j in permutations(votes, 2):
            if result[i] - due[i] > HALF and due[j] - result[j] > HALF:
                raise Violation(
                    f"{shown(result)}, with quotas {show(i)}: {due[i]}, {show(j)}: {due[j]}",
                    f"a seat of {show(i)} for {show(j)}, which brings both nearer to their quotas",
                )


QUOTA = (
    Property(
        id="exactness",
        definition="Where all quotas are whole, they are the only permitted result.",
        source=BALINSKI_YOUNG,
        cases=cases.whole_quotas,
        check=_exactness,
    ),
    Property(
        id="proportional_consistency",
        definition="If all seats of a permitted result for h seats can be divided by d, and h too, the parts"
        " are a permitted result for h / d seats.",
        source=f"{BALINSKI_YOUNG}; M. A. Jones, D. McCune and J. M. Wilson (from memory)",
        cases=cases.near_multiples,
        check=_proportional_consistency,
    ),
    Property(
        id="lower_quota",
        definition="Nobody has fewer seats than its quota rounded down, in any permitted result.",
        source=BALINSKI_YOUNG,
        cases=cases.skewed,
        check=_lower_quota,
    ),
    Property(
        id="upper_quota",
        definition="Nobody has more seats than its quota rounded up, in any permitted result.",
        source=BALINSKI_YOUNG,
        cases=cases.skewed,
        check=_upper_quota,
    ),
    Property(
        id="near_quota",
        definition="In no permitted result would a seat handed from one to another bring both nearer to their"
        " quotas.",
        source=f"{BALINSKI_YOUNG}; {PUKELSHEIM}",
        cases=cases.skewed,
        check=_near_quota,
    ),
)
