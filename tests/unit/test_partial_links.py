"""Lists that are linked to districts in part: values, forms, and what does not fit together."""

import attrs
import pytest
from counted_linked import in_part
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from linked_sheets import LESS, complete, sheets
from made import districts, proven, system, top_up, two_tiers
from refusing import refused

import electoral as el
from electoral.files.systems import system_from, system_text, vary
from electoral.linked import Complemented, LinkedNumbers
from electoral.record import Awarded

HALF = el.PartialLink(factor="1/2", seats=4, rounding="half up", least=1, tested="after rounding")
few = settings(max_examples=40)
REGIONS = {"north": 50, "south": 30}


def law(link, **changes):
    """Give a law of districts and lists of the nation that are linked in part."""
    parts = {"lists": "nation", "method": "hare", "less": LESS, "overhang": link} | changes
    return system(districts(), top_up(**parts))


def exactly(factor, seats):
    """Give a link whose numbers are not rounded."""
    return el.PartialLink(factor=factor, seats=seats, rounding="exact")


def ties(count):
    """Give who was tied for seats of the lists, and for how many."""
    return [
        (step.tied, step.places)
        for step in count.record.steps
        if isinstance(step, Awarded) and step.stage.startswith("lists")
    ]


class TestProperties:
    @few
    @given(sheets(), st.integers(0, 12), st.sampled_from(("half up", "down", "exact")))
    def test_factor_0_is_no_link(self, returns, seats, rounding):
        """The seats are those of parallel lists, and so are the ties."""
        parts = {"lists": "nation", "method": "hare", "seats": seats, "overhang": "parallel"}
        parallel = complete(system(districts(), top_up(**parts)), returns)
        linked = complete(law(el.PartialLink(factor=0, seats=seats, rounding=rounding)), returns)

        assert linked["lists"].sure == parallel["lists"].sure
        assert ties(linked) == ties(parallel)

    @few
    @given(sheets(), st.integers(6, 30))
    def test_factor_1_of_exact_numbers_is_the_full_link(self, returns, house):
        """If nobody won more than its share, lists have what is missing to seats by largest remainders."""
        full = complete(law("keep", house=house), returns)
        (whole,) = [each for each in full.record.steps if isinstance(each, Complemented)]
        linked = complete(law(exactly(1, sum(whole.seats.values())), house=house), returns)
        (step,) = [each for each in linked.record.steps if isinstance(each, LinkedNumbers)]
        assume(all(number >= 0 for number in step.missing.values()))

        assert linked["lists"].sure == full["lists"].sure

    @few
    @given(sheets(), st.integers(1, 12), st.fractions(0, 1, max_denominator=6))
    def test_all_list_seats_are_given_whatever_is_linked(self, returns, seats, factor):
        """Scaled down or with the seats that are left, there are as many as the law says."""
        count = complete(law(el.PartialLink(factor=factor, seats=seats, rounding="down")), returns)

        assert sum(count["lists"].sure.values()) == seats


def test_no_number_is_below_0():
    """A won eight of a share of six; B's four are linked all the same, and one more seat goes by votes."""
    made = system(districts(seats=8), *law(exactly(1, 5), house=10, less=()).tiers[1:])
    count = proven(made.count(two_tiers({"A": 6, "B": 4}, {"A": 8})))
    (step,) = [each for each in count.record.steps if isinstance(each, LinkedNumbers)]

    assert (dict(step.missing), dict(step.linked)) == ({"A": -2, "B": 4}, {"A": 0, "B": 4})
    assert count["lists"].seats == {"A": 1, "B": 4}


class TestForms:
    @pytest.mark.parametrize("link", [HALF, exactly("1/3", 4)], ids=str)
    def test_it_loads_back_equal(self, link):
        """A link in part is written to TOML and read back equal, with and without a least number."""
        assert system_from(system_text(law(link))) == law(link)

    def test_one_number_of_it_is_changed_by_its_path(self):
        """The seats of the link are a field like any other."""
        varied = vary(law(HALF), {"lists.overhang.partial.seats": 7})

        assert varied.tiers[1].overhang == attrs.evolve(HALF, seats=7)

    @pytest.mark.parametrize(
        ("form", "message"),
        [
            ({"factor": "1/2", "seats": 4}, "rounding: is missing"),
            ({"factor": 0.5, "seats": 4, "rounding": "down"}, "0.5 is a float"),
            ({"factor": "1/2", "seats": 4, "rounding": "up"}, "partial: rounding: 'up' is not known"),
            ({"factor": "1/2", "seats": 4, "rounding": "down", "floor": 1}, "'floor' is not known"),
        ],
    )
    def test_a_form_that_is_wrong_is_refused(self, form, message):
        """The path and the value are told."""
        with refused(el.InvalidFile, ValueError, f"overhang.*{message}"):
            vary(law(HALF), {"lists.overhang": {"partial": form}})


class TestBadInput:
    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"factor": "3/2"}, "partial: factor"),
            ({"factor": 0.5}, "partial: factor"),
            ({"seats": -1}, "partial: seats"),
            ({"rounding": "nearest"}, "partial: rounding: 'nearest' is not known"),
            ({"least": 0}, "partial: least"),
            ({"tested": "later"}, "partial: tested: 'later' is not known"),
            ({"tested": None}, "partial: least 1 but tested None; give both"),
            ({"least": None}, "partial: least None but tested 'after rounding'; give both"),
        ],
    )
    def test_a_value_that_is_none_is_refused(self, changes, message):
        """Every part is held against what there is."""
        with refused(el.ElectoralError, Exception, message):
            attrs.evolve(HALF, **changes)

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"lists": "linked"}, "lists are linked as a whole, not in each district"),
            ({"majority": "more than half"}, "a majority clause adds some"),
            ({"house": None, "seats": 9, "less": ()}, "give house, and list seats in the link"),
            (
                {"lists": "district", "apportioned": "population", "less": ()},
                "parts of one house, not apport",
            ),
            ({"exhausted": "pass on"}, "pass on"),
            ({"method": "dhondt"}, "give method = 'hare'"),
            ({"method": "droop"}, "give method = 'hare'"),
        ],
    )
    def test_a_tier_whose_parts_do_not_fit_is_refused(self, changes, message):
        """What has no meaning beside a link in part is refused when the law is built."""
        with refused(el.InvalidSystem, ValueError, message):
            law(HALF, **changes)

    def test_several_contests_of_lists_are_refused(self):
        """A house is shared once: lists stand in one contest, or in the nation."""
        returns = two_tiers({"north": {"A": 5}, "south": {"A": 4}}, {"north": {"A": 1}}, regions=REGIONS)
        made = system(districts(seats=1), top_up(method="hare", less=LESS, overhang=HALF))

        with refused(el.InvalidReturns, ValueError, "a house of 20 but 2 districts"):
            made.count(returns)

    def test_arrays_refuse_it(self):
        """It has no array form."""
        with refused(el.InvalidSystem, ValueError, "TopUp has no array form; count election by election"):
            law(HALF).count_many(two_tiers({"A": 5}, {"A": 1}), {"lists": [[[5]]]})


class TestPages:
    def test_numbers_are_told(self):
        """The page shows shares, what is missing, and whether seats are left."""
        scaled, left = in_part(fill=3).explain(), str(in_part())

        assert "by votes, less those won, times 1/2, rounded, halves up" in scaled
        assert "0 if below 1 before rounding" in scaled
        assert "for 3 list seats: they are scaled to them" in scaled
        assert "left are shared by votes and added" in left

    def test_an_individual_has_one_seat_at_most(self):
        """Ann stands alone in the one contest of the lists, and her linked number is cut to a seat."""
        returns = el.Returns(
            {"lists": {"nation": el.Tally({"A": 50, "Ann": 50})}},
            parties=(el.Party("A"),),
            nominations=(el.Nomination("nation", "Ann", None),),
            declared={"districts": {"land": {"A": 2}}},
        )
        made = system(districts(seats=2), top_up(method="hare", overhang=HALF))

        assert proven(made.count(returns)).tables["lists"]["nation"] == {"A": 3, "Ann": 1}
