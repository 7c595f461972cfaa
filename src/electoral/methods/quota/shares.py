"""Everyone's votes in quotas: whole ones, remainders, and the parts that seats have not used."""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

from electoral.errors import NoResult
from electoral.evidence import QuotaEvidence
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.methods.priority import Start
from electoral.methods.problem import Problem
from electoral.methods.quota.quotas import Quota
from electoral.methods.search import smallest

K = TypeVar("K", bound=Hashable)


class Shares(Generic[K]):
    """Everyone's votes in quotas, as claims: the part of a quota that the seats held have not used.

    All are whole: a quota is `per` / `parts` of the problem's votes, and claims are multiplied by `per`.
    """

    def __init__(self, asked: Problem[K], quota: Quota, less: int = 0) -> None:
        """Compute the quota, of `less` seats than there are where the law takes a larger one."""
        self.asked = asked
        self.per, self.parts = sum(asked.votes), asked.seats + quota.added - less
        if quota.rounding != "exact":
            rounded = quota.of_parts(Fraction(self.per, asked.scale), self.parts)
            self.per, self.parts = int(rounded) * asked.scale, 1
        if not self.per:
            raise NoResult(
                f"quota: {show(sum(asked.votes))} votes for {asked.seats} seats are rounded to a quota of 0;"
                " round it up, or not at all"
            )
        self.wholes = [number * self.parts // self.per for number in asked.votes]

    def rough(self, who: Sequence[int], held: Sequence[int]) -> Sequence[float]:
        """Give claims to one more seat, exact."""
        votes, parts, per = self.asked.votes, self.parts, self.per
        return [votes[i] * parts - k * per for i, k in zip(who, held, strict=True)]

    def one(self, who: int, held: int) -> int:
        """Give one claim."""
        return self.asked.votes[who] * self.parts - held * self.per

    exact = one

    def require_one_each(self) -> None:
        """Refuse to give largest remainders twice where no bound makes it so.

        Raises:
            NoResult: if more seats are left than there are contestants with votes.
        """
        asked = self.asked
        left, standing = asked.seats - sum(self.wholes), len(asked.votes) - asked.votes.count(0)
        if left <= standing:
            return
        bounds = zip(asked.votes, self.wholes, asked.lower, asked.upper, strict=True)
        binding = any(low > wholes or (votes and up <= wholes) for votes, wholes, low, up in bounds)
        if not binding:
            raise NoResult(
                f"seats: {left} are left after whole quotas, but only {standing} contestants have a remainder"
                " and largest remainders give one each; use another quota or another rule"
            )

    def evidence(self, decided: Problem[K] | None = None, seats: Sequence[int] = ()) -> QuotaEvidence[K]:
        """Give quota, whole quotas and remainders, and the cut among the seats that remainders decided."""
        asked, per = self.asked, self.per
        holders = [i for i, k in enumerate(seats) if decided and k > decided.lower[i]]
        takers = [i for i, k in enumerate(seats) if decided and k < decided.upper[i]]
        given = [self.exact(i, seats[i] - 1) for i in holders]
        refused = [self.exact(i, seats[i]) for i in takers]
        rests = [
            Fraction(number * self.parts - wholes * per, per)
            for number, wholes in zip(asked.votes, self.wholes, strict=True)
        ]
        return QuotaEvidence(
            quota=Fraction(per, self.parts * asked.scale),
            wholes=Frozen(zip(asked.contestants, self.wholes, strict=True)),
            remainders=Frozen(zip(asked.contestants, rests, strict=True)),
            lowest_awarded=Fraction(min(given), per) if given else None,
            highest_refused=Fraction(max(refused), per) if refused else None,
        )


def no_quota(asked: Problem[K]) -> QuotaEvidence[K]:
    """Give the evidence where there are no seats or no votes, and so no quota."""
    return QuotaEvidence(
        quota=None,
        wholes=Frozen(dict.fromkeys(asked.contestants, 0)),
        remainders=Frozen(dict.fromkeys(asked.contestants, Fraction(0))),
    )


def spread(asked: Problem[K], wholes: Sequence[int]) -> Start:
    """Give whole quotas, or equally many seats more or less for everybody, within the bounds.

    As many as nearly fill the house; no claim that is refused then is above one that is met.
    """
    seats = list(wholes) if asked.plain else asked.within(wholes)
    if abs(asked.seats - sum(seats)) < len(seats):
        return Start(seats, cut=True)
    most = asked.seats + max(wholes) + 1
    more = smallest(-most, most, lambda more: sum(asked.within(k + more for k in wholes)) >= asked.seats)
    return Start(asked.within(k + more for k in wholes), cut=True)
