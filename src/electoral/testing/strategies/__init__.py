"""Hypothesis strategies for the library's own values.

Each gives every valid value unless an argument says otherwise, and shrinks towards few parties, small counts
and short names.

>>> from hypothesis import given
>>> @given(tallies(allow_unknown=False))
... def all_votes_are_known(tally):
...     assert None not in tally.votes.values()
>>> all_votes_are_known()
"""

from electoral.testing.strategies.conditions import conditions
from electoral.testing.strategies.methods import methods
from electoral.testing.strategies.names import names
from electoral.testing.strategies.people import candidate_lists, candidates, parties
from electoral.testing.strategies.returns import returns
from electoral.testing.strategies.standing import districts
from electoral.testing.strategies.systems import systems
from electoral.testing.strategies.tallies import tallies
from electoral.testing.strategies.tiers import tiers
from electoral.testing.strategies.votes import problems, votes

__all__ = [
    "candidate_lists",
    "candidates",
    "conditions",
    "districts",
    "methods",
    "names",
    "parties",
    "problems",
    "returns",
    "systems",
    "tallies",
    "tiers",
    "votes",
]
