"""Who was not elected in a tier: on lists whose order of persons is said, or as contestants of districts."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator

import attrs

from electoral.errors import InvalidReturns, MissingFigure
from electoral.exact import Exact, show
from electoral.frozen import Frozen
from electoral.people import Candidate, CandidateList
from electoral.ranks import Persons, ranked, seated
from electoral.representation.groups import Group, asked_for
from electoral.returns import Returns
from electoral.stages.desk import Desk


@attrs.frozen(kw_only=True)
class Standing:
    """Somebody who was not elected, or of whom that is not clear.

    Attributes:
        votes: for the person; None if not known.
        clear: whether it is known that somebody was not elected; equal votes may leave it open.
    """

    person: Candidate
    district: str
    contestant: str
    votes: Exact | None
    clear: bool

    @property
    def where(self) -> str:
        """Give the person as messages name one."""
        return f"district {show(self.district)}, candidate {show(self.person.name)}"

    def belongs(self, groups: Iterable[Group]) -> bool:
        """Say whether the person is in one of the groups, and has votes.

        Raises:
            MissingFigure: if it is not known, naming what is missing.
        """
        if self.votes == 0:
            return False
        answers = {group: group.includes(self.person) for group in groups}
        if True not in answers.values():
            for group, answer in answers.items():
                if answer is None:
                    raise MissingFigure(
                        f"{self.where}: {asked_for(group)}: not known, so nor is whether in group"
                        f" {show(group.label)}; give it with the candidate"
                    )
            return False
        if self.votes is None:
            raise MissingFigure(f"{self.where}: votes: not known, and the best loser goes by them; give them")
        return True


def not_elected(desk: Desk, tier: str, district: str) -> Iterator[Standing]:
    """Give who was not elected in a district of a tier, or may not have been, in the order of the returns.

    Raises:
        MissingFigure: if a list is not known by name, or not all votes by which it elects.
        InvalidReturns: if a list is of no district, but there are several.
    """
    known = desk.returns.district(tier, district)
    if known is not None and known.void:
        return
    by = desk.persons.get(tier)
    for contestant, seats in desk.tables[tier][district].items():
        place = f"tier {show(tier)}, district {show(district)}, contestant {show(contestant)}"
        party = desk.returns.party(district, contestant)
        if by is not None and (party is not None or not seats):
            candidates = _roster(desk.returns, (tier, district), party, place)
            yield from _of_list(candidates, by, int(seats), (district, contestant))
        elif by is None and not seats:
            yield _alone(desk.returns, (tier, district), (contestant, party), place)


def _of_list(
    candidates: tuple[Candidate, ...], by: Persons, seats: int, place: tuple[str, str]
) -> Iterator[Standing]:
    ranks = ranked(candidates, by) if seats else ()
    elected = seated(ranks, seats)
    level: tuple[Candidate, ...] = ()
    if len(elected) < min(seats, len(candidates)):
        level = next(equal for equal in ranks if equal[0] not in elected)
    for person in candidates:
        if person not in elected:
            yield Standing(
                person=person,
                district=place[0],
                contestant=place[1],
                votes=person.votes,
                clear=person not in level,
            )


def _roster(returns: Returns, place: tuple[str, str], party: str | None, where: str) -> tuple[Candidate, ...]:
    tier, district = place
    found = None if party is None else returns.list_of(tier, party, district)
    if found is None or not found.candidates:
        raise MissingFigure(f"{where}: its persons are not known; give the candidates of the list")
    if found.district is None and len(returns.tallies.get(tier, ())) > 1:
        raise InvalidReturns(
            f"{where}: the list of {show(party)} is of no district, but there are several; give its"
            " candidates by district"
        )
    return found.candidates


def _alone(returns: Returns, place: tuple[str, str], who: tuple[str, str | None], where: str) -> Standing:
    """Give a contestant of a district, who must be a person on a list of that tier."""
    (tier, district), (contestant, party) = place, who
    if party is None:
        raise MissingFigure(
            f"{where}: is of no party, so no list says what is known of the person; best losers among"
            " independents cannot be found"
        )
    found = returns.list_of(tier, party, district)
    persons = () if found is None else found.candidates
    person = next((each for each in persons if each.name == contestant), None)
    if person is None:
        raise MissingFigure(
            f"{where}: is no person on a list of {show(party)} there; name contestants as persons, and give"
            " them as candidates of the tier"
        )
    tally = returns.tallies.get(tier, Frozen()).get(district)
    votes = None if tally is None else tally.votes.get(contestant)
    return Standing(person=person, district=district, contestant=contestant, votes=votes, clear=True)


def require_apart(desk: Desk, tier: str, where: str) -> None:
    """Refuse persons who stand twice for a party, since who is elected in one place is so in the other.

    Raises:
        InvalidReturns: naming one of them.
    """
    returns = desk.returns
    alone = desk.persons.get(tier) is None
    own = [*(_alone_in(returns, tier) if alone else _listed(returns.lists, {tier}))]
    elsewhere = {*returns.tallies, *returns.declared, *(each.tier for each in returns.lists)} - {tier}
    others = {pair for other in elsewhere for pair in _alone_in(returns, other)}
    others.update(_listed(returns.lists, elsewhere))
    for (party, person), number in Counter(own).items():
        who = f"{where}: {show(person)} of {show(party)}"
        if number > 1:
            raise InvalidReturns(
                f"{who} stands twice in tier {show(tier)}, and a best loser may be elected in the other"
                " place; if these are two persons, tell them apart by name"
            )
        if (party, person) in others:
            raise InvalidReturns(
                f"{who} stands in tier {show(tier)} and in another, and whether a best loser is elected there"
                " is not looked at; take the person out of one of them"
            )


def _listed(lists: Iterable[CandidateList], tiers: Container[str]) -> Iterator[tuple[str, str]]:
    return ((each.party, person.name) for each in lists if each.tier in tiers for person in each.candidates)


def _alone_in(returns: Returns, tier: str) -> Iterator[tuple[str, str]]:
    """Give the persons who stand as contestants for a party."""
    voted = {(key, each) for key, tally in returns.tallies.get(tier, {}).items() for each in tally.votes}
    declared = {(key, each) for key, row in returns.declared.get(tier, {}).items() for each in row}
    for district, contestant in sorted(voted | declared):
        party = returns.party(district, contestant)
        if party is not None and party != contestant:
            yield party, contestant
