"""The next number of a search for one between those that gave too few and too many seats."""

import numpy as np

from electoral.batch.result import Floats


def next_number(number: Floats, step: Floats, few: Floats, many: Floats) -> Floats:
    """Go by a step if that stays between `few` and `many`, else to the middle; by no step if it is 0."""
    stepped = number + step
    inside = (step == 0) | ((few < stepped) & (stepped < many))
    middle = np.where(np.isinf(many), 2 * number, (few + many) / 2)
    return np.where(inside, stepped, middle)
