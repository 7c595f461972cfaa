"""Who takes part."""

from fractions import Fraction

import pytest
from refusing import refused

import electoral as el
from electoral.conditions import Panel
from electoral.findings import StatedFinding

FIVE = el.Share("5%", of=el.Base.CONTESTANTS)
TEN = el.Share("10%", of=el.Base.CONTESTANTS)
MORE = el.Share("10%", of=el.Base.CONTESTANTS, strictly_more=True)


def panel(votes, **ballots):
    """One contest as a condition sees it."""
    tally = el.Tally(votes, **ballots)
    return Panel.of(tally, "made")


class Vowels:
    """A condition of one's own: names that begin with a vowel."""

    def find(self, given):
        """Look at the names only."""
        return StatedFinding(reason="vowels", passing=tuple(key for key in given.votes if key[0] in "AEIOU"))


class TestShare:
    @pytest.mark.parametrize(
        ("condition", "passing"),
        [(FIVE, ("A", "B", "C")), (TEN, ("A", "B")), (MORE, ("A",))],
    )
    def test_at_least_and_more_than(self, condition, passing):
        """Of 100 votes 10 are at least 10 % and not more than 10 %."""
        assert condition.find(panel({"A": 80, "B": 10, "C": 7, "D": 3})).passing == passing

    def test_one_vote_decides(self):
        """4 of 81 votes are under a twentieth (4 1/20), 5 are over."""
        assert FIVE.find(panel({"A": 77, "B": 4})).passing == ("A",)
        assert FIVE.find(panel({"A": 76, "B": 5})).passing == ("A", "B")

    @pytest.mark.parametrize(
        ("base", "passes"),
        [
            (el.Base.CONTESTANTS, True),  # 7 of 70 is 10 %
            (el.Base.VALID, False),  # 7 of 71
            (el.Base.VALID_WITH_BLANK, False),  # 7 of 72
            (el.Base.CAST, False),  # 7 of 80
            (el.Base.REGISTERED, False),  # 7 of 100
        ],
    )
    def test_the_base_decides(self, base, passes):
        """The same 7 votes are 10 % of the votes and of nothing larger."""
        votes = panel({"A": 63, "B": 7}, against_all=1, blank=1, invalid=8, cast=80, registered=100)

        assert ("B" in el.Share("10%", of=base).find(votes).passing) is passes

    def test_without_votes_nobody_passes(self):
        """Not even a threshold of nothing is met by nobody's votes."""
        assert el.Share("0%", of=el.Base.CONTESTANTS).find(panel({"A": 5, "B": 0})).passing == ("A",)
        assert FIVE.find(panel({"A": 0})).passing == ()

    def test_the_finding_has_the_numbers(self):
        """10 % of 101 are 10 1/10: C with 7 is 4 votes short, D with 4 is 7 short."""
        finding = TEN.find(panel({"A": 79, "B": 11, "C": 7, "D": 4}))

        assert (finding.base, finding.base_value, finding.needed) == ("contestants", 101, Fraction(101, 10))
        assert (finding.share, finding.strictly_more) == (Fraction(1, 10), False)
        assert finding.missing == {"C": 4, "D": 7}

    def test_on_the_threshold_more_than_is_one_vote_short(self):
        """Whoever has exactly the share lacks one vote for more."""
        assert MORE.find(panel({"A": 90, "B": 10})).missing == {"B": 1}

    def test_a_base_that_is_not_known_is_an_error(self):
        """No other base stands in for it."""
        with refused(el.MissingFigure, LookupError, "made: base 'cast' is not known"):
            el.Share("5%", of=el.Base.CAST).find(panel({"A": 1}, valid=1))

    @pytest.mark.parametrize("base", ["valid", None, 5])
    def test_a_base_is_a_base(self, base):
        """A word is no base."""
        with refused(el.InvalidSystem, ValueError, "is not known; give a Base"):
            el.Share("5%", of=base)

    def test_there_is_no_default_base(self):
        """Which base a law means is never chosen for the user."""
        with pytest.raises(TypeError, match="'of'"):
            el.Share("5%")

    @pytest.mark.parametrize("share", [0.05, True, None])
    def test_a_share_is_exact(self, share):
        """Floats are no shares."""
        with refused(el.InexactNumber, TypeError, "^threshold: "):
            el.Share(share, of=el.Base.VALID)


class TestEveryone:
    def test_everyone_with_votes(self):
        """Zero votes take no part."""
        assert el.Everyone().find(panel({"A": 1, "B": 0, "C": 2})).passing == ("A", "C")


class TestCombined:
    @pytest.mark.parametrize(
        ("condition", "passing"),
        [
            (FIVE | MORE, ("A", "B", "C")),
            (FIVE & MORE, ("A",)),
            (TEN | Vowels(), ("A", "B", "E")),
            (TEN & el.Everyone() & el.either(Vowels(), MORE), ("A",)),
            (el.both(Vowels(), Vowels()), ("A", "E")),
            (el.either(Vowels(), TEN), ("A", "B", "E")),
        ],
    )
    def test_any_and_all(self, condition, passing):
        """`|` lets in who meets one, `&` who meets all, in the order of the tally."""
        assert condition.find(panel({"A": 80, "B": 10, "C": 7, "E": 3})).passing == passing

    def test_however_it_is_put_together_it_is_the_same(self):
        """Unions in unions are flat, so equal laws are equal; a union in an intersection stays."""
        assert (FIVE | TEN) | MORE == FIVE | (TEN | MORE) == el.either(FIVE, TEN, MORE)
        assert (FIVE & TEN) & MORE == FIVE & (TEN & MORE) == el.both(FIVE, TEN, MORE)
        assert (FIVE | TEN) & MORE != FIVE | (TEN & MORE)
        assert len(((FIVE | TEN) & MORE).conditions) == 2

    @pytest.mark.parametrize("combine", [el.either, el.both])
    def test_nothing_cannot_be_combined(self, combine):
        """All of no conditions would be everybody."""
        with refused(el.InvalidSystem, ValueError, "a combination of no conditions"):
            combine()

    @pytest.mark.parametrize("other", [5, "5%", None])
    def test_what_is_no_condition_cannot_be_combined(self, other):
        """A part without `find` is refused when the law is written."""
        with refused(el.InvalidSystem, ValueError, "condition"):
            FIVE | other
