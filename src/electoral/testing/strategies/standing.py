"""Who stands in the districts of made-up returns, and the districts themselves."""

import attrs
from hypothesis import strategies as st

from electoral.districts import District, Nomination
from electoral.testing.strategies.names import NAMES, PARTY_NAMES, fresh, given_name, times
from electoral.testing.strategies.votes import require_range

_MOST_PERSONS = 10**9
_PARENTS = st.none() | NAMES
_PERSONS = st.integers(0, _MOST_PERSONS)
_PERHAPS_PERSONS = st.none() | _PERSONS


@attrs.define(kw_only=True)
class Roll:
    """The contestants of made-up returns, as they are drawn tier by tier and district by district.

    A nomination says where somebody stands, but not in which tier; so a district that has one belongs to one
    tier only, and in the districts of several tiers there are only parties.

    Attributes:
        parties: the names of the parties that may stand.
        sizes: how many contestants a district has, at least and at most.
        persons: whether contestants may be other than parties.
        standing: the parties that stand or nominate somebody.
        used: the districts of the tiers so far.
        closed: those that no other tier may have.
    """

    parties: tuple[str, ...]
    sizes: tuple[int, int]
    persons: bool
    nominations: list[Nomination] = attrs.Factory(list)
    standing: dict[str, None] = attrs.Factory(dict)
    used: set[str] = attrs.Factory(set)
    closed: set[str] = attrs.Factory(set)

    def contestants(self, draw: st.DrawFn, district: str) -> tuple[str, ...]:
        """Draw who stands in a district: parties, or persons of whom each has a party or none."""
        if not self.persons or district in self.used or not draw(st.booleans()):
            return self._only_parties(draw)
        self.closed.add(district)
        people: list[str] = []
        times(draw, *self.sizes, lambda draw: people.append(self._entered(draw, district, people)))
        return tuple(people)

    def _only_parties(self, draw: st.DrawFn) -> tuple[str, ...]:
        some = st.lists(st.sampled_from(self.parties), min_size=self.sizes[0], unique=True)
        who = self.parties if draw(st.booleans()) else tuple(draw(some))
        self.standing |= dict.fromkeys(who)
        return who

    def _entered(self, draw: st.DrawFn, district: str, others: list[str]) -> str:
        """Draw somebody, and whose candidate that is; it may also be a party itself."""
        some = st.sampled_from(self.parties)
        contestant = fresh(draw(NAMES | some), others)
        if contestant in self.parties and draw(st.booleans()):
            self.standing[contestant] = None
            return contestant
        party = draw(st.none() | some)
        self.nominations.append(Nomination(district, contestant, party))
        if party is not None:
            self.standing[party] = None
        return contestant


def nominations() -> st.SearchStrategy[Nomination]:
    """Nominations by any party, and of independents."""
    return st.builds(Nomination, NAMES, NAMES, st.none() | PARTY_NAMES)


def split(draw: st.DrawFn, total: int, parts: int) -> list[int]:
    """Draw so many whole numbers, one or more, that are a total together."""
    cuts = sorted(draw(st.integers(0, total)) for _ in range(parts - 1))
    return [high - low for low, high in zip([0, *cuts], [*cuts, total], strict=True)]


def districts(
    *, tier: str | None = None, max_seats: int = 100, allow_unknown: bool = True
) -> st.SearchStrategy[District]:
    """Districts of a tier, and regions without a contest. Shrinks to ``District("A")``.

    Args:
        tier: the tier of all of them; any, or none, if it is None.
        max_seats: the most seats.
        allow_unknown: whether seats, population and electorate may be not known.

    Raises:
        InvalidArgument: if the tier is no name, or there is no such number of seats.

    >>> from hypothesis import given
    >>> @given(districts(tier="list", max_seats=3, allow_unknown=False))
    ... def the_seats_are_known(district):
    ...     assert district.tier == "list" and 0 <= district.seats <= 3
    >>> the_seats_are_known()
    """
    require_range(0, max_seats, "seats")
    seats = st.integers(0, max_seats)
    return _districts(
        st.none() | NAMES if tier is None else st.just(given_name(tier, "tier")),
        st.none() | seats if allow_unknown else seats,
        unknown=allow_unknown,
    )


@st.composite
def _districts(
    draw: st.DrawFn,
    tiers: st.SearchStrategy[str | None],
    seats: st.SearchStrategy[int | None],
    *,
    unknown: bool,
) -> District:
    return district(draw, draw(NAMES), draw(tiers), draw(seats), unknown=unknown)


def district(draw: st.DrawFn, key: str, tier: str | None, seats: int | None, *, unknown: bool) -> District:
    """Draw a district whose name, tier and seats are said."""
    if unknown and not draw(st.booleans()):
        return District(key, tier=tier, seats=seats)
    persons = _PERHAPS_PERSONS if unknown else _PERSONS
    return District(
        key,
        tier=tier,
        seats=seats,
        parent=draw(_PARENTS),
        population=draw(persons),
        electorate=draw(persons),
    )
