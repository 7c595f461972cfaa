"""Checks of members who gave way to others under a representation quota."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import attrs

from electoral.check.ceded import Elsewhere, by_remainders, by_votes
from electoral.check.exchanged import Chosen, chosen, demand_faults, is_of_rule, missed
from electoral.check.groups import counted, number_of
from electoral.check.members import tier_seats
from electoral.check.sheet import Sheet, is_ours
from electoral.check.standing import (
    NotKnownError,
    Standing,
    earlier_tiers,
    elsewhere,
    lists_of,
    members,
    within,
)
from electoral.record import House
from electoral.seated import Demand, Move, Moved

Result = tuple[tuple[Demand, ...], tuple[Move, ...]]
#: What finds the faults of one step.
Check = Callable[[Moved], Iterator[str]]


@attrs.frozen(kw_only=True)
class Expected:
    """A step that must be there: of which party and district, and what finds its faults."""

    party: str | None
    district: str | None
    check: Check


def moves_due(quota: Any, sheet: Sheet) -> list[Expected] | None:
    """Give the steps in which the remedy of a quota must say who gives way; None if it is not one of ours."""
    if quota.remedy is None or quota.remedy.decides != "law" or next(sheet.every(House), None) is None:
        return []
    if not any(each.candidates for each in sheet.returns.lists if each.tier == quota.of):
        return []
    if not is_ours(quota.remedy):
        return None
    key = f"moves due of {quota.of}"
    if key not in sheet.found:
        sheet.found[key] = _due(quota, sheet)
    found: list[Expected] = sheet.found[key]
    return found


def _due(quota: Any, sheet: Sheet) -> list[Expected]:
    moved = earlier_tiers(quota, sheet)
    lists, away = lists_of(sheet, quota.of, moved), elsewhere(sheet, quota.of, moved)
    of_parties = [each for each in lists if each.party is not None]
    over_house = any(rule.over == "house" for rule in quota.seats)
    match type(quota.remedy).__name__:
        case "Swap" if quota.remedy.until is None:
            return [
                Expected(
                    party=each.party,
                    district=each.district,
                    check=partial(_swap_faults, of=each, lists=of_parties, quota=quota, away=away),
                )
                for each in of_parties
            ]
        case "Swap":
            number = partial(_number_due, lists=of_parties, away=away)
            apart = _lie_apart(lists, quota.of, sheet)
            return [
                step
                for each in _districts(lists)
                for step in (_until_due(each, quota, number) if apart else _open_due(each))
            ]
        case "CedeByVotes" if over_house:
            result = partial(by_votes, lists, quota.seats, away)
            return [_whole(None, result)]
        case "CedeByVotes":
            apart = _lie_apart(lists, quota.of, sheet)
            return [
                step
                for each in _districts(lists)
                for step in (
                    [_whole(each[0].district, partial(by_votes, each, quota.seats, ()))]
                    if apart
                    else _open_due(each)
                )
            ]
        case _:
            (rule,) = quota.seats
            return [_whole(None, partial(by_remainders, sheet, quota.of, lists, rule, away))]


def _districts(lists: Sequence[Standing]) -> list[list[Standing]]:
    districts = dict.fromkeys(each.district for each in lists)
    return [[each for each in lists if each.district == district] for district in districts]


def _lie_apart(lists: Sequence[Standing], tier: str, sheet: Sheet) -> bool:
    """Say whether it is known in which district the members of every list sit."""
    districts = {region for region, _, seats in tier_seats(sheet, tier) if seats}
    return len(districts) < 2 or all(each.district is not None for each in lists)  # noqa: PLR2004 - one or several


def _open_due(lists: Sequence[Standing]) -> list[Expected]:
    return [Expected(party=None, district=lists[0].district, check=_open_faults)]


def _whole(district: str | None, result: Callable[[], Result]) -> Expected:
    return Expected(party=None, district=district, check=partial(_result_faults, result=result))


def moved_faults(step: Moved, quota: Any, expected: Expected | None, sheet: Sheet) -> Iterator[str]:
    """Check who gave way to whom: by the remedy of the law, or of one of a user's own only its numbers."""
    if step.remedy != quota.remedy.word:
        yield f"the remedy is not {quota.remedy.word!r}"
    if expected is not None:
        yield from expected.check(step)
    else:
        yield from _own_faults(step, lists_of(sheet, step.tier, earlier_tiers(quota, sheet)))


def _result_faults(step: Moved, result: Callable[[], Result]) -> Iterator[str]:
    try:
        demands, moves = result()
    except NotKnownError:
        yield from _open_faults(step)
        return
    if step.open:
        yield "everything that decides is known and nothing is tied, but it is left open"
    if step.demands != demands:
        yield "the demands, or how many there are, are not those of the law"
    if step.moves != moves:
        yield "the moves are not those of the procedure"


def _open_faults(step: Moved) -> Iterator[str]:
    """Demand that a step is open of which something that decides is not known, or tied."""
    if not step.open:
        yield "something that decides is not known, or votes are equal, but no text says so"
    if step.demands or step.moves:
        yield "demands or moves are told although it is open who has the seats"


def _swap_faults(
    step: Moved, of: Standing, lists: Sequence[Standing], quota: Any, away: Elsewhere
) -> Iterator[str]:
    how = (quota.remedy.by, quota.remedy.counting)
    try:
        asked = [(rule, _number_due(rule, of, lists, away)) for rule in quota.seats]
        found = chosen(of, asked, how, step.moves)
    except NotKnownError:
        yield from _open_faults(step)
        return
    if step.open and found.may_be_beyond_limit():
        yield from _open_faults(step)
        return
    yield from _chosen_faults(step, found)


def _chosen_faults(step: Moved, found: Chosen) -> Iterator[str]:
    if step.open:
        yield "everything that decides is known and nothing is tied, but it is left open"
    yield from demand_faults(step.demands, found)
    if step.moves != found.moves:
        yield "those who give way, or who come in for them, are not those of the rule"


def _number_due(rule: Any, of: Standing, lists: Sequence[Standing], away: Elsewhere) -> int:
    """Give how many of a list's seats a rule demands or allows, beside those elected elsewhere."""
    if rule.over == "list":
        return number_of(rule.bound, of.seats)
    persons = [person for party, person in away if party == of.party]
    known = [person for person in persons if person is not None]
    already = counted(rule.bound, known)
    if len(known) < len(persons) or already is None or sum(each.party == of.party for each in lists) > 1:
        raise NotKnownError
    return max(number_of(rule.bound, of.seats + len(persons)) - already, 0)


def _until_due(lists: list[Standing], quota: Any, number: Callable[..., int]) -> Iterator[Expected]:
    """Ask the rules of a quota one after another of all lists of a district, until its bound holds."""
    place = lists[0].district
    try:
        first, last = _rounds(lists, quota, number)
        before, after = (_counted(quota.remedy.until, each) for each in (first, last))
    except NotKnownError:
        yield from _open_due(lists)
        return
    for each, found in zip(lists, last, strict=True):
        if each.party is not None:
            yield Expected(
                party=each.party, district=each.district, check=partial(_chosen_faults, found=found)
            )
    due = number_of(quota.remedy.until, sum(each.seats for each in lists))
    told = partial(_district_faults, until=quota.remedy.until, numbers=(due, before, after))
    yield Expected(party=None, district=place, check=told)


def _rounds(
    lists: list[Standing], quota: Any, number: Callable[..., int]
) -> tuple[list[Chosen], list[Chosen]]:
    """Give the members by order, and those under the last rule that is asked."""
    how, until = (quota.remedy.by, quota.remedy.counting), quota.remedy.until
    seats = sum(each.seats for each in lists)
    first = last = [chosen(each, (), how) for each in lists]
    for rule in quota.seats:
        if not missed(until, _counted(until, last), seats):
            break
        last = [
            chosen(each, () if each.party is None else [(rule, number(rule, each))], how) for each in lists
        ]
    else:
        # What the last rule leaves is looked at once more, so it must be known.
        _counted(until, last)
    return first, last


def _counted(until: Any, found: Sequence[Chosen]) -> int:
    number = counted(until, [person for each in found for person in each.persons])
    if number is None:
        raise NotKnownError
    return number


@attrs.frozen
class _Until:
    """The bound on a district, as a rule without an article."""

    bound: Any
    article: str = ""


def _district_faults(step: Moved, until: Any, numbers: tuple[int, int, int]) -> Iterator[str]:
    due, before, after = numbers
    if step.open:
        yield "everything that decides is known and nothing is tied, but it is left open"
    if step.moves or len(step.demands) != 1:
        yield "of a district only its bound is told"
        return
    (demand,) = step.demands
    if not is_of_rule(demand, _Until(until), due) or (demand.before, demand.after) != (before, after):
        yield "the bound on the district, or how many there are, is not that of the law"


def _own_faults(step: Moved, lists: Sequence[Standing]) -> Iterator[str]:
    """Check of any remedy that members of a list gave way to others who waited on it, nobody twice."""
    have: dict[tuple[str | None, str | None], set[str]] = {}
    for move in step.moves:
        place = (move.party, move.district)
        of = next((each for each in lists if (each.party, each.district) == place), None)
        persons = set() if of is None else {person.name for person in of.persons}
        if of is not None and place not in have:
            have[place] = _names(of)
        seated = have.get(place, set())
        if not within(step.party, move.party) or not within(step.district, move.district):
            yield f"the list of {move.displaced!r} is not one that the step is about"
        if move.displaced not in seated or move.promoted not in persons - seated:
            yield f"{move.displaced!r} has no seat of a list on which {move.promoted!r} waits"
            return
        have[place] = seated - {move.displaced} | {move.promoted}
    if step.open and step.moves:
        yield "moves are told although it is open who has the seats"


def _names(of: Standing) -> set[str]:
    """Give who has the seats of a list by order; nobody if that is not known."""
    try:
        return {person.name for person in members(of)}
    except NotKnownError:
        return set()
