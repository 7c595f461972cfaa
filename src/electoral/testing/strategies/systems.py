"""Election laws."""

import datetime as dt
from typing import get_args

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from electoral.representation import (
    Blocks,
    Bound,
    Faulty,
    Flag,
    Group,
    HandToParty,
    LastBlock,
    ListRule,
    Men,
    NextOfSameGroups,
    NextOnList,
    NextUnlessBelow,
    Objective,
    Places,
    Prefixes,
    RepresentationQuota,
    Rounding,
    Scope,
    SeatRule,
    Status,
    Succession,
    WholeList,
    Windows,
    Women,
    YoungerThan,
)
from electoral.system import MOST_TIERS, System
from electoral.testing.strategies.conditions import FRACTIONS
from electoral.testing.strategies.names import LINES, NAMES, days
from electoral.testing.strategies.people import GROUP_NAMES
from electoral.testing.strategies.tiers import CITATIONS, tiers
from electoral.testing.strategies.votes import require_range
from electoral.tiers import Tier

_MOST_GROUPS = 3
_MOST_PERSONS = 10
_MOST_RULES = 2
_MOST_AGE = 120
_DAYS = days()
FLAGS = st.builds(Flag, GROUP_NAMES)
AGES = st.builds(YoungerThan, st.integers(1, _MOST_AGE), on=_DAYS)
#: Groups that a representation quota counts: women, men, flags, and persons under an age.
GROUPS: st.SearchStrategy[Group] = st.just(Women()) | st.just(Men()) | FLAGS | AGES
_SIZES = st.tuples(FRACTIONS, st.sampled_from(get_args(Rounding))) | st.tuples(
    st.integers(0, _MOST_PERSONS), st.none()
)
_NUMBERS = st.integers(1, _MOST_PERSONS)
_SCOPES: st.SearchStrategy[Scope] = (
    st.just(WholeList())
    | st.builds(Blocks, _NUMBERS, last=st.sampled_from(("asked", "left out")))
    | st.builds(Windows, _NUMBERS)
    | st.builds(LastBlock, _NUMBERS)
    | st.builds(Prefixes, first=_NUMBERS, step=_NUMBERS)
    | st.builds(lambda one, other: Places(first=min(one, other), last=max(one, other)), _NUMBERS, _NUMBERS)
)
#: Lower bounds only: every objective keeps those, and a person can count once for them.
_HANDED = st.builds(HandToParty, by=st.sampled_from(get_args(Objective))) | st.builds(
    HandToParty, by=st.sampled_from(("list order", "fewest displaced")), counting=st.just("once")
)
_HANDED_FOR_ANY = st.builds(
    HandToParty, by=st.sampled_from([each for each in get_args(Objective) if each != "reserved first"])
)
_SEVERAL_GROUPS = st.lists(GROUPS, min_size=1, max_size=_MOST_GROUPS, unique_by=lambda group: group.label)


@st.composite
def _lower_bounds(draw: st.DrawFn) -> Bound:
    size, rounding = draw(_SIZES)
    return Bound(draw(_SEVERAL_GROUPS), at_least=size, rounding=rounding)


@st.composite
def _upper_bounds(draw: st.DrawFn) -> Bound:
    size, rounding = draw(_SIZES)
    return Bound(draw(_SEVERAL_GROUPS), at_most=size, rounding=rounding)


_BOUNDS = _lower_bounds() | _upper_bounds()
_SUCCESSIONS: st.SearchStrategy[Succession] = (
    st.just(NextOnList())
    | st.builds(
        NextOfSameGroups,
        _SEVERAL_GROUPS,
        outside=st.sampled_from(("same", "next on list")),
        if_none=st.sampled_from(("vacant", "next on list")),
    )
    | st.builds(NextUnlessBelow, _lower_bounds())
)


@st.composite
def _quotas(draw: st.DrawFn) -> RepresentationQuota:
    """Draw a quota of lists, of mandates that are handed to the party, or of both."""
    on_lists = draw(st.booleans())
    on_seats = not on_lists or draw(st.booleans())
    article = st.none() | LINES
    listed = st.lists(
        st.builds(ListRule, _BOUNDS, within=_SCOPES, shortest=_NUMBERS, article=article),
        min_size=1,
        max_size=_MOST_RULES,
    )
    seated = st.lists(
        st.builds(SeatRule, _BOUNDS, over=st.sampled_from(("list", "party")), article=article),
        min_size=1,
        max_size=_MOST_RULES,
    )
    rules = draw(seated) if on_seats else ()
    handed = _HANDED if all(rule.bound.end == "at least" for rule in rules) else _HANDED_FOR_ANY
    return RepresentationQuota(
        of=draw(NAMES),
        lists=draw(listed) if on_lists else (),
        faulty=draw(st.sampled_from(get_args(Faulty))) if on_lists else None,
        seats=rules,
        remedy=draw(handed) if on_seats else None,
        succession=draw(st.none() | _SUCCESSIONS),
        law=draw(st.none() | CITATIONS),
        status=draw(st.none() | st.sampled_from(get_args(Status))),
    )


#: Representation quotas: of lists, of mandates, or both.
MEMBERS = _quotas()
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
        members=_members(draw, made) if quota and draw(st.booleans()) else (),
        valid_from=since,
        valid_until=until,
        hypothetical=draw(_HYPOTHETICAL),
    )


def _members(draw: st.DrawFn, made: list[Tier]) -> tuple[RepresentationQuota, ...]:
    """Draw one or two quotas, each of a tier of its own."""
    tiers = st.sampled_from([tier.name for tier in made])
    drawn = draw(st.lists(st.tuples(MEMBERS, tiers), min_size=1, max_size=2, unique_by=lambda each: each[1]))
    return tuple(attrs.evolve(quota, of=tier) for quota, tier in drawn)


def _validity(draw: st.DrawFn) -> tuple[dt.date | None, dt.date | None]:
    """Draw the first and the last day, each of them known or not."""
    since, until = sorted((draw(_DAYS), draw(_DAYS)))
    return draw(st.sampled_from((None, since))), draw(st.sampled_from((None, until)))
