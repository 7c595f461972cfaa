"""Parity in a district: members of the sex with too many cede to the other, in their party or pact."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import attrs
from attrs.converters import optional

from electoral.errors import InvalidReturns, MissingFigure, UnsettledTie
from electoral.exact import Exact, ExactInput, exact, show
from electoral.given import all_of
from electoral.names import listed, name
from electoral.people import Candidate, Sex

#: Whether who comes in is of the party of who cedes, or only of its pact.
Nearness = Literal["party", "pact"]


def _votes(value: ExactInput) -> Exact:
    return exact(value, "votes of a contender")


def _party(value: str) -> str:
    return name(value, "party")


def _pact(value: str) -> str:
    return name(value, "pact")


@attrs.frozen(kw_only=True)
class Contender:
    """A candidate with the votes for the person.

    Attributes:
        candidate: who.
        votes: for the person.
        party: None for an independent.
        pact: the list on which several parties stand together; None for a party or a person alone.
    """

    candidate: Candidate
    votes: Exact = attrs.field(converter=_votes)
    party: str | None = attrs.field(default=None, converter=optional(_party))
    pact: str | None = attrs.field(default=None, converter=optional(_pact))

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.candidate, Candidate):
            raise InvalidReturns(f"contender: {show(self.candidate)} is no Candidate; give one")


@attrs.frozen(kw_only=True)
class Cession:
    """A seat that goes from one person to another.

    Attributes:
        displaced: the elected person who cedes.
        promoted: who comes in.
        within: whether both are of one party, or only of one pact.
        before: how many of the sex with too few had a seat; one more has then.
    """

    displaced: Contender
    promoted: Contender
    within: Nearness
    before: int


@attrs.frozen(kw_only=True)
class Balanced:
    """The members of a district after parity.

    Attributes:
        members: by votes, the most first.
        cessions: in the order in which seats were ceded.
        fewest: how many of each sex there must be.
        missing: how many of one sex are still missing, since nobody of a party or pact could come in.
    """

    members: tuple[Contender, ...]
    cessions: tuple[Cession, ...]
    fewest: int
    missing: int


def balanced(elected: Iterable[Contender], others: Iterable[Contender]) -> Balanced:
    """Give each sex half of the seats of a district, or one less of an odd number (Chile 2021).

    The members of the sex with too many cede one after another, the one with fewest votes first, to the
    person of the other sex with most votes in the same party, or else in the same pact. Who has nobody to
    cede to keeps the seat, and the next one cedes (our reading).

    Args:
        elected: who has a seat by votes.
        others: who has none.

    Raises:
        UnsettledTie: if equal votes leave open who cedes or who comes in; the law's rule is not known here.
        MissingFigure: if the sex of somebody is not known.
        InvalidReturns: if somebody stands twice.

    Source: the reform for the Constitutional Convention of 2021 (Chile), as told by the press and a summary
    of the electoral service; its articles were not read.

    >>> def person(name, sex, votes):
    ...     return Contender(candidate=Candidate(name, sex=sex), votes=votes, party="P")
    >>> seats = [person("A", "male", 50), person("B", "male", 40), person("C", "male", 30)]
    >>> result = balanced(seats, [person("D", "female", 20), person("E", "female", 25)])
    >>> [member.candidate.name for member in result.members]
    ['A', 'B', 'E']
    """
    seated, waiting = all_of(Contender, elected, "elected"), all_of(Contender, others, "others")
    _require_known((*seated, *waiting))
    fewest = len(seated) // 2
    rare = _rare(seated)
    members, cessions = list(seated), list[Cession]()
    fixed: list[Contender] = []
    while (held := _number(members, rare)) < fewest:
        ceding = [each for each in members if each.candidate.sex != rare and each not in fixed]
        if not ceding:
            break
        leaving = _one(ceding, min, "cedes a seat")
        found = _coming(leaving, [each for each in waiting if each not in members], rare)
        if found is None:
            fixed.append(leaving)
            continue
        coming, within = found
        members[members.index(leaving)] = coming
        cessions.append(Cession(displaced=leaving, promoted=coming, within=within, before=held))
    return Balanced(
        members=tuple(sorted(members, key=lambda each: -each.votes)),
        cessions=tuple(cessions),
        fewest=fewest,
        missing=max(fewest - _number(members, rare), 0),
    )


def _require_known(contenders: Sequence[Contender]) -> None:
    names = [each.candidate.name for each in contenders]
    if twice := [each for each in names if names.count(each) > 1]:
        raise InvalidReturns(f"parity: {show(twice[0])} stands twice; give each person once")
    if unknown := [each.candidate.name for each in contenders if each.candidate.sex is None]:
        raise MissingFigure(f"parity: the sex of {show(unknown[0])} is not known; give it")


def _rare(seated: Sequence[Contender]) -> Sex:
    """Give the sex with fewer seats; of equal ones nothing is missing."""
    return "female" if 2 * _number(seated, "female") < len(seated) else "male"


def _number(members: Iterable[Contender], sex: Sex) -> int:
    return sum(each.candidate.sex == sex for each in members)


def _coming(leaving: Contender, waiting: Sequence[Contender], rare: Sex) -> tuple[Contender, Nearness] | None:
    """Give who comes in for somebody: of the party with most votes, else of the pact; None if nobody can."""
    may = [each for each in waiting if each.candidate.sex == rare]
    of_party = [each for each in may if leaving.party is not None and each.party == leaving.party]
    of_pact = [each for each in may if leaving.pact is not None and each.pact == leaving.pact]
    if of_party:
        return _one(of_party, max, "comes in"), "party"
    return (_one(of_pact, max, "comes in"), "pact") if of_pact else None


def _one(contenders: Sequence[Contender], best: Callable[..., Exact], what: str) -> Contender:
    """Give the one with fewest, or most, votes.

    Raises:
        UnsettledTie: if several have as many.
    """
    votes = best(each.votes for each in contenders)
    equal = [each for each in contenders if each.votes == votes]
    if len(equal) > 1:
        both = listed(each.candidate.name for each in equal)
        raise UnsettledTie(
            f"parity: {both} have {show(votes)} votes each, and one of them {what}; how the law settles it is"
            " not known"
        )
    return equal[0]
