# ruff: noqa: INP001 - a script, no package
"""Time `electoral.allocate` beside its peers, and its own cost as the house grows.

Run it with ``python benchmarks/allocate.py``; README.md beside it says how to read the tables.
"""

import argparse
import sys
from collections.abc import Sequence

from cases import ALL_VOTES, CASES, SEED, Case
from libraries import Electoral, Library, contenders, peers
from own import print_memory, print_time
from tables import say, say_where, table
from timing import medians


def main() -> int:
    """Print every table; give 1 if a library gave other seats."""
    rounds = _rounds()
    say_where()
    say(f"{ALL_VOTES:,} votes, seed {SEED}, medians of {rounds} rounds")
    libraries = [Electoral(), *_installed()]
    differences = [line for case in CASES for line in _differences(case, libraries)]
    say("\nMicroseconds a call; in brackets, how many times as long as electoral")
    table(["method", "parties", "seats"], [each.name for each in libraries])
    for case in CASES:
        _print_compared(case, libraries, rounds)
    if len(libraries) > 1:
        say("\n" + ("\n".join(differences) or "All libraries gave the same seats, in every line."))
    print_time(rounds)
    print_memory()
    return 1 if differences else 0


def _rounds() -> int:
    parser = argparse.ArgumentParser(description="Time electoral.allocate beside its peers.")
    parser.add_argument("--rounds", type=int, default=51, help="how often each batch is timed (default: 51)")
    rounds: int = parser.parse_args().rounds
    if rounds < 1:
        parser.error(f"--rounds: {rounds} is too few; give 1 or more")
    return rounds


def _installed() -> list[Library]:
    found: list[Library] = []
    for package, libraries in peers():
        found += libraries
        if libraries:
            say(package)
        else:
            hint = "python -m pip install -r benchmarks/requirements.txt"
            say(f"{package} is not installed and is left out: {hint}")
    return found


def _differences(case: Case, libraries: Sequence[Library]) -> list[str]:
    """Say which libraries do not give the seats that the first of them gives."""
    seats = {name: each.seats(each.run()) for name, each in contenders(case, libraries).items()}
    first = next(iter(seats), "")
    return [
        f"DIFFERENT SEATS: {case.method}, {case.size.parties} parties, {case.size.seats} seats: "
        f"{name} gives {seats[name]}, {first} gives {seats[first]}"
        for name in seats
        if seats[name] != seats[first]
    ]


def _print_compared(case: Case, libraries: Sequence[Library], rounds: int) -> None:
    times = medians({name: each.run for name, each in contenders(case, libraries).items()}, rounds)
    ours = times.get(Electoral.name)
    cells = [_cell(times.get(each.name), ours) for each in libraries]
    table([case.method, str(case.size.parties), str(case.size.seats)], cells)


def _cell(time: float | None, ours: float | None) -> str:
    if time is None:
        return "-"
    if ours is None or time is ours:
        return f"{time:,.1f}"
    return f"{time:,.1f} ({time / ours:.1f})"


if __name__ == "__main__":
    sys.exit(main())
