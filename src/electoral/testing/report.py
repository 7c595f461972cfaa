"""The checks of a rule without pytest, and their report."""

from collections.abc import Callable, Collection

import attrs

from electoral.display.layout import columns
from electoral.names import unknown
from electoral.testing.checks import Check, Verdict
from electoral.testing.claims import Claims, Denies, Examples, checks_for
from electoral.testing.failures import CheckFailed
from electoral.testing.properties import BASIC_CHECKS
from electoral.testing.rules import ArrayForm, Rule, Subject
from electoral.testing.search import Profile

#: Told before each check: which it is, its place from 0, and how many there are.
Progress = Callable[[Check, int, int], None]


@attrs.frozen(kw_only=True)
class Report:
    """What came out of all checks of a rule.

    Attributes:
        rule: its name.
        verdicts: one for each check, the basic ones first.
        left_out: the basic checks for which the rule lacks a form: both bounds, or arrays.
    """

    rule: str
    verdicts: tuple[Verdict, ...]
    left_out: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the rule passed all."""
        return not self.broken

    @property
    def broken(self) -> tuple[Verdict, ...]:
        """The verdicts of checks that it did not pass."""
        return tuple(each for each in self.verdicts if not each.ok)

    def __getitem__(self, check: str) -> Verdict:
        """Give the verdict of a check by its id.

        Raises:
            UnknownName: if there is none, listing those that were made.
        """
        for each in self.verdicts:
            if each.check == check:
                return each
        raise unknown(check, [each.check for each in self.verdicts], f"report of '{self.rule}': check")

    def __bool__(self) -> bool:
        """Say whether the rule passed all."""
        return self.ok

    def require_ok(self) -> None:
        """Refuse a rule that did not pass all.

        Raises:
            CheckFailed: with the messages of all checks that it did not pass.
        """
        if self.broken:
            raise CheckFailed("\n\n".join(each.message for each in self.broken))

    def __str__(self) -> str:
        """Give a table, and below it what is wrong."""
        rows = [["check", "", "outcome", "cases", "refused"]]
        rows.extend(
            [each.check, each.kind, each.outcome, str(each.tested), str(each.refused or "")]
            for each in self.verdicts
        )
        parts = [f"rule '{self.rule}'", "\n".join(columns(rows, indent="  ", left=(0, 1, 2)))]
        if self.left_out:
            parts.append(f"not checked, since the rule does not take them: {_forms(self.left_out)}")
        parts.extend(each.message for each in self.broken)
        return "\n\n".join(parts)


def check_rule(
    rule: Rule,
    *,
    claims: Claims = (),
    denies: Denies | None = None,
    asks: Collection[str] = (),
    examples: Examples = (),
    array_form: ArrayForm | None = None,
    profile: Profile | str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check a rule: what every rule has to do, what it claims, and what it denies.

    A claimed property is tried on every stored witness against it and then searched; a denied one is shown by
    a witness. The same profile tries the same cases.

    Args:
        rule: `(votes, seats)` to a dict of seats, or to an iterable of dicts, all permitted results. If it
            also takes `minimum` and `maximum`, bounds are checked. It refuses by `electoral.NoResult`.
        claims: ids of `PROPERTIES` that it has.
        denies: ids of those that it lacks, each with a case that shows it, or ``"stored"``.
        asks: ids of those about which you want to know; whatever comes out is no fault of the rule.
        examples: cases to try first, each with the id of its check.
        array_form: the rule on an int64 array, elections by contestants: seats in the same shape, and -1 in
            all of a row that is tied or refused.
        profile: how long to search: ``"default"``, ``"thorough"``, or a `Profile` of your own.
        progress: told before each check.

    Raises:
        UnknownName, InvalidRule, InvalidCase: for what is no rule, no property or no case.

    >>> def halves(votes, seats):
    ...     first, *others = votes
    ...     return {first: seats} | dict.fromkeys(others, 0)
    >>> report = check_rule(halves)
    >>> [verdict.check for verdict in report.broken]
    ['no_votes_no_seats', 'ties_reported', 'large_numbers']
    """
    subject = Subject.of(rule, array_form=array_form)
    checks = checks_for(subject, claims=claims, denies=denies, asks=asks, examples=examples, profile=profile)
    verdicts = []
    for place, check in enumerate(checks):
        if progress is not None:
            progress(check, place, len(checks))
        verdicts.append(check.verdict(subject))
    left_out = tuple(each.id for each in BASIC_CHECKS.values() if not each.applies(subject))
    return Report(rule=subject.name, verdicts=tuple(verdicts), left_out=left_out)


def _forms(left_out: Collection[str]) -> str:
    needs = {"bounds": "minimum and maximum", "an array form": "arrays"}
    return ", ".join(needs[BASIC_CHECKS[each].needs] for each in left_out)
