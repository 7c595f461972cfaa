"""Article 97-1: who takes part, the first election quota, whole quotas, remainders, the quota in mandates.

Read in the 7 % edition: lists with "seven and more percents of votes" of the voters share the seats by the
quotient of their votes and the seats; since November 2022 five percent. The commission's own percentages are
of valid ballots with those "against all". Equal remainders go to the list registered earlier (IPU and
electionguide.org). The figures of 2023 are the commission's, the arithmetic is by hand.
"""

import datetime as dt
from fractions import Fraction

import attrs
import pytest

import electoral as el
from electoral.exact import decimals, mixed
from electoral.record import Admitted, Awarded, Qualified, ReducedQuotas, Settled
from electoral.seated import Moved
from electoral.seating import moves

TIER = "party list"
NATION = "Kazakhstan"


@pytest.fixture(scope="module")
def election():
    """The election of 2023."""
    return el.load("kazakhstan-2023")


@pytest.fixture(scope="module")
def count(election):
    """The count of 2023."""
    return election.count()


@pytest.fixture(scope="module")
def transposed(election):
    """The count with 432,290 for the People's Party."""
    votes = {**election.returns.tallies[TIER][NATION].votes, "People's Party": 432_290}
    return election.system.count(with_votes(election, votes))


def step_of(count, kind):
    """Give the only step of a kind in the list tier."""
    (step,) = [each for each in count.record.steps if isinstance(each, kind)]
    return step


def with_votes(election, votes, *, orders=None, **ballots):
    """Give the returns of an election with other votes for the lists, and orders of registration."""
    orders = orders or {}
    tally = attrs.evolve(election.returns.tallies[TIER][NATION], votes=votes, **ballots)
    parties = [
        attrs.evolve(party, registration_order=orders.get(party.key)) for party in election.returns.parties
    ]
    return attrs.evolve(election.returns, tallies={TIER: {NATION: tally}}, parties=parties)


def listed(*sexes):
    """Give a list of OSDP of persons of 50 without disabilities."""
    people = (
        el.Candidate(f"Person {place}", sex=sex, birth_date=dt.date(1973, 1, 1), groups=())
        for place, sex in enumerate(sexes, start=1)
    )
    return el.CandidateList(tier=TIER, party="OSDP", candidates=tuple(people))


def counted(election, roster):
    """Count the election with a list of OSDP that is known by name."""
    others = (each for each in election.returns.lists if each.party != roster.party)
    return election.system.count(attrs.evolve(election.returns, lists=(*others, roster)))


def proposed(election, roster):
    """Give what is proposed to OSDP, which has four seats."""
    (quota,) = election.system.members
    (step,) = [each for each in moves(quota, counted(election, roster)) if each.party == roster.party]
    return step


class TestThreshold:
    def test_the_base_is_valid_ballots_with_those_against_all(self, count):
        """The base is 6,118,150 votes and 248,291 against all, 6,366,441; 5 % of it is 318,322.05."""
        finding = step_of(count, Qualified).finding

        assert finding.base == "valid"
        assert finding.base_value == 6_118_150 + 248_291 == 6_366_441
        assert finding.needed == Fraction("318322.05")
        assert finding.reading == "votes and against all"

    def test_six_lists_take_part(self, count):
        """All but Baytaq have 5 % of the base."""
        finding = step_of(count, Qualified).finding

        assert finding.passing == ("Amanat", "Auyl", "Respublica", "Aq Jol", "People's Party", "OSDP")

    def test_baytaq_is_told_its_shortfall(self, count):
        """Baytaq needs 318,323 votes, has 146,431, and so lacks 171,892."""
        finding = step_of(count, Qualified).finding

        assert finding.missing == {"Baytaq": 318_323 - 146_431}
        assert "171,892 votes short" in str(count)

    def test_the_share_itself_is_enough(self, election):
        """A list with exactly 5 % of the base takes part ("five and more"), with less it does not."""
        votes = {"Amanat": 95, "Auyl": 5}
        parties = tuple(party for party in election.returns.parties if party.key in votes)
        returns = attrs.evolve(
            election.returns,
            tallies={TIER: {NATION: el.Tally(votes, against_all=0)}},
            parties=parties,
            lists=(),
            declared={},
            nominations=(),
            districts=(),
        )
        law = attrs.evolve(election.system, tiers=election.system.tiers[:1])
        exactly = law.count(returns)
        fewer = law.count(attrs.evolve(returns, tallies={TIER: {NATION: el.Tally(votes, against_all=1)}}))

        assert step_of(exactly, Qualified).finding.passing == ("Amanat", "Auyl")
        assert step_of(fewer, Qualified).finding.passing == ("Amanat",)
        assert step_of(fewer, Qualified).finding.missing == {"Auyl": 1}

    def test_on_the_roll_only_two_lists_would_pass(self, election):
        """5 % of the 12,035,578 registered is 601,778.9: Amanat and Auyl alone have it."""
        finding = step_of(election.vary({"party list.who.of": "registered"}).count(), Qualified).finding

        assert finding.needed == Fraction("601778.9")
        assert finding.passing == ("Amanat", "Auyl")

    def test_a_base_that_is_not_known_is_not_guessed(self, election):
        """The number of voters of 2023 is not known, so a threshold of it is refused, saying what to give."""
        with pytest.raises(el.MissingFigure, match="base 'cast' is not known; give cast"):
            election.vary({"party list.who.of": "cast"}).count()

    def test_osdp_is_over_5_2_percent_by_votes(self, election):
        """331,058 is more than 5.2 % of the base, 331,054.932; the printed 5.20 could not tell."""
        finding = step_of(election.vary({"party list.who.share": "5.2%"}).count(), Qualified).finding

        assert finding.needed == Fraction("331054.932")
        assert "OSDP" in finding.passing

    def test_in_2004_the_base_decides_a_seat(self):
        """AIST has 336,177: 7 % of valid ballots is 333,044.11, of the voters who took part 342,524.28."""
        election = el.load("kazakhstan-2004")
        valid = step_of(election.count(), Qualified).finding
        voters = step_of(election.vary({"party list.who.of": "cast"}).count(), Qualified).finding

        assert (valid.needed, voters.needed) == (Fraction("333044.11"), Fraction("342524.28"))
        assert "AIST" in valid.passing
        assert voters.missing["AIST"] == 342_525 - 336_177


class TestFirstElectionQuota:
    def test_the_quotient_is_exact(self, count):
        """5,971,719 votes for 69 seats: the quotient is 1,990,573/23, and is never rounded."""
        evidence = step_of(count, Awarded).evidence

        assert evidence.quota == Fraction(5_971_719, 69) == Fraction(1_990_573, 23)
        assert mixed(evidence.quota) == "86,546 15/23"

    def test_the_quotient_is_shown_as_a_mixed_number(self, count):
        """People read 86,546 15/23 in the count and in the record."""
        assert "86,546 15/23" in str(count)
        assert "86,546 15/23" in count.explain()

    def test_votes_below_the_threshold_are_not_in_the_quotient(self, count):
        """Only the six lists that take part are summed; Baytaq and "against all" are not."""
        step = step_of(count, Awarded)

        assert "Baytaq" not in step.votes
        assert sum(step.votes.values()) == 5_971_719

    def test_whole_quotients_give_67_seats(self, count):
        """Whole quotients are 39, 8, 6, 6, 5 and 3."""
        evidence = step_of(count, Awarded).evidence

        assert list(evidence.wholes.values()) == [39, 8, 6, 6, 5, 3]
        assert sum(evidence.wholes.values()) == 67

    def test_the_two_largest_remainders_get_the_rest(self, count):
        """The remainders of OSDP (.82520) and Amanat (.64925) are the largest, so each gets one seat more."""
        step = step_of(count, Awarded)
        more = [key for key, seats in step.sure.items() if seats > step.evidence.wholes[key]]
        shown = {key: decimals(rest, 5) for key, rest in step.evidence.remainders.items()}

        assert more == ["Amanat", "OSDP"]
        assert shown == {
            "Amanat": "0.64925",
            "Auyl": "0.01808",
            "Respublica": "0.32207",
            "Aq Jol": "0.18324",
            "People's Party": "0.00216",
            "OSDP": "0.82520",
        }

    def test_the_record_names_the_articles(self, count):
        """Each step of the lists stands with its place in article 97-1."""
        explained = count.explain()

        assert "art. 97-1(1)" in explained
        assert "art. 97-1(1), (3)" in explained


class TestTheTransposedFigure:
    """432,290 in print for the People's Party, where the commission has 432,920."""

    def test_the_seats_are_the_same(self, transposed, count):
        """The transposed digits change nobody's seats."""
        assert transposed.seats == count.seats
        assert transposed.independents == count.independents

    def test_the_record_is_another(self, transposed, count):
        """The People's Party then has four whole quotas and a remainder seat, not five whole quotas."""
        step = step_of(transposed, Awarded)

        assert step.evidence.quota == Fraction(5_971_089, 69)
        assert step.evidence.wholes["People's Party"] == 4
        assert sum(step.evidence.wholes.values()) == 66
        assert step.sure["People's Party"] == 5
        assert transposed.record != count.record
        assert transposed.verify()

    def test_the_record_of_one_does_not_prove_the_other(self, transposed, election, count):
        """The checker notices that a record is of other votes."""
        swapped = attrs.evolve(transposed, returns=election.returns)

        with pytest.raises(el.RecordFault, match=r"does not prove"):
            swapped.verify()
        assert count.verify()


class TestTwoListRule:
    """Art. 97-1(2), (3): one list alone passes, so the runner-up is admitted too."""

    def varied(self, **admission):
        """Count 2007, where one list alone passed, with the rule that came in 2009."""
        return el.load("kazakhstan-2007").vary({"party list.admission": {"fewest": 2, **admission}}).count()

    def test_without_the_rule_one_list_takes_all(self):
        """In 2007 the law had no such rule, and no such step is in the record."""
        kinds = [type(step) for step in el.load("kazakhstan-2007").count().record.steps]

        assert Admitted not in kinds

    def test_the_runner_up_is_admitted(self):
        """OSDP has the next largest number of votes, and so is the one who comes in."""
        step = step_of(self.varied(minimum=2), Admitted)

        assert step.qualified == ("Nur Otan",)
        assert step.admitted == ("OSDP",)
        assert (step.fewest, step.minimum, step.factor) == (2, 2, 1)

    def test_both_are_divided_by_one_quotient(self):
        """The quotient is of the votes of both lists: 5,517,030 / 98 = 56,296 11/49."""
        step = step_of(self.varied(minimum=2), Awarded)

        assert mixed(step.evidence.quota) == "56,296 11/49"
        assert list(step.votes) == ["Nur Otan", "OSDP"]

    def test_at_least_two_seats(self):
        """A runner-up with less than two quotas gets two seats, and the larger list the rest."""
        election = el.load("kazakhstan-2007").vary({"party list.admission": {"fewest": 2, "minimum": 2}})
        votes = {**election.returns.tallies[TIER][NATION].votes, "Nur Otan": 9_900, "OSDP": 50, "Ak Zhol": 40}
        votes |= dict.fromkeys(["Auyl", "CPPK", "Patriots", "Rukhaniyat"], 0)
        tally = el.Tally(votes, against_all=0)
        count = election.system.count(attrs.evolve(election.returns, tallies={TIER: {NATION: tally}}))

        assert count["party list"].seats["OSDP"] == 2
        assert count["party list"].seats["Nur Otan"] == 96
        assert count.verify()

    def test_with_the_factor_the_record_stops(self):
        """With 0.7, OSDP has 3.3487 quotas, whole 3; for the two seats left no rule is invented."""
        count = self.varied(minimum=2, factor="7/10")
        step = step_of(count, ReducedQuotas)

        assert count.status == "silent"
        assert step.left == 2
        assert decimals(step.quotients["OSDP"], 4) == "3.3487"
        with pytest.raises(el.NoResult, match="the law is silent on 2 seats"):
            _ = count.seats
        assert count.verify()

    def test_it_does_not_touch_elections_with_more_lists(self, count):
        """In 2023 six lists pass, so nobody is admitted besides."""
        assert not [step for step in count.record.steps if isinstance(step, Admitted)]

    def test_nobody_over_the_threshold_is_a_silence(self, election):
        """What happens if no list passes was not read: the count says so, and only the seats are refused."""
        count = election.vary({"party list.who.share": "60%"}).count()

        assert count.status == "silent"
        assert sum(count["party list"].sure.values()) == 0
        assert count["single-mandate"].seats["Amanat"] == 22
        with pytest.raises(el.NoResult, match="silent on 69 seats"):
            _ = count.seats


#: Quotas of 100 votes: 35.5 and 25.5, 4 and 4; after 68 whole quotas one seat is left for two remainders.
EQUAL = {
    "Amanat": 3_550,
    "Auyl": 2_550,
    "Respublica": 400,
    "Aq Jol": 400,
    "People's Party": 0,
    "OSDP": 0,
    "Baytaq": 0,
}


class TestEqualRemainders:
    """Made-up votes, 6,900 for 69 seats: quotas 35.5, 25.5, 4 and 4, and one seat left for two lists."""

    def returns(self, election, orders=None):
        """Give the made-up returns."""
        return with_votes(election, EQUAL, orders=orders, against_all=0)

    @pytest.mark.parametrize(
        ("orders", "chosen"), [({"Amanat": 2, "Auyl": 1}, "Auyl"), ({"Amanat": 3, "Auyl": 7}, "Amanat")]
    )
    def test_the_list_registered_earlier_gets_the_seat(self, election, orders, chosen):
        """Equal remainders .5 go to the list with the earlier registration, whatever its size or name."""
        count = election.system.count(self.returns(election, orders))
        step = step_of(count, Settled)

        assert (step.rule, step.chosen, step.grounds) == ("registration order", (chosen,), orders)
        assert step.contestants == ("Amanat", "Auyl")
        assert sum(count["party list"].seats.values()) == 69
        assert count["party list"].seats[chosen] == {"Amanat": 36, "Auyl": 26}[chosen]
        assert count.verify()

    def test_without_registration_order_the_count_asks(self, election):
        """The lot names the lists, the places and the step; every seat but one is sure."""
        count = election.system.count(self.returns(election))

        assert count.status == "lot"
        assert (count.lot.contestants, count.lot.places) == (("Amanat", "Auyl"), 1)
        assert count.lot.step == "party list/Kazakhstan"
        assert sum(count["party list"].sure.values()) == 68

    def test_an_order_of_one_of_them_is_not_enough(self, election):
        """Where the order of one tied list is not known, nothing is concluded from the other's."""
        count = election.system.count(self.returns(election, {"Amanat": 1}))

        assert count.lot.contestants == ("Amanat", "Auyl")

    def test_the_draw_for_this_question_counts(self, election):
        """The count with the draw gives the seat to the drawn list, and keeps the question in its record."""
        returns = self.returns(election)
        lot = election.system.count(returns).lot
        count = election.system.count(returns, [el.Draw(lot=lot.id, chosen=("Auyl",))])

        assert count["party list"].seats["Auyl"] == 26
        assert step_of(count, Settled).lot == lot.id
        assert count.verify()

    def test_a_draw_for_another_question_is_refused(self, election):
        """A draw of a lot that this count does not ask is refused, and names the open one."""
        returns = self.returns(election)
        lot = election.system.count(returns).lot
        other = el.Lot("party list/Kazakhstan", ("Amanat", "Auyl", "Respublica"), 2)

        with pytest.raises(el.InvalidDraw, match=lot.id):
            election.system.count(returns, [el.Draw(lot=other.id, chosen=("Amanat",))])
        with pytest.raises(el.InvalidDraw, match="'OSDP' is not in this lot"):
            election.system.count(returns, [el.Draw(lot=lot.id, chosen=("OSDP",))])
        with pytest.raises(el.InvalidDraw, match="choose 1"):
            election.system.count(returns, [el.Draw(lot=lot.id, chosen=("Amanat", "Auyl"))])

    def test_a_draw_is_refused_where_the_order_settles_it(self, election):
        """Where the order of registration settles a tie, a draw for it was not needed."""
        lot = election.system.count(self.returns(election)).lot
        ordered = self.returns(election, {"Amanat": 2, "Auyl": 1})

        with pytest.raises(el.InvalidDraw, match="answers no question of this count"):
            election.system.count(ordered, [el.Draw(lot=lot.id, chosen=("Amanat",))])


class TestQuotaInMandates:
    """Art. 97-1(5): at least 30 % of the seats received by the party, added on 7 February 2022."""

    def test_the_minima_of_2023(self, count):
        """30 % of 40, 8, 6, 6, 5 and 4 seats, rounded up, is 12, 3, 2, 2, 2 and 2."""
        (step,) = [each for each in count.requirements if each.stage == "mandates"]

        assert list(step.totals.values()) == [40, 8, 6, 6, 5, 4]
        assert list(step.numbers.values()) == [12, 3, 2, 2, 2, 2]
        assert "Baytaq" not in step.totals

    def test_it_does_not_bind_districts(self, count):
        """The quota is of list seats: Amanat's minimum is of 40, not of the 62 it has in the house."""
        (step,) = [each for each in count.requirements if each.stage == "mandates"]

        assert step.tier == "party list"
        assert step.totals["Amanat"] == 40

    def test_whom_they_send_is_not_invented(self, count):
        """Nothing is said of who was sent, since it is not known."""
        (step,) = [each for each in count.requirements if each.stage == "mandates"]

        assert step.counted == {}
        assert step.named == {}

    def test_a_choice_nearest_to_list_order_is_proposed(self, election):
        """OSDP's four seats need two of the groups: the fourth on the list gives way to the fifth."""
        step = proposed(election, listed("female", "male", "male", "male", "female", "female"))

        assert [(each.displaced, each.promoted) for each in step.moves] == [("Person 4", "Person 5")]
        assert [(each.number, each.before, each.after) for each in step.demands] == [(2, 1, 2)]

    def test_a_proposal_is_no_result(self, election):
        """The party chooses, so the record names nobody and counts nobody in."""
        count = counted(election, listed("female", "male", "male", "male", "female", "female"))

        assert not [step for step in count.record.steps if isinstance(step, Moved)]
        assert {each.name for each in count.members if each.tier == TIER} == {None}

    def test_too_few_on_the_list_is_an_outcome(self, election):
        """A list with one of the groups cannot fill four seats: one person is missing."""
        (demand,) = proposed(election, listed("female", "male", "male", "male", "male")).demands

        assert (demand.number, demand.after, demand.missing) == (2, 1, 1)

    def test_the_choice_of_a_party_is_held_against_it(self, election):
        """The party's governing body chooses; the library says whether its choice complies."""
        (quota,), roster = election.system.members, listed("female", "male", "male", "male", "female")
        (kept,) = quota.hold(roster, ["Person 1", "Person 2", "Person 3", "Person 5"])
        (broken,) = quota.hold(roster, ["Person 1", "Person 2", "Person 3", "Person 4"])

        assert (kept.missing, broken.missing) == (0, 1)
