"""Plurality: the contestants with most votes win, one seat each."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import TypeVar

import attrs

from electoral.errors import NoResult
from electoral.evidence import MostVotesEvidence
from electoral.exact import ExactInput, show
from electoral.methods.allocation import Allocation, allocation
from electoral.methods.evidence import most_votes_evidence
from electoral.methods.priority import Awarded, Start, award, in_order
from electoral.methods.problem import Bound, Problem, problem, require_room

K = TypeVar("K", bound=Hashable)


@attrs.frozen
class Plurality:
    """The `seats` contestants with most votes win one seat each; equal votes at the last are a tie.

    A contestant without votes never wins. Whatever the `maximum`, nobody gets more than one.

    >>> Plurality().allocate({"A": 40, "B": 35, "C": 25}, 1).seats
    {'A': 1, 'B': 0, 'C': 0}
    """

    name: str = attrs.field(default="plurality", init=False)

    def allocate(
        self,
        votes: Mapping[K, ExactInput],
        seats: int,
        minimum: Bound[K] = None,
        maximum: Bound[K] = None,
    ) -> Allocation[K]:
        """Give the seats; see `electoral.allocate`."""
        asked: Problem[K] = problem(votes, seats, minimum, maximum)
        for key, least in zip(asked.contestants, asked.lower, strict=True):
            if least > 1:
                raise NoResult(f"{show(key)}: minimum {least}, but plurality gives one seat each; lower it")
        asked = asked.bounded(upper=[min(up, 1) for up in asked.upper])
        require_room(asked)
        counted = Votes(asked.votes)
        awarded = award(asked, counted, Start(asked.lower, cut=True))
        prove = partial(_evidence, asked, awarded)
        return allocation(asked, awarded, prove, partial(in_order, asked, counted))


class Votes:
    """Votes as claims to the one seat."""

    def __init__(self, votes: Sequence[int]) -> None:
        self._votes = votes

    def rough(self, who: Sequence[int], held: Sequence[int]) -> Sequence[float]:  # noqa: ARG002 - one seat
        """Give votes, exact."""
        return [self._votes[i] for i in who]

    def one(self, who: int, held: int) -> int:  # noqa: ARG002 - one seat
        """Give the votes of one."""
        return self._votes[who]

    exact = one


def _evidence(asked: Problem[K], awarded: Awarded) -> MostVotesEvidence:
    return most_votes_evidence(
        asked,
        elected=[i for i, seats in enumerate(awarded.seats) if seats > asked.lower[i]],
        refused=[i for i, seats in enumerate(awarded.seats) if seats < asked.upper[i]],
    )
