"""Who stands in the districts of made-up returns, and the districts themselves."""

from collections.abc import Collection

import attrs
from hypothesis import strategies as st

from electoral.districts import District, Nomination
from electoral.testing.strategies.names import NAMES, PARTY_NAMES, given_name, several
from electoral.testing.strategies.votes import require_range

_MOST_PERSONS = 10**9
_PARENTS = st.none() | NAMES
_PERSONS = st.integers(0, _MOST_PERSONS)
_PERHAPS_PERSONS = st.none() | _PERSONS


@attrs.define(kw_only=True)
class Roll:
    """The contestants of made-up returns, as they are drawn district by district.

    Attributes:
        parties: the names of the parties that may stand.
        shared: the districts of several tiers; a nomination would not say in which of them it stands.
        sizes: how many contestants a district has, at least and at most.
        persons: whether contestants may be other than parties.
        standing: the parties that stand or nominate somebody.
    """

    parties: tuple[str, ...]
    shared: Collection[str]
    sizes: tuple[int, int]
    persons: bool
    nominations: list[Nomination] = attrs.Factory(list)
    standing: dict[str, None] = attrs.Factory(dict)

    def contestants(self, draw: st.DrawFn, district: str) -> tuple[str, ...]:
        """Draw who stands in a district: parties, or persons of whom each has a party or none."""
        some = st.sampled_from(self.parties)
        if not self.persons or district in self.shared or not draw(st.booleans()):
            everyone = draw(st.booleans())
            who = self.parties if everyone else several(draw, some, self.sizes[0], len(self.parties))
            self.standing |= dict.fromkeys(who)
            return tuple(who)
        people = several(draw, NAMES | some, *self.sizes)
        for each in people:
            if each in self.parties and draw(st.booleans()):
                self.standing[each] = None
            else:
                self._nominate(district, each, draw(st.none() | some))
        return tuple(people)

    def _nominate(self, district: str, contestant: str, party: str | None) -> None:
        self.nominations.append(Nomination(district, contestant, party))
        if party is not None:
            self.standing[party] = None


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
    persons = _PERHAPS_PERSONS if unknown else _PERSONS
    return District(
        key,
        tier=tier,
        seats=seats,
        parent=draw(_PARENTS),
        population=draw(persons),
        electorate=draw(persons),
    )


def nominations() -> st.SearchStrategy[Nomination]:
    """Nominations by any party, and of independents."""
    return st.builds(Nomination, NAMES, NAMES, st.none() | PARTY_NAMES)
