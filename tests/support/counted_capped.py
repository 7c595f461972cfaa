"""Made-up counts with caps on seats, and with districts of fixed list seats, for every kind of step."""

from made import districts, drawn, system, top_up

import electoral as el

#: Ten list seats in three districts.
SEATS = {"north": 4, "south": 4, "west": 2}
VOTES = {
    "north": {"A": 163, "B": 98, "C": 41},
    "south": {"A": 121, "B": 83, "C": 97},
    "west": {"A": 67, "B": 21, "C": 52},
}


def cap(several="together", **changes):
    """Give a cap: of 20 seats 8 % more than of the votes, or what is said instead."""
    return el.CapSeats(several=several, **({"house": 20, "over": "8%"} | changes))


def lists_of(votes, won, seats=SEATS, **changes):
    """Give returns of lists in districts with their own seats, and of winners declared by party."""
    return el.Returns(
        {"lists": {key: el.Tally(row) for key, row in votes.items()}},
        declared={"districts": {"land": won}},
        districts=tuple(el.District(key, tier="lists", seats=number) for key, number in seats.items()),
        **changes,
    )


def capped(*chosen, votes=VOTES, won=None, seats=SEATS, **changes):
    """Count ten list seats and ten of districts, and draw the open lots with these answers."""
    won = {"A": 8, "B": 1, "C": 1} if won is None else won
    parts = {
        "seats": sum(seats.values()),
        "house": None,
        "lists": "fixed",
        "method": "hare",
        "overhang": cap(),
    } | changes
    if parts["house"] is not None:
        parts["seats"] = None
    law = system(districts(seats=sum(won.values())), top_up(**parts))
    returns, draws = lists_of(votes, won, seats), []
    count = law.count(returns)
    for answer in chosen:
        draws.append(drawn(count.lot, *answer))
        count = law.count(returns, draws)
    return count


def small(*chosen, north, south, seats, won=None, **changes):
    """Count lists of A, B and more in two districts, by their votes in this order."""
    votes = {
        "north": dict(zip("ABCDE", north, strict=False)),
        "south": dict(zip("ABCDE", south, strict=False)),
    }
    fixed = dict(zip(votes, seats, strict=True))
    return capped(*chosen, votes=votes, seats=fixed, won={"A": 1} if won is None else won, **changes)


def several(rule, **changes):
    """A has one seat too many and B six; without B, whose share is more than its cap, A has none."""
    return small(
        north=(4, 9, 30, 9, 20),
        south=(0, 6, 5, 6, 24),
        seats=(6, 4),
        won={"A": 2, "B": 9},
        overhang=cap(rule, house=21),
        **changes,
    )


def excess_tied(*chosen):
    """A and C have one seat too many each, B none, and only one of them may be capped."""
    return small(
        *chosen,
        north=(2, 4, 4),
        south=(1, 4, 3),
        seats=(1, 3),
        won={"A": 2, "B": 3},
        overhang=cap("one by one", house=9),
    )


def next_tied(*chosen):
    """Without B and its cap, A and C are tied for the last seat."""
    return small(
        *chosen,
        north=(7, 8, 6),
        south=(2, 2, 3),
        seats=(4, 3),
        won={"A": 1, "B": 5, "C": 4},
        overhang=cap(house=17),
    )


def order_tied(*chosen):
    """A and B have as many votes in the nation and lack a seat each."""
    return small(*chosen, north=(2, 2), south=(3, 3), seats=(3, 1), overhang="parallel")


#: Every count, by a name that says what is in its record.
CAPPED = {
    "capped together": capped,
    "capped one by one": lambda: capped(overhang=cap("one by one")),
    "capped at most": lambda: capped(overhang=cap(house=None, over=None, most=10)),
    "capped by both": lambda: capped(overhang=cap(most=10)),
    "capped, nobody is": lambda: capped(overhang=cap(house=60)),
    "capped by nothing": lambda: capped(overhang=cap(house=None, over=None)),
    "capped, a house": lambda: capped(house=20),
    "capped, who won more than its cap": lambda: capped(won={"A": 12}),
    "capped, lists of the nation": lambda: capped(lists="nation"),
    "capped, linked lists": lambda: capped(lists="linked"),
    "capped, some take no part": lambda: capped(who=el.Share("26%", of=el.Base.CONTESTANTS)),
    "capped several together": lambda: several("together"),
    "capped several, one by one": lambda: several("one by one"),
    "capped in two rounds": lambda: small(
        north=(7, 5, 7), south=(3, 1, 5), seats=(3, 7), won={"B": 3, "C": 6}, overhang=cap(house=19)
    ),
    "capped, the next round tied": next_tied,
    "capped, the next round drawn": lambda: next_tied("A"),
    "capped, everybody is": lambda: small(north=(3, 3), south=(6, 6), seats=(1, 1), overhang=cap(house=3)),
    "capped, a tie of excesses": excess_tied,
    "capped, a tie of excesses drawn": lambda: excess_tied("A"),
    "fixed districts": lambda: capped(overhang="parallel"),
    "fixed districts, the capped have equal remainders": lambda: small(
        north=(5, 3), south=(0, 1), seats=(2, 4), won={"B": 2}, overhang=cap(house=8)
    ),
    "fixed districts, equal remainders": lambda: small(
        north=(2, 5), south=(1, 6), seats=(1, 2), overhang="parallel"
    ),
    "fixed districts, equal remainders drawn": lambda: small(
        ["south"], north=(2, 5), south=(1, 6), seats=(1, 2), overhang="parallel"
    ),
    "fixed districts, equal votes": order_tied,
    "fixed districts, equal votes drawn": lambda: order_tied(["B"], ["north"]),
    "fixed districts, two seats by one remainder": lambda: small(
        ["A"], ["A"], north=(0, 3, 4), south=(6, 3, 1), seats=(4, 3), overhang="parallel"
    ),
    "fixed districts, too many whole quotas": lambda: small(
        north=(8, 1), south=(0, 3), seats=(3, 4), overhang="parallel"
    ),
    "fixed districts, no votes in one": lambda: small(
        north=(4, 6), south=(0, 0), seats=(1, 4), overhang="parallel"
    ),
    "fixed districts, too many of the capped": lambda: small(
        north=(5, 1), south=(4, 0), seats=(1, 3), won={"A": 3}, overhang=cap(house=7)
    ),
}
