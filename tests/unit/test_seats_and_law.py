"""Where returns and the law contradict each other, nothing is counted in silence."""

from fractions import Fraction

import attrs
import pytest
from made import LOTS, lists, nation, quota, system
from refusing import refused

import electoral as el


def test_a_tier_without_districts_is_refused():
    """Ten seats for no district would be ten seats lost."""
    with refused(el.InvalidReturns, ValueError, "tier 'lists': no district has returns"):
        system(lists()).count(el.Returns({"lists": {}}, parties=(el.Party("A"),)))


def test_a_district_may_not_contradict_the_seats_of_the_law():
    """The law gives ten seats, so a district of the tier cannot have three."""
    returns = attrs.evolve(nation({"A": 1}), districts=(el.District("nation", tier="lists", seats=3),))

    with refused(el.InvalidReturns, ValueError, "3 seats, but the law gives 10"):
        system(lists()).count(returns)


class TestDeclaredWinners:
    LAW = system(el.Districts("d", winner="plurality", ties=LOTS))
    TWO = (el.District("1", tier="d", seats=1), el.District("2", tier="d", seats=1))

    @pytest.mark.parametrize(
        ("declared", "message"),
        [
            ({"1": {"A": 2}, "2": {"A": 0}}, "district '1': 2 winners for 1 seats"),
            ({"7": {"A": 1}, "8": {"A": 1}, "1": {"A": 0}}, "winners in '7', '8'"),
            ({"1": {"A": 1}}, "1 winners are declared for 2 seats"),
        ],
    )
    def test_they_fit_their_districts(self, declared, message):
        """A district has no more winners than seats, and those of unknown districts stand under one name."""
        with refused(el.InvalidReturns, ValueError, message):
            self.LAW.count(el.Returns({}, declared={"d": declared}, districts=self.TWO))

    def test_those_of_unknown_districts_stand_above(self):
        """One winner in district 1, and one of whom only the nation is known."""
        count = self.LAW.count(
            el.Returns({}, declared={"d": {"1": {"A": 1}, "nation": {"B": 1}}}, districts=self.TWO)
        )

        assert count.seats == {"A": 1, "B": 1}
        assert count.verify()


class TestAdmissionWithAFactor:
    TWO = el.Admission(fewest=2, minimum=2, factor="7/10")

    def test_the_promised_minimum_is_kept(self):
        """Quota 9,600/98: A has 96 whole quotas, B less than one, but B is promised two: 96 and 2 are all."""
        law = system(lists(seats=98, admission=self.TWO, who=el.Share("10%", of=el.Base.CONTESTANTS)))
        count = law.count(nation({"A": 9500, "B": 100, "C": 90}))

        assert count.seats == {"A": 96, "B": 2, "C": 0}
        assert count.verify()

    def test_a_minimum_that_does_not_fit_is_left_open(self):
        """Quota 50: A has one whole quota of two seats, B is promised two; that is one too many."""
        law = system(lists(seats=2, admission=self.TWO, who=el.Share("10%", of=el.Base.CONTESTANTS)))
        count = law.count(nation({"A": 95, "B": 5}))

        assert count.status == "silent"
        assert "do not fit" in count.silences[0].reason
        assert count.verify()

    def test_no_seats_are_proven_too(self):
        """With no seats to give nobody has a quotient, and the record says nothing wrong."""
        law = system(lists(seats=0, admission=self.TWO, who=el.Share("10%", of=el.Base.CONTESTANTS)))
        count = law.count(nation({"A": 95, "B": 5}))

        assert count.seats == {"A": 0, "B": 0}
        assert count.verify()


def test_a_list_of_persons_not_known_stops_no_count():
    """What is not known of one candidate stays unknown; seats are counted all the same."""
    roster = el.CandidateList(tier="lists", party="A", candidates=(el.Candidate("X"),))
    law = system(lists(seats=1), members=quota())
    count = law.count(attrs.evolve(nation({"A": 1}), lists=(roster,)))

    assert count.seats == {"A": 1}
    assert [dict(step.counted) for step in count.requirements] == [{}, {}]
    assert count.verify()


def test_a_nomination_that_two_tiers_could_mean_is_refused():
    """If A stands in district 1 of two tiers, nobody can say which A is the independent."""
    tally = el.Tally({"A": 5, "B": 4})

    with refused(el.InvalidReturns, ValueError, "stands there in tiers 'd', 'lists'"):
        el.Returns(
            {"lists": {"1": tally}, "d": {"1": tally}},
            parties=(el.Party("A"), el.Party("B")),
            nominations=(el.Nomination("1", "A", None),),
        )


def test_a_rule_of_ones_own_may_use_draws_and_grounds():
    """A rule that reads draws is answered by them; a rule with grounds of its own is told with them."""

    class Age:
        name = "the elder"

        def settle(self, lot, bench):  # noqa: ARG002
            """Choose the first, on grounds that only this rule knows."""
            from electoral.frozen import Frozen
            from electoral.ties import Ruling

            return Ruling(chosen=lot.contestants[:1], grounds=Frozen({lot.contestants[0]: 70}))

    class Coin:
        name = "a coin"

        def settle(self, lot, bench):
            """Take the draw for this lot."""
            return attrs.evolve(el.DrawLots().settle(lot, bench))

    halves = nation({"A": Fraction(1, 2), "B": Fraction(1, 2)})
    elder = system(lists(seats=1, ties=(Age(),))).count(halves)
    tossed = system(lists(seats=1, ties=(Coin(),)))
    drawn = tossed.count(halves, [el.Draw(lot=tossed.count(halves).lot.id, chosen=("B",))])

    assert elder.seats == {"A": 1, "B": 0}
    assert drawn.seats == {"A": 0, "B": 1}
    assert elder.verify()
    assert drawn.verify()


def test_independent_regions_ask_together():
    """In N it is tied who joins, in S who has the last seat: both are asked at once, and answered at once."""
    who = el.Share("20%", of=el.Base.CONTESTANTS)
    law = system(lists(seats="districts", who=who, admission=el.Admission(fewest=2)))
    returns = el.Returns(
        {"lists": {"N": el.Tally({"A": 70, "B": 15, "C": 15}), "S": el.Tally({"A": 50, "B": 50})}},
        districts=(el.District("N", tier="lists", seats=10), el.District("S", tier="lists", seats=3)),
    )
    asked = law.count(returns)
    drawn = [el.Draw(lot=lot.id, chosen=(lot.contestants[-1],)) for lot in asked.lots]
    done = law.count(returns, drawn)

    assert [lot.step for lot in asked.lots] == ["lists.who/N", "lists/S"]
    assert asked.sure == {"A": 1, "B": 1, "C": 0}
    assert asked.verify()
    # N: 85 votes for ten seats, 8.24 and 1.76 quotas.
    assert done.seats == {"A": 8 + 1, "B": 0 + 2, "C": 2}
    assert done.verify()
