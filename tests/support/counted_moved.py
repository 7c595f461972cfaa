"""Made-up counts with lists held against rules on their order, and members who give way to others."""

import attrs
from made import LOTS, districts, lists, system

import electoral as el
from electoral.representation import (
    Blocks,
    Bound,
    CedeByVotes,
    GiveLastRemainders,
    HandToParty,
    LastBlock,
    ListRule,
    Places,
    Prefixes,
    SeatRule,
    Swap,
    WholeList,
    Windows,
)
from electoral.seated import Move, Moved

HALF = Bound("women", at_least="1/2", rounding="down")
THIRD = Bound("women", at_least="1/3", rounding="up")
QUARTER = Bound("women", at_least="1/4", rounding="up")
SEXES = {"w": "female", "m": "male", "?": None}


def people(letters, party="A", *, votes=None, flags=None, parties=None):
    """Give persons of a list, a letter each: "w" a woman, "m" a man, "?" not known; "A1" stands first."""
    return tuple(
        el.Candidate(
            f"{party}{place}",
            sex=SEXES[letter],
            groups=None if letter == "?" else (flags or {}).get(place, ()),
            votes=None if votes is None else votes[place - 1],
            own_party=None if parties is None else parties[place - 1],
        )
        for place, letter in enumerate(letters, start=1)
    )


def roster(letters, party="A", *, tier="lists", district=None, **more):
    """Give the list of a party."""
    persons = people(letters, party, **more)
    return el.CandidateList(tier=tier, party=party, district=district, candidates=persons)


def seats(*bounds, over="list", remedy=None, **more):
    """Give a quota on seats."""
    rules = [SeatRule(bound, over=over, article=f"art. {n}") for n, bound in enumerate(bounds, start=1)]
    return el.RepresentationQuota(of="lists", seats=rules, remedy=remedy or swap(), **more)


def swap(by="fewest displaced", **more):
    """Give the remedy of swaps on each list."""
    return Swap(by=by, **more)


def nation(quotas, *rosters, votes=None, number=5, persons="list order", **more):
    """Count one national contest of lists, six seats for A and four for B if nothing else is said."""
    returns = el.Returns({"lists": {"nation": el.Tally(votes or {"A": 60, "B": 40})}}, lists=rosters, **more)
    return system(lists(seats=number, persons=persons), members=quotas).count(returns)


def regions(quotas, *rosters, rows, number, persons="list order", contests=None, **more):
    """Count lists in districts, and single-member contests if there are some."""
    tallies = {"lists": {key: el.Tally(row) for key, row in rows.items()}}
    places = [el.District(key, tier="lists", seats=number[key]) for key in rows]
    tiers = [lists(seats="districts", persons=persons)]
    if contests:
        tallies["districts"] = {key: el.Tally(row) for key, row in contests.items()}
        places += [el.District(key, tier="districts", seats=1) for key in contests]
        tiers.insert(0, districts())
    returns = el.Returns(tallies, districts=tuple(places), lists=rosters, **more)
    return system(*tiers, members=quotas).count(returns)


# Lists held against rules on their order.


@attrs.frozen
class EveryOther:
    """A scope of a user's own: every other place by itself."""

    def stretches(self, persons):
        """Give the first place, the third, and so on."""
        return tuple(range(start, start + 1) for start in range(0, persons, 2))


ONE = Bound("women", at_least=1)
FEW = Bound("men", at_most="1/2", rounding="up")


def checked(*rules, letters="mmwmmmwm", faulty="refused", **more):
    """Count with rules on the order of two lists, of which that of B is short."""
    quota = el.RepresentationQuota(of="lists", lists=rules, faulty=faulty, **more)
    return nation(quota, roster(letters), roster("wm", "B"))


LISTED = {
    "list rule, prefixes": lambda: checked(ListRule(ONE, within=Prefixes(first=2, step=3), article="art. 4")),
    "list rule, blocks": lambda: checked(ListRule(ONE, within=Blocks(3))),
    "list rule, whole blocks only": lambda: checked(ListRule(THIRD, within=Blocks(3, last="left out"))),
    "list rule, windows": lambda: checked(ListRule(ONE, within=Windows(2))),
    "list rule, places": lambda: checked(
        ListRule(ONE, within=Places(first=4, last=6)), ListRule(ONE, within=Places(first=1, last=2))
    ),
    "list rule, the last block": lambda: checked(ListRule(FEW, within=LastBlock(5)), letters="wmwmwmmm"),
    "list rule, a scope of a user's own": lambda: checked(ListRule(ONE, within=EveryOther())),
    "list rule, at most": lambda: checked(ListRule(FEW, within=Blocks(4))),
    "list rule, short lists are exempt": lambda: checked(ListRule(ONE, within=Windows(2), shortest=5)),
    "list rule, a whole list and blocks": lambda: checked(
        ListRule(HALF, within=WholeList()), ListRule(ONE, within=Blocks(2))
    ),
    "list rule, kept": lambda: checked(ListRule(ONE, within=Blocks(2)), letters="mwwmmw"),
    "list rule, somebody is not known": lambda: checked(ListRule(ONE, within=Blocks(3)), letters="mw?m"),
    "list rule, two of the same tier": lambda: nation(
        [
            el.RepresentationQuota(of="lists", lists=[ListRule(ONE, within=Blocks(size))], faulty="refused")
            for size in (2, 3)
        ],
        roster("mwmwmw"),
    ),
    "cut short, whole lists": lambda: checked(ListRule(HALF), faulty="cut short", letters="wmmm"),
    "cut short, then swapped": lambda: checked(
        ListRule(ONE, within=Prefixes(first=3, step=3)),
        letters="mmwwmmmm",
        faulty="cut short",
        seats=[SeatRule(Bound("women", at_least=2), over="list")],
        remedy=swap(),
    ),
    "cut short to nobody": lambda: checked(
        ListRule(ONE, within=Windows(1)),
        letters="mwww",
        faulty="cut short",
        seats=[SeatRule(ONE, over="list")],
        remedy=swap(),
    ),
}

# Members of a list who give way to others of it.

FLAGS = {2: ("youth",), 5: ("youth", "north"), 6: ("north",), 7: ("youth",), 8: ("north",)}
YOUTH = Bound("youth", at_least=2)
NORTH = Bound("north", at_least=1)


def swapped(*bounds, remedy=None, letters="mmmmwmwm", flags=None, **more):
    """Count with bounds on each list."""
    found = seats(*(bounds or (HALF,)), remedy=remedy)
    return nation(found, roster(letters, flags=flags), roster("mmw", "B"), **more)


def by_person(letters, votes, *bounds, persons="votes", **more):
    """Count where the voters choose among the persons of a list."""
    found = seats(*(bounds or (ONE,)), remedy=swap())
    return nation(found, roster(letters, votes=votes), votes={"A": 1}, number=3, persons=persons, **more)


def over_party(letters="mmmwwm", *, won=("A1", "Ann"), known=True, sexes="mw", **more):
    """Count where a bound is on all seats of a party, and it won two districts."""
    first, second = won
    contests = {"1": {first: 5, "B": 4}, "2": {second: 5, "B": 4}}
    elected = [el.Candidate(name, sex=SEXES[s], groups=()) for name, s in zip(won, sexes, strict=True)]
    own = el.CandidateList(tier="districts", party="A", candidates=elected)
    return regions(
        seats(*more.pop("bounds", (HALF,)), over="party"),
        roster(letters),
        *((own,) if known else ()),
        rows={"nation": {"A": 60, "B": 40}},
        number={"nation": 5},
        contests=contests,
        nominations=[
            el.Nomination(key, name, "A") for key, name in zip("12", won, strict=True) if name != "A"
        ],
        parties=(el.Party("A"), el.Party("B")),
        **more,
    )


def two_lists(over):
    """Count a party with lists in two districts."""
    return regions(
        seats(HALF, over=over),
        roster("mmw", district="N"),
        roster("mmww", district="S"),
        rows={"N": {"A": 9, "B": 1}, "S": {"A": 9, "B": 9}},
        number={"N": 2, "S": 6},
    )


def two_tiers_of_lists():
    """Count two tiers of lists, each with a quota; who comes in in the first is not waiting in the second."""
    both = tuple(roster("mmww", tier=tier) for tier in ("lists", "more"))
    quota = seats(Bound("women", at_least=1))
    law = system(
        lists(seats=1, persons="list order"),
        lists("more", seats=1, persons="list order"),
        members=[quota, attrs.evolve(quota, of="more")],
    )
    tallies = {tier: {"nation": el.Tally({"A": 1})} for tier in ("lists", "more")}
    return law.count(el.Returns(tallies, lists=both))


SWAPPED = {
    **{
        f"swap, {by}": (lambda by=by: swapped(HALF, remedy=swap(by)))
        for by in ("list order", "reserved first")
    },
    "swap, fewest displaced": lambda: swapped(YOUTH, NORTH, remedy=swap(), flags=FLAGS),
    "swap, list order of several": lambda: swapped(YOUTH, NORTH, remedy=swap("list order"), flags=FLAGS),
    "swap, one group after the other": lambda: swapped(
        YOUTH, THIRD, NORTH, remedy=swap("one group after the other"), flags=FLAGS
    ),
    "swap, reserved for several": lambda: swapped(
        YOUTH, THIRD, NORTH, remedy=swap("reserved first"), flags=FLAGS
    ),
    "swap, counting once": lambda: swapped(YOUTH, NORTH, THIRD, remedy=swap(counting="once"), flags=FLAGS),
    "swap, counting once, too many": lambda: swapped(
        Bound("youth", at_least=3), NORTH, THIRD, remedy=swap(counting="once"), flags=FLAGS
    ),
    "swap, at most": lambda: swapped(Bound("men", at_most=1)),
    "swap, cannot be met": lambda: swapped(Bound("women", at_least=3), letters="mmmmwm"),
    "swap, nothing to do": lambda: swapped(HALF, letters="wmwmm"),
    "swap, fewer persons than seats": lambda: swapped(HALF, letters="mw"),
    "swap, fewer persons than seats, number": lambda: swapped(Bound("women", at_least=3), letters="mw"),
    "swap, somebody is not known": lambda: swapped(HALF, letters="mmmm?w"),
    "swap, nothing asked of who is not known": lambda: swapped(Bound("women", at_least=0), letters="mm?"),
    "swap, the persons of one list": lambda: nation(seats(HALF), roster("mmmw")),
    "swap, no persons": lambda: nation(seats(HALF)),
    "swap, a tie is open": lambda: nation(seats(HALF), roster("mmw"), votes={"A": 1, "B": 1}),
    "swap, an independent beside the lists": lambda: nation(
        seats(ONE),
        roster("mmmw"),
        votes={"A": 60, "Ann": 40},
        nominations=(el.Nomination("nation", "Ann", None),),
    ),
    "swap, votes": lambda: by_person("mmmww", (3, 9, 7, 1, 2)),
    "swap, votes, equal without effect": lambda: by_person("mmmwm", (9, 9, 7, 1, 1)),
    "swap, votes, equal for the last seat": lambda: by_person("mmmmw", (9, 8, 7, 7, 1)),
    "swap, votes, equal who gives way": lambda: by_person("mmmmw", (9, 7, 7, 2, 1)),
    "swap, votes, equal who comes in": lambda: by_person("mmmww", (9, 8, 7, 1, 1)),
    "swap, votes, many equal": lambda: by_person(
        "mwmwmwmwmw", (2,) * 3 + (1,) * 7, Bound("women", at_least=1)
    ),
    "swap, votes, not known": lambda: by_person("mmmww", (9, 8, None, 1, 1)),
    "swap, votes, then list order": lambda: by_person(
        "mmmww", (9, 7, 7, 1, 1), persons="votes, then list order"
    ),
    "swap, over the party": over_party,
    "swap, over the party, none due": lambda: over_party(sexes="ww", bounds=(THIRD,)),
    "swap, over the party, elected elsewhere not named": lambda: over_party(won=("A1", "A")),
    "swap, over the party, elected elsewhere not known": lambda: over_party(known=False),
    "swap, over the party, at most": lambda: over_party(bounds=(Bound("men", at_most=2),)),
    "swap, over the party, several lists": lambda: two_lists("party"),
    "swap, lists in districts": lambda: two_lists("list"),
    "swap, two tiers": two_tiers_of_lists,
    "swap, long lists": lambda: nation(
        seats(HALF, Bound("men", at_most=8), YOUTH, NORTH),
        roster("mmmmw" * 6, flags=dict.fromkeys((19, 23), ("youth", "north"))),
        votes={"A": 1},
        number=15,
    ),
    "hand to the party": lambda: swapped(HALF, remedy=HandToParty()),
}


# Rules on lists, one after another, until a bound on the district holds.


def until(bound, *letters, persons="list order", votes=None, extra=(), rules=(QUARTER, HALF)):
    """Count two lists with four seats each, and a bound on the district."""
    return nation(
        seats(*rules, remedy=swap("list order", until=bound)),
        *(roster(each, party, votes=votes) for each, party in zip(letters, "AB", strict=False)),
        votes={"A": 4, "B": 4} | dict.fromkeys(extra, 1),
        number=8 + len(extra),
        persons=persons,
        nominations=[el.Nomination("nation", each, None) for each in extra],
    )


UNTIL = {
    "until, at once": lambda: until(QUARTER, "wmmmw", "wmmmw"),
    "until, after one rule": lambda: until(QUARTER, "mmmmw", "wmmmw"),
    "until, after two": lambda: until(THIRD, "mmmmww", "mmmmww"),
    "until, never": lambda: until(Bound("women", at_least=7), "mmmmw", "mmmmww"),
    "until, at most": lambda: until(Bound("men", at_most=5), "mmmmww", "mmmmww"),
    "until, not known": lambda: until(THIRD, "mmmmww", "mmmm?w"),
    "until, not known, but not asked": lambda: until(QUARTER, "wwmmw", "mmmm?w"),
    "until, persons not known": lambda: until(QUARTER, "mmmmw"),
    "until, equal votes": lambda: until(
        QUARTER, "mmmmww", "mmmmww", persons="votes", votes=(9, 8, 7, 6, 1, 1)
    ),
    "until, an independent beside the lists": lambda: until(
        Bound("men", at_most=8), "mmmmww", "mmmmww", extra=("Ann",)
    ),
    "until, in two districts": lambda: regions(
        seats(QUARTER, HALF, remedy=swap("list order", until=QUARTER)),
        *(roster("mmmww", party, district=key) for party in "AB" for key in "NS"),
        rows={"N": {"A": 1, "B": 1}, "S": {"A": 3, "B": 1}},
        number={"N": 4, "S": 8},
    ),
}


# Members who cede by votes.


def ceded(*bounds, rosters, over="district", rows=None, number=None, **more):
    """Count lists in one district, or in two."""
    return regions(
        seats(*bounds, over=over, remedy=CedeByVotes()),
        *rosters,
        rows=rows or {"N": {"A": 60, "B": 40}},
        number=number or {"N": 5},
        persons="votes",
        **more,
    )


PACT = ("P", "Q", "P", "Q", "P")
MEN_FIRST = (50, 40, 30, 20, 10)
CEDED = {
    "cede, in the only district, of which one list is named": lambda: ceded(
        HALF,
        rosters=[roster("mmmww", votes=MEN_FIRST, district="N"), roster("mmww", "B", votes=(45, 35, 25, 15))],
    ),
    "cede, persons of a list without votes": lambda: ceded(
        HALF,
        rosters=[roster("mmmww", votes=MEN_FIRST, district="N")],
    ),
    "cede, in a district": lambda: ceded(
        HALF, rosters=[roster("mmmww", votes=MEN_FIRST), roster("mmww", "B", votes=(45, 35, 25, 15))]
    ),
    "cede, in the party of a pact": lambda: ceded(
        HALF,
        rosters=[
            roster("mmmww", votes=(50, 40, 30, 20, 21), parties=PACT),
            roster("mwmw", "B", votes=(45, 44, 25, 15)),
        ],
    ),
    "cede, who has nobody to cede to": lambda: ceded(
        HALF, rosters=[roster("mmmww", votes=MEN_FIRST), roster("mmm", "B", votes=(9, 8, 7))]
    ),
    "cede, nobody can": lambda: ceded(
        HALF, rosters=[roster("mmm", votes=(9, 6, 5)), roster("mmm", "B", votes=(4, 3, 2))]
    ),
    "cede, both sexes": lambda: ceded(
        HALF,
        Bound("men", at_least="1/2", rounding="down"),
        Bound("men", at_most=2),
        rosters=[roster("wwwmm", votes=MEN_FIRST), roster("wwmm", "B", votes=(45, 35, 25, 15))],
    ),
    "cede, equal votes": lambda: ceded(
        HALF, rosters=[roster("mmmww", votes=(50, 40, 30, 9, 9)), roster("mw", "B", votes=(45, 44))]
    ),
    "cede, votes not known": lambda: ceded(
        HALF, rosters=[roster("mmmww", votes=(50, 40, 30, 9, None)), roster("mw", "B", votes=(45, 44))]
    ),
    "cede, somebody is not known": lambda: ceded(
        HALF, rosters=[roster("mmmw?", votes=MEN_FIRST), roster("mw", "B", votes=(45, 44))]
    ),
    "cede, somebody is not known, but nobody cedes": lambda: ceded(
        HALF, rosters=[roster("wmwm?", votes=MEN_FIRST), roster("mw", "B", votes=(45, 44))]
    ),
    "cede, in two districts": lambda: ceded(
        HALF,
        rosters=[roster("mmw", district=key, votes=(9, 8, 7)) for key in "NS"],
        rows={"N": {"A": 1}, "S": {"A": 1}},
        number={"N": 2, "S": 3},
    ),
    "cede, in the house": lambda: ceded(
        HALF,
        over="house",
        rosters=[
            *(roster("mmw", district=key, votes=(n, n - 1, n - 2)) for n, key in ((9, "N"), (8, "S"))),
            el.CandidateList(tier="districts", party="A", candidates=[el.Candidate("Ann", sex="female")]),
        ],
        rows={"N": {"A": 1}, "S": {"A": 1}},
        number={"N": 2, "S": 2},
        contests={"1": {"Ann": 5}},
        nominations=(el.Nomination("1", "Ann", "A"),),
        parties=(el.Party("A"),),
    ),
    "cede, in the house, elected elsewhere not named": lambda: ceded(
        HALF,
        over="house",
        rosters=[roster("mmw", district="N", votes=(9, 8, 7))],
        rows={"N": {"A": 1}},
        number={"N": 2},
        contests={"1": {"A": 5}},
    ),
}


# Last remainder seats.


def remainders(*letters, bound=HALF, rows=None, number=None, persons="list order", votes=None, **more):
    """Count lists in two districts, A in the first two of `letters`, B in the next two."""
    places = [(party, key) for party in "AB" for key in "NS"]
    return regions(
        seats(bound, over="house", remedy=GiveLastRemainders()),
        *(
            roster(each, party, district=key, votes=votes)
            for each, (party, key) in zip(letters, places, strict=True)
        ),
        rows=rows or {"N": {"A": 67, "B": 33}, "S": {"A": 56, "B": 44}},
        number=number or {"N": 4, "S": 4},
        persons=persons,
        **more,
    )


def by_lot():
    """Draw the last seats of two lists with equal remainders; that of a list has it by one then, too."""
    rows = {"N": {"A": 5, "B": 5}, "S": {"A": 5, "B": 5}}
    quota = seats(HALF, over="house", remedy=GiveLastRemainders())
    returns = el.Returns(
        {"lists": {key: el.Tally(row) for key, row in rows.items()}},
        districts=tuple(el.District(key, tier="lists", seats=3) for key in rows),
        lists=[
            roster(letters, party, district=key)
            for letters, party in (("wmw", "A"), ("mmw", "B"))
            for key in "NS"
        ],
    )
    law = system(lists(seats="districts", persons="list order", ties=LOTS), members=quota)
    lots = law.count(returns).lots
    return law.count(
        returns, [el.Draw(lot=lot.id, chosen=(who,)) for lot, who in zip(lots, "AB", strict=True)]
    )


LAST = {
    "remainders, of both parties": lambda: remainders("mmmw", "mmw", "ww", "wmw"),
    "remainders, not met in the end": lambda: remainders("mmmw", "mmw", "mmw", "wmw"),
    "remainders, met": lambda: remainders("mwmw", "wmw", "wm", "wwm"),
    "remainders, never met": lambda: remainders("mmmm", "mmm", "wmm", "mmm"),
    "remainders, the last is of the group": lambda: remainders("mmww", "mmw", "mw", "wmw"),
    "remainders, equal shares": lambda: remainders("mmmw", "mmw", "mw", "mmw"),
    "remainders, equal": lambda: remainders(
        "mmmw", "mmmw", "wm", "wmw", rows={key: {"A": 67, "B": 33} for key in "NS"}
    ),
    "remainders, none": lambda: remainders(
        "mmmw", "mmw", "mmw", "mmw", rows={key: {"A": 50, "B": 50} for key in "NS"}
    ),
    "remainders, none, but met": lambda: remainders(
        "wmm", "wmm", "wmm", "wmm", rows={key: {"A": 50, "B": 50} for key in "NS"}
    ),
    "remainders, somebody is not known": lambda: remainders("mmm?", "mmw", "ww", "wmw"),
    "remainders, persons of one list not known": lambda: remainders("mmmw", "", "ww", "wmw"),
    "remainders, equal votes of those who wait": lambda: remainders(
        "mmmww", "mmwww", "wwmmm", "wwmmm", persons="votes", votes=(9, 8, 7, 1, 1)
    ),
    "remainders, votes": lambda: remainders(
        "mmmww", "mmwww", "wwmmm", "wwmmm", persons="votes", votes=(9, 8, 7, 2, 1)
    ),
    "remainders, a lot drawn": by_lot,
}


# A remedy of a user's own.


@attrs.frozen
class LastForFirst:
    """The last member of each list gives way to the next who waits."""

    word = "last for first"
    decides = "law"
    over = ("list",)

    def moved(self, chamber, rules):
        """Say so of each list."""
        del rules
        for each in chamber.lists:
            gone, come = each.members[-1].name, each.persons[len(each.members)].name
            move = Move(displaced=gone, promoted=come, party=each.party, district=each.district)
            yield Moved(
                tier=chamber.tier,
                party=each.party,
                district=each.district,
                remedy=self.word,
                demands=(),
                moves=(move,),
                open="",
            )


def by_own_remedy():
    """Count under a remedy of a user's own: how many steps it makes only it knows."""
    return swapped(HALF, remedy=LastForFirst())


#: Every count under remedies of ours, by a name that says what is in its record.
MOVED = LISTED | SWAPPED | UNTIL | CEDED | LAST
