"""Parties, candidates and lists of candidates, with the attributes that rules need."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Literal

import attrs
from attrs.converters import optional

from electoral.errors import InvalidNumber, InvalidReturns
from electoral.exact import Exact, ExactInput, exact, positive, show, whole
from electoral.given import all_names, all_of, true_or_false
from electoral.names import name

#: In files this word stands for "no party", and for "linked to no list"; it cannot be the name of one.
INDEPENDENT = "independent"
Sex = Literal["female", "male"]


def _party_key(value: str) -> str:
    key = name(value, "party")
    if key.casefold() == INDEPENDENT:
        raise InvalidReturns(f"party: {show(value)} cannot be the name of a party; independents have none")
    return key


def _aliases(values: Iterable[str]) -> tuple[str, ...]:
    return all_names(values, "aliases", "alias")


def _order(value: int) -> int:
    return whole(value, "registration order")


def _minority(value: bool) -> bool:
    return true_or_false(value, "minority", InvalidReturns)


def _members(value: int) -> int:
    return positive(value, "members of a coalition")


def _coalition(value: str) -> str:
    return name(value, "coalition")


def _candidate_name(value: str) -> str:
    return name(value, "candidate")


def _groups(value: Iterable[str]) -> frozenset[str]:
    return frozenset(all_names(value, "groups", "group"))


def _votes(value: ExactInput) -> Exact:
    return exact(value, "votes of a candidate")


def _birth_date(value: dt.date) -> dt.date:
    if type(value) is not dt.date:
        raise InvalidReturns(f"birth date: {show(value)} is no date; give a datetime.date, or None")
    return value


def _tier(value: str) -> str:
    return name(value, "tier")


def _district(value: str) -> str:
    return name(value, "district")


def _persons(value: int) -> int:
    return whole(value, "persons on the list")


def _in_groups(value: int) -> int:
    return whole(value, "persons in groups")


@attrs.frozen
class Party:
    """A party that stands in the election.

    Attributes:
        key: the name by which it is known everywhere.
        aliases: other spellings under which files and people may name it.
        registration_order: 1 for the list registered first; None if not known.
        minority: whether the law treats it as a party of a national minority.
        members: how many parties stand together under this name; more than 1 for a joint list.
        coalition: the coalition in which its list stands beside others; None if it stands alone.

    >>> Party("Amanat", aliases=("Nur Otan",), registration_order=1).key
    'Amanat'
    """

    key: str = attrs.field(converter=_party_key)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_aliases, kw_only=True)
    registration_order: int | None = attrs.field(default=None, converter=optional(_order), kw_only=True)
    minority: bool = attrs.field(default=False, converter=_minority, kw_only=True)
    members: int = attrs.field(default=1, converter=_members, kw_only=True)
    coalition: str | None = attrs.field(default=None, converter=optional(_coalition), kw_only=True)


@attrs.frozen
class Candidate:
    """A person on a list.

    Attributes:
        name: as on the ballot or the list.
        sex: ``"female"`` or ``"male"``; None if not known.
        birth_date: None if not known.
        groups: flags of groups the law names, e.g. ``"disability"``; None if not known, empty if none.
        votes: for the person, on a ballot on which persons are chosen; None if there are none, or not known.
        own_party: the party of the person, on a list that several parties put up together; None if it is the
            party of the list, or none.

    >>> Candidate("A. Example", sex="female", groups=()).groups
    frozenset()
    """

    name: str = attrs.field(converter=_candidate_name)
    sex: Sex | None = attrs.field(default=None, kw_only=True)
    birth_date: dt.date | None = attrs.field(default=None, converter=optional(_birth_date), kw_only=True)
    groups: frozenset[str] | None = attrs.field(default=None, converter=optional(_groups), kw_only=True)
    votes: Exact | None = attrs.field(default=None, converter=optional(_votes), kw_only=True)
    own_party: str | None = attrs.field(default=None, converter=optional(_party_key), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.sex not in ("female", "male", None):
            where = f"candidate {show(self.name)}"
            raise InvalidReturns(f"{where}: sex {show(self.sex)} is not known; use 'female', 'male' or None")


def _candidates(values: Iterable[Candidate]) -> tuple[Candidate, ...]:
    if isinstance(values, AbstractSet):
        raise InvalidReturns("candidates: a set has no list order; give a tuple in list order")
    return all_of(Candidate, values, "candidates")


@attrs.frozen(kw_only=True)
class CandidateList:
    """The list of a party in one tier, in list order.

    Attributes:
        tier: the tier it stands in.
        party: whose list it is.
        district: the district it stands in; None for a list of the whole tier.
        candidates: the persons in list order; empty if they are not known.
        persons: how many are listed; None if not known. Follows from ``candidates`` where they are given.
        in_groups: how many of them are in one of the groups of the representation quota, as published.

    >>> CandidateList(tier="party list", party="Aq Jol", persons=54, in_groups=18).persons
    54
    """

    tier: str = attrs.field(converter=_tier)
    party: str = attrs.field(converter=_party_key)
    district: str | None = attrs.field(default=None, converter=optional(_district))
    candidates: tuple[Candidate, ...] = attrs.field(default=(), converter=_candidates)
    persons: int | None = attrs.field(converter=optional(_persons))
    in_groups: int | None = attrs.field(default=None, converter=optional(_in_groups))

    @persons.default
    def _listed(self) -> int | None:
        return len(self.candidates) or None

    def __attrs_post_init__(self) -> None:
        where = f"list of {show(self.party)}"
        names = Counter(candidate.name for candidate in self.candidates)
        if names and (twice := names.most_common(1)[0])[1] > 1:
            raise InvalidReturns(f"{where}: {show(twice[0])} stands twice; give each candidate once")
        if self.candidates and self.persons != len(self.candidates):
            raise InvalidReturns(
                f"{where}: {self.persons} persons are said but {len(self.candidates)} are given; correct one"
            )
        if self.in_groups is not None and self.candidates:
            raise InvalidReturns(
                f"{where}: persons in groups follow from the candidates; leave the number out"
            )
        if self.in_groups is not None and self.persons is not None and self.in_groups > self.persons:
            raise InvalidNumber(
                f"{where}: {self.in_groups} persons in groups, but only {self.persons} listed"
            )
