"""The command `compare`: the same votes by several laws, side by side."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import attrs
from cyclopts import Parameter

from electoral.cli.typed import changes_in
from electoral.count import Count
from electoral.display.layout import columns
from electoral.election import Election
from electoral.errors import ElectoralError, InvalidFile, InvalidSystem
from electoral.exact import grouped
from electoral.files.elections import load, shipped
from electoral.files.results import as_json, result_form
from electoral.files.systems import system_in
from electoral.names import unknown

Sets = Annotated[
    tuple[str, ...],
    Parameter(
        name="--set", negative="", help="A column with fields changed: 'TIER.FIELD=VALUE; TIER.FIELD=VALUE'."
    ),
]
Laws = Annotated[
    tuple[str, ...],
    Parameter(
        name="--law", negative="", help="A column by the law of another election (its id), or of a file."
    ),
]
Json = Annotated[bool, Parameter(name="--json", negative="", help="Print JSON instead of text.")]
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def compare(election: str, /, *, set_: Sets = (), law: Laws = (), json: Json = False) -> int:
    """Count the same votes by several laws and print the seats side by side.

    Args:
        election: The id of an election that ships, or your own folder.
        set_: Each makes a column: the law with some fields changed.
        law: Each makes a column: another law, whose tiers must have the names of the returns.
        json: Print JSON instead of text.
    """
    own = load(election)
    others = [own.vary(changes_in(part.strip() for part in each.split(";"))) for each in set_]
    others += [_by_law(own, each) for each in law]
    if not others:
        raise InvalidFile("compare", ("nothing to compare with; give --set or --law, once or several times",))
    if len(others) >= len(_LETTERS):
        raise InvalidFile("compare", (f"{len(others)} laws; the most are {len(_LETTERS) - 1}",))
    counts = [_counted(each) for each in (own, *others)]
    print(as_json({"systems": [result_form(each) for each in counts]}) if json else _page(own, counts))
    return 0 if all(each.status == "complete" for each in counts) else 3


def _by_law(own: Election, given: str) -> Election:
    """Put an election under another law, which was not its own and so has no dates here."""
    if given in shipped():
        system, told = load(given).system, f"by the law of {given}"
    else:
        if not given or not os.path.isfile(given):  # noqa: PTH113 - never raises
            raise unknown(given, shipped(), "--law (neither a file nor the id of an election that ships)")
        system, told = system_in(Path(given)), f"by the law of {Path(given).name}"
    changed = attrs.evolve(
        system, valid_from=None, valid_until=None, hypothetical=(*system.hypothetical, told)
    )
    return attrs.evolve(own, system=changed, official=None)


def _counted(election: Election) -> Count:
    try:
        return election.count()
    except ElectoralError as error:
        if not election.system.hypothetical:
            raise
        told = "; ".join(election.system.hypothetical)
        raise InvalidSystem(f"{told}: these returns cannot be counted so: {error}") from None


def _page(own: Election, counts: Sequence[Count]) -> str:
    lines = [own.title, "", *_legend(counts), "", *columns(list(_rows(counts)))]
    for letter, count in zip(_LETTERS, counts, strict=False):
        lines.extend(f"{letter}: OPEN LOT {lot}" for lot in count.lots)
        lines.extend(f"{letter}: THE LAW IS SILENT: {step.reason}" for step in count.silences)
    return "\n".join(lines)


def _legend(counts: Sequence[Count]) -> Iterator[str]:
    for letter, count in zip(_LETTERS, counts, strict=False):
        told = "; ".join(count.system.hypothetical)
        what = f"HYPOTHETICAL: {told}" if told else f"by the law itself ({count.system.name})"
        yield f"{letter}  {what}{'' if count.status == 'complete' else ', sure so far'}"


def _rows(counts: Sequence[Count]) -> Iterator[list[str]]:
    """Give seats by party and law, with the difference from the first; parties without seats are left out."""
    yield ["", *_heads(len(counts))]
    sure = [count.sure for count in counts]
    for party in sure[0]:
        if any(each[party] for each in sure):
            yield [party, *_cells([each[party] for each in sure])]
    independents = [sum(count[tier].sure_independents for tier in count.filling) for count in counts]
    if any(independents):
        yield ["independents", *_cells(independents)]
    yield ["all", *_cells([sum(each.values()) + own for each, own in zip(sure, independents, strict=True)])]


def _heads(number: int) -> list[str]:
    return [_LETTERS[0], *(cell for letter in _LETTERS[1:number] for cell in (letter, f"{letter} - A"))]


def _cells(numbers: Sequence[int]) -> list[str]:
    first, *others = numbers
    return [
        grouped(first),
        *(cell for each in others for cell in (grouped(each), f"{each - first:+d}" if each != first else "")),
    ]
