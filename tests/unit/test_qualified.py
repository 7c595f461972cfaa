"""Who takes part by declaration, where the base of the law's threshold was never published."""

import attrs
import pytest
from counted_linked import declared_participants
from made import districts, lists, nation, proven, system, top_up
from refusing import refused

import electoral as el
from electoral.check import faults
from electoral.record import Qualified

VOTES = {"A": 60, "B": 37, "C": 3}
#: Ballots cast are not in the returns.
WHO = el.Share("50%", of=el.Base.CAST)


def counted(qualified, votes=None, **changes):
    """Count one list tier by its votes and by the parties that are declared to take part."""
    returns = nation(votes or VOTES, qualified={"lists": qualified})
    return proven(system(lists(**({"who": WHO} | changes))).count(returns))


def asked(count):
    """Give the step that says who takes part."""
    (step,) = [step for step in count.record.steps if isinstance(step, Qualified)]
    return step


class TestCounts:
    def test_the_condition_is_not_asked(self):
        """Ballots cast are not known, and would let A in alone; B and C are declared."""
        count = counted(("C", "B"))

        assert count.seats == {"A": 0, "B": 9, "C": 1}
        assert asked(count).finding.passing == ("B", "C")

    def test_without_a_declaration_the_base_is_missed(self):
        """The same law cannot say who takes part of itself."""
        with refused(el.MissingFigure, LookupError, "cast"):
            system(lists(who=WHO)).count(nation(VOTES))

    def test_every_page_says_that_it_was_declared(self):
        """The result and the record both tell that nothing was computed."""
        count = counted(("A", "B"))

        for page in (str(count), count.explain()):
            assert "as declared in the returns; the condition of the law was not computed" in page

    def test_the_votes_of_others_need_not_be_known(self):
        """The lists below the threshold are missing in the tally; those declared share by their own votes."""
        returns = nation({"A": 60, "B": 40}, ballots={"partial": True}, qualified={"lists": ("A", "B")})
        law = system(lists(who=WHO))

        assert proven(law.count(returns)).seats == {"A": 6, "B": 4}
        with refused(el.MissingFigure, LookupError, "the tally is partial"):
            law.count(attrs.evolve(returns, qualified={}))

    def test_the_votes_of_those_declared_must_be_known(self):
        """A list whose votes nobody knows is no list without votes."""
        with refused(el.MissingFigure, LookupError, "the votes for 'B' are not known"):
            counted(("A", "B"), votes={"A": 60, "B": None})

    def test_a_party_without_a_list_may_be_declared(self):
        """D has no list and no votes; it takes part, so that what it won does not come off."""
        count = proven(declared_participants())

        assert asked(count).votes == {"A": 40, "B": 30, "C": 20, "D": 0}
        assert set(asked(count).finding.passing) == {"A", "B", "D"}
        assert count["lists"].seats == {"A": 9, "B": 9, "C": 0, "D": 0}

    def test_in_districts_the_lists_of_the_party_take_part(self):
        """Where each district shares its own seats, a declared party takes part wherever it has a list."""
        returns = el.Returns(
            {"lists": {"1": el.Tally({"x": 60, "B": 40}), "2": el.Tally({"B": 9, "C": 5})}},
            parties=tuple(map(el.Party, "ABC")),
            districts=tuple(el.District(key, tier="lists", seats=10) for key in "12"),
            nominations=(el.Nomination("1", "x", "A"),),
            qualified={"lists": ("A", "C")},
        )
        count = proven(system(lists(seats="districts", who=WHO)).count(returns))

        assert count.tables["lists"] == {"1": {"x": 10, "B": 0}, "2": {"B": 0, "C": 10}}

    def test_an_independent_is_not_declared(self):
        """Ann stands for nobody, so that no declaration of parties lets her in."""
        returns = nation(
            {"A": 10, "Ann": 90},
            parties=(el.Party("A"),),
            nominations=(el.Nomination("nation", "Ann", None),),
            qualified={"lists": ("A",)},
        )

        assert proven(system(lists(who=WHO)).count(returns)).seats == {"A": 10}

    def test_every_tier_that_uses_the_votes_takes_those_declared(self):
        """A second tier by the same votes has no declaration of its own and needs none."""
        law = system(
            lists(who=WHO),
            districts(seats=2),
            top_up("more", votes="lists", seats=5, overhang="parallel", lists="nation", who=WHO),
        )
        returns = nation(VOTES, declared={"districts": {"nation": {"A": 2}}}, qualified={"lists": ("B", "C")})

        assert proven(law.count(returns))["more"].seats == {"A": 0, "B": 5, "C": 0}


class TestTheChecker:
    def test_a_declaration_that_the_returns_do_not_have_is_refused(self):
        """The record of such a count proves nothing beside returns that declare nobody, or others."""
        count = counted(("A", "B"))
        for qualified in ({}, {"lists": ("A", "C")}):
            others = attrs.evolve(count.returns, qualified=qualified)

            assert any("Qualified" in fault for fault in faults(count.record, count.system, others))

    def test_a_condition_that_was_asked_is_refused_where_the_returns_declare(self):
        """Even if the same parties take part, the record has to say why."""
        count = proven(system(lists()).count(nation(VOTES)))
        declaring = attrs.evolve(count.returns, qualified={"lists": ("A", "B", "C")})

        assert any(
            "the returns declare who takes part" in fault
            for fault in faults(count.record, count.system, declaring)
        )


class TestBadInput:
    @pytest.mark.parametrize(
        ("qualified", "message"),
        [
            ({"lists": ("A", "D")}, "qualified in tier 'lists': party: 'D' is not known"),
            ({"lists": ("A", "A")}, "qualified in tier 'lists': party: 'A' stands twice"),
            ({"lists": ()}, "qualified in tier 'lists': names nobody"),
            ({"lists": "A"}, "qualified in tier 'lists': 'A' is one text"),
            ({"list": ("A",)}, "qualified: votes for tier: 'list' is not known; did you mean 'lists'"),
            (("A",), "qualified: .* is no mapping"),
            ({"lists": (5,)}, "party: 5 is of type int"),
        ],
    )
    def test_a_declaration_that_cannot_be_is_refused(self, qualified, message):
        """It names parties that stand, each once, in a tier that has votes."""
        with refused(el.ElectoralError, Exception, message):
            nation(VOTES, qualified=qualified)

    def test_a_tier_that_the_law_lacks_is_refused(self):
        """The votes of such a tier are refused, and what is declared of it with them."""
        returns = nation(VOTES, "party lists", qualified={"party lists": ("A",)})

        with refused(el.InvalidReturns, ValueError, "tier 'party lists' is not in system"):
            system(lists()).count(returns)

    def test_a_tier_in_which_nobody_is_asked_is_refused(self):
        """In districts with most votes there is no question who takes part."""
        returns = attrs.evolve(
            nation(VOTES, "districts", qualified={"districts": ("A",)}),
            districts=(el.District("nation", tier="districts", seats=1),),
        )

        with refused(el.InvalidReturns, ValueError, "qualified in tier 'districts': nobody is asked there"):
            system(districts()).count(returns)

    def test_a_law_that_admits_others_is_refused(self):
        """If too few qualify, others join: who qualified is then not who takes part."""
        law = system(lists(who=WHO, admission=el.Admission(fewest=2)))

        with refused(el.InvalidReturns, ValueError, "qualified in tier 'lists': the law admits others"):
            law.count(nation(VOTES, qualified={"lists": ("A",)}))

    def test_arrays_refuse_it(self):
        """Over many elections the condition is asked in each of them."""
        template = nation(VOTES, qualified={"lists": ("A",)})

        with refused(el.InvalidReturns, ValueError, "template: declares who takes part in tier 'lists'"):
            system(lists()).count_many(template, {"lists": [[[60, 37, 3]]]})
