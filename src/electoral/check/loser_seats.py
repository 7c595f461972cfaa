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
    declared = sheet.returns.declared.get(stage.of)
    districts = {**sheet.tallies(stage.of), **sheet.void(stage.of)} if declared is None else declared
    regions: dict[str, list[str]] = {}
    for district in districts:
        regions.setdefault(loser_region(sheet, stage, district), []).append(district)
    return regions


def losers_table(sheet: Sheet, stage: Any, before: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Give the seats of best losers by district and contestant; before them are the seats of their tier."""
    rows: dict[str, dict[str, int]] = {}
    for step in sheet.every(LosersSeated, stage.name):
        answers = sheet.at(Settled, stage.name, step.region)
        chosen = {*step.chosen, *(key for each in answers for key in each.chosen)}
        for district in loser_regions(sheet, stage).get(step.region, ()):
            rows[district] = dict.fromkeys(before.get(district, ()), 0)
        for loser in step.losers:
            if loser.name in chosen:
                row = rows.setdefault(loser.district, {})
                row[loser.contestant] = row.get(loser.contestant, 0) + 1
    return rows
