"""What was counted in one contest, and the named bases that can be taken of it."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum

import attrs
from attrs.converters import optional

from electoral.errors import InexactNumber, InvalidTally, MissingFigure
from electoral.exact import Exact, ExactInput, common_denominator, exact, show
from electoral.frozen import Frozen
from electoral.names import listed, name

Votes = Mapping[str, ExactInput | None] | Iterable[tuple[str, ExactInput | None]]


def _pairs(given: Votes) -> list[tuple[str, ExactInput | None]]:
    try:
        return [(key, number) for key, number in (given.items() if isinstance(given, Mapping) else given)]
    except (TypeError, ValueError):
        hint = "give a mapping or pairs of contestant and votes"
        raise InvalidTally(f"tally: {show(given)} is no votes by contestant; {hint}") from None


def _votes(given: Votes) -> Frozen[str, Exact | None]:
    pairs = _pairs(given)
    if not pairs:
        raise InvalidTally("tally: no contestant; give at least one, with 0 votes if it had none")
    votes: dict[str, Exact | None] = {}
    for key, number in pairs:
        contestant = name(key, "contestant")
        if contestant in votes:
            raise InvalidTally(f"tally: {show(contestant)} stands twice; give each contestant once")
        votes[contestant] = None if number is None else exact(number, f"votes for {show(contestant)}")
    common_denominator((number for number in votes.values() if number is not None), "tally: votes")
    return Frozen(votes)


def _registered(number: ExactInput) -> Exact:
    return exact(number, "registered")


def _cast(number: ExactInput) -> Exact:
    return exact(number, "cast")


def _valid(number: ExactInput) -> Exact:
    return exact(number, "valid")


def _against_all(number: ExactInput) -> Exact:
    return exact(number, "against_all")


def _blank(number: ExactInput) -> Exact:
    return exact(number, "blank")


def _invalid(number: ExactInput) -> Exact:
    return exact(number, "invalid")


def _excluded(given: Mapping[str, ExactInput]) -> Frozen[str, Exact]:
    if not given:
        return Frozen()
    votes = _votes(given)
    if unknown := [key for key, number in votes.items() if number is None]:
        raise InvalidTally(
            f"tally: how many votes for {listed(unknown)} are excluded is not known; give a number"
        )
    return Frozen({key: number for key, number in votes.items() if number})


@attrs.frozen
class Tally:
    """What was counted in one contest: votes by contestant, and the ballots beside them.

    Numbers are exact and count votes or ballots. ``None`` is "not known"; ``0`` is "none, or not on the
    ballot". Nothing is derived here: a base is asked for by name with `Base.of`.

    Attributes:
        votes: by contestant, from a mapping or from pairs; a contestant twice is an error.
        registered: persons on the electoral roll.
        cast: ballots cast: the voters who took part.
        valid: valid ballots, as published.
        against_all: ballots for "against all".
        blank: blank ballots, where they are counted apart.
        invalid: invalid ballots.
        partial: whether contestants are missing; then nothing elects from it or sums over it, unless the
            returns declare who takes part.
        excluded: those of the votes, by contestant, that a law leaves out when seats are shared and not when
            it asks who takes part (Germany, of voters who elected an independent). Empty if none are known.

    Raises:
        InvalidTally: if it is empty or names a contestant twice.
        InexactNumber: for floats.

    >>> Tally({"A": 60, "B": 40}, against_all=5).votes["A"]
    60
    """

    votes: Frozen[str, Exact | None] = attrs.field(converter=_votes)
    registered: Exact | None = attrs.field(default=None, converter=optional(_registered), kw_only=True)
    cast: Exact | None = attrs.field(default=None, converter=optional(_cast), kw_only=True)
    valid: Exact | None = attrs.field(default=None, converter=optional(_valid), kw_only=True)
    against_all: Exact | None = attrs.field(default=None, converter=optional(_against_all), kw_only=True)
    blank: Exact | None = attrs.field(default=None, converter=optional(_blank), kw_only=True)
    invalid: Exact | None = attrs.field(default=None, converter=optional(_invalid), kw_only=True)
    partial: bool = attrs.field(default=False, kw_only=True)
    excluded: Frozen[str, Exact] = attrs.field(default=Frozen(), converter=_excluded, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for key, number in self.excluded.items():
            votes = self.votes.get(key)
            if key not in self.votes or (votes is not None and number > votes):
                raise InvalidTally(
                    f"tally: {show(number)} votes for {show(key)} are excluded, but it has"
                    f" {show(votes) if key in self.votes else 'none here'}; correct the figures"
                )
        if not isinstance(self.partial, bool):
            raise InexactNumber(f"tally: partial {show(self.partial)} is no bool; give True or False")
        if self.cast is None:
            return
        for what, part in (
            ("valid", self.valid),
            ("invalid and blank", _sum(self.invalid or 0, self.blank or 0)),
        ):
            if part is not None and part > self.cast:
                raise InvalidTally(
                    f"tally: {show(part)} {what} ballots but only {show(self.cast)} cast; correct the figures"
                )

    def known(self, where: str) -> dict[str, Exact]:
        """Give the votes of all contestants.

        Raises:
            MissingFigure: if the tally is partial or the votes of a contestant are not known.
        """
        if self.partial:
            raise MissingFigure(
                f"{where}: the tally is partial, so nothing can be elected from it; complete it"
            )
        missing = [contestant for contestant, number in self.votes.items() if number is None]
        if missing:
            raise MissingFigure(
                f"{where}: the votes for {listed(missing)} are not known; give them, 0 if none"
            )
        return {contestant: number for contestant, number in self.votes.items() if number is not None}

    def sharing(self, where: str) -> dict[str, Exact]:
        """Give the votes of all contestants that count when seats are shared: without those excluded.

        Raises:
            MissingFigure: as `known` does.

        >>> Tally({"A": 6, "B": 4}, excluded={"A": 1}).sharing("list")
        {'A': 5, 'B': 4}
        """
        return {key: number - self.excluded.get(key, 0) for key, number in self.known(where).items()}


@attrs.frozen
class Denominator:
    """A base as it was taken from a tally.

    Attributes:
        base: the base's name.
        value: its size in ballots, voters or votes.
        reading: how it was found, in words.
    """

    base: str
    value: Exact
    reading: str


class Base(Enum):
    """A named denominator. Which one a law means can decide seats, so there is no default.

    ``VALID`` is the published number of valid ballots; else votes and "against all"; else ballots cast
    without the invalid (and the blank, where counted apart). Two of these that disagree are an error.
    ``VALID_WITH_BLANK`` is the same where the law counts blank ballots as valid (Spain).
    ``CAST`` is the voters who took part, ``REGISTERED`` the roll, ``CONTESTANTS`` the votes for contestants.

    >>> Base.VALID.of(Tally({"A": 60, "B": 40}, against_all=5), "list").value
    105
    """

    REGISTERED = "registered"
    CAST = "cast"
    VALID = "valid"
    VALID_WITH_BLANK = "valid with blank"
    CONTESTANTS = "contestants"

    def of(self, tally: Tally, where: str) -> Denominator:
        """Take this base of a tally.

        Raises:
            MissingFigure: if the tally cannot supply it.
            InvalidTally: if two ways to find it disagree.
        """
        found = [(reading, value) for reading, value in _READINGS[self](tally) if value is not None]
        if not found:
            raise MissingFigure(f"{where}: base '{self.value}' is not known; give {_NEEDED[self]}")
        reading, value = found[0]
        for other, different in found[1:]:
            if different != value:
                raise InvalidTally(
                    f"{where}: base '{self.value}' is {show(value)} by {reading}"
                    f" but {show(different)} by {other}; correct the figures"
                )
        if self in {Base.VALID, Base.VALID_WITH_BLANK}:
            _require_possible(value, tally, f"{where}: base '{self.value}' is {show(value)} by {reading}")
        return Denominator(self.value, value, reading)

    def over(self, tallies: Mapping[str, Tally], where: str) -> Denominator:
        """Take this base of several contests, by district: the sum of the base of each.

        Raises:
            MissingFigure, InvalidTally: as `of` does, naming the district.

        >>> north, south = Tally({"A": 6}, valid=7), Tally({"A": 4}, valid=5)
        >>> Base.VALID.over({"North": north, "South": south}, "lists").value
        12
        """
        if len(tallies) == 1:
            (only,) = tallies.values()
            return self.of(only, where)
        parts = [self.of(tally, f"{where}, {district}") for district, tally in tallies.items()]
        readings = " or ".join(dict.fromkeys(part.reading for part in parts))
        total = sum(part.value for part in parts)
        return Denominator(self.value, total, f"{readings}, summed over {len(parts)} districts")


def _require_possible(value: Exact, tally: Tally, what: str) -> None:
    """Refuse valid ballots that are fewer than the votes in them."""
    counted = sum(number for number in tally.votes.values() if number is not None)
    if counted > value:
        raise InvalidTally(f"{what} but contestants have {show(counted)} votes; correct the figures")


def _sum(*parts: Exact | None) -> Exact | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _contestants(tally: Tally) -> Exact | None:
    return None if tally.partial else _sum(*tally.votes.values())


def _remaining(whole: Exact | None, *parts: Exact | None) -> Exact | None:
    taken = _sum(*parts)
    return None if whole is None or taken is None else whole - taken


def _valid_readings(tally: Tally) -> list[tuple[str, Exact | None]]:
    return [
        ("the published valid ballots", tally.valid),
        ("votes and against all", _sum(_contestants(tally), tally.against_all)),
        ("ballots cast without the invalid", _remaining(tally.cast, tally.invalid, tally.blank or 0)),
    ]


def _with_blank_readings(tally: Tally) -> list[tuple[str, Exact | None]]:
    return [
        ("the published valid ballots", tally.valid),
        ("votes, against all and blank", _sum(_contestants(tally), tally.against_all, tally.blank)),
        ("ballots cast without the invalid", _remaining(tally.cast, tally.invalid)),
    ]


_READINGS: dict[Base, Callable[[Tally], list[tuple[str, Exact | None]]]] = {
    Base.REGISTERED: lambda tally: [("the published roll", tally.registered)],
    Base.CAST: lambda tally: [("the published ballots cast", tally.cast)],
    Base.VALID: _valid_readings,
    Base.VALID_WITH_BLANK: _with_blank_readings,
    Base.CONTESTANTS: lambda tally: [("the votes for contestants", _contestants(tally))],
}
_NEEDED = {
    Base.REGISTERED: "registered",
    Base.CAST: "cast",
    Base.VALID: "valid; or all votes and against_all (0 if there are none); or cast and invalid",
    Base.VALID_WITH_BLANK: "valid; or all votes, against_all and blank (0 if none); or cast and invalid",
    Base.CONTESTANTS: "the votes of every contestant",
}
