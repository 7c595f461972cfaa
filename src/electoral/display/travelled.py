"""Votes that travelled between tiers, and reserved mandates, as text."""

from collections.abc import Iterator

from electoral.display.layout import columns
from electoral.display.words import of
from electoral.exact import Exact, mixed
from electoral.travelled import Reserved, Transferred

_RULES = {
    "candidates": "votes for candidates count for their lists",
    "fragments": "votes that elected nobody travel to the lists",
    "scorporo": "what a seat cost is taken off the lists of its winner",
    "split": "votes for a candidate alone are split among its lists",
}


def transferred(step: Transferred) -> Iterator[str]:
    """Show the votes of each list before and after, and of how many contests they came."""
    yield f"  {_RULES.get(step.rule, step.rule)}, of {of(len(step.moved), 'contest')}"
    rows = [["", "votes", "travelled", "together"]]
    for key, votes in step.before.items():
        rows.append([key, mixed(votes), _signed(step.added[key]), mixed(step.after[key])])
    yield from columns(rows, indent="  ")


def _signed(votes: Exact) -> str:
    return f"-{mixed(-votes)}" if votes < 0 else mixed(votes)


def contests(step: Transferred) -> Iterator[str]:
    """Show the same, and what travelled in every contest."""
    yield from transferred(step)
    yield "  by contest:"
    rows = [
        [district, key, _signed(votes)] for district, row in step.moved.items() for key, votes in row.items()
    ]
    if rows:
        yield from columns(rows, indent="    ", left=(0, 1))


def reserved(step: Reserved) -> Iterator[str]:
    """Show the quota, and the lists of minorities beside it."""
    yield f"  a quota of {of(step.quota, 'vote')}, by {of(step.votes, 'vote')}"
    rows = [[key, mixed(votes), of(step.seats[key], "seat")] for key, votes in step.lists.items()]
    if rows:
        yield from columns(rows, indent="  ")
    else:
        yield "  no list of a minority asks for one"
