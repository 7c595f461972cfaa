"""Published figures as TOML, and the verdicts on what the press wrote about Kazakhstan 2023."""

import tomllib
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

import electoral as el
from electoral.files.countries import COUNTRIES
from electoral.files.published import published_from, published_of, published_to
from electoral.published import Mend, Published, Statement, SumClaim

FOLDER = COUNTRIES / "kazakhstan" / "kazakhstan-2023"
HEADING = {"id": "one", "by": "a newspaper", "says": "something"}
# Written down from the notes on the law and the press (rules/kazakhstan.md, sections 2 and 4), not computed.
VERDICTS = {
    "commission-result": "holds",
    "commission-turnout": "cannot be checked",
    "commission-turnout-series": "holds",
    "a-02-polling-stations": "does not hold",
    "a-04-turnout": "holds",
    "b-04-turnout": "depends",
    "a-05-voters": "holds",
    "a-05-registered": "holds",
    "a-06-voters-and-turnout": "does not hold",
    "a-07-highest-and-lowest": "holds",
    "a-08-zhambyl": "does not hold",
    "a-09-kostanay": "holds",
    "a-09-north-kazakhstan": "holds",
    "a-09-east-kazakhstan": "holds",
    "a-09-shymkent": "holds",
    "a-10-astana": "depends",
    "a-10-astana-voters": "cannot be checked",
    "a-11-over-60": "depends",
    "a-12-list-candidates": "holds",
    "a-12-parties": "holds",
    "a-13-district-candidates": "holds",
    "a-13-nominated": "holds",
    "ab-14-parties-of-2021": "holds",
    "ab-14-seated-in-2021": "holds",
    "a-15-exit-poll": "holds",
    "b-15-exit-poll": "holds",
    "a-16-votes-and-percentages": "does not hold",
    "a-17-six-passed": "holds",
    "a-18-sum-of-percentages": "holds",
    "b-19-list-seats": "holds",
    "b-19-district-seats": "holds",
    "b-21-astana-1": "holds",
    "b-21-astana-2": "holds",
    "b-22-quota": "holds",
    "b-23-women-before": "does not hold",
    "b-26-seats-of-2021": "depends",
    "b-27-parties-seated": "does not hold",
    "b-28-registered": "holds",
    "ifes-turnout": "holds",
    "ifes-seats": "holds",
    "ifes-osdp": "does not hold",
    "ifes-independents": "does not hold",
    "news-amanat-votes": "does not hold",
    "news-amanat-percentage": "does not hold",
    "news-peoples-party-votes": "does not hold",
    "informburo-turkistan": "does not hold",
    "informburo-ulytau": "does not hold",
    "informburo-aq-jol-quota": "does not hold",
    "lists-quota": "holds",
    "lists-women": "holds",
}


@pytest.fixture(scope="module")
def press():
    """The figures that ship."""
    return published_of(FOLDER)


def _refused(data):
    with pytest.raises(el.InvalidFile) as caught:
        published_from(data, "published.toml")
    return caught.value.faults


class TestKazakhstan2023:
    def test_every_claim_has_its_verdict(self, press):
        """The verdicts are those that the notes give, claim by claim."""
        assert {key: verdict.outcome for key, verdict in press.check().items()} == VERDICTS

    def test_every_verdict_says_why(self, press):
        """Each text is a sentence with numbers."""
        for verdict in press.check().values():
            assert verdict.text.endswith(".")
            assert any(character.isdigit() for character in verdict.text)

    @pytest.mark.parametrize(
        ("claim", "figure", "kind", "value"),
        [("a-02-polling-stations", "printed", "digit", 10233), ("a-08-zhambyl", "printed", "digit", "65.21"),
         ("a-10-astana", "printed", "digit", "42.91"),
         ("a-16-votes-and-percentages", "People's Party", "transposition", 432920),
         ("news-peoples-party-votes", "printed", "transposition", 432920),
         ("news-amanat-votes", "printed", "transposition", 3431510),
         ("news-amanat-percentage", "part", "transposition", 3431510)],
    )  # fmt: skip
    def test_misprints_are_explained(self, press, claim, figure, kind, value):
        """One misprint explains each of these differences, and only this one does."""
        assert press.check()[claim].mends == {figure: (Mend(kind, value),)}

    @pytest.mark.parametrize(
        ("claim", "words"),
        [("a-06-voters-and-turnout", "6,366,441 ('named in the claim') is 52.90 %"),
         ("a-11-over-60", "7 of 20"),
         ("a-11-over-60", "Not named: 'Akmola', 'Almaty Region' and 'Kyzylorda'"),
         ("b-23-women-before", "27.10 %"), ("b-26-seats-of-2021", "77.55 %"),
         ("b-27-parties-seated", "6 of 7"),
         ("news-amanat-percentage", "52.4863 %"), ("informburo-aq-jol-quota", "33.33 %"),
         ("a-10-astana-voters", "42.1702 %")],
    )  # fmt: skip
    def test_the_numbers_of_the_notes(self, press, claim, words):
        """The texts have the numbers that the notes give."""
        assert words in press.check()[claim].text

    def test_it_survives_a_round_trip(self, press):
        """Written as TOML and read again, every statement is equal."""
        text = tomli_w.dumps(published_to(press))

        assert published_from(tomllib.loads(text), "again") == press


class TestBadInput:
    def test_all_faults_are_told_at_once(self):
        """Each fault stands with its path."""
        fields = "'printed', 'registered', 'cast', 'voters'"
        kinds = "'percentages', 'sum', 'share', 'turnout', 'equal', 'rank', 'count', 'sequence'"
        faults = _refused({
            "claims": [],
            "claim": [
                HEADING | {"type": "sum", "parts": {"A": 69.0, "B": "2_9"}, "total": -1},
                {"id": "two", "type": "turnout", "printed": 53.9, "registered": "many", "cats": 5},
                HEADING | {"type": "seqence"},
                HEADING,
                5,
            ],
        })  # fmt: skip

        assert faults == (
            "key: 'claims' is not known; did you mean 'claim'? Known: 'claim'",
            "claim[0].parts['A']: 69.0 is a float; write it as text, as printed: \"69.0\"",
            "claim[0].parts['B']: '2_9' is no printed figure; write it as '53.90' or '54 %'",
            "claim[0].total: -1 is negative; give 0 or more",
            "claim[1].by: is missing; add it",
            "claim[1].says: is missing; add it",
            'claim[1].printed: 53.9 is a float; write it as text, as printed: "53.9"',
            "claim[1].registered: 'many' is of type str; give a whole number",
            f"claim[1]: key: 'cats' is not known; did you mean 'cast'? Known: {fields}",
            f"claim[2].type: 'seqence' is not known; did you mean 'sequence'? Known: {kinds}",
            "claim[3].type: is missing; add it",
            "claim[4]: 5 is no table; write [[claim]]",
        )

    @pytest.mark.parametrize(
        ("fields", "fault"),
        [({"type": "sum", "parts": [1], "total": 1}, r"parts: [1] is no table"),
         ({"type": "sum", "parts": {}, "total": 1}, "parts: none"),
         ({"type": "sum", "parts": {"é": 1, "e\u0301": 2}, "total": 1}, "stands twice"),
         ({"type": "sum", "parts": {"A": 10**5000}, "total": 1}, "more than 1000 digits"),
         ({"type": "sum", "parts": {"A": float("nan")}, "total": 1}, "nan is a float"),
         ({"type": "sum", "parts": {"A": True}, "total": 1}, "True is a bool"),
         ({"type": "sum", "parts": {"A\x1b": 1}, "total": 1}, "control or invisible"),
         ({"type": "sequence", "values": {"A": 1}}, "is no list"),
         ({"type": "sequence", "values": [["A"]]}, "values[0]: ['A'] has not 2 parts"),
         ({"type": "sequence", "values": [["A", 1], ["A", 2]]}, "stands twice"),
         ({"type": "count", "values": {"A": 1}, "more_than": 0, "names": "A"}, "names: 'A' is no list"),
         ({"type": "rank", "values": {"A": 1}, "highest": "B"}, "'B' is not known"),
         ({"type": "turnout", "printed": "٥٤", "registered": 1}, "is no printed figure"),
         ({"type": ["sum"]}, "type: ['sum'] is not known")],
    )  # fmt: skip
    def test_each_fault_has_a_message(self, fields, fault):
        """What is wrong with a claim is one clear line."""
        (told,) = _refused({"claim": [HEADING | fields]})

        assert told.startswith("claim[0]")
        assert fault in told

    @pytest.mark.parametrize("field", ["id", "by", "says", "source"])
    def test_headings_are_names(self, field):
        """What is shown beside a claim is short text without control characters."""
        claim = HEADING | {"type": "sum", "parts": {"A": 1}, "total": 1}
        for bad in (5, "", "a\x1b[0m", "x" * 201):
            (told,) = _refused({"claim": [claim | {field: bad}]})
            assert told.startswith(f"claim[0].{field}: ")

    def test_an_id_twice(self):
        """Two claims do not share an id."""
        claim = HEADING | {"type": "sum", "parts": {"A": 1}, "total": 1}

        assert _refused({"claim": [claim, claim]}) == (
            "statements: the id 'one' stands twice; give each its own",
        )

    def test_no_list_of_claims(self):
        """A single table is not a list of tables."""
        assert "write [[claim]] tables" in _refused({"claim": {}})[0]

    def test_endless_faults_are_counted(self):
        """Twenty faults are told in the message, the rest are counted."""
        with pytest.raises(el.InvalidFile, match="and 10 more") as caught:
            published_from({"claim": [5] * 30}, "published.toml")

        assert len(str(caught.value).splitlines()) == 22

    def test_no_claims(self):
        """A file without claims is an empty sheet."""
        assert published_from({}, "published.toml") == Published()

    def test_a_missing_file(self, tmp_path: Path):
        """A folder without published figures says so."""
        with pytest.raises(el.MissingFile):
            published_of(tmp_path)


TEXT = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20)
FIGURES = st.integers(0, 10**15 - 1) | st.decimals(0, 10**6, places=2).map(str)


HEADINGS = st.fixed_dictionaries({"id": TEXT, "by": TEXT, "says": TEXT, "source": st.none() | TEXT})


@given(HEADINGS, st.dictionaries(TEXT, FIGURES, min_size=1, max_size=5), FIGURES)
def test_whatever_is_printed_survives_a_round_trip(heading, parts, total):
    """Statements written as TOML and read again are equal."""
    try:
        claim = SumClaim(parts=parts, total=total)
    except el.InvalidTally:
        return  # two spellings of one name
    sheet = Published([Statement(**heading, claim=claim)])

    assert published_from(tomllib.loads(tomli_w.dumps(published_to(sheet))), "again") == sheet
