"""Representation quotas: rules on who must be among those listed or elected."""

from electoral.representation.groups import Flag, Group, Women, YoungerThan
from electoral.representation.quota import Compliance, Infeasible, Proposal, RepresentationQuota

__all__ = [
    "Compliance",
    "Flag",
    "Group",
    "Infeasible",
    "Proposal",
    "RepresentationQuota",
    "Women",
    "YoungerThan",
]
