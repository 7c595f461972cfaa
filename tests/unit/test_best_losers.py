"""Seats for the best of those who were not elected, one rule and one figure at a time."""

import attrs
import losers
import pytest
from losers import BALLOTS, ROSTERS, ROWS, TIED, counted, law, lists, people, returns, roster, women
from refusing import refused

import electoral as el
import electoral.check
from electoral.frozen import Frozen
from electoral.losers import LosersSeated
from electoral.record import Asked, Filled, House, Silent

UNORDERED = {"ties": (el.RegistrationOrder(),)}


def seated(count):
    """Give who has a seat as best loser, by district."""
    return {each.district: (each.name, each.party) for each in count.members if each.tier == "women"}


def told(count):
    """Give the steps of best losers by region."""
    return {each.region: each for each in count.record.steps if isinstance(each, LosersSeated)}


def with_list(*given, district="North 1", party="A"):
    """Give the lists with the persons of one of them exchanged."""
    others = (each for each in ROSTERS if (each.party, each.district) != (party, district))
    return (roster(party, *given, district=district), *others)


class TestWhoHasASeat:
    """Who could have one, by votes or by shares."""

    def test_the_woman_with_most_votes_of_those_not_elected_has_the_seat(self):
        """In the second northern district Basma is elected, and Bushra has more votes than Asma."""
        assert seated(counted()) == {
            "North 1": ("Amal", "A"),
            "North 2": ("Bushra", "B"),
            "South": ("Buthayna", "B"),
        }

    def test_a_man_with_more_votes_has_none(self):
        """Bilal has 25 votes, Amal 20: he is no loser of the groups."""
        assert [each.name for each in told(counted())["North 1"].losers] == ["Amal", "Badia"]

    def test_seats_come_on_top_and_count_for_the_party(self):
        """A and B have 2 and 1 of the districts' seats, and 1 and 2 of the women's."""
        count = counted()

        assert (count["lists"].seats, count["women"].seats) == ({"A": 2, "B": 1}, {"A": 1, "B": 2})
        assert count.seats == {"A": 3, "B": 3}

    def test_districts_of_one_place_are_a_region_with_level_parents(self):
        """By votes Bushra, with 30, is the best of the two northern districts; the south has no parent."""
        assert seated(counted(level="parents")) == {"North 2": ("Bushra", "B"), "South": ("Buthayna", "B")}

    def test_by_shares_votes_are_divided_by_the_base_of_the_person_s_own_district(self):
        """Amal has 20 of 100 voters, Bushra 30 of 200: Amal is better, with fewer votes."""
        step = told(counted(measure=el.Base.REGISTERED, level="parents"))["North"]

        assert step.chosen == ("Amal",)
        assert [(each.name, str(each.number)) for each in step.losers[:3]] == [
            ("Amal", "1/5"),
            ("Badia", "3/20"),
            ("Bushra", "3/20"),
        ]
        assert step.bases == {"North 1": 100, "North 2": 200}

    def test_several_seats_go_down_the_order(self):
        """Two northern seats by votes go to Bushra with 30 and Amal with 20."""
        assert told(counted(level="parents", seats=2))["North"].chosen == ("Bushra", "Amal")

    def test_two_of_one_list_may_both_have_one(self):
        """With 2 seats for three women, two of one list have more votes than the third."""
        rosters = with_list("Adam m 40", "Amal w 20", "Aida w 18")
        count = counted(rosters=rosters, seats=2)

        assert count.tables["women"]["North 1"] == {"A": 2, "B": 0}
        assert {"Amal", "Aida"} <= {each.name for each in count.members if each.tier == "women"}

    def test_a_seat_for_which_there_is_nobody_stays_empty(self):
        """The south has one woman; of four seats three stay empty, and nobody is invented."""
        count = counted(seats=4)

        assert (told(count)["South"].empty, count["women"].table["South"]) == (3, {"A": 0, "B": 1})
        assert "3 seats stay empty" in count.explain()

    def test_a_woman_without_a_vote_has_none(self):
        """Amal has no vote and Badia has some; with nobody else the seat stays empty."""
        rosters = (
            roster("A", "Adam m 60", "Amal w 0", district="North 1"),
            roster("B", "Bilal m 40", district="North 1"),
            *ROSTERS[2:],
        )

        assert told(counted(rosters=rosters))["North 1"].empty == 1

    def test_several_groups_are_one_union(self):
        """Women or the young: Bilal is flagged as young and has most votes of those not elected."""
        young = el.Candidate("Bilal", sex="male", votes=25, groups=("young",))
        badia = el.Candidate("Badia", sex="female", votes=15, groups=())
        rosters = [each for each in ROSTERS if each != ROSTERS[1]]
        rosters = [
            el.CandidateList(
                tier="lists",
                party=each.party,
                district=each.district,
                candidates=[
                    el.Candidate(person.name, sex=person.sex, votes=person.votes, groups=())
                    for person in each.candidates
                ],
            )
            for each in rosters
        ]
        rosters.append(
            el.CandidateList(tier="lists", party="B", district="North 1", candidates=[young, badia])
        )

        assert told(counted(rosters=rosters, groups=["women", "young"]))["North 1"].chosen == ("Bilal",)

    def test_in_a_district_of_persons_the_contestants_who_lost_are_compared(self):
        """Bea lost with 30 votes and Eve with 40; Ann won. The third district waits for its own lot."""
        count = losers.of_districts()

        assert [told(count)[place].chosen for place in "12"] == [("Bea",), ("Eve",)]
        assert "3" not in told(count)

    def test_of_declared_seats_the_persons_are_known_by_their_lists(self):
        """A is declared to have the seats: Amal and Asma lost, and Basma and Buthayna of B."""
        count = losers.of_declared_lists()

        assert {place: step.chosen for place, step in told(count).items()} == {
            "North 1": ("Amal",),
            "North 2": ("Basma",),
            "South": ("Buthayna",),
        }

    def test_who_is_elected_by_list_order_is_no_loser_whatever_her_votes(self):
        """By list order Basma, the first of her list, is elected and Bushra is not."""
        assert told(counted(of=lists(persons="list order")))["North 2"].chosen == ("Bushra",)
        turned = with_list("Bushra w 30", "Basma w 40", district="North 2", party="B")
        assert told(counted(of=lists(persons="list order"), rosters=turned))["North 2"].chosen == ("Basma",)

    def test_void_districts_have_nobody_who_lost(self):
        """The second district is void: Eve's votes there do not count, and Bea is the best of the west."""
        count = losers.with_a_void_district()

        assert told(count)["West"].chosen == ("Bea",)

    def test_individuals_on_a_list_ballot_are_known_to_be_women_only_if_elected(self):
        """An individual who is elected is no loser; of one who is not it is nowhere said who it is."""
        rows = {"East": {"A": 60, "Zoe": 40}}
        facts = returns(
            rows,
            [roster("A", "Adam m 40", "Amal w 20", district="East")],
            seats=2,
            nominations=[el.Nomination("East", "Zoe", None)],
        )

        assert told(law(lists(), women()).count(facts))["East"].chosen == ("Amal",)
        with refused(el.MissingFigure, LookupError, "contestant 'Zoe': its persons are not known"):
            law(lists(), women()).count(returns(rows, facts.lists, nominations=facts.nominations))


class TestTies:
    """Equal numbers, and what is open before."""

    def test_equal_votes_are_a_lot_among_persons(self):
        """Amal and Badia have 20 votes each: the count asks, and no seat is given yet."""
        count = counted(**TIED)

        assert (count.lot.contestants, count.lot.places) == (("Amal", "Badia"), 1)
        assert count.tables["women"] == {"East": {"A": 0, "B": 0}}

    def test_a_draw_seats_the_one_who_was_drawn(self):
        """Badia is drawn, and has the seat of her party."""
        count = counted("Badia", **TIED)

        assert (seated(count), count["women"].seats) == ({"East": ("Badia", "B")}, {"A": 0, "B": 1})

    def test_a_draw_in_one_region_seats_no_namesake_in_another(self):
        """Badia is drawn in the east; another Badia, of A, loses in the west to Aida."""
        rows = {"East": {"A": 60, "B": 40}, "West": {"A": 60, "B": 40}}
        rosters = (
            *TIED["rosters"],
            roster("A", "Amin m 30", "Badia w 5", district="West"),
            roster("B", "Basil m 30", "Aida w 9", district="West"),
        )
        count = counted("Badia", **(TIED | {"rows": rows, "rosters": rosters}))

        assert seated(count) == {"East": ("Badia", "B"), "West": ("Aida", "B")}

    def test_the_better_have_their_seats_before_the_lot(self):
        """Of three women with 30, 20 and 20 votes and two seats, the first is sure and one place is drawn."""
        rosters = (roster("A", "Adam m 60", "Aida w 30", "Amal w 20", district="East"), TIED["rosters"][1])
        step = told(counted(**(TIED | {"rosters": rosters}), seats=2))["East"]

        assert (step.chosen, step.tied, step.places) == (("Aida",), ("Amal", "Badia"), 1)

    def test_equal_shares_of_different_districts_are_a_tie(self):
        """15 of 100 and 30 of 200 are equal: at the second seat Badia and Bushra are tied."""
        step = told(counted(measure=el.Base.REGISTERED, level="parents", seats=2))["North"]

        assert (step.chosen, step.tied, step.places) == (("Amal",), ("Badia", "Bushra"), 1)

    def test_as_many_equal_as_seats_are_no_tie(self):
        """Two women with 20 votes and two seats: both have one."""
        assert told(counted(**TIED, seats=2))["East"].places == 0

    def test_registration_order_settles_nothing_among_persons(self):
        """Only lists are registered in an order; without lots nothing settles the tie."""
        with refused(el.UnsettledTie, RuntimeError, "no tie rule of the law settles it"):
            counted(**TIED, **UNORDERED)

    def test_equal_votes_at_the_last_seat_of_a_list_leave_the_region_open(self):
        """Adam and Amal have 40 votes for one seat of their list: whether she lost is not known."""
        count = counted(rosters=with_list("Adam m 40", "Amal w 40"))

        (silent,) = (each for each in count.record.steps if isinstance(each, Silent))
        assert (silent.stage, silent.region, silent.seats) == ("women", "North 1", 1)
        assert "leave open whether 'Amal' is elected" in silent.reason
        assert sorted(told(count)) == ["North 2", "South"]
        assert not any(isinstance(each, Filled) and each.stage == "women" for each in count.record.steps)

    def test_equal_votes_of_men_at_the_last_seat_leave_nothing_open(self):
        """Which of two men is elected does not matter to the women."""
        count = counted(rosters=with_list("Adam m 40", "Ali m 40", "Amal w 20"))

        assert told(count)["North 1"].chosen == ("Amal",)

    def test_list_order_settles_it_where_the_law_says_so(self):
        """By votes, then list order, Adam is elected before Amal, who then is the best loser."""
        count = counted(
            rosters=with_list("Adam m 40", "Amal w 40"), of=lists(persons="votes, then list order")
        )

        assert told(count)["North 1"].chosen == ("Amal",)

    def test_a_region_waits_for_the_lots_of_its_districts_and_others_do_not(self):
        """The lists of a northern district are tied: the north waits, the south has its seat."""
        rows = ROWS | {"North 2": {"A": 50, "B": 50}}
        count = counted(rows=rows, level="parents")

        assert [each.stage for each in count.record.steps if isinstance(each, Asked)] == ["lists"]
        assert sorted(told(count)) == ["South"]
        count.verify()
        drawn = counted("A", rows=rows, level="parents")
        assert sorted(told(drawn)) == ["North", "South"]
        drawn.verify()


class TestMissingFigures:
    """What is not known is an error that names the person and the field."""

    @pytest.mark.parametrize(
        ("rosters", "message"),
        [
            (with_list("Adam m 40", "Amal ? 20"), "candidate 'Amal': the sex: not known"),
            (with_list("Adam m 40", "Amal w ?"), "'Amal': votes are not known"),
            (
                with_list("Asma w ?", "Amir m ?", district="North 2"),
                "district 'North 2', candidate 'Asma': votes: not known",
            ),
            (ROSTERS[1:], "district 'North 1', contestant 'A': its persons are not known"),
            (
                (
                    el.CandidateList(tier="lists", party="A", district="North 1", persons=2, in_groups=1),
                    *ROSTERS[1:],
                ),
                "contestant 'A': its persons are not known",
            ),
        ],
        ids=["sex", "votes by which a list elects", "votes", "no list", "a number of persons"],
    )
    def test_a_figure_that_is_needed_is_asked_for(self, rosters, message):
        """Each is named where it is missing."""
        with refused(el.MissingFigure, LookupError, message):
            counted(rosters=rosters)

    def test_a_flag_that_is_not_known_is_asked_for(self):
        """A group by its name needs the groups of everybody who was not elected."""
        with refused(el.MissingFigure, LookupError, "candidate 'Amal': the groups"):
            counted(groups=["young"])

    def test_what_does_not_matter_may_be_missing(self):
        """Adam is elected and Amir a man: the sex of the one and the votes of the other are not needed."""
        rosters = (
            roster("A", "Adam ? 40", "Amal w 20", district="North 1"),
            *ROSTERS[1:2],
            roster("A", "Amir m ?", "Asma w 10", district="North 2"),
            *ROSTERS[3:],
        )

        assert seated(counted(rosters=rosters)) == seated(counted())

    def test_a_base_that_is_not_known_is_asked_for(self):
        """Without the roll of a district nobody has a share of it."""
        with refused(el.MissingFigure, LookupError, "district 'North 1': base 'registered' is not known"):
            counted(measure=el.Base.REGISTERED, sheet={"ballots": {}})

    def test_a_base_of_nothing_is_refused(self):
        """Nobody has a share of a roll of 0."""
        ballots = BALLOTS | {"South": {"registered": 0}}
        with refused(el.InvalidTally, ValueError, "'South': base 'registered' is 0"):
            counted(measure=el.Base.REGISTERED, sheet={"ballots": ballots})

    def test_independents_of_districts_are_not_known_by_sex(self):
        """No list has an independent, so whether one is a woman is nowhere said."""
        contests = el.Districts("districts", winner="plurality", ties=losers.LOTS)
        facts = returns(
            {"1": {"Ann": 5, "Bea": 4}},
            [roster("A", "Ann w ?", tier="districts")],
            tier="districts",
            nominations=[el.Nomination("1", "Ann", "A"), el.Nomination("1", "Bea", None)],
        )

        with refused(el.MissingFigure, LookupError, "'Bea': is of no party"):
            law(contests, women(of="districts")).count(facts)

    def test_parties_that_stand_in_districts_are_no_persons(self):
        """Where the contestants are parties it is not known who lost."""
        contests = el.Districts("districts", winner="plurality", ties=losers.LOTS)
        facts = returns({"1": {"A": 5, "B": 4}}, (), tier="districts")

        with refused(el.MissingFigure, LookupError, "contestant 'B': is no person on a list of 'B'"):
            law(contests, women(of="districts")).count(facts)


class TestRefusedReturns:
    """Persons who cannot be told apart."""

    def test_a_list_of_no_district_is_refused_where_there_are_several(self):
        """Of one list in three districts it is not known who stands where."""
        rosters = (roster("A", "Adam m 40", "Amal w 20"), *ROSTERS[1::2])

        with refused(el.InvalidReturns, ValueError, "the list of 'A' is of no district"):
            counted(rosters=rosters)

    def test_namesakes_in_one_region_are_refused(self):
        """A lot between two of one name would be no question."""
        rosters = with_list("Bilal m 25", "Amal w 15", party="B")

        with refused(el.InvalidReturns, ValueError, "women/North 1: two persons .* are called 'Amal'"):
            counted(rosters=rosters)

    def test_a_person_on_two_lists_of_a_party_is_refused(self):
        """Whether Amal of the south is Amal of the north is not known."""
        rosters = with_list("Ayman m 55", "Amal w 3", district="South")

        with refused(el.InvalidReturns, ValueError, "'Amal' of 'A' stands twice in tier 'lists'"):
            counted(rosters=rosters)

    def test_a_person_who_stands_in_a_third_tier_too_is_refused(self):
        """Amal may be elected there, which is not looked at."""
        facts = returns(
            {"nation": {"A": 60, "B": 40}},
            [
                roster("A", "Adam m 40", "Amal w 20"),
                roster("B", "Bilal m 25"),
                roster("A", "Amal w ?", tier="others"),
            ],
        )
        facts = el.Returns(
            {**facts.tallies, "others": {"all": el.Tally({"A": 1})}},
            districts=facts.districts,
            lists=facts.lists,
        )
        others = el.Lists("others", seats=1, method="hare", who=el.Everyone(), ties=losers.LOTS)

        with refused(el.InvalidReturns, ValueError, "'Amal' of 'A' stands in tier 'lists' and in another"):
            law(lists(), women(), others).count(facts)


class TestRefusedLaws:
    """Parts that do not fit together."""

    @pytest.mark.parametrize(
        ("changes", "error", "builtin", "message"),
        [
            ({"seats": 0}, el.InvalidNumber, ValueError, "seats of best losers"),
            ({"groups": []}, el.InvalidSystem, ValueError, "best losers: no groups"),
            ({"measure": "share"}, el.InvalidSystem, ValueError, "neither 'votes' nor a Base"),
            ({"level": "nation"}, el.UnknownName, LookupError, "level: 'nation' is not known"),
            ({"ties": "lots"}, el.InvalidSystem, ValueError, "is no tuple of tie rules"),
            ({"articles": {"who": "1"}}, el.UnknownName, LookupError, "'seats', 'ties'"),
        ],
        ids=["seats", "groups", "measure", "level", "ties", "articles"],
    )
    def test_a_part_that_does_not_fit_is_refused(self, changes, error, builtin, message):
        """Each field says what it wants."""
        with refused(error, builtin, message):
            women(**changes)

    def test_a_tier_that_is_not_there_is_refused(self):
        """The losers of a tier are those of a tier of the law."""
        with refused(el.UnknownName, LookupError, "best losers of tier: 'list' is not known; did you mean"):
            law(lists(), women(of="list"))

    def test_a_later_tier_is_refused(self):
        """Nobody has lost yet where nobody was counted."""
        with refused(el.InvalidSystem, ValueError, "which no earlier stage makes"):
            law(women(), lists())

    def test_lists_whose_seats_go_to_nobody_known_are_refused(self):
        """Without an order of persons nobody is elected by name, and so nobody lost."""
        with refused(el.InvalidSystem, ValueError, "who is elected on the lists of 'lists' is not said"):
            law(lists(persons=None), women())

    def test_other_kinds_of_tiers_are_refused(self):
        """Of two rounds it is not clear which votes a loser has."""
        majority = el.Share("50%", of=el.Base.CONTESTANTS, strictly_more=True)
        rounds = el.TwoRounds("lists", majority=majority, ties=losers.LOTS)

        with refused(el.InvalidSystem, ValueError, "'lists' is no tier of Districts, nor of Lists"):
            law(rounds, women())

    def test_reserved_mandates_are_refused(self):
        """They seat persons of lists beside the seats of the tier."""
        reserved = lists(seats=3, reserved=el.Reservation(share="1/4"))

        with refused(el.InvalidSystem, ValueError, "nor of Lists without reserved mandates"):
            law(reserved, women())

    def test_two_tiers_of_best_losers_of_one_are_refused(self):
        """Who has a seat in the one would be a loser in the other."""
        others = el.BestLosers(
            "others", of="lists", groups=["men"], seats=1, measure="votes", ties=losers.LOTS
        )

        with refused(el.InvalidSystem, ValueError, "another tier has the best losers of 'lists' too"):
            law(lists(), women(), others)

    def test_a_remedy_of_a_quota_in_the_same_tier_is_refused(self):
        """It changes who is elected there after the best losers were seated."""
        rule = el.SeatRule(el.Bound("women", at_least=1), over="list")
        quota = el.RepresentationQuota(of="lists", seats=(rule,), remedy=el.HandToParty())

        with refused(el.InvalidSystem, ValueError, "changes who is elected in tier 'lists'"):
            law(lists(), women(), members=quota)

    def test_arrays_do_not_know_the_tier(self):
        """Votes for persons have no array form."""
        with refused(el.InvalidSystem, ValueError, "tier 'women': BestLosers has no array form"):
            law(lists(), women()).count_many(returns(ROWS, ROSTERS), {"lists": [[[1, 2]] * 3]})


class TestForgeries:
    """Records of best losers that hang together and are false."""

    def test_losers_out_of_their_order_are_a_fault(self):
        """Who reads the record finds the largest number first."""
        count = counted()
        step = told(count)["North 1"]
        forged = replaced(count, step, attrs.evolve(step, losers=step.losers[::-1]))

        assert any("not in the order of their numbers" in each for each in forged)

    def test_a_tie_that_nobody_answers_is_a_fault(self):
        """The lot is taken out of the record, and the seat with it."""
        count = counted(**TIED)
        steps = [each for each in count.record.steps if not isinstance(each, Asked)]
        rows = Frozen({"East": Frozen({"A": 0, "B": 0})})
        house = House(seats=Frozen({"A": 1, "B": 0}), independents=0, total=1)
        record = attrs.evolve(count.record, steps=(*steps, Filled(stage="women", rows=rows), house))

        assert any("1 places are tied, but 0 are answered" in each for each in found(count, record))

    def test_a_seat_left_empty_where_it_is_not_clear_who_lost_is_a_fault(self):
        """Amal may have been elected or not, and the record says that there was nobody."""
        count = counted(rosters=with_list("Adam m 40", "Amal w 40"))
        (silent,) = (each for each in count.record.steps if isinstance(each, Silent))
        step = attrs.evolve(told(count)["South"], region="North 1", losers=(), chosen=(), empty=1)

        assert any("it is not clear who was elected" in each for each in replaced(count, silent, step))


def replaced(count, old, new):
    """Give what the checker finds in the record with another step in the place of one."""
    steps = tuple(new if each is old else each for each in count.record.steps)
    return found(count, attrs.evolve(count.record, steps=steps))


def found(count, record):
    """Give what the checker finds in a record."""
    return tuple(electoral.check.faults(record, count.system, count.returns))


class TestPages:
    """What is shown."""

    def test_the_page_and_the_record_show_who_could_have_a_seat_and_who_has(self):
        """Both name the losers with their votes and shares."""
        count = counted(measure=el.Base.REGISTERED, level="parents", articles={"seats": "art. 8"})

        for page in (str(count), count.explain()):
            assert "Best losers (women, North)" in page
            assert "    Amal    A          North 1     20  20/100  seated" in page
            assert "    Bushra  B          North 2     30  30/200" in page
        assert "Best losers (women, North) - art. 8" in count.explain()

    def test_a_tie_is_shown_as_one(self):
        """Both tied women are marked, and the lot is told."""
        page = str(counted(**TIED))

        assert "    Amal   A          East     20  tied" in page
        assert "1 place for 'Amal', 'Badia' in step 'women/East'" in page

    def test_a_region_without_anybody_says_so(self):
        """Nobody of the groups was not elected in the south."""
        rosters = tuple(each for each in ROSTERS if (each.party, each.district) != ("B", "South"))
        count = counted(rosters=(*rosters, roster("B", "Basim m 20", district="South")))

        assert "    nobody\n  1 seat stays empty: there is nobody else" in count.explain()


def test_people_of_these_tests_are_who_they_say():
    """The short words of these tests make women and men with votes, or persons not known."""
    ann, bob, cay = people("Ann w 7", "Bob m 5", "Cay ? ?")

    assert (ann.sex, ann.votes, bob.sex, cay.sex, cay.votes) == ("female", 7, "male", None, None)
