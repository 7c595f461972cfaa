"""What a law does if the bounds on seats do not hold."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal, Protocol, get_args

import attrs

from electoral.errors import InvalidSystem
from electoral.exact import show
from electoral.names import unknown
from electoral.representation.bounds import Bound
from electoral.representation.chamber import Chamber, StandingList
from electoral.representation.choosing import Counting, Objective, require_rule
from electoral.representation.moving import (
    Rule,
    moved_by_cession,
    moved_in_district,
    moved_in_house,
    moved_on_list,
)
from electoral.representation.seat_rules import Over, SeatRule
from electoral.seated import Moved

Decides = Literal["law", "party"]


class Remedy(Protocol):
    """What happens if bounds on seats do not hold. Any object with these is a remedy; nothing is subclassed.

    Attributes:
        word: in short, for the record.
        decides: whether the law says who has the seats, or leaves it to the party: then it is a proposal.
        over: over whose seats it can mend bounds.
    """

    @property
    def word(self) -> str: ...  # noqa: D102
    @property
    def decides(self) -> Decides: ...  # noqa: D102
    @property
    def over(self) -> tuple[Over, ...]: ...  # noqa: D102

    def moved(self, chamber: Chamber, rules: tuple[SeatRule, ...]) -> Iterable[Moved]:
        """Say who gives way to whom, list by list, district by district, or for the house."""
        ...


@attrs.frozen(kw_only=True)
class HandToParty:
    """The party is told what is required, and chooses whom it sends (Kazakhstan, Nepal).

    Attributes:
        by: how a proposal departs from list order; see `electoral.representation.choose`.
        counting: whether a person in several groups counts for each.
    """

    word = "hand to the party"
    decides: ClassVar[Decides] = "party"
    over: ClassVar[tuple[Over, ...]] = ("list", "party")
    by: Objective = "fewest displaced"
    counting: Counting = "in every group"

    def __attrs_post_init__(self) -> None:
        _require_choice(self.by, self.counting)

    def moved(self, chamber: Chamber, rules: tuple[SeatRule, ...]) -> Iterator[Moved]:
        """Propose, list by list, who could give way to whom."""
        how = Rule(word=self.word, rules=rules, by=self.by, counting=self.counting)
        for each in chamber.parties:
            yield moved_on_list(chamber, each, how)


@attrs.frozen(kw_only=True)
class Swap:
    """Members of a list give way to others of it, list by list (Kosovo, Iraq, Armenia, Kyrgyzstan).

    Attributes:
        by: who gives way to whom; see `electoral.representation.choose`. ``"one group after the other"``
            swaps from the bottom, ``"reserved first"`` seats the groups before all others.
        counting: whether a person in several groups counts for each.
        until: what is asked of all lists of a district together. Then the bounds on lists are asked one after
            another, each instead of the one before it, and only while this does not hold (Iraq: a quarter of
            each list, then a third, until a quarter of the governorate).
    """

    word = "swap"
    decides: ClassVar[Decides] = "law"
    over: ClassVar[tuple[Over, ...]] = ("list", "party")
    by: Objective
    counting: Counting = "in every group"
    until: Bound | None = None

    def __attrs_post_init__(self) -> None:
        _require_choice(self.by, self.counting)
        if not isinstance(self.until, Bound | None):
            raise InvalidSystem(f"swap: until {show(self.until)} is no Bound; give one, or None")

    def moved(self, chamber: Chamber, rules: tuple[SeatRule, ...]) -> Iterator[Moved]:
        """Say who gives way to whom, list by list; and what holds of each district, if that is asked."""
        how = Rule(word=self.word, rules=rules, by=self.by, counting=self.counting)
        if self.until is None:
            for each in chamber.parties:
                yield moved_on_list(chamber, each, how)
            return
        for lists in _by_district(chamber):
            yield from moved_in_district(chamber, lists, how, self.until)


@attrs.frozen
class CedeByVotes:
    """Members with fewest votes cede to others of their party or list (Chile); see `balanced`."""

    word = "cede by votes"
    decides: ClassVar[Decides] = "law"
    over: ClassVar[tuple[Over, ...]] = ("district", "house")

    def moved(self, chamber: Chamber, rules: tuple[SeatRule, ...]) -> Iterator[Moved]:
        """Say who cedes to whom, district by district, or in the house."""
        places = (chamber.lists,) if rules[0].over == "house" else _by_district(chamber)
        for lists in places:
            yield moved_by_cession(chamber, lists, self.word, rules)


@attrs.frozen
class GiveLastRemainders:
    """The last remainder seats of the party with the smallest share go to the next of the group (Mexico)."""

    word = "last remainders"
    decides: ClassVar[Decides] = "law"
    over: ClassVar[tuple[Over, ...]] = ("house",)

    def moved(self, chamber: Chamber, rules: tuple[SeatRule, ...]) -> Iterator[Moved]:
        """Say who gives way to whom in the house."""
        (rule,) = rules
        yield moved_in_house(chamber, self.word, rule)


def require_mends(remedy: Remedy, bounds: tuple[Bound, ...]) -> None:
    """Refuse bounds that a remedy of ours cannot mend, whoever stands on the lists.

    Raises:
        InvalidSystem: saying why.
    """
    match remedy:
        case HandToParty() | Swap():
            require_rule(remedy.by, remedy.counting, bounds)
        case GiveLastRemainders() if len(bounds) > 1 or bounds[0].end == "at most":
            raise InvalidSystem(
                f"remedy {show(remedy.word)} mends one lower bound over the house; give that one"
            )


def _by_district(chamber: Chamber) -> Iterator[tuple[StandingList, ...]]:
    for district in dict.fromkeys(each.district for each in chamber.lists):
        yield tuple(each for each in chamber.lists if each.district == district)


def _require_choice(by: Objective, counting: Counting) -> None:
    if by not in get_args(Objective):
        raise unknown(str(by), get_args(Objective), "remedy: by")
    if counting not in get_args(Counting):
        raise unknown(str(counting), get_args(Counting), "remedy: counting")
    require_rule(by, counting, ())
