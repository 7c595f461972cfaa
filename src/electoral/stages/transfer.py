"""Votes of candidates in districts that are added to lists, or taken off them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from electoral.errors import InvalidReturns, InvalidSystem, MissingFigure
from electoral.exact import Exact, show
from electoral.frozen import Frozen
from electoral.names import listed
from electoral.returns import Returns
from electoral.sources import Table, districts_in, tallies_in
from electoral.stages.desk import Desk, Outcome, Row, gathered
from electoral.transfers import Contested, Counts, Transfer
from electoral.travelled import Transferred
from electoral.votes import Tally

#: District -> candidate -> votes that travel.
Moved = Mapping[str, Mapping[str, Exact]]


@attrs.frozen(kw_only=True)
class TransferVotes:
    """Let votes travel from candidates to the lists they are linked to; makes region -> list -> votes added.

    A vote for a candidate of several lists is split among them by their votes where the district lies,
    exactly. Never more is taken off a list than it has there.

    Attributes:
        name: the table's name.
        tier: the tier of the lists.
        rule: which votes travel.
    """

    name: str
    tier: str
    rule: Transfer
    fills: bool = attrs.field(default=False, init=False)
    by_region: bool = attrs.field(default=True, init=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The table of the districts."""
        return (self.rule.tier,)

    def regions_of(self, returns: Returns, table: str, districts: frozenset[str]) -> frozenset[str]:  # noqa: ARG002 - there is one table
        """Give the regions of lists in which districts lie."""
        places = _places(returns, self.tier, self.rule.tier, districts)
        return frozenset(places.values())

    def run(self, desk: Desk) -> Outcome:
        """Add up what travels, in every region of the lists."""
        contests = self._contests(desk.returns)
        around: dict[str, list[str]] = defaultdict(list)
        for district, region in _places(desk.returns, self.tier, self.rule.tier, contests).items():
            around[region].append(district)
        regions = [region for region in desk.returns.tier(self.tier) if region not in desk.waiting]
        return gathered(self.name, {region: self._row(desk, region, around[region]) for region in regions})

    def _contests(self, returns: Returns) -> Mapping[str, Tally]:
        """Give the contests from which votes travel.

        Raises:
            MissingFigure: if only their winners are known.
        """
        if self.rule.tier not in returns.tallies and self.rule.tier in returns.declared:
            raise MissingFigure(
                f"{self.name}: votes travel from tier {show(self.rule.tier)}, but only its winners are"
                " declared; give its votes"
            )
        return returns.tier(self.rule.tier)

    def _row(self, desk: Desk, region: str, districts: Iterable[str]) -> Row:
        before = tallies_in(desk.returns, self.tier)[region].known(f"{self.name}/{region}")
        lists = _lists(desk.returns, region, before)
        moved: dict[str, Frozen[str, Exact]] = {}
        arrived: dict[str, Exact] = dict.fromkeys(before, 0)
        for district in districts:
            contest = self._contest(desk, region, district, lists)
            linked = {key: votes for key, votes in _moved(self.rule, contest).items() if contest.lists[key]}
            moved[district] = Frozen(linked)
            for candidate, votes in linked.items():
                for key, part in _split(contest, candidate, votes).items():
                    arrived[key] += part
        added = {key: max(votes, -before[key]) for key, votes in arrived.items()}
        step = Transferred(
            stage=self.name,
            region=region,
            rule=self.rule.word,
            moved=Frozen(moved),
            before=Frozen(before),
            added=Frozen(added),
            after=Frozen({key: votes + added[key] for key, votes in before.items()}),
        )
        return Row(numbers=Frozen(added), steps=(step,))

    def _contest(
        self, desk: Desk, region: str, district: str, lists: Mapping[str, tuple[str, Exact]]
    ) -> Contested:
        where = f"{self.name}/{district}"
        tally = desk.returns.tier(self.rule.tier)[district]
        votes = tally.known(where)
        return Contested(
            where=where,
            tally=tally,
            votes=votes,
            winner=_winner(desk.tables[self.rule.tier], district, where),
            lists={key: linked_lists(desk.returns, district, key, lists, where) for key in votes},
            own_lists=region == district,
        )


def _moved(rule: Transfer, contest: Contested) -> Mapping[str, Exact]:
    """Ask a rule what travels.

    Raises:
        InvalidSystem: if a rule of the user's own gives no votes of the candidates.
    """
    moved: object = rule.moved(contest)
    if not isinstance(moved, Mapping) or not all(
        key in contest.votes and isinstance(votes, int | Fraction) for key, votes in moved.items()
    ):
        raise InvalidSystem(
            f"{contest.where}: transfer {show(rule.word)} gives {show(moved)}, but votes by candidate are"
            " exact numbers; let it give those of candidates of the contest"
        )
    return moved


def _places(returns: Returns, tier: str, districts: str, some: Iterable[str]) -> dict[str, str]:
    """Give the region of the lists in which each district lies.

    Raises:
        InvalidReturns: if one lies in none.
    """
    regions, wanted = returns.tier(tier), list(some)
    found = districts_in(returns, districts, wanted, regions)
    if lost := [district for district in wanted if district not in found]:
        raise InvalidReturns(
            f"tier {show(districts)}, district {show(lost[0])}: lies in none of the regions {listed(regions)}"
            f" of {show(tier)}; give its parent with the districts"
        )
    return found


def _lists(returns: Returns, region: str, votes: Mapping[str, Exact]) -> dict[str, tuple[str, Exact]]:
    """Give the lists of a region by party: the name on the ballot, and the votes."""
    found: dict[str, tuple[str, Exact]] = {}
    for key, number in votes.items():
        party = returns.party(region, key)
        if party in found:
            both = listed((found[party][0], key))
            raise InvalidReturns(
                f"district {show(region)}: {both} are lists of {show(party)}, and votes would travel to both;"
                " add them up"
            )
        if party is not None:
            found[party] = key, number
    return found


def linked_lists(
    returns: Returns, district: str, candidate: str, lists: Mapping[str, tuple[str, Exact]], where: str
) -> dict[str, Exact]:
    """Give the lists that a candidate is linked to, with their votes; none if its own party has no list.

    Raises:
        InvalidReturns: if it is said to be linked to a list that does not stand.
    """
    linked = returns.linked(district, candidate)
    own = (returns.party(district, candidate),)
    if absent := [party for party in linked if party not in lists and linked != own]:
        raise InvalidReturns(
            f"{where}: {show(candidate)} is linked to the list of {show(absent[0])}, which does not stand"
            f" there; lists are of {listed(lists)}"
        )
    return dict(lists[party] for party in linked if party in lists)


def _winner(table: Table, district: str, where: str) -> str | None:
    """Give who was elected; None in a void contest.

    Raises:
        InvalidReturns: if several were, or winners are not known by district.
    """
    if district not in table:
        raise InvalidReturns(f"{where}: its winner is not known; declare winners by district")
    winners = [key for key, seats in table[district].items() if seats]
    if len(winners) > 1:
        raise InvalidReturns(f"{where}: elects {listed(winners)}, but votes travel where one is elected")
    return winners[0] if winners else None


def _split(contest: Contested, candidate: str, votes: Exact) -> dict[str, Exact]:
    """Split votes among the lists of a candidate, by their own votes.

    Raises:
        InvalidReturns: if there are several, none of which has votes.
    """
    lists = contest.lists[candidate]
    if len(lists) == 1 or not votes:
        return dict.fromkeys(lists, votes)
    total = sum(lists.values())
    if not total and votes < 0:
        # Nothing can be taken off lists that have nothing.
        return dict.fromkeys(lists, 0)
    if not total:
        raise InvalidReturns(
            f"{contest.where}: {show(votes)} votes of {show(candidate)} cannot be split among its lists"
            f" {listed(lists)}, which have no votes; correct the links or the votes"
        )
    # One division at the end keeps whole votes whole.
    return {key: _whole_if(Fraction(votes) * own / total) for key, own in lists.items()}


def _whole_if(number: Fraction) -> Exact:
    return number.numerator if number.denominator == 1 else number


def transfer_stages(tier: str, rules: Iterable[Transfer]) -> tuple[TransferVotes, ...]:
    """Give the stages in which votes travel to the lists of a tier."""
    return tuple(TransferVotes(name=f"{tier}.{rule.word}", tier=tier, rule=rule) for rule in rules)


def tables_for(counts: Counts, stages: Iterable[TransferVotes]) -> tuple[str, ...]:
    """Give the tables of votes that count for something."""
    return tuple(stage.name for stage in stages if stage.rule.counts == counts)
