"""What a property is: an id, a definition, a source, cases to draw, and a check."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import attrs
from hypothesis import strategies as st

from electoral.errors import InvalidCase, NoResult
from electoral.exact import show, whole
from electoral.names import listed
from electoral.testing.failures import NotACase, Refused, Violation
from electoral.testing.rules import Result, Results, Rule, Subject

#: The arguments of a check by name: votes, seats, and what the property looks at beside them.
Case = Mapping[str, Any]
#: A strategy of cases.
Cases = Callable[[], st.SearchStrategy[dict[str, Any]]]
#: What a check needs of a rule.
Needs = Literal["votes and seats", "bounds", "an array form"]


@attrs.frozen(kw_only=True)
class Property:
    """Something that an allocation rule has or has not.

    Attributes:
        id: its name everywhere.
        definition: what it says of F(v, h), the set of results that a rule permits for votes v and h seats.
        source: who stated it, or why it is asked of every rule.
        cases: a strategy of cases, each with the arguments of the check.
        check: asked with a `Subject` and a case; raises `Violation` where the property fails and `NotACase`
            where it says nothing.
        needs: what a rule must take or have for the property to be asked of it.
    """

    id: str
    definition: str
    source: str
    cases: Cases = attrs.field(repr=False)
    check: Callable[..., None] = attrs.field(repr=False)
    needs: Needs = "votes and seats"

    def applies(self, subject: Subject) -> bool:
        """Say whether it can be asked of a rule."""
        if self.needs == "bounds":
            return subject.bounded
        return self.needs == "votes and seats" or subject.array_form is not None

    def violation(self, rule: Rule | Subject, case: Case) -> Violation | None:
        """Give how a rule fails in one case, or None if it does not.

        Raises:
            InvalidCase: if the case is no case of this property.
            NotACase: if the property says nothing about it, or the rule refuses it.

        >>> from electoral.testing import PROPERTIES, rule_of
        >>> case = {"votes": {"A": 50, "B": 9, "C": 9, "D": 9}, "seats": 4}
        >>> print(PROPERTIES["upper_quota"].violation(rule_of("dhondt"), case))
        got {'A': 4, 'B': 0, 'C': 0, 'D': 0}, wanted at most 3 of 4 seats for 'A', whose quota is 200/77
        """
        subject = rule if isinstance(rule, Subject) else Subject.of(rule)
        try:
            self.check(subject, **self.checked(case))
        except Violation as found:
            return found
        except NoResult as refusal:
            raise Refused(f"{self.id}: the rule refuses this case: {refusal}") from None
        except NotACase as nothing:
            raise type(nothing)(f"{self.id}: says nothing about this case: {nothing}") from None
        return None

    def checked(self, case: Case) -> dict[str, Any]:
        """Give a case as arguments, if it has the right ones.

        Raises:
            InvalidCase: saying which argument is wrong.
        """
        if not isinstance(case, Mapping):
            raise InvalidCase(f"{self.id}: {show(case)} is no case; give a dict of {listed(self.arguments)}")
        if wrong := [name for name in self.arguments if name not in case]:
            raise InvalidCase(f"{self.id}: the case has no {show(wrong[0])}; give {listed(self.arguments)}")
        if wrong := [name for name in case if name not in self.arguments]:
            raise InvalidCase(
                f"{self.id}: the case has {show(wrong[0])}, which the property does not look at;"
                f" give {listed(self.arguments)}"
            )
        _require_votes(case["votes"], f"{self.id}: votes")
        whole(case["seats"], f"{self.id}: seats")
        return dict(case)

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of the arguments of a case."""
        return tuple(inspect.signature(self.check).parameters)[1:]


def _require_votes(votes: object, what: str) -> None:
    if not isinstance(votes, Mapping) or not votes:
        raise InvalidCase(f"{what}: {show(votes)} are no votes by contestant; give a dict of them")
    for key, number in votes.items():
        whole(number, f"{what} for {show(key)}")


def extremes(results: Results, key: str) -> tuple[int, int]:
    """Give the fewest and the most seats of a contestant in any permitted result."""
    seats = [result[key] for result in results]
    return min(seats), max(seats)


def require_standing(keys: Any, votes: Mapping[str, int], what: str) -> tuple[str, ...]:
    """Take one contestant, or a collection of some; refuse a case that names somebody who does not stand.

    Raises:
        InvalidCase: naming them.
    """
    if not isinstance(keys, str) and not isinstance(keys, Iterable):
        raise InvalidCase(f"{what}: {show(keys)} are no contestants; give a list of {listed(votes)}")
    named = (keys,) if isinstance(keys, str) else tuple(keys)
    for key in named:
        if key not in votes:
            raise InvalidCase(f"{what}: {show(key)} does not stand; give one of {listed(votes)}")
    return named


def require_counts(numbers: object, votes: Mapping[str, int], what: str, *, every: bool) -> None:
    """Refuse numbers by contestant that are not whole, or of others than stand.

    Raises:
        InvalidCase, InvalidNumber, InexactNumber: naming the first.
    """
    if not isinstance(numbers, Mapping) or (every and numbers.keys() != votes.keys()):
        who = "of all who stand" if every else "by contestant"
        raise InvalidCase(f"{what}: {show(numbers)} are no numbers {who}; give a dict")
    require_standing(numbers, votes, what)
    for key, number in numbers.items():
        whole(number, f"{what} for {show(key)}")


def part(result: Result, keys: Any) -> Result:
    """Give the seats of some."""
    return Result((key, result[key]) for key in keys)
