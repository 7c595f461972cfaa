"""The steps of votes that travel between tiers, and of mandates reserved by a quota."""

import attrs

from electoral.exact import Exact
from electoral.findings import Numbers
from electoral.frozen import Frozen


@attrs.frozen(kw_only=True)
class Transferred:
    """Votes of candidates that were added to lists, or taken off them.

    Attributes:
        region: of the lists.
        rule: the word of the transfer.
        moved: district -> candidate -> votes, of those with a list here; negative if they are taken off.
        before: the votes of the lists.
        added: what came to each list; never more taken off than it has.
        after: the votes of the lists then.
    """

    stage: str
    region: str
    rule: str
    moved: Frozen[str, Frozen[str, Exact]]
    before: Frozen[str, Exact]
    added: Frozen[str, Exact]
    after: Frozen[str, Exact]


@attrs.frozen(kw_only=True)
class Reserved:
    """Mandates reserved for lists of minorities that do not take part but have the votes of a quota.

    Attributes:
        votes: by which all seats are shared, of those who take part, and of the lists of minorities.
        quota: the fewest votes for a reserved mandate.
        lists: the lists of minorities that take no part, with their votes.
        seats: of those that have one.
    """

    stage: str
    region: str
    votes: Exact
    quota: int
    lists: Frozen[str, Exact]
    seats: Numbers
