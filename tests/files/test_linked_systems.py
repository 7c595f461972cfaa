"""Linked tiers as TOML, in both directions, and tiers of a user's own in a TOML system."""

import attrs
import pytest
from made import districts, system, top_up, two_tiers
from refusing import refused

import electoral as el
from electoral.files.elections import load, shipped
from electoral.files.systems import system_from, system_text, vary
from electoral.record import Filled
from electoral.stages import Outcome

LINKAGES = (
    el.Parallel(),
    el.KeepOverhang(),
    el.AbsorbOverhang(),
    el.LeaveOut("more"),
    el.LeaveOut("as many"),
    el.LevelOverhang(),
    el.LevelOverhang(claim="mean", floor="claim", tolerance=3, regions="population"),
    el.DenyOverhang(),
    el.CapSeats(several="together", house=500, over="8%", most=300),
    el.CapSeats(several="one by one", most=300),
)
CONDITIONS = (
    el.Minority(),
    el.Won(3, tier="districts"),
    el.Ladder(("5%", "10%", "15%"), of=el.Base.VALID),
    el.Share("5%", of=el.Base.VALID, within="nation"),
    el.Share("5%", of=el.Base.VALID) | el.Won(1, tier="districts") | el.Minority(),
)


@pytest.mark.parametrize("linkage", LINKAGES, ids=str)
def test_every_linkage_loads_back_equal(linkage):
    """A linked tier with each answer to overhang is written to TOML and read back equal."""
    law = system(districts(seats=3), top_up(overhang=linkage, lists="linked", exhausted="empty"))

    assert system_from(system_text(law)) == law


@pytest.mark.parametrize("who", CONDITIONS, ids=str)
def test_every_condition_loads_back_equal(who):
    """A condition is written to TOML and read back equal."""
    law = system(districts(seats=3), top_up(who=who))

    assert system_from(system_text(law)) == law


@pytest.mark.parametrize("key", shipped())
def test_every_law_that_ships_loads_back_equal(key):
    """The system of each election is written to TOML and read back equal."""
    law = load(key).system

    assert system_from(system_text(law)) == law


@pytest.mark.parametrize("key", ["scotland-2007", "lesotho-2017", "germany-2025", "mexico-2024"])
def test_an_election_saves_and_loads_back_equal(key, tmp_path):
    """Void contests, partial tallies, parents and official rows of tables survive a round trip."""
    election = load(key)
    election.save(tmp_path / key)

    assert load(tmp_path / key) == election


def test_one_line_changes_the_linkage():
    """`attrs.evolve` and `vary` make the same law of a tier with another answer to overhang."""
    law = load("new-zealand-2023").system
    electorates, party_vote = law.tiers
    evolved = attrs.evolve(party_vote, overhang="leave")
    varied = vary(law, {"party vote.overhang": "leave"})

    assert varied.tiers == (electorates, evolved)
    assert varied.hypothetical == ("party vote.overhang = leave",)
    assert (varied.valid_from, varied.valid_until) == (None, None)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("party vote.overhang", "kept", "overhang: 'kept' is not known; did you mean 'keep'"),
        ("party vote.overhang", {"stay": 1}, "overhang: key: 'stay' is not known"),
        (
            "party vote.overhang",
            {"level": {"claims": "mean"}},
            "tier.1..overhang.level: key: 'claims' is not known",
        ),
        ("party vote.overhang", {"leave": "none"}, "'none' is not known"),
        ("party vote.overhang", {"cap": {"most": 300}}, "overhang.cap.several: is missing; add it"),
        ("party vote.overhang", {"cap": {"several": "all"}}, "'all' is not known"),
        (
            "party vote.overhang",
            {"cap": {"several": "together", "over": "8%"}},
            "overhang.cap: overhang: cap: house and over make one cap",
        ),
        (
            "party vote.overhang",
            {"cap": {"several": "together", "house": 500, "over": 0.08}},
            "0.08 is a float",
        ),
        ("party vote.who", {"won": 1}, "in: is missing; add it"),
        ("party vote.who", {"won": 1, "in": "districts"}, "reads table 'districts'"),
        ("party vote.who", {"ladder": "5%", "of": "valid"}, "'5%' is no list"),
        ("party vote.less", ["winners"], "less: 'winners' is not known"),
        ("party vote.lists", ["nation"], "lists: .* is not known; did you mean 'nation'"),
        ("party vote.house", "many", "house: 'many' is of type str; give a whole number"),
        ("party vote.seats", 5, "give house .all seats. or seats"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_its_place(path, value, message):
    """A wrong value in a variation is refused with the path of the field."""
    with refused(el.ElectoralError, Exception, message):
        vary(load("new-zealand-2023").system, {path: value})


class BonusStage:
    """A stage with no class of ours as parent: so many seats for the party with most votes."""

    fills = True

    def __init__(self, name, votes, seats):
        self.name, self.votes, self.seats = name, votes, seats
        self.needs = (f"{votes}.total",)

    def run(self, desk):
        """Give the bonus to the party with most seats before."""
        rows = desk.tables[self.needs[0]]
        table = {
            region: {key: self.seats if number == max(row.values()) else 0 for key, number in row.items()}
            for region, row in rows.items()
        }
        return Outcome(tables={self.name: table}, steps=())


class Bonus:
    """A tier with no class of ours as parent."""

    def __init__(self, name, votes, seats, articles=None):
        self.name, self.votes, self.seats, self.articles = name, votes, seats, articles or {}

    def expected(self):
        """Give the seats of the bonus."""
        return self.seats

    def stages(self):
        """Give the one stage."""
        return (BonusStage(self.name, self.votes, self.seats),)


WITH_BONUS = """
name = "Example"
law = "an example"

[[tier]]
name = "districts"
type = "districts"
winner = "plurality"
seats = 3
ties = ["draw lots"]

[[tier]]
name = "lists"
type = "top_up"
offsets = "districts"
house = 10
method = "dhondt"
who = "everyone"
ties = ["draw lots"]
overhang = "keep"

[[tier]]
name = "bonus"
type = "bonus"
votes = "lists"
seats = 5
"""


class TestTiersOfOnesOwn:
    def test_a_stage_of_ones_own_works_inside_a_toml_system(self):
        """A bonus for the largest party is counted, recorded and summed beside the library's tiers."""
        law = system_from(WITH_BONUS, tiers={"bonus": Bonus})
        count = law.count(two_tiers({"A": 61, "B": 39}, {"A": 2, "B": 1}))

        assert count["bonus"].seats == {"A": 5, "B": 0}
        assert count.seats == {"A": 11, "B": 4}
        assert [step.stage for step in count.record.steps if isinstance(step, Filled)] == [
            "districts",
            "lists",
            "bonus",
        ]
        assert count.verify()

    def test_an_election_of_ones_own_uses_it(self, tmp_path):
        """`load` takes kinds of tiers of one's own for the system of a folder."""
        (tmp_path / "system.toml").write_text(WITH_BONUS)
        (tmp_path / "election.toml").write_text('title = "Example"\ndate = 2020-01-01\n')
        (tmp_path / "returns.csv").write_text(
            "tier,district,contestant,votes\nlists,nation,A,61\nlists,nation,B,39\n"
        )
        (tmp_path / "declared.csv").write_text("tier,district,contestant,seats\ndistricts,nation,A,3\n")

        assert el.load(tmp_path, tiers={"bonus": Bonus}).count().seats == {"A": 11, "B": 4}
        with refused(el.InvalidFile, ValueError, r"tier\[2\].*type: 'bonus' is not known"):
            el.load(tmp_path)

    def test_fields_it_does_not_have_are_told(self):
        """A field that the tier's own class refuses is told with its place."""
        text = WITH_BONUS.replace("seats = 5", "chairs = 5")

        with refused(el.InvalidFile, ValueError, r"tier\[2\]: .*chairs"):
            system_from(text, tiers={"bonus": Bonus})

    def test_it_has_no_form_in_files(self):
        """A system with a tier of one's own cannot be written."""
        law = system_from(WITH_BONUS, tiers={"bonus": Bonus})

        with refused(el.InvalidSystem, ValueError, "no form in files"):
            system_text(law)


def test_official_rows_of_tables_are_compared_by_themselves(tmp_path):
    """An official result that states nothing but a row of a table is compared with it."""
    election = load("scotland-2007")
    election.save(tmp_path / "copy")
    path = tmp_path / "copy" / "official.toml"
    for seats, differences in ((3, ()), (4, ("table regions, Lothians, SNP: counted 3, official 4",))):
        row = f"SNP = {seats}\nLAB = 1\nCON = 1\nGRN = 1\nIND_0 = 1\n"
        path.write_text(f'[source]\ntext = "somebody"\n\n[tables.regions.Lothians]\n{row}')
        again = load(tmp_path / "copy")

        assert again.official.differences(again.count()) == differences
