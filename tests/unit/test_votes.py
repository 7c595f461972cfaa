"""Tallies and the bases that can be taken of them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from made import lists, system
from refusing import refused

import electoral as el
from electoral import Base, Tally

VOTES = {"A": 60, "B": 40}


class TestTally:
    def test_pairs_and_mappings_are_alike(self):
        """A tally from pairs equals one from a mapping, and hashes alike."""
        assert Tally([("A", 60), ("B", 40)]) == Tally(VOTES)
        assert hash(Tally([("B", 40), ("A", 60)])) == hash(Tally(VOTES))

    def test_it_owns_its_votes(self):
        """A change of the caller's dict does not reach the tally."""
        votes = dict(VOTES)
        tally = Tally(votes)
        votes["A"] = 0

        assert tally.votes == VOTES

    def test_numbers_are_exact_whatever_they_are_written_as(self):
        """Decimals and fractions are taken at their value, and None stays unknown."""
        tally = Tally({"A": Decimal("1.5"), "B": Fraction(4, 2), "C": None}, cast=Decimal(9))

        assert tally.votes == {"A": Fraction(3, 2), "B": 2, "C": None}
        assert tally.cast == 9
        assert tally.blank is None

    @pytest.mark.parametrize("given", [{}, []])
    def test_an_empty_tally_is_refused(self, given):
        """A contest without contestants is none."""
        with refused(el.InvalidTally, ValueError, "no contestant"):
            Tally(given)

    @pytest.mark.parametrize(
        "given", [[("A", 1), ("A", 2)], [("é", 1), ("e\u0301", 2)], {"é": 1, "e\u0301": 2}]
    )
    def test_a_contestant_twice_is_refused(self, given):
        """Twice is twice, also in two spellings of one name."""
        with refused(el.InvalidTally, ValueError, "stands twice"):
            Tally(given)

    @pytest.mark.parametrize("field", ["registered", "cast", "valid", "against_all", "blank", "invalid"])
    def test_every_figure_is_checked_under_its_name(self, field):
        """A bad figure is refused by its name; zero is a figure."""
        assert getattr(Tally(VOTES, **{field: 0}), field) == 0
        with refused(el.InvalidNumber, ValueError, f"^{field}: -1 is negative"):
            Tally(VOTES, **{field: -1})
        with refused(el.InexactNumber, TypeError, f"^{field}: 1.5 is a float"):
            Tally(VOTES, **{field: 1.5})

    def test_bad_votes_are_refused_by_their_contestant(self):
        """The message says whose votes they are."""
        with refused(el.InexactNumber, TypeError, "^votes for 'B': 0.5 is a float"):
            Tally({"A": 1, "B": 0.5})
        with refused(el.InvalidName, ValueError, "^contestant: ' A'"):
            Tally({" A": 1})

    @pytest.mark.parametrize("given", ["AB", ["A", "B"], [("A", 1, 2)], 5, None])
    def test_what_is_no_votes_by_contestant_is_refused(self, given):
        """Neither a mapping nor pairs: the message says what to give."""
        with refused(el.InvalidTally, ValueError, "tally"):
            Tally(given)

    def test_votes_that_are_not_known_elect_nobody(self):
        """A tally with an unknown number, or a partial one, gives no votes to elect from."""
        with refused(el.MissingFigure, LookupError, "list/nation: the votes for 'B' are not known"):
            Tally({"A": 1, "B": None}).known("list/nation")
        with refused(el.MissingFigure, LookupError, "list/nation: the tally is partial"):
            Tally(VOTES, partial=True).known("list/nation")

        assert Tally(VOTES).known("list/nation") == VOTES


class TestBase:
    @pytest.mark.parametrize(
        ("base", "figures", "size"),
        [
            (Base.CONTESTANTS, {}, 100),
            (Base.CONTESTANTS, {"against_all": 5, "valid": 105, "cast": 120}, 100),
            (Base.REGISTERED, {"registered": 200, "cast": 120}, 200),
            (Base.CAST, {"registered": 200, "cast": 120}, 120),
            (Base.VALID, {"valid": 107}, 107),
            (Base.VALID, {"against_all": 5}, 105),
            (Base.VALID, {"against_all": 5, "blank": 6}, 105),  # blank ballots are not valid here
            (Base.VALID, {"against_all": 0}, 100),
            (Base.VALID, {"cast": 120, "invalid": 15}, 105),
            (Base.VALID, {"cast": 126, "invalid": 15, "blank": 6}, 105),
            (Base.VALID, {"valid": 105, "against_all": 5, "cast": 120, "invalid": 15}, 105),
            (Base.VALID_WITH_BLANK, {"valid": 111}, 111),
            (Base.VALID_WITH_BLANK, {"against_all": 5, "blank": 6}, 111),
            (Base.VALID_WITH_BLANK, {"cast": 126, "invalid": 15}, 111),
            (Base.VALID_WITH_BLANK, {"cast": 126, "invalid": 15, "against_all": 5, "blank": 6}, 111),
        ],
    )
    def test_a_base_is_the_figure_of_its_name(self, base, figures, size):
        """Every way to find a base gives the size worked out by hand."""
        found = base.of(Tally(VOTES, **figures), "list")

        assert found.value == size
        assert found.base == base.value

    @pytest.mark.parametrize(
        ("figures", "reading"),
        [
            ({"valid": 105, "against_all": 5}, "the published valid ballots"),
            ({"against_all": 5, "cast": 120, "invalid": 15}, "votes and against all"),
            ({"cast": 120, "invalid": 15}, "ballots cast without the invalid"),
        ],
    )
    def test_the_reading_says_how_it_was_found(self, figures, reading):
        """A published figure comes first, then votes, then ballots."""
        assert Base.VALID.of(Tally(VOTES, **figures), "list").reading == reading

    @pytest.mark.parametrize(
        ("base", "figures", "needed"),
        [
            (Base.REGISTERED, {"cast": 100}, "give registered"),
            (Base.CAST, {"registered": 100, "valid": 100}, "give cast"),
            (Base.VALID, {}, "valid; or all votes and against_all .*; or cast and invalid"),
            (Base.VALID, {"cast": 100}, "give valid"),
            (Base.VALID, {"invalid": 5}, "give valid"),
            (Base.VALID_WITH_BLANK, {"against_all": 5}, "against_all and blank"),
            (Base.VALID_WITH_BLANK, {"blank": 5}, "against_all and blank"),
        ],
    )
    def test_a_base_that_is_not_known_is_never_guessed(self, base, figures, needed):
        """Without its figures a base is missing, and the message says which would do."""
        with refused(el.MissingFigure, LookupError, f"list: base '{base.value}' is not known; .*{needed}"):
            base.of(Tally(VOTES, **figures), "list")

    @pytest.mark.parametrize(
        ("base", "figures", "message"),
        [
            (Base.VALID, {"valid": 106, "against_all": 5}, "106 by the published .* but 105 by votes"),
            (Base.VALID, {"valid": 105, "cast": 120, "invalid": 14}, "but 106 by ballots cast"),
            (
                Base.VALID,
                {"against_all": 5, "cast": 120, "invalid": 14},
                "105 by votes .* but 106 by ballots",
            ),
            (Base.VALID, {"valid": 111, "against_all": 5, "blank": 6}, "111 by .* but 105"),
            (Base.VALID_WITH_BLANK, {"valid": 105, "cast": 126, "invalid": 15}, "105 by .* but 111"),
            (Base.VALID_WITH_BLANK, {"valid": 105, "against_all": 5, "blank": 6}, "105 by .* but 111"),
        ],
    )
    def test_two_readings_that_disagree_are_an_error(self, base, figures, message):
        """Figures that contradict each other are not averaged, preferred or ignored."""
        with refused(el.InvalidTally, ValueError, message):
            base.of(Tally(VOTES, **figures), "list")

    def test_more_invalid_than_cast_is_an_error(self):
        """Ballots set aside cannot be more than those cast."""
        with refused(el.InvalidTally, ValueError, "130 invalid and blank ballots but only 120 cast"):
            Base.VALID.of(Tally(VOTES, cast=120, invalid=130), "list")

    @pytest.mark.parametrize("base", [Base.VALID, Base.VALID_WITH_BLANK])
    def test_fewer_valid_ballots_than_votes_are_an_error(self, base):
        """60 valid ballots cannot hold 100 votes, even if "against all" is not known."""
        with refused(el.InvalidTally, ValueError, "60"):
            base.of(Tally(VOTES, valid=60), "list")

    @pytest.mark.parametrize("votes", [{"A": 60, "B": None}, VOTES])
    def test_a_sum_over_missing_contestants_is_never_made(self, votes):
        """Unknown votes and partial tallies have no sum of contestants."""
        with refused(el.MissingFigure, LookupError, "base 'contestants' is not known"):
            Base.CONTESTANTS.of(Tally(votes, partial=votes is VOTES), "list")
        with refused(el.MissingFigure, LookupError, "base 'valid' is not known"):
            Base.VALID.of(Tally(votes, against_all=5, partial=votes is VOTES), "list")

    def test_a_base_of_parts_is_exact(self):
        """Votes of thirds add up to one."""
        assert Base.CONTESTANTS.of(Tally(dict.fromkeys("ABC", Fraction(1, 3))), "list").value == 1


def test_more_valid_ballots_than_were_cast_are_an_error():
    """50 ballots cast cannot hold 60 valid ones."""
    with refused(el.InvalidTally, ValueError, "60 valid ballots but only 50 cast"):
        Base.VALID.of(Tally({"A": 40}, valid=60, cast=50), "list")


class TestExcludedVotes:
    def test_they_count_for_thresholds_and_not_for_seats(self):
        """Of 60 votes 30 do not share in the seats: A qualifies with 60 % and has half of them."""
        votes = el.Tally({"A": 60, "B": 30, "C": 10}, excluded={"A": 30})
        law = system(lists(seats=2, method="hare", who=el.Share("30%", of=el.Base.CONTESTANTS)))
        count = law.count(el.Returns({"lists": {"nation": votes}}))

        assert count.verify()
        assert count.seats == {"A": 1, "B": 1, "C": 0}

    @pytest.mark.parametrize("excluded", [{"A": 7}, {"Z": 1}])
    def test_more_than_there_are_is_refused(self, excluded):
        """Nobody has more votes excluded than it has."""
        with refused(el.InvalidTally, ValueError, "are excluded, but it has"):
            el.Tally({"A": 6, "B": 4}, excluded=excluded)

    def test_none_are_the_same_as_zero(self):
        """Zero excluded votes are none, so that tallies compare equal."""
        assert el.Tally({"A": 6}, excluded={"A": 0}) == el.Tally({"A": 6})
