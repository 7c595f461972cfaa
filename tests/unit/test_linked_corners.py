"""Corners of linked tiers: what a made-up law leads to where its parts meet in a way that is seldom seen."""

import attrs
import pytest
from counted_linked import denied, leveled, one_region, regional
from made import districts, drawn, lists, proven, system, top_up, two_tiers

import electoral as el
from electoral import record
from electoral.linked import SeatsToGive

CASES = {
    "a region without a seat of the base, in which seats were won": lambda: leveled(
        house=6, regions={"north": 1, "south": 40}, won={"north": {"A": 1}}, seats=1
    ),
    "who is left out has a list, so that its seats do not come off": lambda: one_region(
        won={"A": 2, "D": 3}, seats=5, overhang="leave", less=("winners who take no part",)
    ),
    "no seat is left for the next round": lambda: one_region(
        votes={"A": 30, "B": 29, "C": 1}, won={"C": 8}, house=8, overhang="leave"
    ),
}


def _alone(votes, *, draws=(), **changes):
    """Count one list tier, of two seats unless told, where all but B stand as individuals."""
    returns = el.Returns(
        {"lists": {"nation": el.Tally(votes, valid=sum(votes.values()))}},
        parties=(el.Party("B"),),
        nominations=tuple(el.Nomination("nation", key, "B" if key == "B" else None) for key in votes),
    )
    return proven(system(lists(**{"seats": 2} | changes)).count(returns, draws))


def _by(remaining, **changes):
    """Give a quota method with this rule for the seats that are left."""
    return el.QuotaMethod("by", **{"quota": "hare", "remaining": remaining, "excess": "error"} | changes)


class TestAnIndividualOnABallotOfLists:
    def test_is_promised_one_seat_at_most_by_an_admission(self):
        """The law promises two seats to who is admitted, and one is all that Ann can take."""
        admission = el.Admission(fewest=2, minimum=2)
        count = _alone({"Ann": 1, "B": 19}, admission=admission, who=el.Share("6%", of=el.Base.VALID))

        assert count.tables["lists"]["nation"] == {"Ann": 1, "B": 1}

    def test_leaves_all_seats_open_if_the_method_gives_none(self):
        """One seat is beyond what Ann can take, and of the other the method has no result: both are open."""
        count = _alone(
            {"Ann": 9, "B": 0}, method=attrs.evolve(el.METHODS["hagenbach_bischoff"], excess="error")
        )
        silent = [step for step in count.record.steps if isinstance(step, record.Silent)]

        assert [step.seats for step in silent] == [2]
        assert "too many" in silent[0].reason

    def test_leaves_all_seats_open_if_an_order_gone_through_once_has_too_few_others(self):
        """Ann has one seat and B two whole quotas of two fifths; of two more seats B alone may take one."""
        count = _alone({"Ann": 1, "B": 1}, seats=5, method=_by(el.OrderOfVotes("once")))

        assert [step.seats for step in count.silences] == [5]

    def test_leaves_no_seat_open_if_largest_remainders_go_past_it(self):
        """Of eight seats for two votes Ann has the one she can take, and B has the others.

        Without a bound six seats would be left for two remainders; no record may say so here.
        """
        method = _by(el.LargestRemainder(), quota=el.Quota(rounding="up"))
        count = _alone({"Ann": 1, "B": 1}, seats=8, method=method)
        silent = record.Silent(stage="lists", region="nation", seats=8, reason="more seats than remainders")
        qualified = [step for step in count.record.steps if isinstance(step, record.Qualified)]
        forged = attrs.evolve(count, record=attrs.evolve(count.record, steps=(*qualified, silent)))

        assert count.tables["lists"]["nation"] == {"Ann": 1, "B": 7}
        with pytest.raises(el.RecordFault, match="the law is not silent"):
            forged.verify()

    @pytest.mark.parametrize(("chosen", "seats", "left"), [("B", 4, []), ("Bob", 0, [3])])
    def test_may_be_drawn_so_that_nobody_with_a_seat_may_take_more(self, chosen, seats, left):
        """Ann has a seat, and B or Bob the one by remainders; the other three go to those with a seat.

        If Bob is drawn, both can take no more: their seats stand, and on the three the law is silent.
        """
        votes = {"Ann": 10, "Bob": 2, "B": 2}
        law = {"seats": 5, "method": _by(el.RemaindersThenAverages(1, averages="seated"))}
        before = _alone(votes, **law)
        count = _alone(votes, draws=[drawn(before.lot, chosen)], **law)

        assert count.tables["lists"]["nation"] == {"Ann": 1, "Bob": int(chosen == "Bob"), "B": seats}
        assert [step.seats for step in count.silences] == left

    def test_is_elected_beside_seats_that_nobody_can_take_after_a_draw(self):
        """Ann and Bob have a seat each; Cem may not have the third, and two are beyond what all can take."""
        votes = {"Ann": 10, "Bob": 2, "Cem": 2}
        law = {"seats": 5, "method": _by(el.RemaindersThenAverages(1, averages="seated"))}
        count = _alone(votes, draws=[drawn(_alone(votes, **law).lot, "Bob")], **law)

        assert count.tables["lists"]["nation"] == {"Ann": 1, "Bob": 1, "Cem": 0}
        assert [step.seats for step in count.silences] == [3]


@pytest.mark.parametrize("case", CASES)
def test_the_record_proves_itself(case):
    """A complete count has a record that its checker believes."""
    assert CASES[case]().verify()


class TestLeave:
    def test_who_is_left_out_has_no_list_seats_elsewhere(self):
        """A won six seats in the north for a share of two, and is given none in the south."""
        votes = {"north": {"A": 10, "B": 100}, "south": {"A": 10, "B": 100}}
        count = proven(
            regional(lists="linked", overhang="leave", votes=votes, won={"north": {"A": 6}}, seats=6)
        )

        assert count.seats == {"A": 6, "B": 14}

    def test_winners_without_a_list_come_off_once(self):
        """C has no list and two districts, and takes part by them; A and B share the other 18 of 20 seats."""
        count = one_region(
            votes={"A": 33, "B": 30},
            won={"C": 2},
            seats=2,
            overhang="leave",
            who=el.Everyone() | el.Won(1, tier="districts"),
            less=("winners without a list",),
        )

        assert count.seats == {"A": 9, "B": 9, "C": 2}

    def test_it_looks_at_the_party_of_a_list(self):
        """A's list of another name has 6 of 10 seats and A won 7, so that B has the other three."""
        votes = {"List of A": 60, "List of B": 40}
        named = tuple(el.Nomination("nation", f"List of {key}", key) for key in "AB")
        returns = two_tiers(votes, {"A": 7}, parties=tuple(map(el.Party, "AB")), nominations=named)
        count = system(districts(seats=7), top_up(house=10, overhang="leave")).count(returns)

        assert count.seats == {"A": 7, "B": 3}


class TestDeny:
    @pytest.mark.parametrize("region", ["nation", "Freedonia"])
    def test_lists_of_the_nation_cover_winners(self, region):
        """A has three of six seats and won two, whatever the one district of the lists is called."""
        returns = el.Returns(
            {
                "districts": {key: el.Tally({"A": 5, "B": 3}, valid=8) for key in "12"},
                "lists": {region: el.Tally({"A": 30, "B": 30})},
            },
            districts=tuple(el.District(key, tier="districts", seats=1) for key in "12"),
        )
        count = system(districts(), top_up(house=6, overhang="deny", lists="nation")).count(returns)

        assert count.seats == {"A": 3, "B": 3}

    def test_with_equal_shares_no_seat_too_many_is_sure(self):
        """A has two seats, and two of its three winners are tied for one of them."""
        assert denied(shares=(50, 40, 40)).sure["A"] <= 2

    def test_with_an_open_upper_tier_no_winner_is_sure(self):
        """A won two districts, but has one of two seats or none, as a lot will say."""
        returns = el.Returns(
            {
                "districts": {key: el.Tally({"A": 5, "B": 3}, valid=8) for key in "12"},
                "lists": {"nation": el.Tally({"A": 30, "B": 90})},
            },
            districts=tuple(el.District(key, tier="districts", seats=1) for key in "12"),
        )
        count = system(districts(), top_up(house=2, overhang="deny", lists="linked")).count(returns)

        assert count.status == "lot"
        assert count.sure["A"] == 0


class TestPersons:
    @pytest.mark.parametrize(("persons", "seats"), [(1, {"A": 5, "B": 1}), (3, {"A": 5, "B": 3})])
    def test_lists_of_a_tier_without_votes_of_its_own_stand_under_its_name(self, persons, seats):
        """With one vote, three of eight seats are for B's list of the upper tier, if it has the persons."""
        returns = el.Returns(
            {"districts": {key: el.Tally({"A": 5, "B": 3}) for key in "12"}},
            districts=tuple(el.District(key, tier="districts", seats=1) for key in "12"),
            lists=(el.CandidateList(tier="lists", party="B", persons=persons),),
        )
        upper = top_up(house=8, lists="nation", votes="districts", exhausted="empty")

        assert proven(system(districts(), upper).count(returns)).seats == seats

    def test_seats_that_nobody_can_take_are_all_that_is_open(self):
        """Lists of two persons and of one can fill three of six seats; on the others the law is silent."""
        returns = two_tiers(
            {"nation": {"A": 60, "B": 40}},
            {"nation": {}},
            regions={"nation": 1},
            lists=tuple(
                el.CandidateList(tier="lists", party=party, persons=persons)
                for party, persons in (("A", 2), ("B", 1))
            ),
        )
        count = system(districts(seats=0), top_up(house=6, overhang="absorb", exhausted="pass on")).count(
            returns
        )

        assert count.tables["lists.total"] == {"nation": {"A": 2, "B": 1}}
        assert [step.seats for step in count.silences] == [3]
        assert count.verify()


def test_a_house_is_not_given_to_each_of_several_regions():
    """Twenty seats of the house for two regions with lists of their own are refused, saying what to give."""
    with pytest.raises(el.InvalidReturns, match=r"house of 20 but 2 districts.*apportioned"):
        regional()


class TestParties:
    @pytest.mark.parametrize("key", ["germany-2013", "germany-2021"])
    def test_a_list_of_another_name_counts_for_its_party(self, key):
        """With the list of the CSU under another name the house is as large as before."""
        election = el.load(key)
        renamed = "List of the CSU"
        tallies = {tier: dict(rows) for tier, rows in election.returns.tallies.items()}
        bavaria = tallies["second votes"]["Bayern"]
        votes = {renamed if key == "CSU" else key: number for key, number in bavaria.votes.items()}
        tallies["second votes"]["Bayern"] = attrs.evolve(bavaria, votes=votes)
        nominations = (el.Nomination("Bayern", renamed, "CSU"),)
        count = election.system.count(
            attrs.evolve(election.returns, tallies=tallies, nominations=nominations)
        )

        assert proven(count).seats == election.count().seats

    @pytest.mark.parametrize("changes", [{"lists": "district"}, {"lists": "linked"}])
    def test_several_lists_of_a_party_are_refused(self, changes):
        """Seats won by A would come off each of its two lists."""
        votes = {"First": 30, "Second": 30, "B": 40}
        named = tuple(el.Nomination("nation", key, "A") for key in ("First", "Second"))
        returns = two_tiers(votes, {"A": 2}, parties=tuple(map(el.Party, "AB")), nominations=named)

        with pytest.raises(el.InvalidReturns, match=r"lists.*'A'.*add them up"):
            system(districts(seats=2), top_up(house=10, **changes)).count(returns)

    def test_who_won_where_its_party_has_no_list_comes_off(self):
        """A has no list in the north: its two seats there are taken off ten, and are no floors."""
        votes = {"north": {"B": 40, "C": 10}, "south": {"A": 50, "B": 20}}
        returns = two_tiers(votes, {"north": {"A": 2}}, regions={"north": 5, "south": 5})
        law = system(
            districts(seats=2),
            top_up(house=10, lists="linked", overhang="absorb", less=("winners without a list",)),
        )

        assert proven(law.count(returns)).tables["lists.lists"]["A"] == {"south": 3}


class TestNames:
    def test_persons_of_one_name_and_two_parties_are_two(self):
        """B's winner J. Smith takes nobody off the list of A, on which another J. Smith stands."""
        smith = el.Candidate("J. Smith")
        returns = el.Returns(
            {
                "districts": {"1": el.Tally({"J. Smith": 5, "Ann": 3})},
                "lists": {"nation": el.Tally({"A": 60, "B": 40})},
            },
            parties=tuple(map(el.Party, "AB")),
            nominations=(el.Nomination("1", "J. Smith", "B"), el.Nomination("1", "Ann", "A")),
            districts=(el.District("1", tier="districts", seats=1),),
            lists=(el.CandidateList(tier="lists", party="A", candidates=(smith,)),),
        )
        law = system(districts(), top_up(house=2, exhausted="empty", persons="list order"))

        assert [(each.name, each.party) for each in proven(law.count(returns)).members] == [
            ("J. Smith", "B"),
            ("J. Smith", "A"),
        ]

    def test_a_list_without_its_district_is_refused_where_lists_stand_in_several(self):
        """Three persons of one list cannot fill three seats in each of two regions."""
        votes = {"north": {"A": 53, "B": 41}, "south": {"A": 50, "B": 20}}
        returns = two_tiers(
            votes,
            {"north": {"A": 2}},
            regions={"north": 5, "south": 5},
            lists=(el.CandidateList(tier="lists", party="A", persons=3),),
        )

        with pytest.raises(el.InvalidReturns, match="list of 'A': its district is not known"):
            system(districts(seats=2), top_up(lists="linked", exhausted="empty")).count(returns)


class TestVoid:
    def test_a_cancelled_contest_needs_no_votes(self):
        """A contest that was never held is void without a tally."""
        returns = el.Returns(
            {"districts": {"1": el.Tally({"A": 5, "B": 3})}},
            districts=(
                el.District("1", tier="districts", seats=1),
                el.District("2", tier="districts", seats=1, void=True),
            ),
        )

        assert proven(system(districts()).count(returns)).seats == {"A": 1, "B": 0}

    def test_void_lists_are_refused(self):
        """What a law says of void lists is not known, so that nothing is counted."""
        returns = el.Returns(
            {"lists": {"north": el.Tally({"A": 5})}},
            districts=(el.District("north", tier="lists", seats=3, void=True),),
        )

        with pytest.raises(el.InvalidReturns, match="district 'north': is void"):
            system(lists(seats="districts")).count(returns)


def test_parents_of_another_tier_lead_nowhere():
    """A district's region is found by its own tier, in whatever order districts are given."""
    tallies = {
        "districts": {"X": el.Tally({"A": 5, "B": 3})},
        "lists": {key: el.Tally({"A": 5, "B": 4}) for key in ("N", "S")},
    }
    others = (
        el.District("X", tier="districts", seats=1, parent="C"),
        el.District("C", parent="N"),
        el.District("N", tier="lists", seats=2),
        el.District("S", tier="lists", seats=2),
    )
    law = system(districts(), top_up(seats="districts", method="dhondt", overhang="absorb"))
    counts = [law.count(el.Returns(tallies, districts=order)) for order in (others, others[::-1])]

    assert [proven(count).tables["lists.total"]["N"] for count in counts] == [{"A": 2, "B": 1}] * 2


class TestWinnersWhoDoNotQualify:
    @pytest.mark.parametrize(
        ("less", "seats"),
        [
            ("independents", 19),
            ("winners who do not qualify", 18),
            ("winners without a list", 16),
            ("winners who take no part", 15),
        ],
    )
    def test_are_not_those_without_a_list(self, less, seats):
        """D qualifies by three districts and has no list; C has a list and does not qualify; Ann is alone."""
        returns = el.Returns(
            {"lists": {"nation": el.Tally({"A": 60, "B": 39, "C": 1})}},
            parties=tuple(map(el.Party, "ABCD")),
            nominations=(el.Nomination("land", "Ann", None),),
            declared={"districts": {"land": {"A": 2, "C": 1, "D": 3, "Ann": 1}}},
        )
        who = el.Share("5%", of=el.Base.CONTESTANTS) | el.Won(3, tier="districts")
        count = proven(system(districts(seats=7), top_up(who=who, less=(less,))).count(returns))
        (step,) = [each for each in count.record.steps if isinstance(each, SeatsToGive)]

        assert (step.less, step.seats) == ({less: 20 - seats}, seats)


def test_a_house_is_leveled_beside_a_party_without_a_list():
    """C takes part by its district and has no list: nothing of it is threatened, and it keeps its seat."""
    returns = el.Returns(
        {"lists": {"nation": el.Tally({"A": 40, "B": 30})}}, declared={"districts": {"n": {"A": 1, "C": 1}}}
    )
    who = el.Everyone() | el.Won(1, tier="districts")
    law = system(districts(seats=2), top_up(house=5, lists="nation", overhang="level", who=who))

    assert proven(law.count(returns)).seats == {"A": 3, "B": 2, "C": 1}


def test_caps_look_at_votes_that_travelled():
    """A has 138 of 229 votes in all, four of six list seats, and two districts: it may have five seats."""
    contest = {"A": 50, "B": 30}
    returns = el.Returns(
        {
            "districts": {key: el.Tally(contest) for key in "12"},
            "lists": {"nation": el.Tally({"A": 100, "B": 31})},
        },
        districts=tuple(el.District(key, tier="districts", seats=1) for key in "12"),
    )
    cap = el.CapSeats(several="together", most=5)
    lists = top_up(
        seats=6, lists="nation", method="hare", overhang=cap, transfers=(el.Fragments("districts"),)
    )
    count = proven(system(districts(), lists).count(returns))

    assert count.seats == {"A": 5, "B": 3}
