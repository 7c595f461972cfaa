"""Checks of the steps of linked tiers: bases, claims, the smallest house, list seats, seats denied."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from electoral.check.due_seats import participants, voters
from electoral.check.sheet import NATION, Sheet, is_ours
from electoral.check.tables import (
    elected,
    persons_left,
    regions_of,
    sharing_in,
    standing,
    table,
    taking_part,
    totals,
    won,
)
from electoral.exact import Exact
from electoral.linked import (
    Claimed,
    Complemented,
    MajoritySeats,
    SeatsToGive,
    Void,
)


def void_faults(step: Void, sheet: Sheet) -> Iterator[str]:
    """Check that a contest is void by the returns, and that its seats are those of the district."""
    if step.seats != sheet.void(sheet.stage(step.stage).tier).get(step.region):
        yield "no such contest is void by the returns"


def base_faults(step: SeatsToGive, sheet: Sheet) -> Iterator[str]:
    """Check how many seats there are to give."""
    stage = sheet.stage(step.stage)
    base = stage.seats
    if not is_ours(base):
        return
    law, less, top = _base(base, stage, step.region, sheet)
    if (step.law, dict(step.less), dict(step.won)) != (law, less, top):
        yield f"the law gives {law}, less {less}, and {top} won, not {step.law}, {step.less} and {step.won}"
    if step.seats != max(step.law - sum(step.less.values()) + sum(step.won.values()), 0):
        yield f"{step.seats} is not what is left of {step.law} seats"


def _base(
    base: Any, stage: Any, region: str, sheet: Sheet
) -> tuple[int | None, dict[str, int], dict[str, int]]:
    """Give the seats of the law, those taken off, and those on top, of one of our bases."""
    kind = type(base).__name__
    if kind == "ApportionedSeats":
        return table(sheet, base.table).get(base.row, {}).get(region, 0), {}, {}
    if kind == "UnreservedSeats":
        taken = sum(table(sheet, base.reserved).get(region, {}).values())
        return base.seats, {"reserved mandates": taken} if taken else {}, {}
    regions, lists, part = _lists(stage, region, sheet)
    held = won(sheet, base.offsets, regions, region)
    if kind == "OwnAndWon":
        district = sheet.district(base.tier, region)
        law = base.seats if base.seats != "districts" else district.seats if district else None
        return law, {}, {party: held[party] for party in lists & part if held[party]}
    void, all_won = sum(sheet.void(base.offsets).values()), sum(held.values())
    listed = _with_list(base, held, lists, sheet)
    sizes = {
        "independents": held[None],
        "winners without a list": all_won - sum(listed.values()),
        "winners who take no part": all_won - sum(n for party, n in listed.items() if party in part),
        "winners who do not qualify": all_won
        - sum(n for party, n in held.items() if party in _qualifying(stage, region, sheet)),
        "void districts": void,
        "districts": all_won + void,
    }
    return base.house, {reason: sizes[reason] for reason in base.less}, {}


def _with_list(
    base: Any, held: "Counter[str | None]", lists: set[str], sheet: Sheet
) -> "Counter[str | None]":
    """Give the seats won by parties with a list: in the district of the list, if lists stand in districts."""
    if base.lists is None:
        return Counter({party: seats for party, seats in held.items() if party in lists})
    regions = sheet.tallies(base.lists)
    listed: Counter[str | None] = Counter()
    for region in regions:
        stands = set(standing(sheet, base.lists, "districts", region).values()) - {None}
        own = won(sheet, base.offsets, regions, region)
        listed.update({party: seats for party, seats in own.items() if party in stands})
    return listed


def _lists(stage: Any, region: str, sheet: Sheet) -> tuple[dict[str, Any], set[str], set[str]]:
    """Give the regions of a stage, the parties that have a list here, and those that take part."""
    who = sheet.stage(stage.participants)
    if type(stage).__name__ == "Apportion":
        stands = standing(sheet, stage.tier, "nation", NATION)
        return {NATION: None}, set(stands), taking_part(sheet, who.name, NATION)
    stands = standing(sheet, stage.tier, stage.level, region)
    if type(stage).__name__ in ("AllocateExcluding", "AllocateCapped"):
        parties = {stands.get(key, key) for key in participants(sheet, stage.participants, region)}
    else:
        parties = {stands[key] for key in voters(sheet, stage, region)}
    return (
        dict.fromkeys(regions_of(sheet, stage)),
        {party for party in stands.values() if party},
        {party for party in parties if party},
    )


def _qualifying(stage: Any, region: str, sheet: Sheet) -> set[str]:
    """Give the parties that take part here, with a list or without."""
    who = sheet.stage(stage.participants)
    place = region if getattr(stage, "level", "nation") == who.level else NATION
    stands = standing(sheet, who.tier, who.level, place)
    parties = {stands.get(key, key) for key in taking_part(sheet, who.name, place)}
    return {party for party in parties if party}


def claimed_faults(step: Claimed, sheet: Sheet) -> Iterator[str]:
    """Check the claims of a region's lists."""
    stage = sheet.stage(step.stage)
    rows = table(sheet, stage.first)
    first = rows.get(step.region, {})
    held = won(sheet, stage.offsets, rows, step.region)
    if {key: seats for key, seats in step.first.items() if seats} != {k: n for k, n in first.items() if n}:
        yield "the seats of the first distribution are not those given before"
    stands = standing(sheet, sheet.stage(stage.first).tier, sheet.stage(stage.first).level, step.region)
    if not first.keys() <= step.first.keys() or step.won != {
        key: held[stands.get(key)] for key in step.first
    }:
        yield "the seats won are not those of the districts, or not of everybody"
    if step.first.keys() != stands.keys():
        yield "those who claim are not those who stand"
    if step.rule != stage.rule:
        yield f"claims by the {step.rule!r} are not the law's"
    for key, claim in step.claims.items():
        first_seats, seats_won = step.first.get(key, 0), step.won.get(key, 0)
        other = Fraction(first_seats) if step.rule == "larger" else Fraction(first_seats + seats_won, 2)
        if claim < seats_won or claim < other or (claim != seats_won and claim >= other + 1):
            yield f"{key!r}: a claim of {claim} is not of {first_seats} and {seats_won}"
    if step.claims.keys() != step.first.keys():
        yield "claims are not given for everybody"


def majority_faults(step: MajoritySeats, sheet: Sheet) -> Iterator[str]:
    """Check the seats added for a majority of votes."""
    stage = sheet.stage(step.stage)
    who = sheet.stage(stage.participants)
    before = table(sheet, stage.seats).get(NATION, {})
    if step.rule != stage.rule:
        yield f"the clause of {step.rule!r} is not the law's"
    votes = _all_votes(sheet, who)
    if step.votes != votes:
        yield "the votes are not those of the returns for those who take part"
    if {k: n for k, n in step.before.items() if n} != {k: n for k, n in before.items() if n}:
        yield "the seats before are not those given before"
    known = standing(sheet, who.tier, "nation", NATION).keys() | votes.keys()
    if not before.keys() <= step.before.keys() <= known:
        yield "the seats before are not of those who stand"
    house, total = sum(step.before.values()), sum(step.votes.values())
    due: dict[str, int] = {}
    for key, number in step.votes.items():
        seats = step.before.get(key, 0)
        if Fraction(number) > Fraction(total) / 2 and 2 * seats <= house:
            due[key] = house - 2 * seats + (2 if step.rule == "one more than half" else 1)
    if step.added != due:
        yield f"the seats added are {due}, not {dict(step.added)}"
    if step.seats != {key: seats + step.added.get(key, 0) for key, seats in step.before.items()}:
        yield "the seats are not those before and those added"


def _all_votes(sheet: Sheet, who: Any) -> dict[str, Exact]:
    votes = sharing_in(sheet, who.tier, who.level, NATION, (*who.added, *who.shared))
    return {key: votes.get(key, 0) for key in taking_part(sheet, who.name, NATION)}


def complemented_faults(step: Complemented, sheet: Sheet) -> Iterator[str]:
    """Check list seats: what is missing to each total after the seats won."""
    stage = sheet.stage(step.stage)
    regions = dict.fromkeys(regions_of(sheet, stage))
    stands = standing(sheet, stage.tier, stage.level, step.region)
    due = totals(sheet, stage.totals, stage.rows).get(step.region, {})
    known = bool(sheet.kind(stage.totals))
    if known and {k: n for k, n in step.totals.items() if n} != {k: n for k, n in due.items() if n}:
        yield "the totals are not those given before"
    if (
        known and not due.keys() <= step.totals.keys()
    ) or not step.totals.keys() <= due.keys() | stands.keys():
        yield "the totals are not of those who stand"
    held = won(sheet, stage.offsets, regions, step.region)
    seated = elected(sheet, stage.winners) if stage.exhausted == "empty" else set()
    parties = {key: stands.get(key, key) for key in step.totals}
    if step.won != {key: held[party] if party else 0 for key, party in parties.items()}:
        yield "the seats won are not those of the districts"
    lacking = {key: max(0, total - step.won.get(key, 0)) for key, total in step.totals.items()}
    short: dict[str, int] = {}
    for key, party in parties.items() if stage.exhausted == "empty" else ():
        left = persons_left(sheet, stage.name, party, step.region, seated) if party else None
        if left is not None and left < lacking[key]:
            short[key] = left
    yield from _row_faults(step, lacking, short)


def _row_faults(step: Complemented, lacking: dict[str, int], short: dict[str, int]) -> Iterator[str]:
    """Check the seats of each list, what it won beyond its total, and what it cannot fill."""
    for key, lacks in lacking.items():
        if step.seats.get(key) != short.get(key, lacks):
            yield f"{key!r}: {step.seats.get(key)} is not {step.totals[key]} less {step.won.get(key)}"
        if step.overhang.get(key, 0) != max(0, step.won.get(key, 0) - step.totals[key]):
            yield f"{key!r}: the overhang is not {step.won.get(key, 0) - step.totals[key]}"
        if step.empty.get(key, 0) != (lacks - short[key] if key in short else 0):
            yield f"{key!r}: the empty seats are not those its list cannot fill"
    if step.persons != short or step.empty.keys() != short.keys():
        yield "the lists with too few persons are not those told"
    if step.seats.keys() != step.totals.keys() or not all(step.overhang.values()):
        yield "list seats are not given for everybody"
    if not step.overhang.keys() <= step.totals.keys():
        yield "the overhang is not of those who have a total"
