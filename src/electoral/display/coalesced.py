"""Coalitions of lists as text."""

from collections.abc import Iterator

from electoral.coalesced import Coalesced
from electoral.display.layout import columns
from electoral.exact import mixed


def coalesced(step: Coalesced) -> Iterator[str]:
    """Show the votes of each coalition, whether it takes part, and who shares seats in the end."""
    if not step.members:
        yield "  no list stands in a coalition"
    for name, keys in step.members.items():
        part = "takes part" if name in step.taking_part else "does not take part: its lists stand alone"
        yield f"  {name} {part}"
        rows = [[key, mixed(step.counted[key]) if key in step.counted else "not counted"] for key in keys]
        rows.append(["together", mixed(step.totals[name])])
        yield from columns(rows, indent="    ")
    yield "  seats are shared among:"
    yield from columns(
        [[key, mixed(votes)] for key, votes in step.blocs.items()] or [["nobody"]], indent="    "
    )
