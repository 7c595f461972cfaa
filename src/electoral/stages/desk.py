"""What a stage reads and what it makes."""

from collections.abc import Mapping
from typing import Protocol

import attrs

from electoral.exact import Exact
from electoral.frozen import Frozen
from electoral.ranks import Persons
from electoral.record import Asked, Settled, Silent, Step
from electoral.returns import Returns
from electoral.sources import Table
from electoral.ties import Draw

NOTHING: Frozen[str, Table] = Frozen()


@attrs.frozen(kw_only=True)
class Desk:
    """The count so far, as a stage sees it.

    Attributes:
        returns: the result sheet.
        tables: the tables that earlier stages made; nothing in them is ever overwritten.
        draws: the draws given, by the id of the lot they answer.
        persons: by tier, in which order its seats go to persons; None if that is not said.
        waiting: the stage's own regions that wait for a lot in a table it reads; it leaves them out.
    """

    returns: Returns
    tables: Mapping[str, Table]
    draws: Mapping[str, Draw]
    persons: Mapping[str, Persons | None] = Frozen()
    waiting: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True)
class Outcome:
    """What a stage made.

    Attributes:
        tables: the stage's own table under its name, and side tables under theirs. While a lot is open or
            the law is silent they hold what is sure.
        steps: the record of it, with the lots that are open and the places where the law is silent.
    """

    tables: Frozen[str, Table]
    steps: tuple[Step, ...]

    @property
    def open_regions(self) -> frozenset[str]:
        """The regions in which a lot is open or the law is silent."""
        return frozenset(step.region for step in self.steps if isinstance(step, Asked | Silent))

    @property
    def drawn(self) -> frozenset[str]:
        """The ids of the lots that draws answered."""
        return frozenset(step.lot for step in self.steps if isinstance(step, Settled) and step.drawn)


class Stage(Protocol):
    """One step of a law. Any object of this shape is a stage; nothing is subclassed.

    A stage with an attribute ``by_region`` that is true reads no other region for a region's row. It goes on
    without the regions whose tables wait for a lot, so that independent regions ask together. If a table
    has other rows, a function ``regions_of(returns, table, rows)`` gives the regions that read them. A stage
    that may take off seats of earlier ones has a function ``while_waiting(desk)``, which gives the table of
    what is sure before it can run.
    """

    @property
    def name(self) -> str:
        """The name of the table it makes."""
        ...

    @property
    def fills(self) -> bool:
        """Whether its table is seats of the house."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables of earlier stages that it reads."""
        ...

    def run(self, desk: Desk) -> Outcome:
        """Make the stage's table from the returns and the tables so far."""
        ...


@attrs.frozen(kw_only=True)
class Row:
    """What a stage made of one region: seats (or votes) by contestant, and the record of it."""

    numbers: Frozen[str, Exact]
    steps: tuple[Step, ...] = ()


def gathered(stage: str, rows: Mapping[str, Row], side: Mapping[str, Table] = NOTHING) -> Outcome:
    """Put the rows of a stage together to its outcome."""
    return Outcome(
        tables=Frozen({stage: Frozen({region: row.numbers for region, row in rows.items()}), **side}),
        steps=tuple(step for row in rows.values() for step in row.steps),
    )
