"""The regions of best losers, and the table of their seats, for the checker."""

from typing import Any

from electoral.check.sheet import Sheet
from electoral.losers import LosersSeated
from electoral.record import Settled


def loser_region(sheet: Sheet, stage: Any, district: str) -> str:
    """Give the region of a district: itself, or what it lies in."""
    known = sheet.district(stage.of, district)
    parent = None if known is None or stage.level == "districts" else known.parent
    return district if parent is None else parent


def loser_regions(sheet: Sheet, stage: Any) -> dict[str, list[str]]:
    """Give the districts of each region in which there are seats for best losers."""
    regions: dict[str, list[str]] = {}
    for district in _standing(sheet, stage.of):
        regions.setdefault(loser_region(sheet, stage, district), []).append(district)
    return regions


def _standing(sheet: Sheet, tier: str) -> dict[str, tuple[str, ...]]:
    """Give who stands in each district of a tier, or was declared to be elected there."""
    if tier in sheet.returns.declared:
        return {district: tuple(row) for district, row in sheet.returns.declared[tier].items()}
    voted = {district: tuple(tally.votes) for district, tally in sheet.tallies(tier).items()}
    return dict.fromkeys(sheet.void(tier), ()) | voted


def losers_table(sheet: Sheet, stage: Any) -> dict[str, dict[str, int]]:
    """Give the seats of best losers by district and contestant."""
    standing, regions = _standing(sheet, stage.of), loser_regions(sheet, stage)
    rows: dict[str, dict[str, int]] = {}
    for step in sheet.every(LosersSeated, stage.name):
        answers = sheet.at(Settled, stage.name, step.region)
        chosen = {*step.chosen, *(key for each in answers for key in each.chosen)}
        for district in regions.get(step.region, ()):
            rows[district] = dict.fromkeys(standing[district], 0)
        for loser in step.losers:
            if loser.name in chosen:
                rows[loser.district][loser.contestant] += 1
    return rows
