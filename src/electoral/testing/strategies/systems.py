"""Election laws."""

import datetime as dt
from typing import get_args

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from electoral.representation import RepresentationQuota, Women, YoungerThan
from electoral.representation.groups import Flag, Group
from electoral.representation.quota import QuotaStage
from electoral.system import MOST_TIERS, System
from electoral.testing.strategies.conditions import FRACTIONS
from electoral.testing.strategies.names import LINES, NAMES, days
from electoral.testing.strategies.people import GROUP_NAMES
from electoral.testing.strategies.tiers import CITATIONS, tiers
from electoral.testing.strategies.votes import require_range
from electoral.tiers import Tier

_MOST_GROUPS = 3
_MOST_AGE = 120
_DAYS = days()
FLAGS = st.builds(Flag, GROUP_NAMES)
AGES = st.builds(YoungerThan, st.integers(0, _MOST_AGE), on=_DAYS)
#: Groups that a representation quota counts: women, flags, and persons under an age.
GROUPS: st.SearchStrategy[Group] = st.just(Women()) | FLAGS | AGES
#: Representation quotas: of lists, of mandates, or both.
MEMBERS = st.builds(
    RepresentationQuota,
    st.lists(GROUPS, min_size=1, max_size=_MOST_GROUPS, unique_by=lambda group: group.label),
    at_least=FRACTIONS,
    of=NAMES,
    stages=st.sampled_from((("list",), ("mandates",), ("list", "mandates"))),
    articles=st.dictionaries(st.sampled_from(get_args(QuotaStage)), LINES),
)
_HYPOTHETICAL = st.lists(LINES, max_size=2)


def systems(
    *,
    min_tiers: int = 1,
    max_tiers: int = 3,
    max_seats: int = 100,
    allow_quota: bool = True,
    allow_dates: bool = True,
    allow_unsettled_ties: bool = True,
    allow_listed_divisors: bool = True,
) -> st.SearchStrategy[System]:
    """Systems of every kind of part that has a form in files, so that each can be saved and loaded.

    Tiers are lists and districts in any order, with every method, conditions in any combination, admissions,
    rules for ties, articles and a representation quota. Shrinks to one tier with few parts.

    Args:
        min_tiers: the fewest tiers, at least 1.
        max_tiers: the most tiers, at most 100.
        max_seats: the most seats that the law gives a tier. Most methods count with any number; those that
            go seat by seat take long for many thousands.
        allow_quota: whether there may be a representation quota.
        allow_dates: whether the law may have dates of validity.
        allow_unsettled_ties: whether the rules for ties may leave one open without asking for lots. A count
            then raises `UnsettledTie`.
        allow_listed_divisors: as in `methods`.

    Raises:
        InvalidArgument: if there is no such number of tiers or seats.

    >>> from hypothesis import given
    >>> @given(systems(max_tiers=2, max_seats=10))
    ... def the_law_gives_few_seats(system):
    ...     assert sum(tier.expected() or 0 for tier in system.tiers) <= 20
    >>> the_law_gives_few_seats()
    """
    require_range(min_tiers, max_tiers, "tiers")
    if min_tiers < 1 or max_tiers > MOST_TIERS:
        raise InvalidArgument(
            f"tiers: a system has 1 to {MOST_TIERS}; give min_tiers and max_tiers among these"
        )
    parts = tiers(
        max_seats=max_seats,
        allow_unsettled_ties=allow_unsettled_ties,
        allow_listed_divisors=allow_listed_divisors,
    )
    several = st.lists(parts, min_size=min_tiers, max_size=max_tiers, unique_by=_first_part)
    return _systems(several, allow_quota, allow_dates)


def _first_part(tier: Tier) -> str:
    """Give the name up to a dot: with a name that goes on behind the dot, the law has tables of one name."""
    return tier.name.split(".")[0]


@st.composite
def _systems(draw: st.DrawFn, several: st.SearchStrategy[list[Tier]], quota: bool, dates: bool) -> System:
    made = draw(several)
    since, until = _validity(draw) if dates else (None, None)
    return System(
        draw(NAMES),
        law=draw(CITATIONS),
        tiers=tuple(made),
        members=_members(draw, made) if quota and draw(st.booleans()) else None,
        valid_from=since,
        valid_until=until,
        hypothetical=draw(_HYPOTHETICAL),
    )


def _members(draw: st.DrawFn, made: list[Tier]) -> RepresentationQuota:
    """Draw a quota of one of the tiers."""
    return attrs.evolve(draw(MEMBERS), of=draw(st.sampled_from([tier.name for tier in made])))


def _validity(draw: st.DrawFn) -> tuple[dt.date | None, dt.date | None]:
    """Draw the first and the last day, each of them known or not."""
    since, until = sorted((draw(_DAYS), draw(_DAYS)))
    return draw(st.sampled_from((None, since))), draw(st.sampled_from((None, until)))
