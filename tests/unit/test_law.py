"""Citations and dates of validity."""

import datetime as dt

import pytest
from refusing import refused

import electoral as el
from electoral.law import require_dates, require_in_force

MAY = dt.date(2020, 5, 1)
JUNE = dt.date(2020, 6, 1)
DAY = dt.timedelta(days=1)


def test_a_citation_keeps_its_words():
    """A citation without a source was not read anywhere."""
    citation = el.Citation("art. 1", note="a reading")

    assert (citation.text, citation.source, citation.note) == ("art. 1", None, "a reading")


@pytest.mark.parametrize("dates", [(MAY, JUNE), (MAY, MAY), (None, MAY), (MAY, None), (None, None)])
def test_dates_in_order_are_taken(dates):
    """A law may be in force for one day, or without an end."""
    require_dates(*dates, "law")


def test_dates_out_of_order_are_refused():
    """A law does not end before it begins."""
    with refused(el.InvalidSystem, ValueError, "law: valid until 2020-05-01, which is before 2020-06-01"):
        require_dates(JUNE, MAY, "law")


@pytest.mark.parametrize(
    ("since", "until"), [(MAY, JUNE), (MAY, None), (None, MAY), (None, None), (MAY, MAY)]
)
def test_both_ends_are_in_force(since, until):
    """The first and the last day belong to the law; no date means an open end."""
    require_in_force(MAY, since, until, "law")


@pytest.mark.parametrize(("since", "until"), [(MAY + DAY, None), (None, MAY - DAY), (MAY + DAY, JUNE)])
def test_other_days_are_refused(since, until):
    """The day before the first and the day after the last are outside."""
    with refused(el.OutOfForce, ValueError, "law: in force from .* but the election is on 2020-05-01"):
        require_in_force(MAY, since, until, "law")
