"""Short ways to write made-up laws and returns."""

import electoral as el
from electoral.representation import Bound, HandToParty, ListRule, SeatRule

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


def top_up(name="lists", **changes):
    """Give a linked tier of lists: a house of 20, Sainte-Laguë, everyone with votes, lots, overhang kept."""
    parts = {
        "offsets": "districts",
        "house": 20,
        "method": "sainte_lague",
        "who": el.Everyone(),
        "ties": LOTS,
        "overhang": "keep",
    } | changes
    if parts.get("seats") is not None:
        parts["house"] = None
    return el.TopUp(name, **parts)


def two_tiers(votes, won, *, regions=None, **changes):
    """Give returns of lists and of declared district winners.

    `votes` is party -> votes of one nation-wide list tier, or, with `regions`, region -> party -> votes;
    `won` is party -> districts won, or region -> party -> districts won in it.
    """
    lists = {"nation": votes} if regions is None else votes
    places = {"nation": won} if regions is None else won
    return el.Returns(
        {"lists": {key: el.Tally(row) for key, row in lists.items()}},
        declared={"districts": places},
        districts=tuple(
            el.District(key, tier="lists", population=number) for key, number in (regions or {}).items()
        ),
        **changes,
    )


def quota(groups="women", share="30%", *, of="lists", on=("lists", "seats"), **changes):
    """Give a representation quota: a share, rounded up, of each list, of the seats of each list, or of both.

    Lists that do not keep it are refused, and the party chooses whom it sends.
    """
    bound = Bound(groups, at_least=share, rounding="up")
    parts = {"of": of}
    if "lists" in on:
        parts |= {"lists": [ListRule(bound)], "faulty": "refused"}
    if "seats" in on:
        parts |= {"seats": [SeatRule(bound, over="list")], "remedy": HandToParty()}
    return el.RepresentationQuota(**(parts | changes))


def roster(letters, party="A", *, tier="lists", district=None, votes=None):
    """Give a list of a woman for each "w" and a man for each "m".

    They are called e.g. "A1w", or "A-North1w" in a district. Of a person behind another letter nothing is
    known. `votes` are those of each, from the top.
    """
    where = party if district is None else f"{party}-{district}"
    sexes = {"w": "female", "m": "male"}
    people = (
        el.Candidate(
            f"{where}{place}{letter}",
            sex=sexes.get(letter),
            groups=() if letter in sexes else None,
            votes=None if votes is None else votes[place - 1],
        )
        for place, letter in enumerate(letters, start=1)
    )
    return el.CandidateList(tier=tier, party=party, district=district, candidates=tuple(people))


def proven(count):
    """Give the count after its record was checked."""
    count.verify()
    return count
