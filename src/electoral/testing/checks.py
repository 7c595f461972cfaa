"""One rule and one property: what is tried, and what comes out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import attrs

from electoral.errors import InvalidCase
from electoral.testing.failures import CheckFailed, Violation
from electoral.testing.known import witnesses_of
from electoral.testing.messages import basic_faults, told, unreadable
from electoral.testing.properties import BASIC_CHECKS, Case, Property
from electoral.testing.rules import ArrayForm, Rule, Subject
from electoral.testing.search import Profile, chosen, search

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
        case: the case in which it fails, if there is one.
        message: all about it; empty if it holds.
    """

    check: str
    kind: Kind
    outcome: Outcome
    tested: int
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


@attrs.frozen(kw_only=True)
class Check:
    """A property to be checked; called with a rule, it raises if the rule fails.

    Attributes:
        sought: the property that is checked.
        kind: as in `Verdict`.
        cases: tried before any search: examples and stored witnesses; if denied, nothing else is tried.
        array_form: the rule on arrays, if there is one.
        profile: how long to search; None for the one that is chosen when it runs.
    """

    sought: Property
    kind: Kind
    cases: tuple[Case, ...] = ()
    array_form: ArrayForm | None = None
    profile: Profile | None = None

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
        tested = 0
        for case, violation in self._tried(subject):
            tested += 1
            if violation:
                return self._found("shown", subject, violation, case=case, tested=tested)
        message = (
            f"{self.id}: rule '{subject.name}' denies it, but none of {tested} witnesses shows that; claim"
            f" it, or give a witness of your own: denies={{{self.id!r}: {{'votes': ..., 'seats': ...}}}}"
        )
        return self._verdict("not shown", tested, None, message)

    def _claimed(self, subject: Subject) -> Verdict:
        tested = 0
        for case, violation in self._tried(subject):
            tested += 1
            if violation:
                return self._found("fails", subject, violation, case=case, tested=tested)
        profile = self.profile or chosen.get()
        found = search(self.sought, subject, profile)
        tested += found.tested
        if found.violation is not None and found.case is not None:
            after = f"found after {tested} cases by profile {profile.name}, seed {profile.seed}"
            return self._found("fails", subject, found.violation, case=found.case, tested=tested, after=after)
        if tested:
            return self._verdict("holds", tested)
        message = f"{self.id}: rule '{subject.name}' refused every case, so nothing was tested"
        return self._verdict("untested", 0, None, message)

    def _tried(self, subject: Subject) -> Iterator[tuple[Case, Violation | None]]:
        """Try the cases that are given; those that the rule refuses say nothing."""
        for case in self.cases:
            try:
                yield case, self.sought.violation(subject, case)
            except InvalidCase:
                if self.kind == "denied" and len(self.cases) == 1:
                    raise

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
            return self._verdict("unreadable", tested, case, message)
        basic = [] if self.kind == "basic" else basic_faults(subject, case)
        message = told(self.sought, subject, case, violation, after=after, basic=basic)
        return self._verdict(outcome, tested, case, message)

    def _verdict(self, outcome: Outcome, tested: int, case: Case | None = None, message: str = "") -> Verdict:
        return Verdict(
            check=self.id, kind=self.kind, outcome=outcome, tested=tested, case=case, message=message
        )


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
        attrs.evolve(each, cases=(*added.get(each.id, ()), *each.cases)) if each.kind != "denied" else each
        for each in checks
    ]
