"""Systems as values."""

import datetime as dt

import attrs
import pytest
from made import districts, lists, nation, quota, system
from refusing import refused

import electoral as el

DAY = dt.date(2020, 5, 1)


class TestSystem:
    def test_a_system_is_a_value(self):
        """Written twice it is equal; a changed part makes another, and leaves the first."""
        law = system(lists(), districts())
        changed = attrs.evolve(law, tiers=(lists(seats=11), districts()))

        assert law == system(lists(), districts())
        assert changed != law
        assert law.tier("lists").seats == 10
        assert law.law == el.Citation("an invented law")

    def test_tiers_are_found_by_name(self):
        """Tiers keep the law's order, and a name that is none is put right."""
        law = system(districts(), lists())

        assert [tier.name for tier in law.tiers] == ["districts", "lists"]
        with refused(el.UnknownName, KeyError, "system 'Made-up land': tier: 'list'.*did you mean 'lists'"):
            law.tier("list")

    @pytest.mark.parametrize(
        ("tiers", "changes", "error", "builtin", "message"),
        [
            ((), {}, el.InvalidSystem, ValueError, "no tiers; give 1 to 100"),
            ((lists(), lists()), {}, el.InvalidSystem, ValueError, "tier 'lists' stands twice"),
            (
                (lists(),),
                {"members": quota(of="list")},
                el.UnknownName,
                KeyError,
                "representation quota: tier: 'list' is not known; did you mean 'lists'",
            ),
            (
                (lists(),),
                {"valid_from": DAY, "valid_until": dt.date(2020, 4, 30)},
                el.InvalidSystem,
                ValueError,
                "system 'Made-up land': valid until 2020-04-30, which is before",
            ),
        ],
    )
    def test_what_is_no_law_is_refused(self, tiers, changes, error, builtin, message):
        """A law has tiers, each once, dates in order, and a quota for one of its tiers."""
        with refused(error, builtin, message):
            system(*tiers, **changes)

    def test_a_stage_reads_only_earlier_tables(self):
        """A tier whose stages stand in the wrong order is refused."""

        class Backwards:
            name = "backwards"
            articles = {}  # noqa: RUF012 - a Protocol's attribute

            def expected(self):
                """Say nothing."""

            def stages(self):
                """Give the seats before the question who takes part."""
                return lists().stages()[::-1]

        message = "stage 'lists' reads table 'lists.who', which no earlier stage makes"
        with refused(el.InvalidSystem, ValueError, message):
            system(Backwards())

    @pytest.mark.parametrize("name", ["lists.who", "lists.who.admitted"])
    @pytest.mark.parametrize("turn", [1, -1])
    def test_two_tables_of_one_name_are_refused(self, name, turn):
        """A tier named like a table of another would overwrite it: votes would be summed as seats."""
        with refused(el.InvalidSystem, ValueError, name):
            system(*(lists(), districts(name))[::turn])

    @pytest.mark.parametrize("parts", [{"tiers": lists()}, {"members": 5}, {"tiers": (5,)}])
    def test_parts_of_the_wrong_kind_are_refused(self, parts):
        """Tiers are a tuple of tiers and members a quota."""
        with refused(el.InvalidSystem, ValueError, "Made-up land|tiers|members"):
            el.System("Made-up land", **({"law": "x", "tiers": (lists(),)} | parts))


class TestInForce:
    @pytest.mark.parametrize("day", [DAY, dt.date(2020, 5, 31), None])
    def test_an_election_in_force_is_counted(self, day):
        """The first day, the last day, and an election without a date."""
        law = system(lists(), valid_from=DAY, valid_until=dt.date(2020, 5, 31))

        assert law.count(nation({"A": 1}, date=day)).seats == {"A": 10}

    @pytest.mark.parametrize("day", [dt.date(2020, 4, 30), dt.date(2020, 6, 1)])
    def test_an_election_out_of_force_is_refused(self, day):
        """The day before and the day after."""
        law = system(lists(), valid_from=DAY, valid_until=dt.date(2020, 5, 31))

        with refused(el.OutOfForce, ValueError, f"system 'Made-up land'.* the election is on {day}"):
            law.count(nation({"A": 1}, date=day))

    @pytest.mark.parametrize("day", [dt.datetime(2020, 5, 2), "2020-05-02"])  # noqa: DTZ001 - not to be taken
    def test_a_day_is_a_date(self, day):
        """A moment or a text is no day of election."""
        with refused(el.ElectoralError, Exception, "date"):
            system(lists(), valid_from=DAY).count(nation({"A": 1}, date=day))
