"""Rules that look their answers up in a table, so that a test can say all there is to a rule."""

import pytest

from electoral import NoResult
from electoral.testing import BASIC_CHECKS, PROPERTIES, NotACase

CONTESTANTS = "ABCDEFGH"


def table(answers):
    """Give a rule of a table: votes and seats, as numbers, to permitted results, or None for a refusal."""

    def looked_up(votes, seats):
        question = (tuple(votes.values()), seats)
        if answers.get(question) is None:
            raise NoResult(f"the table has no answer to {question}")
        return [dict(zip(votes, numbers, strict=True)) for numbers in answers[question]]

    return looked_up


def described(rows):
    """Make rows of check, rule, more of the case, outcome, and why, into tests that are called so."""
    ids = [f"{row[0]}: {row[4]}" for row in rows]
    return pytest.mark.parametrize(("check", "answers", "more", "wanted"), [row[:4] for row in rows], ids=ids)


def first_case(answers, **more):
    """Give the first question of a table as a case, with more that the property looks at."""
    numbers, seats = next(iter(answers))
    return {"votes": dict(zip(CONTESTANTS, numbers, strict=False)), "seats": seats} | more


def outcome(check, rule, case):
    """Say whether a check holds or fails in a case, or says nothing."""
    try:
        found = (BASIC_CHECKS | PROPERTIES)[check].violation(rule, case)
    except NotACase:
        return "nothing"
    return "fails" if found else "holds"
