"""The search for a case in which a rule lacks a property."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest import mock

import attrs
import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis.errors import Flaky, Unsatisfiable
from hypothesis.internal.conjecture.providers import HypothesisProvider

from electoral.errors import InvalidRule, NoResult
from electoral.exact import positive, show
from electoral.names import listed, unknown
from electoral.testing.failures import NotACase, Refused, Violation
from electoral.testing.properties import Property
from electoral.testing.rules import Subject


def _examples(number: int) -> int:
    return positive(number, "profile: examples")


@attrs.frozen(kw_only=True)
class Profile:
    """How long to search.

    Attributes:
        name: what it is called.
        examples: how many cases are tried for each property.
        seed: where the search begins; the same seed tries the same cases.
    """

    name: str
    examples: int = attrs.field(converter=_examples)
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


def as_profile(given: Profile | str | None) -> Profile:
    """Take a profile or its name; None for the one that is chosen for the session.

    Raises:
        UnknownName: for a name that is none.
        InvalidRule: if it is no profile.
    """
    if given is None:
        return session.profile
    if isinstance(given, str):
        return profile_named(given)
    if not isinstance(given, Profile):
        raise InvalidRule(
            f"profile: {show(given)} is no profile; give one of {listed(PROFILES)}, or Profile(...)"
        )
    return given


@attrs.define
class _Session:
    """What the options of pytest choose for all checks that name no profile."""

    profile: Profile = PROFILES["default"]


session = _Session()
_ALONE = threading.RLock()


@attrs.frozen(kw_only=True)
class Searched:
    """What a search found.

    Attributes:
        tested: how many cases said something about the rule.
        refused: how many it refused.
        case: the smallest case that was found in which the rule fails; None if there was none.
        violation: how it fails there.
    """

    tested: int
    refused: int
    case: Mapping[str, Any] | None = None
    violation: Violation | None = None


class _Attempts:
    """One search: how many cases said something, how many were refused, and the last one that failed."""

    def __init__(self, sought: Property, subject: Subject, enough: int) -> None:
        self.sought, self.subject, self.enough = sought, subject, enough
        self.tested = self.refused = 0
        self.case: dict[str, Any] = {}
        self.violation: Violation | None = None

    def attempt(self, case: dict[str, Any]) -> None:
        if not self.tested and self.refused > self.enough:
            # Whoever has refused so many refuses all; the rule is not asked again, and the search ends soon.
            return
        try:
            self.sought.check(self.subject, **case)
        except (Refused, NoResult):
            self.refused += 1
            hypothesis.reject()
        except NotACase:
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
    attempts = _Attempts(sought, subject, enough=2 * profile.examples)
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
    failed = attempts.violation is not None
    return Searched(
        tested=attempts.tested + failed,
        refused=attempts.refused,
        case=attempts.case if failed else None,
        violation=attempts.violation,
    )


@contextmanager
def _drawing_the_same_everywhere() -> Iterator[None]:
    """Draw nothing from the surroundings.

    Hypothesis also draws numbers that it reads in the modules of the user, and keeps them in a folder. Then a
    seed means other cases in another project. There is no setting for it, hence the patch; one search at a
    time, so that it is taken back in any case.
    """
    with _ALONE, mock.patch.object(HypothesisProvider, "_maybe_draw_constant", _nothing, create=True):
        yield


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
