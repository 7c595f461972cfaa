"""Choosing members from a ranked list under bounds on groups; see `choose`."""

from electoral.representation.choosing.choice import Choice, Requirement, Unsatisfiable
from electoral.representation.choosing.choose import choose, hold, require_rule
from electoral.representation.choosing.problem import Counting, Objective

__all__ = [
    "Choice",
    "Counting",
    "Objective",
    "Requirement",
    "Unsatisfiable",
    "choose",
    "hold",
    "require_rule",
]
