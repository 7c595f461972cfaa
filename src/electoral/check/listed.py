"""Checks of lists held against rules on their order."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from electoral.check.groups import in_some, number_of
from electoral.check.members import is_whole
from electoral.check.sheet import Sheet, is_ours
from electoral.people import CandidateList
from electoral.seated import Fault, ListChecked


def lists_due(quota: Any, sheet: Sheet) -> list[CandidateList]:
    """Give the lists that must be held against the rules of a quota, in the order of the returns."""
    if quota.faulty != "cut short" and all(is_whole(rule) for rule in quota.lists):
        return []
    return [each for each in sheet.returns.lists if each.tier == quota.of and each.candidates]


def listed_faults(step: ListChecked, quota: Any, sheet: Sheet) -> Iterator[str]:
    """Check where a list does not keep the rules of a quota, and how long a beginning of it does."""
    roster = next(
        each for each in lists_due(quota, sheet) if (each.party, each.district) == (step.party, step.district)
    )
    people = roster.candidates
    if step.persons != len(people):
        yield f"{step.persons} persons, but the list has {len(people)}"
    answers = [[in_some(rule.bound, person) for person in people] for rule in quota.lists]
    if any(None in each for each in answers):
        if not step.open:
            yield "it is not known of everybody what decides, but no text says so"
        if step.faults or step.compliant_up_to:
            yield "faults, or a beginning without, are told of a list of which not enough is known"
        return
    if step.open:
        yield "everything that decides is known, but a text says that it is not"
    inside = [[answer is True for answer in each] for each in answers]
    due = _faults(quota.lists, inside, len(people))
    if step.faults != due:
        yield "the faults are not those of the rules"
    lengths = [n for n in range(1, len(people) + 1) if not _faults(quota.lists, inside, n)]
    if step.compliant_up_to != max(lengths, default=0):
        yield f"{step.compliant_up_to} is not the length of the longest beginning that keeps all rules"


def _faults(rules: Sequence[Any], inside: Sequence[Sequence[bool]], persons: int) -> tuple[Fault, ...]:
    """Give where the first so many persons of a list do not keep rules."""
    found: list[Fault] = []
    for rule, inside_rule in zip(rules, inside, strict=True):
        for first, last in stretches(rule.within, persons) if persons >= rule.shortest else ():
            number = number_of(rule.bound, last - first)
            counted = inside_rule[first:last].count(True)
            if counted < number if rule.bound.at_most is None else counted > number:
                found.append(
                    Fault(
                        rule=str(rule),
                        article=rule.article or "",
                        first=first + 1,
                        last=last,
                        counted=counted,
                        number=number,
                    )
                )
    return tuple(found)


def stretches(scope: Any, persons: int) -> list[tuple[int, int]]:
    """Give the stretches of a scope, each from the place before its first to its last.

    Those of a scope of ours are found again; of another one it is asked.

    >>> from electoral.representation import Blocks, Windows
    >>> stretches(Blocks(2), 5), stretches(Windows(3), 4)
    ([(0, 2), (2, 4), (4, 5)], [(0, 3), (1, 4)])
    """
    ours = _SCOPES.get(type(scope).__name__) if is_ours(scope) else None
    return ours(scope, persons) if ours else [(each.start, each.stop) for each in scope.stretches(persons)]


def _prefixes(scope: Any, persons: int) -> list[tuple[int, int]]:
    lengths = range(scope.first, persons + 1)
    return [(0, length) for length in lengths if (length - scope.first) % scope.step == 0]


def _blocks(scope: Any, persons: int) -> list[tuple[int, int]]:
    whole = [(end - scope.size, end) for end in range(1, persons + 1) if end % scope.size == 0]
    return whole + (_rest(scope, persons) if scope.last == "asked" else [])


def _windows(scope: Any, persons: int) -> list[tuple[int, int]]:
    return [(end - scope.size, end) for end in range(scope.size, persons + 1)]


def _places(scope: Any, persons: int) -> list[tuple[int, int]]:
    return [(scope.first - 1, scope.last)] if persons >= scope.last else []


def _rest(scope: Any, persons: int) -> list[tuple[int, int]]:
    """Give the places after the last whole block, if there are some."""
    left = persons % scope.size
    return [(persons - left, persons)] if left else []


_SCOPES: dict[str, Callable[[Any, int], list[tuple[int, int]]]] = {
    "WholeList": lambda _, persons: [(0, persons)],
    "Prefixes": _prefixes,
    "Blocks": _blocks,
    "Windows": _windows,
    "Places": _places,
    "LastBlock": _rest,
}
