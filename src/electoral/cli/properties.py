"""The command `properties`: the theorems of the field, of a method that ships or of anybody's rule."""

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from electoral.cli.progress import progress
from electoral.cli.typed import Whole
from electoral.display.layout import columns
from electoral.errors import InvalidRule, UnknownName
from electoral.exact import show
from electoral.methods import METHODS, method_named

if TYPE_CHECKING:
    from electoral.testing import Cell, Profile, Report, Verdict
    from electoral.testing.rules import Rule

HOLDS, BROKEN = 0, 1
Ids = Annotated[tuple[str, ...], Parameter(name="--claim", negative="", help="A property the rule claims.")]


def properties(rule: str = "", /, *, claim: Ids = (), profile: str = "default", seed: Whole = 0) -> int:
    """Try the properties of allocation rules: house monotonicity, quota, coherence and the others.

    Args:
        rule: The id of a method, or your own rule as MODULE:FUNCTION; all methods if none is given.
        claim: Your rule claims this property; the status is 1 if it has not got it.
        profile: How long to search: default or thorough.
        seed: Where the search begins.
    """
    searched = _profile(profile, seed)
    if ":" in rule:
        return _of_rule(_loaded(rule), claim, searched)
    if claim:
        raise InvalidRule("--claim: what methods of ours claim is known; give a rule as MODULE:FUNCTION")
    return _of_methods([_id(rule)] if rule else list(METHODS), searched, single=bool(rule))


def _id(text: str) -> str:
    try:
        method_named(text)
    except UnknownName as error:
        raise UnknownName(f"{error}; a rule of your own is MODULE:FUNCTION") from None
    return text


def _profile(name: str, seed: int) -> "Profile":
    try:
        from electoral.testing.search import profile_named
    except ImportError as error:
        raise InvalidRule(str(error)) from None
    return profile_named(name, seed)


def _loaded(place: str) -> "Rule":
    """Import a rule; what lies in the working folder is found, also later, when the rule runs."""
    from electoral.testing import rule_of
    from electoral.testing.answers import ANYTHING, raised

    module, _, path = place.partition(":")
    if module.endswith(".py") or not all(part.isidentifier() for part in module.split(".")):
        raise InvalidRule(f"rule: {show(module)} is no module; write its name without folder and .py")
    if (here := str(Path.cwd())) not in sys.path:
        sys.path.insert(0, here)
    try:
        found: Any = importlib.import_module(module)
        for part in path.split("."):
            found = getattr(found, part)
    except ANYTHING as error:
        message = f"rule: {show(place)} cannot be loaded: {raised(error).got}; write MODULE:FUNCTION"
        raise InvalidRule(message) from error
    rule: Rule = rule_of(found) if hasattr(found, "allocate") else found
    return rule


def _of_rule(rule: "Rule", claims: Sequence[str], profile: "Profile") -> int:
    from electoral.testing import BASIC_CHECKS, PROPERTIES, check_rule

    asks = [each for each in PROPERTIES if each not in claims]
    with progress(len(BASIC_CHECKS) + len(PROPERTIES)) as step:
        report = check_rule(
            rule, claims=claims, asks=asks, profile=profile, progress=lambda check, *_: step(check.id)
        )
    print(rule_page(report))
    return HOLDS if report.ok else BROKEN


def rule_page(report: "Report") -> str:
    """Give what came out of the checks of a rule: a table, the cases of what was asked, and what is wrong."""
    failing = [each for each in report.verdicts if each.kind == "asked" and each.outcome == "fails"]
    cases = [f"  {each.check}: {_case(each)}" for each in failing]
    heading = ["", "What it does not claim, and lacks here:"] if cases else []
    return "\n".join((str(report), *heading, *cases))


def _case(verdict: "Verdict") -> str:
    from electoral.testing.failures import shown

    return ", ".join(f"{name} {shown(value)}" for name, value in (verdict.case or {}).items())


def _of_methods(methods: list[str], profile: "Profile", *, single: bool) -> int:
    from electoral.testing import PROPERTIES, survey

    with progress(len(methods) * len(PROPERTIES)) as step:
        cells = list(survey(methods, profile=profile, progress=lambda *what: step(" ".join(what))))
    print(method_page(cells) if single else matrix_page(cells))
    broken = [each.message for cell in cells if not cell.ok for each in cell.verdicts if not each.ok]
    if broken:
        print("\n" + "\n\n".join(broken))
    return BROKEN if broken else HOLDS


def method_page(cells: Sequence["Cell"]) -> str:
    """Give how a method stands to each property, and a case in which it fails."""
    rows = [["property", "", "cases", "fails with"]]
    for cell in cells:
        tested = sum(each.tested for each in cell.verdicts)
        shown = next((_case(each) for each in cell.verdicts if each.case), "")
        rows.append([cell.property_id, cell.standing, str(tested), shown])
    conditions = {cell.theorem.where for cell in cells if cell.theorem and cell.theorem.where}
    return "\n".join((*columns(rows, left=(0, 1, 3)), *_where(conditions)))


def _where(conditions: set[str]) -> list[str]:
    from electoral.testing import CONDITIONS

    return [f"\nwhere: {CONDITIONS[each].says}" for each in sorted(conditions)]


def matrix_page(cells: Sequence["Cell"]) -> str:
    """Give, for each property, which methods have it."""
    lines: list[str] = []
    for property_id in dict.fromkeys(cell.property_id for cell in cells):
        lines.append(property_id)
        row = [cell for cell in cells if cell.property_id == property_id]
        for standing in dict.fromkeys(cell.standing for cell in row):
            names = [cell.method for cell in row if cell.standing == standing]
            lines.append(f"  {standing}: {', '.join(names)}")
    return "\n".join(lines)
