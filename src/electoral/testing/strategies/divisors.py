"""Sequences of divisors, family by family."""

from fractions import Fraction
from itertools import accumulate

from hypothesis import strategies as st

from electoral.exact import Exact, plain
from electoral.methods import Divisors, FirstChanged, Geometric, Linear, Listed, PowerMean, Powers
from electoral.methods.divisor.families import MOST_EXPONENT

# Written-out divisors are so many at most; a law lists what its largest party may need.
_MOST_LISTED = 12
# Exact numbers above zero, and from zero.
_STEPS: st.SearchStrategy[Exact] = st.integers(1, 9) | st.builds(
    Fraction, st.integers(1, 99), st.integers(1, 99)
).map(plain)
_FIRSTS: st.SearchStrategy[Exact] = st.just(0) | _STEPS
_SMALL, _ALL = st.integers(1, 10), st.integers(1, MOST_EXPONENT)


def _rising(first: Exact, steps: list[Exact]) -> Listed:
    return Listed(tuple(accumulate(steps, initial=first)))


def _listed(fewest: int) -> st.SearchStrategy[Listed]:
    """Give divisors that are written out, at least so many."""
    return st.builds(_rising, _FIRSTS, st.lists(_STEPS, min_size=fewest - 1, max_size=_MOST_LISTED - 1))


LINEAR = st.builds(Linear, _FIRSTS, _STEPS)
POWER_MEANS = st.builds(PowerMean, st.integers(-3, 3) | st.integers(-MOST_EXPONENT, MOST_EXPONENT))
POWERS = st.builds(Powers, st.builds(Fraction, _SMALL, _SMALL) | st.builds(Fraction, _ALL, _ALL))
GEOMETRIC = st.builds(lambda more: Geometric(1 + more), _STEPS)
LISTED = _listed(1)
# A first divisor is this part of the second one, where another is put before a sequence.
_PARTS = st.sampled_from([Fraction(each) for each in ("0", "7/15", "1/2", "2/3", "99/100")])


def _first_changed(then: Divisors) -> st.SearchStrategy[FirstChanged]:
    """Put another first divisor before a sequence, less than its second one."""
    # The second divisor of families that are given to a power is more than 1.
    second = then.after((1,))[0] if then.power == 1 else 1
    return _PARTS.map(lambda part: FirstChanged(part * second, then))


def first_changed(*, allow_listed_divisors: bool = True) -> st.SearchStrategy[FirstChanged]:
    """Sequences of every family with a first divisor of their own, less than the second."""
    return _of_formula(_listed(2), allow_listed_divisors).flatmap(_first_changed)


def divisors(*, allow_listed_divisors: bool = True) -> st.SearchStrategy[Divisors]:
    """Divisors of every family, also with a first one of their own."""
    changed = first_changed(allow_listed_divisors=allow_listed_divisors)
    return _of_formula(LISTED, allow_listed_divisors) | changed


def _of_formula(listed: st.SearchStrategy[Divisors], allow_listed: bool) -> st.SearchStrategy[Divisors]:
    """Give divisors of the families that have a formula, and perhaps those that are written out."""
    return st.one_of(LINEAR, POWER_MEANS, POWERS, GEOMETRIC, listed if allow_listed else st.nothing())
