"""A count as text: seats, who took part and why, quotients, and the representation quota."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from electoral.display.layout import columns
from electoral.evidence import DivisorEvidence, QuotaEvidence
from electoral.exact import Exact, decimals, grouped, mixed, percent, share_text
from electoral.record import (
    Admitted,
    Awarded,
    CombinedFinding,
    Declared,
    Finding,
    Qualified,
    ReducedQuotas,
    RequiredMembers,
    ShareFinding,
)

if TYPE_CHECKING:
    from electoral.count import Count


_METHODS = {
    "hare": "largest remainders with the Hare quota",
    "dhondt": "D'Hondt",
    "sainte_lague": "Sainte-Laguë",
}


def result(count: "Count") -> str:
    """Give a count as a page of text."""
    parts = (_head(count), _house(count), _sections(count), _open(count))
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
    for step in count.record.steps:
        match step:
            case Qualified():
                yield from ("", f"Who took part ({step.stage.removesuffix('.who')}, {step.region}):")
                yield from qualified(step)
            case Admitted():
                yield f"  {', '.join(step.admitted)} joins, since fewer than {step.fewest} qualified"
            case Awarded() if isinstance(step.evidence, QuotaEvidence | DivisorEvidence):
                yield from ("", f"{grouped(step.seats)} seats ({step.stage}, {step.region}), {method(step)}:")
                yield from awarded(step)
            case ReducedQuotas():
                yield from ("", f"{grouped(step.seats)} seats ({step.stage}, {step.region}):")
                yield from reduced(step)
            case Declared():
                yield ""
                yield f"{grouped(step.seats)} winners ({step.stage}) as declared; their votes are not known."
            case RequiredMembers():
                yield from ("", f"Representation quota ({step.tier}, {step.stage}):", *required(step))
            case _:
                pass


def qualified(step: Qualified) -> Iterator[str]:
    """Say who takes part and why, with the shortfall of those who do not."""
    yield from _conditions(step.finding, "  ")
    short, base = _missing(step.finding), _base_of(step.finding)
    rows = [
        [key, mixed(votes), percent(Fraction(votes) / base) if base else ""]
        for key, votes in step.votes.items()
    ]
    for key, line in zip(step.votes, columns(rows, indent="  "), strict=True):
        lacks = f": {grouped(short[key])} votes short" if key in short else ""
        yield f"{line}  {'yes' if key in step.finding.passing else 'no' + lacks}"


def _conditions(finding: Finding, indent: str) -> Iterator[str]:
    match finding:
        case ShareFinding():
            bound = "more than" if finding.strictly_more else "at least"
            base = f"{mixed(finding.base_value)} ({finding.base}: {finding.reading})"
            yield f"{indent}{bound} {share_text(finding.share)} of {base} = {mixed(finding.needed)} votes"
        case CombinedFinding():
            yield f"{indent}{finding.how} of:"
            for part in finding.parts:
                yield from _conditions(part, indent + "  ")
        case _:
            yield f"{indent}{finding.reason}"


def _missing(finding: Finding) -> Mapping[str, int]:
    """Give the votes each is short of: the fewest that would do under "any", the most under "all"."""
    match finding:
        case ShareFinding():
            return finding.missing
        case CombinedFinding():
            every = [_missing(part) for part in finding.parts]
            choose = min if finding.how == "any" else max
            keys = [key for part in every for key in part if key not in finding.passing]
            return {key: choose(part[key] for part in every if key in part) for key in keys}
        case _:
            return {}


def _base_of(finding: Finding) -> Exact:
    match finding:
        case ShareFinding():
            return finding.base_value
        case CombinedFinding():
            return _base_of(finding.parts[0])
        case _:
            return 0


def method(step: Awarded) -> str:
    """Give the method in words, and the id under which files name it."""
    return f"{_METHODS[step.method]} ({step.method})" if step.method in _METHODS else step.method


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
    total = mixed(sum(step.votes.values()))
    yield f"  quotient: {total} votes / {grouped(step.seats)} seats = {mixed(quota)}"
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
    total = mixed(sum(step.votes.values()))
    yield f"  quotient: {total} votes / {grouped(step.seats)} seats = {mixed(step.quota)}"
    rows = [["", "votes", "factor", "votes / quotient x factor", "", "whole"]]
    for key, votes in step.votes.items():
        number = step.quotients[key]
        rows.append(
            [
                key,
                mixed(votes),
                mixed(step.factors[key]),
                mixed(number),
                f"= {decimals(number, 5)}",
                grouped(step.sure[key]),
            ]
        )
    yield from columns(rows, indent="  ")


def required(step: RequiredMembers) -> Iterator[str]:
    """Say what the representation quota asks for."""
    of = "persons listed" if step.stage == "list" else "seats received"
    yield f"  at least {share_text(step.share)} of the {of} must be in the groups"
    yield f"  {', '.join(step.groups)} (together; a person counts once):"
    rows = [[party, f"{step.minima[party]} of {total}"] for party, total in step.totals.items()]
    if rows:
        for party, line in zip(step.totals, columns(rows, indent="  "), strict=True):
            known = (
                f"there are {step.counted[party]}"
                if party in step.counted
                else "how many there are is not known"
            )
            yield f"{line}  {known}"


def _open(count: "Count") -> Iterator[str]:
    for lot in count.lots:
        yield from ("", f"OPEN LOT {lot}", f"  draw it and count again with --draw {lot.id}=NAME,...")
    for step in count.silences:
        yield from (
            "",
            f"THE LAW IS SILENT on {step.seats} seats ({step.stage}, {step.region}): {step.reason}",
        )
