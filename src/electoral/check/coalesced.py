"""Checks of coalitions: their lists, what counts for them, who shares seats, and whose seats they are."""

from collections.abc import Iterator

from electoral.check.due_seats import participants
from electoral.check.findings import Panel, finding_faults
from electoral.check.sheet import NATION, Sheet
from electoral.check.tables import coalitions
from electoral.coalesced import Coalesced
from electoral.exact import Exact


def coalesced_faults(step: Coalesced, sheet: Sheet) -> Iterator[str]:
    """Check which coalitions take part, and with which votes."""
    stage = sheet.stage(step.stage)
    together = coalitions(sheet, stage.tier)
    counting = participants(sheet, stage.counted, NATION)
    alone = participants(sheet, stage.lists, NATION)
    if step.members != together:
        yield "the coalitions are not those of the returns"
    in_some = {key for keys in together.values() for key in keys}
    if step.counted != {key: votes for key, votes in counting.items() if key in in_some}:
        yield "the votes that count are not those of the lists that count"
    totals = {name: sum(counting.get(key, 0) for key in keys) for name, keys in together.items()}
    if step.totals != totals:
        yield "the votes of the coalitions are not those of their lists that count"
    yield from finding_faults(step.finding, stage.total, _panel(sheet, stage.tier, totals))
    enough = set(step.finding.passing)
    part = {name for name, keys in together.items() if name in enough and not alone.keys().isdisjoint(keys)}
    if set(step.taking_part) != part or len(step.taking_part) != len(part):
        yield f"the coalitions that take part are {sorted(part)}"
    inside = {key for name in part for key in together[name]}
    blocs = {name: totals[name] for name in part} | {k: n for k, n in alone.items() if k not in inside}
    if step.blocs != blocs:
        yield "those who share seats are not these coalitions and the other lists"


def _panel(sheet: Sheet, tier: str, totals: "dict[str, Exact]") -> Panel:
    tallies = sheet.tallies(tier)
    return Panel(
        votes=totals,
        tallies=tallies,
        parties=dict.fromkeys(totals),
        every=tallies,
        tier=tier,
        region=NATION,
        sheet=sheet,
    )
