"""The chamber that a remedy of a representation quota sees, made of a count; and who gives way to whom."""

from collections import Counter
from fractions import Fraction

import attrs

from electoral.count import Count
from electoral.errors import MissingFigure
from electoral.evidence import QuotaEvidence
from electoral.members import Member, after_moves
from electoral.people import Candidate
from electoral.ranks import Persons
from electoral.record import Awarded
from electoral.representation import RepresentationQuota
from electoral.representation.chamber import Chamber, ElectedElsewhere, StandingList
from electoral.seated import Moved

#: A list: its party, and its district; None for a list of the whole tier.
Place = tuple[str | None, str | None]


def moves(quota: RepresentationQuota, count: Count) -> tuple[Moved, ...]:
    """Give who gives way to whom by the remedy of a quota; proposals, where it leaves that to the party.

    Raises:
        OpenLot, NoResult: while seats are open, saying why.
    """
    if quota.remedy is None or not any(
        each.tier == quota.of for each in count.returns.lists if each.candidates
    ):
        return ()
    return tuple(quota.remedy.moved(chamber_of(count, quota.of), quota.seats))


def chamber_of(count: Count, tier: str) -> Chamber:
    """Give the lists of a tier with seats, and who is elected elsewhere after the moves of earlier quotas.

    Raises:
        OpenLot, NoResult: while seats are open, saying why.
    """
    members = count.members_by_order
    others = [each for each in after_moves(members, count.moves) if each.tier != tier]
    # Who gave way in another tier is out of this one, too: seats by order went to the next without them.
    gone = [each for each in (*others, *members) if each.tier != tier]
    seats: Counter[Place] = Counter()
    alone: list[StandingList] = []
    for each in (each for each in members if each.tier == tier):
        if each.party is None:
            person = () if each.name is None else ((Candidate(each.name),),)
            place = _district(count, tier, each.district)
            alone.append(StandingList(party=None, district=place, ranks=person, seats=1))
        else:
            seats[each.party, list_district(count, tier, each.party, each.district)] += 1
    return Chamber(
        tier=tier,
        lists=(*(_standing(count, tier, place, number, gone) for place, number in seats.items()), *alone),
        districts=len({each.district for each in members if each.tier == tier}),
        elsewhere=tuple(ElectedElsewhere(party=each.party, person=_person(count, each)) for each in others),
    )


def list_district(count: Count, tier: str, party: str, region: str) -> str | None:
    """Give the district of the list behind a seat; None for a list of the whole tier."""
    roster = count.returns.list_of(tier, party, region)
    whole = roster is not None and roster.district is None and len(_regions(count, tier)) > 1
    return None if whole else _district(count, tier, region)


def _district(count: Count, tier: str, region: str) -> str | None:
    """Give a region as a district of a tier; None if it is the only one, and no list is named after it."""
    named = any((each.tier, each.district) == (tier, region) for each in count.returns.lists)
    return region if len(_regions(count, tier)) > 1 or named else None


def _regions(count: Count, tier: str) -> set[str]:
    return {row for table in count.seat_tables(tier) for row in table}


def _standing(count: Count, tier: str, place: Place, seats: int, elected: list[Member]) -> StandingList:
    party, district = place
    roster = count.returns.list_of(tier, str(party), district)
    standing = StandingList(
        party=party, district=district, ranks=(), seats=seats, remainder=_remainder(count, tier, place)
    )
    if roster is None or not roster.candidates:
        return standing
    gone = [each.name for each in elected if each.party == party]
    # Where the party may choose anybody, proposals go by the order of the list.
    by: Persons = getattr(count.system.tier(tier), "persons", None) or "list order"
    try:
        return attrs.evolve(standing, ranks=count.rosters.waiting(roster, gone, by))
    except MissingFigure as error:
        return attrs.evolve(standing, unknown=str(error))


def _remainder(count: Count, tier: str, place: Place) -> Fraction | None:
    """Give the remainder, as a part of a quota, behind the last seat of a list; None if it has none so."""
    party, district = place
    steps = (step for step in count.record.steps if isinstance(step, Awarded) and step.stage == tier)
    # Of several steps of a region the last one gave its last seats.
    last = {step.region: step for step in steps if district in (None, step.region)}
    found = [
        _last_remainder(step, contestant, int(seats))
        for region, step in last.items()
        for contestant, seats in count.tables[tier].get(region, {}).items()
        if seats and count.returns.party(region, contestant) == party
    ]
    # Of seats in several regions it is not known which is the last.
    return found[0] if len(found) == 1 else None


def _last_remainder(step: Awarded, contestant: str, seats: int) -> Fraction | None:
    """Give the remainder behind the last of so many seats; None if whole quotas or another rule gave it."""
    proof = step.evidence
    if not isinstance(proof, QuotaEvidence):
        return None
    sure = max(proof.wholes.get(contestant, 0), step.minimum.get(contestant, 0))
    held = seats if proof.held is None else proof.held.get(contestant)
    last = seats > sure and seats == held
    return proof.remainders.get(contestant) if last else None


def _person(count: Count, member: Member) -> Candidate | None:
    """Give what is known of a member of another tier, by the lists of that tier; None without a name."""
    if member.name is None:
        return None
    lists = count.returns.lists
    own = (each for each in lists if (each.tier, each.party) == (member.tier, member.party))
    persons = (
        person for each in own for person in each.candidates if each.district in (None, member.district)
    )
    return next((person for person in persons if person.name == member.name), Candidate(member.name))
