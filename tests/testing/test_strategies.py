"""The strategies: only valid values, every extreme that is promised, and small ones when they shrink."""

import datetime as dt
import subprocess
import sys
from fractions import Fraction
from functools import cache
from random import Random

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from made import lists, quota, system

import _electoral_hypothesis
import electoral as el
from electoral.methods import METHODS
from electoral.testing import strategies
from electoral.testing.strategies import (
    candidate_lists,
    candidates,
    conditions,
    districts,
    methods,
    names,
    parties,
    returns,
    systems,
    tallies,
    tiers,
)
from electoral.testing.strategies.sheets import Sheet
from electoral.testing.strategies.tallies import USUAL_SHARES
from electoral.testing.strategies.types import STRATEGIES

FEW = settings(max_examples=15)
ALONE = settings(database=None, deadline=None, max_examples=5000, suppress_health_check=list(HealthCheck))
LAW = el.load("kazakhstan-2023").system
TWO = el.Share("5%", of=el.Base.VALID) & el.Share("1/12", of=el.Base.REGISTERED)
#: A law that needs two bases, has seats by district, and counts persons under an age on its day.
REGIONAL = el.System(
    "Made-up land",
    law="an invented law",
    tiers=(lists("lists", seats="districts", who=TWO), el.Districts("all", winner="plurality", ties=())),
    members=quota((el.YoungerThan(29, on=dt.date(2020, 5, 1)), "veterans")),
    valid_from=dt.date(2020, 1, 1),
    valid_until=dt.date(2020, 12, 31),
)
# Made once, so that a sample of each is drawn once.
TALLIES, KNOWN = tallies(), tallies(bases=el.Base)
CANDIDATES, LISTS, PARTIES, DISTRICTS = candidates(), candidate_lists(), parties(), districts()
NAMES, ANY_METHOD, NAMED = names(), methods(), methods(allow_made=False)
SYSTEMS, RETURNS = systems(), returns()
FITTING = {"kazakhstan": returns(system=LAW), "regional": returns(system=REGIONAL)}


@cache
def sample(strategy):
    """Give some values, the same every time."""
    made = []

    @seed(0)
    @settings(ALONE, max_examples=60)
    @given(strategy)
    def collect(value):
        made.append(value)

    collect()
    return made


def occurs(strategy, wanted):
    """Say that a value is among some, or is found among many; hypothesis raises if there is none."""
    if not any(map(wanted, sample(strategy))):
        many = settings(ALONE, phases=[Phase.generate])
        assert wanted(find(strategy, wanted, settings=many, random=Random(0)))  # noqa: S311 - a seed


def smallest(strategy, wanted):
    """Give the value to which those that are wanted shrink."""
    return find(strategy, wanted, settings=ALONE, random=Random(0))  # noqa: S311 - a seed


def value_of(base, tally):
    """Give the size of a base; None if it is not known."""
    try:
        return base.of(tally, "here").value
    except el.MissingFigure:
        return None


def has_share(tally, base, share):
    """Say whether somebody with votes has exactly a share of a base."""
    size = value_of(base, tally)
    return bool(size) and Fraction(share) * size in tally.votes.values()


def equal_votes(tally):
    """Say whether two contestants have equal votes, and some."""
    numbers = [number for number in tally.votes.values() if number]
    return len(set(numbers)) < len(numbers)


def part(thing, *names):
    """Give a part of a part of something; None if it has none."""
    for name in names:
        thing = getattr(thing, name, None)
    return thing


class TestTallies:
    @given(tallies())
    def test_figures_never_contradict_each_other(self, tally):
        """Every base is found or not known, and none is smaller than one that it holds."""
        held = (
            el.Base.CONTESTANTS,
            el.Base.VALID,
            el.Base.VALID_WITH_BLANK,
            el.Base.CAST,
            el.Base.REGISTERED,
        )
        known = [size for base in held if (size := value_of(base, tally)) is not None]

        assert known == sorted(known)
        assert attrs.evolve(tally) == tally

    @given(tallies(bases=el.Base))
    def test_bases_that_are_asked_for_are_known(self, tally):
        """Whatever else is not known, every base that was asked for can be taken."""
        assert all(value_of(base, tally) is not None for base in el.Base)

    @FEW
    @given(st.data())
    def test_those_stand_who_are_given(self, data):
        """Contestants that are given stand in their order."""
        who = data.draw(st.lists(names(), min_size=1, max_size=4, unique=True))

        assert list(data.draw(tallies(contestants=who)).votes) == who

    @pytest.mark.parametrize("share", ["3%", "4%", "5%", "7%", "1/12", "10%"])
    def test_somebody_has_exactly_a_usual_share(self, share):
        """There are tallies in which somebody has exactly a share that laws ask for."""
        needed = el.Share(share, of=el.Base.VALID).share

        occurs(KNOWN, lambda tally: any(has_share(tally, base, needed) for base in el.Base))

    @pytest.mark.parametrize("base", el.Base)
    def test_somebody_has_exactly_a_share_of_each_base(self, base):
        """Each of the bases is one of which somebody has exactly a usual share."""
        occurs(KNOWN, lambda tally: any(has_share(tally, base, share) for share in USUAL_SHARES))

    @pytest.mark.parametrize(
        "wanted",
        [
            lambda tally: len(tally.votes) == 1,
            lambda tally: len(tally.votes) == 5,
            lambda tally: not any(tally.votes.values()) and None not in tally.votes.values(),
            equal_votes,
            lambda tally: (tally.cast or 0) > 2**53,
            lambda tally: any(isinstance(number, Fraction) for number in tally.votes.values()),
            lambda tally: isinstance(tally.invalid, Fraction),
            lambda tally: tally.partial,
            lambda tally: None in tally.votes.values(),
            lambda tally: set(tally.votes.values()) == {None},
            lambda tally: tally.valid is not None and tally.blank,
            lambda tally: (
                tally.valid is not None and tally.against_all is not None and tally.cast is not None
            ),
            lambda tally: None not in attrs.astuple(tally, recurse=False) and not tally.partial,
            lambda tally: set(attrs.astuple(tally, recurse=False)[1:-2]) == {None},
        ],
    )
    def test_extremes_occur(self, wanted):
        """One contestant, none with votes, equal votes, large and broken numbers, all and nothing known."""
        occurs(TALLIES, wanted)

    @FEW
    @given(st.data())
    def test_what_is_not_allowed_does_not_occur(self, data):
        """Each opt-out leaves out what it names, also where somebody is lifted to a threshold."""
        assert not data.draw(tallies(allow_partial=False)).partial
        known = data.draw(tallies(allow_unknown=False))
        assert None not in known.votes.values()
        assert None not in (known.registered, known.cast, known.against_all, known.blank, known.invalid)
        assert all(data.draw(tallies(allow_zero_votes=False, allow_unknown=False)).votes.values())
        numbers = data.draw(tallies(allow_equal_votes=False, allow_unknown=False)).votes.values()
        assert len(set(numbers)) == len(numbers)
        assert data.draw(tallies(allow_large_totals=False, bases=[el.Base.REGISTERED])).registered <= 2**53
        whole = attrs.astuple(data.draw(tallies(allow_fractions=False)), recurse=False)
        assert not any(isinstance(number, Fraction) for number in (*whole[0].values(), *whole[1:]))

    def test_they_shrink(self):
        """The smallest tally in which two have equal votes has no other figure, and they have one each."""
        assert smallest(TALLIES, equal_votes) == el.Tally({"A": 1, "B": 1})

    def test_a_share_of_a_base_shrinks_too(self):
        """The smallest tally in which somebody has exactly 5 % has 20 votes."""
        found = smallest(TALLIES, lambda tally: has_share(tally, el.Base.CONTESTANTS, "1/20"))

        assert sorted(filter(None, found.votes.values())) == [1, 19]


class TestPeople:
    @pytest.mark.parametrize(
        ("strategy", "wanted"),
        [
            (CANDIDATES, lambda one: one.sex is one.birth_date is one.groups is None),
            (CANDIDATES, lambda one: None not in (one.sex, one.birth_date, one.groups)),
            (CANDIDATES, lambda one: one.groups == frozenset()),
            (CANDIDATES, lambda one: "youth" in (one.groups or ())),
            (CANDIDATES, lambda one: not one.name.isascii()),
            (LISTS, lambda one: one.persons is one.in_groups is None),
            (LISTS, lambda one: one.in_groups and one.persons),
            (LISTS, lambda one: one.in_groups and one.persons is None),
            (LISTS, lambda one: len(one.candidates) == 5),
            (PARTIES, lambda one: one.aliases and one.registration_order and one.minority),
            (DISTRICTS, lambda one: one.tier and one.parent and one.seats and one.population),
            (NAMES, lambda one: len(one) > 10),
        ],
    )
    def test_extremes_occur(self, strategy, wanted):
        """What is known of persons, lists, parties and districts is all, some or nothing."""
        occurs(strategy, wanted)

    @FEW
    @given(st.data())
    def test_what_is_not_allowed_does_not_occur(self, data):
        """Each opt-out leaves out what it names."""
        person = data.draw(candidates(allow_unknown=False, max_birth_date=dt.date(1990, 1, 1)))
        assert None not in (person.sex, person.groups)
        assert person.birth_date <= dt.date(1990, 1, 1)
        assert data.draw(candidate_lists(allow_nameless=False)).candidates
        roster = data.draw(candidate_lists(allow_unknown=False, tier="lists", groups=["veterans"]))
        assert roster.tier == "lists"
        assert roster.persons is not None
        assert all(person.groups <= {"veterans"} for person in roster.candidates)
        assert data.draw(parties(allow_unknown=False)).registration_order
        place = data.draw(districts(allow_unknown=False))
        assert None not in (place.seats, place.population, place.electorate)

    def test_they_shrink(self):
        """The smallest have short names, and nothing is known of them."""
        assert smallest(candidate_lists(max_candidates=1), lambda one: one.candidates) == el.CandidateList(
            tier="A", party="A", candidates=[el.Candidate("A")]
        )
        assert smallest(parties(), lambda one: one.minority) == el.Party("A", minority=True)


class TestLaws:
    @pytest.mark.parametrize("key", METHODS)
    def test_every_method_with_an_id_occurs(self, key):
        """Methods with an id are all there, whether or not others are allowed."""
        occurs(ANY_METHOD, lambda method: method == METHODS[key])
        assert METHODS[key] in sample(NAMED)

    @pytest.mark.parametrize(
        "family", [el.Linear, el.FirstChanged, el.PowerMean, el.Powers, el.Geometric, el.Listed]
    )
    def test_every_family_of_divisors_occurs(self, family):
        """Divisors of every family make methods of their own, and give seats after whole quotas."""
        occurs(
            ANY_METHOD,
            lambda method: method not in METHODS.values() and isinstance(part(method, "divisors"), family),
        )
        occurs(ANY_METHOD, lambda method: isinstance(part(method, "remaining", "divisors"), family))

    @pytest.mark.parametrize(
        "rule", [el.LargestRemainder, el.OrderOfVotes, el.HighestAverage, el.RemaindersThenAverages]
    )
    @pytest.mark.parametrize("excess", ["error", "take_back", "larger_quota"])
    def test_every_rule_of_quota_methods_occurs(self, rule, excess):
        """Every rule for the seats that are left goes with every rule for too many whole quotas."""
        occurs(
            ANY_METHOD,
            lambda method: isinstance(part(method, "remaining"), rule) and method.excess == excess,
        )

    @pytest.mark.parametrize(
        "wanted",
        [
            lambda law: len(law.tiers) == 3,
            lambda law: isinstance(law.tiers[0], el.Lists) and isinstance(law.tiers[-1], el.Districts),
            lambda law: any(quota.law and len(quota.groups) > 1 for quota in law.members),
            lambda law: any(quota.lists and quota.seats for quota in law.members),
            lambda law: any(quota.succession and quota.status for quota in law.members),
            lambda law: len(law.members) > 1,
            lambda law: law.valid_from and law.valid_until,
            lambda law: law.valid_until and not law.valid_from,
            lambda law: law.hypothetical,
            lambda law: law.law.source and law.law.note,
            lambda law: any(tier.articles for tier in law.tiers),
            lambda law: any(len(tier.ties) == 2 for tier in law.tiers),
            lambda law: any(tier.seats == "districts" for tier in law.tiers),
            lambda law: any(tier.expected() == 0 for tier in law.tiers),
            lambda law: any(part(tier, "admission") for tier in law.tiers),
            lambda law: any(part(tier, "admission", "factor") not in (None, 1) for tier in law.tiers),
            lambda law: any(isinstance(part(tier, "who"), el.Combined) for tier in law.tiers),
        ],
    )
    def test_every_part_of_a_system_occurs(self, wanted):
        """Tiers of both kinds, a quota, dates, articles, ties, admissions and combined conditions."""
        occurs(SYSTEMS, wanted)

    @FEW
    @given(st.data())
    def test_what_is_not_allowed_does_not_occur(self, data):
        """Each opt-out leaves out what it names."""
        law = data.draw(
            systems(
                min_tiers=2, max_seats=3, allow_quota=False, allow_dates=False, allow_unsettled_ties=False
            )
        )
        assert len(law.tiers) > 1
        assert all((tier.expected() or 0) <= 3 for tier in law.tiers)
        assert (law.members, law.valid_from, law.valid_until) == ((), None, None)
        assert all(tier.ties[-1] == el.DrawLots() for tier in law.tiers)
        plain = data.draw(methods(allow_plurality=False, allow_listed_divisors=False))
        assert plain != el.Plurality()
        assert "Listed(" not in repr(plain)
        assert "Listed(" not in repr(data.draw(tiers(allow_listed_divisors=False)))

    def test_they_shrink(self):
        """The smallest have one part each, and nothing that need not be there."""
        assert smallest(conditions(), lambda who: isinstance(who, el.Combined)) == el.Combined(
            "any", (el.Everyone(),)
        )
        tier = smallest(tiers(), lambda tier: isinstance(tier, el.Lists))
        assert tier == el.Lists("A", seats=0, method="dhondt", who=el.Everyone(), ties=())


class TestReturns:
    @pytest.mark.parametrize(
        "wanted",
        [
            lambda sheet: not sheet.tallies and not sheet.declared,
            lambda sheet: sheet.tallies and sheet.declared,
            lambda sheet: any(not rows for rows in sheet.tallies.values()),
            lambda sheet: any(each.party is None for each in sheet.nominations),
            lambda sheet: any(each.party for each in sheet.nominations),
            lambda sheet: any(each.tier not in (*sheet.tallies, *sheet.declared) for each in sheet.lists),
            lambda sheet: any(each.tier is None for each in sheet.districts),
            lambda sheet: any(each.registration_order for each in sheet.parties),
            lambda sheet: sheet.date,
        ],
    )
    def test_extremes_occur(self, wanted):
        """No tier, declared winners, persons and independents, lists, regions, orders and dates."""
        occurs(RETURNS, wanted)

    @pytest.mark.parametrize(
        ("key", "wanted"),
        [
            ("regional", lambda sheet: "lists" in sheet.declared),
            ("regional", lambda sheet: len(sheet.tallies.get("lists", ())) == 3),
            ("regional", lambda sheet: any(each.party is None for each in sheet.nominations)),
            ("regional", lambda sheet: any("veterans" in repr(each.candidates) for each in sheet.lists)),
            ("regional", lambda sheet: sheet.date),
            ("kazakhstan", lambda sheet: len(sheet.tallies) == 2),
            ("kazakhstan", lambda sheet: "single-mandate" in sheet.declared),
        ],
    )
    def test_extremes_occur_that_fit_a_law(self, key, wanted):
        """With a law there are declared winners, several districts, independents and lists too."""
        occurs(FITTING[key], wanted)

    @pytest.mark.parametrize(("base", "share"), [(el.Base.VALID, "1/20"), (el.Base.REGISTERED, "1/12")])
    def test_somebody_has_exactly_a_share_of_the_law(self, base, share):
        """Contestants have exactly the shares that the law asks for."""
        occurs(
            FITTING["regional"],
            lambda sheet: any(
                has_share(each, base, share) for each in sheet.tallies.get("lists", {}).values()
            ),
        )

    @FEW
    @given(st.data())
    def test_those_that_fit_can_be_counted(self, data):
        """Returns that fit a law have its days, its ages and its bases, so that it counts them."""
        for law in (LAW, REGIONAL):
            assert data.draw(returns(system=law, allow_unknown=False)).parties
        sheet = data.draw(returns(system=attrs.evolve(REGIONAL, tiers=REGIONAL.tiers[:1])))

        assert REGIONAL.valid_from <= (sheet.date or REGIONAL.valid_from) <= REGIONAL.valid_until
        assert attrs.evolve(REGIONAL, tiers=REGIONAL.tiers[:1]).count(sheet).verify()

    @FEW
    @given(st.data())
    def test_what_is_not_allowed_does_not_occur(self, data):
        """Each opt-out leaves out what it names, with a law and without."""
        law = data.draw(st.sampled_from((None, LAW)))
        sheet = data.draw(
            returns(
                system=law,
                min_contestants=2,
                max_contestants=3,
                allow_declared=False,
                allow_nominations=False,
                allow_unknown=False,
                allow_fractions=False,
                allow_large_totals=False,
            )
        )
        rows = [tally for tier in sheet.tallies.values() for tally in tier.values()]

        assert not sheet.declared
        assert not sheet.nominations
        assert all(2 <= len(tally.votes) <= 3 for tally in rows)
        assert all(tally.registered <= 2**53 and isinstance(tally.registered, int) for tally in rows)
        assert all(None not in tally.votes.values() for tally in rows)
        assert all(each.registration_order for each in sheet.parties)

    @FEW
    @given(st.data())
    def test_a_condition_of_ones_own_can_take_any_base(self, data):
        """What a condition of a user's own looks at is not known, so tallies supply every base."""
        sheet = data.draw(returns(system=system(lists(who=Own())), allow_declared=False))

        assert all(
            value_of(base, tally) is not None for tally in sheet.tallies["lists"].values() for base in el.Base
        )

    def test_a_tie_of_a_law_shrinks(self):
        """The smallest returns with an open lot have two contestants with one vote each."""
        law = system(lists(seats=1))
        two = returns(
            system=law,
            min_contestants=2,
            max_contestants=2,
            allow_declared=False,
            allow_nominations=False,
            allow_large_totals=False,
            allow_fractions=False,
        )
        found = smallest(two, lambda sheet: law.count(sheet).lots)

        assert found.tallies == {"lists": {"A": el.Tally({"A": 1, "B": 1})}}
        assert (found.districts, found.lists, found.date) == ((), (), None)


class TestTypes:
    @pytest.mark.parametrize("name", _electoral_hypothesis.TYPES)
    @settings(max_examples=5)
    @given(data=st.data())
    def test_values_are_of_their_type(self, name, data):
        """Each type gives values that are of it, or of its shape, and can be made again."""
        kind = getattr(el, name)
        value = data.draw(st.from_type(kind))

        assert getattr(kind, "_is_protocol", False) or isinstance(value, kind)
        assert attrs.evolve(value) == value

    def test_those_that_are_registered_have_a_strategy(self):
        """The types that hypothesis is told of are those that have a strategy."""
        assert {getattr(el, name) for name in _electoral_hypothesis.TYPES} == STRATEGIES.keys()

    @pytest.mark.parametrize("first", ["hypothesis", "electoral", "electoral.testing.strategies"])
    def test_no_set_up_is_needed(self, first):
        """In a fresh interpreter types are known at once, whatever is imported first, without a warning."""
        script = f"""
import {first}, sys
loaded = "electoral.testing.strategies" in sys.modules
import electoral, hypothesis
from hypothesis import strategies as st
assert loaded is ({first!r} == "electoral.testing.strategies"), "strategies come when they are asked for"
@hypothesis.settings(database=None, deadline=None, max_examples=3)
@hypothesis.given(st.from_type(electoral.Tally), st.builds(electoral.Draw, chosen=st.just(())))
def test(tally, draw):
    assert isinstance(tally, electoral.Tally)
test()
"""
        command = [sys.executable, "-W", "error", "-c", script]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - ourselves
        assert (done.returncode, done.stderr) == (0, b"")


class TestArguments:
    @pytest.mark.parametrize(
        ("call", "match"),
        [
            (lambda: tallies(min_contestants=3, max_contestants=2), "from 3 to 2 there is nothing"),
            (lambda: tallies(min_contestants=0), "give min_contestants=1"),
            (lambda: tallies(contestants=["A", "A"]), "each once"),
            (lambda: tallies(contestants=[]), "one name or more"),
            (lambda: tallies(contestants="AB"), "give e.g. "),
            (lambda: tallies(contestants=[""]), "are no names"),
            (lambda: tallies(contestants=5), "are no names"),
            (lambda: tallies(bases=["valid"]), "give e.g. .Base.VALID"),
            (lambda: tallies(bases=el.Base.VALID), "give e.g. .Base.VALID"),
            (lambda: candidates(groups=[]), "groups: .* one name or more"),
            (lambda: candidate_lists(max_candidates=0), "candidates: from 1 to 0"),
            (lambda: candidate_lists(tier=" "), "tier: .* are no names"),
            (lambda: candidate_lists(party=5), "party: .* are no names"),
            (lambda: candidate_lists(party="Independent"), "party: 'Independent' .* no party"),
            (lambda: districts(max_seats=-1), "seats: from 0 to -1"),
            (lambda: districts(tier=""), "tier: .* are no names"),
            (lambda: tiers(name=""), "tier: .* are no names"),
            (lambda: tiers(max_seats=-1), "seats: from 0 to -1"),
            (lambda: systems(min_tiers=0), "give min_tiers and max_tiers"),
            (lambda: systems(max_tiers=101), "1 to 100"),
            (lambda: systems(min_tiers=2, max_tiers=1), "from 2 to 1 there is nothing"),
            (lambda: systems(max_seats=-1), "seats: from 0 to -1"),
            (lambda: returns(system="kazakhstan"), "is no System; give one, or None"),
            (lambda: returns(system=attrs.evolve(LAW, tiers=(Own(),), members=())), "strategy of your own"),
            (lambda: returns(max_tiers=-1), "tiers: from 0 to -1"),
            (lambda: returns(max_districts=0), "districts: from 1 to 0"),
            (lambda: returns(max_contestants=0), "contestants: from 1 to 0"),
            (lambda: returns(min_contestants=0), "give min_contestants=1"),
            (lambda: returns(max_seats=-1), "seats: from 0 to -1"),
        ],
    )
    def test_what_cannot_be_is_refused(self, call, match):
        """Arguments for which there is no value are refused at once, with what to do."""
        with pytest.raises(InvalidArgument, match=match):
            call()

    def test_strategies_are_public(self):
        """The names that the package exports are those of its strategies, each with an example."""
        exported = {name: getattr(strategies, name) for name in strategies.__all__}

        assert list(exported) == sorted(exported)
        assert all(">>>" in function.__doc__ for function in exported.values())


class Own:
    """A tier, or a condition, of a user's own."""

    name = "own"
    articles = ()

    def find(self, panel):
        """Let nobody pass."""
        return el.record.StatedFinding(reason=f"nobody in {panel.where}", passing=())

    def expected(self):
        """Leave the number of seats to the returns."""

    def stages(self):
        """Have no stages."""
        return ()


def test_a_sheet_knows_its_bases_by_addition():
    """Bases are worked out by hand: 60 + 40 votes, 5 against all, 6 blank, 7 invalid, 82 who did not vote."""
    sheet = Sheet(
        votes={"A": 60, "B": 40}, missing=0, partial=False, against_all=5, blank=6, invalid=7, absent=82
    )

    assert [sheet.size(base) for base in el.Base] == [200, 118, 105, 111, 100]
    assert sheet.with_share("A", el.Base.CONTESTANTS, Fraction(1, 5)).votes == {"A": 40, "B": 160}
