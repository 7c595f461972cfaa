# ruff: noqa: INP001 - a script, no package
"""Time `electoral.batch.group_seats` beside `System.count` and `Count.members` on the same made elections.

Run it with ``python benchmarks/members.py``; README.md beside it says how to read the table.
"""

import sys
from functools import partial
from typing import Any

import attrs
import numpy as np
from cases import SEED
from tables import say, say_where, table
from timing import medians

import electoral as el
from electoral.batch import DrawnLots, group_seats
from electoral.representation import Swap

#: How many are counted one by one, and how often both are timed.
COUNTED, ROUNDS = 20, 5
PARTIES = tuple(f"Party {number}" for number in range(1, 11))
#: The share of women among those listed.
WOMEN = 0.3
#: Elections, seats of the house, persons on each list.
SIZES = ((100_000, 100, 100), (1_000_000, 100, 100))


def main() -> int:
    """Print elections a second of both engines; give 1 if members differ."""
    say_where()
    say(f"numpy {np.__version__}, medians of {ROUNDS} rounds in turn; elections a second")
    table(["ten lists"], ["elections", "group_seats", "count and members", "times"])
    wrong = sum(_line(*size) for size in SIZES)
    say("\nDIFFERENT MEMBERS" if wrong else "\nThe same members.")
    return 1 if wrong else 0


def _line(elections: int, seats: int, persons: int) -> int:
    law, template = _law(seats), _template(persons)
    shares = np.random.default_rng(SEED).dirichlet(np.full(len(PARTIES), 5.0), size=elections)
    votes = (shares * 6_000_000).astype(np.int64)[:, None, :] + 1
    counts = law.count_many(template, {"list": votes}, lots=DrawnLots(seed=SEED))
    arrays = partial(group_seats, counts, law, template, tier="list", groups=["women"])
    one_by_one = partial(_one_by_one, law, template, votes)
    times = medians({"arrays": arrays, "one by one": one_by_one}, ROUNDS)
    fast, slow = (1e6 * n / times[key] for n, key in ((elections, "arrays"), (COUNTED, "one by one")))
    table([""], [f"{elections:,}", f"{fast:,.0f}", f"{slow:,.0f}", f"{fast / slow:,.0f}"])
    return int(arrays().seats[:COUNTED, :, 0].tolist() != one_by_one())


def _law(seats: int) -> el.System:
    women = el.Bound("women", at_least="40%", rounding="up")
    quota = el.RepresentationQuota(
        of="list", seats=[el.SeatRule(women, over="list")], remedy=Swap(by="one group after the other")
    )
    lists = el.Lists(
        "list",
        seats=seats,
        method="sainte_lague",
        who=el.Everyone(),
        ties=(el.DrawLots(),),
        persons="list order",
    )
    return el.System("Made-up", law="a made-up law", tiers=(lists,), members=quota)


def _template(persons: int) -> el.Returns:
    random = np.random.default_rng(SEED)
    rosters = [
        el.CandidateList(
            tier="list", party=party, candidates=[_person(random, place) for place in range(persons)]
        )
        for party in PARTIES
    ]
    return el.Returns(
        {"list": {"nation": el.Tally(dict.fromkeys(PARTIES, 0))}},
        parties=map(el.Party, PARTIES),
        lists=rosters,
    )


def _person(random: np.random.Generator, place: int) -> el.Candidate:
    return el.Candidate(f"Person {place}", sex="female" if random.random() < WOMEN else "male")


def _one_by_one(law: el.System, template: el.Returns, votes: Any) -> list[list[int]]:
    """Give the women of each list in the first elections, by the exact engine."""
    found = []
    for row in votes[:COUNTED, 0]:
        tally = el.Tally(dict(zip(PARTIES, map(int, row), strict=True)))
        members = law.count(attrs.evolve(template, tallies={"list": {"nation": tally}})).members
        sexes = {
            (each.party, person.name): person.sex for each in template.lists for person in each.candidates
        }
        women = [each.party for each in members if sexes[each.party or "", each.name or ""] == "female"]
        found.append([women.count(party) for party in PARTIES])
    return found


if __name__ == "__main__":
    sys.exit(main())
