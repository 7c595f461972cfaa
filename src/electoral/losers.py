"""The step of best losers: who of those not elected could have a seat, by how much, and who has it."""

from typing import Literal

import attrs

from electoral.exact import Exact
from electoral.frozen import Frozen
from electoral.votes import Base

#: By what those not elected are compared: their votes, or these as a share of a base of their district.
Measure = Literal["votes"] | Base
#: Where there are seats for them: in every district, or in the place that it lies in.
SeatsIn = Literal["districts", "parents"]


@attrs.frozen(kw_only=True)
class Loser:
    """Somebody in the groups who was not elected.

    Attributes:
        name: who.
        contestant: the list the person stood on, or the person.
        votes: for the person.
        number: by which all are compared: the votes, or their share of the base of the district.
    """

    name: str
    district: str
    contestant: str
    votes: Exact
    number: Exact


@attrs.frozen(kw_only=True)
class LosersSeated:
    """Those with the largest numbers of who was not elected have the seats of a region.

    Attributes:
        of: the tier in which they were not elected.
        measure: ``"votes"``, or the base of which the numbers are a share.
        bases: its size in each district in which somebody could have a seat; empty for votes.
        losers: who could have one, from the largest number down.
        chosen: who surely has one.
        tied: who has equal numbers at the last seats, `places` of them.
        empty: seats for which there is nobody.
    """

    stage: str
    region: str
    of: str
    seats: int
    measure: str
    bases: Frozen[str, Exact]
    losers: tuple[Loser, ...]
    chosen: tuple[str, ...]
    tied: tuple[str, ...]
    places: int
    empty: int
