"""The result sheet: what fits together, and who is who."""

import datetime as dt

import pytest
from refusing import refused

import electoral as el

TALLY = el.Tally({"A": 60, "B": 40})


class TestReturns:
    def test_without_parties_contestants_are_parties(self):
        """Whoever has votes or nominates, and is not nominated, is a party, in the order of the sheet."""
        returns = el.Returns(
            {"d": {"1": el.Tally({"Ann": 5, "B": 3})}},
            nominations=(el.Nomination("1", "Ann", "A"),),
            declared={"e": {"nation": {"C": 1}}},
        )

        assert [party.key for party in returns.parties] == ["B", "C", "A"]

    def test_a_contestant_has_its_party(self):
        """A nomination names the party, or None for an independent; a party is its own."""
        returns = el.Returns(
            {"d": {"1": el.Tally({"Ann": 5, "Bob": 4, "B": 3})}},
            nominations=(el.Nomination("1", "Ann", "A"), el.Nomination("1", "Bob", None)),
        )

        assert [returns.party("1", key) for key in ("Ann", "Bob", "B")] == ["A", None, "B"]
        with refused(el.UnknownName, KeyError, "district '2': contestant: 'Ann' is not known"):
            returns.party("2", "Ann")

    def test_a_party_is_found_by_any_spelling(self):
        """Keys and aliases find the party; other names list those that stand."""
        returns = el.Returns({}, parties=(el.Party("A", aliases=("Alpha",)), el.Party("B")))

        assert returns.party_named("Alpha").key == returns.party_named("A").key == "A"
        with refused(el.UnknownName, KeyError, "party: 'Alpa' is not known.*Known: 'A', 'B'"):
            returns.party_named("Alpa")

    @pytest.mark.parametrize(
        ("parts", "message"),
        [
            ({"parties": (el.Party("A"), el.Party("A"))}, "party: 'A' stands twice"),
            ({"parties": (el.Party("A"), el.Party("B", aliases=("A",)))}, "party: 'A' stands twice"),
            (
                {"parties": (el.Party("A", registration_order=1), el.Party("B", registration_order=1))},
                "registration order: '1' stands twice",
            ),
            (
                {"nominations": (el.Nomination("1", "x", "A"), el.Nomination("1", "x", "B"))},
                "district '1': 'x' is nominated twice",
            ),
            (
                {"districts": (el.District("1", tier="d"), el.District("1", tier="d"))},
                "district: 'd 1' stands twice",
            ),
            ({"lists": (el.CandidateList(tier="d", party="A"),) * 2}, "list: 'd A' stands twice"),
            ({"declared": {"d": {"1": {"A": 1}}}}, "tier 'd': has declared winners, and all votes of"),
        ],
    )
    def test_what_stands_twice_is_refused(self, parts, message):
        """A party, order, nomination, district, list or tier is given once."""
        with refused(el.InvalidReturns, ValueError, message):
            el.Returns({"d": {"1": TALLY}}, **parts)

    @pytest.mark.parametrize(
        ("parts", "message"),
        [
            (
                {"nominations": (el.Nomination("1", "x", "Z"),)},
                "nomination of 'x' .*: party: 'Z' is not known",
            ),
            ({"lists": (el.CandidateList(tier="d", party="Z"),)}, "list in tier 'd': party: 'Z'"),
            ({"declared": {"e": {"nation": {"Z": 1}}}}, "district 'nation': party: 'Z'"),
            ({"tallies": {"d": {"9": el.Tally({"Z": 1})}}}, "district '9': party: 'Z' is not known"),
        ],
    )
    def test_a_party_that_does_not_stand_is_refused(self, parts, message):
        """Where parties are given, nobody else can have votes, lists, nominations or seats."""
        given = {"tallies": {"d": {"1": TALLY}}, "parties": (el.Party("A"), el.Party("B"))} | parts
        with refused(el.UnknownName, KeyError, message):
            el.Returns(given.pop("tallies"), **given)

    def test_declared_seats_are_whole(self):
        """Half a winner is refused."""
        with refused(el.InexactNumber, TypeError, "declared seats: 0.5 is a float"):
            el.Returns({}, declared={"d": {"1": {"A": 0.5}}})

    @pytest.mark.parametrize(
        "parts",
        [
            {"tallies": {"d": {"é": TALLY, "e\u0301": TALLY}}},
            {"tallies": {"é": {"1": TALLY}, "e\u0301": {"1": TALLY}}},
            {"declared": {"d": {"1": {"é": 1, "e\u0301": 1}}}},
            {"declared": {"d": {"é": {"A": 1}, "e\u0301": {"A": 1}}}},
        ],
    )
    def test_one_name_in_two_spellings_is_refused(self, parts):
        """Two keys that are one name would lose a district, a tier or a winner."""
        with refused(el.InvalidReturns, ValueError, "stands twice"):
            el.Returns(**({"tallies": {}} | parts))

    def test_a_reference_in_another_spelling_finds_its_name(self):
        """A nomination and a district may spell the party and the tier decomposed."""
        returns = el.Returns(
            {"é": {"1": el.Tally({"x": 5})}},
            parties=(el.Party("é"),),
            nominations=(el.Nomination("1", "x", "e\u0301"),),
            districts=(el.District("1", tier="e\u0301", seats=1),),
        )

        assert returns.party("1", "x") == "é"
        assert returns.seats("é", "1") == 1

    @pytest.mark.parametrize("tallies", [{"d": TALLY}, TALLY, {"d": {"1": {"A": 1}}}, None])
    def test_tallies_of_another_shape_are_refused(self, tallies):
        """Tallies are a mapping of mappings; anything else says so."""
        with refused(el.InvalidReturns, ValueError, "tier"):
            el.Returns(tallies)

    def test_returns_are_values(self):
        """Equal sheets are equal, whatever the order of their districts."""
        rows = {"1": TALLY, "2": TALLY}
        again = dict(reversed(rows.items()))

        assert el.Returns({"d": rows}) == el.Returns({"d": again})
        assert el.Returns({"d": rows}) != el.Returns({"d": rows}, date=dt.date(2020, 1, 1))


class TestLookups:
    def test_a_tier_must_be_there(self):
        """A tier without returns is an error that lists those there are, declared ones too."""
        returns = el.Returns({"d": {"1": TALLY}}, declared={"e": {"nation": {"A": 1}}})

        assert returns.tier("d") == {"1": TALLY}
        with refused(el.UnknownName, KeyError, "returns: votes for tier: 'x' is not known.*'d', 'e'"):
            returns.tier("x")

    def test_a_district_without_returns_is_refused(self):
        """A district that is announced must have a tally."""
        districts = tuple(el.District(key, tier="d", seats=1) for key in ("1", "2"))

        with refused(el.InvalidReturns, ValueError, "tier 'd': no returns for district '2'"):
            el.Returns({"d": {"1": TALLY}}, districts=districts).tier("d")

    def test_returns_of_a_district_that_is_none_are_refused(self):
        """Where a tier has its districts listed, a tally of another one is an error."""
        districts = (el.District("1", tier="d", seats=1), el.District("9", seats=1))

        with refused(el.InvalidReturns, ValueError, "tier 'd': '2' is none of its districts"):
            el.Returns({"d": {"1": TALLY, "2": TALLY}}, districts=districts).tier("d")

    def test_seats_are_those_of_the_district_in_its_tier(self):
        """The same district can have other seats in another tier."""
        returns = el.Returns(
            {"d": {"1": TALLY}, "e": {"1": TALLY}},
            districts=(el.District("1", tier="d", seats=1), el.District("1", tier="e", seats=7)),
        )

        assert (returns.seats("d", "1"), returns.seats("e", "1")) == (1, 7)

    def test_seats_that_are_not_known_are_missing(self):
        """No seats are guessed, neither 1 nor 0."""
        returns = el.Returns({"d": {"1": TALLY}}, districts=(el.District("1", tier="d"),))

        with refused(el.MissingFigure, LookupError, "tier 'd', district '1': its seats are not known"):
            returns.seats("d", "1")

    def test_a_list_that_is_not_known_is_none(self):
        """Lists are found by tier and party."""
        one = el.CandidateList(tier="d", party="A", persons=3)
        returns = el.Returns({"d": {"1": TALLY}}, lists=(one,))

        assert returns.list_of("d", "A") == one
        assert returns.list_of("d", "B") is None
        assert returns.list_of("e", "A") is None


class TestDistrict:
    @pytest.mark.parametrize(
        ("field", "what"),
        [("seats", "seats of a district"), ("population", "population"), ("electorate", "electorate")],
    )
    def test_its_numbers_are_checked(self, field, what):
        """Seats, persons and electors are exact numbers of zero or more, or not known."""
        assert getattr(el.District("1", **{field: 0}), field) == 0
        assert getattr(el.District("1"), field) is None
        with refused(el.InvalidNumber, ValueError, f"^{what}: -1 is negative"):
            el.District("1", **{field: -1})


class TestReferences:
    """What refers to something must find it."""

    def test_a_nomination_of_nobody_is_refused(self):
        """Somebody nominated must stand in the district."""
        nominations = (el.Nomination("1", "Z", None),)

        with refused(el.InvalidReturns, ValueError, "nomination of 'Z' in district '1': nobody of that name"):
            el.Returns({"d": {"1": TALLY}}, nominations=nominations)

    def test_a_district_of_no_tier_is_refused(self):
        """A district of a tier must find the tier's returns."""
        with refused(el.UnknownName, KeyError, "district '9': tier: 'zz' is not known.*'d'"):
            el.Returns({"d": {"1": TALLY}}, districts=(el.District("9", tier="zz", seats=1),))

    def test_parts_of_another_kind_are_refused(self):
        """Parties are `Party` values, and one of them stands in a tuple."""
        with refused(el.InvalidReturns, ValueError, "parties: 'A' is no Party"):
            el.Returns({"d": {"1": TALLY}}, parties=("A",))
        with refused(el.InvalidReturns, ValueError, "parties: .* is no tuple of Party"):
            el.Returns({"d": {"1": TALLY}}, parties=el.Party("A"))
