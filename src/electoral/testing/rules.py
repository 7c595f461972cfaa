"""Rules under test: how any callable is asked, and how its answer is read."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from electoral.errors import InvalidRule, NoResult
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.methods import Method, allocate, method_named
from electoral.testing.failures import Violation, shown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: `(votes, seats)` to a dict of seats, or to an iterable of dicts: all permitted results. It may also take
#: `minimum` and `maximum`, both dicts.
Rule: TypeAlias = Callable[..., Mapping[str, int] | Iterable[Mapping[str, int]]]
#: `(votes, seats)` on an int64 array, elections by contestants, to seats in the same shape. A row without a
#: single result, be it tied or refused, is all -1.
ArrayForm: TypeAlias = Callable[["NDArray[np.int64]", int], "NDArray[np.integer[Any]]"]
# Whoever gives more results gives them without end.
_MOST_RESULTS = 100_000
Result: TypeAlias = Frozen[str, int]
# A set that keeps the order in which the rule gave its results, so that messages are the same each time.
Results: TypeAlias = AbstractSet[Result]


def name_of(rule: object) -> str:
    """Give the name by which a rule is told."""
    inner = getattr(rule, "func", rule)
    named = getattr(rule, "__name__", None) or getattr(inner, "__name__", None)
    return str(named or type(rule).__name__)


def _require_rule(rule: object) -> None:
    if isinstance(rule, str) or hasattr(rule, "allocate"):
        raise InvalidRule(f"rule: {show(rule)} is a method, not a rule; give rule_of(...) of it")
    if not callable(rule) or isinstance(rule, type):
        raise InvalidRule(f"rule: {show(rule)} is no rule; give a function of votes and seats")


def _takes_bounds(rule: Rule) -> bool:
    try:
        names = inspect.signature(rule).parameters
    except (TypeError, ValueError):
        # Functions written in C may have no signature; then nothing is known of bounds.
        return False
    return {"minimum", "maximum"} <= names.keys()


@attrs.frozen(kw_only=True)
class Subject:
    """A rule as the checks see it.

    Attributes:
        name: by which it is told.
        rule: the callable.
        bounded: whether it takes `minimum` and `maximum`.
        array_form: the same rule on arrays, if there is one.
    """

    name: str
    rule: Rule = attrs.field(repr=False)
    bounded: bool
    array_form: ArrayForm | None = attrs.field(default=None, repr=False)

    @classmethod
    def of(cls, rule: Rule, *, array_form: ArrayForm | None = None) -> "Subject":
        """Take a callable as a rule under test.

        Raises:
            InvalidRule: if it cannot be one.

        >>> list(Subject.of(lambda votes, seats: {"A": seats}).permitted({"A": 5}, 2))
        [{'A': 2}]
        """
        _require_rule(rule)
        if array_form is not None and not callable(array_form):
            raise InvalidRule(f"array_form: {show(array_form)} is no function; give one of votes and seats")
        return cls(name=name_of(rule), rule=rule, bounded=_takes_bounds(rule), array_form=array_form)

    def answer(
        self,
        votes: Mapping[str, Any],
        seats: int,
        minimum: Mapping[str, int] | None = None,
        maximum: Mapping[str, int] | None = None,
    ) -> list[Mapping[str, int]]:
        """Ask the rule, and give what it says as a list of results, unread.

        Raises:
            NoResult: if the rule refuses.
            Violation: if it raises anything else, or its answer is no result and no collection of results.
        """
        bounds = {"minimum": minimum and dict(minimum), "maximum": maximum and dict(maximum)}
        given = dict(votes)
        try:
            told = self.rule(given, seats, **(bounds if self.bounded else {}))
            return [told] if isinstance(told, Mapping) else _collected(told)
        except (NoResult, Violation):
            raise
        except Exception as error:  # whatever a rule raises is a finding
            got = f"{type(error).__name__}: {error}"
            wanted = "seats, or a refusal by electoral.NoResult that says why"
            raise Violation(got, wanted, basic="house_filled") from error

    def permitted(
        self,
        votes: Mapping[str, Any],
        seats: int,
        minimum: Mapping[str, int] | None = None,
        maximum: Mapping[str, int] | None = None,
    ) -> Results:
        """Give all permitted results, each with the seats of everybody.

        Raises:
            NoResult: if the rule refuses.
            Violation: if a result is malformed; it names the basic check.
        """
        results = self.answer(votes, seats, minimum, maximum)
        for result in results:
            require_kept(result, votes)
            require_whole(result)
            require_filled(result, seats)
        read = (Frozen((key, int(result[key])) for key in votes) for result in results)
        return dict.fromkeys(read).keys()


def _collected(told: object) -> list[Mapping[str, int]]:
    if isinstance(told, (str, bytes)) or not isinstance(told, Iterable):
        raise Violation(show(told), "a dict of seats, or an iterable of such dicts", basic="contestants_kept")
    results = list(islice(told, _MOST_RESULTS + 1))
    if len(results) > _MOST_RESULTS:
        wanted = "an end: all permitted results, each once"
        raise Violation(f"more than {_MOST_RESULTS:,} results", wanted, basic="house_filled")
    if not results:
        raise Violation("no result", "a result, or a refusal by electoral.NoResult", basic="house_filled")
    if strange := [each for each in results if not isinstance(each, Mapping)]:
        wanted = "an iterable of dicts of seats"
        raise Violation(f"{show(strange[0])} among the results", wanted, basic="contestants_kept")
    return results


def require_kept(result: Mapping[str, int], votes: Mapping[str, Any]) -> None:
    """Refuse a result that loses a contestant or invents one."""
    if lost := [key for key in votes if key not in result]:
        wanted = f"seats for {show(lost[0])} too, 0 if none"
        raise Violation(shown(result), wanted, basic="contestants_kept")
    if invented := [key for key in result if key not in votes]:
        wanted = f"nothing for {show(invented[0])}, who does not stand"
        raise Violation(shown(result), wanted, basic="contestants_kept")


def require_whole(result: Mapping[str, int]) -> None:
    """Refuse seats that are no whole numbers from zero."""
    for key, seats in result.items():
        if isinstance(seats, bool) or not hasattr(seats, "__index__") or seats < 0:
            wanted = f"a whole number of seats, 0 or more, for {show(key)}"
            raise Violation(shown(result), wanted, basic="whole_seats")


def require_filled(result: Mapping[str, int], seats: int) -> None:
    """Refuse a result that gives more or fewer seats than there are."""
    if (given := sum(result.values())) != seats:
        lost = f"{seats - given} lost" if given < seats else f"{given - seats} invented"
        raise Violation(f"{shown(result)}, {given} seats", f"{seats} seats: {lost}", basic="house_filled")


@attrs.frozen
class MethodRule:
    """A method of the library as a rule: all permitted results, within bounds."""

    method: Method
    __name__: str

    def __call__(
        self,
        votes: Mapping[str, Any],
        seats: int,
        minimum: Mapping[str, int] | None = None,
        maximum: Mapping[str, int] | None = None,
    ) -> Iterator[dict[str, int]]:
        """Give every permitted result."""
        return allocate(votes, seats, method=self.method, minimum=minimum, maximum=maximum).outcomes()


def rule_of(method: str | Method) -> MethodRule:
    """Make a rule of a method.

    Args:
        method: its id, or any object with `allocate`.

    Raises:
        UnknownName, InvalidSystem: if there is no such method.

    >>> list(rule_of("dhondt")({"A": 5, "B": 5}, 1))
    [{'A': 1, 'B': 0}, {'A': 0, 'B': 1}]
    """
    found = method_named(method)
    return MethodRule(
        found, str(getattr(found, "name", None) or (method if isinstance(method, str) else "method"))
    )
