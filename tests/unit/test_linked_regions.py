"""Lists in regions whose districts lie in them: which district counts where, and what waits for what."""

import pytest
from made import districts, drawn, proven, system, top_up
from refusing import refused

import electoral as el

LISTS = {"north": {"A": 61, "B": 40}, "south": {"A": 31, "B": 36}}
RACES = {"1": ("north", {"A": 5, "B": 3}), "2": ("north", {"A": 6, "B": 4}), "3": ("south", {"A": 2, "B": 7})}


def returns(races=RACES, lists=LISTS, **changes):
    """Give two regions with four list seats each, and districts that lie in them."""
    parents = {key: parent for key, (parent, _) in races.items()}
    return el.Returns(
        {
            "districts": {key: el.Tally(row) for key, (_, row) in races.items()},
            "lists": {key: el.Tally(row) for key, row in lists.items()},
        },
        districts=(
            *(el.District(key, tier="districts", seats=1, parent=parent) for key, parent in parents.items()),
            *(el.District(key, tier="lists", seats=4) for key in lists),
        ),
        **changes,
    )


def law(**changes):
    """Give additional members: highest averages with the seats won as floors."""
    parts = {"seats": "districts", "method": "dhondt", "overhang": "absorb"} | changes
    return system(districts(), top_up(**parts))


def test_a_district_counts_in_the_region_above_it_and_not_in_one_of_its_name():
    """A district called north that lies in the south is won there."""
    races = {"1": RACES["1"], "north": ("south", {"A": 9, "B": 1})}
    count = proven(law().count(returns(races)))
    totals = count.tables["lists.total"]

    assert totals["north"] == {"A": 3, "B": 2}
    assert totals["south"] == {"A": 2, "B": 3}
    assert count["lists"].table["south"] == {"A": 1, "B": 3}


def test_a_tied_district_holds_up_its_own_region_only():
    """While district 1 is tied the south is counted, and its own tie asks at the same time."""
    races = RACES | {"1": ("north", {"A": 5, "B": 5})}
    lists = LISTS | {"south": {"A": 36, "B": 36}}
    count = law(method="sainte_lague").count(returns(races, lists))

    assert [lot.step for lot in count.lots] == ["districts/1", "lists.total/south"]
    assert "north" not in count.tables["lists.total"]
    assert count.verify()


def test_both_answers_go_in_together():
    """Two draws complete the count, and no seat is lost or invented."""
    races = RACES | {"1": ("north", {"A": 5, "B": 5})}
    lists = LISTS | {"south": {"A": 36, "B": 36}}
    sheet = returns(races, lists)
    open_lots = law(method="sainte_lague").count(sheet).lots
    count = proven(law(method="sainte_lague").count(sheet, [drawn(lot, "B") for lot in open_lots]))

    assert count.status == "complete"
    assert sum(count.seats.values()) == 3 + 8


def test_lists_that_read_no_districts_go_on_beside_a_tied_one():
    """Parallel lists do not wait for a tied district."""
    races = RACES | {"1": ("north", {"A": 5, "B": 5})}
    count = law(overhang="parallel").count(returns(races))

    assert [lot.step for lot in count.lots] == ["districts/1"]
    assert sum(count["lists"].seats.values()) == 8
    assert count.verify()


@pytest.mark.parametrize("changes", [{"house": 10, "seats": None}, {"seats": 4}])
def test_seats_of_the_whole_tier_are_not_given_to_each_region(changes):
    """A house, or a number of list seats, for two regions is refused: each would get all of them."""
    tier = el.TopUp(
        "lists",
        **{
            "offsets": "districts",
            "method": "dhondt",
            "who": el.Everyone(),
            "ties": (el.DrawLots(),),
            "overhang": "absorb",
            **changes,
        },
    )

    with refused(el.InvalidReturns, ValueError, "lists.total/north: .* but 2 districts"):
        system(districts(), tier).count(returns())


def test_one_vote_for_districts_and_linked_lists_counts_each_district_as_its_own_region():
    """Where lists stand in the districts themselves, a district with a parent is still its own region."""
    races = {"1": ("up", {"A": 60, "B": 41}), "2": ("up", {"A": 30, "B": 37})}
    sheet = el.Returns(
        {"districts": {key: el.Tally(row) for key, (_, row) in races.items()}},
        districts=tuple(
            el.District(key, tier="districts", seats=1, parent=parent) for key, (parent, _) in races.items()
        ),
    )
    upper = top_up(house=8, votes="districts", lists="linked", overhang="absorb")
    count = proven(system(districts(), upper).count(sheet))

    assert count.seats == {"A": 4, "B": 4}
    assert set(count["lists"].table) == {"1", "2"}
