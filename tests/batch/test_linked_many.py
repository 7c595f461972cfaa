"""`System.count_many` gives linked tiers the seats that `System.count` gives them, election by election."""

import datetime as dt
import re

import attrs
import made
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refusing import refused

import electoral as el
from electoral.batch import DrawnLots, Status
from electoral.linkage import DenyOverhang, KeepOverhang, LeaveOut, LevelOverhang

#: Parties that stand everywhere, somewhere, only in districts, and only on a list; one is of a minority.
PARTIES = (
    el.Party("A", registration_order=1),
    el.Party("B", registration_order=2),
    el.Party("C", minority=True),
    el.Party("D", registration_order=4),
    el.Party("E"),
)
DISTRICTS = {"1": ("A", "B", "Ann"), "2": ("A", "B", "C", "D"), "3": ("B", "D", "Zed", "A")}
REGIONS = {"north": ("A", "B", "C", "Ann"), "south": ("C", "A", "B", "E")}
WIDEST = 4
SMALL = st.integers(0, 3) | st.integers(0, 60)


def template(regions=REGIONS, *, void=False, elects=1):
    """Returns of three districts in two regions; Ann stands in a district and on the list of the north."""
    seats = dict(zip(regions, (2, 3), strict=False))
    independents = {("1", "Ann"), ("3", "Zed"), ("north", "Ann")}
    tiers = {"districts": DISTRICTS, "lists": regions}
    return el.Returns(
        {
            tier: {key: el.Tally(dict.fromkeys(row, 0)) for key, row in rows.items()}
            for tier, rows in tiers.items()
            if rows
        },
        parties=PARTIES,
        districts=(
            el.District("1", tier="districts", seats=1, parent="north"),
            el.District("2", tier="districts", seats=elects, parent="up"),
            el.District("3", tier="districts", seats=1, parent="south", void=void),
            el.District("up", parent="north"),
            *(el.District(key, tier="lists", seats=number) for key, number in seats.items()),
        ),
        nominations=tuple(
            el.Nomination(district, key, None)
            for district, key in sorted(independents)
            if key in {**DISTRICTS, **regions}.get(district, ())
        ),
    )


def system(**parts):
    """A law of three districts and a linked tier."""
    ties = parts.get("ties", made.LOTS)
    return made.system(made.districts(ties=ties), made.top_up(**parts))


TEMPLATES = st.builds(template, st.just(REGIONS), void=st.booleans(), elects=st.sampled_from([1, 1, 2]))
VOTES = st.lists(st.lists(SMALL, min_size=WIDEST, max_size=WIDEST), min_size=3, max_size=3)
ELECTION = st.fixed_dictionaries({"districts": VOTES, "lists": VOTES, "blank": st.integers(0, 3)})
ELECTIONS = st.lists(ELECTION, min_size=1, max_size=3)


def arrays(returns, elections):
    """The votes and valid ballots of elections, cut to who stands in the template."""
    votes = {
        tier: np.array([[_cut(e[tier][d], row) for d, row in enumerate(rows.values())] for e in elections])
        for tier, rows in returns.tallies.items()
    }
    blank = np.array([each["blank"] for each in elections])
    bases = {tier: {el.Base.VALID: each.sum(axis=2) + blank[:, None]} for tier, each in votes.items()}
    return votes, bases


def _cut(votes, tally):
    return [number if c < len(tally.votes) else 0 for c, number in enumerate(votes)]


def sheets(returns, votes, bases=None):
    """The returns of every election of a batch."""
    number = len(next(iter(votes.values())))
    return [
        attrs.evolve(
            returns,
            tallies={
                **returns.tallies,
                **{
                    tier: {
                        key: el.Tally(
                            dict(zip(tally.votes, each[election, d].tolist(), strict=False)),
                            valid=int(bases[tier][el.Base.VALID][election, d]) if bases else None,
                        )
                        for d, (key, tally) in enumerate(returns.tallies[tier].items())
                    }
                    for tier, each in votes.items()
                },
            },
        )
        for election in range(number)
    ]


def require_same(many, counts):
    """Hold a batch against the counts of its elections: seats, tiers, who waits for what."""
    for row, count in enumerate(counts):
        assert dict(zip(many.parties, many.seats[row].tolist(), strict=True)) == count.sure
        assert many.independents[row] == sum(count[name].sure_independents for name in many.tiers)
        assert bool(many.complete[row]) == (count.status == "complete")
        for name, tier in many.tiers.items():
            assert bool(tier.complete[row]) == (not count[name].waiting)
        assert {(each.places, frozenset(each.contestants)) for each in count.lots} == {
            (int(tier.places[row, d]), frozenset(np.array(names)[tier.tied[row, d, : len(names)]].tolist()))
            for tier in many.tiers.values()
            for d, names in enumerate(tier.contestants)
            if tier.places[row, d]
        }


def require_equal(law, returns, elections):
    """Count elections together and one by one; what the law cannot count is told in the same words."""
    votes, bases = arrays(returns, elections)
    try:
        counts = [law.count(each) for each in sheets(returns, votes, bases)]
    except el.ElectoralError as error:
        with pytest.raises(type(error), match=re.escape(str(error))):
            law.count_many(returns, votes, bases)
    else:
        require_same(law.count_many(returns, votes, bases), counts)


CONDITIONS = st.recursive(
    st.sampled_from(
        [
            el.Everyone(),
            el.Nobody(),
            el.Minority(),
            el.Won(1, tier="districts"),
            el.Won(2, tier="districts"),
            el.Share("20%", of=el.Base.VALID),
            el.Share("5%", of=el.Base.CONTESTANTS),
            el.Share("1/3", of=el.Base.CONTESTANTS, strictly_more=True),
        ]
    ),
    lambda part: st.builds(el.either, part, part) | st.builds(el.both, part, part),
    max_leaves=3,
)
METHODS = st.sampled_from(["dhondt", "sainte_lague", "hare", "droop", "adams", "quota_method"])
TIES = st.sampled_from([made.LOTS, made.ORDER_THEN_LOTS])
OVERHANG = st.sampled_from(["keep", "absorb", "parallel", LeaveOut("more"), LeaveOut("as many")])
LESS = st.tuples(
    st.sampled_from(["independents", "winners without a list", "winners who take no part", None]),
    st.sampled_from(["void districts", None]),
).map(lambda each: tuple(filter(None, each)))
PARTS = {"method": METHODS, "who": CONDITIONS, "ties": TIES, "overhang": OVERHANG}


class TestEveryElectionIsWhatItsCountIs:
    """Seats, status and open lots, where ties, void districts, silences and lists without votes are many."""

    @given(parts=st.fixed_dictionaries(PARTS), returns=TEMPLATES, elections=ELECTIONS)
    @settings(max_examples=80)
    def test_lists_of_regions(self, parts, returns, elections):
        """Each region has list seats of its own, and the seats won in the districts in it."""
        if isinstance(parts["overhang"], LeaveOut):
            parts["exhausted"] = "empty"
        require_equal(system(seats="districts", **parts), returns, elections)

    @given(
        parts=st.fixed_dictionaries(PARTS | {"house": st.integers(0, 14), "less": LESS}),
        lists=st.sampled_from(["district", "nation"]),
        void=st.booleans(),
        elections=ELECTIONS,
    )
    @settings(max_examples=80)
    def test_a_house_of_one_region(self, parts, lists, void, elections):
        """A house, less what a law takes off, is shared by lists that all stand in one place."""
        returns = template({"north": ("C", "A", "E", "Ann")}, void=void)
        require_equal(
            system(lists=lists, **parts), attrs.evolve(returns, districts=returns.districts[:4]), elections
        )

    @given(
        parts=st.fixed_dictionaries(PARTS | {"house": st.integers(0, 14), "less": LESS}),
        returns=TEMPLATES,
        elections=ELECTIONS,
    )
    @settings(max_examples=80)
    def test_lists_of_the_nation(self, parts, returns, elections):
        """The votes of two regions are summed by party, those of individuals are not."""
        require_equal(system(lists="nation", **parts), returns, elections)

    @given(
        parts=st.fixed_dictionaries(PARTS | {"seats": st.integers(0, 6)}),
        elections=ELECTIONS,
    )
    @settings(max_examples=80)
    def test_one_vote_for_both_tiers(self, parts, elections):
        """A party's votes are those of its candidates, and list seats come on top of those won."""
        if parts["overhang"] == "parallel":
            parts["seats"], parts["house"] = None, 9
        require_equal(system(lists="nation", votes="districts", **parts), template({}), elections)

    @given(
        parts=st.fixed_dictionaries(
            {
                "method": st.sampled_from(["dhondt", "sainte_lague", "adams"]),
                "who": CONDITIONS,
                "ties": TIES,
                "house": st.integers(1, 9),
                "less": LESS,
                "overhang": st.builds(
                    LevelOverhang, claim=st.sampled_from(["larger", "mean"]), tolerance=st.integers(0, 2)
                ),
            }
        ),
        returns=TEMPLATES,
        elections=ELECTIONS,
    )
    @settings(max_examples=80)
    def test_a_leveled_house(self, parts, returns, elections):
        """The house grows until everybody has what it claims."""
        require_equal(system(lists="nation", **parts), returns, elections)

    @given(
        parts=st.fixed_dictionaries(PARTS), returns=TEMPLATES, elections=ELECTIONS, seed=st.integers(0, 99)
    )
    @settings(max_examples=40)
    def test_drawn_lots(self, parts, returns, elections, seed):
        """An election counted with the same draws, as its questions come, has the same seats."""
        law, lots = system(seats="districts", **parts), DrawnLots(seed=seed)
        votes, bases = arrays(returns, elections)
        counts = []
        for row, sheet in enumerate(sheets(returns, votes, bases)):
            draws: list[el.Draw] = []
            while (count := law.count(sheet, draws)).lots:
                draws += [lots.draw(lot, election=row) for lot in count.lots]
            counts.append(count)

        require_same(law.count_many(returns, votes, bases, lots=lots), counts)

    @given(
        who=CONDITIONS,
        admission=st.sampled_from([None, el.Admission(fewest=2, minimum=1)]),
        elections=ELECTIONS,
    )
    @settings(max_examples=40)
    def test_lists_that_only_ask_who_won_districts(self, who, admission, elections):
        """A tier of lists whose threshold is waived by districts won is counted with them."""
        lists = made.lists(seats="districts", who=who | el.Won(1, tier="districts"), admission=admission)
        require_equal(made.system(made.districts(), lists), template(), elections)


#: Laws whose answers to overhang differ, each over elections of usual size.
USUAL = {
    "kept": {"house": 60},
    "absorbed": {"house": 9, "overhang": "absorb"},
    "parallel": {"house": 60, "overhang": "parallel"},
    "left out": {"house": 5, "overhang": "leave"},
    "left out at as many": {"house": 9, "overhang": LeaveOut("as many")},
    "leveled": {"house": 4, "overhang": "level"},
    "leveled by means": {"house": 5, "overhang": LevelOverhang(claim="mean", floor="claim")},
    "leveled, some missing": {"house": 4, "overhang": LevelOverhang(tolerance=1)},
    "leveled, more missing": {"house": 3, "overhang": LevelOverhang(tolerance=3)},
}


@pytest.mark.parametrize("parts", USUAL.values(), ids=USUAL)
def test_elections_of_usual_size_need_no_exact_engine(parts):
    """Arrays prove nearly all of them, and every one is what its count is."""
    random, returns = np.random.default_rng(1), template(elects=2)
    votes = {
        tier: np.array(
            [[_cut(row, tally) for row, tally in zip(each, rows.values(), strict=True)] for each in drawn]
        )
        for tier, rows in returns.tallies.items()
        for drawn in [random.integers(1, 9_999, (60, len(rows), WIDEST)).tolist()]
    }
    votes["lists"][:20, :, 0] //= 9
    who = el.Share("1%", of=el.Base.CONTESTANTS) | el.Won(1, tier="districts")
    law = system(lists="nation", who=who, **parts)
    usual = [row for row, each in enumerate(sheets(returns, votes)) if _countable(law, each)]
    votes = {tier: each[usual] for tier, each in votes.items()}
    many = law.count_many(returns, votes)

    require_same(many, map(law.count, sheets(returns, votes)))
    assert many["lists"].recomputed <= 3


@pytest.mark.parametrize("claim", ["larger", "mean"])
@pytest.mark.parametrize("tolerance", [0, 3, 6])
def test_houses_that_grow_far_are_as_large_as_in_a_count(claim, tolerance):
    """Many seats won beyond a share let a house grow, but for those that the law tolerates as missing."""
    won = {"A": 7, "B": 1, "C": 6, "E": 2}
    returns = made.two_tiers(dict.fromkeys("ABCDE", 1), won)
    level = LevelOverhang(claim=claim, tolerance=tolerance)
    law = made.system(made.districts(seats=16), made.top_up(house=20, lists="nation", overhang=level))
    votes = {"lists": np.random.default_rng(2).integers(900, 9_999, (60, 1, 5))}
    many = law.count_many(returns, votes)

    require_same(many, map(law.count, sheets(returns, votes)))
    assert many["lists"].recomputed <= 3


def _countable(law, returns):
    """Say whether nobody claims seats without votes."""
    try:
        law.count(returns)
    except el.InvalidSystem:
        return False
    return True


#: Shipped elections whose linked tiers have an array form, and those whose have none.
SUPPORTED = ["new-zealand-2005", "new-zealand-2020", "new-zealand-2023", "scotland-2007", "lesotho-2017"]
REFUSED = ["germany-2013", "germany-2021", "germany-2025"]


class TestElectionsThatShip:
    @pytest.mark.parametrize("name", SUPPORTED)
    def test_an_election_is_counted_as_it_is(self, name):
        """The votes that were cast give over arrays the seats of the count."""
        election = el.load(name)
        returns = election.returns
        votes = {
            tier: np.array([_rows(rows)])
            for tier, rows in returns.tallies.items()
            if tier not in returns.declared
        }

        require_same(election.system.count_many(returns, votes), [election.system.count(returns)])

    @pytest.mark.parametrize("name", SUPPORTED)
    def test_elections_around_it_are_counted_as_they_are(self, name):
        """Votes that vary around those cast do so as well, most of them without the exact engine."""
        election, random = el.load(name), np.random.default_rng(3)
        returns = election.returns
        votes = {
            tier: random.poisson(np.array([_rows(rows)] * 3))
            for tier, rows in returns.tallies.items()
            if tier not in returns.declared
        }
        many = election.system.count_many(returns, votes)

        require_same(many, map(election.system.count, sheets(returns, votes)))
        assert sum(each.recomputed for each in many.tiers.values()) <= 3

    @pytest.mark.parametrize("name", REFUSED)
    def test_linked_lists_are_counted_election_by_election_only(self, name):
        """Lists to which the nation gives a party's seats have no array form, and say so."""
        election = el.load(name)

        with refused(el.InvalidSystem, ValueError, "TopUp has no array form; count election by election"):
            election.system.count_many(election.returns, {})


def _rows(rows):
    widest = max(len(tally.votes) for tally in rows.values())
    return [[*tally.votes.values(), *[0] * (widest - len(tally.votes))] for tally in rows.values()]


def districts_of(**rows):
    """Returns of single districts, and of a list tier in one nation; all are of parties A, B and C."""
    return el.Returns(
        {
            "districts": {key: el.Tally(votes) for key, votes in rows.items()},
            "lists": {"land": el.Tally({"A": 0, "B": 0, "C": 0})},
        },
        districts=tuple(el.District(key, tier="districts", seats=1) for key in rows),
    )


TWO = districts_of(one={"A": 0, "B": 0}, two={"A": 0, "B": 0})


class TestWhatIsOpen:
    def test_a_tied_district_leaves_the_lists_open(self):
        """Nothing of the linked tier is sure, and its status is that of what it waits for."""
        many = system(house=7).count_many(TWO, {"districts": [[[5, 5], [2, 1]]], "lists": [[[50, 30, 20]]]})

        assert many["districts"].status.tolist() == [[Status.TIE, Status.UNIQUE]]
        assert many["lists"].status.tolist() == [[Status.TIE]]
        assert (many["districts"].places.tolist(), many["lists"].places.tolist()) == ([[1, 0]], [[0]])
        assert (many.seats.tolist(), many.complete.tolist()) == ([[1, 0, 0]], [False])

    def test_an_election_that_waits_is_counted_whole(self):
        """The exact engine counts a tied district, and all of its election if that stays open."""
        votes = {"districts": [[[5, 5], [2, 1]], [[6, 5], [2, 1]]], "lists": [[[50, 30, 20]]] * 2}
        flagged = system(house=7).count_many(TWO, votes)
        drawn = system(house=7).count_many(TWO, votes, lots=DrawnLots(seed=1))

        assert [each.recomputed for each in flagged.tiers.values()] == [3, 1]
        assert [each.recomputed for each in drawn.tiers.values()] == [1, 0]
        assert (flagged.complete.tolist(), drawn.complete.tolist()) == ([False, True], [True, True])

    def test_the_order_of_registration_says_that_it_settled_a_tie(self):
        """A rule of the law that settles a tied total is told where the seats are shared."""
        returns = attrs.evolve(
            TWO, parties=tuple(el.Party(key, registration_order=n) for n, key in enumerate("ABC"))
        )
        votes = {"districts": [[[5, 4], [2, 1]]], "lists": [[[50, 50, 0]]]}
        many = system(house=7, ties=made.ORDER_THEN_LOTS).count_many(returns, votes)

        assert many["lists"].by_law.tolist() == [[True]]
        assert (many.seats.tolist(), many.complete.tolist()) == ([[4, 3, 0]], [True])

    def test_an_open_lot_can_be_an_error(self):
        """With ``lots="error"`` the election is told, as for tiers that are not linked."""
        votes = {"districts": [[[5, 5], [2, 1]]], "lists": [[[50, 30, 20]]]}
        with pytest.raises(el.OpenLot, match=r"election 0: lot-.*'districts/one'"):
            system(house=7).count_many(TWO, votes, lots="error")

    def test_seats_that_nobody_may_have_are_silent(self):
        """Where nobody takes part in the lists the law is silent, and no lot is open."""
        votes = {"districts": [[[5, 4], [2, 1]]], "lists": [[[50, 30, 20]]]}
        many = system(house=7, who=el.Nobody()).count_many(TWO, votes)

        assert many["lists"].status.tolist() == [[Status.NO_VOTES]]
        assert many.complete.tolist() == [False]

    def test_a_tie_waits_where_it_is(self):
        """A district and a region of one name are two contests, and only one of them is tied."""
        both = el.Returns(
            {
                "districts": {"land": el.Tally({"A": 0, "B": 0})},
                "lists": {"land": el.Tally({"A": 0, "B": 0})},
            },
            districts=(el.District("land", tier="districts", seats=1),),
        )
        many = system(house=7).count_many(both, {"districts": [[[5, 5]]], "lists": [[[50, 30]]]})

        assert [tier.places.tolist() for tier in many.tiers.values()] == [[[1]], [[0]]]
        assert [tier.tied.any() for tier in many.tiers.values()] == [True, False]

    def test_a_house_smaller_than_the_seats_won_is_silent(self):
        """Floors beyond the house leave no result, though there are votes."""
        votes = {"districts": [[[5, 4], [2, 1]]], "lists": [[[50, 30, 20]]]}
        many = system(house=1, overhang="absorb").count_many(TWO, votes)

        assert many["lists"].status.tolist() == [[Status.INFEASIBLE]]

    def test_a_tie_at_a_size_that_is_tried_is_open(self):
        """While a house grows, a tied seat that may meet the claims is asked for, as in a count."""
        returns = made.two_tiers({"A": 60, "B": 20}, {"B": 2})
        law = made.system(made.districts(seats=2), made.top_up(house=4, lists="nation", overhang="level"))
        votes = {"lists": np.array([[[60, 20]]])}

        require_same(law.count_many(returns, votes), [law.count(returns)])
        assert law.count(returns).lots

    def test_dates_and_quotas_are_not_looked_at(self):
        """Elections of a template from before the law are counted, also those that are counted whole."""
        law = attrs.evolve(system(house=7), valid_from=dt.date(2020, 1, 1), valid_until=dt.date(2021, 1, 1))
        votes = {"districts": [[[5, 5], [2, 1]]], "lists": [[[50, 30, 20]]]}
        for day in (dt.date(2019, 1, 1), dt.date(2022, 1, 1)):
            assert law.count_many(attrs.evolve(TWO, date=day), votes).complete.tolist() == [False]


class TestWhatIsWonInDistricts:
    def test_declared_winners_count_in_every_election(self):
        """The districts' seats are the same in all of them, and the lists make up for them."""
        returns = made.two_tiers({"A": 60, "B": 40}, {"A": 1, "C": 2})
        many = made.system(made.districts(seats=3), made.top_up(house=10)).count_many(
            returns, {"lists": [[[60, 40]], [[20, 80]]]}
        )

        assert many["lists"].seats[:, 0].tolist() == [[5, 4], [1, 8]]
        assert many.seats.tolist() == [[6, 4, 2], [2, 8, 2]]

    def test_a_waiver_lets_a_party_in(self):
        """Who won a district takes part below the threshold; who has no list stays without list seats."""
        who = el.Share("5%", of=el.Base.CONTESTANTS) | el.Won(1, tier="districts")
        returns = made.two_tiers({"A": 60, "B": 38, "C": 2}, {"C": 1, "D": 1})
        many = made.system(made.districts(seats=2), made.top_up(house=50, who=who)).count_many(
            returns, {"lists": [[[60, 38, 2]]]}
        )

        assert many["lists"].qualified.tolist() == [[[True, True, True]]]
        assert dict(zip(many.parties, many.seats[0].tolist(), strict=True)) == {
            "A": 30,
            "B": 19,
            "C": 1,
            "D": 1,
        }

    def test_who_is_elected_in_a_district_has_no_seat_from_the_list(self):
        """An individual on a list ballot has one seat of ten thousand votes, and none if elected already."""
        returns = template()
        votes = {
            "districts": np.array(
                [[[1, 2, 9, 0], [9, 1, 1, 1], [5, 1, 1, 1]], [[9, 2, 1, 0], [9, 1, 1, 1], [5, 1, 1, 1]]]
            ),
            "lists": np.array([[[5, 4, 3, 10_000], [5, 4, 3, 1]]] * 2),
        }
        many = system(seats="districts").count_many(returns, votes)

        assert many["lists"].seats[:, 0, 3].tolist() == [0, 1]
        assert many.independents.tolist() == [1, 1]

    def test_a_namesake_elected_in_another_region_takes_nothing_from_a_list(self):
        """Only who is elected in a district of the region is off its list ballot."""
        returns = el.Returns(
            {
                "districts": {"1": el.Tally({"A": 0, "B": 0}), "2": el.Tally({"A": 0, "Ann": 0})},
                "lists": {"north": el.Tally({"A": 0, "Ann": 0}), "south": el.Tally({"A": 0, "B": 0})},
            },
            districts=(
                el.District("1", tier="districts", seats=1, parent="north"),
                el.District("2", tier="districts", seats=1, parent="south"),
                el.District("north", tier="lists", seats=2),
                el.District("south", tier="lists", seats=2),
            ),
            nominations=(el.Nomination("2", "Ann", None), el.Nomination("north", "Ann", None)),
        )
        votes = {"districts": [[[5, 4], [1, 2]]], "lists": [[[20, 90], [50, 30]]]}
        many = system(seats="districts").count_many(returns, votes)

        assert many["lists"].seats.tolist() == [[[1, 1], [1, 1]]]

    @pytest.mark.parametrize("overhang", ["absorb", "leave", "level"])
    def test_a_party_without_a_list_shares_nothing(self, overhang):
        """It takes part by what it won, but no floor, no round and no claim is for its sake."""
        returns = made.two_tiers({"A": 61, "B": 38}, {"D": 3})
        law = made.system(
            made.districts(seats=3),
            made.top_up(
                house=5, lists="nation", overhang=overhang, who=el.Everyone() | el.Won(1, tier="districts")
            ),
        )
        many = law.count_many(returns, {"lists": [[[61, 38]]]})

        assert many["lists"].seats.tolist() == [[[3, 2, 0]]]
        require_same(many, [law.count(returns)])

    def test_who_is_left_out_may_leave_no_seats(self):
        """Where one party won the whole house the others have none of it."""
        returns = made.two_tiers({"A": 21, "B": 40, "C": 38}, {"A": 5})
        law = made.system(made.districts(seats=5), made.top_up(house=5, lists="nation", overhang="leave"))
        many = law.count_many(returns, {"lists": [[[21, 40, 38]]]})

        assert many.seats.tolist() == [[5, 0, 0]]
        require_same(many, [law.count(returns)])

    @pytest.mark.parametrize(
        ("votes", "message"),
        [((99, 0), "claim seats but have no votes"), ((10**9, 1), "no house of up to 100,000")],
    )
    def test_claims_that_no_house_meets_are_refused(self, votes, message):
        """A house would have to grow for ever: so says the batch, as a count does."""
        returns = made.two_tiers(dict(zip("AB", votes, strict=True)), {"B": 1})
        law = made.system(
            made.districts(seats=1),
            made.top_up(
                house=5, lists="nation", overhang="level", who=el.Everyone() | el.Won(1, tier="districts")
            ),
        )
        with pytest.raises(el.InvalidSystem, match=message):
            law.count_many(returns, {"lists": [[votes]]})

    @pytest.mark.parametrize("overhang", ["keep", "absorb", "leave"])
    def test_two_lists_of_one_party_are_refused(self, overhang):
        """The seats that it won would come off each of them; a count says the same."""
        returns = el.Returns(
            {
                "districts": {"1": el.Tally({"A": 0, "B": 0})},
                "lists": {"north": el.Tally({"A": 0, "Al": 0, "B": 0})},
            },
            districts=(el.District("1", tier="districts", seats=1, parent="north"),),
            nominations=(el.Nomination("north", "Al", "A"),),
        )
        votes = {"districts": [[[5, 4]]], "lists": [[[40, 21, 12]]]}
        with pytest.raises(el.InvalidReturns, match="'A', 'Al' are lists of 'A'"):
            system(house=9, overhang=overhang).count_many(returns, votes)

    def test_a_district_in_none_of_the_regions_is_refused(self):
        """As in a count: its seat could be set off against no list."""
        returns = template()
        lost = attrs.evolve(
            returns, districts=(attrs.evolve(returns.districts[0], parent="west"), *returns.districts[1:])
        )
        votes = {
            "districts": np.array([[[9, 2, 1, 0], [9, 1, 1, 1], [5, 1, 1, 1]]]),
            "lists": np.array([[[907, 411, 322, 1]] * 2]),
        }
        with pytest.raises(el.InvalidReturns, match="lies in none of the regions"):
            system(seats="districts").count_many(lost, votes)

    @pytest.mark.parametrize("house", [0, 9])
    def test_sums_beyond_64_bits_are_exact(self, house):
        """Votes that no array can sum are summed by the exact engine, also with nothing to share."""
        law, returns = system(house=house, lists="nation"), template()
        row = [2**62, 2**62 + 1, 2**61, 0]
        votes = {
            "districts": np.array([[[9, 2, 1, 0], [9, 1, 1, 1], [5, 1, 1, 1]]]),
            "lists": np.array([[row, row]]),
        }
        many = law.count_many(returns, votes)

        require_same(many, map(law.count, sheets(returns, votes)))
        assert many["lists"].recomputed == 1
        assert many["lists"].qualified.tolist() == [[[True, True, True, False, False]]]

    def test_a_house_for_several_regions_is_refused(self):
        """Each of them would get the whole of it; a count says the same."""
        votes, _ = arrays(template(), [{"districts": [[1] * 4] * 3, "lists": [[1] * 4] * 3, "blank": 0}])
        with pytest.raises(el.InvalidReturns, match="a house of 9 but 2 districts"):
            system(house=9).count_many(template(), votes)

    def test_no_elections_have_no_seats(self):
        """A batch of none is counted like any other."""
        votes = {"districts": np.zeros((0, 3, 4), int), "lists": np.zeros((0, 2, 4), int)}

        assert system(seats="districts").count_many(template(), votes).seats.shape == (0, 5)


@attrs.frozen
class Own:
    """A linkage of one's own."""

    def stages(self, plan):
        """Give the stages of another."""
        return KeepOverhang().stages(plan)


class TestWhatArraysDoNotKnow:
    @pytest.mark.parametrize(
        "parts",
        [
            {"lists": "linked"},
            {"lists": "linked", "overhang": "level"},
            {"lists": "nation", "majority": "more than half"},
            {"lists": "nation", "overhang": LevelOverhang(regions="population")},
            {"overhang": DenyOverhang()},
            {"overhang": Own()},
            {"apportioned": "population"},
            {"transfers": (el.Fragments("districts"),)},
        ],
        ids=str,
    )
    def test_a_tier_without_array_form_is_refused(self, parts):
        """Linked lists, denied seats, majority clauses, apportioned houses, votes that travel."""
        with refused(
            el.InvalidSystem, ValueError, "'lists': TopUp has no array form; count election by election"
        ):
            system(house=9, **parts).count_many(template(), {})

    def test_winners_who_do_not_qualify_are_refused(self):
        """Parties without a list may qualify too, and have no column."""
        votes, _ = arrays(
            template(), [{"districts": [[3, 2, 1, 0]] * 3, "lists": [[90, 65, 22, 1]] * 3, "blank": 0}]
        )
        law = system(lists="nation", house=9, less=("winners who do not qualify",))

        with refused(el.InvalidSystem, ValueError, "less 'winners who do not qualify' has no array form"):
            law.count_many(template(), votes)

    @pytest.mark.parametrize("exhausted", ["empty", "pass on"])
    def test_lists_of_persons_that_seats_depend_on_are_refused(self, exhausted):
        """How many persons a list has decides only where the lists are known."""
        rosters = (el.CandidateList(tier="lists", party="A", persons=1),)
        votes, _ = arrays(
            template(), [{"districts": [[3, 2, 1, 0]] * 3, "lists": [[90, 65, 22, 1]] * 3, "blank": 0}]
        )
        law = system(seats="districts", exhausted=exhausted)

        assert law.count_many(template(), votes).complete.all()
        with refused(el.InvalidSystem, ValueError, "TopUp has no array form"):
            law.count_many(attrs.evolve(template(), lists=rosters), votes)

    @pytest.mark.parametrize(
        "who",
        [
            el.Ladder(("5%", "10%"), of=el.Base.CONTESTANTS),
            el.Share("5%", of=el.Base.CONTESTANTS, within="nation"),
            el.Won(1, tier="lists.who"),
        ],
        ids=lambda who: type(who).__name__,
    )
    def test_a_condition_without_array_form_is_refused(self, who):
        """Ladders, shares of more than the contest and seats in what is no tier."""
        votes, _ = arrays(
            template(), [{"districts": [[3, 2, 1, 0]] * 3, "lists": [[90, 65, 22, 1]] * 3, "blank": 0}]
        )
        before = made.lists("lists", seats="districts")
        law = made.system(
            made.districts(), before, made.top_up("more", votes="lists", seats="districts", who=who)
        )
        with refused(el.InvalidSystem, ValueError, "has no array form"):
            law.count_many(template(), votes)

    def test_votes_of_a_tier_with_declared_winners_are_refused(self):
        """Lists that share by the votes of districts need those votes, and then nobody is declared."""
        returns = el.Returns(
            {"districts": {"1": el.Tally({"A": None}, partial=True)}},
            declared={"districts": {"1": {"A": 1}}},
            districts=(el.District("1", tier="districts", seats=1),),
        )
        law = system(votes="districts", house=3, lists="nation")
        with refused(
            el.InvalidReturns, ValueError, "has declared winners, and lists share seats by its votes"
        ):
            law.count_many(returns, {"districts": [[[1]]]})
