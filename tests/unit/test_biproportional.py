"""Matrices of districts and parties by hand, what goes into them, and what is refused."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from refusing import refused

import electoral as el
from electoral.check.matrix import require_proven_matrix
from electoral.frozen import Frozen
from electoral.methods import METHODS, DivisorMethod, Linear, Listed

VOTES = {"North": {"A": 123, "B": 45}, "South": {"A": 60, "B": 72}}
PLACES = {"North": 3, "South": 2}
PARTIES = {"A": 3, "B": 2}
EVEN = {"North": {"A": 7, "B": 7}, "South": {"A": 7, "B": 7}}


def count(votes=VOTES, places=PLACES, parties=PARTIES, method="sainte_lague", minimum=None):
    """Count a matrix."""
    return el.biproportional(
        votes, district_seats=places, party_seats=parties, method=method, minimum=minimum
    )


class TestByHand:
    def test_divisors_of_districts_round_a_matrix(self):
        """By 60 and 50: 2.05, .75 and 1.2, 1.44, rounded 2, 1 and 1, 1, which has all sums."""
        assert count().seats == {"North": {"A": 2, "B": 1}, "South": {"A": 1, "B": 1}}

    def test_a_divisor_of_a_party_moves_a_seat(self):
        """By 31 and 47, and 2.6 for A: 1.53, 1.45 and .49, 1.53, rounded 2, 1 and 0, 2."""
        seats = count(parties={"A": 2, "B": 3}).seats

        assert seats == {"North": {"A": 2, "B": 1}, "South": {"A": 0, "B": 2}}

    def test_the_method_decides(self):
        """Products of votes by divisors: 48,000 twice by Sainte-Laguë, 9,000 to 6,000 by D'Hondt."""
        votes = {"North": {"A": 30, "B": 10}, "South": {"A": 20, "B": 20}}
        places, parties = {"North": 2, "South": 1}, {"A": 2, "B": 1}

        assert not count(votes, places, parties, "sainte_lague").unique
        assert count(votes, places, parties, "dhondt").seats == {
            "North": {"A": 2, "B": 0},
            "South": {"A": 0, "B": 1},
        }

    def test_four_equal_cells_are_tied(self):
        """Two seats in four equal cells: two results, on one diagonal or on the other."""
        found = count(EVEN, {"North": 1, "South": 1}, {"A": 1, "B": 1})

        assert not found.unique
        assert found.sure == {"North": {"A": 0, "B": 0}, "South": {"A": 0, "B": 0}}
        assert found.tied == (("North", "A"), ("North", "B"), ("South", "A"), ("South", "B"))
        assert [list(map(dict, each.values())) for each in found.outcomes()] == [
            [{"A": 1, "B": 0}, {"A": 0, "B": 1}],
            [{"A": 0, "B": 1}, {"A": 1, "B": 0}],
        ]
        assert found.count_outcomes() == 2

    def test_seats_are_refused_while_cells_are_tied(self):
        """The message names the tied cells and what to do."""
        found = count(EVEN, {"North": 1, "South": 1}, {"A": 1, "B": 1})

        with refused(
            el.OpenLot, RuntimeError, r"'A in North', 'B in North', 'A in South', 'B in South'; use"
        ):
            _ = found.seats

    def test_a_tie_in_a_row_alone_is_none(self):
        """Equal votes in one district are no tie where the other district decides for it."""
        votes = {"North": {"A": 7, "B": 7}, "South": {"A": 8, "B": 7}}

        assert count(votes, {"North": 1, "South": 1}, {"A": 1, "B": 1}).seats == {
            "North": {"A": 0, "B": 1},
            "South": {"A": 1, "B": 0},
        }

    def test_a_winner_is_promised_a_seat(self):
        """B has most votes in II; with its seat promised there A gets both of I."""
        votes = {"I": {"A": 200, "B": 100}, "II": {"A": 10, "B": 11}}
        promised = el.district_winners(votes).minimum
        given = (votes, {"I": 2, "II": 1}, {"A": 2, "B": 1})

        assert count(*given).seats == {"I": {"A": 1, "B": 1}, "II": {"A": 1, "B": 0}}
        assert count(*given, minimum=promised).seats == {"I": {"A": 2, "B": 0}, "II": {"A": 0, "B": 1}}

    def test_a_cell_without_votes_keeps_what_is_promised(self):
        """A promise is kept also where a party has no votes; nothing more is given there."""
        votes = {"North": {"A": 0, "B": 5}, "South": {"A": 5, "B": 5}}

        assert count(
            votes, {"North": 2, "South": 2}, {"A": 2, "B": 2}, minimum={"North": {"A": 1}}
        ).seats == {
            "North": {"A": 1, "B": 1},
            "South": {"A": 1, "B": 1},
        }


class TestEdges:
    def test_without_seats_everybody_has_none(self):
        """A matrix of no seats has one result."""
        found = count(places=dict.fromkeys(VOTES, 0), parties={"A": 0, "B": 0})

        assert found.seats == {"North": {"A": 0, "B": 0}, "South": {"A": 0, "B": 0}}
        assert found.unique

    def test_one_district_has_the_seats_of_the_parties(self):
        """A matrix of one row is the upper apportionment."""
        found = count({"All": {"A": 1, "B": 999}}, {"All": 5}, {"A": 4, "B": 1})

        assert found.seats == {"All": {"A": 4, "B": 1}}

    def test_one_party_has_the_seats_of_the_districts(self):
        """A matrix of one column gives every district its own."""
        votes = {"North": {"A": 1}, "South": {"A": 999}}

        assert count(votes, {"North": 4, "South": 1}, {"A": 5}).seats == {
            "North": {"A": 4},
            "South": {"A": 1},
        }

    def test_a_district_without_votes_and_seats_stays(self):
        """It has zero seats for everybody and does not vanish."""
        votes = VOTES | {"West": {"A": 0, "B": 0}}

        assert count(votes, PLACES | {"West": 0}).seats["West"] == {"A": 0, "B": 0}

    def test_a_party_without_votes_and_seats_stays(self):
        """It has zero seats everywhere and does not vanish."""
        votes = {district: row | {"C": 0} for district, row in VOTES.items()}
        seats = count(votes, parties=PARTIES | {"C": 0}).seats

        assert [list(row.items())[2] for row in seats.values()] == [("C", 0), ("C", 0)]

    def test_exact_numbers_of_all_types_are_one(self):
        """Int, Fraction, Decimal and numpy integers of equal value make equal cells."""
        votes = {"North": {"A": 7, "B": Fraction(7)}, "South": {"A": Decimal("7.0"), "B": np.int32(7)}}

        assert count(votes, {"North": 1, "South": 1}, {"A": 1, "B": 1}).count_outcomes() == 2

    def test_votes_beyond_floats_are_told_apart(self):
        """One vote of 2**70 decides who gets the seat of the north."""
        big = 2**70
        votes = {"North": {"A": big, "B": big + 1}, "South": {"A": big, "B": big}}
        found = count(votes, {"North": 1, "South": 1}, {"A": 1, "B": 1})

        assert found.seats == {"North": {"A": 0, "B": 1}, "South": {"A": 1, "B": 0}}

    def test_keys_keep_their_order_and_identity(self):
        """Districts and parties may be any hashable objects, in the order of the votes."""
        north, south = (2, "north"), (1, "south")
        votes = {north: {20: 123, 10: 45}, south: {10: 72, 20: 60}}
        found = count(votes, {south: 2, north: 3}, {10: 2, 20: 3})

        assert list(found.seats) == [north, south]
        assert [list(row) for row in found.seats.values()] == [[20, 10], [20, 10]]
        assert next(iter(found.sure)) is north
        assert found.seats[south] == {20: 1, 10: 1}

    def test_a_matrix_is_a_value(self):
        """Equal questions have equal answers, which nobody can change."""
        assert count() == count()
        assert isinstance(count().sure["North"], Frozen)
        with pytest.raises(TypeError):
            count().sure["North"] = {}


class TestEvidence:
    def test_divisors_are_short(self):
        """Divisors of three digits at most are enough for a matrix of two districts and two parties."""
        evidence = count().evidence
        divisors = [*evidence.district_divisors.values(), *evidence.party_divisors.values()]

        assert evidence.signposts == (Fraction(1, 2), Fraction(3, 2), Fraction(5, 2))
        assert list(evidence.district_divisors) == ["North", "South"]
        assert list(evidence.party_divisors) == ["A", "B"]
        assert all(len(f"{float(each):g}".replace(".", "").strip("0")) <= 3 for each in divisors)

    @pytest.mark.parametrize("method", ["sainte_lague", "dhondt"])
    def test_divisors_are_in_votes(self, method):
        """Votes of a third each have the divisors of whole votes, by a third, for what they round."""
        votes = {d: {p: Fraction(number, 3) for p, number in row.items()} for d, row in VOTES.items()}
        found = count(votes, method=method)

        assert found.seats == count(method=method).seats
        require_proven_matrix(
            found, votes, district_seats=PLACES, party_seats=PARTIES, method=METHODS[method]
        )

    @pytest.mark.parametrize("votes", [19, 29, 39, 499])
    @pytest.mark.parametrize("method", ["sainte_lague", "dhondt"])
    def test_the_only_seat_of_a_district_is_proven(self, votes, method):
        """A divisor that gives the strongest one seat does not give it two."""
        given = {"I": {"A": votes, "B": 1}, "II": {"A": 1, "B": votes}, "III": {"A": 1, "B": 1}}
        sums = {"district_seats": {"I": 1, "II": 1, "III": 0}, "party_seats": {"A": 1, "B": 1}}
        found = el.biproportional(given, **sums, method=method)

        require_proven_matrix(found, given, **sums, method=METHODS[method])

    def test_a_district_without_seats_is_proven(self):
        """Its divisor is so large that everybody has less than half a seat there: 6 votes by more than 12."""
        votes = {"North": {"A": 1, "B": 0, "C": 5}, "South": {"A": 0, "B": 0, "C": 6}}
        sums = {"district_seats": {"North": 1, "South": 0}, "party_seats": {"A": 0, "B": 0, "C": 1}}
        found = el.biproportional(votes, **sums, method="sainte_lague")
        divisors = found.evidence

        assert 6 / Fraction(divisors.district_divisors["South"] * divisors.party_divisors["C"]) < Fraction(
            1, 2
        )
        require_proven_matrix(found, votes, **sums, method=METHODS["sainte_lague"])


class TestNoResult:
    @pytest.mark.parametrize(
        ("votes", "places", "parties", "minimum", "message"),
        [
            # A needs 3 in the south alone, which has 2.
            (
                {"North": {"A": 0, "B": 5}, "South": {"A": 5, "B": 5}},
                PLACES,
                PARTIES,
                None,
                r"^matrix: party 'A' has 3 seats to get, but votes only where district 'South' has 2 seats",
            ),
            # One of the two seats in the south is promised to B.
            (
                {"North": {"A": 0, "B": 5}, "South": {"A": 5, "B": 5}},
                PLACES,
                {"A": 2, "B": 3},
                {"South": {"B": 1}},
                r"'South' has 2 seats, 1 of them promised to others: 1 too many$",
            ),
            # One of A's four seats is promised in the north, where it has no votes.
            (
                {"North": {"A": 0, "B": 5}, "South": {"A": 5, "B": 5}},
                PLACES,
                {"A": 4, "B": 1},
                {"North": {"A": 1}},
                r"party 'A' has 4 seats .* 'South' has 2 seats; 1 are promised elsewhere: 1 too many$",
            ),
            (
                VOTES,
                PLACES,
                PARTIES,
                {"North": {"A": 2, "B": 2}},
                r"^district 'North': 4 .*, 3 there: 1 too many$",
            ),
            (
                VOTES,
                PLACES,
                PARTIES,
                {"North": {"B": 2}, "South": {"B": 1}},
                r"^party 'B': 3 .* 2 there: 1 too",
            ),
            (
                {"North": {"A": 0}, "South": {"A": 1}},
                PLACES,
                {"A": 5},
                None,
                r"'North' has 3 seats, but nobody has",
            ),
            (
                {"All": {"A": 0, "B": 1}},
                {"All": 2},
                {"A": 1, "B": 1},
                None,
                r"party 'A' has 1 seat to get, but no v",
            ),
        ],
    )
    def test_it_says_whose_seats_cannot_meet(self, votes, places, parties, minimum, message):
        """Parties and districts are named with their seats, promises, and by how much it is too many."""
        with refused(el.NoResult, ValueError, message):
            count(votes, places, parties, minimum=minimum)

    def test_a_list_of_divisors_that_is_too_short_says_so(self):
        """Three seats for one cell need three divisors."""
        with refused(el.InvalidSystem, ValueError, "the list has 2"):
            count(method=DivisorMethod("short", Listed((1, 2))), parties={"A": 4, "B": 1})


class TestBadInput:
    @pytest.mark.parametrize(
        ("change", "error", "builtin", "message"),
        [
            ({"votes": {}}, el.InvalidTally, ValueError, r"^votes: {} is no table"),
            ({"votes": [1, 2]}, el.InvalidTally, ValueError, r"^votes: \[1, 2\] is no table"),
            ({"votes": {"North": 5}}, el.InvalidTally, ValueError, r"^votes in 'North': 5 is no table"),
            ({"votes": {"North": {}}}, el.InvalidTally, ValueError, r"^votes in 'North': {} is no table"),
            (
                {"votes": VOTES | {"South": {"A": 60}}},
                el.InvalidTally,
                ValueError,
                r"^votes in 'South': nothing for 'B'; give 0",
            ),
            (
                {"votes": VOTES | {"South": {"A": 60, "B": 72.0}}},
                el.InexactNumber,
                TypeError,
                r"^votes for 'B' in 'South': 72.0 is a float",
            ),
            (
                {"votes": VOTES | {"South": {"A": 60, "B": -1}}},
                el.InvalidNumber,
                ValueError,
                r"^votes for 'B' in 'South': -1 is negative",
            ),
            (
                {"votes": VOTES | {"South": {"A": 60, "B": None}}},
                el.InexactNumber,
                TypeError,
                r"^votes for 'B' in 'South': None",
            ),
            ({"places": [3, 2]}, el.InvalidTally, ValueError, r"^district seats: \[3, 2\] is no mapping"),
            ({"places": {"North": 5}}, el.InvalidTally, ValueError, r"^district seats: nothing for 'South'"),
            (
                {"places": PLACES | {"Sooth": 1}},
                el.UnknownName,
                KeyError,
                r"^district seats: district: 'Sooth' .* did you mean 'South'",
            ),
            (
                {"places": {"North": 3, "South": 2.0}},
                el.InexactNumber,
                TypeError,
                r"^seats of 'South': 2.0 is a fl",
            ),
            (
                {"places": {"North": 3, "South": -2}},
                el.InvalidNumber,
                ValueError,
                r"^seats of 'South': -2 is neg",
            ),
            (
                {"places": {"North": 3, "South": Fraction(1, 2)}},
                el.InvalidNumber,
                ValueError,
                r"^seats of 'South': .* is not whole",
            ),
            (
                {"places": {"North": 3, "South": True}},
                el.InexactNumber,
                TypeError,
                r"^seats of 'South': True is a b",
            ),
            ({"parties": 5}, el.InvalidTally, ValueError, r"^party seats: 5 is no mapping"),
            ({"parties": {"A": 5}}, el.InvalidTally, ValueError, r"^party seats: nothing for 'B'"),
            (
                {"parties": PARTIES | {"C": 0}},
                el.UnknownName,
                KeyError,
                r"^party seats: party: 'C' is not known",
            ),
            ({"parties": {"A": 3.0, "B": 2}}, el.InexactNumber, TypeError, r"^seats of 'A': 3.0 is a float"),
            (
                {"parties": {"A": 3, "B": 1}},
                el.InvalidNumber,
                ValueError,
                r"^seats: the districts have 5, the parties 4; make them equal",
            ),
            ({"minimum": {"West": {}}}, el.UnknownName, KeyError, r"^minimum: district: 'West' is not known"),
            (
                {"minimum": {"North": {"C": 1}}},
                el.UnknownName,
                KeyError,
                r"^minimum in 'North': party: 'C' is not",
            ),
            (
                {"minimum": {"North": {"A": 1.0}}},
                el.InexactNumber,
                TypeError,
                r"^minimum of 'A' in 'North': 1.0 is",
            ),
            (
                {"minimum": {"North": {"A": -1}}},
                el.InvalidNumber,
                ValueError,
                r"^minimum of 'A' in 'North': -1 is",
            ),
        ],
    )
    def test_it_says_what_and_where(self, change, error, builtin, message):
        """The message names the district or the party, the value and what to do."""
        with refused(error, builtin, message):
            count(**change)

    @pytest.mark.parametrize(
        "method", ["adams", "huntington_hill", "dean", "estonia", "hare", "plurality", "quota_method"]
    )
    def test_a_method_that_does_not_fit_is_refused(self, method):
        """A first divisor of 0, roots and quotas do not fit a matrix, as an id or as an object."""
        for given in (method, METHODS[method]):
            with refused(el.InvalidSystem, ValueError, "^matrix: .* is no divisor method without roots"):
                count(method=given)

    def test_a_misspelt_method_is_unknown(self):
        """The nearest spelling is told."""
        with refused(el.UnknownName, KeyError, "method: 'dhont' is not known; did you mean 'dhondt'"):
            count(method="dhont")

    @pytest.mark.parametrize(
        "method",
        [None, 3, object(), Linear(1, 1), DivisorMethod],
        ids=["None", "int", "object", "Linear", "class"],
    )
    def test_an_object_that_is_no_method_is_refused(self, method):
        """Anything that does not allocate is refused."""
        with refused(el.InvalidSystem, ValueError, "is no "):
            count(method=method)


class TestVoterNumbers:
    def test_votes_are_divided_by_seats_exactly(self):
        """123 by 3 and 60 by 2 are 71 voters; 45 by 3 and 72 by 2 are 51; by 7 nothing is rounded."""
        assert el.voter_numbers(VOTES, PLACES) == {"A": 71, "B": 51}
        assert el.voter_numbers({"I": {"A": 1}, "II": {"A": 1}}, {"I": 7, "II": 2}) == {"A": Fraction(9, 14)}

    @pytest.mark.parametrize(
        ("places", "error", "builtin", "message"),
        [
            ({"North": 3, "South": 0}, el.InvalidNumber, ValueError, "seats of 'South': 0 is too few"),
            ({"North": 3}, el.InvalidTally, ValueError, "district seats: nothing for 'South'"),
            ({"North": 3, "South": 2.5}, el.InexactNumber, TypeError, "seats of 'South': 2.5 is a float"),
            (PLACES | {"West": 1}, el.UnknownName, KeyError, "district: 'West' is not known"),
        ],
    )
    def test_districts_need_seats(self, places, error, builtin, message):
        """A district without seats, with parts of seats or without votes is refused."""
        with refused(error, builtin, message):
            el.voter_numbers(VOTES, places)

    def test_votes_are_exact(self):
        """A float is refused with its district and party."""
        with refused(el.InexactNumber, TypeError, "votes for 'A' in 'I': 1.5 is a float"):
            el.voter_numbers({"I": {"A": 1.5}}, {"I": 1})


class TestDistrictWinners:
    def test_the_strongest_is_promised_one_seat(self):
        """A leads in the north and B in the south."""
        winners = el.district_winners(VOTES)

        assert winners.minimum == {"North": {"A": 1}, "South": {"B": 1}}
        assert winners.ties == {}

    def test_a_tie_is_named_and_promises_nothing(self):
        """Two of three have 7 votes; one vote more would decide."""
        winners = el.district_winners(
            {"I": {"A": 7, "B": 6, "C": Decimal(7)}, "II": {"A": 1, "B": 0, "C": 0}}
        )

        assert winners.minimum == {"I": {}, "II": {"A": 1}}
        assert winners.ties["I"].contestants == ("A", "C")
        assert el.district_winners({"I": {"A": 7, "B": 6, "C": 8}}).minimum == {"I": {"C": 1}}

    def test_a_draw_settles_its_tie_only(self):
        """Of two tied districts one is drawn and the other stays open."""
        winners = el.district_winners(EVEN, {"South": "B"})

        assert winners.minimum == {"North": {}, "South": {"B": 1}}
        assert list(winners.ties) == ["North"]

    def test_a_district_without_votes_has_no_winner(self):
        """Nobody with 0 votes is promised a seat, and there is nothing to draw."""
        winners = el.district_winners({"I": {"A": 0, "B": 0}})

        assert winners.minimum == {"I": {}}
        assert winners.ties == {}

    @pytest.mark.parametrize(
        ("draws", "message"),
        [
            ({"North": "A"}, "^draw of 'A' in 'North': nothing is tied there"),
            ({"West": "A"}, "^draw of 'A' in 'West': nothing is tied there"),
            (
                {"South": "C"},
                "^draw of 'C' in 'South': 1 seat for 2 tied contestants: 'A', 'B'; draw among the tied",
            ),
        ],
    )
    def test_a_draw_where_nothing_is_tied_is_refused(self, draws, message):
        """A draw needs a tie, and one of the tied."""
        votes = {"North": {"A": 9, "B": 7, "C": 1}, "South": {"A": 7, "B": 7, "C": 1}}

        with refused(el.InvalidDraw, ValueError, message):
            el.district_winners(votes, draws)

    def test_votes_are_exact(self):
        """A float is refused, and so is a missing cell."""
        with refused(el.InexactNumber, TypeError, "votes for 'A' in 'I': 7.0 is a float"):
            el.district_winners({"I": {"A": 7.0, "B": 7}})
        with refused(el.InvalidTally, ValueError, "votes in 'II': nothing for 'B'"):
            el.district_winners({"I": {"A": 7, "B": 7}, "II": {"A": 1}})
