"""Vacancies in a term: rules of succession, and when a bound breaks."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

import electoral as el
from electoral.representation import (
    Bound,
    NextOfSameGroups,
    NextOnList,
    NextUnlessBelow,
    Substitutes,
    replay,
)

LIST = ("w1", "m1", "m2", "m3", "w2", "m4")


def people(names=LIST, groups=()):
    """Give candidates: a woman if the name begins with w, else a man."""
    return [
        el.Candidate(name, sex="female" if name.startswith("w") else "male", groups=groups) for name in names
    ]


def after(*leaving, by, members=LIST[:3], bounds=(), names=LIST):
    """Replay vacancies; give the term."""
    return replay(people(names), members=members, leaving=leaving, by=by, bounds=bounds)


def coming(term):
    """Give who came in, in order."""
    return [each.coming.name if each.coming else None for each in term.vacancies]


class TestSuccession:
    def test_the_next_on_the_list_comes_in(self):
        """m3 is the first without a seat, then w2."""
        assert coming(after("w1", "m1", by=NextOnList())) == ["m3", "w2"]

    def test_who_has_left_does_not_come_back(self):
        """After all others there is only m4, and then nobody."""
        term = after("w1", "m3", "w2", "m4", by=NextOnList())

        assert coming(term) == ["m3", "w2", "m4", None]
        assert [member.name for member in term.members] == ["m1", "m2"]

    def test_the_next_of_the_same_group_comes_in(self):
        """A woman follows a woman, a man a man, until no woman is left."""
        term = after("w1", "m1", "w2", by=NextOfSameGroups(["women"]))

        assert coming(term) == ["w2", "m3", None]

    def test_who_is_in_no_group_may_be_followed_by_anybody(self):
        """After a man comes who is next, m3 and then the woman w2; after her only a woman could."""
        rule = NextOfSameGroups(["women"], outside="next on list")

        assert coming(after("m1", "m2", "w1", by=rule)) == ["m3", "w2", None]

    def test_without_anybody_of_the_group_the_next_may_come_in(self):
        """After both women are gone m3 comes in, where the law goes on with the list."""
        rule = NextOfSameGroups(["women"], if_none="next on list")

        assert coming(after("w1", "w2", "m3", by=rule)) == ["w2", "m3", "m4"]

    @pytest.mark.parametrize("word", ["outside", "if_none"])
    def test_other_words_are_refused(self, word):
        """The words that there are are listed."""
        with pytest.raises(el.UnknownName, match=rf"succession: {word}.*'next on list'"):
            NextOfSameGroups(["women"], **{word: "anybody"})

    def test_groups_are_compared_all_together(self):
        """Who is young and of the north is followed by who is both, not by who is one."""
        persons = [
            el.Candidate("A", groups=("young", "north")),
            el.Candidate("B", groups=("young",)),
            el.Candidate("C", groups=("young", "north")),
        ]
        term = replay(persons, members=["A"], leaving=["A"], by=NextOfSameGroups(["young", "north"]))

        assert coming(term) == ["C"]

    def test_below_a_share_the_next_of_the_group_comes_in(self):
        """Of three members a fifth is one woman: without her the next man would leave none."""
        rule = NextUnlessBelow(Bound("women", at_least="20%", rounding="up"))

        assert coming(after("w1", by=rule)) == ["w2"]
        assert coming(after("m1", by=rule)) == ["m3"]

    def test_if_nobody_of_the_group_is_left_the_next_comes_in(self):
        """There is no other woman."""
        rule = NextUnlessBelow(Bound("women", at_least=1))

        assert coming(after("w1", by=rule, names=("w1", "m1", "m2", "m3"))) == ["m3"]

    def test_a_substitute_comes_in_once(self):
        """m4 is the substitute of both, and can come in for one."""
        assert coming(after("m1", "m2", by=Substitutes({"m1": "m4", "m2": "m4"}))) == ["m4", None]


class TestBounds:
    def test_it_is_told_when_a_bound_breaks(self):
        """After the second vacancy there is no woman; after the third there is one again."""
        women = Bound("women", at_least=1)
        term = after(
            "m1", "w1", "m2", by=NextOnList(), bounds=[women], names=("w1", "m1", "m2", "m3", "m4", "w2")
        )

        assert [each.broken for each in term.vacancies] == [(), (women,), ()]
        assert term.first_broken.leaving.name == "w1"

    def test_a_share_is_of_those_who_have_a_seat(self):
        """A vacant seat leaves two members, of whom one woman is half."""
        half = Bound("women", at_least="1/2", rounding="up")
        term = after("m2", by=Substitutes({}), bounds=[half])

        assert term.first_broken is None
        assert coming(term) == [None]

    def test_an_upper_bound_can_break(self):
        """Three men are one too many."""
        few = Bound("women", at_most=0)

        assert after("m1", by=NextOnList(), bounds=[few]).first_broken is not None


class Nobody:
    """A rule of one's own that gives somebody who does not wait."""

    def next(self, leaving, staying, waiting):  # noqa: ARG002 - the protocol's
        """Give who leaves."""
        return leaving


class TestBadInput:
    @pytest.mark.parametrize(
        ("make", "match"),
        [
            (lambda: after("m4", by=NextOnList()), "'m4' has no seat"),
            (lambda: after("x", by=NextOnList()), "leaving: 'x' is not on the list"),
            (lambda: after("w1", by=NextOnList(), members=("w1", "x")), "members: 'x' is not on the list"),
            (lambda: after("w1", by=NextOnList(), members=("w1", "w1")), "members: somebody is named twice"),
            (lambda: after("w1", by="next"), "succession"),
            (lambda: after("w1", by=Nobody()), "does not wait on the list"),
            (lambda: after("w1", by=NextOnList(), names=("w1", "w1")), "somebody stands twice"),
            (lambda: NextUnlessBelow(Bound("women", at_most=1)), "is no lower bound"),
            (lambda: Substitutes(["m1"]), "are no mapping"),
            (lambda: NextOfSameGroups("women"), "is one text"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, make, match):
        """Persons without a seat or not on the list, twice, and what is no rule."""
        with pytest.raises(el.ElectoralError, match=match):
            make()

    def test_what_is_not_known_is_asked_for(self):
        """The sex of the next person decides."""
        persons = [*people(("w1", "m1")), el.Candidate("A")]

        with pytest.raises(el.MissingFigure, match="'A': not known"):
            replay(persons, members=["w1"], leaving=["w1"], by=NextOfSameGroups(["women"]))


@given(
    st.integers(1, 6), st.lists(st.integers(0, 5), max_size=5), st.sampled_from(["list", "group", "below"])
)
def test_seats_are_never_more_and_nobody_sits_twice(seats, picks, rule):
    """Whoever leaves, as many sit as before, less the seats that stay vacant."""
    rules = {
        "list": NextOnList(),
        "group": NextOfSameGroups(["women"]),
        "below": NextUnlessBelow(Bound("women", at_least="30%", rounding="up")),
    }
    sitting, leaving = list(LIST[:seats]), []
    for pick in picks:
        if not sitting:
            break
        leaving.append(sitting[pick % len(sitting)])
        term = after(*leaving, by=rules[rule], members=LIST[:seats])
        sitting = [member.name for member in term.members]
    term = after(*leaving, by=rules[rule], members=LIST[:seats])
    vacant = sum(each.coming is None for each in term.vacancies)

    assert len(term.members) == seats - vacant
    assert len({member.name for member in term.members}) == len(term.members)
    assert not {member.name for member in term.members} & set(leaving)
