"""The representation quota: at least a share of a list, and of a party's seats, for some groups together."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil
from typing import Literal

import attrs

from electoral.errors import InvalidReturns, InvalidSystem, NoResult
from electoral.exact import share as exact_share
from electoral.exact import show, whole
from electoral.frozen import Frozen, unordered
from electoral.given import all_names, all_of
from electoral.law import cited
from electoral.names import listed, unknown
from electoral.names import name as as_name
from electoral.people import Candidate, CandidateList
from electoral.representation.bounds import Bound
from electoral.representation.choosing import Unsatisfiable, choose
from electoral.representation.groups import Group, as_groups, in_union

QuotaStage = Literal["list", "mandates"]
_STAGES: tuple[QuotaStage, ...] = ("list", "mandates")


def _groups(values: Iterable[str | Group]) -> tuple[Group, ...]:
    return as_groups(values, "representation quota")


def _at_least(value: object) -> Fraction:
    return exact_share(value, "representation quota")


def _of(value: str) -> str:
    return as_name(value, "representation quota: tier")


def _stages(values: Iterable[QuotaStage]) -> tuple[QuotaStage, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InvalidSystem(f"representation quota: stages {show(values)} is no tuple; give e.g. ('list',)")
    given = tuple(values)
    for each in given:
        if each not in _STAGES:
            raise unknown(each, _STAGES, "representation quota: stage")
    return tuple(each for each in _STAGES if each in given)


def _articles(values: Mapping[str, str]) -> Frozen[str, str]:
    return cited(values, _STAGES, "articles: stage")


@attrs.frozen(kw_only=True)
class Compliance:
    """Whether persons meet the quota.

    Attributes:
        persons: how many there are.
        required: how many of them must be in the groups.
        counted: how many are.
    """

    persons: int
    required: int
    counted: int

    @property
    def missing(self) -> int:
        """How many more are required."""
        return max(self.required - self.counted, 0)

    @property
    def complies(self) -> bool:
        """Whether the quota is met."""
        return not self.missing


@attrs.frozen(kw_only=True)
class Proposal:
    """Members that meet the quota and are nearest to list order.

    Attributes:
        members: in list order.
        displaced: who has a better place but gives way, from the bottom.
        promoted: who is chosen instead.
    """

    members: tuple[Candidate, ...]
    displaced: tuple[Candidate, ...]
    promoted: tuple[Candidate, ...]
    required: int


@attrs.frozen(kw_only=True)
class Infeasible:
    """No choice from the list meets the quota.

    Attributes:
        required: how many in the groups the seats ask for.
        available: how many the list has.
    """

    required: int
    available: int

    @property
    def missing(self) -> int:
        """How many persons in the groups are missing."""
        return self.required - self.available


def _require_list(roster: object) -> None:
    if not isinstance(roster, CandidateList):
        raise InvalidReturns(f"list: {show(roster)} is no CandidateList; give e.g. returns.list_of(...)")


@attrs.frozen
class RepresentationQuota:
    """At least a share of persons in the union of some groups; "at least" rounds up.

    It has no rule of placement: the party chooses whom it sends. A person in two groups counts once.

    Attributes:
        groups: ``"women"``, names of flags, or any `Group`; counted together.
        at_least: the share.
        of: the tier it applies to.
        stages: ``"list"`` (of the persons listed), ``"mandates"`` (of the seats a party receives), or both.
        articles: where the law says it, by stage.

    >>> quota = RepresentationQuota({"women", "youth", "disability"}, at_least="30%", of="party list")
    >>> [quota.minimum(seats) for seats in (40, 8, 6, 5, 4)]
    [12, 3, 2, 2, 2]
    """

    # The union has no order: laws that name the same groups are equal.
    groups: tuple[Group, ...] = attrs.field(converter=_groups, eq=unordered)
    at_least: Fraction = attrs.field(converter=_at_least, kw_only=True)
    of: str = attrs.field(converter=_of, kw_only=True)
    stages: tuple[QuotaStage, ...] = attrs.field(default=_STAGES, converter=_stages, kw_only=True)
    articles: Frozen[str, str] = attrs.field(default=Frozen(), converter=_articles, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.stages:
            raise InvalidSystem("representation quota: no stage; give 'list', 'mandates' or both")

    def minimum(self, persons: int) -> int:
        """Give the fewest persons in the groups among so many."""
        return ceil(self.at_least * whole(persons, "persons"))

    def compliance(self, persons: Iterable[Candidate]) -> Compliance:
        """Hold a list, or a choice of members, against the quota.

        Raises:
            InvalidReturns: if somebody is no candidate.
            MissingFigure: if what decides is not known of a candidate.
        """
        people = all_of(Candidate, persons, "persons")
        counted = sum(in_union(self.groups, person) for person in people)
        return Compliance(persons=len(people), required=self.minimum(len(people)), counted=counted)

    def choice(self, roster: CandidateList, members: Iterable[str]) -> Compliance:
        """Hold a party's choice of members, by name, against the quota.

        Raises:
            InvalidReturns: if somebody is chosen who is not on the list, or twice.
        """
        _require_list(roster)
        by_name = {candidate.name: candidate for candidate in roster.candidates}
        names = all_names(members, f"list of {show(roster.party)}: members", "member")
        if strangers := [each for each in names if each not in by_name]:
            raise InvalidReturns(
                f"list of {show(roster.party)}: {listed(strangers)} not on it; choose from it"
            )
        if len(set(names)) < len(names):
            raise InvalidReturns(f"list of {show(roster.party)}: somebody is chosen twice; choose each once")
        return self.compliance(by_name[each] for each in names)

    def propose(self, roster: CandidateList, seats: int) -> Proposal | Infeasible:
        """Propose the members nearest to list order: the fewest places change, those at the bottom first.

        Raises:
            NoResult: if the list has fewer persons than the party has seats.
        """
        _require_list(roster)
        places = whole(seats, "seats")
        if places > len(roster.candidates):
            known = f"only {len(roster.candidates)} persons are known"
            raise NoResult(f"list of {show(roster.party)}: {places} seats, but {known}")
        bound = Bound(self.groups, at_least=self.at_least, rounding="up")
        found = choose(roster.candidates, seats=places, bounds=[bound], by="fewest displaced")
        if isinstance(found, Unsatisfiable):
            (held,) = found.nearest.required
            return Infeasible(required=held.number, available=len(held.counted))
        return Proposal(
            members=found.members,
            displaced=found.displaced,
            promoted=found.promoted,
            required=self.minimum(places),
        )
