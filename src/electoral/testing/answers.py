"""What a rule answers: results, an exception, or something that is neither."""

import traceback
from collections.abc import Iterable, Mapping
from itertools import islice
from operator import index
from pathlib import Path
from typing import Any

from electoral.display.words import of
from electoral.exact import show
from electoral.testing.failures import Violation, shown

# Whatever a rule raises is a finding, also if it wants to end the process; only the user's Ctrl-C goes on.
ANYTHING = (Exception, SystemExit, GeneratorExit)
# Whoever gives more results gives them without end.
_MOST_RESULTS = 100_000
_LONGEST_TEXT = 300
_HERE = Path(__file__).parent


class Malformed(Violation):
    """An answer that cannot be read; the basic check it names tells it."""

    def __init__(self, got: str, wanted: str, basic: str) -> None:
        super().__init__(got, wanted, basic=basic)


def raised(error: BaseException) -> Malformed:
    """Tell an exception that a rule raised, and where."""
    try:
        text = str(error)
    except ANYTHING:
        text = "its message cannot be read"
    lines = text.splitlines() or [""]
    frames = [each for each in traceback.extract_tb(error.__traceback__) if not _is_ours(each.filename)]
    where = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    got = f"{type(error).__name__}: {lines[0][:_LONGEST_TEXT]}{where}"
    return Malformed(got, "seats, or a refusal by electoral.NoResult that says why", "house_filled")


def _is_ours(file: str) -> bool:
    """Say whether a file asks rules, where nobody looks for a fault of a rule."""
    return Path(file).parent in {_HERE, _HERE.parent / "cli"}


def collected(told: object) -> list[dict[str, Any]]:
    """Give an answer as a list of results, each a dict of its own."""
    if isinstance(told, Mapping):
        return [dict(told)]
    if hasattr(told, "outcomes"):
        hint = "its outcomes(), or rule_of(...) instead of a rule of your own"
        raise Malformed(show(told), hint, "contestants_kept")
    if isinstance(told, (str, bytes)) or not isinstance(told, Iterable):
        wanted = "a dict of seats, or an iterable of such dicts"
        raise Malformed(show(told), wanted, "contestants_kept")
    results = [_copied(each) for each in islice(told, _MOST_RESULTS + 1)]
    if len(results) > _MOST_RESULTS:
        wanted = "an end: all permitted results, each once"
        raise Malformed(f"more than {_MOST_RESULTS:,} results", wanted, "house_filled")
    if not results:
        raise Malformed("no result", "a result, or a refusal by electoral.NoResult", "house_filled")
    return results


def _copied(each: object) -> dict[str, Any]:
    # A copy, since a rule may give the same dict again and again, changed in between.
    if isinstance(each, Mapping):
        return dict(each)
    raise Malformed(f"{show(each)} among the results", "an iterable of dicts of seats", "contestants_kept")


def require_kept(result: Mapping[str, Any], votes: Mapping[str, Any]) -> None:
    """Refuse a result that loses a contestant or invents one."""
    if lost := [key for key in votes if key not in result]:
        wanted = f"seats for {show(lost[0])} too, 0 if none"
        raise Malformed(shown(result), wanted, "contestants_kept")
    if invented := [key for key in result if key not in votes]:
        wanted = f"nothing for {show(invented[0])}, who does not stand"
        raise Malformed(shown(result), wanted, "contestants_kept")


def require_whole(result: Mapping[str, Any]) -> None:
    """Refuse seats that are no whole numbers from zero."""
    for key, seats in result.items():
        if not _is_whole(seats):
            wanted = f"a whole number of seats, 0 or more, for {show(key)}"
            raise Malformed(shown(result), wanted, "whole_seats")


def _is_whole(seats: object) -> bool:
    try:
        return not isinstance(seats, bool) and index(seats) >= 0  # type: ignore[arg-type] # that is asked
    except ANYTHING:
        return False


def require_filled(result: Mapping[str, Any], seats: int) -> None:
    """Refuse a result that gives more or fewer seats than there are, in whole numbers."""
    require_whole(result)
    if (given := sum(map(index, result.values()))) != seats:
        lost = f"{seats - given} lost" if given < seats else f"{given - seats} invented"
        got = f"{shown(result)}, {of(given, 'seat')}"
        raise Malformed(got, f"{of(seats, 'seat')}: {lost}", "house_filled")
