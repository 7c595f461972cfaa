"""Small made-up elections with lists and districts, laws for them, and counts with all lots drawn."""

from collections import Counter
from fractions import Fraction
from itertools import combinations

from hypothesis import assume
from hypothesis import strategies as st
from made import districts, drawn, proven, system, top_up

import electoral as el

#: Whose winners come off the house, so that it is what the law says, whoever wins a district.
LESS = ("winners who take no part",)
#: Parts of a top-up by its answer to overhang.
ANSWERS = {
    "keep": {"overhang": "keep", "less": LESS, "lists": "linked"},
    "keep in the nation": {"overhang": "keep", "less": LESS, "lists": "nation"},
    "absorb": {"overhang": "absorb", "less": LESS, "lists": "linked"},
    "absorb in regions": {"overhang": "absorb", "apportioned": "population"},
    "leave": {"overhang": el.LeaveOut("as many"), "less": LESS, "lists": "nation"},
    "level": {"overhang": el.LevelOverhang(regions="population"), "less": LESS, "lists": "linked"},
    "level means": {
        "overhang": el.LevelOverhang(claim="mean", floor="claim", tolerance=3, regions="population"),
        "less": LESS,
        "lists": "linked",
    },
    "deny": {"overhang": "deny", "less": ("independents",), "lists": "linked"},
    "parallel": {"overhang": "parallel", "lists": "linked"},
    "cap": {
        "overhang": el.CapSeats(several="together", house=20, over="8%", most=12),
        "lists": "linked",
        "method": "hare",
    },
    "cap one by one": {
        "overhang": el.CapSeats(several="one by one", house=20, over="8%"),
        "lists": "nation",
        "method": "hare",
    },
}


def law_of(answer, house):
    """Give a law with one of the answers to overhang."""
    return system(districts(), top_up(house=house, **ANSWERS[answer]))


@st.composite
def sheets(draw):
    """Give returns of two to five parties in one to four regions; votes are few, so that ties occur."""
    parties = "ABCDE"[: draw(st.integers(2, 5))]
    regions = ("north", "south", "east", "west")[: draw(st.integers(1, 4))]
    places = {str(number): draw(st.sampled_from(regions)) for number in range(draw(st.integers(1, 5)))}

    def votes(standing, most):
        return {key: draw(st.integers(0, most)) for key in standing} | {draw(st.sampled_from(parties)): most}

    first = {key: votes((*parties, "Ann"), 5) for key in places}
    return el.Returns(
        {
            "districts": {key: el.Tally(row, valid=sum(row.values())) for key, row in first.items()},
            "lists": {region: el.Tally(votes(parties, 9)) for region in regions},
        },
        parties=tuple(el.Party(key) for key in parties),
        nominations=tuple(el.Nomination(key, "Ann", None) for key in places),
        districts=(
            *(el.District(key, tier="districts", seats=1, parent=region) for key, region in places.items()),
            *(el.District(region, tier="lists", population=draw(st.integers(1, 9))) for region in regions),
        ),
    )


def first_by_name(lot):
    """Draw those whose names come first."""
    return sorted(lot.contestants)[: lot.places]


def by_chance(chance):
    """Give a way to draw by chance."""
    return lambda lot: chance.sample(sorted(lot.contestants), lot.places)


def counts(law, returns, choose=first_by_name):
    """Give the count, and the counts that follow with all lots drawn, until none is open."""
    draws = []
    while True:
        yield (count := proven(law.count(returns, draws)))
        if not count.lots:
            return
        draws += [drawn(lot, *choose(lot)) for lot in count.lots]


def complete(law, returns, choose=first_by_name):
    """Give the count with all lots drawn; what a silent law leads to is not looked at."""
    *_, count = counts(law, returns, choose)
    assume(count.status == "complete")
    return count


def won_by(count):
    """Give the seats won in districts by region and party; those of independents stand under None."""
    parents = {each.key: each.parent for each in count.returns.districts}
    return Counter(
        (parents[key], count.returns.party(key, winner))
        for key, row in count.tables["districts"].items()
        for winner, seats in row.items()
        if seats
    )


def quotients(votes, seats):
    """Give the quotients of Sainte-Laguë with the parties, largest first, that matter for so many seats."""
    return sorted(
        ((Fraction(number, 2 * held + 1), key) for key, number in votes.items() for held in range(seats)),
        reverse=True,
    )


def allocations(ranked, seats):
    """Give all allocations of some seats by ranked quotients: one, or as many as ties have answers."""
    if not seats:
        return [Counter()]
    edge = ranked[seats - 1][0]
    sure = Counter(key for quotient, key in ranked if quotient > edge)
    tied = [key for quotient, key in ranked if quotient == edge]
    return [sure + Counter(some) for some in combinations(tied, seats - sure.total())]
