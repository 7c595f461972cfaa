"""The record of a count: its steps in the law's order, each with the numbers that prove it.

Steps are a closed union of frozen classes that own their numbers. Whole numbers are votes, seats or persons;
a `Fraction` is exact. Anyone can check a record by hand; `electoral.check` does so without the algorithms.
"""

import datetime as dt
from fractions import Fraction
from typing import Literal

import attrs

from electoral.capping import Capped, Placed
from electoral.coalesced import Coalesced
from electoral.evidence import Evidence
from electoral.exact import Exact
from electoral.findings import Finding, Numbers
from electoral.frozen import Frozen
from electoral.linked import (
    Claimed,
    Complemented,
    LeftOut,
    Leveled,
    LinkedNumbers,
    MajoritySeats,
    Ranked,
    SeatsToGive,
    Void,
)
from electoral.losers import LosersSeated
from electoral.seated import ListChecked, Moved
from electoral.travelled import Reserved, Transferred


@attrs.frozen(kw_only=True)
class Qualified:
    """Who takes part in the distribution, and why."""

    stage: str
    region: str
    votes: Frozen[str, Exact]
    finding: Finding


@attrs.frozen(kw_only=True)
class Admitted:
    """Contestants admitted although they did not qualify, since too few did.

    Attributes:
        fewest: how many must take part.
        minimum: the fewest seats of an admitted contestant.
        factor: what its quotient is multiplied by.
    """

    stage: str
    region: str
    votes: Frozen[str, Exact]
    qualified: tuple[str, ...]
    fewest: int
    admitted: tuple[str, ...]
    minimum: int
    factor: Fraction


@attrs.frozen(kw_only=True)
class Awarded:
    """Seats by a method.

    Attributes:
        minimum: the fewest seats of those for whom the law has such a number.
        maximum: the most seats of those for whom the law has such a number.
        sure: seats that do not depend on a tie.
        tied: who is tied for `places` more seats; `left` more depend on the answer, and another step of the
            same place goes on from it.
        evidence: what proves it; None for a method whose evidence only its author can check.
    """

    stage: str
    region: str
    method: str
    seats: int
    votes: Frozen[str, Exact]
    minimum: Numbers
    maximum: Numbers
    sure: Numbers
    tied: tuple[str, ...]
    places: int
    left: int
    evidence: Evidence[str] | None


@attrs.frozen(kw_only=True)
class ReducedQuotas:
    """Whole quotients only, some multiplied by a factor; who gets the seats left is not known.

    Attributes:
        minimum: the fewest seats of those who were admitted.
        factors: what each contestant's quotient is multiplied by.
        quotients: votes / quota x factor, exact.
        left: the seats whose rule is not known.
    """

    stage: str
    region: str
    seats: int
    votes: Frozen[str, Exact]
    minimum: Numbers
    quota: Fraction
    factors: Frozen[str, Fraction]
    quotients: Frozen[str, Fraction]
    sure: Numbers
    left: int


@attrs.frozen(kw_only=True)
class Declared:
    """Winners taken as declared, since the returns have not all of their votes."""

    stage: str
    seats: int
    rows: Frozen[str, Numbers]


@attrs.frozen(kw_only=True)
class Settled:
    """A tie, or a part of it, settled by a rule of the law or by a draw.

    Attributes:
        lot: the id of the question; step, contestants and places make it up.
        grounds: the numbers the rule looked at (registration order); empty for a draw.
        drawn: whether a draw answered it.
    """

    stage: str
    region: str
    lot: str
    step: str
    contestants: tuple[str, ...]
    places: int
    rule: str
    grounds: Numbers
    drawn: bool
    chosen: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Asked:
    """A tie that waits for a lot to be drawn."""

    stage: str
    region: str
    lot: str
    step: str
    contestants: tuple[str, ...]
    places: int


@attrs.frozen(kw_only=True)
class Silent:
    """Seats for which the law, as far as it is known here, has no rule."""

    stage: str
    region: str
    seats: int
    reason: str


@attrs.frozen(kw_only=True)
class Filled:
    """The table of a stage that fills seats: region -> contestant -> seats."""

    stage: str
    rows: Frozen[str, Numbers]


@attrs.frozen(kw_only=True)
class RequiredMembers:
    """A rule of a representation quota: how many of each list, or of the seats, it asks for.

    Attributes:
        stage: "list" for persons listed, "mandates" for seats received.
        over: whose seats; of lists "list".
        groups: the groups that are counted together, in words.
        size: a number of persons, or a share, rounded as `rounding` says.
        article: where the law says it; empty if not known.
        totals: persons listed, or seats, by list, party or district.
        numbers: how many of each total the rule asks for, or allows.
        counted: how many there are, as far as known: on lists, or of a party elsewhere.
        named: who they are, where the list is known by name.
        seats: of a party's list, where the rule is over all seats of the party.
    """

    tier: str
    stage: Literal["list", "mandates"]
    over: Literal["list", "party", "district", "house"]
    groups: tuple[str, ...]
    end: Literal["at least", "at most"]
    size: int | Fraction
    rounding: str
    article: str
    totals: Numbers
    numbers: Numbers
    counted: Numbers
    named: Frozen[str, tuple[str, ...]]
    seats: Numbers


@attrs.frozen(kw_only=True)
class House:
    """Seats by party over all tiers; independents are a number."""

    seats: Numbers
    independents: int
    total: int


Step = (
    Qualified
    | Admitted
    | Awarded
    | ReducedQuotas
    | Declared
    | Settled
    | Asked
    | Silent
    | Filled
    | RequiredMembers
    | House
    | Void
    | SeatsToGive
    | Claimed
    | Leveled
    | MajoritySeats
    | LinkedNumbers
    | LeftOut
    | Ranked
    | Complemented
    | Coalesced
    | Transferred
    | Reserved
    | Capped
    | Placed
    | ListChecked
    | Moved
    | LosersSeated
)


@attrs.frozen(kw_only=True)
class Record:
    """A count from the law to the last seat.

    Attributes:
        system: the name of the system.
        hypothetical: what was changed of the law; empty for the law itself.
        date: election day, if known.
        steps: in the law's order.
    """

    system: str
    hypothetical: tuple[str, ...]
    date: dt.date | None
    steps: tuple[Step, ...]
