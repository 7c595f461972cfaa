"""The steps of linked tiers: seat bases, claims, the smallest house, list seats, and seats denied."""

from fractions import Fraction
from typing import Literal

import attrs

from electoral.exact import Exact
from electoral.findings import Numbers
from electoral.frozen import Frozen

#: What a list may claim at least: the larger of its own seats and those won in districts; or the mean of
#: both, rounded up, but never fewer than those won.
Claim = Literal["larger", "mean"]
#: Whom a law leaves out of the next round: who won more seats than its share, or already as many.
At = Literal["more", "as many"]
#: When a majority of votes has its majority of seats: at one seat more than half, or at the first more than
#: half.
Majority = Literal["one more than half", "more than half"]
#: How a linked number is rounded: to the nearest whole number, halves up; down; or not at all.
Rounding = Literal["half up", "down", "exact"]
#: When a linked number is held against the least that a law asks for.
Tested = Literal["before rounding", "after rounding"]


@attrs.frozen
class Least:
    """A number below which a linked number is 0, and when that is asked."""

    number: int
    tested: Tested


@attrs.frozen(kw_only=True)
class Void:
    """A contest that elected nobody: cancelled, failed or annulled; its seats stay empty."""

    stage: str
    region: str
    seats: int


@attrs.frozen(kw_only=True)
class SeatsToGive:
    """How many seats there are to give, where the law does not simply say a number.

    Attributes:
        law: the seats that the law, the district or an earlier apportionment gives.
        less: seats taken off, by the reason.
        won: seats won in districts that come on top, by who takes part.
    """

    stage: str
    region: str
    law: int
    less: Numbers
    won: Numbers
    seats: int


@attrs.frozen(kw_only=True)
class Claimed:
    """The fewest seats that every list of a region must come to.

    Attributes:
        rule: how the claim follows from the two numbers.
        first: the seats of a first distribution.
        won: the seats won in districts.
    """

    stage: str
    region: str
    rule: Claim
    first: Numbers
    won: Numbers
    claims: Numbers


@attrs.frozen(kw_only=True)
class Leveled:
    """The smallest house in which everybody has the seats claimed, up to what the law tolerates.

    Attributes:
        base: the smallest size that is tried.
        claims: the fewest seats of each party.
        threatened: seats won in districts beyond the first distribution, by party.
        tolerance: how many seats may be missing, of parties with threatened overhang, all together.
        house: the size that was found. The award before tells its seats, the one before that those of a house
            of one seat less, in which too many are missing; there is none if the base was enough.
        missing: the seats that are missing at that size, which are added: residual overhang.
        seats: of each party, with those added.
    """

    stage: str
    region: str
    base: int
    claims: Numbers
    threatened: Numbers
    tolerance: int
    house: int
    missing: Numbers
    seats: Numbers


@attrs.frozen(kw_only=True)
class MajoritySeats:
    """Seats added for a party with more than half of the votes but not more than half of the seats.

    Attributes:
        rule: at what number of seats its majority is reached.
        votes: of those who take part.
        before: seats before.
        added: seats added, by party; empty if the clause does not apply.
    """

    stage: str
    region: str
    rule: Majority
    votes: Frozen[str, Exact]
    before: Numbers
    added: Numbers
    seats: Numbers


@attrs.frozen(kw_only=True)
class LinkedNumbers:
    """The numbers by which lists share their seats where they are linked to districts in part.

    Attributes:
        base: the seats of all, of which every list has a share by its votes.
        votes: of those who take part with a list.
        won: the seats won in districts.
        factor: the part of what is missing that is linked.
        missing: (share of the base - seats won) x factor; below 0 where more was won.
        linked: the same, rounded; 0 where it is below 0 or the least.
        seats: how many list seats there are.
        left: those beyond all linked numbers; 0 if these are more.
        numbers: linked numbers, and with them the shares by votes of the seats that are left.
    """

    stage: str
    region: str
    base: int
    votes: Frozen[str, Exact]
    won: Numbers
    factor: Fraction
    rounding: Rounding
    least: Least | None
    missing: Frozen[str, Fraction]
    linked: Frozen[str, Exact]
    seats: int
    left: Exact
    numbers: Frozen[str, Exact]


@attrs.frozen(kw_only=True)
class LeftOut:
    """Those left out of the next round, with their votes and seats, for what they won in districts.

    Attributes:
        rule: whether they won more than their share, or may have won as many.
        entitled: seats of this round.
        won: the seats won in districts.
        contestants: who is left out; they keep what they won.
        seats: what is left for the next round.
    """

    stage: str
    region: str
    rule: At
    entitled: Numbers
    won: Numbers
    contestants: tuple[str, ...]
    seats: int


@attrs.frozen(kw_only=True)
class Ranked:
    """The district winners of a party in a region, ranked by share: as many are seated as it has seats.

    Attributes:
        land: the region; `party` whose winners.
        seats: how many seats the party has in the region.
        winners: by district, who won most votes there.
        votes: of the winner, and `valid` all valid ones, by district.
        refused: the districts whose winner has no seat.
    """

    stage: str
    region: str
    land: str
    party: str
    seats: int
    winners: Frozen[str, str]
    votes: Frozen[str, Exact]
    valid: Frozen[str, Exact]
    refused: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Complemented:
    """List seats: what is missing, after seats won in districts, to the seats a list comes to.

    Attributes:
        totals: the seats each list comes to.
        won: the seats won in districts.
        persons: how many a list can still fill, where that is known and too few.
        seats: those of the list.
        overhang: seats won beyond the total, which are kept unless an earlier step denied them.
        empty: seats that the list cannot fill, and that stay empty.
    """

    stage: str
    region: str
    totals: Numbers
    won: Numbers
    persons: Numbers
    seats: Numbers
    overhang: Numbers
    empty: Numbers
