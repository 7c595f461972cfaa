"""The properties of allocation rules, and the checks that every rule has to pass."""

from electoral.testing.properties.basic import BASIC
from electoral.testing.properties.equality import EQUALITY
from electoral.testing.properties.majority import MAJORITY
from electoral.testing.properties.monotonicity import MONOTONICITY
from electoral.testing.properties.parties import PARTIES
from electoral.testing.properties.property import Case, Property
from electoral.testing.properties.quota import QUOTA

#: What is asked of every rule, by id.
BASIC_CHECKS: dict[str, Property] = {each.id: each for each in BASIC}
#: What a rule may claim or deny, by id.
PROPERTIES: dict[str, Property] = {
    each.id: each for each in (*EQUALITY, *QUOTA, *MONOTONICITY, *PARTIES, *MAJORITY)
}

__all__ = ["BASIC_CHECKS", "PROPERTIES", "Case", "Property"]
