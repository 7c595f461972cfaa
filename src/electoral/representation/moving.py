"""Steps of the record: who gives way to whom on a list, in a district, or in the house."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from electoral.errors import BeyondLimit, MissingFigure, UnsettledTie
from electoral.people import Candidate
from electoral.representation.bounds import Bound
from electoral.representation.ceding import Balanced, Contender, balanced
from electoral.representation.chamber import Chamber, StandingList, number_in
from electoral.representation.choosing import Counting, Objective
from electoral.representation.last_remainders import replaced
from electoral.representation.seat_rules import SeatRule
from electoral.representation.swapping import Swapped, demand, fixed, swapped
from electoral.seated import Demand, Move, Moved

#: What can leave it open who has a seat; the count then says why, and names nobody.
_OPEN = (BeyondLimit, MissingFigure, UnsettledTie)
_HOUSE = (None, None)


@attrs.frozen(kw_only=True)
class Rule:
    """How seats of a list are chosen: the word of the remedy, the rules, the objective and the counting."""

    word: str
    rules: tuple[SeatRule, ...]
    by: Objective
    counting: Counting


def moved_on_list(chamber: Chamber, of: StandingList, how: Rule) -> Moved:
    """Say who of a list gives way to whom."""
    place = of.party, of.district
    try:
        found = _swapped(chamber, of, how, how.rules)
    except _OPEN as error:
        return _open(chamber, place, how.word, error)
    return _moved(chamber, place, how.word, found.demands, found.moves)


def moved_in_district(
    chamber: Chamber, lists: Sequence[StandingList], how: Rule, until: Bound
) -> Iterator[Moved]:
    """Say who gives way to whom on the lists of a district, and then what holds of the district."""
    place = None, lists[0].district
    try:
        chamber.require_lists_of_districts()
        rounds = list(_rounds(chamber, lists, how, until))
    except _OPEN as error:
        yield _open(chamber, place, how.word, error)
        return
    for each, found in zip(lists, rounds[-1], strict=True):
        if each.party is not None:
            yield _moved(chamber, (each.party, each.district), how.word, found.demands, found.moves)
    due, before, after = _due(until, lists), _counted(until, rounds[0]), _counted(until, rounds[-1])
    told = demand(SeatRule(until, over="district"), due, before, after)
    yield _moved(chamber, place, how.word, (told,), ())


def moved_by_cession(
    chamber: Chamber, lists: Sequence[StandingList], word: str, rules: Sequence[SeatRule]
) -> Moved:
    """Say who cedes to whom in a district, or in the house."""
    of_house = rules[0].over == "house"
    place = _HOUSE if of_house else (None, lists[0].district)
    try:
        if not of_house:
            chamber.require_lists_of_districts()
        elsewhere = chamber.all_elsewhere() if of_house else ()
        return _ceded(chamber, lists, (place, word), rules, elsewhere)
    except _OPEN as error:
        return _open(chamber, place, word, error)


def moved_in_house(chamber: Chamber, word: str, rule: SeatRule) -> Moved:
    """Say whose last remainder seats go to whom in the house."""
    try:
        people = (*chamber.all_elsewhere(), *(person for each in chamber.lists for person in each.members))
        house, due, moves = replaced(chamber, rule)
        told = demand(rule, due, number_in(rule, people), house.number())
    except _OPEN as error:
        return _open(chamber, _HOUSE, word, error)
    return _moved(chamber, _HOUSE, word, (told,), moves)


def _moved(
    chamber: Chamber,
    place: tuple[str | None, str | None],
    word: str,
    demands: tuple[Demand, ...],
    moves: tuple[Move, ...],
) -> Moved:
    party, district = place
    return Moved(
        tier=chamber.tier,
        party=party,
        district=district,
        remedy=word,
        demands=demands,
        moves=moves,
        open="",
    )


def _open(chamber: Chamber, place: tuple[str | None, str | None], word: str, why: Exception) -> Moved:
    return attrs.evolve(_moved(chamber, place, word, (), ()), open=str(why))


def _swapped(chamber: Chamber, of: StandingList, how: Rule, rules: Iterable[SeatRule]) -> Swapped:
    numbers = [(rule, chamber.due(rule, of)) for rule in rules]
    return swapped(of, numbers, by=how.by, counting=how.counting)


def _rounds(
    chamber: Chamber, lists: Sequence[StandingList], how: Rule, until: Bound
) -> Iterator[list[Swapped]]:
    """Give the members of all lists by order, then under rule after rule, until the district's holds."""
    due = _due(until, lists)
    for asked in ((), *((rule,) for rule in how.rules)):
        found = [_swapped(chamber, each, how, asked if each.party is not None else ()) for each in lists]
        yield found
        counted = _counted(until, found)
        if counted >= due if until.end == "at least" else counted <= due:
            return


def _due(until: Bound, lists: Iterable[StandingList]) -> int:
    return until.number(sum(each.seats for each in lists))


def _counted(until: Bound, found: Iterable[Swapped]) -> int:
    rule = SeatRule(until, over="district")
    return sum(number_in(rule, each.members) for each in found)


def _ceded(
    chamber: Chamber,
    lists: Sequence[StandingList],
    said: tuple[tuple[str | None, str | None], str],
    rules: Sequence[SeatRule],
    elsewhere: Sequence[Candidate],
) -> Moved:
    seats = sum(each.seats for each in lists) + len(elsewhere)
    already = [number_in(rule, elsewhere) for rule in rules]
    bounds = [
        fixed(rule.bound, max(rule.bound.number(seats) - number, 0))
        for rule, number in zip(rules, already, strict=True)
    ]
    result = balanced(
        [each for place, of in enumerate(lists) for each in _contenders(place, of, of.members)],
        [each for place, of in enumerate(lists) for each in _contenders(place, of, _waiting(of))],
        bounds=bounds,
    )
    demands = tuple(
        demand(rule, rule.bound.number(seats), number + len(then.counted), number + len(now.counted))
        for rule, number, then, now in zip(rules, already, result.before, result.after, strict=True)
    )
    return _moved(chamber, *said, demands, _cessions(result, lists))


def _waiting(of: StandingList) -> tuple[Candidate, ...]:
    """Give who of a list has no seat by order."""
    seated = frozenset(of.members)
    return tuple(person for person in of.persons if person not in seated)


def _cessions(result: Balanced, lists: Sequence[StandingList]) -> tuple[Move, ...]:
    return tuple(
        Move(
            displaced=each.displaced.candidate.name,
            promoted=each.promoted.candidate.name,
            party=lists[int(each.displaced.list or 0)].party,
            district=lists[int(each.displaced.list or 0)].district,
        )
        for each in result.cessions
    )


def _contenders(place: int, of: StandingList, persons: Iterable[Candidate]) -> Iterator[Contender]:
    """Give who stands on a list; a person alone is a list of one, so that two of one name are two."""
    for person in persons:
        yield Contender(candidate=person, party=person.own_party or of.party, list=str(place))
