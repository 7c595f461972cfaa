"""Made-up elections of lists that stand in coalitions."""

import electoral as el

LOTS = (el.DrawLots(),)
LEFT = {"A": "left", "B": "left", "C": "left"}


def share(of):
    """Give a share of the votes for lists."""
    return el.Share(of, of=el.Base.CONTESTANTS)


def tier(**changes):
    """Give ten seats by Hare; 5 % for a list, 20 % for a coalition, whose lists count from 2 %."""
    parts = {
        "seats": 10,
        "method": "hare",
        "ties": LOTS,
        "who": share("5%"),
        "coalitions": el.CoalitionRule(total=share("20%"), counted=share("2%")),
    } | changes
    return el.CoalitionLists("lists", **parts)


def returns(votes, coalitions=LEFT, *, minorities=()):
    """Give returns: party -> votes, or district -> party -> votes; the coalition of some parties."""
    rows = votes if isinstance(next(iter(votes.values())), dict) else {"nation": votes}
    names = dict.fromkeys(key for row in rows.values() for key in row)
    return el.Returns(
        {"lists": {key: el.Tally(row) for key, row in rows.items()}},
        parties=tuple(
            el.Party(key, minority=key in minorities, coalition=coalitions.get(key)) for key in names
        ),
    )


def counted(votes, coalitions=LEFT, *, minorities=(), **changes):
    """Count made-up votes."""
    law = el.System("Made-up land", law="an invented law", tiers=(tier(**changes),))
    return law.count(returns(votes, coalitions, minorities=minorities))


MINORITY = el.Minority() & el.LocalShare("20%", of=el.Base.CONTESTANTS)
REGIONS = {"north": {"A": 300, "D": 300}, "south": {"A": 20, "D": 10, "M": 10}}
#: Counts with every kind of step of coalitions.
COALESCED = {
    "a coalition and two lists": lambda: counted({"A": 400, "B": 90, "C": 30, "D": 300, "E": 180}),
    "a list too small to count": lambda: counted({"A": 400, "B": 90, "C": 10, "D": 300, "E": 200}),
    "a coalition that fails": lambda: counted({"A": 100, "B": 40, "C": 30, "D": 530, "E": 300}),
    "a tie inside, and one of all": lambda: counted({"A": 150, "B": 150, "D": 350, "E": 350}),
    "no coalition": lambda: counted({"A": 500, "B": 300, "D": 200}, {}),
    "a minority in a region": lambda: counted(
        REGIONS, {"A": "left", "M": "left"}, minorities=("M",), who=share("5%") | MINORITY
    ),
}
