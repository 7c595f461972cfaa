"""Returns: any at all, and those that fit a system."""

import datetime as dt

import attrs
from hypothesis import strategies as st

from electoral.districts import District
from electoral.people import CandidateList, Party
from electoral.returns import Returns
from electoral.system import System
from electoral.testing.strategies.figures import Kind, require_contestants
from electoral.testing.strategies.frames import Frame, flags_of, frames_of, last_birth_date
from electoral.testing.strategies.names import days, named, times
from electoral.testing.strategies.people import candidate_lists, standing_parties
from electoral.testing.strategies.rows import Limits, Rows, rows
from electoral.testing.strategies.standing import Roll, district
from electoral.testing.strategies.votes import require_range

_MOST_LISTS = 2
_MOST_CANDIDATES = 3
_MOST_REGIONS = 1
_MOSTLY = st.sampled_from((False, True, True))


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

    >>> from hypothesis import given, settings
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
    members = system.members if system else ()
    return _returns(
        frames,
        limits,
        standing=standing_parties(min_contestants, max_contestants, unknown=allow_unknown),
        lists=candidate_lists(
            max_candidates=_MOST_CANDIDATES,
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
    parties = draw(standing)
    roll = Roll(
        parties=tuple(party.key for party in parties),
        sizes=limits.contestants,
        persons=limits.nominations,
    )
    made = _tiers(draw, frames, roll, limits)
    # Parties that are not told are those that stand.
    told = not limits.unknown or draw(_MOSTLY)
    return Returns(
        {each.tier: each.tallies for each in made if not each.declared},
        parties=parties if told else (),
        districts=[each for row in made for each in row.districts] + _regions(draw, limits),
        nominations=roll.nominations,
        lists=_lists(
            draw,
            lists,
            tiers=[each.tier for each in made] if frames else None,
            parties=roll.parties if told else tuple(roll.standing),
        ),
        declared={each.tier: each.winners for each in made if each.declared},
        date=draw(st.none() | dates),
    )


def _tiers(draw: st.DrawFn, frames: tuple[Frame, ...] | None, roll: Roll, limits: Limits) -> list[Rows]:
    """Draw the returns of every tier, those of the law if there is one."""
    if frames is not None:
        return [rows(draw, frame.tier, frame, roll, limits) for frame in frames]
    made = named(draw, 0, limits.tiers, lambda draw, tier: rows(draw, tier, None, roll, limits))
    return list(made.values())


def _regions(draw: st.DrawFn, limits: Limits) -> list[District]:
    """Draw regions, which have no contest of their own."""
    unknown = limits.unknown
    made = named(draw, 0, _MOST_REGIONS, lambda draw, key: district(draw, key, None, None, unknown=unknown))
    return list(made.values())


def _lists(
    draw: st.DrawFn,
    lists: st.SearchStrategy[CandidateList],
    *,
    tiers: list[str] | None,
    parties: tuple[str, ...],
) -> list[CandidateList]:
    """Draw lists of some parties; where there is no law, in any tiers."""
    made: dict[tuple[str, str], CandidateList] = {}

    def add(draw: st.DrawFn) -> None:
        each = draw(lists)
        tier = each.tier if tiers is None else draw(st.sampled_from(tiers))
        party = draw(st.sampled_from(parties))
        made[tier, party] = attrs.evolve(each, tier=tier, party=party)

    times(draw, 0, _MOST_LISTS if parties else 0, add)
    return list(made.values())
