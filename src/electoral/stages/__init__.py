"""Stages: the steps of a law. Each reads the returns and the tables so far and makes one named table."""

from electoral.stages.allocate import Allocate
from electoral.stages.contest import Contest
from electoral.stages.declared import DeclaredWinners
from electoral.stages.desk import Desk, Outcome, Row, Stage, Table
from electoral.stages.qualify import Admission, Qualify

__all__ = [
    "Admission",
    "Allocate",
    "Contest",
    "DeclaredWinners",
    "Desk",
    "Outcome",
    "Qualify",
    "Row",
    "Stage",
    "Table",
]
