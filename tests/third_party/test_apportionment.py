"""apportionment: what was found is still so, and where it agrees."""

from importlib import import_module

import pytest
from domains import below, require_agreement, require_properties, seats_for_all, single, somebody
from findings import findings, require_still

pytest.importorskip("apportionment")
library = import_module("apportionment_rules")
# numpy warns where it divides by zero votes.
pytestmark = [pytest.mark.third_party, pytest.mark.filterwarnings("ignore::RuntimeWarning")]

# Quotients of numbers below this are equal as floats only if they are equal.
SMALL = below(2**31)
DOMAINS = {
    "dhondt": [somebody, SMALL],
    "saintelague": [somebody, SMALL],
    "dhondt exact": [somebody, below(2**63)],
    "saintelague exact": [somebody, below(2**63)],
    "adams": [seats_for_all, SMALL],
    "dean": [seats_for_all, SMALL],
    "adams exact": [seats_for_all, below(2**63)],
    "dean exact": [seats_for_all, below(2**63)],
    "modified_saintelague": [single("modified_sainte_lague"), somebody, SMALL],
    "modified_saintelague exact": [single("modified_sainte_lague"), somebody, SMALL],
    "huntington": [seats_for_all, single("huntington_hill"), SMALL],
    "huntington exact": [seats_for_all, single("huntington_hill"), SMALL],
    "largest_remainder": [somebody, single("hare"), SMALL],
    "largest_remainder exact": [somebody, single("hare")],
    "quota": [somebody, single("quota_method"), SMALL],
    "quota exact": [somebody, single("quota_method"), SMALL],
}


@pytest.mark.parametrize("finding", findings("apportionment"), ids=str)
def test_finding(finding):
    """What the page tells is still so; a mended library is noticed here."""
    require_still(finding, "apportionment", library.RULES, library.SAME)


@pytest.mark.parametrize("name", library.RULES)
def test_agreement(name):
    """In its domain a rule permits what our method permits."""
    require_agreement(library.RULES[name], library.SAME[name], DOMAINS[name])


@pytest.mark.parametrize("name", library.RULES)
def test_properties(name):
    """In its domain a rule has the properties of its method."""
    require_properties(library.RULES[name], library.SAME[name], DOMAINS[name])


def test_names_of_many_parties():
    """Without names of parties, a tie among more than 52 is an IndexError, as the page tells."""
    assert sum(library.methods.compute("dhondt", [2] * 52, 53)) == 53
    with pytest.raises(IndexError):
        library.methods.compute("dhondt", [2] * 53, 54)
