"""Elections as folders: what they hold, and official results that do not fit."""

import datetime as dt

import pytest
from refusing import refused

import electoral as el
from electoral.files.blank import blank
from electoral.files.elections import shipped

SOURCE = '[source]\ntext = "the commission"\n'


class TestLoad:
    def test_a_folder_is_an_election(self, folder):
        """An election has the name of its folder, its title, day, law, returns and no official result."""
        election = el.load(folder())

        assert (election.id, election.title, election.date) == (
            "election",
            "Made-up land",
            dt.date(2025, 1, 1),
        )
        assert election.official is None
        assert election.returns.date == election.date
        assert election.count().seats == {"A": 6, "B": 4}

    def test_six_elections_ship(self):
        """Every folder with an election in it ships, under the name of the folder."""
        assert {"kazakhstan-2004", "kazakhstan-2007", "kazakhstan-2012", "kazakhstan-2021"} <= set(shipped())
        assert {"kazakhstan-2023", "kazakhstan-almaty-maslikhat-2023"} <= set(shipped())

    @pytest.mark.parametrize("key", shipped())
    def test_a_shipped_election_is_in_force_on_its_day(self, key):
        """The law of an election says since when it is in force, and election day is in its time."""
        election = el.load(key)
        system = election.system

        assert system.valid_from <= election.date <= (system.valid_until or election.date)
        assert election.sources
        assert election.official.source.text

    def test_a_law_does_not_count_an_election_of_another_day(self, folder):
        """An election on a day on which the law is not in force is refused with both."""
        system = "valid_until = 2020-12-31\n" + (folder() / "system.toml").read_text()

        with refused(el.OutOfForce, ValueError, "2020-12-31, but the election is on 2025-01-01"):
            el.load(folder(system__toml=system)).count()

    @pytest.mark.parametrize(
        ("key", "match"),
        [
            ("kazakhstan-2032", "did you mean 'kazakhstan-2023'"),
            ("nothing", "is not known; Known: 'germany-2013'"),
            ("\0", r"'\\x00' is not known"),
            ("\ud800", r"'\\ud800' is not known"),
            ("\x1b[31m", r"'\\x1b\[31m' is not known"),
            ("a" * 5_000, r"\(5,000 characters\) is not known"),
            ("/dev/null", "'/dev/null' is not known"),
            ("", "is not known"),
        ],
    )
    def test_what_is_no_election_is_refused(self, key, match):
        """What is neither the id of an election nor a folder is refused with the nearest id."""
        with refused(el.UnknownName, KeyError, match):
            el.load(key)

    def test_a_file_is_no_folder(self, folder):
        """A file where a folder belongs is refused by its name."""
        with refused(el.UnknownName, KeyError, "election.toml' is not known|characters\\) is not known"):
            el.load(folder() / "election.toml")

    def test_who_is_declared_to_take_part_stands_with_the_election(self, folder):
        """The table `qualified` names parties of a tier, by their aliases too; the condition is not asked."""
        place = folder(
            election__toml='title = "Made up"\ndate = 2025-01-01\n[qualified]\nlist = ["Бета"]\n',
            parties__csv="party,aliases\nA,\nB,Бета\n",
        )
        election = el.load(place)

        assert election.returns.qualified == {"list": ("B",)}
        assert election.count().seats == {"A": 0, "B": 10}

    @pytest.mark.parametrize(
        ("table", "message"),
        [
            ('list = "A"', "qualified.*list.*'A' is no list"),
            ("list = [1]", "qualified.*list.*1 is of type int"),
            ('list = ["C"]', "qualified in tier 'list': party: 'C' is not known"),
            ('lists = ["A"]', "qualified: votes for tier: 'lists' is not known"),
        ],
    )
    def test_a_declaration_that_does_not_fit_is_refused(self, folder, table, message):
        """It is a table of tiers that have votes, each with a list of parties that stand."""
        head = f'title = "Made up"\ndate = 2025-01-01\n[qualified]\n{table}\n'

        with refused(el.ElectoralError, Exception, message):
            el.load(folder(election__toml=head))

    @pytest.mark.parametrize("file", ["election.toml", "system.toml", "returns.csv"])
    def test_a_folder_that_lacks_a_file_is_refused(self, folder, file):
        """An election needs its three files, and says which one is missing."""
        with refused(el.MissingFile, FileNotFoundError, f"{file}: not found"):
            el.load(folder(**{file: None}))

    @pytest.mark.parametrize(
        ("text", "match"),
        [
            ("", "title: is missing"),
            ('title = "T"\n', "date: is missing"),
            ('title = "T"\ndate = "2025-01-01"\n', "date: '2025-01-01' is of type str; give a date"),
            ('title = "T"\ndate = 2025-02-30\n', "line 2"),
            ("title = 5\ndate = 2025-01-01\n", "title: .*5 is of type int"),
            (
                'title = "T"\ndate = 2025-01-01\nsource = "x"\n',
                "key: 'source' is not known; did you mean 'sources'",
            ),
            ('title = "T"\ndate = 2025-01-01\nsources = "x"\n', "sources: 'x' is"),
            ('title = "T"\ndate = 2025-01-01\nsources = [1]\n', r"sources\[0\]: .*1 is of type int"),
            ('title = "T\\u001b[31m"\ndate = 2025-01-01\n', "control"),
            ('title = "T"\ndate = 2025-01-01\nnotes = ["a\\u202eb"]\n', "control"),
            ('title = "T"\ndate = 2025-01-01\nsources = ["a\\u0007b"]\n', "control"),
        ],
    )
    def test_a_bad_head_is_refused(self, folder, text, match):
        """What is wrong in election.toml is told with its key."""
        with refused(el.InvalidFile, ValueError, match):
            el.load(folder(election__toml=text))


class TestOfficial:
    def test_the_official_result_may_use_aliases(self, folder):
        """A party of the official result may be named by an alias."""
        parties = "party,aliases\nA,Алия\nB,\n"
        official = SOURCE + '[tiers.list]\n"Алия" = 6\nB = 4\n'
        election = el.load(folder(parties__csv=parties, official__toml=official))

        assert election.official.tiers["list"] == {"A": 6, "B": 4}
        assert election.official.differences(election.count()) == ()

    def test_every_difference_is_told(self, folder):
        """Each party whose seats differ is told in a line, and so are the independents."""
        place = folder(
            official__toml="independents = 1\n"
            + SOURCE
            + "[tiers.list]\nA = 7\nB = 3\n[seats]\nA = 7\nB = 4\n"
        )
        election = el.load(place)

        assert election.official.differences(election.count()) == (
            "list, A: counted 6, official 7",
            "list, B: counted 4, official 3",
            "house, A: counted 6, official 7",
            "independents: counted 0, official 1",
        )

    @pytest.mark.parametrize(
        ("text", "match"),
        [
            ("", "source: is missing"),
            (SOURCE + "[tiers.list]\nA = 6\nC = 4\n", "official.toml.*'C' is not known"),
            (
                SOURCE + "[tiers.lists]\nA = 6\nB = 4\n",
                "official.toml.*'lists' is not known; did you mean 'list'",
            ),
            (SOURCE + "[tiers.list]\nA = -6\nB = 4\n", "-6 is negative"),
            (SOURCE + "[tiers.list]\nA = 6.0\nB = 4\n", "6.0 is of type float"),
            (SOURCE + "[tiers.list]\nA = 0x" + "f" * 3_900 + "\nB = 4\n", "about 4697 digits"),
            ("independents = -1\n" + SOURCE, "-1 is negative"),
            ("seats = 5\n" + SOURCE, "seats: 5 is no"),
            ("tiers = 5\n" + SOURCE, "^official.toml: tiers: 5 is no"),
            ("tiers = { list = 5 }\n" + SOURCE, "5 is no"),
            ("source = 5\n", "source: 5 is no"),
            (SOURCE + "[tiers.list]\nA = 6\nA = 4\n", "is no TOML"),
            ("seat = { A = 6 }\n" + SOURCE, "'seat' is not known; did you mean 'seats'"),
            ('[source]\ntext = "\\u001b[31m"\n[tiers.list]\nA = 6\nB = 4\n', "control"),
        ],
    )
    def test_an_official_result_that_does_not_fit_is_refused(self, folder, text, match):
        """An official result names parties and tiers that are there, and seats that can be."""
        with refused(el.ElectoralError, (ValueError, KeyError), match):
            el.load(folder(official__toml=text))

    def test_a_party_under_two_spellings_is_refused(self, folder):
        """A party that stands in the official result by its key and by an alias is refused."""
        place = folder(
            parties__csv="party,aliases\nA,Be\nB,\n", official__toml=SOURCE + "[tiers.list]\nA = 6\nBe = 4\n"
        )

        with refused(el.InvalidFile, ValueError, "stands twice"):
            el.load(place)


class TestBlank:
    def test_a_blank_election_says_what_to_fill_in(self, tmp_path):
        """A blank election has its files, loads as far as it is filled in, and then asks for votes."""
        files = blank(tmp_path / "new")

        assert sorted(files) == sorted(path.name for path in (tmp_path / "new").iterdir())
        with refused(
            el.InvalidFile, ValueError, r"returns\.csv: has no rows below the column names; add the votes"
        ):
            el.load(tmp_path / "new")

    def test_it_counts_when_it_is_filled_in(self, tmp_path):
        """With votes and "against all" filled in, the blank election counts by the law that stands in it."""
        blank(tmp_path)
        (tmp_path / "returns.csv").write_text(
            "tier,district,contestant,votes\n"
            "party list,nation,A,60\nparty list,nation,B,40\nparty list,nation,C,4\n"
        )
        (tmp_path / "totals.csv").write_text("tier,district,valid\nparty list,nation,104\n")
        (tmp_path / "parties.csv").write_text("party\nA\nB\nC\n")

        assert el.load(tmp_path).count().seats == {"A": 60, "B": 40, "C": 0}

    def test_a_blank_official_result_equals_nothing(self, tmp_path):
        """A blank official.toml announces no seats, so nothing can be said to be equal to it."""
        blank(tmp_path)
        (tmp_path / "returns.csv").write_text("tier,district,contestant,votes\nparty list,nation,A,60\n")
        (tmp_path / "totals.csv").write_text("tier,district,valid\nparty list,nation,60\n")
        (tmp_path / "parties.csv").write_text("party\nA\n")
        official = el.load(tmp_path).official

        assert official is None or official.tiers or official.seats is not None

    def test_candidates_do_not_become_parties_by_neglect(self, tmp_path):
        """With votes filled in and the parties left out, the parties are asked for."""
        blank(tmp_path)
        (tmp_path / "returns.csv").write_text("tier,district,contestant,votes\nparty list,nation,A,60\n")

        with refused(el.InvalidFile, ValueError, r"parties\.csv: has no rows below the column names"):
            el.load(tmp_path)

    def test_nothing_is_overwritten(self, folder):
        """A folder with something in it is left as it is."""
        with refused(el.InvalidFile, ValueError, "the folder is not empty; name a new one"):
            blank(folder())

    def test_a_place_that_cannot_be_written_is_told(self, folder):
        """A folder under a file cannot be made, and that is told."""
        with refused(el.InvalidFile, ValueError, "cannot be written"):
            blank(folder() / "election.toml" / "new")
