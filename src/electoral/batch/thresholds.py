"""Who takes part, over arrays: the conditions of a law, applied to many elections at once."""

from collections.abc import Mapping

import attrs
import numpy as np

from electoral.batch.given import Integers, IntegersLike, integers
from electoral.batch.result import Mask
from electoral.conditions import Combined, Condition, Everyone, Nobody
from electoral.errors import InvalidSystem, InvalidTally, MissingFigure
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.names import unknown
from electoral.thresholds import Minority, Share, Won
from electoral.votes import Base

#: The largest number of 64 bits.
LARGEST = 2**63 - 1
# The bases that every vote for a contestant is in, and which base is a part of which.
_OF_VOTES = (Base.VALID, Base.VALID_WITH_BLANK)
_PARTS = {Base.VALID_WITH_BLANK: (Base.VALID,), Base.CAST: _OF_VOTES}
#: No base but the votes themselves.
NO_BASES: Mapping[Base, IntegersLike] = Frozen()


@attrs.frozen(kw_only=True, eq=False)
class Known:
    """What is known of contestants beside their votes.

    Attributes:
        minority: who is of a party of a national minority, to fit the votes; None if that is not known.
        won: by tier, the seats that everybody's party won there, in the shape of the votes.
    """

    minority: Mask | None = None
    won: Mapping[str, Integers] = Frozen()


#: Votes alone.
NOTHING_KNOWN = Known()


def qualified(who: Condition, votes: IntegersLike, bases: Mapping[Base, IntegersLike] = NO_BASES) -> Mask:
    """Say who meets a condition in each election, as the condition itself would; exact.

    Args:
        who: a `Share`, `Everyone`, `Nobody`, or a combination of them.
        votes: integers, shape ``(..., contestants)``.
        bases: the size of each base that the condition names, a number or an array of shape ``(...)``.
            `Base.CONTESTANTS` is the sum of the votes and need not be given.

    Returns:
        A bool array in the shape of the votes. ``np.where(found, votes, 0)`` are the votes of those who take
        part: who has none gets no seat.

    Raises:
        InexactNumber, InvalidNumber, InvalidTally: for arrays that are no votes, or a base that does not fit,
            or one of valid ballots with fewer than the votes.
        MissingFigure: for a base that is not given.
        InvalidSystem: for a condition of your own, and one that asks more than votes: `Won`, `Minority`.

    >>> from electoral import Base, Share
    >>> qualified(Share("5%", of=Base.VALID), [[95, 5], [96, 4]], {Base.VALID: 100}).tolist()
    [[True, True], [True, False]]
    """
    counted = integers(votes, "votes")
    if counted.ndim == 0:
        raise InvalidTally("votes: a single number has no contestants; give them on the last axis")
    return met(who, counted, sizes(counted, bases))


def met(
    who: Condition, votes: Integers, bases: Mapping[Base, Integers], known: Known = NOTHING_KNOWN
) -> Mask:
    """Say who meets a condition, from votes and sizes that were checked, and what else is known."""
    match who:
        case Everyone():
            return votes > 0
        case Nobody():
            return np.zeros(votes.shape, np.bool_)
        case Minority() if known.minority is not None:
            return (votes > 0) & known.minority
        case Won(tier=tier) if tier in known.won:
            return np.asarray(known.won[tier] >= who.seats)
        case Share(within="contest"):
            if who.of not in bases:
                raise MissingFigure(
                    f"bases: base '{who.of.value}' is not known; give it, e.g. {{{who.of}: ballots}}"
                )
            return _share_met(who, votes, bases[who.of])
        case Combined(how=how, conditions=conditions):
            parts = np.stack([met(each, votes, bases, known) for each in conditions])
            return np.asarray(parts.any(axis=0) if how == "any" else parts.all(axis=0))
    raise InvalidSystem(
        f"who: {show(who)} has no array form; give a Share of the contest, Everyone() or a combination"
    )


def _share_met(threshold: Share, votes: Integers, base: Integers) -> Mask:
    """Compare votes with the share of the base, made whole: what is at least x is at least x rounded up."""
    share = threshold.share
    largest = max(int(base.max(initial=0)), 1) * max(share.numerator, 1) + share.denominator
    # Python's whole numbers where 64 bits may not do.
    size = base.astype(object) if largest > LARGEST else base
    if threshold.strictly_more:
        least = size * share.numerator // share.denominator + 1
    else:
        least = -(-(size * share.numerator) // share.denominator)
    met: Mask = np.asarray(votes >= least[..., None], dtype=np.bool_) & (votes > 0)
    return met


def sizes(votes: Integers, bases: Mapping[Base, IntegersLike]) -> dict[Base, Integers]:
    """Give the size of every base in each election, held against the votes and each other.

    Raises:
        InexactNumber, InvalidNumber, InvalidTally: as `qualified` does.
        UnknownName: for a key that is no base that can be given.
    """
    known = [base for base in Base if base is not Base.CONTESTANTS]
    if not isinstance(bases, Mapping):
        raise InvalidTally(f"bases: {show(bases)} is no mapping; give e.g. {{Base.VALID: ballots}}")
    if strange := [base for base in bases if base not in known]:
        raise unknown(str(strange[0]), [str(base) for base in known], "bases: base")
    found = {base: _fitting(base, size, votes) for base, size in bases.items()}
    total = summed(votes)
    for base, size in found.items():
        if base in _OF_VOTES:
            _require_room(base, size, total, "contestants have {} votes")
        for part in _PARTS.get(base, ()):
            if part in found:
                _require_room(base, size, found[part], f"base '{part.value}' is {{}}")
    return {**found, Base.CONTESTANTS: total}


def _fitting(base: Base, size: IntegersLike, votes: Integers) -> Integers:
    given = integers(size, f"base '{base.value}'")
    try:
        fitting: Integers = np.broadcast_to(given, votes.shape[:-1])
    except ValueError:
        raise InvalidTally(
            f"base '{base.value}': shape {given.shape} does not fit elections of shape {votes.shape[:-1]};"
            " give a number, or one for each election"
        ) from None
    return fitting


def _require_room(base: Base, size: Integers, least: Integers, what: str) -> None:
    if (fewer := np.asarray(size < least)).any():
        place = tuple(int(each) for each in np.argwhere(fewer)[0])
        raise InvalidTally(
            f"base '{base.value}'{list(place)}: {size[place]} but {what.format(least[place])};"
            " correct the figures"
        )


def summed(numbers: Integers) -> Integers:
    """Sum the last axis, as Python's whole numbers where 64 bits may not do."""
    fits = int(numbers.max(initial=0)) <= LARGEST // max(numbers.shape[-1], 1)
    return np.asarray((numbers if fits else numbers.astype(object)).sum(axis=-1))
