"""Divisor sequences: what votes are divided by for a contestant's first, second, third ... seat.

A sequence is a value. Where its divisors are roots of whole numbers (Huntington-Hill, Estonia) it gives them
to a power, and votes are raised to the same power before they are compared, so that nothing is ever rounded.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, Protocol

import attrs

from electoral.errors import InvalidNumber, InvalidSystem
from electoral.exact import Exact, exact, number, positive, show
from electoral.given import no_kind

#: Divisors that no formula bounds are walked seat by seat, so far and no further.
MOST_STEPS = 1_000_000
#: Powers of the numbers of seats start from floats, whose precision suffices for so many seats.
MOST_ROUGH = 1_000_000_000_000


@attrs.frozen
class Nearest:
    """Votes and equal steps whose seats are near those of a sequence: where a search may start.

    Attributes:
        how: ``"same"`` if they are the sequence itself, ``"close"`` if its divisors are less than a step
            away, ``"rough"`` if the votes were rounded to the precision of a float.
    """

    votes: Sequence[int]
    first: Exact
    step: Exact
    how: Literal["same", "close", "rough"]


class Divisors(Protocol):
    """A rising sequence of divisors, to a power."""

    @property
    def power(self) -> int:
        """To what power the divisors are given, 1 or, for square roots, 2."""
        ...

    @property
    def unit(self) -> Exact:
        """How much the sequence grows for each seat in the long run, or 1 if there is no such number."""
        ...

    def after(self, held: Sequence[int]) -> Sequence[Exact]:
        """Give the divisors, to the power, for one more seat of those that hold so many."""
        ...

    def nearest(self, votes: Sequence[int]) -> Nearest | None:
        """Give equal steps that come near; None if there are none."""
        ...


def _first(value: object) -> Exact:
    return number(value, "divisors: first")


def _step(value: object) -> Exact:
    return above(number(value, "divisors: step"), 0, "divisors: step")


def above(value: Exact, least: int, what: str) -> Exact:
    """Take a number that makes a sequence rise.

    Raises:
        InvalidNumber: if it is not more than `least`.
    """
    if value <= least:
        raise InvalidNumber(f"{what}: {show(value)} does not make a rising sequence; give more than {least}")
    return value


@attrs.frozen
class Linear:
    """Divisors in equal steps: first, first + step, first + 2 step ...

    With first from 0 to step this is every stationary method; larger first divisors favour large parties
    even more (Imperiali 2, 3, 4).

    Attributes:
        first: the first divisor, exact, 0 or more; text such as ``"1/2"`` is taken too.
        step: how much the divisor grows with each seat, exact, more than 0.

    >>> Linear(1, 2).after([0, 1, 2])
    [1, 3, 5]
    """

    first: Exact = attrs.field(converter=_first)
    step: Exact = attrs.field(converter=_step)
    power: int = attrs.field(default=1, init=False, repr=False)

    @property
    def unit(self) -> Exact:
        """The step."""
        return self.step

    def after(self, held: Sequence[int]) -> Sequence[Exact]:
        """Give the divisors for one more seat."""
        first, step = self.first, self.step
        return [first + step * k for k in held]

    def nearest(self, votes: Sequence[int]) -> Nearest:
        """Give itself."""
        return Nearest(votes, self.first, self.step, "same")


def _sequence(value: object) -> Divisors:
    return as_divisors(value)


@attrs.frozen
class FirstChanged:
    """Another sequence with a first divisor of its own, which counts for the first seat only.

    Attributes:
        first: the first divisor, exact, less than the second of `then`; text such as ``"1.4"`` is taken too.
        then: the sequence for all further seats.

    Raises:
        InvalidNumber: if the first divisor is not less than the second.

    >>> FirstChanged("1.4", Linear(1, 2)).after([0, 1, 2])
    [Fraction(7, 5), 3, 5]
    """

    first: Exact = attrs.field(converter=_first)
    then: Divisors = attrs.field(converter=_sequence)

    def __attrs_post_init__(self) -> None:
        second = self.then.after((1,))[0]
        if self.first**self.power >= second:
            raise InvalidNumber(
                f"divisors: first: {show(self.first)} is not less than the second divisor, {show(second)};"
                " give a rising sequence"
            )

    @property
    def power(self) -> int:
        """The power of the sequence that follows."""
        return self.then.power

    @property
    def unit(self) -> Exact:
        """The unit of the sequence that follows."""
        return self.then.unit

    def after(self, held: Sequence[int]) -> Sequence[Exact]:
        """Give the divisors for one more seat."""
        first = self.first**self.power
        return [each if k else first for k, each in zip(held, self.then.after(held), strict=True)]

    def nearest(self, votes: Sequence[int]) -> Nearest | None:
        """Give what comes near the sequence that follows."""
        nearest = self.then.nearest(votes)
        return attrs.evolve(nearest, how="close") if nearest and nearest.how == "same" else nearest


def _listed(values: Iterable[object]) -> tuple[Exact, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InvalidSystem(f"divisors: {show(values)} is no list; give e.g. ('1.4', 3, 5)")
    taken = tuple(number(each, f"divisors: number {i}") for i, each in enumerate(values, start=1))
    if not taken:
        raise InvalidSystem("divisors: the list is empty; give at least one")
    for i in range(1, len(taken)):
        _require_rising(taken[i - 1], taken[i], i)
    return taken


def _require_rising(before: Exact, after: Exact, held: int) -> None:
    if after <= before:
        raise InvalidSystem(
            f"divisors: {show(after)} for seat {held + 1} is not more than {show(before)} for seat {held};"
            " give a rising sequence"
        )


@attrs.frozen
class Listed:
    """Divisors written out one by one.

    Attributes:
        numbers: exact, the first 0 or more, each more than the one before; texts such as ``"1.4"`` too.

    Raises:
        InvalidSystem: if they do not rise.
        InvalidSystem: also when an allocation needs a divisor beyond the last.

    >>> Listed(("1.4", 3, 5)).after([2])
    [5]
    """

    numbers: tuple[Exact, ...] = attrs.field(converter=_listed)
    power: int = attrs.field(default=1, init=False, repr=False)
    unit: int = attrs.field(default=1, init=False, repr=False)

    def after(self, held: Sequence[int]) -> Sequence[Exact]:
        """Give the divisors for one more seat."""
        if (most := max(held, default=0)) >= len(self.numbers):
            raise InvalidSystem(
                f"divisors: the list has {len(self.numbers)}, number {most + 1} is needed to compare claims;"
                " list more"
            )
        return [self.numbers[k] for k in held]

    def nearest(self, votes: Sequence[int]) -> None:
        """Nothing in equal steps comes near for sure."""


@attrs.frozen
class Own:
    """A sequence of a user's own: any function from the seats held to an exact divisor, rising.

    Attributes:
        function: gives the divisor for one more seat of a contestant that holds so many.

    >>> Own(lambda held: held * held + 1).after([0, 1, 2])
    [1, 2, 5]
    """

    function: Callable[[int], Exact]
    power: int = attrs.field(default=1, init=False, repr=False)
    unit: int = attrs.field(default=1, init=False, repr=False)

    def after(self, held: Sequence[int]) -> Sequence[Exact]:
        """Give the divisors for one more seat, held against the ones before.

        Raises:
            InvalidSystem: where they do not rise.
            InexactNumber, InvalidNumber: where they are no exact numbers of zero or more.
        """
        return [self._after(k) for k in held]

    def _after(self, held: int) -> Exact:
        divisor = self._given(held)
        if held:
            _require_rising(self._given(held - 1), divisor, held)
        return divisor

    def _given(self, held: int) -> Exact:
        where = f"divisors: for seat {held + 1}"
        try:
            given = self.function(held)
        except Exception as error:
            raise InvalidSystem(f"{where}: the function fails ({error!r}); mend it") from error
        return exact(given, where)

    def nearest(self, votes: Sequence[int]) -> None:
        """Nothing is known of it."""


@attrs.frozen
class Foreign:
    """A sequence that is an object of a user's own class, held against what a sequence must be.

    Attributes:
        sequence: has `after`, and may have `power` and `unit`, as `Divisors` does.
    """

    sequence: Any

    @property
    def power(self) -> int:
        """Its power, or 1."""
        return positive(getattr(self.sequence, "power", 1), "divisors: power")

    @property
    def unit(self) -> Exact:
        """Its unit, or 1."""
        return above(exact(getattr(self.sequence, "unit", 1), "divisors: unit"), 0, "divisors: unit")

    def after(self, held: Sequence[int]) -> Sequence[Exact]:
        """Give its divisors, held against the ones before.

        Raises:
            InvalidSystem: where they do not rise, or are not as many as were asked for.
            InexactNumber, InvalidNumber: where they are no exact numbers of zero or more.
        """
        given = self._given(held)
        earlier = [k for k in held if k]
        before = iter(self._given([k - 1 for k in earlier]) if earlier else ())
        for k, divisor in zip(held, given, strict=True):
            if k:
                _require_rising(next(before), divisor, k)
        return given

    def _given(self, held: Sequence[int]) -> list[Exact]:
        try:
            given = list(self.sequence.after(tuple(held)))
        except Exception as error:
            raise InvalidSystem(f"divisors: the sequence fails ({error!r}); mend it") from error
        if len(given) != len(held):
            raise InvalidSystem(
                f"divisors: the sequence gives {len(given)} divisors for {len(held)}; give one for each"
            )
        return [exact(each, f"divisors: for seat {k + 1}") for each, k in zip(given, held, strict=True)]

    def nearest(self, votes: Sequence[int]) -> None:
        """Nothing is known of it."""


def as_divisors(value: object) -> Divisors:
    """Take a sequence of divisors, or a function as one.

    Raises:
        InvalidSystem: if it is neither.

    >>> as_divisors(lambda held: held + 1).after([4])
    [5]
    """
    if not isinstance(value, type) and callable(getattr(value, "after", None)):
        ours = type(value).__module__.startswith("electoral.")
        return value if ours else Foreign(value)  # type: ignore[return-value] # it has the shape
    if callable(value) and not isinstance(value, type):
        return Own(value)
    raise InvalidSystem(f"divisors: {no_kind(value, 'sequence of divisors', 'give e.g. Linear(1, 2)')}")
