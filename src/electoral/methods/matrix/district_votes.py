"""What is made of the votes of districts before a biproportional allocation."""

from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import Generic, TypeVar

import attrs

from electoral.errors import InvalidDraw
from electoral.exact import ExactInput, exact, positive, show
from electoral.frozen import Frozen
from electoral.methods.allocation import Tie
from electoral.methods.matrix.problem import labels, seats_of

D = TypeVar("D", bound=Hashable)
P = TypeVar("P", bound=Hashable)


def voter_numbers(
    votes: Mapping[D, Mapping[P, ExactInput]], district_seats: Mapping[D, int]
) -> dict[P, Fraction]:
    """Give each party's voters over all districts, where a voter has as many votes as the district has seats.

    In every district votes are divided by its seats; exact, never rounded. Some cantons round them, or did.

    Args:
        votes: by district and party; 0 where a party does not stand.
        district_seats: the seats of each district, one or more.

    Raises:
        InvalidTally, InvalidNumber, InexactNumber, UnknownName: for votes or seats that are none.

    Source: Pukelsheim, "Proportional Representation", 2nd ed. 2017, doi:10.1007/978-3-319-64707-4, ch. 14.

    >>> votes = {"North": {"A": 300, "B": 150}, "South": {"A": 40, "B": 100}}
    >>> voter_numbers(votes, {"North": 3, "South": 2})
    {'A': Fraction(120, 1), 'B': Fraction(100, 1)}
    """
    districts, parties = labels(votes)
    seats = dict(zip(districts, seats_of(district_seats, districts, "district"), strict=True))
    for district, number in seats.items():
        positive(number, f"seats of {show(district)}")
    return {
        p: sum(
            (Fraction(exact(votes[d][p], f"votes for {show(p)} in {show(d)}")) / seats[d] for d in districts),
            start=Fraction(0),
        )
        for p in parties
    }


@attrs.frozen
class DistrictWinners(Generic[D, P]):
    """The strongest party of each district, to whom a law may promise a seat there (winner take one).

    Attributes:
        minimum: one seat for each winner, as `biproportional` takes it; nothing where parties are tied.
        ties: the parties with equally many votes, by district, that no draw has settled.
    """

    minimum: Frozen[D, Frozen[P, int]]
    ties: Frozen[D, Tie[P]]


def district_winners(
    votes: Mapping[D, Mapping[P, ExactInput]], draws: Mapping[D, P] | None = None
) -> DistrictWinners[D, P]:
    """Give the party with most votes in each district.

    A tie promises nothing to anybody until it is drawn.

    Args:
        votes: by district and party; 0 where a party does not stand.
        draws: who was drawn in tied districts.

    Raises:
        InvalidTally, InvalidNumber, InexactNumber: for votes that are none.
        InvalidDraw: for a draw where nothing is tied, or of somebody who is not.

    >>> votes = {"North": {"A": 30, "B": 20}, "South": {"A": 7, "B": 7}}
    >>> winners = district_winners(votes)
    >>> winners.minimum, winners.ties["South"].contestants
    ({'North': {'A': 1}, 'South': {}}, ('A', 'B'))
    >>> district_winners(votes, {"South": "B"}).minimum["South"]
    {'B': 1}
    """
    districts, _ = labels(votes)
    strongest = {d: _strongest(d, votes[d]) for d in districts}
    ties = {d: Tie(best, 1) for d, best in strongest.items() if len(best) > 1}
    if not isinstance(draws, Mapping | None):
        raise InvalidDraw(f"draws: {show(draws)} is no mapping; give who was drawn by district")
    for district, party in (draws or {}).items():
        if district not in ties or party not in ties[district].contestants:
            tied = f"{ties[district]}" if district in ties else "nothing is tied there"
            raise InvalidDraw(f"draw of {show(party)} in {show(district)}: {tied}; draw among the tied only")
        strongest[district] = (party,)
        del ties[district]
    return DistrictWinners(
        Frozen({d: Frozen(dict.fromkeys(best if d not in ties else (), 1)) for d, best in strongest.items()}),
        Frozen(ties),
    )


def _strongest(district: D, votes: Mapping[P, ExactInput]) -> tuple[P, ...]:
    numbers = {p: exact(each, f"votes for {show(p)} in {show(district)}") for p, each in votes.items()}
    most = max(numbers.values())
    return tuple(p for p, each in numbers.items() if each == most and each)
