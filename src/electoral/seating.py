"""The chamber that a remedy of a representation quota sees, made of a count; and who gives way to whom."""

from collections import Counter
from fractions import Fraction

from electoral.count import Count
from electoral.evidence import QuotaEvidence
from electoral.members import Member
from electoral.people import Candidate, CandidateList
from electoral.ranks import Ranks, ranked
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
    others = [each for each in count.members if each.tier != tier]
    seats: Counter[Place] = Counter()
    alone: list[StandingList] = []
    for each in (each for each in members if each.tier == tier):
        if each.party is None:
            person = () if each.name is None else ((Candidate(each.name),),)
            alone.append(StandingList(party=None, district=each.district, ranks=person, seats=1))
        else:
            seats[each.party, list_district(count, tier, each.party, each.district)] += 1
    return Chamber(
        tier=tier,
        lists=(*(_standing(count, tier, place, number, others) for place, number in seats.items()), *alone),
        districts=len({each.district for each in members if each.tier == tier}),
        elsewhere=tuple(ElectedElsewhere(party=each.party, person=_person(count, each)) for each in others),
    )


def list_district(count: Count, tier: str, party: str, region: str) -> str | None:
    """Give the district of the list behind a seat; None for a list of the whole tier."""
    roster = count.returns.list_of(tier, party, region)
    if roster is not None:
        return roster.district
    rows = {row for table in count.seat_tables(tier) for row in table}
    return region if len(rows) > 1 else None


def _standing(count: Count, tier: str, place: Place, seats: int, others: list[Member]) -> StandingList:
    party, district = place
    roster = count.returns.list_of(tier, str(party), district)
    gone = [each.name for each in others if each.party == party]
    known = roster is not None and roster.candidates
    return StandingList(
        party=party,
        district=district,
        ranks=_ranks(count, roster, gone) if roster is not None and known else (),
        seats=seats,
        remainder=_remainder(count, tier, place),
    )


def _ranks(count: Count, roster: CandidateList, gone: list[str | None]) -> Ranks:
    """Give who waits for the seats of a list; in its order, where the party may choose anybody."""
    if getattr(count.system.tier(roster.tier), "persons", None) is None:
        persons = (each for each in count.rosters.persons(roster) if each.name not in gone)
        return ranked(persons, "list order")
    return count.rosters.ranks(roster, gone)


def _remainder(count: Count, tier: str, place: Place) -> Fraction | None:
    """Give the remainder, as a part of a quota, behind the last seat of a list; None if it has none so."""
    party, district = place
    for step in count.record.steps:
        if not isinstance(step, Awarded) or step.stage != tier or district not in (None, step.region):
            continue
        if isinstance(step.evidence, QuotaEvidence):
            for contestant, seats in step.sure.items():
                if count.returns.party(step.region, contestant) == party:
                    wholes = step.evidence.wholes.get(contestant, 0)
                    return step.evidence.remainders.get(contestant) if seats > wholes else None
    return None


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
