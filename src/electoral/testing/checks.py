"""One rule and one property: what is tried, and what comes out."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import attrs

from electoral.display.words import of
from electoral.errors import InvalidCase
from electoral.testing.failures import CheckFailed, NotACase, Violation, told
from electoral.testing.known import witnesses_of
from electoral.testing.messages import basic_faults, failure, not_shown, unreadable
from electoral.testing.properties import BASIC_CHECKS, Case, Property
from electoral.testing.rules import ArrayForm, Rule, Subject
from electoral.testing.search import Profile, as_profile, search

Kind = Literal["basic", "claimed", "denied", "asked"]
Outcome = Literal["holds", "fails", "unreadable", "untested", "shown", "not shown"]
# A rule that refuses every question has nothing to show here, and that is no success.
_ANSWERED = ("whole_seats", "contestants_kept")


@attrs.frozen(kw_only=True)
class Verdict:
    """What came out of one check.

    Attributes:
        check: the id of the property or basic check.
        kind: whether every rule has to pass it, or this one claims or denies it, or it is only asked about.
        outcome: ``"holds"``: no case was found in which it fails. ``"fails"``: one was. ``"unreadable"``: the
            answer to a case is at fault, as a basic check tells; mend that first. ``"untested"``: the rule
            refused all. ``"shown"``: a witness shows that the rule lacks what it denies.
            ``"not shown"``: none does.
        tested: how many cases said something about the rule.
        refused: how many the rule refused.
        case: the case in which it fails, if there is one.
        message: all about it; empty if it holds.
    """

    check: str
    kind: Kind
    outcome: Outcome
    tested: int
    refused: int = 0
    case: Case | None = None
    message: str = ""

    @property
    def ok(self) -> bool:
        """Whether the rule is as every rule should be, or as it claims or denies."""
        if self.kind == "asked":
            return True
        if self.outcome == "untested":
            return self.kind == "basic" and self.check not in _ANSWERED
        return self.outcome in {"holds", "shown"}


@attrs.frozen(kw_only=True, repr=False)
class Check:
    """A property to be checked; called with a rule, it raises if the rule fails.

    Attributes:
        sought: the property that is checked.
        kind: as in `Verdict`.
        examples: tried first; each has to be a case of the property.
        cases: tried then, stored ones; if denied, nothing else is tried.
        array_form: the rule on arrays, if there is one.
        profile: how long to search; None for the one that is chosen when it runs.
    """

    sought: Property
    kind: Kind
    examples: tuple[Case, ...] = ()
    cases: tuple[Case, ...] = ()
    array_form: ArrayForm | None = None
    profile: Profile | str | None = None

    def __repr__(self) -> str:
        """Give the id, which is all that a list of failures has room for."""
        return f"Check({self.id!r})"

    @property
    def id(self) -> str:
        """The id of the property."""
        return self.sought.id

    def __call__(self, rule: Rule) -> Verdict:
        """Check a rule.

        Raises:
            CheckFailed: with votes, seats, what was got and wanted, and a line to paste.
        """
        __tracebackhide__ = True  # pytest shows the test and the message, not this line
        verdict = self.verdict(Subject.of(rule, array_form=self.array_form))
        if not verdict.ok:
            raise CheckFailed(verdict.message)
        return verdict

    def verdict(self, subject: Subject) -> Verdict:
        """Give what comes out, without raising."""
        return self._denied(subject) if self.kind == "denied" else self._claimed(subject)

    def _denied(self, subject: Subject) -> Verdict:
        reasons: list[str] = []
        for case in self.cases:
            try:
                violation = self.sought.violation(subject, case)
            except NotACase as nothing:
                reasons.append(str(nothing))
                continue
            if violation:
                return self._found("shown", subject, violation, case=case, tested=len(reasons) + 1)
            reasons.append(f"it holds: the rule gives {told(subject.told(case['votes'], case['seats']))}")
        message = not_shown(self.sought, subject, self.cases, reasons)
        return self._verdict("not shown", tested=len(self.cases), message=message)

    def _claimed(self, subject: Subject) -> Verdict:
        tested = 0
        for case, violation in self._tried(subject):
            tested += 1
            if violation:
                return self._found("fails", subject, violation, case=case, tested=tested)
        profile = as_profile(self.profile)
        found = search(self.sought, subject, profile)
        tested += found.tested
        if found.violation is not None and found.case is not None:
            after = f"found after {of(tested, 'case')} by profile {profile.name}, seed {profile.seed}"
            return self._found("fails", subject, found.violation, case=found.case, tested=tested, after=after)
        if tested:
            return self._verdict("holds", tested=tested, refused=found.refused)
        message = f"{self.id}: rule '{subject.name}' refused every case, so nothing was tested"
        return self._verdict("untested", tested=0, refused=found.refused, message=message)

    def _tried(self, subject: Subject) -> Iterator[tuple[Case, Violation | None]]:
        """Try the examples, then the stored cases; of these, some say nothing about the rule."""
        for case in self.examples:
            try:
                yield case, self.sought.violation(subject, case)
            except NotACase as nothing:
                raise InvalidCase(f"example: {nothing}; give another, or leave it out") from None
        for case in self.cases:
            with contextlib.suppress(NotACase):
                yield case, self.sought.violation(subject, case)

    def _found(
        self,
        outcome: Outcome,
        subject: Subject,
        violation: Violation,
        *,
        case: Case,
        tested: int,
        after: str = "",
    ) -> Verdict:
        if violation.basic not in {None, self.id}:
            message = unreadable(self.sought, subject, case, violation)
            return self._verdict("unreadable", tested=tested, case=case, message=message)
        basic = [] if self.kind == "basic" else basic_faults(subject, case)
        message = failure(self.sought, subject, case, violation, after=after, basic=basic)
        return self._verdict(outcome, tested=tested, case=case, message=message)

    def _verdict(self, outcome: Outcome, **more: Any) -> Verdict:
        return Verdict(check=self.id, kind=self.kind, outcome=outcome, **more)


def basic_checks(subject: Subject, **more: Any) -> Iterator[Check]:
    """Give the checks that a rule has to pass whatever it claims."""
    for each in BASIC_CHECKS.values():
        if each.applies(subject):
            yield Check(sought=each, kind="basic", array_form=subject.array_form, **more)


def stored(property_id: str) -> tuple[Case, ...]:
    """Give the cases of all stored witnesses against a property."""
    return tuple(each.case for each in witnesses_of(property_id))


def with_examples(checks: Iterable[Check], examples: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Check]:
    """Add examples to the checks they are for."""
    added: dict[str, list[Case]] = {}
    for check_id, case in examples:
        added.setdefault(check_id, []).append(case)
    return [
        attrs.evolve(each, examples=tuple(added[each.id])) if each.id in added else each for each in checks
    ]
