"""Representation quotas: groups, minima, compliance, proposals."""

import datetime as dt

import pytest
from refusing import refused

import electoral as el
from electoral.representation import Infeasible

QUOTA = el.RepresentationQuota(("women", "youth", "disability"), at_least="30%", of="lists")
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
        assert el.RepresentationQuota(("women",), at_least=share, of="t").minimum(persons) == minimum

    def test_groups_keep_the_order_of_the_law(self):
        """A tuple keeps the law's order; a set, which has none, is sorted; a word is the group it names."""
        again = el.RepresentationQuota(
            [el.Women(), "youth", el.Flag("disability")], at_least="3/10", of="lists"
        )
        of_set = el.RepresentationQuota({"women", "youth", "disability"}, at_least="30%", of="lists")

        assert again == QUOTA
        assert [group.label for group in QUOTA.groups] == ["women", "youth", "disability"]
        assert [group.label for group in of_set.groups] == ["disability", "women", "youth"]

    @pytest.mark.parametrize(
        ("parts", "error", "builtin", "message"),
        [
            ({"groups": ()}, el.InvalidSystem, ValueError, "give at least one"),
            ({"groups": ("women", "women")}, el.InvalidSystem, ValueError, "each once"),
            ({"groups": "women"}, el.InvalidSystem, ValueError, "groups 'women' is one text"),
            ({"groups": ("",)}, el.InvalidName, ValueError, "group: '' is empty"),
            ({"at_least": 0.3}, el.InexactNumber, TypeError, "representation quota: 0.3 is a float"),
            ({"at_least": "130%"}, el.InvalidNumber, ValueError, "is not between 0 and 1"),
            ({"stages": ()}, el.InvalidSystem, ValueError, "no stage"),
            ({"stages": ("lists",)}, el.UnknownName, KeyError, "stage: 'lists' is not known; did you mean"),
        ],
    )
    def test_bad_quotas_are_refused(self, parts, error, builtin, message):
        """A quota has groups, a share and a stage."""
        given = {"groups": ("women",), "at_least": "30%", "of": "lists"} | parts
        with refused(error, builtin, message):
            el.RepresentationQuota(given.pop("groups"), **given)

    def test_nobody_counts_twice(self):
        """A young woman with a disability is one person: 1 of 4, where 2 are required."""
        triple = person("A", "female", ["youth", "disability"])
        compliance = QUOTA.compliance([triple, person("B"), person("C"), person("D")])

        assert (compliance.persons, compliance.required, compliance.counted) == (4, 2, 1)
        assert (compliance.missing, compliance.complies) == (1, False)

    def test_what_does_not_decide_need_not_be_known(self):
        """A woman is in the groups whatever else is unknown of her; a man of unknown flags is a question."""
        assert QUOTA.compliance([el.Candidate("A", sex="female")]).counted == 1
        with refused(el.MissingFigure, LookupError, "candidate 'B': not known whether in group 'youth'"):
            QUOTA.compliance([el.Candidate("B", sex="male")])

    def test_a_choice_by_name(self):
        """A choice is held against the quota of the seats it fills: 1 of 2 is at least 30 %."""
        chosen = QUOTA.choice(roster(person("A"), person("B", "female"), person("C")), ["C", "B"])

        assert (chosen.persons, chosen.required, chosen.counted, chosen.complies) == (2, 1, 1, True)

    @pytest.mark.parametrize(
        ("names", "message"), [(["A", "Z"], "'Z' not on it"), (["A", "A"], "somebody is chosen twice")]
    )
    def test_a_choice_beside_the_list_is_refused(self, names, message):
        """Members come from the list, each once."""
        with refused(el.InvalidReturns, ValueError, f"list of 'A': .*{message}"):
            QUOTA.choice(roster(person("A")), names)

    def test_the_last_gives_way_to_the_first_below(self):
        """Five seats need 2: A counts, so the last man inside, E, gives way to the first woman below, G."""
        people = [person("A", "female"), *map(person, "BCDEF"), person("G", "female"), person("H", "female")]
        proposal = QUOTA.propose(roster(*people), 5)

        assert "".join(member.name for member in proposal.members) == "ABCDG"
        assert [each.name for each in proposal.displaced] == ["E"]
        assert [each.name for each in proposal.promoted] == ["G"]
        assert proposal.required == 2

    def test_a_list_that_complies_is_left_as_it_is(self):
        """Nobody is displaced where nothing is missing."""
        proposal = QUOTA.propose(roster(person("A", "female"), person("B")), 2)

        assert (proposal.displaced, proposal.promoted) == ((), ())

    def test_too_few_in_the_groups_is_infeasible(self):
        """Five seats need 2, the list has 1."""
        answer = QUOTA.propose(roster(person("A", "female"), *map(person, "BCDE")), 5)

        assert answer == Infeasible(required=2, available=1)
        assert answer.missing == 1

    def test_a_short_list_has_no_result(self):
        """More seats than persons is another problem than the quota."""
        with refused(el.NoResult, ValueError, "list of 'A': 3 seats, but only 1 persons are known"):
            QUOTA.propose(roster(person("A", "female")), 3)
