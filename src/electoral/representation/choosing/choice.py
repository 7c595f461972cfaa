"""What comes of choosing: members, or the bounds that cannot be met."""

import attrs

from electoral.people import Candidate
from electoral.representation.bounds import Bound


@attrs.frozen(kw_only=True)
class Requirement:
    """A bound on the seats to fill, and who of the members counts for it.

    Attributes:
        bound: the bound.
        number: how many it demands, or allows.
        counted: the members who count for it, in list order. Where a person counts once: one way to let each
            count, with as many as bounds demand and the list of members can give.
    """

    bound: Bound
    number: int
    counted: tuple[Candidate, ...]

    @property
    def missing(self) -> int:
        """How many persons are missing, or too many; 0 if the bound is met."""
        beyond = len(self.counted) - self.number
        return max(beyond if self.bound.at_least is None else -beyond, 0)


@attrs.frozen(kw_only=True)
class Choice:
    """The members chosen from a list.

    Attributes:
        members: in list order.
        displaced: who has a seat by list order but gives way, from the bottom.
        promoted: who is chosen instead, in list order.
        required: each bound in the order of the law, with who counts for it.
    """

    members: tuple[Candidate, ...]
    displaced: tuple[Candidate, ...]
    promoted: tuple[Candidate, ...]
    required: tuple[Requirement, ...]

    @property
    def broken(self) -> tuple[Bound, ...]:
        """The bounds that are not met; only a procedure of the law may break one."""
        return tuple(each.bound for each in self.required if each.missing)


@attrs.frozen(kw_only=True)
class Unsatisfiable:
    """No choice from the list meets all bounds.

    Attributes:
        conflict: bounds that cannot be met together, in the order of the law. None of them can be spared:
            without any one, the others can be met.
        nearest: the best that can be done: the choice that misses the bounds by the fewest persons, and of
            those the best by the objective. By a procedure of the law it is where that ends.
    """

    conflict: tuple[Bound, ...]
    nearest: Choice

    @property
    def missing(self) -> int:
        """How many persons the nearest choice misses the bounds by, all together."""
        return sum(each.missing for each in self.nearest.required)
