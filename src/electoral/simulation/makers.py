"""Where the votes of made elections come from."""

from collections.abc import Mapping
from typing import Literal, Protocol, get_args

import attrs
import numpy as np

from electoral.batch.given import Integers
from electoral.batch.result import Floats
from electoral.errors import InvalidNumber
from electoral.exact import ExactInput, share, show
from electoral.frozen import Frozen
from electoral.names import listed, unknown
from electoral.returns import Returns
from electoral.simulation.given import MOST_VOTES, contests
from electoral.simulation.given import concentration as as_concentration
from electoral.simulation.perturbing import dirichlet_multinomial, varied
from electoral.simulation.polls import poll_shares
from electoral.simulation.swings import proportional_swing, uniform_swing

#: Tier -> votes (elections, districts, contestants), in the order of the returns.
Votes = Mapping[str, Integers]


class VoteMaker(Protocol):
    """Makes votes. Any object with this one function is one; nothing is subclassed."""

    def draw(self, returns: Returns, elections: int, generator: np.random.Generator) -> Votes:
        """Draw the votes of so many elections for each tier of the returns that has votes."""
        ...


def returned(returns: Returns, tier: str) -> Integers:
    """Give the votes of a tier as an array (districts, contestants), 0 beyond a district's contestants."""
    rows = [list(tally.known(f"{tier}/{key}").values()) for key, tally in returns.tier(tier).items()]
    votes = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for d, row in enumerate(rows):
        for c, number in enumerate(row):
            if not isinstance(number, int) or number > MOST_VOTES:
                raise InvalidNumber(f"{tier}: {show(number)} votes are not whole, or too many to be made")
            votes[d, c] = number
    return contests(votes)


@attrs.frozen(kw_only=True)
class AroundReturns:
    """Every contest varies by itself around its returns; see `dirichlet_multinomial`.

    Attributes:
        concentration: the larger, the nearer to the returns: the variance of a share s is about
            s(1 - s) / concentration.
    """

    concentration: float = attrs.field(converter=as_concentration)

    def draw(self, returns: Returns, elections: int, generator: np.random.Generator) -> Votes:
        """Draw the votes of every tier."""
        return {
            tier: dirichlet_multinomial(
                returned(returns, tier), elections, concentration=self.concentration, generator=generator
            )
            for tier in returns.tallies
        }


# Less than a vote in any election: the poll names everybody.
_NOBODY = 1e-12
Swing = Literal["uniform", "proportional"]


def _poll(given: Mapping[str, str | ExactInput]) -> Frozen[str, float]:
    if not isinstance(given, Mapping):
        raise InvalidNumber(f"poll: {show(given)} is no mapping; give shares by party")
    return Frozen(
        {party: float(share(each, f"poll: share of {show(party)}")) for party, each in given.items()}
    )


def _error(value: str | ExactInput) -> float:
    return float(share(value, "poll: error"))


def _swing(value: Swing) -> Swing:
    if value not in get_args(Swing):
        raise unknown(value, get_args(Swing), "poll: swing")
    return value


@attrs.frozen(kw_only=True)
class FromPoll:
    """A poll of the nation with errors, carried into every contest of every tier by a swing.

    A party's share in a tier is that of its contestants in all districts together. What the poll, as drawn,
    differs from it moves its shares in each district. Contestants whom the poll does not name share what is
    left of the nation in proportion to their votes. Then the shares of a contest are divided by their sum.
    Shares are of the votes for contestants; votes against all stay as they are.

    Attributes:
        shares: by party, as ``"54%"``; at most 100 % together.
        error: the standard deviation of every share, as ``"2%"``.
        swing: ``"uniform"`` adds the difference, ``"proportional"`` multiplies.
        concentration: how contests vary by themselves beyond that, as in `AroundReturns`; None: not at all.
    """

    shares: Frozen[str, float] = attrs.field(converter=_poll)
    error: float = attrs.field(converter=_error)
    swing: Swing = attrs.field(converter=_swing)
    concentration: float | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_concentration)
    )

    def draw(self, returns: Returns, elections: int, generator: np.random.Generator) -> Votes:
        """Draw shares once for an election, and the votes of every tier by them.

        Raises:
            UnknownName: if a party does not stand.
        """
        keys = [returns.party_named(party).key for party in self.shares]
        if len(set(keys)) < len(keys):
            raise InvalidNumber(f"poll: {listed(self.shares)} name a party twice; give each once")
        errors = [self.error] * len(keys)
        polled = poll_shares(list(self.shares.values()), errors, elections, generator=generator)
        votes = {tier: self._swung(returns, tier, keys, polled) for tier in returns.tallies}
        if self.concentration is None:
            return votes
        return {
            tier: varied(each, concentration=self.concentration, generator=generator)
            for tier, each in votes.items()
        }

    def _swung(self, returns: Returns, tier: str, keys: list[str], polled: Floats) -> Integers:
        votes = returned(returns, tier)
        of_party = _members(returns, tier, keys, votes.shape)
        national = (votes[..., None] * of_party).sum(axis=(0, 1)) / votes.sum()
        stand = national > 0
        drawn = np.where(stand, polled, 0.0)
        others = 1.0 - of_party.sum(axis=2)
        rest = 1.0 - national.sum()
        left = np.maximum(1.0 - drawn.sum(axis=1), 0.0) / rest if rest > _NOBODY else np.ones(len(drawn))
        if self.swing == "proportional":
            factor = np.where(stand, drawn / np.where(stand, national, 1.0), 1.0)
            moved = np.einsum("ep,dcp->edc", factor, of_party) + left[:, None, None] * others
            return proportional_swing(votes, moved)
        # Who nominates several in a district gains there once, spread over them.
        several = np.maximum(of_party.sum(axis=1, keepdims=True), 1)
        change = np.einsum("ep,dcp->edc", np.where(stand, drawn - national, 0.0), of_party / several)
        shares = votes / votes.sum(axis=1, keepdims=True)
        return uniform_swing(votes, change + (left[:, None, None] - 1.0) * others * shares)


def _members(returns: Returns, tier: str, keys: list[str], shape: tuple[int, ...]) -> Floats:
    """Give 1.0 where a contestant is of a party: (districts, contestants, parties)."""
    members = np.zeros((*shape, len(keys)))
    for d, (district, tally) in enumerate(returns.tier(tier).items()):
        for c, contestant in enumerate(tally.votes):
            party = returns.party(district, contestant)
            if party in keys:
                members[d, c, keys.index(party)] = 1.0
    return members
