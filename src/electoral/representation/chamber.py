"""What a remedy sees: the lists of a tier with their persons and seats, and who is elected elsewhere."""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from electoral.errors import MissingFigure, UnsettledTie
from electoral.exact import show
from electoral.names import listed
from electoral.people import Candidate
from electoral.ranks import Ranks, seated
from electoral.representation.groups import in_union
from electoral.representation.seat_rules import SeatRule


@attrs.frozen(kw_only=True)
class StandingList:
    """A list with seats, and the persons who can have them.

    Attributes:
        party: None for a person who stands alone.
        district: None if the list is of the whole tier.
        ranks: who can have its seats, in the order in which they get them; empty if not known.
        seats: how many it has.
        remainder: of votes behind its last seat, if it has that by a remainder; None otherwise.
        unknown: what of its persons is not known, if that leaves open in which order they get seats.
    """

    party: str | None
    district: str | None
    ranks: Ranks
    seats: int
    remainder: Fraction | None = None
    unknown: str = "give its persons"

    @property
    def where(self) -> str:
        """The list in words."""
        return f"list of {show(self.party)}" + (f" in {show(self.district)}" if self.district else "")

    @property
    def persons(self) -> tuple[Candidate, ...]:
        """Who can have its seats, in their order."""
        return tuple(person for equal in self.ranks for person in equal)

    @property
    def members(self) -> tuple[Candidate, ...]:
        """Who has its seats by that order.

        Raises:
            MissingFigure: if its persons are not known.
            UnsettledTie: if too few seats are left for persons with equal votes.
        """
        if self.seats and not self.ranks:
            raise MissingFigure(f"{self.where}: who has its {self.seats} seats is not known; {self.unknown}")
        found = seated(self.ranks, self.seats)
        if len(found) < min(self.seats, len(self.persons)):
            equal = next(each for each in self.ranks if not set(each) <= set(found))
            raise equal_votes(self, equal)
        return found


@attrs.frozen(kw_only=True)
class ElectedElsewhere:
    """A member of another tier; the person is None if not known."""

    party: str | None
    person: Candidate | None


@attrs.frozen(kw_only=True)
class Chamber:
    """The lists of a tier, and the members of all others.

    Attributes:
        tier: whose lists the quota is on.
        lists: those with seats.
        districts: in how many districts the tier has seats.
        elsewhere: the members of other tiers.
    """

    tier: str
    lists: tuple[StandingList, ...]
    districts: int = 1
    elsewhere: tuple[ElectedElsewhere, ...]

    @property
    def parties(self) -> tuple[StandingList, ...]:
        """The lists without those who stand alone, of whom no list is asked anything."""
        return tuple(each for each in self.lists if each.party is not None)

    def elected(self, party: str | None) -> tuple[Candidate, ...]:
        """Give who of a party is elected elsewhere.

        Raises:
            MissingFigure: if somebody is not known by name.
        """
        return _known(each for each in self.elsewhere if each.party == party)

    def require_lists_of_districts(self) -> None:
        """Refuse lists of which it is not known who of them sits in which district.

        Raises:
            MissingFigure: naming one.
        """
        whole = [each for each in self.lists if each.district is None]
        if whole and self.districts > 1:
            raise MissingFigure(
                f"{whole[0].where}: it is of all {self.districts} districts of tier {show(self.tier)}, and"
                " who of it sits in which is not known; give a list for each district"
            )

    def all_elsewhere(self) -> tuple[Candidate, ...]:
        """Give who is elected elsewhere.

        Raises:
            MissingFigure: if somebody is not known by name.
        """
        return _known(self.elsewhere)

    def due(self, rule: SeatRule, of: StandingList) -> int:
        """Give how many of a list's seats a rule on lists or parties demands, or allows.

        Raises:
            MissingFigure: if what decides is not known of somebody elected elsewhere.
        """
        if rule.over == "list":
            return rule.bound.number(of.seats)
        elected = self.elected(of.party)
        total = of.seats + len(elected)
        if any(each is not of and each.party == of.party for each in self.lists):
            raise MissingFigure(
                f"{of.where}: the party has other lists in tier {show(self.tier)}; how the law divides among"
                " them what it asks of a party is not known"
            )
        return max(rule.bound.number(total) - number_in(rule, elected), 0)


def equal_votes(of: StandingList, persons: Iterable[Candidate]) -> UnsettledTie:
    """Make the error that says whose equal votes leave open who is elected."""
    return UnsettledTie(
        f"{of.where}: equal votes of {listed(person.name for person in persons)} leave open who is elected;"
        " if the law settles it by list order, say persons = 'votes, then list order'"
    )


def number_in(rule: SeatRule, persons: Iterable[Candidate]) -> int:
    """Give how many persons count for a rule.

    Raises:
        MissingFigure: if that is not known of somebody.
    """
    return sum(in_union(rule.bound.groups, person) for person in persons)


def _known(seats: Iterable[ElectedElsewhere]) -> tuple[Candidate, ...]:
    persons = []
    for each in seats:
        if each.person is None:
            raise MissingFigure(
                f"a member of {show(each.party)} elsewhere is not known by name; give who was elected there"
            )
        persons.append(each.person)
    return tuple(persons)
