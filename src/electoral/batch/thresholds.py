"""Who takes part, over arrays: the conditions of a law, applied to many elections at once."""

from collections.abc import Mapping

import numpy as np

from electoral.batch.given import Integers, IntegersLike, integers
from electoral.batch.result import Mask
from electoral.conditions import Combined, Condition, Everyone, Share
from electoral.errors import InvalidSystem, InvalidTally, MissingFigure
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.votes import Base

_LARGEST = 2**63 - 1
#: No base but the votes themselves.
NO_BASES: Mapping[Base, IntegersLike] = Frozen()


def qualified(who: Condition, votes: IntegersLike, bases: Mapping[Base, IntegersLike] = NO_BASES) -> Mask:
    """Say who meets a condition in each election, as the condition itself would; exact.

    Args:
        who: a `Share`, `Everyone`, or a combination of them.
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
        InvalidSystem: for a condition of your own.

    >>> from electoral import Base, Share
    >>> qualified(Share("5%", of=Base.VALID), [[95, 5], [96, 4]], {Base.VALID: 100}).tolist()
    [[True, True], [True, False]]
    """
    counted = integers(votes, "votes")
    if counted.ndim == 0:
        raise InvalidTally("votes: a single number has no contestants; give them on the last axis")
    return _met(who, counted, bases)


def _met(who: Condition, votes: Integers, bases: Mapping[Base, IntegersLike]) -> Mask:
    match who:
        case Everyone():
            return votes > 0
        case Share():
            return _share_met(who, votes, _base(who.of, votes, bases))
        case Combined(how=how, conditions=conditions):
            parts = np.stack([_met(each, votes, bases) for each in conditions])
            return np.asarray(parts.any(axis=0) if how == "any" else parts.all(axis=0))
    raise InvalidSystem(f"who: {show(who)} has no array form; give a Share, Everyone() or a combination")


def _share_met(threshold: Share, votes: Integers, base: Integers) -> Mask:
    """Compare votes with the share of the base, made whole: what is at least x is at least x rounded up."""
    share = threshold.share
    largest = max(int(base.max(initial=0)), 1) * max(share.numerator, 1) + share.denominator
    # Python's whole numbers where 64 bits may not do.
    size = base.astype(object) if largest > _LARGEST else base
    if threshold.strictly_more:
        least = size * share.numerator // share.denominator + 1
    else:
        least = -(-(size * share.numerator) // share.denominator)
    met: Mask = np.asarray(votes >= least[..., None], dtype=np.bool_) & (votes > 0)
    return met


def _base(base: Base, votes: Integers, bases: Mapping[Base, IntegersLike]) -> Integers:
    summed = _summed(votes)
    if base is Base.CONTESTANTS:
        return summed
    if base not in bases:
        raise MissingFigure(f"bases: base '{base.value}' is not known; give it, e.g. {{{base}: ballots}}")
    given = integers(bases[base], f"base '{base.value}'")
    try:
        size: Integers = np.broadcast_to(given, votes.shape[:-1])
    except ValueError:
        raise InvalidTally(
            f"base '{base.value}': shape {given.shape} does not fit elections of shape {votes.shape[:-1]};"
            " give a number, or one for each election"
        ) from None
    if base in {Base.VALID, Base.VALID_WITH_BLANK} and (fewer := size < summed).any():
        place = tuple(int(each) for each in np.argwhere(fewer)[0])
        raise InvalidTally(
            f"base '{base.value}'{list(place)}: {size[place]} but contestants have {summed[place]} votes;"
            " correct the figures"
        )
    return size


def _summed(votes: Integers) -> Integers:
    """Sum the votes of each election, as Python's whole numbers where 64 bits may not do."""
    fits = int(votes.max(initial=0)) <= _LARGEST // max(votes.shape[-1], 1)
    return np.asarray((votes if fits else votes.astype(object)).sum(axis=-1))
