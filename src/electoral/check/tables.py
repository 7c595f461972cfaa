"""The tables of a record, put together again from its steps, and what the checker takes from them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import attrs

from electoral.capping import Capped, Placed
from electoral.check.loser_seats import losers_table
from electoral.check.sheet import NATION, Sheet
from electoral.exact import Exact
from electoral.linked import Claimed, Complemented, LeftOut, Leveled, LinkedNumbers, MajoritySeats, Ranked
from electoral.record import Admitted, Awarded, Declared, Filled, Qualified, ReducedQuotas, Settled
from electoral.travelled import Reserved, Transferred
from electoral.votes import Tally

Rows = dict[str, dict[str, int]]


def table(sheet: Sheet, name: str) -> Rows:
    """Give the table of a stage that makes seats, from the steps that say them: region -> key -> number."""
    if name not in sheet.found:
        sheet.found[name] = _table(sheet, name)
    rows: Rows = sheet.found[name]
    return rows


def _table(sheet: Sheet, name: str) -> Rows:
    kind = sheet.kind(name)
    if not kind:
        return {place: dict(row) for step in sheet.every(Filled, name) for place, row in step.rows.items()}
    if kind in _SAID:
        step_kind, numbers = _SAID[kind]
        return {step.region: dict(getattr(step, numbers)) for step in sheet.every(step_kind, name)}
    if kind == "DeclaredStage":
        return {place: dict(row) for step in sheet.every(Declared, name) for place, row in step.rows.items()}
    if kind == "Cover":
        return {
            district: {step.winners[district]: -1}
            for step in sheet.every(Ranked, name)
            for district in step.refused
        }
    if kind in ("ListsOfBlocs", "SeatLosers"):
        stage = sheet.stage(name)
        blocs = kind == "ListsOfBlocs"
        return {NATION: lists_of_blocs(sheet, stage)} if blocs else losers_table(sheet, stage)
    rows = _nobody(sheet, name) if kind == "Allocate" else {}
    for (region, key), seats in given(sheet, name).items():
        if kind == "ControlledRounding" and region == NATION:
            # Who comes next, and no seat.
            continue
        rows.setdefault(region, {})[key] = seats
    return rows


def coalitions(sheet: Sheet, tier: str) -> dict[str, tuple[str, ...]]:
    """Give the lists of each coalition that stand, from the returns."""
    stands = standing(sheet, tier, "nation", NATION)
    found: dict[str, tuple[str, ...]] = {}
    for party in sheet.returns.parties:
        if party.coalition and party.key in stands:
            found[party.coalition] = (*found.get(party.coalition, ()), party.key)
    return found


def lists_of_blocs(sheet: Sheet, stage: Any) -> dict[str, int]:
    """Give the seats of every list, alone or in a coalition, by the steps before."""
    seats = dict(table(sheet, stage.seats).get(NATION, {}))
    for row in table(sheet, stage.inside).values():
        seats |= row
    return {key: seats.get(key, 0) for key in standing(sheet, stage.tier, "nation", NATION)}


def _nobody(sheet: Sheet, name: str) -> Rows:
    """Give a table of no seats: a region without seats has no step."""
    stage = sheet.stage(name)
    regions = regions_of(sheet, stage)
    return {region: dict.fromkeys(standing(sheet, stage.tier, stage.level, region), 0) for region in regions}


def regions_of(sheet: Sheet, stage: Any) -> list[str]:
    """Give the regions in which a stage shares seats by its level."""
    return [NATION] if stage.level == "nation" else list(sheet.tallies(stage.tier))


#: Stages whose table one step of each region states.
_SAID: dict[str, tuple[Any, str]] = {
    "Claims": (Claimed, "claims"),
    "SmallestHouse": (Leveled, "seats"),
    "MajorityClause": (MajoritySeats, "seats"),
    "Link": (LinkedNumbers, "numbers"),
    "ListSeats": (Complemented, "seats"),
    "TransferVotes": (Transferred, "added"),
    "Reserve": (Reserved, "seats"),
}


def given(sheet: Sheet, stage: str) -> "Counter[tuple[str, str]]":
    """Give the seats by region and contestant that the steps of a stage give."""
    seats: Counter[tuple[str, str]] = Counter()
    # A later award of the same seats goes on from the one before, and from the answers to its tie; a later
    # round, from those who were left out of it with what they won, or capped.
    for step in sheet.every(Awarded | ReducedQuotas | Settled | Declared | LeftOut | Capped | Placed, stage):
        match step:
            case Settled(chosen=chosen):
                seats.update((step.region, key) for key in chosen)
            case Declared(rows=rows):
                seats.update({(place, key): n for place, row in rows.items() for key, n in row.items()})
            case _:
                for key, number in _row_of(step).items():
                    seats[step.region, key] = number
    return seats


def _row_of(step: Awarded | ReducedQuotas | LeftOut | Capped | Placed) -> Mapping[str, int]:
    """Give the seats of a region after a step, whatever was before."""
    match step:
        case LeftOut():
            return {key: seats if key in step.contestants else 0 for key, seats in step.won.items()}
        case Capped():
            return {key: step.given.get(key, 0) for key in step.entitled}
        case Placed():
            return step.placed
        case _:
            return step.sure


def by_region(rows: Rows) -> Rows:
    """Turn party -> region -> seats into region -> party -> seats."""
    turned: Rows = {}
    for party, row in rows.items():
        for region, seats in row.items():
            turned.setdefault(region, {})[party] = seats
    return turned


def totals(sheet: Sheet, name: str, rows: str) -> Rows:
    """Give a table of totals as region -> key -> seats."""
    found = table(sheet, name)
    return by_region(found) if rows == "parties" else found


def taking_part(sheet: Sheet, stage: str, region: str) -> set[str]:
    """Give who takes part according to the steps of a stage that asks it."""
    qualified = sheet.at(Qualified, stage, region)
    admitted = sheet.at(Admitted, stage, region)
    found = [*(each.finding.passing for each in qualified), *(each.admitted for each in admitted)]
    return {key for keys in found for key in keys}


def standing(sheet: Sheet, tier: str, level: str, region: str) -> dict[str, str | None]:
    """Give who stands in a region with their parties; in the nation every party, by its own name."""
    if level == "districts":
        tally = sheet.tallies(tier).get(region)
        votes = {} if tally is None else tally.votes
        return {key: sheet.returns.party(region, key) for key in votes}
    every = {
        sheet.returns.party(place, key) for place, row in sheet.tallies(tier).items() for key in row.votes
    }
    return {party: party for party in every if party is not None}


def tallies_with(sheet: Sheet, tier: str, added: Sequence[str]) -> dict[str, Tally]:
    """Give the tallies of a tier with votes that earlier steps say to have travelled there."""
    tallies = sheet.tallies(tier)
    for name in added:
        more = table(sheet, name)
        tallies = {place: _with(row, more.get(place, {})) for place, row in tallies.items()}
    return tallies


def _with(row: Tally, more: dict[str, int]) -> Tally:
    """Add votes to a tally; never below none, of which no more can be excluded."""
    votes = {key: max((number or 0) + more.get(key, 0), 0) for key, number in row.votes.items()}
    excluded = {key: min(number, votes[key]) for key, number in row.excluded.items()}
    return attrs.evolve(row, votes=votes, excluded=excluded)


def votes_in(sheet: Sheet, tier: str, level: str, region: str, added: Sequence[str] = ()) -> dict[str, Exact]:
    """Give the votes from the returns: of a district, or summed by party over all of them."""
    tallies = tallies_with(sheet, tier, added)
    if level == "districts":
        tally = tallies.get(region)
        return {} if tally is None else {key: number or 0 for key, number in tally.votes.items()}
    votes: dict[str, Exact] = dict.fromkeys(standing(sheet, tier, level, NATION), 0)
    for place, row in tallies.items():
        for key, number in row.votes.items():
            party = sheet.returns.party(place, key)
            if party is not None:
                votes[party] += number or 0
    return votes


def sharing_in(
    sheet: Sheet, tier: str, level: str, region: str, added: Sequence[str] = ()
) -> dict[str, Exact]:
    """Give the votes by which seats are shared: with those that travelled, without those excluded."""
    votes = votes_in(sheet, tier, level, region, added)
    for place, row in tallies_with(sheet, tier, added).items():
        for key, number in row.excluded.items():
            own = key if level == "districts" else sheet.returns.party(place, key)
            if own is not None and (level != "districts" or place == region):
                votes[own] -= number
    return votes


def by_party(sheet: Sheet, rows: Rows) -> Rows:
    """Give a table by party; in the nation contestants are parties."""
    found: Rows = {}
    for region, row in rows.items():
        own = found.setdefault(region, {})
        for key, seats in row.items():
            party = key if region == NATION else sheet.returns.party(region, key)
            if party is not None:
                own[party] = own.get(party, 0) + seats
    return found


def winners(sheet: Sheet, tier: str) -> Iterator[tuple[str, str, str | None, int]]:
    """Give every seat won in a tier of districts: district, contestant, party, how many."""
    for district, row in table(sheet, tier).items():
        for contestant, seats in row.items():
            if seats:
                yield district, contestant, sheet.returns.party(district, contestant), seats


def won(sheet: Sheet, tier: str | None, regions: Collection[str], region: str) -> "Counter[str | None]":
    """Give the seats won in the districts of a region, by party; independents under None."""
    seats: Counter[str | None] = Counter()
    for district, _, party, number in winners(sheet, tier) if tier else ():
        if sheet.region_of(tier or "", district, regions) == region:
            seats[party] += number
    return seats


def elected(sheet: Sheet, tier: str | None) -> set[tuple[str, str | None]]:
    """Give who was elected in districts: name and party."""
    return {(key, party) for _, key, party, _ in winners(sheet, tier)} if tier else set()


def individuals(sheet: Sheet, tier: str | None, regions: Collection[str], region: str) -> set[str]:
    """Give the independents elected in the districts of a region."""
    found = winners(sheet, tier) if tier else ()
    return {
        key
        for district, key, party, _ in found
        if party is None and sheet.region_of(tier or "", district, regions) == region
    }


def persons_left(
    sheet: Sheet, tier: str, party: str, region: str, seated: set[tuple[str, str | None]]
) -> int | None:
    """Give how many persons of a list are not seated yet; None if its persons are not known."""
    lists = [each for each in sheet.returns.lists if (each.tier, each.party) == (tier, party)]
    for own in (region, None):
        for each in lists:
            if each.district == own:
                names = [person.name for person in each.candidates]
                return sum((name, party) not in seated for name in names) if names else each.persons
    return None
