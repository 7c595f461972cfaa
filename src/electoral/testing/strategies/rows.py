"""The rows of made-up returns, tier by tier: tallies or declared winners, and the districts."""

import attrs
from hypothesis import strategies as st

from electoral.districts import District
from electoral.testing.strategies.figures import Kind
from electoral.testing.strategies.frames import Frame
from electoral.testing.strategies.names import NAMES, several
from electoral.testing.strategies.standing import Roll, district, split
from electoral.testing.strategies.tallies import USUAL_THRESHOLDS, Wanted, tallies_as
from electoral.votes import Tally

# One tier of so many has declared winners only.
_RARELY = (False, False, False, True)
#: Districts of a tier with their seats; None where the returns do not say them.
Seats = dict[str, int | None]


@attrs.frozen(kw_only=True)
class Limits:
    """How large returns may be, and what may be in them; see `returns`."""

    tiers: int
    districts: int
    contestants: tuple[int, int]
    seats: int
    unknown: bool
    declared: bool
    nominations: bool
    kind: Kind

    def wanted(self, contestants: tuple[str, ...], frame: Frame | None) -> Wanted:
        """Give what a tally must be like, also to fit a law."""
        return Wanted(
            contestants=contestants,
            bases=frame.bases if frame else (),
            thresholds=frame.thresholds if frame else USUAL_THRESHOLDS,
            unknown=self.unknown,
            partial=self.unknown,
            kind=self.kind,
        )


@attrs.frozen(kw_only=True)
class Plan:
    """What the returns of a tier are to have.

    Attributes:
        frame: what they must have to fit a law; None if there is none.
        keys: the districts that have rows.
        declared: whether these are winners instead of votes.
    """

    tier: str
    frame: Frame | None
    keys: tuple[str, ...]
    declared: bool


@attrs.frozen(kw_only=True)
class Rows:
    """The returns of a tier; either votes or winners."""

    tallies: dict[str, Tally]
    declared: dict[str, dict[str, int]]
    districts: list[District]


def plan(draw: st.DrawFn, tier: str, frame: Frame | None, limits: Limits) -> Plan:
    """Draw what a tier is to have."""
    declared = limits.declared and draw(st.sampled_from(_RARELY))
    one = frame is not None and frame.one and not declared
    keys = several(draw, NAMES, 0 if frame is None else 1, 1 if one else limits.districts)
    return Plan(tier=tier, frame=frame, keys=tuple(keys), declared=declared)


def rows(draw: st.DrawFn, plan: Plan, roll: Roll, limits: Limits) -> Rows:
    """Draw what is planned."""
    who = {key: roll.contestants(draw, key) for key in plan.keys}
    if plan.declared:
        winners, seats = _winners(draw, plan, who, limits)
        return Rows(tallies={}, declared=winners, districts=_districts(draw, plan, seats, limits))
    return Rows(
        tallies={key: draw(tallies_as(limits.wanted(who[key], plan.frame))) for key in plan.keys},
        declared={},
        districts=_districts(draw, plan, _seats(draw, plan, limits), limits),
    )


def _districts(draw: st.DrawFn, plan: Plan, seats: Seats, limits: Limits) -> list[District]:
    return [district(draw, key, plan.tier, number, unknown=limits.unknown) for key, number in seats.items()]


def _seats(draw: st.DrawFn, plan: Plan, limits: Limits) -> Seats:
    """Draw the districts of a tier with their seats, as far as the returns need or may say them."""
    if plan.frame is None:
        return _any_seats(draw, plan, limits)
    if plan.frame.one:
        (key,) = plan.keys
        return draw(st.sampled_from([{}, {key: None}, {key: plan.frame.total}]))
    return {**_all_seats(draw, plan.keys, plan.frame, limits)}


def _any_seats(draw: st.DrawFn, plan: Plan, limits: Limits) -> Seats:
    some = st.sampled_from(plan.keys) | NAMES if plan.keys else NAMES
    seats = st.none() | st.integers(0, limits.seats)
    return {key: draw(seats) for key in several(draw, some, 0, limits.districts)}


def _all_seats(draw: st.DrawFn, keys: tuple[str, ...], frame: Frame | None, limits: Limits) -> dict[str, int]:
    """Draw seats of every district, which are the law's together, if it says so."""
    if frame is None or frame.total is None:
        return {key: draw(st.integers(0, limits.seats)) for key in keys}
    return dict(zip(keys, split(draw, frame.total, len(keys)), strict=True))


def _winners(
    draw: st.DrawFn, plan: Plan, who: dict[str, tuple[str, ...]], limits: Limits
) -> tuple[dict[str, dict[str, int]], Seats]:
    """Draw declared winners, and the districts with as many seats as there are winners."""
    won, seats = _won(draw, plan, limits)
    winners = {
        key: dict(zip(who[key], split(draw, number, len(who[key])), strict=True))
        for key, number in won.items()
    }
    return winners, seats


def _won(draw: st.DrawFn, plan: Plan, limits: Limits) -> tuple[dict[str, int], Seats]:
    """Draw how many winners each row has, and the seats of the districts."""
    frame, keys = plan.frame, plan.keys
    if frame is None:
        return _all_seats(draw, keys, None, limits), _any_seats(draw, plan, limits)
    if frame.total is not None and draw(st.booleans()):
        return _all_seats(draw, keys, frame, limits), {}
    if len(keys) == 1 or not draw(st.booleans()):
        seats = _all_seats(draw, keys, frame, limits)
        return seats, {**seats}
    # The last row is the nation's, which holds winners whose district is not known.
    seats = _all_seats(draw, keys[:-1], frame, limits)
    known = {key: draw(st.integers(0, number)) for key, number in seats.items()}
    return known | {keys[-1]: sum(seats.values()) - sum(known.values())}, {**seats}
