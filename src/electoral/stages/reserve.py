"""Mandates reserved for lists of minorities that do not take part, by a quota of their own."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from electoral.errors import InvalidReturns, InvalidSystem, NoResult
from electoral.exact import Exact, ExactInput, show
from electoral.exact import share as exact_share
from electoral.frozen import Frozen
from electoral.given import all_names
from electoral.linked import SeatsToGive
from electoral.returns import Returns
from electoral.stages.bases import Standing, to_give
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.stages.seats import Place
from electoral.travelled import Reserved

_RESERVED = "reserved mandates"


def _share(value: str | ExactInput) -> Fraction:
    return exact_share(value, "reserved: share of a quota")


def _lists(values: Iterable[str]) -> tuple[str, ...]:
    return all_names(values, "reserved: lists", "party")


@attrs.frozen(kw_only=True)
class Reservation:
    """One mandate for each list of a minority that does not take part but has a part of a quota of votes.

    The quota is all votes by which seats are shared, and those of the lists of minorities, divided by the
    seats; the part of it is cut to whole votes (Hungary's preferential quota: a quarter).

    Attributes:
        share: which part of a quota of votes is enough.
        lists: the parties that the law names; empty if it means every party of a minority
            (`Party.minority`).

    Source: Act CCIII of 2011 (Hungary), section 16 (from memory; the quota of 2018 agrees with the published
    one).

    >>> Reservation(share="1/4").share
    Fraction(1, 4)
    """

    share: Fraction = attrs.field(converter=_share)
    lists: tuple[str, ...] = attrs.field(default=(), converter=_lists)

    def __attrs_post_init__(self) -> None:
        if twice := [party for party in self.lists if self.lists.count(party) > 1]:
            raise InvalidSystem(f"reserved: lists: {show(twice[0])} stands twice; give it once")
        if not self.share:
            raise InvalidSystem("reserved: a share of 0 gives every list a mandate; give more than 0")


@attrs.frozen(kw_only=True)
class Reserve:
    """Reserve mandates in every region; makes a table region -> list -> seats.

    Attributes:
        name: the table's name.
        tier: the tier of the lists.
        participants: the table of those who take part, with the votes by which seats are shared.
        seats: all seats, the reserved ones among them.
        rule: who has one.

    Raises:
        NoResult: at the count, if more lists have a quota than there are seats.
    """

    name: str
    tier: str
    participants: str
    seats: int
    rule: Reservation
    fills: bool = attrs.field(default=True, init=False)
    by_region: bool = attrs.field(default=True, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The table it reads."""
        return (self.participants,)

    def run(self, desk: Desk) -> Outcome:
        """Compare the lists of minorities with the quota."""
        rows = desk.tables[self.participants]
        return gathered(
            self.name,
            {
                region: self._row(desk, region, part)
                for region, part in rows.items()
                if region not in desk.waiting
            },
        )

    def _row(self, desk: Desk, region: str, part: Mapping[str, Exact]) -> Row:
        everyone = desk.returns.tier(self.tier)[region].known(f"{self.name}/{region}")
        eligible = _eligible(desk.returns, self.rule, region, everyone, self.name)
        lists = {key: everyone[key] for key in eligible if key not in part}
        votes = sum(part.values()) + sum(lists.values())
        quota = int(votes * self.rule.share / self.seats) if self.seats else 0
        seats = Frozen({key: int(number >= quota > 0) for key, number in lists.items()})
        if (reserved := sum(seats.values())) > self.seats:
            raise NoResult(
                f"{self.name}/{region}: {reserved} lists of minorities have a quota of {quota} votes, for"
                f" {self.seats} seats, and the law does not say whose they are; give more seats"
            )
        step = Reserved(
            stage=self.name, region=region, votes=votes, quota=quota, lists=Frozen(lists), seats=seats
        )
        return Row(numbers=Frozen(seats), steps=(step,))


def _eligible(
    returns: Returns, rule: Reservation, region: str, standing: Iterable[str], where: str
) -> list[str]:
    """Give the lists of minorities.

    Raises:
        UnknownName: if the law names a party that there is not.
        InvalidReturns: if the law names a list whose party is not flagged as one.
    """
    for party in rule.lists:
        returns.party_named(party)
    parties = {key: returns.party(region, key) for key in standing}
    flagged = {party.key for party in returns.parties if party.minority}
    if strangers := [key for key, party in parties.items() if party in rule.lists and party not in flagged]:
        raise InvalidReturns(
            f"{where}/{region}: a mandate is reserved for {show(strangers[0])}, which is not flagged as of a"
            " minority; flag the party, or correct the law"
        )
    named = rule.lists or flagged
    return [key for key, party in parties.items() if party in named]


@attrs.frozen(kw_only=True)
class UnreservedSeats:
    """The seats that are left after reserved mandates.

    Attributes:
        seats: all of them.
        reserved: the table of those reserved.
    """

    seats: int
    reserved: str

    @property
    def needs(self) -> tuple[str, ...]:
        """The table of the reserved mandates."""
        return (self.reserved,)

    def to_give(self, desk: Desk, place: Place, lists: Standing) -> SeatsToGive:  # noqa: ARG002 - unused
        """Take off what is reserved."""
        taken = sum(int(seats) for seats in desk.tables[self.reserved][place.region].values())
        return to_give(place, self.seats, less={_RESERVED: taken} if taken else {})
