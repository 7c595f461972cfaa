"""Made-up elections in which votes travel from candidates to lists."""

from made import districts, lists, system

import electoral as el


def sheet(contests, list_votes, *, linked=None, independents=(), minorities=(), valid=None, region="nation"):
    """Give returns of single-member contests and of lists in one region.

    `contests` is district -> candidate -> votes; candidates go by their parties. `linked` is (district,
    candidate) -> the parties to whose lists its votes travel.
    """
    linked = linked or {}
    parties = {key for row in (*contests.values(), list_votes) for key in row} - set(independents)
    parties |= {key for keys in linked.values() for key in keys}
    nominated = [
        el.Nomination(district, key, None if key in independents else key, linked=linked.get((district, key)))
        for district, row in contests.items()
        for key in row
        if key in independents or (district, key) in linked
    ]
    return el.Returns(
        {
            "districts": {
                key: el.Tally(row, valid=None if valid is None else valid[key])
                for key, row in contests.items()
            },
            "lists": {region: el.Tally(list_votes)},
        },
        parties=tuple(el.Party(key, minority=key in minorities) for key in sorted(parties)),
        districts=tuple(el.District(key, tier="districts", seats=1) for key in contests),
        nominations=tuple(nominated),
    )


def law(*transfers, **changes):
    """Give districts, and ten list seats by D'Hondt to which votes travel."""
    return system(districts(), lists(method="dhondt", transfers=transfers, **changes))


def step(count, kind):
    """Give the one step of a kind."""
    (found,) = [each for each in count.record.steps if isinstance(each, kind)]
    return found


CONTESTS = {"1": {"A": 50, "B": 30, "C": 20}, "2": {"A": 10, "B": 45, "Ann": 42}}
VOTES = {"A": 100, "B": 80, "C": 30, "R": 8}


def counted(*transfers, contests=CONTESTS, list_votes=VOTES, changes=None, **more):
    """Count a sheet of Ann, an independent, and of R, a list of a minority."""
    returns = sheet(contests, list_votes, independents=("Ann",), minorities=("R",), **more)
    return law(*transfers, **(changes or {})).count(returns)


def two_regions(rule):
    """Count four districts in two regions of lists, in one of which a tie holds up what travels."""
    rows = {
        "N1": {"A": 50, "B": 30},
        "N2": {"A": 20, "B": 30},
        "S1": {"A": 40, "B": 40},
        "S2": {"A": 9, "B": 4},
    }
    returns = el.Returns(
        {
            "districts": {key: el.Tally(row) for key, row in rows.items()},
            "lists": {key: el.Tally({"A": 60, "B": 50}) for key in ("N", "S")},
        },
        districts=(
            *(el.District(key, tier="districts", seats=1, parent=key[0]) for key in rows),
            *(el.District(key, tier="lists", seats=4) for key in ("N", "S")),
        ),
    )
    return law(rule, seats="districts").count(returns)


_WHO = {"who": el.Share("10%", of=el.Base.CONTESTANTS)}
_SPLIT = {
    "contests": {"1": {"Ross": 70, "B": 35}},
    "list_votes": {"A": 40, "C": 20, "B": 30},
    "linked": {("1", "Ross"): ("A", "C")},
    "region": "1",
}
#: Counts with every kind of step of votes that travel.
TRAVELLED = {
    "fragments": lambda: counted(el.Fragments("districts"), changes=_WHO),
    "fragments, mandates reserved": lambda: counted(
        el.Fragments("districts"), changes=_WHO | {"reserved": el.Reservation(share="1/4")}
    ),
    "fragments, a tied district": lambda: two_regions(el.Fragments("districts")),
    "votes of candidates": lambda: counted(el.CandidateVotes("districts"), changes=_WHO),
    "scorporo": lambda: counted(
        el.Scorporo("districts", least="1/4"), valid={"1": 200, "2": 176}, linked={("1", "A"): ("A", "C")}
    ),
    "scorporo from a decoy": lambda: counted(el.Scorporo("districts"), linked={("1", "A"): ("R",)}),
    "votes split": lambda: counted(el.Split("districts"), **_SPLIT),
}
