"""Whole records that lie consistently: they are held against the law, not only against themselves."""

import attrs
import pytest
from made import drawn, lists, nation, system

import electoral as el
from electoral.check import faults
from electoral.frozen import Frozen
from electoral.record import (
    Awarded,
    Filled,
    House,
    Qualified,
    ReducedQuotas,
    RequiredMembers,
    Settled,
    Silent,
)

ELECTION = el.load("kazakhstan-2023")
RECORD = ELECTION.count().record


def refused(record, count):
    """Give what the checker says of a record of a count."""
    return " | ".join(faults(record, count.system, count.returns))


def of_2023(*steps, hypothetical=()):
    """Give what the checker says of other steps for the election of 2023."""
    record = attrs.evolve(RECORD, steps=steps, hypothetical=hypothetical)
    return refused(record, ELECTION.count())


def moved(step):
    """Give a step with one seat moved from OSDP to Amanat, in every sum."""

    def row(seats):
        return Frozen({**seats, "Amanat": seats["Amanat"] + 1, "OSDP": seats["OSDP"] - 1})

    match step:
        case Awarded():
            return attrs.evolve(step, sure=row(step.sure), evidence=None)
        case Filled(stage="party list"):
            return attrs.evolve(step, rows=Frozen({key: row(each) for key, each in step.rows.items()}))
        case RequiredMembers(stage="mandates"):
            totals = row(step.totals)
            numbers = Frozen({key: -(-3 * seats // 10) for key, seats in totals.items()})
            return attrs.evolve(step, totals=totals, numbers=numbers)
        case House():
            return attrs.evolve(step, seats=row(step.seats))
        case _:
            return step


def test_seats_without_evidence_are_refused_for_a_method_of_ours():
    """A seat moved in every sum, with the evidence taken away, is no proof."""
    assert "the evidence is not that of method 'hare'" in of_2023(*map(moved, RECORD.steps))


def test_a_record_by_another_method_under_the_laws_name_is_refused():
    """A whole D'Hondt record that calls itself Hare is refused by its evidence."""
    dhondt = ELECTION.vary({"party list.method": "dhondt"}).count().record
    steps = [
        attrs.evolve(step, method="hare") if isinstance(step, Awarded) else step for step in dhondt.steps
    ]

    assert "the evidence is not that of method 'hare'" in of_2023(*steps)


def test_a_record_without_the_threshold_is_refused():
    """Everyone taking part is not what a law with 5 % says."""
    everyone = ELECTION.vary({"party list.who": "everyone"}).count().record

    assert "the law's condition is Share" in of_2023(*everyone.steps)


def test_an_invented_silence_is_refused():
    """Where there are contestants with votes, the law is not silent on their seats."""
    steps = []
    for step in RECORD.steps:
        if isinstance(step, Awarded):
            silence = Silent(stage=step.stage, region=step.region, seats=step.seats, reason="invented")
            steps.append(silence)
        elif not isinstance(step, Filled | House | RequiredMembers):
            steps.append(step)

    assert "the law is not silent" in of_2023(*steps)


@pytest.mark.parametrize("kind", [Qualified, Awarded, Filled, House, RequiredMembers])
def test_a_step_told_twice_is_refused(kind):
    """Every step is told once."""
    twice = [each for step in RECORD.steps for each in ((step, step) if isinstance(step, kind) else (step,))]

    assert of_2023(*twice)


class TestTies:
    LAW = el.System(
        "Made-up land",
        law="made up",
        tiers=(
            el.Lists(
                "lists",
                seats=3,
                method="hare",
                who=el.Everyone(),
                ties=(el.RegistrationOrder(), el.DrawLots()),
            ),
        ),
    )

    def forged(self, **changes):
        """Give a count whose tie goes to B, and the record that says so in every step."""
        parties = (el.Party("A", registration_order=1), el.Party("B", registration_order=2))
        count = self.LAW.count(attrs.evolve(nation({"A": 50, "B": 50}), parties=parties))
        steps = []
        for step in count.record.steps:
            match step:
                case Settled():
                    steps.append(attrs.evolve(step, chosen=("B",), grounds=Frozen(), **changes))
                case Filled():
                    steps.append(attrs.evolve(step, rows=Frozen({"nation": Frozen({"A": 1, "B": 2})})))
                case House():
                    steps.append(attrs.evolve(step, seats=Frozen({"A": 1, "B": 2})))
                case _:
                    steps.append(step)
        return refused(attrs.evolve(count.record, steps=tuple(steps)), count)

    def test_a_draw_before_the_order_of_registration_is_refused(self):
        """Lots are not drawn where the list registered earlier has the seat."""
        assert "the order of registration settles this tie" in self.forged(rule="draw lots", drawn=True)

    def test_a_rule_that_is_not_the_laws_is_refused(self):
        """Nobody settles a tie by a rule of one's own."""
        assert "tie rule 'my coin' is not the law's" in self.forged(rule="my coin")


class TestSeatsFromNowhere:
    def test_a_stage_that_fills_no_seats_cannot(self):
        """Fifty seats told by the question who takes part, and summed in the house, are refused."""
        steps = []
        for step in RECORD.steps:
            if isinstance(step, House):
                rows = Frozen({"Kazakhstan": Frozen({"Baytaq": 50})})
                steps.append(Filled(stage="party list.who", rows=rows))
                seats = Frozen({**step.seats, "Baytaq": 50})
                steps.append(attrs.evolve(step, seats=seats, total=step.total + 50))
            else:
                steps.append(step)

        assert "stage 'party list.who' fills no seats" in of_2023(*steps)

    def test_seats_left_over_cannot_go_to_who_does_not_take_part(self):
        """C takes no part, so it cannot have the seats whose rule is not known."""
        who, admission = el.Share("7%", of=el.Base.CONTESTANTS), el.Admission(fewest=2, factor="7/10")
        count = system(lists(seats=98, who=who, admission=admission)).count(
            nation({"A": 900, "B": 60, "C": 40})
        )
        steps = []
        for step in count.record.steps:
            if isinstance(step, ReducedQuotas):
                sure = Frozen({**step.sure, "C": step.left})
                steps += [
                    attrs.evolve(step, sure=sure, left=0),
                    Filled(stage="lists", rows=Frozen({"nation": sure})),
                    House(seats=sure, independents=0, total=98),
                ]
            elif not isinstance(step, Silent):
                steps.append(step)

        assert "are not those who take part" in refused(attrs.evolve(count.record, steps=tuple(steps)), count)

    def test_a_divisor_method_of_ones_own_is_proven_by_its_divisors(self):
        """Without evidence, or with the divisors of another method, its seats are refused."""
        danish = el.DivisorMethod("danish", el.Linear(1, 3))
        returns = nation({"A": 70, "B": 20, "C": 10})
        count = system(lists(method=danish)).count(returns)
        dhondt = system(lists(method="dhondt")).count(returns).record

        assert count.verify()
        for steps, changes, fault in (
            (count.record.steps, {"evidence": None}, "the evidence is not that of method 'danish'"),
            (dhondt.steps, {"method": "danish"}, "divisors 1, 2, 3 are not the method's"),
        ):
            forged = [attrs.evolve(step, **changes) if isinstance(step, Awarded) else step for step in steps]
            record = attrs.evolve(count.record, steps=tuple(forged))
            assert fault in refused(record, count)

    def test_nobody_is_awarded_seats_while_it_is_open_who_takes_part(self):
        """A tie among those to be admitted keeps all seats of the region open."""
        who, votes = el.Share("50%", of=el.Base.CONTESTANTS), {"A": 70, "B": 10, "C": 10, "D": 10}
        count = system(lists(who=who, admission=el.Admission(fewest=2))).count(nation(votes))
        alone = system(lists(who=who)).count(nation(votes))
        awarded = [step for step in alone.record.steps if isinstance(step, Awarded)]
        record = attrs.evolve(count.record, steps=(*count.record.steps, *awarded))

        assert "goes on while something before it is open" in refused(record, count)

    def test_an_admission_tie_has_the_places_the_law_leaves(self):
        """Two places for B, C and D cannot be told as one drawn and one given."""
        who, votes = el.Share("50%", of=el.Base.CONTESTANTS), {"A": 70, "B": 10, "C": 10, "D": 10}
        law = system(lists(who=who, admission=el.Admission(fewest=3)))
        lot = law.count(nation(votes)).lot
        count = law.count(nation(votes), [drawn(lot, "B", "C")])
        one = el.Lot(lot.step, lot.contestants, 1)
        steps = [
            attrs.evolve(step, places=1, lot=one.id, chosen=("B",)) if isinstance(step, Settled) else step
            for step in count.record.steps
        ]

        assert "those admitted among the tied are not those chosen" in refused(
            attrs.evolve(count.record, steps=tuple(steps)), count
        )

    def test_a_law_without_a_rule_for_ties_settles_none(self):
        """A draw is no answer where the law has no rule for ties."""
        asks = system(lists(seats=3))
        lot = asks.count(nation({"A": 5, "B": 5})).lot
        count = asks.count(nation({"A": 5, "B": 5}), [drawn(lot, "B")])
        silent_law = system(lists(seats=3, ties=()))

        assert "the law has no rule for ties" in " | ".join(faults(count.record, silent_law, count.returns))


def test_a_single_winner_and_a_sweep_are_proven():
    """Where one contestant has all the seats there is no further quotient of its own to refuse."""
    for method in ("dhondt", "sainte_lague", "hare"):
        for seats in (1, 10):
            count = system(lists(method=method, seats=seats)).count(nation({"A": 1000, "B": 1}))

            assert count.seats == {"A": seats, "B": 0}
            assert count.verify()


def test_a_tier_by_plurality_with_a_promise_is_proven_or_refused():
    """One seat promised to B fits plurality; two do not, and the law is refused."""
    who = el.Share("50%", of=el.Base.CONTESTANTS)
    parts = {"method": "plurality", "seats": 2, "who": who}
    count = system(lists(**parts, admission=el.Admission(fewest=2, minimum=1))).count(
        nation({"A": 60, "B": 40})
    )

    assert count.seats == {"A": 1, "B": 1}
    assert count.verify()
    with pytest.raises(el.InvalidSystem, match="plurality gives one seat each"):
        lists(**parts, admission=el.Admission(fewest=2, minimum=2))


class TestTiesInSteps:
    """One place with two ties: first a remainder, then the averages that depend on the answer."""

    def counted(self, answer, seats=4):
        """Count, with the first lot drawn."""
        rule = el.QuotaMethod("own", quota="hare", remaining=el.RemaindersThenAverages(1, averages="all"))
        returns = nation({"A": 30, "B": 10, "C": 26, "D": 7, "E": 7})
        law = system(lists(method=rule, seats=seats))
        return law.count(returns, [drawn(law.count(returns).lot, answer)])

    def test_both_answers_are_proven_and_differ(self):
        """Whoever has the remainder, the averages go on from there."""
        first, second = self.counted("A"), self.counted("B")

        assert first.verify()
        assert second.verify()
        assert first.seats != second.seats

    def test_what_follows_one_answer_does_not_follow_the_other(self):
        """A was drawn, but the seats are those after B."""
        count, other = self.counted("A"), self.counted("B")
        steps = list(count.record.steps)
        for place, step in enumerate(other.record.steps):
            if not isinstance(step, Settled) and place > 1:
                steps[place] = step
        record = attrs.evolve(count.record, steps=tuple(steps))

        assert "the seats held are not those after the answer" in refused(record, count)

    def test_a_lot_cannot_be_hidden(self):
        """Without the first award and its lot the last one is not the method's answer."""
        count = self.counted("B")
        first = [step for step in count.record.steps if isinstance(step, Awarded | Settled)][:2]
        kept = tuple(step for step in count.record.steps if step not in first)
        record = attrs.evolve(count.record, steps=kept)

        assert "a tie among remainders is not told" in refused(record, count)

    def test_a_hidden_lot_of_the_quota_method_is_noticed(self):
        """Its last award alone has answered a tie that was never asked."""
        law, returns = system(lists(method="quota_method", seats=6)), nation({"A": 12, "B": 3, "C": 6})
        count = law.count(returns)
        count = law.count(returns, [drawn(count.lot, *count.lot.contestants[: count.lot.places])])
        first = [step for step in count.record.steps if isinstance(step, Awarded | Settled)][:2]
        kept = tuple(step for step in count.record.steps if step not in first)
        record = attrs.evolve(count.record, steps=kept)

        assert count.verify()
        assert "a tie is answered that was never asked" in refused(record, count)


class TestSilences:
    """The law is silent only where its method has no result."""

    def silenced(self, method, seats=5):
        """Give what the checker says if the award is replaced by a silence."""
        count = system(lists(method=method, seats=seats)).count(nation({"A": 30, "B": 20}))
        steps = [step for step in count.record.steps if isinstance(step, Qualified)]
        silent = Silent(stage="lists", region="nation", seats=seats, reason="none")
        return refused(attrs.evolve(count.record, steps=(*steps, silent)), count)

    def test_no_silence_can_be_invented(self):
        """Whatever the method, it has a result here."""
        seated = el.QuotaMethod(
            "own", quota="droop", remaining=el.RemaindersThenAverages(1, averages="seated")
        )
        methods = ("macau_dhondt", "quota_method", el.DivisorMethod("own", lambda k: k + 2), seated)

        for method in (*methods, el.DivisorMethod("list", el.Listed((1, 2, 3, 4, 5, 6)))):
            assert "the law is not silent" in self.silenced(method)

    def test_limits_of_the_library_are_no_silence_of_the_law(self):
        """Too many seats for a method, or too few divisors in a list, are errors of the count."""
        for method, seats, error in (
            ("quota_method", 10**7, el.BeyondLimit),
            ("macau_dhondt", 2 * 10**6, el.BeyondLimit),
            (el.DivisorMethod("list", el.Listed(("1.4", 3))), 5, el.InvalidSystem),
        ):
            with pytest.raises(error):
                system(lists(method=method, seats=seats)).count(nation({"A": 30, "B": 20}))
