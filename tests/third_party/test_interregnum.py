"""interregnum: what was found is still so, and where it agrees."""

from importlib import import_module

import pytest
from domains import (
    answered,
    everybody,
    more_seats_than_parties,
    require_agreement,
    require_properties,
    seats_for_all,
    single,
    somebody,
)
from findings import findings, require_still

pytest.importorskip("interregnum")
library = import_module("interregnum_rules")
pytestmark = pytest.mark.third_party

FIRST_SEATS = {f"highest_averages {name}": same for name, same in library.FIRST_SEATS.items()}
DOMAINS = {
    **{f"highest_averages {name}": [somebody, single(same)] for name, same in library.DIVISORS.items()},
    **{name: [more_seats_than_parties, single(same)] for name, same in FIRST_SEATS.items()},
    "iterative_divisor jefferson": [everybody],
    "iterative_divisor webster": [everybody],
    "iterative_divisor adams": [everybody, seats_for_all],
    **{f"largest_remainder {name}": [somebody, single(same)] for name, same in library.QUOTAS.items()},
    "limited_voting": [somebody, answered("plurality")],
}
# It is another method, see below.
del DOMAINS["highest_averages belgian_imperiali"]


@pytest.mark.parametrize("finding", findings("interregnum"), ids=str)
def test_finding(finding):
    """What the page tells is still so; a mended library is noticed here."""
    require_still(finding, "interregnum", library.RULES, library.SAME)


@pytest.mark.parametrize("name", DOMAINS)
def test_agreement(name):
    """In its domain a rule permits what our method permits."""
    require_agreement(library.RULES[name], library.SAME[name], DOMAINS[name])


@pytest.mark.parametrize("name", DOMAINS)
def test_properties(name):
    """In its domain a rule has the properties of its method."""
    require_properties(library.RULES[name], library.SAME[name], DOMAINS[name])


def test_belgian_imperiali():
    """Its Belgian Imperiali divisors give what D'Hondt's give, as the page tells."""
    domain = [somebody, single("dhondt")]
    require_agreement(library.RULES["highest_averages belgian_imperiali"], "dhondt", domain)
