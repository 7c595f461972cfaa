"""Methods: those with an id, and those that a law makes of divisors or quotas."""

from typing import get_args

from hypothesis import strategies as st

from electoral.methods import (
    METHODS,
    QUOTAS,
    DivisorMethod,
    Divisors,
    HighestAverage,
    LargestRemainder,
    Linear,
    Method,
    OrderOfVotes,
    Plurality,
    Quota,
    QuotaMethod,
    RemaindersThenAverages,
)
from electoral.methods.quota.method import Excess
from electoral.methods.quota.quotas import Rounding
from electoral.methods.quota.remaining import Averages, Cycles, Remaining
from electoral.testing.strategies.divisors import divisors
from electoral.testing.strategies.names import NAMES

# Names that are no ids.
_OWN_NAMES = NAMES.map(lambda name: "A" if name in METHODS else name)
#: Quotas: those that have a name, and others in every rounding.
QUOTA_RULES = st.sampled_from(list(QUOTAS.values())) | st.builds(
    Quota, st.integers(0, 3) | st.integers(0, 9), rounding=st.sampled_from(get_args(Rounding))
)


def methods(
    *, allow_plurality: bool = True, allow_made: bool = True, allow_listed_divisors: bool = True
) -> st.SearchStrategy[Method]:
    """Methods: those with an id, divisor methods of every family, and quota methods with every rule.

    None has a function of a user's own, so all have a form in files. Shrinks to an id.

    Args:
        allow_plurality: whether plurality is among them, which gives nobody more than one seat.
        allow_made: whether there are others than those with an id.
        allow_listed_divisors: whether divisors may be written out one by one. Such a list can be too short
            for the seats there are; an allocation then raises `InvalidSystem`.

    >>> from hypothesis import given
    >>> @given(methods())
    ... def without_seats_nobody_has_one(method):
    ...     assert method.allocate({"A": 5, "B": 3}, 0).seats == {"A": 0, "B": 0}
    >>> without_seats_nobody_has_one()
    """
    plurality = Plurality()
    named = st.sampled_from([each for each in METHODS.values() if allow_plurality or each != plurality])
    if not allow_made:
        return named
    return st.one_of(
        named,
        divisor_methods(allow_listed_divisors=allow_listed_divisors),
        quota_methods(allow_listed_divisors=allow_listed_divisors),
    )


def divisor_methods(*, allow_listed_divisors: bool = True) -> st.SearchStrategy[DivisorMethod]:
    """Divisor methods of every family, under names of their own."""
    return st.builds(DivisorMethod, _OWN_NAMES, divisors(allow_listed_divisors=allow_listed_divisors))


def quota_methods(*, allow_listed_divisors: bool = True) -> st.SearchStrategy[QuotaMethod]:
    """Quota methods with every quota and every rule for the seats that are left, under names of their own."""
    return st.builds(
        QuotaMethod,
        _OWN_NAMES,
        quota=QUOTA_RULES,
        remaining=_remaining(allow_listed_divisors),
        excess=st.sampled_from(get_args(Excess)),
    )


def highest_averages(*, allow_listed_divisors: bool = True) -> st.SearchStrategy[HighestAverage]:
    """Rules by which the seats that are left go to highest averages, mostly those of D'Hondt."""
    return st.builds(HighestAverage, _averaging(allow_listed_divisors))


def remainders_then_averages(
    *, allow_listed_divisors: bool = True
) -> st.SearchStrategy[RemaindersThenAverages]:
    """Rules by which some of the seats that are left go to largest remainders, the others to averages."""
    return st.builds(
        RemaindersThenAverages,
        st.integers(1, 9),
        averages=st.sampled_from(get_args(Averages)),
        divisors=_averaging(allow_listed_divisors),
    )


def _averaging(allow_listed: bool) -> st.SearchStrategy[Divisors]:
    return st.just(Linear(1, 1)) | divisors(allow_listed_divisors=allow_listed)


def _remaining(allow_listed: bool) -> st.SearchStrategy[Remaining]:
    return st.one_of(
        st.just(LargestRemainder()),
        st.builds(OrderOfVotes, st.sampled_from(get_args(Cycles))),
        highest_averages(allow_listed_divisors=allow_listed),
        remainders_then_averages(allow_listed_divisors=allow_listed),
    )
