"""Seats that fall vacant in a term: who comes in by the law, and whether the bounds still hold."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol, get_args

import attrs

from electoral.errors import InvalidReturns, InvalidSystem
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.given import all_names, all_of, can, no_kind
from electoral.names import listed, name, unknown
from electoral.people import Candidate
from electoral.representation.bounds import Bound
from electoral.representation.groups import Group, as_groups, in_union

#: Who follows somebody who is in none of the groups: somebody like that, or the next on the list.
Outside = Literal["same", "next on list"]
#: What happens if nobody of the same groups waits.
IfNone = Literal["vacant", "next on list"]


class Succession(Protocol):
    """Who comes in for somebody. Any object with this one function is a rule of succession."""

    def next(
        self, leaving: Candidate, staying: Sequence[Candidate], waiting: Sequence[Candidate]
    ) -> Candidate | None:
        """Give who of those waiting, in list order, comes in; None if the seat stays vacant."""
        ...


@attrs.frozen
class NextOnList:
    """The next person on the list."""

    def next(
        self,
        leaving: Candidate,  # noqa: ARG002 - the protocol's
        staying: Sequence[Candidate],  # noqa: ARG002 - the protocol's
        waiting: Sequence[Candidate],
    ) -> Candidate | None:
        """Give the first who waits."""
        return next(iter(waiting), None)


def _groups(values: Iterable[str | Group]) -> tuple[Group, ...]:
    return as_groups(values, "succession")


@attrs.frozen
class NextOfSameGroups:
    """The next person who is in the same groups as who leaves.

    Attributes:
        groups: those that are compared.
        outside: who follows somebody who is in none of them: the next who is in none either (``"same"``), or
            the ``"next on list"`` (Iraq, Kyrgyzstan: only a woman is followed by her like).
        if_none: if nobody of the same groups waits, the seat stays ``"vacant"``, or goes to the ``"next on
            list"`` (Kosovo).

    Raises:
        UnknownName: if `outside` or `if_none` is another word.
        MissingFigure: at a vacancy, if it is not known of somebody whether in a group.
    """

    groups: tuple[Group, ...] = attrs.field(converter=_groups)
    outside: Outside = attrs.field(default="same", kw_only=True)
    if_none: IfNone = attrs.field(default="vacant", kw_only=True)

    def __attrs_post_init__(self) -> None:
        for word, value, words in (
            ("outside", self.outside, get_args(Outside)),
            ("if_none", self.if_none, get_args(IfNone)),
        ):
            if value not in words:
                raise unknown(str(value), words, f"succession: {word}")

    def next(
        self,
        leaving: Candidate,
        staying: Sequence[Candidate],  # noqa: ARG002 - the protocol's
        waiting: Sequence[Candidate],
    ) -> Candidate | None:
        """Give the first who waits and is in the same groups."""
        wanted, first = self._traits(leaving), next(iter(waiting), None)
        if self.outside == "next on list" and not any(wanted):
            return first
        otherwise = first if self.if_none == "next on list" else None
        return next((each for each in waiting if self._traits(each) == wanted), otherwise)

    def _traits(self, person: Candidate) -> tuple[bool, ...]:
        return tuple(in_union((group,), person) for group in self.groups)


def _lower(value: object) -> Bound:
    if not isinstance(value, Bound) or value.at_least is None:
        raise InvalidSystem(f"succession: {show(value)} is no lower bound; give Bound(..., at_least=...)")
    return value


@attrs.frozen
class NextUnlessBelow:
    """The next person on the list; if a lower bound would then not hold, the next of its group (Armenia).

    If nobody of the group waits, the next person comes in all the same.

    Attributes:
        bound: a lower bound on the members, with the new one among them.

    Raises:
        InvalidSystem: if it is an upper bound.
        MissingFigure: at a vacancy, if it is not known of somebody whether in the group.
    """

    bound: Bound = attrs.field(converter=_lower)

    def next(
        self,
        leaving: Candidate,  # noqa: ARG002 - the protocol's
        staying: Sequence[Candidate],
        waiting: Sequence[Candidate],
    ) -> Candidate | None:
        """Give the first who waits, or the first of the group if the bound asks for one."""
        if not waiting or _holds(self.bound, (*staying, waiting[0])):
            return next(iter(waiting), None)
        of_group = (each for each in waiting if in_union(self.bound.groups, each))
        return next(of_group, waiting[0])


def _substitutes(values: Mapping[str, str]) -> Frozen[str, str]:
    if not isinstance(values, Mapping):
        raise InvalidSystem(
            f"succession: substitutes {show(values)} are no mapping; give member -> substitute"
        )
    return Frozen({name(key, "member"): name(value, "substitute") for key, value in values.items()})


@attrs.frozen
class Substitutes:
    """The substitute who was elected with the member (Mexico's formulas); nobody if there is none.

    Attributes:
        of: member -> substitute, by name; both stand on the list.
    """

    of: Frozen[str, str] = attrs.field(converter=_substitutes)

    def next(
        self,
        leaving: Candidate,
        staying: Sequence[Candidate],  # noqa: ARG002 - the protocol's
        waiting: Sequence[Candidate],
    ) -> Candidate | None:
        """Give the substitute, if not used up."""
        wanted = self.of.get(leaving.name)
        return next((each for each in waiting if each.name == wanted), None)


@attrs.frozen(kw_only=True)
class Vacancy:
    """A seat that fell vacant.

    Attributes:
        leaving: who left.
        coming: who came in; None if the seat stays vacant.
        broken: the bounds that do not hold after it, on those who have a seat.
    """

    leaving: Candidate
    coming: Candidate | None
    broken: tuple[Bound, ...]


@attrs.frozen(kw_only=True)
class Term:
    """The vacancies of a term, in their order.

    Attributes:
        members: who has a seat at its end.
        vacancies: one after another.
    """

    members: tuple[Candidate, ...]
    vacancies: tuple[Vacancy, ...]

    @property
    def first_broken(self) -> Vacancy | None:
        """The first vacancy after which a bound does not hold; None if all hold."""
        return next((each for each in self.vacancies if each.broken), None)


def replay(
    candidates: Iterable[Candidate],
    *,
    members: Iterable[str],
    leaving: Iterable[str],
    by: Succession,
    bounds: Iterable[Bound] = (),
) -> Term:
    """Replay the vacancies of a term, and say when a bound breaks.

    Who has left does not come back, and who came in may leave later.

    Args:
        candidates: the list, in its order.
        members: who has a seat at the beginning, by name.
        leaving: who leaves, one after another, by name.
        by: who comes in.
        bounds: what is asked of those who have a seat, after each vacancy.

    Raises:
        InvalidReturns: if somebody is not on the list, stands twice, or leaves without having a seat.
        InvalidSystem: if `by` is no rule of succession.
        MissingFigure: if what decides is not known of a candidate.

    >>> people = [Candidate("A", sex="female"), *(Candidate(name, sex="male") for name in "BCD")]
    >>> women = Bound("women", at_least=1)
    >>> term = replay(people, members=["A", "B"], leaving=["A"], by=NextOnList(), bounds=[women])
    >>> [member.name for member in term.members], term.first_broken.leaving.name
    (['B', 'C'], 'A')
    """
    people = all_of(Candidate, candidates, "candidates")
    asked = all_of(Bound, bounds, "bounds")
    if not can(by, "next"):
        raise InvalidSystem(f"succession: {no_kind(by, 'rule', 'give e.g. NextOnList()')}")
    by_name = {person.name: person for person in people}
    if len(by_name) < len(people):
        raise InvalidReturns("candidates: somebody stands twice; give each candidate once")
    seated = _on_list(members, by_name, "members")
    gone: list[Candidate] = []
    vacancies: list[Vacancy] = []
    for person in _on_list(leaving, by_name, "leaving"):
        if person not in seated:
            raise InvalidReturns(f"leaving: {show(person.name)} has no seat; members are {_names(seated)}")
        gone.append(person)
        seated.remove(person)
        waiting = [each for each in people if each not in seated and each not in gone]
        coming = by.next(person, tuple(seated), tuple(waiting))
        if coming is not None:
            _require_waiting(coming, waiting)
            seated.append(coming)
        broken = tuple(bound for bound in asked if not _holds(bound, seated))
        vacancies.append(Vacancy(leaving=person, coming=coming, broken=broken))
    return Term(members=tuple(each for each in people if each in seated), vacancies=tuple(vacancies))


def _on_list(names: Iterable[str], by_name: Mapping[str, Candidate], what: str) -> list[Candidate]:
    given = all_names(names, what, "candidate")
    if strangers := [each for each in given if each not in by_name]:
        raise InvalidReturns(f"{what}: {show(strangers[0])} is not on the list; name those who are")
    if len(set(given)) < len(given):
        raise InvalidReturns(f"{what}: somebody is named twice; name each person once")
    return [by_name[each] for each in given]


def _names(people: Iterable[Candidate]) -> str:
    return listed(person.name for person in people)


def _require_waiting(coming: object, waiting: Sequence[Candidate]) -> None:
    if coming not in waiting:
        raise InvalidSystem(
            f"succession: {show(coming)} does not wait on the list; let the rule give one of those waiting"
        )


def _holds(bound: Bound, seated: Sequence[Candidate]) -> bool:
    """Say whether a bound holds for those who have a seat; shares are of them."""
    counted, number = sum(in_union(bound.groups, each) for each in seated), bound.number(len(seated))
    return counted >= number if bound.at_most is None else counted <= number
