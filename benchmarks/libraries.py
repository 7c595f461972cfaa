# ruff: noqa: INP001 - the files stand beside the script that imports them
"""The libraries that are compared, each behind one shape: a case becomes a call without arguments.

What a library can prepare once, such as an evaluator or a list of votes, is prepared before the clock runs.
The peers have no types and may not be installed, so they are imported by name.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Any, NamedTuple, Protocol

from cases import Case, votes_of

import electoral


class Contender(NamedTuple):
    """A library, ready to allocate the seats of one case.

    Attributes:
        run: what is timed; it gives the result as the library gives it.
        seats: puts that result into seats by party, in the order of the votes; not timed.
    """

    run: Callable[[], Any]
    seats: Callable[[Any], list[int]]


class Library(Protocol):
    """A library under a name for the tables; `contender` gives None for a case that it cannot do."""

    name: str

    def contender(self, case: Case) -> Contender | None:
        """Get ready for a case."""
        ...


class Electoral:
    """This library: the public call, with all its checks, and the seats read from its answer."""

    name = "electoral"

    def contender(self, case: Case) -> Contender | None:
        """Get ready for a case, if the version that runs has its method."""
        votes = votes_of(case.size.parties)
        seats, method = case.size.seats, case.method
        try:
            electoral.allocate(votes, seats, method=method)
        except (electoral.UnknownName, electoral.BeyondLimit, electoral.NoResult):
            return None
        return Contender(
            run=lambda: electoral.allocate(votes, seats, method=method).seats,
            seats=lambda result: list(result.values()),
        )


class Votelib:
    """The package `votelib`; its Huntington-Hill divisors are decimals, which its own fractions refuse."""

    name = "votelib"

    def __init__(self) -> None:
        module = import_module("votelib.evaluate.proportional")
        self.evaluators = {
            "dhondt": module.HighestAverages("d_hondt"),
            "sainte_lague": module.HighestAverages("sainte_lague"),
            "hare": module.LargestRemainder("hare"),
        }

    def contender(self, case: Case) -> Contender | None:
        """Get ready for a case; parties without a seat are missing from its result."""
        if case.method not in self.evaluators:
            return None
        evaluate = self.evaluators[case.method].evaluate
        votes, seats = votes_of(case.size.parties), case.size.seats
        return Contender(
            run=lambda: evaluate(votes, seats),
            seats=lambda result: [result.get(party, 0) for party in votes],
        )


class Apportionment:
    """The package `apportionment`, which computes with floats, or with fractions if it is told to."""

    names = {  # noqa: RUF012 - read only
        "dhondt": "dhondt",
        "sainte_lague": "saintelague",
        "hare": "largest_remainder",
        "huntington_hill": "huntington",
    }

    def __init__(self, *, fractions: bool) -> None:
        self.compute = import_module("apportionment.methods").compute
        self.fractions = fractions
        self.name = "apportionment, exact" if fractions else "apportionment"

    def contender(self, case: Case) -> Contender | None:
        """Get ready for a case; its Huntington-Hill has floats only."""
        if self.fractions and case.method == "huntington_hill":
            return None
        compute, name, fractions = self.compute, self.names[case.method], self.fractions
        votes, seats = list(votes_of(case.size.parties).values()), case.size.seats
        return Contender(run=lambda: compute(name, votes, seats, fractions=fractions), seats=list)


PEERS: dict[str, Callable[[], list[Library]]] = {
    "votelib": lambda: [Votelib()],
    "apportionment": lambda: [Apportionment(fractions=False), Apportionment(fractions=True)],
}


def peers() -> Iterator[tuple[str, list[Library]]]:
    """Give each peer's package and what it offers; nothing if it is not installed."""
    for package, make in PEERS.items():
        try:
            yield f"{package} {version(package)}", make()
        except ModuleNotFoundError:
            yield package, []


def contenders(case: Case, libraries: Sequence[Library]) -> dict[str, Contender]:
    """Get ready those libraries that can do a case, by name."""
    ready = {library.name: library.contender(case) for library in libraries}
    return {name: contender for name, contender in ready.items() if contender is not None}
