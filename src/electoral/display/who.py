"""Who takes part, and why, as text."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from electoral.display.layout import columns
from electoral.display.words import of
from electoral.exact import Exact, grouped, mixed, percent, share_text
from electoral.findings import (
    CombinedFinding,
    Finding,
    LadderFinding,
    LocalFinding,
    SeatsFinding,
    ShareFinding,
    StatedFinding,
    Within,
)
from electoral.record import Admitted, Qualified


def qualified(step: Qualified) -> Iterator[str]:
    """Say who takes part and why: percentages of every base, and the shortfall of those who do not."""
    yield from _conditions(step.finding, "  ")
    bases, short = _bases(step.finding), _missing(step.finding)
    rows = [["", "votes", *(f"of {base}" for base in bases), ""]]
    for key, votes in step.votes.items():
        lacks = f": {of(short[key], 'vote')} short" if key in short else ""
        verdict = "yes" if key in step.finding.passing else f"no{lacks}"
        parts = [_part(own.get(key, votes), base) for base, own in bases.values()]
        rows.append([key, mixed(votes), *parts, verdict])
    yield from columns(rows, indent="  ", left=(0, len(bases) + 2))


def _part(votes: Exact, base: Exact) -> str:
    return percent(Fraction(votes) / base) if base else ""


def _conditions(finding: Finding, indent: str) -> Iterator[str]:
    match finding:
        case ShareFinding():
            bound = "more than" if finding.strictly_more else "at least"
            base = f"{mixed(finding.base_value)} ({finding.base}: {finding.reading}){_wide(finding.within)}"
            yield f"{indent}{bound} {share_text(finding.share)} of {base} = {of(finding.needed, 'vote')}"
        case LadderFinding():
            base = f"{mixed(finding.base_value)} ({finding.base}: {finding.reading})"
            shares = ", ".join(map(share_text, finding.shares))
            yield f"{indent}at least {shares} of {base}, for one party, for two, and so on"
        case LocalFinding():
            places = ", ".join(f"{key} in {', '.join(each)}" for key, each in finding.reached.items())
            bound = f"at least {share_text(finding.share)} of {finding.base} in a district"
            yield f"{indent}{bound}: {places or 'nobody has'}"
        case SeatsFinding():
            won = ", ".join(f"{key} {grouped(seats)}" for key, seats in finding.seats.items() if seats)
            bound = f"at least {of(finding.least, 'seat')} won in {finding.table}"
            yield f"{indent}{bound}: {won or 'nobody has any'}"
        case CombinedFinding():
            yield f"{indent}{finding.how} of:"
            for part in finding.parts:
                yield from _conditions(part, indent + "  ")
        case StatedFinding():
            yield f"{indent}{finding.reason}"


def _wide(within: Within) -> str:
    return "" if within == "contest" else f", of the {within}"


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


def _bases(finding: Finding) -> dict[str, tuple[Exact, Mapping[str, Exact]]]:
    """Give every base that a condition looks at, each once, with the votes compared if not the contest's."""
    match finding:
        case ShareFinding():
            return {f"{finding.base}{_wide(finding.within)}": (finding.base_value, finding.votes)}
        case LadderFinding():
            return {finding.base: (finding.base_value, {})}
        case CombinedFinding():
            return {base: value for part in finding.parts for base, value in _bases(part).items()}
        case _:
            return {}


def joined(step: Admitted, *, tied: bool) -> str:
    """Say who comes in although they did not qualify; `tied` if a lot about it is open."""
    if tied:
        surely = f"{', '.join(step.admitted)} and others" if step.admitted else "others"
        return f"{surely} join, since fewer than {step.fewest} qualified; a tie decides who"
    joins = "joins" if len(step.admitted) == 1 else "join"
    return f"{', '.join(step.admitted)} {joins}, since fewer than {step.fewest} qualified"
