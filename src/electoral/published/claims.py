"""Claims about an election that printed figures can hold up or refute.

Each is a value with `check`, which says whether it holds. Figures are counts (ints, exact) or text
(rounded to the decimals printed).
"""

from collections.abc import Mapping
from fractions import Fraction

import attrs
from attrs.validators import optional

from electoral.errors import MissingFigure
from electoral.exact import decimals, grouped, show
from electoral.frozen import EMPTY, Frozen
from electoral.published.digits import Mend, mends
from electoral.published.percentages import denominators, implied_votes, percentage_mends, share_shown
from electoral.published.printed import (
    Figure,
    Percentage,
    as_percentage,
    figures,
    half_of,
    is_count,
    is_figure,
    percent_shown,
    places_of,
    shown,
    value_of,
)
from electoral.published.verdicts import Outcome, Verdict, explained, joined, quoted, weigh


def _exactly(number: Fraction, *like: Figure) -> str:
    """Show a sum or difference of figures with as many decimals as they have."""
    return decimals(number, max(places_of(each) for each in like))


def require(values: Mapping[str, object], what: str) -> None:
    """Refuse a claim about nothing."""
    if not values:
        raise MissingFigure(f"{what}: none; give at least one")


@attrs.frozen(kw_only=True)
class SumClaim:
    """Parts make a printed total; rounded parts may miss it by their rounding.

    Attributes:
        parts: by name.
        total: as printed.

    >>> print(SumClaim(parts={"women": 80, "men": 201}, total=281).check().text)
    The parts make 281, as printed.
    """

    parts: Frozen[str, Figure] = attrs.field(converter=figures)
    total: Figure = attrs.field(validator=is_figure)

    def __attrs_post_init__(self) -> None:
        require(self.parts, "parts")

    def check(self) -> Verdict:
        """Add the parts up."""
        made = sum(map(value_of, self.parts.values()), Fraction(0))
        gap = value_of(self.total) - made
        rounding = sum(map(half_of, self.parts.values()), half_of(self.total))
        said = f"The parts make {_exactly(made, *self.parts.values())}"
        if not gap:
            return Verdict(outcome="holds", text=f"{said}, as printed.")
        said += f", {_exactly(abs(gap), self.total, *self.parts.values())} {'fewer' if gap > 0 else 'more'}"
        said += f" than the printed {shown(self.total)}"
        if abs(gap) <= rounding:
            return Verdict(outcome="holds", text=f"{said}: no more than rounding explains.")
        found = {each: _mended(part, value_of(part) + gap) for each, part in self.parts.items()}
        found["printed total"] = _mended(self.total, made)
        return Verdict(outcome="does not hold", text=f"{said}.{explained(found)}", mends=found)


def _mended(printed: Figure, needed: Fraction) -> tuple[Mend, ...]:
    return mends(printed, lambda value: value == needed)


@attrs.frozen(kw_only=True)
class ShareClaim:
    """A part is a printed percentage; of which of several denominators?

    Attributes:
        part: a count of seats, votes or persons.
        printed: the percentage as printed.
        of: the denominators to try, by name.

    >>> seats = ShareClaim(part=76, printed="71", of={"all seats": 107, "elected seats": 98})
    >>> seats.check().outcome, seats.check().fits
    ('depends', ('all seats',))
    """

    part: int = attrs.field(validator=is_count)
    printed: Percentage = attrs.field(converter=as_percentage)
    of: Frozen[str, int] = attrs.field(converter=denominators)

    def __attrs_post_init__(self) -> None:
        require(self.of, "of")

    def check(self) -> Verdict:
        """Try every denominator."""
        allowed = {key: implied_votes(self.printed, base) for key, base in self.of.items()}
        fits = tuple(key for key, interval in allowed.items() if self.part in interval)
        misfits = tuple(key for key in allowed if key not in fits)
        outcome, found = weigh(fits, misfits), {}
        if not fits:
            found["part"] = mends(self.part, lambda value: any(value in each for each in allowed.values()))
            found["printed"] = sum((self._mends(base) for base in self.of.values()), ())
        shares = joined(self._said(key, base) for key, base in self.of.items())
        verb = {"holds": "fits", "depends": f"fits {quoted(fits)} only"}.get(outcome, "does not fit")
        text = f"{grouped(self.part)} is {shares}; the printed {percent_shown(self.printed)} {verb}."
        return Verdict(outcome=outcome, text=text + explained(found), fits=fits, misfits=misfits, mends=found)

    def _said(self, key: str, base: int) -> str:
        places = places_of(self.printed) + 2
        return f"{share_shown(self.part, base, places)} of {show(key)} ({grouped(base)})"

    def _mends(self, base: int) -> tuple[Mend, ...]:
        return percentage_mends(self.part, self.printed, base)


@attrs.frozen(kw_only=True)
class TurnoutClaim:
    """A printed turnout of a roll.

    Attributes:
        printed: the percentage as printed.
        registered: persons on the roll.
        cast: the voters that the claim itself names; None if it names none.
        voters: other known numbers of voters, by name, to see which of them the turnout is of.

    >>> final = TurnoutClaim(printed="54.21", registered=12035578)
    >>> final.check().outcome, str(final.check().allowed)
    ('cannot be checked', '6,523,886 to 6,525,088')
    """

    printed: Percentage = attrs.field(converter=as_percentage)
    registered: int = attrs.field(validator=is_count)
    cast: int | None = attrs.field(default=None, validator=optional(is_count))
    voters: Frozen[str, int] = attrs.field(default=EMPTY, converter=denominators)

    def __attrs_post_init__(self) -> None:
        if not self.registered:
            raise MissingFigure("registered: 0; give the number of persons on the roll")

    def check(self) -> Verdict:
        """Compare the voters with the range that the printed turnout stands for."""
        allowed = implied_votes(self.printed, self.registered)
        fits = tuple(key for key, number in self.voters.items() if number in allowed)
        misfits = tuple(key for key in self.voters if key not in fits)
        if self.cast is not None:
            outcome: Outcome = "holds" if self.cast in allowed else "does not hold"
        else:
            outcome = weigh(fits, misfits) if fits else "cannot be checked"
        text = f"{percent_shown(self.printed)} of {grouped(self.registered)} registered is {allowed} voters."
        named = {} if self.cast is None else {"named in the claim": self.cast}
        said = [self._said(key, number) for key, number in (*named.items(), *self.voters.items())]
        text += f" {joined(said)}." if said else " How many voted is not known."
        return Verdict(outcome=outcome, text=text, fits=fits, misfits=misfits, allowed=allowed)

    def _said(self, key: str, number: int) -> str:
        places = places_of(self.printed) + 2
        return f"{grouped(number)} ({show(key)}) is {share_shown(number, self.registered, places)}"


@attrs.frozen(kw_only=True)
class EqualClaim:
    """A printed figure is that of one or more sources, at the coarser of the two roundings.

    Attributes:
        printed: the figure of the claim.
        references: the figure of each source, by the source's name.
        within: a greater difference that the claim allows ("about"); None allows rounding only.

    >>> claim = EqualClaim(printed="65.23", references={"the commission": "65.21"})
    >>> claim.check().outcome, claim.check().mends["printed"]
    ('does not hold', (Mend(kind='digit', value='65.21'),))
    """

    printed: Figure = attrs.field(validator=is_figure)
    references: Frozen[str, Figure] = attrs.field(converter=figures)
    within: Figure | None = attrs.field(default=None, validator=optional(is_figure))

    def __attrs_post_init__(self) -> None:
        require(self.references, "references")

    def check(self) -> Verdict:
        """Compare with every source."""
        fits = tuple(key for key, other in self.references.items() if self._agrees(other))
        misfits = tuple(key for key in self.references if key not in fits)
        wanted = {value_of(self.references[key]) for key in misfits}
        found = {"printed": mends(self.printed, wanted.__contains__)}
        others = joined(self._said(key, other) for key, other in self.references.items())
        return Verdict(
            outcome=weigh(fits, misfits),
            text=f"{shown(self.printed)} is printed; {others}.{explained(found)}",
            fits=fits,
            misfits=misfits,
            mends=found,
        )

    def _agrees(self, other: Figure) -> bool:
        rounding = max(half_of(self.printed), half_of(other))
        allowed = rounding if self.within is None else value_of(self.within)
        return abs(value_of(self.printed) - value_of(other)) <= allowed

    def _said(self, key: str, other: Figure) -> str:
        gap = value_of(other) - value_of(self.printed)
        size = f" ({_exactly(abs(gap), self.printed, other)} {'more' if gap > 0 else 'less'})" if gap else ""
        return f"{show(key)} has {shown(other)}{size}"
