"""Cases of the properties: questions, with what each property looks at beside votes and seats."""

from collections.abc import Callable
from typing import Any, TypeAlias

from hypothesis import strategies as st

from electoral.testing.strategies.votes import LARGE, contestants, problems

Cases: TypeAlias = st.SearchStrategy[dict[str, Any]]
# So many seats at most, where a property needs a large house to be lost.
_LARGE_HOUSE = 30
# So many votes at a time, where votes of an array are many.
_ARRAY_UNIT = 2**55
# And so many, with so many contestants, where everything else is plain.
_LARGEST_HOUSE, _MANY = 120, 9


def questions(*, min_contestants: int = 1, min_seats: int = 0, max_seats: int = 12) -> Cases:
    """Votes and seats."""
    return problems(
        min_contestants=min_contestants,
        min_seats=min_seats,
        max_seats=max_seats,
        allow_bounds=False,
        allow_fractions=False,
    )


def _somebody(case: dict[str, Any]) -> dict[str, Any]:
    """Give the first contestant a vote if nobody has any."""
    votes = case["votes"]
    return case if any(votes.values()) else case | {"votes": votes | {next(iter(votes)): 1}}


def contests(*, min_contestants: int = 2, min_seats: int = 1, max_seats: int = 12) -> Cases:
    """Votes and seats; somebody has votes, and there is a seat, or most properties say nothing."""
    drawn = questions(min_contestants=min_contestants, min_seats=min_seats, max_seats=max_seats)
    return st.one_of(drawn.map(_somebody), drawn.map(_somebody), _parliament())


@st.composite
def _parliament(draw: st.DrawFn) -> dict[str, Any]:
    """As many contestants and seats as a parliament may have."""
    numbers = draw(st.lists(st.integers(1, 10**6), min_size=3, max_size=_MANY))
    return {"votes": _voted(numbers), "seats": draw(st.integers(1, _LARGEST_HOUSE))}


_NEW_NAMES = ("a", "Ә", "the tenth list")


@st.composite
def _adding(draw: st.DrawFn, base: Cases, add: Callable[[dict[str, Any]], Cases]) -> dict[str, Any]:
    case = draw(base)
    return case | draw(add(case))


def _voted(numbers: list[int]) -> dict[str, int]:
    return dict(zip(contestants(len(numbers)), numbers, strict=True))


def renamed() -> Cases:
    """Questions with other names, old ones and new ones, in another order."""

    def names(case: dict[str, Any]) -> Cases:
        old = list(case["votes"])
        orders = st.tuples(st.permutations(old), st.permutations([*old, *_NEW_NAMES]))
        return orders.map(lambda both: {"renamed": dict(zip(both[0], both[1], strict=False))})

    return _adding(contests(), names)


def multiplied() -> Cases:
    """Questions with a factor."""
    factors = st.integers(2, 9) | st.sampled_from(LARGE)
    return _adding(contests(), lambda _: st.fixed_dictionaries({"factor": factors}))


@st.composite
def with_equals(draw: st.DrawFn) -> dict[str, Any]:
    """Questions in which two contestants or more have equal votes."""
    case = draw(contests())
    first, *others = draw(st.permutations(list(case["votes"])))
    for other in others[: draw(st.integers(1, len(others)))]:
        case["votes"][other] = case["votes"][first]
    return case


@st.composite
def whole_quotas(draw: st.DrawFn) -> dict[str, Any]:
    """Questions in which everybody's quota is whole."""
    seats = draw(st.lists(st.integers(0, 8), min_size=1, max_size=5).filter(any))
    by = draw(st.integers(1, 60) | st.sampled_from(LARGE))
    return {"votes": _voted([k * by for k in seats]), "seats": sum(seats)}


@st.composite
def near_multiples(draw: st.DrawFn) -> dict[str, Any]:
    """Questions in which quotas are near multiples of a number, which divides the seats."""
    seats = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4))
    by, size = draw(st.integers(2, 4)), draw(st.integers(1, 40))
    numbers = [k * size + draw(st.integers(0, size)) for k in seats]
    return {"votes": _voted(numbers), "seats": by * sum(seats)}


@st.composite
def _giant(draw: st.DrawFn) -> dict[str, Any]:
    """One large contestant beside small ones, in a house of some size."""
    small = draw(st.lists(st.integers(1, 20), min_size=1, max_size=5))
    numbers = draw(st.permutations([draw(st.integers(20, 400)), *small]))
    return {"votes": _voted(numbers), "seats": draw(st.integers(1, _LARGE_HOUSE))}


def skewed() -> Cases:
    """Questions, many with one large contestant beside small ones."""
    return contests() | _giant()


def raised() -> Cases:
    """Questions in which a contestant then has more votes."""

    def more(case: dict[str, Any]) -> Cases:
        most = max(case["votes"].values()) + 1
        who = st.sampled_from(list(case["votes"]))
        return st.fixed_dictionaries({"contestant": who, "more": st.integers(1, 9) | st.integers(1, most)})

    return _adding(contests() | _giant(), more)


@st.composite
def transferred(draw: st.DrawFn) -> dict[str, Any]:
    """Questions in which votes then go from one contestant to another."""
    case = draw(contests() | _giant())
    giver, taker = draw(st.permutations(list(case["votes"])))[:2]
    # Who gives votes has some.
    case["votes"][giver] += not case["votes"][giver]
    moved = draw(st.integers(1, case["votes"][giver]))
    return case | {"giver": giver, "taker": taker, "moved": moved}


@st.composite
def regrown(draw: st.DrawFn) -> dict[str, Any]:
    """Questions with later votes of the same contestants."""
    case = draw(contests() | _giant())
    later = {}
    for key, number in case["votes"].items():
        tenth = number // 10 + 1
        later[key] = number + draw(st.integers(-min(tenth, number), tenth))
    return case | {"later": later}


def among() -> Cases:
    """Questions with some of the contestants, but not all."""

    def some(case: dict[str, Any]) -> Cases:
        keys = list(case["votes"])
        chosen = st.lists(st.sampled_from(keys), min_size=1, max_size=len(keys) - 1, unique=True)
        return st.fixed_dictionaries({"among": chosen})

    return _adding(contests(), some)


def paired() -> Cases:
    """Questions with two of the contestants."""

    def pairs(case: dict[str, Any]) -> Cases:
        return st.permutations(list(case["votes"])).map(lambda order: {"pair": order[:2]})

    return _adding(contests(min_contestants=3, max_seats=_LARGE_HOUSE), pairs)


@st.composite
def with_a_smallest(draw: st.DrawFn) -> dict[str, Any]:
    """Questions in which one contestant alone has the fewest votes."""
    case = draw(contests(min_contestants=1, max_seats=_LARGE_HOUSE) | _giant())
    rest = [number + 1 for number in case["votes"].values()]
    numbers = draw(st.permutations([*rest, draw(st.integers(0, min(rest) - 1))]))
    return {"votes": _voted(numbers), "seats": case["seats"]}


@st.composite
def _leading(draw: st.DrawFn, seats: st.SearchStrategy[int], above: st.SearchStrategy[int]) -> dict[str, Any]:
    """One contestant with as many votes as all others, and so many more."""
    others = draw(st.lists(st.integers(0, 12) | st.integers(1, 1000), max_size=5))
    first = max(0, sum(others) + draw(above))
    return {"votes": _voted(draw(st.permutations([first, *others]))), "seats": draw(seats)}


def odd_majorities() -> Cases:
    """Questions in which somebody has more than half of the votes, often just so; odd seats."""
    return _leading(st.integers(0, 12).map(lambda k: 2 * k + 1), st.integers(1, 3) | st.integers(1, 100))


def even_majorities() -> Cases:
    """Questions in which somebody has more than half of the votes, often just so; even seats."""
    return _leading(st.integers(1, 12).map(lambda k: 2 * k), st.integers(1, 3) | st.integers(1, 100))


def near_majorities() -> Cases:
    """Questions in which nobody has more than half of the votes, but often nearly so."""
    return _leading(st.integers(1, 15), st.integers(-3, 0)) | contests(min_contestants=3)


@st.composite
def with_a_zero(draw: st.DrawFn) -> dict[str, Any]:
    """Questions in which at least one contestant has no votes."""
    case = draw(questions())
    case["votes"][draw(st.sampled_from(list(case["votes"])))] = 0
    return case


@st.composite
def bounded(draw: st.DrawFn) -> dict[str, Any]:
    """Questions with bounds, many of which bind."""
    case: dict[str, Any] = {"minimum": {}, "maximum": {}, **draw(problems(allow_fractions=False))}
    if draw(st.booleans()):
        return case
    votes, seats = case["votes"], case["seats"]
    key = draw(st.sampled_from(list(votes)))
    share = votes[key] * seats // max(1, sum(votes.values()))
    below = {key: draw(st.integers(0, max(0, share - 1)))}
    above = {key: min(seats, share + draw(st.integers(1, 2)))}
    case["minimum"], case["maximum"] = draw(st.sampled_from([({}, below), (above, {})]))
    return case


@st.composite
def beyond_floats(draw: st.DrawFn) -> dict[str, Any]:
    """Questions with so many votes that a float does not see the one vote by which contestants differ."""
    unit = draw(st.sampled_from([2**53, 2**60 + 1, 10**30]))
    kinds = draw(st.lists(st.integers(1, 3), min_size=2, max_size=5))
    one, other = draw(st.permutations(range(len(kinds))))[:2]
    numbers = [kind * unit + draw(st.integers(0, 1)) for kind in kinds]
    numbers[other] = numbers[one] + 1
    return {"votes": _voted(numbers), "seats": draw(st.integers(1, 8))}


@st.composite
def stacked(draw: st.DrawFn) -> dict[str, Any]:
    """Questions with further votes of the same contestants, as rows of one array."""
    size = draw(st.integers(1, 5))
    large = draw(st.booleans())
    number = st.integers(0, 12) if large else st.integers(0, 12) | st.integers(0, 10**7)
    rows = draw(st.lists(st.lists(number, min_size=size, max_size=size), min_size=1, max_size=4))
    if large:
        # One vote more or less, which a float does not see; all together are less than 2**63.
        rows = [[k * _ARRAY_UNIT + draw(st.integers(0, 1)) * bool(k) for k in row] for row in rows]
    first, *others = map(_voted, rows)
    return {"votes": first, "seats": draw(st.integers(0, 12)), "beside": others}
