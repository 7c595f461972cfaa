"""The steps of caps on seats, and of seats that go to places whose seats are fixed."""

from fractions import Fraction
from typing import Literal

import attrs

from electoral.exact import Exact
from electoral.findings import Numbers
from electoral.frozen import Frozen

#: When several have more seats than their caps allow: all are capped ``"together"``; or ``"one by one"``, the
#: largest excess first, and the others are looked at again after the next round.
Several = Literal["together", "one by one"]


@attrs.frozen(kw_only=True)
class Capped:
    """Those who would have more seats than their caps allow, and who leave with what they may have.

    Attributes:
        rule: whether all of them are capped, or the one with the largest excess.
        house: the seats that the share is of; `over` what a share of seats may exceed the share of votes by;
            None if the law has no such cap.
        most: the most seats of anybody; None if the law has no such cap.
        shares: of the votes of all who take part, of those in this round.
        caps: the most seats of each of them.
        entitled: list seats of this round.
        won: the seats won in districts.
        excess: seats beyond the cap, of those who have some.
        contestants: who is capped and leaves.
        given: their list seats.
        seats: what is left for the next round.
    """

    stage: str
    region: str
    rule: Several
    house: int | None
    over: Fraction | None
    most: int | None
    shares: Frozen[str, Fraction]
    caps: Numbers
    entitled: Numbers
    won: Numbers
    excess: Numbers
    contestants: tuple[str, ...]
    given: Numbers
    seats: int


@attrs.frozen(kw_only=True)
class Placed:
    """The seats of a party in districts whose seats are fixed: whole quotients, and the largest remainders.

    Attributes:
        region: the party.
        seats: how many it has in all.
        votes: of its lists, by district.
        quotas: the votes for one seat in each district that has seats for those who are not capped.
        wholes: whole quotients by district.
        remainders: what is left of each quotient.
        room: the seats of each district that nobody has yet, before this party's remainders.
        again: seats that a remainder led to after its first one, since no other district had a seat left:
            by a reading of ours, as the law was not seen to say it.
        placed: its seats by district; while a lot is open, those that are sure.
    """

    stage: str
    region: str
    seats: int
    votes: Frozen[str, Exact]
    quotas: Frozen[str, Fraction]
    wholes: Numbers
    remainders: Frozen[str, Fraction]
    room: Numbers
    again: Numbers
    placed: Numbers
