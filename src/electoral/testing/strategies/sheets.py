"""Result sheets of one contest with every figure known, and what of it is published."""

from fractions import Fraction
from itertools import combinations
from typing import Any

import attrs
from hypothesis import strategies as st

from electoral.exact import Exact
from electoral.votes import Base, Tally

_BALLOTS = ("registered", "cast", "valid", "against_all", "blank", "invalid")
_SOME_BALLOTS = st.sampled_from(
    [frozenset(some) for number in range(len(_BALLOTS) + 1) for some in combinations(_BALLOTS, number)]
)
# What makes a base known; "votes" are those of all contestants.
_WAYS: dict[Base, tuple[frozenset[str], ...]] = {
    Base.REGISTERED: (frozenset({"registered"}),),
    Base.CAST: (frozenset({"cast"}),),
    Base.VALID: (
        frozenset({"votes", "against_all"}),
        frozenset({"cast", "invalid"}),
        frozenset({"valid"}),
    ),
    Base.VALID_WITH_BLANK: (
        frozenset({"votes", "against_all", "blank"}),
        frozenset({"cast", "invalid"}),
        frozenset({"valid"}),
    ),
    Base.CONTESTANTS: (frozenset({"votes"}),),
}


@attrs.frozen(kw_only=True)
class Sheet:
    """What really was counted, in votes and ballots.

    Attributes:
        votes: by contestant.
        missing: votes of contestants who are not among them, if the sheet is partial.
        absent: persons on the roll who did not vote.
    """

    votes: dict[str, Exact]
    missing: Exact
    partial: bool
    against_all: Exact
    blank: Exact
    invalid: Exact
    absent: Exact

    def size(self, base: Base) -> Exact:
        """Give the size of a base, by addition."""
        valid = sum(self.votes.values()) + self.missing + self.against_all
        match base:
            case Base.CONTESTANTS:
                return valid - self.against_all
            case Base.VALID:
                return valid
            case Base.VALID_WITH_BLANK:
                return valid + self.blank
            case Base.CAST:
                return valid + self.blank + self.invalid
            case Base.REGISTERED:
                return valid + self.blank + self.invalid + self.absent

    def with_share(self, contestant: str, base: Base, share: Fraction) -> "Sheet":
        """Give a contestant exactly a share of a base; all others are multiplied, so that it stays whole."""
        factor = share.denominator - share.numerator
        others = self.size(base) - self.votes[contestant]
        scaled = {key: number * factor for key, number in self.votes.items()}
        return Sheet(
            votes=scaled | {contestant: others * share.numerator},
            missing=self.missing * factor,
            partial=self.partial,
            against_all=self.against_all * factor,
            blank=self.blank * factor,
            invalid=self.invalid * factor,
            absent=self.absent * factor,
        )

    def without_ballots(self) -> "Sheet":
        """Give the same votes with no ballots beside them."""
        return attrs.evolve(self, missing=0, against_all=0, blank=0, invalid=0, absent=0)

    def figure(self, name: str) -> Exact:
        """Give the ballots that a tally has under a name."""
        match name:
            case "registered" | "cast" | "valid":
                return self.size(Base(name))
            case "against_all":
                return self.against_all
            case "blank":
                return self.blank
            case _:
                return self.invalid

    def ways(self, base: Base) -> list[frozenset[str]]:
        """Give the figures by which a base can be known."""
        # Whether published valid ballots have the blank ones among them is not said, and votes of some
        # contestants are not all votes.
        no = {name for name, holds in (("valid", self.blank), ("votes", self.partial)) if holds}
        return [way for way in _WAYS[base] if not way & no]

    def told(self, known: frozenset[str], hidden: set[str]) -> Tally:
        """Give the tally with the figures that are known, without the votes that are not."""
        figures: dict[str, Any] = {name: self.figure(name) if name in known else None for name in _BALLOTS}
        votes = {key: None if key in hidden else number for key, number in self.votes.items()}
        return Tally(votes, partial=self.partial, **figures)


def published(draw: st.DrawFn, sheet: Sheet, bases: tuple[Base, ...], *, unknown: bool) -> Tally:
    """Draw what is published of a sheet, so that some bases are known."""
    known = frozenset[str]().union(*(draw(st.sampled_from(sheet.ways(base))) for base in bases))
    hidden: set[str] = set()
    if unknown and "votes" not in known and draw(st.booleans()):
        hidden = draw(st.sets(st.sampled_from(list(sheet.votes)), min_size=1))
    known |= draw(_SOME_BALLOTS) if unknown else set(_BALLOTS)
    if not hidden and not sheet.partial:
        known |= {"votes"}
    return sheet.told(_agreeing(sheet, known), hidden)


def _agreeing(sheet: Sheet, known: frozenset[str]) -> frozenset[str]:
    """Leave nothing that two bases would read differently."""
    if not sheet.blank:
        return known
    # Blank ballots that are not told apart would be taken for valid ones.
    known |= {"blank"}
    both = (*_WAYS[Base.VALID], *_WAYS[Base.VALID_WITH_BLANK])
    others = [way for way in both if "valid" not in way]
    return known - {"valid"} if any(way <= known for way in others) else known
