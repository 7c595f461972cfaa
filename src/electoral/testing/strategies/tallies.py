"""Tallies: votes of one contest and the ballots beside them."""

from collections.abc import Collection, Iterable
from fractions import Fraction
from itertools import product

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from electoral.exact import Exact, exact
from electoral.testing.strategies.figures import Kind, ballots_of, require_contestants, votes_of
from electoral.testing.strategies.names import given_names
from electoral.testing.strategies.sheets import Sheet, published
from electoral.votes import Base, Tally

#: The shares that laws ask of a list: 3 % to 7 %, 8 1/3 % ...
USUAL_SHARES = tuple(
    Fraction(share) for share in ("1/20", "3/100", "1/25", "7/100", "1/12", "1/10", "13/400", "1/150", "1/2")
)
Threshold = tuple[Base, Fraction]
USUAL_THRESHOLDS: tuple[Threshold, ...] = tuple(product(Base, USUAL_SHARES))


@attrs.frozen(kw_only=True)
class Wanted:
    """What tallies are wanted.

    Attributes:
        contestants: who stands, in this order; None for any, `fewest` to `most` of them.
        bases: what every tally can supply.
        thresholds: what contestants often meet exactly.
        unknown: whether figures may be not known.
        partial: whether contestants may be missing.
        kind: which figures there may be.
    """

    contestants: tuple[str, ...] | None
    fewest: int = 1
    most: int = 5
    bases: tuple[Base, ...]
    thresholds: tuple[Threshold, ...] = USUAL_THRESHOLDS
    unknown: bool
    partial: bool
    kind: Kind


def tallies(
    *,
    min_contestants: int = 1,
    max_contestants: int = 5,
    contestants: Collection[str] | None = None,
    bases: Collection[Base] = (),
    allow_unknown: bool = True,
    allow_partial: bool = True,
    allow_zero_votes: bool = True,
    allow_equal_votes: bool = True,
    allow_large_totals: bool = True,
    allow_fractions: bool = True,
) -> st.SearchStrategy[Tally]:
    """Tallies, with votes as `votes` has them, and any of the ballots beside them.

    The figures never contradict each other, so a base is either found or not known. Often a contestant has
    exactly a usual share (3 %, 5 %, 8 1/3 % ...) of one of the bases, be it known or not. Shrinks to one
    contestant without votes, and no other figure.

    Args:
        min_contestants: the fewest contestants, at least 1.
        max_contestants: the most contestants.
        contestants: who stands, in this order, whatever their numbers above; A, B, C ... if it is None.
        bases: those that every tally can supply, whatever else is not known in it.
        allow_unknown: whether votes and ballots may be not known. Without it all are, and `valid` too unless
            there are blank ballots, of which some laws say that they are valid.
        allow_partial: whether contestants may be missing.
        allow_zero_votes: as in `votes`.
        allow_equal_votes: as in `votes`.
        allow_large_totals: whether figures may be past 2**53.
        allow_fractions: whether figures may be other than whole.

    Raises:
        InvalidArgument: if there is no such number of contestants, or no such contestants or bases.

    >>> from hypothesis import given
    >>> @given(tallies(bases=[Base.VALID]))
    ... def nobody_has_more_than_all(tally):
    ...     valid = Base.VALID.of(tally, "here").value
    ...     assert all(number <= valid for number in tally.votes.values() if number is not None)
    >>> nobody_has_more_than_all()
    """
    require_contestants(min_contestants, max_contestants)
    fixed = None if contestants is None else given_names(contestants, "contestants")
    return tallies_as(
        Wanted(
            contestants=fixed,
            fewest=min_contestants,
            most=max_contestants,
            bases=_given_bases(bases),
            unknown=allow_unknown,
            partial=allow_partial,
            kind=Kind(
                zero=allow_zero_votes,
                equal=allow_equal_votes,
                large=allow_large_totals,
                fractions=allow_fractions,
            ),
        )
    )


def _given_bases(values: object) -> tuple[Base, ...]:
    """Take bases that a caller asks for."""
    taken = tuple(values) if isinstance(values, Iterable) else ()
    bases = tuple(base for base in taken if isinstance(base, Base))
    if not isinstance(values, Iterable) or len(bases) < len(taken):
        raise InvalidArgument(f"bases: {values!r} are no bases; give e.g. (Base.VALID,)")
    return bases


@st.composite
def tallies_as(draw: st.DrawFn, wanted: Wanted) -> Tally:
    """Give tallies as they are wanted."""
    sheet = _sheet(draw, wanted)
    if draw(st.booleans()):
        # Let generation be lucky: no random votes are exactly a share of anything.
        sheet = _on_a_threshold(draw, sheet, wanted)
    return published(draw, sheet, wanted.bases, unknown=wanted.unknown)


def _on_a_threshold(draw: st.DrawFn, sheet: Sheet, wanted: Wanted) -> Sheet:
    """Give somebody exactly a share of a base, if that is a sheet that is wanted."""
    base, share = draw(st.sampled_from(wanted.thresholds))
    lucky = sheet.with_share(draw(st.sampled_from(list(sheet.votes))), base, share)
    return lucky if wanted.kind.allows(lucky) else sheet


def _sheet(draw: st.DrawFn, wanted: Wanted) -> Sheet:
    partial = wanted.partial and Base.CONTESTANTS not in wanted.bases and draw(st.booleans())
    # Often there are no ballots beside the votes, or no blank ones.
    ballots = ballots_of(wanted.kind) if draw(st.booleans()) else st.just(0)
    sheet = Sheet(
        votes=_voted(draw, wanted),
        missing=draw(ballots) if partial else 0,
        partial=partial,
        against_all=draw(ballots),
        blank=draw(ballots) if draw(st.booleans()) else 0,
        invalid=draw(ballots),
        absent=draw(ballots),
    )
    return sheet if wanted.kind.allows(sheet) else sheet.without_ballots()


def _voted(draw: st.DrawFn, wanted: Wanted) -> dict[str, Exact]:
    """Draw votes of those who stand."""
    named = wanted.contestants
    fewest, most = (wanted.fewest, wanted.most) if named is None else (len(named), len(named))
    voted = draw(votes_of(wanted.kind, fewest, most))
    return dict(zip(named or voted, (exact(number, "votes") for number in voted.values()), strict=True))
