"""The methods of apportionment as rules under test: `RULES`, by the names that it has for them.

Each is asked to report ties. Where it reports one, which it does without naming the parties, its results for
every order of the parties are the permitted ones: left alone, it breaks ties in the order given.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import permutations
from typing import Any

methods: Any = import_module("apportionment.methods")

Rule = Callable[[Mapping[str, int], int], Iterator[dict[str, int]]]


def rule(name: str, *, fractions: bool) -> Rule:
    """Make a rule of a method, computed with floats or with fractions."""

    def permitted(votes: Mapping[str, int], seats: int) -> Iterator[dict[str, int]]:
        def seats_of(order: Sequence[str], *, ties: bool) -> dict[str, int]:
            numbers = [votes[party] for party in order]
            told = methods.compute(name, numbers, seats, fractions=fractions, parties=order, tiesallowed=ties)
            return dict(zip(order, told, strict=True))

        if name == "quota":
            # Its documentation says that this method cannot report ties.
            yield seats_of(list(votes), ties=True)
            return
        try:
            yield seats_of(list(votes), ties=False)
        except methods.TiesException:
            for order in permutations(votes):
                yield seats_of(order, ties=True)

    return permitted


#: Its name of a method -> the id of the same method here.
NAMES: dict[str, str] = {
    "dhondt": "dhondt",
    "saintelague": "sainte_lague",
    "modified_saintelague": "modified_sainte_lague",
    "adams": "adams",
    "dean": "dean",
    "huntington": "huntington_hill",
    "largest_remainder": "hare",
    "quota": "quota_method",
}

#: Its name of a method, with "exact" if it is told to compute with fractions -> the rule.
RULES: dict[str, Rule] = {
    **{name: rule(name, fractions=False) for name in NAMES},
    **{f"{name} exact": rule(name, fractions=True) for name in NAMES},
}

# A failure names the rule.
for name, each in RULES.items():
    each.__name__ = f"apportionment {name}"

#: As `RULES` -> the id of the same method here.
SAME: dict[str, str] = {name: NAMES[name.removesuffix(" exact")] for name in RULES}
