"""Who is elected by order, and who waits on each list, put together from the seats, lists and law."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

import attrs

from electoral.check.sheet import Sheet
from electoral.exact import Exact
from electoral.people import Candidate, CandidateList
from electoral.record import Filled
from electoral.seated import ListChecked, Moved

#: Persons in the order of seats; those with equal votes stand together.
Ranks = tuple[tuple[Candidate, ...], ...]


@attrs.frozen(kw_only=True)
class Seat:
    """One seat, and who has it, if that is known."""

    tier: str
    district: str
    party: str | None
    name: str | None


@attrs.frozen(kw_only=True)
class Standing:
    """A list with seats, and who can have them; the party is None for a person alone."""

    party: str | None
    district: str | None
    ranks: Ranks
    seats: int

    @property
    def persons(self) -> tuple[Candidate, ...]:
        """Who can have its seats, in order."""
        return tuple(person for equal in self.ranks for person in equal)


class NotKnownError(Exception):
    """Something that decides is not known, or equal votes leave it open."""


def members(of: Standing) -> tuple[Candidate, ...]:
    """Give who has the seats of a list by order.

    Raises:
        NotKnownError: if nobody is known who could, or equal votes leave it open.
    """
    found = _first(of.ranks, of.seats)
    if not of.ranks or len(found) < min(of.seats, len(of.persons)):
        raise NotKnownError
    return found


def _first(ranks: Ranks, seats: int) -> tuple[Candidate, ...]:
    """Give as many as there are seats; equals all or none of them."""
    found: tuple[Candidate, ...] = ()
    for equal in ranks:
        if len(found + equal) > seats:
            return found
        found += equal
    return found


def by_order(sheet: Sheet) -> list[Seat]:
    """Give every seat with its member by the order of lists alone."""
    if "members by order" not in sheet.found:
        seats: list[Seat] = []
        for filled in sheet.every(Filled):
            tier = getattr(sheet.tier(filled.stage), "name", "")
            for district, row in filled.rows.items():
                for key, number in row.items():
                    party = sheet.returns.party(district, key)
                    alone = None if key == party else key
                    place = Seat(tier=tier, district=district, party=party, name=alone)
                    if number < 0:
                        _deny(seats, place)
                    else:
                        seats += [attrs.evolve(place, name=n) for n in _names(sheet, place, number, seats)]
        sheet.found["members by order"] = seats
    found: list[Seat] = sheet.found["members by order"]
    return found


def _deny(seats: list[Seat], place: Seat) -> None:
    """Take off the seat of somebody in a district, of whatever tier it is."""
    same = (place.district, place.party, place.name)
    for denied in [each for each in seats if (each.district, each.party, each.name) == same][:1]:
        seats.remove(denied)


def _names(sheet: Sheet, place: Seat, number: int, before: Sequence[Seat]) -> list[str | None]:
    """Give the persons of the seats in one cell of a table."""
    roster = None
    if place.party is not None and place.name is None:
        roster = roster_of(sheet, place.tier, place.party, place.district)
    if roster is None:
        return [place.name] if number == 1 else [None] * number
    # Persons of one name on lists of two districts are two.
    gone = {
        seat.name
        for seat in before
        if seat.party == place.party
        and (seat.tier != place.tier or roster_of(sheet, place.tier, roster.party, seat.district) is roster)
    }
    names = [person.name for person in _first(ranks_of(sheet, roster, gone), number)]
    return [*names, *[None] * (number - len(names))]


def roster_of(sheet: Sheet, tier: str, party: str, district: str | None) -> CandidateList | None:
    """Give a list whose persons are known: that of the district, or else that of the whole tier."""
    if "rosters by place" not in sheet.found:
        given = sheet.returns.lists
        sheet.found["rosters by place"] = {(each.tier, each.party, each.district): each for each in given}
    lists: dict[tuple[str, str, str | None], CandidateList] = sheet.found["rosters by place"]
    found = lists.get((tier, party, district)) or lists.get((tier, party, None))
    return found if found and found.candidates else None


def ranks_of(sheet: Sheet, roster: CandidateList, gone: Collection[str | None]) -> Ranks:
    """Give who of a list can still have seats, in the order of the law; nobody if that is not known."""
    by = next(getattr(tier, "persons", None) for tier in sheet.law.tiers if tier.name == roster.tier)
    persons = [each for each in roster.candidates[: _end_of(sheet, roster)] if each.name not in gone]
    if by is None or (by != "list order" and any(each.votes is None for each in persons)):
        return ()
    if by == "list order":
        return tuple((each,) for each in persons)
    most_first = sorted(persons, key=_negative_votes)
    if by == "votes":
        return tuple(tuple(equal) for _, equal in groupby(most_first, key=_negative_votes))
    return tuple((each,) for each in most_first)


def _negative_votes(person: Candidate) -> Exact:
    return -(person.votes or 0)


def _end_of(sheet: Sheet, roster: CandidateList) -> int | None:
    """Give how many of a list count, where it is cut short; None if all do."""
    if all(quota.of != roster.tier or quota.faulty != "cut short" for quota in sheet.law.members):
        return None
    place = (roster.tier, roster.party, roster.district)
    checked = sheet.every(ListChecked)
    return next(
        (step.compliant_up_to for step in checked if (step.tier, step.party, step.district) == place), None
    )


def after(sheet: Sheet, tiers: Collection[str]) -> list[Seat]:
    """Give every seat with its member, after the moves in some tiers."""
    seats = list(by_order(sheet))
    for step in sheet.every(Moved):
        if step.tier not in tiers:
            continue
        if step.open:
            seats = [attrs.evolve(seat, name=None) if _is_in(seat, step) else seat for seat in seats]
        for move in step.moves:
            lost = (step.tier, move.party, move.displaced)
            ours = [at for at, seat in enumerate(seats) if (seat.tier, seat.party, seat.name) == lost]
            for at in [at for at in ours if within(move.district, seats[at].district)][:1]:
                seats[at] = attrs.evolve(seats[at], name=move.promoted)
    return seats


def _is_in(seat: Seat, step: Moved) -> bool:
    """Say whether a step is about a seat; who stands alone gives way to nobody."""
    ours = seat.tier == step.tier and seat.party is not None
    return ours and within(step.party, seat.party) and within(step.district, seat.district)


def within(whole: str | None, part: str | None) -> bool:
    """Say whether a party or district is the one asked for; None asks for any."""
    return whole is None or whole == part


def elsewhere(sheet: Sheet, tier: str, moved: Collection[str]) -> list[tuple[str | None, Candidate | None]]:
    """Give the party and the person of every seat of other tiers, after the moves in some of them."""
    return [(seat.party, _person(sheet, seat)) for seat in after(sheet, moved) if seat.tier != tier]


def _person(sheet: Sheet, seat: Seat) -> Candidate | None:
    if seat.name is None:
        return None
    for each in sheet.returns.lists:
        if (each.tier, each.party) == (seat.tier, seat.party) and within(each.district, seat.district):
            for person in each.candidates:
                if person.name == seat.name:
                    return person
    return Candidate(seat.name)


def lists_of(sheet: Sheet, tier: str, moved: Collection[str]) -> list[Standing]:
    """Give the lists of a tier with seats, in the order of the tables, and behind them persons alone."""
    own = [seat for seat in by_order(sheet) if seat.tier == tier]
    away = [seat for seat in (*by_order(sheet), *after(sheet, moved)) if seat.tier != tier]
    seats = Counter(
        (seat.party, list_district(sheet, tier, seat.party, seat.district))
        for seat in own
        if seat.party is not None
    )
    found: list[Standing] = []
    for (party, district), number in seats.items():
        roster = roster_of(sheet, tier, party, district)
        gone = {seat.name for seat in away if seat.party == party}
        ranks = () if roster is None else ranks_of(sheet, roster, gone)
        found.append(Standing(party=party, district=district, ranks=ranks, seats=number))
    return [*found, *_alone(sheet, own)]


def list_district(sheet: Sheet, tier: str, party: str | None, region: str) -> str | None:
    """Give the district of the list behind seats in a region; None if the list is of the whole tier."""
    lists = [(each.party, each.district) for each in sheet.returns.lists if each.tier == tier]
    filled = [step for step in sheet.every(Filled) if getattr(sheet.tier(step.stage), "name", None) == tier]
    if len({row for step in filled for row in step.rows}) <= 1:
        return region if any(district == region for _, district in lists) else None
    whole = party is not None and (party, None) in lists and (party, region) not in lists
    return None if whole else region


def _alone(sheet: Sheet, own: Sequence[Seat]) -> Iterator[Standing]:
    for seat in own:
        if seat.party is None:
            ranks = () if seat.name is None else ((Candidate(seat.name),),)
            district = list_district(sheet, seat.tier, None, seat.district)
            yield Standing(party=None, district=district, ranks=ranks, seats=1)


def earlier_tiers(quota: Any, sheet: Sheet) -> set[str]:
    """Give the tiers whose quotas come before one: what was moved there is seen by it."""
    quotas = list(sheet.law.members)
    place = next(at for at, each in enumerate(quotas) if each is quota)
    return {each.of for each in quotas[:place]}
