"""Checks of printed figures: what a source printed, and whether the numbers bear it out."""

from electoral.published.claims import (
    EqualClaim,
    ShareClaim,
    SumClaim,
    TurnoutClaim,
)
from electoral.published.digits import Mend, mends
from electoral.published.percentages import (
    Misfit,
    PercentageCheck,
    Reproduction,
    implied_base,
    implied_votes,
)
from electoral.published.printed import Interval
from electoral.published.rankings import CountClaim, RankClaim, SequenceClaim
from electoral.published.statements import KINDS, Claim, Published, Statement
from electoral.published.verdicts import Verdict

__all__ = [
    "KINDS",
    "Claim",
    "CountClaim",
    "EqualClaim",
    "Interval",
    "Mend",
    "Misfit",
    "PercentageCheck",
    "Published",
    "RankClaim",
    "Reproduction",
    "SequenceClaim",
    "ShareClaim",
    "Statement",
    "SumClaim",
    "TurnoutClaim",
    "Verdict",
    "implied_base",
    "implied_votes",
    "mends",
]
