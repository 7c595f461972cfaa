"""Who comes in for members of a count who leave."""

import attrs
import pytest
from made import system
from refusing import refused

import electoral as el
from electoral.representation import NextOfSameGroups, Swap
from electoral.succession import term_of

SEXES = {"w": "female", "m": "male"}
WOMEN = el.Bound("women", at_least="30%", rounding="up")
QUOTA = el.RepresentationQuota(
    of="lists",
    seats=[el.SeatRule(WOMEN, over="list")],
    remedy=Swap(by="one group after the other"),
    succession=NextOfSameGroups(["women"]),
)


def counted(letters="mmmwmw", quota=QUOTA, *, seats=3, persons="list order", **changes):
    """Count an election in which party A has all seats, and a list of men and women."""
    people = tuple(el.Candidate(f"{i}{sex}", sex=SEXES[sex]) for i, sex in enumerate(letters, start=1))
    tier = el.Lists(
        "lists", seats=seats, method="hare", who=el.Everyone(), ties=(el.DrawLots(),), persons=persons
    )
    returns = el.Returns(
        {"lists": {"nation": el.Tally({"A": 1})}},
        parties=(el.Party("A"), el.Party("B")),
        lists=(el.CandidateList(tier="lists", party="A", candidates=people),),
    )
    return system(tier, members=quota).count(attrs.evolve(returns, **changes))


def names(persons):
    """Give the names."""
    return [person.name for person in persons]


def test_who_leaves_is_followed_from_those_elected_after_the_moves():
    """4w is elected for 3m; when she leaves, 6w follows, and then nobody of her sex is left."""
    term = term_of(counted(), ["4w", "6w"], tier="lists", party="A")

    assert [(each.leaving.name, each.coming and each.coming.name) for each in term.vacancies] == [
        ("4w", "6w"),
        ("6w", None),
    ]
    assert names(term.members) == ["1m", "2m"]
    assert [each.broken for each in term.vacancies] == [(), (WOMEN,)]


def test_who_gave_way_waits_in_the_place_on_the_list():
    """3m gave way to 4w; when 1m leaves he is the next man."""
    (vacancy,) = term_of(counted(), ["1m"], tier="lists", party="A").vacancies

    assert vacancy.coming.name == "3m"


def test_a_bound_that_was_missed_before_does_not_break():
    """A list of men alone misses its woman from the beginning; nothing is kept that could be lost."""
    (vacancy,) = term_of(counted("mmmm"), ["1m"], tier="lists", party="A").vacancies

    assert vacancy.broken == ()


def test_the_order_is_that_in_which_persons_get_seats():
    """By votes 2m comes before 1m."""
    people = tuple(el.Candidate(f"{i}m", sex="male", votes=i) for i in range(1, 5))
    roster = el.CandidateList(tier="lists", party="A", candidates=people)
    count = counted(persons="votes", seats=2, lists=(roster,))
    (vacancy,) = term_of(count, ["4m"], tier="lists", party="A").vacancies

    assert vacancy.coming.name == "2m"


@pytest.mark.parametrize(
    ("ask", "error", "builtin", "message"),
    [
        (
            lambda: term_of(
                counted(quota=attrs.evolve(QUOTA, succession=None)), ["4w"], tier="lists", party="A"
            ),
            el.MissingFigure,
            LookupError,
            "how the law fills vacancies is not known",
        ),
        (
            lambda: term_of(counted(), ["3m"], tier="lists", party="A"),
            el.InvalidReturns,
            ValueError,
            "'3m' has no seat",
        ),
        (
            lambda: term_of(counted(), ["4w"], tier="lists", party="B"),
            el.InvalidReturns,
            ValueError,
            "the list of 'B' has no seat in tier 'lists'",
        ),
        (
            lambda: term_of(counted(), ["4w"], tier="seats", party="A"),
            el.UnknownName,
            KeyError,
            "tier: 'seats' is not known",
        ),
        (
            lambda: term_of(counted(lists=()), ["4w"], tier="lists", party="A"),
            el.MissingFigure,
            LookupError,
            "3 of its 3 members are not known by name",
        ),
    ],
    ids=["no succession", "no seat", "no list", "no tier", "no names"],
)
def test_what_is_not_known_is_refused(ask, error, builtin, message):
    """The message says what is missing."""
    with refused(error, builtin, message):
        ask()
