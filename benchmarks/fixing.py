# ruff: noqa: INP001 - the files stand beside the script that imports them
"""What one would write without us: an integer program over persons, and a walk down the list that fixes them.

HiGHS computes it in floats, through `scipy.optimize.milp`, and proves nothing. Whoever is next on the list is
fixed in if the bounds can still be met with them, and fixed out if not.
"""

from typing import Any

import numpy as np
from rosters import Roster

from electoral import Candidate
from electoral.representation import Objective


def choose_asking_each(roster: Roster, by: Objective) -> tuple[Candidate, ...]:
    """Ask the solver about each candidate in turn."""
    program = _Program(roster, by)
    for place in range(program.candidates):
        program.least[place] = 1
        if program.solution() is None:
            program.least[place] = program.most[place] = 0
    return program.fixed_in()


def choose_asking_where_open(roster: Roster, by: Objective) -> tuple[Candidate, ...]:
    """Ask the solver only about candidates who are not in the last choice that it found."""
    program = _Program(roster, by)
    known = program.solution()
    for place in range(program.candidates):
        program.least[place] = 1
        if known is not None and known[place] == 1:
            continue
        if (found := program.solution()) is None:
            program.least[place] = program.most[place] = 0
        else:
            known = found
    return program.fixed_in()


class _Program:
    """A number for each candidate, 1 if seated; `least` and `most` fix it."""

    def __init__(self, roster: Roster, by: Objective) -> None:
        self.roster = roster
        self.candidates = len(roster.candidates)
        self.least, self.most = np.zeros(self.candidates), np.ones(self.candidates)
        self.rows = [np.ones(self.candidates), *(_members(roster, each) for each in roster.bounds)]
        self.low = [roster.seats, *(each.number(roster.seats) for each in roster.bounds)]
        self.high = [roster.seats] * len(self.rows)
        if by == "fewest displaced":
            self._displace_fewest()

    def _displace_fewest(self) -> None:
        """Let no fewer of those who are seated by list order be seated than can be."""
        top = np.arange(self.candidates) < self.roster.seats
        best = self.solution(-top.astype(float))
        if best is not None:
            self.rows.append(top.astype(float))
            self.low.append(round(float(best[top].sum())))
            self.high.append(self.roster.seats)

    def solution(self, costs: Any = None) -> Any:
        """Give whole numbers within all rows, of least cost; None if there are none."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        answer = milp(
            np.zeros(self.candidates) if costs is None else costs,
            constraints=LinearConstraint(np.array(self.rows), self.low, self.high),
            bounds=Bounds(self.least, self.most),
            integrality=np.ones(self.candidates),
        )
        return None if answer.x is None else np.round(answer.x)

    def fixed_in(self) -> tuple[Candidate, ...]:
        """Give those who are fixed in, in list order."""
        return tuple(self.roster.candidates[place] for place in np.flatnonzero(self.least))


def _members(roster: Roster, bound: Any) -> Any:
    (group,) = bound.groups
    return np.array([float(bool(group.includes(each))) for each in roster.candidates])
