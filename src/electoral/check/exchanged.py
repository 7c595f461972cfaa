"""Who of one list gives way to whom under bounds on its seats, found again by trying."""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, permutations, product
from math import factorial, prod
from typing import Any

import attrs

from electoral.check.best import PROCEDURES, Rule, best, few
from electoral.check.groups import counted, in_some, number_of
from electoral.check.standing import NotKnownError, Standing, members
from electoral.people import Candidate
from electoral.seated import Demand, Move

#: Up to so many orders of persons with equal votes are all tried.
_MOST_ORDERS = 720


@attrs.frozen(kw_only=True)
class Chosen:
    """A list under rules with numbers: who has its seats by order, `before`, and by the rules, `now`."""

    of: Standing
    rules: tuple[Any, ...]
    numbers: dict[int, int]
    rule: Rule
    now: frozenset[int]

    @property
    def persons(self) -> tuple[Candidate, ...]:
        """The members in the end."""
        return tuple(self.rule.people[i] for i in sorted(self.now))

    @property
    def moves(self) -> tuple[Move, ...]:
        """Those who lose a seat from the bottom, each with the next who comes in."""
        people, by_order = self.rule.people, range(self.rule.seats)
        gone = [i for i in reversed(by_order) if i not in self.now]
        come = [i for i in sorted(self.now) if i not in by_order]
        return tuple(
            Move(
                displaced=people[i].name,
                promoted=people[j].name,
                party=self.of.party,
                district=self.of.district,
            )
            for i, j in zip(gone, come, strict=True)
        )

    def may_be_beyond_limit(self) -> bool:
        """Say whether groups overlap and choices are many, so that a search may have given up."""
        some = combinations(self.rule.inside, 2)
        cross = any(one & two and one - two and two - one for one, two in some)
        searched = self.rule.by not in PROCEDURES and self.rule.counting != "once"
        return cross and searched and not few(self.rule)


def chosen(
    of: Standing,
    asked: Sequence[tuple[Any, int]],
    how: tuple[str, str],
    told: Sequence[Move] = (),
) -> Chosen:
    """Choose who has the seats of a list under rules, each with its number.

    Args:
        of: the list.
        asked: the rules and their numbers.
        how: the objective, and the counting.
        told: the moves of the record, from which a better choice is looked for where there are many.

    Raises:
        NotKnownError: if a person, or what decides of one, is not known, or equal votes decide.
    """
    by_order, persons = members(of), of.persons
    for rule, number in asked:
        decides = number > 0 if rule.bound.at_most is None else number < len(by_order)
        if decides and counted(rule.bound, persons) is None:
            raise NotKnownError
    names = {person.name for person in by_order} - {move.displaced for move in told}
    names |= {move.promoted for move in told}
    found = [
        _chosen_in(order, of, asked, how, names)
        for order in _orders(of, [person.name for person in by_order], names)
    ]
    if any(set(each.persons) != set(found[0].persons) for each in found):
        raise NotKnownError
    return found[0]


def _chosen_in(
    order: tuple[Candidate, ...],
    of: Standing,
    asked: Sequence[tuple[Any, int]],
    how: tuple[str, str],
    names: set[str],
) -> Chosen:
    seats = min(of.seats, len(order))
    inside = tuple(
        frozenset(i for i, person in enumerate(order) if in_some(rule.bound, person)) for rule, _ in asked
    )
    rule = Rule(order, seats, tuple(each.bound for each, _ in asked), inside, *how)
    numbers = {g: number for g, (_, number) in enumerate(asked)}
    start = frozenset(i for i, person in enumerate(order) if person.name in names)
    if len(start) != seats:
        start = frozenset(range(seats))
    now = best(rule, numbers, start)
    return Chosen(of=of, rules=tuple(each for each, _ in asked), numbers=numbers, rule=rule, now=now)


def _orders(of: Standing, by_order: Sequence[str], names: set[str]) -> Iterator[tuple[Candidate, ...]]:
    """Give the orders of persons with equal votes: all of them, or those that would show most."""
    yield of.persons
    if prod(factorial(len(equal)) for equal in of.ranks) <= _MOST_ORDERS:
        every = product(*(permutations(equal) for equal in of.ranks))
        yield from (tuple(person for equal in ranks for person in equal) for ranks in islice(every, 1, None))
        return
    for inside in (names, {*by_order}):
        for last in (True, False):
            yield tuple(
                person
                for equal in of.ranks
                for person in sorted(equal, key=lambda each: (each.name in inside) is last)
            )
    yield tuple(person for equal in of.ranks for person in reversed(equal))


def demand_faults(told: Sequence[Demand], found: Chosen) -> Iterator[str]:
    """Check what each rule demands of the seats, and how many there are before and after."""
    if len(told) != len(found.rules):
        yield f"{len(told)} demands, but {len(found.rules)} rules"
        return
    for g, (demand, rule) in enumerate(zip(told, found.rules, strict=True)):
        if not is_of_rule(demand, rule, found.numbers[g]):
            yield f"{str(rule.bound)!r}: the groups, the number or the article are not the law's"
    start = frozenset(range(found.rule.seats))
    for word, who, numbers in (
        ("before", start, [demand.before for demand in told]),
        ("after", found.now, [demand.after for demand in told]),
    ):
        if not _counts(found.rule, found.numbers, who, numbers):
            yield f"{numbers} are not how many there are {word} the moves"


def _counts(rule: Rule, numbers: dict[int, int], who: frozenset[int], told: Sequence[int]) -> bool:
    """Say whether so many persons count; where each counts once, whether they can, and no more could."""
    if rule.counting != "once":
        return list(told) == [len(who & inside) for inside in rule.inside]
    if any(number > numbers[g] or number < 0 for g, number in enumerate(told)):
        return False
    as_told = rule.missing(who, dict(enumerate(told)))
    return as_told == 0 and sum(numbers.values()) - sum(told) == rule.missing(who, numbers)


def is_of_rule(demand: Demand, rule: Any, number: int) -> bool:
    """Say whether a demand is that of a rule, with its number."""
    groups = tuple(group.label for group in rule.bound.groups)
    end = "at most" if rule.bound.at_least is None else "at least"
    return (demand.groups, demand.end, demand.number, demand.article) == (
        groups,
        end,
        number,
        rule.article or "",
    )


def missed(bound: Any, held: int, total: int) -> bool:
    """Say whether so many persons miss a bound on a total."""
    number = number_of(bound, total)
    return held > number if bound.at_least is None else held < number
