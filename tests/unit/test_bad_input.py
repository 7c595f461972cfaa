"""What is given wrongly is refused where it is given: one error of the library, with a message that helps."""

import collections
import datetime as dt
import os
from fractions import Fraction
from pathlib import Path

import attrs
import numpy as np
import pytest
from made import LOTS, districts, lists, nation, quota, system
from refusing import refused

import electoral as el
from electoral.conditions import Panel
from electoral.files.systems import system_from
from electoral.representation import check_list, choose
from electoral.representation.groups import in_union, known_in_union
from electoral.ties import Bench, settle

MOMENT = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - not to be taken
LAW = el.load("kazakhstan-2023")
QUOTA = quota()
ROSTER = el.CandidateList(tier="lists", party="A", candidates=(el.Candidate("é", sex="female"),))
TIED = el.Lot("lists/nation", ("A", "B"), 1)
HALF = el.Share("50%", of=el.Base.CONTESTANTS)


class Silent:
    """Rules of one's own that answer nothing at all."""

    name = "silent"

    def find(self, panel):
        """Give no finding."""

    def settle(self, lot, bench):
        """Give no ruling."""


def law(**changes):
    """A made-up system with a part that is given wrongly."""
    return el.System("Made-up land", **({"law": "x", "tiers": (lists(),)} | changes))


def divisors(**changes):
    """A divisor method with a part that is given wrongly."""
    return el.DivisorMethod(**({"name": "own", "divisors": el.Linear(1, 1)} | changes))


def quotas(**changes):
    """A quota method with a part that is given wrongly."""
    rules = {"name": "own", "quota": "hare", "remaining": el.LargestRemainder()}
    return el.QuotaMethod(**(rules | changes))


def lot(contestants=("A", "B"), places=1, step="lists/nation"):
    """A lot with a part that is given wrongly."""
    return el.Lot(step, contestants, places)


def allocate(votes):
    """Five seats by D'Hondt."""
    return el.allocate(votes, 5, method="dhondt")


def found(condition):
    """What a condition finds in a contest of two."""
    tally = el.Tally({"A": 1, "B": 2})
    return condition.find(Panel.of(tally, "lists/nation"))


SYSTEMS = [
    (lambda: law(valid_from="2020-01-01"), "'Made-up land': valid from '2020-01-01', which is no date; give"),
    (lambda: law(valid_from=MOMENT), "valid from datetime.*no date"),
    (lambda: law(valid_until=5), "valid until 5, which is no date"),
    (lambda: law(law=5), "system: law 5 is no citation; give a text or a Citation"),
    (lambda: law(law=None), "system: law None is no citation"),
    (lambda: law(tiers=(el.Lists,)), "system: tiers: class 'Lists' is no tier; give an object of the class"),
    (lambda: law(tiers=(Silent(),)), "system: tiers: .* is no tier; give e.g. Lists"),
    (lambda: law(tiers=5), "system: tiers 5 is no tuple of tiers"),
    (lambda: law(tiers=(lists(ties=(el.DrawLots,)),)), "class 'DrawLots' is no tie rule; give an object"),
    (lambda: law(tiers=(districts(ties=(el.RegistrationOrder,)),)), "'RegistrationOrder' is no tie rule"),
    (lambda: law(members=el.RepresentationQuota), "system: members: .* is no tuple of RepresentationQuota"),
    (lambda: lists(method=el.Plurality), "method: class 'Plurality' is no method; give an object"),
    (lambda: lists(method=5), "method: 5 is no method; give an id or an object with `allocate`"),
    (lambda: districts(winner=el.Plurality), "method: class 'Plurality' is no method"),
    (lambda: lists(who=el.Share), "tier 'lists': who class 'Share' is no condition; give an object"),
    (lambda: lists(who=None), "tier 'lists': who None is no condition; give e.g. a Share"),
    (lambda: lists(articles=5), "articles: part of a tier: 5 is no mapping; give .* among 'who'"),
    (lambda: el.Share("5%", of=el.Base.VALID, strictly_more="no"), "more: 'no' is no bool; give True"),
    (lambda: el.Share("5%", of=el.Base.VALID, strictly_more=0), "strictly more: 0 is no bool"),
    (lambda: HALF | el.Everyone, "threshold: who class 'Everyone' is no condition"),
    (lambda: el.Combined("any", HALF), "threshold: conditions .* are no tuple"),
    (lambda: el.Combined("any", {HALF}), "threshold: conditions .* are no tuple"),
    (lambda: found(HALF | Silent()), "lists/nation: condition 'Silent' gives None, no finding"),
    (lambda: divisors(divisors=5), "divisors: 5 is no sequence of divisors; give e.g. Linear"),
    (
        lambda: divisors(divisors=el.Linear),
        "divisors: class 'Linear' is no sequence of divisors; give an object",
    ),
    (lambda: el.Listed((1, 2, 2)), "divisors: 2 for seat 3 is not more than 2 for seat 2; give a rising"),
    (lambda: el.Listed([]), "divisors: the list is empty; give at least one"),
    (lambda: el.Listed("12"), "divisors: '12' is no list; give e.g."),
    (lambda: quotas(quota=None), "quota: None is no quota; give a name or e.g. Quota"),
    (lambda: quotas(remaining=None), "quota method: remaining: None is no rule; give e.g. LargestRemainder"),
    (lambda: quotas(remaining=el.OrderOfVotes), "quota method: remaining: .* is no rule"),
    (lambda: el.vary(LAW.system, None), "vary: changes None are no mapping; give {path: value}"),
    (lambda: el.vary(LAW.system, [("party list.seats", 5)]), "vary: changes .* are no mapping"),
    (lambda: LAW.vary(None), "vary: changes None are no mapping"),
    (lambda: el.vary(LAW, {}), "vary: .* is no System; give one, e.g. load"),
    (lambda: quota([5]), "bound: 5 is no group; give 'women', 'men', the name of a flag"),
    (lambda: quota([el.Women]), "bound: class 'Women' is no group; give an object"),
    (lambda: quota([None]), "bound: None is no group"),
    (lambda: quota(None), "bound: groups None is no tuple"),
    (lambda: quota(5), "bound: groups 5 is no tuple"),
    (lambda: quota([]), "bound: no groups; give at least one"),
    (lambda: quota(["a", "a"]), "bound: groups 'a', 'a'; give each once"),
    (lambda: quota(lists="list"), "representation quota: lists: 'list' is no tuple of ListRule; give"),
    (lambda: quota(seats=None), "representation quota: seats: None is no tuple of SeatRule"),
    (lambda: quota(law=5), "representation quota of 'lists': law 5 is no Citation"),
]
RETURNS = [
    (lambda: el.Party("A", aliases=None), "aliases: None is no tuple of names; give a tuple"),
    (lambda: el.Party("A", aliases=5), "aliases: 5 is no tuple of names"),
    (lambda: el.Party("A", minority="no"), "minority: 'no' is no bool; give True or False"),
    (lambda: el.Party("A", minority=None), "minority: None is no bool"),
    (lambda: el.Candidate("A", groups=5), "groups: 5 is no tuple of names"),
    (lambda: el.Candidate("A", birth_date="1990-01-01"), "birth date: '1990-01-01' is no date; give"),
    (lambda: el.Candidate("A", birth_date=MOMENT), "birth date: datetime.* is no date"),
    (
        lambda: el.CandidateList(tier="t", party="A", candidates={el.Candidate("A")}),
        "candidates: a set has no list order",
    ),
    (lambda: check_list(["A"], QUOTA.lists), "list: candidates: 'A' is no Candidate; give a tuple of"),
    (lambda: check_list(None, QUOTA.lists), "list: candidates: None is no tuple of Candidate"),
    (lambda: QUOTA.check(None), "None is no CandidateList; give e.g. returns.list_of"),
    (lambda: QUOTA.hold(None, ["A"]), "None is no CandidateList"),
    (lambda: QUOTA.hold(ROSTER, None), "list of 'A': members: None is no tuple of names"),
    (lambda: QUOTA.hold(ROSTER, "é"), "list of 'A': members: 'é' is one text"),
    (lambda: choose(None, seats=3, bounds=(), by="list order"), "candidates: None is no tuple of Candidate"),
]
DRAWS = [
    (lambda: el.Draw(lot=5, chosen=("A",)), "draw: lot 5 is no text; give the id of the lot"),
    (lambda: el.Draw(lot=TIED, chosen=("A",)), "draw: lot .* is no text; give the id"),
    (lambda: el.Draw(lot=TIED.id, chosen=None), "draw: chosen: None is no tuple of names"),
    (lambda: el.Draw(lot=TIED.id, chosen=()).require_fit(TIED), "nobody chosen; choose 1, each once"),
    (lambda: lot(places=5), "step 'lists/nation': 5 places for 2 contestants .* leave nothing to draw"),
    (lambda: lot(places=2), "2 places for 2 contestants"),
    (lambda: lot(contestants=("A", "B", "A")), "somebody stands twice among 'A', 'B', 'A'; give each once"),
    (lambda: lot(contestants=("é", "e\u0301")), "somebody stands twice"),
    (lambda: lot(contestants=()), "1 places for 0 contestants .nobody. leave nothing to draw"),
    (lambda: lot(contestants=None), "lot: contestants: None is no tuple of names"),
    (lambda: lot(contestants="AB"), "lot: contestants: 'AB' is one text"),
]
TALLIES = [
    (lambda: allocate({100, 200, 300}), "votes: a set has no order; give votes by contestant, or a list"),
    (lambda: allocate(frozenset({1})), "votes: a set has no order"),
    (lambda: allocate({"A": 1}.keys()), "votes: a set has no order"),
    (lambda: allocate({"A": 1}.values()), "nor a sequence; give votes by contestant, or a list"),
    (lambda: allocate(iter([1, 2])), "neither a mapping nor a sequence"),
    (lambda: allocate(each for each in (1, 2)), "neither a mapping nor a sequence"),
    (lambda: allocate("12"), "votes: '12' is neither a mapping nor a sequence"),
    (lambda: allocate(b"12"), "neither a mapping nor a sequence"),
    (lambda: allocate(None), "votes: None is neither a mapping nor a sequence"),
    (lambda: allocate(list), "neither a mapping nor a sequence"),
    (lambda: allocate(np.array(5)), "neither a mapping nor a sequence"),
    (lambda: divisors().allocate([1, 2], 1), r"votes: \[1, 2\] is no mapping; give votes by contestant"),
    (lambda: quotas().allocate({1, 2}, 1), "is no mapping"),
    (lambda: el.BalinskiYoung().allocate("AB", 1), "votes: 'AB' is no mapping"),
    (lambda: el.Plurality().allocate(None, 1), "votes: None is no mapping"),
]
NUMBERS = [
    (lambda: el.Linear(1, 0), "divisors: step: 0 does not make a rising sequence; give more than 0"),
    (lambda: el.Linear(-1, 1), "divisors: first: -1 is negative"),
    (
        lambda: el.FirstChanged(3, el.Linear(1, 2)),
        "divisors: first: 3 is not less than the second divisor, 3",
    ),
    (lambda: el.modified_sainte_lague("1,4"), "divisors: first: '1,4' is no number; write it as '1.4'"),
    (lambda: el.PowerMean(1.5), "power mean: exponent 1.5 is no whole number from -100 to 100"),
    (lambda: el.Powers("101"), "powers: exponent .*give a shorter one"),
    (lambda: el.Geometric(1), "geometric: ratio: 1 does not make a rising sequence; give more than 1"),
    (lambda: el.Quota(-1), "quota: added: -1 is negative"),
    (lambda: el.RemaindersThenAverages(0, averages="all"), "remainders, then averages: seats: 0 is too few"),
    (lambda: lot(places=0), "lot: places: 0 is too few; give 1 or more"),
    (lambda: lot(places=-1), "lot: places: -1 is negative"),
    (lambda: choose(ROSTER.candidates, seats=-1, bounds=(), by="list order"), "seats: -1 is negative"),
]
INEXACT = [
    (lambda: el.Linear(1.4, 2), "divisors: first: 1.4 is a float"),
    (lambda: el.Linear(1, 1.0), "divisors: step: 1.0 is a float"),
    (lambda: el.Linear(1, None), "divisors: step: None is of type NoneType"),
    (lambda: el.Linear(True, 1), "divisors: first: True is a bool"),
    (lambda: el.Listed((1, 1.4)), "divisors: number 2: 1.4 is a float"),
    (lambda: divisors(divisors=lambda held: held + 0.5).allocate({"A": 1}, 1), "for seat 1: 0.5 is a float"),
    (lambda: el.Quota(1.0), "quota: added: 1.0 is a float"),
    (lambda: lot(places="1"), "lot: places: '1' is of type str"),
    (lambda: el.Party("A", registration_order=True), "registration order: True is a bool"),
    (lambda: allocate(np.array([1.0])), "votes for 0: .* is a float"),
    (lambda: allocate(np.array([[1, 2], [3, 4]])), "votes for 0: .* is of type ndarray"),
]
NAMES = [
    (lambda: law(hypothetical=5), "hypothetical: 5 is no tuple of texts"),
    (lambda: quota(of=5), "representation quota: tier: 5 is of type int"),
    (lambda: divisors(name=None), "divisor method: None is of type NoneType"),
    (lambda: quotas(name=""), "quota method: '' is empty"),
    (lambda: lot(step=5), "lot: step: 5 is of type int"),
    (lambda: lot(contestants=("A", 5)), "lot: contestant: 5 is of type int"),
    (lambda: QUOTA.hold(ROSTER, [5]), "member: 5 is of type int"),
]
UNKNOWN = [
    (lambda: el.load(None), "election .neither a folder nor the id of one that ships.: None is not known"),
    (lambda: el.load(5), "election .*: 5 is not known;.*'kazakhstan-2023'"),
    (lambda: el.load(["kazakhstan-2023"]), "election .* is not known"),
    (lambda: el.load(b"kazakhstan-2023"), "election .* is not known"),
    (lambda: el.vary(LAW.system, {5: 3}), "path: 5 is not known; Known: .*'party list.<field>'"),
    (lambda: LAW.vary({None: 3}), "path: None is not known"),
    (
        lambda: quotas(quota="drop"),
        "quota: 'drop' is not known; did you mean 'droop'. Known: 'hare', 'droop'",
    ),
    (
        lambda: quotas(excess="none"),
        "quota method: excess: 'none' is not known;.* Known: 'error', 'take_back'",
    ),
    (
        lambda: el.Quota(rounding="round"),
        "quota: rounding: 'round' is not known;.*Known: 'exact', 'down', 'up'",
    ),
    (lambda: el.OrderOfVotes(["once"]), "order of votes: cycles: .* is not known;.* Known: 'once', 'again'"),
    (
        lambda: el.RemaindersThenAverages(1, averages=None),
        "averages: None is not known;.* Known: 'all', 'seated'",
    ),
    (lambda: el.Combined(["any"], (HALF,)), "threshold: combination: .* is not known"),
    (lambda: lists(articles={5: "art. 1"}), "articles: part of a tier: 5 is not known"),
]
REFUSED = [
    *((el.InvalidSystem, ValueError, *row) for row in SYSTEMS),
    *((el.InvalidReturns, ValueError, *row) for row in RETURNS),
    *((el.InvalidDraw, ValueError, *row) for row in DRAWS),
    *((el.InvalidTally, ValueError, *row) for row in TALLIES),
    *((el.InvalidNumber, ValueError, *row) for row in NUMBERS),
    *((el.InexactNumber, TypeError, *row) for row in INEXACT),
    *((el.InvalidName, ValueError, *row) for row in NAMES),
    *((el.UnknownName, KeyError, *row) for row in UNKNOWN),
    (
        el.UnsettledTie,
        RuntimeError,
        lambda: settle(TIED, (Silent(),), Bench(parties={}, draws={})),
        "tie rule 'silent' gives None, no Ruling; the rule is wrong",
    ),
    (
        el.MissingFigure,
        LookupError,
        lambda: check_list([el.Candidate("A")], QUOTA.lists),
        "candidate 'A': not known whether in group 'women'",
    ),
]


@pytest.mark.parametrize(("error", "builtin", "give", "message"), REFUSED)
def test_what_is_given_wrongly_is_refused(error, builtin, give, message):
    """The error names what, where, the value and what to do, and is the fitting builtin."""
    with refused(error, builtin, message):
        give()


TAKEN = [
    (lambda: law(valid_from=dt.date(2020, 1, 1), valid_until=None).valid_from, dt.date(2020, 1, 1)),
    (lambda: law(law=el.Citation("y")).law.text, "y"),
    (lambda: el.Candidate("A", birth_date=dt.date(1990, 1, 1)).birth_date.year, 1990),
    (lambda: el.Candidate("A", groups={"youth"}).groups, {"youth"}),
    (lambda: el.Party("A", minority=True).minority, True),
    (lambda: el.Party("A", aliases=(each for each in "B")).aliases, ("B",)),
    (lambda: el.Share("5%", of=el.Base.VALID, strictly_more=True).strictly_more, True),
    (lambda: el.Combined("all", [HALF]).conditions, (HALF,)),
    (lambda: found(HALF | el.Everyone()).passing, ("A", "B")),
    (lambda: el.Linear(np.int64(3), 2).after([1]), [5]),
    (lambda: el.Linear("1.4", "1/2"), el.Linear(Fraction(7, 5), Fraction(1, 2))),
    (lambda: el.Listed(["1.4", 3]).after([0, 1]), [Fraction(7, 5), 3]),
    (lambda: quotas(name="hare"), el.METHODS["hare"]),
    (lambda: quotas(name="hare", quota=el.Quota()), el.METHODS["hare"]),
    (lambda: lists(method=el.Plurality()).method, el.Plurality()),
    (lambda: lists(ties=LOTS).ties, LOTS),
    (lambda: lot(places=np.int64(1)), TIED),
    (lambda: lot(contestants=["e\u0301", "B"]).contestants, ("é", "B")),
    (lambda: el.Draw(lot="x", chosen=["e\u0301"]).require_fit(lot(("é", "B"))), None),
    (lambda: allocate([3, 2]).seats, {0: 3, 1: 2}),
    (lambda: allocate((3, 2)).seats, {0: 3, 1: 2}),
    (lambda: allocate(range(2, 4)).seats, {0: 2, 1: 3}),
    (lambda: allocate(np.array([3, 2])).seats, {0: 3, 1: 2}),
    (lambda: allocate(collections.deque([3, 2])).seats, {0: 3, 1: 2}),
    (lambda: allocate(collections.Counter("AAABB")).seats, {"A": 3, "B": 2}),
    (lambda: quota({"youth", "women"}).groups, (el.Women(), el.Flag("youth"))),
    (lambda: quota("women").groups, (el.Women(),)),
    (lambda: quota("30% of us").groups, (el.Flag("30% of us"),)),
    (lambda: law(members=QUOTA).members, (QUOTA,)),
    (lambda: law(members=iter([QUOTA, QUOTA])).members, (QUOTA, QUOTA)),
    (lambda: quota(of="e\u0301").of, "é"),
    (lambda: [each.missing for each in QUOTA.hold(ROSTER, ["e\u0301"])], [0]),
    (lambda: check_list(iter(ROSTER.candidates), QUOTA.lists).persons, 1),
    (lambda: el.vary(LAW.system, {}).hypothetical, ()),
    (lambda: LAW.vary({"party list.seats": 9}).system.tier("party list").seats, 9),
    (lambda: el.vary(law(tiers=(lists("é"),)), {"e\u0301.seats": 9}).tier("é").seats, 9),
    (lambda: law().count(nation({"A": 1}), iter(())).seats, {"A": 10}),
]


@pytest.mark.parametrize(("give", "taken"), TAKEN)
def test_what_is_given_rightly_is_taken(give, taken):
    """The neighbours of what is refused."""
    assert give() == taken


class PathLike(os.PathLike):
    """A path of another library."""

    def __fspath__(self):
        """Give a folder that is not there."""
        return "no-such-folder"


@pytest.mark.parametrize("path", [Path("no-such-folder"), PathLike(), "no-such-folder", ""])
def test_a_folder_that_is_not_there_is_not_known(path):
    """Texts and paths of any library are looked up."""
    with refused(el.UnknownName, KeyError, "neither a folder nor the id"):
        el.load(path)


class TestKnownInUnion:
    """Who is in the groups, where unknown data must stop no count."""

    WOMAN, MAN, UNKNOWN = (el.Candidate(sex or "X", sex=sex) for sex in ("female", "male", None))
    YOUNG = el.Candidate("young", groups=["youth"])
    GROUPS = (el.Women(), el.Flag("youth"))

    @pytest.mark.parametrize(
        ("people", "known"),
        [
            ((), ()),
            ((WOMAN,), (WOMAN,)),  # in one group, whatever the other
            ((MAN,), None),
            ((UNKNOWN,), None),
            ((attrs.evolve(MAN, groups=()),), ()),
            ((YOUNG, WOMAN), (YOUNG, WOMAN)),
            ((WOMAN, MAN), None),
        ],
    )
    def test_it_is_none_if_it_is_not_known_of_somebody(self, people, known):
        """Those in the union in list order, or None; never an error."""
        assert known_in_union(iter(self.GROUPS), iter(people)) == known
        if known is not None:
            assert known == tuple(each for each in people if in_union(self.GROUPS, each))


class TestPaths:
    """Faults of conditions within conditions are told with their whole path."""

    TEXT = """
    name = "x"
    law = "x"
    [[tier]]
    type = "lists"
    name = "lists"
    seats = 5
    method = "hare"
    ties = []
    who = {}
    """

    @pytest.mark.parametrize(
        ("who", "fault"),
        [
            ("{ any = [{ share = '5%', of = 'valdi' }] }", r"tier\[0\].who.any\[0\].of: base: 'valdi'"),
            (
                "{ all = ['everyone', { any = [{ share = '500%', of = 'valid' }] }] }",
                r"tier\[0\].who.all\[1\].any\[0\]: threshold: '500%'",
            ),
            ("{ any = 5 }", r"tier\[0\].who.any: 5 is no list"),
            ("{ any = [] }", r"tier\[0\].who: threshold: a combination of no conditions"),
        ],
    )
    def test_the_path_of_a_nested_condition(self, who, fault):
        """The combination stands in the path."""
        with refused(el.InvalidFile, ValueError, fault):
            system_from(self.TEXT.format(who))

    def test_every_fault_is_told(self):
        """Two faults in two parts of a combination are two lines."""
        parts = "{ share = '5%', of = 'valdi' }, { share = 5.5, of = 'cast' }"
        with pytest.raises(el.InvalidFile) as caught:
            system_from(self.TEXT.format(f"{{ any = [{parts}] }}"))

        assert [fault.split(":")[0] for fault in caught.value.faults] == [
            "tier[0].who.any[0].of",
            "tier[0].who.any[1].share",
        ]


def test_a_tier_without_a_name_is_no_tier():
    """Everything that a law asks of a tier is asked for when the law is written."""
    with refused(el.InvalidSystem, ValueError, "is no tier"):
        system(attrs.make_class("Nameless", [], bases=(object,))())
