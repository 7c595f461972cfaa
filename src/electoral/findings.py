"""What a condition finds: who takes part, with the numbers that prove it."""

from fractions import Fraction
from typing import Literal

import attrs

from electoral.exact import Exact
from electoral.frozen import Frozen

Numbers = Frozen[str, int]
#: Why those take part whom the returns declare.
DECLARED = "as declared in the returns; the condition of the law was not computed"
#: How widely a share is taken: in the contest, in the region around it, or over the whole tier.
Within = Literal["contest", "region", "nation"]


@attrs.frozen(kw_only=True)
class ShareFinding:
    """Who has at least (or more than) a share of a base.

    Attributes:
        base: the name of the base; `base_value` its size, `reading` how it was found.
        within: how widely votes and base were taken: "contest", "region" or "nation".
        votes: those that were compared, where they are not those of the contest.
        needed: share x base, exact.
        missing: whole votes each of the others is short of.
    """

    base: str
    base_value: Exact
    reading: str
    within: Within
    votes: Frozen[str, Exact]
    share: Fraction
    strictly_more: bool
    needed: Exact
    passing: tuple[str, ...]
    missing: Numbers


@attrs.frozen(kw_only=True)
class LadderFinding:
    """Who has at least the share of a base that the law asks of a coalition of its size.

    Attributes:
        shares: for one party, two, and so on; the last for all larger coalitions.
        members: how many parties each contestant is of.
        needed: share x base, by contestant.
    """

    base: str
    base_value: Exact
    reading: str
    shares: tuple[Fraction, ...]
    members: Numbers
    needed: Frozen[str, Exact]
    passing: tuple[str, ...]


@attrs.frozen(kw_only=True)
class LocalFinding:
    """Who has at least a share of a base in one district, whichever.

    Attributes:
        base: the name of the base; `sizes` its size in each district, `readings` how that was found.
        reached: the districts in which each contestant has the share; only of those who have it somewhere.
    """

    base: str
    sizes: Frozen[str, Exact]
    readings: Frozen[str, str]
    share: Fraction
    reached: Frozen[str, tuple[str, ...]]
    passing: tuple[str, ...]


@attrs.frozen(kw_only=True)
class SeatsFinding:
    """Whose party won at least so many seats in an earlier table.

    Attributes:
        table: where they were won.
        least: how many are enough.
        seats: those won, by contestant.
    """

    table: str
    least: int
    seats: Numbers
    passing: tuple[str, ...]


@attrs.frozen(kw_only=True)
class CombinedFinding:
    """Who meets any, or all, of several conditions."""

    how: Literal["any", "all"]
    parts: tuple["Finding", ...]
    passing: tuple[str, ...]


@attrs.frozen(kw_only=True)
class StatedFinding:
    """Who takes part by what is only stated: everyone, the returns, or a rule of the user's own."""

    reason: str
    passing: tuple[str, ...]


Finding = ShareFinding | LadderFinding | LocalFinding | SeatsFinding | CombinedFinding | StatedFinding
