"""How a method came to its seats, and how ties were settled, as text."""

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from electoral.display.layout import columns
from electoral.display.words import of
from electoral.evidence import DivisorEvidence, QuotaEvidence
from electoral.exact import decimals, grouped, mixed
from electoral.record import Awarded, ReducedQuotas, Settled
from electoral.ties import RegistrationOrder


def awarded(step: Awarded) -> Iterator[str]:
    """Show how a method came to its seats."""
    match step.evidence:
        case QuotaEvidence() as evidence if evidence.quota is not None:
            yield from _quotas(step, evidence, evidence.quota)
        case DivisorEvidence() as evidence:
            yield from _quotients(evidence)
            yield from _plain_seats(step)
        case _:
            yield from _plain_seats(step)
    if step.tied:
        yield f"  tied for {step.places} of the seats: {', '.join(step.tied)}"


def _quotas(step: Awarded, evidence: QuotaEvidence[str], quota: Fraction) -> Iterator[str]:
    yield f"  quotient: {of(sum(step.votes.values()), 'vote')} / {of(step.seats, 'seat')} = {mixed(quota)}"
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


def _quotients(evidence: DivisorEvidence) -> Iterator[str]:
    divisors = ", ".join(map(str, evidence.divisors))
    yield f"  votes divided by {divisors} ...; the highest quotients win"
    if evidence.lowest_awarded is not None:
        yield f"  last quotient with a seat: {mixed(evidence.lowest_awarded)}"
    if evidence.highest_refused is not None:
        yield f"  first quotient without: {mixed(evidence.highest_refused)}"


def _plain_seats(step: Awarded) -> Iterator[str]:
    rows = [["", "votes", "seats"]]
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
