"""Counts in which members give way to others: made-up persons, lists and districts.

Votes are such that each list has its seats by whole quotas.
"""

from made import lists, proven, system

import electoral as el
from electoral.representation import Bound, SeatRule
from electoral.seated import Moved


def women(size, *, over="list", rounding=None, **parts):
    """Give a rule that demands at least so many women."""
    return SeatRule(Bound("women", at_least=size, rounding=rounding), over=over, **parts)


def quota(remedy, *rules, **parts):
    """Give a quota on seats of the lists."""
    return el.RepresentationQuota(of="lists", seats=rules, remedy=remedy, **parts)


def counted(members, rosters, won, *, persons="list order", **parts):
    """Count lists by Hare in districts: district -> party -> votes, as many as its seats; prove it."""
    law = system(lists(seats="districts", persons=persons), members=members)
    returns = el.Returns(
        {"lists": {key: el.Tally(row) for key, row in won.items()}},
        districts=tuple(el.District(key, tier="lists", seats=sum(row.values())) for key, row in won.items()),
        lists=tuple(rosters),
        **parts,
    )
    return proven(law.count(returns))


def nation(members, seats, *rosters, persons="list order"):
    """Count A alone in one nation, with so many seats."""
    return counted(members, rosters, {"nation": {"A": seats}}, persons=persons)


def steps(count):
    """Give the steps of the record that say who moved."""
    return [step for step in count.record.steps if isinstance(step, Moved)]


def told(step):
    """Give the moves of a step, and what it says of each bound: the number, before, after, and missing."""
    return (
        [(move.displaced, move.promoted) for move in step.moves],
        [(each.number, each.before, each.after, each.missing) for each in step.demands],
    )


def named(count, tier="lists"):
    """Give the names of the members of a tier."""
    return [each.name for each in count.members if each.tier == tier]
