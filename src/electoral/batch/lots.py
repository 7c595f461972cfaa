"""What happens to ties that no rule of the law settles, in many elections."""

from typing import Literal

import attrs
import numpy as np

from electoral.errors import OpenLot
from electoral.exact import show, whole
from electoral.names import unknown
from electoral.ties import Draw, Lot


def _seed(value: int) -> int:
    return whole(value, "lots: seed")


def _first(value: int) -> int:
    return whole(value, "lots: first")


@attrs.frozen(kw_only=True)
class DrawnLots:
    """Lots are drawn by a generator whose state depends on the seed, the election and the question only.

    So the same seed gives the same draws however elections are cut into blocks, if each block says the number
    of its first election.

    Attributes:
        seed: a whole number of zero or more.
        first: the number of the first election of the block.

    >>> lots = DrawnLots(seed=1)
    >>> lot = Lot("list/nation", ("A", "B", "C"), 2)
    >>> lots.draw(lot, election=7) == attrs.evolve(lots, first=5).draw(lot, election=2)
    True
    """

    seed: int = attrs.field(converter=_seed)
    first: int = attrs.field(default=0, converter=_first)

    def draw(self, lot: Lot, *, election: int) -> Draw:
        """Draw a lot of an election, each of the tied with equal chances."""
        key = [
            self.seed,
            self.first + whole(election, "lots: election"),
            int(lot.id.removeprefix("lot-"), 16),
        ]
        order = np.random.default_rng(key).permutation(len(lot.contestants))
        tied = sorted(lot.contestants)
        return Draw(lot=lot.id, chosen=tuple(tied[i] for i in order[: lot.places]))


@attrs.frozen
class FlaggedLots:
    """Lots stay open, and the counts say where."""

    def draw(self, lot: Lot, *, election: int) -> None:
        """Draw nothing."""


@attrs.frozen
class RefusedLots:
    """An open lot is an error."""

    def draw(self, lot: Lot, *, election: int) -> None:
        """Refuse it.

        Raises:
            OpenLot: with the election and the question.
        """
        raise OpenLot(
            f"election {election}: {lot} is open; say lots='flag', or draw them with DrawnLots(seed=1)"
        )


#: Leave lots open, take them as an error, or draw them.
Lots = Literal["flag", "error"] | DrawnLots | np.random.Generator
Policy = FlaggedLots | RefusedLots | DrawnLots
_NAMED: dict[str, Policy] = {"flag": FlaggedLots(), "error": RefusedLots()}


def policy(lots: object) -> Policy:
    """Take a policy by its name; a generator gives the seed of one that draws.

    Raises:
        UnknownName: for anything else.
    """
    if isinstance(lots, DrawnLots):
        return lots
    if isinstance(lots, np.random.Generator):
        return DrawnLots(seed=int(lots.integers(2**63)))
    if isinstance(lots, str) and lots in _NAMED:
        return _NAMED[lots]
    raise unknown(lots if isinstance(lots, str) else show(lots), [*_NAMED, "DrawnLots(seed=...)"], "lots")
