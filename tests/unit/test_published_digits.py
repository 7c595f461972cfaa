"""Misprints: one digit changed, or two neighbours exchanged."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusing import refused

import electoral as el
from electoral.published import Mend, mends


def _anything(_):
    return True


def test_changed_digits_come_before_exchanged_ones():
    """A two-digit count has 17 changes of a digit (no leading zero) and one exchange."""
    found = mends(42, _anything)

    assert [mend.value for mend in found if mend.kind == "digit"] == sorted(
        [12, 22, 32, 52, 62, 72, 82, 92, 40, 41, 43, 44, 45, 46, 47, 48, 49]
    )
    assert [mend.value for mend in found if mend.kind == "transposition"] == [24]


def test_a_count_gets_no_leading_zero():
    """Neither a changed nor an exchanged digit puts a zero in front."""
    assert all(mend.value >= 100 for mend in mends(100, _anything))
    assert not [mend for mend in mends(100, _anything) if mend.kind == "transposition"]


def test_a_single_digit_may_become_zero():
    """Nought is a count of one digit."""
    assert Mend("digit", 0) in mends(5, _anything)


def test_equal_neighbours_are_no_exchange():
    """Exchanging two equal digits changes nothing and is not offered."""
    assert not [mend for mend in mends(77, _anything) if mend.kind == "transposition"]


def test_the_point_stays():
    """In a decimal the point stays, digits around it are neighbours, and the decimals are kept."""
    found = mends("65.20", _anything)

    assert all(mend.value[2] == "." and len(mend.value) == 5 for mend in found)
    assert {mend.value for mend in found if mend.kind == "transposition"} == {"56.20", "62.50", "65.02"}


def test_a_decimal_may_begin_with_one_zero():
    """The figure before the point may become 0 but not 05."""
    assert Mend("digit", "0.5") in mends("1.5", _anything)
    assert not [mend for mend in mends("15.5", _anything) if mend.value.startswith("0")]


def test_a_percent_sign_stays():
    """What stands behind the digits is no digit."""
    assert mends("54 %", lambda value: value == 45) == (Mend("transposition", "45 %"),)


@pytest.mark.parametrize("bad", [65.23, True, "６5", "1_000", "", "-5", "5e3", "05"])
def test_what_is_no_printed_figure_is_refused(bad):
    """Floats, foreign digits, signs, exponents and underscores are refused."""
    with pytest.raises(el.ElectoralError):
        mends(bad, _anything)


def test_a_float_is_told_what_to_do():
    """The message says to write text."""
    with refused(el.InexactNumber, TypeError, r'65\.23 is a float; write it as text, as printed: "65\.23"'):
        mends(65.23, _anything)


@given(st.integers(0, 10**15 - 1), st.integers(2, 50))
def test_a_mend_is_one_misprint_away_and_fits(number, divisor):
    """A mend differs in one digit or one exchange of neighbours, fits, and no two are alike."""
    found = mends(number, lambda value: value % divisor == 0)
    before = str(number)

    assert len({mend.value for mend in found}) == len(found)
    for mend in found:
        after = str(mend.value)
        places = [place for place, pair in enumerate(zip(before, after, strict=True)) if len(set(pair)) > 1]
        assert mend.value % divisor == 0
        if mend.kind == "digit":
            assert len(places) == 1
        else:
            left, right = places
            assert right == left + 1
            assert before[left] + before[right] == after[right] + after[left]


@given(st.integers(10, 10**6), st.data())
def test_every_misprint_is_mended(number, data):
    """Whatever digit is changed, the true figure is among the mends of the misprint."""
    text = str(number)
    place = data.draw(st.integers(1, len(text) - 1))
    digit = data.draw(st.sampled_from([each for each in "0123456789" if each != text[place]]))
    misprint = int(text[:place] + digit + text[place + 1 :])

    assert mends(misprint, lambda value: value == Fraction(number)) == (Mend("digit", number),)
