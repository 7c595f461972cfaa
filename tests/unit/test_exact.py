"""Exact numbers: what is taken, what is refused, and how they are shown."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from refusing import refused

import electoral as el
from electoral.exact import decimals, exact, grouped, mixed, percent, share, show, whole


class Loud:
    """Its repr writes to the terminal."""

    def __repr__(self):
        """Give a control sequence."""
        return "\x1b[31mred"


class Broken:
    """It has no repr."""

    def __repr__(self):
        """Fail."""
        raise RuntimeError


class TestExact:
    @pytest.mark.parametrize(
        ("given", "taken"),
        [
            (0, 0),
            (2**70, 2**70),
            (Fraction(6, 2), 3),
            (Fraction(1, 3), Fraction(1, 3)),
            (Decimal("12.50"), Fraction(25, 2)),
            (Decimal("7.00"), 7),
            (Decimal("-0"), 0),
            (Decimal("1E+3"), 1000),
            (np.int8(5), 5),
            (np.uint64(2**64 - 1), 2**64 - 1),
        ],
    )
    def test_exact_numbers_are_taken_at_their_value(self, given, taken):
        """Ints, fractions, decimals and numpy integers keep their value; whole ones become int."""
        number = exact(given, "votes")

        assert number == taken
        assert type(number) is type(taken)

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            (12.5, r"12\.5 is a float, and floats are not exact; write Fraction\('12\.5'\)"),
            (12.0, r"12\.0 is a float.*write 12, or int\(x\)"),
            (1e300, "is a float.*write Fraction"),
            (float("nan"), "nan is a float.*no number at all"),
            (float("inf"), "inf is a float.*no number at all"),
            (np.float64(0.1), "is a float.*write Fraction"),
            (np.float32(0.1), "is a float"),
            (np.float16(1), "is a float"),
            (True, "True is a bool"),
            (np.True_, "is of type bool"),
            ("5", "'5' is of type str"),
            (None, "None is of type NoneType"),
            (1j, "1j is of type complex"),
            ([1], r"\[1\] is of type list"),
        ],
    )
    def test_what_cannot_be_exact_is_refused(self, given, message):
        """Floats, bools and things that are no numbers are refused with a way out."""
        with refused(el.InexactNumber, TypeError, f"^votes for 'A': .*{message}"):
            exact(given, "votes for 'A'")

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            (-1, "-1 is negative; give 0 or more"),
            (Fraction(-1, 2), "is negative"),
            (Decimal("-0.5"), "is negative"),
            pytest.param(-(10**5000), "an integer of about 5001 digits is negative", id="minus 10**5000"),
            (Decimal("NaN"), "is not finite; give the printed number"),
            (Decimal("sNaN"), "is not finite"),
            (Decimal("Infinity"), "is not finite"),
            (Decimal("1e9999999"), "has more than 1000 digits"),
            (Decimal("1e-9999999"), "has more than 1000 digits"),
            pytest.param(10**5000, "of about 5001 digits has more than 1000 digits", id="10**5000"),
            pytest.param(10**1000, "has more than 1000 digits", id="10**1000"),
            (Fraction(1, 10**1000), "has more than 1000 digits"),
            (Fraction(10**5000, 3), "has more than 1000 digits"),
            (Decimal("1." + "1" * 1000), "has more than 1000 digits"),
        ],
    )
    def test_impossible_numbers_are_refused(self, given, message):
        """Negative, endless and monstrous numbers are refused without being written out."""
        with refused(el.InvalidNumber, ValueError, message):
            exact(given, "votes")

    def test_a_number_of_the_most_digits_is_taken(self):
        """The limit is on more than 1000 digits: 1000 nines are still a number."""
        assert exact(10**1000 - 1, "votes") == 10**1000 - 1

    @pytest.mark.parametrize("given", [np.array([1, 2]), np.array(5.0)])
    def test_arrays_are_refused(self, given):
        """An array is no number, even if numpy gives it an `__index__`."""
        with refused(el.InexactNumber, TypeError, "ndarray"):
            exact(given, "votes")

    def test_a_small_numpy_float_is_shown_its_way_out(self):
        """A float32 of 2 is whole, and the message says what to write."""
        with refused(el.InexactNumber, TypeError, "write 2, or int"):
            exact(np.float32(2), "votes")


class TestWhole:
    def test_whole_numbers_are_taken(self):
        """Whole numbers of any exact type are taken as int."""
        assert [whole(each, "seats") for each in (0, Fraction(4, 2), Decimal("69.0"), np.int64(3))] == [
            0,
            2,
            69,
            3,
        ]

    @pytest.mark.parametrize("given", [Fraction(1, 2), Decimal("0.5")])
    def test_parts_are_refused(self, given):
        """Half a seat is refused."""
        with refused(el.InvalidNumber, ValueError, "seats: .* is not whole"):
            whole(given, "seats")


class TestShare:
    @pytest.mark.parametrize(
        ("given", "taken"),
        [
            ("5%", Fraction(1, 20)),
            ("7.5 %", Fraction(3, 40)),
            ("0.35%", Fraction(7, 2000)),
            ("1/3", Fraction(1, 3)),
            ("0%", 0),
            ("100%", 1),
            (1, 1),
            (Fraction(2, 3), Fraction(2, 3)),
            (Decimal("0.05"), Fraction(1, 20)),
        ],
    )
    def test_shares_are_exact(self, given, taken):
        """Per cents, ratios and exact numbers between 0 and 1 are shares."""
        assert share(given) == taken
        assert isinstance(share(given), Fraction)

    @pytest.mark.parametrize(
        "given",
        ["5", "", "5 per cent", "-5%", "5%%", "1/0", "1e-2", "5,5%", "٥%", "%", "1/20 ", "5" * 40 + "%"],
    )
    def test_other_texts_are_refused(self, given):
        """A text that is no share is refused with examples of what is."""
        with refused(el.InvalidNumber, ValueError, "is not a share; write it as '5%'"):
            share(given, "threshold")

    @pytest.mark.parametrize("given", ["101%", "3/2", 2, Fraction(21, 20)])
    def test_shares_above_the_whole_are_refused(self, given):
        """More than everything is refused: 5 was meant to be 5 %."""
        with refused(el.InvalidNumber, ValueError, "is not between 0 and 1"):
            share(given)

    def test_a_float_share_is_refused(self):
        """0.05 is not a twentieth."""
        with refused(el.InexactNumber, TypeError, r"share: 0\.05 is a float"):
            share(0.05)


class TestShown:
    def test_text_is_quoted_and_cut(self):
        """A long text is cut, and its length is said."""
        assert show("x" * 61) == f"'{'x' * 60}'... (61 characters)"
        assert show("x" * 60) == f"'{'x' * 60}'"

    @pytest.mark.parametrize("given", ["\x1b[31m", "\u202eabc", "\ud800", "a\nb"])
    def test_control_characters_are_escaped(self, given):
        """What would move the cursor or turn the text round is escaped."""
        assert show(given).isprintable()

    def test_what_has_no_repr_is_named_by_its_type(self):
        """A broken `__repr__` does not hide the error that is being told."""
        assert "Broken" in show(Broken())
        assert show([10**5000]) == "a list"

    def test_a_repr_with_control_characters_is_escaped(self):
        """Whatever the value is, the text that shows it is printable."""
        assert show(Loud()).isprintable()

    @pytest.mark.parametrize(
        ("number", "text"),
        [
            (0, "0"),
            (1000, "1,000"),
            (Fraction(7, 2), "3 1/2"),
            (Fraction(1, 2), "1/2"),
            (Fraction(4001, 2000), "2 1/2,000"),
        ],
    )
    def test_mixed_numbers(self, number, text):
        """Wholes stand before the rest, as on paper."""
        assert mixed(number) == text

    @pytest.mark.parametrize(
        ("number", "places", "text"),
        [
            (Fraction(1, 2), 0, "1"),
            (Fraction(49, 100), 0, "0"),
            (Fraction(2, 3), 4, "0.6667"),
            (Fraction(5, 1000), 2, "0.01"),
            (1234, 1, "1,234.0"),
            (Fraction(999, 1000), 2, "1.00"),
        ],
    )
    def test_decimals_round_halves_up(self, number, places, text):
        """A half at the last place is rounded up, and a carry is carried."""
        assert decimals(number, places) == text

    def test_percent_and_groups(self):
        """1/20 is 5 per cent; thousands are grouped."""
        assert percent(Fraction(1, 20)) == "5.00 %"
        assert percent(Fraction(1, 3), 1) == "33.3 %"
        assert grouped(1234567) == "1,234,567"
