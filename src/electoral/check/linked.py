"""Checks of the steps of linked tiers: bases, claims, the smallest house, list seats, seats denied."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from electoral.check.due_seats import due_of, regions_of, voters
from electoral.check.sheet import NATION, Sheet
from electoral.check.tables import (
    Rows,
    by_region,
    elected,
    persons_left,
    standing,
    table,
    taking_part,
    votes_in,
    winners,
    won,
)
from electoral.exact import Exact
from electoral.linked import (
    Claimed,
    Complemented,
    LeftOut,
    Leveled,
    MajoritySeats,
    Ranked,
    SeatsToGive,
    Void,
)
from electoral.record import Asked, Awarded, Settled


def void_faults(step: Void, sheet: Sheet) -> Iterator[str]:
    """Check that a contest is void by the returns, and that its seats are those of the district."""
    if step.seats != sheet.void(sheet.stage(step.stage).tier).get(step.region):
        yield "no such contest is void by the returns"


def base_faults(step: SeatsToGive, sheet: Sheet) -> Iterator[str]:
    """Check how many seats there are to give."""
    stage = sheet.stage(step.stage)
    base = stage.seats
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
    regions, lists, part = _lists(stage, region, sheet)
    held = won(sheet, base.offsets, regions, region)
    if kind == "OwnAndWon":
        district = sheet.district(base.tier, region)
        law = base.seats if base.seats != "districts" else district.seats if district else None
        return law, {}, {party: held[party] for party in lists & part if held[party]}
    void = sum(sheet.void(base.offsets).values())
    sizes = {
        "independents": held[None],
        "winners without a list": sum(seats for party, seats in held.items() if party not in lists),
        "winners who take no part": sum(seats for party, seats in held.items() if party not in lists & part),
        "void districts": void,
        "districts": sum(held.values()) + void,
    }
    return base.house, {reason: sizes[reason] for reason in base.less}, {}


def _lists(stage: Any, region: str, sheet: Sheet) -> tuple[dict[str, Any], set[str], set[str]]:
    """Give the regions of a stage, the parties that have a list here, and those that take part."""
    who = sheet.stage(stage.participants)
    if type(stage).__name__ == "AllocateExcluding":
        part = taking_part(sheet, who.name, region)
        votes = due_of(sheet, stage.name, region).votes or {}
        listed = {key for key in part if votes.get(key)}
        return dict.fromkeys(regions_of(sheet, who)), listed, listed
    stands = standing(sheet, stage.tier, stage.level, region)
    parties = {stands[key] for key in voters(sheet, stage, region)}
    return (
        dict.fromkeys(regions_of(sheet, stage)),
        {party for party in stands.values() if party},
        {party for party in parties if party},
    )


def claimed_faults(step: Claimed, sheet: Sheet) -> Iterator[str]:
    """Check the claims of a region's lists."""
    stage = sheet.stage(step.stage)
    rows = table(sheet, stage.first)
    first = rows.get(step.region, {})
    held = won(sheet, stage.offsets, rows, step.region)
    if {key: seats for key, seats in step.first.items() if seats} != {k: n for k, n in first.items() if n}:
        yield "the seats of the first distribution are not those given before"
    if not first.keys() <= step.first.keys() or step.won != {key: held[key] for key in step.first}:
        yield "the seats won are not those of the districts, or not of everybody"
    stands = standing(sheet, sheet.stage(stage.first).tier, sheet.stage(stage.first).level, step.region)
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


def leveled_faults(step: Leveled, sheet: Sheet) -> Iterator[str]:
    """Check that the house meets the claims, and that a house of one seat less does not."""
    stage = sheet.stage(step.stage)
    claims, first = table(sheet, stage.claims), table(sheet, stage.first)
    parties = taking_part(sheet, stage.participants, NATION)
    due = {key: max(_sum(claims, key), _sum(first, key)) for key in parties}
    held = {region: won(sheet, stage.offsets, first, region) for region in first}
    beyond = {
        key: sum(max(0, held[region][key] - row.get(key, 0)) for region, row in first.items())
        for key in parties
    }
    if (step.base, step.tolerance) != (stage.base, stage.tolerance):
        yield "the base or the tolerance is not the law's"
    if step.claims != due or step.threatened != beyond:
        yield "the claims, or the seats threatened, are not those of the lists"
    yield from _house_faults(step, sheet)


def _house_faults(step: Leveled, sheet: Sheet) -> Iterator[str]:
    trials = sheet.at(Awarded, step.stage, step.region)
    sizes = [trial.seats for trial in trials]
    if step.house < step.base or sizes[-1:] != [step.house] or sizes != list(range(sizes[0], step.house + 1)):
        yield "the trials before are not of this house and of those below it"
        return
    if sizes[0] != step.base and (len(sizes) == 1 or sizes[0] < step.base):
        yield "no trial shows that a house of one seat less is too small"
    for trial in trials[:-1]:
        chosen = _chosen(trial, sheet)
        if _may_do(step, trial, chosen):
            yield f"a house of {trial.seats} seats meets the claims"
    seats = dict(trials[-1].sure)
    for key in _chosen(trials[-1], sheet) or ():
        seats[key] += 1
    missing = _missing(step, seats)
    if not _met(step, missing) or step.missing != missing:
        yield "the seats missing in this house are not those told, or too many"
    if step.seats != {key: number + missing.get(key, 0) for key, number in seats.items()}:
        yield "the seats are not those of the house with the missing ones added"


def _sum(rows: Rows, key: str) -> int:
    return sum(row.get(key, 0) for row in rows.values())


def _missing(step: Leveled, seats: dict[str, int]) -> dict[str, int]:
    return {key: claim - seats[key] for key, claim in step.claims.items() if claim > seats[key]}


def _met(step: Leveled, missing: dict[str, int]) -> bool:
    each_within = all(short <= step.threatened[key] for key, short in missing.items())
    return each_within and sum(missing.values()) <= step.tolerance


def _chosen(trial: Awarded, sheet: Sheet) -> tuple[str, ...] | None:
    """Give who was chosen in the tie of a trial; None if it was not asked."""
    answers: list[str] = []
    ours = False
    for step in sheet.at(Awarded | Settled, trial.stage, trial.region):
        if isinstance(step, Awarded):
            ours = step is trial
        elif ours:
            answers.extend(step.chosen)
    return tuple(answers) if answers or not trial.tied else None


def _may_do(step: Leveled, trial: Awarded, chosen: tuple[str, ...] | None) -> bool:
    """Say whether a trial meets the claims: with the answer given, or, if none was asked, with any."""
    seats = dict(trial.sure)
    if chosen is not None:
        for key in chosen:
            seats[key] += 1
        return _met(step, _missing(step, seats))
    missing = _missing(step, seats)
    # The best answer gives the places to those who need them most.
    needy = sorted(trial.tied, key=lambda key: -max(missing.get(key, 0) - step.threatened[key], 0))
    needy.sort(key=lambda key: (missing.get(key, 0) <= step.threatened[key], key not in missing))
    for key in needy[: trial.places]:
        seats[key] += 1
    return _met(step, _missing(step, seats))


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
    votes = votes_in(sheet, who.tier, who.level, NATION)
    return {key: votes.get(key, 0) for key in taking_part(sheet, who.name, NATION)}


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
    held = won(
        sheet, stage.offsets, dict.fromkeys(regions_of(sheet, sheet.stage(stage.participants))), step.region
    )
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
    if step.seats != last.seats - sum(step.won.get(key, 0) for key in step.contestants):
        yield f"{step.seats} is not what is left of {last.seats} seats"


def last_round_leaves_out(award: Awarded, stage: Any, sheet: Sheet) -> bool:
    """Say whether somebody of a round won more seats than it gives, or as many where the law says so."""
    seats = Counter(award.sure)
    steps = sheet.at(Awarded | Settled, award.stage, award.region)
    for each in steps[next(place for place, each in enumerate(steps) if each is award) :]:
        if isinstance(each, Settled):
            seats.update(each.chosen)
    regions = dict.fromkeys(regions_of(sheet, sheet.stage(stage.participants)))
    held = won(sheet, stage.offsets, regions, award.region)
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
    regions = sheet.tallies(stage.tier)
    found: dict[str, dict[str, str]] = {}
    for district, contestant, party, _ in winners(sheet, stage.offsets):
        if party is not None:
            found.setdefault(f"{sheet.region_of(district, regions)}, {party}", {})[district] = contestant
    return found


def totals(sheet: Sheet, name: str, rows: str) -> Rows:
    """Give a table of totals as region -> key -> seats."""
    found = table(sheet, name)
    return by_region(found) if rows == "parties" else found


def complemented_faults(step: Complemented, sheet: Sheet) -> Iterator[str]:
    """Check list seats: what is missing to each total after the seats won."""
    stage = sheet.stage(step.stage)
    regions = dict.fromkeys(regions_of(sheet, stage))
    stands = standing(sheet, stage.tier, stage.level, step.region)
    due = totals(sheet, stage.totals, stage.rows).get(step.region, {})
    if {k: n for k, n in step.totals.items() if n} != {k: n for k, n in due.items() if n}:
        yield "the totals are not those given before"
    if not due.keys() <= step.totals.keys() or not step.totals.keys() <= due.keys() | stands.keys():
        yield "the totals are not of those who stand"
    held = won(sheet, stage.offsets, regions, step.region)
    seated = elected(sheet, stage.offsets, regions, step.region)
    parties = {key: stands.get(key, key) for key in step.totals}
    if step.won != {key: held[party] if party else 0 for key, party in parties.items()}:
        yield "the seats won are not those of the districts"
    lacking = {key: max(0, total - step.won.get(key, 0)) for key, total in step.totals.items()}
    short: dict[str, int] = {}
    for key, party in parties.items() if stage.exhausted == "empty" else ():
        left = persons_left(sheet, stage.tier, party, step.region, seated) if party else None
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
