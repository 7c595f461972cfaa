"""Plurality: the contestants with most votes win, one seat each."""

from collections.abc import Hashable, Mapping
from functools import partial
from typing import TypeVar

import attrs

from electoral.evidence import MostVotesEvidence
from electoral.exact import ExactInput, exact
from electoral.methods.allocation import Allocation
from electoral.methods.divisor import DivisorMethod
from electoral.methods.problem import Bound

K = TypeVar("K", bound=Hashable)
_ONE_EACH = DivisorMethod("plurality", first=1, step=1)


@attrs.frozen
class Plurality:
    """The `seats` contestants with most votes win one seat each; equal votes at the last are a tie.

    A contestant without votes never wins.

    >>> Plurality().allocate({"A": 40, "B": 35, "C": 25}, 1).seats
    {'A': 1, 'B': 0, 'C': 0}
    """

    name: str = attrs.field(default="plurality", init=False)

    def allocate(
        self,
        votes: Mapping[K, ExactInput],
        seats: int,
        minimum: Bound[K] = None,
        maximum: Bound[K] = 1,
    ) -> Allocation[K]:
        """Give the seats; see `electoral.allocate`. Nobody may get more than one unless `maximum` says so."""
        won = _ONE_EACH.allocate(votes, seats, minimum, 1 if maximum is None else maximum)
        # The evidence is made later, of the votes as they are now.
        return attrs.evolve(won, prove=partial(_evidence, dict(votes), won))


def _evidence(votes: Mapping[K, ExactInput], won: Allocation[K]) -> MostVotesEvidence:
    # Whoever is tied stands on both sides of the cut.
    tied = won.tie.contestants if won.tie else ()
    numbers = {key: exact(number, "votes") for key, number in votes.items()}
    elected = [number for key, number in numbers.items() if won.sure[key] or key in tied]
    refused = [number for key, number in numbers.items() if number and (not won.sure[key] or key in tied)]
    return MostVotesEvidence(
        fewest_elected=min(elected, default=None), most_refused=max(refused, default=None)
    )
