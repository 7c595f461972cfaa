"""Equal treatment: names, units of votes, equals and larger ones."""

from collections.abc import Mapping
from itertools import combinations

from electoral.errors import InvalidCase
from electoral.exact import positive, show
from electoral.testing import cases
from electoral.testing.failures import NotACase, Refused, Violation, shown, told
from electoral.testing.properties.property import Property
from electoral.testing.rules import Result, Results, Subject
from electoral.testing.sources import BALINSKI_YOUNG, PUKELSHEIM


def _same(before: Results | None, after: Results | None, why: str) -> None:
    """Refuse results that differ, or a refusal of one of two questions only."""
    if before is None and after is None:
        raise Refused("the rule refuses both questions")
    if after != before:
        raise Violation(f"{told(after)} {why}", f"{told(before)}, as before")


def _anonymity(rule: Subject, votes: Mapping[str, int], seats: int, renamed: Mapping[str, str]) -> None:
    if set(renamed) != set(votes):
        raise InvalidCase(f"renamed: {show(renamed)} does not have all who stand; give each a new name")
    if len(set(renamed.values())) != len(votes):
        raise InvalidCase(f"renamed: {show(dict(renamed))} gives two contestants one name; give each its own")
    before = rule.told(votes, seats)
    after = rule.told({new: votes[old] for old, new in renamed.items()}, seats)
    wanted = before and {Result((renamed[key], k) for key, k in each.items()) for each in before}
    _same(wanted, after, f"when contestants are renamed, in the order of {shown(dict(renamed))}")


def _homogeneity(rule: Subject, votes: Mapping[str, int], seats: int, factor: int) -> None:
    times = positive(factor, "factor")
    before = rule.told(votes, seats)
    after = rule.told({key: number * times for key, number in votes.items()}, seats)
    _same(before, after, f"for {times} times the votes")


def equals(alike: Mapping[str, object]) -> list[tuple[str, str]]:
    """Give the pairs of contestants of whom the same is told."""
    return [(i, j) for i, j in combinations(alike, 2) if alike[i] == alike[j]]


def _balancedness(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    if not (equal := equals(votes)):
        raise NotACase("no two contestants have equal votes")
    for result in rule.permitted(votes, seats):
        for i, j in equal:
            if abs(result[i] - result[j]) > 1:
                raise Violation(
                    shown(result), f"at most one seat between {show(i)} and {show(j)}, whose votes are equal"
                )


def require_concordance(results: Results, votes: Mapping[str, int]) -> None:
    """Refuse fewer seats for more votes."""
    for result in results:
        for i, j in combinations(sorted(votes, key=votes.__getitem__), 2):
            if votes[i] < votes[j] and result[i] > result[j]:
                raise Violation(
                    shown(result), f"no more seats for {show(i)} than for {show(j)}, who has more votes"
                )


def _concordance(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    require_concordance(rule.permitted(votes, seats), votes)


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
