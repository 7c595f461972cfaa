"""What a check finds: a violation; a case that says nothing; and the failure that a user reads."""

from collections.abc import Iterable, Mapping
from typing import Any

from electoral.errors import ElectoralError


class Violation(AssertionError):
    """A rule does not have a property.

    Attributes:
        got: what the rule gave, in words and figures.
        wanted: what the property asks for.
        basic: the id of the basic check that is broken, if the answer itself is at fault.
    """

    def __init__(self, got: str, wanted: str, *, basic: str | None = None) -> None:
        self.got, self.wanted, self.basic = got, wanted, basic
        super().__init__(f"got {got}, wanted {wanted}")


class NotACase(ElectoralError):
    """A property says nothing about these votes and seats."""


class Refused(NotACase):
    """It says nothing, since the rule refuses a question."""


class CheckFailed(ElectoralError, AssertionError):
    """A rule fails a check; the message has all that is needed to see it again."""


def shown(value: object) -> str:
    """Write a value as Python, mappings as dicts."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{shown(key)}: {shown(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(shown, value)) + "]"
    return repr(value)


def results_shown(results: Iterable[Mapping[str, int]], most: int = 6) -> str:
    """Write permitted results: one as it is, several as a list, the first of many."""
    every = sorted((dict(each) for each in results), key=lambda each: list(each.values()), reverse=True)
    if len(every) == 1:
        return shown(every[0])
    more = f" and {len(every) - most} more results" if len(every) > most else ""
    return shown(every[:most]) + more


def told(results: Iterable[Mapping[str, int]] | None) -> str:
    """Write what a rule says: results, or that it refuses."""
    return "a refusal" if results is None else results_shown(results)


def example_line(check: str, case: Mapping[str, Any]) -> str:
    """Write the line to paste.

    >>> example_line("lower_quota", {"votes": {"A": 1}, "seats": 2})
    "@example('lower_quota', votes={'A': 1}, seats=2)"
    """
    arguments = ", ".join(f"{name}={shown(value)}" for name, value in case.items())
    return f"@example({check!r}, {arguments})"


# What a user sees is where a user imports it from.
for _each in (Violation, NotACase, CheckFailed):
    _each.__module__ = "electoral.testing"
