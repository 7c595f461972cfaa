"""What every stage that gives seats does in one region: ask the method, settle the tie, record both."""

from collections.abc import Mapping
from typing import Literal

import attrs

from electoral.errors import InvalidSystem, NoResult
from electoral.exact import Exact, show, whole
from electoral.frozen import EMPTY, Frozen
from electoral.methods import Allocation, Method
from electoral.people import Party
from electoral.record import Asked, Awarded, Settled, Silent, Step
from electoral.returns import Returns
from electoral.stages.desk import Desk, Row
from electoral.ties import Bench, Lot, TieRule, settle


@attrs.frozen(kw_only=True)
class Place:
    """A region in a stage: where seats are given, and how many.

    Attributes:
        among: who shares them: contestants; districts, which are of no party; coalitions and single lists, of
            which the lists are of one; or persons of lists, who are not asked about by party.
    """

    stage: str
    region: str
    seats: int
    among: Literal["contestants", "districts", "coalitions", "persons"] = "contestants"

    @property
    def path(self) -> str:
        """Give the place as lots and messages name it."""
        return f"{self.stage}/{self.region}"

    def silent(self, seats: int, reason: str) -> Silent:
        """Record that the law does not say who gets these seats."""
        return Silent(stage=self.stage, region=self.region, seats=seats, reason=reason)


def seated(
    desk: Desk,
    place: Place,
    votes: Mapping[str, Exact],
    *,
    method: Method,
    ties: tuple[TieRule, ...],
    minimum: Mapping[str, int] = EMPTY,
    maximum: Mapping[str, int] = EMPTY,
    before: tuple[Step, ...] = (),
) -> Row:
    """Give the seats of a place to those who take part; what the law leaves open is recorded as silent.

    If the method has no result after the answer to a tie, the seats before it and the answer stand. The steps
    `before` are of the same place, of an earlier round; those of this one follow them.
    """
    seats, left = dict.fromkeys(votes, 0), place.seats
    if not place.seats or not votes:
        steps = (place.silent(place.seats, "nobody takes part in the distribution"),) if place.seats else ()
        return Row(numbers=Frozen(seats), steps=(*before, *steps))
    told: list[Step] = list(before)
    try:
        allocation = method.allocate(votes, place.seats, minimum or None, maximum or None)
        while True:
            _require_whole(place, votes, allocation, method)
            told.append(award(place, votes, allocation, method=method, minimum=minimum, maximum=maximum))
            if allocation.tie is None:
                return Row(numbers=Frozen(allocation.sure), steps=tuple(told))
            lot = Lot(_question(place, told), allocation.tie.contestants, allocation.tie.places)
            chosen, answers = answered(place, lot, ties, desk)
            told.extend(answers)
            seats = {key: number + (key in chosen) for key, number in allocation.sure.items()}
            left = allocation.tie.left
            if len(chosen) < lot.places or not left:
                return Row(numbers=Frozen(seats), steps=tuple(told))
            allocation = allocation.settle(chosen)
    except NoResult as error:
        return Row(numbers=Frozen(seats), steps=(*told, place.silent(left, str(error))))


def _question(place: Place, told: list[Step]) -> str:
    """Name the tie of the last award; a later one of a place is another question, whoever is tied."""
    number = sum(isinstance(step, Awarded) for step in told)
    return place.path if number == 1 else f"{place.path}/{number}"


def _require_whole(
    place: Place, votes: Mapping[str, Exact], allocation: Allocation[str], method: Method
) -> None:
    """Refuse a user's method that loses or invents a seat or a contestant."""
    seats = [whole(number, f"{place.path}: seats of {show(key)}") for key, number in allocation.sure.items()]
    tie = allocation.tie
    given = sum(seats) + (tie.places + tie.left if tie else 0)
    is_tie = tie is None or (
        set(tie.contestants) <= votes.keys() and 0 < tie.places < len(set(tie.contestants))
    )
    if allocation.sure.keys() != votes.keys() or given != place.seats or not is_tie:
        raise InvalidSystem(
            f"{place.path}: method {show(_name(method))} gives {given} of {place.seats} seats to"
            f" {len(seats)} of {len(votes)} contestants; the method is wrong"
        )


def _name(method: Method) -> str:
    return getattr(method, "name", type(method).__name__)


def answered(
    place: Place, lot: Lot, ties: tuple[TieRule, ...], desk: Desk
) -> tuple[frozenset[str], tuple[Step, ...]]:
    """Put a lot to the tie rules; give who is chosen, and the record with the lot that stays open."""
    answers, left = settle(lot, ties, _bench(desk, place, lot))
    steps: list[Step] = [
        Settled(
            stage=place.stage,
            region=place.region,
            lot=answer.lot.id,
            step=answer.lot.step,
            contestants=answer.lot.contestants,
            places=answer.lot.places,
            rule=answer.rule,
            grounds=answer.ruling.grounds,
            drawn=answer.ruling.drawn,
            chosen=answer.ruling.chosen,
        )
        for answer in answers
    ]
    if left is not None:
        steps.append(
            Asked(
                stage=place.stage,
                region=place.region,
                lot=left.id,
                step=left.step,
                contestants=left.contestants,
                places=left.places,
            )
        )
    return frozenset(key for answer in answers for key in answer.ruling.chosen), tuple(steps)


def _bench(desk: Desk, place: Place, lot: Lot) -> Bench:
    """Give tie rules what they may look at."""
    parties = {key: _party(desk.returns, place, key) for key in lot.contestants}
    return Bench(parties=parties, draws=desk.draws)


def _party(returns: Returns, place: Place, contestant: str) -> Party | None:
    match place.among:
        case "districts" | "persons":
            return None
        case "coalitions":
            return next((party for party in returns.parties if party.key == contestant), None)
        case "contestants":
            key = returns.party(place.region, contestant)
            return None if key is None else returns.party_named(key)


def award(
    place: Place,
    votes: Mapping[str, Exact],
    allocation: Allocation[str],
    *,
    method: Method,
    minimum: Mapping[str, int] = EMPTY,
    maximum: Mapping[str, int] = EMPTY,
) -> Awarded:
    """Record what a method gave."""
    tie = allocation.tie
    return Awarded(
        stage=place.stage,
        region=place.region,
        method=_name(method),
        seats=place.seats,
        votes=Frozen(votes),
        minimum=Frozen(minimum),
        maximum=Frozen(maximum),
        sure=Frozen(allocation.sure),
        tied=tie.contestants if tie else (),
        places=tie.places if tie else 0,
        left=tie.left if tie else 0,
        evidence=allocation.evidence,
    )
