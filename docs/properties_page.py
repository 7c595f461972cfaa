"""The tables of methods and properties, made by running the kit when the documentation is built."""  # noqa: INP001 - docs/ is no package

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from electoral.methods import METHODS
from electoral.testing import CONDITIONS, PROFILES, PROPERTIES, Cell, Property, Theorem, Witness, survey
from electoral.testing.failures import shown

MADE = Path(__file__).parent / "reference" / "generated" / "properties.md"
# So many methods stand side by side.
WIDE = 6
SIGNS = {"holds": "yes", "holds where": "if", "fails": "no", "open": "?"}


def write() -> None:
    """Write the page; refuse if something that is known did not come out.

    Raises:
        RuntimeError: with what came out instead.
    """
    cells = list(survey(METHODS))
    if broken := [each.message for cell in cells for each in cell.verdicts if not each.ok]:
        raise RuntimeError("\n\n".join(broken))
    MADE.parent.mkdir(exist_ok=True)
    MADE.write_text("\n".join(page(cells)), encoding="utf-8")


def page(cells: Sequence[Cell]) -> Iterator[str]:
    """Give the lines of the page."""
    tested = sum(verdict.tested for cell in cells for verdict in cell.verdicts)
    examples = PROFILES["default"].examples
    yield f"These tables were made by {tested:,} cases, {examples} of them searched for each *yes* and *if*."
    yield ""
    methods = list(METHODS)
    for start in range(0, len(methods), WIDE):
        yield from table(cells, methods[start : start + WIDE])
        yield ""
    for each in PROPERTIES.values():
        yield from section(each, [cell for cell in cells if cell.property_id == each.id])


def table(cells: Sequence[Cell], methods: Sequence[str]) -> Iterator[str]:
    """Give a table of some methods against all properties."""
    yield "| property | " + " | ".join(f"`{method}`" for method in methods) + " |"
    yield "|---|" + "---|" * len(methods)
    standing = {(cell.property_id, cell.method): SIGNS[cell.standing] for cell in cells}
    for each in PROPERTIES:
        row = " | ".join(standing[each, method] for method in methods)
        yield f"| [{each}](#property-{each.replace('_', '-')}) | {row} |"


def section(each: Property, cells: Sequence[Cell]) -> Iterator[str]:
    """Give the definition of a property, and for each method why it has it or a case in which it fails."""
    yield from (f"(property-{each.id.replace('_', '-')})=", f"## {each.id}", "", each.definition, "")
    yield from (f"Source: {each.source}.", "")
    for theorem in once(cell.theorem for cell in cells if cell.theorem):
        yield from (theorem_line(theorem), "")
    for witness in once(witness for cell in cells for witness in cell.witnesses):
        yield from (witness_line(witness), "")
    if unknown := [cell.method for cell in cells if cell.standing == "open"]:
        yield from (f"- Not known: {named(unknown)}. No case was found, and there is no proof at hand.", "")


def once(found: Iterable) -> list:  # type: ignore[type-arg] # theorems or witnesses
    """Give each once."""
    kept: list = []  # type: ignore[type-arg]
    for each in found:
        if each not in kept:
            kept.append(each)
    return kept


def named(methods: Iterable[str]) -> str:
    """Give methods in code type."""
    return ", ".join(f"`{method}`" for method in methods)


def theorem_line(theorem: Theorem) -> str:
    """Give why methods have a property."""
    where = f", where {CONDITIONS[theorem.where].says}" if theorem.where else ""
    source = f" ({theorem.source})" if theorem.source else ""
    return f"- **Holds** for {named(theorem.methods)}{where}. {theorem.proof}{source}"


def witness_line(witness: Witness) -> str:
    """Give a case in which methods lack a property."""
    case = ", ".join(f"{name} `{shown(value)}`" for name, value in witness.case.items())
    return f"- **Fails** for {named(witness.methods)}: {case} ({witness.source})"
