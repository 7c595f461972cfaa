"""Checks of votes that travelled between tiers, and of reserved mandates."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from electoral.check.due_seats import participants
from electoral.check.sheet import Sheet, is_ours
from electoral.check.tables import table
from electoral.exact import Exact
from electoral.travelled import Reserved, Transferred
from electoral.votes import Tally


def transferred_faults(step: Transferred, sheet: Sheet) -> Iterator[str]:
    """Check the votes that travelled to the lists of a region, district by district."""
    stage = sheet.stage(step.stage)
    before = _votes(sheet.tallies(stage.tier).get(step.region))
    if step.before != before or step.rule != stage.rule.word:
        yield "the votes before, or the rule, are not those of the returns and the law"
    contests = _contests(sheet, stage, step.region)
    if step.moved.keys() != contests.keys():
        yield "the contests are not those of the districts that lie here"
    arrived = dict.fromkeys(before, Fraction(0))
    for district, row in step.moved.items():
        linked = _linked(sheet, stage.tier, district, contests[district], step.region)
        if not row.keys() <= linked.keys():
            yield f"{district!r}: votes travelled of somebody without a list here"
            continue
        due = _due(sheet, stage, district, linked, step.region)
        if is_ours(stage.rule) and row != due:
            yield f"{district!r}: {dict(row)} votes travelled, but {due} do by the law"
        for key, votes in row.items():
            for own, part in _parts(votes, linked[key]).items():
                arrived[own] += part
    if step.added != {key: max(votes, -before[key]) for key, votes in arrived.items()}:
        yield "the votes added are not the sum of those that travelled"
    if step.after != {key: votes + step.added.get(key, 0) for key, votes in before.items()}:
        yield "the votes then are not those before and those added"


def _votes(tally: Tally | None) -> dict[str, Exact]:
    return {} if tally is None else {key: number or 0 for key, number in tally.votes.items()}


def _contests(sheet: Sheet, stage: Any, region: str) -> dict[str, Tally]:
    regions = sheet.tallies(stage.tier)
    contests = sheet.tallies(stage.rule.tier)
    return {
        district: tally
        for district, tally in contests.items()
        if sheet.region_of(stage.rule.tier, district, regions) == region
    }


def _linked(sheet: Sheet, tier: str, district: str, tally: Tally, region: str) -> dict[str, dict[str, Exact]]:
    """Give the lists of each candidate with their votes; candidates without one are left out."""
    own_votes = _votes(sheet.tallies(tier).get(region))
    parties = {key: sheet.returns.party(region, key) for key in own_votes}
    lists = {party: (key, own_votes[key]) for key, party in parties.items() if party is not None}
    found = {}
    for key in tally.votes:
        own = dict(lists[party] for party in sheet.returns.linked(district, key) if party in lists)
        if own:
            found[key] = own
    return found


def _parts(votes: Exact, lists: Mapping[str, Exact]) -> dict[str, Fraction]:
    """Split votes among lists by their own."""
    if len(lists) == 1 or not votes:
        return {key: Fraction(votes) for key in lists}
    total = Fraction(sum(lists.values()))
    if not total and votes < 0:
        return dict.fromkeys(lists, Fraction(0))
    return {key: votes * own / total for key, own in lists.items()}


def _due(
    sheet: Sheet, stage: Any, district: str, linked: Mapping[str, Mapping[str, Exact]], region: str
) -> dict[str, Exact]:
    """Give the votes that travel by one of the library's rules."""
    rule, tally = stage.rule, sheet.tallies(stage.rule.tier)[district]
    votes = _votes(tally)
    elected = [key for key, seats in table(sheet, rule.tier).get(district, {}).items() if seats]
    others = [number for key, number in votes.items() if key not in elected]
    due: dict[str, Exact] = {}
    for key, number in votes.items():
        if key not in linked:
            continue
        match type(rule).__name__:
            case "Fragments":
                due[key] = _surplus(rule, number, others) if key in elected else number
            case "Scorporo" if key in elected:
                due[key] = -_cost(rule, number, others, tally)
            case "Split":
                due[key] = number - sum(linked[key].values())
            case "CandidateVotes":
                due[key] = number
    return due if type(rule).__name__ != "Split" or district == region else {}


def _surplus(rule: Any, votes: Exact, others: list[Exact]) -> Exact:
    if rule.surplus == "none":
        return 0
    spare = votes - max(others) - {"less one": 1, "whole": 0}[rule.surplus]
    return max(0, spare)


def _cost(rule: Any, votes: Exact, others: list[Exact], tally: Tally) -> Exact:
    if rule.deducted == "all":
        return votes
    valid = tally.valid
    if valid is None and tally.against_all is not None:
        valid = sum(_votes(tally).values()) + tally.against_all
    if valid is None and tally.cast is not None and tally.invalid is not None:
        valid = tally.cast - tally.invalid - (tally.blank or 0)
    least: Fraction = rule.least * (valid or 0)
    return min(votes, max(max(others) + 1, least))


def reserved_faults(step: Reserved, sheet: Sheet) -> Iterator[str]:
    """Check the quota of reserved mandates, and who has one."""
    stage = sheet.stage(step.stage)
    part = participants(sheet, stage.participants, step.region)
    known = {party.key: party for party in sheet.returns.parties}
    lists = {}
    for key, votes in _votes(sheet.tallies(stage.tier).get(step.region)).items():
        party = known.get(sheet.returns.party(step.region, key) or "")
        named = party is not None and (party.key in stage.rule.lists if stage.rule.lists else party.minority)
        if named and key not in part:
            lists[key] = votes
    if step.lists != lists:
        yield "the lists are not those of minorities that take no part"
    if step.votes != sum(part.values()) + sum(lists.values()):
        yield f"{step.votes} are not the votes of those who take part and of minorities"
    whole = Fraction(step.votes) * stage.rule.share / stage.seats if stage.seats else Fraction(0)
    if not step.quota <= whole < step.quota + 1:
        yield f"a quota of {step.quota} is not {stage.rule.share} of {step.votes} votes for a seat"
    if step.seats != {key: 1 if step.quota and votes >= step.quota else 0 for key, votes in lists.items()}:
        yield "the mandates are not those of the lists with a quota"
