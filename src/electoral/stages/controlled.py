"""Parties' seats to districts whose seats are fixed: rows and columns of a table that must both be met."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from electoral.capping import Placed
from electoral.errors import InvalidReturns
from electoral.exact import Exact, show
from electoral.frozen import Frozen
from electoral.methods import Method
from electoral.record import Asked, Silent, Step
from electoral.returns import Returns
from electoral.sources import NATION
from electoral.stages.desk import Desk, Outcome
from electoral.stages.distribute import list_votes
from electoral.stages.seats import Place, answered, seated
from electoral.ties import Lot, TieRule


@attrs.frozen(kw_only=True)
class ControlledRounding:
    """Give each party's seats to its lists in districts that have their own number of seats.

    Makes a table party -> district -> seats, whose rows and columns both sum as they must. First come those
    who were capped, each by itself, by the method. In every district the votes of the others, divided by the
    seats that are left there, are a quota, and each list has a seat for each whole quota. What a party then
    lacks goes to its largest remainders among the districts that have a seat left: party by party, in the
    descending order of their votes in the nation (Mexico).

    Reading of ours: if a party lacks more seats than there are such districts, each of them has one, and it
    goes on with the remainders as before among those that still have a seat left. Equal remainders at the
    last seat are a tie, equal votes of parties that lack seats too. The law is silent where whole quotas, or
    the seats of those capped, are more than there are, and where no list with votes can take a seat.

    Attributes:
        name: the table's name.
        tier: the tier of the lists, whose districts have seats.
        participants: the table of those who take part, with their votes in the nation.
        seats: the table of the parties' seats in the nation.
        capped: a stage whose side table ``<capped>.capped`` holds those who were capped; None if nobody is.
        method: the votes of a capped party's lists to seats; largest remainders of exact Hare quotas.
        ties: rules for the last seats, and for the order of parties, in their order.

    Raises:
        InvalidReturns: at the count, if the districts have not as many seats as the lists.
        MissingFigure: at the count, if the seats of a district are not known.
    """

    name: str
    tier: str
    participants: str
    seats: str
    capped: str | None
    method: Method
    ties: tuple[TieRule, ...]
    fills: bool = attrs.field(default=False, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables it reads; the side table of the capped comes with theirs."""
        return (self.participants, self.seats)

    def run(self, desk: Desk) -> Outcome:
        """Round those capped by themselves, then the others in their order."""
        part, seats = desk.tables[self.participants][NATION], desk.tables[self.seats][NATION]
        due = {party: int(seats[party]) for party in part if party in seats}
        capped = desk.tables[f"{self.capped}.capped"][NATION] if self.capped is not None else Frozen()
        columns = fixed_seats(desk.returns, self.tier, sum(due.values()))
        votes = {party: list_votes(desk.returns, self.tier, party, f"{self.name}/{party}") for party in due}
        book = _Book(
            stage=self,
            desk=desk,
            columns=columns,
            due=due,
            votes=votes,
            nation={party: part[party] for party in due},
        )
        book.round_capped([party for party in due if party in capped])
        if not book.is_open:
            book.round_others([party for party in due if party not in capped])
        return Outcome(tables=Frozen({self.name: Frozen(book.rows)}), steps=tuple(book.steps))


def fixed_seats(returns: Returns, tier: str, due: int) -> dict[str, int]:
    """Give the list seats of each district, which must be as many as there are to give.

    Raises:
        InvalidReturns: if they are not.
        MissingFigure: if the seats of a district are not known.
    """
    columns = {district: returns.seats(tier, district) for district in returns.tier(tier)}
    if sum(columns.values()) != due:
        raise InvalidReturns(
            f"tier {show(tier)}: its districts have {sum(columns.values())} list seats, but there are {due};"
            " correct the seats of the districts"
        )
    return columns


def quotas_in(
    votes: Mapping[str, Mapping[str, Exact]], parties: list[str], free: Mapping[str, int]
) -> dict[str, Fraction]:
    """Give the votes for one seat of each district in which these parties have votes and there are seats."""
    totals = {district: sum(votes[party].get(district, 0) for party in parties) for district in free}
    return {key: Fraction(total) / free[key] for key, total in totals.items() if total and free[key] > 0}


@attrs.define(kw_only=True)
class _Book:
    """A table while it is filled: its rows, and the steps that led to them."""

    stage: ControlledRounding
    desk: Desk
    columns: dict[str, int]
    due: dict[str, int]
    votes: dict[str, dict[str, Exact]]
    nation: dict[str, Exact]
    rows: dict[str, Frozen[str, Exact]] = attrs.Factory(dict)
    steps: list[Step] = attrs.Factory(list)

    @property
    def is_open(self) -> bool:
        return any(isinstance(step, Asked | Silent) for step in self.steps)

    def place(self, region: str, *, seats: int = 0) -> Place:
        return Place(
            stage=self.stage.name,
            region=region,
            seats=seats,
            among="contestants" if region == NATION else "districts",
        )

    def round_capped(self, parties: list[str]) -> None:
        """Give the seats of each of these parties by itself; tied parties ask together."""
        for party in parties:
            if not self.due[party]:
                continue
            place = self.place(party, seats=self.due[party])
            row = seated(self.desk, place, self.votes[party], method=self.stage.method, ties=self.stage.ties)
            self.rows[party] = row.numbers
            self.steps.extend(row.steps)

    def round_others(self, parties: list[str]) -> None:
        """Give whole quotas to these parties, and what they lack one after another."""
        free = {
            district: seats - sum(int(row.get(district, 0)) for row in self.rows.values())
            for district, seats in self.columns.items()
        }
        quotas = quotas_in(self.votes, parties, free)
        wholes = {
            party: {d: int(n / quotas[d]) if d in quotas else 0 for d, n in self.votes[party].items()}
            for party in parties
        }
        if reason := self._misfit(free, wholes):
            self._stop(parties, reason)
            return
        room = {d: seats - sum(row.get(d, 0) for row in wholes.values()) for d, seats in free.items()}
        rest = [party for party in parties if self.due[party]]
        while rest:
            party = self._next(rest, {each: self.due[each] - sum(wholes[each].values()) for each in rest})
            if party is None:
                return
            if not self._placed(party, quotas, wholes[party], room):
                self._stop(rest, f"no list of {party} can take its seats in a district that has one left")
                return
            if self.is_open:
                return
            rest.remove(party)

    def _misfit(self, free: Mapping[str, int], wholes: Mapping[str, Mapping[str, int]]) -> str | None:
        """Say in which row or column there are more seats than it has, before any remainder."""
        for district, seats in free.items():
            if seats < 0:
                capped, own = self.columns[district] - seats, self.columns[district]
                return f"those who were capped have {capped} of {own} seats in {district}"
        for party, row in wholes.items():
            if sum(row.values()) > self.due[party]:
                return f"{party} has {sum(row.values())} whole quotas, but only {self.due[party]} seats"
        return None

    def _stop(self, parties: list[str], reason: str) -> None:
        seats = sum(self.due[party] for party in parties)
        if seats:
            self.steps.append(self.place(NATION).silent(seats, reason))

    def _next(self, rest: list[str], lacking: Mapping[str, int]) -> str | None:
        """Give who comes next: most votes in the nation; among equals it matters only if they lack seats."""
        most = max(self.nation[party] for party in rest)
        equal = [party for party in rest if self.nation[party] == most]
        lack = [party for party in equal if lacking[party]]
        if len(lack) < len(equal):
            return next(party for party in equal if not lacking[party])
        if len(lack) == 1:
            return lack[0]
        lot = Lot(self.place(NATION).path, tuple(lack), 1)
        chosen, steps = answered(self.place(NATION), lot, self.stage.ties, self.desk)
        self.steps.extend(steps)
        return next(iter(chosen), None)

    def _placed(
        self,
        party: str,
        quotas: Mapping[str, Fraction],
        wholes: Mapping[str, int],
        room: dict[str, int],
    ) -> bool:
        """Give a party what it lacks, and take it off the room of the districts; False if it cannot be."""
        votes = self.votes[party]
        remainders = {d: votes[d] / quotas[d] - wholes[d] for d in votes if d in quotas}
        own = {district: room[district] for district in votes}
        lacking = self.due[party] - sum(wholes.values())
        open_to = {district: seats for district, seats in own.items() if seats and votes[district]}
        if sum(open_to.values()) < lacking:
            return False
        more, tied, places = by_remainders(remainders, open_to, lacking)
        if tied:
            lot = Lot(self.place(party).path, tied, places)
            chosen, steps = answered(self.place(party), lot, self.stage.ties, self.desk)
            self.steps.extend(steps)
            more |= {district: more[district] + 1 for district in chosen}
        placed = Frozen({district: wholes[district] + more.get(district, 0) for district in votes})
        step = Placed(
            stage=self.stage.name,
            region=party,
            seats=self.due[party],
            votes=Frozen(votes),
            quotas=Frozen({district: quotas[district] for district in remainders}),
            wholes=Frozen(wholes),
            remainders=Frozen(remainders),
            room=Frozen(own),
            again=Frozen({district: seats - 1 for district, seats in more.items() if seats > 1}),
            placed=placed,
        )
        self.steps.append(step)
        self.rows[party] = placed
        for district, seats in more.items():
            room[district] -= seats
        return True


def by_remainders(
    remainders: Mapping[str, Fraction], room: Mapping[str, int], seats: int
) -> tuple[dict[str, int], tuple[str, ...], int]:
    """Give seats to the largest remainders, in turns; and who is tied for how many of the last turn.

    >>> half, third = Fraction(1, 2), Fraction(1, 3)
    >>> by_remainders({"north": half, "south": third, "west": half}, {"north": 1, "south": 2, "west": 1}, 2)
    ({'north': 1, 'south': 0, 'west': 1}, (), 0)
    >>> by_remainders({"north": half, "south": third}, {"north": 1, "south": 2}, 3)
    ({'north': 1, 'south': 2}, (), 0)
    """
    given = dict.fromkeys(room, 0)
    while seats:
        turn = [district for district in room if given[district] < room[district]]
        if seats >= len(turn):
            given |= {district: given[district] + 1 for district in turn}
            seats -= len(turn)
            continue
        level = sorted((remainders[district] for district in turn), reverse=True)[seats - 1]
        above = [district for district in turn if remainders[district] > level]
        at_it = tuple(district for district in turn if remainders[district] == level)
        places = seats - len(above)
        if len(at_it) > places:
            return given | {district: given[district] + 1 for district in above}, at_it, places
        return given | {district: given[district] + 1 for district in (*above, *at_it)}, (), 0
    return given, (), 0
