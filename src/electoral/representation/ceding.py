"""Balance over several lists: members of a group with too many cede to others, in their party or pact."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import attrs
from attrs.converters import optional

from electoral.errors import InvalidReturns, MissingFigure, UnsettledTie
from electoral.exact import Exact, show
from electoral.given import all_of
from electoral.names import listed, name
from electoral.people import Candidate
from electoral.representation.bounds import Bound
from electoral.representation.choosing import Requirement, hold
from electoral.representation.groups import in_union

#: Whether who comes in is of the party of who cedes, or only of its list.
Nearness = Literal["party", "list"]


def _party(value: str) -> str:
    return name(value, "party")


def _list(value: str) -> str:
    return name(value, "list")


@attrs.frozen(kw_only=True)
class Contender:
    """A candidate with votes, and where the person stands.

    Attributes:
        candidate: who.
        party: None for an independent.
        list: the list, of a party or of several that stand together in a pact; None for a person alone.
    """

    candidate: Candidate
    party: str | None = attrs.field(default=None, converter=optional(_party))
    list: str | None = attrs.field(default=None, converter=optional(_list))

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.candidate, Candidate):
            raise InvalidReturns(f"contender: {show(self.candidate)} is no Candidate; give one")

    @property
    def votes(self) -> Exact:
        """The votes for the person.

        Raises:
            MissingFigure: if they are not known.
        """
        if self.candidate.votes is None:
            raise MissingFigure(
                f"contender {show(self.candidate.name)}: the votes are not known, and members cede by them;"
                " give them"
            )
        return self.candidate.votes


@attrs.frozen(kw_only=True)
class Cession:
    """A seat that goes from one person to another.

    Attributes:
        displaced: the elected person who cedes.
        promoted: who comes in.
        within: whether both are of one party, or only of one list.
    """

    displaced: Contender
    promoted: Contender
    within: Nearness


@attrs.frozen(kw_only=True)
class Balanced:
    """The members after the cessions.

    Attributes:
        members: in the order of the elected, with who came in in the place of who ceded.
        cessions: in the order in which seats were ceded.
        before: each bound, with who of the elected counted for it.
        after: each bound, with who of the members counts for it; what is missing then could not be mended.
    """

    members: tuple[Contender, ...]
    cessions: tuple[Cession, ...]
    before: tuple[Requirement, ...]
    after: tuple[Requirement, ...]


def balanced(
    elected: Iterable[Contender], others: Iterable[Contender], *, bounds: Iterable[Bound]
) -> Balanced:
    """Let members cede their seats, those with fewest votes first, until bounds on all of them hold.

    Bound after bound, the member with fewest votes outside the group cedes to the person of the group with
    most votes in the same party, or else on the same list (for an upper bound, a member of the group cedes to
    somebody outside). Who has nobody to cede to keeps the seat, and the next one cedes; who ceded for one
    bound can come in for a later one (our readings). In 2021 in Chile each sex had half of the seats of a
    district, or one less of an odd number.

    Args:
        elected: who has a seat by votes.
        others: who has none.
        bounds: in the order of the law; shares are of the seats of all.

    Raises:
        UnsettledTie: if equal votes leave open who cedes or who comes in.
        MissingFigure: if it is not known of somebody whether in a group, or how many votes one has whose turn
            that decides.
        InvalidReturns: if somebody stands twice.

    Source: the reform for the Constitutional Convention of 2021 (Chile), as told by the press and a summary
    of the electoral service; its articles were not read.

    >>> def person(name, sex, votes):
    ...     return Contender(candidate=Candidate(name, sex=sex, votes=votes), party="P", list="P")
    >>> seats = [person("A", "male", 50), person("B", "male", 40), person("C", "male", 30)]
    >>> others = [person("D", "female", 20), person("E", "female", 25)]
    >>> result = balanced(seats, others, bounds=[Bound("women", at_least="1/2", rounding="down")])
    >>> [member.candidate.name for member in result.members]
    ['A', 'B', 'E']
    """
    seated, waiting = all_of(Contender, elected, "elected"), all_of(Contender, others, "others")
    _require_once((*seated, *waiting))
    asked = all_of(Bound, bounds, "bounds")
    before = hold(asked, _persons(seated))
    members, cessions = list(seated), list[Cession]()
    for bound, needed in zip(asked, before, strict=True):
        cessions += _ceded(members, (*waiting, *seated), bound, needed.number)
    return Balanced(
        members=tuple(members),
        cessions=tuple(cessions),
        before=before,
        after=hold(asked, _persons(members)),
    )


def _ceded(
    members: list[Contender], everyone: Sequence[Contender], bound: Bound, number: int
) -> Iterable[Cession]:
    """Let members cede until one bound holds or nobody can cede; the list of members changes."""
    wanted = bound.at_most is None
    fixed: list[Contender] = []

    def belongs(each: Contender) -> bool:
        return in_union(bound.groups, each.candidate) is wanted

    # At most so many inside is at least so many outside.
    due = number if wanted else len(members) - number
    while sum(map(belongs, members)) < due:
        ceding = [each for each in members if not belongs(each) and each not in fixed]
        if not ceding:
            return
        leaving = _one(ceding, min, "cedes a seat")
        may = [each for each in everyone if each not in members and belongs(each)]
        found = _coming(leaving, may)
        if found is None:
            fixed.append(leaving)
            continue
        coming, within = found
        members[members.index(leaving)] = coming
        yield Cession(displaced=leaving, promoted=coming, within=within)


def _require_once(contenders: Sequence[Contender]) -> None:
    places = [(each.candidate.name, each.list) for each in contenders]
    if twice := [person for person, where in places if places.count((person, where)) > 1]:
        raise InvalidReturns(f"contenders: {show(twice[0])} stands twice; give each person once")


def _persons(contenders: Sequence[Contender]) -> tuple[Candidate, ...]:
    """Give who they are; persons of one name on two lists are two."""
    names = [each.candidate.name for each in contenders]
    return tuple(
        attrs.evolve(each.candidate, name=f"{each.candidate.name} ({each.list})")
        if names.count(each.candidate.name) > 1
        else each.candidate
        for each in contenders
    )


def _coming(leaving: Contender, may: Sequence[Contender]) -> tuple[Contender, Nearness] | None:
    """Give who comes in for somebody: of the party with most votes, else of the list; None if nobody can."""
    of_list = [each for each in may if leaving.list is not None and each.list == leaving.list]
    of_party = [each for each in of_list if leaving.party is not None and each.party == leaving.party]
    if of_party:
        return _one(of_party, max, "comes in"), "party"
    return (_one(of_list, max, "comes in"), "list") if of_list else None


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
            f"{both} have {show(votes)} votes each, and one of them {what}; how the law settles it is not"
            " known"
        )
    return equal[0]
