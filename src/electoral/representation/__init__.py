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
from electoral.representation.list_rules import ListFault, ListReport, ListRule, check_list
from electoral.representation.mending import Mend, mend
from electoral.representation.parity import Balanced, Cession, Contender, balanced
from electoral.representation.quota import Compliance, Infeasible, Proposal, RepresentationQuota
from electoral.representation.scopes import (
    Blocks,
    LastBlock,
    Places,
    Prefixes,
    Scope,
    WholeList,
    Windows,
    largest_gap,
)
from electoral.representation.vacancies import (
    NextOfSameGroups,
    NextOnList,
    NextUnlessBelow,
    Substitutes,
    Succession,
    Term,
    Vacancy,
    replay,
)

__all__ = [
    "Balanced",
    "Blocks",
    "Bound",
    "Cession",
    "Choice",
    "Compliance",
    "Contender",
    "Counting",
    "Flag",
    "Group",
    "Infeasible",
    "LastBlock",
    "ListFault",
    "ListReport",
    "ListRule",
    "Mend",
    "NextOfSameGroups",
    "NextOnList",
    "NextUnlessBelow",
    "Objective",
    "Places",
    "Prefixes",
    "Proposal",
    "RepresentationQuota",
    "Requirement",
    "Rounding",
    "Scope",
    "Substitutes",
    "Succession",
    "Term",
    "Unsatisfiable",
    "Vacancy",
    "WholeList",
    "Windows",
    "Women",
    "YoungerThan",
    "balanced",
    "check_list",
    "choose",
    "largest_gap",
    "mend",
    "replay",
]
