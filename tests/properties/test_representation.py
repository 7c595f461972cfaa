"""The representation quota against an enumeration of every choice."""

from fractions import Fraction

import oracle
from hypothesis import given
from hypothesis import strategies as st

import electoral as el
from electoral.representation import Infeasible, Proposal

SHARES = st.sampled_from(["30%", "1/3", "50%", "0%", "100%"])
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


def quota(share):
    """The quota for women, youth and persons with disabilities together."""
    return el.RepresentationQuota(("women", "youth", "disability"), at_least=share, of="lists")


def fewest(share, persons):
    """The fewest whole persons that are at least a share, found by trying."""
    part = {"30%": Fraction(3, 10), "1/3": Fraction(1, 3), "50%": Fraction(1, 2), "0%": 0, "100%": 1}[share]
    return next(number for number in range(persons + 1) if number >= part * persons)


@given(people, SHARES, st.data())
def test_the_proposal_is_the_nearest_choice_that_complies(traits, share, data):
    """Of all choices that comply the proposal changes fewest places and then has the best places."""
    places = data.draw(st.integers(0, len(traits)))
    listed = roster(traits)
    proposal = quota(share).propose(listed, places)
    best = oracle.best_choice([any(trait) for trait in traits], places, fewest(share, places))

    if best is None:
        assert isinstance(proposal, Infeasible)
        assert proposal.required == fewest(share, places)
        assert proposal.available == sum(any(trait) for trait in traits)
        assert proposal.missing == proposal.required - proposal.available > 0
    else:
        assert isinstance(proposal, Proposal)
        assert proposal.required == fewest(share, places)
        assert proposal.members == tuple(listed.candidates[i] for i in best)
        assert set(proposal.displaced) == {listed.candidates[i] for i in range(places) if i not in best}
        assert proposal.promoted == tuple(listed.candidates[i] for i in best if i >= places)


@given(people, SHARES)
def test_a_person_in_several_groups_counts_once(traits, share):
    """Compliance counts persons in at least one group, never groups."""
    compliance = quota(share).compliance(roster(traits).candidates)

    assert compliance.persons == len(traits)
    assert compliance.counted == len([trait for trait in traits if any(trait)])
    assert compliance.required == fewest(share, len(traits))
    assert compliance.complies == (compliance.counted >= fewest(share, len(traits)))


@given(people, SHARES, st.data())
def test_a_proposal_complies_when_held_against_its_quota(traits, share, data):
    """The members of a proposal, given back by name, meet the quota."""
    places = data.draw(st.integers(0, len(traits)))
    listed, rule = roster(traits), quota(share)
    proposal = rule.propose(listed, places)

    if isinstance(proposal, Proposal):
        assert rule.choice(listed, [member.name for member in proposal.members]).complies
        assert len(proposal.members) == places
