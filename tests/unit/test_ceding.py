"""Members who cede to others of their party or list, as in Chile in 2021, with made-up persons."""

from collections import Counter
from fractions import Fraction

import hypothesis.strategies as st
import pytest
from hypothesis import given

import electoral as el
from electoral.representation import Bound, Contender, Men, balanced

#: Each sex has half of the seats of a district, or one less of an odd number.
HALF = tuple(Bound(sex, at_least="1/2", rounding="down") for sex in ("women", "men"))


def person(name, votes, party="P", of="list of P"):
    """Give a contender: a woman if the name begins with w, else a man."""
    sex = "female" if name.startswith("w") else "male"
    return Contender(candidate=el.Candidate(name, sex=sex, votes=votes), party=party, list=of)


def names(contenders):
    """Give the names."""
    return [each.candidate.name for each in contenders]


def missing(result):
    """Give how many persons are missing in each bound, after all cessions."""
    return [each.missing for each in result.after]


class TestSeats:
    @pytest.mark.parametrize(("seats", "most"), [(3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (8, 4)])
    def test_no_sex_has_more_than_half_or_one_more_of_an_odd_number(self, seats, most):
        """Of men alone, as many cede as are too many: 2 of 3 stay, 3 of 5, 4 of 7; half of an even number."""
        men = [person(f"m{number}", 100 - number) for number in range(seats)]
        women = [person(f"w{number}", 50 - number) for number in range(seats)]
        result = balanced(men, women, bounds=HALF)

        # The last cedes first, to the woman with most votes.
        assert names(result.members) == names([*men[:most], *women[: seats - most][::-1]])
        assert names(each.displaced for each in result.cessions) == names(men[: most - 1 : -1])
        assert missing(result) == [0, 0]

    def test_it_goes_both_ways(self):
        """Women who are too many cede to men."""
        result = balanced([person("w1", 9), person("w2", 8)], [person("m1", 1), person("m2", 2)], bounds=HALF)

        assert names(result.members) == ["w1", "m2"]
        assert [(each.number, len(each.counted)) for each in result.before] == [(1, 2), (1, 0)]
        assert [(each.number, len(each.counted)) for each in result.after] == [(1, 1), (1, 1)]

    def test_a_balanced_district_stays(self):
        """Two of five are women: nothing is ceded, whatever the others have."""
        seats = [person("m1", 9), person("w1", 8), person("m2", 7), person("w2", 6), person("m3", 5)]

        assert balanced(seats, [person("w3", 4)], bounds=HALF).cessions == ()

    def test_members_of_a_group_with_too_many_cede_to_others(self):
        """At most one of three may be a man: the two with fewest votes cede, the fewest first."""
        result = balanced(
            [person("m1", 9), person("m2", 8), person("m3", 7)],
            [person("w1", 2), person("w2", 3)],
            bounds=[Bound(Men(), at_most=1)],
        )

        assert names(result.members) == ["m1", "w1", "w2"]
        assert names(each.displaced for each in result.cessions) == ["m3", "m2"]

    def test_a_later_bound_can_break_an_earlier_one(self):
        """Two men are wanted last: the man who ceded has more votes than m3 and returns; that is told."""
        result = balanced(
            [person("m1", 9), person("m2", 8)],
            [person("w1", 3), person("m3", 2)],
            bounds=[Bound("women", at_least=1), Bound("men", at_least=2)],
        )

        assert names(result.members) == ["m1", "m2"]
        assert missing(result) == [1, 0]


class TestWhoComesIn:
    def test_the_party_comes_before_the_list(self):
        """w2 has more votes on the list of the pact, but w1 is of the party."""
        seats = [person("m1", 9, "Q", "Y"), person("m2", 8, "P", "X")]
        result = balanced(seats, [person("w1", 1, "P", "X"), person("w2", 7, "Q2", "X")], bounds=HALF)

        assert names(result.members) == ["m1", "w1"]
        assert result.cessions[0].within == "party"

    def test_without_somebody_of_the_party_one_of_the_list_comes(self):
        """P has no woman left."""
        seats = [person("m1", 9, "Q", "Z"), person("m2", 8, "P", "X")]
        result = balanced(seats, [person("w1", 1, "R", "X"), person("w2", 7, "Q2", "Y")], bounds=HALF)

        assert names(result.members) == ["m1", "w1"]
        assert result.cessions[0].within == "list"

    def test_a_party_on_another_list_is_not_asked(self):
        """w1 is of the party of m2, but on another list, whose seat it is not."""
        seats = [person("m1", 9, "Q", "Z"), person("m2", 8, "P", "X")]
        result = balanced(seats, [person("w1", 1, "P", "Y")], bounds=HALF)

        assert (result.cessions, missing(result)) == ((), [1, 0])

    @pytest.mark.parametrize("party", ["P", None])
    def test_who_stands_alone_keeps_the_seat(self, party):
        """m2 has fewer votes, but stands on no list; m1 cedes."""
        seats = [person("m1", 9, "Q", "Q"), person("m2", 8, party, None)]
        result = balanced(seats, [person("w1", 1, "Q", "Q"), person("w2", 7, party, None)], bounds=HALF)

        assert names(result.members) == ["w1", "m2"]

    def test_what_cannot_be_reached_is_told(self):
        """No woman stands with anybody."""
        result = balanced([person("m1", 9), person("m2", 8)], [person("w1", 1, "Q", "Y")], bounds=HALF)

        assert (missing(result), result.cessions) == ([1, 0], ())

    def test_two_persons_of_one_name_on_two_lists_are_two(self):
        """Both have a seat; the one with fewer votes cedes on her own list."""
        seats = [person("m1", 9, "P", "X"), person("m1", 8, "Q", "Y")]
        result = balanced(seats, [person("w1", 1, "P", "X"), person("w2", 2, "Q", "Y")], bounds=HALF)

        assert names(result.members) == ["m1", "w2"]
        assert result.members[0].list == "X"


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
            balanced([person(*each) for each in elected], [person(*each) for each in others], bounds=HALF)

    def test_a_sex_that_is_not_known_is_asked_for(self):
        """Nothing is guessed from a name."""
        nobody = Contender(candidate=el.Candidate("A", votes=1))

        with pytest.raises(el.MissingFigure, match="candidate 'A': not known whether in group 'women'"):
            balanced([nobody, person("m1", 2)], [], bounds=HALF)

    def test_votes_that_are_not_known_are_asked_for(self):
        """Members cede by votes; where nobody must cede, they need not be known."""
        with pytest.raises(el.MissingFigure, match="contender 'm1': the votes are not known"):
            balanced([person("m1", None), person("m2", 5)], [person("w1", 1)], bounds=HALF)
        assert balanced([person("m1", None), person("w1", None)], [], bounds=HALF).cessions == ()

    @pytest.mark.parametrize(
        ("give", "match"),
        [
            (lambda: Contender(candidate="m1"), "contender: 'm1' is no Candidate; give one"),
            (lambda: balanced(["m1"], [], bounds=HALF), "elected: 'm1' is no Contender"),
            (lambda: balanced([], 5, bounds=HALF), "others: 5 is no tuple of Contender"),
            (lambda: balanced([], [], bounds=["women"]), "bounds: 'women' is no Bound"),
        ],
    )
    def test_what_is_of_another_kind_is_refused(self, give, match):
        """Contenders and bounds are what they are."""
        with pytest.raises(el.InvalidReturns, match=match):
            give()


@given(
    st.lists(st.sampled_from("wm"), min_size=1, max_size=9),
    st.lists(st.sampled_from("wm"), max_size=9),
    st.randoms(use_true_random=False),
)
def test_seats_stay_as_many_and_a_list_has_as_many_of_them(elected, others, chance):
    """Whoever cedes, a list keeps its seats, and nobody cedes who need not."""
    votes = chance.sample(range(1000), len(elected) + len(others))
    lists = {"P": "X", "Q": "X", "R": "Y"}
    people = [
        person(f"{sex}{place}", Fraction(votes[place], 2), party := chance.choice("PQR"), lists[party])
        for place, sex in enumerate((*elected, *others))
    ]
    seated, waiting = people[: len(elected)], people[len(elected) :]
    result = balanced(seated, waiting, bounds=HALF)
    women = sum(each.candidate.sex == "female" for each in result.members)

    assert len(result.members) == len(seated)
    assert Counter(each.list for each in result.members) == Counter(each.list for each in seated)
    assert any(missing(result)) or min(women, len(seated) - women) >= len(seated) // 2
    assert {*names(seated)} - {*names(result.members)} == {*names(c.displaced for c in result.cessions)}
