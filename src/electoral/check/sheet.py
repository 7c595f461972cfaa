"""What the checker reads: the record, the returns and the law's stages, each found at once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from types import UnionType
from typing import Any, Protocol, TypeVar, overload

import attrs

from electoral.districts import District
from electoral.record import Record, RequiredMembers, Step
from electoral.returns import Returns
from electoral.votes import Tally

S = TypeVar("S")
#: The region of tables that have one row for the whole country.
NATION = "nation"


class Tier(Protocol):
    """What the checker reads of every tier."""

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
    def members(self) -> Sequence[Any]: ...  # noqa: D102


@attrs.frozen(kw_only=True)
class DeclaredStage:
    """The stage of a tier whose winners are taken as declared."""

    name: str
    tier: str
    seats: int | None
    fills: bool = True
    needs: tuple[str, ...] = ()


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
    def _above(self) -> dict[str, str]:
        return {each.key: each.parent for each in self.returns.districts if each.parent is not None}

    @cached_property
    def found(self) -> dict[str, Any]:
        """What was looked up before, by a name; a record does not change."""
        return {}

    @cached_property
    def stages(self) -> dict[str, tuple[Tier, Any]]:
        """The stages of the law by name, in their order, each with its tier; of values, not of code."""
        found: dict[str, tuple[Tier, Any]] = {}
        for tier in self.law.tiers:
            if tier.name in self.returns.declared:
                found[tier.name] = (
                    tier,
                    DeclaredStage(name=tier.name, tier=tier.name, seats=tier.expected()),
                )
                continue
            for stage in tier.stages():
                found[getattr(stage, "name", "")] = (tier, stage)
        return found

    def steps_at(self, stage: str, region: str) -> list[Step]:
        """Give all steps in one region of a stage."""
        return self._places.get((stage, region), [])

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
        found = self.stages.get(stage or "")
        return None if found is None else found[0]

    def stage(self, name: str | None) -> Any:
        """Give a stage of the law, as the value that it is; None if there is none of that name."""
        found = self.stages.get(name or "")
        return None if found is None else found[1]

    def kind(self, name: str | None) -> str:
        """Give the kind of a stage of ours; empty for one of a user's own, and for none."""
        stage = self.stage(name)
        return type(stage).__name__ if stage is not None and is_ours(stage) else ""

    def tallies(self, tier: str) -> "dict[str, Tally]":
        """Give the tallies of a tier by district."""
        return dict(self.returns.tallies.get(tier, {}))

    def district(self, tier: str, key: str) -> District | None:
        """Give what is known of a district."""
        return self._districts.get((tier, key))

    def void(self, tier: str) -> dict[str, int]:
        """Give the seats of void contests by district."""
        return {
            each.key: each.seats or 0 for each in self.returns.districts if each.tier == tier and each.void
        }

    def region_of(self, tier: str, district: str, regions: Collection[str]) -> str | None:
        """Give the region of a district of a tier: the only one, one above it, or that of its name."""
        if len(regions) == 1:
            return next(iter(regions))
        known = self.district(tier, district)
        here: str | None = district if known is None or known.parent is None else known.parent
        for _ in range(len(self._above) + 1):
            if here is None or here in regions:
                break
            here = self._above.get(here)
        return here if here in regions else district if district in regions else None


def is_ours(part: object) -> bool:
    """Whether a part of a law is one of the library's, whose steps are known; others may state theirs."""
    return type(part).__module__.startswith("electoral.")
