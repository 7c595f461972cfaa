"""The search for a case in which a rule lacks a property."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from contextvars import ContextVar
from typing import Any
from unittest import mock

import attrs
import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis.errors import Flaky, Unsatisfiable
from hypothesis.internal.conjecture.providers import HypothesisProvider

from electoral.errors import NoResult
from electoral.names import unknown
from electoral.testing.failures import NotACase, Violation
from electoral.testing.properties import Property
from electoral.testing.rules import Subject


@attrs.frozen(kw_only=True)
class Profile:
    """How long to search.

    Attributes:
        name: what it is called.
        examples: how many cases are tried for each property.
        seed: where the search begins; the same seed tries the same cases.
    """

    name: str
    examples: int = attrs.field(validator=attrs.validators.ge(1))
    seed: int = 0


#: The profiles that have a name. The first takes seconds for a rule.
PROFILES: dict[str, Profile] = {
    "default": Profile(name="default", examples=25),
    "thorough": Profile(name="thorough", examples=1000),
}


def profile_named(name: str, seed: int = 0) -> Profile:
    """Give a profile by its name, with a seed.

    Raises:
        UnknownName: listing the names.

    >>> profile_named("default", 7).seed
    7
    """
    if name not in PROFILES:
        raise unknown(name, PROFILES, "profile")
    return attrs.evolve(PROFILES[name], seed=seed)


#: The profile that is taken where none is given; the options of pytest set it for their session.
chosen: ContextVar[Profile] = ContextVar("profile", default=PROFILES["default"])


@attrs.frozen(kw_only=True)
class Searched:
    """What a search found.

    Attributes:
        tested: how many cases said something about the rule.
        case: the smallest case that was found in which the rule fails; None if there was none.
        violation: how it fails there.
    """

    tested: int
    case: Mapping[str, Any] | None = None
    violation: Violation | None = None


class _Attempts:
    """One search: the cases that said something, and the last one that failed."""

    def __init__(self, sought: Property, subject: Subject) -> None:
        self.sought, self.subject = sought, subject
        self.tested = 0
        self.case: dict[str, Any] = {}
        self.violation: Violation | None = None

    def attempt(self, case: dict[str, Any]) -> None:
        try:
            self.sought.check(self.subject, **case)
        except (NotACase, NoResult):
            hypothesis.reject()
        except Violation as violation:
            self.case, self.violation = case, violation
            raise
        # After a failure cases are only made smaller; these are no further evidence.
        self.tested += self.violation is None


def search(sought: Property, subject: Subject, profile: Profile) -> Searched:
    """Look for a case in which a rule lacks a property.

    Uses no clock, and no folder of old examples. A rule that gives different answers to the same case is
    told as a violation.
    """
    attempts = _Attempts(sought, subject)
    try:
        with _drawing_the_same_everywhere():
            _driven(attempts, profile)()
    except Violation:
        pass
    except Flaky:
        got, wanted = "different results for the same case", "the same results each time"
        attempts.violation = attempts.violation or Violation(got, wanted)
    except Unsatisfiable:
        # No case said anything; `tested` is 0.
        pass
    if attempts.violation is None:
        return Searched(tested=attempts.tested)
    return Searched(tested=attempts.tested + 1, case=attempts.case, violation=attempts.violation)


def _drawing_the_same_everywhere() -> AbstractContextManager[object]:
    """Draw nothing from the surroundings.

    Hypothesis also draws numbers that it reads in the modules of the user, and keeps them in a folder. Then a
    seed means other cases in another project. There is no setting for it, hence the patch.
    """
    return mock.patch.object(HypothesisProvider, "_maybe_draw_constant", _nothing, create=True)


def _nothing(*_: object, **__: object) -> None:
    return None


def _driven(attempts: _Attempts, profile: Profile) -> Any:
    settings = hypothesis.settings(
        max_examples=profile.examples,
        database=None,
        deadline=None,
        derandomize=False,
        phases=(Phase.generate, Phase.shrink),
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )

    def test(case: dict[str, Any]) -> None:
        attempts.attempt(case)

    return hypothesis.seed(profile.seed)(settings(hypothesis.given(attempts.sought.cases())(test)))
