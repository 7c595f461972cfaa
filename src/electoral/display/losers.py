"""Best losers as text."""

from collections.abc import Iterator

from electoral.display.layout import columns
from electoral.display.words import of
from electoral.exact import mixed
from electoral.losers import LosersSeated


def losers(step: LosersSeated) -> Iterator[str]:
    """Show who of the groups was not elected, by how many votes or which share, and who has a seat."""
    by = "votes" if step.measure == "votes" else f"votes as a share of '{step.measure}' in the district"
    yield f"  {of(step.seats, 'seat')}; those of the groups not elected in {step.of}, by {by}:"
    head = ["", "stood for", "in", "votes", *(["share"] if step.bases else []), ""]
    rows = [
        [
            each.name,
            each.contestant,
            each.district,
            mixed(each.votes),
            *([f"{mixed(each.votes)}/{mixed(step.bases[each.district])}"] if step.bases else []),
            "seated" if each.name in step.chosen else "tied" if each.name in step.tied else "",
        ]
        for each in step.losers
    ]
    yield from (
        columns([head, *rows], indent="    ", left=(0, 1, 2, len(head) - 1)) if rows else ["    nobody"]
    )
    if step.empty:
        stays = "stays" if step.empty == 1 else "stay"
        yield f"  {of(step.empty, 'seat')} {stays} empty: there is nobody else"
