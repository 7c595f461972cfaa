"""What a check says of a printed figure."""

from collections.abc import Iterable, Mapping
from typing import Literal

import attrs

from electoral.exact import show
from electoral.frozen import Frozen
from electoral.published.digits import Mend
from electoral.published.printed import Interval

Outcome = Literal["holds", "does not hold", "depends", "cannot be checked"]
_MOST_SHOWN = 8
# What stands for a field of a claim; everything else in `mends` is a name.
_FIELDS = {"printed": "the printed figure", "part": "the part", "printed total": "the printed total"}
_NO_MENDS: Frozen[str, tuple[Mend, ...]] = Frozen()


def some_mends(found: Mapping[str, tuple[Mend, ...]]) -> Frozen[str, tuple[Mend, ...]]:
    """Keep the figures that a misprint would explain."""
    return Frozen({name: mends for name, mends in found.items() if mends})


@attrs.frozen(kw_only=True)
class Verdict:
    """Whether a claim holds, and why.

    Attributes:
        outcome: ``"depends"`` is: on what is named in the text, such as the denominator.
        text: the reason in a sentence or two, with the numbers.
        fits: the figures, bases or sources that agree with the claim.
        misfits: those that do not.
        allowed: the whole numbers (votes, voters, bases) that the printed figure allows.
        mends: by figure, the single misprints that would explain the difference.
    """

    outcome: Outcome
    text: str
    fits: tuple[str, ...] = ()
    misfits: tuple[str, ...] = ()
    allowed: Interval | None = None
    mends: Frozen[str, tuple[Mend, ...]] = attrs.field(default=_NO_MENDS, converter=some_mends)


def weigh(fits: Iterable[object], misfits: Iterable[object]) -> Outcome:
    """Say whether all, some or none agree.

    >>> weigh(["valid"], ["cast"])
    'depends'
    """
    if not list(misfits):
        return "holds"
    return "depends" if list(fits) else "does not hold"


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Give the outcome of several parts of one claim: the worst.

    >>> together(["holds", "depends"])
    'depends'
    """
    found = set(outcomes)
    worst: tuple[Outcome, ...] = ("does not hold", "depends", "cannot be checked")
    return next((outcome for outcome in worst if outcome in found), "holds")


def joined(parts: Iterable[object], word: str = "and") -> str:
    """Give an enumeration for a sentence; a long one is cut, and says so.

    >>> joined(["a", "b", "c"]), joined([], "or")
    ('a, b and c', 'none')
    """
    texts = [str(part) for part in parts]
    if len(texts) > _MOST_SHOWN:
        texts = [*texts[:_MOST_SHOWN], f"{len(texts) - _MOST_SHOWN} more"]
    return f" {word} ".join(filter(None, (", ".join(texts[:-1]), texts[-1]))) if texts else "none"


def quoted(names: Iterable[str]) -> str:
    """Give names as an enumeration for a sentence.

    >>> quoted(["cast", "valid"])
    "'cast' and 'valid'"
    """
    return joined(show(each) for each in names)


def explained(found: Mapping[str, tuple[Mend, ...]]) -> str:
    """Say which misprints would explain a difference, as a sentence; nothing if there are none.

    >>> explained({"OSDP": (Mend("digit", 5),)})
    " A possible misprint: 5 (digit) for 'OSDP'."
    """
    said = [
        f"{mend} for {_FIELDS.get(name) or show(name)}" for name, mends in found.items() for mend in mends
    ]
    if not said:
        return ""
    return (
        f" A possible misprint: {said[0]}."
        if len(said) == 1
        else f" Possible misprints: {joined(said, 'or')}."
    )
