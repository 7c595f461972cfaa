"""`System.count_many` gives for every election what `System.count` gives."""

import attrs
import made
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refusing import refused

import electoral as el
from electoral.batch import DrawnLots, Status
from electoral.errors import InvalidReturns, InvalidTally, OpenLot, UnknownName, UnsettledTie
from electoral.files.elections import shipped

PARTIES = tuple(el.Party(key, registration_order=order) for key, order in (("A", 2), ("B", 1), ("C", None)))
NOMINATIONS = tuple(
    el.Nomination(district=district, contestant=name, party=party)
    for district in ("north", "south")
    for name, party in ((f"{district} 1", "A"), (f"{district} 2", "B"), (f"{district} 3", None))
)[:-1]
DISTRICTS = tuple(el.District(key, tier="single", seats=1) for key in ("north", "south"))
BOTH = el.QuotaMethod("both", quota="hare", remaining=el.RemaindersThenAverages(1, averages="all"))
CONTESTANTS = {"north": ("north 1", "north 2", "north 3"), "south": ("south 1", "south 2")}
RULES = (el.RegistrationOrder(), el.DrawLots())


def law(method="hare", *, admission=None, ties=RULES, strictly_more=False):
    """A parallel system: ten seats for lists with a tenth of the valid ballots, two districts."""
    who = el.Share("1/10", of=el.Base.VALID, strictly_more=strictly_more)
    lists = el.Lists("list", seats=10, method=method, who=who, ties=ties, admission=admission)
    return el.System(
        "Example", law="made up", tiers=(el.Districts("single", winner="plurality", ties=ties), lists)
    )


def returns(lists, north, south, ballots):
    """One election's returns."""
    tallies = {
        "single": {
            "north": el.Tally(zip(CONTESTANTS["north"], north, strict=True)),
            "south": el.Tally(zip(CONTESTANTS["south"], south, strict=True)),
        },
        "list": {"nation": el.Tally(zip("ABC", lists, strict=True), valid=ballots)},
    }
    return el.Returns(tallies, parties=PARTIES, nominations=NOMINATIONS, districts=DISTRICTS)


TEMPLATE = returns((0, 0, 0), (0, 0, 0), (0, 0), 0)
SMALL = st.integers(0, 3) | st.integers(0, 200)
ELECTION = st.tuples(*(st.lists(SMALL, min_size=n, max_size=n) for n in (3, 3, 2)), st.integers(0, 30))


def arrays(elections):
    """The votes and ballots of elections as arrays."""
    votes = {
        "list": [[each[0]] for each in elections],
        "single": [[each[1], [*each[2], 0]] for each in elections],
    }
    return votes, {"list": {el.Base.VALID: [[sum(each[0]) + each[3]] for each in elections]}}


@given(
    elections=st.lists(ELECTION, min_size=1, max_size=4),
    method=st.sampled_from(["hare", "dhondt", "adams", "quota_method", "droop", BOTH]),
    admission=st.sampled_from([None, el.Admission(fewest=2, minimum=2)]),
    strictly_more=st.booleans(),
)
@settings(max_examples=40)
def test_every_election_is_what_its_count_is(elections, method, admission, strictly_more):
    """Seats that are sure, what waits for lots, and what the law leaves open are equal."""
    system = law(method, admission=admission, strictly_more=strictly_more)
    many = system.count_many(TEMPLATE, *arrays(elections))

    for row, (lists, north, south, more) in enumerate(elections):
        count = system.count(returns(lists, north, south, sum(lists) + more))
        assert dict(zip(many.parties, many.seats[row].tolist(), strict=True)) == count.sure
        assert bool(many.complete[row]) == (count.status == "complete")
        waiting = {(lot.step.split("/")[0], lot.places, frozenset(lot.contestants)) for lot in count.lots}
        # Who waits may wait for a question that comes first.
        assert waiting == {
            (
                name,
                int(tier.places[row, d]),
                frozenset(np.array(names)[tier.tied[row, d][: len(names)]].tolist()),
            )
            for name, tier in many.tiers.items()
            for d, names in enumerate(tier.contestants)
            if tier.status[row, d] == Status.TIE
        } or any(step.startswith("list.who") for step, _, _ in waiting)


def test_order_of_registration_settles_a_tie_and_says_so():
    """A tie that the law's own rule answers is a result, marked as resolved by law."""
    many = law("dhondt").count_many(TEMPLATE, *arrays([((50, 50, 0), (3, 1, 0), (5, 5), 0)]))

    assert many["single"].by_law.tolist() == [[False, True]]
    assert many["single"].seats[0, 1].tolist() == [0, 1, 0]
    assert many["list"].seats[0, 0].tolist() == [5, 5, 0]
    assert many.complete.tolist() == [True]


def test_stages_count_only_where_somebody_is_admitted():
    """Where as many pass as the law wants, arrays count; where fewer do, the stages admit the next."""
    elections = [((60, 40, 0), (1, 2, 0), (5, 1), 0), ((95, 5, 0), (1, 2, 0), (5, 1), 0)]
    many = law(admission=el.Admission(fewest=2, minimum=2)).count_many(TEMPLATE, *arrays(elections))

    assert many["list"].recomputed == 1
    assert many["list"].seats[:, 0].tolist() == [[6, 4, 0], [8, 2, 0]]


def test_an_independent_is_a_number_and_waits_for_lots_in_a_tie():
    """Who has no order of registration is tied, and nobody is given the seat."""
    many = law().count_many(
        TEMPLATE, *arrays([((60, 40, 0), (1, 1, 2), (5, 1), 0), ((60, 40, 0), (2, 1, 2), (5, 1), 0)])
    )

    assert many.independents.tolist() == [1, 0]
    assert many.complete.tolist() == [True, False]
    assert many["single"].tied[1, 0].tolist() == [True, False, True]


TIED = [
    ((50, 20, 50), (1, 1, 1), (3, 3), 0),
    ((60, 40, 0), (7, 0, 7), (5, 1), 0),
    ((0, 35, 65), (7, 7, 1), (1, 4), 9),
]


@given(
    elections=st.lists(ELECTION, min_size=1, max_size=3),
    method=st.sampled_from(["hare", "dhondt", "quota_method"]),
    admission=st.sampled_from([None, el.Admission(fewest=2, minimum=1)]),
    seed=st.integers(0, 2**64),
)
@settings(max_examples=40)
def test_drawn_lots_are_answers_that_the_count_accepts(elections, method, admission, seed):
    """An election counted with the same draws, as its questions come, has the same seats."""
    system, lots = law(method, admission=admission), DrawnLots(seed=seed)
    many = system.count_many(TEMPLATE, *arrays(elections), lots=lots)

    for row, (lists, north, south, more) in enumerate(elections):
        draws: list[el.Draw] = []
        count = system.count(sheet := returns(lists, north, south, sum(lists) + more))
        while count.lots:
            draws += [lots.draw(lot, election=row) for lot in count.lots]
            count = system.count(sheet, draws)
        assert dict(zip(many.parties, many.seats[row].tolist(), strict=True)) == count.sure
        assert bool(many.complete[row]) == (count.status == "complete")


def test_the_same_seed_gives_the_same_lots_in_any_blocks():
    """Blocks that know the number of their first election draw what the whole draws."""
    whole = law().count_many(TEMPLATE, *arrays(TIED * 3), lots=DrawnLots(seed=5))
    blocks = [
        law().count_many(TEMPLATE, *arrays([each]), lots=DrawnLots(seed=5, first=number))
        for number, each in enumerate(TIED * 3)
    ]

    assert whole["single"].by_lot.any()
    assert whole.seats.tolist() == [block.seats[0].tolist() for block in blocks]


def test_lots_differ_between_elections_and_each_of_the_tied_wins_some():
    """Equal elections are drawn each for itself; nobody among equals always wins."""
    many = law().count_many(TEMPLATE, *arrays([TIED[1]] * 200), lots=np.random.default_rng(1))
    wins = many["single"].seats[:, 0].sum(axis=0)

    assert wins[1] == 0
    assert 60 < wins[0] < 140
    assert wins.sum() == 200


def test_an_open_lot_can_be_an_error():
    """With ``lots="error"`` the election and the question are told; an unknown word is refused."""
    with pytest.raises(OpenLot, match=r"election 1: lot-.*'single/north'"):
        law().count_many(TEMPLATE, *arrays([((60, 40, 0), (1, 2, 0), (5, 1), 0), TIED[1]]), lots="error")
    with pytest.raises(UnknownName, match="lots: 'draw'"):
        law().count_many(TEMPLATE, *arrays(TIED), lots="draw")


def test_a_law_without_a_rule_refuses_a_tie():
    """As in a single count, a tie that no rule settles is an error."""
    with pytest.raises(UnsettledTie):
        law(ties=()).count_many(TEMPLATE, *arrays([((60, 40, 0), (1, 1, 0), (5, 1), 0)]))


def test_a_method_in_steps_asks_even_if_all_answers_agree():
    """The law's step is tied, so it asks, although both answers lead to the same seats."""
    lists = el.Lists("list", seats=9, method=BOTH, who=el.Everyone(), ties=(el.DrawLots(),))
    system = el.System("Example", law="made up", tiers=(lists,))
    template = el.Returns({"list": {"nation": el.Tally({"A": 3, "B": 3, "C": 1})}})
    many = system.count_many(template, {"list": [[[3, 3, 1]]]})

    assert system.count(template).status == "lot"
    assert many.complete.tolist() == [False]
    assert many.seats[0].tolist() == list(system.count(template).sure.values())


def test_bases_stay_as_given_where_the_stages_count():
    """A tie beside two kinds of valid ballots, the roll and ballots cast leaves thresholds as they are."""
    who = (
        el.Share("5%", of=el.Base.VALID)
        | el.Share("10%", of=el.Base.VALID_WITH_BLANK)
        | el.Share("90%", of=el.Base.REGISTERED)
        | el.Share("90%", of=el.Base.CAST)
    )
    lists = el.Lists("list", seats=4, method="adams", who=who, ties=(el.DrawLots(),))
    system = el.System("Example", law="made up", tiers=(lists,))
    tally = el.Tally({"A": 50, "B": 50, "C": 6}, against_all=0, blank=94, cast=200, registered=999)
    template = el.Returns({"list": {"nation": tally}})
    count = system.count(template)
    sizes = {el.Base.VALID: 106, el.Base.VALID_WITH_BLANK: 200, el.Base.REGISTERED: 999, el.Base.CAST: 200}
    for bases in (sizes, dict(reversed(sizes.items()))):
        many = system.count_many(template, {"list": [[[50, 50, 6]]]}, {"list": bases})

        assert count.sure == {"A": 1, "B": 1, "C": 1}
        assert many.seats[0].tolist() == [1, 1, 1]
        assert many["list"].places.tolist() == [[1]]


def test_one_name_in_two_districts_is_two_candidates():
    """A tied candidate is of the party that nominated him there, not of that of his namesake elsewhere."""
    parties = (
        el.Party("A", registration_order=1),
        el.Party("B", registration_order=2),
        el.Party("C", registration_order=3),
    )
    nominated = {
        ("north", "Smith"): "A",
        ("north", "Jones"): "B",
        ("south", "Smith"): "C",
        ("south", "Jones"): "B",
    }
    template = el.Returns(
        {"single": {key: el.Tally({"Smith": 0, "Jones": 0}) for key in ("north", "south")}},
        parties=parties,
        districts=DISTRICTS,
        nominations=tuple(
            el.Nomination(district=district, contestant=name, party=party)
            for (district, name), party in nominated.items()
        ),
    )
    system = el.System(
        "Example", law="made up", tiers=(el.Districts("single", winner="plurality", ties=RULES),)
    )
    many = system.count_many(template, {"single": [[[5, 5], [5, 5]]]})

    assert dict(zip(many.parties, many.seats[0].tolist(), strict=True)) == {"A": 1, "B": 1, "C": 0}


def test_a_draw_is_no_rule_of_the_law():
    """Where a lot was drawn, that is said, and not that the law settled it."""
    many = law().count_many(TEMPLATE, *arrays([TIED[1]]), lots=DrawnLots(seed=1))

    assert many["single"].by_lot.tolist() == [[True, False]]
    assert many["single"].by_law.tolist() == [[False, False]]


def test_large_houses_are_summed():
    """Seats of several tiers are added in 64 bits."""
    lists = [
        el.Lists(name, seats=2**31 - 2, method="dhondt", who=el.Everyone(), ties=())
        for name in ("one", "two")
    ]
    template = el.Returns({name: {name: el.Tally({"A": 1})} for name in ("one", "two")})
    many = el.System("Example", law="made up", tiers=lists).count_many(
        template, {"one": [[[5]]], "two": [[[5]]]}
    )

    assert many.seats.tolist() == [[2**32 - 4]]


def test_a_template_that_does_not_fit_the_law_is_refused():
    """Also where nothing is tied: seats that contradict the law, a tier that it has not, and no returns."""
    votes, bases = arrays([((60, 40, 0), (1, 2, 0), (5, 1), 0)])
    district = el.District("nation", tier="list", seats=7)
    with pytest.raises(InvalidReturns, match="7 seats, but the law gives 10"):
        law().count_many(attrs.evolve(TEMPLATE, districts=(*DISTRICTS, district)), votes, bases)
    more = {**TEMPLATE.tallies, "more": {"x": el.Tally({"A": 1})}}
    with pytest.raises(InvalidReturns, match="tier 'more' is not in system"):
        law().count_many(attrs.evolve(TEMPLATE, tallies=more), votes, bases)
    with pytest.raises(InvalidReturns, match="template: None"):
        law().count_many(None, votes, bases)
    with pytest.raises(InvalidReturns, match="votes: None is no mapping"):
        law().count_many(TEMPLATE, None, bases)
    with pytest.raises(InvalidTally, match="bases: None is no mapping"):
        law().count_many(TEMPLATE, votes, {"list": None})


def test_votes_that_do_not_fit_the_template_are_refused():
    """A missing tier, a wrong shape and votes for nobody are told with their place."""
    votes, bases = arrays([((60, 40, 0), (1, 2, 0), (5, 1), 0)])
    with pytest.raises(UnknownName, match="votes: tier"):
        law().count_many(TEMPLATE, {"list": votes["list"]}, bases)
    with pytest.raises(UnknownName, match="votes: tier"):
        law().count_many(TEMPLATE, votes | {"lists": votes["list"]}, bases)
    with pytest.raises(InvalidReturns, match=r"votes of tier 'list': shape \(1, 2\)"):
        law().count_many(TEMPLATE, votes | {"list": [[60, 40]]}, bases)
    with pytest.raises(InvalidReturns, match="district 1 has 2 contestants"):
        law().count_many(TEMPLATE, votes | {"single": [[[1, 2, 0], [5, 1, 9]]]}, bases)
    with pytest.raises(InvalidReturns, match="2 numbers of elections"):
        law().count_many(TEMPLATE, votes | {"single": votes["single"] * 2}, bases)


#: Elections whose tiers are not linked.
PLAIN = [key for key in shipped() if key.startswith("kazakhstan")]


@pytest.mark.parametrize("name", PLAIN)
def test_a_shipped_election_is_counted_as_it_is(name):
    """The list tiers that ship give over arrays the seats of their counts."""
    election = el.load(name)
    returns = election.returns
    # Of most elections the votes of one tier are known, and the others do not come into its count.
    known = tuple(
        each for each in election.system.tiers if each.name in (*returns.tallies, *returns.declared)
    )
    system = attrs.evolve(election.system, members=(), tiers=known)
    (tier,) = returns.tallies
    (tally,) = returns.tier(tier).values()
    bases = {tier: {el.Base.VALID: [[el.Base.VALID.of(tally, name).value]]}}
    many = system.count_many(returns, {tier: [[list(tally.votes.values())]]}, bases)
    count = system.count(returns)

    assert dict(zip(many.parties, many.seats[0].tolist(), strict=True)) == count.sure
    assert bool(many.complete[0]) == (count.status == "complete")


def test_declared_winners_are_the_same_in_every_election():
    """Seats whose votes were never published are in the house of each election, as declared."""
    election = el.load("kazakhstan-2023")
    (tally,) = election.returns.tier("party list").values()
    row = [list(tally.votes.values())]
    bases = {"party list": {el.Base.VALID: 6_366_441}}
    many = election.system.count_many(election.returns, {"party list": [row, row]}, bases)

    assert many.seats[:, many.parties.index("Amanat")].tolist() == [62, 62]
    assert many.independents.tolist() == [7, 7]


class TestWhatContestsKnow:
    def test_a_void_district_elects_nobody(self):
        """A void contest has no winner in any election, as in a count of one."""
        template = el.Returns(
            {"districts": {"1": el.Tally({"A": 1, "B": 0}), "2": el.Tally({"A": 1, "B": 0})}},
            districts=(
                el.District("1", tier="districts", seats=1),
                el.District("2", tier="districts", seats=1, void=True),
            ),
        )
        law = made.system(made.districts())

        assert law.count_many(template, {"districts": [[[5, 4], [5, 4]]]}).seats.tolist() == [[1, 0]]
        assert law.count(template).seats == {"A": 1, "B": 0}

    def test_an_individual_on_a_list_ballot_has_one_seat_at_most(self):
        """Ann has most votes and one seat of ten, by arrays and by the exact engine."""
        template = el.Returns(
            {"lists": {"nation": el.Tally({"A": 40, "Ann": 60})}},
            parties=(el.Party("A"),),
            nominations=(el.Nomination("nation", "Ann", None),),
        )
        law = made.system(made.lists(method="dhondt"))
        many = law.count_many(template, {"lists": [[[40, 60]]]})
        one = law.count(template)

        assert (many.seats.tolist(), many.independents.tolist()) == ([[9]], [1])
        assert (one.seats, one.independents) == ({"A": 9}, 1)
        assert one.verify()

    def test_what_arrays_do_not_know_is_refused(self):
        """Excluded votes, and shares of more than the contest, are counted election by election only."""
        template = el.Returns({"lists": {"nation": el.Tally({"A": 40, "B": 60}, excluded={"A": 1})}})
        wide = el.Share("5%", of=el.Base.CONTESTANTS, within="nation")

        with refused(el.InvalidReturns, ValueError, "excludes votes"):
            made.system(made.lists()).count_many(template, {"lists": [[[40, 60]]]})
        with refused(el.InvalidSystem, ValueError, "has no array form"):
            made.system(made.lists(who=wide)).count_many(
                made.nation({"A": 1, "B": 1}), {"lists": [[[40, 60]]]}
            )
