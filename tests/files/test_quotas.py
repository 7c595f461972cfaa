"""Representation quotas as TOML: every rule, remedy, scope and succession, in both directions."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from made import lists, system
from made_files import HEAD, LIST, QUOTA
from refusing import refused

import electoral as el
from electoral.files.systems import system_from, system_text, vary
from electoral.representation import (
    Blocks,
    Bound,
    CedeByVotes,
    GiveLastRemainders,
    HandToParty,
    LastBlock,
    ListRule,
    NextOfSameGroups,
    NextOnList,
    NextUnlessBelow,
    Places,
    Prefixes,
    RepresentationQuota,
    SeatRule,
    Substitutes,
    Swap,
    WholeList,
    Windows,
    largest_gap,
)
from electoral.testing.strategies.systems import MEMBERS

WOMEN = Bound("women", at_least="30%", rounding="up")
ORDERED = LIST + "persons = 'votes'\n"


def on_lists(**parts):
    """Give a quota with a rule on whole lists."""
    return RepresentationQuota(of="list", lists=[ListRule(WOMEN)], faulty="refused", **parts)


def on_seats(remedy, over="list", *bounds):
    """Give a quota on seats."""
    rules = [SeatRule(bound, over=over) for bound in bounds or (WOMEN,)]
    return RepresentationQuota(of="list", seats=rules, remedy=remedy)


def read(text):
    """Give the one quota of a law with this text behind its tier."""
    (quota,) = system_from(HEAD + ORDERED + text).members
    return quota


def written(*members):
    """Give the text of a law with these quotas."""
    return system_text(system(lists("list", persons="votes"), members=members))


def again(*members):
    """Write quotas, and read them."""
    return system_from(written(*members)).members


def with_remedy(text):
    """Give the text of a quota on the seats of lists with this remedy."""
    lines = [
        "[[members]]",
        'of = "list"',
        f"remedy = {text}",
        "[[members.seats]]",
        "groups = ['women']",
        "at_least = '30%'",
        "rounding = 'up'",
        "over = 'list'",
    ]
    return "\n".join(lines)


REMEDIES = {
    '"hand to the party"': HandToParty(),
    '{ type = "hand to the party", by = "list order" }': HandToParty(by="list order"),
    '{ type = "hand to the party", by = "list order", counting = "once" }': HandToParty(
        by="list order", counting="once"
    ),
    '{ type = "swap", by = "one group after the other" }': Swap(by="one group after the other"),
    '{ type = "swap", by = "reserved first" }': Swap(by="reserved first"),
    '{ type = "swap", by = "fewest displaced", counting = "once" }': Swap(
        by="fewest displaced", counting="once"
    ),
    '{ type = "swap", by = "list order", until = { groups = ["women"], at_least = 2 } }': Swap(
        by="list order", until=Bound("women", at_least=2)
    ),
    "{ type = 'swap', by = 'list order', until = { groups = ['a'], at_most = '1%', rounding = 'up' } }": Swap(
        by="list order", until=Bound("a", at_most="1%", rounding="up")
    ),
}
SCOPES = {
    "'whole list'": WholeList(),
    "{ blocks = 5 }": Blocks(5),
    "{ blocks = { size = 5 } }": Blocks(5),
    "{ blocks = { size = 5, last = 'left out' } }": Blocks(5, last="left out"),
    "{ windows = 5 }": Windows(5),
    "{ windows = { size = 4 } }": largest_gap(3),
    "{ last_block = 5 }": LastBlock(5),
    "{ prefixes = { first = 2, step = 3 } }": Prefixes(first=2, step=3),
    "{ places = { first = 4, last = 6 } }": Places(first=4, last=6),
}
SUCCESSIONS = {
    "'next on list'": NextOnList(),
    "{ type = 'next on list' }": NextOnList(),
    "{ type = 'next of same groups', groups = ['women', 'youth'] }": NextOfSameGroups(["women", "youth"]),
    "{ type = 'next of same groups', groups = ['a'], outside = 'next on list', if_none = 'next on list' }": (
        NextOfSameGroups(["a"], outside="next on list", if_none="next on list")
    ),
    "{ type = 'next unless below', bound = { groups = ['a'], at_least = '1/4', rounding = 'half up' } }": (
        NextUnlessBelow(Bound("a", at_least="1/4", rounding="half up"))
    ),
}


class TestBothDirections:
    @pytest.mark.parametrize("text", REMEDIES)
    def test_remedies(self, text):
        """Each is a word, or a table with the word as its type; what is usual may be left out."""
        assert read(with_remedy(text)).remedy == REMEDIES[text]
        assert again(on_seats(REMEDIES[text])) == (on_seats(REMEDIES[text]),)

    @pytest.mark.parametrize(
        ("text", "over", "remedy"),
        [
            ("cede by votes", "district", CedeByVotes()),
            ("cede by votes", "house", CedeByVotes()),
            ("last remainders", "house", GiveLastRemainders()),
            ("hand to the party", "party", HandToParty()),
        ],
    )
    def test_remedies_over_more_than_a_list(self, text, over, remedy):
        """The rule says over whose seats it is."""
        quota = on_seats(remedy, over)

        assert read(with_remedy(f"'{text}'").replace("over = 'list'", f"over = '{over}'")) == quota
        assert again(quota) == (quota,)

    @pytest.mark.parametrize("text", SCOPES)
    def test_scopes(self, text):
        """A number alone is the size; other fields stand in a table of their own."""
        rule = ListRule(WOMEN, within=SCOPES[text], shortest=3, article="art. 5")
        quota = RepresentationQuota(of="list", lists=[rule], faulty="cut short")
        form = QUOTA.replace("refused", "cut short") + f"within = {text}\nshortest = 3\narticle = 'art. 5'\n"

        assert read(form) == quota
        assert again(quota) == (quota,)

    @pytest.mark.parametrize("text", SUCCESSIONS)
    def test_successions(self, text):
        """Each is a word, or a table with the word as its type."""
        quota = on_lists(succession=SUCCESSIONS[text])

        assert read(QUOTA.replace('faulty = "refused"', f'faulty = "refused"\nsuccession = {text}')) == quota
        assert again(quota) == (quota,)

    @pytest.mark.parametrize("rounding", ["up", "down", "half up", "half down"])
    @pytest.mark.parametrize("end", ["at_least", "at_most"])
    def test_bounds(self, end, rounding):
        """Shares at both ends with each rounding, and numbers without one; shares stay exact."""
        age = el.YoungerThan(29, on=dt.date(2023, 3, 19))
        bounds = (
            Bound(["women", "men", "youth", age], **{end: "1/7"}, rounding=rounding),
            Bound([age], **{end: 3}),
        )
        quota = on_seats(HandToParty(), "list", *bounds)

        assert again(quota) == (quota,)
        assert '"1/7"' in written(quota)

    def test_several_quotas_keep_their_order(self):
        """Two of one tier stand as in the law, with where they are written and how much of it was read."""
        law = el.Citation("Electoral law, art. 5", source="a page", note="our reading")
        first = on_lists(law=law, status="partly read")
        second = on_seats(HandToParty())

        assert again(first, second) == (first, second)
        assert again(second, first) == (second, first)

    def test_no_quota_is_left_out(self):
        """A law without one has no such table."""
        assert "members" not in written()
        assert system_from(HEAD + LIST).members == ()

    @given(MEMBERS)
    def test_any_quota_loads_back_equal(self, quota):
        """Saved and loaded, the quota of any law is equal to itself."""
        mine = attrs.evolve(quota, of="list")

        assert again(mine) == (mine,)

    def test_a_field_of_a_rule_can_be_varied(self):
        """Quotas, rules and their parts are reached by their place."""
        law = system(lists("list"), members=on_lists())
        varied = vary(law, {"members.0.lists.0.at_least": "40%", "members.0.lists.0.within": {"blocks": 5}})

        assert varied.members[0].lists == (
            ListRule(Bound("women", at_least="40%", rounding="up"), within=Blocks(5)),
        )


class OwnScope:
    """A scope of one's own."""

    def stretches(self, persons):
        """Give the first place only."""
        return (range(min(persons, 1)),)


class OwnRemedy:
    """A remedy of one's own."""

    word, decides, over = "own", "party", ("list",)

    def moved(self, chamber, rules):  # noqa: ARG002 - the protocol's
        """Move nobody."""
        return ()


class TestFaults:
    @pytest.mark.parametrize(
        "quota",
        [
            pytest.param(
                RepresentationQuota(of="list", lists=[ListRule(WOMEN, within=OwnScope())], faulty="refused"),
                id="scope",
            ),
            pytest.param(on_seats(OwnRemedy()), id="remedy"),
            pytest.param(on_lists(succession=Substitutes({"A": "B"})), id="succession by name"),
        ],
    )
    def test_what_has_no_form_is_refused(self, quota):
        """A part of the user's own is not saved as something else; nor are names of persons."""
        with refused(el.InvalidSystem, ValueError, "has no form in files"):
            written(quota)

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ('of = "list"', "", r"members\[0\].of: is missing; add it"),
            ('faulty = "refused"', "", r"members\[0\]: .*give both .'refused', 'cut short'., or neither"),
            ("refused", "refuse", r"faulty: 'refuse' is not known; did you mean 'refused'"),
            ('groups = ["women"]', "", r"members\[0\].lists\[0\]: groups: is missing; add it"),
            ('["women"]', "[5]", r"members\[0\].lists\[0\].groups\[0\]: 5 is no group; write a name or"),
            ('["women"]', "[{ years = 0, on = 2023-03-19 }]", r"groups\[0\].*0"),
            ('at_least = "30%"', "", r"members\[0\].lists\[0\]: bound on women: give at_least or at_most"),
            ('"30%"', "0.3", r"lists\[0\]: 0.3 is a float"),
            ('"30%"', "'30%'\nat_most = 5", r"give at_least or at_most; for both, make two bounds"),
            ('rounding = "up"', "", r"a share needs a rounding, which decides seats; give 'up', 'down'"),
            ('"up"', "'upp'", r"bound on women: rounding: 'upp' is not known; did you mean 'up'"),
            ("at_least", "atleast", r"lists\[0\]: key: 'atleast' is not known; did you mean 'at_least'"),
            ('"up"', "'up'\nover = 'list'", r"lists\[0\]: key: 'over' is not known; .*'within', 'shortest'"),
            ('"up"', "'up'\nwithin = 5", r"lists\[0\].within: 5 is no scope; write 'whole list' or e.g. \{"),
            ('"up"', "'up'\nwithin = 'blocks'", r"within: 'blocks' is no scope"),
            ('"up"', "'up'\nwithin = { block = 3 }", r"within: 'block' is not known; did you mean 'blocks'"),
            ('"up"', "'up'\nwithin = { blocks = 0 }", r"within.blocks.*scope: size: 0 is too few"),
            ('"up"', "'up'\nwithin = { blocks = '3' }", r"within.blocks.*'3' is of type str"),
            ('"up"', "'up'\nwithin = { blocks = 3, windows = 3 }", r"within: key: 'blocks, windows' is not"),
            ('"up"', "'up'\nwithin = { places = 3 }", r"within.places.*last: is missing; add it"),
            (
                '"up"',
                "'up'\nwithin = { places = { first = 6, last = 4 } }",
                r"within.places: places: the last, 4, is before the first, 6; exchange them",
            ),
            ('"up"', "'up'\nshortest = 0", r"lists\[0\].*list rule: shortest: 0 is too few"),
        ],
    )
    def test_a_fault_of_a_rule_stands_at_its_path(self, old, new, message):
        """The path is that of the file, in which a bound has no table of its own."""
        with refused(el.InvalidFile, ValueError, message) as caught:
            read(QUOTA.replace(old, new))
        assert ".bound" not in str(caught.value)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("'swop'", r"members\[0\].remedy: remedy: 'swop' is not known; did you mean 'swap'"),
            ("5", r"members\[0\].remedy: 5 is no remedy; write a word or \{ type = 'hand to the party'"),
            ("{ by = 'list order' }", r"remedy: type: is missing; give one of 'hand to the party', 'swap'"),
            ("'swap'", r"members\[0\].remedy.by: is missing; add it"),
            ("{ type = 'swap', by = 'order' }", r"remedy: remedy: by: 'order' is not known"),
            ("{ type = 'swap', by = 'list order', untill = 1 }", r"remedy: key: 'untill' is not known; did"),
            (
                "{ type = 'swap', by = 'list order', until = { groups = ['women'] } }",
                r"members\[0\].remedy.until: bound on women: give at_least or at_most",
            ),
            (
                "{ type = 'swap', by = 'list order', until = { groups = [5], at_least = 1 } }",
                r"members\[0\].remedy.until.groups\[0\]: 5 is no group",
            ),
            ("'cede by votes'", r"members\[0\]: .*mends bounds over 'district', 'house', not over 'list'"),
            ("'hand to the party'\nsuccession = 'next'", r"succession: succession: 'next' is not known"),
            (
                "'hand to the party'\nsuccession = { type = 'next unless below', bound = 5 }",
                r"members\[0\].succession.bound: 5 is no bound; write e.g. \{ groups",
            ),
        ],
    )
    def test_a_fault_of_a_remedy_stands_at_its_path(self, text, message):
        """A remedy or a succession is told with the words that there are."""
        with refused(el.InvalidFile, ValueError, message):
            read(with_remedy(text))

    def test_a_remedy_that_moves_needs_an_order_of_persons(self):
        """The tier must say in which order its seats go to persons."""
        text = with_remedy('{ type = "swap", by = "list order" }')

        assert read(text).remedy == Swap(by="list order")
        with refused(el.InvalidFile, ValueError, "remedy 'swap' lets members of tier 'list' give way"):
            system_from(HEAD + LIST + text)

    def test_faults_of_several_rules_are_told_at_once(self):
        """Each at its place, those of one rule together."""
        more = "[[members.lists]]\ngroups = []\nat_least = 1\nwithin = { blocks = 0 }\n"
        with pytest.raises(el.InvalidFile) as caught:
            read(QUOTA.replace("30%", "130%") + more)

        assert {fault.split(": ")[0] for fault in caught.value.faults} == {
            "members[0].lists[0]",
            "members[0].lists[1]",
            "members[0].lists[1].within.blocks",
        }
