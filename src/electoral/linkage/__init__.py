"""How a list tier answers to seats won in districts: by its overhang, by a link in part, by a cap, or not.

Each is a value that knows the stages it needs. A law may bring its own: any object with `stages` is one.
"""

from typing import Protocol

from electoral.errors import InvalidSystem
from electoral.given import can, no_kind
from electoral.linkage.capped import CapSeats
from electoral.linkage.leveling import LevelOverhang
from electoral.linkage.overhang import AbsorbOverhang, DenyOverhang, KeepOverhang, LeaveOut, Parallel
from electoral.linkage.partial import PartialLink
from electoral.linkage.plan import Plan
from electoral.stages import Stage

__all__ = [
    "LINKAGES",
    "AbsorbOverhang",
    "CapSeats",
    "DenyOverhang",
    "KeepOverhang",
    "LeaveOut",
    "LevelOverhang",
    "Linkage",
    "Parallel",
    "PartialLink",
    "Plan",
    "require_linkage",
]


class Linkage(Protocol):
    """How a list tier answers to seats won in districts. Any object with this function is one."""

    def stages(self, plan: Plan) -> tuple[Stage, ...]:
        """Give the stages after the question who takes part; the last makes the table of the tier."""
        ...


def require_linkage(value: object, where: str) -> None:
    """Refuse what is no linkage.

    Raises:
        InvalidSystem: naming the value.
    """
    if not can(value, "stages"):
        raise InvalidSystem(f"{where}: overhang {no_kind(value, 'linkage', 'give e.g. KeepOverhang()')}")


#: The linkages that have a name in files.
LINKAGES: dict[str, Linkage] = {
    "parallel": Parallel(),
    "keep": KeepOverhang(),
    "absorb": AbsorbOverhang(),
    "leave": LeaveOut("more"),
    "level": LevelOverhang(),
    "deny": DenyOverhang(),
}
