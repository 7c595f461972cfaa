"""What is known of the methods that ship, tried again: each method against each property."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import attrs

from electoral.testing.checks import Check, Verdict, stored
from electoral.testing.known import Theorem, Witness, theorem_of, witnesses_of
from electoral.testing.properties import PROPERTIES
from electoral.testing.rules import Subject, rule_of
from electoral.testing.search import Profile

Standing = Literal["holds", "holds where", "fails", "open"]


@attrs.frozen(kw_only=True)
class Cell:
    """A method and a property.

    Attributes:
        method: the id of the method.
        property_id: the id of the property.
        theorem: why the method has it; None if it has not, or nobody knows.
        witnesses: cases that show that it has not, or not always.
        verdicts: what came out when these were tried, and searched.
    """

    method: str
    property_id: str
    theorem: Theorem | None
    witnesses: tuple[Witness, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing came out that is not known."""
        return all(each.ok for each in self.verdicts)

    @property
    def standing(self) -> Standing:
        """How the method stands to the property."""
        if self.theorem is None:
            return "fails" if self.witnesses else "open"
        return "holds where" if self.theorem.where else "holds"


def survey(
    methods: Iterable[str],
    *,
    profile: Profile | str | None = None,
    progress: Callable[[str, str], None] | None = None,
) -> Iterator[Cell]:
    """Try methods that ship against every property, one cell after another.

    What a theorem says is searched; what a witness shows is shown. Where neither is known the property is
    searched, and what comes out is no fault.

    Args:
        methods: ids of methods.
        profile: how long to search.
        progress: told the method and the property before each.

    >>> upper = next(cell for cell in survey(["dhondt"]) if cell.property_id == "upper_quota")
    >>> upper.standing, upper.ok
    ('fails', True)
    """
    for method in methods:
        for each in PROPERTIES:
            if progress is not None:
                progress(method, each)
            yield _cell(method, each, profile)


def _cell(method: str, property_id: str, profile: Profile | str | None) -> Cell:
    theorem, against = theorem_of(property_id, method), witnesses_of(property_id, method)
    verdicts = [_shown(method, property_id, each) for each in against]
    if theorem or not against:
        verdicts.append(_searched(method, property_id, theorem, profile))
    return Cell(
        method=method,
        property_id=property_id,
        theorem=theorem,
        witnesses=against,
        verdicts=tuple(verdicts),
    )


def _shown(method: str, property_id: str, witness: Witness) -> Verdict:
    check = Check(sought=PROPERTIES[property_id], kind="denied", cases=(witness.case,))
    return check.verdict(Subject.of(rule_of(method)))


def _searched(
    method: str, property_id: str, theorem: Theorem | None, profile: Profile | str | None
) -> Verdict:
    kind: Literal["claimed", "asked"] = "claimed" if theorem else "asked"
    check = Check(sought=PROPERTIES[property_id], kind=kind, cases=stored(property_id), profile=profile)
    return check.verdict(Subject.of(theorem.rule(method) if theorem else rule_of(method)))
