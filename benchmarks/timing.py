# ruff: noqa: INP001 - the files stand beside the script that imports them
"""Clocks and memory: calls are timed in turn, so that a slow moment of the machine hits all of them."""

import gc
import tracemalloc
from collections.abc import Callable, Hashable, Mapping
from statistics import median
from time import perf_counter_ns
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
Call = Callable[[], Any]
#: A batch is as many calls as fit into this time unless another is given, and at least one.
BATCH_NANOSECONDS = 1_000_000


def medians(calls: Mapping[K, Call], rounds: int, batch: int = BATCH_NANOSECONDS) -> dict[K, float]:
    """Time every call in every round, in an order that moves on by one; give microseconds a call."""
    batches = {key: _batch(call, batch) for key, call in calls.items()}
    times: dict[K, list[float]] = {key: [] for key in calls}
    order = list(calls)
    for _ in range(rounds):
        for key in order:
            times[key].append(_time(calls[key], batches[key]) / batches[key])
        order = order[1:] + order[:1]
    return {key: median(each) / 1000 for key, each in times.items()}


def peak_bytes(call: Call) -> int:
    """Give the most memory that Python held during one call, above what it held before; warmed up first."""
    call()
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak - before


def _batch(call: Call, nanoseconds: int) -> int:
    """Say how many calls fit into a batch, by the fastest of three after a first one that warms up."""
    call()
    return max(1, nanoseconds // max(1, min(_time(call, 1) for _ in range(3))))


def _time(call: Call, count: int) -> int:
    """Give the nanoseconds that so many calls take."""
    repeated = range(count)
    start = perf_counter_ns()
    for _ in repeated:
        call()
    return perf_counter_ns() - start
