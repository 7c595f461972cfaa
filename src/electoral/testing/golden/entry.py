"""Golden entries that are one call of a method: a question, and the results that are permitted."""

from collections.abc import Iterator, Mapping

import attrs

from electoral.errors import InvalidFile
from electoral.exact import show, whole
from electoral.files.forms import laws
from electoral.frozen import EMPTY, Frozen
from electoral.methods import Method, Quota, method_named
from electoral.methods.quota.quotas import as_quota
from electoral.names import listed, unknown
from electoral.testing.golden.source import Source, doubt

Numbers = Frozen[str, int]


def _numbers(values: Mapping[str, int]) -> Numbers:
    return Frozen(values)


def _all_numbers(values: tuple[Mapping[str, int], ...]) -> tuple[Numbers, ...]:
    return tuple(Frozen(each) for each in values)


def _numbers_or_none(values: Mapping[str, int] | None) -> Numbers | None:
    return None if values is None else Frozen(values)


def require_counts(**fields: Mapping[str, int]) -> None:
    """Refuse numbers that are not whole, or below zero.

    Raises:
        InvalidNumber, InexactNumber: naming the field, the key and the value.
    """
    for field, numbers in fields.items():
        for key, number in numbers.items():
            whole(number, f"{field}: {show(key)}")


def misfit(result: Mapping[str, int], votes: Mapping[str, int], seats: int) -> str | None:
    """Say why a result is none of these votes and seats; None if it is one."""
    if strange := [key for key in result if key not in votes]:
        return str(unknown(strange[0], votes, "contestant"))
    if missing := [key for key in votes if key not in result]:
        return f"has no seats for {listed(missing)}; write 0 where they have none"
    if sum(result.values()) != seats:
        return f"has {sum(result.values())} seats, {seats} are to give; compare it with the source"
    return None


@attrs.frozen(kw_only=True)
class Golden:
    """One call of a method, and what a source says of its result. The fields are those of the files.

    An entry has `expected`, `tied` or `no_result`.

    Attributes:
        id: its name among all entries.
        title: what it is about.
        official: whether an authority announced these seats, and votes and seats were read.
        method: the method.
        votes: by contestant.
        seats: how many there are to give.
        minimum, maximum: the fewest and the most seats of some contestants; empty without bounds.
        expected: the seats of every contestant, if only one result is permitted.
        tied: all permitted results, if there are several.
        no_result: if there is none, parts of the message by which the library refuses.
        printed: the result that the source prints, where that is only one of those tied.
        source: where question and answer come from.
        note: the arithmetic, or what else the figures show.

    Raises:
        InvalidFile: naming the field that contradicts the others.

    >>> from electoral.testing.golden import examples
    >>> tie = next(each for each in examples() if each.id == "fourth-seat-sainte-lague")
    >>> tie.form, tie.votes, tie.seats, len(tie.permitted)
    ('sainte_lague', {'A': 11, 'B': 11, 'C': 11}, 4, 3)
    """

    id: str
    title: str
    official: bool = False
    method: Method = attrs.field(converter=method_named)
    votes: Numbers = attrs.field(converter=_numbers)
    seats: int
    minimum: Numbers = attrs.field(default=EMPTY, converter=_numbers)
    maximum: Numbers = attrs.field(default=EMPTY, converter=_numbers)
    expected: Numbers | None = attrs.field(default=None, converter=_numbers_or_none)
    tied: tuple[Numbers, ...] = attrs.field(default=(), converter=_all_numbers)
    no_result: tuple[str, ...] = ()
    printed: Numbers | None = attrs.field(default=None, converter=_numbers_or_none)
    source: Source
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        whole(self.seats, "seats")
        require_counts(votes=self.votes, minimum=self.minimum, maximum=self.maximum)
        if fault := doubt(self.official, self.source, self.note) or next(self._contradictions(), None):
            field, told = fault
            raise InvalidFile(field, (told,))

    def _contradictions(self) -> Iterator[tuple[str, str]]:
        outcomes = {"expected": self.expected is not None, "tied": self.tied, "no_result": self.no_result}
        if len(given := [field for field, has in outcomes.items() if has]) != 1:
            yield "expected", f"needs one of {listed(outcomes)}; has {listed(given) or 'none'}"
        for field, bound in (("minimum", self.minimum), ("maximum", self.maximum)):
            if strange := [key for key in bound if key not in self.votes]:
                yield field, str(unknown(strange[0], self.votes, "contestant"))
        for result in self.permitted:
            if told := misfit(result, self.votes, self.seats):
                yield "tied" if self.tied else "expected", f"{show(dict(result))} {told}"
        if len(self.tied) not in {0, len(self.permitted)} or len(self.tied) == 1:
            yield "tied", "has one result only, or one of them twice; give each once, or `expected`"
        if self.printed is not None and self.printed not in self.tied:
            yield "printed", f"{show(dict(self.printed))} is none of the tied results; correct one of them"

    @property
    def form(self) -> object:
        """The method as files have it, an id or a table of a name and its parts."""
        return laws.unstructure(self.method, unstructure_as=Method)

    @property
    def bounded(self) -> bool:
        """Whether anybody has a minimum or a maximum."""
        return bool(self.minimum or self.maximum)

    @property
    def permitted(self) -> frozenset[Numbers]:
        """All permitted results, each with the seats of every contestant; none if there is no result."""
        return frozenset(self.tied if self.expected is None else (self.expected,))


@attrs.frozen(kw_only=True)
class GoldenQuotas:
    """Whole quotas as a source prints them: a step of a count, and no result by itself.

    Attributes:
        id: its name among all entries.
        title: what it is about.
        quota: the quota.
        votes: by contestant.
        seats: how many there are to give.
        wholes: the votes of each contestant divided by the quota, rounded down.
        source: where the figures come from.
        note: what else the figures show.

    Raises:
        InvalidFile: if whole quotas are not those of the contestants.

    >>> from electoral.testing.golden import whole_quotas
    >>> first = whole_quotas()[0]
    >>> first.quota.of(sum(first.votes.values()), first.seats), first.wholes["SPOLU"]
    (21265, 11)
    """

    id: str
    title: str
    quota: Quota = attrs.field(converter=as_quota)
    votes: Numbers = attrs.field(converter=_numbers)
    seats: int
    wholes: Numbers = attrs.field(converter=_numbers)
    source: Source
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        whole(self.seats, "seats")
        require_counts(votes=self.votes, wholes=self.wholes)
        if told := misfit(self.wholes, self.votes, sum(self.wholes.values())):
            raise InvalidFile("wholes", (told,))
        if fault := doubt(False, self.source, self.note):
            raise InvalidFile(fault[0], (fault[1],))
