"""A rule against golden entries: what it gives, and what the sources say."""

from collections.abc import Iterable

import attrs

from electoral.errors import NoResult
from electoral.given import all_of
from electoral.testing.failures import CheckFailed, Violation, results_shown, shown
from electoral.testing.golden.entry import Golden
from electoral.testing.rules import Rule, Subject


@attrs.frozen(kw_only=True)
class Reproduced:
    """What a rule was run against.

    Attributes:
        rule: its name.
        ids: the entries that it reproduces.
        left_out: the entries with bounds, if the rule takes none.
    """

    rule: str
    ids: tuple[str, ...]
    left_out: tuple[str, ...]

    def __str__(self) -> str:
        """Say it in words."""
        return f"{self.rule}: reproduces {_entries(len(self.ids))}{_omission(self.left_out)}"


def assert_reproduces(rule: Rule, golden: Iterable[Golden]) -> Reproduced:
    """Run a rule against golden entries: it gives all permitted results of each, and no others.

    A rule that does not take `minimum` and `maximum` is run only on entries without bounds.

    Args:
        rule: a function of votes and seats, perhaps of `minimum` and `maximum`; it gives a dict of seats, or
            an iterable of all permitted ones, and refuses by raising `electoral.NoResult`.
        golden: entries, e.g. ``entries(method="dhondt")``.

    Raises:
        CheckFailed: telling every entry that differs, or that nothing was left to test.
        InvalidRule: if the rule cannot be one.
        InvalidReturns: if something else than golden entries is given.

    >>> from electoral.testing.golden import examples
    >>> from electoral.testing.rules import rule_of
    >>> capital = examples(method="plurality")
    >>> assert_reproduces(rule_of("plurality"), capital).ids
    ('tennessee-plurality',)
    >>> assert_reproduces(lambda votes, seats: dict.fromkeys(votes, 0) | {"Nashville": seats}, capital)
    Traceback (most recent call last):
    electoral.testing.CheckFailed: lambda differs from 1 of 1 golden entry
    <BLANKLINE>
    tennessee-plurality: Four cities, one capital
      method  plurality
      votes   {'Memphis': 42, 'Nashville': 26, 'Chattanooga': 15, 'Knoxville': 17}
      seats   1
      got     {'Memphis': 0, 'Nashville': 1, 'Chattanooga': 0, 'Knoxville': 0}
      wanted  {'Memphis': 1, 'Nashville': 0, 'Chattanooga': 0, 'Knoxville': 0}
      source  English Wikipedia, example of the capital of Tennessee, votes in per cent (from memory)
    """
    subject, given = Subject.of(rule), all_of(Golden, golden, "golden")
    left_out = tuple(each.id for each in given if each.bounded and not subject.bounded)
    asked = [each for each in given if each.id not in left_out]
    if not asked:
        raise CheckFailed(f"{subject.name}: no golden entry to test{_omission(left_out)}")
    if told := [text for each in asked if (text := _difference(subject, each))]:
        head = f"{subject.name} differs from {len(told)} of {_entries(len(asked))}{_omission(left_out)}"
        raise CheckFailed("\n\n".join((head, *told)))
    return Reproduced(rule=subject.name, ids=tuple(each.id for each in asked), left_out=left_out)


def _entries(number: int) -> str:
    return f"{number} golden {'entry' if number == 1 else 'entries'}"


def _omission(left_out: tuple[str, ...]) -> str:
    if not left_out:
        return ""
    return f"; {len(left_out)} with bounds left out, since the rule takes no minimum and maximum"


def _difference(subject: Subject, entry: Golden) -> str | None:
    """Tell how a rule differs from an entry, with all that is needed to ask again; None if it does not."""
    wanted = results_shown(entry.permitted) if entry.permitted else f"no result: {'; '.join(entry.no_result)}"
    try:
        found = subject.permitted(entry.votes, entry.seats, entry.minimum or None, entry.maximum or None)
    except NoResult as error:
        if not entry.permitted:
            return None
        got = f"no result: {error}"
    except Violation as error:
        got, wanted = error.got, f"{wanted} ({error.wanted})"
    else:
        if found == entry.permitted:
            return None
        got = results_shown(found)
    return _told(entry, got, wanted)


def _told(entry: Golden, got: str, wanted: str) -> str:
    bounds = {"minimum": entry.minimum, "maximum": entry.maximum}
    lines = {
        "method": entry.form if isinstance(entry.form, str) else shown(entry.form),
        "votes": shown(entry.votes),
        "seats": entry.seats,
        **{word: shown(bound) for word, bound in bounds.items() if bound},
        "got": got,
        "wanted": wanted,
        "source": entry.source,
    }
    return "\n".join((f"{entry.id}: {entry.title}", *(f"  {word:7} {text}" for word, text in lines.items())))
