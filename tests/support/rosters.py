"""Made-up lists of persons by letters, and the worked examples of rules on representation."""

from pathlib import Path

import electoral as el
from electoral.representation.chamber import Chamber, ElectedElsewhere, StandingList
from electoral.seated import ListChecked, Moved

EXAMPLES = Path(__file__).parents[2] / "examples" / "representation"
_SEX = {"w": "female", "m": "male"}


def people(letters, **known):
    """Give candidates in the order of their places or votes, "1w" for a woman, "2m" for a man."""
    return tuple(
        el.Candidate(f"{place}{letter}", sex=_SEX[letter], **known)
        for place, letter in enumerate(letters, start=1)
    )


def standing(party, letters, *, seats, district=None):
    """Give a list with seats, of persons in the order in which they get them."""
    ranks = tuple((person,) for person in people(letters))
    return StandingList(party=party, district=district, ranks=ranks, seats=seats)


def elsewhere(party, letters):
    """Give members of a party in other tiers, by their letters."""
    return tuple(ElectedElsewhere(party=party, person=person) for person in people(letters))


def chamber(*lists, others=()):
    """Give the lists of a tier, and who is elected in others."""
    districts = len({each.district for each in lists})
    return Chamber(tier="lists", lists=lists, districts=districts, elsewhere=others)


def remedied(quota, *lists, others=()):
    """Give the steps of a quota's remedy for lists with seats."""
    return tuple(quota.remedy.moved(chamber(*lists, others=others), quota.seats))


def report(quota, letters, **known):
    """Hold a list by its letters against the rules on lists; give the faults in words."""
    roster = el.CandidateList(tier=quota.of, party="A", candidates=people(letters, **known))
    return [str(fault) for fault in quota.check(roster).faults]


def counted(example):
    """Count a worked example."""
    return el.load(EXAMPLES / example).count()


def pairs(step):
    """Give who gave way to whom."""
    return [(move.displaced, move.promoted) for move in step.moves]


def moves_on(count, party, district=None):
    """Give who gave way to whom on a list."""
    (step,) = [
        each
        for each in count.record.steps
        if isinstance(each, Moved) and (each.party, each.district) == (party, district)
    ]
    return pairs(step)


def faults_of(count, party):
    """Give the faults of a list's order, in words."""
    (step,) = [each for each in count.record.steps if isinstance(each, ListChecked) and each.party == party]
    return [(fault.first, fault.last, fault.counted, fault.number) for fault in step.faults]
