"""Checks of seats in districts whose seats are fixed: quotas, remainders, the order of parties, silence."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import takewhile
from typing import Any

import attrs

from electoral.capping import Placed
from electoral.check.capped import capped_parties
from electoral.check.sheet import NATION, Sheet, stage_of
from electoral.check.tables import sharing_in, table, taking_part
from electoral.exact import Exact
from electoral.record import Asked, Awarded, Settled, Silent, Step


@attrs.frozen(kw_only=True)
class Columns:
    """What districts with fixed seats have for those who are not capped.

    Attributes:
        due: the seats of each party; `votes` of its lists, by district.
        free: the seats of each district without those of the capped; `quotas` the votes for one of them.
        wholes: the whole quotas of each list.
    """

    due: dict[str, int]
    votes: dict[str, dict[str, Exact]]
    free: dict[str, int]
    quotas: dict[str, Fraction]
    wholes: dict[str, dict[str, int]]

    def lacking(self, party: str) -> int:
        """Give the seats of a party beyond its whole quotas."""
        return self.due[party] - sum(self.wholes[party].values())

    @property
    def fit(self) -> bool:
        """Whether no row and no column has more seats than it should, before remainders."""
        return all(seats >= 0 for seats in self.free.values()) and all(self.lacking(p) >= 0 for p in self.due)


def columns_of(stage: Any, sheet: Sheet) -> Columns:
    """Put together what is left for those who are not capped, from the returns and the steps before."""
    key = f"{stage.name} columns"
    if key not in sheet.found:
        sheet.found[key] = _columns(stage, sheet)
    found: Columns = sheet.found[key]
    return found


def _columns(stage: Any, sheet: Sheet) -> Columns:
    out = capped_parties(sheet, stage.capped)
    rows = table(sheet, stage.name)
    own = {district: sheet.district(stage.tier, district) for district in sheet.tallies(stage.tier)}
    free = {
        key: (each.seats or 0 if each else 0) - sum(rows.get(party, {}).get(key, 0) for party in out)
        for key, each in own.items()
    }
    due = {party: seats for party, seats in seats_due(stage, sheet).items() if party not in out}
    votes = {party: list_votes(stage.tier, party, sheet) for party in due}
    totals = {key: sum(row.get(key, 0) for row in votes.values()) for key in free}
    quotas = {key: Fraction(n) / free[key] for key, n in totals.items() if n and free[key] > 0}
    wholes = {
        party: {key: int(number // quotas[key]) if key in quotas else 0 for key, number in row.items()}
        for party, row in votes.items()
    }
    return Columns(due=due, votes=votes, free=free, quotas=quotas, wholes=wholes)


def seats_due(stage: Any, sheet: Sheet) -> dict[str, int]:
    """Give the seats in the nation of those who take part and have a list."""
    seats = table(sheet, stage.seats).get(NATION, {})
    part = taking_part(sheet, stage.participants, NATION) & seats.keys()
    return {party: seats[party] for party in part}


def list_votes(tier: str, party: str, sheet: Sheet) -> dict[str, Exact]:
    """Give the votes of a party's lists by district, without those that the returns exclude."""
    return {
        district: (number or 0) - tally.excluded.get(key, 0)
        for district, tally in sheet.tallies(tier).items()
        for key, number in tally.votes.items()
        if sheet.returns.party(district, key) == party
    }


def placed_faults(step: Placed, sheet: Sheet) -> Iterator[str]:
    """Check the seats of a party in the districts."""
    stage = sheet.stage(step.stage)
    columns = columns_of(stage, sheet)
    votes = columns.votes.get(step.region)
    if votes is None or step.votes != votes:
        yield "the votes are not those of the returns, for a party that is not capped"
        return
    wholes = columns.wholes[step.region]
    quotas = {key: columns.quotas[key] for key in votes if key in columns.quotas}
    if step.seats != columns.due[step.region]:
        yield f"{step.seats} seats, but the party has {columns.due[step.region]}"
    if step.quotas != quotas:
        yield "the quotas are not those of the votes and the seats of the districts"
    rests = {key: votes[key] / quota - wholes[key] for key, quota in quotas.items()}
    if step.wholes != wholes or step.remainders != rests:
        yield "whole quotas or remainders are not those of the votes"
    if step.room != _room_before(step, columns, sheet):
        yield "the seats that are left in the districts are not those that nobody had before"
    sure, tied, places = _due(step, columns, sheet)
    chosen = {key for each in sheet.at(Settled, step.stage, step.region) for key in each.chosen}
    asked = sum(each.places for each in sheet.at(Asked, step.stage, step.region))
    if len(chosen) + asked != places or not chosen <= tied:
        yield f"{places} places are tied, but {len(chosen)} are answered and {asked} asked"
    if step.again != {key: own - 1 for key in votes if (own := sure[key] + (key in chosen)) > 1}:
        yield "the seats after the first by a remainder are not those of our reading"
    if step.placed != {key: wholes[key] + sure[key] + (key in chosen) for key in votes}:
        yield "the seats are not whole quotas and the largest remainders"


def _room(party: str, columns: Columns, before: Iterable[Placed]) -> dict[str, int]:
    """Give the seats that nobody has in a party's districts, after the remainders of others."""
    wholes = columns.wholes
    room = {key: free - sum(row.get(key, 0) for row in wholes.values()) for key, free in columns.free.items()}
    for each in before:
        for key, seats in each.placed.items():
            room[key] -= seats - wholes[each.region][key]
    return {key: room[key] for key in columns.votes[party]}


def _room_before(step: Placed, columns: Columns, sheet: Sheet) -> dict[str, int]:
    before = takewhile(lambda each: each is not step, sheet.every(Placed, step.stage))
    return _room(step.region, columns, before)


def _due(step: Placed, columns: Columns, sheet: Sheet) -> tuple["Counter[str]", set[str], int]:
    """Give the seats beyond whole quotas that are sure, and who is tied for how many more.

    A claim is a remainder, less one for every seat that it already led to.
    """
    votes, wholes = columns.votes[step.region], columns.wholes[step.region]
    lacking, room = columns.lacking(step.region), _room_before(step, columns, sheet)
    claims = sorted(
        (
            (votes[key] / columns.quotas[key] - wholes[key] - held, key)
            for key in votes
            if votes[key] and key in columns.quotas
            for held in range(room[key])
        ),
        reverse=True,
    )
    if lacking <= 0 or lacking > len(claims):
        return Counter(), set(), 0
    level = claims[lacking - 1][0]
    sure = Counter(key for claim, key in claims if claim > level)
    tied = {key for claim, key in claims if claim == level}
    places = lacking - sum(sure.values())
    return (sure, tied, places) if len(tied) > places else (sure + Counter(tied), set(), 0)


def placed_tie(step: Placed, sheet: Sheet) -> tuple[set[str], int]:
    """Give the districts with equal remainders at the last seat of a party, and their places."""
    _, tied, places = _due(step, columns_of(sheet.stage(step.stage), sheet), sheet)
    return tied, places


def order_tie(step: Step, sheet: Sheet) -> tuple[set[str], int]:
    """Give the parties with equal votes of which one comes next, at a step of their order."""
    stage = sheet.stage(stage_of(step))
    rest = set(_rest(stage, sheet))
    for each in sheet.every(Placed | Settled | Asked, stage.name):
        if each is step:
            break
        if isinstance(each, Placed):
            rest.discard(each.region)
    tied = _next(stage, rest, sheet)
    return (
        (tied, 1) if len(tied) > 1 and all(columns_of(stage, sheet).lacking(p) for p in tied) else (set(), 0)
    )


def _rest(stage: Any, sheet: Sheet) -> list[str]:
    return [party for party, seats in columns_of(stage, sheet).due.items() if seats]


def _next(stage: Any, rest: set[str], sheet: Sheet) -> set[str]:
    """Give who may come next: most votes in the nation; of equals first those who lack no seats."""
    votes, columns = sharing_in(sheet, stage.tier, "nation", NATION), columns_of(stage, sheet)
    most = {party for party in rest if votes[party] == max(votes[each] for each in rest)}
    return {party for party in most if not columns.lacking(party)} or most


def open_seats(stage: Any, sheet: Sheet) -> int:
    """Give the seats on which the law is silent: those of all who cannot be placed, and who come after."""
    columns = columns_of(stage, sheet)
    if _capped_open(stage, sheet):
        return 0
    if not columns.fit:
        return sum(columns.due.values())
    placed = list(sheet.every(Placed, stage.name))
    rest = set(_rest(stage, sheet)) - {step.region for step in placed}
    if not rest or any(True for _ in sheet.every(Asked, stage.name)):
        return 0
    coming = _next(stage, rest, sheet)
    if len(coming) > 1:
        answers = [each for each in sheet.at(Settled, stage.name, NATION) if set(each.contestants) == coming]
        coming = {key for each in answers for key in each.chosen} or coming
    party = min(coming)
    room = _room(party, columns, placed)
    can = sum(room[key] for key, votes in columns.votes[party].items() if votes)
    return sum(columns.due[each] for each in rest) if can < columns.lacking(party) else 0


def _capped_open(stage: Any, sheet: Sheet) -> bool:
    out = capped_parties(sheet, stage.capped)
    return any(sheet.at(Asked | Silent, stage.name, party) for party in out)


def rounding_faults(stage: Any, region: str, sheet: Sheet) -> Iterator[str]:
    """Demand the steps that a party needs, and of the nation that the order and what is open are told."""
    out = capped_parties(sheet, stage.capped)
    if region != NATION:
        wrong = Placed if region in out else Awarded
        if sheet.at(wrong, stage.name, region):
            yield f"the seats of {region!r} are not given as those of who is capped, or is not"
        if region in out and not sheet.at(Awarded, stage.name, region):
            yield f"no step gives the seats of {region!r}, who is capped"
        return
    silent = sum(step.seats for step in sheet.at(Silent, stage.name, NATION))
    due = open_seats(stage, sheet)
    if silent != due:
        yield f"the law is silent on {due} seats, not on {silent}"
    yield from _order_faults(stage, sheet)


def _order_faults(stage: Any, sheet: Sheet) -> Iterator[str]:
    """Demand that parties come in the order of their votes, and that everybody does unless it is open."""
    rest, drawn, asked = set(_rest(stage, sheet)), None, _capped_open(stage, sheet)
    stopped = asked or not columns_of(stage, sheet).fit
    for step in sheet.every(Awarded | Placed | Settled | Asked, stage.name):
        if isinstance(step, Awarded) or (step.region != NATION and not isinstance(step, Placed | Asked)):
            continue
        if isinstance(step, Asked):
            asked = True
        elif isinstance(step, Settled):
            drawn = set(step.chosen)
        else:
            coming = _next(stage, rest, sheet)
            if step.region not in (drawn or coming) or (
                len(coming) > 1 and drawn is None and _lack(coming, stage, sheet)
            ):
                yield f"{step.region!r} does not come next"
            if stopped:
                yield f"{step.region!r} is placed, though something before it is open"
            rest.discard(step.region)
            drawn, stopped = None, asked
    if drawn is not None and not sheet.at(Silent, stage.name, NATION):
        yield "who comes next was drawn, but did not come"
    if rest and not asked and not open_seats(stage, sheet):
        yield f"no step places {sorted(rest)}"


def _lack(parties: set[str], stage: Any, sheet: Sheet) -> bool:
    columns = columns_of(stage, sheet)
    return all(columns.lacking(party) for party in parties)
