"""Who comes in for members of a count who leave, by the succession of its representation quotas."""

from collections.abc import Iterable

from electoral.count import Count
from electoral.errors import InvalidReturns, MissingFigure
from electoral.exact import show
from electoral.given import all_names
from electoral.members import Member
from electoral.names import unknown
from electoral.people import Candidate
from electoral.representation import Bound, RepresentationQuota, Succession, Term, hold, replay
from electoral.representation.chamber import StandingList
from electoral.seating import chamber_of, list_district


def term_of(
    count: Count, leaving: Iterable[str], *, tier: str, party: str, district: str | None = None
) -> Term:
    """Replay the vacancies of a list in a term, from who was elected, and say when a bound breaks.

    Looked at are the bounds on the seats of the list that its members keep at the beginning. Those over
    parties, districts or the house, and those asked only ``until`` a district keeps another, are not.

    Args:
        count: of which the persons of the list are known by name.
        leaving: who leaves, one after another, by name.
        tier: in which the list stands.
        party: whose list it is.
        district: of the list; None if it is of the whole tier.

    Raises:
        MissingFigure: if it is not known who is elected, or how the law fills vacancies.
        InvalidReturns: if somebody leaves who has no seat, or the list has none.
        OpenLot, NoResult: while seats are open.
    """
    standing = _standing(count, tier, party, district)
    members = [each for each in count.members if _is_of(count, each, standing, tier)]
    if unnamed := [each for each in members if each.name is None]:
        raise MissingFigure(
            f"{standing.where}: {len(unnamed)} of its {len(members)} members are not known by name; give them"
        )
    quotas = [each for each in count.system.members if each.of == tier]
    names = [str(each.name) for each in members]
    return replay(
        standing.persons,
        members=names,
        leaving=all_names(leaving, "leaving", "member"),
        by=_succession(quotas, tier),
        bounds=_kept(quotas, [each for each in standing.persons if each.name in names]),
    )


def _kept(quotas: Iterable[RepresentationQuota], members: Iterable[Candidate]) -> list[Bound]:
    """Give the bounds on lists that members keep; one that was missed before cannot break."""
    asked = [each for each in quotas if getattr(each.remedy, "until", None) is None]
    bounds = [rule.bound for each in asked for rule in each.seats if rule.over == "list"]
    return [each.bound for each in hold(bounds, members) if not each.missing]


def _standing(count: Count, tier: str, party: str, district: str | None) -> StandingList:
    if tier not in count.filling:
        raise unknown(tier, count.filling, "vacancies: tier")
    lists = [
        each for each in chamber_of(count, tier).lists if (each.party, each.district) == (party, district)
    ]
    if not lists:
        where = "" if district is None else f" in {show(district)}"
        raise InvalidReturns(f"vacancies: the list of {show(party)}{where} has no seat in tier {show(tier)}")
    return lists[0]


def _is_of(count: Count, member: Member, of: StandingList, tier: str) -> bool:
    if (member.tier, member.party) != (tier, of.party):
        return False
    return list_district(count, tier, str(member.party), member.district) == of.district


def _succession(quotas: Iterable[RepresentationQuota], tier: str) -> Succession:
    for quota in quotas:
        if quota.succession is not None:
            return quota.succession
    raise MissingFigure(
        f"tier {show(tier)}: how the law fills vacancies is not known here; give a representation quota of"
        " the tier its succession, e.g. NextOnList()"
    )
