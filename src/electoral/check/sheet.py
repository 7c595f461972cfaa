"""What the checker reads: the record, the returns and a few numbers of the law, each found at once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from types import UnionType
from typing import Any, Protocol, TypeVar, overload

import attrs

from electoral.districts import District
from electoral.record import Record, RequiredMembers, Step
from electoral.returns import Returns
from electoral.votes import Tally

S = TypeVar("S")


class Tier(Protocol):
    """What the checker reads of every tier; of the library's own it reads their fields too."""

    @property
    def name(self) -> str: ...  # noqa: D102
    def expected(self) -> int | None: ...  # noqa: D102
    def stages(self) -> Sequence[object]: ...  # noqa: D102


class Law(Protocol):
    """What the checker reads of a law."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def hypothetical(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def tiers(self) -> Sequence[Tier]: ...  # noqa: D102
    @property
    def members(self) -> object: ...  # noqa: D102


def stage_of(step: Step) -> str | None:
    """Give the stage a step belongs to; None for those that look at the whole count."""
    return None if isinstance(step, RequiredMembers) else getattr(step, "stage", None)


@attrs.define(slots=False)
class Sheet:
    """A record beside its law and its returns."""

    record: Record
    law: Law
    returns: Returns

    @cached_property
    def _places(self) -> dict[tuple[str | None, str | None], list[Step]]:
        places: dict[tuple[str | None, str | None], list[Step]] = defaultdict(list)
        for step in self.record.steps:
            places[stage_of(step), getattr(step, "region", None)].append(step)
        return places

    @cached_property
    def _districts(self) -> dict[tuple[str | None, str], District]:
        return {(each.tier, each.key): each for each in self.returns.districts}

    @cached_property
    def _tiers(self) -> dict[str, Tier]:
        found: dict[str, Tier] = {}
        for tier in self.law.tiers:
            found |= dict.fromkeys((getattr(stage, "name", "") for stage in tier.stages()), tier)
            found[tier.name] = tier
        return found

    @cached_property
    def filling(self) -> frozenset[str]:
        """The stages that fill seats."""
        stages = [stage for tier in self.law.tiers for stage in tier.stages()]
        declared = [tier.name for tier in self.law.tiers if tier.name in self.returns.declared]
        return frozenset(
            (*(getattr(each, "name", "") for each in stages if getattr(each, "fills", False)), *declared)
        )

    @overload
    def at(self, kind: type[S], stage: str, region: str) -> list[S]: ...
    @overload
    def at(self, kind: UnionType, stage: str, region: str) -> list[Any]: ...
    def at(self, kind: Any, stage: str, region: str) -> list[Any]:
        """Give the steps of a kind (or of a union) in one region of a stage."""
        return [step for step in self._places.get((stage, region), ()) if isinstance(step, kind)]

    @overload
    def every(self, kind: type[S], stage: str | None = None) -> Iterator[S]: ...
    @overload
    def every(self, kind: UnionType, stage: str | None = None) -> Iterator[Any]: ...
    def every(self, kind: Any, stage: str | None = None) -> Iterator[Any]:
        """Give the steps of a kind, of one stage or of all."""
        for step in self.record.steps:
            if isinstance(step, kind) and stage in (None, stage_of(step)):
                yield step

    def tier(self, stage: str | None) -> Tier | None:
        """Give the tier of the law that a stage belongs to."""
        return self._tiers.get(stage or "")

    def tally(self, stage: str, region: str) -> Tally | None:
        """Give the tally that a stage counted: of its own tier, or of the tier before ``.who``."""
        rows = self.returns.tallies.get(stage.removesuffix(".who"))
        return None if rows is None else rows.get(region)

    def regions(self, tier: str) -> frozenset[str]:
        """Give the regions of a tier: those with tallies, or with declared winners."""
        return frozenset((*self.returns.tallies.get(tier, ()), *self.returns.declared.get(tier, ())))

    def due(self, tier: Tier, region: str) -> int | None:
        """Give the seats of a region: its district's own, or those that the law gives the tier."""
        district = self._districts.get((tier.name, region))
        return district.seats if district is not None and district.seats is not None else tier.expected()


def is_ours(part: object) -> bool:
    """Whether a part of a law is one of the library's, whose steps are known; others may state theirs."""
    return type(part).__module__.startswith("electoral.")
