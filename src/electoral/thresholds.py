"""Thresholds: shares of a named base, seats won elsewhere, exemptions, and ladders for coalitions."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import get_args

import attrs

from electoral.conditions import Panel, both, either
from electoral.errors import InvalidSystem
from electoral.exact import Exact, ExactInput, positive, show
from electoral.exact import share as exact_share
from electoral.findings import LadderFinding, LocalFinding, SeatsFinding, ShareFinding, StatedFinding, Within
from electoral.frozen import Frozen
from electoral.given import true_or_false
from electoral.names import unknown
from electoral.parts import tier_name
from electoral.votes import Base, Denominator


def _share(value: str | ExactInput) -> Fraction:
    return exact_share(value, "threshold")


def _shares(values: Iterable[str | ExactInput]) -> tuple[Fraction, ...]:
    if not isinstance(values, list | tuple) or not values:
        raise InvalidSystem(f"ladder: shares {show(values)} are no tuple; give e.g. ('5%', '10%', '15%')")
    return tuple(_share(each) for each in values)


def _strictly_more(value: bool) -> bool:
    return true_or_false(value, "threshold: strictly more", InvalidSystem)


def _seats(value: int) -> int:
    return positive(value, "threshold: seats won")


def _require_base(base: object) -> None:
    if not isinstance(base, Base):
        raise InvalidSystem(f"threshold: base {show(base)} is not known; give a Base, e.g. Base.VALID")


@attrs.frozen
class Share:
    """Those with at least a share of a base (`>=`); with `strictly_more`, more than it (`>`).

    A contestant without votes never meets it, whatever the base.

    Attributes:
        share: ``"5%"``, ``"1/20"`` or an exact number from 0 to 1.
        of: the base. There is no default: which base a law means decides seats.
        strictly_more: whether the share itself is not enough.
        within: how widely votes and base are taken: of the contest itself, of the ``"region"`` around it (the
            districts of the same parent), or of the ``"nation"`` (the whole tier). Beyond the contest a
            contestant's votes are those of its party; an independent has only its own.

    Raises:
        MissingFigure: at the count, if the tally cannot supply the base.

    >>> from electoral import Tally
    >>> condition = Share("5%", of=Base.CONTESTANTS) & Share("1/20", of=Base.CONTESTANTS)
    >>> condition.find(Panel.of(Tally({"A": 95, "B": 5}), "list")).passing
    ('A', 'B')
    """

    share: Fraction = attrs.field(converter=_share)
    of: Base = attrs.field(kw_only=True)
    strictly_more: bool = attrs.field(default=False, converter=_strictly_more, kw_only=True)
    within: Within = attrs.field(default="contest", kw_only=True)

    def __attrs_post_init__(self) -> None:
        _require_base(self.of)
        if self.within not in get_args(Within):
            raise unknown(self.within, get_args(Within), "threshold: within")

    __or__ = either
    __and__ = both

    def find(self, panel: Panel) -> ShareFinding:
        """Compare every contestant's votes with share x base, exactly."""
        votes, base = (
            panel.votes,
            self.of.over(panel.tallies, panel.where) if self.within == "contest" else None,
        )
        if base is None:
            wide = panel.around(self.within)
            votes, base = _by_party(panel, wide.votes), self.of.over(wide.tallies, panel.where)
        needed = self.share * base.value
        passing = tuple(key for key, number in votes.items() if self._met(number, needed))
        return ShareFinding(
            base=base.base,
            base_value=base.value,
            reading=base.reading,
            within=self.within,
            votes=Frozen() if self.within == "contest" else Frozen(votes),
            share=self.share,
            strictly_more=self.strictly_more,
            needed=needed,
            passing=passing,
            missing=Frozen(
                {key: self._short(number, needed) for key, number in votes.items() if key not in passing}
            ),
        )

    def _met(self, votes: Exact, needed: Exact) -> bool:
        return votes > 0 and (votes > needed if self.strictly_more else votes >= needed)

    def _short(self, votes: Exact, needed: Exact) -> int:
        gap = needed - votes
        return max(gap.numerator // gap.denominator + 1 if self.strictly_more else -(-gap // 1), 1)


def _by_party(panel: Panel, votes: Mapping[str, Exact]) -> dict[str, Exact]:
    """Give the votes of everybody's party; an independent keeps its own."""
    parties = {key: panel.party(key) for key in panel.votes}
    return {
        key: panel.votes[key] if party is None else votes.get(party.key, 0) for key, party in parties.items()
    }


@attrs.frozen
class LocalShare:
    """Those with at least a share of a base in one district of the tier, whichever.

    Italy asks 20 % of a list of a linguistic minority in its region.

    Attributes:
        share: ``"20%"``, ``"1/5"`` or an exact number from 0 to 1.
        of: the base, of each district by itself.

    Raises:
        MissingFigure: at the count, if a tally cannot supply the base.

    >>> from electoral import Tally
    >>> LocalShare("20%", of=Base.CONTESTANTS).find(Panel.of(Tally({"A": 95, "B": 5}), "list")).passing
    ('A',)
    """

    share: Fraction = attrs.field(converter=_share)
    of: Base = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _require_base(self.of)

    __or__ = either
    __and__ = both

    def find(self, panel: Panel) -> LocalFinding:
        """Compare everybody's votes in each district with the share of that district's base, exactly."""
        bases: dict[str, Denominator] = {}
        reached: dict[str, tuple[str, ...]] = {}
        for district, ballots in panel.districts().items():
            bases[district] = base = self.of.over(ballots.tallies, f"{panel.where}/{district}")
            for key in panel.votes:
                party = panel.party(key)
                votes = ballots.votes.get(party.key if party else key, 0)
                if votes > 0 and votes >= self.share * base.value:
                    reached[key] = (*reached.get(key, ()), district)
        return LocalFinding(
            base=self.of.value,
            sizes=Frozen({district: base.value for district, base in bases.items()}),
            readings=Frozen({district: base.reading for district, base in bases.items()}),
            share=self.share,
            reached=Frozen(reached),
            passing=tuple(key for key in panel.votes if key in reached),
        )


@attrs.frozen
class Ladder:
    """Those with at least a share of a base that grows with the number of parties that stand together.

    Hungary and Slovakia have such ladders for joint lists; how many parties a list is of is `Party.members`.

    Attributes:
        shares: for one party, for two, for three; the last for all larger coalitions.
        of: the base.

    Raises:
        MissingFigure: at the count, if the tally cannot supply the base.

    >>> from electoral import Tally
    >>> Ladder(("5%", "10%"), of=Base.CONTESTANTS).find(Panel.of(Tally({"A": 95, "B": 5}), "list")).passing
    ('A', 'B')
    """

    shares: tuple[Fraction, ...] = attrs.field(converter=_shares)
    of: Base = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _require_base(self.of)

    __or__ = either
    __and__ = both

    def find(self, panel: Panel) -> LadderFinding:
        """Compare everybody's votes with the share for a coalition of that size; an independent is one."""
        base = self.of.over(panel.tallies, panel.where)
        members = {key: party.members if (party := panel.party(key)) else 1 for key in panel.votes}
        needed = {
            key: self.shares[min(size, len(self.shares)) - 1] * base.value for key, size in members.items()
        }
        return LadderFinding(
            base=base.base,
            base_value=base.value,
            reading=base.reading,
            shares=self.shares,
            members=Frozen(members),
            needed=Frozen(needed),
            passing=tuple(key for key, votes in panel.votes.items() if votes and votes >= needed[key]),
        )


@attrs.frozen
class Won:
    """Those whose party won at least so many seats in an earlier tier, wherever in the country.

    A party without a list is looked at too, if it won seats there. Germany waives its threshold by three
    constituencies, New Zealand by one electorate.

    Attributes:
        seats: how many seats are enough.
        tier: the tier in which they were won, which the law counts before.

    >>> Won(1, tier="electorates").needs
    ('electorates',)
    """

    seats: int = attrs.field(converter=_seats)
    tier: str = attrs.field(converter=tier_name, kw_only=True)

    __or__ = either
    __and__ = both

    @property
    def needs(self) -> tuple[str, ...]:
        """The table it reads."""
        return (self.tier,)

    def find(self, panel: Panel) -> SeatsFinding:
        """Look up the seats of everybody's party; an independent has none beyond its own contest."""
        won = panel.won(self.tier)
        parties = {key: panel.party(key) for key in panel.votes}
        seats = {key: won.get(party.key, 0) if party else 0 for key, party in parties.items()}
        return SeatsFinding(
            table=self.tier,
            least=self.seats,
            seats=Frozen(seats),
            passing=tuple(key for key, number in seats.items() if number >= self.seats),
        )


@attrs.frozen
class Minority:
    """Parties of national minorities with votes, which some laws exempt (`Party.minority`).

    >>> from electoral import Tally
    >>> Minority().find(Panel.of(Tally({"A": 95}), "list")).passing
    ()
    """

    __or__ = either
    __and__ = both

    def find(self, panel: Panel) -> StatedFinding:
        """Let those pass that are flagged."""
        flagged = {key for key in panel.votes if (party := panel.party(key)) and party.minority}
        passing = tuple(key for key, votes in panel.votes.items() if votes > 0 and key in flagged)
        return StatedFinding(reason="a party of a national minority", passing=passing)
