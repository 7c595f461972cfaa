"""Parity of a house by last remainder seats, of the party with the smallest share of a group (Mexico)."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from electoral.errors import MissingFigure, UnsettledTie
from electoral.exact import show
from electoral.names import listed
from electoral.people import Candidate
from electoral.representation.chamber import Chamber, StandingList, equal_votes, number_in
from electoral.representation.groups import in_union
from electoral.representation.seat_rules import SeatRule
from electoral.seated import Move


@attrs.define
class House:
    """The members of each list while seats go from one to another; `left` has lists still to be asked."""

    chamber: Chamber
    rule: SeatRule
    members: dict[StandingList, list[Candidate]]
    left: list[StandingList]

    def number(self) -> int:
        """Give how many of the group have seats."""
        inside = sum(number_in(self.rule, persons) for persons in self.members.values())
        return inside + number_in(self.rule, self.chamber.all_elsewhere())

    def share(self, party: str | None) -> Fraction:
        """Give the share of the group among the members of a party, over all tiers."""
        own = [person for each, seated in self.members.items() if each.party == party for person in seated]
        persons = (*own, *self.chamber.elected(party))
        return Fraction(number_in(self.rule, persons), len(persons))


def replaced(chamber: Chamber, rule: SeatRule) -> tuple[House, int, tuple[Move, ...]]:
    """Let the last remainder seats go to the next of the group, the party with the smallest share first.

    Of that party the list whose last seat has the smallest remainder gives it to the next person of the group
    on it. A list whose last member is of the group, or that has nobody to come in, keeps it (our reading);
    the next smallest remainder of the party follows, then the next party. Shares are taken anew each time.

    Returns:
        The members after it; how many the rule asks for; and the moves in their order.

    Raises:
        MissingFigure: if somebody is not known, or no list has a seat by a remainder and one must go.
        UnsettledTie: if equal shares, equal remainders or equal votes leave open whose seat goes, or to whom.
    """
    lists = [each for each in chamber.lists if each.remainder is not None]
    house = House(chamber, rule, {each: list(each.members) for each in chamber.lists}, lists)
    seats = sum(each.seats for each in chamber.lists) + len(chamber.all_elsewhere())
    due, moves = rule.bound.number(seats), list[Move]()
    if house.number() < due:
        _require_remainders(house)
    while house.number() < due and house.left:
        found = _last(house)
        house.left.remove(found)
        if move := _moved(house, found):
            moves.append(move)
    return house, due, tuple(moves)


def _require_remainders(house: House) -> None:
    if not house.left:
        raise MissingFigure(
            f"tier {show(house.chamber.tier)}: no list is known to have its last seat by a remainder, and"
            " such seats are given up first; use a method of quotas with largest remainders in each district"
        )


def _last(house: House) -> StandingList:
    """Give the list with the smallest remainder, of the party with the smallest share."""
    shares = {each.party: house.share(each.party) for each in house.left}
    parties = [party for party, share in shares.items() if share == min(shares.values())]
    if len(parties) > 1:
        raise UnsettledTie(f"{listed(parties)} have the same share; whose seat goes first is not known")
    lists = [each for each in house.left if each.party == parties[0]]
    return _smallest(lists)


def _smallest(lists: Sequence[StandingList]) -> StandingList:
    remainders = [each.remainder for each in lists if each.remainder is not None]
    last = [each for each in lists if each.remainder == min(remainders)]
    if len(last) > 1:
        both = listed(each.where for each in last)
        raise UnsettledTie(f"{both} have the same remainder; whose seat goes first is not known")
    return last[0]


def _moved(house: House, of: StandingList) -> Move | None:
    """Give the last seat of a list to the next of the group; None if that changes nothing."""
    members, groups = house.members[of], house.rule.bound.groups
    last = [each for each in members if each in _equals(of, members[-1])]
    if all(in_union(groups, each) for each in last):
        return None
    coming = next(_of_group(of.persons, members, house.rule), None)
    if coming is None:
        return None
    may = list(_of_group(_equals(of, coming), members, house.rule))
    for equal in (last, may):
        if len(equal) > 1:
            raise equal_votes(of, equal)
    (leaving,) = last
    members[-1] = coming
    return Move(displaced=leaving.name, promoted=coming.name, party=of.party, district=of.district)


def _equals(of: StandingList, person: Candidate) -> tuple[Candidate, ...]:
    """Give who has no order with a person, that person among them."""
    return next(equal for equal in of.ranks if person in equal)


def _of_group(
    persons: Iterable[Candidate], members: Sequence[Candidate], rule: SeatRule
) -> Iterator[Candidate]:
    return (each for each in persons if each not in members and in_union(rule.bound.groups, each))
