"""Systems as TOML: what is saved loads back equal; what is wrong is told with its path, all of it at once."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from made import districts, lists, quota, system
from made_files import HEAD, LIST, QUOTA
from refusing import refused

import electoral as el
from electoral.files.elections import shipped
from electoral.files.systems import system_from, system_text, vary
from electoral.methods import METHODS
from electoral.testing.strategies import systems


class Own:
    """Something of the user's own: a condition, tie rule, tier and group in one."""

    name = label = "own"
    articles = ()

    def find(self, panel):
        """Let nobody pass."""
        return el.record.StatedFinding(reason=f"nobody in {panel.where}", passing=())

    def settle(self, lot, bench):  # noqa: ARG002 - the shape of a tie rule
        """Settle nothing."""
        return el.ties.Ruling(left=lot)

    def includes(self, candidate):
        """Include nobody."""
        return candidate is None

    def expected(self):
        """Leave the number of seats to the returns."""

    def stages(self):
        """Have no stages."""
        return ()


class TestRoundTrips:
    @pytest.mark.parametrize("key", shipped())
    def test_a_shipped_system_loads_back_equal(self, key):
        """The system of a shipped election, saved as TOML and loaded, is equal to itself."""
        law = el.load(key).system

        assert system_from(system_text(law)) == law

    @given(systems(max_seats=10**30))
    def test_any_system_loads_back_equal(self, law):
        """A made-up system, saved as TOML and loaded, is equal to itself, and so is its text."""
        text = system_text(law)

        assert system_from(text) == law
        assert system_text(system_from(text)) == text

    def test_a_varied_system_loads_back_hypothetical(self):
        """A varied system keeps what was changed when it is saved and loaded."""
        varied = vary(el.load("kazakhstan-2023").system, {"party list.seats": 145})

        assert system_from(system_text(varied)) == varied
        assert system_from(system_text(varied)).hypothetical == ("party list.seats = 145",)

    def test_a_share_of_many_digits_loads_back_equal(self):
        """A share whose fraction is long is saved in a form that can be read again."""
        law = system(lists(who=el.Share(Fraction(1, 3**40), of=el.Base.VALID)))

        assert system_from(system_text(law)) == law

    @pytest.mark.parametrize(
        "law",
        [
            pytest.param(system(lists(method=el.DivisorMethod("own", lambda held: held + 3))), id="method"),
            pytest.param(system(lists(who=Own())), id="condition"),
            pytest.param(system(lists(ties=(Own(),))), id="tie rule"),
            pytest.param(system(Own()), id="tier"),
            pytest.param(system(lists(), members=quota(Own())), id="group"),
            pytest.param(system(lists(), members=quota(el.Flag("women"))), id="would load as women"),
        ],
    )
    def test_what_has_no_form_is_refused(self, law):
        """A part of the user's own cannot be saved, and is not saved as something else."""
        with refused(el.InvalidSystem, ValueError, "has no form in files"):
            system_text(law)

    def test_two_tiers_stand_in_the_laws_order(self):
        """The order of tiers is part of the law and survives."""
        law = system(districts("z"), lists("a"))

        assert [tier.name for tier in system_from(system_text(law)).tiers] == ["z", "a"]


class TestFaults:
    def test_all_faults_are_told_at_once_with_their_paths(self):
        """A file with several faults is refused once, with one line for each fault."""
        text = """
name = "Made-up land"
law = 5
valid_from = "2020-01-01"
colour = 3

[[tier]]
name = "list"
type = "lists"
seats = 10.5
method = "dhont"
who = { share = "5%", of = "vald" }
ties = ["draw lots", "draw lost"]

[[tier]]
name = "districts"
type = "district"

[[members]]
off = "list"

[[members.lists]]
groups = ["women"]
at_least = "130%"
"""
        with pytest.raises(el.InvalidFile) as caught:
            system_from(text)

        known = "'registered', 'cast', 'valid', 'valid with blank', 'contestants'"
        methods = f"Known: {', '.join(map(repr, METHODS))}"
        rules = "Known: 'registration order', 'draw lots'"
        keys = (
            "'name', 'law', 'tier', 'members', 'valid_from', 'valid_until', 'hypothetical', 'extends', 'set'"
        )
        kinds = "Known: 'districts', 'two_rounds', 'lists', 'top_up', 'coalitions', 'best_losers'"
        fields = "'of', 'lists', 'faulty', 'seats', 'remedy', 'succession', 'law', 'status'"
        assert set(caught.value.faults) == {
            "law: 5 is no citation; write a text or a table, e.g. { text = 'Electoral law' }",
            "valid_from: '2020-01-01' is of type str; give a date",
            f"key: 'colour' is not known; Known: {keys}",
            "tier[0].seats: 10.5 is of type float; give a whole number",
            f"tier[0].method: method: 'dhont' is not known; did you mean 'dhondt'? {methods}",
            f"tier[0].who.of: base: 'vald' is not known; did you mean 'valid'? Known: {known}",
            f"tier[0].ties[1]: tie rule: 'draw lost' is not known; did you mean 'draw lots'? {rules}",
            f"tier[1]: type: 'district' is not known; did you mean 'districts'? {kinds}",
            f"members[0]: key: 'off' is not known; did you mean 'of'? Known: {fields}",
            "members[0].of: is missing; add it",
            "members[0].lists[0]: bound: at least: '130%' is not between 0 and 1 (0% and 100%)",
        }

    def test_all_faults_stand_at_their_paths(self):
        """Whatever its words, each of eight faults is told in a line of its own that names its place."""
        text = (
            HEAD.replace('"an invented law"', "5")
            + LIST.replace("seats = 10", "seats = 1.5")
            .replace('"hare"', '"hair"')
            .replace('"everyone"', '{ share = "5%", of = "vald" }')
            .replace('"draw lots"', '"lots", 1')
            + LIST.replace("seats", "seets")
        )
        with pytest.raises(el.InvalidFile) as caught:
            system_from(text)

        places = [
            "law",
            "[0].seats",
            "[0].method",
            "[0].who.of",
            "[0].ties[0]",
            "[0].ties[1]",
            "[1]",
            "[1].seats",
        ]
        for place in places:
            assert [line for line in caught.value.faults if f"{place}: " in line], place

    @pytest.mark.parametrize(
        ("key", "near"),
        [
            ("tiers", "tier"),
            ("nane", "name"),
            ("member", "members"),
            ("extend", "extends"),
            ("valid_form", "valid_from"),
        ],
    )
    def test_an_unknown_key_is_told_with_the_nearest_that_files_have(self, key, near):
        """A misspelt key is told with the nearest spelling that a file may really hold."""
        with refused(el.InvalidFile, ValueError, f"'{key}' is not known; did you mean '{near}'"):
            system_from(f"{key} = 1\n{HEAD}{LIST}")

    def test_an_unknown_key_of_a_tier_is_told(self):
        """A misspelt key of a tier is told with the tier and the nearest spelling."""
        with refused(
            el.InvalidFile, ValueError, r"tiers?\[0\]: key: 'metod' is not known; did you mean 'method'"
        ):
            system_from(f"{HEAD}{LIST}metod = 'hare'")

    @pytest.mark.parametrize(
        ("text", "match"),
        [
            (HEAD + "name = 'again'\n" + LIST, r"line 3"),
            (HEAD + LIST + "seats = 11\n", r"line 11"),
            (HEAD + LIST + "who = { share = '1%', share = '2%', of = 'valid' }", "is no TOML"),
            (HEAD + "[law]\ntext = 'x'\n" + LIST, "is no TOML"),
            (HEAD + LIST + QUOTA + "groups = ['men']\n", r"line 20"),
        ],
    )
    def test_a_key_that_stands_twice_is_refused(self, text, match):
        """A key that stands twice is a fault with its line, never a silent last one wins."""
        with refused(el.InvalidFile, ValueError, match):
            system_from(text)

    @pytest.mark.parametrize(
        ("old", "new", "match"),
        [
            ('["draw lots"]', '"draw lots"', r"ties: 'draw lots' is"),
            ('["draw lots"]', '{ "draw lots" = 1 }', r"ties: \{'draw lots': 1\} is"),
            ('"everyone"', '{ any = "everyone" }', r"who.*: 'everyone' is"),
            ('"everyone"', "{ any = { everyone = 1 } }", r"who.*: \{'everyone': 1\} is"),
            ('"everyone"', '["everyone"]', r"who: \['everyone'\] is no condition"),
            ('"everyone"', '"somebody"', r"who: 'somebody' is no condition"),
            ('"everyone"', '{ any = ["everyone"], all = ["everyone"] }', "who"),
            ('"everyone"', '{ share = "5%" }', "who.of: is missing"),
            ('"everyone"', '{ share = 0.05, of = "valid" }', "0.05 is a float"),
            ('"everyone"', '{ share = 5, of = "valid" }', "5 is not between 0 and 1"),
            ('"everyone"', '{ share = true, of = "valid" }', "True is a bool"),
            ('"everyone"', '{ share = "٥%", of = "valid" }', "is not a share"),
            ('"everyone"', '{ share = "9/0", of = "valid" }', "'9/0' is not a share"),
            ('"everyone"', '{ share = "1_0%", of = "valid" }', "'1_0%' is not a share"),
            ('"everyone"', '{ share = "5,5%", of = "valid" }', "'5,5%' is not a share"),
            ("seats = 10", "seats = -1", "seats: -1 is negative"),
            ("seats = 10", "seats = true", "True is of type bool"),
            ("seats = 10", 'seats = "10"', "'10' is of type str"),
            ("seats = 10", "seats = 1e3", "1000.0 is of type float"),
            ('name = "list"', 'name = ""', "tier: '' is empty"),
            ('name = "list"', 'name = "a\\u202eb"', "control or invisible"),
            ('type = "lists"', "type = 1", "type: 1 is not known"),
            ('type = "lists"', "", "type: is missing"),
            ('name = "list"', "", "name: is missing"),
        ],
    )
    def test_a_bad_value_is_told_with_its_path(self, old, new, match):
        """A value of the wrong kind is told as it stands in the file, with its path."""
        with refused(el.InvalidFile, ValueError, match):
            system_from(HEAD + LIST.replace(old, new))

    @pytest.mark.parametrize(
        ("text", "match"),
        [
            (HEAD, "tier: is missing"),
            ("", "name: is missing"),
            (HEAD + "tier = []", "no tier|0 tiers"),
            (HEAD + "tier = 'list'", r"tier: 'list' is"),
            (HEAD + LIST.replace("[[tier]]", "[tier]"), r"tier: .*is no list; write"),
            (HEAD + LIST + LIST, "tier 'list' stands twice"),
            (HEAD + "sett = 1" + LIST, "'sett' is not known"),
            (HEAD + LIST + "[set]\n'list.seats' = 4", "`extends` names none"),
            (HEAD + LIST + QUOTA.replace("[[members]]", "[members]"), r"members: .* is no list; write"),
            (
                HEAD + LIST + QUOTA.replace('["women"]', '"women"'),
                r"members\[0\].lists\[0\].groups: 'women' is",
            ),
            (HEAD + LIST + QUOTA.replace('"list"', '"lost"'), "did you mean 'list'"),
            (HEAD + LIST + QUOTA.replace('["women"]', "[]"), "at least one"),
            (HEAD + LIST + QUOTA.replace('["women"]', '["women", "women"]'), "each once"),
            (HEAD + LIST + QUOTA.replace('["women"]', "[{ years = 29 }]"), "on: is missing"),
            (HEAD + LIST + QUOTA + "stages = 'list'", r"members\[0\].lists\[0\]: key: 'stages' is not known"),
            ("valid_from = 2021-01-01\nvalid_until = 2020-01-01\n" + HEAD + LIST, "which is before"),
            ("valid_from = 2021-01-01T00:00:00\n" + HEAD + LIST, "valid_from: .* give a date"),
        ],
    )
    def test_a_bad_whole_is_refused(self, text, match):
        """What does not make a law is refused with what is wrong."""
        with refused(el.InvalidFile, ValueError, match):
            system_from(text)

    @pytest.mark.parametrize(
        "text",
        [
            HEAD.replace("an invented law", r"an invented law \u001b[31m") + LIST,
            HEAD + LIST + 'articles = { who = "art. 1 \\u202e" }',
            'hypothetical = ["\\u001b[31m"]\n' + HEAD + LIST,
            HEAD.replace('law = "an invented law"', 'law = { text = "x", note = "\\u0007" }') + LIST,
        ],
        ids=["law", "article", "hypothetical", "note"],
    )
    def test_texts_with_control_characters_are_refused(self, text):
        """Texts that are only shown are shown on terminals, so they have no control characters either."""
        with refused(el.InvalidFile, ValueError, "control"):
            system_from(text)

    def test_a_text_is_no_list_of_what_was_changed(self):
        """A text where a list of texts belongs is refused, not read letter by letter."""
        with refused(el.InvalidFile, ValueError, "hypothetical"):
            system_from('hypothetical = "abc"\n' + HEAD + LIST)


class TestExtends:
    def test_an_election_states_what_its_date_changed(self):
        """A system that extends a law differs from it in what it sets, and in nothing else."""
        text = 'extends = "kazakhstan"\n[set]\n"party list.seats" = 10\n'
        law, changed = system_from('extends = "kazakhstan"'), system_from(text)

        assert changed.tier("party list").seats == 10
        assert attrs.evolve(changed, tiers=law.tiers) == law

    @pytest.mark.parametrize(
        ("text", "match"),
        [
            ('extends = "../../x"', r"law: '../../x' is not known"),
            ('extends = "/etc/passwd"', "is not known"),
            ('extends = "kazakhstan/../kazakhstan"', "is not known"),
            ('extends = "kazakstan"', "did you mean 'kazakhstan'"),
            ("extends = 1", "law: 1 is not known"),
            ("extends = ['kazakhstan']", "is not known"),
            ("extends = 'kazakhstan'\nset = 1", "set.*table"),
            ("extends = 'kazakhstan'\ntier = 1", "set.*table"),
            ("extends = 'kazakhstan'\ntier = [1]\n[set]\n'party list.seats' = 1", "tier"),
            ("extends = 'kazakhstan'\ntier = ['x']\n[set]\n'party list.seats' = 1", "tier"),
            ("extends = 'kazakhstan'\n[set]\nseats = 1", "set: path: 'seats' is not known"),
            ("extends = 'kazakhstan'\n[set]\n'party lost.seats' = 1", "'party lost.seats' is not known"),
            ("extends = 'kazakhstan'\n[set]\n'party list.seets' = 1", "did you mean 'seats'"),
            ("extends = 'kazakhstan'\n[set]\n'party list.ties.7' = 1", r"ties\.7|'7'"),
            ("extends = 'kazakhstan'\n[set]\n'party list.seats.x' = 1", "nothing can be set in 98"),
            ("extends = 'kazakhstan'\nseats = 1", "key: 'seats' is not known"),
        ],
    )
    def test_what_cannot_be_extended_is_refused(self, text, match):
        """A law that does not ship, or a path that leads nowhere, is refused by its name."""
        with refused(el.InvalidFile, ValueError, match):
            system_from(text)


class TestVary:
    @pytest.mark.parametrize(
        ("path", "value", "match"),
        [
            ("a.b.c", 1, "path: 'a.b.c' is not known"),
            ("", 1, "path: '' is not known"),
            ("tier", [], "path: 'tier' is not known"),
            ("party list", {}, "did you mean 'party list.<field>'"),
            ("hypothetical", (), "path: 'hypothetical' is not known"),
        ],
    )
    def test_a_path_that_leads_nowhere_is_refused(self, path, value, match):
        """A path that names no field is refused with what can be set."""
        with refused(el.UnknownName, KeyError, match):
            vary(el.load("kazakhstan-2023").system, {path: value})

    @pytest.mark.parametrize(
        ("path", "value", "match"),
        [
            ("party list.name", "", "is empty"),
            ("party list.type", "districts", "key: 'method' is not known"),
            ("party list.method", "dhont", "did you mean 'dhondt'"),
            ("party list.method", "Hare-Niemeyer", "'Hare-Niemeyer' is called 'hare' here"),
            ("party list.method", {"first": 1}, "is no method; give name and divisors, or name and quota"),
            ("party list.method", {"name": "x", "divisors": {}}, "is no sequence of divisors"),
            ("party list.method", {"name": "x", "divisors": {"line": 1}}, "did you mean 'linear'"),
            ("party list.method", {"name": "x", "divisors": "hare"}, "divisors: 'hare' is not known"),
            ("party list.method", {"name": "x", "divisors": {"powers": 0.9}}, "0.9 is a float"),
            ("party list.method", {"name": "x", "divisors": {"listed": [3, 2]}}, "2 for seat 2 is not more"),
            ("party list.method", {"name": "x", "quota": "hare"}, "remaining: is missing"),
            (
                "party list.method",
                {"name": "x", "quota": {"added": 1, "rounding": "nearer"}, "remaining": "largest_remainder"},
                "did you mean 'nearest'",
            ),
            (
                "party list.method",
                {"name": "x", "quota": "hare", "remaining": "order_of_votes"},
                "needs more; write e.g. { order_of_votes = 'once' }",
            ),
            (
                "party list.method",
                {"name": "x", "quota": "hare", "remaining": "largest_remainders"},
                "did you mean 'largest_remainder'",
            ),
            (
                "party list.method",
                {"name": "x", "quota": "hare", "remaining": {"order_of_votes": "twice"}},
                r"remaining\.order_of_votes: .*'once', 'again'",
            ),
            ("party list.method", "\x1b[31m", r"'\\x1b\[31m' is not known"),
            pytest.param("party list.seats", 10**5000, "about 5001 digits has more than 1000", id="long"),
            ("party list.seats", 0.5, "0.5 is of type float"),
            ("party list.who.share", "1e9999999%", "is not a share"),
            ("party list.who", "{", "'{' is no condition"),
            ("party list.who", "[[[[", r"'\[\[\[\[' is no condition"),
            ("party list.who", {"any": []}, "no conditions"),
            ("party list.admission", 3, r"admission: 3 is no"),
            ("party list.who.any", [], "who"),
            ("party list.ties", "draw lots", "ties: 'draw lots' is"),
            ("members.0.seats.0.groups", "women", "groups: 'women' is"),
            ("members.0.of", "nothing", "'nothing' is not known"),
            ("law.text", "\x1b[31m", "control"),
            ("party list.articles.who", "\x1b[31m", "control"),
            pytest.param("party list.who.of", 2**20000, "base: an integer of about", id="long base"),
            ("party list." + "a." * 5000 + "b", 1, "'a' is not known"),
        ],
    )
    def test_a_value_that_does_not_fit_is_refused(self, path, value, match):
        """A value that does not fit its field is refused with the field."""
        with refused(el.InvalidFile, ValueError, match):
            vary(el.load("kazakhstan-2023").system, {path: value})

    def test_a_varied_law_has_no_dates(self):
        """A law that nobody passed is in force on no day, so it counts returns of any day."""
        varied = vary(
            el.load("kazakhstan-2023").system, {"party list.seats": 145, "party list.method": "dhondt"}
        )

        assert (varied.valid_from, varied.valid_until) == (None, None)
        assert varied.hypothetical == ("party list.seats = 145", "party list.method = dhondt")
        assert vary(varied, {"party list.seats": 9}).hypothetical[-1] == "party list.seats = 9"
