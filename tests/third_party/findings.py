"""What docs/explanation/third-party-rules.md tells of a library, read from its tables."""

import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from electoral import NoResult
from electoral.testing import BASIC_CHECKS, PROPERTIES, Rule, Subject, Violation, rule_of

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "third-party-rules.md"


@attrs.frozen(kw_only=True)
class Finding:
    """A row: a rule, the check that it fails, where, what it gives, and what the method gives here."""

    rule: str
    check: str
    case: Mapping[str, Any]
    gives: str
    wanted: str

    def __str__(self) -> str:
        """Name it, for the ids of tests."""
        votes = ",".join(map(str, self.case["votes"].values()))
        return f"{self.rule}-{self.check}-{votes}-{self.case['seats']}"


def findings(library: str) -> list[Finding]:
    """Read the rows under the heading of a library."""
    rows = [line.split("|")[1:-1] for line in _section(library).splitlines() if line.startswith("| `")]
    return [_finding(*(cell.strip().strip("`") for cell in row)) for row in rows]


def told_as_it_is(library: str) -> str:
    """Say of which version the page tells, and which one is here."""
    found = re.search(r"^Version ([0-9.]+[0-9])", _section(library), re.MULTILINE)
    assert found, f"{library}: the page names no version"
    return f"the page tells this of {library} {found[1]}; here is {version(library)}"


def told(rule: Rule, case: Mapping[str, Any]) -> str:
    """Give what a rule says, in the words of the page."""
    try:
        results = Subject.of(rule).answer(**case)
    except NoResult:
        return "a refusal"
    except Violation as raised:
        # The line of the other library in which it was raised is not told on the page.
        return re.sub(r" \(\w+\.py, line \d+\)$", "", raised.got)
    seats = sorted({tuple(each[party] for party in case["votes"]) for each in results}, reverse=True)
    return " or ".join(_shown(dict(zip(case["votes"], each, strict=True))) for each in seats)


def _shown(seats: Mapping[str, int]) -> str:
    return ", ".join(f"{party} {number}" for party, number in seats.items())


def _section(library: str) -> str:
    _, _, rest = PAGE.read_text(encoding="utf-8").partition(f"\n## {library}\n")
    assert rest, f"{library}: the page has no such heading"
    return rest.partition("\n## ")[0]


def _finding(rule: str, check: str, case: str, gives: str, wanted: str) -> Finding:
    return Finding(rule=rule, check=check, case=_case(case), gives=gives, wanted=wanted)


def _case(text: str) -> dict[str, Any]:
    """Read such as ``A 3, B 1; 2 seats; most A 1``."""
    votes, seats, *bounds = text.split("; ")
    case: dict[str, Any] = {"votes": _numbers(votes), "seats": int(seats.split()[0])}
    if bounds:
        case |= {"minimum": {}, "maximum": _numbers(bounds[0].removeprefix("most "))}
    return case


def _numbers(text: str) -> dict[str, int]:
    return {party: int(number) for party, number in (each.split() for each in text.split(", "))}


def require_still(finding: Finding, library: str, rules: Mapping[str, Rule], same: Mapping[str, str]) -> None:
    """Require that a rule gives what the page tells, and fails the check that it names."""
    rule, method = rules[finding.rule], rule_of(same[finding.rule])
    now = told_as_it_is(library)
    assert told(rule, finding.case) == finding.gives, now
    assert told(method, finding.case) == finding.wanted
    if finding.check == "agreement":
        assert finding.gives != finding.wanted
    else:
        assert (BASIC_CHECKS | PROPERTIES)[finding.check].violation(rule, finding.case), now
