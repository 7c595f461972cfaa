"""The evidence of an allocation, made of its seats when somebody asks for it."""

from collections.abc import Hashable, Iterable, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import TypeVar

from electoral.errors import InvalidSystem
from electoral.evidence import DivisorEvidence, MostVotesEvidence
from electoral.exact import Exact, plain
from electoral.frozen import Frozen
from electoral.methods.divisor.sequences import Divisors
from electoral.methods.priority import Awarded
from electoral.methods.problem import Problem

K = TypeVar("K", bound=Hashable)


def divisor_evidence(
    asked: Problem[K], awarded: Awarded, divisors: Divisors
) -> DivisorEvidence[K] | MostVotesEvidence:
    """Prove seats by divisors; by most votes, if there were too few for one each where all deserve one."""
    sure = [seats - (i in awarded.winners) for i, seats in enumerate(awarded.seats)]
    holders = [i for i, seats in enumerate(awarded.seats) if seats > asked.lower[i]]
    takers = [i for i, seats in enumerate(sure) if seats < asked.upper[i]]
    given = _quotients(asked, holders, divisors.after([awarded.seats[i] - 1 for i in holders]), divisors)
    refusing = [i for i in takers if awarded.seats[i] < asked.upper[i]]
    refused = _quotients(asked, refusing, divisors.after([awarded.seats[i] for i in refusing]), divisors)
    if None in refused:
        first = [i for i, quotient in zip(refusing, refused, strict=True) if quotient is None]
        return most_votes_evidence(asked, elected=holders, refused=first)
    lowest = min((each for each in given if each is not None), default=None)
    highest = max((each for each in refused if each is not None), default=None)
    tied = (*awarded.winners, *awarded.losers)
    above = [i for i, seats in enumerate(sure) if seats > asked.lower[i]]
    return DivisorEvidence(
        divisors=_first_three(divisors),
        power=divisors.power,
        unit=divisors.unit,
        last=_by_contestant(asked, above, divisors.after([sure[i] - 1 for i in above])),
        next=_by_contestant(asked, takers, divisors.after([sure[i] for i in takers])),
        lowest_awarded=lowest,
        highest_refused=highest,
        last_seat=_named(asked, {*_at(lowest, given, holders), *tied}),
        next_seat=_named(asked, {*_at(highest, refused, refusing), *tied}),
    )


def _named(asked: Problem[K], who: Iterable[int]) -> tuple[K, ...]:
    return tuple(asked.contestants[i] for i in sorted(who))


def _at(cut: Fraction | None, quotients: Sequence[Fraction | None], who: Sequence[int]) -> list[int]:
    pairs = zip(quotients, who, strict=True)
    return [i for quotient, i in pairs if cut is not None and quotient == cut]


def _quotients(
    asked: Problem[K], who: Sequence[int], by: Sequence[Exact], divisors: Divisors
) -> list[Fraction | None]:
    """Give quotients to the power; None where the divisor is 0."""
    votes = [Fraction(asked.votes[i], asked.scale) ** divisors.power for i in who]
    return [number / divisor if divisor else None for number, divisor in zip(votes, by, strict=True)]


def _by_contestant(asked: Problem[K], who: Sequence[int], numbers: Sequence[Exact]) -> Frozen[K, Exact]:
    return Frozen({asked.contestants[i]: plain(number) for i, number in zip(who, numbers, strict=True)})


def _first_three(divisors: Divisors) -> tuple[Exact, ...]:
    for many in (3, 2):
        with suppress(InvalidSystem):
            return tuple(map(plain, divisors.after(range(many))))
    return tuple(map(plain, divisors.after((0,))))


def most_votes_evidence(
    asked: Problem[K], *, elected: Sequence[int], refused: Sequence[int]
) -> MostVotesEvidence:
    """Prove seats to those with most votes, one each."""
    return MostVotesEvidence(
        fewest_elected=min((asked.of_votes(i) for i in elected), default=None),
        most_refused=max((asked.of_votes(i) for i in refused), default=None),
    )
