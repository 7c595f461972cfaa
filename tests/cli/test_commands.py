"""The commands: what they print, and their exit status (0 done, 1 different, 2 bad input, 3 seats open)."""

import json
import re
import shutil
import subprocess
import sys
import unicodedata

import pytest
from made_files import HEAD, LIST

import electoral as el
from electoral.files.elections import shipped

KEY = "kazakhstan-2023"
TIED = """\
tier,district,contestant,votes
list,nation,A,55
list,nation,B,35
list,nation,"C, the third",35
"""
SYSTEM = HEAD + LIST


@pytest.fixture
def tied(tmp_path):
    """Give a folder with a tie: quotas 3.96, 2.52 and 2.52 of 9 seats, so one seat is left for two."""
    place = tmp_path / "tied"
    place.mkdir()
    (place / "election.toml").write_text('title = "Tied"\ndate = 2025-01-01\n')
    (place / "system.toml").write_text(SYSTEM.replace("seats = 10", "seats = 9"))
    (place / "returns.csv").write_text(TIED)
    return place


def copied(tmp_path, key=KEY):
    """Give a copy of a shipped election."""
    return shutil.copytree(shipped()[key], tmp_path / "copy")


class TestList:
    def test_every_election_has_a_line(self, run):
        """The list gives id, day and title of every election that ships."""
        done = run("list")
        lines = done.out.splitlines()

        assert done.status == 0
        assert lines[0].split() == ["id", "date", "title"]
        assert [line.split()[0] for line in lines[1:]] == list(shipped())
        assert f"{KEY} " in done.out
        assert "2023-03-19  Kazakhstan, Mazhilis, 19 March 2023" in done.out


class TestCount:
    def test_it_shows_the_count_from_the_law_to_the_last_seat(self, run):
        """The page has seats by tier, who took part, quotient, remainders, quota and official result."""
        done = run("count", KEY)
        squeezed = re.sub(r" +", " ", done.out)

        assert done.status == 0
        assert done.err == ""
        for line in (
            "Amanat 40 22 62\n",
            "independents 0 7 7\n",
            "all 69 29 98\n",
            "at least 5% of 6,366,441",
            "Baytaq 146,431 2.30 % no: 171,892 votes short\n",
            "86,546 15/23",
            "at least 30% of the seats of a list, rounded up, must be in the groups",
            "Equal to the official result in: party list, single-mandate, the house, independents (Central",
        ):
            assert line in squeezed

    def test_json_has_the_shape_that_programs_rely_on(self, run):
        """The JSON of a count has seats, independents and seats by tier, as whole numbers."""
        done = run("count", KEY, "--json")
        form = json.loads(done.out)
        official = el.load(KEY).official

        assert done.status == 0
        assert form["status"] == "complete"
        assert form["seats"] == dict(official.seats)
        assert form["independents"] == official.independents
        assert form["tiers"]["party list"]["seats"] == dict(official.tiers["party list"])
        assert form["hypothetical"] == []
        assert form["lots"] == form["silent"] == []

    def test_a_folder_is_counted_like_an_id(self, run, tmp_path):
        """The folder of an election gives the same page as its id."""
        assert run("count", copied(tmp_path)).out == run("count", KEY).out

    def test_a_changed_field_stands_beside_the_law(self, run):
        """With --set, the page says HYPOTHETICAL and shows the law's own seats beside."""
        done = run("count", KEY, "--set", "party list.method=dhondt")
        squeezed = re.sub(r" +", " ", done.out)

        assert done.status == 0
        assert "HYPOTHETICAL: party list.method = dhondt" in done.out
        assert "by the law hypothetical" in squeezed
        assert "Amanat 62 63 +1\n" in squeezed
        assert "OSDP 4 3 -1\n" in squeezed
        assert "official result" not in done.out

    def test_several_fields_may_be_changed(self, run):
        """Each change is told, and JSON has the law's own result under "law"."""
        done = run(
            "count", KEY, "--set", "party list.who.share=7%", "--set", "party list.seats=145", "--json"
        )
        form = json.loads(done.out)

        assert done.status == 0
        assert form["hypothetical"] == ["party list.who.share = 7%", "party list.seats = 145"]
        assert sum(form["tiers"]["party list"]["seats"].values()) == 145
        assert form["law"]["hypothetical"] == []
        assert form["law"]["seats"]["Amanat"] == 62

    def test_where_the_law_is_silent_the_count_says_so(self, run):
        """A silence of the law is an outcome: it is shown, and JSON has no seats but those that are sure."""
        change = ("--set", 'party list.admission={fewest=2, factor="7/10"}')
        page, form = (
            run("count", "kazakhstan-2007", *change),
            run("count", "kazakhstan-2007", *change, "--json"),
        )

        assert page.status == form.status == 3
        assert "THE LAW IS SILENT on 2 seats" in page.out
        assert json.loads(form.out)["status"] == "silent"
        assert json.loads(form.out)["seats"] is None
        assert json.loads(form.out)["sure"]["Nur Otan"] == 93

    @pytest.mark.parametrize("command", ["count", "explain"])
    def test_no_seats_are_a_valid_question(self, run, command):
        """A tier of no seats is counted, and its page has nothing to say of mandates."""
        done = run(command, KEY, "--set", "party list.seats=0")

        assert done.status == 0
        assert "HYPOTHETICAL: party list.seats = 0" in done.out


class TestExplain:
    def test_it_gives_the_record_article_by_article(self, run):
        """The record is numbered, and each step of the lists names its article."""
        done = run("explain", KEY)

        assert done.status == 0
        assert re.search(
            r"^1\. Who takes part \(party list, Kazakhstan\) - art\. 97-1\(1\)$", done.out, re.MULTILINE
        )
        assert "art. 9(2)" in done.out
        assert "86,546 15/23" in done.out

    def test_json_has_every_step_with_its_numbers(self, run):
        """The JSON of the record has the kind of every step, exact numbers as text."""
        done = run("explain", KEY, "--json")
        steps = json.loads(done.out)["steps"]

        assert done.status == 0
        assert [step["kind"] for step in steps][:2] == ["Qualified", "Awarded"]
        assert steps[1]["evidence"]["quota"] == "1990573/23"
        assert steps[-1]["kind"] == "House"
        assert steps[-1]["total"] == 98

    def test_a_changed_law_is_hypothetical_in_the_record(self, run):
        """The record of a changed law says what was changed, in text and in JSON."""
        change = ("--set", "party list.method=sainte_lague")

        assert "HYPOTHETICAL: party list.method = sainte_lague" in run("explain", KEY, *change).out
        assert json.loads(run("explain", KEY, *change, "--json").out)["hypothetical"] == [
            "party list.method = sainte_lague"
        ]


class TestVerify:
    def test_every_election_that_ships_agrees(self, run):
        """All elections are recounted, proven, and equal to their official results."""
        done = run("verify")
        lines = done.out.splitlines()

        assert done.status == 0
        assert [line.split()[0] for line in lines[1:]] == list(shipped())
        assert all("  equal (" in line and "proven" in line for line in lines[1:])
        assert "equal (party list, single-mandate, the house, independents)" in done.out

    def test_an_altered_official_result_is_a_difference(self, run, tmp_path):
        """One altered seat ends with status 1, and the line says whose."""
        place = copied(tmp_path)
        text = (place / "official.toml").read_text()
        (place / "official.toml").write_text(text.replace("Amanat = 40", "Amanat = 41"))
        done = run("verify", place, KEY)

        assert done.status == 1
        assert "copy: party list, Amanat: counted 40, official 41" in done.out
        assert re.search(r"^copy .*DIFFERENT", done.out, re.MULTILINE)
        assert re.search(rf"^{KEY} .*equal", done.out, re.MULTILINE)

    def test_count_shows_the_difference_too(self, run, tmp_path):
        """A count that differs from the official result says so on its page."""
        place = copied(tmp_path)
        text = (place / "official.toml").read_text()
        (place / "official.toml").write_text(text.replace("independents = 7", "independents = 6"))

        assert "DIFFERENT from the official result" in run("count", place).out

    def test_an_election_without_an_official_result_is_only_proven(self, run, tmp_path):
        """Where there is nothing to compare with, verify does not say that it is equal."""
        place = copied(tmp_path)
        (place / "official.toml").unlink()
        done = run("verify", place)

        assert done.status == 0
        assert "none given" in done.out
        assert "equal" not in done.out

    def test_a_blank_official_result_is_none(self, run, tmp_path):
        """An official.toml that announces nothing cannot be equal to a count."""
        place = copied(tmp_path)
        (place / "official.toml").write_text('[source]\ntext = "who announced it, and when"\n')

        assert "equal" not in run("verify", place).out


class TestOfficial:
    """What is compared with the official result is what it states."""

    def stated(self, tmp_path, text):
        """Give a shipped election whose official result states only this."""
        place = copied(tmp_path)
        (place / "official.toml").write_text(f'{text}\n[source]\ntext = "me"\n')
        return place

    def test_only_the_stated_is_called_equal(self, run, tmp_path):
        """A file that states only the independents is equal in the independents, and in nothing else."""
        place = self.stated(tmp_path, "independents = 7")

        assert run("count", place).out.endswith("Equal to the official result in: independents (me).\n")
        assert re.search(r"  equal \(independents\)$", run("verify", place).out, re.MULTILINE)

    def test_a_party_that_a_stated_tier_does_not_name_has_no_seats_there(self, run, tmp_path):
        """A table names everyone with seats: without OSDP it says that OSDP has none."""
        place = copied(tmp_path)
        text = (place / "official.toml").read_text()
        (place / "official.toml").write_text(text.replace("OSDP = 4\n", "", 1))
        done = run("verify", place)

        assert done.status == 1
        assert "copy: party list, OSDP: counted 4, official 0" in done.out

    def test_nothing_stated_is_nothing_compared(self):
        """An official result without figures has nothing to be equal in."""
        official = el.Official(source=el.load(KEY).official.source, tiers={})

        assert official.compared(el.load(KEY).count()) == ()


class TestCheck:
    def test_it_gives_a_verdict_on_each_claim(self, run):
        """The press was wrong in places, so checking what it printed ends with status 1."""
        done = run("check", KEY)

        assert done.status == 1
        assert "432,290" in done.out
        assert "432,920" in done.out

    @pytest.mark.parametrize("place", ["nowhere", "/dev/null"])
    def test_nothing_printed_is_bad_input(self, run, place):
        """What is no folder is refused as in the other commands, with the elections that ship."""
        done = run("check", place)

        assert done.status == 2
        assert f"election (neither a folder nor the id of one that ships): {place!r} is not known" in done.err

    def test_the_nearest_election_is_named(self, run):
        """A misspelt id is told with the nearest one."""
        assert "did you mean 'kazakhstan-2023'" in run("check", "kazakstan-2023").err

    def test_a_folder_without_printed_figures_is_named(self, run, tmp_path, monkeypatch):
        """The folder one stands in is told by its name, and not by a dot or nothing."""
        (tmp_path / "mine").mkdir()
        monkeypatch.chdir(tmp_path / "mine")

        assert run("check", ".").err == "electoral: published.toml: not found in folder 'mine'; add it\n"


class TestNew:
    def test_a_blank_election_says_what_to_fill_in_and_then_counts(self, run, tmp_path):
        """A new election does not count before its votes are filled in, and then it does."""
        place = tmp_path / "my election"
        made, blank = run("new", place), run("count", place)
        (place / "returns.csv").write_text(
            "tier,district,contestant,votes\nparty list,nation,Ауыл,60\nparty list,nation,B,40\n"
        )
        (place / "totals.csv").write_text("tier,district,valid\nparty list,nation,100\n")
        (place / "parties.csv").write_text("party\nАуыл\nB\n")
        filled = run("count", place)

        assert made.status == 0
        assert "electoral count" in made.out
        assert blank.status == 2
        assert "returns.csv: has no rows below the column names; add the votes" in blank.err
        assert filled.status == 0
        assert re.search(r"^Ауыл +60 +60$", filled.out, re.MULTILINE)

    def test_an_empty_name_is_no_folder(self, run):
        """An empty name does not mean the folder one stands in."""
        done = run("new", "")

        assert done.status == 2
        assert "the name of the folder is empty" in done.err

    def test_the_command_it_prints_can_be_typed(self, run, tmp_path):
        """The command that is printed for a folder with a space in its name counts that folder."""
        place = tmp_path / "my election"
        made = run("new", place)
        (typed,) = [
            line.strip() for line in made.out.splitlines() if line.strip().startswith("electoral count")
        ]
        words = subprocess.run(  # noqa: S602 - the shell is what is tested
            typed.replace("electoral", "printf '%s\\n'", 1),
            shell=True,
            capture_output=True,
            text=True,
            check=True,
        )

        assert words.stdout.splitlines() == ["count", str(place)]

    def test_started_as_a_module_it_gives_both_forms(self, tmp_path):
        """Started by run.py the installed command may not be there, so both commands are printed."""
        out = process("-m", "electoral", "new", str(tmp_path / "two")).stdout.splitlines()

        assert out[-2:] == [
            f"  python3 run.py count {tmp_path / 'two'}",
            f"  electoral count {tmp_path / 'two'}",
        ]

    def test_nothing_is_overwritten(self, run, tmp_path):
        """A folder with something in it is left alone."""
        (tmp_path / "mine.txt").write_text("mine")
        done = run("new", tmp_path)

        assert done.status == 2
        assert "the folder is not empty; name a new one" in done.err
        assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


class TestLots:
    def asked(self, run, tied):
        """Give the id of the lot that the count asks for."""
        return json.loads(run("count", tied, "--json").out)["lots"][0]["id"]

    def test_an_open_lot_ends_with_status_3(self, run, tied):
        """A tied count shows the lot, what is sure, and how to answer, and ends with status 3."""
        done = run("count", tied)
        lot = el.load(tied).count().lot

        assert done.status == 3
        assert "Sure so far:" in done.out
        assert f"OPEN LOT {lot.id}: 1 place for 'B', 'C, the third'" in done.out
        assert f"--draw {lot.id}=" in done.out

    def test_json_says_that_a_lot_is_open(self, run, tied):
        """The JSON of a tied count has the lot and what is sure, and no seats."""
        done = run("count", tied, "--json")
        form = json.loads(done.out)

        assert done.status == 3
        assert form["status"] == "lot"
        assert form["seats"] is None
        assert form["tiers"]["list"]["seats"] is None
        assert form["lots"][0]["contestants"] == ["B", "C, the third"]
        assert form["lots"][0]["places"] == 1
        assert sum(form["sure"].values()) == 8

    def test_explain_ends_with_status_3_too(self, run, tied):
        """The record of a tied count ends with the question."""
        done = run("explain", tied)

        assert done.status == 3
        assert "lots must be drawn" in done.out

    @pytest.mark.parametrize(("answer", "winner"), [("B", "B"), ('"C, the third"', "C, the third")])
    def test_a_drawn_lot_completes_the_count(self, run, tied, answer, winner):
        """With the draw the count is complete; a name with a comma stands in quotation marks."""
        done = run("count", tied, "--json", "--draw", f"{self.asked(run, tied)}={answer}")
        form = json.loads(done.out)

        assert done.status == 0
        assert form["status"] == "complete"
        assert form["seats"][winner] == form["sure"][winner] == 3
        assert sum(form["seats"].values()) == 9

    def test_the_record_keeps_the_draw(self, run, tied):
        """The record of a drawn count says who was drawn, by the rule of lots."""
        done = run("explain", tied, "--draw", f"{self.asked(run, tied)}=B")

        assert done.status == 0
        assert "Tie settled: draw of lots" in done.out
        assert "1 of B, C, the third: B" in done.out

    def test_a_party_may_be_drawn_by_its_alias_in_both_unicode_forms(self, run, tied):
        """An alias with a composed letter is found under its decomposed spelling."""
        alias = unicodedata.normalize("NFC", "Партия й")
        (tied / "parties.csv").write_text(f'party,aliases\nA,\nB,{alias}\n"C, the third",\n')
        draw = f"{self.asked(run, tied)}={unicodedata.normalize('NFD', alias)}"

        assert json.loads(run("count", tied, "--json", "--draw", draw).out)["seats"]["B"] == 3

    def test_a_draw_goes_to_the_law_and_to_its_variation_as_it_fits(self, run, tied):
        """The law's own column is made with the draws that answer the law's own lots."""
        change, draw = ("--set", "list.articles.seats=art. 1"), ("--draw", f"{self.asked(run, tied)}=B")
        squeezed = re.sub(r" +", " ", run("count", tied, *change, *draw).out)

        assert " by the law hypothetical\n A 4 4\n B 3 3\n C, the third 2 2\n" in squeezed

    def test_a_draw_for_the_law_alone_is_no_fault_of_the_variation(self, run, tied):
        """One seat is not tied (it is A's); the draw is for the law's own column."""
        draw = ("--draw", f"{self.asked(run, tied)}=B")
        done = run("count", tied, "--set", "list.seats=1", *draw)

        assert done.status == 0
        assert " A 4 1 -3\n B 3 0 -3\n" in re.sub(r" +", " ", done.out)

    def test_a_law_that_stays_open_is_sure_so_far(self, run, tied):
        """Without a draw for the law's own lot, the head of its column says that it is open."""
        done = run("count", tied, "--set", "list.seats=1")

        assert done.status == 0
        assert re.search(r"^ +by the law, sure so far  hypothetical$", done.out, re.MULTILINE)

    def test_a_draw_for_neither_is_bad_input(self, run, tied):
        """With --set too, a draw that answers no lot of either count is refused."""
        done = run("count", tied, "--set", "list.seats=1", "--draw", "lot-000000000000=B")

        assert done.status == 2
        assert "answers no question" in done.err

    def test_verify_does_not_pass_an_open_count(self, run, tied):
        """An open lot stands beside the record, and the status is 3 even with nothing to compare."""
        done = run("verify", tied)

        assert done.status == 3
        assert re.search(r"^tied +8  proven, 3 steps; open: 1 lot  none given$", done.out, re.MULTILINE)

    @pytest.mark.parametrize(("seats", "status"), [(3, 3), (2, 1)])
    def test_verify_tells_a_difference_that_no_lot_can_mend(self, run, tied, seats, status):
        """A has 4 sure seats of 9: official 4 may come true, but 3 cannot."""
        (tied / "official.toml").write_text(
            f'[source]\ntext = "x"\n[tiers.list]\nA = {seats + 1}\nB = 3\n"C, the third" = 2\n'
        )
        done = run("verify", tied)

        assert done.status == status
        assert ("DIFFERENT" if status == 1 else "not compared") in done.out
        assert ("list, A: counted 4, official 3" in done.out) is (status == 1)

    def test_verify_says_where_the_law_is_silent(self, run, tied):
        """Nobody with votes takes part, so nobody gets the seats."""
        (tied / "returns.csv").write_text(
            "tier,district,contestant,votes\nlist,nation,A,0\nlist,nation,B,0\n"
        )
        done = run("verify", tied)

        assert done.status == 3
        assert "open: the law is silent" in done.out

    @pytest.mark.parametrize(
        ("answer", "match"),
        [
            ("{}=A", "'A' is not in this lot"),
            ('{}=B,"C, the third"', "choose 1, each once"),
            ("{}=B,B", "choose 1, each once"),
            ("{}=", "choose 1|empty"),
            ("{}", "is no draw; write 'ID=NAME,NAME'"),
            ("lot-000000000000=B", "answers no question of this count; the open lots are lot-"),
            ("=B", "answers no question|is no draw"),
            ('{}="B', "."),
            ("{}=B\nB", "."),
            ("{}=\x1b[31m", r"'\\x1b\[31m'"),
            ("\x1b[31m=B", r"'\\x1b\[31m'"),
        ],
    )
    def test_a_draw_that_does_not_fit_is_bad_input(self, run, tied, answer, match):
        """A draw for another question, or of the wrong persons, is refused with one message."""
        done = run("count", tied, "--draw", answer.format(self.asked(run, tied)))

        assert done.status == 2
        assert done.out == ""
        assert done.err.startswith("electoral: ")
        assert re.search(match, done.err)

    def test_a_draw_that_nobody_asked_for_is_bad_input(self, run):
        """A draw for a count without an open lot is refused."""
        done = run("count", KEY, "--draw", "lot-000000000000=Amanat")

        assert done.status == 2
        assert "no lot is open" in done.err


class TestBadInput:
    @pytest.mark.parametrize(
        ("words", "match"),
        [
            (("count", "kazakhstan-2032"), "did you mean 'kazakhstan-2023'"),
            (("explain", "kazakstan-2023"), "did you mean 'kazakhstan-2023'"),
            (("verify", "kazakhstan-1995"), "'kazakhstan-1995' is not known; did you mean"),
            (("count", "\x1b[31m"), r"'\\x1b\[31m' is not known"),
            (("count", "a" * 100_000), r"\(100,000 characters\) is not known"),
            (("count", ""), "is not known"),
            (("count", "/dev/null"), "'/dev/null' is not known"),
            (("coutn",), "(?i)unknown command.*count"),
            (("count",), "(?i)election"),
            (("count", KEY, "more"), "more"),
            (("count", KEY, "--jsn"), "--json"),
            (("count", KEY, "--\x1b[31m"), r"--"),
            (("\x1b[31m",), "(?i)unknown command"),
            (("count", KEY, "--set"), "--set"),
            (("new",), "(?i)folder"),
            (("new", "/dev/null/x"), "cannot be written"),
            (("list", "more"), "more"),
        ],
    )
    def test_it_is_one_readable_message_and_status_2(self, run, words, match):
        """Bad input is one message on standard error, with nothing on standard output, and status 2."""
        done = run(*words)

        assert done.status == 2
        assert done.out == ""
        assert done.err.startswith("electoral: ")
        assert len(done.err) < 2_000
        assert re.search(match, done.err)

    @pytest.mark.parametrize(
        ("change", "match"),
        [
            ("party list.method=dhont", "did you mean 'dhondt'"),
            ("party lst.method=dhondt", "'party lst.method' is not known; did you mean"),
            ("party list.methd=dhondt", "did you mean 'method'"),
            ("party list.method", "is no change; write 'TIER.FIELD=VALUE'"),
            ("=1", "is no change"),
            ("a.b.c=1", "'a.b.c' is not known"),
            ("tier=1", "'tier' is not known"),
            ("tier.0.name=x", "'tier.0.name' is not known"),
            ("valid_from=2000-01-01", "'valid_from' is not known"),
            ("party list.name=", "is empty"),
            ("party list.name=x", "'party list' is not known"),
            ("party list.type=districts", "is not known"),
            ("party list.who={", r"'\{' is no condition"),
            ("party list.who=[[[[", r"'\[\[\[\[' is no condition"),
            ("party list.who=[]", r"\[\] is no condition"),
            ("party list.who={any=[]}", "no conditions"),
            ("party list.who=no one", "'no one' is no condition"),
            ("party list.who.share=7", "7 is not between 0 and 1"),
            ("party list.who.share=0.07", "0.07 is a float"),
            ("party list.who.share=1e9999999%", "is not a share"),
            ("party list.who.share=9/0", "'9/0' is not a share"),
            ("party list.who.any.0.any.0=1", "who"),
            ("party list.who." + "any.0." * 5_000 + "x=1", "who"),
            ("party list.who." + "a." * 5_000 + "x=1", "'a' is not known"),
            ("party list.seats=" + "9" * 10**5, r"\(100,000 characters\) is too long"),
            ("party list.seats=0x" + "f" * 990, "about 1193 digits"),
            ("party list.seats=-1", "-1 is negative"),
            ("party list.seats=true", "True is of type bool"),
            ("party list.seats=٣", "'٣' is of type str"),
            ("party list.seats=5\nx=1", r"'5\\nx=1' is of type str"),
            ("party list.ties=draw lots", "ties: 'draw lots' is"),
            ("party list.admission=3", "admission: 3 is no"),
            ("party list.admission.factor=0", "factor"),
            ("members.0.seats.0.groups=women", "groups: 'women' is"),
            ("members.0.of=nothing", "'nothing' is not known"),
            ("single-mandate.seats=30", "the law gives 30"),
            ("party list.method=\x1b[31m", r"'\\x1b\[31m' is not known"),
            ("\x1b[31m=1", r"'\\x1b\[31m' is not known"),
            ("party list.\x1b[31m=1", r"'\\x1b\[31m' is not known"),
            ("law.text=\x1b[31m", "control"),
            ("party list.articles.who=\u202e", "control"),
            ("", "is no change"),
        ],
    )
    def test_a_bad_change_is_one_readable_message(self, run, change, match):
        """A change that does not fit the law is refused with the path or the value."""
        done = run("count", KEY, "--set", change)

        assert done.status == 2
        assert done.out == ""
        assert len(done.err) < 2_000
        assert "object has no" not in done.err
        assert "not iterable" not in done.err
        assert re.search(match, done.err)

    def test_a_field_is_set_once(self, run):
        """The same field twice is refused; the last one does not win."""
        done = run("count", KEY, "--set", "party list.seats=1", "--set", "party list.seats=2")

        assert done.status == 2
        assert "'party list.seats' is set twice" in done.err

    @pytest.mark.parametrize(
        ("file", "text"),
        [
            ("election.toml", 'title = "T\\u001b[31m"\ndate = 2023-03-19\n'),
            ("election.toml", 'title = "T"\ndate = 2023-03-19\nnotes = ["\\u001b[31m"]\n'),
            ("election.toml", 'title = "T"\ndate = 2023-03-19\nsources = ["a\\u202eb"]\n'),
            ("official.toml", '[source]\ntext = "\\u001b[31m"\n[tiers."party list"]\nAmanat = 40\n'),
            ("official.toml", '[source]\ntext = "x"\n[tiers."party list"]\nAmanat = 0x' + "f" * 3_900 + "\n"),
            ("official.toml", '[source]\ntext = "x"\n[tiers."party lists"]\nAmanat = 40\n'),
            ("system.toml", 'extends = "kazakhstan"\nlaw = "\\u001b[31m"\n'),
            ("system.toml", 'extends = "kazakhstan"\ntier = [1]\n[set]\n"party list.seats" = 1\n'),
        ],
    )
    @pytest.mark.parametrize("command", ["count", "verify"])
    def test_texts_of_strangers_never_reach_the_terminal_live(self, run, tmp_path, command, file, text):
        """A folder whose texts or numbers cannot be shown is bad input."""
        place = copied(tmp_path)
        (place / file).write_text(text)

        assert run(command, place).status == 2

    @pytest.mark.parametrize("method", ["hare", "dhondt", "sainte_lague"])
    @pytest.mark.parametrize("words", [("count",), ("explain",), ("explain", "--json"), ("verify",)])
    def test_votes_in_many_parts_can_be_counted_or_are_refused(self, run, tied, words, method):
        """Votes whose common denominator has thousands of digits are shown or refused, not a crash."""
        rows = "".join(f"list,nation,P{i},{10**30 + 7 * i}/{10**39 + 2 * i + 1}\n" for i in range(200))
        (tied / "returns.csv").write_text(TIED.splitlines(keepends=True)[0] + rows)
        (tied / "system.toml").write_text(SYSTEM.replace("hare", method))
        done = run(words[0], tied, *words[1:])

        assert done.status in (0, 2)


def process(*words, **options):
    """Run Python in a process of its own."""
    parts = {"capture_output": True, "text": True, "check": False} | options
    return subprocess.run([sys.executable, *words], **parts)  # noqa: PLW1510, S603 - our own interpreter


class TestProcess:
    def test_the_module_is_the_command(self):
        """Running `python -m electoral` is the command line, with its exit status."""
        done = process("-m", "electoral", "count", KEY, "--json")

        assert done.returncode == 0
        assert json.loads(done.stdout)["independents"] == 7

    def test_bad_input_ends_a_process_with_status_2(self):
        """A process with bad input writes one message to standard error and ends with status 2."""
        done = process("-m", "electoral", "count", "nothing")

        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.startswith("electoral: election")
        assert "Traceback" not in done.stderr

    def test_output_that_cannot_be_encoded_is_escaped(self):
        """On a terminal that knows ASCII only, names are escaped and nothing fails."""
        done = process(
            "-X", "utf8=0", "-m", "electoral", "check", KEY, env={"PYTHONIOENCODING": "ascii", "PATH": ""}
        )

        assert done.returncode == 1
        assert "Traceback" not in done.stderr

    def test_importing_the_library_is_light(self):
        """Importing electoral, and allocating and counting with it, imports none of the heavy libraries."""
        heavy = ["numpy", "cattrs", "rich", "cyclopts", "tomli_w", "hypothesis"]
        code = f"""
import sys
import electoral as el
tier = el.Lists("list", seats=2, method="hare", who=el.Everyone(), ties=(el.DrawLots(),))
count = el.System("Made-up land", law="an invented law", tiers=(tier,)).count(
    el.Returns({{"list": {{"nation": el.Tally({{"A": 5, "B": 1}})}}}})
)
assert count.seats and count.verify() and count.explain() and str(count)
print([each for each in {heavy!r} if each in sys.modules])
"""
        done = process("-c", code)

        assert done.stderr == ""
        assert done.stdout == "[]\n"
