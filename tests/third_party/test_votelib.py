"""votelib: what was found is still so, and where it agrees."""

from importlib import import_module

import pytest
from domains import answered, enough_votes, require_agreement, require_properties, somebody
from findings import findings, require_still

pytest.importorskip("votelib")
library = import_module("votelib_rules")
pytestmark = pytest.mark.third_party

DOMAINS = {
    **{name: [somebody] for name in library.RULES if name.startswith("HighestAverages")},
    "LargestRemainder hare": [somebody],
    "LargestRemainder droop": [enough_votes],
    "LargestRemainder hagenbach_bischoff": [somebody, answered("hagenbach_bischoff")],
    "LargestRemainder imperiali": [somebody, answered("imperiali_quota")],
    "Plurality": [answered("plurality")],
}
# It gives no result anywhere.
del DOMAINS["HighestAverages huntington_hill"]


@pytest.mark.parametrize("finding", findings("votelib"), ids=str)
def test_finding(finding):
    """What the page tells is still so; a mended library is noticed here."""
    require_still(finding, "votelib", library.RULES, library.SAME)


@pytest.mark.parametrize("name", DOMAINS)
def test_agreement(name):
    """In its domain a rule permits what our method permits."""
    require_agreement(library.RULES[name], library.SAME[name], DOMAINS[name])


@pytest.mark.parametrize("name", DOMAINS)
def test_properties(name):
    """In its domain a rule has the properties of its method."""
    require_properties(library.RULES[name], library.SAME[name], DOMAINS[name])
