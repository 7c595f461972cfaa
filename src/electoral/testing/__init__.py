"""A test kit for allocation rules: strategies, properties, and checks for anybody's rule.

Needs hypothesis: the extra ``testing``.
"""

try:
    import hypothesis as _hypothesis  # noqa: F401 - needed by all that follows
except ImportError:
    raise ImportError(
        "electoral.testing needs hypothesis; install it with: pip install 'electoral[testing]'"
    ) from None

from electoral.testing.agreement import assert_agrees
from electoral.testing.checks import Check, Verdict
from electoral.testing.failures import CheckFailed, NotACase, Violation
from electoral.testing.known import Theorem, Witness, theorems, witnesses
from electoral.testing.limits import CONDITIONS, Condition, limited
from electoral.testing.parametrize import example, parametrize_with_checks
from electoral.testing.properties import BASIC_CHECKS, PROPERTIES, Property
from electoral.testing.report import Report, check_rule
from electoral.testing.rules import ArrayForm, MethodRule, Rule, Subject, rule_of
from electoral.testing.search import PROFILES, Profile
from electoral.testing.survey import Cell, survey

__all__ = [
    "BASIC_CHECKS",
    "CONDITIONS",
    "PROFILES",
    "PROPERTIES",
    "ArrayForm",
    "Cell",
    "Check",
    "CheckFailed",
    "Condition",
    "MethodRule",
    "NotACase",
    "Profile",
    "Property",
    "Report",
    "Rule",
    "Subject",
    "Theorem",
    "Verdict",
    "Violation",
    "Witness",
    "assert_agrees",
    "check_rule",
    "example",
    "limited",
    "parametrize_with_checks",
    "rule_of",
    "survey",
    "theorems",
    "witnesses",
]
