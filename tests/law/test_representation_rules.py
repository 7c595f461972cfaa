"""Rules on representation that ship as files, and their worked examples: what holds of all of them."""

import subprocess
import sys

import pytest
from rosters import EXAMPLES, counted

import electoral as el
from electoral.files.countries import COUNTRIES, rules
from electoral.files.elections import shipped
from electoral.files.systems import system_from, system_text

COUNTRIES_WITH_RULES = sorted(rules())
WORKED = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


#: What the laws ask, in words: of lists, then of seats.
IN_WORDS = {
    "argentina": (
        "women: at least 1, in every 2 consecutive places",
        "men: at least 1, in every 2 consecutive places",
    ),
    "armenia": (
        "women: at most 70%, rounded down, in the first 3, 6, 9 ... places",
        "men: at most 70%, rounded down, in the first 3, 6, 9 ... places",
        "women: at least 1, over the seats of each party",
        "men: at least 1, over the seats of each party",
    ),
    "belgium": (
        "women: at least 50%, rounded down, in the whole list",
        "men: at least 50%, rounded down, in the whole list",
        "women: at least 1, in places 1 to 2",
        "men: at least 1, in places 1 to 2",
    ),
    "bosnia-and-herzegovina": (
        "women: at least 40%, rounded up, in the whole list",
        "men: at least 40%, rounded up, in the whole list",
        "women: at least 1/3, rounded up, in the first 2, 5, 8 ... places",
        "men: at least 1/3, rounded up, in the first 2, 5, 8 ... places",
    ),
    "chile": (
        "women: at least 1, in places 1 to 1",
        "women: at least 1, in every 2 consecutive places",
        "men: at least 1, in every 2 consecutive places",
        "women: at least 50%, rounded down, over the seats of each district",
        "men: at least 50%, rounded down, over the seats of each district",
    ),
    "iraq": (
        "women: at least 25%, rounded up, in the whole list",
        "women: at least 1, in every 4 consecutive places",
        "women: at least 25%, rounded down, over the seats of each list",
        "women: at least 1/3, rounded down, over the seats of each list",
    ),
    "kosovo": (
        "women: at least 30%, rounded up, in the whole list, lists of fewer than 3 persons exempt",
        "men: at least 30%, rounded up, in the whole list, lists of fewer than 3 persons exempt",
        "women: at least 1, in each 3 places from the top (whole ones), lists of fewer than 3 persons exempt",
        "men: at least 1, in each 3 places from the top (whole ones), lists of fewer than 3 persons exempt",
        "women: at least 30%, rounded up, over the seats of each list",
        "men: at least 30%, rounded up, over the seats of each list",
    ),
    "kyrgyzstan": (
        "women: at most 70%, rounded down, in the whole list",
        "men: at most 70%, rounded down, in the whole list",
        "women: at least 1, in every 4 consecutive places",
        "men: at least 1, in every 4 consecutive places",
        "under 35 on 2021-11-28: at least 15%, rounded up, in the whole list",
        "ethnic minority: at least 15%, rounded up, in the whole list",
        "disability: at least 2, in the whole list",
        "women: at least 30%, rounded up, over the seats of each list",
    ),
    "mexico": (
        "women: at least 1, in every 2 consecutive places",
        "men: at least 1, in every 2 consecutive places",
        "women: at least 50%, rounded down, over the seats of the house",
    ),
    "nepal": (
        "women: at least 50%, rounded up, in the whole list",
        "women: at least 1/3, rounded up, over the seats of each party",
    ),
    "poland": (
        "women: at least 35%, rounded up, in the whole list",
        "men: at least 35%, rounded up, in the whole list",
    ),
    "rwanda": (
        "women: at least 30%, rounded up, in the whole list",
        "women: at least 100%, rounded up, in the whole list",
        "youth: at least 100%, rounded up, in the whole list",
        "disability: at least 100%, rounded up, in the whole list",
    ),
    "senegal": (
        "women: at least 1, in every 2 consecutive places",
        "men: at least 1, in every 2 consecutive places",
    ),
    "spain": (
        "women: at least 40%, rounded up, in the whole list, lists of fewer than 5 persons exempt",
        "men: at least 40%, rounded up, in the whole list, lists of fewer than 5 persons exempt",
        "women: at least 2, in each 5 places from the top (whole ones)",
        "men: at least 2, in each 5 places from the top (whole ones)",
        "women: at least 50%, rounded down, in the places after the last whole 5",
        "men: at least 50%, rounded down, in the places after the last whole 5",
    ),
    "spain-2024": (
        "women: at least 1, in every 2 consecutive places",
        "men: at least 1, in every 2 consecutive places",
    ),
    "uzbekistan": (
        "women: at least 40%, rounded up, in the whole list",
        "women: at least 2, in every 5 consecutive places",
    ),
}


@pytest.mark.parametrize("country", IN_WORDS)
def test_the_rules_in_words(country):
    """Shares, groups, scopes and roundings are those of the country's page."""
    quotas = el.load_quotas(country)

    assert tuple(str(rule) for quota in quotas for rule in (*quota.lists, *quota.seats)) == IN_WORDS[country]


@pytest.mark.parametrize("country", [country for country in IN_WORDS if country != "mexico"])
def test_its_page_says_that_no_election_ships(country):
    """What was never held against a whole election says so."""
    page = (COUNTRIES / country / "law.md").read_text(encoding="utf-8")

    assert f"**No election of {rules()[country].title.split(',')[0]} ships.**" in page
    assert not list((COUNTRIES / country).glob("*/election.toml"))


@pytest.mark.parametrize("country", COUNTRIES_WITH_RULES)
class TestFiles:
    def test_it_says_what_was_read_and_where(self, country):
        """Every rule cites its law and a source, says how much was read, and has its readings in a note."""
        for quota in el.load_quotas(country):
            assert quota.status is not None
            assert quota.law is not None
            assert quota.law.source
            assert quota.law.note

    def test_every_rule_names_its_article(self, country):
        """Somebody with the law at hand can look up each of them."""
        for quota in el.load_quotas(country):
            assert all(rule.article for rule in (*quota.lists, *quota.seats))

    def test_some_example_counts_by_it(self, country):
        """A worked example names the country in the place of rules of its own."""
        named = [f'members = "{country}"' in (EXAMPLES / each / "system.toml").read_text() for each in WORKED]

        assert any(named)


@pytest.mark.parametrize("example", WORKED)
class TestExamples:
    def test_it_counts_to_the_end(self, example):
        """Every seat is given, and it is open on no list who has them."""
        count = counted(example)

        assert count.status == "complete"
        assert not [step for step in count.record.steps if getattr(step, "open", "")]

    def test_its_record_is_proven(self, example):
        """The checker finds the same without the algorithms."""
        assert counted(example).verify()

    def test_it_says_that_it_is_made_up(self, example):
        """Nobody can take it for an election: not by its folder, not by its title."""
        assert example.startswith("made-up-")
        assert "made-up" in el.load(EXAMPLES / example).title
        assert example not in shipped()

    def test_its_system_survives_as_text(self, example):
        """Written out with the rules of its country, it loads back to an equal system."""
        system = el.load(EXAMPLES / example).system

        assert system_from(system_text(system)) == system


def test_rules_can_be_read_before_anything_else():
    """A program that loads rules first gets them, too."""
    code = "import electoral; print(electoral.load_quotas('kosovo')[0].of)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - ourselves

    assert (done.returncode, done.stderr, done.stdout) == (0, "", "lists\n")
