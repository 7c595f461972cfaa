"""Districts, and who put up the contestants that stand in them."""

from collections.abc import Iterable

import attrs
from attrs.converters import optional

from electoral.errors import InvalidReturns
from electoral.exact import Exact, ExactInput, exact, show, whole
from electoral.given import all_names, true_or_false
from electoral.names import name


def _district(value: str) -> str:
    return name(value, "district")


def _tier(value: str) -> str:
    return name(value, "tier")


def _party(value: str) -> str:
    return name(value, "party")


def _contestant(value: str) -> str:
    return name(value, "contestant")


def _linked(values: Iterable[str]) -> tuple[str, ...]:
    parties = all_names(values, "linked lists", "party")
    if twice := [party for party in parties if parties.count(party) > 1]:
        raise InvalidReturns(f"linked lists: {show(twice[0])} stands twice; give it once")
    return parties


def _seats(value: int) -> int:
    return whole(value, "seats of a district")


def _population(value: ExactInput) -> Exact:
    return exact(value, "population")


def _electorate(value: ExactInput) -> Exact:
    return exact(value, "electorate")


def _void(value: bool) -> bool:
    return true_or_false(value, "void", InvalidReturns)


@attrs.frozen
class District:
    """Where a contest takes place. Regions are districts too.

    Attributes:
        key: its name or number.
        tier: the tier whose contest it holds; None for a region without a contest of its own.
        seats: how many seats it elects; None if the law or another rule says it.
        parent: the region or nation it lies in.
        population: persons; None if not known.
        electorate: persons on its roll; None if not known.
        void: whether its contest elected nobody: cancelled, failed or annulled. Its votes still count where a
            law counts them elsewhere.

    >>> District("11", tier="single-mandate", seats=1, electorate=472_572).seats
    1
    """

    key: str = attrs.field(converter=_district)
    tier: str | None = attrs.field(default=None, converter=optional(_tier), kw_only=True)
    seats: int | None = attrs.field(default=None, converter=optional(_seats), kw_only=True)
    parent: str | None = attrs.field(default=None, converter=optional(_district), kw_only=True)
    population: Exact | None = attrs.field(default=None, converter=optional(_population), kw_only=True)
    electorate: Exact | None = attrs.field(default=None, converter=optional(_electorate), kw_only=True)
    void: bool = attrs.field(default=False, converter=_void, kw_only=True)


@attrs.frozen
class Nomination:
    """Who put a contestant up in a district where contestants are not parties.

    Attributes:
        district: where.
        contestant: who.
        party: the key of the party, or None for an independent.
        linked: the parties to whose lists the votes of the contestant travel, where a law lets them; None for
            the list of its own party. Decoy lists exist: which lists these are is never read off a name.

    >>> Nomination("Bari 1", "Rossi", "Forza", linked=("Abolizione scorporo",)).lists
    ('Abolizione scorporo',)
    >>> Nomination("Bari 1", "Verdi", None).lists
    ()
    """

    district: str = attrs.field(converter=_district)
    contestant: str = attrs.field(converter=_contestant)
    party: str | None = attrs.field(converter=optional(_party))
    linked: tuple[str, ...] | None = attrs.field(default=None, converter=optional(_linked), kw_only=True)

    @property
    def lists(self) -> tuple[str, ...]:
        """The parties to whose lists its votes travel."""
        own = () if self.party is None else (self.party,)
        return own if self.linked is None else self.linked
