"""The reader of golden files: every fault of a file is told with its place."""

import datetime as dt

import pytest
import tomli_w

from electoral.errors import InvalidFile
from electoral.testing.golden.reading import KINDS, sheet_of

READ = {"title": "A page", "known": "from memory"}
CALL = {
    "id": "x",
    "title": "An example",
    "method": "hare",
    "votes": {"A": 2, "B": 2},
    "seats": 1,
    "tied": [{"A": 1, "B": 0}, {"A": 0, "B": 1}],
    "source": "page",
}
ONE = {"tied": None, "seats": 2, "expected": {"A": 1, "B": 1}}
MATRIX = {
    "id": "x",
    "title": "A matrix",
    "method": "sainte_lague",
    "parties": ["A", "B"],
    "party_seats": {"A": 2, "B": 1},
    "source": "page",
    "districts": {
        "I": {"seats": 2, "votes": [200, 100], "expected": [1, 1]},
        "II": {"seats": 1, "votes": [10, 11], "expected": [1, 0]},
    },
}
LONE = {"districts": {"I": {"seats": 3, "votes": [1, 1]}}}
CENSUS = {
    "id": "1700",
    "title": "A census",
    "seats": 3,
    "minimum": 1,
    "total": 30,
    "official_equals": ["hare"],
    "source": "page",
    "official_source": "page",
    "states": {"X": [20, 2, 1, 2], "Y": [10, 1, 2, 1]},
}
QUOTAS = {key: CALL[key] for key in ("id", "title", "votes", "seats", "source")} | {
    "quota": "hare",
    "wholes": {"A": 0, "B": 0},
}
GOOD = {
    "examples.toml": {"example": [CALL]},
    "elections.toml": {"election": [CALL], "whole_quotas": [QUOTAS | {"id": "y"}]},
    "matrices.toml": {"matrix": [MATRIX]},
    "census.toml": {"columns": ["population", "hare", "dhondt", "official"], "census": [CENSUS]},
}


def without_none(table):
    """Leave out what is None."""
    return {key: value for key, value in table.items() if value is not None}


def read(folder, file, head=None, **change):
    """Write a small file with a change in its head or in its first entry, and read it."""
    form = {"edition": "2026.11", "source": {"page": READ}, **GOOD[file]}
    word = next(iter(KINDS[file]))
    form[word] = [without_none(form[word][0] | change)]
    text = tomli_w.dumps(without_none(form | (head or {})))
    (folder / file).write_text(text, encoding="utf-8")
    return sheet_of(file, folder)


@pytest.mark.parametrize("file", KINDS)
def test_a_good_file_is_read(tmp_path, file):
    """The files that the faults below are put into are good without them."""
    assert read(tmp_path, file).edition == "2026.11"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": 1}, "'x': key: 'colour' is not known"),
        ({"source": "other"}, "'x': source: 'other' is no source of this file"),
        ({"source": None}, "'x': source: is missing; add it"),
        ({"id": None}, r"\[0\]: id: is missing; add it"),
        (
            {"expected": {"A": 1, "B": 0}},
            "needs one of 'expected', 'tied', 'no_result'; has 'expected', 'tied'",
        ),
        ({"tied": None}, "needs one of 'expected', 'tied', 'no_result'; has none"),
        ({"official": True}, "official: a figure that is from memory is not official"),
        ({"method": "hair"}, "method: .*did you mean 'hare'"),
        ({"method": {"name": "x", "quota": "hare"}}, "'x': method.remaining: is missing"),
        ({"votes": {"A": 2.5, "B": 2}}, r"votes\['A'\]: 2.5 is of type float; give a whole number"),
        ({"votes": {"A": -2, "B": 2}}, "votes: 'A': -2 is negative"),
        ({"seats": -1}, "seats: -1 is negative"),
        ({"maximum": {"C": 1}}, "maximum: contestant: 'C' is not known"),
        (ONE | {"expected": {"A": 1, "C": 1}}, "expected: .*contestant: 'C' is not known"),
        (ONE | {"expected": {"A": 2}}, "expected: .*has no seats for 'B'; write 0"),
        (ONE | {"expected": {"A": 2, "B": 1}}, "expected: .*has 3 seats, 2 are to give"),
        ({"tied": [{"A": 1, "B": 0}]}, "tied: has one result only"),
        ({"tied": [{"A": 1, "B": 0}] * 2}, "tied: has one result only, or one of them twice"),
        ({"printed": {"A": 1, "B": 1}}, "printed: .*is none of the tied results"),
    ],
)
def test_a_faulty_entry_is_refused(tmp_path, change, message):
    """An entry that lacks a field, has a strange one, or contradicts itself is refused, with its id."""
    with pytest.raises(InvalidFile, match=rf"(?s)examples.toml:\s+example.*{message}"):
        read(tmp_path, "examples.toml", **change)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ({"known": "read", "retrieved": "2026-11-21"}, "title: is missing"),
        ({"title": "t", "known": "read"}, "retrieved: is missing; add the day"),
        ({"title": "t", "known": "read", "retrieved": "2026-11-21"}, "give a date"),
        ({"title": "t", "known": "from memory", "retrieved": 2026}, "give a date"),
        (READ | {"retrieved": dt.date(2026, 11, 21)}, "2026-11-21, but the source is known as 'from memory'"),
        ({"title": "t", "known": "heard"}, "known: 'heard' is not known"),
        ({"title": "t"}, "known: is missing"),
        ({"title": "t", "known": "from memory", "when": 1}, "key: 'when' is not known"),
        ({"title": "t", "known": "made up"}, "example 'x': note: is missing; a made-up example"),
    ],
)
def test_a_faulty_source_is_refused(tmp_path, source, message):
    """A source without a title, with an unknown word, or without the day on which it was read is refused."""
    with pytest.raises(InvalidFile, match=message):
        read(tmp_path, "examples.toml", {"source": {"page": source}})


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ({"edition": None}, "edition: None is no calendar version"),
        ({"edition": 2026.11}, "edition: 2026.11 is no calendar version"),
        ({"examples": []}, "key: 'examples' is not known; did you mean 'example'"),
        ({"example": CALL}, "example: .* is no list of tables"),
        ({"example": [CALL, CALL]}, "id: 'x' stands twice"),
        ({"source": "page"}, "source: .* is no table of sources"),
        ({"source": {"page": READ, "spare": READ}}, "nothing has the source 'spare'"),
    ],
)
def test_a_faulty_head_is_refused(tmp_path, head, message):
    """A file without an edition, with a strange key, an id twice or a source that nothing has is refused."""
    with pytest.raises(InvalidFile, match=message):
        read(tmp_path, "examples.toml", head)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": 1}, "key: 'colour' is not known"),
        ({"party_seats": None}, "party_seats: is missing"),
        ({"party_seats": {"A": 3}}, "party_seats: are of 'A'; the parties are 'A', 'B'"),
        ({"party_seats": {"A": 1, "B": 2}}, "expected: has other sums"),
        (
            {"districts": MATRIX["districts"] | {"I": {"seats": 3, "votes": [1, 1], "expected": [1, 1]}}},
            "expected: has other sums",
        ),
        (
            {"tied": [{"I": [1, 1], "II": [1, 0]}]},
            "needs one of 'expected', 'tied', .*has 'expected', 'tied'",
        ),
        ({"districts": MATRIX["districts"] | {"I": {"seats": 2, "votes": [1, 1]}}}, "all of them or in none"),
        (
            {"districts": {"I": {"seats": 1, "votes": [1]}}, "results": 2},
            "districts: 'I' has not 2 columns",
        ),
        (
            {"districts": {"I": {"seats": 3, "votes": [1, -1]}}, "results": 2},
            r"districts\['I'\]: .*-1 is negative",
        ),
        (LONE | {"tied": [{"I": [3]}, {"I": [2]}]}, "tied: .*needs a row of 2 columns"),
        (LONE | {"tied": [{"II": [2, 1]}, {"II": [1, 2]}]}, "tied: .*needs a row of 2 columns"),
        ({"thresholds": {"all": 0.03}}, "thresholds.all: 0.03 is a float"),
        ({"drawn": {"III": "A"}}, "drawn: district: 'III' is not known"),
        ({"official": True}, "official: a figure that is from memory is not official"),
    ],
)
def test_a_faulty_matrix_is_refused(tmp_path, change, message):
    """A matrix with short rows, other sums, two outcomes or an unknown field is refused, with its id."""
    with pytest.raises(InvalidFile, match=f"matrices.toml: matrix 'x': .*{message}"):
        read(tmp_path, "matrices.toml", **change)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": 1}, "key: 'colour' is not known"),
        ({"source": "other"}, "source: 'other' is no source of this file"),
        ({"states": {"X": [1]}}, "states: 'X': not 4 columns"),
        ({"total": 31}, "total: 31, but the states have 30"),
        ({"seats": 4}, "states: column 'hare' has 3 seats, 4 are to give"),
        (
            {"official_equals": ["dhondt"]},
            "official_equals: 'dhondt', but the official seats are those of 'hare'",
        ),
        ({"official_equals": []}, "official_equals: none, but the official seats are those of 'hare'"),
    ],
)
def test_a_faulty_census_is_refused(tmp_path, change, message):
    """A census with a short row, or with other sums than it says, is refused, with its year."""
    with pytest.raises(InvalidFile, match=rf"census.toml:\s+census '1700': {message}"):
        read(tmp_path, "census.toml", **change)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (["hare", "dhondt", "official"], "columns: are .* give 'population', ids of methods, 'official'"),
        (["population", "hare", "dhondt"], "columns: are .* give 'population', ids of methods, 'official'"),
        (["population", "hair", "dhondt", "official"], "did you mean 'hare'"),
        (None, "columns: is missing"),
    ],
)
def test_faulty_columns_are_refused(tmp_path, columns, message):
    """Columns of a census are the population, ids of methods, and the official seats."""
    with pytest.raises(InvalidFile, match=message):
        read(tmp_path, "census.toml", {"columns": columns})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"quota": "hair"}, "quota: .*did you mean 'hare'"),
        ({"wholes": {"A": 0}}, "wholes: has no seats for 'B'"),
        ({"wholes": {"A": -1, "B": 0}}, "wholes: 'A': -1 is negative"),
        ({"source": "ours"}, "note: is missing; a made-up example"),
    ],
)
def test_faulty_whole_quotas_are_refused(tmp_path, change, message):
    """Whole quotas have a quota that is known, and a number for each contestant."""
    sources = {"page": READ, "ours": {"title": "Ours", "known": "made up"}}
    head = {"whole_quotas": [QUOTAS | change], "election": None, "source": sources}
    with pytest.raises(InvalidFile, match=f"(?s)whole_quotas 'x': {message}"):
        read(tmp_path, "elections.toml", head)


def test_all_faults_of_a_file_are_told(tmp_path):
    """A message has the faults of all entries, and not only the first."""
    faulty = [CALL | {"id": "one", "printed": {}}, CALL | {"id": "two", "seats": "1", "colour": 1}]
    with pytest.raises(InvalidFile) as caught:
        read(tmp_path, "examples.toml", {"example": faulty, "edition": "new"})

    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        "edition",
        "example 'one'",
        "example 'two'",
        "example 'two'",
    ]
