"""Parity in a district, as in Chile's Convention of 2021: made-up persons, never a real district."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

import electoral as el
from electoral.representation import Contender, balanced


def person(name, votes, party="P", pact=None):
    """Give a contender: a woman if the name begins with w, else a man."""
    sex = "female" if name.startswith("w") else "male"
    return Contender(candidate=el.Candidate(name, sex=sex), votes=votes, party=party, pact=pact)


def names(contenders):
    """Give the names."""
    return [each.candidate.name for each in contenders]


class TestSeats:
    @pytest.mark.parametrize(("seats", "most"), [(3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (8, 4)])
    def test_no_sex_has_more_than_half_or_one_more_of_an_odd_number(self, seats, most):
        """Of men alone, as many cede as are too many: 2 of 3 stay, 3 of 5, 4 of 7; half of an even number."""
        men = [person(f"m{number}", 100 - number) for number in range(seats)]
        women = [person(f"w{number}", 50 - number) for number in range(seats)]
        result = balanced(men, women)

        assert names(result.members) == names([*men[:most], *women[: seats - most]])
        assert result.missing == 0

    def test_it_goes_both_ways(self):
        """Women who are too many cede to men."""
        result = balanced([person("w1", 9), person("w2", 8)], [person("m1", 1), person("m2", 2)])

        assert names(result.members) == ["w1", "m2"]
        assert result.cessions[0].before == 0

    def test_a_balanced_district_stays(self):
        """Two of five are women: nothing is ceded, whatever the others have."""
        seats = [person("m1", 9), person("w1", 8), person("m2", 7), person("w2", 6), person("m3", 5)]

        assert balanced(seats, [person("w3", 4)]).cessions == ()


class TestWhoComesIn:
    def test_the_party_comes_before_the_pact(self):
        """w2 has more votes in the pact, but w1 is of the party."""
        seats = [person("m1", 9, "Q"), person("m2", 8, "P", "X")]
        result = balanced(seats, [person("w1", 1, "P", "X"), person("w2", 7, "Q2", "X")])

        assert names(result.members) == ["m1", "w1"]
        assert result.cessions[0].within == "party"

    def test_without_somebody_of_the_party_one_of_the_pact_comes(self):
        """P has no woman left."""
        seats = [person("m1", 9, "Q"), person("m2", 8, "P", "X")]
        result = balanced(seats, [person("w1", 1, "R", "X"), person("w2", 7, "Q2", "Y")])

        assert names(result.members) == ["m1", "w1"]
        assert result.cessions[0].within == "pact"

    def test_who_has_nobody_to_cede_to_keeps_the_seat(self):
        """m2 has fewer votes, but stands alone; m1 cedes."""
        result = balanced([person("m1", 9, "Q"), person("m2", 8, None)], [person("w1", 1, "Q")])

        assert names(result.members) == ["m2", "w1"]

    def test_what_cannot_be_reached_is_told(self):
        """No woman stands with anybody."""
        result = balanced([person("m1", 9), person("m2", 8)], [person("w1", 1, "Q")])

        assert (result.missing, result.cessions) == (1, ())


class TestBadInput:
    @pytest.mark.parametrize(
        ("elected", "others", "error", "match"),
        [
            ([("m1", 5), ("m2", 5)], [("w1", 1)], el.UnsettledTie, "'m1', 'm2' have 5 votes each"),
            ([("m1", 6), ("m2", 5)], [("w1", 1), ("w2", 1)], el.UnsettledTie, "one of them comes in"),
            ([("m1", 6), ("m2", 5)], [("m1", 1)], el.InvalidReturns, "'m1' stands twice"),
        ],
    )
    def test_ties_and_persons_twice_are_refused(self, elected, others, error, match):
        """The law's rule for equal votes is not known, and nobody stands twice."""
        with pytest.raises(error, match=match):
            balanced([person(*each) for each in elected], [person(*each) for each in others])

    def test_a_sex_that_is_not_known_is_asked_for(self):
        """Nothing is guessed from a name."""
        nobody = Contender(candidate=el.Candidate("A"), votes=1)

        with pytest.raises(el.MissingFigure, match="the sex of 'A' is not known"):
            balanced([nobody], [])

    @pytest.mark.parametrize("votes", [1.5, -1, None])
    def test_votes_are_exact(self, votes):
        """Floats, negative numbers and nothing are no votes."""
        with pytest.raises(el.ElectoralError, match="votes of a contender"):
            person("m1", votes)


@given(
    st.lists(st.sampled_from("wm"), min_size=1, max_size=9),
    st.lists(st.sampled_from("wm"), max_size=9),
    st.randoms(use_true_random=False),
)
def test_seats_stay_as_many_and_a_party_has_as_many_of_them(elected, others, chance):
    """Whoever cedes, a pact keeps its seats, and nobody cedes who need not."""
    votes = chance.sample(range(1000), len(elected) + len(others))
    pacts = {"P": "X", "Q": "X", "R": "Y"}
    people = [
        person(f"{sex}{place}", votes[place], party := chance.choice("PQR"), pacts[party])
        for place, sex in enumerate((*elected, *others))
    ]
    seated, waiting = people[: len(elected)], people[len(elected) :]
    result = balanced(seated, waiting)
    women = sum(each.candidate.sex == "female" for each in result.members)

    assert len(result.members) == len(seated)
    assert sorted(each.pact for each in result.members) == sorted(each.pact for each in seated)
    assert result.missing or min(women, len(seated) - women) >= len(seated) // 2
    assert {*names(seated)} - {*names(result.members)} == {*names(c.displaced for c in result.cessions)}
