"""The rows of made-up returns, tier by tier: tallies or declared winners, and the districts."""

import attrs
from hypothesis import strategies as st

from electoral.districts import District
from electoral.testing.strategies.figures import Kind
from electoral.testing.strategies.frames import Frame
from electoral.testing.strategies.names import NAMES, fresh, several, times
from electoral.testing.strategies.standing import Roll, district, split
from electoral.testing.strategies.tallies import USUAL_THRESHOLDS, Wanted, tallies_as
from electoral.votes import Tally

# One tier of so many has declared winners only.
_RARELY = st.sampled_from((False, False, False, True))
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


@attrs.define(kw_only=True)
class Rows:
    """The returns of a tier, as they are drawn: votes, or else declared winners.

    Attributes:
        frame: what they must have to fit a law; None if there is none.
        who: the contestants by district.
    """

    tier: str
    frame: Frame | None
    declared: bool
    who: dict[str, tuple[str, ...]] = attrs.Factory(dict)
    tallies: dict[str, Tally] = attrs.Factory(dict)
    winners: dict[str, dict[str, int]] = attrs.Factory(dict)
    districts: list[District] = attrs.Factory(list)


def rows(draw: st.DrawFn, tier: str, frame: Frame | None, roll: Roll, limits: Limits) -> Rows:
    """Draw the returns of a tier."""
    made = Rows(tier=tier, frame=frame, declared=limits.declared and draw(_RARELY))
    one = frame is not None and frame.one and not made.declared
    least, most = 0 if frame is None else 1, 1 if one else limits.districts
    times(draw, least, most, lambda draw: _add_district(draw, made, roll, limits))
    roll.used |= made.who.keys()
    seats = _add_winners(draw, made, limits) if made.declared else _seats(draw, made, limits)
    made.districts = [
        district(draw, key, tier, number, unknown=limits.unknown) for key, number in seats.items()
    ]
    return made


def _add_district(draw: st.DrawFn, made: Rows, roll: Roll, limits: Limits) -> None:
    """Draw a district, who stands there, and the votes unless winners are declared."""
    key = fresh(draw(NAMES), {*roll.closed, *made.who})
    made.who[key] = roll.contestants(draw, key)
    if not made.declared:
        made.tallies[key] = draw(tallies_as(limits.wanted(made.who[key], made.frame)))


def _seats(draw: st.DrawFn, made: Rows, limits: Limits) -> Seats:
    """Draw the districts of a tier with their seats, as far as the returns need or may say them."""
    if made.frame is None:
        return _any_seats(draw, made, limits)
    if made.frame.one:
        (key,) = made.who
        return draw(st.sampled_from([{}, {key: None}, {key: made.frame.total}]))
    return {**_all_seats(draw, tuple(made.who), made.frame, limits)}


def _any_seats(draw: st.DrawFn, made: Rows, limits: Limits) -> Seats:
    some = st.sampled_from(list(made.who)) | NAMES if made.who else NAMES
    seats = st.none() | st.integers(0, limits.seats)
    return {key: draw(seats) for key in several(draw, some, 0, limits.districts)}


def _all_seats(draw: st.DrawFn, keys: tuple[str, ...], frame: Frame | None, limits: Limits) -> dict[str, int]:
    """Draw seats of every district, which are the law's together, if it says so."""
    if frame is None or frame.total is None:
        return {key: draw(st.integers(0, limits.seats)) for key in keys}
    return dict(zip(keys, split(draw, frame.total, len(keys)), strict=True))


def _add_winners(draw: st.DrawFn, made: Rows, limits: Limits) -> Seats:
    """Draw declared winners; give the districts with their seats, as many as there are winners."""
    won, seats = _won(draw, made, limits)
    made.winners = {
        key: dict(zip(who, split(draw, won[key], len(who)), strict=True)) for key, who in made.who.items()
    }
    return seats


def _won(draw: st.DrawFn, made: Rows, limits: Limits) -> tuple[dict[str, int], Seats]:
    """Draw how many winners each row has, and the seats of the districts."""
    frame, keys = made.frame, tuple(made.who)
    if frame is None:
        return _all_seats(draw, keys, None, limits), _any_seats(draw, made, limits)
    if frame.total is not None and draw(st.booleans()):
        return _all_seats(draw, keys, frame, limits), {}
    if len(keys) == 1 or not draw(st.booleans()):
        seats = _all_seats(draw, keys, frame, limits)
        return seats, {**seats}
    # The last row is the nation's, which holds winners whose district is not known.
    seats = _all_seats(draw, keys[:-1], frame, limits)
    known = {key: draw(st.integers(0, number)) for key, number in seats.items()}
    return known | {keys[-1]: sum(seats.values()) - sum(known.values())}, {**seats}
