"""Checks of who is left out of a round, and of winners who have no seat."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from electoral.check.sheet import Sheet
from electoral.check.tables import regions_of, standing, totals, winners, won
from electoral.linked import LeftOut, Ranked
from electoral.record import Asked, Awarded, Settled


def left_out_faults(step: LeftOut, sheet: Sheet) -> Iterator[str]:
    """Check who is left out of the next round, and what is left for it."""
    stage = sheet.stage(step.stage)
    steps = sheet.at(Awarded | Settled | LeftOut | Asked, step.stage, step.region)
    before = steps[: next(place for place, each in enumerate(steps) if each is step)]
    awards = [each for each in before if isinstance(each, Awarded)]
    last = awards[-1]
    seats = Counter(last.sure)
    for each in before[next(place for place, each in enumerate(before) if each is last) :]:
        if isinstance(each, Settled):
            seats.update(each.chosen)
    held = _won_by_list(stage, step.region, sheet)
    if step.rule != stage.at:
        yield f"to leave out who won {step.rule!r} is not the law's"
    if step.entitled != dict(seats):
        yield "the seats of the round are not those given before"
    if step.won != {key: held[key] for key in last.votes}:
        yield "the seats won are not those of the districts"
    out = {
        key
        for key, number in step.won.items()
        if number > step.entitled.get(key, 0)
        or (step.rule == "as many" and number and number == step.entitled.get(key))
    }
    if set(step.contestants) != out or len(step.contestants) != len(out):
        yield f"those left out are {sorted(out)}"
    if step.seats != max(last.seats - sum(step.won.get(key, 0) for key in step.contestants), 0):
        yield f"{step.seats} is not what is left of {last.seats} seats"


def _won_by_list(stage: Any, region: str, sheet: Sheet) -> dict[str, int]:
    """Give the seats won in the districts of a region, by the lists of their parties."""
    held = won(sheet, stage.offsets, regions_of(sheet, stage), region)
    stands = standing(sheet, stage.tier, stage.level, region)
    return {key: held[party] if party else 0 for key, party in stands.items()}


def last_round_leaves_out(award: Awarded, stage: Any, sheet: Sheet) -> bool:
    """Say whether somebody of a round won more seats than it gives, or as many where the law says so."""
    seats = Counter(award.sure)
    steps = sheet.at(Awarded | Settled, award.stage, award.region)
    for each in steps[next(place for place, each in enumerate(steps) if each is award) :]:
        if isinstance(each, Settled):
            seats.update(each.chosen)
    held = _won_by_list(stage, award.region, sheet)
    return any(
        held[key] > seats[key] or (stage.at == "as many" and 0 < held[key] == seats[key])
        for key in award.votes
    )


def ranked_faults(step: Ranked, sheet: Sheet) -> Iterator[str]:
    """Check that the winners refused are those with the smallest shares, and as many as the law has."""
    stage = sheet.stage(step.stage)
    if step.region != f"{step.land}, {step.party}":
        yield "the region and the party are not those of the place"
    seats = totals(sheet, stage.seats, stage.rows).get(step.land, {}).get(step.party, 0)
    if step.seats != seats:
        yield f"{step.seats} seats, but the party has {seats}"
    if dict(step.winners) != ranked_places(sheet, stage).get(step.region):
        yield "the winners are not those of the districts"
    for district, winner in step.winners.items():
        tally = sheet.tallies(stage.offsets)[district]
        if step.votes.get(district) != tally.votes.get(winner) or step.valid.get(district) != _valid(tally):
            yield f"{district!r}: votes or valid ballots are not those of the returns"
    if not step.winners.keys() == step.votes.keys() == step.valid.keys():
        yield "votes and valid ballots are not given for every winner"
        return
    yield from _refused_faults(step, sheet)


def _valid(tally: Any) -> Any:
    """Give the valid ballots: published, or all votes and those against all, or those cast less invalid."""
    if tally.valid is not None:
        return tally.valid
    if not tally.partial and tally.against_all is not None:
        return sum(tally.votes.values()) + tally.against_all
    return (
        None
        if tally.cast is None or tally.invalid is None
        else tally.cast - tally.invalid - (tally.blank or 0)
    )


def tied_winners(step: Ranked) -> tuple[set[str], int]:
    """Give the winners with equal shares at the last seats, and how many of these they share."""
    shares = {district: Fraction(step.votes[district]) / step.valid[district] for district in step.winners}
    if not 0 < step.seats < len(shares):
        return set(), 0
    ordered = sorted(shares.values(), reverse=True)
    if ordered[step.seats - 1] != ordered[step.seats]:
        return set(), 0
    level = ordered[step.seats]
    return {key for key, share in shares.items() if share == level}, step.seats - sum(
        share > level for share in shares.values()
    )


def _refused_faults(step: Ranked, sheet: Sheet) -> Iterator[str]:
    shares = {district: Fraction(step.votes[district]) / step.valid[district] for district in step.winners}
    tied, places = tied_winners(step)
    ordered = sorted(shares, key=lambda key: -shares[key])
    surely = {key for key in ordered[step.seats :] if key not in tied}
    chosen = {key for each in sheet.at(Settled, step.stage, step.region) for key in each.chosen}
    asked = sum(each.places for each in sheet.at(Asked, step.stage, step.region))
    if len(chosen) + asked != places:
        yield f"{places} places are tied, but {len(chosen)} are answered and {asked} asked"
    due = surely | (tied - chosen if not asked else set())
    if set(step.refused) != due or len(step.refused) != len(due):
        yield f"those without a seat are {sorted(due)}"


def ranked_places(sheet: Sheet, stage: Any) -> dict[str, dict[str, str]]:
    """Give the winners that are ranked, by region and party as their step names it."""
    regions = regions_of(sheet, stage)
    found: dict[str, dict[str, str]] = {}
    for district, contestant, party, _ in winners(sheet, stage.offsets):
        if party is not None:
            found.setdefault(f"{sheet.region_of(stage.offsets, district, regions)}, {party}", {})[
                district
            ] = contestant
    return found
