"""Parts of the contest: some alone, two together, one less."""

from collections.abc import Iterable, Mapping
from itertools import product

from electoral.errors import InvalidCase
from electoral.exact import show
from electoral.testing import cases
from electoral.testing.failures import NotACase, Refused, Violation, results_shown, shown
from electoral.testing.properties.monotonicity import require_no_fall
from electoral.testing.properties.property import Property, part, require_standing
from electoral.testing.rules import Result, Results, Subject
from electoral.testing.sources import BALINSKI_YOUNG


def _coherence(rule: Subject, votes: Mapping[str, int], seats: int, among: Iterable[str]) -> None:
    chosen = require_standing(among, votes, "among")
    some = [key for key in votes if key in chosen]
    if not 0 < len(some) < len(votes):
        raise InvalidCase(f"among: {show(list(chosen))} is not some, but not all, of those who stand")
    whole = rule.permitted(votes, seats)
    asked = [(result, _alone(rule, votes, result, some)) for result in whole]
    if not any(alone for _, alone in asked):
        raise Refused("the rule refuses the part")
    for result, alone in asked:
        if alone:
            _require_part(result, alone, some)
        for other in alone:
            if Result({**result, **other}) not in whole:
                raise Violation(
                    f"{results_shown(whole)} for all, and {shown(other)} for {shown(some)} alone",
                    f"{shown({**result, **other})} among the results for all",
                )


def _alone(rule: Subject, votes: Mapping[str, int], result: Result, some: list[str]) -> Results:
    """Give the results for some alone, with the seats they have together; none if the rule refuses."""
    told = rule.told({key: votes[key] for key in some}, sum(result[key] for key in some))
    return frozenset() if told is None else told


def _require_part(result: Result, alone: Results, some: list[str]) -> None:
    if (wanted := part(result, some)) not in alone:
        raise Violation(
            f"{shown(result)} for all, and {results_shown(alone)} for {shown(some)} alone with"
            f" {sum(wanted.values())} seats",
            f"{shown(wanted)} among the results for them alone",
        )


def _merged(votes: Mapping[str, int], pair: Iterable[str]) -> tuple[dict[str, int], str, str, str]:
    """Give the votes with two contestants as one, at the place of the first, and the three names."""
    both = require_standing(pair, votes, "pair")
    if isinstance(pair, str) or len(both) != 2 or both[0] == both[1]:  # noqa: PLR2004 - a pair
        raise InvalidCase(f"pair: {show(pair)} are not two contestants; give two")
    one, other = both
    name = f"{one}+{other}"
    while name in votes:
        name += "+"
    merged = {
        name if key == one else key: number + votes[other] * (key == one)
        for key, number in votes.items()
        if key != other
    }
    return merged, one, other, name


def _together(
    rule: Subject, votes: Mapping[str, int], seats: int, pair: Iterable[str]
) -> tuple[list[int], list[int], str]:
    """Give the seats of two as one, of the two apart, and both in words."""
    merged, one, other, name = _merged(votes, pair)
    joint, apart = rule.permitted(merged, seats), rule.permitted(votes, seats)
    words = f"{results_shown(apart)} apart, and {results_shown(joint)} together"
    return [each[name] for each in joint], [each[one] + each[other] for each in apart], words


def _merge_gain(rule: Subject, votes: Mapping[str, int], seats: int, pair: Iterable[str]) -> None:
    joint, apart, words = _together(rule, votes, seats, pair)
    if min(joint) < min(apart) or max(joint) < max(apart):
        raise Violation(words, "no fewer seats together than apart, at least and at most")


def _split_gain(rule: Subject, votes: Mapping[str, int], seats: int, pair: Iterable[str]) -> None:
    joint, apart, words = _together(rule, votes, seats, pair)
    if min(joint) > min(apart) or max(joint) > max(apart):
        raise Violation(words, "no more seats together than apart, at least and at most")


def _stability(rule: Subject, votes: Mapping[str, int], seats: int, pair: Iterable[str]) -> None:
    joint, apart, words = _together(rule, votes, seats, pair)
    if all(abs(one - two) > 1 for one, two in product(joint, apart)):
        raise Violation(words, "at most one seat more or less together, in some pair of results")


def _elimination(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    fewest = min(votes.values())
    smallest = [key for key, number in votes.items() if number == fewest]
    if len(smallest) > 1 or len(votes) == 1:
        raise NotACase("no contestant alone has the fewest votes, with others beside it")
    rest = {key: number for key, number in votes.items() if key != smallest[0]}
    before, after = rule.permitted(votes, seats), rule.permitted(rest, seats)
    for key in rest:
        require_no_fall(before, after, key, f"{show(smallest[0])} is out")


PARTIES = (
    Property(
        id="coherence",
        definition="Every part of a permitted result is one for those contestants and their seats alone; and"
        " every other result for them alone can stand in its place.",
        source=f"{BALINSKI_YOUNG} (there: uniformity)",
        cases=cases.among,
        check=_coherence,
    ),
    Property(
        id="merge_gain",
        definition="Two contestants who stand as one have no fewer seats, at least and at most.",
        source=f"{BALINSKI_YOUNG} (encourages coalitions)",
        cases=cases.paired,
        check=_merge_gain,
    ),
    Property(
        id="split_gain",
        definition="Two contestants who stand as one have no more seats, at least and at most.",
        source=f"{BALINSKI_YOUNG} (encourages schisms)",
        cases=cases.paired,
        check=_split_gain,
    ),
    Property(
        id="stability",
        definition="Two contestants who stand as one have at most one seat more or less, for some permitted"
        " results.",
        source=BALINSKI_YOUNG,
        cases=cases.paired,
        check=_stability,
    ),
    Property(
        id="elimination",
        definition="If the contestant with the fewest votes is out, nobody else has fewer seats, at least and"
        " at most: a raised threshold hurts nobody who stays in.",
        source="follows from coherence and house monotonicity; for laws with thresholds, our own definition",
        cases=cases.with_a_smallest,
        check=_elimination,
    ),
)
