"""Contests that most votes decide, as one table for each tier."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from electoral.display.layout import columns
from electoral.display.words import method, of
from electoral.errors import UnknownName
from electoral.evidence import MostVotesEvidence
from electoral.exact import mixed
from electoral.record import Asked, Awarded, Settled

if TYPE_CHECKING:
    from electoral.count import Count

_LEFT = (0, 1, 3, 5)


@attrs.frozen
class Contests:
    """The contests of one stage that most votes decide, in their order.

    Attributes:
        steps: the seats of each district.
        ties: how the tie of a district was settled, or what waits to be drawn.
    """

    steps: list[Awarded] = attrs.Factory(list)
    ties: dict[str, list[Settled | Asked]] = attrs.Factory(dict)


def by_most_votes(step: Awarded) -> bool:
    """Whether a contest was decided by most votes, and the record proves it so."""
    return isinstance(step.evidence, MostVotesEvidence)


def contests_of(count: "Count") -> dict[str, Contests]:
    """Give the contests of a count that most votes decide, by stage."""
    found: dict[str, Contests] = {}
    for step in count.record.steps:
        if isinstance(step, Awarded) and by_most_votes(step):
            found.setdefault(step.stage, Contests()).steps.append(step)
        elif isinstance(step, Settled | Asked) and step.stage in found:
            found[step.stage].ties.setdefault(step.region, []).append(step)
    return found


def contest_table(count: "Count", contests: Contests) -> Iterator[str]:
    """Show winner and runner-up of every district, with ties marked."""
    first = contests.steps[0]
    total = sum(step.seats for step in contests.steps)
    yield f"{of(total, 'seat')} ({first.stage}), {method(first.method)}:"
    rows = [["district", "winner", "votes", "runner-up", "votes", ""]]
    for step in contests.steps:
        rows.extend(_rows(count, step, contests.ties.get(step.region, ())))
    yield from columns(rows, indent="  ", left=_LEFT)


def _rows(count: "Count", step: Awarded, ties: Sequence[Settled | Asked]) -> Iterator[list[str]]:
    """Give a row for each winner; the runner-up stands beside the last one, unless a lot is open."""
    chosen = {key for tie in ties if isinstance(tie, Settled) for key in tie.chosen}
    winners = [key for key in step.votes if step.sure[key] or key in chosen]
    winners.sort(key=lambda key: -step.votes[key])
    named = _names(count, step)
    asked = [tie for tie in ties if isinstance(tie, Asked)]
    for key in winners:
        last = not asked and key == winners[-1]
        beside = _runner_up(step, winners, named) if last else ["", ""]
        mark = "tie" if key in chosen else ""
        yield [step.region, named[key], mixed(step.votes[key]), *beside, mark]
    for tie in asked:
        tied = ", ".join(named[key] for key in tie.contestants)
        places = f"tie for {of(tie.places, 'seat')}, lot open"
        yield [step.region, tied, mixed(step.votes[tie.contestants[0]]), "", "", places]


def _runner_up(step: Awarded, winners: Sequence[str], named: Mapping[str, str]) -> list[str]:
    """Give those with most votes among the others, all of them if several have as many."""
    others = {key: votes for key, votes in step.votes.items() if key not in winners}
    if not others:
        return ["", ""]
    most = max(others.values())
    return [", ".join(named[key] for key, votes in others.items() if votes == most), mixed(most)]


def _names(count: "Count", step: Awarded) -> dict[str, str]:
    return {key: _name(count, step.region, key) for key in step.votes}


def _name(count: "Count", region: str, key: str) -> str:
    """Give a contestant with the party, if that is another name."""
    try:
        party = count.returns.party(region, key)
    except UnknownName:  # a stage of the user's own may name its regions as it likes
        return key
    return key if party in (None, key) else f"{key} ({party})"
