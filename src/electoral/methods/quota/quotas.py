"""Electoral quotas: how many votes one seat costs."""

from collections.abc import Callable
from fractions import Fraction
from typing import Literal, get_args

import attrs

from electoral.errors import InvalidSystem, NoResult
from electoral.exact import Exact, ExactInput, exact, plain, whole
from electoral.names import unknown

#: How a quota is made whole: not at all, down, up, to the nearest (halves up), or to the next number above,
#: also from a whole number (Droop).
Rounding = Literal["exact", "down", "up", "nearest", "next"]
_ROUND: dict[str, Callable[[int, int], Exact]] = {
    "exact": Fraction,
    "down": lambda votes, parts: votes // parts,
    "up": lambda votes, parts: -(-votes // parts),
    "nearest": lambda votes, parts: (2 * votes + parts) // (2 * parts),
    "next": lambda votes, parts: votes // parts + 1,
}


def _added(value: int) -> int:
    return whole(value, "quota: added")


def _rounding(value: Rounding) -> Rounding:
    if value not in get_args(Rounding):
        raise unknown(value, get_args(Rounding), "quota: rounding")
    return value


@attrs.frozen
class Quota:
    """Votes divided by the seats and some more, and rounded.

    Attributes:
        added: how many are added to the seats: 0 (Hare), 1 (Droop, Hagenbach-Bischoff), 2 (Imperiali), 3.
        rounding: ``"exact"``, ``"down"``, ``"up"``, ``"nearest"`` (halves up), or ``"next"``, the next whole
            number above (Droop).

    >>> Quota(1, rounding="next").of(100, 4), Quota(1).of(100, 4), Quota().of(100, 7)
    (21, 20, Fraction(100, 7))
    """

    added: int = attrs.field(default=0, converter=_added)
    rounding: Rounding = attrs.field(default="exact", converter=_rounding, kw_only=True)

    def of(self, votes: ExactInput, seats: int) -> Exact:
        """Give the votes for one seat, exact.

        Args:
            votes: all votes together, exact.
            seats: how many there are to give.

        Raises:
            NoResult: if there are no seats, and none are added.
        """
        parts = whole(seats, "seats") + self.added
        if not parts:
            raise NoResult("quota: no seats to divide the votes by; give 1 or more")
        return self.of_parts(exact(votes, "votes"), parts)

    def of_parts(self, votes: Exact, parts: int) -> Exact:
        """Divide votes into so many parts, one or more, and round."""
        return plain(_ROUND[self.rounding](votes.numerator, votes.denominator * parts))


#: The quotas that have a name.
QUOTAS: dict[str, Quota] = {
    "hare": Quota(),
    "droop": Quota(1, rounding="next"),
    "hagenbach_bischoff": Quota(1),
    "imperiali_quota": Quota(2),
    "reinforced_imperiali": Quota(3),
}


def as_quota(value: object) -> Quota:
    """Take a quota, or one by its name.

    Raises:
        UnknownName: with the nearest spelling and the known names.
        InvalidSystem: if it is neither.

    >>> as_quota("imperiali_quota")
    Quota(added=2, rounding='exact')
    """
    if isinstance(value, Quota):
        return value
    if isinstance(value, str):
        if value not in QUOTAS:
            raise unknown(value, QUOTAS, "quota")
        return QUOTAS[value]
    raise InvalidSystem(f"quota: {value!r} is no quota; give a name or e.g. Quota(1, rounding='nearest')")
