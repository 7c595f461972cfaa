"""What is known of the methods that ship: theorems, and the witnesses that show what they lack."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from electoral.testing.limits import CONDITIONS, limited
from electoral.testing.rules import Rule, rule_of


@attrs.frozen(kw_only=True)
class Theorem:
    """A property that methods have.

    Attributes:
        property_id: what they have.
        methods: the ids of the methods.
        where: the id of a condition, if they have it only there.
        proof: why.
        source: who proved it; None if the proof is all there is.
    """

    property_id: str
    methods: tuple[str, ...] = attrs.field(converter=tuple)
    proof: str
    where: str | None = None
    source: str | None = None

    def rule(self, method: str) -> Rule:
        """Give a method as a rule that is asked only where this holds."""
        rule = rule_of(method)
        return limited(rule, CONDITIONS[self.where]) if self.where else rule


@attrs.frozen(kw_only=True)
class Witness:
    """A case in which methods lack a property.

    Attributes:
        property_id: what they lack.
        methods: the ids of the methods for which this is so.
        case: votes, seats and what the property looks at.
        source: where it is from.
    """

    property_id: str
    methods: tuple[str, ...] = attrs.field(converter=tuple)
    case: Mapping[str, Any]
    source: str


def _read(name: str, kind: str) -> list[dict[str, Any]]:
    text = files("electoral.testing").joinpath("data", name).read_text("utf-8")
    return [{"property_id": each.pop("property"), **each} for each in tomllib.loads(text)[kind]]


@cache
def theorems() -> tuple[Theorem, ...]:
    """Give all theorems that are stored.

    >>> {each.property_id for each in theorems() if "dhondt" in each.methods} >= {"lower_quota", "merge_gain"}
    True
    """
    return tuple(Theorem(**each) for each in _read("theorems.toml", "theorem"))


@cache
def witnesses() -> tuple[Witness, ...]:
    """Give all witnesses that are stored.

    >>> next(each.source for each in witnesses() if each.property_id == "upper_quota") > ""
    True
    """
    return tuple(Witness(**each) for each in _read("witnesses.toml", "witness"))


def witnesses_of(property_id: str, method: str | None = None) -> tuple[Witness, ...]:
    """Give the stored witnesses against a property: all, or those that show it of a method."""
    return tuple(
        each
        for each in witnesses()
        if each.property_id == property_id and (method is None or method in each.methods)
    )


def theorem_of(property_id: str, method: str) -> Theorem | None:
    """Give the theorem by which a method has a property, if there is one."""
    found = (each for each in theorems() if each.property_id == property_id and method in each.methods)
    return next(found, None)
