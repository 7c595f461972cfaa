"""Who gives way to whom on one list, so that the bounds on its seats hold."""

from collections.abc import Sequence

import attrs

from electoral.people import Candidate
from electoral.representation.bounds import Bound
from electoral.representation.chamber import StandingList, equal_votes
from electoral.representation.choosing import Choice, Counting, Objective, Unsatisfiable, choose, hold
from electoral.representation.seat_rules import SeatRule
from electoral.seated import Demand, Move


@attrs.frozen(kw_only=True)
class Swapped:
    """The members of a list after persons gave way to others.

    Attributes:
        members: in the order in which they get seats.
        demands: bound by bound.
        moves: those who lose a seat from the bottom, each with one who comes in.
    """

    members: tuple[Candidate, ...]
    demands: tuple[Demand, ...]
    moves: tuple[Move, ...]


def swapped(
    of: StandingList,
    numbers: Sequence[tuple[SeatRule, int]],
    *,
    by: Objective,
    counting: Counting = "in every group",
) -> Swapped:
    """Choose who has the seats of a list under rules, each with the number it demands or allows.

    A list with fewer persons than seats seats all of them. Bounds that cannot be met are met as far as the
    list allows.

    Raises:
        MissingFigure: if the persons are not known, or what decides of one of them.
        UnsettledTie: if equal votes leave open who is elected, or who gives way.
        BeyondLimit: if the groups overlap too much to be searched.
    """
    seats = min(of.seats, len(of.persons))
    bounds = [fixed(rule.bound, number) for rule, number in numbers]
    before = of.members
    choice = _chosen(of.persons, seats, bounds, by, counting)
    for order in _other_orders(of, choice):
        other = _chosen(order, seats, bounds, by, counting)
        if unlike := _unlike(choice, other):
            raise equal_votes(of, unlike)
    held = zip((rule for rule, _ in numbers), hold(bounds, before, counting), choice.required, strict=True)
    return Swapped(
        members=choice.members,
        demands=tuple(
            demand(rule, each.number, len(earlier.counted), len(each.counted)) for rule, earlier, each in held
        ),
        moves=tuple(
            Move(displaced=gone.name, promoted=come.name, party=of.party, district=of.district)
            for gone, come in zip(choice.displaced, choice.promoted, strict=True)
        ),
    )


def fixed(bound: Bound, number: int) -> Bound:
    """Give a bound as a number of persons."""
    if bound.end == "at least":
        return Bound(bound.groups, at_least=number)
    return Bound(bound.groups, at_most=number)


def demand(rule: SeatRule, number: int, before: int, after: int) -> Demand:
    """Say what a rule demands, and how many there are."""
    return Demand(
        groups=tuple(group.label for group in rule.bound.groups),
        end=rule.bound.end,
        number=number,
        before=before,
        after=after,
        article=rule.article or "",
    )


def _chosen(
    persons: Sequence[Candidate], seats: int, bounds: Sequence[Bound], by: Objective, counting: Counting
) -> Choice:
    found = choose(persons, seats=seats, bounds=bounds, by=by, counting=counting)
    return found.nearest if isinstance(found, Unsatisfiable) else found


def _other_orders(of: StandingList, choice: Choice) -> tuple[tuple[Candidate, ...], ...]:
    """Give orders of those with equal votes that would change who is elected, if any order does.

    With those not chosen before those chosen, any better choice by list order would show; in reverse, who
    gives way would.
    """
    if all(len(equal) == 1 for equal in of.ranks):
        return ()
    members = frozenset(choice.members)
    against = (sorted(equal, key=lambda person: person in members) for equal in of.ranks)
    reverse = (equal[::-1] for equal in of.ranks)
    return tuple(tuple(person for equal in ranks for person in equal) for ranks in (against, reverse))


def _unlike(one: Choice, other: Choice) -> tuple[Candidate, ...]:
    """Give who is elected, or gives way, by only one of two choices."""
    unlike = (set(one.members) ^ set(other.members)) | (set(one.displaced) ^ set(other.displaced))
    return tuple(sorted(unlike, key=lambda person: person.name))
