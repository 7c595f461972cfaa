"""Advice by the linear program that fractions of persons would solve, with HiGHS through scipy.

It is computed in floats, so its point is only rounded and tried, and its multipliers are only rounded and
added up in fractions; see `advice`. What fails the trial costs time and nothing else.

Source: Q. Huangfu and J. A. J. Hall, Parallelizing the dual revised simplex method, Mathematical Programming
Computation 10 (2018), doi:10.1007/s12532-017-0130-5 (from memory).
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Any

from electoral.representation.choosing.advice import Advice, Adviser, added
from electoral.representation.choosing.rows import Box, Row

#: Multipliers are rounded to fractions with denominators up to this.
_FINEST = 1_000


def by_linear_program(rows: Sequence[Row], width: int) -> Adviser | None:
    """Advise on boxes of so many numbers under these rows; None without scipy."""
    try:
        import numpy as np
        from scipy.optimize import linprog
    except ImportError:
        return None
    ends = 2 * len(rows)
    sums = np.zeros((len(rows), width))
    for r, row in enumerate(rows):
        sums[r, list(row.positions)] = 1
    # Each row twice, as a lower and an upper end, with what it is missed by: the sum of those is made least.
    matrix = np.hstack([np.vstack([-sums, sums]), -np.eye(ends)])
    sides = [-row.low for row in rows] + [row.high for row in rows]
    costs = [0] * width + [1] * ends

    def advise(box: Box) -> Advice:
        ranges = [*zip(box.least, box.most, strict=True), *[(0, None)] * ends]
        answer = linprog(costs, A_ub=matrix, b_ub=sides, bounds=ranges, method="highs")
        return _advice(rows, box, answer)

    return advise


def _advice(rows: Sequence[Row], box: Box, answer: Any) -> Advice:
    divide, at = box.middle()
    if answer.x is None:
        return Advice(refused=False, numbers=box.least, divide=divide, at=at)
    multipliers = [max(_rounded(-each), Fraction(0)) for each in answer.ineqlin.marginals]
    width = len(box.least)
    total = added(rows, width, multipliers[: len(rows)], multipliers[len(rows) :])
    point = [float(each) for each in answer.x[:width]]
    ranges = list(zip(point, box.least, box.most, strict=True))
    numbers = tuple(min(max(round(each), low), high) for each, low, high in ranges)
    broken = [t for t, (each, low, high) in enumerate(ranges) if low < high and each != round(each)]
    if broken:
        divide = max(broken, key=lambda t: abs(point[t] - round(point[t])))
        at = min(max(floor(point[divide]), box.least[divide]), box.most[divide] - 1)
    return Advice(refused=total.refuses(box), numbers=numbers, divide=divide, at=at)


def _rounded(number: float) -> Fraction:
    return Fraction(float(number)).limit_denominator(_FINEST)
