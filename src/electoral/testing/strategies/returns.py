"""Returns: any at all, and those that fit a system."""

import datetime as dt
from collections import Counter

import attrs
from hypothesis import strategies as st

from electoral.districts import District
from electoral.people import CandidateList, Party
from electoral.returns import Returns
from electoral.system import System
from electoral.testing.strategies.figures import Kind, require_contestants
from electoral.testing.strategies.frames import Frame, flags_of, frames_of, last_birth_date
from electoral.testing.strategies.names import NAMES, days, several
from electoral.testing.strategies.people import candidate_lists, standing_parties
from electoral.testing.strategies.rows import Limits, Plan, Rows, plan, rows
from electoral.testing.strategies.standing import Roll, district
from electoral.testing.strategies.votes import require_range

_MOST_LISTS = 3
_MOST_REGIONS = 2


def returns(
    *,
    system: System | None = None,
    max_tiers: int = 3,
    max_districts: int = 3,
    min_contestants: int = 1,
    max_contestants: int = 5,
    max_seats: int = 100,
    allow_unknown: bool = True,
    allow_declared: bool = True,
    allow_nominations: bool = True,
    allow_large_totals: bool = True,
    allow_fractions: bool = True,
) -> st.SearchStrategy[Returns]:
    """Returns of any kind; with a system, those that it can count.

    They have tallies as `tallies` has them, or declared winners; parties with and without an order of
    registration; persons of a party and independents; districts and regions; and lists of candidates. Those
    that fit a system have what it needs, and often a contestant with exactly a share that it asks for. Its
    count then is a `Count`, or the law itself has no answer: no rule settles a tie (`UnsettledTie`), divisors
    are too few (`InvalidSystem`), or seats too many for its method (`BeyondLimit`). Shrinks to no tiers; with
    a system, to one contestant without votes in each.

    Args:
        system: the law that can count them, of lists and districts; None for any returns.
        max_tiers: the most tiers, where there is no system that says which.
        max_districts: the most districts of a tier, at least 1.
        min_contestants: the fewest contestants of a district, at least 1, and the fewest parties.
        max_contestants: the most of both.
        max_seats: the most seats of a district, where the system does not say how many all have.
        allow_unknown: whether what the system does not need may be not known.
        allow_declared: whether tiers may have declared winners instead of votes.
        allow_nominations: whether contestants may be persons, of a party or independent.
        allow_large_totals: as in `tallies`.
        allow_fractions: as in `tallies`.

    Raises:
        InvalidArgument: if the system is none, or has tiers of a user's own; or if there is no such number.

    >>> from hypothesis import given, settings, strategies
    >>> from electoral import load
    >>> law = load("kazakhstan-2023").system
    >>> @settings(max_examples=10)
    ... @given(returns(system=law, allow_nominations=False))
    ... def no_seat_is_lost(returns):
    ...     count = law.count(returns)
    ...     assert count.verify() and sum(count.sure.values()) <= 98
    >>> no_seat_is_lost()
    """
    require_range(0, max_tiers, "tiers")
    require_range(1, max_districts, "districts")
    require_contestants(min_contestants, max_contestants)
    require_range(0, max_seats, "seats")
    limits = Limits(
        tiers=max_tiers,
        districts=max_districts,
        contestants=(min_contestants, max_contestants),
        seats=max_seats,
        unknown=allow_unknown,
        declared=allow_declared,
        nominations=allow_nominations,
        kind=Kind(large=allow_large_totals, fractions=allow_fractions),
    )
    frames = None if system is None else frames_of(system)
    members = system.members if system else None
    return _returns(
        frames,
        limits,
        standing=standing_parties(min_contestants, max_contestants, unknown=allow_unknown),
        lists=candidate_lists(
            groups=flags_of(members) if system else None,
            max_birth_date=last_birth_date(members),
            allow_unknown=allow_unknown,
        ),
        dates=days(system.valid_from, system.valid_until) if system else days(),
    )


@st.composite
def _returns(
    draw: st.DrawFn,
    frames: tuple[Frame, ...] | None,
    limits: Limits,
    *,
    standing: st.SearchStrategy[tuple[Party, ...]],
    lists: st.SearchStrategy[CandidateList],
    dates: st.SearchStrategy[dt.date],
) -> Returns:
    plans = _plans(draw, frames, limits)
    parties = draw(standing)
    roll = _roll(parties, plans, limits)
    made = [rows(draw, each, roll, limits) for each in plans]
    # Parties that are not told are those that stand.
    told = not limits.unknown or draw(st.booleans())
    listed = _places(draw, frames, plans, [party.key for party in parties] if told else list(roll.standing))
    return Returns(
        {each.tier: row.tallies for each, row in zip(plans, made, strict=True) if not each.declared},
        parties=parties if told else (),
        districts=_districts(draw, made, limits),
        nominations=roll.nominations,
        lists=[attrs.evolve(draw(lists), tier=tier, party=party) for tier, party in listed],
        declared={each.tier: row.declared for each, row in zip(plans, made, strict=True) if each.declared},
        date=draw(st.none() | dates),
    )


def _plans(draw: st.DrawFn, frames: tuple[Frame, ...] | None, limits: Limits) -> list[Plan]:
    if frames is None:
        return [plan(draw, tier, None, limits) for tier in several(draw, NAMES, 0, limits.tiers)]
    return [plan(draw, frame.tier, frame, limits) for frame in frames]


def _roll(parties: tuple[Party, ...], plans: list[Plan], limits: Limits) -> Roll:
    districts = Counter(key for each in plans for key in each.keys)
    return Roll(
        parties=tuple(party.key for party in parties),
        shared=frozenset(key for key, tiers in districts.items() if tiers > 1),
        sizes=limits.contestants,
        persons=limits.nominations,
    )


def _districts(draw: st.DrawFn, made: list[Rows], limits: Limits) -> list[District]:
    """Give the districts of the tiers, and draw regions, which have no contest of their own."""
    regions = several(draw, NAMES, 0, _MOST_REGIONS)
    return [
        *(each for row in made for each in row.districts),
        *(district(draw, key, None, None, unknown=limits.unknown) for key in regions),
    ]


def _places(
    draw: st.DrawFn, frames: tuple[Frame, ...] | None, plans: list[Plan], parties: list[str]
) -> list[tuple[str, str]]:
    """Draw which parties have a list in which tiers; where there is no law, of tiers without rows too."""
    tiers = [each.tier for each in plans]
    if not parties:
        return []
    known = st.sampled_from(tiers) if tiers else st.nothing()
    places = st.tuples(known | NAMES if frames is None else known, st.sampled_from(parties))
    return draw(st.lists(places, max_size=_MOST_LISTS, unique=True))
