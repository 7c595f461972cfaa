"""Votes, and the question of how many seats they give."""

from decimal import Decimal
from fractions import Fraction
from string import ascii_uppercase
from typing import Any

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from electoral.exact import ExactInput

#: Votes are multiplied by one of these; the products are past 2**53, where floats lose votes.
LARGE = (2**31 - 1, 2**61 - 1, 2**63, 10**40)
# A contestant above this many has a number in its name.
_LETTERS = len(ascii_uppercase)
# Numbers with many common divisors, so that quotients of unequal votes are equal.
_ROUND = (12, 35, 60, 72, 100, 210)


def contestants(number: int) -> list[str]:
    """Give so many names: A, B, C ..."""
    return [
        ascii_uppercase[i % _LETTERS] + (str(i // _LETTERS) if i >= _LETTERS else "") for i in range(number)
    ]


def require_range(least: int, most: int, what: str) -> None:
    """Refuse bounds of a strategy that cross, or are below zero.

    Raises:
        InvalidArgument: saying which.
    """
    if not 0 <= least <= most:
        raise InvalidArgument(f"{what}: from {least!r} to {most!r} there is nothing; give 0 <= min <= max")


def _numbers(least: int) -> st.SearchStrategy[int]:
    """Give votes of one contestant: few, so that ties are many; round; or as in an election."""
    return st.one_of(
        st.integers(least, 12),
        st.sampled_from(_ROUND),
        st.integers(least, 1000),
        st.integers(least, 10**7),
    )


@st.composite
def _profile(draw: st.DrawFn, number: int, least: int, equal: bool) -> list[int]:
    """Draw votes of so many contestants."""
    if not equal:
        return draw(st.lists(_numbers(least), min_size=number, max_size=number, unique=True))
    kind = draw(st.integers(0, 2))
    if kind == 0:
        return draw(st.lists(st.integers(least, 12), min_size=number, max_size=number))
    if kind == 1:
        # A few numbers for all, so that many contestants have equal votes.
        kinds = draw(st.lists(_numbers(least), min_size=1, max_size=3))
        return draw(st.lists(st.sampled_from(kinds), min_size=number, max_size=number))
    # One large contestant and small ones: quotas are lost and won there.
    small = draw(st.lists(st.integers(least, 6), min_size=number - 1, max_size=number - 1))
    return [*small, draw(st.integers(least, 60))]


def _exact(number: int, unit: ExactInput) -> ExactInput:
    return number * unit  # type: ignore[operator] # an int times any exact number


def _units(large: bool, fractions: bool) -> st.SearchStrategy[ExactInput]:
    """Give what votes are multiplied by: mostly 1."""
    units: list[ExactInput] = [1] * 6
    if large:
        units.extend(LARGE)
    if fractions:
        units.extend((Fraction(1, 7), Fraction(1, 10**30), Decimal("0.125")))
    return st.sampled_from(units)


@st.composite
def _votes(
    draw: st.DrawFn,
    sizes: st.SearchStrategy[int],
    least: int,
    equal: bool,
    units: st.SearchStrategy[ExactInput],
) -> dict[str, ExactInput]:
    numbers = draw(_profile(draw(sizes), least, equal))
    unit = draw(units)
    votes = [_exact(number, unit) for number in numbers]
    if isinstance(unit, int) and unit > 1:
        # One vote more or less, which a float does not see.
        for i, number in enumerate(numbers):
            if number:
                votes[i] += draw(st.integers(0, 1))  # type: ignore[operator] # all are ints here
    return dict(zip(contestants(len(votes)), votes, strict=True))


def votes(
    *,
    min_contestants: int = 1,
    max_contestants: int = 5,
    allow_zero_votes: bool = True,
    allow_equal_votes: bool = True,
    allow_large_totals: bool = True,
    allow_fractions: bool = True,
) -> st.SearchStrategy[dict[str, Any]]:
    """Votes by contestant.

    Contestants are A, B, C and so on. There are many equal votes, contestants and whole contests without a
    vote, one large contestant beside small ones, totals past 2**53 that differ by one vote, and votes that
    are a `Fraction` or `Decimal`. Shrinks to one contestant without votes.

    Args:
        min_contestants: the fewest contestants, at least 1.
        max_contestants: the most contestants.
        allow_zero_votes: whether a contestant may have no votes.
        allow_equal_votes: whether two contestants may have equal votes.
        allow_large_totals: whether votes may be so many that a float cannot count them.
        allow_fractions: whether votes may be other than `int`.

    Raises:
        InvalidArgument: if there is no such number of contestants.

    >>> from hypothesis import given
    >>> @given(votes(min_contestants=2, allow_zero_votes=False))
    ... def everybody_has_votes(votes):
    ...     assert len(votes) >= 2 and all(votes.values())
    >>> everybody_has_votes()
    """
    require_range(min_contestants, max_contestants, "contestants")
    if min_contestants < 1:
        raise InvalidArgument("contestants: without a contestant there are no votes; give min_contestants=1")
    sizes = st.integers(min_contestants, max_contestants)
    units = _units(allow_large_totals, allow_fractions)
    return _votes(sizes, 0 if allow_zero_votes else 1, allow_equal_votes, units)


@st.composite
def _bounds(draw: st.DrawFn, votes: dict[str, Any], seats: int) -> dict[str, dict[str, int]]:
    """Draw bounds for some contestants; those below leave room, those above sometimes do not."""
    some = st.lists(st.sampled_from(list(votes)), unique=True)
    minimum, left = {}, seats
    for key in draw(some):
        minimum[key] = draw(st.integers(0, min(left, 3)))
        left -= minimum[key]
    maximum = {key: minimum.get(key, 0) + draw(st.integers(0, seats)) for key in draw(some)}
    return {name: bound for name, bound in (("minimum", minimum), ("maximum", maximum)) if bound}


@st.composite
def _problems(
    draw: st.DrawFn, voted: st.SearchStrategy[dict[str, Any]], houses: st.SearchStrategy[int], bounded: bool
) -> dict[str, Any]:
    problem: dict[str, Any] = {"votes": draw(voted), "seats": draw(houses)}
    if bounded and draw(st.booleans()):
        problem |= draw(_bounds(problem["votes"], problem["seats"]))
    return problem


def problems(
    *,
    min_contestants: int = 1,
    max_contestants: int = 5,
    min_seats: int = 0,
    max_seats: int = 12,
    allow_bounds: bool = True,
    allow_zero_votes: bool = True,
    allow_equal_votes: bool = True,
    allow_large_totals: bool = True,
    allow_fractions: bool = True,
) -> st.SearchStrategy[dict[str, Any]]:
    """Questions to an allocation rule, as its arguments: votes, seats and perhaps bounds.

    `minimum` and `maximum` are there only where they are drawn; those below never promise more seats than
    there are, those above may leave seats that nobody can take. Shrinks to one contestant and no seats.

    Args:
        min_contestants: the fewest contestants, at least 1.
        max_contestants: the most contestants.
        min_seats: the fewest seats.
        max_seats: the most seats.
        allow_bounds: whether contestants may have a fewest or a most seats.
        allow_zero_votes: as in `votes`.
        allow_equal_votes: as in `votes`.
        allow_large_totals: as in `votes`.
        allow_fractions: as in `votes`.

    Raises:
        InvalidArgument: if there is no such number of contestants or seats.

    >>> import electoral as el
    >>> from hypothesis import given
    >>> @given(problems(allow_bounds=False, allow_zero_votes=False))
    ... def every_seat_is_given(problem):
    ...     for seats in el.allocate(**problem, method="sainte_lague").outcomes():
    ...         assert sum(seats.values()) == problem["seats"]
    >>> every_seat_is_given()
    """
    require_range(min_seats, max_seats, "seats")
    voted = votes(
        min_contestants=min_contestants,
        max_contestants=max_contestants,
        allow_zero_votes=allow_zero_votes,
        allow_equal_votes=allow_equal_votes,
        allow_large_totals=allow_large_totals,
        allow_fractions=allow_fractions,
    )
    return _problems(voted, st.integers(min_seats, max_seats), allow_bounds)
