"""Elections and examples in matrices of districts and parties, counted again by one runner: matrices.toml."""

import tomllib
from pathlib import Path
from unittest import mock

import pytest

import electoral as el
from electoral.check.matrix import require_proven_matrix
from electoral.exact import share
from electoral.methods import METHODS, allocate
from electoral.methods.matrix import scaling

OUTCOMES = ("expected", "tied", "results", "no_result")
NEEDED = {"title", "source", "parties", "party_seats", "districts"}
OPTIONAL = {"official", "upper", "thresholds", "winner_take_one", "without", "drawn", "note"}
OF_SOURCE = {"title", "address", "known", "retrieved", "note"}


class Faulty(ValueError):
    """What is wrong with an entry of matrices.toml."""


def outcomes_of(entry):
    """Give the kinds of outcome that an entry has; `expected` stands in every district or in none."""
    with_seats = {"expected" in row for row in entry["districts"].values()}
    if len(with_seats) != 1:
        raise Faulty("expected seats in some districts only")
    return [kind for kind in OUTCOMES if kind in entry or (kind == "expected" and with_seats == {True})]


def checked(name, entry, sources):
    """Give an entry; it has all fields that it needs, a known source, one outcome, and full rows."""
    if missing := NEEDED - entry.keys():
        raise Faulty(f"{name}: {sorted(missing)} missing")
    if strange := entry.keys() - NEEDED - OPTIONAL - set(OUTCOMES):
        raise Faulty(f"{name}: unknown {sorted(strange)}")
    if entry["source"] not in sources:
        raise Faulty(f"{name}: no source {entry['source']!r}")
    if len(outcomes_of(entry)) != 1:
        raise Faulty(f"{name}: needs one of {OUTCOMES}")
    width = len(entry["parties"])
    rows = [entry["party_seats"], *(row["votes"] for row in entry["districts"].values())]
    rows += [row["expected"] for row in entry["districts"].values() if "expected" in row]
    if any(len(row) != width for row in rows):
        raise Faulty(f"{name}: a row has not {width} columns")
    return entry


def read():
    """Give all entries, checked."""
    data = tomllib.loads(Path(__file__).with_name("matrices.toml").read_text("utf-8"))
    if strange := data.keys() ^ {"source", "matrix"}:
        raise Faulty(f"matrices.toml: {sorted(strange)} missing or unknown")
    for name, source in data["source"].items():
        if source.keys() - OF_SOURCE or source["known"] != "read" or "retrieved" not in source:
            raise Faulty(f"source {name}: unknown fields, or not read on a day")
    entries = {name: checked(name, entry, data["source"]) for name, entry in data["matrix"].items()}
    if unused := data["source"].keys() - {entry["source"] for entry in entries.values()}:
        raise Faulty(f"nothing has the source {sorted(unused)}")
    return entries


ENTRIES = read()


def by_party(entry, row):
    """Give the numbers of a row by party."""
    return dict(zip(entry["parties"], row, strict=True))


def counting_votes(entry):
    """Give the votes of parties that pass a threshold, and 0 for others."""
    votes = {name: by_party(entry, row["votes"]) for name, row in entry["districts"].items()}
    if "thresholds" not in entry:
        return votes
    of_all, of_district = (share(entry["thresholds"].get(kind, "100%")) for kind in ("all", "district"))
    everybody = sum(sum(row.values()) for row in votes.values())
    passing = {
        party
        for party in entry["parties"]
        if sum(row[party] for row in votes.values()) >= of_all * everybody
        or any(row[party] >= of_district * sum(row.values()) for row in votes.values())
    }
    return {name: {p: number * (p in passing) for p, number in row.items()} for name, row in votes.items()}


def question(entry, *, promised=None, drawn=None):
    """Give the question of an entry; winners are promised a seat if the law says so."""
    votes = counting_votes(entry)
    places = {name: row["seats"] for name, row in entry["districts"].items()}
    asked = {"votes": votes, "district_seats": places, "party_seats": by_party(entry, entry["party_seats"])}
    if entry.get("winner_take_one", False) if promised is None else promised:
        winners = el.district_winners(votes, entry.get("drawn", {}) if drawn is None else drawn)
        asked["minimum"] = winners.minimum
    return asked


def counted(asked):
    """Count a question, and have the checker prove it."""
    found = el.biproportional(**asked, method="sainte_lague")
    require_proven_matrix(found, **asked, method=METHODS["sainte_lague"])
    return found


def expected_of(entry):
    """Give the expected seats by district and party."""
    return {name: by_party(entry, row["expected"]) for name, row in entry["districts"].items()}


def differing(some, others):
    """Give the cells in which two matrices differ."""
    return {(d, p) for d, row in some.items() for p, seats in row.items() if others[d][p] != seats}


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if "upper" in entry])
def test_parties_have_their_seats_by_voter_numbers(name):
    """The upper apportionment gives each party the seats of matrices.toml."""
    asked = question(ENTRIES[name], promised=False)
    numbers = el.voter_numbers(asked["votes"], asked["district_seats"])

    upper = allocate(numbers, sum(asked["district_seats"].values()), method="sainte_lague")
    assert upper.seats == asked["party_seats"], name


@pytest.mark.parametrize("name", ENTRIES)
def test_a_matrix_comes_out_as_written(name):
    """A matrix has the seats, the tied results or the refusal that matrices.toml gives."""
    entry = ENTRIES[name]
    match outcomes_of(entry):
        case ["no_result"]:
            with pytest.raises(el.NoResult) as caught:
                counted(question(entry))
            assert [part for part in entry["no_result"] if part not in str(caught.value)] == [], str(
                caught.value
            )
        case ["expected"]:
            assert counted(question(entry)).seats == expected_of(entry), name
        case [kind]:
            found = counted(question(entry))
            outcomes = [[list(row.values()) for row in seats.values()] for seats in found.outcomes()]
            assert not found.unique
            assert found.count_outcomes() == (entry[kind] if kind == "results" else len(entry[kind])), name
            assert kind == "results" or sorted(outcomes) == sorted(entry[kind]), name


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if "without" in entry])
def test_winner_take_one_changes_so_many_cells(name):
    """Without promises to the strongest as many cells differ as matrices.toml says."""
    entry = ENTRIES[name]

    plain = counted(question(entry, promised=False)).seats
    assert len(differing(plain, expected_of(entry))) == entry["without"], name


GRISONS = ENTRIES["grisons-2022"]


class TestRheinwald:
    """Its only seat has two strongest parties with 97 votes each."""

    def test_the_tie_is_reported_and_promises_nothing(self):
        """The tied parties are named, nobody is promised the seat, and all other districts have a winner."""
        winners = el.district_winners(counting_votes(GRISONS))

        assert list(winners.ties) == ["Rheinwald"]
        assert (winners.ties["Rheinwald"].contestants, winners.ties["Rheinwald"].places) == (
            ("SP&Grüne", "FDP"),
            1,
        )
        assert [name for name, row in winners.minimum.items() if sum(row.values()) != 1] == ["Rheinwald"]
        assert winners.minimum["Rheinwald"] == {}

    def test_without_a_draw_the_seats_are_the_official_ones(self):
        """While nothing is drawn the method itself gives the seat to SP&Grüne, as announced."""
        assert counted(question(GRISONS, drawn={})).seats == expected_of(GRISONS)

    def test_the_party_drawn_changes_nothing(self):
        """SP&Grüne, which was drawn, has the seat anyway."""
        found = counted(question(GRISONS, drawn={"Rheinwald": "SP&Grüne"}))

        assert found.seats == expected_of(GRISONS)

    def test_the_other_party_would_have_had_the_seat(self):
        """If FDP had been drawn it would have the seat, and SP&Grüne one more in Chur instead of FDP."""
        seats = counted(question(GRISONS, drawn={"Rheinwald": "FDP"})).seats

        assert seats["Rheinwald"] == by_party(GRISONS, [0, 1, 0, 0, 0])
        assert differing(seats, expected_of(GRISONS)) == {
            (district, party) for district in ("Chur", "Rheinwald") for party in ("SP&Grüne", "FDP")
        }
        assert (seats["Chur"]["SP&Grüne"], seats["Chur"]["FDP"]) == (9, 3)

    def test_nobody_else_can_be_drawn(self):
        """A draw of a party that is not tied there, or in a district without a tie, is refused."""
        votes = counting_votes(GRISONS)

        with pytest.raises(el.InvalidDraw, match="'Mitte' in 'Rheinwald': 1 seat for 2 tied contestants"):
            el.district_winners(votes, {"Rheinwald": "Mitte"})
        with pytest.raises(el.InvalidDraw, match="'FDP' in 'Avers': nothing is tied there"):
            el.district_winners(votes, {"Avers": "FDP"})


def test_in_zug_a_small_party_is_out_in_its_only_district():
    """AuBü has 2,993 of 86,783 votes in Baar and none elsewhere, below 5 % there and below 3 % of all."""
    entry = ENTRIES["zug-2018"]

    assert sum(entry["districts"]["Baar"]["votes"]) == 86_783
    assert {row["AuBü"] for row in counting_votes(entry).values()} == {0}
    assert {p for p, number in counting_votes(entry)["Baar"].items() if not number} == {"AuBü"}


@pytest.mark.parametrize(
    ("name", "rounds"),
    [("zug-2018", 40), ("uri-2020", 40), ("wikipedia-english", 40), ("wikipedia-english", 0)],
)
def test_divisors_have_few_digits(name, rounds):
    """Five significant digits are enough for every divisor, in a small matrix also after transfers."""
    with mock.patch.object(scaling, "_MOST_ROUNDS", rounds):
        evidence = counted(question(ENTRIES[name])).evidence
    divisors = [*evidence.district_divisors.values(), *evidence.party_divisors.values()]

    assert [each for each in divisors if float(f"{float(each):.5g}") != float(each)] == []


GOOD = ENTRIES["winner-without"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": 1}, "unknown"),
        ({"source": "t"}, "no source"),
        ({"party_seats": None}, "missing"),
        ({"tied": [[[1]]]}, "needs one of"),
        ({"party_seats": [1]}, "columns"),
        ({"districts": GOOD["districts"] | {"I": {"seats": 2, "votes": [1, 1]}}}, "some districts"),
    ],
)
def test_a_faulty_matrix_is_refused(change, message):
    """An entry with an unknown field, without a source, with two outcomes or with short rows is refused."""
    entry = {key: value for key, value in (GOOD | change).items() if value is not None}

    assert checked("x", GOOD, {"winner-take-one": {}}) == GOOD
    with pytest.raises(Faulty, match=message):
        checked("x", entry, {"winner-take-one": {}})
