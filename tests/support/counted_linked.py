"""Made-up counts of linked tiers, whose records have every kind of step that those tiers make."""

import made
from made import districts, drawn, system, top_up, two_tiers

import electoral as el

VOTES = {"A": 4103, "B": 2911, "C": 1907, "D": 401}
WON = {"A": 6, "C": 1, "D": 1}
REGIONS = {"north": 503, "south": 307}
BY_REGION = {"north": {"A": 307, "B": 201, "C": 41}, "south": {"A": 101, "B": 127, "C": 89}}
WON_BY_REGION = {"north": {"A": 5}, "south": {"B": 1, "C": 3}}
SHORT = (el.CandidateList(tier="lists", party="B", district="north", persons=2),)
NOT_QUALIFIED = ("winners who do not qualify",)
WAIVED = el.Share("5%", of=el.Base.CONTESTANTS) | el.Won(1, tier="districts")


def _drawn(law, returns, *chosen):
    """Count, and once for each answer in `chosen` draw the first open lot."""
    draws = []
    count = law.count(returns)
    for answer in chosen:
        draws.append(drawn(count.lot, *answer))
        count = law.count(returns, draws)
    return count


def one_region(*chosen, votes=None, won=None, seats=8, rosters=(), **changes):
    """One nation-wide tier of lists beside declared districts."""
    law = system(districts(seats=seats), top_up(**changes))
    return _drawn(law, two_tiers(votes or VOTES, won or WON, lists=rosters), *chosen)


def regional(*chosen, votes=None, won=None, regions=None, seats=9, **changes):
    """Lists in two regions."""
    law = system(districts(seats=seats), top_up(**changes))
    returns = two_tiers(votes or BY_REGION, won or WON_BY_REGION, regions=regions or REGIONS)
    return _drawn(law, returns, *chosen)


def leveled(*chosen, claim="larger", tolerance=0, by="population", floor="won", **changes):
    """Linked lists in two regions and a house that grows."""
    level = el.LevelOverhang(claim=claim, floor=floor, tolerance=tolerance, regions=by)
    return regional(*chosen, overhang=level, lists="linked", **changes)


def level_tied(*chosen):
    """A house of 6 in which A and C are tied for the last seat, and C claims two."""
    votes = {"north": {"A": 40, "C": 15}, "south": {"A": 20, "C": 5}}
    return leveled(*chosen, by=None, house=4, votes=votes, won={"north": {"C": 2}}, seats=2)


def denied(*chosen, shares=(50, 45, 40), **changes):
    """Winners of three districts in a region where their party has fewer seats, by the votes of each."""
    places = ("1", "2", "3")
    tallies = {
        place: el.Tally({"A": share}, valid=100, partial=True)
        for place, share in zip(places, shares, strict=True)
    }
    returns = el.Returns(
        {"districts": tallies, "lists": {"north": el.Tally({"A": 30, "B": 30, "C": 40})}},
        declared={"districts": {place: {"A": 1} for place in places}},
        districts=(
            *(el.District(place, tier="districts", seats=1, parent="north") for place in places),
            el.District("north", tier="lists"),
        ),
    )
    law = system(districts(), top_up(house=6, overhang="deny", **changes))
    return _drawn(law, returns, *chosen)


def own_seats(*chosen, lists=SHORT, **changes):
    """Regions with list seats of their own, an individual on a list ballot, and districts with votes."""
    returns = el.Returns(
        {
            "districts": {
                "1": el.Tally({"A": 5, "B": 3}),
                "2": el.Tally({"A": 4, "Ann": 6}),
                "3": el.Tally({"B": 2}),
            },
            "lists": {
                "north": el.Tally({"A": 61, "B": 40, "Bob": 90}),
                "south": el.Tally({"A": 31, "B": 36}),
            },
        },
        districts=(
            el.District("1", tier="districts", seats=1, parent="north"),
            el.District("2", tier="districts", seats=1, parent="north"),
            el.District("3", tier="districts", seats=1, parent="south", void=True),
            el.District("north", tier="lists", seats=4),
            el.District("south", tier="lists", seats=3),
        ),
        nominations=(el.Nomination("2", "Ann", None), el.Nomination("north", "Bob", None)),
        lists=lists,
    )
    parts = {"seats": "districts", "method": "dhondt", "overhang": "absorb"} | changes
    return _drawn(system(districts(), top_up(**parts)), returns, *chosen)


def one_vote(*chosen, at="as many", rows=None, void=(), **changes):
    """Districts whose votes are those of the parties too."""
    rows = rows or {
        "1": {"A": 50, "B": 20, "C": 5},
        "2": {"A": 40, "B": 30, "C": 5},
        "3": {"A": 45, "B": 10, "C": 40},
        "4": {"B": 45, "A": 20, "C": 40},
        "5": {"I": 30, "A": 1},
        "6": {"A": 9, "B": 3},
    }
    returns = el.Returns(
        {"districts": {key: el.Tally(row) for key, row in rows.items()}},
        districts=tuple(el.District(key, tier="districts", seats=1, void=key in void) for key in rows),
        nominations=tuple(el.Nomination(key, "I", None) for key, row in rows.items() if "I" in row),
    )
    parts = {
        "votes": "districts",
        "lists": "nation",
        "house": 12,
        "method": "hare",
        "less": ("independents", "void districts"),
        "overhang": el.LeaveOut(at),
    } | changes
    return _drawn(system(districts(), top_up(**parts)), returns, *chosen)


def coalitions():
    """A ladder by size of coalition, a minority, and shares of the region and of the nation."""
    who = (
        el.Ladder(("5%", "20%"), of=el.Base.CONTESTANTS)
        & el.Share("5%", of=el.Base.CONTESTANTS, within="nation")
    ) | (el.Minority() & el.Share("1%", of=el.Base.CONTESTANTS, within="region"))
    parties = (
        el.Party("A"),
        el.Party("B", members=2),
        el.Party("C", members=3),
        el.Party("D", minority=True),
        el.Party("E"),
    )
    returns = el.Returns(
        {
            "lists": {
                "north": el.Tally({"A": 60, "B": 20, "C": 17, "D": 3}),
                "south": el.Tally({"A": 50, "B": 46, "E": 5}),
                "west": el.Tally({"A": 51, "C": 50}),
            }
        },
        parties=parties,
        districts=tuple(
            el.District(key, tier="lists", seats=5, parent=parent)
            for key, parent in (("north", "up"), ("south", "up"), ("west", "down"))
        ),
    )
    return system(made.lists(seats="districts", who=who)).count(returns)


def declared_participants(**changes):
    """A base that is not known, and three parties that take part, one of them (D) without a list."""
    returns = el.Returns(
        {"lists": {"nation": el.Tally({"A": 40, "B": 30, "C": 20})}},
        declared={"districts": {"nation": {"A": 2, "D": 3}}},
        qualified={"lists": ("A", "D", "B")},
    )
    who = el.Share("3%", of=el.Base.VALID) | el.Won(5, tier="districts")
    return system(districts(seats=5), top_up(who=who, **changes)).count(returns)


def in_part(*chosen, factor="1/2", fill=8, rounding="half up", least=1, tested="before rounding", **changes):
    """Lists of the nation that are linked to districts in part; D may qualify by a district."""
    link = el.PartialLink(factor=factor, seats=fill, rounding=rounding, least=least, tested=tested)
    parts = {
        "house": 16,
        "method": "hare",
        "lists": "nation",
        "less": NOT_QUALIFIED,
        "who": WAIVED,
        "overhang": link,
    }
    return one_region(*chosen, **(parts | changes))


#: Every count, by a name that says what is in its record.
LINKED = {
    "overhang kept": lambda: one_region(who=WAIVED, less=("winners without a list",)),
    "overhang kept, a winner without a list": lambda: one_region(
        votes={"A": 40, "B": 30}, won={"A": 6, "C": 2}, who=WAIVED, less=("winners without a list",)
    ),
    "winners who take no part come off": lambda: one_region(
        who=el.Share("5%", of=el.Base.CONTESTANTS), less=("winners who take no part",)
    ),
    "parallel": lambda: one_region(overhang="parallel"),
    "absorbed": lambda: one_region(overhang="absorb"),
    "left out": lambda: one_region(won={"A": 2, "D": 3}, seats=5, overhang="leave"),
    "left out, no seats left": lambda: one_region(house=2, seats=3, won={"A": 1, "B": 2}, overhang="leave"),
    "left out, the next round tied": lambda: one_region(
        votes={"A": 30, "B": 30, "C": 1}, won={"C": 3}, seats=3, house=8, overhang="leave"
    ),
    "left out, the next round drawn": lambda: one_region(
        "B", votes={"A": 30, "B": 30, "C": 1}, won={"C": 3}, seats=3, house=8, overhang="leave"
    ),
    "upper tier, tie open": lambda: one_region(votes={"A": 30, "B": 30}, house=5, won={"A": 8}),
    "upper tier, tie drawn": lambda: one_region("A", votes={"A": 30, "B": 30}, house=9, won={"A": 8}),
    "regions, each by itself": lambda: regional(apportioned="population"),
    "apportionment, tie open": lambda: regional(
        apportioned="population", regions={"north": 40, "south": 40}, house=9
    ),
    "apportionment, tie drawn": lambda: regional(
        ["south"], apportioned="population", regions={"north": 40, "south": 40}, house=9
    ),
    "linked lists": lambda: regional(lists="linked"),
    "linked lists, absorbed": lambda: regional(lists="linked", overhang="absorb"),
    "linked lists, parallel": lambda: regional(lists="linked", overhang="parallel"),
    "linked lists, a majority": lambda: regional(
        lists="linked",
        house=6,
        who=el.Share("10%", of=el.Base.CONTESTANTS),
        votes={"north": {"A": 263, "B": 121}, "south": {"A": 251, "B": 113, "C": 247}},
        majority="one more than half",
    ),
    "linked lists, a majority short of half": lambda: regional(
        lists="linked",
        method="adams",
        house=4,
        votes={"north": {"A": 263, "B": 121}, "south": {"A": 251, "B": 113, "C": 247}},
        majority="more than half",
    ),
    "leveled": leveled,
    "leveled, claims by mean and tolerance": lambda: leveled(claim="mean", tolerance=3, floor="claim"),
    "leveled for the nation": lambda: leveled(by=None, won={"south": {"C": 5}}, seats=5),
    "leveled, the base is enough": lambda: leveled(by=None, won={"north": {"A": 1}}, seats=1),
    "leveled, trial tied, open": level_tied,
    "leveled, trial tied, drawn so that the claims are met": lambda: level_tied("C"),
    "leveled, trial tied, drawn so that the house grows on": lambda: level_tied("A"),
    "denied": denied,
    "denied, equal shares, open": lambda: denied(shares=(50, 40, 40)),
    "denied, equal shares, drawn": lambda: denied(["3"], shares=(50, 40, 40)),
    "regions with seats of their own, an individual and a void contest": own_seats,
    "a list that runs out passes seats on": lambda: own_seats(exhausted="pass on"),
    "a list that runs out leaves seats empty": lambda: own_seats(exhausted="empty"),
    "lists that run out of persons for all": lambda: own_seats(
        exhausted="pass on",
        lists=tuple(
            el.CandidateList(tier="lists", party=key, district=region, persons=1)
            for key in "AB"
            for region in ("north", "south")
        ),
    ),
    "one vote, as many": lambda: one_vote(house=8),
    "one vote, more": lambda: one_vote(at="more", house=8),
    "one vote, a void contest": lambda: one_vote(house=8, void=("6",)),
    "one vote, one round tied": lambda: one_vote(
        rows={"1": {"A": 11, "B": 10, "C": 3}, "2": {"B": 6, "A": 5, "C": 1}}, house=5
    ),
    "ladders, minorities, regions and the nation": coalitions,
    "declared participants, one without a list": declared_participants,
    "declared participants, others come off": lambda: declared_participants(less=NOT_QUALIFIED),
    "winners who do not qualify come off": lambda: one_region(
        votes={"A": 400, "B": 300, "C": 9},
        won={"A": 6, "C": 1, "D": 2},
        seats=9,
        who=el.Share("5%", of=el.Base.CONTESTANTS) | el.Won(2, tier="districts"),
        less=NOT_QUALIFIED,
    ),
    "winners who do not qualify come off, in rounds": lambda: one_region(
        votes={"A": 400, "B": 300, "C": 9},
        won={"A": 6, "C": 1, "D": 2},
        seats=9,
        who=el.Share("5%", of=el.Base.CONTESTANTS) | el.Won(2, tier="districts"),
        less=NOT_QUALIFIED,
        overhang="leave",
    ),
    "winners who do not qualify come off, with linked lists": lambda: regional(
        lists="linked",
        won={"north": {"A": 5, "D": 1}, "south": {"C": 3}},
        who=el.Share("20%", of=el.Base.CONTESTANTS),
        less=NOT_QUALIFIED,
    ),
}


LINKED |= {
    "linked in part, seats left over": in_part,
    "linked in part, scaled down": lambda: in_part(fill=3),
    "linked in part, in the one contest of the lists": lambda: in_part(lists="district"),
    "linked in part, exact": lambda: in_part(rounding="exact", least=None, tested=None),
    "linked in part, down, the least after it": lambda: in_part(
        rounding="down", tested="after rounding", least=2
    ),
    "linked in part, not at all": lambda: in_part(factor=0),
    "linked in part, some qualify without a list": lambda: in_part(
        votes={"A": 400, "B": 300, "C": 9}, won={"A": 5, "C": 1, "D": 2}
    ),
    "linked in part, a tie open": lambda: in_part(
        votes={"A": 30, "B": 30}, won={"A": 1, "B": 1}, seats=2, fill=3
    ),
    "linked in part, a tie drawn": lambda: in_part(
        "B", votes={"A": 30, "B": 30}, won={"A": 1, "B": 1}, seats=2, fill=3
    ),
    "linked in part, no list seats": lambda: in_part(fill=0),
    "linked in part, nobody takes part": lambda: in_part(who=el.Nobody()),
    "linked in part, lists that run out": lambda: in_part(
        exhausted="empty", rosters=(el.CandidateList(tier="lists", party="B", persons=2),)
    ),
}


def rounds(*chosen, enters=None, second=None, rows=None, **changes):
    """Districts with two rounds: one decided in the first, others in the second, one of them void."""
    rows = rows or {
        "1": {"A": 60, "B": 20, "C": 20},
        "2": {"A": 45, "B": 40, "C": 15},
        "3": {"A": 40, "B": 20, "C": 20, "D": 20},
    }
    second = second or {"2": {"A": 48, "B": 52}}
    tier = el.TwoRounds(
        "districts",
        majority=el.Share("50%", of=el.Base.CONTESTANTS, strictly_more=True),
        enters=enters or el.Nobody(),
        ties=made.LOTS,
        **changes,
    )
    returns = el.Returns(
        {
            "districts": {key: el.Tally(row, registered=200) for key, row in rows.items()},
            "districts, second round": {key: el.Tally(row) for key, row in second.items()},
        },
        districts=tuple(el.District(key, tier="districts", seats=1, void=key == "4") for key in rows),
    )
    return _drawn(system(tier), returns, *chosen)


def excluded(**changes):
    """Linked lists of which some second votes do not share in the seats, and an independent winner."""
    rows = {
        "north": el.Tally(BY_REGION["north"], excluded={"A": 50, "B": 5}),
        "south": el.Tally(BY_REGION["south"], excluded={"C": 9}),
    }
    parts = {
        "lists": "linked",
        "house": 20,
        "less": ("winners who take no part",),
        "majority": "more than half",
    } | changes
    returns = el.Returns(
        {"lists": rows},
        parties=tuple(map(el.Party, "ABC")),
        nominations=(el.Nomination("south", "Ivy", None),),
        declared={"districts": {"north": {"A": 5}, "south": {"B": 1, "C": 2, "Ivy": 1}}},
        districts=tuple(el.District(key, tier="lists", population=number) for key, number in REGIONS.items()),
    )
    return system(districts(seats=9), top_up(**parts)).count(returns)


LINKED |= {
    "votes excluded, overhang kept": excluded,
    "votes excluded, leveled": lambda: excluded(overhang=el.LevelOverhang(regions="population")),
    "two rounds, a tie at the entry": rounds,
    "two rounds, the entry drawn": lambda: rounds(
        "C", second={"2": {"A": 48, "B": 52}, "3": {"A": 48, "C": 52}}
    ),
    "two rounds, a share enters": lambda: rounds(
        enters=el.Share("12.5%", of=el.Base.REGISTERED),
        rows={
            "1": {"A": 40, "B": 35, "C": 30},
            "2": {"A": 45, "B": 40, "C": 15},
            "4": {"A": 3, "B": 2, "C": 1},
        },
        second={"1": {"A": 40, "C": 45}, "2": {"A": 48, "B": 52}},
    ),
    "two rounds, the second tied": lambda: rounds(
        rows={"1": {"A": 60, "B": 30}, "2": {"A": 45, "B": 40, "C": 15}}, second={"2": {"A": 50, "B": 50}}
    ),
}
