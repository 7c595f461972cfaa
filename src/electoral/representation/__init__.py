"""Representation quotas: rules on who must be among those listed or elected."""

from electoral.representation.bounds import Bound, Rounding
from electoral.representation.choosing import (
    Choice,
    Counting,
    Objective,
    Requirement,
    Unsatisfiable,
    choose,
)
from electoral.representation.groups import Flag, Group, Women, YoungerThan
from electoral.representation.quota import Compliance, Infeasible, Proposal, RepresentationQuota

__all__ = [
    "Bound",
    "Choice",
    "Compliance",
    "Counting",
    "Flag",
    "Group",
    "Infeasible",
    "Objective",
    "Proposal",
    "RepresentationQuota",
    "Requirement",
    "Rounding",
    "Unsatisfiable",
    "Women",
    "YoungerThan",
    "choose",
]
