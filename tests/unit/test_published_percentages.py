"""Printed percentages: what they stand for, and which base reproduces them."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from refusing import refused

import electoral as el
from electoral.published import Interval, Mend, PercentageCheck, implied_base, implied_votes

PERCENTAGES = {
    "Amanat": "53.90",
    "Auyl": "10.90",
    "Respublica": "8.59",
    "Aq Jol": "8.41",
    "People's Party": "6.80",
    "OSDP": "5.20",
    "Baytaq": "2.30",
    "against all": "3.90",
}
TRUE = {
    "Amanat": 3431510,
    "Auyl": 693938,
    "Respublica": 547154,
    "Aq Jol": 535139,
    "People's Party": 432920,
    "OSDP": 331058,
    "Baytaq": 146431,
    "against all": 248291,
}
MISPRINTED = TRUE | {"People's Party": 432290}
BASES = {"votes for parties": 6118150, "voters": 6521860, "registered": 12035578}
DIGITS = tuple(Mend("digit", value) for value in (432690, 432790, 432890, 432990))
EXCHANGE = Mend("transposition", 432920)


class TestIntervals:
    def test_a_turnout_stands_for_a_range_of_voters(self):
        """54.21 % of 12,035,578 is 6,523,886 to 6,525,088 voters."""
        assert implied_votes("54.21", 12035578) == Interval(6523886, 6525088)

    def test_both_ends_are_included(self):
        """A half may have been rounded either way."""
        assert implied_votes("12", 200) == Interval(23, 25)
        assert implied_votes("13", 200) == Interval(25, 27)

    def test_fewer_decimals_say_less(self):
        """Decimals are taken as printed: 53.9 is wider than 53.90."""
        assert implied_votes("53.9", 10000) == Interval(5385, 5395)
        assert implied_votes("53.90", 10000) == Interval(5390, 5390)

    def test_a_small_base_may_have_no_such_share(self):
        """No whole number of ten is 53.90 %."""
        found = implied_votes("53.90 %", 10)

        assert found.empty
        assert str(found) == "no whole number"
        assert found.distance(5) is None

    def test_nothing_of_an_unknown_base(self):
        """0.00 % sets a least base but no greatest; no votes are 0.00 % of any base, and 5 % of none."""
        assert implied_base(3, "0.00") == Interval(60000, None)
        assert implied_base(0, "0.00") == Interval(1, None)
        assert implied_base(0, "5").empty

    def test_votes_and_base_agree(self):
        """32 % of 40 members is 13 of them."""
        assert implied_votes("32", 40) == Interval(13, 13)
        assert 40 in implied_base(13, "32")


class TestKazakhstan2023:
    def test_the_true_figures_have_one_base(self):
        """The commission's percentages are of votes and against all; no other base reproduces them."""
        check = PercentageCheck(counts=TRUE, percentages=PERCENTAGES, total=6366441, bases=BASES)
        verdict = check.check()

        assert verdict.outcome == "holds"
        assert verdict.fits == ("printed total", "sum of the counts")
        assert not verdict.mends
        assert [len(each.misfits) for each in check.reproductions() if each.base in BASES] == [8, 8, 8]

    def test_the_misprint_from_the_percentage_alone(self):
        """Without the total, four changed digits and one exchange would mend 432,290."""
        check = PercentageCheck(
            counts=MISPRINTED, percentages=PERCENTAGES, bases=BASES | {"published valid": 6366441}
        )
        verdict = check.check()
        (misfit,) = check.reproductions()[0].misfits

        assert verdict.outcome == "does not hold"
        assert verdict.fits == ("published valid",)
        assert misfit.name == "People's Party"
        assert misfit.mends == (*DIGITS, EXCHANGE)
        assert misfit.percentage_mends == ()
        assert verdict.mends == {"People's Party": (*DIGITS, EXCHANGE)}

    def test_the_misprint_with_the_total(self):
        """With the total only 432,920 is left; 248,921 against all would add up but not be 3.90 %."""
        verdict = PercentageCheck(counts=MISPRINTED, percentages=PERCENTAGES, total=6366441).check()

        assert verdict.misfits == ("People's Party",)
        assert verdict.mends == {"People's Party": (EXCHANGE,)}
        assert "6.79 % of 6,366,441, not 6.80 % (310 too few)" in verdict.text
        assert "add up to 6,365,811, 630 fewer than printed" in verdict.text

    def test_the_bases_that_the_other_figures_allow(self):
        """Every base of the range reproduces the seven others, and the next on either side does not."""
        others = {name: text for name, text in PERCENTAGES.items() if name != "People's Party"}
        allowed = PercentageCheck(counts=MISPRINTED, percentages=PERCENTAGES, total=6366441).check().allowed

        assert 6366441 in allowed
        for base in (allowed.low - 1, allowed.low, allowed.high, allowed.high + 1):
            fits = all(MISPRINTED[name] in implied_votes(text, base) for name, text in others.items())
            assert fits == (base in allowed)

    def test_one_decimal_would_hide_the_misprint(self):
        """Printed as 6.8 the percentage fits 432,290 too, and only the sum tells."""
        printed = PERCENTAGES | {"People's Party": "6.8"}
        check = PercentageCheck(counts=MISPRINTED, percentages=printed, total=6366441)

        assert check.check().outcome == "does not hold"
        assert check.check().misfits == ()
        assert check.check().mends == {"People's Party": (EXCHANGE,)}


class TestOtherElections:
    def test_two_series_of_2007(self):
        """One series of votes of 2007 reproduces the printed percentages, the other one does not."""
        printed = {"Nur Otan": "88.41", "OSDP": "4.54", "Aq Jol": "3.09"}
        bases = {"valid": 5935625, "cast": 6082430}
        right = {"Nur Otan": 5247720, "OSDP": 269310, "Aq Jol": 183346}
        wrong = {"Nur Otan": 5174169, "OSDP": 271525, "Aq Jol": 192155}

        assert PercentageCheck(counts=right, percentages=printed, bases=bases).check().fits == ("valid",)
        assert PercentageCheck(counts=wrong, percentages=printed, bases=bases).check().fits == ()

    def test_the_almaty_maslikhat(self):
        """The percentages of the Almaty maslikhat are of votes and against all."""
        votes = {"Amanat": 151531, "People's Party": 38563, "Respublica": 38369, "Baytaq": 23266}
        votes |= {"Aq Jol": 15273, "Auyl": 8264, "against all": 16490}
        printed = {"Amanat": "51.94", "People's Party": "13.22", "Respublica": "13.15", "Baytaq": "7.97"}
        printed |= {"Aq Jol": "5.23", "Auyl": "2.83"}
        verdict = PercentageCheck(counts=votes, percentages=printed, bases={"cast": 302270}).check()

        assert verdict.outcome == "holds"
        assert verdict.fits == ("sum of the counts",)


class TestMends:
    def test_a_misprinted_percentage(self):
        """Where the counts add up, the mend is one of the percentage."""
        printed = PERCENTAGES | {"Auyl": "10.09"}
        verdict = PercentageCheck(counts=TRUE, percentages=printed, total=6366441).check()

        assert verdict.mends == {"Auyl": (Mend("transposition", "10.90"),)}

    def test_a_misprinted_total(self):
        """Where all percentages fit the sum of the counts, the total may be what is wrong."""
        verdict = PercentageCheck(counts=TRUE, percentages=PERCENTAGES, total=6636441).check()

        assert verdict.fits == ("sum of the counts",)
        assert verdict.mends == {"printed total": (Mend("transposition", 6366441),)}

    def test_two_misprints_have_no_common_mend(self):
        """Each of two misprints is mended from its percentage alone."""
        counts = MISPRINTED | {"OSDP": 301058}
        check = PercentageCheck(counts=counts, percentages=PERCENTAGES, total=6366441)
        (first, *_) = check.reproductions()

        assert first.mends == {}
        assert check.check().misfits == ("People's Party", "OSDP")
        assert Mend("digit", 331058) in check.check().mends["OSDP"]

    def test_no_counts_are_no_base(self):
        """Without votes there is nothing to take percentages of."""
        assert PercentageCheck(counts={"A": 0}, percentages={"A": "0"}).check().outcome == "cannot be checked"


class TestRefusals:
    def test_a_percentage_without_a_count(self):
        """A misspelt name is told with the nearest spelling."""
        with refused(el.UnknownName, KeyError, "did you mean 'Amanat'"):
            PercentageCheck(counts=TRUE, percentages={"Amanatt": "53.90"})

    def test_no_percentages(self):
        """There must be something to check."""
        with refused(el.MissingFigure, LookupError, "give at least one"):
            PercentageCheck(counts=TRUE, percentages={})

    @pytest.mark.parametrize("bad", [53.9, 53, None])
    def test_percentages_are_text(self, bad):
        """Numbers have lost the decimals that were printed."""
        with refused(el.InexactNumber, TypeError, "write it as text"):
            PercentageCheck(counts=TRUE, percentages={"Amanat": bad})

    @pytest.mark.parametrize(
        "bad", ["53,90", "5_3", "٥٣", "1e9", "-1", "053", "1." + 7 * "0", 16 * "9", "5\n"]
    )
    def test_what_is_no_percentage(self, bad):
        """Commas, underscores, foreign digits, exponents, signs and endless digits are refused."""
        with refused(el.InvalidNumber, ValueError, "write it as '53.90'"):
            PercentageCheck(counts=TRUE, percentages={"Amanat": bad})

    def test_a_base_of_nought(self):
        """Nothing is a share of nothing."""
        with refused(el.InvalidNumber, ValueError, "can be no base"):
            PercentageCheck(counts=TRUE, percentages=PERCENTAGES, bases={"valid": 0})

    def test_too_many_bases(self):
        """Bases are limited, since every one is tried."""
        with refused(el.InvalidNumber, ValueError, "at most 10"):
            PercentageCheck(counts=TRUE, percentages=PERCENTAGES, bases={str(n): 5 for n in range(21)})

    def test_counts_are_bounded_ints(self):
        """Floats, fractions and endless counts are refused."""
        with refused(el.InexactNumber, TypeError, "float"):
            PercentageCheck(counts={"A": 3.0}, percentages={"A": "5"})
        with refused(el.InexactNumber, TypeError, "give a whole number"):
            PercentageCheck(counts={"A": Fraction(3)}, percentages={"A": "5"})
        with refused(el.InvalidNumber, ValueError, "more than 15 digits"):
            PercentageCheck(counts={"A": 10**15}, percentages={"A": "5"})


def _half_up(part, base, places):
    """Round a percentage with integers."""
    scaled = (2 * part * 100 * 10**places + base) // (2 * base)
    text = f"{scaled:0{places + 1}d}"
    return f"{text[:-places]}.{text[-places:]}" if places else text


COUNTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=8).map(
    lambda numbers: {f"list {place}": number for place, number in enumerate(numbers)}
)


@given(COUNTS, st.integers(0, 4))
def test_true_figures_fit_their_own_base(counts, places):
    """Percentages rounded from counts always hold, with the sum as base."""
    total = sum(counts.values())
    assume(total)
    printed = {name: _half_up(number, total, places) for name, number in counts.items()}
    verdict = PercentageCheck(counts=counts, percentages=printed, total=total).check()

    assert verdict.outcome == "holds"
    assert total in verdict.allowed


@given(COUNTS, st.integers(1, 10**8), st.integers(0, 4))
def test_true_figures_fit_a_named_base(counts, base, places):
    """The base from which percentages were rounded reproduces all of them."""
    printed = {name: _half_up(number, base, places) for name, number in counts.items()}
    assume(all(len(text) < 12 for text in printed.values()))
    found = PercentageCheck(counts=counts, percentages=printed, bases={"base": base}).reproductions()

    assert not next(each for each in found if each.base == "base").misfits


@given(COUNTS, st.data())
def test_a_misprint_in_a_count_is_found_or_mended(counts, data):
    """A digit changed in one count never goes unnoticed, and the true count is among the mends."""
    total = sum(counts.values())
    name = data.draw(st.sampled_from(sorted(counts)))
    text = str(counts[name])
    assume(len(text) > 1 and total)
    place = data.draw(st.integers(1, len(text) - 1))
    digit = data.draw(st.sampled_from([each for each in "0123456789" if each != text[place]]))
    misprinted = counts | {name: int(text[:place] + digit + text[place + 1 :])}
    printed = {key: _half_up(number, total, 2) for key, number in counts.items()}
    verdict = PercentageCheck(counts=misprinted, percentages=printed, total=total).check()

    assert verdict.outcome == "does not hold"
    assert Mend("digit", counts[name]) in verdict.mends[name]


def test_a_sum_of_the_largest_counts_is_a_base_too():
    """The sum of counts may have more digits than a count."""
    counts = {str(place): 10**15 - 1 for place in range(20)}
    verdict = PercentageCheck(counts=counts, percentages={"1": "5.00"}, total=10**15 - 1).check()

    assert verdict.fits == ("sum of the counts",)
