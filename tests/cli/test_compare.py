"""`electoral compare`: the same votes by several laws, side by side."""

import json

LAW = """
name = "Example"
law = "an example"

[[tier]]
name = "lists"
type = "lists"
seats = 2
method = "dhondt"
who = "everyone"
ties = ["draw lots"]
"""


class TestCompare:
    def test_new_zealand_as_parallel_stands_beside_its_law(self, run):
        """Counted as parallel, National has 62 seats instead of 48, of 119 filled ones."""
        done = run("compare", "new-zealand-2023", "--set", "party vote.overhang=parallel")
        rows = {line[:24].strip(): line.split() for line in done.out.splitlines()}

        assert done.status == 0
        assert rows["National Party"][-3:] == ["48", "62", "+14"]
        assert rows["all"][-3:] == ["122", "119", "-3"]
        assert "A  by the law itself" in done.out
        assert "B  HYPOTHETICAL: party vote.overhang = parallel" in done.out

    def test_every_set_is_a_column_of_its_own(self, run):
        """Two changes make two columns; a semicolon joins changes of one."""
        change = (
            "--set",
            "party vote.overhang=leave",
            "--set",
            "party vote.overhang=absorb; party vote.house=100",
        )
        done = run("compare", "new-zealand-2023", *change)

        assert done.status == 0
        assert "B  HYPOTHETICAL: party vote.overhang = leave\n" in done.out
        assert "C  HYPOTHETICAL: party vote.overhang = absorb; party vote.house = 100\n" in done.out
        assert done.out.splitlines()[-1].split() == ["all", "122", "120", "-2", "100", "-22"]

    def test_hungary_without_votes_that_travel(self, run):
        """Without fragments Fidesz has 44 list seats instead of 37, and three others have seven fewer."""
        done = run("compare", "hungary-2014", "--set", "national list.transfers=[]")
        rows = {line.split("  ")[0].strip(): line.split()[-3:] for line in done.out.splitlines() if line}

        assert done.status == 0
        assert rows["FIDESZ-KDNP"] == ["133", "140", "+7"]
        assert rows["MSZP-EGYÜTT-DK-PM-MLP"] == ["38", "35", "-3"]
        assert rows["JOBBIK"] == ["23", "19", "-4"]

    def test_mexico_without_a_cap(self, run):
        """As parallel lists Morena has 87 list seats instead of 75: 269 of 500."""
        done = run("compare", "mexico-2024", "--set", "proportional representation.overhang=parallel")

        assert done.status == 0
        assert "MORENA        257  269    +12" in done.out

    def test_satellites_made_the_link_of_2020_the_same_as_none(self, run):
        """The lists with most votes had no constituency, so a full link and none give the same seats."""
        sets = [f"party list.overhang.partial.factor={factor}" for factor in (0, 1)]
        done = run("compare", "south-korea-2020", *(part for each in sets for part in ("--set", each)))
        rows = [line for line in done.out.splitlines() if line.startswith("Justice")]

        assert done.status == 0
        assert [row.split() for row in rows] == [["Justice", "6", "6", "6"]]

    def test_german_votes_are_counted_by_an_earlier_law(self, run):
        """The votes of 2025 by the law of 2021: the three seats of the CSU are there again."""
        done = run("compare", "germany-2025", "--law", "germany-2021")
        rows = {line.split()[0]: line.split()[1:] for line in done.out.splitlines() if line}

        assert rows["CSU"] == ["44", "47", "+3"]
        assert rows["all"] == ["630", "633", "+3"]
        assert "B  HYPOTHETICAL: second votes.overhang" not in done.out
        assert "B  HYPOTHETICAL: by the law of germany-2021" in done.out

    def test_kazakhstan_is_counted_by_the_law_of_a_file(self, run):
        """As a mixed-member proportional system Amanat has 52 seats instead of 62."""
        done = run("compare", "kazakhstan-2023", "--law", "examples/kazakhstan_as_mmp.toml")
        rows = {line[:14].strip(): line.split() for line in done.out.splitlines()}

        assert rows["Amanat"][-3:] == ["62", "52", "-10"]
        assert rows["all"][-2:] == ["98", "98"]

    def test_json_has_every_system(self, run):
        """With --json each system is a result of its own, the law's own first."""
        done = run("compare", "new-zealand-2020", "--set", "party vote.house=100", "--json")
        systems = json.loads(done.out)["systems"]

        assert [each["hypothetical"] for each in systems] == [[], ["party vote.house = 100"]]
        assert [sum(each["seats"].values()) for each in systems] == [120, 100]

    def test_an_open_lot_is_told_below_its_column(self, run, tmp_path):
        """A law whose count waits for a lot is marked, and the command ends with status 3."""
        (tmp_path / "system.toml").write_text(LAW)
        (tmp_path / "election.toml").write_text('title = "Example"\ndate = 2020-01-01\n')
        (tmp_path / "returns.csv").write_text(
            "tier,district,contestant,votes\nlists,nation,A,5\nlists,nation,B,5\n"
        )
        done = run("compare", tmp_path, "--set", "lists.seats=3")

        assert done.status == 3
        assert "B  HYPOTHETICAL: lists.seats = 3, sure so far" in done.out
        assert "B: OPEN LOT lot-" in done.out

    def test_bad_input_is_one_message(self, run):
        """Nothing to compare with, an unknown law, or a law of other tiers end with status 2 and say so."""
        for words, message in (
            ((), "nothing to compare with; give --set or --law"),
            (("--law", "nowhere.toml"), "'nowhere.toml' is not known"),
            (
                ("--law", "kazakhstan-2023"),
                "by the law of kazakhstan-2023: these returns cannot be counted so",
            ),
            (("--set", "party vote.overhang"), "is no change; write 'TIER.FIELD=VALUE'"),
            (("--set", "party vote.overhang=kept"), "'kept' is not known; did you mean 'keep'"),
        ):
            done = run("compare", "new-zealand-2023", *words)

            assert (done.status, done.out) == (2, "")
            assert message in done.err
