"""Equal treatment: names, units of votes, equals and larger ones."""

from collections.abc import Mapping
from itertools import combinations

from electoral.errors import InvalidCase
from electoral.exact import show
from electoral.testing import cases
from electoral.testing.failures import NotACase, Violation, results_shown, shown
from electoral.testing.properties.property import Property
from electoral.testing.rules import Result, Subject
from electoral.testing.sources import BALINSKI_YOUNG, PUKELSHEIM


def _anonymity(rule: Subject, votes: Mapping[str, int], seats: int, renamed: Mapping[str, str]) -> None:
    if sorted(renamed) != sorted(votes) or len(set(renamed.values())) != len(votes):
        raise InvalidCase(f"renamed: {show(renamed)} does not give each contestant a name of its own")
    before = rule.permitted(votes, seats)
    after = rule.permitted({new: votes[old] for old, new in renamed.items()}, seats)
    wanted = {Result((renamed[key], k) for key, k in each.items()) for each in before}
    if after != wanted:
        raise Violation(
            f"{results_shown(after)} when contestants are renamed, in the order of {shown(dict(renamed))}",
            f"{results_shown(wanted)}, as before",
        )


def _homogeneity(rule: Subject, votes: Mapping[str, int], seats: int, factor: int) -> None:
    before = rule.permitted(votes, seats)
    after = rule.permitted({key: number * factor for key, number in votes.items()}, seats)
    if after != before:
        raise Violation(
            f"{results_shown(after)} for {shown(factor)} times the votes",
            f"{results_shown(before)} as before",
        )


def _balancedness(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    equal = [(i, j) for i, j in combinations(votes, 2) if votes[i] == votes[j]]
    if not equal:
        raise NotACase("no two contestants have equal votes")
    for result in rule.permitted(votes, seats):
        for i, j in equal:
            if abs(result[i] - result[j]) > 1:
                raise Violation(
                    shown(result), f"at most one seat between {show(i)} and {show(j)}, whose votes are equal"
                )


def _concordance(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    for result in rule.permitted(votes, seats):
        for i, j in combinations(sorted(votes, key=votes.__getitem__), 2):
            if votes[i] < votes[j] and result[i] > result[j]:
                raise Violation(
                    shown(result), f"no more seats for {show(i)} than for {show(j)}, who has more votes"
                )


EQUALITY = (
    Property(
        id="anonymity",
        definition="Names and their order decide nothing: renamed and reordered contestants have the same"
        " permitted results, renamed.",
        source=BALINSKI_YOUNG,
        cases=cases.renamed,
        check=_anonymity,
    ),
    Property(
        id="homogeneity",
        definition="F(c v, h) = F(v, h) for every whole c > 0: only the proportions of votes count.",
        source=f"{BALINSKI_YOUNG}; {PUKELSHEIM} (there: decency)",
        cases=cases.multiplied,
        check=_homogeneity,
    ),
    Property(
        id="balancedness",
        definition="Contestants with equal votes differ by at most one seat, in every permitted result.",
        source=PUKELSHEIM,
        cases=cases.with_equals,
        check=_balancedness,
    ),
    Property(
        id="concordance",
        definition="Who has more votes has no fewer seats, in every permitted result.",
        source=PUKELSHEIM,
        cases=cases.contests,
        check=_concordance,
    ),
)
