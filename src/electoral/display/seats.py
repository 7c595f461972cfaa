"""How a method came to its seats, and how ties were settled, as text."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm

from electoral.display.layout import columns
from electoral.display.words import of
from electoral.evidence import (
    DivisorEvidence,
    MostVotesEvidence,
    QuotaEvidence,
    QuotaMethodEvidence,
    TurnsEvidence,
)
from electoral.exact import decimals, grouped, mixed
from electoral.interval import root_of
from electoral.record import Awarded, ReducedQuotas, Settled
from electoral.ties import RegistrationOrder

# Quotients to higher powers are too long to read.
_MOST_POWER = 2
# So many seats are told one after another.
_MOST_SEATS = 20


def awarded(step: Awarded) -> Iterator[str]:
    """Show how a method came to its seats."""
    match step.evidence:
        case QuotaEvidence() as evidence if evidence.quota is not None:
            yield from _quotas(step, evidence, evidence.quota)
        case DivisorEvidence() as evidence:
            yield from _quotients(evidence)
            yield from _plain_seats(step)
        case QuotaMethodEvidence(order=order):
            yield from _one_by_one(order)
            yield from _plain_seats(step)
        case _:
            yield from _plain_seats(step)
    if step.tied:
        later = f" ({of(step.left, 'more seat')} by further steps)" if step.left else ""
        yield f"  tied for {step.places} of the seats: {', '.join(step.tied)}{later}"


def _quotas(step: Awarded, evidence: QuotaEvidence[str], quota: Fraction) -> Iterator[str]:
    yield _quota_line(step, quota)
    # One denominator for all, so that remainders can be compared by eye.
    parts = lcm(*(rest.denominator for rest in evidence.remainders.values()))
    rows = [["", "votes", "whole", "remainder", "", "more", "seats"]]
    for key, votes in step.votes.items():
        rest, wholes = evidence.remainders[key], evidence.wholes[key]
        exactly = f"{grouped(int(rest * parts))}/{grouped(parts)}"
        more = f"{step.sure[key] - wholes:+d}" if step.sure[key] != wholes else ""
        shown = [mixed(votes), grouped(wholes), exactly, f"= {decimals(rest, 5)}", more, _seats(step, key)]
        rows.append([key, *shown])
    yield from columns(rows, indent="  ")
    yield from _seats_left(evidence)


def _quota_line(step: Awarded, quota: Fraction) -> str:
    """Show the quota as what it is of: votes / seats, or votes / more than the seats, rounded."""
    total = Fraction(sum(step.votes.values()))
    parts = total / quota
    if parts.denominator == 1:
        by = of(step.seats, "seat") if parts == step.seats else f"{parts} (for {of(step.seats, 'seat')})"
        return f"  quotient: {of(sum(step.votes.values()), 'vote')} / {by} = {mixed(quota)}"
    return (
        f"  quotient: {mixed(quota)} of {of(sum(step.votes.values()), 'vote')} for {of(step.seats, 'seat')}"
    )


def _seats_left(evidence: QuotaEvidence[str]) -> Iterator[str]:
    """Say by what rule the seats left after whole quotas were given, if not by remainders."""
    match evidence.rest:
        case DivisorEvidence() as rest:
            out = f", without {', '.join(evidence.left_out)}" if evidence.left_out else ""
            yield f"  the seats left go to the highest averages{out}:"
            yield from _quotients(rest)
        case TurnsEvidence():
            yield "  the seats left go in the order of votes"
        case MostVotesEvidence():
            yield "  the seats left are first seats of those with most votes"
        case None:
            pass


def _quotients(evidence: DivisorEvidence[str]) -> Iterator[str]:
    root = root_of(evidence.power)
    divisors = ", ".join(mixed(each) for each in evidence.divisors)
    yield f"  votes divided by {root.replace('root', 'roots')}{divisors} ...; the highest quotients win"
    # Higher powers are too long to read; there the divisor must do.
    if evidence.power <= _MOST_POWER and evidence.lowest_awarded is not None:
        last = ", ".join(evidence.last_seat)
        yield f"  last quotient with a seat: {root}{mixed(evidence.lowest_awarded)} ({last})"
    if evidence.power <= _MOST_POWER and evidence.highest_refused is not None:
        following = ", ".join(evidence.next_seat)
        yield f"  first quotient without: {root}{mixed(evidence.highest_refused)} ({following})"
    if evidence.power > 1 and (divisor := evidence.divisor) is not None:
        yield f"  a divisor that gives these seats: {mixed(divisor)} votes"


def _one_by_one(order: Sequence[Sequence[str]]) -> Iterator[str]:
    """Say who took the seats, one after another; of many, the first."""
    shown = ", ".join(" or ".join(each) for each in order[:_MOST_SEATS])
    more = f" and {len(order) - _MOST_SEATS} more" if len(order) > _MOST_SEATS else ""
    yield f"  seats one after another: {shown}{more}"


def _plain_seats(step: Awarded) -> Iterator[str]:
    counted = "people" if step.stage.endswith(".contingents") else "votes"
    rows = [["", counted, "seats"]]
    rows.extend([key, mixed(votes), _seats(step, key)] for key, votes in step.votes.items())
    yield from columns(rows, indent="  ")


def _seats(step: Awarded, key: str) -> str:
    return grouped(step.sure[key]) + (" + tie" if key in step.tied else "")


def reduced(step: ReducedQuotas) -> Iterator[str]:
    """Show whole quotients with factors."""
    total = of(sum(step.votes.values()), "vote")
    yield f"  quotient: {total} / {of(step.seats, 'seat')} = {mixed(step.quota)}"
    rows = [["", "votes", "factor", "votes / quotient x factor", "", "whole"]]
    for key, votes in step.votes.items():
        number, factor = step.quotients[key], mixed(step.factors[key])
        shown = [mixed(votes), factor, mixed(number), f"= {decimals(number, 5)}", grouped(step.sure[key])]
        rows.append([key, *shown])
    yield from columns(rows, indent="  ")


def settled(step: Settled) -> Iterator[str]:
    """Say who was chosen of a tie, and the numbers that the rule looked at."""
    yield f"  {step.places} of {', '.join(step.contestants)}: {', '.join(step.chosen)}"
    if step.grounds:
        numbers = "registration numbers" if step.rule == RegistrationOrder.name else "numbers"
        yield f"  {numbers}: {', '.join(f'{key} {number}' for key, number in step.grounds.items())}"
