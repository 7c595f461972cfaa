"""Which strategy gives the values of which type, for `from_type` of hypothesis."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

import electoral as el
from electoral.testing.strategies.conditions import COMBINED, SHARES, conditions
from electoral.testing.strategies.divisors import (
    GEOMETRIC,
    LINEAR,
    LISTED,
    POWER_MEANS,
    POWERS,
    divisors,
    first_changed,
)
from electoral.testing.strategies.methods import (
    QUOTA_RULES,
    divisor_methods,
    highest_averages,
    methods,
    quota_methods,
    remainders_then_averages,
)
from electoral.testing.strategies.people import candidate_lists, candidates, parties
from electoral.testing.strategies.returns import returns
from electoral.testing.strategies.standing import districts, nominations
from electoral.testing.strategies.systems import AGES, FLAGS, MEMBERS, systems
from electoral.testing.strategies.tallies import tallies
from electoral.testing.strategies.tiers import ADMISSIONS, CITATIONS, Parts, district_tiers, list_tiers, tiers
from electoral.ties import TIE_RULES

#: The strategies are made when they are asked for.
STRATEGIES: dict[Any, Callable[[], st.SearchStrategy[Any]]] = {
    el.Tally: tallies,
    el.Returns: returns,
    el.Party: parties,
    el.Candidate: candidates,
    el.CandidateList: candidate_lists,
    el.District: districts,
    el.Nomination: nominations,
    el.System: systems,
    el.Citation: lambda: CITATIONS,
    el.Tier: tiers,
    el.Lists: lambda: list_tiers(Parts()),
    el.Districts: lambda: district_tiers(Parts()),
    el.Condition: conditions,
    el.Share: lambda: SHARES,
    el.Combined: lambda: COMBINED,
    el.Admission: lambda: ADMISSIONS,
    el.TieRule: lambda: st.sampled_from(list(TIE_RULES.values())),
    el.RepresentationQuota: lambda: MEMBERS,
    el.Flag: lambda: FLAGS,
    el.YoungerThan: lambda: AGES,
    el.Method: methods,
    el.DivisorMethod: divisor_methods,
    el.Divisors: divisors,
    el.Linear: lambda: LINEAR,
    el.FirstChanged: first_changed,
    el.PowerMean: lambda: POWER_MEANS,
    el.Powers: lambda: POWERS,
    el.Geometric: lambda: GEOMETRIC,
    el.Listed: lambda: LISTED,
    el.QuotaMethod: quota_methods,
    el.Quota: lambda: QUOTA_RULES,
    el.HighestAverage: highest_averages,
    el.RemaindersThenAverages: remainders_then_averages,
}
