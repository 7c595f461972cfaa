"""Names: one spelling each, nothing invisible, and help with misspelt ones."""

import pytest
from refusing import refused

import electoral as el
from electoral.names import LONGEST_NAME, listed, name, unknown


class TestName:
    @pytest.mark.parametrize(
        "given", ["Ауыл", "Қазақ елі", "A", "7", "नेपाल", "می\u200cخواهم", "x" * LONGEST_NAME]
    )
    def test_names_in_any_script_are_kept(self, given):
        """Names of any script, also with joiners inside, are names."""
        assert name(given, "party") == given

    def test_a_decomposed_name_is_composed(self):
        """The letter e with a combining accent is the one letter é."""
        assert name("e\u0301", "party") == "é"

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ("", "is empty or has spaces"),
            (" A", "is empty or has spaces"),
            ("A\u00a0", "is empty or has spaces"),
            ("x" * (LONGEST_NAME + 1), "is longer than 200 characters"),
            ("A\x00B", "control or invisible"),
            ("A\x1b[31m", "control or invisible"),
            ("A\nB", "control or invisible"),
            ("A\x7f", "control or invisible"),
            ("A\u200bB", "control or invisible"),
            ("A\u202eB", "control or invisible"),
            ("A\ufeffB", "control or invisible"),
            ("A\u2028B", "control or invisible"),
            ("A\ud800", "control or invisible"),
            ("A\ue000", "control or invisible"),
            (5, "is of type int; a name is text"),
            (None, "is of type NoneType"),
            (b"A", "is of type bytes"),
        ],
    )
    def test_what_cannot_be_a_name_is_refused(self, given, message):
        """Empty, padded, over-long, unprintable and non-text names are refused."""
        with refused(el.InvalidName, ValueError, f"^party: .*{message}"):
            name(given, "party")


class TestUnknown:
    def test_the_nearest_spelling_is_offered(self):
        """A name that is nearly right is put right."""
        error = unknown("dhont", ["dhondt", "hare"], "method")

        assert str(error) == "method: 'dhont' is not known; did you mean 'dhondt'? Known: 'dhondt', 'hare'"
        assert isinstance(error, KeyError)

    def test_nothing_is_offered_where_nothing_is_near(self):
        """A name like no other gets no guess, and an empty choice is said to be empty."""
        assert str(unknown("zzz", ["hare"], "method")) == "method: 'zzz' is not known; Known: 'hare'"
        assert str(unknown("zzz", [], "party")).endswith("Known: none")

    def test_a_monstrous_number_is_unknown_too(self):
        """A key that Python will not write out is still an unknown name."""
        assert isinstance(unknown(10**5000, ["A"], "minimum: contestant"), el.UnknownName)

    def test_names_are_quoted(self):
        """Names are told apart by their quotes."""
        assert listed(["A, B", "C"]) == "'A, B', 'C'"


def test_a_name_that_grows_when_composed_is_measured_then():
    """Some characters become two; what is taken is never refused when it is taken again."""
    with pytest.raises(el.InvalidName, match="longer than 200"):
        name("\u0958" * 150, "party")
    assert name(name("\u0958" * 100, "party"), "party") == "\u0915\u093c" * 100
