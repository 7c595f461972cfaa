"""`electoral members`: who is elected, and who would be under the representation quota."""

import csv
import io

import attrs
import pytest

import electoral as el

QUOTA = el.RepresentationQuota(("women",), at_least="50%", of="lists")


def saved(folder, rosters, *, votes=(60, 40), quota=QUOTA):
    """Write an election of four list seats, with lists of persons by their letters; give its folder."""
    sex = {"w": "female", "m": "male"}
    lists = tuple(
        el.CandidateList(
            tier="lists",
            party=party,
            candidates=tuple(
                el.Candidate(f"{party}{n}{each}", sex=sex[each]) for n, each in enumerate(letters)
            ),
        )
        for party, letters in rosters.items()
    )
    tier = el.Lists(
        "lists", seats=4, method="dhondt", who=el.Everyone(), ties=(el.DrawLots(),), persons="list order"
    )
    law = el.System("Made-up land", law="an invented law", tiers=(tier,), members=quota)
    returns = el.Returns(
        {"lists": {"nation": el.Tally(dict(zip("AB", votes, strict=True)))}},
        parties=(el.Party("A"), el.Party("B")),
        lists=lists,
        date=el.load("kazakhstan-2023").date,
    )
    election = attrs.evolve(
        el.load("kazakhstan-2023"), id="made-up", system=law, returns=returns, official=None
    )
    election.save(folder / "made-up")
    return folder / "made-up"


class TestMembers:
    def test_names_are_told_where_they_are_known(self, run):
        """Six district winners of 2023 are known by name, and no member of a list."""
        done = run("members", "kazakhstan-2023")

        assert done.status == 0
        assert done.out.startswith("98 seats, 6 names known\n")
        assert "Ermurat Bapi" in done.out
        assert "40 seats, not known by name" in done.out
        assert "no list is known by name" in done.out

    @pytest.mark.parametrize(
        ("letters", "told"),
        [
            ("mmw", "A: 1 of 2 must be in the groups; nearest to list order: 'A2w' for 'A1m'"),
            ("mwm", "A: 1 of 2 must be in the groups; list order keeps that"),
            ("mmm", "A: 1 of 2 must be in the groups, and the list has 0"),
            ("m", "A: 2 seats, but only 1 person known"),
        ],
    )
    def test_the_quota_changes_a_list_as_little_as_it_can(self, run, tmp_path, letters, told):
        """Half of A's two seats must be women's."""
        done = run("members", saved(tmp_path, {"A": letters}, votes=(50, 49)))

        assert done.status == 0
        assert told in done.out

    def test_a_law_without_a_quota_says_nothing_of_one(self, run, tmp_path):
        """There is no rule to keep."""
        done = run("members", saved(tmp_path, {"A": "mmw"}, quota=None))

        assert "quota" not in done.out

    def test_all_seats_are_a_table(self, run, tmp_path):
        """Each seat is a row; a name that is not known is an empty cell."""
        done = run("members", saved(tmp_path, {"A": "mw"}, votes=(50, 49)), "--csv")
        rows = list(csv.reader(io.StringIO(done.out)))

        assert rows == [
            ["tier", "district", "party", "member"],
            ["lists", "nation", "A", "A0m"],
            ["lists", "nation", "A", "A1w"],
            ["lists", "nation", "B", ""],
            ["lists", "nation", "B", ""],
        ]

    def test_an_open_seat_is_refused(self, run, tmp_path):
        """60 and 40 votes are tied for the fourth seat, so it is not known who sits."""
        done = run("members", saved(tmp_path, {}, votes=(60, 40), quota=None))

        assert (done.status, done.out) == (2, "")
        assert "is open" in done.err
