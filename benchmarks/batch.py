# ruff: noqa: INP001 - a script, no package
"""Time `electoral.batch.allocate` beside plain C, votelib in a loop, and our own exact engine in a loop.

Run it with ``python benchmarks/batch.py``; README.md beside it says how to read the table.
"""

import argparse
import ctypes
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from cases import COMPARED, SEED, SIZES, Size
from libraries import Votelib
from tables import say, say_where, table
from timing import K, medians

import electoral
from electoral import batch

ELECTIONS = {7: 1_000_000, 20: 100_000, 50: 10_000}
#: What goes election by election is timed on so many, and its time is multiplied.
LOOPED = 200


def main() -> int:
    """Print the tables; give 1 if seats differ."""
    parser = argparse.ArgumentParser(description="Time electoral.batch.allocate beside its peers.")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is timed (default: 5)")
    rounds = max(1, parser.parse_args().rounds)
    say_where()
    say(f"numpy {np.__version__}, medians of {rounds} rounds in turn; nanoseconds an election")
    with tempfile.TemporaryDirectory() as folder:
        plain_c = compiled(Path(folder))
        columns = ["electoral.batch", "C", "allocate in a loop", "votelib in a loop"]
        table(["method", "parties", "seats"], columns)
        wrong = sum(_line(method, size, plain_c, rounds) for method in COMPARED for size in SIZES)
    say(f"\n{wrong} lines with other seats than C" if wrong else "\nThe same seats as C, but for ties.")
    _print_growth(rounds)
    return 1 if wrong else 0


def votes_of(elections: int, parties: int) -> Any:
    """Draw votes of many elections around the shares of one, with a fixed seed."""
    random = np.random.default_rng(SEED)
    shares = random.dirichlet(np.ones(parties), size=elections)
    return (shares * 6_000_000).astype(np.int64) + 1


def compiled(folder: Path) -> ctypes.CDLL | None:
    """Compile the C kernel; None without a compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        say("no C compiler is found: that column is left out")
        return None
    library = folder / "batch.so"
    source = Path(__file__).with_name("batch.c")
    flags = ["-O3", "-march=native", "-shared", "-fPIC"]
    subprocess.run([compiler, *flags, str(source), "-o", str(library), "-lm"], check=True)  # noqa: S603
    return ctypes.CDLL(str(library))


def in_c(library: ctypes.CDLL, method: str, votes: Any, seats: int) -> Any:
    """Count by the C kernel."""
    out = np.empty(votes.shape, np.int32)
    kind = ("dhondt", "sainte_lague", "huntington_hill", "hare").index(method)
    pointers = [ctypes.c_void_p(each.ctypes.data) for each in (votes, out)]
    rows = ctypes.c_int64(len(votes))
    library.count(kind, pointers[0], rows, votes.shape[1], seats, pointers[1])
    return out


def exactly(method: str, votes: Any, seats: int) -> Any:
    """Count by `electoral.allocate`, election by election."""
    return [electoral.allocate(row, seats, method=method).sure for row in votes.tolist()]


def by_votelib(evaluate: Callable[..., Any], votes: Any, seats: int) -> Any:
    """Count by votelib, election by election."""
    return [evaluate(dict(enumerate(row)), seats) for row in votes.tolist()]


def _line(method: str, size: Size, plain_c: ctypes.CDLL | None, rounds: int) -> bool:
    """Print a line; say whether seats of elections without a tie differ."""
    votes = votes_of(ELECTIONS[size.parties], size.parties)
    some = votes[:LOOPED]
    ours = partial(batch.allocate, method=method)
    calls: dict[str, tuple[Callable[[], Any], int]] = {
        "batch": (lambda: ours(votes, size.seats), len(votes)),
        "loop": (lambda: exactly(method, some, size.seats), LOOPED),
    }
    if plain_c is not None:
        calls["c"] = lambda: in_c(plain_c, method, votes, size.seats), len(votes)
    if (evaluate := _votelib(method)) is not None:
        few = votes[:20]
        calls["votelib"] = lambda: by_votelib(evaluate, few, size.seats), len(few)
    found = _nanoseconds(calls, rounds)
    cells = [f"{found['batch']:,.0f}"]
    cells += [_beside(found.get(key), found["batch"]) for key in ("c", "loop", "votelib")]
    table([method, str(size.parties), str(size.seats)], cells)
    return plain_c is not None and _differ(ours(votes, size.seats), in_c(plain_c, method, votes, size.seats))


def _nanoseconds(calls: Mapping[K, tuple[Callable[[], Any], int]], rounds: int) -> dict[K, float]:
    """Time calls in turn; give nanoseconds an election, of which each call counts so many."""
    times = medians({key: call for key, (call, _) in calls.items()}, rounds)
    return {key: 1000 * times[key] / elections for key, (_, elections) in calls.items()}


def _differ(found: batch.BatchAllocation, seats: Any) -> bool:
    unique = found.status == batch.Status.UNIQUE
    return bool((found.seats != seats)[unique].any())


def _votelib(method: str) -> Callable[..., Any] | None:
    try:
        import_module("votelib")
    except ImportError:
        return None
    evaluator = Votelib().evaluators.get(method)
    return None if evaluator is None else evaluator.evaluate


def _beside(other: float | None, ours: float) -> str:
    return "-" if other is None else f"{other:,.0f} ({other / ours:,.2f})"


def _print_growth(rounds: int) -> None:
    say("\nelectoral.batch alone, 100,000 elections of 7 parties, nanoseconds an election")
    table(["method"], ["10 seats", "10,000 seats", "ratio"])
    votes = votes_of(100_000, 7)
    for method in COMPARED:
        ours = partial(batch.allocate, votes, method=method)
        times = _nanoseconds({seats: (partial(ours, seats), len(votes)) for seats in (10, 10_000)}, rounds)
        few, many = times.values()
        table([method], [f"{few:,.0f}", f"{many:,.0f}", f"{many / few:.2f}"])


if __name__ == "__main__":
    sys.exit(main())
