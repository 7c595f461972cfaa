"""Checks of best losers: who was not elected, by how many votes or shares, and who has the seats."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from electoral.check.findings import sizes_of
from electoral.check.groups import belongs
from electoral.check.loser_seats import loser_regions
from electoral.check.sheet import Sheet
from electoral.check.tables import table
from electoral.exact import Exact
from electoral.losers import Loser, LosersSeated
from electoral.people import Candidate
from electoral.record import Asked, Settled, Silent

#: Somebody, the list or name stood under, the votes, and whether it is sure that the person was not elected.
_Standing = tuple[Candidate, str, Exact, bool]


def losers_faults(step: LosersSeated, sheet: Sheet) -> Iterator[str]:
    """Check the best losers of a region."""
    stage = sheet.stage(step.stage)
    measure = getattr(stage.measure, "value", stage.measure)
    if (step.of, step.seats, step.measure) != (stage.of, stage.seats, measure):
        yield "the tier, the seats or the measure are not the law's"
    due, sure = _due(sheet, stage, step.region)
    if not sure:
        yield "it is not clear who was elected, but seats are given"
    if step.bases != _bases(sheet, stage, {loser.district for loser in due}):
        yield "the bases are not those of the returns"
        return
    numbered = [_numbered(loser, step) for loser in due]
    if sorted(step.losers, key=_name) != sorted(numbered, key=_name):
        yield "those who could have a seat, or their numbers, are not those of the returns"
    numbers = [loser.number for loser in step.losers]
    if numbers != sorted(numbers, reverse=True):
        yield "they are not in the order of their numbers"
    yield from _seat_faults(step, sheet)


def _name(loser: Loser) -> str:
    return loser.name


def _seat_faults(step: LosersSeated, sheet: Sheet) -> Iterator[str]:
    tied, places = tied_losers(step)
    better = {
        loser.name
        for loser in step.losers
        if loser.name not in tied and sum(each.number > loser.number for each in step.losers) < step.seats
    }
    if set(step.chosen) != better or len(step.chosen) != len(better):
        yield f"those who surely have a seat are {sorted(better)}"
    if set(step.tied) != tied or len(step.tied) != len(tied) or step.places != places:
        yield f"{places} places are tied among {sorted(tied)}"
    if step.empty != step.seats - len(better) - places:
        yield f"{step.empty} seats are said to stay empty, but not as many do"
    answers = sum(len(each.chosen) for each in sheet.at(Settled, step.stage, step.region))
    answers += sum(each.places for each in sheet.at(Asked, step.stage, step.region))
    if answers != places:
        yield f"{places} places are tied, but {answers} are answered or asked"


def tied_losers(step: LosersSeated) -> tuple[set[str], int]:
    """Give who is level at the last seats, and how many of these they share."""
    for loser in step.losers:
        above = sum(each.number > loser.number for each in step.losers)
        level = {each.name for each in step.losers if each.number == loser.number}
        if above < step.seats < above + len(level):
            return level, step.seats - above
    return set(), 0


def unclear_faults(step: Silent, sheet: Sheet) -> Iterator[str]:
    """Check that seats stay open for want of knowing who was elected, and all of them."""
    stage = sheet.stage(step.stage)
    if step.seats != stage.seats:
        yield f"{step.seats} seats are open, but there are {stage.seats}"
    if _due(sheet, stage, step.region)[1]:
        yield "the law is not silent: it is clear who was not elected"


def _due(sheet: Sheet, stage: Any, region: str) -> tuple[list[Loser], bool]:
    """Give who was not elected in a region, with votes as numbers; and whether that is clear."""
    found: list[Loser] = []
    for district in loser_regions(sheet, stage).get(region, ()):
        known = sheet.district(stage.of, district)
        for person, contestant, votes, sure in (
            [] if known and known.void else _standing(sheet, stage, district)
        ):
            if not votes or not any(belongs(group, person) for group in stage.groups):
                continue
            if not sure:
                return [], False
            found.append(
                Loser(name=person.name, district=district, contestant=contestant, votes=votes, number=votes)
            )
    return found, True


def _standing(sheet: Sheet, stage: Any, district: str) -> Iterator[_Standing]:
    by = getattr(sheet.tier(stage.of), "persons", None)
    for contestant, seats in table(sheet, stage.of).get(district, {}).items():
        people = _people(sheet, stage.of, district, contestant)
        if by is not None:
            yield from _of_list(people, by, seats, contestant)
        elif not seats:
            votes = sheet.tallies(stage.of)[district].votes.get(contestant)
            yield from ((each, contestant, votes or 0, True) for each in people if each.name == contestant)


def _of_list(people: tuple[Candidate, ...], by: str, seats: int, contestant: str) -> Iterator[_Standing]:
    """Give who is not elected on a list: of whom at least as many stand before them as it has seats."""
    for place, person in enumerate(people):
        votes = person.votes or 0
        before, level = place, 1
        if by != "list order" and seats:
            before = sum((each.votes or 0) > votes for each in people)
            level = sum((each.votes or 0) == votes for each in people)
        if by == "votes, then list order" and seats:
            before += sum((each.votes or 0) == votes for each in people[:place])
            level = 1
        if before >= seats:
            yield person, contestant, votes, True
        elif before + level > seats:
            yield person, contestant, votes, False


def _people(sheet: Sheet, tier: str, district: str, contestant: str) -> tuple[Candidate, ...]:
    party = sheet.returns.party(district, contestant)
    lists = [each for each in sheet.returns.lists if (each.tier, each.party) == (tier, party)]
    for place in (district, None):
        for each in lists:
            if each.district == place:
                return each.candidates
    return ()


def _bases(sheet: Sheet, stage: Any, districts: set[str]) -> dict[str, Exact]:
    """Give the size of the base in the districts of those who could have a seat."""
    if stage.measure == "votes":
        return {}
    tallies = sheet.tallies(stage.of)
    found = {}
    for district in districts:
        sizes = {
            size for size in sizes_of(stage.measure.value, tallies[district]).values() if size is not None
        }
        (found[district],) = sizes
    return found


def _numbered(loser: Loser, step: LosersSeated) -> Loser:
    number = loser.votes / Fraction(step.bases[loser.district]) if step.bases else loser.votes
    return Loser(
        name=loser.name,
        district=loser.district,
        contestant=loser.contestant,
        votes=loser.votes,
        number=number,
    )
