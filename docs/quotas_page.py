"""The table of rules on representation, made of the files that ship when the documentation is built."""  # noqa: INP001 - docs/ is no package

from collections.abc import Iterable, Iterator
from pathlib import Path

from electoral.files.countries import Rules, rules
from electoral.files.elections import load, shipped
from electoral.representation import (
    Faulty,
    ListRule,
    NextOfSameGroups,
    NextOnList,
    NextUnlessBelow,
    Remedy,
    RepresentationQuota,
    SeatRule,
    Succession,
    Swap,
)

MADE = Path(__file__).parent / "reference" / "generated" / "representation.md"
HEAD = ("rules", "tier", "on lists", "a list that fails", "on seats", "remedy", "vacancy", "status")
FAULTY: dict[Faulty, str] = {"refused": "is refused", "cut short": "is cut short to what complies"}


def write() -> None:
    """Write the page."""
    MADE.parent.mkdir(exist_ok=True)
    MADE.write_text("\n".join(page()) + "\n", encoding="utf-8")


def page() -> Iterator[str]:
    """Give the table, and below it where each law was read and what is a reading of ours."""
    found = {**_of_elections(), **rules()}
    yield "| " + " | ".join(HEAD) + " |"
    yield "|" + "---|" * len(HEAD)
    for key, each in found.items():
        for quota in each.members:
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row(key, quota)) + " |"
    yield from ("", "## Where it is written", "")
    for key, each in found.items():
        yield from sources(key, each)


def _of_elections() -> dict[str, Rules]:
    """Give the rules of elections that ship, the latest of each law."""
    elections = {key: load(key) for key in shipped()}
    return {
        key: Rules(title=each.title, members=each.system.members)
        for key, each in elections.items()
        if each.system.members
    }


def row(key: str, quota: RepresentationQuota) -> tuple[str, ...]:
    """Give the cells of a quota."""
    return (
        f"[`{key}`](#rules-{key})",
        quota.of,
        parts(told(rule) for rule in quota.lists),
        "-" if quota.faulty is None else FAULTY[quota.faulty],
        parts(told(rule) for rule in quota.seats),
        "-" if quota.remedy is None else remedy(quota.remedy),
        vacancy(quota.succession),
        quota.status or "-",
    )


def told(rule: ListRule | SeatRule) -> str:
    """Give a rule with its article."""
    return f"{rule} ({rule.article})" if rule.article else str(rule)


def parts(texts: Iterable[str]) -> str:
    """Give several rules in one cell."""
    return "; ".join(texts) or "-"


def remedy(value: Remedy) -> str:
    """Give a remedy in words."""
    if isinstance(value, Swap):
        until = f", until {value.until} of the district" if value.until else ""
        return f"{value.word}: {value.by}{until}"
    return value.word


def vacancy(value: Succession | None) -> str:
    """Give who comes in for a member who leaves."""
    match value:
        case None:
            return "not known here"
        case NextOnList():
            return "next on the list"
        case NextOfSameGroups(groups=groups):
            return f"next of the same: {', '.join(group.label for group in groups)}"
        case NextUnlessBelow(bound=bound):
            return f"next on the list, unless {bound}"
        case _:
            return type(value).__name__


def sources(key: str, each: Rules) -> Iterator[str]:
    """Give what is written where, and what of it was read."""
    yield from (f"(rules-{key})=", f"### {each.title}", "")
    for quota in each.members:
        if quota.law is not None:
            yield f"- {quota.of}: {quota.law.text}."
            if quota.law.source:
                yield f"  Read: {quota.law.source}."
            if quota.law.note:
                yield f"  Note: {quota.law.note}."
    yield ""
