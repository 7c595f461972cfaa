"""The methods that ship: what every rule has to do, and every property that they have or lack.

`--electoral-profile=thorough` searches longer; the nightly command gives it.
"""

import pytest

from electoral.methods import METHODS
from electoral.testing import parametrize_with_checks, rule_of, survey


@parametrize_with_checks([rule_of(method) for method in METHODS])
def test_a_method_does_what_every_rule_has_to_do(rule, check):
    """A method fills the house or refuses, keeps bounds, reports ties, and counts beyond floats."""
    check(rule)


@pytest.mark.parametrize("method", METHODS)
def test_a_method_has_what_theorems_say_and_lacks_what_witnesses_show(method):
    """No search finds a case against a theorem, and every stored case shows what it is stored for."""
    broken = [each.message for cell in survey([method]) for each in cell.verdicts if not each.ok]

    assert not broken, "\n\n".join(broken)
