"""The votes of one tier in many elections: checked arrays, and the tallies that the exact engine reads."""

from collections.abc import Mapping
from typing import Any

import attrs

from electoral.batch.given import Integers, IntegersLike, integers
from electoral.batch.thresholds import sizes
from electoral.errors import InvalidReturns
from electoral.exact import show
from electoral.returns import Returns
from electoral.votes import Base, Tally


@attrs.frozen(kw_only=True, eq=False)
class Voted:
    """The votes of one tier.

    Attributes:
        districts: the labels of the second axis, as in the template.
        contestants: the labels of the last axis, for each district.
        votes: (elections, districts, contestants).
        bases: the size of each base that was given, and the votes for contestants (elections, districts).
    """

    districts: tuple[str, ...]
    contestants: tuple[tuple[str, ...], ...]
    votes: Integers
    bases: Mapping[Base, Integers]

    @classmethod
    def of(
        cls, tier: str, template: Returns, given: IntegersLike, bases: Mapping[Base, IntegersLike]
    ) -> "Voted":
        """Check the arrays of a tier against the template.

        Raises:
            InexactNumber, InvalidNumber, InvalidReturns, InvalidTally: for arrays that do not fit.
        """
        tallies = template.tier(tier)
        contestants = tuple(tuple(tally.votes) for tally in tallies.values())
        votes = _votes(given, tier, contestants)
        return cls(districts=tuple(tallies), contestants=contestants, votes=votes, bases=sizes(votes, bases))

    def tallies(self, election: int) -> dict[str, Tally]:
        """Give what was counted in one election, by district."""
        return {district: self.tally(election, d) for d, district in enumerate(self.districts)}

    def tally(self, election: int, d: int) -> Tally:
        """Give what was counted in one contest of one election."""
        contestants = self.contestants[d]
        own = self.votes[election, d].tolist()[: len(contestants)]
        figures = {base: int(size[election, d]) for base, size in self.bases.items()}
        return Tally(zip(contestants, own, strict=True), **_figures(sum(own), figures))


def _votes(given: IntegersLike, tier: str, contestants: tuple[tuple[str, ...], ...]) -> Integers:
    votes = integers(given, f"votes of tier {show(tier)}")
    widest = max(len(each) for each in contestants)
    if votes.ndim != 3 or votes.shape[1:] != (len(contestants), widest):  # noqa: PLR2004 - the axes
        raise InvalidReturns(
            f"votes of tier {show(tier)}: shape {votes.shape}; give (elections,"
            f" {len(contestants)}, {widest}): elections, districts, contestants as in the template"
        )
    for place, each in enumerate(contestants):
        if votes[:, place, len(each) :].any():
            raise InvalidReturns(
                f"votes of tier {show(tier)}: district {place} has {len(each)} contestants, and there are"
                " votes beyond them; give 0 there"
            )
    return votes


def _figures(votes: int, bases: Mapping[Base, int]) -> dict[str, Any]:
    """Give ballots beside the votes from which each base comes out as it was given."""
    valid = bases.get(Base.VALID, bases.get(Base.VALID_WITH_BLANK))
    with_blank = bases.get(Base.VALID_WITH_BLANK, valid)
    return {
        "registered": bases.get(Base.REGISTERED),
        "cast": bases.get(Base.CAST),
        "against_all": None if valid is None else valid - votes,
        "blank": None if valid is None or with_blank is None else with_blank - valid,
    }
