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
    "armenia": (
        "at most 70% of the seats in women, rounded down, within Prefixes(first=3, step=3)",
        "at most 70% of the seats in men, rounded down, within Prefixes(first=3, step=3)",
        "at least 1 in women, over the seats of each party",
        "at least 1 in men, over the seats of each party",
    ),
    "iraq": (
        "at least 25% of the seats in women, rounded up, within WholeList()",
        "at least 1 in women, within Windows(size=4)",
        "at least 25% of the seats in women, rounded down, over the seats of each list",
        "at least 1/3 of the seats in women, rounded down, over the seats of each list",
    ),
    "kosovo": (
        "at least 30% of the seats in women, rounded up, within WholeList()",
        "at least 30% of the seats in men, rounded up, within WholeList()",
        "at least 1 in women, within Blocks(size=3, last='left out')",
        "at least 1 in men, within Blocks(size=3, last='left out')",
        "at least 30% of the seats in women, rounded up, over the seats of each list",
        "at least 30% of the seats in men, rounded up, over the seats of each list",
    ),
    "kyrgyzstan": (
        "at most 70% of the seats in women, rounded down, within WholeList()",
        "at most 70% of the seats in men, rounded down, within WholeList()",
        "at least 1 in women, within Windows(size=4)",
        "at least 1 in men, within Windows(size=4)",
        "at least 15% of the seats in under 35 on 2021-11-28, rounded up, within WholeList()",
        "at least 15% of the seats in ethnic minority, rounded up, within WholeList()",
        "at least 2 in disability, within WholeList()",
        "at least 30% of the seats in women, rounded up, over the seats of each list",
    ),
    "nepal": (
        "at least 50% of the seats in women, rounded up, within WholeList()",
        "at least 1/3 of the seats in women, rounded up, over the seats of each party",
    ),
    "senegal": (
        "at least 1 in women, within Windows(size=2)",
        "at least 1 in men, within Windows(size=2)",
    ),
}


@pytest.mark.parametrize("country", IN_WORDS)
def test_the_rules_in_words(country):
    """Shares, groups, scopes and roundings are those of the country's page."""
    (quota,) = el.load_quotas(country)

    assert tuple(map(str, (*quota.lists, *quota.seats))) == IN_WORDS[country]


@pytest.mark.parametrize("country", IN_WORDS)
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
