"""Representation quotas: groups, numbers, lists and members held against them, bad input."""

import datetime as dt

import pytest
from made import lists, quota, system
from refusing import refused

import electoral as el
from electoral.representation import (
    Bound,
    CedeByVotes,
    GiveLastRemainders,
    HandToParty,
    ListRule,
    NextOnList,
    SeatRule,
    Swap,
    Unsatisfiable,
    choose,
)

GROUPS = ("women", "youth", "disability")
QUOTA = quota(GROUPS)
WOMEN = Bound("women", at_least=1)
DAY = dt.date(2023, 3, 19)


def person(name, sex="male", groups=()):
    """A candidate of whom all is known."""
    return el.Candidate(name, sex=sex, groups=groups)


def roster(*people):
    """A list of party A."""
    return el.CandidateList(tier="lists", party="A", candidates=people)


class TestGroups:
    def test_women(self):
        """The entry in the register decides; without one it is not known."""
        people = (person("A", "female"), person("B"), el.Candidate("C"))

        assert [el.Women().includes(each) for each in people] == [True, False, None]

    @pytest.mark.parametrize(
        ("born", "young"),
        [
            (dt.date(1994, 3, 20), True),  # 28 years on the day, 29 tomorrow
            (dt.date(1994, 3, 19), False),  # 29 on the very day
            (dt.date(1994, 3, 18), False),
            (dt.date(2004, 1, 1), True),
            (None, None),
        ],
    )
    def test_younger_than_29_on_a_day(self, born, young):
        """29 is too old from the birthday itself."""
        youth = el.YoungerThan(29, on=DAY)

        assert youth.includes(el.Candidate("A", birth_date=born)) is young
        assert youth.label == "under 29 on 2023-03-19"

    def test_the_twenty_ninth_of_february(self):
        """Born on 29 February one is a year older on 1 March, not on 28 February."""
        born = el.Candidate("A", birth_date=dt.date(2000, 2, 29))

        assert el.YoungerThan(23, on=dt.date(2023, 2, 28)).includes(born) is True
        assert el.YoungerThan(23, on=dt.date(2023, 3, 1)).includes(born) is False

    def test_born_after_the_day_is_an_error(self):
        """A birth date after the day is a slip of the pen, not a young candidate."""
        with refused(el.InvalidSystem, ValueError, "candidate 'A': born 2023-03-20, after the day"):
            el.YoungerThan(29, on=DAY).includes(el.Candidate("A", birth_date=dt.date(2023, 3, 20)))

    @pytest.mark.parametrize("day", ["2023-03-19", None, dt.datetime(2023, 3, 19)])  # noqa: DTZ001 - not to be taken
    def test_the_day_is_a_date(self, day):
        """A text or a moment is no day."""
        with refused(el.InvalidSystem, ValueError, "younger than 29: day .* is no date"):
            el.YoungerThan(29, on=day)

    def test_flags(self):
        """A flag is there, is not there, or nothing is known of flags."""
        people = (person("A", groups=["disability"]), person("B", groups=["youth"]), el.Candidate("C"))

        assert [el.Flag("disability").includes(each) for each in people] == [True, False, None]


class TestQuota:
    @pytest.mark.parametrize(
        ("share", "persons", "minimum"),
        [
            ("30%", 10, 3),
            ("30%", 11, 4),  # 3.3 rounds up
            ("30%", 1, 1),
            ("30%", 0, 0),
            ("1/3", 3, 1),
            ("1/3", 4, 2),
            ("0%", 9, 0),
            ("100%", 9, 9),
        ],
    )
    def test_at_least_rounds_up(self, share, persons, minimum):
        """The fewest whole persons that are at least the share."""
        assert Bound("women", at_least=share, rounding="up").number(persons) == minimum

    def test_groups_keep_the_order_of_the_law(self):
        """A tuple keeps the law's order; a set, which has none, is sorted; a word is the group it names."""
        again = quota([el.Women(), "youth", el.Flag("disability")], "3/10")
        of_set = quota(set(GROUPS))

        assert again == QUOTA
        assert [group.label for group in QUOTA.groups] == ["women", "youth", "disability"]
        assert [group.label for group in of_set.groups] == ["disability", "women", "youth"]

    def test_a_group_of_several_rules_is_there_once(self):
        """Groups of the rules on lists come first, in the order of the law."""
        both = el.RepresentationQuota(
            of="lists",
            lists=[ListRule(Bound(("men", "youth"), at_least=1))],
            faulty="refused",
            seats=[SeatRule(WOMEN, over="list"), SeatRule(Bound("men", at_least=1), over="list")],
            remedy=HandToParty(),
        )

        assert [group.label for group in both.groups] == ["men", "youth", "women"]
        assert both.bounds == (WOMEN, Bound("men", at_least=1))

    def test_nobody_counts_twice(self):
        """A young woman with a disability is one person: 1 of 4, where 2 are required."""
        triple = person("A", "female", ["youth", "disability"])
        report = QUOTA.check(roster(triple, person("B"), person("C"), person("D")))
        (fault,) = report.faults

        assert (report.persons, fault.bound, fault.counted, fault.missing) == (4, 2, 1, 1)
        assert (report.complies, report.compliant_up_to) == (False, 3)

    def test_what_does_not_decide_need_not_be_known(self):
        """A woman is in the groups whatever else is unknown of her; a man of unknown flags is a question."""
        assert QUOTA.check(roster(el.Candidate("A", sex="female"))).complies
        with refused(el.MissingFigure, LookupError, "candidate 'B': not known whether in group 'youth'"):
            QUOTA.check(roster(el.Candidate("B", sex="male")))

    def test_a_choice_by_name(self):
        """A choice is held against the bounds on the seats it fills: 1 of 2 is at least 30 %."""
        woman = person("B", "female")
        (held,) = QUOTA.hold(roster(person("A"), woman, person("C")), ["C", "B"])

        assert (held.number, held.counted, held.missing) == (1, (woman,), 0)

    def test_each_bound_is_held_by_itself(self):
        """Of two men one is a woman short, and none too many of men."""
        rules = [SeatRule(WOMEN, over="list"), SeatRule(Bound("men", at_most=1), over="list")]
        both = quota(on=("seats",), seats=rules)
        held = both.hold(roster(person("A"), person("B")), ["A", "B"])

        assert [(each.number, len(each.counted), each.missing) for each in held] == [(1, 0, 1), (1, 2, 1)]

    @pytest.mark.parametrize(
        ("names", "message"), [(["A", "Z"], "'Z' not on it"), (["A", "A"], "somebody is chosen twice")]
    )
    def test_a_choice_beside_the_list_is_refused(self, names, message):
        """Members come from the list, each once."""
        with refused(el.InvalidReturns, ValueError, f"list of 'A': .*{message}"):
            QUOTA.hold(roster(person("A")), names)

    def test_the_last_gives_way_to_the_first_below(self):
        """Five seats need 2: A counts, so the last man inside, E, gives way to the first woman below, G."""
        people = [person("A", "female"), *map(person, "BCDEF"), person("G", "female"), person("H", "female")]
        proposal = choose(people, seats=5, bounds=QUOTA.bounds, by=QUOTA.remedy.by)

        assert "".join(member.name for member in proposal.members) == "ABCDG"
        assert [each.name for each in proposal.displaced] == ["E"]
        assert [each.name for each in proposal.promoted] == ["G"]
        assert proposal.required[0].number == 2

    def test_a_list_that_complies_is_left_as_it_is(self):
        """Nobody is displaced where nothing is missing."""
        people = (person("A", "female"), person("B"))
        proposal = choose(people, seats=2, bounds=QUOTA.bounds, by=QUOTA.remedy.by)

        assert (proposal.displaced, proposal.promoted) == ((), ())

    def test_too_few_in_the_groups_cannot_be_met(self):
        """Five seats need 2, the list has 1."""
        people = (person("A", "female"), *map(person, "BCDE"))
        answer = choose(people, seats=5, bounds=QUOTA.bounds, by=QUOTA.remedy.by)

        assert isinstance(answer, Unsatisfiable)
        assert (answer.missing, answer.nearest.required[0].number) == (1, 2)


#: A rule over each, and a remedy that mends it.
OVER = {each: SeatRule(WOMEN, over=each) for each in ("list", "party", "district", "house")}
LISTED = {"lists": [ListRule(WOMEN)], "faulty": "refused"}


class TestBadQuotas:
    @pytest.mark.parametrize(
        ("parts", "message"),
        [
            ({}, "quota of 'lists': no rules; give rules on lists, on seats, or both"),
            ({"lists": [ListRule(WOMEN)]}, "go together; give both .'refused', 'cut short'., or neither"),
            ({"faulty": "refused", "seats": [OVER["list"]], "remedy": HandToParty()}, "lists .* go together"),
            ({"seats": [OVER["list"]]}, "rules on seats and a remedy go together; give both, e.g. HandToP"),
            (LISTED | {"remedy": HandToParty()}, "rules on seats and a remedy go together"),
            ({"lists": 5}, "representation quota: lists: 5 is no tuple of ListRule; give a tuple"),
            ({"lists": [WOMEN]}, "representation quota: lists: Bound.* is no ListRule"),
            ({"seats": "women"}, "representation quota: seats: 'women' is no tuple of SeatRule"),
            ({"seats": [ListRule(WOMEN)]}, "representation quota: seats: ListRule.* is no SeatRule"),
            ({"seats": [OVER["list"]], "remedy": "swap"}, "'swap' is no remedy; give e.g. HandToParty"),
            ({"seats": [OVER["list"]], "remedy": HandToParty}, "class 'HandToParty' is no remedy"),
            (LISTED | {"succession": 5}, "5 is no succession; give e.g. NextOnList"),
            (LISTED | {"succession": NextOnList}, "class 'NextOnList' is no succession; give an object"),
            (LISTED | {"law": 5}, "quota of 'lists': law 5 is no Citation; give one, or a text"),
        ],
    )
    def test_a_quota_has_rules_and_what_follows_from_them(self, parts, message):
        """Rules without consequence, consequences without rules, and what is neither."""
        with refused(el.InvalidSystem, ValueError, message):
            el.RepresentationQuota(of="lists", **parts)

    @pytest.mark.parametrize(
        ("rules", "remedy", "message"),
        [
            (
                "house",
                HandToParty(),
                "'hand to the party' mends bounds over 'list', 'party', not over 'house'",
            ),
            ("district", Swap(by="list order"), "'swap' mends bounds over 'list', 'party', not over 'dist"),
            ("list", CedeByVotes(), "'cede by votes' mends bounds over 'district', 'house', not over 'list'"),
            ("district", GiveLastRemainders(), "'last remainders' mends bounds over 'house', not over 'dist"),
            ("district house", CedeByVotes(), "mends bounds over districts, or one over the house"),
            ("house house", CedeByVotes(), "mends bounds over districts, or one over the house"),
            ("house house", GiveLastRemainders(), "mends one lower bound over the house; give that one"),
        ],
    )
    def test_a_remedy_mends_what_it_can(self, rules, remedy, message):
        """Each remedy looks at seats of its own."""
        with refused(el.InvalidSystem, ValueError, message):
            el.RepresentationQuota(of="lists", seats=[OVER[each] for each in rules.split()], remedy=remedy)

    def test_remainders_are_not_given_up_for_fewer_of_a_group(self):
        """Last remainder seats go to persons of the group, so an upper bound could only get worse."""
        most = SeatRule(Bound("women", at_most=1), over="house")

        with refused(el.InvalidSystem, ValueError, "mends one lower bound over the house"):
            el.RepresentationQuota(of="lists", seats=[most], remedy=GiveLastRemainders())

    @pytest.mark.parametrize(
        ("rules", "remedy"),
        [
            ("list party list", HandToParty()),
            ("party", Swap(by="reserved first")),
            ("district district", CedeByVotes()),
            ("house", CedeByVotes()),
            ("house", GiveLastRemainders()),
        ],
    )
    def test_what_it_can_mend_is_taken(self, rules, remedy):
        """The neighbours of what is refused."""
        asked = tuple(OVER[each] for each in rules.split())

        assert el.RepresentationQuota(of="lists", seats=asked, remedy=remedy).seats == asked

    @pytest.mark.parametrize("remedy", [HandToParty, Swap])
    @pytest.mark.parametrize(
        ("parts", "bound", "message"),
        [
            ({"by": "reserved first"}, Bound("men", at_most=1), "reserves no seats; give lower bounds only"),
            ({"by": "list order", "counting": "once"}, Bound("men", at_most=1), "give lower bounds only"),
        ],
    )
    def test_an_objective_that_cannot_keep_a_bound_is_refused_with_the_quota(
        self, remedy, parts, bound, message
    ):
        """Not only in a count, once there are persons to choose from."""
        with refused(el.InvalidSystem, ValueError, f"representation quota of 'lists': .*{message}"):
            el.RepresentationQuota(of="lists", seats=[SeatRule(bound, over="list")], remedy=remedy(**parts))

    @pytest.mark.parametrize("remedy", [HandToParty, Swap])
    @pytest.mark.parametrize("by", ["one group after the other", "reserved first"])
    def test_a_procedure_does_not_count_once(self, remedy, by):
        """It does not say whom a group has used up."""
        with refused(el.InvalidSystem, ValueError, f"counting once, {by}: .* choose by 'list order'"):
            remedy(by=by, counting="once")

    @pytest.mark.parametrize(
        ("make", "error", "builtin", "message"),
        [
            (lambda: quota("women", of=""), el.InvalidName, ValueError, "quota: tier: '' is empty"),
            (lambda: quota(()), el.InvalidSystem, ValueError, "bound: no groups; give at least one"),
            (lambda: quota(("women", "women")), el.InvalidSystem, ValueError, "each once"),
            (lambda: quota(("",)), el.InvalidName, ValueError, "group: '' is empty"),
            (lambda: quota(share=0.3), el.InexactNumber, TypeError, "bound: at least: 0.3 is a float"),
            (lambda: quota(share="130%"), el.InvalidNumber, ValueError, "is not between 0 and 1"),
            (lambda: quota(faulty="cut"), el.UnknownName, KeyError, "faulty: 'cut' is not known; .*'cut sh"),
            (
                lambda: quota(status="heard"),
                el.UnknownName,
                KeyError,
                "status: 'heard' is not known; .*'read'",
            ),
            (
                lambda: SeatRule(WOMEN, over="lists"),
                el.UnknownName,
                KeyError,
                "seat rule: over: 'lists' is not known; did you mean 'list'",
            ),
            (lambda: SeatRule("women", over="list"), el.InvalidSystem, ValueError, "'women' is no Bound"),
            (lambda: SeatRule(WOMEN, over="list", article=5), el.InvalidName, ValueError, "rule: article: 5"),
            (lambda: QUOTA.check("A"), el.InvalidReturns, ValueError, "'A' is no CandidateList; give e.g."),
            (lambda: ListRule("women"), el.InvalidSystem, ValueError, "list rule: 'women' is no Bound"),
            (lambda: Swap(by="order"), el.UnknownName, KeyError, "remedy: by: 'order' is not known"),
            (
                lambda: HandToParty(counting="twice"),
                el.UnknownName,
                KeyError,
                "remedy: counting: 'twice' is not known; .*'in every group', 'once'",
            ),
            (
                lambda: Swap(by="list order", until=5),
                el.InvalidSystem,
                ValueError,
                "swap: until 5 is no Bound",
            ),
        ],
    )
    def test_bad_parts_are_refused(self, make, error, builtin, message):
        """What is given wrongly is told with its place, its value and what to do."""
        with refused(error, builtin, message):
            make()

    def test_where_the_law_says_who_gives_way_the_order_of_persons_must_be_said(self):
        """Without an order there is nobody to give way; a proposal to the party needs none."""
        swapped = quota(on=("seats",), remedy=Swap(by="list order"))

        with refused(
            el.InvalidSystem, ValueError, "'swap' lets members of tier 'lists' give way, .* persons ="
        ):
            system(lists(), members=swapped)
        assert system(lists(persons="votes"), members=swapped).members == (swapped,)
        assert system(lists(), members=quota()).members == (quota(),)
