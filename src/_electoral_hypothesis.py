"""What hypothesis calls when it is imported, so that its `from_type` knows the values of the library.

The module stands outside the package, and the strategies are imported only when one is asked for, so that
`coverage` sees the package being imported by the tests, and who asks for none waits for none.
"""

from typing import Any

#: The types whose values can be asked for, by their names in `electoral`.
TYPES = (
    # Result sheets
    "Tally",
    "Returns",
    "Party",
    "Candidate",
    "CandidateList",
    "District",
    "Nomination",
    # Laws
    "System",
    "Citation",
    "Tier",
    "Lists",
    "Districts",
    "Condition",
    "Share",
    "Combined",
    "Admission",
    "TieRule",
    "RepresentationQuota",
    "Flag",
    "YoungerThan",
    # Votes to seats
    "Method",
    "DivisorMethod",
    "Divisors",
    "Linear",
    "FirstChanged",
    "PowerMean",
    "Powers",
    "Geometric",
    "Listed",
    "QuotaMethod",
    "Quota",
    "HighestAverage",
    "RemaindersThenAverages",
)


def register() -> None:
    """Tell hypothesis whom to ask for values of each type."""
    from hypothesis.strategies import register_type_strategy

    import electoral

    for name in TYPES:
        register_type_strategy(getattr(electoral, name), _resolve)


def _resolve(kind: type) -> Any:
    """Give the strategy of a type."""
    from electoral.testing.strategies.types import STRATEGIES

    return STRATEGIES[kind]()
