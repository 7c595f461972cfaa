"""The steps of representation quotas: lists held against rules, and members who gave way to others."""

from typing import Literal

import attrs

#: How a total over the whole house is called.
HOUSE = "house"


def key_of(party: str, district: str | None) -> str:
    """Give the name of a list: its party, and its district if it has one.

    >>> key_of("A", None), key_of("A", "North")
    ('A', 'A, North')
    """
    return party if district is None else f"{party}, {district}"


@attrs.frozen(kw_only=True)
class Fault:
    """A stretch of a list in which a rule does not hold.

    Attributes:
        rule: in words.
        first: the first place of the stretch, counted from 1; `last` the last.
        counted: how many of the group stand there; `number` must, or may.
        article: where the law says it; empty if not known.
    """

    rule: str
    article: str
    first: int
    last: int
    counted: int
    number: int


@attrs.frozen(kw_only=True)
class ListChecked:
    """A list of known persons, held against the rules on its order.

    Attributes:
        district: of the list; None if it is of the whole tier.
        persons: how many are on it.
        faults: where it does not keep a rule.
        compliant_up_to: how long a beginning of it keeps all rules by itself.
        open: what is not known of somebody, so that nothing can be said; empty otherwise.
    """

    tier: str
    party: str
    district: str | None
    persons: int
    faults: tuple[Fault, ...]
    compliant_up_to: int
    open: str


@attrs.frozen(kw_only=True)
class Demand:
    """What a bound demands, or allows, and how many there are.

    Attributes:
        groups: that are counted together, in words.
        number: of persons.
        before: how many members by list order or votes count for it; `after` the moves.
        article: where the law says it; empty if not known.
    """

    groups: tuple[str, ...]
    end: Literal["at least", "at most"]
    number: int
    before: int
    after: int
    article: str

    @property
    def missing(self) -> int:
        """How many persons are missing after the moves, or too many; 0 if the bound is met."""
        beyond = self.after - self.number
        return max(beyond if self.end == "at most" else -beyond, 0)


@attrs.frozen(kw_only=True)
class Move:
    """A seat that went from one person to another of the same list.

    Attributes:
        party: of the list.
        district: of the list; None if it is of the whole tier.
    """

    displaced: str
    promoted: str
    party: str | None
    district: str | None


@attrs.frozen(kw_only=True)
class Moved:
    """Who gave way to whom so that the bounds on a list, a district or the house hold.

    Attributes:
        party: whose list the bounds are on; None for those on a district or the house.
        district: of the list, or on which the bounds are; None for those on the house.
        remedy: what the law does, in its word.
        demands: bound by bound, in the order of the law.
        moves: in their order.
        open: why it cannot be said who has the seats, if so; then nothing is moved.
    """

    tier: str
    party: str | None
    district: str | None
    remedy: str
    demands: tuple[Demand, ...]
    moves: tuple[Move, ...]
    open: str
