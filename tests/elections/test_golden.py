"""Golden elections: every election that ships, held against its official result by one runner."""

import pytest

import electoral as el
from electoral.files.elections import shipped


@pytest.mark.parametrize("key", shipped())
def test_the_count_equals_the_official_result(key):
    """The count of a shipped election has no difference from its official.toml, and its record proves it."""
    election = el.load(key)
    count = election.count()

    assert election.official is not None
    tables = {f"table {table}" for table in election.official.tables}
    assert {*election.official.tiers, *tables} == set(election.official.compared(count)) - {
        "the house",
        "independents",
    }
    assert election.official.tiers
    assert count.status == "complete"
    assert election.official.differences(count) == ()
    assert count.verify()
