"""The order in which the seats of a list go to its persons."""

from collections.abc import Iterable
from itertools import groupby
from typing import Literal, get_args

from electoral.errors import MissingFigure
from electoral.exact import Exact, show
from electoral.names import unknown
from electoral.people import Candidate

#: The order of the list; the votes for the persons; or the votes, and of equal ones the order of the list.
Persons = Literal["list order", "votes", "votes, then list order"]
#: Persons in the order in which they get seats; those who have no order among themselves stand together.
Ranks = tuple[tuple[Candidate, ...], ...]


def require_persons(value: object, where: str) -> None:
    """Refuse an order of persons that there is not.

    Raises:
        UnknownName: naming the value.
    """
    if value is not None and value not in get_args(Persons):
        raise unknown(str(value), get_args(Persons), f"{where}: persons")


def ranked(candidates: Iterable[Candidate], by: Persons) -> Ranks:
    """Put persons of a list, given in its order, into the order in which they get seats.

    Raises:
        MissingFigure: if the votes for somebody are asked for and not known.

    >>> people = [Candidate("A", votes=5), Candidate("B", votes=9), Candidate("C", votes=5)]
    >>> [[person.name for person in equal] for equal in ranked(people, "votes")]
    [['B'], ['A', 'C']]
    >>> [[person.name for person in equal] for equal in ranked(people, "votes, then list order")]
    [['B'], ['A'], ['C']]
    """
    if by == "list order":
        return tuple((person,) for person in candidates)
    by_votes = sorted(candidates, key=_votes, reverse=True)
    if by == "votes, then list order":
        return tuple((person,) for person in by_votes)
    return tuple(tuple(equal) for _, equal in groupby(by_votes, key=_votes))


def _votes(person: Candidate) -> Exact:
    if person.votes is None:
        raise MissingFigure(
            f"candidate {show(person.name)}: votes are not known, and seats go by them; give them"
        )
    return person.votes


def seated(ranks: Ranks, seats: int) -> tuple[Candidate, ...]:
    """Give who surely has one of so many seats: nobody of equals for whom there are too few.

    >>> a, b, c = map(Candidate, "ABC")
    >>> [person.name for person in seated(((a,), (b, c)), 2)]
    ['A']
    """
    found: tuple[Candidate, ...] = ()
    for equal in ranks:
        if len(found) + len(equal) > seats:
            break
        found += equal
    return found
