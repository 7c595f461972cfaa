"""Lists in coalitions: what a law and returns may say, ties between coalitions and lists, files, arrays."""

import attrs
import pytest
from made import LOTS, ORDER_THEN_LOTS, proven, system
from refusing import refused

import electoral as el
from electoral.files.elections import load
from electoral.files.systems import system_from, system_text
from electoral.record import Asked, Settled

CUT = el.load("italy-2022").system.tier("proportional part").method


def share(of, **changes):
    """Give a share of the votes for lists."""
    return el.Share(of, of=el.Base.CONTESTANTS, **changes)


def local(of):
    """Give a share of the votes for lists in one district."""
    return el.LocalShare(of, of=el.Base.CONTESTANTS)


def law(*, total=None, counted=None, **changes):
    """Give ten seats by Hare; 5 % for a list, 20 % for a coalition, whose lists count from 2 %."""
    rule = el.CoalitionRule(total=total or share("20%"), counted=counted or share("2%"))
    parts = {"seats": 10, "method": "hare", "ties": LOTS, "who": share("5%"), "coalitions": rule} | changes
    return system(el.CoalitionLists("lists", **parts))


def sheet(votes, coalitions):
    """Give returns of the nation; lists are registered in the order in which they are given."""
    return el.Returns(
        {"lists": {"nation": el.Tally(votes)}},
        parties=tuple(
            el.Party(key, coalition=coalitions.get(key), registration_order=place)
            for place, key in enumerate(votes, start=1)
        ),
    )


class TestLaws:
    @pytest.mark.parametrize(
        "total",
        [
            el.Minority(),
            el.Ladder(("5%", "10%"), of=el.Base.CONTESTANTS),
            local("20%"),
            share("10%", within="nation"),
            share("10%", within="region"),
            share("10%") | (share("5%") & el.Minority()),
        ],
        ids=str,
    )
    def test_a_total_asks_nothing_that_only_a_party_has(self, total):
        """A coalition is no party: it has no districts, members or seats won, alone or in a combination."""
        with refused(el.InvalidSystem, ValueError, "coalitions: total: .* a coalition is no party"):
            law(total=total)

    @pytest.mark.parametrize("total", [el.Everyone(), el.Nobody(), share("10%") | share("5%")], ids=str)
    def test_a_total_asks_for_votes(self, total):
        """Shares of the nation, everyone and nobody are asked of a total."""
        assert law(total=total).tier("lists").coalitions.total == total

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"coalitions": "left"}, "tier 'lists': coalitions 'left' is no CoalitionRule"),
            ({"who": "5%"}, "tier 'lists': who '5%' is no condition"),
            ({"seats": -1}, "seats: -1 is negative"),
            ({"seats": 1.5}, "seats: 1.5 is a float"),
        ],
    )
    def test_a_tier_whose_parts_are_not_what_they_should_be_is_refused(self, changes, message):
        """Each error names the part and its value."""
        with refused(el.ElectoralError, Exception, message):
            law(**changes)

    @pytest.mark.parametrize("part", ["total", "counted"])
    def test_a_rule_is_made_of_conditions(self, part):
        """A bare share is refused, with the part's name."""
        with refused(el.InvalidSystem, ValueError, f"coalitions: {part}: who '5%' is no condition"):
            law(**{part: "5%"})


class TestReturns:
    def test_a_coalition_is_not_named_like_another_spelling_of_a_party(self):
        """A name that files may use for a party is not one for a coalition."""
        parties = (el.Party("A", coalition="Left"), el.Party("B", aliases=("Left",)))

        with refused(el.InvalidReturns, ValueError, "coalition 'Left': is the name of a party, too"):
            el.Returns({"lists": {"nation": el.Tally({"A": 1, "B": 1})}}, parties=parties)

    @pytest.mark.parametrize("name", ["", " left", "x\ny", 3])
    def test_a_coalition_has_a_proper_name(self, name):
        """An empty name, spaces around it, invisible characters and what is no text are refused."""
        with refused(el.InvalidName, ValueError, "coalition: "):
            el.Party("A", coalition=name)


class TestSeats:
    def test_no_seats_are_given_to_nobody(self):
        """A tier of 0 seats is counted and proven, as one of plain lists is."""
        count = proven(law(seats=0).count(sheet({"A": 50, "B": 30, "D": 20}, {"A": "left", "B": "left"})))

        assert count.status == "complete"
        assert count.seats == {"A": 0, "B": 0, "D": 0}

    def test_a_cut_quota_gives_other_seats_than_an_exact_one(self):
        """Of 69 votes for 5 seats the quota is 13, or 13 4/5.

        Cut, D's 46 are three quotas and 7, E's 19 one and 6: the last seat is D's. Exact, D's are three and
        4 3/5, E's one and 5 1/5: it is E's.
        """
        votes = sheet({"D": 46, "E": 19, "F": 4}, {})

        assert proven(law(seats=5, method=CUT).count(votes)).seats == {"D": 4, "E": 1, "F": 0}
        assert proven(law(seats=5).count(votes)).seats == {"D": 3, "E": 2, "F": 0}

    def test_a_cut_quota_inside_a_coalition_gives_other_seats(self):
        """The same votes and seats inside the only coalition."""
        votes = sheet({"D": 46, "E": 19, "F": 4}, dict.fromkeys("DEF", "left"))

        assert proven(law(seats=5, method=CUT).count(votes)).seats == {"D": 4, "E": 1, "F": 0}
        assert proven(law(seats=5).count(votes)).seats == {"D": 3, "E": 2, "F": 0}


class TestTies:
    def test_lists_alone_are_tied_as_in_a_tier_of_lists(self):
        """B was registered before D, and neither stands in a coalition."""
        count = proven(law(seats=1, ties=ORDER_THEN_LOTS).count(sheet({"B": 50, "D": 50}, {})))

        (settled,) = _steps(count, Settled)
        assert (settled.rule, settled.chosen) == ("registration order", ("B",))
        assert count.seats == {"B": 1, "D": 0}

    def test_a_coalition_has_no_order_of_registration(self):
        """A was registered first, but it is its coalition that is tied: lots are drawn."""
        count = proven(law(seats=1, ties=ORDER_THEN_LOTS).count(sheet({"A": 50, "B": 50}, {"A": "left"})))

        (asked,) = _steps(count, Asked)
        assert set(asked.contestants) == {"left", "B"}
        assert count.sure == {"A": 0, "B": 0}

    def test_an_altered_order_of_lists_alone_is_noticed(self):
        """The record says D was registered first, which the returns deny."""
        count = law(seats=1, ties=ORDER_THEN_LOTS).count(sheet({"B": 50, "D": 50}, {}))
        (settled,) = _steps(count, Settled)
        other = attrs.evolve(settled, grounds=el.frozen.Frozen({"B": 2, "D": 1}), chosen=("D",))
        steps = tuple(other if each is settled else each for each in count.record.steps)
        altered = attrs.evolve(count, record=attrs.evolve(count.record, steps=steps))

        with pytest.raises(el.RecordFault, match="the registration order is not that of the returns"):
            altered.verify()

    def test_who_draws_for_a_coalition_is_asked_about_its_lists_after(self):
        """The only seat is tied between left and D; if left has it, A and B are level for it."""
        law_of_one, votes = law(seats=1), sheet({"A": 30, "B": 30, "D": 60}, {"A": "left", "B": "left"})
        (outer,) = proven(law_of_one.count(votes)).lots
        chosen = el.Draw(lot=outer.id, chosen=("left",))
        (inner,) = proven(law_of_one.count(votes, [chosen])).lots

        assert set(inner.contestants) == {"A", "B"}
        last = proven(law_of_one.count(votes, [chosen, el.Draw(lot=inner.id, chosen=("B",))]))
        assert last.seats == {"A": 0, "B": 1, "D": 0}

    def test_coalitions_with_tied_lists_ask_together(self):
        """Three seats each for two lists that are level, in both coalitions."""
        coalitions = {"A": "left", "B": "left", "D": "right", "E": "right"}
        count = proven(law(seats=6).count(sheet(dict.fromkeys("ABDE", 30), coalitions)))

        assert [set(lot.contestants) for lot in count.lots] == [{"A", "B"}, {"D", "E"}]


class TestFiles:
    @pytest.mark.parametrize(
        "changes",
        [
            {},
            {"total": share("10%") | share("5%"), "counted": el.Minority() & local("1/5")},
            {"method": CUT, "ties": ORDER_THEN_LOTS, "persons": "list order"},
            {"articles": {"coalitions": "art. 1", "inside": "art. 2"}},
        ],
        ids=str,
    )
    def test_a_tier_loads_back_equal(self, changes):
        """A tier of coalitions is written to TOML and read back equal."""
        written = law(**changes)

        assert system_from(system_text(written)) == written

    def test_the_election_of_italy_saves_and_loads_back_equal(self, tmp_path):
        """Coalitions of parties survive a round trip."""
        election = load("italy-2022")
        election.save(tmp_path / "italy-2022")

        assert load(tmp_path / "italy-2022") == election
        assert {party.coalition for party in election.returns.parties} == {
            None,
            "centre-left",
            "centre-right",
        }


def test_arrays_refuse_coalitions():
    """Many elections at once know no coalitions, and say so."""
    votes = {"lists": [[[50, 50]]]}

    with refused(el.InvalidSystem, ValueError, "tier 'lists': CoalitionLists has no array form"):
        law().count_many(sheet({"A": 1, "B": 1}, {}), votes, lots="flag")


def _steps(count, kind):
    return [each for each in count.record.steps if isinstance(each, kind)]
