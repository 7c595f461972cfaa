"""What every rule has to do, whatever it promises."""

from collections.abc import Callable, Mapping

from electoral.errors import NoResult
from electoral.exact import show
from electoral.testing import cases
from electoral.testing.answers import (
    Malformed,
    require_filled,
    require_kept,
    require_whole,
)
from electoral.testing.failures import NotACase, Violation, results_shown, shown
from electoral.testing.properties.arrays import ARRAY_FORM
from electoral.testing.properties.equality import equals, require_concordance
from electoral.testing.properties.property import Cases, Needs, Property, require_counts
from electoral.testing.rules import Result, Results, Subject

#: Beside this many votes a float no longer sees a single one.
FLOAT_LIMIT = 2**53
# So many times the same question is asked.
_ASKED = 5


def _filled(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    try:
        results = rule.answer(votes, seats)
    except NoResult as refused:
        if not str(refused).strip():
            raise Malformed("NoResult without a word", "a refusal that says why", "house_filled") from None
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
    require_counts(minimum, votes, "minimum", every=False)
    require_counts(maximum, votes, "maximum", every=False)
    results = rule.permitted(votes, seats, minimum, maximum)
    for result in results:
        for key, given in result.items():
            if given < minimum.get(key, 0):
                raise Violation(shown(result), f"at least {minimum[key]} for {show(key)}, its minimum")
            if given > maximum.get(key, seats):
                raise Violation(shown(result), f"at most {maximum[key]} for {show(key)}, its maximum")
    alike = {key: (number, minimum.get(key), maximum.get(key)) for key, number in votes.items()}
    _require_exchanges(results, alike)


def _said(rule: Subject, votes: Mapping[str, int], seats: int) -> str:
    """Give what a rule says, unread, in words that are equal where the answers are."""
    try:
        said = {shown(dict(sorted(each.items(), key=str))) for each in rule.answer(votes, seats)}
    except (NoResult, Violation) as error:
        return f"{type(error).__name__}: {error}"
    return ", ".join(sorted(said))


def _determinism(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    # More than twice: random numbers begin anew in each case, and might agree by chance.
    first, *others = (_said(rule, votes, seats) for _ in range(_ASKED))
    for other in others:
        if other != first:
            raise Violation(f"{first}, and asked again {other}", "the same results each time")


def _untouched(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    bounds = {}
    if rule.bounded:
        bounds = {"minimum": dict.fromkeys(votes, 0), "maximum": dict.fromkeys(votes, seats)}
    given = {"votes": dict(votes), **bounds}
    before = {name: list(each.items()) for name, each in given.items()}
    # The very dicts are given here, where `answer` gives copies.
    _said(Subject.of(lambda *_: rule.rule(given["votes"], seats, **bounds)), votes, seats)
    for name, each in given.items():
        if list(each.items()) != before[name]:
            raise Violation(f"{name} changed to {shown(each)}", f"{name} as they were given")


def _require_exchanges(results: Results, alike: Mapping[str, object]) -> None:
    """Refuse results that treat contestants differently who are alike."""
    equal = equals(alike)
    for result in results:
        for i, j in equal:
            if (swapped := Result({**result, i: result[j], j: result[i]})) not in results:
                raise Violation(
                    results_shown(results),
                    f"{shown(swapped)} as well: {show(i)} and {show(j)} have equal votes, so give all"
                    " permitted results, or refuse by electoral.NoResult",
                )


def _ties(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    if not equals(votes):
        raise NotACase("no two contestants have equal votes")
    _require_exchanges(rule.permitted(votes, seats), votes)


def _large(rule: Subject, votes: Mapping[str, int], seats: int) -> None:
    if sum(votes.values()) <= FLOAT_LIMIT:
        raise NotACase("there are no more votes than a float can count")
    try:
        require_concordance(rule.permitted(votes, seats), votes)
    except Malformed:
        raise
    except Violation as found:
        hint = "use whole numbers or fractions, a float does not count so far"
        raise Violation(found.got, f"{found.wanted}; {hint}") from None


def _basic(
    id_: str, definition: str, drawn: Cases, check: Callable[..., None], needs: Needs = "votes and seats"
) -> Property:
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
    _basic("whole_seats", "Seats are whole numbers, 0 or more.", cases.contests, _whole),
    _basic(
        "contestants_kept",
        "A result is a dict that names all who stand and nobody else.",
        cases.contests,
        _kept,
    ),
    _basic(
        "no_votes_no_seats",
        "Who has no votes has no seats.",
        cases.with_a_zero,
        _without_votes,
    ),
    _basic(
        "bounds_respected",
        "Nobody has fewer seats than its minimum or more than its maximum; equals with equal bounds can be"
        " exchanged.",
        cases.bounded,
        _bounds,
        "bounds",
    ),
    _basic("determinism", "The same question has the same results.", cases.questions, _determinism),
    _basic(
        "inputs_untouched",
        "The votes and bounds that are given are not changed.",
        cases.questions,
        _untouched,
    ),
    _basic(
        "ties_reported",
        "Where contestants with equal votes have different seats, the exchange is a permitted result too: no"
        " tie is broken in silence.",
        cases.with_equals,
        _ties,
    ),
    _basic(
        "large_numbers",
        "Beyond 2**53 votes, too, who has one vote more has no fewer seats.",
        cases.beyond_floats,
        _large,
    ),
    ARRAY_FORM,
)
