"""Seats by group under a representation quota, in many elections.

Who is elected from a list depends on nothing but how many seats it has. So the exact engine says it once for
every number of seats that occurs, and arrays look it up.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import attrs
import numpy as np
from numpy.typing import NDArray

from electoral.batch.counts import ManyCounts, ManyTierCounts
from electoral.batch.given import Integers
from electoral.batch.parties import grouped
from electoral.errors import InvalidReturns, InvalidSystem
from electoral.exact import show
from electoral.people import Candidate
from electoral.ranks import Persons, Ranks, ranked
from electoral.representation import HandToParty, RepresentationQuota, StandingList, Swap
from electoral.representation.groups import Group, as_groups, in_union
from electoral.representation.swapping import Swapped, swapped
from electoral.returns import Returns
from electoral.seated import key_of
from electoral.system import System

Seats = NDArray[np.int32]


@attrs.frozen(kw_only=True, eq=False)
class GroupSeats:
    """How many members of each group the lists of a tier have, in many elections.

    Attributes:
        lists: the labels of the second axis: parties, with the district where lists stand in several.
        groups: the labels of the last axis of `seats` and `by_order`, in words.
        seats: int32 (elections, lists, groups), under the quota; where the party chooses, by the proposal
            nearest to list order. A person in several groups counts in each. All -1 in elections in which
            seats of the tier wait for lots.
        by_order: the same by the order of lists alone.
        missing: int32 (elections, lists, rules): how many persons each rule still misses; 0 without a seat,
            where no rule asks anything.
    """

    lists: tuple[str, ...]
    groups: tuple[str, ...]
    seats: Seats
    by_order: Seats
    missing: Seats


def group_seats(
    counts: ManyCounts, system: System, template: Returns, *, tier: str, groups: Iterable[str | Group]
) -> GroupSeats:
    """Count members by group in many elections; exact, as the exact engine seats them in each.

    Args:
        counts: of `System.count_many`.
        system: the law, with a representation quota on the seats of the lists of the tier.
        template: the returns that were given to `count_many`, with the persons of every list of the tier.
        tier: whose lists.
        groups: which members to count, whatever the quota asks for.

    Raises:
        InvalidSystem: if no quota is on the seats of the tier, or what it asks depends on more than a list:
            rules over parties, districts or the house, ``until``, and remedies other than `HandToParty` and
            `Swap` have no array form; count those election by election.
        InvalidReturns: if somebody on a list stands in another tier too, where a seat takes them off it, or
            beside the list; or if counts or template are none.
        MissingFigure: if the persons of a list with seats are not known, or what decides of one of them.
        UnsettledTie: if equal votes leave open who is elected.

    >>> from electoral import Bound, DrawLots, Everyone, Lists, Party, SeatRule, Tally
    >>> women = Bound("women", at_least="1/3", rounding="up")
    >>> quota = RepresentationQuota(
    ...     of="list", seats=[SeatRule(women, over="list")], remedy=Swap(by="list order")
    ... )
    >>> lists = Lists(
    ...     "list", seats=4, method="hare", who=Everyone(), ties=(DrawLots(),), persons="list order"
    ... )
    >>> system = System("Example", law="an example", tiers=(lists,), members=quota)
    >>> from electoral import CandidateList
    >>> people = [Candidate(f"{i}", sex="female" if i > 2 else "male") for i in range(1, 5)]
    >>> rosters = [CandidateList(tier="list", party=party, candidates=people) for party in "AB"]
    >>> template = Returns(
    ...     {"list": {"nation": Tally({"A": 0, "B": 0})}}, parties=map(Party, "AB"), lists=rosters
    ... )
    >>> counts = system.count_many(template, {"list": [[[60, 40]], [[99, 1]]]})
    >>> found = group_seats(counts, system, template, tier="list", groups=["women"])
    >>> found.seats[..., 0].tolist(), found.by_order[..., 0].tolist()
    ([[1, 1], [2, 0]], [[0, 0], [2, 0]])
    """
    _require_given(counts, system, template)
    quota, asked = _quota(system, tier), as_groups(groups, "group seats")
    columns = counts[tier]
    lists, column_of = _lists(columns, template, tier)
    _require_apart(lists, system, template, tier)
    seats = grouped(columns.seats, column_of, len(lists) + 1)[:, :-1]
    known = columns.complete
    persons_of = partial(_Persons.of, system, template, quota)
    tables = [
        persons_of(each, numbers := np.unique(seats[known, place])).table(asked, numbers)
        for place, each in enumerate(lists)
    ]
    take = partial(_taken, seats, known)
    return GroupSeats(
        lists=tuple(key_of(*each) for each in lists),
        groups=tuple(group.label for group in asked),
        seats=take([table[0] for table in tables], len(asked)),
        by_order=take([table[1] for table in tables], len(asked)),
        missing=take([table[2] for table in tables], len(quota.seats)),
    )


def _require_given(counts: ManyCounts, system: System, template: Returns) -> None:
    given = (counts, ManyCounts, "counts"), (system, System, "system"), (template, Returns, "template")
    for value, kind, word in given:
        if not isinstance(value, kind):
            raise InvalidReturns(f"{word}: {show(value)} is no {kind.__name__}; give that of count_many")


def _quota(system: System, tier: str) -> RepresentationQuota:
    for quota in system.members:
        if quota.of == tier and quota.remedy is not None:
            _require_array_form(quota)
            return quota
    raise InvalidSystem(
        f"system {show(system.name)}: no representation quota is on the seats of tier {show(tier)}; give one"
    )


def _require_array_form(quota: RepresentationQuota) -> None:
    alone = isinstance(quota.remedy, HandToParty) or (
        isinstance(quota.remedy, Swap) and quota.remedy.until is None
    )
    if not alone or any(rule.over != "list" for rule in quota.seats):
        raise InvalidSystem(
            f"representation quota of {show(quota.of)}: what it asks of a list depends on more than the list,"
            " which has no array form; count election by election"
        )


def _lists(
    counts: ManyTierCounts, template: Returns, tier: str
) -> tuple[list[tuple[str, str | None]], Integers]:
    """Give the lists of a tier, and the place of the list behind each contestant; behind the last if none."""
    found: dict[tuple[str, str | None], int] = {}
    widest = max(map(len, counts.contestants), default=0)
    places = np.full((len(counts.districts), widest), -1, np.int64)
    for d, (district, row) in enumerate(zip(counts.districts, counts.contestants, strict=True)):
        for c, key in enumerate(row):
            party = template.party(district, key)
            if party is not None:
                roster = template.list_of(tier, party, district)
                if roster is not None and roster.candidates and key != party:
                    raise InvalidReturns(
                        f"{show(key)} stands in {show(district)} beside the list of {show(party)}: not"
                        " all of its seats are then those of the list; count election by election"
                    )
                whole = len(counts.districts) == 1 if roster is None else roster.district is None
                places[d, c] = found.setdefault((party, None if whole else district), len(found))
    places[places < 0] = len(found)
    return list(found), places


def _require_apart(
    lists: Sequence[tuple[str, str | None]], system: System, template: Returns, tier: str
) -> None:
    """Refuse persons of a list of the tier who can be elected by name in another."""
    names: dict[str, set[str]] = {party: set() for party, _ in lists}
    for place in lists:
        if roster := template.list_of(tier, *place):
            names[place[0]] |= {person.name for person in roster.candidates}
    for party, name, where in (*_standing_alone(template, tier), *_listed(system, template, tier)):
        if name in names.get(party or "", ()):
            raise InvalidReturns(
                f"{show(name)} stands in {show(where)} and on a list of {show(party)}: a seat"
                " there takes the person off it, which has no array form; count election by election"
            )


def _standing_alone(template: Returns, tier: str) -> Iterator[tuple[str | None, str, str]]:
    """Give who stands by name in other tiers, winners that are declared included: party, name, district."""
    voted = (
        (other, {key: row.votes for key, row in rows.items()}) for other, rows in template.tallies.items()
    )
    for other, rows in (*voted, *template.declared.items()):
        for district, row in rows.items() if other != tier else ():
            for name in row:
                party = template.party(district, name)
                if name != party:
                    yield party, name, district


def _listed(system: System, template: Returns, tier: str) -> Iterator[tuple[str, str, str]]:
    """Give who stands on lists of other tiers whose seats go to persons in an order: party, name, tier."""
    for each in template.lists:
        if each.tier != tier and getattr(system.tier(each.tier), "persons", None) is not None:
            for person in each.candidates:
                yield each.party, person.name, each.tier


def _taken(seats: Integers, known: NDArray[np.bool_], tables: Sequence[Seats], width: int) -> Seats:
    """Look up what each list has at its seats; -1 in elections that wait."""
    found = np.full((*seats.shape, width), -1, np.int32)
    for place, table in enumerate(tables):
        found[known, place] = table[seats[known, place]]
    return found


@attrs.frozen
class _Persons:
    """A list, its persons in the order in which they get seats, and the quota on its seats."""

    place: tuple[str, str | None]
    ranks: Ranks
    quota: RepresentationQuota

    @classmethod
    def of(
        cls,
        system: System,
        template: Returns,
        quota: RepresentationQuota,
        place: tuple[str, str | None],
        numbers: Integers,
    ) -> "_Persons":
        """Find the persons; none if they are not known, or if the list never has a seat."""
        roster = template.list_of(quota.of, *place)
        if roster is None or not roster.candidates or not numbers.any():
            return cls(place, (), quota)
        short = quota.check(roster).compliant_up_to if quota.faulty == "cut short" else None
        by: Persons = getattr(system.tier(quota.of), "persons", None) or "list order"
        return cls(place, ranked(roster.candidates[:short], by), quota)

    def table(self, groups: Sequence[Group], numbers: Integers) -> tuple[Seats, Seats, Seats]:
        """Give, for each number of seats, members by group under the quota, by order, and what is missing."""
        rows = int(numbers.max(initial=0)) + 1
        after, before = (np.zeros((rows, len(groups)), np.int32) for _ in range(2))
        missing = np.zeros((rows, len(self.quota.seats)), np.int32)
        # Without a seat there is nobody, and nothing is asked, a number of persons neither.
        for number in map(int, numbers[numbers > 0]):
            standing = StandingList(
                party=self.place[0], district=self.place[1], ranks=self.ranks, seats=number
            )
            found = self._swapped(standing)
            after[number] = _counted(groups, found.members)
            before[number] = _counted(groups, standing.members)
            missing[number] = [demand.missing for demand in found.demands]
        return after, before, missing

    def _swapped(self, standing: StandingList) -> Swapped:
        remedy = self.quota.remedy
        assert isinstance(remedy, HandToParty | Swap)  # noqa: S101 - others are refused before
        numbers = [(rule, rule.bound.number(standing.seats)) for rule in self.quota.seats]
        return swapped(standing, numbers, by=remedy.by, counting=remedy.counting)


def _counted(groups: Sequence[Group], members: Sequence[Candidate]) -> list[int]:
    return [sum(in_union((group,), person) for person in members) for group in groups]
