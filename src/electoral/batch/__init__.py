"""The same methods over arrays, exactly: one call counts a million elections.

Contestants are on the last axis; all axes before it are elections. Votes are integers. Every election is
proven to have one result or a tie, or is counted again by the exact engine; no tolerance decides anything.
"""

from electoral.batch.allocating import allocate
from electoral.batch.group_seats import GroupSeats, group_seats
from electoral.batch.lots import DrawnLots
from electoral.batch.result import BatchAllocation, Status
from electoral.batch.thresholds import qualified

__all__ = ["BatchAllocation", "DrawnLots", "GroupSeats", "Status", "allocate", "group_seats", "qualified"]
