"""The methods of votelib as rules under test: `RULES`, by the names that votelib has for them.

Its results are read as its documentation says: a party without a seat is missing, and a `Tie` holds seats
for some of its members. `VotingSystemError` is a refusal. Nothing else is caught, and nothing is mended.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from itertools import chain, combinations, product
from typing import Any

from electoral import NoResult

core: Any = import_module("votelib.evaluate.core")
divisors: Any = import_module("votelib.component.divisor")
proportional: Any = import_module("votelib.evaluate.proportional")

Bound = Mapping[str, int] | None
Rule = Callable[..., Iterator[dict[str, int]]]


def permitted(told: Mapping[Any, int], votes: Mapping[str, int]) -> Iterator[dict[str, int]]:
    """Give every result that a result with ties permits."""
    ties = {key: places for key, places in told.items() if isinstance(key, core.Tie)}
    for winners in product(*(combinations(sorted(tie), places) for tie, places in ties.items())):
        lucky = Counter(chain(*winners))
        yield {party: told.get(party, 0) + lucky[party] for party in votes}


def highest_averages(divisor: str | Callable[[int], object]) -> Rule:
    """Make a rule of `HighestAverages`; a minimum is what it calls previous gains."""
    evaluate = proportional.HighestAverages(divisor).evaluate

    def rule(
        votes: Mapping[str, int], seats: int, minimum: Bound = None, maximum: Bound = None
    ) -> Iterator[dict[str, int]]:
        held = dict(minimum or {})
        told = evaluate(votes, seats, prev_gains=held, max_seats=dict(maximum or {}))
        return permitted(Counter(held) + Counter(told), votes)

    return rule


def huntington_hill(votes: Mapping[str, int], seats: int) -> Iterator[dict[str, int]]:
    """Give everybody with votes the first seat: its documentation asks for that, since 0 is no divisor."""
    held = {party: 1 for party, number in votes.items() if number}
    if len(held) > seats:
        raise NoResult(f"huntington_hill: {seats} seats are too few for a first seat for {len(held)}")
    return highest_averages("huntington_hill")(votes, seats, minimum=held)


def largest_remainder(quota: str) -> Rule:
    """Make a rule of `LargestRemainder`; more whole quotas than seats are a refusal, its default."""
    evaluate = proportional.LargestRemainder(quota).evaluate

    def rule(
        votes: Mapping[str, int], seats: int, minimum: Bound = None, maximum: Bound = None
    ) -> Iterator[dict[str, int]]:
        if any((minimum or {}).values()):
            raise NoResult("LargestRemainder: has no minimum; previous gains are something else here")
        try:
            told = evaluate(votes, seats, max_seats=dict(maximum or {}))
        except core.VotingSystemError as error:
            raise NoResult(str(error)) from error
        return permitted(told, votes)

    return rule


def plurality(votes: Mapping[str, int], seats: int) -> Iterator[dict[str, int]]:
    """Give the results of `Plurality`, a list of winners and ties, as seats."""
    return permitted(Counter(core.Plurality().evaluate(votes, seats)), votes)


#: votelib's name of a divisor or quota -> the id of the same method here.
DIVISORS = {
    "d_hondt": "dhondt",
    "sainte_lague": "sainte_lague",
    "imperiali": "imperiali_divisor",
    "danish": "danish",
    "macau": "macau_dhondt",
}
QUOTAS = {
    "hare": "hare",
    "droop": "droop",
    "hagenbach_bischoff": "hagenbach_bischoff",
    "imperiali": "imperiali_quota",
}

#: The evaluator and its divisor or quota -> the rule.
RULES: dict[str, Rule] = {
    **{f"HighestAverages {name}": highest_averages(name) for name in DIVISORS},
    "HighestAverages modified_first_coef": highest_averages(
        divisors.modified_first_coef(divisors.sainte_lague)
    ),
    "HighestAverages huntington_hill": huntington_hill,
    **{f"LargestRemainder {name}": largest_remainder(name) for name in QUOTAS},
    "Plurality": plurality,
}

# A failure names the rule.
for name, each in RULES.items():
    each.__name__ = f"votelib {name}"

#: As `RULES` -> the id of the same method here.
SAME: dict[str, str] = {
    **{f"HighestAverages {name}": same for name, same in DIVISORS.items()},
    "HighestAverages modified_first_coef": "modified_sainte_lague",
    "HighestAverages huntington_hill": "huntington_hill",
    **{f"LargestRemainder {name}": same for name, same in QUOTAS.items()},
    "Plurality": "plurality",
}
