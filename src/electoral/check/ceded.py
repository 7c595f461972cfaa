"""Who cedes to whom by votes, and whose last remainder seats go, each done again by hand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

import attrs

from electoral.check.groups import counted, in_some, number_of
from electoral.check.sheet import Sheet
from electoral.check.standing import NotKnownError, Standing, members
from electoral.check.tables import table
from electoral.evidence import QuotaEvidence
from electoral.people import Candidate
from electoral.record import Awarded
from electoral.seated import Demand, Move

Elsewhere = Sequence[tuple[str | None, Candidate | None]]


@attrs.frozen(kw_only=True)
class _Person:
    """Somebody of a list, by the position of the list."""

    candidate: Candidate
    list: int
    party: str | None


def by_votes(
    lists: Sequence[Standing], rules: Sequence[Any], away: Elsewhere
) -> tuple[tuple[Demand, ...], tuple[Move, ...]]:
    """Let members with fewest votes cede, bound after bound; `away` are those who count, but cannot cede.

    Raises:
        NotKnownError: if something that decides is not known, or votes are equal.
    """
    others = [_known(person) for _, person in away]
    seated, waiting = list[_Person](), list[_Person]()
    for place, of in enumerate(lists):
        have = members(of)
        for person in of.persons:
            where = seated if person in have else waiting
            where.append(_Person(candidate=person, list=place, party=person.own_party or of.party))
    seats = sum(of.seats for of in lists) + len(others)
    present, absent, moves = list(seated), list(waiting), list[Move]()
    for rule in rules:
        due = number_of(rule.bound, seats) - _number(rule, others)
        moves += _cede(present, absent, rule.bound, max(due, 0), lists)
    return tuple(
        _demand(
            rule,
            number_of(rule.bound, seats),
            _number(rule, [*others, *(each.candidate for each in seated)]),
            _number(rule, [*others, *(each.candidate for each in present)]),
        )
        for rule in rules
    ), tuple(moves)


def _cede(
    present: list[_Person], absent: list[_Person], bound: Any, due: int, lists: Sequence[Standing]
) -> Iterator[Move]:
    """Let those who are not wanted cede, one by one, until as many are left as may be."""
    lower = bound.at_most is None

    def wanted(each: _Person) -> bool:
        return bool(_known(in_some(bound, each.candidate))) is lower

    stuck: list[_Person] = []
    for each in present:
        wanted(each)
    while True:
        unwanted = [each for each in present if not wanted(each)]
        most = len(present) - due if lower else due
        may = [each for each in unwanted if each not in stuck]
        if len(unwanted) <= most or not may:
            return
        gone = _extreme(may, min)
        # Of two on one list, one of the party of who cedes comes in before all others.
        fits = [each for each in absent if wanted(each) and each.list == gone.list]
        fits = [] if lists[gone.list].party is None else fits
        near = [each for each in fits if each.party == gone.party]
        if not fits:
            stuck.append(gone)
            continue
        come = _extreme(near or fits, max)
        present[present.index(gone)] = come
        absent[absent.index(come)] = gone
        of = lists[gone.list]
        yield Move(
            displaced=gone.candidate.name,
            promoted=come.candidate.name,
            party=of.party,
            district=of.district,
        )


def _extreme(persons: Sequence[_Person], best: Callable[[Iterable[Any]], Any]) -> _Person:
    votes = best(_known(each.candidate.votes) for each in persons)
    equal = [each for each in persons if each.candidate.votes == votes]
    if len(equal) > 1:
        raise NotKnownError
    return equal[0]


def by_remainders(
    sheet: Sheet, tier: str, lists: Sequence[Standing], rule: Any, away: Elsewhere
) -> tuple[tuple[Demand, ...], tuple[Move, ...]]:
    """Give the last remainder seats, of the party with the smallest share, to the next of the group.

    Raises:
        NotKnownError: if something that decides is not known, or shares, remainders or votes are equal.
    """
    others = [(party, _known(person)) for party, person in away]
    have = {place: list(members(of)) for place, of in enumerate(lists)}
    due = number_of(rule.bound, sum(of.seats for of in lists) + len(others))

    def group(party: str | None = None) -> list[Candidate]:
        own = [
            person for place, of in enumerate(lists) if party in (None, of.party) for person in have[place]
        ]
        return [*own, *(person for of, person in others if party in (None, of))]

    before, moves = _number(rule, group()), list[Move]()
    rests = {
        place: rest for place, of in enumerate(lists) if (rest := remainder(sheet, tier, of)) is not None
    }
    if before < due and not rests:
        raise NotKnownError
    while _number(rule, group()) < due and rests:
        parties = {lists[place].party for place in rests}
        shares = {party: Fraction(_number(rule, group(party)), len(group(party))) for party in parties}
        party = _only([each for each in shares if shares[each] == min(shares.values())])
        own = {place: rest for place, rest in rests.items() if lists[place].party == party}
        place = _only([each for each, rest in own.items() if rest == min(own.values())])
        del rests[place]
        moves += _replace(lists[place], have[place], rule)
    return (_demand(rule, due, before, _number(rule, group())),), tuple(moves)


def _replace(of: Standing, have: list[Candidate], rule: Any) -> Iterator[Move]:
    """Let the last member of a list give way to the next of the group, if that changes something."""
    last = [person for equal in of.ranks if have[-1] in equal for person in equal if person in have]
    if all(_known(in_some(rule.bound, person)) for person in last):
        return
    for equal in of.ranks:
        may = [each for each in equal if each not in have and _known(in_some(rule.bound, each))]
        if may:
            gone, come = _only(last), _only(may)
            have[-1] = come
            yield Move(displaced=gone.name, promoted=come.name, party=of.party, district=of.district)
            return


def remainder(sheet: Sheet, tier: str, of: Standing) -> Fraction | None:
    """Give the remainder behind the last seat of a list, if it has that by one, and in one region."""
    last = {step.region: step for step in sheet.every(Awarded, tier) if of.district in (None, step.region)}
    found: list[Fraction | None] = []
    for region, step in last.items():
        for key, seats in table(sheet, tier).get(region, {}).items():
            if of.party is not None and seats and sheet.returns.party(region, key) == of.party:
                found.append(_rest(step, key, seats))
    return found[0] if len(found) == 1 else None


def _rest(step: Awarded, key: str, seats: int) -> Fraction | None:
    proof = step.evidence
    if not isinstance(proof, QuotaEvidence):
        return None
    whole = max(proof.wholes.get(key, 0), step.minimum.get(key, 0))
    by_later_rule = proof.held is not None and seats != proof.held.get(key)
    return None if seats <= whole or by_later_rule else proof.remainders.get(key)


def _only(found: Sequence[Any]) -> Any:
    if len(found) != 1:
        raise NotKnownError
    return found[0]


def _known(value: Any) -> Any:
    if value is None:
        raise NotKnownError
    return value


def _number(rule: Any, persons: Iterable[Candidate]) -> int:
    number: int = _known(counted(rule.bound, persons))
    return number


def _demand(rule: Any, number: int, before: int, now: int) -> Demand:
    return Demand(
        groups=tuple(group.label for group in rule.bound.groups),
        end="at most" if rule.bound.at_least is None else "at least",
        number=number,
        before=before,
        after=now,
        article=rule.article or "",
    )
