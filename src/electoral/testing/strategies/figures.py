"""The figures of made-up tallies: votes, and the ballots beside them."""

from fractions import Fraction
from functools import cache

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from electoral.exact import Exact, ExactInput
from electoral.testing.strategies.sheets import Sheet
from electoral.testing.strategies.votes import require_range, votes
from electoral.votes import Base

#: A float counts so many votes one by one, and no more.
MOST_IN_FLOAT = 2**53


def require_contestants(least: int, most: int) -> None:
    """Refuse numbers of contestants that cannot be."""
    require_range(least, most, "contestants")
    if least < 1:
        raise InvalidArgument("contestants: a tally without a contestant is none; give min_contestants=1")


@attrs.frozen(kw_only=True)
class Kind:
    """Which figures there may be: no votes, equal votes, figures past 2**53, and others than whole ones."""

    zero: bool = True
    equal: bool = True
    large: bool = True
    fractions: bool = True

    def allows(self, sheet: Sheet) -> bool:
        """Say whether the figures of a sheet are of this kind."""
        numbers = list(sheet.votes.values())
        return (
            (self.zero or all(numbers))
            and (self.equal or len(set(numbers)) == len(numbers))
            and (self.large or sheet.size(Base.REGISTERED) <= MOST_IN_FLOAT)
        )


@cache
def votes_of(kind: Kind, fewest: int, most: int) -> st.SearchStrategy[dict[str, ExactInput]]:
    """Give votes of so many contestants, from a strategy that is made once."""
    return votes(
        min_contestants=fewest,
        max_contestants=most,
        allow_zero_votes=kind.zero,
        allow_equal_votes=kind.equal,
        allow_large_totals=kind.large,
        allow_fractions=kind.fractions,
    )


@cache
def ballots_of(kind: Kind) -> st.SearchStrategy[Exact]:
    """Give ballots beside the votes: none, few or many."""
    whole = st.just(0) | st.integers(0, 9) | st.integers(0, 10**6)
    large = st.integers(0, 2**70) if kind.large else st.nothing()
    parts = st.builds(Fraction, st.integers(0, 99), st.integers(2, 7)) if kind.fractions else st.nothing()
    return whole | large | parts
