"""What is said of a rule: claims, denials, and what is only asked."""

import pytest
from refusing import refused
from slips import dhondt, hare

import electoral as el
from electoral import NoResult
from electoral.errors import InvalidCase, InvalidRule, UnknownName
from electoral.testing import PROPERTIES, Check, Profile, Subject, Verdict, check_rule, claims, limited
from electoral.testing.limits import CONDITIONS

SHORT = Profile(name="short", examples=1)
UPPER = {"votes": {"A": 50, "B": 9, "C": 9, "D": 9}, "seats": 4}


def ids(rule, **said):
    """Give the ids of the checks of a rule, in their order."""
    return [each.check for each in check_rule(rule, profile=SHORT, **said).verdicts]


def never(votes, seats):  # noqa: ARG001 - it refuses all
    """Refuse everything."""
    raise NoResult("not today")


class TestClaims:
    @pytest.mark.parametrize("collection", [set, list, tuple, frozenset])
    def test_claims_are_any_collection(self, collection):
        """A set, a list, a tuple."""
        assert ids(dhondt, claims=collection(["lower_quota"]))[-1] == "lower_quota"

    @pytest.mark.parametrize("given", ["lower_quota", 5, {"lower_quota": False}])
    def test_claims_are_no_text_and_no_number(self, given):
        """A text would be taken letter by letter, and a dict may say False."""
        with refused(InvalidRule, TypeError, r"claims: .* is no set of ids; give a set, \{'lower_quota'\}"):
            check_rule(dhondt, claims=given)

    @pytest.mark.parametrize("what", ["claims", "denies", "asks"])
    def test_an_unknown_property_lists_the_known_ones(self, what):
        """With the nearest spelling; a basic check is no property that one claims."""
        with refused(
            UnknownName, KeyError, rf"{what}: property: 'lower_qouta' .* mean 'lower_quota'\?"
        ) as no:
            check_rule(dhondt, **{what: {"lower_qouta": UPPER} if what == "denies" else {"lower_qouta"}})
        assert all(repr(each) in str(no.value) for each in PROPERTIES)
        with refused(InvalidRule, TypeError, "'house_filled' is a basic check, which is always made"):
            check_rule(dhondt, **{what: {"house_filled": UPPER} if what == "denies" else {"house_filled"}})

    def test_a_property_is_claimed_or_denied(self):
        """Not both, and it is not asked about beside."""
        with refused(InvalidRule, TypeError, "rule 'dhondt': 'upper_quota'"):
            check_rule(dhondt, claims={"upper_quota"}, denies={"upper_quota": UPPER})
        with refused(InvalidRule, TypeError, "rule 'dhondt': 'upper_quota'"):
            check_rule(dhondt, claims={"upper_quota"}, asks={"upper_quota"})

    def test_what_is_asked_is_no_fault(self):
        """A property that the rule lacks is found, and the report is good."""
        report = check_rule(dhondt, asks={"upper_quota"}, examples=[("upper_quota", UPPER)], profile=SHORT)

        assert report["upper_quota"].outcome == "fails"
        assert report.ok

    def test_a_claim_of_a_rule_that_always_refuses_is_untested(self):
        """Nothing was seen of it, so it is no success."""
        check = Check(sought=PROPERTIES["lower_quota"], kind="claimed", profile=SHORT)
        verdict = check.verdict(Subject.of(never))

        assert (verdict.outcome, verdict.tested, verdict.ok) == ("untested", 0, False)
        assert verdict.message == "lower_quota: rule 'never' refused every case, so nothing was tested"

    @pytest.mark.parametrize(
        ("check", "kind", "ok"),
        [
            ("whole_seats", "basic", False),
            ("contestants_kept", "basic", False),
            ("no_votes_no_seats", "basic", True),
            ("lower_quota", "claimed", False),
            ("lower_quota", "asked", True),
        ],
    )
    def test_a_rule_has_to_answer_something(self, check, kind, ok):
        """Whole seats and names have to be seen once; other basic checks may say nothing of a rule."""
        assert Verdict(check=check, kind=kind, outcome="untested", tested=0).ok is ok

    def test_stored_cases_are_tried_before_any_search(self, monkeypatch):
        """A witness against a property is tried on every rule that claims it."""
        monkeypatch.setattr(claims, "stored", lambda id_: (UPPER,) if id_ == "upper_quota" else ())
        verdict = check_rule(dhondt, claims={"upper_quota"}, profile=SHORT)["upper_quota"]

        assert (verdict.outcome, verdict.tested, verdict.case) == ("fails", 1, UPPER)
        assert "found after" not in verdict.message

    def test_a_case_that_the_rule_refuses_says_nothing(self, monkeypatch):
        """It is passed over, and the next one and the search still speak."""
        small = {"votes": {"A": 1, "B": 1}, "seats": 1}
        monkeypatch.setattr(claims, "stored", lambda id_: (small, UPPER))  # noqa: ARG005 - for all
        rule = limited(dhondt, CONDITIONS["seats_for_all"])

        assert check_rule(rule, claims={"upper_quota"}, profile=SHORT)["upper_quota"].tested == 1


class TestDenies:
    def test_a_witness_of_ones_own_shows_it(self):
        """The message tells the case, and the verdict is good."""
        verdict = check_rule(dhondt, denies={"upper_quota": UPPER}, profile=SHORT)["upper_quota"]

        assert (verdict.outcome, verdict.ok, verdict.tested, verdict.case) == ("shown", True, 1, UPPER)
        assert "at most 3 of 4 seats for 'A', whose quota is 200/77" in verdict.message

    def test_a_stored_witness_shows_it(self):
        """Against the upper quota of D'Hondt one is stored."""
        verdict = check_rule(dhondt, denies={"upper_quota": "stored"}, profile=SHORT)["upper_quota"]

        assert (verdict.outcome, verdict.ok) == ("shown", True)
        assert verdict.case["votes"]

    def test_a_witness_that_does_not_show_it(self):
        """The rule passes this case, so the denial is not shown; the message says how to give another."""
        verdict = check_rule(hare, denies={"upper_quota": UPPER}, profile=SHORT)["upper_quota"]

        assert (verdict.outcome, verdict.ok) == ("not shown", False)
        assert "rule 'hare' denies it, but no witness shows that" in verdict.message
        assert "  seats:   4\n  but      it holds: the rule gives [" in verdict.message
        assert "give a case in which the rule lacks it" in verdict.message

    def test_a_denied_property_is_not_searched(self):
        """A rule that fails elsewhere is not looked at elsewhere."""
        fine = {"votes": {"A": 1, "B": 1}, "seats": 2}

        assert check_rule(dhondt, denies={"upper_quota": fine})["upper_quota"].tested == 1

    @pytest.mark.parametrize(
        ("witness", "message"),
        [
            (5, "denies: 'upper_quota': 5 is no witness; give a dict, or 'stored'"),
            ("other", "is no witness; give a dict, or 'stored'"),
            ({"votes": {"A": 1}}, "upper_quota: the case has no 'seats'; give 'votes', 'seats'"),
            (UPPER | {"pair": ["A", "B"]}, "the case has 'pair', which the property does not look at"),
            ({"votes": {}, "seats": 1}, "are no votes by contestant"),
            ({"votes": [1, 2], "seats": 1}, "are no votes by contestant"),
        ],
        ids=str,
    )
    def test_what_is_no_case_is_refused(self, witness, message):
        """Nothing, half a case, more than a case, and no votes."""
        with refused(InvalidCase, ValueError, message):
            check_rule(dhondt, denies={"upper_quota": witness}, profile=SHORT)

    @pytest.mark.parametrize(
        ("case", "why"),
        [
            ({"votes": {"A": 0, "B": 0}, "seats": 0}, "nobody has votes"),
            ({"votes": {"A": 2, "B": 1}, "seats": 5}, "the rule refuses this case: asked only where"),
        ],
    )
    def test_a_witness_may_say_nothing(self, case, why):
        """There is no quota, or the rule refuses the question: the message says which."""
        rule = limited(dhondt, CONDITIONS["many_votes"])
        verdict = check_rule(rule, denies={"upper_quota": case}, profile=SHORT)["upper_quota"]

        assert (verdict.outcome, verdict.ok) == ("not shown", False)
        assert why in verdict.message

    def test_numbers_of_a_case_are_whole(self):
        """Half a seat or a float of votes is no case."""
        for wrong in ({"seats": 1.5}, {"votes": {"A": 0.5}}, {"seats": -1}, {"votes": {"A": -1}}):
            with pytest.raises(el.ElectoralError, match="upper_quota: "):
                check_rule(dhondt, denies={"upper_quota": UPPER | wrong})

    @pytest.mark.parametrize(
        ("check", "more", "message"),
        [
            ("anonymity", {"renamed": {"A": "B"}}, "renamed: .* does not have all who stand"),
            ("anonymity", {"renamed": dict.fromkeys("ABCD", "X")}, "two contestants one name"),
            ("vote_monotonicity", {"contestant": "Z", "more": 1}, "contestant: 'Z' does not stand"),
            ("transfer_monotonicity", {"giver": "B", "taker": "A", "moved": 99}, "cannot give 99 votes"),
            ("transfer_monotonicity", {"giver": "A", "taker": "A", "moved": 1}, "cannot give 1 votes"),
            ("relative_population_monotonicity", {"later": {"A": 1}}, "later: .* of all who stand"),
            ("coherence", {"among": ["A", "B", "C", "D"]}, "is not some, but not all"),
            ("coherence", {"among": []}, "is not some, but not all"),
            ("merge_gain", {"pair": ["A", "A"]}, "are not two contestants"),
            ("split_gain", {"pair": "AB"}, "pair: 'AB' does not stand"),
            ("stability", {"pair": ["A", "Z"]}, "pair: 'Z' does not stand"),
        ],
    )
    def test_what_a_property_looks_at_has_to_make_sense(self, check, more, message):
        """Names that stand, votes that are there, two that are two."""
        with refused(InvalidCase, ValueError, message):
            check_rule(dhondt, denies={check: UPPER | more}, profile=SHORT)

    def test_denials_are_witnesses_by_property(self):
        """A set of ids has no witnesses."""
        with refused(InvalidRule, TypeError, "denies: .* is no witness by property"):
            check_rule(dhondt, denies={"upper_quota"})

    def test_none_may_be_stored(self, monkeypatch):
        """Then one has to be given."""
        monkeypatch.setattr(claims, "stored", lambda id_: ())  # noqa: ARG005 - for none
        with refused(InvalidCase, ValueError, "no witness against 'upper_quota' is stored; give one"):
            check_rule(dhondt, denies={"upper_quota": "stored"})
