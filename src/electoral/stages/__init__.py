"""Stages: the steps of a law. Each reads the returns and the tables so far and makes one named table."""

from electoral.sources import Table
from electoral.stages.allocate import Allocate
from electoral.stages.apportion import Apportion
from electoral.stages.bases import ApportionedSeats, HouseSeats, OwnAndWon, SeatBase
from electoral.stages.capped import AllocateCapped
from electoral.stages.claims import Claims
from electoral.stages.coalitions import AllocateBlocs, AllocateInside, Coalesce, ListsOfBlocs
from electoral.stages.contest import Contest
from electoral.stages.controlled import ControlledRounding
from electoral.stages.cover import Cover
from electoral.stages.declared import DeclaredWinners
from electoral.stages.desk import Desk, Outcome, Row, Stage
from electoral.stages.distribute import Distribute
from electoral.stages.exclude import AllocateExcluding
from electoral.stages.house import SmallestHouse
from electoral.stages.link import Link
from electoral.stages.list_seats import ListSeats
from electoral.stages.losers import SeatLosers
from electoral.stages.majority import MajorityClause
from electoral.stages.qualify import Admission, Qualify
from electoral.stages.reserve import Reservation, Reserve, UnreservedSeats
from electoral.stages.second_round import SecondRound
from electoral.stages.transfer import TransferVotes

__all__ = [
    "Admission",
    "Allocate",
    "AllocateBlocs",
    "AllocateCapped",
    "AllocateExcluding",
    "AllocateInside",
    "Apportion",
    "ApportionedSeats",
    "Claims",
    "Coalesce",
    "Contest",
    "ControlledRounding",
    "Cover",
    "DeclaredWinners",
    "Desk",
    "Distribute",
    "HouseSeats",
    "Link",
    "ListSeats",
    "ListsOfBlocs",
    "MajorityClause",
    "Outcome",
    "OwnAndWon",
    "Qualify",
    "Reservation",
    "Reserve",
    "Row",
    "SeatBase",
    "SeatLosers",
    "SecondRound",
    "SmallestHouse",
    "Stage",
    "Table",
    "TransferVotes",
    "UnreservedSeats",
]
