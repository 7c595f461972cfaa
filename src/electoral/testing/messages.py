"""What a user reads about a failure: all that is needed to see it again."""

from collections.abc import Iterable, Sequence

from electoral.testing.failures import NotACase, Violation, example_line, shown
from electoral.testing.properties import BASIC_CHECKS, Case, Property
from electoral.testing.rules import Subject

# So many witnesses that show nothing are told.
_MOST_TOLD = 3


def _asked(case: Case) -> list[str]:
    """Write a case, one line for each argument."""
    return [f"  {f'{name}:':8} {shown(value)}" for name, value in case.items()]


def unreadable(sought: Property, subject: Subject, case: Case, violation: Violation) -> str:
    """Write that an answer cannot be looked at; the basic check has the details."""
    lines = [
        f"{sought.id}: rule '{subject.name}' gave no readable answer; mend first: {violation.basic}",
        *_asked(case),
        f"  got:     {violation.got}",
        f"  wanted:  {violation.wanted}",
    ]
    return "\n".join(lines)


def failure(
    sought: Property,
    subject: Subject,
    case: Case,
    violation: Violation,
    *,
    after: str = "",
    basic: Iterable[str] = (),
) -> str:
    """Write everything about a failure.

    Args:
        sought: the property that fails.
        subject: the rule.
        case: where it fails.
        violation: how.
        after: how it was found.
        basic: the basic checks that fail there, too.
    """
    lines = [
        f"{sought.id}: rule '{subject.name}' fails",
        *_asked(case),
        f"  got:     {violation.got}",
        f"  wanted:  {violation.wanted}",
        f"  {sought.id}: {sought.definition}",
        f"  source:  {sought.source}",
    ]
    if after:
        lines.append(f"  {after}")
    if first := ", ".join(basic):
        lines.append(f"  mend first: {first} (asked of every rule), which fails here too")
    lines.append(f"  to keep this case, below @parametrize_with_checks: {example_line(sought.id, case)}")
    return "\n".join(lines)


def not_shown(sought: Property, subject: Subject, cases: Sequence[Case], reasons: Sequence[str]) -> str:
    """Write that no witness shows what a rule denies."""
    lines = [f"{sought.id}: rule '{subject.name}' denies it, but no witness shows that"]
    for case, reason in list(zip(cases, reasons, strict=True))[:_MOST_TOLD]:
        lines.extend(_asked(case))
        lines.append(f"  but      {reason}")
    lines.append(f"  {sought.id}: {sought.definition}")
    lines.append("  give a case in which the rule lacks it, ask about it, or claim it")
    return "\n".join(lines)


def basic_faults(subject: Subject, case: Case) -> list[str]:
    """Give the basic checks that fail in a case; then a property is not the first to look at."""
    question = {name: case[name] for name in ("votes", "seats")}
    return [
        each.id
        for each in BASIC_CHECKS.values()
        if each.arguments == tuple(question) and _violated(each, subject, question)
    ]


def _violated(each: Property, subject: Subject, case: Case) -> bool:
    try:
        return each.violation(subject, case) is not None
    except NotACase:
        return False
