"""Elections written and read back."""

import datetime as dt
from fractions import Fraction

import attrs
import pytest
from refusing import refused

import electoral as el
from electoral.files.elections import shipped


@pytest.mark.parametrize("key", shipped())
def test_an_election_that_ships_comes_back_equal(key, tmp_path):
    """System, returns, official result, sources and notes are the same after saving and loading."""
    election = el.load(key)
    election.save(tmp_path / key)

    assert el.load(tmp_path / key) == election


def test_everything_returns_can_hold_comes_back(tmp_path):
    """Fractions, unknown votes, partial tallies, rosters, flags and hostile names survive."""
    returns = el.Returns(
        {
            "list": {"nation": el.Tally({"=A": Fraction(25, 2), "Ә|б": 0}, blank=3, registered=9)},
            "seats": {"1": el.Tally({"x": None, "'y": 4}, partial=True)},
        },
        parties=(
            el.Party("=A", aliases=("A", "+a"), registration_order=2),
            el.Party("Ә|б", minority=True),
            el.Party("C"),
        ),
        districts=(el.District("1", tier="seats", seats=1, population=Fraction(7, 2)),),
        nominations=(
            el.Nomination("1", "x", "=A", linked=()),
            el.Nomination("1", "'y", None, linked=("=A", "C")),
        ),
        lists=(
            el.CandidateList(
                tier="list",
                party="=A",
                candidates=(
                    el.Candidate("B", sex="female", birth_date=dt.date(1990, 1, 2), groups=("f", "g")),
                    el.Candidate("C", groups=()),
                    el.Candidate("D"),
                ),
            ),
            el.CandidateList(tier="list", party="Ә|б", persons=5, in_groups=2),
        ),
        qualified={"list": ("Ә|б", "=A")},
        date=dt.date(2023, 3, 19),
    )
    election = attrs.evolve(el.load("kazakhstan-2023"), id="made-up", returns=returns, official=None)
    election.save(tmp_path / "made-up")

    assert el.load(tmp_path / "made-up") == election


def test_nothing_is_written_over(tmp_path):
    """A folder with something in it is left as it is."""
    (tmp_path / "mine.txt").write_text("mine")

    with refused(el.InvalidFile, ValueError, "the folder is not empty"):
        el.load("kazakhstan-2007").save(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


def test_a_rule_without_a_form_in_files_is_refused_before_anything_is_written(tmp_path):
    """A user's own method cannot be written down, and no half of an election is left behind."""

    class Mine:
        def allocate(self, votes, seats, minimum=None, maximum=None):  # noqa: ARG002
            """Allocate as the house method does."""
            return el.allocate(votes, seats, method="hare")

    election = el.load("kazakhstan-2007")
    tier = attrs.evolve(election.system.tiers[0], method=Mine())
    own = attrs.evolve(election, system=attrs.evolve(election.system, tiers=(tier,)))

    with refused(el.InvalidSystem, ValueError, "has no form in files"):
        own.save(tmp_path / "own")
    assert not (tmp_path / "own").exists()


def test_a_link_to_a_party_whose_name_divides_links_is_not_written(tmp_path):
    """The file divides links by a bar, so such a name would come back as two."""
    returns = el.Returns(
        {"list": {"1": el.Tally({"x": 1})}},
        parties=(el.Party("a|b"),),
        nominations=(el.Nomination("1", "x", None, linked=("a|b",)),),
    )
    election = attrs.evolve(el.load("kazakhstan-2023"), id="made-up", returns=returns, official=None)

    with refused(el.InvalidFile, ValueError, "a link to 'a|b'"):
        election.save(tmp_path / "made-up")
