"""The representation quota: what a law asks of the lists and the seats of a tier, for groups of persons."""

from collections.abc import Iterable
from typing import Literal, get_args

import attrs
from attrs.converters import optional

from electoral.errors import InvalidReturns, InvalidSystem
from electoral.exact import show
from electoral.given import all_names, all_of, can, no_kind
from electoral.law import Citation
from electoral.names import listed, unknown
from electoral.names import name as as_name
from electoral.people import CandidateList
from electoral.representation.bounds import Bound
from electoral.representation.choosing import Requirement, hold
from electoral.representation.groups import Group
from electoral.representation.list_rules import ListReport, ListRule, check_list
from electoral.representation.remedies import Remedy, require_mends
from electoral.representation.seat_rules import SeatRule
from electoral.representation.vacancies import Succession

#: What a law does with a list that does not keep the rules: refuse it, or take as much as does.
Faulty = Literal["refused", "cut short"]
#: How much of the law was read; the rest is from summaries or memory, as the note of its citation says.
Status = Literal["read", "partly read", "from memory"]


def _of(value: str) -> str:
    return as_name(value, "representation quota: tier")


def _list_rules(values: Iterable[ListRule]) -> tuple[ListRule, ...]:
    return all_of(ListRule, values, "representation quota: lists", InvalidSystem)


def _seat_rules(values: Iterable[SeatRule]) -> tuple[SeatRule, ...]:
    return all_of(SeatRule, values, "representation quota: seats", InvalidSystem)


def _citation(value: Citation | str) -> Citation:
    return Citation(value) if isinstance(value, str) else value


@attrs.frozen(kw_only=True)
class RepresentationQuota:
    """What a law asks of the lists of a tier, of the seats, or of both.

    Attributes:
        of: the tier whose lists it is on.
        lists: the rules on each list.
        faulty: what happens with a list that does not keep them: it is ``"refused"``, or ``"cut short"`` to
            the longest beginning that does (Bosnia and Herzegovina). Given only with rules on lists.
        seats: the rules on seats, in the order of the law.
        remedy: what happens if they do not hold. Given only with rules on seats.
        succession: who comes in for a member who leaves; None if not known here.
        law: where it is written.
        status: how much of that was read; None for a law of your own.

    >>> from electoral.representation import HandToParty
    >>> thirty = Bound({"women", "youth", "disability"}, at_least="30%", rounding="up")
    >>> quota = RepresentationQuota(
    ...     of="party list", seats=[SeatRule(thirty, over="list")], remedy=HandToParty()
    ... )
    >>> [quota.seats[0].bound.number(seats) for seats in (40, 8, 6, 5, 4)]
    [12, 3, 2, 2, 2]
    """

    of: str = attrs.field(converter=_of)
    lists: tuple[ListRule, ...] = attrs.field(default=(), converter=_list_rules)
    faulty: Faulty | None = None
    seats: tuple[SeatRule, ...] = attrs.field(default=(), converter=_seat_rules)
    remedy: Remedy | None = None
    succession: Succession | None = None
    law: Citation | None = attrs.field(default=None, converter=optional(_citation))
    status: Status | None = None

    def __attrs_post_init__(self) -> None:
        where = f"representation quota of {show(self.of)}"
        if not self.lists and not self.seats:
            raise InvalidSystem(f"{where}: no rules; give rules on lists, on seats, or both")
        self._require_consequences(where)
        for word, value, words in (
            ("faulty", self.faulty, get_args(Faulty)),
            ("status", self.status, get_args(Status)),
        ):
            if value is not None and value not in words:
                raise unknown(str(value), words, f"{where}: {word}")
        if not isinstance(self.law, Citation | None):
            raise InvalidSystem(f"{where}: law {show(self.law)} is no Citation; give one, or a text")
        if self.succession is not None and not can(self.succession, "next"):
            raise InvalidSystem(
                f"{where}: {no_kind(self.succession, 'succession', 'give e.g. NextOnList()')}"
            )

    def _require_consequences(self, where: str) -> None:
        """Refuse rules without a consequence, a consequence without rules, and one that cannot follow."""
        if bool(self.lists) != (self.faulty is not None):
            raise InvalidSystem(
                f"{where}: rules on lists and what happens with a list that does not keep them go together;"
                f" give both ({listed(get_args(Faulty))}), or neither"
            )
        if bool(self.seats) != (self.remedy is not None):
            raise InvalidSystem(
                f"{where}: rules on seats and a remedy go together; give both, e.g. HandToParty(), or neither"
            )
        if self.remedy is None:
            return
        if not can(self.remedy, "moved"):
            raise InvalidSystem(f"{where}: {no_kind(self.remedy, 'remedy', 'give e.g. HandToParty()')}")
        over = dict.fromkeys(rule.over for rule in self.seats)
        if strangers := [each for each in over if each not in self.remedy.over]:
            raise InvalidSystem(
                f"{where}: remedy {show(self.remedy.word)} mends bounds over {listed(self.remedy.over)}, not"
                f" over {show(strangers[0])}; change one"
            )
        if "district" in self.remedy.over and (len(over) > 1 or (len(self.seats) > 1 and "house" in over)):
            raise InvalidSystem(
                f"{where}: remedy {show(self.remedy.word)} mends bounds over districts, or one over the house"
            )
        try:
            require_mends(self.remedy, self.bounds)
        except InvalidSystem as error:
            raise InvalidSystem(f"{where}: {error}") from None

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """The bounds on seats."""
        return tuple(rule.bound for rule in self.seats)

    @property
    def mends(self) -> bool:
        """Whether the law itself says who gives way to whom if the bounds on seats do not hold."""
        return self.remedy is not None and self.remedy.decides == "law"

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every group that it looks at, each once, in the order of the rules."""
        bounds = (*(rule.bound for rule in self.lists), *self.bounds)
        return tuple({group.label: group for bound in bounds for group in bound.groups}.values())

    def check(self, roster: CandidateList) -> ListReport:
        """Hold a list against the rules on lists.

        Raises:
            MissingFigure: if what decides is not known of a candidate.
        """
        _require_list(roster)
        return check_list(roster.candidates, self.lists)

    def hold(self, roster: CandidateList, members: Iterable[str]) -> tuple[Requirement, ...]:
        """Hold a party's choice of members, by name, against the bounds on seats.

        Raises:
            InvalidReturns: if somebody is chosen who is not on the list, or twice.
            MissingFigure: if what decides is not known of a member.
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
        return hold(self.bounds, (by_name[each] for each in names))


def _require_list(roster: object) -> None:
    if not isinstance(roster, CandidateList):
        raise InvalidReturns(f"{show(roster)} is no CandidateList; give e.g. returns.list_of(...)")
