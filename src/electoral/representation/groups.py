"""Groups that a representation quota counts, as predicates over what is known of a candidate."""

import datetime as dt
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Protocol

import attrs

from electoral.errors import InvalidSystem, MissingFigure
from electoral.exact import positive, show
from electoral.given import can, no_kind
from electoral.names import listed, name
from electoral.people import Candidate


class Group(Protocol):
    """A group of candidates. Any object with these two is one; nothing is subclassed."""

    @property
    def label(self) -> str:
        """The group in words."""
        ...

    def includes(self, candidate: Candidate) -> bool | None:
        """Say whether the candidate is in the group; None if what it takes is not known."""
        ...


@attrs.frozen
class Women:
    """Women."""

    label: str = attrs.field(default="women", init=False)

    def includes(self, candidate: Candidate) -> bool | None:
        """Say it from the candidate's sex."""
        return None if candidate.sex is None else candidate.sex == "female"


@attrs.frozen
class Men:
    """Men; a law that asks for so many of each sex asks for them too."""

    label: str = attrs.field(default="men", init=False)

    def includes(self, candidate: Candidate) -> bool | None:
        """Say it from the candidate's sex."""
        return None if candidate.sex is None else candidate.sex == "male"


_WORDS: dict[str, Group] = {"women": Women(), "men": Men()}


def _age(value: int) -> int:
    return positive(value, "younger than")


@attrs.frozen
class YoungerThan:
    """Persons under an age in full years on a day.

    Attributes:
        years: the first age that is too old.
        on: the day on which age is counted.

    >>> import datetime as dt
    >>> youth = YoungerThan(29, on=dt.date(2023, 3, 19))
    >>> youth.includes(Candidate("A", birth_date=dt.date(1994, 3, 20)))
    True
    """

    years: int = attrs.field(converter=_age)
    on: dt.date = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        if type(self.on) is not dt.date:
            raise InvalidSystem(f"younger than {self.years}: day {show(self.on)} is no date; give a date")

    @property
    def label(self) -> str:
        """The group in words."""
        return f"under {self.years} on {self.on}"

    def includes(self, candidate: Candidate) -> bool | None:
        """Say it from the candidate's birth date."""
        born = candidate.birth_date
        if born is None:
            return None
        if born > self.on:
            raise InvalidSystem(
                f"candidate {show(candidate.name)}: born {born}, after the day of {self.label}"
            )
        had_birthday = (self.on.month, self.on.day) >= (born.month, born.day)
        return self.on.year - born.year - (not had_birthday) < self.years


def _label(value: str) -> str:
    return name(value, "group")


@attrs.frozen
class Flag:
    """Persons whose candidacy carries a flag, such as ``"disability"``."""

    label: str = attrs.field(converter=_label)

    def includes(self, candidate: Candidate) -> bool | None:
        """Say it from the candidate's groups."""
        return None if candidate.groups is None else self.label in candidate.groups


def is_group(value: object) -> bool:
    """Say whether a value is a group."""
    return can(value, "includes") and hasattr(value, "label")


def as_group(value: "str | Group", what: str = "representation quota") -> Group:
    """Take ``"women"``, ``"men"``, the name of a flag, or any group; `what` it is for.

    Raises:
        InvalidSystem: if it is none of them.
    """
    if isinstance(value, str):
        return _WORDS.get(value) or Flag(value)
    if not is_group(value):
        hint = "give 'women', 'men', the name of a flag, or e.g. YoungerThan(...)"
        raise InvalidSystem(f"{what}: {no_kind(value, 'group', hint)}")
    return value


def as_groups(values: "Iterable[str | Group]", what: str) -> tuple[Group, ...]:
    """Take groups in the order of the law; those of a set, which has none, by label.

    Raises:
        InvalidSystem: if they are one text or no collection, there is none, or one is there twice.
    """
    if isinstance(values, str):
        raise InvalidSystem(f"{what}: groups {show(values)} is one text; give a tuple")
    if not isinstance(values, Iterable):
        raise InvalidSystem(f"{what}: groups {show(values)} is no tuple; give a tuple")
    groups = tuple(as_group(value, what) for value in values)
    labels = [group.label for group in groups]
    if not labels:
        raise InvalidSystem(f"{what}: no groups; give at least one")
    if len(set(labels)) < len(labels):
        raise InvalidSystem(f"{what}: groups {listed(labels)}; give each once")
    return tuple(sorted(groups, key=lambda group: group.label)) if isinstance(values, AbstractSet) else groups


def asked_for(group: Group) -> str:
    """Say what must be known of a candidate to tell whether they are in a group."""
    match group:
        case Women() | Men():
            return "the sex"
        case YoungerThan():
            return "the birth date"
        case Flag():
            return "the groups (empty if none)"
        case _:
            return "what the group asks for"


def _answers(groups: Iterable[Group], candidate: Candidate) -> dict[str, bool | None]:
    return {group.label: group.includes(candidate) for group in groups}


def in_union(groups: Iterable[Group], candidate: Candidate) -> bool:
    """Say whether a candidate is in at least one of the groups; nobody counts twice.

    Raises:
        MissingFigure: if that depends on something that is not known of the candidate.
    """
    answers = _answers(groups, candidate)
    if True in answers.values():
        return True
    if unknown := [label for label, answer in answers.items() if answer is None]:
        raise MissingFigure(
            f"candidate {show(candidate.name)}: not known whether in group {show(unknown[0])}; give sex,"
            " birth date or groups (empty if none)"
        )
    return False


def known_in_union(groups: Iterable[Group], candidates: Iterable[Candidate]) -> tuple[Candidate, ...] | None:
    """Give the candidates who are in at least one of the groups; None if that is not known of somebody.

    >>> known_in_union([Women()], [Candidate("A", sex="female"), Candidate("B", sex="male")])[0].name
    'A'
    >>> known_in_union([Women()], [Candidate("A", sex="female"), Candidate("B")]) is None
    True
    """
    asked, found = tuple(groups), []
    for candidate in candidates:
        answers = _answers(asked, candidate).values()
        if True in answers:
            found.append(candidate)
        elif None in answers:
            return None
    return tuple(found)
