"""Made elections: votes around the returns of one, or from polls, and how the seats of its law spread.

Votes are made with floats and random numbers; they are counted exactly, like all others. Needs numpy.
"""

from electoral.simulation.makers import AroundReturns, FromPoll, VoteMaker
from electoral.simulation.perturbing import dirichlet_multinomial
from electoral.simulation.polls import poll_shares
from electoral.simulation.simulating import simulate
from electoral.simulation.summary import Simulation
from electoral.simulation.swings import proportional_swing, uniform_swing

__all__ = [
    "AroundReturns",
    "FromPoll",
    "Simulation",
    "VoteMaker",
    "dirichlet_multinomial",
    "poll_shares",
    "proportional_swing",
    "simulate",
    "uniform_swing",
]
