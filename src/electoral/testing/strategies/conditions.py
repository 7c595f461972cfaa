"""Who takes part: thresholds of every base, combined in any way."""

from fractions import Fraction

from hypothesis import strategies as st

from electoral.conditions import Combined, Condition, Everyone
from electoral.testing.strategies.tallies import USUAL_SHARES
from electoral.thresholds import Share
from electoral.votes import Base

_OTHER_SHARES = (Fraction(1, 5), Fraction(1, 3), Fraction(0), Fraction(1))
_MOST_DENOMINATOR = 10**6
#: Shares from 0 to 1: those of laws, and any.
FRACTIONS = st.one_of(
    st.sampled_from(USUAL_SHARES),
    st.sampled_from((*USUAL_SHARES, *_OTHER_SHARES)),
    st.fractions(0, 1, max_denominator=_MOST_DENOMINATOR),
)
#: Thresholds: at least, or more than, a share of any base.
SHARES = st.builds(Share, FRACTIONS, of=st.sampled_from(Base), strictly_more=st.booleans())


def _combined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Combined]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.builds(Combined, st.sampled_from(("any", "all")), several)


_SINGLE: st.SearchStrategy[Condition] = st.just(Everyone()) | SHARES
#: Thresholds and "everyone", alone or combined.
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(_SINGLE, _combined, max_leaves=5)
#: At least one of several conditions, or all of them.
COMBINED = _combined(CONDITIONS)


def conditions() -> st.SearchStrategy[Condition]:
    """Conditions: everyone with votes, thresholds, and these combined in any way.

    Thresholds are mostly those of laws (5 %, 3 % ...), which tallies of `tallies` and `returns` often meet
    exactly. Shrinks to `Everyone`.

    >>> from hypothesis import given
    >>> from electoral import Tally
    >>> from electoral.conditions import Panel
    >>> tally = Tally({"A": 95, "B": 5, "C": 0}, against_all=0, blank=0, cast=100, registered=100)
    >>> @given(conditions())
    ... def nobody_passes_without_votes(condition):
    ...     panel = Panel.of(tally, "here")
    ...     assert "C" not in condition.find(panel).passing
    >>> nobody_passes_without_votes()
    """
    return CONDITIONS
