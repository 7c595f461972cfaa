"""Families of divisors: means of neighbouring numbers, powers, and powers of a ratio."""

from collections.abc import Sequence
from fractions import Fraction
from math import log2

import attrs

from electoral.errors import BeyondLimit, InvalidNumber
from electoral.exact import Exact, number, show
from electoral.methods.divisor.sequences import Nearest, above

#: The largest exponent, and the largest numerator or denominator of one, that a family of divisors takes.
MOST_EXPONENT = 100
# Longer divisors are refused.
_MOST_BITS = 20_000


def _exponent(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and -MOST_EXPONENT <= value <= MOST_EXPONENT:
        return value
    raise InvalidNumber(
        f"power mean: exponent {show(value)} is no whole number from -{MOST_EXPONENT} to {MOST_EXPONENT}"
    )


@attrs.frozen
class PowerMean:
    """Between k and k + 1 seats stands their mean: harmonic (-1, Dean), geometric (0, Huntington-Hill) ...

    Exponent 1 is the arithmetic mean (Sainte-Laguë), 2 the root mean square. With exponents of zero and
    below the first divisor is 0: everyone with votes gets a first seat before anyone gets a second.

    Attributes:
        exponent: a whole number from -100 to 100.

    Source: Marshall, Olkin and Pukelsheim, "A majorization comparison of apportionment methods in
    proportional representation", Social Choice and Welfare 19 (2002), doi:10.1007/s003550200164.

    >>> PowerMean(0).after([0, 1, 2]), PowerMean(0).power
    ([0, 2, 6], 2)
    >>> PowerMean(-1).after([0, 1, 2])
    [Fraction(0, 1), Fraction(4, 3), Fraction(12, 5)]
    """

    exponent: int = attrs.field(converter=_exponent)
    unit: int = attrs.field(default=1, init=False, repr=False)

    @property
    def power(self) -> int:
        """The size of the exponent; 2 for the geometric mean, a square root."""
        return abs(self.exponent) or 2

    def after(self, held: Sequence[int]) -> Sequence[Exact]:
        """Give the divisors, to the power, for one more seat."""
        q = self.power
        if not self.exponent:
            return [k * (k + 1) for k in held]
        if self.exponent > 0:
            return [Fraction(k**q + (k + 1) ** q, 2) for k in held]
        return [Fraction(2 * k**q * (k + 1) ** q, k**q + (k + 1) ** q) for k in held]

    def nearest(self, votes: Sequence[int]) -> Nearest:
        """Give the arithmetic mean, which is less than one seat away."""
        return Nearest(votes, 1, 2, "close")


def _ratio_exponent(value: object) -> Exact:
    taken = above(number(value, "powers: exponent"), 0, "powers: exponent")
    if max(taken.numerator, taken.denominator) > MOST_EXPONENT:
        raise InvalidNumber(
            f"powers: exponent {show(value)} has a numerator or denominator above {MOST_EXPONENT};"
            " give a shorter one, e.g. '9/10'"
        )
    return taken


@attrs.frozen
class Powers:
    """Powers of the numbers of seats: 1, 2^e, 3^e ... (Estonia: e = 0.9).

    Attributes:
        exponent: exact, more than 0; text such as ``"0.9"`` is taken too.

    >>> Powers("0.9").after([0, 1, 2]), Powers("0.9").power
    ([1, 512, 19683], 10)
    """

    exponent: Exact = attrs.field(converter=_ratio_exponent)
    unit: int = attrs.field(default=1, init=False, repr=False)

    @property
    def power(self) -> int:
        """The denominator of the exponent: 10 for 0.9."""
        return self.exponent.denominator

    def after(self, held: Sequence[int]) -> Sequence[Exact]:
        """Give the divisors, to the power, for one more seat."""
        exponent = self.exponent.numerator
        return [(k + 1) ** exponent for k in held]

    def nearest(self, votes: Sequence[int]) -> Nearest:
        """Give 1, 2, 3 ... for the votes to the inverse exponent: rough, but only a start."""
        inverse = float(1 / Fraction(self.exponent))
        sizes = [inverse * log2(each) if each else 0 for each in votes]
        least = min((size for size, each in zip(sizes, votes, strict=True) if each), default=0)
        rough = [_two_to(size - least) if each else 0 for size, each in zip(sizes, votes, strict=True)]
        return Nearest(rough, 1, 1, "rough")


def _two_to(exponent: float) -> int:
    """Give 2**60 times a power of two, as near as a float is."""
    wholes, part = divmod(exponent, 1)
    return int(2**part * 2**60) << int(wholes)


def _ratio(value: object) -> Exact:
    return above(number(value, "geometric: ratio"), 1, "geometric: ratio")


@attrs.frozen
class Geometric:
    """Divisors that grow by a factor: 1, r, r^2 ... (Macau: r = 2).

    Attributes:
        ratio: exact, more than 1; text such as ``"3/2"`` is taken too.

    >>> Geometric(2).after([0, 1, 2, 3])
    [1, 2, 4, 8]
    """

    ratio: Exact = attrs.field(converter=_ratio)
    power: int = attrs.field(default=1, init=False, repr=False)
    unit: int = attrs.field(default=1, init=False, repr=False)

    def after(self, held: Sequence[int]) -> Sequence[Exact]:
        """Give the divisors for one more seat."""
        if max(held, default=0) * self.ratio.numerator.bit_length() > _MOST_BITS:
            raise BeyondLimit(
                f"divisors: {show(self.ratio)} to the power {max(held):,} is too long a number;"
                " use this sequence for fewer seats"
            )
        return [self.ratio**k for k in held]

    def nearest(self, votes: Sequence[int]) -> None:
        """Nothing in equal steps comes near."""
