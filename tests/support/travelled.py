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
