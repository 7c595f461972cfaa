"""Who takes part: conditions, combined with ``|`` and ``&``."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Protocol

import attrs

from electoral.errors import InvalidSystem
from electoral.exact import Exact, show
from electoral.findings import CombinedFinding, Finding, StatedFinding, Within
from electoral.frozen import Frozen, unordered
from electoral.given import can, no_kind
from electoral.names import unknown
from electoral.people import Party
from electoral.sources import Ballots
from electoral.votes import Tally

How = Literal["any", "all"]


def _nothing_around(within: Within) -> Ballots:
    raise InvalidSystem(f"condition: nothing is known {within}-wide; ask within a count")


def _no_districts() -> Mapping[str, Ballots]:
    raise InvalidSystem("condition: nothing is known of districts; ask within a count")


def _nothing_won(table: str) -> Mapping[str | None, int]:
    raise InvalidSystem(f"condition: table {show(table)} is not known; ask within a count")


@attrs.frozen(kw_only=True)
class Panel:
    """What a condition looks at: those who stand where seats are shared.

    Attributes:
        where: the place in the count, for messages.
        votes: of all who are looked at, in the order of the tally; 0 of those without a list.
        tallies: the tallies by district, for bases: one, or several that are summed.
        parties: by contestant, the party that stands there; None for an independent.
        around: gives the votes by party, and the tallies, of the region around, or of the whole nation.
        won: gives the seats by party of an earlier table, over all its regions.
        districts: gives the votes by party, and the tally, of each district of the tier.
    """

    where: str
    votes: Mapping[str, Exact]
    tallies: Mapping[str, Tally]
    parties: Mapping[str, Party | None] = Frozen()
    around: Callable[[Within], Ballots] = _nothing_around
    won: Callable[[str], Mapping[str | None, int]] = _nothing_won
    districts: Callable[[], Mapping[str, Ballots]] = _no_districts

    @classmethod
    def of(cls, tally: Tally, where: str) -> "Panel":
        """Look at one contest by itself, in which everybody's votes are known.

        >>> Panel.of(Tally({"A": 6}), "list").votes
        {'A': 6}
        """
        votes = tally.known(where)
        parties = {key: Party(key) for key in votes}
        ballots = Ballots(votes=votes, sharing=tally.sharing(where), tallies={where: tally})
        return cls(
            where=where,
            votes=votes,
            tallies={where: tally},
            parties=parties,
            districts=lambda: {where: ballots},
        )

    def party(self, contestant: str) -> Party | None:
        """Give the party of a contestant; None for an independent."""
        return self.parties[contestant]


class Condition(Protocol):
    """Who takes part. Any object with this one function is a condition; nothing is subclassed.

    A condition that reads tables of earlier stages names them in an attribute ``needs``.
    """

    def find(self, panel: Panel) -> Finding:
        """Say who takes part, with the numbers that prove it."""
        ...


def either(*conditions: Condition) -> "Combined":
    """Let those take part who meet at least one of the conditions."""
    return Combined("any", _flat("any", conditions))


def both(*conditions: Condition) -> "Combined":
    """Let those take part who meet all of the conditions."""
    return Combined("all", _flat("all", conditions))


def _flat(how: str, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Dissolve unions in a union, so that equal laws compare equal however they were put together."""
    return tuple(
        part
        for each in conditions
        for part in (each.conditions if isinstance(each, Combined) and each.how == how else (each,))
    )


def require_condition(value: object, where: str) -> None:
    """Refuse what is no condition.

    Raises:
        InvalidSystem: naming the value.
    """
    if isinstance(value, str | bytes | bytearray) or not can(value, "find"):
        hint = "give e.g. a Share or Everyone()"
        raise InvalidSystem(f"{where}: who {no_kind(value, 'condition', hint)}")


def tables_of(condition: Condition) -> tuple[str, ...]:
    """Give the tables of earlier stages that a condition reads."""
    return tuple(getattr(condition, "needs", ()))


def found(condition: Condition, panel: Panel) -> Finding:
    """Ask a condition who takes part.

    Raises:
        InvalidSystem: if a condition of the user's own gives no finding.
    """
    finding = condition.find(panel)
    if not isinstance(finding, Finding):
        raise InvalidSystem(
            f"{panel.where}: condition {show(type(condition).__name__)} gives {show(finding)}, no finding;"
            " let it give e.g. a StatedFinding"
        )
    return finding


@attrs.frozen
class Everyone:
    """Everyone with votes takes part: the law has no threshold."""

    __or__ = either
    __and__ = both

    def find(self, panel: Panel) -> StatedFinding:
        """Let all contestants with votes pass."""
        passing = tuple(key for key, votes in panel.votes.items() if votes > 0)
        return StatedFinding(reason="everyone with votes", passing=passing)


@attrs.frozen
class Nobody:
    """Nobody takes part by this condition alone; an `Admission` may let some in by their votes."""

    __or__ = either
    __and__ = both

    def find(self, panel: Panel) -> StatedFinding:  # noqa: ARG002 - the protocol's
        """Let nobody pass."""
        return StatedFinding(reason="nobody", passing=())


def _conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    if not isinstance(values, list | tuple):
        raise InvalidSystem(f"threshold: conditions {show(values)} are no tuple; give a tuple of conditions")
    return tuple(values)


@attrs.frozen
class Combined:
    """Those who meet any (``a | b``) or all (``a & b``) of several conditions.

    The order of the conditions makes no difference: laws that name the same ones are equal.

    Attributes:
        how: ``"any"`` or ``"all"``.
        conditions: at least one.

    Raises:
        InvalidSystem: if there is no condition, or something else among them.

    >>> from electoral import Base, Share
    >>> low, high = Share("5%", of=Base.VALID), Share("1/10", of=Base.CAST)
    >>> (low | high) == (high | low), (low | high) == (low & high)
    (True, False)
    """

    how: How
    conditions: tuple[Condition, ...] = attrs.field(converter=_conditions, eq=unordered)

    __or__ = either
    __and__ = both

    def __attrs_post_init__(self) -> None:
        if self.how not in tuple(_ENOUGH):
            raise unknown(self.how, _ENOUGH, "threshold: combination")
        if not self.conditions:
            raise InvalidSystem("threshold: a combination of no conditions; give at least one")
        for each in self.conditions:
            require_condition(each, "threshold")

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables that the parts read."""
        return tuple(dict.fromkeys(table for each in self.conditions for table in tables_of(each)))

    def find(self, panel: Panel) -> CombinedFinding:
        """Combine the findings of the parts."""
        parts = tuple(found(condition, panel) for condition in self.conditions)
        enough = _ENOUGH[self.how]
        passing = tuple(key for key in panel.votes if enough(key in part.passing for part in parts))
        return CombinedFinding(how=self.how, parts=parts, passing=passing)


_ENOUGH = {"any": any, "all": all}
