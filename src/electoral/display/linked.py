"""The steps of linked tiers as text."""

from collections.abc import Iterator
from fractions import Fraction

from electoral.capping import Capped, Placed
from electoral.display.layout import columns
from electoral.display.words import of
from electoral.exact import Exact, decimals, grouped, mixed, percent, share_text
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

_CLAIMS = {
    "larger": "the larger of both",
    "mean": "the mean of both, rounded up, and never fewer than won",
}


def void(step: Void) -> Iterator[str]:
    """Say that a contest elected nobody."""
    yield f"  the contest is void: {of(step.seats, 'seat')} stay{'s' if step.seats == 1 else ''} empty"


def seats_to_give(step: SeatsToGive) -> Iterator[str]:
    """Say how many seats there are, and why."""
    yield f"  {of(step.law, 'seat')} by the law"
    for reason, seats in step.less.items():
        yield f"  less {of(seats, 'seat')}: {reason}"
    for party, seats in step.won.items():
        yield f"  and {of(seats, 'seat')} that {party} won in districts"


def claimed(step: Claimed) -> Iterator[str]:
    """Show the claim of every list with something to claim."""
    yield f"  {_CLAIMS[step.rule]}:"
    rows = [["", "first distribution", "won", "claim"]]
    for key, claim in step.claims.items():
        if claim:
            rows.append([key, grouped(step.first[key]), grouped(step.won[key]), grouped(claim)])
    yield from columns(rows, indent="  ")


def leveled(step: Leveled) -> Iterator[str]:
    """Show claims beside the seats of the house that meets them."""
    yield f"  the smallest house, from {grouped(step.base)} on, that meets the claims: {grouped(step.house)}"
    if step.tolerance:
        yield f"  up to {of(step.tolerance, 'seat')} of parties with overhang may be missing, and are added"
    rows = [["", "claim", "overhang threatened", "missing", "seats"]]
    for key, claim in step.claims.items():
        numbers = (claim, step.threatened[key], step.missing.get(key, 0), step.seats[key])
        rows.append([key, *map(grouped, numbers)])
    rows.append(["all", "", "", grouped(sum(step.missing.values())), grouped(sum(step.seats.values()))])
    yield from columns(rows, indent="  ")


def majority(step: MajoritySeats) -> Iterator[str]:
    """Say whom the majority clause gives seats, if anybody."""
    if not step.added:
        yield "  nobody has more than half of the votes and not more than half of the seats"
    for party, seats in step.added.items():
        votes = f"{mixed(step.votes[party])} of {of(sum(step.votes.values()), 'vote')}"
        house = f"{grouped(step.before[party])} of {of(sum(step.before.values()), 'seat')}"
        yield f"  {party} has {votes}, but {house}: {of(seats, 'seat')} more"


_ROUNDED = {"half up": ", rounded, halves up", "down": ", rounded down", "exact": ""}


def linked_numbers(step: LinkedNumbers) -> Iterator[str]:
    """Show how linked numbers follow from shares of the house and seats won, and how they come to seats."""
    house = f"{of(step.base, 'seat')} by votes, less those won, times {step.factor}"
    yield f"  the share of {house}{_ROUNDED[step.rounding]}"
    if step.least is not None:
        yield f"  0 if below {grouped(step.least.number)} {step.least.tested}"
    total = sum(step.votes.values())
    rows = [["", "votes", "share", "won", "missing", "linked", "" if not step.left else "with what is left"]]
    for key, votes in step.votes.items():
        share = step.base * Fraction(votes) / total if total else Fraction(0)
        shown = [mixed(votes), decimals(share, 3), grouped(step.won[key]), _signed(step.missing[key])]
        number = decimals(Fraction(step.numbers[key]), 3) if step.left else ""
        rows.append([key, *shown, _number(step.linked[key]), number])
    yield from columns(rows, indent="  ")
    numbers = f"  linked numbers of {_number(sum(step.linked.values()))} for {of(step.seats, 'list seat')}"
    if step.left:
        yield f"{numbers}: the {_number(step.left)} left are shared by votes and added"
    else:
        yield f"{numbers}: they are scaled to them"


def _signed(number: Fraction) -> str:
    return f"-{decimals(-number, 3)}" if number < 0 else decimals(number, 3)


def _number(number: Exact) -> str:
    """Give a whole number, or a fraction with three digits."""
    exactly = Fraction(number)
    return grouped(exactly.numerator) if exactly.denominator == 1 else decimals(exactly, 3)


def left_out(step: LeftOut) -> Iterator[str]:
    """Say who is left out of the next round, and what is left for the others."""
    for party in step.contestants:
        own = f"won {grouped(step.won[party])}, its share is {grouped(step.entitled[party])}"
        yield f"  {party} {own}: it keeps what it won"
    yield f"  {of(step.seats, 'seat')} are left for the others"


_SEVERAL = {
    "together": "all who have too many are capped together",
    "one by one": "one by one, the largest excess first",
}


def capped(step: Capped) -> Iterator[str]:
    """Show the caps of a round, who exceeds them, and what is left for the others."""
    if step.house is not None and step.over is not None:
        share = f"{of(step.house, 'seat')} x (share of the votes + {share_text(step.over)})"
        yield f"  nobody may have more than {share}, rounded down"
    if step.most is not None:
        yield f"  nobody may have more than {of(step.most, 'seat')}"
    yield f"  {_SEVERAL[step.rule]}"
    rows = [["", "share", "cap", "won", "entitled", "too many", "list seats"]]
    for key, cap in step.caps.items():
        numbers = map(grouped, (cap, step.won[key], step.entitled[key], step.excess.get(key, 0)))
        given = grouped(step.given[key]) if key in step.given else ""
        rows.append([key, percent(step.shares[key], 4), *numbers, given])
    yield from columns(rows, indent="  ")
    yield f"  {of(step.seats, 'seat')} are left for the others"


def placed(step: Placed) -> Iterator[str]:
    """Show a party's seats by district: whole quotas, and seats by remainder where there was one left."""
    rows = [["", "votes", "votes a seat", "quotient", "whole", "seats left", "seats"]]
    for key, seats in step.placed.items():
        quota = step.quotas.get(key)
        by_quota = ["", ""]
        if quota is not None:
            by_quota = [decimals(quota, 2), decimals(step.wholes[key] + step.remainders[key], 4)]
        whole, room = grouped(step.wholes[key]), grouped(step.room[key])
        rows.append([key, mixed(step.votes[key]), *by_quota, whole, room, grouped(seats)])
    yield from columns(rows, indent="  ")
    for key, seats in step.again.items():
        yield f"  reading of ours: {key} has {of(seats, 'seat')} more, as no other district has one left"


def ranked(step: Ranked) -> Iterator[str]:
    """Show all winners by their share, the best first, with those who have no seat."""
    yield f"  {of(len(step.winners), 'winner')} for {of(step.seats, 'seat')}"
    yield from _shares(step, 0)


def refused(step: Ranked) -> Iterator[str]:
    """Show those who have no seat, below the last who has one."""
    yield f"  {of(len(step.winners), 'winner')} for {of(step.seats, 'seat')}"
    yield from _shares(step, max(step.seats - 1, 0))


def _shares(step: Ranked, first: int) -> Iterator[str]:
    shares = {key: Fraction(step.votes[key]) / step.valid[key] for key in step.winners}
    ordered = sorted(shares, key=lambda key: -shares[key])[first:]
    rows = [
        [key, step.winners[key], percent(shares[key], 3), "no seat" if key in step.refused else ""]
        for key in ordered
    ]
    yield from columns(rows, indent="  ", left=(0, 1, 3))


def complemented(step: Complemented) -> Iterator[str]:
    """Show how list seats follow from totals and seats won."""
    rows = [["", "total", "won", "list seats", ""]]
    for key, total in step.totals.items():
        if not (total or step.won[key]):
            continue
        notes = [
            *([f"{step.overhang[key]} beyond its total"] if key in step.overhang else []),
            *([f"{of(step.empty[key], 'seat')} left empty"] if key in step.empty else []),
        ]
        numbers = map(grouped, (total, step.won[key], step.seats[key]))
        rows.append([key, *numbers, "; ".join(notes)])
    yield from columns(rows, indent="  ", left=(0, 4))
