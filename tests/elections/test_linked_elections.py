"""What official results of linked tiers say beyond seats: claims, overhang, the order of seats."""

import datetime as dt

import attrs
import pytest

import electoral as el
from electoral.linked import Complemented, LeftOut, Leveled, Ranked, SeatsToGive, Void
from electoral.record import Awarded

#: By the official explanations of the distribution of seats, 2013 and 2021.
CLAIMS = {
    "germany-2013": {"CDU": 242, "CSU": 56, "GRÜNE": 61, "LINKE": 60, "SPD": 183},
    "germany-2021": {
        "AfD": 69,
        "CDU": 122,
        "CSU": 45,
        "FDP": 76,
        "GRÜNE": 94,
        "LINKE": 32,
        "SPD": 170,
        "SSW": 1,
    },
}
THREATENED = {"germany-2013": {"CDU": 4}, "germany-2021": {"SPD": 10, "CDU": 12, "AfD": 1, "CSU": 11}}
#: Who got the seven seats of each region of Scotland, in the order of the declarations of 2007.
ORDERS = {
    "Central Scotland": "SNP CON SNP SNP SNP LD SNP",
    "Glasgow": "SNP SNP LD SNP CON SNP GRN",
    "Highlands and Islands": "LAB CON LAB SNP CON LAB SNP",
    "Lothians": "SNP GRN IND_0 SNP CON SNP LAB",
    "Mid Scotland and Fife": "CON LAB CON LAB SNP CON LAB",
    "North East Scotland": "CON LAB CON LAB SNP LD SNP",
    "South of Scotland": "SNP SNP SNP SNP CON SNP LD",
    "West of Scotland": "CON SNP SNP LD CON SNP SNP",
}


def counted(key):
    """Count an election that ships."""
    return el.load(key).count()


def steps(count, kind):
    """Give the steps of a kind."""
    return [step for step in count.record.steps if isinstance(step, kind)]


@pytest.mark.parametrize("key", CLAIMS)
def test_german_claims_and_threatened_overhang_are_the_official_ones(key):
    """Every party's claim, and the seats won beyond the first distribution, are those of the explanations."""
    (step,) = steps(counted(key), Leveled)

    assert step.claims == CLAIMS[key]
    assert {party: seats for party, seats in step.threatened.items() if seats} == THREATENED[key]


@pytest.mark.parametrize(
    ("key", "house", "residual"), [("germany-2013", 631, {}), ("germany-2021", 733, {"CSU": 3})]
)
def test_the_german_house_is_the_smallest_that_meets_the_claims(key, house, residual):
    """631 seats in 2013; 733 and three of residual overhang in 2021; one seat less is too small."""
    count = counted(key)
    (step,) = steps(count, Leveled)
    trials = [each for each in steps(count, Awarded) if each.stage == step.stage]

    assert (step.base, step.house, step.missing) == (598, house, residual)
    assert [each.seats for each in trials] == [house - 1, house]
    short = {party: claim - trials[0].sure[party] for party, claim in step.claims.items()}
    assert sum(seats for seats in short.values() if seats > 0) > sum(residual.values())


def test_the_quotient_of_the_csu_needs_the_divisor_of_the_whole_house():
    """In 2021 the last of 733 seats is the 42nd of the CSU, whose quotient is rounded up from 41.5."""
    count = counted("germany-2021")
    last = [each for each in steps(count, Awarded) if each.stage == "second votes.total"][-1]

    assert last.sure["CSU"] == 42
    assert last.evidence.last_seat == ("CSU",)
    assert last.votes["CSU"] / last.evidence.lowest_awarded == 83


def test_23_winners_of_2025_have_no_seat():
    """The worst-placed winners are denied: 15 of the CDU, 4 of the AfD, 3 of the CSU, 1 of the SPD."""
    refused = {step.party: 0 for step in steps(counted("germany-2025"), Ranked)}
    for step in steps(counted("germany-2025"), Ranked):
        refused[step.party] += len(step.refused)

    assert {party: number for party, number in refused.items() if number} == {
        "CDU": 15,
        "AfD": 4,
        "CSU": 3,
        "SPD": 1,
    }


@pytest.mark.parametrize("region", ORDERS)
def test_scottish_seats_go_in_the_order_of_the_declarations(region):
    """The seats of a region come one after another as they were declared, an individual's among them."""
    count = counted("scotland-2007")
    (award,) = [
        step for step in steps(count, Awarded) if (step.stage, step.region) == ("regions.total", region)
    ]
    again = el.allocate(
        award.votes, award.seats, method="dhondt", minimum=award.minimum, maximum=award.maximum
    )

    assert [key for (key,) in again.order()] == ORDERS[region].split()


@pytest.mark.parametrize(
    ("key", "overhang"),
    [
        ("new-zealand-2005", {"Te Pāti Māori": 1}),
        ("new-zealand-2020", {}),
        ("new-zealand-2023", {"Te Pāti Māori": 2}),
    ],
)
def test_overhang_in_new_zealand_is_kept(key, overhang):
    """Te Pāti Māori won one electorate more than its share in 2005 and two in 2023."""
    (step,) = steps(counted(key), Complemented)

    assert step.overhang == overhang


def test_a_void_electorate_does_not_reduce_the_house_of_new_zealand():
    """Port Waikato had no winner in 2023, and 120 seats were shared all the same."""
    (step,) = steps(counted("new-zealand-2023"), SeatsToGive)

    assert (step.law, step.less, step.seats) == (120, {"winners without a list": 0}, 120)


def test_void_contests_reduce_the_house_of_lesotho_and_their_votes_count():
    """Three failed elections of 2017 leave 117 seats; 580,014 votes share them in one round."""
    count = counted("lesotho-2017")
    (base,) = steps(count, SeatsToGive)
    (award,) = [step for step in steps(count, Awarded) if step.stage.endswith(".total")]

    assert {step.region for step in steps(count, Void)} == {"5 Hololo", "24 Teyateyaneng", "26 Thupa-Kubu"}
    assert base.less == {"independents": 0, "void districts": 3}
    assert (award.seats, sum(award.votes.values())) == (117, 580_014)
    assert steps(count, LeftOut) == []


@pytest.mark.parametrize(
    ("key", "day"),
    [("germany-2013", "2021-09-26"), ("germany-2021", "2013-09-22"), ("new-zealand-2020", "1993-11-06")],
)
def test_a_law_refuses_an_election_of_another_time(key, day):
    """The votes of an election are not counted by a law that was not in force on their day."""
    election = el.load(key)
    returns = attrs.evolve(election.returns, date=dt.date.fromisoformat(day))

    with pytest.raises(el.OutOfForce, match=day):
        election.system.count(returns)
