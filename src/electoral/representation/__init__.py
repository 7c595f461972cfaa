"""Representation quotas: rules on who must be among those listed or elected."""

from electoral.representation.bounds import Bound, Rounding
from electoral.representation.ceding import Balanced, Cession, Contender, balanced
from electoral.representation.chamber import Chamber, ElectedElsewhere, StandingList
from electoral.representation.choosing import (
    Choice,
    Counting,
    Objective,
    Requirement,
    Unsatisfiable,
    choose,
    hold,
)
from electoral.representation.groups import Flag, Group, Men, Women, YoungerThan
from electoral.representation.list_rules import ListFault, ListReport, ListRule, check_list
from electoral.representation.mending import Mend, mend
from electoral.representation.quota import Faulty, RepresentationQuota, Status
from electoral.representation.remedies import CedeByVotes, GiveLastRemainders, HandToParty, Remedy, Swap
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
from electoral.representation.seat_rules import Over, SeatRule
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
    "CedeByVotes",
    "Cession",
    "Chamber",
    "Choice",
    "Contender",
    "Counting",
    "ElectedElsewhere",
    "Faulty",
    "Flag",
    "GiveLastRemainders",
    "Group",
    "HandToParty",
    "LastBlock",
    "ListFault",
    "ListReport",
    "ListRule",
    "Men",
    "Mend",
    "NextOfSameGroups",
    "NextOnList",
    "NextUnlessBelow",
    "Objective",
    "Over",
    "Places",
    "Prefixes",
    "Remedy",
    "RepresentationQuota",
    "Requirement",
    "Rounding",
    "Scope",
    "SeatRule",
    "StandingList",
    "Status",
    "Substitutes",
    "Succession",
    "Swap",
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
    "hold",
    "largest_gap",
    "mend",
    "replay",
]
