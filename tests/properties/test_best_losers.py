"""Best losers of any lists and districts: as many seats as promised, nobody twice, equal to a slow count."""

from fractions import Fraction

import losers
from hypothesis import given
from hypothesis import strategies as st

import electoral as el
from electoral.losers import LosersSeated

PARTIES = "ABC"
DISTRICTS = ("North 1", "North 2", "South")


@st.composite
def elections(draw):
    """Give a law and returns with lists of up to four persons, few votes and so many ties."""
    rows = {place: {party: draw(st.integers(1, 20)) for party in PARTIES} for place in DISTRICTS}
    people = {
        (place, party): [
            (f"{party}{place[0]}{place[-1]}{number}", draw(st.sampled_from("wm")), draw(st.integers(0, 6)))
            for number in range(draw(st.integers(1, 4)))
        ]
        for place in DISTRICTS
        for party in PARTIES
    }
    rosters = [
        losers.roster(party, *(f"{name} {sex} {votes}" for name, sex, votes in own), district=place)
        for (place, party), own in people.items()
    ]
    sizes = {place: draw(st.integers(20, 40)) for place in DISTRICTS}
    facts = losers.returns(
        rows,
        rosters,
        seats=draw(st.integers(0, 3)),
        parents=losers.GOVERNORATES,
        ballots={place: {"registered": size} for place, size in sizes.items()},
        parties=[el.Party(key, registration_order=place) for place, key in enumerate(PARTIES, start=1)],
    )
    tiers = (
        losers.lists(
            persons=draw(st.sampled_from(["list order", "votes, then list order"])),
            ties=(el.RegistrationOrder(),),
        ),
        losers.women(
            seats=draw(st.integers(1, 4)),
            level=draw(st.sampled_from(["districts", "parents"])),
            measure=draw(st.sampled_from(["votes", el.Base.REGISTERED])),
        ),
    )
    return losers.law(*tiers), facts, people, sizes


def drawn(law, facts):
    """Count, and let lots fall on the first names."""
    draws = []
    count = law.count(facts)
    while count.lot is not None:
        draws.append(el.Draw(lot=count.lot.id, chosen=count.lot.contestants[: count.lot.places]))
        count = law.count(facts, draws)
    return count


def slow(law, table, people, sizes):
    """Give the numbers of who has a seat, region by region, taking the largest away one by one."""
    lists, women = law.tiers
    found = {}
    for (place, party), own in people.items():
        order = own if lists.persons == "list order" else sorted(own, key=lambda person: -person[2])
        region = losers.GOVERNORATES.get(place, place) if women.level == "parents" else place
        size = Fraction(1) if women.measure == "votes" else Fraction(1, sizes[place])
        found.setdefault(region, []).extend(
            votes * size for _, sex, votes in order[table[place][party] :] if sex == "w" and votes
        )
    seated = {}
    for region, numbers in found.items():
        seated[region] = []
        while numbers and len(seated[region]) < women.seats:
            numbers.remove(most := max(numbers))
            seated[region].append(most)
    return seated


def seated_numbers(count):
    """Give the numbers of the best losers by region, from the record and the members."""
    names = {each.name for each in count.members if each.tier == "women"}
    steps = [each for each in count.record.steps if isinstance(each, LosersSeated)]
    return {step.region: [each.number for each in step.losers if each.name in names] for step in steps}


@given(elections())
def test_best_losers_are_those_of_a_slow_count_and_nobody_is_elected_twice(election):
    """Their numbers are the largest; there are as many as seats, or persons; and the record is proven."""
    law, facts, people, sizes = election
    count = drawn(law, facts)
    due = slow(law, count.tables["lists"], people, sizes)
    women = [each for each in count.members if each.tier == "women"]
    elected = [each.name for each in count.members if each.name is not None]

    assert seated_numbers(count) == due
    assert len(women) == sum(map(len, due.values())) == sum(count["women"].seats.values())
    assert all(each.name is not None for each in women)
    assert len(set(elected)) == len(elected)
    assert count.verify()
