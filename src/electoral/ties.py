"""Ties: the questions a tied step asks, the rules of law that answer them, and draws of lots."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Protocol

import attrs

from electoral.errors import InvalidDraw, InvalidSystem, UnsettledTie
from electoral.exact import positive, show
from electoral.frozen import EMPTY, Frozen
from electoral.given import all_names, can, no_kind
from electoral.names import line, listed
from electoral.people import Party


def _contestants(values: Iterable[str]) -> tuple[str, ...]:
    return all_names(values, "lot: contestants", "lot: contestant", InvalidDraw)


def _step(value: str) -> str:
    return line(value, "lot: step")


def _places(value: int) -> int:
    return positive(value, "lot: places")


@attrs.frozen
class Lot:
    """A question that only a lot (or a rule of the law) can answer.

    Attributes:
        step: the place in the count, e.g. ``"party list/Kazakhstan"``.
        contestants: who is tied, each once.
        places: how many of them get one seat each; fewer than there are contestants.

    Raises:
        InvalidDraw: if there is nothing to draw, or somebody is tied twice.

    >>> Lot("list/nation", ("B", "A"), 1).id == Lot("list/nation", ("A", "B"), 1).id
    True
    """

    step: str = attrs.field(converter=_step)
    contestants: tuple[str, ...] = attrs.field(converter=_contestants)
    places: int = attrs.field(converter=_places)

    def __attrs_post_init__(self) -> None:
        where = f"lot in step {show(self.step)}"
        if len(set(self.contestants)) < len(self.contestants):
            raise InvalidDraw(
                f"{where}: somebody stands twice among {listed(self.contestants)}; give each once"
            )
        if self.places >= len(self.contestants):
            raise InvalidDraw(
                f"{where}: {self.places} places for {len(self.contestants)} contestants"
                f" ({_who(self.contestants)}) leave nothing to draw; give fewer places"
            )

    @property
    def id(self) -> str:
        """Give the id, which depends on the step, the contestants (in any order) and the places only."""
        question = json.dumps([self.step, sorted(self.contestants), self.places], ensure_ascii=True)
        return "lot-" + hashlib.sha256(question.encode()).hexdigest()[:12]

    def __str__(self) -> str:
        """Say the question in words."""
        places = "1 place" if self.places == 1 else f"{self.places} places"
        return f"{self.id}: {places} for {listed(self.contestants)} in step {show(self.step)}"


def _who(names: Iterable[str]) -> str:
    return listed(names) or "nobody"


def _lot(value: str) -> str:
    if not isinstance(value, str):
        raise InvalidDraw(f"draw: lot {show(value)} is no text; give the id of the lot, e.g. count.lot.id")
    return value


def _chosen(values: Iterable[str]) -> tuple[str, ...]:
    return all_names(values, "draw: chosen", "draw: chosen", InvalidDraw)


@attrs.frozen(kw_only=True)
class Draw:
    """The answer to a lot: who was drawn.

    >>> Draw(lot="lot-0123456789ab", chosen=("A",)).chosen
    ('A',)
    """

    lot: str = attrs.field(converter=_lot)
    chosen: tuple[str, ...] = attrs.field(converter=_chosen)

    def require_fit(self, lot: Lot) -> None:
        """Refuse an answer that does not fit its question.

        Raises:
            InvalidDraw: if it names somebody else, somebody twice, or too few or too many.
        """
        if strangers := [key for key in self.chosen if key not in lot.contestants]:
            raise InvalidDraw(
                f"draw for {lot}: {listed(strangers)} is not in this lot; choose among the tied"
            )
        if len(set(self.chosen)) != len(self.chosen) or len(self.chosen) != lot.places:
            raise InvalidDraw(f"draw for {lot}: {_who(self.chosen)} chosen; choose {lot.places}, each once")


@attrs.frozen(kw_only=True)
class Ruling:
    """What a tie rule says: who is chosen, what is left to the next rule, and on what grounds.

    Attributes:
        chosen: who gets a place.
        left: the question that remains; None if all places are settled.
        asks: whether what is left waits for a draw.
        grounds: the numbers the rule looked at.
        drawn: whether the answer is a draw.
    """

    chosen: tuple[str, ...] = ()
    left: Lot | None = None
    asks: bool = False
    grounds: Frozen[str, int] = EMPTY
    drawn: bool = False


@attrs.frozen(kw_only=True)
class Bench:
    """What tie rules may look at.

    Attributes:
        parties: by contestant; None for an independent.
        draws: by the id of the lot they answer.
    """

    parties: Mapping[str, Party | None]
    draws: Mapping[str, Draw]


class TieRule(Protocol):
    """A rule for ties. Any object with these two is one; it may settle a part and leave the rest."""

    @property
    def name(self) -> str:
        """The rule's name in files and records."""
        ...

    def settle(self, lot: Lot, bench: Bench) -> Ruling:
        """Answer the question as far as the rule can."""
        ...


def require_tie_rule(value: object, where: str) -> None:
    """Refuse what is no tie rule.

    Raises:
        InvalidSystem: naming the value.
    """
    if not can(value, "settle"):
        raise InvalidSystem(f"{where}: {no_kind(value, 'tie rule', 'give e.g. DrawLots()')}")


def tie_rules(values: Sequence[TieRule]) -> tuple[TieRule, ...]:
    """Take tie rules in the law's order.

    Raises:
        InvalidSystem: if they are no tuple, or something among them is no tie rule.
    """
    if not isinstance(values, list | tuple):
        raise InvalidSystem(f"ties: {show(values)} is no tuple of tie rules; give e.g. (DrawLots(),)")
    for rule in values:
        require_tie_rule(rule, "ties")
    return tuple(values)


@attrs.frozen
class RegistrationOrder:
    """The list that was registered earlier is chosen.

    It settles nothing if the order of one of the tied is not known, or two have the same (candidates of one
    party), and leaves the question to the next rule.
    """

    name: ClassVar[str] = "registration order"

    def settle(self, lot: Lot, bench: Bench) -> Ruling:
        """Choose the contestants whose parties were registered first."""
        parties = {key: bench.parties[key] for key in lot.contestants}
        orders = {key: party.registration_order for key, party in parties.items() if party is not None}
        known = {key: order for key, order in orders.items() if order is not None}
        if len(set(known.values())) < len(lot.contestants):
            return Ruling(left=lot)
        return Ruling(chosen=tuple(sorted(known, key=known.__getitem__)[: lot.places]), grounds=Frozen(known))


@attrs.frozen
class DrawLots:
    """Lots are drawn. Without a draw for the very question the count stops and asks."""

    name: ClassVar[str] = "draw lots"

    def settle(self, lot: Lot, bench: Bench) -> Ruling:
        """Take the draw for this lot, if there is one."""
        draw = bench.draws.get(lot.id)
        if draw is None:
            return Ruling(left=lot, asks=True)
        draw.require_fit(lot)
        return Ruling(chosen=draw.chosen, drawn=True)


#: The tie rules that have a name in files.
TIE_RULES: dict[str, RegistrationOrder | DrawLots] = {
    rule.name: rule for rule in (RegistrationOrder(), DrawLots())
}


@attrs.frozen
class Answer:
    """What one rule settled of a lot."""

    rule: str
    lot: Lot
    ruling: Ruling


def _require_whole(rule: TieRule, lot: Lot, ruling: Ruling) -> None:
    """Refuse an answer that would lose or invent a seat."""
    if not isinstance(ruling, Ruling):
        raise UnsettledTie(
            f"{lot}: tie rule {show(rule.name)} gives {show(ruling)}, no Ruling; the rule is wrong"
        )
    open_places = ruling.left.places if ruling.left else 0
    tied = (*ruling.chosen, *(ruling.left.contestants if ruling.left else ()))
    once = len(set(tied)) == len(tied) and set(tied) <= set(lot.contestants)
    if not once or len(ruling.chosen) + open_places != lot.places:
        raise UnsettledTie(
            f"{lot}: tie rule {show(rule.name)} chose {_who(ruling.chosen)}; the rule is wrong"
        )


def settle(lot: Lot, rules: Iterable[TieRule], bench: Bench) -> tuple[tuple[Answer, ...], Lot | None]:
    """Ask the rules in their order; give their answers and the lot that stays open.

    Raises:
        UnsettledTie: if no rule settles it and none of them asks for a draw.
    """
    answers: list[Answer] = []
    for rule in rules:
        ruling = rule.settle(lot, bench)
        _require_whole(rule, lot, ruling)
        if ruling.chosen:
            answers.append(Answer(rule.name, lot, ruling))
        if ruling.left is None:
            return tuple(answers), None
        lot = ruling.left
        if ruling.asks:
            return tuple(answers), lot
    raise UnsettledTie(f"{lot}: no tie rule of the law settles it; give registration orders, or add DrawLots")
