# ruff: noqa: INP001 - a script, no package
"""Time `electoral.representation.choose` on made lists, and an integer program that walks down the same list.

Run it with ``python benchmarks/choosing.py``; README.md beside it says how to read the table.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

import fixing
import rosters
from cases import SEED
from rosters import Roster
from tables import say, say_where, table
from timing import medians

from electoral.representation import Choice, Objective, Unsatisfiable, choose

#: Batches of 50 ms: what follows an integer program begins with cold caches, which a short call would show.
BATCH_NANOSECONDS = 50_000_000
OBJECTIVES: tuple[Objective, ...] = ("list order", "fewest displaced")
#: How the lists are made, the baseline first; the searches need scipy.
SOLVED_AT_ONCE = {
    "one bound": rosters.one_bound,
    "nested groups": rosters.nested,
    "two partitions": rosters.two_partitions,
    "counting once": rosters.counting_once,
}
CROSSING, UNMET = "five crossing", "five, not to be met"
SEARCHED = {CROSSING: rosters.five_crossing, UNMET: rosters.five_too_many}
#: How else the five crossing groups are chosen from.
OTHERWISE = {"milp for each": fixing.choose_asking_each, "milp where open": fixing.choose_asking_where_open}


class Line(NamedTuple):
    """One line of the table: what is called, on what list."""

    name: str
    by: Objective
    roster: Roster
    call: Callable[[], Any]


def main() -> int:
    """Print the table; give 1 if an answer is not the one that must come."""
    parser = argparse.ArgumentParser(description="Time choosing members from a list.")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is timed (default: 9)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"other lists (default: {SEED})")
    given = parser.parse_args()
    rounds = max(1, given.rounds)
    lines = _lines(given.seed)
    say_where()
    say(f"seed {given.seed}, medians of {rounds} rounds in turn")
    faults = [fault for line in lines for fault in _faults(line)]
    times = medians({(line.name, line.by): line.call for line in lines}, rounds, BATCH_NANOSECONDS)
    _print(lines, times)
    say("\n" + ("\n".join(faults) or "Every answer is as it must be."))
    return 1 if faults else 0


def _print(lines: Sequence[Line], times: Mapping[tuple[str, Objective], float]) -> None:
    """Print seconds, and beside the first line; what is done otherwise, also beside our search."""
    first = next(iter(times.values()))
    table(["list", "of", "seats"], ["by", "seconds", "times the first", "times our search"])
    for name, by, roster, _ in lines:
        left = [name, f"{len(roster.candidates):,}", str(roster.seats)]
        time = times[name, by]
        beside = f"{time / times[CROSSING, by]:.1f}" if name in OTHERWISE else "-"
        table(left, [by, f"{time / 1e6:.5f}", f"{time / first:,.1f}", beside])


def _lines(seed: int) -> list[Line]:
    """Make every call; those that need scipy are left out without it."""
    lines = [_ours(name, by, make(seed)) for name, make in SOLVED_AT_ONCE.items() for by in OBJECTIVES]
    if not _has_scipy():
        hint = "python -m pip install -r benchmarks/requirements.txt"
        say(f"scipy is not installed, and searches are left out: {hint}")
        return lines
    lines += [_ours(name, by, make(seed)) for name, make in SEARCHED.items() for by in OBJECTIVES]
    roster = rosters.five_crossing(seed)
    return lines + [
        Line(name, by, roster, partial(walk, roster, by))
        for name, walk in OTHERWISE.items()
        for by in OBJECTIVES
    ]


def _has_scipy() -> bool:
    try:
        import_module("scipy")
    except ImportError:
        return False
    return True


def _ours(name: str, by: Objective, roster: Roster) -> Line:
    return Line(name, by, roster, partial(_chosen, roster, by))


def _chosen(roster: Roster, by: Objective) -> Choice | Unsatisfiable:
    """Choose with all checks, as users do."""
    candidates, seats, bounds, counting = roster
    return choose(candidates, seats=seats, bounds=bounds, by=by, counting=counting)


def _faults(line: Line) -> list[str]:
    """Say whether bounds are met that cannot be, or are not that can be, or other members are chosen."""
    found = line.call()
    if line.name in OTHERWISE:
        ours = _chosen(line.roster, line.by)
        same = isinstance(ours, Choice) and found == ours.members
        return [] if same else [f"OTHER MEMBERS: {line.name}, {line.by}"]
    met = isinstance(found, Choice) and not found.broken
    should = line.name != UNMET
    return [] if met == should else [f"BOUNDS {'met' if met else 'NOT MET'}: {line.name}, {line.by}"]


if __name__ == "__main__":
    sys.exit(main())
