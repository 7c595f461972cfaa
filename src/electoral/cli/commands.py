"""The commands list, count, explain, verify, check and new; the others have files of their own."""

import os
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter

from electoral.cli import compare, members, properties, simulate
from electoral.cli.pages import check_page, count_page, list_page, verify_page
from electoral.cli.typed import changes_in, names_in
from electoral.count import Count
from electoral.election import Election
from electoral.errors import ElectoralError, InvalidDraw, InvalidFile
from electoral.exact import show
from electoral.files.blank import blank
from electoral.files.elections import load, shipped
from electoral.files.published import published_of
from electoral.files.results import as_json, record_form, result_form
from electoral.names import name, unknown
from electoral.record import Settled
from electoral.ties import Draw

DONE, DIFFERENT, BAD_INPUT, OPEN = 0, 1, 2, 3

app = App(
    name="electoral",
    help="Count elections from their laws, exactly, with a record that proves every seat.",
    help_format="plaintext",
)
app.command(compare.compare)
app.command(members.members)
app.command(properties.properties)
app.command(simulate.simulate)
Sets = Annotated[
    tuple[str, ...], Parameter(name="--set", negative="", help="Change a field: 'TIER.FIELD=VALUE'.")
]
Draws = Annotated[
    tuple[str, ...], Parameter(name="--draw", negative="", help="Answer a lot: 'ID=NAME,NAME'.")
]
Json = Annotated[bool, Parameter(name="--json", negative="", help="Print JSON instead of text.")]


def run(tokens: list[str]) -> int:
    """Run one command; give the exit status. Whatever is wrong is one message, never a traceback."""
    try:
        status = app(tokens, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        return _refused(f"{_plain(str(error))}\nelectoral --help lists the commands.")
    except ElectoralError as error:
        return _refused(str(error))
    return status if isinstance(status, int) else DONE


def _refused(message: str) -> int:
    print(f"electoral: {message}", file=sys.stderr)
    return BAD_INPUT


def _plain(text: str) -> str:
    """Take control characters out of what the user typed before it is shown again."""
    return "".join(each if each.isprintable() or each == "\n" else "?" for each in text)


@app.command(name="list")
def list_() -> int:
    """List the elections that ship."""
    print(list_page([load(key) for key in shipped()]))
    return DONE


@app.command
def count(election: str, /, *, json: Json = False, set_: Sets = (), draw: Draws = ()) -> int:
    """Count an election: seats, who took part and why, quotients, quotas, and the official result.

    Args:
        election: The id of an election that ships, or your own folder.
        json: Print JSON instead of text.
        set_: Change a field of the law; the result stands beside the law's own.
        draw: Answer an open lot.
    """
    law = load(election)
    varied, draws = _varied(law, set_), _draws(draw, law)
    own = _with_fitting(law, draws) if set_ else None
    counted = varied.count(draws if own is None else _less_own(varied, draws, own))
    if json:
        beside = {} if own is None else {"law": result_form(own)}
        print(as_json(result_form(counted) | beside))
    else:
        print(count_page(varied, counted, own))
    return _status(counted)


@app.command
def explain(election: str, /, *, json: Json = False, set_: Sets = (), draw: Draws = ()) -> int:
    """Print the record of a count, article by article.

    Args:
        election: The id of an election that ships, or your own folder.
        json: Print JSON instead of text.
        set_: Change a field of the law.
        draw: Answer an open lot.
    """
    law = load(election)
    counted = _varied(law, set_).count(_draws(draw, law))
    print(as_json(record_form(counted.record)) if json else counted.explain())
    return _status(counted)


@app.command
def verify(*elections: str) -> int:
    """Recount elections, re-check their records, and compare them with the official results.

    Args:
        elections: Ids or folders; all that ship if none is given.
    """
    verified = verify_page([load(key) for key in elections or shipped()])
    print(verified.page)
    return DIFFERENT if verified.differs else OPEN if verified.has_open else DONE


@app.command
def check(election: str, /) -> int:
    """Check figures as printed (published.toml): bases, sums, percentages, and misprints that mend them.

    Args:
        election: The id of an election that ships, or your own folder.
    """
    page, hold = check_page(published_of(_folder(election)))
    print(page)
    return DONE if hold else DIFFERENT


@app.command
def new(folder: str, /) -> int:
    """Write a commented blank election to fill in.

    Args:
        folder: A folder that is not there yet, or is empty.
    """
    if not folder.strip():
        raise InvalidFile("new", ("the name of the folder is empty; name a new one",))
    files = blank(Path(folder))
    print(f"Wrote {', '.join(files)} to {_plain(folder)}.")
    print("Fill in parties.csv, returns.csv and totals.csv and adapt system.toml, then count it:")
    for called in _callings():
        print(f"  {called} count {_plain(shlex.quote(folder))}")
    return DONE


def _callings() -> tuple[str, ...]:
    """Give how our commands can be typed: as they were now, or, where that cannot be seen, both ways."""
    installed = "electoral"
    return (installed,) if Path(sys.argv[0]).stem == installed else ("python3 run.py", installed)


def _folder(election: str) -> Path:
    """Find the folder of an election that ships, or one's own.

    Raises:
        UnknownName: if it is neither.
    """
    folders = shipped()
    if election in folders:
        return folders[election]
    if not election or not os.path.isdir(election):  # noqa: PTH112 - never raises
        raise unknown(election, folders, "election (neither a folder nor the id of one that ships)")
    return Path(election)


def _status(counted: Count) -> int:
    return DONE if counted.status == "complete" else OPEN


def _with_fitting(election: Election, draws: tuple[Draw, ...]) -> Count:
    """Count an election with those of the draws that answer a lot of its own."""
    fitting: tuple[Draw, ...] = ()
    while True:
        counted = election.count(fitting)
        asked = {lot.id for lot in counted.lots}
        answers = tuple(draw for draw in draws if draw.lot in asked)
        if not answers:
            return counted
        fitting += answers


def _less_own(varied: Election, draws: tuple[Draw, ...], own: Count) -> tuple[Draw, ...]:
    """Leave out the draws that only the law's own count asks for."""
    needed, asked_by_law = _drawn(_with_fitting(varied, draws)), _drawn(own)
    return tuple(draw for draw in draws if draw.lot in needed or draw.lot not in asked_by_law)


def _drawn(counted: Count) -> set[str]:
    return {step.lot for step in counted.record.steps if isinstance(step, Settled) and step.drawn}


def _varied(election: Election, changes: Iterable[str]) -> Election:
    fields = changes_in(changes)
    return election.vary(fields) if fields else election


def _draws(answers: Iterable[str], election: Election) -> tuple[Draw, ...]:
    """Read draws; a party may be named by an alias."""
    spelling = {alias: party.key for party in election.returns.parties for alias in party.aliases}
    draws = []
    for answer in answers:
        lot, equals, names = answer.partition("=")
        if not equals:
            raise InvalidDraw(f"--draw: {show(answer)} is no draw; write 'ID=NAME,NAME'")
        chosen = [name(each, "--draw: chosen") for each in names_in(names, "--draw")]
        draws.append(Draw(lot=lot.strip(), chosen=tuple(spelling.get(each, each) for each in chosen)))
    return tuple(draws)
