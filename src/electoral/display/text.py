"""A count as text: seats, who took part and why, quotients, and the representation quota."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from electoral.capping import Capped, Placed
from electoral.coalesced import Coalesced
from electoral.display import coalesced, linked, losers, quotas, travelled
from electoral.display.contests import Contests, by_most_votes, contest_table, contests_of
from electoral.display.layout import columns
from electoral.display.seats import awarded, reduced, settled
from electoral.display.who import joined, qualified
from electoral.display.words import article, method, of, place, tie_rule
from electoral.exact import grouped
from electoral.linked import (
    Claimed,
    Complemented,
    LeftOut,
    Leveled,
    LinkedNumbers,
    MajoritySeats,
    Ranked,
    SeatsToGive,
    Void,
)
from electoral.losers import LosersSeated
from electoral.record import (
    Admitted,
    Asked,
    Awarded,
    Declared,
    Qualified,
    ReducedQuotas,
    RequiredMembers,
    Settled,
    Step,
)
from electoral.seated import ListChecked, Moved
from electoral.travelled import Reserved, Transferred

if TYPE_CHECKING:
    from electoral.count import Count

# Of a stage before the last of a tier so many awards are shown; more are only told one by one.
_MOST = 3


def result(count: "Count") -> str:
    """Give a count as a page of text."""
    parts = (_head(count), _house(count), _sections(count), _short_lists(count), _open(count))
    return "\n".join(line for part in parts for line in part).rstrip()


def _head(count: "Count") -> Iterator[str]:
    yield count.system.name
    yield f"Law: {count.system.law.text}"
    yield from hypothetical(count)


def hypothetical(count: "Count") -> Iterator[str]:
    """Say it where a count is not by a law that was ever in force."""
    for change in count.system.hypothetical:
        yield f"HYPOTHETICAL: {change}"


def _house(count: "Count") -> Iterator[str]:
    tiers = [count[tier.name] for tier in count.system.tiers]
    rows = [["", *(tier.name for tier in tiers), "seats"]]
    for party, seats in count.sure.items():
        rows.append([party, *(grouped(tier.sure[party]) for tier in tiers), grouped(seats)])
    independents = [tier.sure_independents for tier in tiers]
    if any(independents):
        rows.append(["independents", *map(grouped, independents), grouped(sum(independents))])
    totals = [sum(tier.sure.values()) + tier.sure_independents for tier in tiers]
    rows.append(["all", *map(grouped, totals), grouped(sum(totals))])
    yield ""
    if count.status != "complete":
        yield "Sure so far:"
    yield from columns(rows)


def _sections(count: "Count") -> Iterator[str]:
    contests = contests_of(count)
    many = _many(count)
    for step in count.record.steps:
        own = contests.get(getattr(step, "stage", ""))
        if isinstance(step, Awarded | Claimed | SeatsToGive) and step.stage in many:
            continue
        if own is None or (isinstance(step, Awarded) and not by_most_votes(step)):
            yield from _section(count, step)
        elif step is own.steps[0]:
            yield from _contests(count, own)


def _many(count: "Count") -> frozenset[str]:
    """Give the stages with too many awards to read here, which fill no seats; `explain` tells them."""
    awards = Counter(step.stage for step in count.record.steps if isinstance(step, Awarded | Claimed))
    filling = {name for names in count.filling.values() for name in names}
    return frozenset(stage for stage, number in awards.items() if number > _MOST and stage not in filling)


def _contests(count: "Count", contests: Contests) -> Iterator[str]:
    yield from ("", *contest_table(count, contests))
    for ties in contests.ties.values():
        for tie in ties:
            if isinstance(tie, Settled):
                yield from _settlement(count, tie)


def _section(count: "Count", step: Step) -> Iterator[str]:
    match step:
        case Qualified():
            yield from ("", f"Who took part ({place(step.stage, step.region)}):", *qualified(step))
        case Admitted():
            yield f"  {joined(step, tied=_asks(count, step))}"
        case Awarded():
            where = place(step.stage, step.region)
            yield from ("", f"{of(step.seats, 'seat')} ({where}), {method(step.method)}:", *awarded(step))
        case ReducedQuotas():
            where = place(step.stage, step.region)
            yield from ("", f"{of(step.seats, 'seat')} ({where}):", *reduced(step))
        case Settled():
            yield from _settlement(count, step)
        case Declared():
            winners = f"{of(step.seats, 'winner')} ({step.stage})"
            votes = (
                "not all votes are known"
                if step.stage in count.returns.tallies
                else "their votes are not known"
            )
            yield from ("", f"{winners} as declared; {votes}.")
        case RequiredMembers():
            yield from ("", f"Representation quota ({step.tier}, {step.stage}):", *quotas.required(step))
        case ListChecked() | Moved():
            title, lines = quotas.TITLES[type(step)]
            yield from ("", f"{title(step)}:", *lines(step))
        case _:
            yield from _of_linked_tiers(step)


def _of_linked_tiers(step: Any) -> Iterator[str]:
    match step:
        case _ if type(step) in _LINKED:
            title, lines = _LINKED[type(step)]
            yield from ("", f"{title} ({place(step.stage, step.region)}):", *lines(step))
        case Ranked() if step.refused:
            yield from ("", f"Winners without a seat ({step.region}):", *linked.refused(step))
        case SeatsToGive() if step.less or step.won:
            where = place(step.stage, step.region)
            yield from ("", f"{of(step.seats, 'seat')} to give ({where}):", *linked.seats_to_give(step))
        case _:
            pass


_LINKED: dict[type, tuple[str, Callable[..., Iterator[str]]]] = {
    Claimed: ("Claims", linked.claimed),
    Leveled: ("The size of the house", linked.leveled),
    LeftOut: ("Left out of the next round", linked.left_out),
    Void: ("No winner", linked.void),
    MajoritySeats: ("Majority clause", linked.majority),
    LinkedNumbers: ("Linked numbers", linked.linked_numbers),
    Capped: ("More seats than the cap", linked.capped),
    Placed: ("Seats in districts with fixed seats", linked.placed),
    Complemented: ("List seats", linked.complemented),
    Coalesced: ("Coalitions", coalesced.coalesced),
    LosersSeated: ("Best losers", losers.losers),
    Transferred: ("Votes that travelled", travelled.transferred),
    Reserved: ("Reserved mandates", travelled.reserved),
}


def _asks(count: "Count", admitted: Admitted) -> bool:
    return any(
        isinstance(step, Asked) and (step.stage, step.region) == (admitted.stage, admitted.region)
        for step in count.waiting
    )


def _settlement(count: "Count", step: Settled) -> Iterator[str]:
    """Say by what rule a tie was settled, and how; indented, since it stands below the step that was tied."""
    cited = article(count, step, "ties")
    behind = f" - {cited}" if cited else ""
    yield f"  Tie settled: {tie_rule(step.rule)} ({place(step.stage, step.region)}){behind}"
    yield from (f"  {line}" for line in settled(step))


def _short_lists(count: "Count") -> Iterator[str]:
    """Say it where a list has fewer persons than seats, and the law, as it is known here, does not."""
    for each in count.returns.lists:
        if getattr(count.system.tier(each.tier), "exhausted", None) is not None:
            continue
        seats = count[each.tier].sure.get(each.party, 0)
        if each.persons is not None and each.persons < seats:
            short = f"{of(seats, 'seat')}, but only {of(each.persons, 'person')} on its list"
            unknown = "what the law says then is not known here"
            yield from ("", f"Note ({each.tier}): {each.party}: {short}; {unknown}")


def _open(count: "Count") -> Iterator[str]:
    for lot in count.lots:
        yield from ("", f"OPEN LOT {lot}", f"  draw it and count again with --draw {lot.id}=NAME,...")
    for step in count.silences:
        where = f"{of(step.seats, 'seat')} ({step.stage}, {step.region})"
        yield from ("", f"THE LAW IS SILENT on {where}: {step.reason}")
