"""The representation quota against an enumeration of every choice."""

import math
from fractions import Fraction

import oracle
from hypothesis import given
from hypothesis import strategies as st
from made import quota

import electoral as el
from electoral.representation import Unsatisfiable, choose

SHARES = st.sampled_from(["30%", "1/3", "50%", "0%", "100%"])
GROUPS = ("women", "youth", "disability")
#: For each candidate: a woman, under 29, with a disability.
people = st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=7)


def roster(traits):
    """A list of candidates with these traits, none of them unknown."""
    candidates = [
        el.Candidate(
            f"Person {place}",
            sex="female" if woman else "male",
            groups=[label for label, has in (("youth", young), ("disability", disabled)) if has],
        )
        for place, (woman, young, disabled) in enumerate(traits)
    ]
    return el.CandidateList(tier="lists", party="A", candidates=candidates)


def chosen(listed, share, places):
    """Choose as few others as the quota for the three groups together demands."""
    rule = quota(GROUPS, share)
    return choose(listed.candidates, seats=places, bounds=rule.bounds, by=rule.remedy.by)


def fewest(share, persons):
    """The fewest whole persons that are at least a share, found by trying."""
    part = {"30%": Fraction(3, 10), "1/3": Fraction(1, 3), "50%": Fraction(1, 2), "0%": 0, "100%": 1}[share]
    return next(number for number in range(persons + 1) if number >= part * persons)


@given(people, SHARES, st.data())
def test_the_proposal_is_the_nearest_choice_that_complies(traits, share, data):
    """Of all choices that comply the proposal changes fewest places and then has the best places."""
    places = data.draw(st.integers(0, len(traits)))
    listed = roster(traits)
    proposal = chosen(listed, share, places)
    best = oracle.best_choice([any(trait) for trait in traits], places, fewest(share, places))

    if best is None:
        assert isinstance(proposal, Unsatisfiable)
        assert proposal.missing == fewest(share, places) - sum(any(trait) for trait in traits) > 0
        (required,) = proposal.nearest.required
        assert required.number == fewest(share, places)
    else:
        (required,) = proposal.required
        assert required.number == fewest(share, places)
        assert proposal.members == tuple(listed.candidates[i] for i in best)
        assert set(proposal.displaced) == {listed.candidates[i] for i in range(places) if i not in best}
        assert proposal.promoted == tuple(listed.candidates[i] for i in best if i >= places)


@given(people.filter(bool), SHARES)
def test_a_person_in_several_groups_counts_once(traits, share):
    """The check of a list counts persons in at least one group, never groups."""
    report = quota(GROUPS, share).check(roster(traits))
    inside, due = len([trait for trait in traits if any(trait)]), fewest(share, len(traits))

    assert report.persons == len(traits)
    assert report.complies == (inside >= due)
    assert [(fault.counted, fault.bound, fault.missing) for fault in report.faults] == (
        [] if report.complies else [(inside, due, due - inside)]
    )


@given(people, SHARES)
def test_the_longest_beginning_that_keeps_the_rules_does(traits, share):
    """The first so many persons are by themselves a list without a fault, and no more of them are."""
    rule, longest = quota(GROUPS, share), quota(GROUPS, share).check(roster(traits)).compliant_up_to

    assert rule.check(roster(traits[:longest])).complies
    assert not any(rule.check(roster(traits[:more])).complies for more in range(longest + 1, len(traits) + 1))


@given(people, SHARES, st.data())
def test_a_proposal_complies_when_held_against_its_quota(traits, share, data):
    """The members of a proposal, given back by name, meet the quota."""
    places = data.draw(st.integers(0, len(traits)))
    listed, rule = roster(traits), quota(GROUPS, share)
    proposal = chosen(listed, share, places)

    if not isinstance(proposal, Unsatisfiable):
        (held,) = rule.hold(listed, [member.name for member in proposal.members])
        assert held.missing == 0
        assert held.number == math.ceil(rule.bounds[0].size * places)
        assert len(proposal.members) == places
