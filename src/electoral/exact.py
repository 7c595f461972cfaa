"""Exact numbers: what may be counted, and how it is shown.

Inside the library a number is an `int` or a `fractions.Fraction`. A `decimal.Decimal` is taken at its
exact value; a `float` is refused, since 0.1 is not a tenth.
"""

import contextlib
import operator
import re
import reprlib
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import SupportsFloat, SupportsIndex

from electoral.errors import InexactNumber, InvalidNumber

Exact = int | Fraction
ExactInput = int | Fraction | Decimal | SupportsIndex

#: A number may have this many digits above and below the fraction bar; more is an attack or a mistake.
MOST_DIGITS = 1000
_MOST = 10**MOST_DIGITS
_LONGEST_SHOWN = 60
_PERCENT = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,12}))? ?%")
_DECIMAL = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,12}))?")
_RATIO = re.compile(r"([0-9]{1,1000})/([0-9]{1,1000})")


def show(value: object) -> str:
    r"""Give any value as short text without control characters, whatever it is.

    >>> print(show("A\x1b[31m"), show(10**5000))
    'A\x1b[31m' an integer of about 5001 digits
    """
    if isinstance(value, int) and value.bit_length() > 4 * _LONGEST_SHOWN:
        return f"an integer of about {value.bit_length() * 30103 // 100000 + 1} digits"
    if isinstance(value, str) and len(value) > _LONGEST_SHOWN:
        return f"{value[:_LONGEST_SHOWN]!r}... ({len(value):,} characters)"
    try:
        text = repr(value) if isinstance(value, (str, int)) else reprlib.repr(value)
    except Exception:  # noqa: BLE001 - a stranger's __repr__ must not hide the error that is being told
        return f"a {type(value).__name__}"
    return text if text.isprintable() else repr(text)


def exact(value: object, what: str) -> Exact:
    """Take a number of zero or more at its exact value.

    Args:
        value: an int, `Fraction`, `Decimal` or numpy integer.
        what: the figure's name in messages, e.g. ``votes for 'Amanat'``.

    Raises:
        InexactNumber: for a float, a bool, or anything that is no exact number.
        InvalidNumber: for a negative number, NaN, an infinity, or more than `MOST_DIGITS` digits.

    >>> exact(Decimal("12.50"), "votes for 'A'")
    Fraction(25, 2)
    """
    number = value if type(value) is int else _exact_of(value, what)
    if number < 0:
        raise InvalidNumber(f"{what}: {show(value)} is negative; give 0 or more")
    if max(number.numerator, number.denominator) >= _MOST:
        raise InvalidNumber(f"{what}: {show(value)} has more than {MOST_DIGITS} digits; check the source")
    return number


def _exact_of(value: object, what: str) -> Exact:
    if isinstance(value, bool):
        raise InexactNumber(f"{what}: {value} is a bool; give a number")
    if isinstance(value, float) or type(value).__name__.startswith(("float", "bfloat")):
        raise InexactNumber(f"{what}: {show(value)} is a float, and floats are not exact; {_instead(value)}")
    if isinstance(value, Fraction):
        return plain(value)
    if isinstance(value, Decimal):
        return _exact_of(_fraction(value, what), what)
    if isinstance(value, SupportsIndex):
        with contextlib.suppress(TypeError):  # numpy's arrays have an __index__ that refuses
            return operator.index(value)
    raise InexactNumber(
        f"{what}: {show(value)} is of type {type(value).__name__}; give an int, a Fraction or a Decimal"
    )


def _instead(value: object) -> str:
    number = float(value) if isinstance(value, SupportsFloat) else float("nan")
    if number != number or number in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN is not itself
        return "this one is no number at all: give the printed figure as an int"
    if number.is_integer() and abs(number) < 2**53:
        return f"write {int(number)}, or int(x) if you are sure that it is whole"
    return f"write Fraction('{number!r}') or Decimal('{number!r}') if that is the printed figure, or round(x)"


def _fraction(value: Decimal, what: str) -> Fraction:
    if not value.is_finite():
        raise InvalidNumber(f"{what}: {show(value)} is not finite; give the printed number")
    if not -MOST_DIGITS <= value.adjusted() <= MOST_DIGITS or len(value.as_tuple().digits) > MOST_DIGITS:
        raise InvalidNumber(f"{what}: {show(value)} has more than {MOST_DIGITS} digits; check the source")
    return Fraction(value)


def common_denominator(numbers: Iterable[Exact], what: str) -> int:
    """Give the least common denominator of exact numbers.

    Raises:
        InvalidNumber: if it has more than `MOST_DIGITS` digits; sums of such numbers would be endless.

    >>> common_denominator([3, Fraction(1, 2), Fraction(1, 3)], "votes")
    6
    """
    common = 1
    for number in numbers:
        if isinstance(number, Fraction):
            common = lcm(common, number.denominator)
            if common >= _MOST:
                raise InvalidNumber(
                    f"{what}: no common denominator below {MOST_DIGITS} digits; check the source"
                )
    return common


def whole(value: object, what: str) -> int:
    """Take a whole number of zero or more (seats, places, persons).

    >>> whole(69, "seats")
    69
    """
    number = exact(value, what)
    if not isinstance(number, int):
        raise InvalidNumber(f"{what}: {show(value)} is not whole; give a whole number")
    return number


def positive(value: object, what: str) -> int:
    """Take a whole number of one or more (divisors, places of a lot).

    >>> positive(1, "places")
    1
    """
    number = whole(value, what)
    if not number:
        raise InvalidNumber(f"{what}: {show(value)} is too few; give 1 or more")
    return number


def plain(value: Exact) -> Exact:
    """Give a number as an int if it is one.

    >>> plain(Fraction(6, 2)), plain(Fraction(1, 2))
    (3, Fraction(1, 2))
    """
    return value.numerator if value.denominator == 1 else value


def number(value: object, what: str) -> Exact:
    """Take a number of zero or more, exact or as text: ``"1.4"``, ``"7/5"``.

    >>> number("1.4", "divisor"), number("7/5", "divisor"), number(3, "divisor")
    (Fraction(7, 5), Fraction(7, 5), 3)
    """
    if not isinstance(value, str):
        return exact(value, what)
    if match := _DECIMAL.fullmatch(value):
        taken = Fraction(f"{match[1]}.{match[2] or 0}")
    elif (match := _RATIO.fullmatch(value)) and int(match[2]):
        taken = Fraction(int(match[1]), int(match[2]))
    else:
        raise InvalidNumber(f"{what}: {show(value)} is no number; write it as '1.4' or '7/5'")
    return plain(taken)


def share(value: object, what: str = "share") -> Fraction:
    """Take a share between 0 and 1, given as ``"5%"``, ``"1/20"`` or an exact number.

    >>> share("5%"), share("7.5 %"), share("7/10")
    (Fraction(1, 20), Fraction(3, 40), Fraction(7, 10))
    """
    number = _share_of_text(value, what) if isinstance(value, str) else Fraction(exact(value, what))
    if not 0 <= number <= 1:
        raise InvalidNumber(f"{what}: {show(value)} is not between 0 and 1 (0% and 100%)")
    return number


def _share_of_text(text: str, what: str) -> Fraction:
    if match := _PERCENT.fullmatch(text):
        return Fraction(f"{match[1]}.{match[2] or 0}") / 100
    if (match := _RATIO.fullmatch(text)) and int(match[2]):
        return Fraction(int(match[1]), int(match[2]))
    raise InvalidNumber(f"{what}: {show(text)} is not a share; write it as '5%', '7.5%' or '1/20'")


def share_text(number: Fraction) -> str:
    """Give a share as people write it: in per cent if that is exact with few decimals, else as a fraction.

    >>> share_text(Fraction(1, 20)), share_text(Fraction(3, 40)), share_text(Fraction(1, 3))
    ('5%', '7.5%', '1/3')
    """
    for places in range(7):
        scaled = number * 100 * 10**places
        if scaled.denominator == 1:
            return f"{decimals(number * 100, places)}%"
    return f"{number.numerator}/{number.denominator}"


def grouped(number: int) -> str:
    """Give a whole number with commas between thousands.

    >>> grouped(6366441)
    '6,366,441'
    """
    return f"{number:,}"


def mixed(number: Exact) -> str:
    """Give an exact number as a mixed number.

    >>> mixed(Fraction(1990573, 23)), mixed(Fraction(3, 20)), mixed(40)
    ('86,546 15/23', '3/20', '40')
    """
    wholes, rest = divmod(number.numerator, number.denominator)
    if not rest:
        return grouped(wholes)
    part = f"{grouped(rest)}/{grouped(number.denominator)}"
    return f"{grouped(wholes)} {part}" if wholes else part


def decimals(number: Exact, places: int) -> str:
    """Give a non-negative exact number rounded to decimals, halves up; for reading, never for deciding.

    >>> decimals(Fraction(2, 3), 4), decimals(Fraction(1, 20), 0)
    ('0.6667', '0')
    """
    scaled = (2 * number.numerator * 10**places + number.denominator) // (2 * number.denominator)
    wholes, rest = divmod(scaled, 10**places)
    return f"{grouped(wholes)}.{rest:0{places}d}" if places else grouped(wholes)


def percent(number: Exact, places: int = 2) -> str:
    """Give a share in per cent, rounded to decimals.

    >>> percent(Fraction(331058, 6366441))
    '5.20 %'
    """
    return f"{decimals(number * 100, places)} %"
