"""Golden matrices of districts and parties, counted again by one runner."""

from unittest import mock

import attrs
import pytest

import electoral as el
from electoral.check.matrix import require_proven_matrix
from electoral.frozen import Frozen
from electoral.methods import allocate
from electoral.methods.matrix import scaling
from electoral.testing import golden

ENTRIES = {entry.id: entry for entry in golden.matrices()}


def question(entry, *, promised=None, drawn=None):
    """Give the question of an entry; winners are promised a seat if the law says so."""
    asked = {
        "votes": entry.counting_votes,
        "district_seats": entry.district_seats,
        "party_seats": entry.party_seats,
    }
    if entry.winner_take_one if promised is None else promised:
        winners = el.district_winners(asked["votes"], entry.drawn if drawn is None else drawn)
        asked["minimum"] = winners.minimum
    return asked


def counted(entry, **promises):
    """Count the question of an entry, and have the checker prove the answer."""
    asked = question(entry, **promises)
    found = el.biproportional(**asked, method=entry.method)
    require_proven_matrix(found, **asked, method=entry.method)
    return found


def frozen(seats):
    """Give a matrix of seats as the golden files have it."""
    return Frozen({district: Frozen(row) for district, row in seats.items()})


def differing(some, others):
    """Give the cells in which two matrices differ."""
    return {(d, p) for d, row in some.items() for p, seats in row.items() if others[d][p] != seats}


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if entry.upper])
def test_parties_have_their_seats_by_voter_numbers(name):
    """The upper apportionment gives each party the seats of matrices.toml."""
    asked = question(ENTRIES[name], promised=False)
    numbers = el.voter_numbers(asked["votes"], asked["district_seats"])

    upper = allocate(numbers, sum(asked["district_seats"].values()), method="sainte_lague")
    assert upper.seats == asked["party_seats"]


@pytest.mark.parametrize("name", ENTRIES)
def test_a_matrix_comes_out_as_written(name):
    """A matrix has the seats, the tied results or the refusal that matrices.toml gives."""
    entry = ENTRIES[name]
    if entry.no_result:
        with pytest.raises(el.NoResult) as caught:
            counted(entry)
        told = str(caught.value)
        assert [part for part in entry.no_result if part not in told] == [], told
        return
    found = counted(entry)
    outcomes = [frozen(seats) for seats in found.outcomes()]

    assert found.unique == (entry.expected is not None)
    assert found.count_outcomes() == len(outcomes) == len(set(outcomes)) == entry.count
    assert entry.results is not None or set(outcomes) == entry.permitted


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if entry.without is not None])
def test_winner_take_one_changes_so_many_cells(name):
    """Without promises to the strongest as many cells differ as matrices.toml says."""
    entry = ENTRIES[name]

    plain = counted(entry, promised=False).seats
    assert len(differing(plain, entry.expected)) == entry.without


def test_every_matrix_was_read():
    """No matrix is from memory or made up, and the day on which it was read is known."""
    assert {entry.source.known for entry in ENTRIES.values()} == {"read"}


GRISONS = ENTRIES["grisons-2022"]


class TestRheinwald:
    """Its only seat has two strongest parties with 97 votes each."""

    def test_the_tie_is_reported_and_promises_nothing(self):
        """The tied parties are named, nobody is promised the seat, and all other districts have a winner."""
        winners = el.district_winners(GRISONS.counting_votes)

        assert list(winners.ties) == ["Rheinwald"]
        assert (winners.ties["Rheinwald"].contestants, winners.ties["Rheinwald"].places) == (
            ("SP&Grüne", "FDP"),
            1,
        )
        assert [name for name, row in winners.minimum.items() if sum(row.values()) != 1] == ["Rheinwald"]
        assert winners.minimum["Rheinwald"] == {}

    def test_without_a_draw_the_seats_are_the_official_ones(self):
        """While nothing is drawn the method itself gives the seat to SP&Grüne, as announced."""
        assert counted(GRISONS, drawn={}).seats == GRISONS.expected

    def test_the_party_drawn_changes_nothing(self):
        """SP&Grüne, which was drawn, has the seat anyway."""
        found = counted(GRISONS, drawn={"Rheinwald": "SP&Grüne"})

        assert found.seats == GRISONS.expected

    def test_the_other_party_would_have_had_the_seat(self):
        """If FDP had been drawn it would have the seat, and SP&Grüne one more in Chur instead of FDP."""
        seats = counted(GRISONS, drawn={"Rheinwald": "FDP"}).seats

        assert seats["Rheinwald"] == {"SP&Grüne": 0, "FDP": 1, "SVP": 0, "GLP": 0, "Mitte": 0}
        assert differing(seats, GRISONS.expected) == {
            (district, party) for district in ("Chur", "Rheinwald") for party in ("SP&Grüne", "FDP")
        }
        assert (seats["Chur"]["SP&Grüne"], seats["Chur"]["FDP"]) == (9, 3)

    def test_nobody_else_can_be_drawn(self):
        """A draw of a party that is not tied there, or in a district without a tie, is refused."""
        votes = GRISONS.counting_votes

        with pytest.raises(el.InvalidDraw, match="'Mitte' in 'Rheinwald': 1 seat for 2 tied contestants"):
            el.district_winners(votes, {"Rheinwald": "Mitte"})
        with pytest.raises(el.InvalidDraw, match="'FDP' in 'Avers': nothing is tied there"):
            el.district_winners(votes, {"Avers": "FDP"})


def test_in_zug_a_small_party_is_out_in_its_only_district():
    """AuBü has 2,993 of 86,783 votes in Baar and none elsewhere, below 5 % there and below 3 % of all."""
    entry = ENTRIES["zug-2018"]

    assert sum(entry.votes["Baar"].values()) == 86_783
    assert {row["AuBü"] for row in entry.counting_votes.values()} == {0}
    assert {p for p, number in entry.counting_votes["Baar"].items() if not number} == {"AuBü"}


def test_a_threshold_is_met_in_one_district():
    """A party with 1 % of all votes counts if it has 5 % of those of one district; with 4 % it does not."""
    shares = golden.Thresholds(all="3%", district="5%")
    far = golden.DistrictRow(seats=1, votes=(400, 0))

    def counting(votes):
        rows = {"I": golden.DistrictRow(seats=2, votes=(100 - votes, votes)), "II": far}
        two = attrs.evolve(ENTRIES["winner-without"], districts=rows, thresholds=shares, results=2)
        return two.counting_votes["I"]["B"]

    assert (counting(5), counting(4)) == (5, 0)


@pytest.mark.parametrize(
    ("name", "rounds"),
    [("zug-2018", 40), ("uri-2020", 40), ("wikipedia-english", 40), ("wikipedia-english", 0)],
)
def test_divisors_have_few_digits(name, rounds):
    """Five significant digits are enough for every divisor, in a small matrix also after transfers."""
    with mock.patch.object(scaling, "_MOST_ROUNDS", rounds):
        evidence = counted(ENTRIES[name]).evidence
    divisors = [*evidence.district_divisors.values(), *evidence.party_divisors.values()]

    assert [each for each in divisors if float(f"{float(each):.5g}") != float(each)] == []
