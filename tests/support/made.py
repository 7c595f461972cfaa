"""Short ways to write made-up laws and returns."""

import electoral as el

LOTS = (el.DrawLots(),)
ORDER_THEN_LOTS = (el.RegistrationOrder(), el.DrawLots())


def lists(name="lists", **changes):
    """Give a tier of lists: 10 seats, Hare, everyone with votes, lots."""
    parts = {"seats": 10, "method": "hare", "who": el.Everyone(), "ties": LOTS} | changes
    return el.Lists(name, **parts)


def districts(name="districts", **changes):
    """Give a tier of districts: plurality, lots."""
    parts = {"winner": "plurality", "ties": LOTS} | changes
    return el.Districts(name, **parts)


def system(*tiers, **changes):
    """Give a made-up system of these tiers."""
    return el.System("Made-up land", law="an invented law", tiers=tiers, **changes)


def nation(votes, tier="lists", *, orders=None, ballots=None, **changes):
    """Give returns of one national contest; `orders` are registration orders by party."""
    parties = tuple(el.Party(key, registration_order=order) for key, order in (orders or {}).items())
    parts = {"parties": parties} | changes
    return el.Returns({tier: {"nation": el.Tally(votes, **(ballots or {}))}}, **parts)


def races(rows, tier="districts", *, seats=1, **changes):
    """Give returns of single districts: district -> votes."""
    return el.Returns(
        {tier: {key: el.Tally(votes) for key, votes in rows.items()}},
        districts=tuple(el.District(key, tier=tier, seats=seats) for key in rows),
        **changes,
    )


def drawn(lot, *chosen):
    """Give the draw that answers a lot."""
    return el.Draw(lot=lot.id, chosen=chosen)
