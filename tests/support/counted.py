"""Made-up counts whose records have every kind of step, for the checker to be tested on."""

import datetime as dt
from fractions import Fraction

import made
from made import ORDER_THEN_LOTS, districts, drawn, lists, nation, races, system

import electoral as el

BASES = {"against_all": 5, "blank": 6, "invalid": 7, "cast": 123, "registered": 200}
VOTES = {"A": 50, "B": 35, "C": 13, "D": 7, "E": 0}
TIED = {"A": 40, "B": 20, "C": 20, "D": 20}
ORDERS = {"A": 4, "B": 3, "C": 2, "D": 1}
PARTIES = tuple(el.Party(key, registration_order=order) for key, order in ORDERS.items())
TWO = el.Admission(fewest=2, minimum=2)
WOMEN = made.quota(("women", "disability"))
PERSONS = (
    el.Candidate("Person 1", sex="female", groups=()),
    el.Candidate("Person 2", sex="male", groups=()),
    el.Candidate("Person 3", sex="male", groups=("disability",)),
)


def _count(law, returns, *chosen):
    """Count, and once for each answer in `chosen` draw the first open lot: "C", or "CD" for two places."""
    draws = []
    count = law.count(returns)
    for answer in chosen:
        draws.append(drawn(count.lot, *answer))
        count = law.count(returns, draws)
    return count


def _share(text, base=el.Base.VALID, *, more=False):
    return el.Share(text, of=base, strictly_more=more)


def share(base, text, *, more):
    """A threshold of one base, with every figure of the sheet known."""
    return _count(system(lists(who=_share(text, base, more=more))), nation(VOTES, ballots=BASES))


def combined():
    """A threshold of two alternatives, one of which is two conditions together."""
    who = _share("10%") | (_share("5%", el.Base.CAST, more=True) & _share("3%", el.Base.REGISTERED))
    return _count(system(lists(who=who)), nation(VOTES, ballots=BASES))


def method(name, **changes):
    """Ten seats by a method, with everyone who has votes."""
    return _count(system(lists(method=name, **changes)), nation(VOTES))


def by_quota(*chosen, votes=None, seats=10, **rule):
    """Ten seats by a quota method with rules of its own."""
    own = el.QuotaMethod("own", **rule)
    return _count(system(lists(method=own, seats=seats)), nation(votes or VOTES), *chosen)


def by_divisors(divisors, seats=10):
    """Ten seats by divisors that have no id."""
    return method(el.DivisorMethod("own", divisors), seats=seats)


FIRST_BY_REMAINDER = {"quota": "hare", "remaining": el.RemaindersThenAverages(1, averages="all")}
LEVEL = {"A": 10, "B": 10, "C": 10}


def parts_of_votes():
    """Votes with fractions."""
    return _count(
        system(lists(who=_share("5%", el.Base.CONTESTANTS))), nation({"A": Fraction(61, 2), "B": 9})
    )


def tied(name, seats, *chosen, ties=made.LOTS, orders=None):
    """A tie of B, C and D at the last seats."""
    return _count(system(lists(method=name, seats=seats, ties=ties)), nation(TIED, orders=orders), *chosen)


def admitted(rule=TWO, votes=None, *chosen, ties=made.LOTS, orders=None):
    """One party over 50 %, and others admitted."""
    law = system(lists(who=_share("50%", el.Base.CONTESTANTS), admission=rule, ties=ties))
    return _count(law, nation(votes or {"A": 70, "B": 16, "C": 14}, orders=orders), *chosen)


def three_districts(*chosen, **changes):
    """Three tied districts and one that is not."""
    rows = {key: {"A": 5, "B": 5} for key in ("1", "2", "3")} | {"4": {"A": 9, "B": 8}}
    return _count(system(districts(**changes)), races(rows), *chosen)


def empty_district(**changes):
    """Two districts, one without a single vote."""
    return _count(system(districts(**changes)), races({"1": {"A": 5, "B": 4}, "2": {"A": 0, "B": 0}}))


def candidates():
    """Districts whose contestants are persons, one of them independent."""
    rows = {"1": {"Ann": 5, "Bob": 4}, "2": {"Cay": 7, "Dee": 8}}
    people = {"Ann": "A", "Bob": "B", "Cay": "A", "Dee": None}
    nominations = [el.Nomination(place, key, people[key]) for place, row in rows.items() for key in row]
    return _count(system(districts(seats=2)), races(rows, nominations=nominations))


def several_seats():
    """Districts that elect two members each by most votes, one of them tied."""
    rows = {"1": {"A": 5, "B": 4, "C": 3}, "2": {"A": 7, "B": 2, "C": 2}}
    return _count(system(districts()), races(rows, seats=2), "C")


def regions(*chosen, **changes):
    """Lists in two regions with seats of their own."""
    rows = {"north": {"A": 60, "B": 40}, "south": {"A": 30, "B": 30}}
    law = system(lists(seats="districts", **changes))
    return _count(law, races(rows, tier="lists", seats=3), *chosen)


def silent_regions(**changes):
    """Lists in two regions, one without a single vote."""
    rows = {"north": {"A": 60, "B": 40}, "south": {"A": 0, "B": 0}}
    return _count(system(lists(seats="districts", **changes)), races(rows, tier="lists", seats=3))


def reduced_regions():
    """Lists in two regions with a factor for the admitted."""
    rows = {"north": {"A": 80, "B": 20}, "south": {"A": 70, "B": 30}}
    law = system(
        lists(
            seats="districts",
            who=_share("50%", el.Base.CONTESTANTS),
            admission=el.Admission(fewest=2, factor="7/10"),
        )
    )
    return _count(law, races(rows, tier="lists", seats=5))


def declared():
    """Districts whose winners are only declared."""
    law = system(districts(seats=5))
    return _count(law, el.Returns({}, declared={"districts": {"nation": {"A": 3}, "7": {"B": 2}}}))


def whole_house():
    """Two tiers, a date, a quota on lists of which one is known by name, and on mandates."""
    returns = el.Returns(
        {
            "districts": {"1": el.Tally({"A": 5, "B": 4}), "2": el.Tally({"Ann": 6, "B": 4})},
            "lists": {"nation": el.Tally(VOTES, **BASES)},
        },
        parties=(*PARTIES, el.Party("E")),
        districts=(el.District("1", tier="districts", seats=1), el.District("2", tier="districts", seats=1)),
        nominations=(el.Nomination("2", "Ann", None),),
        lists=(
            el.CandidateList(tier="lists", party="A", candidates=PERSONS),
            el.CandidateList(tier="lists", party="B", persons=12, in_groups=4),
            el.CandidateList(tier="lists", party="C", persons=7),
        ),
        date=dt.date(2020, 5, 1),
    )
    law = system(districts(seats=2), lists(who=_share("5%")), members=WOMEN)
    return _count(law, returns)


#: Every count, by a name that says what is in its record. None where the count is made when asked for.
COUNTS = {
    **{
        f"share of {base.value}{', more than' if more else ''}": (
            lambda base=base, more=more: share(base, "10%", more=more)
        )
        for base in el.Base
        for more in (False, True)
    },
    "share that nobody reaches": lambda: share(el.Base.CAST, "90%", more=False),
    "a contestant exactly on the threshold": lambda: share(el.Base.CONTESTANTS, "1/15", more=False),
    "a contestant exactly on it, more than": lambda: share(el.Base.CONTESTANTS, "1/15", more=True),
    "any and all": combined,
    **{
        key: (lambda key=key: method(key))
        for key in el.METHODS
        if key not in ("plurality", "imperiali_quota")
    },
    "fewer seats than contestants, first divisor 0": lambda: method("adams", seats=2),
    "explicit divisors": lambda: by_divisors(el.Listed(("1.4", 3, 5, 7, 9, 11))),
    "root mean squares": lambda: by_divisors(el.PowerMean(2)),
    "divisors of one's own": lambda: by_divisors(lambda held: 2 * held + 3),
    "take back": lambda: by_quota(
        quota="imperiali_quota", remaining=el.LargestRemainder(), excess="take_back", votes=LEVEL, seats=1
    ),
    "larger quota": lambda: by_quota(
        quota=el.Quota(3, rounding="down"), remaining=el.HighestAverage(), excess="larger_quota"
    ),
    "whole quotas that are too many": lambda: by_quota(quota=el.Quota(20), remaining=el.LargestRemainder()),
    "order of votes": lambda: by_quota(
        quota=el.Quota(rounding="up"), remaining=el.OrderOfVotes("once"), seats=9
    ),
    "order of votes, in cycles": lambda: by_quota(
        quota=el.Quota(1, rounding="nearest"), remaining=el.OrderOfVotes("again"), votes=LEVEL, seats=8
    ),
    "highest averages": lambda: by_quota(quota="droop", remaining=el.HighestAverage(el.Linear(1, 2))),
    "first seats by average": lambda: by_quota(
        quota=el.Quota(rounding="next"), remaining=el.HighestAverage(el.Linear(0, 1)), seats=2
    ),
    "one by remainder, then averages": lambda: by_quota(
        quota="droop", remaining=el.RemaindersThenAverages(1, averages="seated"), seats=9
    ),
    "one by remainder, tie open": lambda: by_quota(votes=LEVEL, seats=5, **FIRST_BY_REMAINDER),
    "one by remainder, second tie open": lambda: by_quota("B", votes=LEVEL, seats=5, **FIRST_BY_REMAINDER),
    "one by remainder, both ties drawn": lambda: by_quota(
        "B", "C", votes=LEVEL, seats=5, **FIRST_BY_REMAINDER
    ),
    "quota method, tie open": lambda: tied("quota_method", 3),
    "no seats": lambda: method("hare", seats=0),
    "votes with fractions": parts_of_votes,
    "hare, tie open": lambda: tied("hare", 3),
    "dhondt, tie open": lambda: tied("dhondt", 2),
    "sainte_lague, tie open": lambda: tied("sainte_lague", 2),
    "hare, tie drawn": lambda: tied("hare", 3, "CD"),
    "dhondt, tie by registration": lambda: tied("dhondt", 3, ties=ORDER_THEN_LOTS, orders=ORDERS),
    "admitted": admitted,
    "admitted, fewer than wanted stand": lambda: admitted(el.Admission(fewest=4, minimum=1)),
    "admitted, no minimum": lambda: admitted(el.Admission(fewest=3)),
    "admitted, tie open": lambda: admitted(TWO, {"A": 70, "B": 15, "C": 15}),
    "admitted, one sure and a tie open": lambda: admitted(
        el.Admission(fewest=3, minimum=1), {"A": 70, "B": 16, "C": 7, "D": 7}
    ),
    "admitted, tie drawn": lambda: admitted(TWO, {"A": 70, "B": 15, "C": 15}, "C"),
    "admitted, tie by registration": lambda: admitted(
        TWO, {"A": 70, "B": 15, "C": 15}, ties=ORDER_THEN_LOTS, orders=ORDERS
    ),
    "admitted with a factor": lambda: admitted(el.Admission(fewest=2, factor="7/10")),
    "admitted with a factor and a minimum": lambda: admitted(el.Admission(fewest=2, minimum=1, factor="1/2")),
    "admitted with a factor, tie open": lambda: admitted(
        el.Admission(fewest=2, factor="7/10"), {"A": 70, "B": 15, "C": 15}
    ),
    "three tied districts": three_districts,
    "three tied districts, one drawn": lambda: three_districts("B"),
    "three tied districts, all drawn": lambda: three_districts("A", "B", "A"),
    "three tied districts, seats in the law": lambda: three_districts(seats=4),
    "a district without votes": empty_district,
    "a district without votes, seats in the law": lambda: empty_district(seats=2),
    "candidates and an independent": candidates,
    "two seats a district": several_seats,
    "regions, tie open": regions,
    "regions, tie drawn": lambda: regions("B"),
    "regions by dhondt": lambda: regions("B", method="dhondt"),
    "a region without votes": silent_regions,
    "regions with a factor": reduced_regions,
    "declared winners": declared,
    "a whole house": whole_house,
}
