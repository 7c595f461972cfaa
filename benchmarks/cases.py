# ruff: noqa: INP001 - the files stand beside the script that imports them
"""What is allocated: methods, sizes, and votes that are the same in every run."""

from random import Random
from typing import NamedTuple

SEED = 2023
ALL_VOTES = 6_000_000


class Size(NamedTuple):
    """How many parties share how many seats."""

    parties: int
    seats: int


class Case(NamedTuple):
    """One line of a table: a method at a size."""

    method: str
    size: Size


#: Kazakhstan's party list of 2023, a large house, and the United States House of Representatives.
SIZES = (Size(7, 69), Size(20, 600), Size(50, 435))
#: The ids of the methods that peers have too.
COMPARED = ("dhondt", "sainte_lague", "hare", "huntington_hill")
CASES = tuple(Case(method, size) for method in COMPARED for size in SIZES)


def votes_of(parties: int) -> dict[str, int]:
    """Draw the votes of so many parties, a few large and many small; they add up to `ALL_VOTES`.

    Whole numbers only, so that every Python draws the same.
    """
    random = Random(SEED + parties)  # noqa: S311 - votes that anybody can draw again, no secret
    weights = [random.randint(20, 1000) * random.randint(20, 1000) for _ in range(parties)]
    votes = [ALL_VOTES * weight // sum(weights) for weight in weights]
    votes[0] += ALL_VOTES - sum(votes)
    return {f"Party {number}": count for number, count in enumerate(votes, start=1)}
