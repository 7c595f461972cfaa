"""Rules under test: how any callable is asked, and how its answer is read."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from operator import index
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from electoral.errors import InvalidRule, NoResult
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.methods import Method, allocate, method_named
from electoral.testing.answers import (
    ANYTHING,
    Malformed,
    collected,
    raised,
    require_filled,
    require_kept,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: `(votes, seats)` to a dict of seats, or to an iterable of dicts: all permitted results. It may also take
#: `minimum` and `maximum`, both dicts.
Rule: TypeAlias = Callable[..., Mapping[str, int] | Iterable[Mapping[str, int]]]
#: `(votes, seats)` on an int64 array, elections by contestants, to seats in the same shape. A row without a
#: single result, be it tied or refused, is all -1.
ArrayForm: TypeAlias = Callable[["NDArray[np.int64]", int], "NDArray[np.integer[Any]]"]
Result: TypeAlias = Frozen[str, int]
# A set that keeps the order in which the rule gave its results, so that messages are the same each time.
Results: TypeAlias = AbstractSet[Result]


def name_of(rule: object) -> str:
    """Give the name by which a rule is told."""
    inner = getattr(rule, "func", rule)
    named = getattr(rule, "__name__", None) or getattr(inner, "__name__", None) or type(rule).__name__
    return str(named).strip("<>")


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
    ) -> list[dict[str, Any]]:
        """Ask the rule, and give what it says as a list of results, not yet held against the question.

        Raises:
            NoResult: if the rule refuses.
            Violation: if it raises anything else, or its answer is no result and no collection of results.
        """
        if (minimum or maximum) and not self.bounded:
            raise InvalidRule(f"rule '{self.name}' takes no minimum and maximum; ask it without bounds")
        bounds = {"minimum": minimum and dict(minimum), "maximum": maximum and dict(maximum)}
        try:
            return collected(self.rule(dict(votes), seats, **(bounds if self.bounded else {})))
        except (NoResult, Malformed):
            raise
        except ANYTHING as error:
            raise raised(error) from error

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
            require_filled(result, seats)
        read = (Frozen((key, index(result[key])) for key in votes) for result in results)
        return dict.fromkeys(read).keys()

    def told(self, votes: Mapping[str, Any], seats: int, **bounds: Mapping[str, int]) -> Results | None:
        """Give what `permitted` gives; None if the rule refuses."""
        try:
            return self.permitted(votes, seats, **bounds)
        except NoResult:
            return None


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
