"""Misprints: what one changed digit, or two neighbours that changed places, make of a printed figure."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Literal

import attrs

from electoral.published.printed import Figure, figure, shown, value_of

Kind = Literal["digit", "transposition"]


@attrs.frozen
class Mend:
    """A figure that one misprint away stands for another.

    Attributes:
        kind: ``"digit"`` for one digit replaced, ``"transposition"`` for two neighbours exchanged.
        value: the mended figure, of the printed one's type, with its point where it was.
    """

    kind: Kind
    value: Figure

    def __str__(self) -> str:
        """Say it in words."""
        return f"{shown(self.value)} ({self.kind})"


def mends(printed: Figure, fits: Callable[[Fraction], bool]) -> tuple[Mend, ...]:
    """Give every figure one misprint away that fits, changed digits first, then by size.

    A count stays without a leading zero. Digits on both sides of a decimal point are neighbours.

    Args:
        printed: a count, or a rounded figure in text.
        fits: whether a number will do.

    >>> [str(mend) for mend in mends(432290, lambda number: 432600 <= number <= 432999)]
    ['432,690 (digit)', '432,790 (digit)', '432,890 (digit)', '432,990 (digit)', '432,920 (transposition)']
    >>> mends("65.23", lambda number: number == Fraction("65.21"))
    (Mend(kind='digit', value='65.21'),)
    """
    text = str(figure(printed, "printed figure"))
    made = sorted((kind, other) for kind, other in _alterations(text) if not _leading_zero(other))
    whole = isinstance(printed, int)
    found = (Mend(kind, int(other) if whole else other) for kind, other in made)
    return tuple(mend for mend in found if fits(value_of(mend.value)))


def _alterations(text: str) -> Iterator[tuple[Kind, str]]:
    places = [place for place, character in enumerate(text) if character in "0123456789"]
    for place in places:
        for digit in "0123456789".replace(text[place], ""):
            yield "digit", f"{text[:place]}{digit}{text[place + 1 :]}"
    for left, right in pairwise(places):
        if text[left] != text[right]:
            between = text[left + 1 : right]
            yield "transposition", f"{text[:left]}{text[right]}{between}{text[left]}{text[right + 1 :]}"


def _leading_zero(text: str) -> bool:
    return text[0] == "0" and text[1:2].isdecimal()
