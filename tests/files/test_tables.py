"""Tables (CSV): cells are read strictly, and what is written is read back the same."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusing import refused

import electoral as el
from electoral.errors import MOST_SHOWN
from electoral.files.tables import number_of, read, table_text

cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=20)
formulas = st.builds(
    lambda mark, rest: mark + rest, st.sampled_from(["=", "+", "-", "@", "\t", "'=", "''@"]), cells
)


def texts_of(folder, content, **changes):
    """Read a table of the columns a and b as texts."""
    (folder / "t.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    parts = {
        "needed": ("a", "b"),
        "optional": ("c",),
        "make": lambda line: (line.optional("a"), line.optional("b")),
    }
    return read(folder, "t.csv", **(parts | changes))


class TestWriting:
    @pytest.mark.parametrize("text", ["=1+1", "+7", "-7", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1"])
    def test_no_cell_is_a_live_formula(self, text):
        """A cell that a spreadsheet would run is written as plain text."""
        written = table_text(["a"], [[text]]).splitlines()[1]

        assert written.lstrip('"').startswith("'")

    @given(st.lists(st.tuples(cells | formulas, cells | formulas), min_size=1, max_size=5))
    def test_what_is_written_is_read_back(self, tmp_path_factory, rows):
        """Every text comes back as it was; an empty one is unknown; empty rows are no rows."""
        folder = tmp_path_factory.getbasetemp()
        wanted = tuple((a or None, b or None) for a, b in rows if a or b)

        assert texts_of(folder, table_text(["a", "b"], rows)) == wanted

    def test_none_is_an_empty_cell(self):
        """What is not known is an empty cell, and 0 is 0."""
        assert table_text(["a", "b"], [["Әділет", None], ["Ауыл", 0]]) == "a,b\nӘділет,\nАуыл,0\n"


class TestReading:
    @pytest.mark.parametrize(
        "content",
        [
            "a,b\n1,2\n",
            "a,b\r\n1,2\r\n",
            "a,b\r1,2",
            "\ufeffa,b\n1,2",
            'a,b\n"1","2"\n',
            "b,a\n2,1\n",
            "a,b,c\n1,2,\n",
            "\na,b\n\n1,2\n\n,\n",
        ],
        ids=["plain", "CRLF", "CR", "BOM", "quoted", "other order", "optional column", "empty rows"],
    )
    def test_spreadsheets_may_write_it_in_their_way(self, tmp_path, content):
        """A byte-order mark, line ends, quotes, the order of columns and empty rows make no difference."""
        assert texts_of(tmp_path, content) == (("1", "2"),)

    def test_a_quoted_cell_may_have_commas_and_quotes(self, tmp_path):
        """Commas, quotes and line ends inside quotes belong to the cell."""
        assert texts_of(tmp_path, 'a,b\n"A, ""B""","x\ny"\n') == (('A, "B"', "x\ny"),)

    @pytest.mark.parametrize(
        ("content", "match"),
        [
            ("", "is empty; write the column names"),
            ("\n\n", "is empty"),
            ("\ufeff", "is empty"),
            ("a\n1\n", "line 1: column 'b' is missing"),
            ("a,bb\n1,2\n", "line 1: column: 'bb' is not known; did you mean 'b'"),
            ("a,b,a\n1,2,3\n", "line 1: column 'a' stands twice"),
            ("a;b\n1;2\n", "separate columns by commas"),
            ("a\tb\n1\t2\n", "separate columns by commas"),
            ("a,b\n1,2,3\n", "line 2: row: 3 cells for 2 columns; are thousands written with commas"),
            ("a,b\n1\n", "line 2: row: 1 cells for 2 columns"),
            ('a,b\n1,"2\n', "line 2: is no CSV"),
            ('a,b\n1,"2"x\n', "line 2: is no CSV"),
            ("A,B\n1,2\n", "'A' is not known"),
            (" a,b\n1,2\n", "' a' is not known; did you mean 'a'"),
            ("a,b\n1,2\n".encode("utf-16"), "is UTF-16; save it as UTF-8"),
            ("a,b\n1,2\n".encode("utf-32"), "UTF"),
            ("a,b\nАуыл,2\n".encode("utf-16-be"), "."),
            ("a,b\n1,é\n".encode("latin-1"), "line 2: is not UTF-8"),
            ("a,b\n1,Ауыл\n".encode("cp1251"), "line 2: is not UTF-8"),
            (b"a,b\n1,\xed\xa0\x80\n", "line 2: is not UTF-8"),
        ],
    )
    def test_what_is_no_table_is_refused(self, tmp_path, content, match):
        """What is wrong with a table is told with the file and the line."""
        with refused(el.InvalidFile, ValueError, match) as caught:
            texts_of(tmp_path, content)
        assert str(caught.value).startswith("t.csv:")

    def test_every_fault_is_told_with_its_line(self, tmp_path):
        """All faulty rows are told at once; lines are those of the file, also after a cell of two lines."""
        rows = 'a,b\n1,x\n2,3\n"4\n5",y\n,6\n'
        with pytest.raises(el.InvalidFile) as caught:
            texts_of(tmp_path, rows, make=lambda line: (line.text("a"), line.number_in("b")))

        hint = "write digits only, without separators or a decimal point (25/2 for twelve and a half)"
        assert caught.value.faults == (
            f"line 2: b: 'x' is no number; {hint}",
            f"line 5: b: 'y' is no number; {hint}",
            "line 6: a: is empty; fill it in",
        )

    def test_too_many_faults_are_counted(self, tmp_path):
        """All faults are kept, and the message tells the first ones and counts the rest."""
        with pytest.raises(el.InvalidFile, match="and 80 more") as caught:
            texts_of(tmp_path, "a,b\n" + "1,x\n" * (MOST_SHOWN + 80), make=lambda line: line.number_in("b"))

        assert len(caught.value.faults) == MOST_SHOWN + 80
        assert len(str(caught.value).splitlines()) == MOST_SHOWN + 2

    def test_a_missing_file_is_told(self, tmp_path):
        """A table that is not there is a missing file, also for who catches the builtin."""
        with refused(el.MissingFile, FileNotFoundError, r"nothing\.csv: not found"):
            read(tmp_path, "nothing.csv", needed=(), optional=(), make=lambda line: line)


class TestNumbers:
    @pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("6366441", 6_366_441), ("4/2", 2)])
    def test_numbers_are_digits(self, text, number):
        """A number is digits, or a fraction of two."""
        assert number_of(text, "votes") == number
        assert isinstance(number_of(text, "votes"), int)

    def test_divided_votes_are_fractions(self):
        """Twelve and a half votes are 25/2."""
        assert number_of("25/2", "votes") == 25 / 2

    @pytest.mark.parametrize(
        "text",
        [
            *("1,234", "1 234", "1\u00a0234", "1.234", "1'234", "1_234"),
            *("12.0", "12.5", "-1", "+1", "- 1", "1e3", "0x1f"),
            *("٣٤", "１２", "Ⅻ", "²"),
            *("NaN", "inf", "1/0", "9/00", "1/2/3", "/2", "1/", "", " ", "1\n", "9" * 41, "n/a"),
        ],
    )
    def test_everything_else_is_refused(self, text):
        """Separators, decimals, signs, exponents, foreign digits and words are refused with what to write."""
        with refused(el.InvalidFile, ValueError, "votes: .* is no number; write digits only"):
            number_of(text, "votes")

    @given(st.text(st.sampled_from(string.digits + "/,._-+ eE٣x"), max_size=6))
    def test_nothing_but_digits_and_a_bar_passes(self, text):
        """Whatever passes is made of ASCII digits and at most one bar."""
        try:
            number_of(text, "votes")
        except el.InvalidFile:
            return

        assert set(text) <= set(string.digits + "/")
