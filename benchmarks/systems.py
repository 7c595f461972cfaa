# ruff: noqa: INP001 - a script, no package
"""Time `System.count_many` beside `System.count` on the same made elections, law by law.

Run it with ``python benchmarks/systems.py``; README.md beside it says how to read the table.
"""

import sys
from typing import Any

import attrs
import numpy as np
from cases import SEED
from tables import say, say_where, table
from timing import medians

import electoral as el
from electoral.batch import DrawnLots
from electoral.simulation import AroundReturns

#: How many are counted one by one, and how often both are timed.
COUNTED, ROUNDS = 20, 5
PARTIES = tuple(f"Party {number}" for number in range(1, 8))
DISTRICTS = tuple(f"District {number}" for number in range(1, 30))
CANDIDATES = 8
#: Elections that ship, and how many are made around each.
SHIPPED = {"new-zealand-2023": 100_000, "scotland-2007": 10_000, "lesotho-2017": 10_000}


def main() -> int:
    """Print elections a second of both engines; give 1 if seats differ."""
    say_where()
    say(f"numpy {np.__version__}, medians of {ROUNDS} rounds in turn; elections a second")
    table(["law"], ["elections", "count_many", "count", "times"])
    wrong = _line("like Kazakhstan's", _law(), _template(), _votes(100_000))
    for name, elections in SHIPPED.items():
        election, random = el.load(name), np.random.default_rng(SEED)
        votes = AroundReturns(concentration=1_000.0).draw(election.returns, elections, random)
        wrong += _line(name, election.system, election.returns, votes)
    say(f"\n{wrong} laws with DIFFERENT SEATS" if wrong else "\nThe same seats.")
    return 1 if wrong else 0


def _line(name: str, law: el.System, template: el.Returns, votes: dict[str, Any]) -> bool:
    """Print a line; say whether seats differ."""
    elections = len(next(iter(votes.values())))
    returns = [_returns(template, votes, row) for row in range(COUNTED)]
    lots = DrawnLots(seed=SEED)
    calls = {
        "many": lambda: law.count_many(template, votes, lots=lots),
        "one": lambda: [law.count(each) for each in returns],
    }
    microseconds = medians(calls, ROUNDS)
    many, one = microseconds["many"] / elections, microseconds["one"] / COUNTED
    table([name], [f"{elections:,}", f"{1e6 / many:,.0f}", f"{1e6 / one:,.0f}", f"{one / many:,.0f}"])
    some = {tier: each[:COUNTED] for tier, each in votes.items()}
    counted = law.count_many(template, some).seats
    return any(
        list(law.count(each).sure.values()) != counted[row].tolist() for row, each in enumerate(returns)
    )


def _law() -> el.System:
    ties = (el.DrawLots(),)
    who = el.Share("5%", of=el.Base.CONTESTANTS)
    lists = el.Lists("list", seats=69, method="hare", who=who, ties=ties)
    districts = el.Districts("single", winner="plurality", ties=ties, seats=len(DISTRICTS))
    return el.System("Like Kazakhstan's", law="made up", tiers=(districts, lists))


def _template() -> el.Returns:
    names = {district: [f"{district}, {number}" for number in range(CANDIDATES)] for district in DISTRICTS}
    single = {district: el.Tally(dict.fromkeys(each, 0)) for district, each in names.items()}
    return el.Returns(
        {"single": single, "list": {"nation": el.Tally(dict.fromkeys(PARTIES, 0))}},
        parties=tuple(map(el.Party, PARTIES)),
        districts=tuple(el.District(key, tier="single", seats=1) for key in DISTRICTS),
        nominations=tuple(
            el.Nomination(district=key, contestant=name, party=party)
            for key, each in names.items()
            for name, party in zip(each, (*PARTIES, None), strict=True)
        ),
    )


def _votes(elections: int) -> dict[str, Any]:
    random = np.random.default_rng(SEED)
    lists = random.dirichlet(np.ones(len(PARTIES)), size=(elections, 1)) * 6_000_000
    single = random.dirichlet(np.full(CANDIDATES, 2.0), size=(elections, len(DISTRICTS))) * 96_000
    return {"list": lists.astype(np.int64), "single": single.astype(np.int64)}


def _returns(template: el.Returns, votes: dict[str, Any], row: int) -> el.Returns:
    tallies = {
        tier: {
            district: el.Tally(zip(tally.votes, votes[tier][row, d].tolist(), strict=False))
            for d, (district, tally) in enumerate(rows.items())
        }
        for tier, rows in template.tallies.items()
    }
    return attrs.evolve(template, tallies=tallies)


if __name__ == "__main__":
    sys.exit(main())
