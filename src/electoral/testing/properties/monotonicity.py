"""More seats, more votes, faster growth: nobody should lose by what is to its advantage."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations

from electoral.errors import InvalidCase
from electoral.exact import positive, show
from electoral.testing import cases
from electoral.testing.failures import NotACase, Violation, results_shown, shown
from electoral.testing.properties.property import Property, extremes, require_counts, require_standing
from electoral.testing.rules import Results, Subject
from electoral.testing.sources import BALINSKI_YOUNG, PUKELSHEIM


def _house(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    before, after = rule.permitted(votes, seats), rule.permitted(votes, seats + 1)
    for old in before:
        if not any(all(old[key] <= new[key] for key in votes) for new in after):
            raise Violation(
                f"{shown(old)} for {seats} seats, and {results_shown(after)} for {seats + 1}",
                f"a result for {seats + 1} seats in which nobody has fewer",
            )
    for new in after:
        if not any(all(old[key] <= new[key] for key in votes) for old in before):
            raise Violation(
                f"{results_shown(before)} for {seats} seats, and {shown(new)} for {seats + 1}",
                f"a result for {seats} seats in which nobody has more",
            )


def require_no_fall(before: Results, after: Results, key: str, why: str) -> None:
    """Refuse fewer seats after than before, at least or at most, of a contestant."""
    for word, old, new in zip(
        ("at least", "at most"), extremes(before, key), extremes(after, key), strict=True
    ):
        if new < old:
            raise Violation(
                f"{results_shown(before)} before, {results_shown(after)} after {why}",
                f"no fall for {show(key)}, who had {word} {old} and has {word} {new}",
            )


def _votes(rule: Subject, votes: Mapping[str, int], seats: int, contestant: str, more: int) -> None:
    require_standing(contestant, votes, "contestant")
    raised = {**votes, contestant: votes[contestant] + positive(more, "more")}
    before, after = rule.permitted(votes, seats), rule.permitted(raised, seats)
    require_no_fall(before, after, contestant, f"{show(contestant)} has {more} more votes")


def _transfer(
    rule: Subject, votes: Mapping[str, int], seats: int, *, giver: str, taker: str, moved: int
) -> None:
    require_standing((giver, taker), votes, "giver and taker")
    if giver == taker or not 0 < positive(moved, "moved") <= votes[giver]:
        raise InvalidCase(f"moved: {show(giver)} cannot give {show(moved)} votes to {show(taker)}")
    later = {**votes, giver: votes[giver] - moved, taker: votes[taker] + moved}
    before, after = rule.permitted(votes, seats), rule.permitted(later, seats)
    why = f"{moved} votes go from {show(giver)} to {show(taker)}"
    require_no_fall(before, after, taker, why)


def _growth(rule: Subject, votes: Mapping[str, int], seats: int, later: Mapping[str, int]) -> None:
    require_counts(later, votes, "later", every=True)
    before, after = rule.permitted(votes, seats), rule.permitted(later, seats)
    growth = {key: Fraction(later[key], number) for key, number in votes.items() if number}
    faster = [(i, j) for i, j in permutations(growth, 2) if growth[i] > growth[j]]
    if not faster:
        raise NotACase("nobody grew by a larger factor than another")
    for i, j in faster:
        (_, old_most), (new_least, _) = extremes(before, i), extremes(after, i)
        (old_least, _), (_, new_most) = extremes(before, j), extremes(after, j)
        if new_least < old_most and new_most > old_least:
            old, new = _exchange(before, after, i, j) or (None, None)
            if old and new:
                raise Violation(
                    f"{shown(old)} before, {shown(new)} with the votes {shown(dict(later))}",
                    f"no seat lost by {show(i)}, whose votes grew by the factor {growth[i]}, while {show(j)}"
                    f" gains one, whose votes grew by {growth[j]}",
                )


def _exchange(before: Results, after: Results, i: str, j: str) -> tuple[Mapping[str, int], ...] | None:
    """Give two results between which one loses and the other gains."""
    pairs = ((old, new) for old in before for new in after)
    return next(((old, new) for old, new in pairs if new[i] < old[i] and new[j] > old[j]), None)


MONOTONICITY = (
    Property(
        id="house_monotonicity",
        definition="With one seat more nobody has fewer: each result for h seats is within a result for"
        " h + 1, and each for h + 1 has one for h within it.",
        source=f"{BALINSKI_YOUNG} (the Alabama paradox is its failure)",
        cases=cases.contests,
        check=_house,
    ),
    Property(
        id="vote_monotonicity",
        definition="Who has more votes, all others having the same, has no fewer seats at least and at most.",
        source=PUKELSHEIM,
        cases=cases.raised,
        check=_votes,
    ),
    Property(
        id="transfer_monotonicity",
        definition="Who takes votes from another has no fewer seats at least and at most.",
        source=PUKELSHEIM,
        cases=cases.transferred,
        check=_transfer,
    ),
    Property(
        id="relative_population_monotonicity",
        definition="No seat goes from one whose votes grew by a larger factor to one whose votes grew by a"
        " smaller one, between any permitted results before and after.",
        source=f"{BALINSKI_YOUNG} (the population paradox is its failure; strict growth)",
        cases=cases.regrown,
        check=_growth,
    ),
)
