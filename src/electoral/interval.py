"""The divisors by which a result can be found, and the shortest of them to print."""

from fractions import Fraction
from math import isqrt

import attrs

from electoral.exact import Exact, mixed, plain

# Longer numbers are not written out.
_MOST_BITS = 4000


@attrs.frozen(kw_only=True)
class DivisorInterval:
    """The divisors (votes for one seat) that give a result when quotients at a divisor are rounded up.

    Open at its low end, where a refused seat would be due, and closed at its high end. In a tie both ends are
    one number, which belongs to it: those who are tied may be rounded up or down.

    Attributes:
        low: the low end, to the power; 0 if no seat was refused.
        high: the high end, to the power; None if there is none.
        power: 1, or 2 where the ends are square roots, and so on.

    >>> interval = DivisorInterval(low=Fraction(53, 4), high=Fraction(53, 3), power=1)
    >>> print(interval, interval.shortest())
    (13 1/4, 17 2/3] 15
    """

    low: Fraction
    high: Fraction | None
    power: int

    @property
    def low_included(self) -> bool:
        """Whether the low end belongs to it, which it does in a tie only."""
        return self.low == self.high

    @property
    def high_included(self) -> bool:
        """Whether the high end belongs to it, which it does if there is one."""
        return self.high is not None

    def __contains__(self, divisor: Exact) -> bool:
        """Whether a divisor gives the result."""
        size = divisor**self.power
        above = size > self.low or (self.low_included and size == self.low)
        return above and (self.high is None or size <= self.high)

    def __str__(self) -> str:
        """Give the ends as mixed numbers, with the root where there is one."""
        root = root_of(self.power)
        high = "endless" if self.high is None else f"{root}{_text(self.high)}"
        low = f"{root}{_text(self.low)}" if self.low else "0"
        return f"{'[' if self.low_included else '('}{low}, {high}{']' if self.high_included else ')'}"

    def shortest(self) -> Exact | None:
        """Give the number with fewest digits in it; None if it is one root that no fraction equals."""
        if self.low == self.high:
            return _root_of(self.low, self.power)
        decimals = 0
        while (most := self._scaled_high(decimals)) <= (least := self._scaled(self.low, decimals)):
            decimals = 2 * decimals or 8
        exponent = most.bit_length() // 3 + 1
        while most // 10**exponent <= least // 10**exponent:
            exponent -= 1
        # Multiples of a power of ten above the low end, up to the high one.
        middle = (least // 10**exponent + 1 + most // 10**exponent) // 2
        number = Fraction(middle) * Fraction(10) ** (exponent - decimals)
        return plain(number)

    def _scaled(self, end: Fraction, decimals: int) -> int:
        """Give the root of an end times a power of ten, rounded down."""
        return _root(int(end * 10 ** (decimals * self.power)), self.power)

    def _scaled_high(self, decimals: int) -> int:
        if self.high is None:
            return 2 * self._scaled(self.low, decimals) + 10
        return self._scaled(self.high, decimals)


def root_of(power: int) -> str:
    """Give the words before a number of which a root is taken.

    >>> root_of(1), root_of(2), root_of(3), root_of(10)
    ('', 'the root of ', 'the 3rd root of ', 'the 10th root of ')
    """
    if power <= 2:  # noqa: PLR2004 - square roots need no number
        return "the root of " if power > 1 else ""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(power % 10 if power // 10 % 10 != 1 else 0, "th")
    return f"the {power}{ending} root of "


def _text(number: Fraction) -> str:
    """Give a number as a mixed one, or how long it is."""
    if max(number.numerator, number.denominator).bit_length() > _MOST_BITS:
        return f"a number of about {(number.numerator // number.denominator).bit_length() * 3 // 10} digits"
    return mixed(number)


def _root(number: int, power: int) -> int:
    """Give the largest whole number whose power is not above a whole number, by Newton's method."""
    if power == 1 or not number:
        return number
    if power == 2:  # noqa: PLR2004 - square roots are quick
        return isqrt(number)
    root = 1 << -(-number.bit_length() // power)
    while (smaller := ((power - 1) * root + number // root ** (power - 1)) // power) < root:
        root = smaller
    return root


def _root_of(number: Fraction, power: int) -> Exact | None:
    exactly = Fraction(_root(number.numerator, power), _root(number.denominator, power))
    return plain(exactly) if exactly**power == number else None
