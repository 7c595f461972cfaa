"""The step of coalitions: which lists stand together, what counts for them, and who shares seats."""

import attrs

from electoral.exact import Exact
from electoral.findings import Finding
from electoral.frozen import Frozen


@attrs.frozen(kw_only=True)
class Coalesced:
    """The coalitions that take part as one, and the lists that stand alone.

    Attributes:
        members: coalition -> its lists.
        counted: the votes of those lists of coalitions that count for their coalition.
        totals: the votes of each coalition: of its lists that count.
        finding: which coalitions have enough votes together, and why.
        taking_part: those of them in which a list takes part by itself.
        blocs: who shares seats, with their votes: these coalitions, and lists of no such coalition.
    """

    stage: str
    region: str
    members: Frozen[str, tuple[str, ...]]
    counted: Frozen[str, Exact]
    totals: Frozen[str, Exact]
    finding: Finding
    taking_part: tuple[str, ...]
    blocs: Frozen[str, Exact]
