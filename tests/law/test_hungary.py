"""Act CCIII of 2011 of Hungary: the election of 2014, and what its result does not notice."""

import attrs
import pytest
from made import proven
from travelled import step

import electoral as el
from electoral.record import Qualified
from electoral.travelled import Reserved, Transferred

LISTS = "national list"
#: Fragments of 2014, computed from the same votes outside this library.
FRAGMENTS = {
    "FIDESZ-KDNP": 940_881,
    "MSZP-EGYÜTT-DK-PM-MLP": 1_141_686,
    "JOBBIK": 1_000_637,
    "LMP": 244_191,
}

#: A law by which a winner needs no vote more than the runner-up has.
WHOLE = {f"{LISTS}.transfers": [{"fragments": "constituencies", "surplus": "whole"}]}


@pytest.fixture(scope="module")
def election():
    """The election of 2014."""
    return el.load("hungary-2014")


def counted(contests, list_votes, *, seats, members=None, minorities=(), valid=None):
    """Count made-up votes by the shipped law, with fewer constituencies and list seats."""
    law = el.load("hungary-2014").system
    districts, lists = law.tiers
    law = attrs.evolve(law, tiers=(attrs.evolve(districts, seats=None), attrs.evolve(lists, seats=seats)))
    names = sorted({key for row in (*contests.values(), list_votes) for key in row})
    returns = el.Returns(
        {
            "constituencies": {key: el.Tally(row) for key, row in contests.items()},
            LISTS: {"nation": el.Tally(list_votes, valid=valid or sum(list_votes.values()))},
        },
        parties=tuple(
            el.Party(key, members=(members or {}).get(key, 1), minority=key in minorities) for key in names
        ),
        districts=tuple(el.District(key, tier="constituencies", seats=1) for key in contests),
    )
    return proven(law.count(returns))


class TestSection15:
    def test_the_fragments_of_2014_are_those_of_all_constituencies(self, election):
        """Of 106 constituencies these votes travelled to the four lists."""
        assert step(election.count(), Transferred).added == FRAGMENTS

    def test_what_travelled_and_what_elected_are_all_votes_of_every_constituency(self, election):
        """A winner keeps one vote more than the runner-up has; all others of the four lists travel."""
        found = step(election.count(), Transferred)
        for district, tally in election.returns.tier("constituencies").items():
            votes = sorted(tally.votes.values())
            linked = sum(number for key, number in tally.votes.items() if key in FRAGMENTS)

            assert sum(found.moved[district].values()) + votes[-2] + 1 == linked

    def test_the_vote_that_is_needed_to_win_does_not_travel(self):
        """A needs 21 of its 40 votes; with 119 and not 120 votes B's 60 have the last seat of three."""
        contests = {"1": {"A": 40, "B": 20}}
        count = counted(contests, {"A": 99, "B": 39}, seats=3)
        law = el.vary(
            count.system, {f"{LISTS}.transfers": [{"fragments": "constituencies", "surplus": "whole"}]}
        )

        assert step(count, Transferred).after == {"A": 118, "B": 59}
        assert count[LISTS].seats == {"A": 2, "B": 1}
        assert step(law.count(count.returns), Transferred).after == {"A": 119, "B": 59}

    def test_the_result_of_2014_does_not_notice_the_vote_that_is_needed(self, election):
        """With the whole surplus the same lists have the same seats."""
        law = el.vary(election.system, WHOLE)

        assert law.count(election.returns).seats == election.count().seats


class TestSection14:
    @pytest.mark.parametrize(("members", "takes_part"), [(1, True), (2, False), (3, False)])
    def test_a_list_of_several_parties_needs_more(self, members, takes_part):
        """C has 7 % of the votes: enough for one party, not for two or three."""
        count = counted({"1": {"A": 2, "B": 1}}, {"A": 53, "B": 40, "C": 7}, seats=9, members={"C": members})

        assert ("C" in step(count, Qualified).finding.passing) == takes_part

    @pytest.mark.parametrize(("votes", "takes_part"), [(12, False), (15, True)])
    def test_a_list_of_three_parties_needs_15_per_cent(self, votes, takes_part):
        """12 % are enough for two parties only, 15 % for any."""
        count = counted({"1": {"A": 2, "B": 1}}, {"A": 100 - votes, "C": votes}, seats=9, members={"C": 4})

        assert ("C" in step(count, Qualified).finding.passing) == takes_part

    def test_who_took_part_in_2014_is_declared(self, election):
        """The base of the threshold is not known, and the record says that nothing was computed."""
        found = step(election.count(), Qualified).finding

        assert found.passing == tuple(FRAGMENTS)
        assert "declared" in found.reason


class TestSection16:
    def test_a_nationality_with_a_quarter_of_a_quota_has_a_mandate(self):
        """All votes are 480, so a quota of ten seats is 48, and a quarter of it 12."""
        count = counted({"1": {"A": 2, "B": 1}}, {"A": 260, "B": 207, "R": 12}, seats=10, minorities=("R",))

        assert step(count, Reserved).quota == 12
        assert count[LISTS].seats == {"A": 5, "B": 4, "R": 1}

    def test_the_quota_of_2018_is_that_of_its_figures(self):
        """8,341,755 votes and 93 seats make a quota of 22,424, as published."""
        count = counted({"1": {"A": 2, "B": 1}}, {"A": 8_341_753, "R": 1}, seats=93, minorities=("R",))

        assert (step(count, Reserved).votes, step(count, Reserved).quota) == (8_341_754, 22_424)
