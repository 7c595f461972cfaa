"""What was printed, by whom, and what it claims."""

from collections.abc import Iterable

import attrs
from attrs.converters import optional

from electoral.errors import InvalidName
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.names import name
from electoral.published.claims import (
    EqualClaim,
    ShareClaim,
    SumClaim,
    TurnoutClaim,
)
from electoral.published.percentages import PercentageCheck
from electoral.published.rankings import CountClaim, RankClaim, SequenceClaim
from electoral.published.verdicts import Verdict

Claim = (
    PercentageCheck
    | SumClaim
    | ShareClaim
    | TurnoutClaim
    | EqualClaim
    | RankClaim
    | CountClaim
    | SequenceClaim
)
#: The kinds of claim, by the name that they have in a file.
KINDS: dict[str, type[Claim]] = {
    "percentages": PercentageCheck,
    "sum": SumClaim,
    "share": ShareClaim,
    "turnout": TurnoutClaim,
    "equal": EqualClaim,
    "rank": RankClaim,
    "count": CountClaim,
    "sequence": SequenceClaim,
}


def _id(value: str) -> str:
    return name(value, "id")


def _by(value: str) -> str:
    return name(value, "by")


def _says(value: str) -> str:
    return name(value, "says")


def _source(value: str) -> str:
    return name(value, "source")


@attrs.frozen(kw_only=True)
class Statement:
    """A claim, who printed it, and what it says in our own words.

    Attributes:
        id: its name among the statements of an election.
        by: who printed it.
        says: the claim in our own words, never a quotation.
        source: where it was read; None if not given.
        claim: the figures to check.
    """

    id: str = attrs.field(converter=_id)
    by: str = attrs.field(converter=_by)
    says: str = attrs.field(converter=_says)
    source: str | None = attrs.field(default=None, converter=optional(_source))
    claim: Claim

    def check(self) -> Verdict:
        """Say whether the figures bear it out."""
        return self.claim.check()


def _statements(values: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(values)


@attrs.frozen
class Published:
    """The statements about one election.

    Raises:
        InvalidName: if two have the same id.

    >>> seats = SumClaim(parts={"list": 69, "districts": 29}, total=98)
    >>> house = Statement(id="house", by="a newspaper", says="69 and 29 seats make the house", claim=seats)
    >>> Published([house]).check()["house"].outcome
    'holds'
    """

    statements: tuple[Statement, ...] = attrs.field(default=(), converter=_statements)

    def __attrs_post_init__(self) -> None:
        seen: set[str] = set()
        for each in self.statements:
            if each.id in seen:
                raise InvalidName(f"statements: the id {show(each.id)} stands twice; give each its own")
            seen.add(each.id)

    def check(self) -> Frozen[str, Verdict]:
        """Check every statement; the verdicts by id, in order."""
        return Frozen({each.id: each.check() for each in self.statements})
