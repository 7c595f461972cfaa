"""Checks of what a condition found: who takes part, by arithmetic of its own."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import Any

import attrs

from electoral.check.sheet import Sheet, is_ours
from electoral.check.tables import standing, tallies_with, votes_in, winners
from electoral.exact import Exact
from electoral.findings import (
    DECLARED,
    CombinedFinding,
    Finding,
    LadderFinding,
    LocalFinding,
    SeatsFinding,
    ShareFinding,
    StatedFinding,
)
from electoral.people import Party
from electoral.votes import Tally


@attrs.frozen(kw_only=True)
class Panel:
    """What a condition looks at, taken from the returns and from earlier steps once more.

    Attributes:
        votes: of all who are looked at; 0 of those without a list.
        tallies: the tallies of the contest, by district.
        parties: by contestant.
        every: the tallies of all districts of the tier.
        tier: the tier whose tallies they are.
    """

    votes: Mapping[str, Exact]
    tallies: Mapping[str, Tally]
    parties: Mapping[str, Party | None]
    every: Mapping[str, Tally]
    tier: str
    region: str
    sheet: Sheet


def panel_of(stage: Any, region: str, sheet: Sheet) -> Panel:
    """Give what the condition of a stage looks at in a region."""
    every = tallies_with(sheet, stage.tier, stage.added)
    tallies = every
    if stage.level == "districts":
        tallies = {place: row for place, row in every.items() if place == region}
    stands = standing(sheet, stage.tier, stage.level, region)
    seated = {
        party for need in _tables(stage) for _, _, party, _ in winners(sheet, need) if party is not None
    }
    others = seated.union(sheet.returns.qualified.get(stage.tier, ())) - set(stands.values())
    keys = stands | {party: party for party in others}
    known = {party.key: party for party in sheet.returns.parties}
    votes = votes_in(sheet, stage.tier, stage.level, region, stage.added)
    return Panel(
        votes={key: votes.get(key, 0) for key in keys},
        tallies=tallies,
        parties={key: known.get(party or "") for key, party in keys.items()},
        every=every,
        tier=stage.tier,
        region=region,
        sheet=sheet,
    )


def _tables(stage: Any) -> tuple[str, ...]:
    """Give the tables that the condition of a stage reads."""
    others = (stage.unless, *stage.added, *stage.shared)
    return tuple(need for need in stage.needs if need not in others)


def declared_faults(finding: Finding, declared: Collection[str], panel: Panel) -> Iterator[str]:
    """Check that those take part whom the returns declare, and that it is said so."""
    due = {key for key, party in panel.parties.items() if party is not None and party.key in declared}
    if not isinstance(finding, StatedFinding) or finding.reason != DECLARED:
        yield "the returns declare who takes part, but a condition was asked"
    if len(finding.passing) != len(due) or set(finding.passing) != due:
        yield f"those who take part are not those declared, {sorted(due)}"


def finding_faults(finding: Finding, condition: object, panel: Panel) -> Iterator[str]:
    """Check a finding against the numbers, and against the condition of the law."""
    yield from _number_faults(finding, panel)
    yield from _law_faults(finding, condition, panel)


def _number_faults(finding: Finding, panel: Panel) -> Iterator[str]:
    if len(set(finding.passing)) < len(finding.passing):
        yield "somebody passes twice"
    match finding:
        case ShareFinding():
            yield from _share_faults(finding, panel)
        case LadderFinding():
            yield from _ladder_faults(finding, panel)
        case LocalFinding():
            yield from _local_faults(finding, panel)
        case SeatsFinding():
            yield from _seats_faults(finding, panel)
        case CombinedFinding():
            yield from _combined_faults(finding, panel)
        case StatedFinding():
            if not set(finding.passing) <= panel.votes.keys():
                yield "somebody takes part who does not stand"


def _combined_faults(finding: CombinedFinding, panel: Panel) -> Iterator[str]:
    for part in finding.parts:
        yield from _number_faults(part, panel)
    sets = [set(part.passing) for part in finding.parts]
    wanted = set.union(*sets) if finding.how == "any" else set.intersection(*sets)
    if set(finding.passing) != wanted:
        yield f"those who meet {finding.how} of the conditions are {sorted(wanted)}"


def _law_faults(finding: Finding, condition: Any, panel: Panel) -> Iterator[str]:
    """Hold a finding against the condition of the law; a user's own condition may find as it likes."""
    if not is_ours(condition):
        return
    kind = type(condition).__name__
    told: object = type(finding).__name__
    law: object = kind
    match finding:
        case CombinedFinding(how=how, parts=parts) if kind == "Combined":
            told, law = (how, len(parts)), (condition.how, len(condition.conditions))
            for part, own in zip(parts, condition.conditions, strict=False):
                yield from _law_faults(part, own, panel)
        case ShareFinding() if kind == "Share":
            told = (finding.share, finding.base, finding.strictly_more, finding.within)
            law = (condition.share, condition.of.value, condition.strictly_more, condition.within)
        case LadderFinding() if kind == "Ladder":
            told, law = (finding.shares, finding.base), (condition.shares, condition.of.value)
        case LocalFinding() if kind == "LocalShare":
            told, law = (finding.share, finding.base), (condition.share, condition.of.value)
        case SeatsFinding() if kind == "Won":
            told, law = (finding.least, finding.table), (condition.seats, condition.tier)
        case StatedFinding() if kind in ("Everyone", "Nobody", "Minority"):
            exempt = {key for key, party in panel.parties.items() if party is not None and party.minority}
            due = {"Minority": exempt, "Nobody": set[str]()}.get(kind, set(panel.votes))
            told, law = set(finding.passing), {key for key in due if panel.votes[key] > 0}
        case _:
            pass
    if told != law:
        yield f"the law's condition is {kind} {law}, not {told}"


def _share_faults(finding: ShareFinding, panel: Panel) -> Iterator[str]:
    votes, tallies = _compared(finding, panel)
    yield from _base_faults(finding, tallies)
    if finding.votes != ({} if finding.within == "contest" else votes):
        yield "the votes compared are not those of the parties"
    if finding.needed != finding.share * finding.base_value:
        yield f"{finding.share} of {finding.base_value} is not {finding.needed}"
    for key, number in votes.items():
        enough = number > finding.needed or (number == finding.needed and not finding.strictly_more)
        if (key in finding.passing) != (enough and number > 0):
            yield f"{key!r} with {number} votes is on the wrong side of {finding.needed}"
    if not set(finding.passing) <= votes.keys():
        yield "somebody passes who does not stand"
    if finding.missing.keys() != votes.keys() - set(finding.passing):
        yield "the shortfalls are not of those who fail"
    for key, short in finding.missing.items():
        # With so many more votes it passes, with one less it does not.
        with_it, without = votes.get(key, 0) + short, votes.get(key, 0) + short - 1
        passes = with_it > finding.needed or (with_it == finding.needed and not finding.strictly_more)
        fails = without < finding.needed or (without == finding.needed and finding.strictly_more)
        if short < 1 or not passes or not (fails or short == 1):
            yield f"{key!r} is not {short} votes short of {finding.needed}"


def _compared(finding: ShareFinding, panel: Panel) -> tuple[Mapping[str, Exact], Mapping[str, Tally]]:
    """Give the votes that are compared and the tallies of the base."""
    if finding.within == "contest":
        return panel.votes, panel.tallies
    tallies = dict(panel.every)
    if finding.within == "region":
        own = panel.sheet.district(panel.tier, panel.region)
        parent = None if own is None else own.parent
        tallies = {
            place: row
            for place, row in tallies.items()
            if (each := panel.sheet.district(panel.tier, place)) is not None and each.parent == parent
        }
    summed: dict[str, Exact] = {}
    for place, row in tallies.items():
        for key, number in row.votes.items():
            party = panel.sheet.returns.party(place, key)
            if party is not None:
                summed[party] = summed.get(party, 0) + (number or 0)
    votes = {
        key: panel.votes[key] if party is None else summed.get(party.key, 0)
        for key, party in panel.parties.items()
    }
    return votes, tallies


def _base_faults(finding: ShareFinding | LadderFinding, tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Check the size of a base, which is the sum of that of each contest, and how it was found."""
    total: Exact = 0
    readings: dict[str, None] = {}
    for tally in tallies.values():
        sizes = {reading: size for reading, size in sizes_of(finding.base, tally).items() if size is not None}
        if len(set(sizes.values())) != 1:
            yield f"base {finding.base!r} is {sizes} by the returns"
            return
        total += next(iter(sizes.values()))
        readings |= dict.fromkeys(sizes if len(tallies) == 1 else [next(iter(sizes))])
    if total != finding.base_value:
        yield f"base {finding.base!r} is {total} by the returns, not {finding.base_value}"
    summed = f"{' or '.join(readings)}, summed over {len(tallies)} districts"
    if finding.reading not in (readings if len(tallies) == 1 else (summed,)):
        yield f"{finding.reading!r} is no way to find base {finding.base!r}"


def _ladder_faults(finding: LadderFinding, panel: Panel) -> Iterator[str]:
    yield from _base_faults(finding, panel.tallies)
    members = {key: party.members if party else 1 for key, party in panel.parties.items()}
    if finding.members != members:
        yield "the sizes of the coalitions are not those of the returns"
    last = len(finding.shares)
    needed = {key: finding.shares[min(size, last) - 1] * finding.base_value for key, size in members.items()}
    if finding.needed != needed:
        yield "the votes needed are not the shares of the base"
    if set(finding.passing) != {key for key, votes in panel.votes.items() if votes and votes >= needed[key]}:
        yield "those who pass are not those with the votes needed"


def _local_faults(finding: LocalFinding, panel: Panel) -> Iterator[str]:
    """Check the share of everybody in each district by itself."""
    if not finding.sizes.keys() == finding.readings.keys() == panel.every.keys():
        yield "the districts are not those of the returns"
        return
    reached: dict[str, list[str]] = {}
    for district, tally in panel.every.items():
        sizes = sizes_of(finding.base, tally)
        if sizes.get(finding.readings[district]) != finding.sizes[district]:
            yield f"{district!r}: base {finding.base!r} is not {finding.sizes[district]} by the returns"
        for key, party in panel.parties.items():
            votes = _of_party(panel, district, party.key if party else key)
            if votes > 0 and Fraction(votes) >= finding.share * finding.sizes[district]:
                reached.setdefault(key, []).append(district)
    if finding.reached != {key: tuple(places) for key, places in reached.items()}:
        yield "the districts in which somebody has the share are not those by the returns"
    if set(finding.passing) != reached.keys():
        yield "those who pass are not those with the share somewhere"


def _of_party(panel: Panel, district: str, party: str) -> Exact:
    votes: Exact = 0
    for key, number in panel.every[district].votes.items():
        if panel.sheet.returns.party(district, key) == party:
            votes += number or 0
    return votes


def _seats_faults(finding: SeatsFinding, panel: Panel) -> Iterator[str]:
    won = dict.fromkeys(panel.votes, 0)
    for _, _, winner, seats in winners(panel.sheet, finding.table):
        for key, party in panel.parties.items():
            won[key] += seats if party is not None and party.key == winner else 0
    if finding.seats != won:
        yield f"the seats won in {finding.table!r} are not those of the steps before"
    if set(finding.passing) != {key for key, seats in won.items() if seats >= finding.least}:
        yield f"those who pass are not those with {finding.least} seats"


def sizes_of(base: str, tally: Tally) -> dict[str, Exact | None]:
    """Give every size of a base that the returns allow, by how it is found; they must be one."""
    contestants = sum((number or 0 for number in tally.votes.values()), start=Fraction(0))
    invalid = tally.invalid
    cast_less_invalid = None if tally.cast is None or invalid is None else tally.cast - invalid
    against = None if tally.against_all is None else contestants + tally.against_all
    match base:
        case "registered":
            return {"the published roll": tally.registered}
        case "cast":
            return {"the published ballots cast": tally.cast}
        case "contestants":
            return {"the votes for contestants": contestants}
        case "valid":
            less_blank = None if cast_less_invalid is None else cast_less_invalid - (tally.blank or 0)
            return {
                "the published valid ballots": tally.valid,
                "votes and against all": against,
                "ballots cast without the invalid": less_blank,
            }
        case "valid with blank":
            with_blank = None if against is None or tally.blank is None else against + tally.blank
            return {
                "the published valid ballots": tally.valid,
                "votes, against all and blank": with_blank,
                "ballots cast without the invalid": cast_less_invalid,
            }
        case _:
            return {}
