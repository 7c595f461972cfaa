"""Made-up elections with seats for the best of those who were not elected."""

import electoral as el

LOTS = (el.DrawLots(),)


def people(*given):
    """Give candidates: "Ann w 7" is a woman with 7 votes, "Bob m 5" a man, "Cay ? ?" not known."""
    sexes = {"w": "female", "m": "male", "?": None}
    parts = [each.split() for each in given]
    return tuple(
        el.Candidate(name, sex=sexes[sex], votes=None if votes == "?" else int(votes))
        for name, sex, votes in parts
    )


def roster(party, *given, district=None, tier="lists"):
    """Give the list of a party."""
    return el.CandidateList(tier=tier, party=party, district=district, candidates=people(*given))


def lists(**changes):
    """Give lists whose seats go to persons by votes."""
    parts = {"seats": "districts", "method": "hare", "who": el.Everyone(), "ties": LOTS, "persons": "votes"}
    return el.Lists("lists", **(parts | changes))


def women(**changes):
    """Give one seat for the best woman in every district."""
    parts = {"of": "lists", "groups": ["women"], "seats": 1, "measure": "votes", "ties": LOTS}
    return el.BestLosers("women", **(parts | changes))


def law(*tiers, **changes):
    """Give a made-up law."""
    return el.System("Made-up land", law="an invented law", tiers=tiers, **changes)


def returns(rows, rosters, *, tier="lists", seats=1, parents=None, ballots=None, **changes):
    """Give returns: district -> contestant -> votes; lists of persons; parents and ballots by district."""
    return el.Returns(
        {tier: {key: el.Tally(row, **(ballots or {}).get(key, {})) for key, row in rows.items()}},
        districts=tuple(
            el.District(key, tier=tier, seats=seats, parent=(parents or {}).get(key)) for key in rows
        ),
        lists=rosters,
        **changes,
    )


#: Two districts of one governorate and one by itself, with one seat each.
ROWS = {
    "North 1": {"A": 60, "B": 40},
    "North 2": {"A": 30, "B": 70},
    "South": {"A": 55, "B": 45},
}
ROSTERS = (
    roster("A", "Adam m 40", "Amal w 20", district="North 1"),
    roster("B", "Bilal m 25", "Badia w 15", district="North 1"),
    roster("A", "Amir m 20", "Asma w 10", district="North 2"),
    roster("B", "Basma w 40", "Bushra w 30", district="North 2"),
    roster("A", "Ayman m 55", district="South"),
    roster("B", "Basim m 20", "Buthayna w 25", district="South"),
)
GOVERNORATES = {"North 1": "North", "North 2": "North"}
BALLOTS = {"North 1": {"registered": 100}, "North 2": {"registered": 200}, "South": {"registered": 150}}


def counted(*chosen, rows=ROWS, rosters=ROSTERS, of=None, parents=GOVERNORATES, sheet=None, **changes):
    """Count made-up votes; draw the first open lot once for each answer in `chosen`."""
    made = law(of or lists(), women(**changes))
    facts = returns(rows, rosters, parents=parents, **({"ballots": BALLOTS} | (sheet or {})))
    draws = []
    count = made.count(facts)
    for answer in chosen:
        draws.append(el.Draw(lot=count.lot.id, chosen=(answer,)))
        count = made.count(facts, draws)
    return count


#: A tie of two women in the one district.
TIED = {"rows": {"East": {"A": 60, "B": 40}}, "parents": None, "sheet": {"ballots": {}}}
TIED["rosters"] = (
    roster("A", "Adam m 40", "Amal w 20", district="East"),
    roster("B", "Bilal m 20", "Badia w 20", district="East"),
)


def of_districts(**changes):
    """Count districts whose contestants are persons, and seats for the best women of the others."""
    rows = {
        "1": {"Ann": 50, "Bea": 30, "Cay": 20},
        "2": {"Dan": 60, "Eve": 40},
        "3": {"Fay": 50, "Gus": 50, "Hal": 20},
    }
    parties = {"Ann": "A", "Bea": "B", "Cay": "A", "Dan": "A", "Eve": "B", "Fay": "A", "Gus": "B", "Hal": "B"}
    women_ = {"Ann", "Bea", "Cay", "Eve", "Fay"}
    nominations = [el.Nomination(place, key, parties[key]) for place, row in rows.items() for key in row]
    rosters = [
        roster(
            party,
            *(f"{key} {'w' if key in women_ else 'm'} ?" for key in parties if parties[key] == party),
            tier="districts",
        )
        for party in "AB"
    ]
    facts = returns(
        rows,
        rosters,
        tier="districts",
        parents={"1": "West", "2": "West"},
        ballots={key: {"valid": size} for key, size in (("1", 120), ("2", 150), ("3", 120))},
        nominations=nominations,
    )
    contests = el.Districts("districts", winner="plurality", ties=LOTS)
    return law(contests, women(of="districts", **changes)).count(facts)


def with_a_void_district():
    """Count two districts of persons in one place, of which one is void."""
    rows = {"1": {"Ann": 50, "Bea": 30}, "2": {"Dan": 60, "Eve": 40}}
    facts = el.Returns(
        {"districts": {key: el.Tally(row) for key, row in rows.items()}},
        districts=[
            el.District(key, tier="districts", seats=1, parent="West", void=key == "2") for key in rows
        ],
        nominations=[el.Nomination(place, key, "P") for place, row in rows.items() for key in row],
        lists=[roster("P", "Ann w ?", "Bea w ?", "Dan m ?", "Eve w ?", tier="districts")],
    )
    contests = el.Districts("districts", winner="plurality", ties=LOTS)
    return law(contests, women(of="districts", level="parents")).count(facts)


def of_declared_lists(void=()):
    """Count lists whose seats are only declared, with persons whose votes are known; some places are void."""
    facts = el.Returns(
        {},
        declared={"lists": {key: {"A": int(key not in void), "B": 0} for key in ROWS}},
        districts=[el.District(key, tier="lists", seats=1, void=key in void) for key in ROWS],
        lists=ROSTERS,
    )
    return law(lists(), women()).count(facts)


#: Counts with every kind of step of best losers.
LOSERS = {
    "best women in districts": counted,
    "best women by shares in governorates": lambda: counted(measure=el.Base.REGISTERED, level="parents"),
    "more seats than women": lambda: counted(seats=4, level="parents"),
    "two tied women": lambda: counted(**TIED),
    "two tied women, one drawn": lambda: counted("Badia", **TIED),
    "a woman level at the last seat of her list": lambda: counted(
        rosters=(roster("A", "Adam m 40", "Amal w 40", district="North 1"), *ROSTERS[1:])
    ),
    "by votes, then list order": lambda: counted(
        rosters=(roster("A", "Adam m 40", "Amal w 40", district="North 1"), *ROSTERS[1:]),
        of=lists(persons="votes, then list order"),
    ),
    "by list order": lambda: counted(of=lists(persons="list order")),
    "lists whose seats are declared": of_declared_lists,
    "declared lists, and a void district": lambda: of_declared_lists(void=("South",)),
    "a void district": with_a_void_district,
    "districts of persons, one tied": of_districts,
    "districts of persons, in regions": lambda: of_districts(level="parents", measure=el.Base.VALID, seats=2),
}
