"""The table of rules on representation is made of the files that ship."""

import sys

from pages import ROOT

from electoral.files.countries import rules

sys.path.insert(0, str(ROOT / "docs"))
import quotas_page


def test_the_table_has_a_row_for_each_rule_that_ships():
    """Each country with rules has as many rows as quotas, with how much of its law was read."""
    lines = list(quotas_page.page())
    for key, each in rules().items():
        rows = [line for line in lines if line.startswith(f"| [`{key}`]")]
        assert len(rows) == len(each.members)
        assert all(quota.status in row for quota, row in zip(each.members, rows, strict=True))


def test_a_row_says_what_the_law_asks_and_does():
    """Kosovo asks for 30 % of each sex, swaps from the bottom, and is read in part."""
    (row,) = [line for line in quotas_page.page() if line.startswith("| [`kosovo`]")]

    assert "men: at least 30%, rounded up, over the seats of each list (art. 111.6)" in row
    assert "| swap: one group after the other |" in row
    assert row.endswith("| partly read |")


def test_the_latest_law_of_an_election_is_there_too():
    """Kazakhstan's rule stands beside its election of 2023."""
    assert any(line.startswith("| [`kazakhstan-2023`]") for line in quotas_page.page())
