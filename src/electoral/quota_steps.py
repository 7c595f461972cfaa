"""The steps of representation quotas: what they ask of lists and of seats, and who gives way to whom."""

from collections import Counter
from collections.abc import Callable, Iterator

import attrs

from electoral.count import Count
from electoral.errors import MissingFigure
from electoral.frozen import EMPTY, Frozen
from electoral.members import cells
from electoral.people import CandidateList
from electoral.record import RequiredMembers, Step
from electoral.representation import RepresentationQuota
from electoral.representation.bounds import Bound
from electoral.representation.chamber import Chamber, number_in
from electoral.representation.groups import known_in_union
from electoral.representation.list_rules import ListFault, ListRule
from electoral.representation.scopes import WholeList
from electoral.representation.seat_rules import SeatRule
from electoral.seated import HOUSE, Fault, ListChecked, key_of
from electoral.seating import chamber_of, list_district, moves


def quota_steps(
    quota: RepresentationQuota, count: Count, checked: tuple[ListChecked, ...]
) -> tuple[Step, ...]:
    """Give the steps of a quota, as far as the count goes: on lists, on seats, and the moves of the law.

    Args:
        quota: of which they are.
        count: with what is known of the lists of all quotas, and with the moves of earlier ones.
        checked: the lists of this quota, held against its rules.
    """
    steps: tuple[Step, ...] = (*_required_of_lists(quota, count), *checked)
    if not count[quota.of].waiting:
        steps += tuple(_required_of_seats(quota, count))
    if quota.mends and count.status == "complete":
        steps += moves(quota, count)
    return steps


def checked_lists(quota: RepresentationQuota, count: Count) -> tuple[ListChecked, ...]:
    """Hold lists against rules on their order, if there are any; of whole lists the numbers are told."""
    if quota.faulty != "cut short" and all(rule.within == WholeList() for rule in quota.lists):
        return ()
    return lists_held(quota, count)


def lists_held(quota: RepresentationQuota, count: Count) -> tuple[ListChecked, ...]:
    """Hold the lists of known persons against the rules on lists."""
    lists = (each for each in count.returns.lists if each.tier == quota.of and each.candidates)
    return tuple(_checked_list(quota, each) for each in lists)


def _checked_list(quota: RepresentationQuota, roster: CandidateList) -> ListChecked:
    empty = ListChecked(
        tier=roster.tier,
        party=roster.party,
        district=roster.district,
        persons=len(roster.candidates),
        faults=(),
        compliant_up_to=0,
        open="",
    )
    try:
        report = quota.check(roster)
    except MissingFigure as error:
        return attrs.evolve(empty, open=str(error))
    faults = tuple(_fault(each) for each in report.faults)
    return attrs.evolve(empty, faults=faults, compliant_up_to=report.compliant_up_to)


def _fault(fault: ListFault) -> Fault:
    return Fault(
        rule=str(fault.rule),
        article=fault.rule.article or "",
        first=fault.first,
        last=fault.last,
        counted=fault.counted,
        number=fault.bound,
    )


def _required_of_lists(quota: RepresentationQuota, count: Count) -> Iterator[RequiredMembers]:
    """Say what rules on whole lists ask of those of which it is known how many persons are on them."""
    lists = [each for each in count.returns.lists if each.tier == quota.of and each.persons is not None]
    rules = _on_whole_lists(quota)
    number = sum(len(_on_whole_lists(each)) for each in count.system.members if each.of == quota.of)
    for rule in rules if lists else ():
        asked = [each for each in lists if (each.persons or 0) >= rule.shortest]
        # Numbers are published for the one rule that there is, in whichever quota.
        published = {
            key_of(each.party, each.district): each.in_groups
            for each in asked
            if each.in_groups is not None and number == 1
        }
        named = {
            key_of(each.party, each.district): names
            for each in asked
            if (names := _inside(rule.bound, each)) is not None
        }
        yield attrs.evolve(
            _required(
                quota,
                rule,
                {key_of(each.party, each.district): each.persons or 0 for each in asked},
            ),
            counted=Frozen(published | {key: len(names) for key, names in named.items()}),
            named=Frozen(named),
        )


def _on_whole_lists(quota: RepresentationQuota) -> list[ListRule]:
    return [rule for rule in quota.lists if rule.within == WholeList()]


def _inside(bound: Bound, roster: CandidateList) -> tuple[str, ...] | None:
    """Give who of a list is in the groups; None if that is not known of everybody."""
    inside = known_in_union(bound.groups, roster.candidates)
    return None if inside is None or not roster.candidates else tuple(person.name for person in inside)


def _required(
    quota: RepresentationQuota, rule: ListRule | SeatRule, totals: dict[str, int]
) -> RequiredMembers:
    bound = rule.bound
    return RequiredMembers(
        tier=quota.of,
        stage="mandates" if isinstance(rule, SeatRule) else "list",
        over=rule.over if isinstance(rule, SeatRule) else "list",
        groups=tuple(group.label for group in bound.groups),
        end=bound.end,
        size=bound.size,
        rounding=bound.rounding or "",
        article=rule.article or "",
        totals=Frozen(totals),
        numbers=Frozen({key: bound.number(total) for key, total in totals.items()}),
        counted=EMPTY,
        named=Frozen(),
        seats=EMPTY,
    )


def _required_of_seats(quota: RepresentationQuota, count: Count) -> Iterator[RequiredMembers]:
    """Say what rules on seats ask; of parties and the house once no seat of any tier is open."""
    for rule in quota.seats:
        if rule.over == "party":
            if count.status == "complete":
                yield _of_parties(quota, rule, count)
        elif rule.over != HOUSE or count.status == "complete":
            yield _required(quota, rule, _TOTALS[rule.over](count, quota.of))


def _of_lists(count: Count, tier: str) -> dict[str, int]:
    seats: Counter[str] = Counter()
    for region, contestant, number in cells(count.seat_tables(tier)):
        party = count.returns.party(region, contestant)
        if number and party is not None:
            seats[key_of(party, list_district(count, tier, party, region))] += number
    return dict(seats)


def _of_districts(count: Count, tier: str) -> dict[str, int]:
    seats: Counter[str] = Counter()
    for region, _, number in cells(count.seat_tables(tier)):
        seats[region] += number
    return dict(seats)


def _of_house(count: Count, _: str) -> dict[str, int]:
    return {HOUSE: sum(count.sure.values()) + count.independents}


_TOTALS: dict[str, Callable[[Count, str], dict[str, int]]] = {
    "list": _of_lists,
    "district": _of_districts,
    HOUSE: _of_house,
}


def _of_parties(quota: RepresentationQuota, rule: SeatRule, count: Count) -> RequiredMembers:
    """Say what a rule asks of all seats of each party of the tier, and how many are elected elsewhere."""
    own, chamber = count[quota.of].seats, chamber_of(count, quota.of)
    totals = {party: count.sure[party] for party, seats in own.items() if seats}
    counted = {party: number for party in totals if (number := _elsewhere(chamber, rule, party)) is not None}
    return attrs.evolve(
        _required(quota, rule, totals),
        counted=Frozen(counted),
        seats=Frozen({party: own[party] for party in totals}),
    )


def _elsewhere(chamber: Chamber, rule: SeatRule, party: str) -> int | None:
    """Give how many of a party elected elsewhere count for a rule; None if that is not known."""
    try:
        return number_in(rule, chamber.elected(party))
    except MissingFigure:
        return None
