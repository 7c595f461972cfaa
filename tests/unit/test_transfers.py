"""Votes that travel: each rule by itself, links that are data, and what does not fit together."""

from fractions import Fraction

import attrs
import pytest
from made import proven, top_up
from travelled import law, sheet, step

import electoral as el
from electoral.files.systems import system_from, system_text
from electoral.record import Awarded
from electoral.travelled import Reserved, Transferred

CONTESTS = {"1": {"A": 50, "B": 30, "C": 20}, "2": {"A": 10, "B": 45, "Ann": 42}}
LISTS = {"A": 100, "B": 80, "C": 30}


def transferred(rule, contests=CONTESTS, list_votes=LISTS, **more):
    """Give the step of one rule, in a count that is proven."""
    returns = sheet(contests, list_votes, independents=("Ann",), **more)
    return step(proven(law(rule).count(returns)), Transferred)


class TestFragments:
    def test_losers_give_all_and_winners_what_they_did_not_need(self):
        """A wins 50 to 30 and B 45 to 42, so 19 and 2 votes are left over after one vote more than needed."""
        found = transferred(el.Fragments("districts"))

        assert found.moved == {"1": {"A": 19, "B": 30, "C": 20}, "2": {"A": 10, "B": 2}}
        assert found.added == {"A": 29, "B": 32, "C": 20}
        assert found.after == {"A": 129, "B": 112, "C": 50}

    @pytest.mark.parametrize(("surplus", "left"), [("less one", 19), ("whole", 20), ("none", 0)])
    def test_what_is_left_over_of_a_winner_is_as_the_law_says(self, surplus, left):
        """Of 50 votes against 30 a law leaves 19, 20 or none."""
        found = transferred(el.Fragments("districts", surplus=surplus))

        assert found.moved["1"]["A"] == left

    def test_nothing_is_left_over_where_a_lot_decided(self):
        """A and B have 40 votes each: whoever is drawn needed them all."""
        contests = {"1": {"A": 40, "B": 40}}
        returns = sheet(contests, {"A": 1, "B": 1})
        count = law(el.Fragments("districts")).count(returns)
        (lot,) = count.lots
        again = proven(law(el.Fragments("districts")).count(returns, [el.Draw(lot=lot.id, chosen=("A",))]))

        assert proven(count)
        assert step(again, Transferred).moved["1"] == {"A": 0, "B": 40}

    def test_they_do_not_count_for_the_threshold(self):
        """C has 3 of 183 list votes, below 5 %, and 200 fragments do not help it."""
        rule = el.Fragments("districts")
        returns = sheet({"1": {"A": 300, "C": 200}}, {"A": 180, "C": 3})
        count = proven(law(rule, who=el.Share("5%", of=el.Base.CONTESTANTS)).count(returns))

        assert step(count, Transferred).after["C"] == 203
        assert count.tables["lists"]["nation"] == {"A": 10, "C": 0}

    def test_a_winner_alone_has_no_runner_up(self):
        """Nobody else stood, so what the winner did not need is not known."""
        with pytest.raises(el.InvalidReturns, match=r"lists\.fragments/1: nobody stood but 'A'"):
            transferred(el.Fragments("districts"), {"1": {"A": 50}}, {"A": 1})

    def test_a_contest_that_elected_nobody_is_refused(self):
        """A void contest has no winner, and what travels then is not known."""
        returns = sheet(CONTESTS, LISTS, independents=("Ann",))
        void = tuple(attrs.evolve(each, void=each.key == "1") for each in returns.districts)

        with pytest.raises(el.InvalidReturns, match=r"lists\.fragments/1: elected nobody"):
            law(el.Fragments("districts")).count(attrs.evolve(returns, districts=void))


class TestCandidateVotes:
    def test_all_votes_of_candidates_count_for_lists_and_for_the_threshold(self):
        """C has no list votes and 20 of a candidate, which are 5 % of all."""
        returns = sheet(CONTESTS, {"A": 100, "B": 80, "C": 0}, independents=("Ann",))
        share = el.Share("5%", of=el.Base.CONTESTANTS)
        count = proven(law(el.CandidateVotes("districts"), who=share).count(returns))

        assert step(count, Transferred).after == {"A": 160, "B": 155, "C": 20}
        assert [each for each in count.record.steps if isinstance(each, Awarded)][-1].votes == {
            "A": 160,
            "B": 155,
            "C": 20,
        }


class TestScorporo:
    def test_the_winner_s_list_loses_what_the_seat_cost(self):
        """A won 50 to 30 and loses 31 list votes; B won 45 to 42 and loses 43."""
        assert transferred(el.Scorporo("districts")).added == {"A": -31, "B": -43, "C": 0}

    def test_it_loses_a_least_share_of_the_valid_votes(self):
        """A quarter of 200 valid votes is 50, all that A has, and of 176 it is 44, more than 43."""
        found = transferred(el.Scorporo("districts", least="1/4"), valid={"1": 200, "2": 176})

        assert found.moved == {"1": {"A": -50}, "2": {"B": -44}}

    def test_it_never_loses_more_than_the_winner_had(self):
        """Half of 200 valid votes is more than the 50 that A won with."""
        found = transferred(el.Scorporo("districts", least="1/2"), valid={"1": 200, "2": 97})

        assert found.moved["1"] == {"A": -50}

    def test_a_law_may_take_off_all_votes_of_the_winner(self):
        """The Senate's rule takes off all 50 and 45."""
        found = transferred(el.Scorporo("districts", deducted="all"))

        assert found.added == {"A": -50, "B": -45, "C": 0}

    def test_a_decoy_list_pays_for_the_party_that_put_it_up(self):
        """A's candidate is linked to a decoy of 10 votes, which loses those, and A's list nothing."""
        lists = LISTS | {"Decoy": 10}
        found = transferred(
            el.Scorporo("districts"), {"1": CONTESTS["1"]}, lists, linked={("1", "A"): ("Decoy",)}
        )

        assert found.moved == {"1": {"A": -31}}
        assert found.added == {"A": 0, "B": 0, "C": 0, "Decoy": -10}

    def test_nothing_is_taken_off_lists_that_have_nothing(self):
        """Two decoys without votes lose none, as one would."""
        lists = LISTS | {"D": 0, "E": 0}
        found = transferred(
            el.Scorporo("districts"), {"1": CONTESTS["1"]}, lists, linked={("1", "A"): ("D", "E")}
        )

        assert found.added == dict.fromkeys("ABCDE", 0)

    def test_votes_that_are_excluded_are_no_more_than_are_left(self):
        """A loses all of its votes but two, and of those the three excluded ones can be two at most."""
        returns = sheet({"1": {"A": 98, "B": 97}}, {"A": 100, "B": 80})
        tally = el.Tally({"A": 100, "B": 80}, excluded={"A": 3})
        returns = attrs.evolve(returns, tallies={**returns.tallies, "lists": {"nation": tally}})
        count = proven(law(el.Scorporo("districts", deducted="all")).count(returns))

        assert count.tables["lists"]["nation"] == {"A": 0, "B": 10}

    def test_what_several_lists_lose_is_split_by_their_votes(self):
        """The winner stands for A and C, with 100 and 30 votes, which share the loss of 31."""
        found = transferred(el.Scorporo("districts"), {"1": CONTESTS["1"]}, linked={("1", "A"): ("A", "C")})

        assert found.added == {"A": Fraction(-310, 13), "B": 0, "C": Fraction(-93, 13)}


class TestSplit:
    def test_votes_for_a_candidate_alone_are_split_by_those_of_its_lists(self):
        """Rossi has 70 votes, 60 of them through A and C: the other ten go 40 to 20."""
        found = transferred(
            el.Split("districts"),
            {"1": {"Rossi": 70, "B": 35}},
            {"A": 40, "C": 20, "B": 30},
            linked={("1", "Rossi"): ("A", "C")},
            region="1",
        )

        assert found.moved == {"1": {"Rossi": 10, "B": 5}}
        assert found.added == {"A": Fraction(20, 3), "C": Fraction(10, 3), "B": 5}

    def test_parts_that_are_whole_stay_whole_numbers(self):
        """Nine votes split two to one are six and three."""
        found = transferred(
            el.Split("districts"),
            {"1": {"Rossi": 69, "B": 30}},
            {"A": 40, "C": 20, "B": 30},
            linked={("1", "Rossi"): ("A", "C")},
            region="1",
        )

        assert [type(found.added[key]) for key in "AC"] == [int, int]

    @pytest.mark.parametrize(
        ("contests", "lists", "region", "match"),
        [
            ({"1": {"R": 9, "B": 3}}, {"A": 0, "C": 0, "B": 3}, "1", "cannot be split among its lists"),
            ({"1": {"R": 9, "B": 3}}, {"A": 8, "C": 2, "B": 3}, "1", "'R' has 9 votes, but its lists 10"),
            ({"1": {"R": 9, "B": 3}}, {"A": 5, "C": 2, "B": 3}, "x", "no votes of their own there"),
        ],
    )
    def test_what_cannot_be_split_is_refused(self, contests, lists, region, match):
        """Lists without votes, with more votes than their candidate, or counted elsewhere."""
        with pytest.raises(el.InvalidReturns, match=match):
            transferred(
                el.Split("districts"), contests, lists, linked={("1", "R"): ("A", "C")}, region=region
            )

    def test_two_candidates_of_one_list_are_refused(self):
        """A's 40 list votes cannot be among those of both of its candidates."""
        with pytest.raises(el.InvalidReturns, match="list 'A' has two candidates"):
            transferred(
                el.Split("districts"),
                {"1": {"A": 60, "Bob": 50, "C": 30}},
                {"A": 40, "C": 30},
                linked={("1", "Bob"): ("A",)},
                region="1",
            )


class TestLinks:
    def test_a_candidate_linked_to_no_list_moves_nothing(self):
        """A's candidate is linked to nobody, by the data."""
        found = transferred(el.Fragments("districts"), linked={("1", "A"): ()})

        assert "A" not in found.moved["1"]

    def test_a_party_without_a_list_moves_nothing(self):
        """C stands in districts only."""
        found = transferred(el.Fragments("districts"), list_votes={"A": 100, "B": 80})

        assert "C" not in found.moved["1"]

    def test_a_link_to_a_list_that_does_not_stand_is_refused(self):
        """D has no list."""
        with pytest.raises(el.InvalidReturns, match="'A' is linked to the list of 'D', which does not stand"):
            transferred(el.Fragments("districts"), linked={("1", "A"): ("D",)})

    def test_a_link_to_a_party_that_is_unknown_is_refused(self):
        """Whoever is linked must be a party of the returns."""
        with pytest.raises(el.UnknownName, match="nomination of 'A' in district '1'"):
            el.Returns(
                {"d": {"1": el.Tally({"A": 1})}},
                parties=(el.Party("A"),),
                nominations=(el.Nomination("1", "A", "A", linked=("Z",)),),
            )

    def test_two_lists_of_one_party_cannot_both_have_its_votes(self):
        """A has two lists in the nation."""
        returns = attrs.evolve(
            sheet(CONTESTS, LISTS | {"A2": 5}, independents=("Ann",)),
            nominations=(el.Nomination("nation", "A2", "A"), el.Nomination("2", "Ann", None)),
        )
        with pytest.raises(el.InvalidReturns, match="are lists of 'A', and votes would travel to both"):
            law(el.Fragments("districts")).count(returns)


class TestReserved:
    def count(self, votes, **changes):
        """Count ten seats; A has 900 votes, and a minority so many."""
        seats = changes.pop("seats", 10)
        returns = sheet({"1": {"A": 5, "B": 4}}, {"A": 900, "R": votes}, minorities=("R",))
        who = el.Share("10%", of=el.Base.CONTESTANTS)
        rule = el.Reservation(share="1/4", **changes)
        return proven(law(el.Fragments("districts"), who=who, reserved=rule, seats=seats).count(returns))

    def test_a_quarter_of_a_quota_is_enough(self):
        """A has 900 votes and no fragments; with 23 of R a quarter of a tenth of 923 is 23."""
        count = self.count(23)

        assert step(count, Reserved).quota == 23
        assert count["lists"].seats == {"A": 9, "R": 1, "B": 0}

    def test_one_vote_less_is_not(self):
        """With 22 votes the quota is still 23."""
        count = self.count(22)

        assert step(count, Reserved).seats == {"R": 0}
        assert count["lists"].seats["A"] == 10

    def test_a_list_that_takes_part_has_no_reserved_mandate(self):
        """R has 120 of 1,020 votes, more than 10 %, and shares seats like any list."""
        assert step(self.count(120), Reserved).lists == {}

    def test_a_mandate_for_a_list_without_flag_is_refused(self):
        """The law names A, which is of no minority."""
        with pytest.raises(el.InvalidReturns, match="reserved for 'A', which is not flagged"):
            self.count(23, lists=("A",))

    def test_more_lists_with_a_quota_than_seats_are_refused(self):
        """Two minorities have a quarter of the one seat there is."""
        returns = sheet({"1": {"A": 5, "B": 4}}, {"A": 40, "Q": 30, "R": 30}, minorities=("Q", "R"))
        who = el.Share("35%", of=el.Base.CONTESTANTS)
        rule = el.Reservation(share="1/4")

        with pytest.raises(el.NoResult, match="2 lists of minorities have a quota of 25 votes"):
            law(seats=1, who=who, reserved=rule).count(returns)

    def test_no_seats_leave_nothing_to_reserve(self):
        """Of a tier of no seats there is no quota."""
        assert step(self.count(23, seats=0), Reserved).quota == 0

    def test_a_party_that_there_is_not_has_no_reserved_mandate(self):
        """The law names Z."""
        with pytest.raises(el.UnknownName, match="'Z' is not known"):
            self.count(23, lists=("Z",))


class Mine:
    """A transfer of one's own."""

    word, tier = "mine", "districts"

    def __init__(self, moved, counts="for seats"):
        """Give what moves."""
        self._moved, self.counts = moved, counts

    def moved(self, contest):
        """Give it."""
        return self._moved(contest)


class TestOwnTransfers:
    def test_a_transfer_needs_no_class_of_ours(self):
        """Half of everybody's votes travel."""
        found = transferred(Mine(lambda contest: {k: Fraction(n, 2) for k, n in contest.votes.items()}))

        assert found.added == {"A": 30, "B": Fraction(75, 2), "C": 10}

    @pytest.mark.parametrize("moved", [{"Nobody": 5}, None, ["A"], {"A": None}, {"A": 1.5}])
    def test_what_is_no_votes_of_candidates_is_refused(self, moved):
        """A stranger, nothing, no mapping, and what is no exact number."""
        with pytest.raises(el.InvalidSystem, match=r"lists\.mine/1: transfer 'mine' gives"):
            transferred(Mine(lambda _: moved))

    def test_it_must_say_for_what_votes_count(self):
        """There are two words for that."""
        with pytest.raises(el.ElectoralError, match="counts: 'nonsense' is not known"):
            law(Mine(dict, counts="nonsense"))


class TestWhereVotesAreMissing:
    def test_declared_winners_without_votes_are_refused(self):
        """Nothing can travel from a tier of which only the winners are known."""
        returns = el.Returns(
            {"lists": {"nation": el.Tally({"A": 60, "B": 30})}},
            declared={"districts": {"1": {"A": 1}}},
            districts=(el.District("1", tier="districts", seats=1),),
        )
        with pytest.raises(el.MissingFigure, match="only its winners are declared; give its votes"):
            law(el.Fragments("districts")).count(returns)

    def test_another_tier_may_not_use_votes_to_which_others_travel(self):
        """Whether they travel there, too, no law of ours says."""
        twin = top_up("second", votes="lists", overhang="parallel", lists="nation", seats=3)
        first = law(el.Fragments("districts"))

        with pytest.raises(el.InvalidSystem, match="uses the votes of 'lists', to which votes travel"):
            attrs.evolve(first, tiers=(*first.tiers, twin))

    def test_a_link_twice_is_refused(self):
        """Once is enough."""
        with pytest.raises(el.InvalidReturns, match="'B' stands twice"):
            el.Nomination("1", "Ann", None, linked=("B", "B"))


class TestBadLaws:
    @pytest.mark.parametrize(
        ("make", "match"),
        [
            (lambda: el.Fragments("d", surplus="all"), "surplus: 'all' is not known"),
            (lambda: el.Scorporo("d", deducted="half"), "deducted: 'half' is not known"),
            (lambda: law("fragments"), "is no transfer"),
            (lambda: law(el.Fragments("districts"), el.Fragments("x")), "'fragments' stands twice"),
            (lambda: law(el.Fragments("nowhere")), "nowhere"),
            (lambda: law(seats="districts", reserved=el.Reservation(share="1/4")), "reserved out of the"),
            (lambda: el.Reservation(share=0), "a share of 0"),
            (lambda: el.Reservation(share="1/4", lists=("R", "R")), "'R' stands twice"),
            (lambda: law(reserved="1/4"), "is no Reservation"),
        ],
    )
    def test_parts_that_do_not_fit_are_refused(self, make, match):
        """Unknown words, no transfer, one twice, a tier that is not there, and a reservation of nothing."""
        with pytest.raises(el.ElectoralError, match=match):
            make()


@pytest.mark.parametrize(
    "rule",
    [
        el.Fragments("districts", surplus="whole"),
        el.CandidateVotes("districts"),
        el.Scorporo("districts", least="1/4", deducted="all"),
        el.Split("districts"),
    ],
)
def test_a_law_in_which_votes_travel_is_read_back_from_its_file(rule):
    """Every transfer has a form in TOML, beside reserved mandates."""
    system = law(rule, reserved=el.Reservation(share="1/4", lists=("R",)))

    assert system_from(system_text(system)) == system
