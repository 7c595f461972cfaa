"""The methods that have an id, and what else people call them."""

import unicodedata
from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import Protocol, TypeVar

from electoral.errors import InvalidSystem, UnknownName
from electoral.exact import ExactInput, show
from electoral.given import can, no_kind
from electoral.methods.allocation import Allocation
from electoral.methods.balinski_young import BalinskiYoung
from electoral.methods.divisor.families import Geometric, PowerMean, Powers
from electoral.methods.divisor.method import DivisorMethod
from electoral.methods.divisor.sequences import FirstChanged, Linear
from electoral.methods.plurality import Plurality
from electoral.methods.problem import Bound
from electoral.methods.quota.method import QuotaMethod
from electoral.methods.quota.quotas import QUOTAS
from electoral.methods.quota.remaining import LargestRemainder
from electoral.names import LONGEST_NAME, unknown

K = TypeVar("K", bound=Hashable)


class Method(Protocol):
    """Votes to seats. Any object with this one function is a method; nothing is subclassed."""

    def allocate(
        self, votes: Mapping[K, ExactInput], seats: int, minimum: Bound[K] = None, maximum: Bound[K] = None
    ) -> Allocation[K]:
        """Give `seats` seats to the contestants."""
        ...


def modified_sainte_lague(first: ExactInput | str = "1.4") -> DivisorMethod:
    """Make Sainte-Laguë with another first divisor: 1.4 (Norway), 1.2 (Sweden since 2018), 1.7 (Iraq).

    The first divisor counts for the first seat only.

    Args:
        first: exact, or text such as ``"1.2"``; less than 3.

    >>> modified_sainte_lague("1.2").allocate({"A": 53, "B": 24, "C": 23}, 7).seats
    {'A': 3, 'B': 2, 'C': 2}
    """
    divisors = FirstChanged(first, Linear(1, 2))
    usual = divisors.first == Fraction(7, 5)
    return DivisorMethod(f"modified_sainte_lague{'' if usual else f' {divisors.first}'}", divisors)


#: The methods that have an id.
METHODS: dict[str, Method] = {
    "dhondt": DivisorMethod("dhondt", Linear(1, 1)),
    "sainte_lague": DivisorMethod("sainte_lague", Linear(1, 2)),
    "modified_sainte_lague": modified_sainte_lague(),
    "adams": DivisorMethod("adams", Linear(0, 1)),
    "dean": DivisorMethod("dean", PowerMean(-1)),
    "huntington_hill": DivisorMethod("huntington_hill", PowerMean(0)),
    "danish": DivisorMethod("danish", Linear(1, 3)),
    "imperiali_divisor": DivisorMethod("imperiali_divisor", Linear(2, 1)),
    "macau_dhondt": DivisorMethod("macau_dhondt", Geometric(2)),
    "estonia": DivisorMethod("estonia", Powers("0.9")),
    **{name: QuotaMethod(name, quota=quota, remaining=LargestRemainder()) for name, quota in QUOTAS.items()},
    "quota_method": BalinskiYoung(),
    "plurality": Plurality(),
}

#: Other names in laws and textbooks, and the ids they may mean; told, not taken, so that files agree.
ALIASES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("D'Hondt", "Jefferson", "greatest divisors", "rounding down"), ("dhondt",)),
    **dict.fromkeys(("Sainte-Laguë", "St. Laguë", "Webster", "Schepers"), ("sainte_lague",)),
    **dict.fromkeys(("major fractions", "odd numbers", "standard rounding"), ("sainte_lague",)),
    **dict.fromkeys(("adjusted odd numbers", "balanced Sainte-Laguë"), ("modified_sainte_lague",)),
    **dict.fromkeys(("smallest divisors", "rounding up"), ("adams",)),
    "harmonic mean": ("dean",),
    **dict.fromkeys(("Hill", "Huntington", "equal proportions", "geometric mean"), ("huntington_hill",)),
    **dict.fromkeys(("Danish method", "1-4-7"), ("danish",)),
    **dict.fromkeys(("Imperiali divisors", "clé Imperiali"), ("imperiali_divisor",)),
    **dict.fromkeys(("powers of two", "Macau's modified D'Hondt"), ("macau_dhondt",)),
    "Estonia's modified D'Hondt": ("estonia",),
    **dict.fromkeys(("Hamilton", "Vinton", "Hare-Niemeyer", "Hare/Niemeyer", "Niemeyer"), ("hare",)),
    **dict.fromkeys(("natural quota", "simple quota"), ("hare",)),
    "LR-Droop": ("droop",),
    **dict.fromkeys(("exact Droop", "Newland-Britton"), ("hagenbach_bischoff",)),
    "pseudo-quota": ("imperiali_quota",),
    **dict.fromkeys(("reinforced Imperiali quota", "più tre"), ("reinforced_imperiali",)),
    **dict.fromkeys(("Balinski-Young", "quota-Jefferson"), ("quota_method",)),
    **dict.fromkeys(("first past the post", "block vote"), ("plurality",)),
    "Imperiali": ("imperiali_quota", "imperiali_divisor"),
    "largest remainder": ("hare", "droop", "hagenbach_bischoff"),
    "highest averages": ("dhondt", "sainte_lague"),
    "modified D'Hondt": ("estonia", "macau_dhondt"),
}


def _letters(name: str) -> str:
    """Give the letters and digits of a name, without accents and case."""
    return "".join(each for each in unicodedata.normalize("NFKD", name).casefold() if each.isalnum())


_KNOWN = {_letters(name): ids for name, ids in ALIASES.items()} | {
    _letters(each): (each,) for each in METHODS
}


def method_named(method: str | Method) -> Method:
    """Give the method with an id; a method is given back as it is.

    Raises:
        UnknownName: with the nearest spelling and the known ids.
        InvalidSystem: if it is neither an id nor a method.
    """
    if not isinstance(method, str):
        if not can(method, "allocate"):
            hint = "give an id or an object with `allocate`"
            raise InvalidSystem(f"method: {no_kind(method, 'method', hint)}")
        if (name := getattr(method, "name", None)) in METHODS and METHODS[name] != method:
            raise InvalidSystem(f"method: {show(name)} is the id of another method; give it another name")
        return method
    if method in METHODS:
        return METHODS[method]
    if ids := _KNOWN.get(_letters(method[:LONGEST_NAME])):
        called = " or ".join(map(show, ids))
        raise UnknownName(
            f"method: {show(method)} is called {called} here; write {'that' if len(ids) == 1 else 'one'}"
        )
    raise unknown(method, METHODS, "method")
