"""Seats filled with persons, as far as their names are known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

import attrs

from electoral.names import unknown
from electoral.returns import Returns
from electoral.sources import Table

#: In which order a law gives the seats of a list to its persons.
Persons = Literal["list order"]


def require_persons(value: object, where: str) -> None:
    """Refuse an order of persons that there is not.

    Raises:
        UnknownName: naming the value.
    """
    if value is not None and value not in get_args(Persons):
        raise unknown(str(value), get_args(Persons), f"{where}: persons")


@attrs.frozen(kw_only=True)
class Member:
    """Who has a seat.

    Attributes:
        name: None if it is not known.
        party: None for an independent.
        tier: the tier in which the seat was won.
        district: the district or region of the seat.
    """

    name: str | None
    party: str | None
    tier: str
    district: str


def members_of(
    returns: Returns,
    tiers: Mapping[str, object],
    tables: Mapping[str, Table],
    filling: Mapping[str, Sequence[str]],
) -> tuple[Member, ...]:
    """Give a member for every seat, in the order of the law; see `Count.members`."""
    members: list[Member] = []
    for tier, names in filling.items():
        in_order = getattr(tiers[tier], "persons", None) == "list order"
        for district, contestant, seats in _cells(tables[name] for name in names):
            if seats < 0:
                members = _without(members, district, contestant, returns)
            else:
                place = (tier, district, contestant)
                members.extend(_seated(returns, place, seats, members, in_order=in_order))
    return tuple(members)


def _cells(tables: Iterable[Table]) -> Iterator[tuple[str, str, int]]:
    for table in tables:
        for district, row in table.items():
            for contestant, seats in row.items():
                yield district, contestant, int(seats)


def _without(members: list[Member], district: str, contestant: str, returns: Returns) -> list[Member]:
    """Take off the member whose seat was denied."""
    person, party = _person(returns, district, contestant), returns.party(district, contestant)
    denied = next(
        each for each in members if (each.district, each.party, each.name) == (district, party, person)
    )
    return [each for each in members if each is not denied]


def _person(returns: Returns, district: str, contestant: str) -> str | None:
    """Give the name of a contestant; None if it stands for a party, whose person is not known."""
    return None if returns.party(district, contestant) == contestant else contestant


def _seated(
    returns: Returns, place: tuple[str, str, str], seats: int, members: Sequence[Member], *, in_order: bool
) -> Iterator[Member]:
    tier, district, contestant = place
    party = returns.party(district, contestant)
    persons: list[str | None] = [_person(returns, district, contestant)]
    roster = None if party is None else returns.list_of(tier, party, district)
    if persons == [None] and in_order and roster is not None:
        elected = {(each.name, each.party) for each in members}
        persons = [each.name for each in roster.candidates if (each.name, party) not in elected]
    if seats > len(persons):
        # Several seats under one name are those of persons who are not known.
        persons = persons if in_order and roster is not None else []
    for number in range(seats):
        name = persons[number] if number < len(persons) else None
        yield Member(name=name, party=party, tier=tier, district=district)
