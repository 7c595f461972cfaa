# ruff: noqa: INP001 - the files stand beside the script that imports them
"""What a call costs this library as the house grows, in time and in memory, for each of its methods."""

from cases import Case, Size
from libraries import Contender, Electoral
from tables import say, table
from timing import medians, peak_bytes

from electoral import METHODS

PARTIES = 20
FEW, MANY, VERY_MANY = 100, 10_000, 100_000


def print_time(rounds: int) -> None:
    """Print microseconds a call; all methods are timed in turn."""
    pairs = _pairs(MANY)
    calls = {(name, seats): each.run for name, pair in pairs.items() for seats, each in pair.items()}
    times = medians(calls, rounds)
    say(f"\nelectoral alone, {PARTIES} parties, microseconds a call")
    table(["method"], [f"{FEW:,} seats", f"{MANY:,} seats", "ratio"])
    for name in pairs:
        few, many = times[name, FEW], times[name, MANY]
        table([name], [f"{few:,.1f}", f"{many:,.1f}", f"{many / few:.2f}"])


def print_memory() -> None:
    """Print the peak of memory of a call in bytes."""
    say(f"\nelectoral alone, {PARTIES} parties, peak memory of a call in bytes")
    table(["method"], [f"{FEW:,} seats", f"{VERY_MANY:,} seats", "ratio"])
    for name, pair in _pairs(VERY_MANY).items():
        few, many = peak_bytes(pair[FEW].run), peak_bytes(pair[VERY_MANY].run)
        table([name], [f"{few:,}", f"{many:,}", f"{many / few:.2f}"])


def _pairs(many: int) -> dict[str, dict[int, Contender]]:
    """Give each method's calls for few and for many seats; a method that cannot fill both is left out."""
    pairs = {name: {seats: _call(name, seats) for seats in (FEW, many)} for name in METHODS}
    return {
        name: {seats: each for seats, each in pair.items() if each is not None}
        for name, pair in pairs.items()
        if None not in pair.values()
    }


def _call(method: str, seats: int) -> Contender | None:
    return Electoral().contender(Case(method, Size(PARTIES, seats)))
