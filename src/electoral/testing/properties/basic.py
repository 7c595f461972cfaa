"""What every rule has to do, whatever it promises."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from electoral.errors import NoResult
from electoral.exact import show
from electoral.testing import cases
from electoral.testing.failures import NotACase, Violation, results_shown, shown
from electoral.testing.properties.property import Property
from electoral.testing.rules import (
    Result,
    Results,
    Subject,
    require_filled,
    require_kept,
    require_whole,
)

#: Beside this many votes a float no longer sees a single one.
FLOAT_LIMIT = 2**53


def _filled(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    try:
        results = rule.answer(votes, seats)
    except NoResult as refused:
        if not str(refused).strip():
            raise Violation(
                "NoResult without a word", "a refusal that says why", basic="house_filled"
            ) from None
        return
    for result in results:
        require_filled(result, seats)


def _kept(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    for result in rule.answer(votes, seats):
        require_kept(result, votes)


def _whole(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    for result in rule.answer(votes, seats):
        require_whole(result)


def _without_votes(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    if all(votes.values()):
        raise NotACase("everybody has votes")
    for result in rule.permitted(votes, seats):
        if given := [key for key, number in votes.items() if not number and result[key]]:
            raise Violation(shown(result), f"no seat for {show(given[0])}, who has no votes")


def _bounds(
    rule: Subject,
    votes: Mapping[str, int],
    seats: int,
    minimum: Mapping[str, int],
    maximum: Mapping[str, int],
) -> None:
    for result in rule.permitted(votes, seats, minimum, maximum):
        for key, given in result.items():
            if given < minimum.get(key, 0):
                raise Violation(shown(result), f"at least {minimum[key]} for {show(key)}, its minimum")
            if given > maximum.get(key, seats):
                raise Violation(shown(result), f"at most {maximum[key]} for {show(key)}, its maximum")


def _told(rule: Subject, votes: Mapping[str, int], seats: int) -> Results | None:
    """Give the permitted results; None if the rule refuses."""
    try:
        return rule.permitted(votes, seats)
    except NoResult:
        return None


def _said(rule: Subject, votes: Mapping[str, int], seats: int) -> str:
    """Give what a rule says, unread, in words that are equal where the answers are."""
    try:
        told = {shown(dict(sorted(each.items(), key=str))) for each in rule.answer(votes, seats)}
    except (NoResult, Violation) as error:
        return f"{type(error).__name__}: {error}"
    return ", ".join(sorted(told))


def _determinism(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    first, second = _said(rule, votes, seats), _said(rule, votes, seats)
    if first != second:
        raise Violation(f"{first}, and asked again {second}", "the same results each time")


def _untouched(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    given = dict(votes)
    # The very dict is given here, where `answer` gives a copy.
    _said(Subject.of(lambda _, seats: rule.rule(given, seats)), given, seats)
    if list(given.items()) != list(votes.items()):
        raise Violation(f"votes changed to {shown(given)}", "the votes as they were given")


def _ties(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    equal = [(i, j) for i, j in combinations(votes, 2) if votes[i] == votes[j]]
    if not equal:
        raise NotACase("no two contestants have equal votes")
    results = rule.permitted(votes, seats)
    for result in results:
        for i, j in equal:
            if (swapped := Result({**result, i: result[j], j: result[i]})) not in results:
                raise Violation(
                    results_shown(results),
                    f"{shown(swapped)} as well: {show(i)} and {show(j)} have equal votes, so give all"
                    " permitted results, or refuse by electoral.NoResult",
                )


def _large(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    if sum(votes.values()) <= FLOAT_LIMIT:
        raise NotACase("there are no more votes than a float can count")
    for result in rule.permitted(votes, seats):
        for i, j in combinations(sorted(votes, key=votes.__getitem__), 2):
            if votes[i] < votes[j] and result[i] > result[j]:
                raise Violation(
                    shown(result),
                    f"no more seats for {show(i)} than for {show(j)}, who has more votes; use whole numbers"
                    " or fractions, a float does not count so far",
                )


def _array(rule: Subject, votes: Mapping[str, int], seats: int, beside: list[Mapping[str, int]]) -> None:
    rows = [votes, *beside]
    for each, row in zip(rows, _rows(rule, rows, seats), strict=True):
        results = _told(rule, each, seats)
        single = [*next(iter(results)).values()] if results and len(results) == 1 else [-1] * len(each)
        if row != single:
            exact = results_shown(results) if results else "a refusal"
            raise Violation(f"{row} for {shown(each)}", f"{single}, since the exact form gives {exact}")


def _rows(rule: Subject, rows: list[Mapping[str, int]], seats: int) -> list[list[int]]:
    """Ask the array form, and give its answer row by row."""
    import numpy as np

    if rule.array_form is None:
        raise NotACase("the rule has no array form")
    array = np.array([list(each.values()) for each in rows], dtype=np.int64)
    try:
        found = np.asarray(rule.array_form(array.copy(), seats))
    except Exception as error:  # whatever a rule raises is a finding
        raise Violation(
            f"{type(error).__name__}: {error}", "seats, or -1 in the rows that are refused"
        ) from error
    if found.shape != array.shape or found.dtype.kind not in "iu":
        got = f"{found.dtype} in the shape {found.shape}"
        raise Violation(got, f"whole numbers in the shape of the votes, {array.shape}")
    told: list[list[int]] = found.tolist()
    return told


def _basic(id_: str, definition: str, drawn: Any, check: Any, needs: Any = "votes and seats") -> Property:
    return Property(
        id=id_,
        definition=definition,
        source="asked of every rule",
        cases=drawn,
        check=check,
        needs=needs,
    )


BASIC = (
    _basic(
        "house_filled",
        "Every permitted result gives all seats, no more and no fewer; or the rule refuses and says why.",
        cases.questions,
        _filled,
    ),
    _basic("whole_seats", "Seats are whole numbers, 0 or more.", cases.questions, _whole),
    _basic("contestants_kept", "A result names all who stand and nobody else.", cases.questions, _kept),
    _basic(
        "no_votes_no_seats",
        "Who has no votes has no seats.",
        cases.with_a_zero,
        _without_votes,
    ),
    _basic(
        "bounds_respected",
        "Nobody has fewer seats than its minimum or more than its maximum.",
        cases.bounded,
        _bounds,
        "bounds",
    ),
    _basic("determinism", "The same question has the same results.", cases.questions, _determinism),
    _basic("inputs_untouched", "The votes that are given are not changed.", cases.questions, _untouched),
    _basic(
        "ties_reported",
        "Where contestants with equal votes have different seats, the exchange is a permitted result too: no"
        " tie is broken in silence.",
        cases.with_equals,
        _ties,
    ),
    _basic(
        "large_numbers",
        "Beyond 2**53 votes, too, one vote more is not one vote less.",
        cases.beyond_floats,
        _large,
    ),
    _basic(
        "array_form",
        "On arrays the rule gives the same seats, and -1 where there is no single result.",
        cases.stacked,
        _array,
        "an array form",
    ),
)
