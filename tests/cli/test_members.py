"""`electoral members`: who is elected, and who would be under the representation quota."""

import csv
import io
from pathlib import Path

import attrs
import pytest
from made import lists as list_tier
from made import quota, roster, system

import electoral as el
from electoral.representation import Bound, ListRule, Places, RepresentationQuota, Swap

ROOT = Path(__file__).parents[2]

HALF = quota(share="50%")
LAST = quota(share="50%", on=("seats",), remedy=Swap(by="one group after the other"))


def saved(folder, rosters, *, votes=(50, 49), members=HALF):
    """Write an election of four list seats, with lists of persons by their letters; give its folder."""
    law = system(list_tier(seats=4, method="dhondt", persons="list order"), members=members)
    returns = el.Returns(
        {"lists": {"nation": el.Tally(dict(zip("AB", votes, strict=True)))}},
        parties=(el.Party("A"), el.Party("B")),
        lists=tuple(roster(letters, party) for party, letters in rosters.items()),
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
            ("mmw", ["at least 1 in women: 0 by order, then 1", "A3w for A2m"]),
            ("mwm", ["at least 1 in women: 1 by order"]),
            ("mmm", ["at least 1 in women: 0 by order; 1 missing"]),
            ("m", ["at least 1 in women: 0 by order; 1 missing"]),
            ("m?", ["candidate 'A2?': not known whether in group 'women'; give the sex"]),
        ],
    )
    def test_the_quota_changes_a_list_as_little_as_it_can(self, run, tmp_path, letters, told):
        """Half of A's two seats must be women's; what is told stands below the list's name."""
        done = run("members", saved(tmp_path, {"A": letters}))
        _, below = done.out.split("The party chooses (lists); nearest to list order would be:\n")
        title, *lines = below.split("  Members, hand to the party (lists, B):")[0].splitlines()

        assert done.status == 0
        assert title == "  Members, hand to the party (lists, A):"
        assert [line.strip().removeprefix("who is elected is not known: ") for line in lines] == told

    def test_a_list_of_nobody_known_is_told(self, run, tmp_path):
        """Nothing is proposed for B, whose persons are not known."""
        done = run("members", saved(tmp_path, {"A": "mw"}))

        assert "list of 'B': who has its 2 seats is not known; give its persons" in done.out

    def test_who_is_elected_by_the_law_itself_is_told(self, run, tmp_path):
        """The law swaps: A3w has the seat of A2m, in the table too, and no party is asked."""
        folder = saved(tmp_path, {"A": "mmw", "B": "mw"}, members=LAST)
        page, table = run("members", folder), run("members", folder, "--csv")

        assert "A3w for A2m" in page.out
        assert "The party chooses" not in page.out
        assert list(csv.reader(io.StringIO(table.out)))[1:] == [
            ["lists", "nation", "A", "A1m", ""],
            ["lists", "nation", "A", "A3w", "A2m"],
            ["lists", "nation", "B", "B1m", ""],
            ["lists", "nation", "B", "B2w", ""],
        ]

    def test_the_smallest_change_that_mends_a_list_is_told(self, run, tmp_path):
        """Women must be two of the first three: one of the two men below A1w must be a woman, the lower."""
        first = ListRule(Bound("women", at_least=2), within=Places(first=1, last=3))
        rule = RepresentationQuota(of="lists", lists=[first], faulty="refused")
        done = run("members", saved(tmp_path, {"A": "wmmm"}, members=rule))

        assert "places 1 to 3: 1, not 2" in done.out
        assert "the smallest change: to be held by women: place 3" in done.out

    def test_a_law_without_a_quota_says_nothing_of_one(self, run, tmp_path):
        """There is no rule to keep."""
        done = run("members", saved(tmp_path, {"A": "mmw"}, members=()))

        assert "quota" not in done.out
        assert "The party chooses" not in done.out

    def test_all_seats_are_a_table(self, run, tmp_path):
        """Each seat is a row; a name that is not known is an empty cell."""
        done = run("members", saved(tmp_path, {"A": "mw"}), "--csv")
        rows = list(csv.reader(io.StringIO(done.out)))

        assert rows == [
            ["tier", "district", "party", "member", "instead_of"],
            ["lists", "nation", "A", "A1m", ""],
            ["lists", "nation", "A", "A2w", ""],
            ["lists", "nation", "B", "", ""],
            ["lists", "nation", "B", "", ""],
        ]

    def test_an_open_seat_is_refused(self, run, tmp_path):
        """60 and 40 votes are tied for the fourth seat, so it is not known who sits."""
        done = run("members", saved(tmp_path, {}, votes=(60, 40), members=()))

        assert (done.status, done.out) == (2, "")
        assert "is open" in done.err


def test_who_comes_in_for_members_who_leave_is_told(run):
    """A woman follows a woman, a man a man (Kosovo, law of 2008, art. 112.2); strangers are refused."""
    folder = ROOT / "examples" / "representation" / "made-up-open-lists"
    done = run("members", folder, "--leaving", "A8w", "--leaving", "A1m", "--leaving", "B1w")
    unknown = run("members", folder, "--leaving", "Nobody")

    assert done.out == "lists, A:\n  A11w for A8w\n  A7m for A1m\nlists, B:\n  B4w for B1w\n"
    assert unknown.status != 0
    assert "leaving: 'Nobody' stands on no list with a representation quota" in unknown.err
