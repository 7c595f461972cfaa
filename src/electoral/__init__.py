"""Electoral law as exact, inspectable Python.

A `System` is a law, `Returns` are a result sheet, and ``system.count(returns)`` is the `Count` with its
seats and the record that proves them. Elections that ship are loaded by name: ``load("kazakhstan-2023")``.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from electoral.best_losers import BestLosers
from electoral.coalition_lists import CoalitionLists, CoalitionRule
from electoral.conditions import Combined, Condition, Everyone, Nobody, both, either
from electoral.count import Count
from electoral.districts import District, Nomination
from electoral.election import Election, Official
from electoral.errors import (
    BeyondLimit,
    ElectoralError,
    InexactNumber,
    InvalidCase,
    InvalidDraw,
    InvalidFile,
    InvalidName,
    InvalidNumber,
    InvalidReturns,
    InvalidRule,
    InvalidSystem,
    InvalidTally,
    MissingFigure,
    MissingFile,
    NoResult,
    OpenLot,
    OutOfForce,
    RecordFault,
    UnknownName,
    UnsettledTie,
)
from electoral.evidence import (
    DivisorEvidence,
    MatrixEvidence,
    MostVotesEvidence,
    QuotaEvidence,
    QuotaMethodEvidence,
    TurnsEvidence,
)
from electoral.interval import DivisorInterval
from electoral.law import Citation
from electoral.linkage import (
    AbsorbOverhang,
    CapSeats,
    DenyOverhang,
    KeepOverhang,
    LeaveOut,
    LevelOverhang,
    Linkage,
    Parallel,
    PartialLink,
)
from electoral.methods import (
    METHODS,
    QUOTAS,
    Allocation,
    BalinskiYoung,
    DistrictWinners,
    DivisorMethod,
    Divisors,
    FirstChanged,
    Geometric,
    HighestAverage,
    LargestRemainder,
    Linear,
    Listed,
    MatrixAllocation,
    Method,
    OrderOfVotes,
    Plurality,
    PowerMean,
    Powers,
    Quota,
    QuotaMethod,
    RemaindersThenAverages,
    Tie,
    allocate,
    biproportional,
    district_winners,
    modified_sainte_lague,
    voter_numbers,
)
from electoral.people import Candidate, CandidateList, Party
from electoral.record import Record
from electoral.representation import (
    Bound,
    Flag,
    HandToParty,
    ListRule,
    Men,
    RepresentationQuota,
    SeatRule,
    Women,
    YoungerThan,
)
from electoral.returns import Returns
from electoral.stages import Admission, Reservation, Stage
from electoral.system import System
from electoral.thresholds import Ladder, LocalShare, Minority, Share, Won
from electoral.tiers import Districts, Lists, Tier
from electoral.ties import Draw, DrawLots, Lot, RegistrationOrder, TieRule
from electoral.top_up import TopUp
from electoral.transfers import CandidateVotes, Fragments, Scorporo, Split
from electoral.two_rounds import TwoRounds
from electoral.votes import Base, Tally


def load(id_or_folder: str | Path, *, tiers: Mapping[str, Callable[..., Tier]] | None = None) -> Election:
    """Load an election that ships, by its id, or one of your own, by its folder; see `electoral.files`.

    Args:
        id_or_folder: the id, or the folder.
        tiers: kinds of tiers of your own that its system uses, by the word that stands for them in ``type``;
            each is called with the other fields of the tier and gives a `Tier`.

    >>> load("kazakhstan-2023").count()["party list"].seats["Amanat"]
    40
    """
    from electoral.files.elections import load as load_election

    return load_election(id_or_folder, tiers or {})


def load_quotas(country: str) -> tuple[RepresentationQuota, ...]:
    """Load the rules on representation of a country that ships them beside no election, by its id.

    >>> [str(rule.bound) for rule in load_quotas("kosovo")[0].seats][0]
    'women: at least 30%, rounded up'
    """
    from electoral.files.countries import quotas_of

    return quotas_of(country)


def vary(system: System, changes: Mapping[str, object]) -> System:
    """Give the system with fields changed, e.g. ``{"party list.method": "dhondt"}``."""
    from electoral.files.systems import vary as vary_system

    return vary_system(system, changes)


__all__ = [  # noqa: RUF022 - grouped, as a table of contents
    # Elections that ship, and files
    "load",
    "load_quotas",
    "vary",
    "Election",
    "Official",
    # Laws
    "System",
    "Citation",
    "Districts",
    "TwoRounds",
    "Lists",
    "TopUp",
    "CoalitionLists",
    "CoalitionRule",
    "BestLosers",
    "Tier",
    "Stage",
    # How lists answer to seats won in districts
    "Linkage",
    "Parallel",
    "KeepOverhang",
    "AbsorbOverhang",
    "LeaveOut",
    "LevelOverhang",
    "DenyOverhang",
    "PartialLink",
    "CapSeats",
    # Votes that travel, and mandates reserved
    "Fragments",
    "CandidateVotes",
    "Scorporo",
    "Split",
    "Reservation",
    # Who takes part
    "Share",
    "Base",
    "Ladder",
    "LocalShare",
    "Won",
    "Minority",
    "Everyone",
    "Nobody",
    "Combined",
    "either",
    "both",
    "Admission",
    "Condition",
    # Votes to seats
    "allocate",
    "Allocation",
    "Tie",
    "Method",
    "METHODS",
    "DivisorMethod",
    "modified_sainte_lague",
    "Divisors",
    "Linear",
    "FirstChanged",
    "PowerMean",
    "Powers",
    "Geometric",
    "Listed",
    "QuotaMethod",
    "Quota",
    "QUOTAS",
    "LargestRemainder",
    "OrderOfVotes",
    "HighestAverage",
    "RemaindersThenAverages",
    "BalinskiYoung",
    "Plurality",
    "DivisorEvidence",
    "DivisorInterval",
    "QuotaEvidence",
    "QuotaMethodEvidence",
    "MostVotesEvidence",
    "MatrixEvidence",
    "TurnsEvidence",
    # Votes to seats in a matrix of districts and parties
    "biproportional",
    "MatrixAllocation",
    "voter_numbers",
    "district_winners",
    "DistrictWinners",
    # Ties
    "Lot",
    "Draw",
    "TieRule",
    "DrawLots",
    "RegistrationOrder",
    # Result sheets
    "Returns",
    "Tally",
    "District",
    "Nomination",
    "Party",
    "Candidate",
    "CandidateList",
    # Representation quotas
    "RepresentationQuota",
    "ListRule",
    "SeatRule",
    "Bound",
    "HandToParty",
    "Women",
    "Men",
    "YoungerThan",
    "Flag",
    # Counts
    "Count",
    "Record",
    # Errors
    "ElectoralError",
    "BeyondLimit",
    "InexactNumber",
    "InvalidCase",
    "InvalidDraw",
    "InvalidFile",
    "InvalidName",
    "InvalidNumber",
    "InvalidReturns",
    "InvalidRule",
    "InvalidSystem",
    "InvalidTally",
    "MissingFigure",
    "MissingFile",
    "NoResult",
    "OpenLot",
    "OutOfForce",
    "RecordFault",
    "UnknownName",
    "UnsettledTie",
]
