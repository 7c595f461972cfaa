"""Votes that travel: cast for candidates in districts, and counted, or taken off, on lists."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import ClassVar, Literal, Protocol, get_args

import attrs

from electoral.errors import InvalidReturns, InvalidSystem
from electoral.exact import Exact, ExactInput, show
from electoral.exact import share as exact_share
from electoral.given import can, no_kind
from electoral.names import unknown
from electoral.parts import tier_name
from electoral.votes import Base, Tally

#: Whether votes that travelled count when seats are shared only, or also where it is asked who takes part.
Counts = Literal["for seats", "for thresholds too"]
#: What is left over of a winner's votes: what it has beyond the runner-up and one vote more, what it has
#: beyond the runner-up, or nothing.
Surplus = Literal["less one", "whole", "none"]
#: What a winner's lists lose: the runner-up's votes and one, or all votes of the winner.
Deducted = Literal["runner-up and one", "all"]


@attrs.frozen(kw_only=True)
class Contested:
    """A contest in a district, as a transfer sees it.

    Attributes:
        where: the place in the count, for messages.
        tally: what was counted.
        votes: by candidate.
        winner: who was elected; None where the contest is void.
        lists: by candidate, the lists it is linked to with the votes they have where the district lies.
        own_lists: whether those votes are the district's own.
    """

    where: str
    tally: Tally
    votes: Mapping[str, Exact]
    winner: str | None
    lists: Mapping[str, Mapping[str, Exact]]
    own_lists: bool

    def runner_up(self) -> Exact:
        """Give the votes of the runner-up.

        Raises:
            InvalidReturns: if nobody else stood.
        """
        others = [votes for key, votes in self.votes.items() if key != self.winner]
        if not others:
            raise InvalidReturns(
                f"{self.where}: nobody stood but {show(self.winner)}, so there is no runner-up; add who stood"
            )
        return max(others)

    def elected(self) -> str:
        """Give the winner.

        Raises:
            InvalidReturns: if the contest elected nobody.
        """
        if self.winner is None:
            raise InvalidReturns(
                f"{self.where}: elected nobody, so it is not known which votes travel; give the contest that"
                " was held again"
            )
        return self.winner


class Transfer(Protocol):
    """Which votes of candidates travel to their lists. Any object with these is a transfer."""

    @property
    def word(self) -> str:
        """What it is called in names of tables and in records."""
        ...

    @property
    def tier(self) -> str:
        """The tier of the districts, which the law counts before."""
        ...

    @property
    def counts(self) -> Counts:
        """For what the votes count on the lists."""
        ...

    def moved(self, contest: Contested) -> Mapping[str, Exact]:
        """Give the votes by candidate that are added to its lists; negative if they are taken off."""
        ...


def _share(value: str | ExactInput) -> Fraction:
    return exact_share(value, "transfer: least share")


def _require_word(value: str, known: tuple[str, ...], what: str) -> None:
    if value not in known:
        raise unknown(str(value), known, f"transfer: {what}")


@attrs.frozen
class CandidateVotes:
    """All votes of candidates count for their lists, too: one vote for both tiers.

    Attributes:
        tier: the tier of the districts.
    """

    word: ClassVar[str] = "candidates"
    counts: ClassVar[Counts] = "for thresholds too"
    tier: str = attrs.field(converter=tier_name)

    def moved(self, contest: Contested) -> Mapping[str, Exact]:
        """Give everybody's votes."""
        return contest.votes


@attrs.frozen
class Fragments:
    """Votes that elected nobody travel to the list: of losers, and what a winner did not need (Hungary).

    A winner needs the votes of the runner-up and one more, by the words "less one"; if both have as many and
    a lot decided, nothing is left over.

    Attributes:
        tier: the tier of the districts.
        surplus: what is left over of a winner's votes: ``"less one"``, ``"whole"`` or ``"none"``.

    Source: Act CCIII of 2011 (Hungary), section 15 (from memory; the "less one" of the first vote that
    elects is read off the published fragments).
    """

    word: ClassVar[str] = "fragments"
    counts: ClassVar[Counts] = "for seats"
    tier: str = attrs.field(converter=tier_name)
    surplus: Surplus = attrs.field(default="less one", kw_only=True)

    def __attrs_post_init__(self) -> None:
        _require_word(self.surplus, get_args(Surplus), "surplus")

    def moved(self, contest: Contested) -> Mapping[str, Exact]:
        """Give the losers' votes, and what the winner has left over."""
        winner = contest.elected()
        return {**contest.votes, winner: self._left_over(contest, contest.votes[winner])}

    def _left_over(self, contest: Contested, votes: Exact) -> Exact:
        if self.surplus == "none":
            return 0
        return max(votes - contest.runner_up() - (1 if self.surplus == "less one" else 0), 0)


@attrs.frozen
class Scorporo:
    """The votes that a seat cost are taken off the winner's lists (Italy, 1993 to 2001).

    Attributes:
        tier: the tier of the districts.
        deducted: ``"runner-up and one"`` (Chamber), or ``"all"`` votes of the winner (Senate).
        least: at least this share of the district's valid votes is taken off; never more than the winner's
            own votes.

    Source: Law 277 of 1993 (Italy), article 5 (the share of a quarter read in bill C. 3560 of the XIV
    legislature; "not more than its own" from memory).
    """

    word: ClassVar[str] = "scorporo"
    counts: ClassVar[Counts] = "for seats"
    tier: str = attrs.field(converter=tier_name)
    deducted: Deducted = attrs.field(default="runner-up and one", kw_only=True)
    least: Fraction = attrs.field(default=Fraction(0), converter=_share, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _require_word(self.deducted, get_args(Deducted), "deducted")

    def moved(self, contest: Contested) -> Mapping[str, Exact]:
        """Give what the winner's lists lose."""
        winner = contest.elected()
        own = contest.votes[winner]
        cost = own if self.deducted == "all" else contest.runner_up() + 1
        if self.least:
            valid = Base.VALID.over({contest.where: contest.tally}, contest.where).value
            cost = max(cost, self.least * valid)
        return {winner: -min(cost, own)}


@attrs.frozen
class Split:
    """A vote for a candidate alone is split among its lists by their own votes in the district (Rosatellum).

    The votes of a candidate are those for it alone and those of its lists, all together. Parts are exact.

    Attributes:
        tier: the tier of the districts; lists stand in districts of the same names.

    Source: DPR 361 of 1957 (Italy), article 77, as of 2017 (from memory; the law cuts the parts to whole
    votes).
    """

    word: ClassVar[str] = "split"
    counts: ClassVar[Counts] = "for thresholds too"
    tier: str = attrs.field(converter=tier_name)

    def moved(self, contest: Contested) -> Mapping[str, Exact]:
        """Give the votes for candidates alone."""
        if not contest.own_lists:
            raise InvalidReturns(
                f"{contest.where}: its lists have no votes of their own there, by which a vote is split;"
                " give the votes of lists by district"
            )
        behind = [key for lists in contest.lists.values() for key in lists]
        if twice := [key for key in behind if behind.count(key) > 1]:
            raise InvalidReturns(
                f"{contest.where}: list {show(twice[0])} has two candidates, but its votes are among those"
                " of one; correct the links"
            )
        return {key: self._alone(contest, key, votes) for key, votes in contest.votes.items()}

    def _alone(self, contest: Contested, candidate: str, votes: Exact) -> Exact:
        lists = sum(contest.lists[candidate].values())
        if lists > votes:
            raise InvalidReturns(
                f"{contest.where}: {show(candidate)} has {show(votes)} votes, but its lists {show(lists)},"
                " which are among them; correct the figures"
            )
        return votes - lists


def require_transfers(values: Iterable[Transfer]) -> tuple[Transfer, ...]:
    """Take transfers, one of each word.

    Raises:
        InvalidSystem: if they are none, or two have one word.
    """
    if not isinstance(values, list | tuple):
        raise InvalidSystem(f"transfers: {show(values)} is no tuple; give e.g. (Fragments('districts'),)")
    for each in values:
        parts = ("word", "tier", "counts")
        if isinstance(each, str) or not can(each, "moved") or not all(hasattr(each, part) for part in parts):
            raise InvalidSystem(f"transfers: {no_kind(each, 'transfer', 'give e.g. Fragments(...)')}")
        if each.counts not in get_args(Counts):
            raise unknown(str(each.counts), get_args(Counts), f"transfers: {show(each.word)}: counts")
    words = [each.word for each in values]
    if twice := [word for word in words if words.count(word) > 1]:
        raise InvalidSystem(f"transfers: {show(twice[0])} stands twice; give it once")
    return tuple(values)
