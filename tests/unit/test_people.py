"""Parties, candidates and lists."""

import pytest
from refusing import refused

import electoral as el


class TestParty:
    def test_a_party_has_a_composed_key(self):
        """Key and aliases have one spelling each."""
        party = el.Party("e\u0301", aliases=["E\u0301"])

        assert (party.key, party.aliases) == ("é", ("É",))

    @pytest.mark.parametrize("key", ["independent", "Independent", "INDEPENDENT"])
    def test_independent_is_no_party(self, key):
        """The word that stands for "no party" cannot name one."""
        with refused(el.InvalidReturns, ValueError, "cannot be the name of a party"):
            el.Party(key)

    def test_one_text_is_no_tuple_of_aliases(self):
        """An alias without its tuple would be taken letter by letter."""
        with refused(el.InvalidReturns, ValueError, "aliases: 'Nur' is one text"):
            el.Party("A", aliases="Nur")

    def test_a_registration_order_is_whole(self):
        """The order is a number of zero or more, or not known."""
        assert el.Party("A").registration_order is None
        assert el.Party("A", registration_order=3).registration_order == 3
        with refused(el.InexactNumber, TypeError, "registration order: 1.0 is a float"):
            el.Party("A", registration_order=1.0)


class TestCandidate:
    def test_what_is_not_known_is_none(self):
        """No groups and groups unknown are two things."""
        assert el.Candidate("A").groups is None
        assert el.Candidate("A", groups=()).groups == frozenset()
        assert el.Candidate("A").sex is None

    def test_a_sex_that_is_not_known_to_the_law_is_refused(self):
        """The register has two entries, or none."""
        with refused(el.InvalidReturns, ValueError, "candidate 'A': sex 'F' is not known; use 'female'"):
            el.Candidate("A", sex="F")

    def test_one_text_is_no_set_of_groups(self):
        """A group without its tuple is refused, as for aliases."""
        with refused(el.InvalidReturns, ValueError, "one text"):
            el.Candidate("A", groups="disability")


class TestCandidateList:
    def test_persons_follow_from_candidates(self):
        """The number of persons is that of the candidates, or what is said, or not known."""
        people = [el.Candidate("A"), el.Candidate("B")]

        assert el.CandidateList(tier="t", party="P", candidates=people).persons == 2
        assert el.CandidateList(tier="t", party="P", persons=9).persons == 9
        assert el.CandidateList(tier="t", party="P").persons is None

    @pytest.mark.parametrize(
        ("parts", "error", "message"),
        [
            ({"candidates": ["A", "A"]}, el.InvalidReturns, "'A' stands twice"),
            ({"candidates": ["A"], "persons": 2}, el.InvalidReturns, "2 persons are said but 1 are given"),
            ({"candidates": ["A"], "in_groups": 1}, el.InvalidReturns, "follow from the candidates"),
            ({"persons": 3, "in_groups": 4}, el.InvalidNumber, "4 persons in groups, but only 3 listed"),
            ({"persons": -1}, el.InvalidNumber, "persons on the list: -1 is negative"),
        ],
    )
    def test_lists_that_contradict_themselves_are_refused(self, parts, error, message):
        """Numbers and names of a list must fit together."""
        people = [el.Candidate(each) for each in parts.get("candidates", ())]
        with refused(error, ValueError, message):
            el.CandidateList(tier="t", party="P", **(parts | {"candidates": people}))

    def test_all_persons_may_be_in_groups(self):
        """As many in groups as listed is possible."""
        assert el.CandidateList(tier="t", party="P", persons=3, in_groups=3).in_groups == 3
