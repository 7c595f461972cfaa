"""What returns must have to fit a law."""

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs
from hypothesis.errors import InvalidArgument

from electoral.conditions import Combined, Condition, Everyone
from electoral.exact import show
from electoral.representation import RepresentationQuota, YoungerThan
from electoral.representation.groups import Flag
from electoral.system import System
from electoral.testing.strategies.people import USUAL_GROUPS
from electoral.testing.strategies.tallies import USUAL_THRESHOLDS, Threshold
from electoral.thresholds import Share
from electoral.tiers import Districts, Lists, Tier
from electoral.votes import Base


@attrs.frozen(kw_only=True)
class Frame:
    """What the returns of one tier must have.

    Attributes:
        total: the seats that the law gives all of the tier; None if its districts say it.
        one: whether there is one contest only.
        bases: what every tally must supply.
        thresholds: what contestants often meet exactly.
    """

    tier: str
    total: int | None
    one: bool = False
    bases: tuple[Base, ...] = (Base.CONTESTANTS,)
    thresholds: tuple[Threshold, ...] = USUAL_THRESHOLDS


def frames_of(system: object) -> tuple[Frame, ...]:
    """Give what the tiers of a system ask of returns.

    Raises:
        InvalidArgument: if it is no system, or has a tier of a user's own, of which that is not known.
    """
    if not isinstance(system, System):
        raise InvalidArgument(f"returns: system {show(system)} is no System; give one, or None")
    return tuple(map(_frame, system.tiers))


def _frame(tier: Tier) -> Frame:
    match tier:
        case Lists():
            return _frame_of_lists(tier)
        case Districts():
            return Frame(tier=tier.name, total=tier.seats)
    hint = "give a system of Lists and Districts, or write a strategy of your own"
    raise InvalidArgument(f"returns: what tier {show(tier.name)} asks of its returns is not known; {hint}")


def _frame_of_lists(tier: Lists) -> Frame:
    asked = tuple(_asked(tier.who))
    return Frame(
        tier=tier.name,
        total=tier.expected(),
        one=tier.seats != "districts",
        bases=tuple(dict.fromkeys((Base.CONTESTANTS, *(base for base, _ in asked)))),
        # Nobody has exactly nothing or everything of a base that others have votes of too.
        thresholds=tuple((base, share) for base, share in asked if 0 < share < 1) or USUAL_THRESHOLDS,
    )


def _asked(condition: Condition) -> Iterator[Threshold]:
    """Give the bases and shares that a condition looks at; of one that is not known, every base."""
    match condition:
        case Everyone():
            return
        case Share():
            yield condition.of, condition.share
        case Combined():
            for part in condition.conditions:
                yield from _asked(part)
        case _:
            yield from USUAL_THRESHOLDS


def flags_of(members: Iterable[RepresentationQuota]) -> tuple[str, ...]:
    """Give the flags that candidates may carry: those that the law counts, and usual ones."""
    flags = (each.label for quota in members for each in quota.groups if isinstance(each, Flag))
    return tuple(dict.fromkeys((*flags, *USUAL_GROUPS)))


def last_birth_date(members: Iterable[RepresentationQuota]) -> dt.date | None:
    """Give the last day on which candidates may be born: the day of the law on which ages are counted."""
    groups = (group for quota in members for group in quota.groups)
    return min((each.on for each in groups if isinstance(each, YoungerThan)), default=None)
