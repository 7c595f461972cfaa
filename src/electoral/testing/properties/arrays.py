"""The same rule on arrays."""

from collections.abc import Mapping

from electoral.errors import InvalidCase
from electoral.testing import cases
from electoral.testing.answers import ANYTHING, raised
from electoral.testing.failures import NotACase, Violation, shown, told
from electoral.testing.properties.property import Property, require_counts
from electoral.testing.rules import Subject

_LARGEST = 2**63 - 1


def _array(rule: Subject, votes: Mapping[str, int], seats: int, beside: list[Mapping[str, int]]) -> None:
    for each in beside:
        require_counts(each, votes, "beside", every=True)
    rows = [votes, *({key: each[key] for key in votes} for each in beside)]
    for each, row in zip(rows, _rows(rule, rows, seats), strict=True):
        results = rule.told(each, seats)
        single = [*next(iter(results)).values()] if results and len(results) == 1 else [-1] * len(each)
        if row != single:
            raise Violation(
                f"{row} for {shown(each)}", f"{single}, since the exact form gives {told(results)}"
            )


def _rows(rule: Subject, rows: list[Mapping[str, int]], seats: int) -> list[list[int]]:
    """Ask the array form, and give its answer row by row."""
    import numpy as np

    if rule.array_form is None:
        raise NotACase("the rule has no array form")
    if max(max(each.values()) for each in rows) > _LARGEST:
        raise InvalidCase("votes: a number is past 2**63 - 1, which an int64 array cannot hold; give less")
    array = np.array([list(each.values()) for each in rows], dtype=np.int64)
    given = array.copy()
    try:
        found = np.asarray(rule.array_form(given, seats))
    except ANYTHING as error:
        raise Violation(raised(error).got, "seats, or -1 in the rows that are refused") from error
    if found.shape != array.shape or found.dtype.kind not in "iu":
        got = f"{found.dtype} in the shape {found.shape}"
        raise Violation(got, f"whole numbers in the shape of the votes, {array.shape}")
    if not np.array_equal(given, array):
        raise Violation(f"votes changed to {given.tolist()}", f"votes as they were given, {array.tolist()}")
    rows_found: list[list[int]] = found.tolist()
    return rows_found


ARRAY_FORM = Property(
    id="array_form",
    definition="On arrays the rule gives the same seats, and -1 where there is no single result.",
    source="asked of every rule",
    cases=cases.stacked,
    check=_array,
    needs="an array form",
)
