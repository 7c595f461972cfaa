"""Who takes part: thresholds with named bases, combined with ``|`` and ``&``."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal, Protocol

import attrs

from electoral.errors import InvalidSystem
from electoral.exact import Exact, ExactInput, show
from electoral.exact import share as exact_share
from electoral.frozen import Frozen, unordered
from electoral.given import can, no_kind, true_or_false
from electoral.names import unknown
from electoral.record import CombinedFinding, Finding, ShareFinding, StatedFinding
from electoral.votes import Base, Tally

How = Literal["any", "all"]


@attrs.frozen(kw_only=True)
class Panel:
    """What a condition looks at: one contest.

    Attributes:
        where: the place in the count, for messages.
        votes: of every contestant, in the order of the tally.
        tally: the contest's tally, for bases.
    """

    where: str
    votes: Mapping[str, Exact]
    tally: Tally


class Condition(Protocol):
    """Who takes part. Any object with this one function is a condition; nothing is subclassed."""

    def find(self, panel: Panel) -> Finding:
        """Say who takes part, with the numbers that prove it."""
        ...


def either(*conditions: Condition) -> "Combined":
    """Let those take part who meet at least one of the conditions."""
    return Combined("any", _flat("any", conditions))


def both(*conditions: Condition) -> "Combined":
    """Let those take part who meet all of the conditions."""
    return Combined("all", _flat("all", conditions))


def _flat(how: str, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Dissolve unions in a union, so that equal laws compare equal however they were put together."""
    return tuple(
        part
        for each in conditions
        for part in (each.conditions if isinstance(each, Combined) and each.how == how else (each,))
    )


def require_condition(value: object, where: str) -> None:
    """Refuse what is no condition.

    Raises:
        InvalidSystem: naming the value.
    """
    if isinstance(value, str) or not can(value, "find"):
        hint = "give e.g. a Share or Everyone()"
        raise InvalidSystem(f"{where}: who {no_kind(value, 'condition', hint)}")


def found(condition: Condition, panel: Panel) -> Finding:
    """Ask a condition who takes part.

    Raises:
        InvalidSystem: if a condition of the user's own gives no finding.
    """
    finding = condition.find(panel)
    if not isinstance(finding, Finding):
        raise InvalidSystem(
            f"{panel.where}: condition {show(type(condition).__name__)} gives {show(finding)}, no finding;"
            " let it give e.g. a StatedFinding"
        )
    return finding


def _share(value: str | ExactInput) -> Fraction:
    return exact_share(value, "threshold")


def _strictly_more(value: bool) -> bool:
    return true_or_false(value, "threshold: strictly more", InvalidSystem)


@attrs.frozen
class Share:
    """Those with at least a share of a base (`>=`); with `strictly_more`, more than it (`>`).

    A contestant without votes never meets it, whatever the base.

    Attributes:
        share: ``"5%"``, ``"1/20"`` or an exact number from 0 to 1.
        of: the base. There is no default: which base a law means decides seats.
        strictly_more: whether the share itself is not enough.

    Raises:
        MissingFigure: at the count, if the tally cannot supply the base.

    >>> condition = Share("5%", of=Base.CONTESTANTS) & Share("1/20", of=Base.CONTESTANTS)
    >>> tally = Tally({"A": 95, "B": 5})
    >>> condition.find(Panel(where="list", votes=tally.votes, tally=tally)).passing
    ('A', 'B')
    """

    share: Fraction = attrs.field(converter=_share)
    of: Base = attrs.field(kw_only=True)
    strictly_more: bool = attrs.field(default=False, converter=_strictly_more, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.of, Base):
            raise InvalidSystem(f"threshold: base {show(self.of)} is not known; give a Base, e.g. Base.VALID")

    __or__ = either
    __and__ = both

    def find(self, panel: Panel) -> ShareFinding:
        """Compare every contestant's votes with share x base, exactly."""
        base = self.of.of(panel.tally, panel.where)
        needed = self.share * base.value
        passing = tuple(key for key, votes in panel.votes.items() if self._met(votes, needed))
        return ShareFinding(
            base=base.base,
            base_value=base.value,
            reading=base.reading,
            share=self.share,
            strictly_more=self.strictly_more,
            needed=needed,
            passing=passing,
            missing=Frozen(
                {key: self._short(votes, needed) for key, votes in panel.votes.items() if key not in passing}
            ),
        )

    def _met(self, votes: Exact, needed: Exact) -> bool:
        return votes > 0 and (votes > needed if self.strictly_more else votes >= needed)

    def _short(self, votes: Exact, needed: Exact) -> int:
        gap = needed - votes
        return max(gap.numerator // gap.denominator + 1 if self.strictly_more else -(-gap // 1), 1)


@attrs.frozen
class Everyone:
    """Everyone with votes takes part: the law has no threshold."""

    __or__ = either
    __and__ = both

    def find(self, panel: Panel) -> StatedFinding:
        """Let all contestants with votes pass."""
        passing = tuple(key for key, votes in panel.votes.items() if votes > 0)
        return StatedFinding(reason="everyone with votes", passing=passing)


def _conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    if not isinstance(values, list | tuple):
        raise InvalidSystem(f"threshold: conditions {show(values)} are no tuple; give a tuple of conditions")
    return tuple(values)


@attrs.frozen
class Combined:
    """Those who meet any (``a | b``) or all (``a & b``) of several conditions.

    The order of the conditions makes no difference: laws that name the same ones are equal.

    Attributes:
        how: ``"any"`` or ``"all"``.
        conditions: at least one.

    Raises:
        InvalidSystem: if there is no condition, or something else among them.

    >>> low, high = Share("5%", of=Base.VALID), Share("1/10", of=Base.CAST)
    >>> (low | high) == (high | low), (low | high) == (low & high)
    (True, False)
    """

    how: How
    conditions: tuple[Condition, ...] = attrs.field(converter=_conditions, eq=unordered)

    __or__ = either
    __and__ = both

    def __attrs_post_init__(self) -> None:
        if self.how not in tuple(_ENOUGH):
            raise unknown(self.how, _ENOUGH, "threshold: combination")
        if not self.conditions:
            raise InvalidSystem("threshold: a combination of no conditions; give at least one")
        for each in self.conditions:
            require_condition(each, "threshold")

    def find(self, panel: Panel) -> CombinedFinding:
        """Combine the findings of the parts."""
        parts = tuple(found(condition, panel) for condition in self.conditions)
        enough = _ENOUGH[self.how]
        passing = tuple(key for key in panel.votes if enough(key in part.passing for part in parts))
        return CombinedFinding(how=self.how, parts=parts, passing=passing)


_ENOUGH = {"any": any, "all": all}
