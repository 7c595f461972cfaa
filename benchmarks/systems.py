# ruff: noqa: INP001 - a script, no package
"""Time `System.count_many` beside `System.count` on the same made elections: lists and 29 districts.

Run it with ``python benchmarks/systems.py``.
"""

import sys
from typing import Any

import attrs
import numpy as np
from cases import SEED
from tables import say, say_where
from timing import medians

import electoral as el
from electoral.batch import DrawnLots

ELECTIONS, COUNTED, ROUNDS = 100_000, 50, 5
PARTIES = tuple(f"Party {number}" for number in range(1, 8))
DISTRICTS = tuple(f"District {number}" for number in range(1, 30))
CANDIDATES = 8


def main() -> int:
    """Print elections a second of both engines; give 1 if seats differ."""
    say_where()
    say(f"numpy {np.__version__}, medians of {ROUNDS} rounds in turn")
    law, template, votes = _law(), _template(), _votes()
    returns = [_returns(template, votes, row) for row in range(COUNTED)]
    lots = DrawnLots(seed=SEED)
    calls = {
        "many": lambda: law.count_many(template, votes, lots=lots),
        "one": lambda: [law.count(each) for each in returns],
    }
    microseconds = medians(calls, ROUNDS)
    many, one = microseconds["many"] / ELECTIONS, microseconds["one"] / COUNTED
    say(f"count_many: {1e6 / many:,.0f} elections a second")
    say(f"count:      {1e6 / one:,.0f} elections a second, with the record")
    say(f"times:      {one / many:,.0f}")
    counted = law.count_many(template, votes).seats[:COUNTED]
    same = all(
        list(law.count(each).sure.values()) == counted[row].tolist() for row, each in enumerate(returns)
    )
    say("the same seats" if same else "DIFFERENT SEATS")
    return 0 if same else 1


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


def _votes() -> dict[str, Any]:
    random = np.random.default_rng(SEED)
    lists = random.dirichlet(np.ones(len(PARTIES)), size=(ELECTIONS, 1)) * 6_000_000
    single = random.dirichlet(np.full(CANDIDATES, 2.0), size=(ELECTIONS, len(DISTRICTS))) * 96_000
    return {"list": lists.astype(np.int64), "single": single.astype(np.int64)}


def _returns(template: el.Returns, votes: dict[str, Any], row: int) -> el.Returns:
    tallies = {
        tier: {
            district: el.Tally(zip(tally.votes, votes[tier][row, d].tolist(), strict=True))
            for d, (district, tally) in enumerate(rows.items())
        }
        for tier, rows in template.tallies.items()
    }
    return attrs.evolve(template, tallies=tallies)


if __name__ == "__main__":
    sys.exit(main())
