"""Quota methods: whole quotas give seats, and a rule gives the seats that are left."""

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Literal, TypeVar, get_args

import attrs

from electoral.errors import InvalidSystem, NoResult
from electoral.exact import ExactInput, show
from electoral.methods.allocation import Allocation, allocation
from electoral.methods.priority import Awarded
from electoral.methods.problem import Bound, Problem, problem
from electoral.methods.quota.quotas import Quota, as_quota
from electoral.methods.quota.remaining import (
    HighestAverage,
    LargestRemainder,
    OrderOfVotes,
    RemaindersThenAverages,
    Remaining,
)
from electoral.methods.quota.seats_left import by_averages, by_both, by_remainders, by_votes
from electoral.methods.quota.shares import Shares, no_quota
from electoral.methods.search import smallest
from electoral.names import listed, unknown
from electoral.names import name as as_name

K = TypeVar("K", bound=Hashable)
#: What happens if whole quotas are more seats than there are: no result, seats are taken back where the
#: remainder is smallest, or the votes are divided by one seat less until they fit.
Excess = Literal["error", "take_back", "larger_quota"]


def _name(value: str) -> str:
    return as_name(value, "quota method")


def _excess(value: Excess) -> Excess:
    if value not in get_args(Excess):
        raise unknown(value, get_args(Excess), "quota method: excess")
    return value


def _remaining(value: Remaining) -> Remaining:
    if not isinstance(value, Remaining):
        raise InvalidSystem(
            f"quota method: remaining: {show(value)} is no rule; give e.g. LargestRemainder()"
        )
    return value


@attrs.frozen
class QuotaMethod:
    """Whole quotas of votes give seats, and a rule gives the seats that are left.

    With bounds, quotas are not computed again: by largest remainders the result is the one in which no
    refused seat has a larger part of a quota than a given one. By the other rules everyone holds its whole
    quotas within the bounds before the rule begins. A contestant without votes gets its minimum and nothing
    else. Equal claims at the last seat are a tie; a tie before further steps is asked first.

    Attributes:
        name: the id under which records and people name the method.
        quota: a `Quota`, or the name of one.
        remaining: the rule for the seats that are left.
        excess: what happens if whole quotas are more seats than there are: ``"error"``, ``"take_back"`` where
            the remainder is smallest, or ``"larger_quota"``: votes are divided by one less until they fit.
            Minima that do not fit beside whole quotas are an error too, or make seats be taken back.

    Source: Pukelsheim, "Proportional Representation", 2nd ed. 2017, doi:10.1007/978-3-319-64707-4, ch. 5.

    >>> hare = QuotaMethod("hare", quota="hare", remaining=LargestRemainder())
    >>> hare.allocate({"A": 60, "B": 25, "C": 15}, 4).seats
    {'A': 2, 'B': 1, 'C': 1}
    """

    name: str = attrs.field(converter=_name)
    quota: Quota = attrs.field(converter=as_quota, kw_only=True)
    remaining: Remaining = attrs.field(converter=_remaining, kw_only=True)
    excess: Excess = attrs.field(default="error", converter=_excess, kw_only=True)

    def allocate(
        self,
        votes: Mapping[K, ExactInput],
        seats: int,
        minimum: Bound[K] = None,
        maximum: Bound[K] = None,
    ) -> Allocation[K]:
        """Give the seats; see `electoral.allocate`.

        Raises:
            NoResult: also if whole quotas are more seats than there are and `excess` is ``"error"``, if the
                quota is rounded to 0, or if more seats are left than the rule can give.
        """
        asked: Problem[K] = problem(votes, seats, minimum, maximum)
        if not asked.seats or not any(asked.votes):
            return allocation(asked, Awarded(asked.lower), partial(no_quota, asked))
        shares = Shares(asked, self.quota)
        if self.excess == "larger_quota" and sum(shares.wholes) > asked.seats:
            shares = self._fitting(asked)
        if sum(shares.wholes) > asked.seats and self.excess == "error":
            raise _too_many(sum(shares.wholes), asked.seats)
        return self._give(asked, shares)

    def _fitting(self, asked: Problem[K]) -> Shares[K]:
        """Divide the votes by one seat less until whole quotas fit; a larger quota never gives more."""
        most = asked.seats + self.quota.added - 1
        less = smallest(0, most, lambda less: sum(Shares(asked, self.quota, less).wholes) <= asked.seats)
        return Shares(asked, self.quota, less)

    def _give(self, asked: Problem[K], shares: "Shares[K]") -> Allocation[K]:
        if isinstance(self.remaining, LargestRemainder):
            shares.require_one_each()
            return by_remainders(asked, shares)
        held = asked.within(shares.wholes)
        if sum(held) > asked.seats:
            if self.excess == "error":
                lifted = zip(asked.contestants, held, shares.wholes, strict=True)
                raise NoResult(
                    f"whole quotas and minima are {sum(held)} seats, {asked.seats} to give:"
                    f" {sum(held) - asked.seats} too many; lower the minimum of"
                    f" {listed(key for key, k, wholes in lifted if k > wholes)}, or say excess='take_back'"
                )
            return by_remainders(asked, shares)
        match self.remaining:
            case OrderOfVotes(cycles=cycles):
                return by_votes(asked, shares, held, cycles)
            case HighestAverage(divisors=divisors):
                return by_averages(asked, shares, divisors, held=held)
            case RemaindersThenAverages() as rule:
                return by_both(asked, shares, rule, held)


def _too_many(given: int, seats: int) -> NoResult:
    return NoResult(
        f"whole quotas are {given} seats, {seats} to give: {given - seats} too many;"
        " say what the law does then: excess='take_back' or 'larger_quota'"
    )
