"""The whole result sheet of an election: tallies by tier and district, and who stood in them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

import attrs

from electoral.districts import District, Nomination
from electoral.errors import InvalidReturns, MissingFigure
from electoral.exact import show, whole
from electoral.frozen import Frozen
from electoral.given import all_names, all_of
from electoral.names import listed, name, unknown
from electoral.people import CandidateList, Party
from electoral.votes import Tally

T = TypeVar("T")
#: What stands behind the name of a tier for the tallies of a second round in its districts.
SECOND_ROUND = ", second round"


def _parties(values: Iterable[Party]) -> tuple[Party, ...]:
    return all_of(Party, values, "parties")


def _districts(values: Iterable[District]) -> tuple[District, ...]:
    return all_of(District, values, "districts")


def _nominations(values: Iterable[Nomination]) -> tuple[Nomination, ...]:
    return all_of(Nomination, values, "nominations")


def _lists(values: Iterable[CandidateList]) -> tuple[CandidateList, ...]:
    return all_of(CandidateList, values, "lists")


def _tallies(given: Mapping[str, Mapping[str, Tally]]) -> Frozen[str, Frozen[str, Tally]]:
    def row(tallies: Mapping[str, Tally]) -> Frozen[str, Tally]:
        for tally in _mapping(tallies, "tier").values():
            if not isinstance(tally, Tally):
                raise InvalidReturns(f"tier: {show(tally)} is no Tally; give tier -> district -> Tally")
        return _keyed(tallies, "district")

    return _keyed({tier: row(rows) for tier, rows in _mapping(given, "tiers").items()}, "tier")


def _declared(
    given: Mapping[str, Mapping[str, Mapping[str, int]]],
) -> Frozen[str, Frozen[str, Frozen[str, int]]]:
    def row(winners: Mapping[str, int]) -> Frozen[str, int]:
        if not isinstance(winners, Mapping):
            raise InvalidReturns(f"declared: {show(winners)} is no mapping; give contestant -> seats")
        seats = {key: whole(number, "declared seats") for key, number in winners.items()}
        return _keyed(seats, "winner")

    rows = {
        tier: _keyed({key: row(each) for key, each in _mapping(districts, "declared").items()}, "district")
        for tier, districts in _mapping(given, "declared").items()
    }
    return _keyed(rows, "tier")


def _qualified(given: Mapping[str, Iterable[str]]) -> Frozen[str, tuple[str, ...]]:
    if not isinstance(given, Mapping):
        raise InvalidReturns(f"qualified: {show(given)} is no mapping; give tier -> names of parties")
    named = {
        tier: all_names(keys, f"qualified in tier {show(tier)}", "party") for tier, keys in given.items()
    }
    return _keyed(named, "tier")


def _mapping(given: Mapping[str, T], what: str) -> Mapping[str, T]:
    if not isinstance(given, Mapping):
        raise InvalidReturns(f"{what}: {show(given)} is no mapping; give tier -> district -> Tally")
    return given


def _keyed(given: Mapping[str, T], what: str) -> Frozen[str, T]:
    """Compose the keys, and refuse two that are one name."""
    composed = {name(key, what): value for key, value in given.items()}
    if len(composed) < len(given):
        raise InvalidReturns(f"{what}: {show(min(given))} or another name stands twice in two spellings")
    return Frozen(composed)


@attrs.frozen
class Returns:
    """The whole result sheet.

    Attributes:
        tallies: tier -> district -> `Tally`. Those of a second round stand under the name of the tier and
            ``", second round"``.
        parties: who stands. If none are given, every contestant without a nomination is a party.
        districts: the districts of each tier, where the law needs more than their names.
        nominations: the party of each contestant that is not itself a party; None for an independent.
        lists: the lists of candidates, as far as known.
        declared: tier -> district -> contestant -> seats, for a tier whose votes were never published, or not
            all of them (its tallies are then all partial). The record says so. A key above the districts (the
            nation) holds winners of unknown districts.
        qualified: tier -> the parties that are declared to take part where its seats are shared, for a tier
            whose threshold cannot be computed (its base was never published). The law's condition is then not
            asked, and the record says so. Parties without a list may be among them; independents are not. A
            tally of the tier may then be partial, if it has all lists of those parties.
        date: election day; None if the law has no dates to hold it against.

    Raises:
        InvalidReturns: if something stands twice, or names a party that does not stand.

    >>> returns = Returns({"list": {"nation": Tally({"A": 60, "B": 40})}})
    >>> returns.party("nation", "A")
    'A'
    """

    tallies: Frozen[str, Frozen[str, Tally]] = attrs.field(converter=_tallies)
    parties: tuple[Party, ...] = attrs.field(default=(), converter=_parties, kw_only=True)
    districts: tuple[District, ...] = attrs.field(default=(), converter=_districts, kw_only=True)
    nominations: tuple[Nomination, ...] = attrs.field(default=(), converter=_nominations, kw_only=True)
    lists: tuple[CandidateList, ...] = attrs.field(default=(), converter=_lists, kw_only=True)
    declared: Frozen[str, Frozen[str, Frozen[str, int]]] = attrs.field(
        default=Frozen(), converter=_declared, kw_only=True
    )
    qualified: Frozen[str, tuple[str, ...]] = attrs.field(
        default=Frozen(), converter=_qualified, kw_only=True
    )
    date: dt.date | None = attrs.field(default=None, kw_only=True)
    _party_by_key: dict[str, Party] = attrs.field(init=False, eq=False, repr=False)
    _party_by_spelling: dict[str, Party] = attrs.field(init=False, eq=False, repr=False)
    _nominated: dict[tuple[str, str], str | None] = attrs.field(init=False, eq=False, repr=False)
    _linked: dict[tuple[str, str], tuple[str, ...]] = attrs.field(init=False, eq=False, repr=False)
    _district_by_key: dict[tuple[str | None, str], District] = attrs.field(init=False, eq=False, repr=False)
    _list_by_place: dict[tuple[str, str, str | None], CandidateList] = attrs.field(
        init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        nominated: dict[tuple[str, str], str | None] = {}
        for each in self.nominations:
            place = (each.district, each.contestant)
            if place in nominated:
                where = f"district {show(each.district)}"
                raise InvalidReturns(f"{where}: {show(each.contestant)} is nominated twice; give it once")
            nominated[place] = each.party
        object.__setattr__(self, "_nominated", nominated)
        linked = {(each.district, each.contestant): each.lists for each in self.nominations}
        object.__setattr__(self, "_linked", linked)
        standing = self._standing()
        if not self.parties:
            keys = self._contestants_as_parties(standing)
            object.__setattr__(self, "parties", tuple(Party(key) for key in keys))
        object.__setattr__(self, "_party_by_key", {party.key: party for party in self.parties})
        spellings = {spelling: party for party in self.parties for spelling in (party.key, *party.aliases)}
        object.__setattr__(self, "_party_by_spelling", spellings)
        districts = {(each.tier, each.key): each for each in self.districts}
        object.__setattr__(self, "_district_by_key", districts)
        placed = {(each.tier, each.party, each.district): each for each in self.lists}
        object.__setattr__(self, "_list_by_place", placed)
        self._require_distinct()
        self._require_known(standing)

    def _contestants_as_parties(self, standing: Iterable[tuple[str, str]]) -> list[str]:
        named = [place[1] for place in standing if place not in self._nominated]
        linked = [party for each in self.nominations for party in each.linked or ()]
        nominating = [*(party for party in self._nominated.values() if party is not None), *linked]
        return list(dict.fromkeys((*named, *nominating)))

    def _standing(self) -> dict[tuple[str, str], set[str]]:
        """Give who stands where, in the order given, with the tiers."""
        standing: dict[tuple[str, str], set[str]] = defaultdict(set)
        voted = ((tier, {key: row.votes for key, row in rows.items()}) for tier, rows in self.tallies.items())
        for tier, rows in (*voted, *self.declared.items()):
            for district, row in rows.items():
                for key in row:
                    standing[district, key].add(tier)
        return standing

    def _require_distinct(self) -> None:
        _require_once(
            (spelling for party in self.parties for spelling in (party.key, *party.aliases)), "party"
        )
        for party in self.parties:
            if party.coalition in self._party_by_spelling:
                where = f"coalition {show(party.coalition)}"
                raise InvalidReturns(f"{where}: is the name of a party, too; give it another name")
        orders = (party.registration_order for party in self.parties)
        _require_once((order for order in orders if order is not None), "registration order")
        _require_once(((each.tier, each.key) for each in self.districts), "district")
        _require_once(((each.tier, each.district, each.party) for each in self.lists), "list")

    def _require_known(self, standing: Mapping[tuple[str, str], set[str]]) -> None:
        for both in sorted(tier for tier in self.tallies if tier.removesuffix(SECOND_ROUND) in self.declared):
            if whole := [key for key, tally in self.tallies[both].items() if not tally.partial]:
                raise InvalidReturns(
                    f"tier {show(both)}: has declared winners, and all votes of district {show(whole[0])};"
                    " give one of"
                    " them, or say that the votes are partial"
                )
        for place in standing:
            if place not in self._nominated:
                self._require_party(place[1], f"district {show(place[0])}")
        for nomination in self.nominations:
            self._require_nominated(nomination, standing)
        for each in self.lists:
            self._require_party(each.party, f"list in tier {show(each.tier)}")
            places = [
                *self.tallies.get(each.tier, ()),
                *(d.key for d in self.districts if d.tier == each.tier),
            ]
            if each.district is not None and each.district not in places:
                where = f"list of {show(each.party)} in tier {show(each.tier)}: district"
                raise unknown(each.district, dict.fromkeys(places), where)
        known = (*self.tallies, *self.declared)
        for district in self.districts:
            if district.tier is not None and district.tier not in known:
                raise unknown(district.tier, known, f"district {show(district.key)}: tier")
        self._require_qualified()

    def _require_qualified(self) -> None:
        """Refuse declared participants of a tier without votes, nobody, strangers, and one named twice."""
        for tier, keys in self.qualified.items():
            where = f"qualified in tier {show(tier)}"
            if tier not in self.tallies:
                raise unknown(tier, self.tallies, "qualified: votes for tier")
            if not keys:
                raise InvalidReturns(f"{where}: names nobody; name the parties, or take the tier out")
            for key in keys:
                self._require_party(key, where)
            _require_once(keys, f"{where}: party")

    def _require_nominated(
        self, nomination: Nomination, standing: Mapping[tuple[str, str], set[str]]
    ) -> None:
        where = f"nomination of {show(nomination.contestant)} in district {show(nomination.district)}"
        for party in (nomination.party, *(nomination.linked or ())):
            if party is not None:
                self._require_party(party, where)
        stands = standing.get((nomination.district, nomination.contestant), set())
        tiers = {tier.removesuffix(SECOND_ROUND) for tier in stands}
        if not tiers:
            raise InvalidReturns(f"{where}: nobody of that name stands there; correct one of them")
        if len(tiers) > 1:
            both = listed(sorted(tiers))
            raise InvalidReturns(f"{where}: stands there in tiers {both}; name their districts differently")

    def _require_party(self, key: str, where: str) -> None:
        if key not in self._party_by_key:
            raise unknown(key, self._party_by_key, f"{where}: party")

    def party(self, district: str, contestant: str) -> str | None:
        """Give the party of a contestant, or None for an independent.

        Raises:
            UnknownName: if nobody of that name stands there.
        """
        if (district, contestant) in self._nominated:
            return self._nominated[district, contestant]
        if contestant in self._party_by_key:
            return contestant
        raise unknown(contestant, self._party_by_key, f"district {show(district)}: contestant")

    def linked(self, district: str, contestant: str) -> tuple[str, ...]:
        """Give the parties to whose lists the votes of a contestant travel, where a law lets them.

        Raises:
            UnknownName: if nobody of that name stands there.
        """
        if (district, contestant) in self._linked:
            return self._linked[district, contestant]
        own = self.party(district, contestant)
        return () if own is None else (own,)

    def party_named(self, spelling: str) -> Party:
        """Give the party with this key or alias.

        Raises:
            UnknownName: listing the parties that stand.
        """
        composed = name(spelling, "party")
        if composed in self._party_by_spelling:
            return self._party_by_spelling[composed]
        raise unknown(spelling, self._party_by_key, "party")

    def tier(self, tier: str) -> Frozen[str, Tally]:
        """Give the tallies of a tier.

        Raises:
            UnknownName: if the returns have no such tier.
        """
        if tier not in self.tallies:
            raise unknown(tier, (*self.tallies, *self.declared), "returns: votes for tier")
        rows = self.tallies[tier]
        if not rows:
            raise InvalidReturns(f"tier {show(tier)}: no district has returns; add them")
        known = {each.key: None for each in self.districts if each.tier == tier}
        if strangers := [district for district in rows if known and district not in known]:
            raise InvalidReturns(
                f"tier {show(tier)}: {show(strangers[0])} is none of its districts; add it there"
            )
        void = {each.key for each in self.districts if each.tier == tier and each.void}
        if missing := [district for district in known if district not in rows and district not in void]:
            raise InvalidReturns(
                f"tier {show(tier)}: no returns for district {show(missing[0])}; add its votes"
            )
        return rows

    def district(self, tier: str, key: str) -> District | None:
        """Give what is known of a district of a tier; None if nothing is."""
        return self._district_by_key.get((tier, key))

    def seats(self, tier: str, district: str) -> int:
        """Give the number of seats of a district.

        Raises:
            MissingFigure: if the returns do not say it.
        """
        found = self.district(tier, district)
        if found is not None and found.seats is not None:
            return found.seats
        where = f"tier {show(tier)}, district {show(district)}"
        raise MissingFigure(f"{where}: its seats are not known; give them with the district")

    def list_of(self, tier: str, party: str, district: str | None = None) -> CandidateList | None:
        """Give the list of a party in a tier, or in one district of it; None if nothing is known of it."""
        whole = self._list_by_place.get((tier, party, None))
        return self._list_by_place.get((tier, party, district), whole)


def _require_once(names: Iterable[Hashable], what: str) -> None:
    seen: set[Hashable] = set()
    for each in names:
        if each in seen:
            told = " ".join(str(part) for part in each if part) if isinstance(each, tuple) else str(each)
            raise InvalidReturns(f"{what}: {show(told)} stands twice; give it once")
        seen.add(each)
