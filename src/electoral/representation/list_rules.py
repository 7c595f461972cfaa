"""Rules on the order of a list: how many of a group stand in which stretch of it, and how to mend a list."""

from collections.abc import Iterable, Iterator, Sequence

import attrs
from attrs.converters import optional

from electoral.errors import InvalidSystem
from electoral.exact import positive, show
from electoral.given import all_of, can, no_kind
from electoral.names import line
from electoral.people import Candidate
from electoral.representation.bounds import Bound
from electoral.representation.groups import in_union
from electoral.representation.scopes import Scope, WholeList


def _shortest(value: int) -> int:
    return positive(value, "list rule: shortest")


def _article(value: str) -> str:
    return line(value, "list rule: article")


@attrs.frozen
class ListRule:
    """How many of a group must, or may, stand in each stretch of a list.

    Attributes:
        bound: how many of the persons of a stretch; shares are of them.
        within: which stretches; the whole list if nothing else is said.
        shortest: lists with fewer persons are exempt.
        article: where the law says it.

    >>> from electoral.representation import Blocks
    >>> print(ListRule(Bound("women", at_least=1), within=Blocks(3)))
    women: at least 1, in each 3 places from the top
    """

    bound: Bound
    within: Scope = attrs.field(default=WholeList(), kw_only=True)
    shortest: int = attrs.field(default=1, converter=_shortest, kw_only=True)
    article: str | None = attrs.field(default=None, converter=optional(_article), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.bound, Bound):
            raise InvalidSystem(
                f"list rule: {show(self.bound)} is no Bound; give e.g. Bound('women', at_least=1)"
            )
        if isinstance(self.within, str) or not can(self.within, "stretches"):
            raise InvalidSystem(f"list rule: within {no_kind(self.within, 'scope', 'give e.g. Blocks(3)')}")

    def stretches(self, persons: int) -> tuple[range, ...]:
        """Give the stretches that are asked of a list of so many persons."""
        return self.within.stretches(persons) if persons >= self.shortest else ()

    def __str__(self) -> str:
        """Give the rule in words."""
        shorter = f", lists of fewer than {self.shortest} persons exempt" if self.shortest > 1 else ""
        return f"{self.bound}, {self.within}{shorter}"


@attrs.frozen(kw_only=True)
class ListFault:
    """A stretch of a list in which a rule does not hold.

    Attributes:
        rule: which.
        first: the first place of the stretch, counted from 1; `last` the last.
        counted: how many of the group stand there.
        bound: how many must, or may.
    """

    rule: ListRule
    first: int
    last: int
    counted: int
    bound: int

    @property
    def missing(self) -> int:
        """How many are missing; negative if there are too many."""
        return self.bound - self.counted

    def __str__(self) -> str:
        """Give the fault in words."""
        where = f"places {self.first} to {self.last}" if self.last > self.first else f"place {self.first}"
        return f"{where}: {self.counted} in {self.rule.bound.label}, but {self.rule.bound.end} {self.bound}"


@attrs.frozen(kw_only=True)
class ListReport:
    """Whether a list keeps its rules.

    Attributes:
        persons: how many it has.
        faults: where it does not keep them, rule by rule, from the top.
        compliant_up_to: the longest beginning of the list that keeps all rules by itself; a law may certify
            that (Bosnia and Herzegovina). All persons if the list has no fault.
    """

    persons: int
    faults: tuple[ListFault, ...]
    compliant_up_to: int

    @property
    def complies(self) -> bool:
        """Whether the list keeps all rules."""
        return not self.faults


def check_list(candidates: Iterable[Candidate], rules: Iterable[ListRule]) -> ListReport:
    """Hold a list in its order against rules.

    Raises:
        InvalidReturns: if somebody is no candidate, or something is no rule.
        MissingFigure: if what decides is not known of a candidate.

    >>> from electoral.representation import Places
    >>> people = [Candidate(name, sex=sex) for name, sex in (("A", "male"), ("B", "male"), ("C", "female"))]
    >>> report = check_list(people, [ListRule(Bound("women", at_least=1), within=Places(first=1, last=2))])
    >>> [str(fault) for fault in report.faults], report.compliant_up_to
    (['places 1 to 2: 0 in women, but at least 1'], 1)
    """
    people = all_of(Candidate, candidates, "list: candidates")
    asked = required_rules(rules)
    inside = {rule.bound: [in_union(rule.bound.groups, person) for person in people] for rule in asked}
    faults = tuple(_faults(asked, inside, len(people)))
    shorter = range(len(people) if not faults else len(people) - 1, 0, -1)
    longest = next((n for n in shorter if not any(_faults(asked, inside, n))), 0)
    return ListReport(persons=len(people), faults=faults, compliant_up_to=longest)


def required_rules(rules: Iterable[ListRule]) -> tuple[ListRule, ...]:
    """Take rules.

    Raises:
        InvalidReturns: if something is no rule.
    """
    return all_of(ListRule, rules, "list: rules")


def _faults(
    rules: Sequence[ListRule], inside: "dict[Bound, list[bool]]", persons: int
) -> Iterator[ListFault]:
    for rule in rules:
        for stretch in rule.stretches(persons):
            counted = sum(inside[rule.bound][place] for place in stretch)
            bound = rule.bound.number(len(stretch))
            if counted < bound if rule.bound.at_most is None else counted > bound:
                yield ListFault(
                    rule=rule, first=stretch.start + 1, last=stretch.stop, counted=counted, bound=bound
                )
