"""Printed percentages: the counts and bases that they stand for, and which base reproduces them."""

import math
from fractions import Fraction

import attrs
from attrs.validators import optional

from electoral.errors import InvalidNumber, MissingFigure
from electoral.exact import grouped, percent, show, whole
from electoral.frozen import EMPTY, Frozen
from electoral.names import unknown
from electoral.published.digits import Mend, mends
from electoral.published.printed import (
    Interval,
    Items,
    Percentage,
    counts,
    half_of,
    is_count,
    percent_shown,
    percentage,
    percentages,
    places_of,
    value_of,
)
from electoral.published.verdicts import Verdict, explained, joined, some_mends

#: A claim tries at most this many bases.
MOST_BASES = 10
_TOTAL, _SUM = "printed total", "sum of the counts"


def _shares(printed: str) -> tuple[Fraction, Fraction]:
    value, half = value_of(printed), half_of(printed)
    return max(value - half, Fraction(0)) / 100, (value + half) / 100


def implied_votes(printed: str, base: int) -> Interval:
    """Give the whole numbers that a printed percentage of a base can stand for.

    The share lies within half a unit of the last printed decimal, both ends included, so that every
    way of rounding halves is covered.

    >>> str(implied_votes("54.21", 12035578))
    '6,523,886 to 6,525,088'
    """
    low, high = _shares(percentage(printed, "percentage"))
    size = whole(base, "base")
    return Interval(math.ceil(low * size), math.floor(high * size))


def implied_base(votes: int, printed: str) -> Interval:
    """Give the bases of which a count is the printed percentage.

    >>> str(implied_base(331058, "5.20"))
    '6,360,385 to 6,372,627'
    """
    low, high = _shares(percentage(printed, "percentage"))
    size = whole(votes, "votes")
    return Interval(max(1, math.ceil(size / high)), math.floor(size / low) if low else None)


def share_shown(part: int, base: int, places: int) -> str:
    """Give a share in per cent, halves rounded up.

    >>> share_shown(432290, 6366441, 2)
    '6.79 %'
    """
    return percent(Fraction(part, base), places)


def percentage_mends(part: int, printed: Percentage, base: int) -> tuple[Mend, ...]:
    """Give the misprints of a percentage that would make it the share of a part in a base.

    >>> percentage_mends(693938, Percentage("19.90"), 6366441)
    (Mend(kind='digit', value='10.90'),)
    """
    true, half = Fraction(100 * part, base), half_of(printed)
    return mends(printed, lambda value: abs(value - true) <= half)


def denominators(items: Items[int]) -> Frozen[str, int]:
    """Take bases by name, each of 1 or more."""
    taken = counts(items)
    for key, value in taken.items():
        if not value:
            raise InvalidNumber(f"figure of {show(key)}: 0 can be no base; leave it out")
    if len(taken) > MOST_BASES:
        raise InvalidNumber(f"bases: {len(taken)} of them; give at most {MOST_BASES}")
    return taken


@attrs.frozen(kw_only=True)
class Misfit:
    """A count that is not its printed percentage of a base."""

    name: str
    count: int
    printed: Percentage
    base: int

    @property
    def allowed(self) -> Interval:
        """Give the counts that would be."""
        return implied_votes(self.printed, self.base)

    @property
    def by(self) -> int | None:
        """Give the votes to the nearest count that would be; None if no whole number is."""
        return self.allowed.distance(self.count)

    @property
    def mends(self) -> tuple[Mend, ...]:
        """Give the misprints of the count that would explain it, from the percentage alone."""
        return mends(self.count, self.allowed.__contains__)

    @property
    def percentage_mends(self) -> tuple[Mend, ...]:
        """Give the misprints of the percentage that would explain it."""
        return percentage_mends(self.count, self.printed, self.base)

    def __str__(self) -> str:
        """Say it in words."""
        share = share_shown(self.count, self.base, places_of(self.printed))
        side = "few" if self.count < self.allowed.low else "many"
        off = "no whole number is" if self.by is None else f"{grouped(self.by)} too {side}"
        who = f"{grouped(self.count)} for {show(self.name)}"
        return f"{who} is {share} of {grouped(self.base)}, not {percent_shown(self.printed)} ({off})"


@attrs.frozen(kw_only=True)
class Reproduction:
    """What one base makes of the printed percentages.

    Attributes:
        base, value: the base's name and size.
        fits: the names whose percentages it reproduces.
        misfits: the others.
        bases: every base that reproduces the same percentages as this one does.
        mends: with a printed total: the single misprints (of a count, or of the total) after which all fits.
    """

    base: str
    value: int
    fits: tuple[str, ...]
    misfits: tuple[Misfit, ...]
    bases: Interval
    mends: Frozen[str, tuple[Mend, ...]] = attrs.field(converter=some_mends)


@attrs.frozen(kw_only=True)
class PercentageCheck:
    """Counts and their printed percentages: of which base, and which figures do not fit.

    Attributes:
        counts: votes by name, everything that the printed total is the sum of.
        percentages: as printed, by name; some may be missing.
        total: the printed sum of the counts, if there is one. It is a base to try, too.
        bases: further bases to try, by name. The sum of the counts is always tried.

    Raises:
        UnknownName: for a percentage without a count.

    >>> votes = {"A": 612, "B": 390}
    >>> check = PercentageCheck(counts=votes, percentages={"A": "61.0", "B": "39.0"}, total=1000)
    >>> check.check().outcome, check.check().mends
    ('does not hold', {'A': (Mend(kind='digit', value=610),)})
    """

    counts: Frozen[str, int] = attrs.field(converter=counts)
    percentages: Frozen[str, Percentage] = attrs.field(converter=percentages)
    total: int | None = attrs.field(default=None, validator=optional(is_count))
    bases: Frozen[str, int] = attrs.field(default=EMPTY, converter=denominators)

    def __attrs_post_init__(self) -> None:
        if not self.percentages:
            raise MissingFigure("percentages: none; give at least one")
        for key in self.percentages:
            if key not in self.counts:
                raise unknown(key, self.counts, "percentages")

    def reproductions(self) -> tuple[Reproduction, ...]:
        """Try every base; those that reproduce the most percentages come first."""
        tried = [(_TOTAL, self.total), *self.bases.items(), (_SUM, self._sum)]
        found = [self._reproduction(name, value) for name, value in tried if value]
        return tuple(sorted(found, key=lambda each: len(each.misfits)))

    @property
    def _sum(self) -> int:
        return sum(self.counts.values())

    def _reproduction(self, base: str, value: int) -> Reproduction:
        misfits, bases = [], Interval(1, None)
        for name, printed in self.percentages.items():
            number = self.counts[name]
            if number in implied_votes(printed, value):
                bases = bases.meet(implied_base(number, printed))
            else:
                misfits.append(Misfit(name=name, count=number, printed=printed, base=value))
        wrong = {each.name for each in misfits}
        return Reproduction(
            base=base,
            value=value,
            fits=tuple(name for name in self.percentages if name not in wrong),
            misfits=tuple(misfits),
            bases=bases,
            mends=self._mended(base, value, [*wrong]),
        )

    def _mended(self, base: str, value: int, wrong: list[str]) -> dict[str, tuple[Mend, ...]]:
        """Give the misprints after which all fits; a base that the misprint itself moves is no witness."""
        if self.total is None or len(wrong) > 1:
            return {}
        gap, found = self.total - self._sum, {}
        for name in (wrong or self.counts) if base != _SUM else ():
            number, printed = self.counts[name], self.percentages.get(name)
            if printed is None or number + gap in implied_votes(printed, value):
                found[name] = mends(number, {number + gap}.__contains__)
        if base != _TOTAL and not wrong:
            found[_TOTAL] = mends(self.total, {self._sum}.__contains__)
        return found

    def check(self) -> Verdict:
        """Say which base reproduces the percentages, which figures do not fit, and what would mend them."""
        found = self.reproductions()
        if not found:
            return Verdict(outcome="cannot be checked", text="All counts are 0 and no base is given.")
        best = [each for each in found if len(each.fits) == len(found[0].fits)]
        misfits = best[0].misfits
        mended = {name: each for one in found for name, each in one.mends.items()}
        alone = {each.name: each.mends + each.percentage_mends for each in misfits}
        return Verdict(
            outcome="does not hold" if misfits or self._gap_said() else "holds",
            text=self._said(best) + self._gap_said() + explained(mended or alone),
            fits=tuple(each.base for each in best) if best[0].fits else (),
            misfits=tuple(each.name for each in misfits),
            allowed=best[0].bases,
            mends=mended or alone,
        )

    def _said(self, best: list[Reproduction]) -> str:
        first, many = best[0], len(self.percentages)
        bases = joined(f"{show(each.base)} ({grouped(each.value)})" for each in best)
        if not first.fits:
            return f"None of the percentages ({many}) is a share of {bases}."
        if not first.misfits:
            return f"All percentages ({many}) are shares of {bases}."
        wrong = "; ".join(map(str, first.misfits))
        some = f"{len(first.fits)} of {many} percentages are shares of {bases}; {wrong}."
        return f"{some} The figures that fit allow bases of {first.bases}."

    def _gap_said(self) -> str:
        gap = 0 if self.total is None else self._sum - self.total
        if not gap:
            return ""
        than = f"{grouped(abs(gap))} {'more' if gap > 0 else 'fewer'} than printed"
        return f" The counts add up to {grouped(self._sum)}, {than}."
