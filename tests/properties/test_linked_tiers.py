"""Linked tiers in small elections: what the house is, what makes no difference, and where lots are."""

from collections import Counter
from itertools import pairwise

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from linked_sheets import ANSWERS, allocations, by_chance, complete, counts, law_of, quotients, sheets, won_by
from made import districts, system, top_up

import electoral as el
from electoral.linked import Leveled
from electoral.record import House

houses = st.integers(5, 40)
chances = st.randoms(use_true_random=False)
every_answer = pytest.mark.parametrize("answer", ANSWERS)
few = settings(max_examples=40)


def participants(count):
    """Give who takes part, with their votes in the nation."""
    return count.tables["lists.who"]["nation"]


def won_in_nation(count):
    """Give the seats won in districts by those who take part, and how many all others won."""
    won = Counter()
    for (_, party), seats in won_by(count).items():
        won[party if party in participants(count) else None] += seats
    others = won.pop(None, 0)
    return won, others


def total(count):
    """Give the number of members."""
    return sum(count.seats.values()) + count.independents


def met(claims, seats):
    """Say whether everybody has what it claims."""
    return all(seats[party] >= claim for party, claim in claims.items())


class TestTheHouse:
    @few
    @given(sheets(), houses, chances)
    def test_overhang_of_the_nation_comes_on_top(self, returns, house, chance):
        """It is the base, and what parties won beyond their seats."""
        count = complete(law_of("keep in the nation", house), returns, by_chance(chance))
        seats, (won, _) = count.tables["lists.total"]["nation"], won_in_nation(count)

        assert total(count) == house + sum(max(0, number - seats[party]) for party, number in won.items())

    @few
    @given(sheets(), houses, chances)
    def test_overhang_of_linked_lists_comes_on_top(self, returns, house, chance):
        """It is the base, and what parties won beyond the seats of their list in each region."""
        count = complete(law_of("keep", house), returns, by_chance(chance))
        rows = count.tables["lists.lists"]
        beyond = [
            number - rows.get(party, {}).get(region, 0)
            for (region, party), number in won_by(count).items()
            if party in participants(count)
        ]

        assert total(count) == house + sum(number for number in beyond if number > 0)

    @pytest.mark.parametrize("answer", ["absorb", "leave", "deny"])
    @few
    @given(sheets(), houses, chances)
    def test_absorbed_left_or_denied_it_is_the_base(self, answer, returns, house, chance):
        """It is what the law says, though parties won more than their share."""
        assert total(complete(law_of(answer, house), returns, by_chance(chance))) == house

    @few
    @given(sheets(), houses, chances)
    def test_leveled_it_is_the_smallest_that_meets_the_claims(self, returns, house, chance):
        """Tried one by one from the base, every smaller house fails, at least under an answer to its ties."""
        count = complete(law_of("level", house), returns, by_chance(chance))
        (step,) = [each for each in count.record.steps if isinstance(each, Leveled)]
        won, votes, (_, others) = won_by(count), participants(count), won_in_nation(count)
        claims = dict.fromkeys(votes, 0)
        for region, row in count.tables["lists.first"].items():
            claims = {party: claim + max(row[party], won[region, party]) for party, claim in claims.items()}
        ranked = quotients(votes, step.house)

        assert (step.base, total(count)) == (house - others, step.house + others)
        assert met(claims, step.seats)
        assert Counter(step.seats) in allocations(ranked, step.house)
        for smaller in range(step.base, step.house):
            assert not all(met(claims, each) for each in allocations(ranked, smaller))

    @every_answer
    @few
    @given(sheets(), houses, chances)
    def test_no_seat_is_lost_or_invented(self, answer, returns, house, chance):
        """The tables of seats, the seats of parties and independents, and the record have the same sum."""
        count = complete(law_of(answer, house), returns, by_chance(chance))
        filled = sum(sum(row.values()) for table in count.seat_tables() for row in table.values())
        (step,) = [each for each in count.record.steps if isinstance(each, House)]

        assert filled == total(count) == step.total


@pytest.mark.parametrize("answer", ["absorb in regions", "level", "deny"])
@few
@given(sheets(), houses, chances)
def test_what_is_sure_stays_when_lots_are_drawn(answer, returns, house, chance):
    """Nobody has fewer seats after a draw than were sure before it."""
    for before, after in pairwise(counts(law_of(answer, house), returns, by_chance(chance))):
        assert all(after.sure[party] >= seats for party, seats in before.sure.items())


@few
@given(sheets(), houses, chances)
def test_absorbing_nothing_is_a_plain_allocation(returns, house, chance):
    """If an allocation by votes alone gives everybody the seats it won, it is the result."""
    count = complete(law_of("absorb", house), returns, by_chance(chance))
    won, others = won_in_nation(count)
    plain = allocations(quotients(participants(count), house), house - others)
    assume(any(met(won, each) for each in plain))

    assert Counter(count.tables["lists.total"]["nation"]) in [each for each in plain if met(won, each)]


@few
@given(sheets(), houses)
def test_parallel_lists_do_not_look_at_districts(returns, house):
    """Whoever wins the districts, the lists have the same seats: the house without the districts."""
    law, first = law_of("parallel", house), returns.tallies["districts"]
    turned = {key: attrs.evolve(row, votes={**row.votes, "B": 99}, valid=None) for key, row in first.items()}
    other = attrs.evolve(returns, tallies={**returns.tallies, "districts": turned})
    seats = complete(law, returns)["lists"].seats

    assert seats == complete(law, other)["lists"].seats
    assert sum(seats.values()) == house - len(first)


@every_answer
@few
@given(sheets(), houses, chances)
def test_the_order_of_everything_makes_no_difference(answer, returns, house, chance):
    """Votes, districts, regions and parties in another order give the same seats."""

    def mixed(items):
        return dict(chance.sample(list(items.items()), len(items)))

    def turned(rows):
        return mixed({key: attrs.evolve(row, votes=mixed(row.votes)) for key, row in rows.items()})

    other = attrs.evolve(
        returns,
        tallies=mixed({tier: turned(rows) for tier, rows in returns.tallies.items()}),
        parties=chance.sample(returns.parties, len(returns.parties)),
        districts=chance.sample(returns.districts, len(returns.districts)),
        nominations=returns.nominations[::-1],
    )
    law = law_of(answer, house)

    assert complete(law, returns).seats == complete(law, other).seats


def tied(first, lists):
    """Give returns of districts, named by region and number, and of lists in regions of equal population."""
    return el.Returns(
        {
            "districts": {key: el.Tally(row) for key, row in first.items()},
            "lists": {region: el.Tally(row) for region, row in lists.items()},
        },
        districts=(
            *(el.District(key, tier="districts", seats=1, parent=key.split()[0]) for key in first),
            *(el.District(region, tier="lists", population=10, seats=3) for region in lists),
        ),
    )


def asked(returns, **changes):
    """Give the steps in which lots are open, count by count, with all of them drawn in between."""
    return [
        [lot.step for lot in each.lots] for each in counts(system(districts(), top_up(**changes)), returns)
    ]


class TestLots:
    def test_districts_and_the_apportionment_ask_together(self):
        """Nine seats for regions of equal population are as open as two tied districts."""
        first = {"north 1": {"A": 5, "B": 5}, "south 1": {"A": 4, "B": 4}, "south 2": {"A": 9, "B": 1}}
        returns = tied(first, {"north": {"A": 30, "B": 10}, "south": {"A": 10, "B": 20}})
        together = ["districts/north 1", "districts/south 1", "lists.contingents/nation"]

        assert asked(returns, house=9, apportioned="population") == [together, []]

    def test_a_region_asks_though_a_district_of_another_is_tied(self):
        """The lists of the south do not wait for the district of the north; those of the north do."""
        first = {"north 1": {"A": 5, "B": 5}, "south 1": {"A": 9, "B": 1}}
        lists = {"north": {"A": 10, "B": 10, "C": 10}, "south": {"A": 10, "B": 50, "C": 10}}

        assert asked(tied(first, lists), seats="districts", overhang="absorb") == [
            ["districts/north 1", "lists.total/south"],
            ["lists.total/north"],
            [],
        ]

    def test_a_region_asks_though_all_districts_are_tied(self):
        """The only district lies in the north, so that the lists of the south have nothing to wait for."""
        lists = {"north": {"A": 30, "B": 10}, "south": {"A": 10, "B": 10}}

        assert asked(tied({"north 1": {"A": 5, "B": 5}}, lists), seats="districts", overhang="absorb") == [
            ["districts/north 1", "lists.total/south"],
            [],
        ]

    @pytest.mark.parametrize(
        ("overhang", "expected"),
        [
            ("keep", [["districts/north 1"], ["lists.total/nation"], []]),
            ("parallel", [["districts/north 1", "lists.total/nation"], []]),
        ],
    )
    def test_the_upper_tier_waits_for_districts_if_it_is_linked(self, overhang, expected):
        """A tie between parties is asked together with that of a district, where the tiers are parallel."""
        returns = tied(
            {"north 1": {"A": 5, "B": 5}}, {"north": {"A": 20, "B": 20}, "south": {"A": 1, "B": 1}}
        )

        assert (
            asked(returns, seats=3 if overhang == "parallel" else 2, overhang=overhang, lists="nation")
            == expected
        )
