"""The methods that have an id, and what else people call them."""

from collections.abc import Hashable, Mapping
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
from electoral.names import unknown

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
    return DivisorMethod("modified_sainte_lague", FirstChanged(first, Linear(1, 2)))


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

#: Other names in laws and textbooks, and the id of each; they are told, not taken, so that files agree.
ALIASES: dict[str, str] = {
    "jefferson": "dhondt",
    "greatest_divisors": "dhondt",
    "d'hondt": "dhondt",
    "d_hondt": "dhondt",
    "webster": "sainte_lague",
    "schepers": "sainte_lague",
    "major_fractions": "sainte_lague",
    "odd_numbers": "sainte_lague",
    "sainte_laguë": "sainte_lague",
    "hamilton": "hare",
    "vinton": "hare",
    "hare_niemeyer": "hare",
    "niemeyer": "hare",
    "largest_remainder": "hare",
    "hill": "huntington_hill",
    "equal_proportions": "huntington_hill",
    "geometric_mean": "huntington_hill",
    "harmonic_mean": "dean",
    "smallest_divisors": "adams",
    "balinski_young": "quota_method",
    "first_past_the_post": "plurality",
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
        return method
    if method in METHODS:
        return METHODS[method]
    if known := ALIASES.get(method.casefold().replace("-", "_").replace(" ", "_")):
        raise UnknownName(f"method: {show(method)} is called {show(known)} here; write that")
    raise unknown(method, METHODS, "method")
