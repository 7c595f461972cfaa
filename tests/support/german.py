"""Small elections by the laws of Germany: a house of a few seats, and as many constituencies as are won."""

import attrs
from made import proven

import electoral as el


def german(year, *, house=20, **changes):
    """Give the law of an election with a small house, and parts of the tier of the lists changed."""
    law = el.load(f"germany-{year}").system
    constituencies, lists = law.tiers
    changed = attrs.evolve(lists, house=house, **changes)
    return attrs.evolve(law, tiers=(attrs.evolve(constituencies, seats=None), changed))


def mean(**changes):
    """Give the answer of 2020 to overhang, with a part of it changed."""
    return attrs.evolve(el.load("germany-2021").system.tier("second votes").overhang, **changes)


def safe(**won):
    """Give constituencies in which nobody but the winner has votes: of Land -> party -> seats won."""
    wins = [(land, party) for land, row in won.items() for party, seats in row.items() for _ in range(seats)]
    return {str(number): (land, {party: 9}) for number, (land, party) in enumerate(wins, start=1)}


def returns(votes, races, *, people=None, others=0, excluded=None, **changes):
    """Give returns: second votes Land -> party -> votes, and constituency -> (Land, first votes).

    `others` are valid second votes for nobody here, in each Land; `excluded` are second votes by Land and
    party that do not share seats.
    """
    people, excluded = people or dict.fromkeys(votes, 1), excluded or {}
    second = {
        land: el.Tally(row, valid=sum(row.values()) + others, excluded=excluded.get(land, {}))
        for land, row in votes.items()
    }
    first = {key: el.Tally(row, valid=sum(row.values())) for key, (_, row) in races.items()}
    districts = (
        *(el.District(key, tier="constituencies", seats=1, parent=land) for key, (land, _) in races.items()),
        *(el.District(land, tier="second votes", population=people[land]) for land in votes),
    )
    return el.Returns({"constituencies": first, "second votes": second}, districts=districts, **changes)


def counted(year, votes, races, *, house=20, draws=(), changes=None, **sheet):
    """Count such returns by the law of an election, and check the record."""
    return proven(german(year, house=house, **(changes or {})).count(returns(votes, races, **sheet), draws))


def steps(count, kind, region=None):
    """Give the steps of a kind, of one region or of all."""
    return [each for each in count.record.steps if isinstance(each, kind) and region in (None, each.region)]


def only(count, kind, region=None):
    """Give the only step of a kind."""
    (step,) = steps(count, kind, region)
    return step
