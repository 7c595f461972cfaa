"""Whole records that lie consistently: they are held against the law, not only against themselves."""

import attrs
import pytest
from made import nation

import electoral as el
from electoral.check import faults
from electoral.frozen import Frozen
from electoral.record import Awarded, Filled, House, Qualified, RequiredMembers, Settled, Silent

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
            minima = Frozen({key: -(-3 * seats // 10) for key, seats in totals.items()})
            return attrs.evolve(step, totals=totals, minima=minima)
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

    assert "the law's threshold is 1/20 of 'valid'" in of_2023(*everyone.steps)


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
