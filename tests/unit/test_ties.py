"""Lots, draws and tie rules."""

import pytest
from refusing import refused

import electoral as el
from electoral.ties import Bench, Ruling, settle

LOT = el.Lot("lists/nation", ("B", "A", "C"), 2)


def bench(orders=None, draws=()):
    """Parties with registration orders, and draws."""
    parties = {key: el.Party(key, registration_order=order) for key, order in (orders or {}).items()}
    return Bench(parties={key: parties.get(key) for key in "ABC"}, draws={draw.lot: draw for draw in draws})


class Alphabet:
    """A tie rule of one's own (and a bad one): settles one place by the alphabet, leaves the rest."""

    name = "alphabet"

    def settle(self, lot, bench):  # noqa: ARG002
        """Choose the first letter."""
        first, *rest = sorted(lot.contestants)
        left = el.Lot(lot.step, tuple(rest), lot.places - 1) if lot.places > 1 else None
        return Ruling(chosen=(first,), left=left)


class TestLot:
    def test_the_id_is_of_the_question(self):
        """Step, contestants in any order and places make the id; a change of one makes another."""
        others = [
            el.Lot("lists/other", ("B", "A", "C"), 2),
            el.Lot("lists/nation", ("B", "A"), 1),
            el.Lot("lists/nation", ("B", "A", "C"), 1),
            el.Lot("lists/nation", ("B", "A", "D"), 2),
            el.Lot("lists/nation", ("BA", "C", "D"), 2),
        ]

        assert el.Lot("lists/nation", ("C", "B", "A"), 2).id == LOT.id
        assert len({LOT.id, *(lot.id for lot in others)}) == 6

    def test_the_id_is_the_same_forever(self):
        """Draws that were saved must fit tomorrow: the id is fixed by its definition."""
        assert el.Lot("list/nation", ("A", "B"), 1).id == "lot-" + _sha('["list/nation", ["A", "B"], 1]')

    def test_it_says_the_question(self):
        """The id, the places, who and where."""
        assert str(LOT) == f"{LOT.id}: 2 places for 'B', 'A', 'C' in step 'lists/nation'"
        assert "1 place for" in str(el.Lot("x", ("A", "B"), 1))


def _sha(text):
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:12]


class TestDraw:
    def test_an_answer_that_fits(self):
        """Two of the tied for two places."""
        el.Draw(lot=LOT.id, chosen=("C", "A")).require_fit(LOT)

    @pytest.mark.parametrize(
        ("chosen", "message"),
        [
            (("A",), "'A' chosen; choose 2, each once"),
            (("A", "B", "C"), "chosen; choose 2, each once"),
            (("A", "A"), "chosen; choose 2, each once"),
            ((), "nobody chosen; choose 2, each once"),
            (("A", "Z"), "'Z' is not in this lot"),
        ],
    )
    def test_an_answer_that_does_not_fit_is_refused(self, chosen, message):
        """Too few, too many, somebody twice, a stranger."""
        with refused(el.InvalidDraw, ValueError, message):
            el.Draw(lot=LOT.id, chosen=chosen).require_fit(LOT)

    def test_one_text_is_no_answer(self):
        """A name without its tuple would be taken letter by letter."""
        with refused(el.InvalidDraw, ValueError, "draw: chosen: 'AB' is one text"):
            el.Draw(lot=LOT.id, chosen="AB")

    def test_who_is_chosen_has_one_spelling(self):
        """A decomposed name is composed; what cannot be a name is refused."""
        assert el.Draw(lot="x", chosen=["e\u0301"]).chosen == ("é",)
        with refused(el.InvalidName, ValueError, "draw: chosen: 5 is of type int"):
            el.Draw(lot="x", chosen=(5,))


class TestRegistrationOrder:
    def test_the_earlier_are_chosen(self):
        """Orders 3, 1, 2: the two places go to the second and third."""
        ruling = el.RegistrationOrder().settle(LOT, bench({"A": 3, "B": 1, "C": 2}))

        assert ruling.chosen == ("B", "C")
        assert ruling.left is None
        assert ruling.grounds == {"A": 3, "B": 1, "C": 2}

    @pytest.mark.parametrize("orders", [{"A": 1, "B": 2, "C": None}, {"A": 1, "B": 2}, {}])
    def test_an_order_that_is_not_known_settles_nothing(self, orders):
        """One unknown order, or one independent, leaves the whole question."""
        ruling = el.RegistrationOrder().settle(LOT, bench(orders))

        assert (ruling.chosen, ruling.left, ruling.asks) == ((), LOT, False)

    def test_equal_orders_settle_nothing(self):
        """Two candidates of one party are not told apart by its order."""
        party = el.Party("P", registration_order=1)
        same = Bench(parties={"A": party, "B": party}, draws={})
        ruling = el.RegistrationOrder().settle(el.Lot("d/1", ("A", "B"), 1), same)

        assert ruling.left == el.Lot("d/1", ("A", "B"), 1)


class TestDrawLots:
    def test_it_asks(self):
        """Without a draw the whole question is left and waits."""
        ruling = el.DrawLots().settle(LOT, bench())

        assert (ruling.chosen, ruling.left, ruling.asks) == ((), LOT, True)

    def test_it_takes_the_draw_for_this_lot(self):
        """The draw with the lot's id is taken, another is not."""
        mine, other = (el.Draw(lot=lot, chosen=("A", "C")) for lot in (LOT.id, "lot-other"))

        assert el.DrawLots().settle(LOT, bench(draws=[mine])).chosen == ("A", "C")
        assert el.DrawLots().settle(LOT, bench(draws=[other])).asks


class TestSettle:
    def test_the_first_rule_that_can_settles(self):
        """Registration order before lots: no draw is asked for."""
        answers, left = settle(LOT, (el.RegistrationOrder(), el.DrawLots()), bench({"A": 1, "B": 2, "C": 3}))

        assert left is None
        assert [(answer.rule, answer.ruling.chosen) for answer in answers] == [
            ("registration order", ("A", "B"))
        ]

    def test_what_a_rule_leaves_goes_to_the_next(self):
        """One place is settled, the other is asked, and its lot is a new question."""
        answers, left = settle(LOT, (Alphabet(), el.DrawLots()), bench())

        assert left == el.Lot("lists/nation", ("B", "C"), 1)
        assert [answer.ruling.chosen for answer in answers] == [("A",)]

    @pytest.mark.parametrize("rules", [(), (el.RegistrationOrder(),), (Alphabet(),)])
    def test_a_tie_that_no_rule_settles_is_an_error(self, rules):
        """Nothing is drawn where the law does not say so."""
        with refused(el.UnsettledTie, RuntimeError, "no tie rule of the law settles it"):
            settle(LOT, rules, bench())

    @pytest.mark.parametrize("chosen", [("Z",), ("A", "B", "C"), ("A",)])
    def test_a_rule_that_chooses_a_stranger_or_the_wrong_number_is_refused(self, chosen):
        """A rule of the user's own cannot lose or invent a seat."""

        class Wrong:
            name = "wrong"

            def settle(self, lot, bench):  # noqa: ARG002
                """Choose wrongly, and leave nothing."""
                return Ruling(chosen=chosen)

        with refused(el.ElectoralError, Exception, "wrong"):
            settle(LOT, (Wrong(),), bench())
