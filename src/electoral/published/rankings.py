"""Claims about figures side by side: who is first, how many pass a bound, what must not fall."""

from collections.abc import Iterable
from fractions import Fraction

import attrs
from attrs.validators import optional

from electoral.errors import InvalidTally, MissingFigure
from electoral.exact import grouped, show
from electoral.frozen import EMPTY, Frozen
from electoral.names import name, unknown
from electoral.published.claims import require
from electoral.published.digits import Mend, mends
from electoral.published.percentages import denominators
from electoral.published.printed import Figure, Items, figures, half_of, is_count, is_figure, shown, value_of
from electoral.published.verdicts import Outcome, Verdict, explained, quoted, together, weigh


def _names(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise InvalidTally(f"names: {show(values)} is one text; give a list of names")
    return tuple(name(each, "names") for each in values)


def _some_name(value: str | None) -> str | None:
    return None if value is None else name(value, "name")


@attrs.frozen(kw_only=True)
class RankClaim:
    """One of several has the highest figure, or the lowest, or both are named.

    Attributes:
        values: by name.
        highest: who is said to be first; None if nobody is.
        lowest: who is said to be last.

    >>> RankClaim(values={"Kyzylorda": "67.21", "Almaty": "25.82"}, highest="Kyzylorda").check().text
    "The highest figure is 67.21 ('Kyzylorda')."
    """

    values: Frozen[str, Figure] = attrs.field(converter=figures)
    highest: str | None = attrs.field(default=None, converter=_some_name)
    lowest: str | None = attrs.field(default=None, converter=_some_name)

    def __attrs_post_init__(self) -> None:
        claimed = [each for each in (self.highest, self.lowest) if each is not None]
        if not claimed:
            raise MissingFigure("highest, lowest: neither is given; name at least one")
        for each in claimed:
            if each not in self.values:
                raise unknown(each, self.values, "highest, lowest")

    def check(self) -> Verdict:
        """Find the ends; where several share one, it depends on decimals that are not printed."""
        numbers = {key: value_of(each) for key, each in self.values.items()}
        outcomes, said = [], []
        for word, claimed, end in (("highest", self.highest, max), ("lowest", self.lowest, min)):
            if claimed is not None:
                top = [key for key, number in numbers.items() if number == end(numbers.values())]
                outcomes.append(
                    weigh([claimed] if claimed in top else [], [each for each in top if each != claimed])
                )
                said.append(f"The {word} figure is {shown(self.values[top[0]])} ({quoted(top)}).")
        return Verdict(outcome=together(outcomes), text=" ".join(said))


@attrs.frozen(kw_only=True)
class CountClaim:
    """So many, or those named, are more than (or at least) a bound.

    Attributes:
        values: by name.
        more_than: the bound, if it is not enough itself.
        at_least: the bound, if it is; give one of the two.
        number: how many are said to be.
        names: who is said to be among them; without `number` it depends on whether they are meant to be all.
        of: bases of which the bound is a percentage, by name; empty if it is a figure like the values.

    >>> votes = {"Otan": 2883706, "AIST": 336177, "Auyl": 82523}
    >>> passed = CountClaim(values=votes, at_least="7 %", number=2, of={"valid": 4757773, "cast": 4893204})
    >>> passed.check().outcome, passed.check().fits
    ('depends', ('valid',))
    """

    values: Frozen[str, Figure] = attrs.field(converter=figures)
    more_than: Figure | None = attrs.field(default=None, validator=optional(is_figure))
    at_least: Figure | None = attrs.field(default=None, validator=optional(is_figure))
    number: int | None = attrs.field(default=None, validator=optional(is_count))
    names: tuple[str, ...] = attrs.field(default=(), converter=_names)
    of: Frozen[str, int] = attrs.field(default=EMPTY, converter=denominators)

    def __attrs_post_init__(self) -> None:
        if (self.more_than is None) == (self.at_least is None):
            raise MissingFigure("more_than, at_least: give one of the two")
        if self.number is None and not self.names:
            raise MissingFigure("number, names: neither is given; say how many, or who")
        for each in self.names:
            if each not in self.values:
                raise unknown(each, self.values, "names")

    @property
    def _bound(self) -> Figure:
        bound = self.at_least if self.more_than is None else self.more_than
        assert bound is not None, "one of the two is given"  # noqa: S101
        return bound

    def check(self) -> Verdict:
        """Count those beyond the bound, for every base."""
        bounds = {key: value_of(self._bound) * base / 100 for key, base in self.of.items()}
        readings = bounds or {"": value_of(self._bound)}
        outcomes = {key: self._outcome(bound) for key, bound in readings.items()}
        found = set(outcomes.values())
        return Verdict(
            outcome=found.pop() if len(found) == 1 else "depends",
            text=" ".join(self._said(key, bound) for key, bound in readings.items()),
            fits=tuple(key for key, outcome in outcomes.items() if key and outcome == "holds"),
            misfits=tuple(key for key, outcome in outcomes.items() if key and outcome != "holds"),
        )

    def _beyond(self, bound: Fraction, rounding: int = 0, *, strictly: bool) -> tuple[str, ...]:
        """Give those beyond the bound, as printed or with all figures at an end of their rounding."""
        ends = {key: value_of(each) + rounding * half_of(each) for key, each in self.values.items()}
        return tuple(key for key, end in ends.items() if end > bound or (end == bound and not strictly))

    def _outcome(self, bound: Fraction) -> Outcome:
        strictly = self.more_than is not None
        sure, possible = (self._beyond(bound, rounding, strictly=strictly) for rounding in (-1, 1))
        if not set(self.names) <= set(possible):
            return "does not hold"
        if self.number is not None and not len(sure) <= self.number <= len(possible):
            return "does not hold"
        all_named = self.number is not None or set(self.names) == set(sure)
        return "holds" if len(sure) == len(possible) and all_named else "depends"

    def _said(self, base: str, bound: Fraction) -> str:
        strictly = self.more_than is not None
        found = self._beyond(bound, strictly=strictly)
        words = f"{'more than' if strictly else 'at least'} {shown(self._bound)}"
        of = f" of {show(base)} ({grouped(self.of[base])})" if base else ""
        text = f"{len(found)} of {len(self.values)} are {words}{of}: {quoted(found)}."
        if others := [key for key in found if self.names and key not in self.names]:
            text += f" Not named: {quoted(others)}."
        near = {
            key: each for key, each in self.values.items() if abs(value_of(each) - bound) <= half_of(each)
        }
        if exactly := [key for key, each in near.items() if bound and isinstance(each, int)]:
            other = len(self._beyond(bound, strictly=not strictly))
            text += f" Exactly at the bound: {quoted(exactly)}; counted the other way there would be {other}."
        if rounded := [key for key, each in near.items() if isinstance(each, str)]:
            text += f" Too rounded to tell: {quoted(rounded)}."
        return text


def _steps(items: Items[Figure]) -> tuple[tuple[str, Figure], ...]:
    return tuple(figures(items).items())


@attrs.frozen(kw_only=True)
class SequenceClaim:
    """Figures in order of time that must not fall, such as turnout during the day.

    Attributes:
        values: pairs of a time and a figure, in order.

    >>> day = SequenceClaim(values=[("16:10", "49.14"), ("18:10", "41.07"), ("22:10", "53.01")])
    >>> day.check().misfits, day.check().mends["18:10"]
    (('18:10',), (Mend(kind='digit', value='51.07'),))
    """

    values: tuple[tuple[str, Figure], ...] = attrs.field(converter=_steps)

    def __attrs_post_init__(self) -> None:
        require(dict(self.values), "values")

    def check(self) -> Verdict:
        """Find the first fall, and the misprints of either figure that would explain it."""
        falls = (place for place in range(1, len(self.values)) if self._at(place) < self._at(place - 1))
        place = next(falls, None)
        if place is None:
            return Verdict(outcome="holds", text=f"None of the {len(self.values)} figures falls.")
        (before, high), (after, low) = self.values[place - 1 : place + 1]
        found = {self.values[each][0]: self._mends(each) for each in (place - 1, place)}
        text = f"It falls from {shown(high)} ({before}) to {shown(low)} ({after}).{explained(found)}"
        return Verdict(outcome="does not hold", text=text, misfits=(after,), mends=found)

    def _at(self, place: int) -> Fraction:
        return value_of(self.values[place][1])

    def _mends(self, place: int) -> tuple[Mend, ...]:
        floor = self._at(place - 1) if place else Fraction(0)
        ceiling = self._at(place + 1) if place + 1 < len(self.values) else None
        return mends(
            self.values[place][1], lambda value: floor <= value and (ceiling is None or value <= ceiling)
        )
