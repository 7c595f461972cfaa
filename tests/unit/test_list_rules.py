"""Rules on the order of a list: stretches, faults, where a list stops to comply, and the smallest mend."""

import itertools

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import electoral as el
from electoral.representation import (
    Blocks,
    Bound,
    LastBlock,
    ListRule,
    Places,
    Prefixes,
    WholeList,
    Windows,
    check_list,
    largest_gap,
    mend,
)

WOMEN = "women"


def people(letters):
    """Give candidates: w for a woman, m for a man."""
    sex = {"w": "female", "m": "male"}
    return [el.Candidate(f"{number}{letter}", sex=sex[letter]) for number, letter in enumerate(letters)]


def each_sex(share, within):
    """Give the two rules by which each sex has at least a share, rounded up, in every stretch."""
    upper = 1 - el.Share(share, of=el.Base.VALID).share
    return (
        ListRule(Bound(WOMEN, at_least=share, rounding="up"), within=within),
        ListRule(Bound(WOMEN, at_most=upper, rounding="down"), within=within),
    )


ALTERNATING = (
    ListRule(Bound(WOMEN, at_least=1), within=Windows(2)),
    ListRule(Bound(WOMEN, at_most=1), within=Windows(2)),
)
KOSOVO = (
    *each_sex("30%", WholeList()),
    ListRule(Bound(WOMEN, at_least=1), within=Blocks(3, last="left out"), shortest=3),
    ListRule(Bound(WOMEN, at_most=2), within=Blocks(3, last="left out"), shortest=3),
)
ARMENIA = each_sex("30%", Prefixes(first=3, step=3))
BOSNIA = (
    *each_sex("40%", WholeList()),
    ListRule(Bound(WOMEN, at_least="1/3", rounding="up"), within=Prefixes(first=2, step=3)),
)
SPAIN = (
    *each_sex("40%", WholeList()),
    *each_sex("40%", Blocks(5, last="left out")),
    ListRule(Bound(WOMEN, at_least="1/2", rounding="down"), within=LastBlock(5)),
    ListRule(Bound(WOMEN, at_most="1/2", rounding="up"), within=LastBlock(5)),
)
UZBEKISTAN = (ListRule(Bound(WOMEN, at_least=2), within=Windows(5)),)
KYRGYZSTAN = (
    ListRule(Bound(WOMEN, at_least=1), within=largest_gap(3)),
    ListRule(Bound(WOMEN, at_most=3), within=largest_gap(3)),
)


class TestStretches:
    @pytest.mark.parametrize(
        ("rules", "good", "bad"),
        [
            (ALTERNATING, "wmwmw", "wmmw"),
            (KOSOVO, "mmwmmw", "mmmwww"),
            (ARMENIA, "mmwmmwwmm", "mmmwww"),
            (BOSNIA, "mwmmw", "mmwww"),
            (SPAIN, "mmmwwmw", "mmmmwwww"),
            (UZBEKISTAN, "mmmwwmmmww", "mmmwwmmmmw"),
            (KYRGYZSTAN, "mmmwmmmw", "mmmmw"),
        ],
        ids=["alternating", "Kosovo", "Armenia", "Bosnia", "Spain", "Uzbekistan", "Kyrgyzstan"],
    )
    def test_a_law_takes_one_list_and_refuses_another(self, rules, good, bad):
        """Each rule has a list that keeps it, and one that does not."""
        assert check_list(people(good), rules).complies
        assert not check_list(people(bad), rules).complies

    def test_a_fault_says_where_and_how_many(self):
        """The second block of three has no woman."""
        (fault,) = check_list(people("mwmmmm"), [ListRule(Bound(WOMEN, at_least=1), within=Blocks(3))]).faults

        assert (fault.first, fault.last, fault.counted, fault.bound, fault.missing) == (4, 6, 0, 1, 1)
        assert str(fault) == "places 4 to 6: 0 in women, but at least 1"

    def test_a_short_list_is_exempt(self):
        """Kosovo asks nothing of blocks in a list of two."""
        assert check_list(people("mw"), KOSOVO).complies
        assert not check_list(people("mmm"), KOSOVO).complies

    def test_places_that_a_list_does_not_have_are_not_asked(self):
        """Jordan asks one woman in each of two threes; a list of five has only the first."""
        rules = [ListRule(Bound(WOMEN, at_least=1), within=Places(first=4, last=6))]

        assert check_list(people("mmmmm"), rules).complies
        assert not check_list(people("mmmmmm"), rules).complies

    def test_a_list_is_certified_as_far_as_it_complies(self):
        """In Bosnia the first five places keep the rules, and the first eight do not: seven do, with 40 %."""
        report = check_list(people("mwmmwwmmm"), BOSNIA)

        assert not report.complies
        assert report.compliant_up_to == 7


class TestMend:
    def test_the_places_furthest_down_change(self):
        """One woman is missing in each block of three, and the last place of each could be hers."""
        (change,) = mend(people("mmmmmm"), [ListRule(Bound(WOMEN, at_least=1), within=Blocks(3))])

        assert (change.to_members, change.to_others) == ((3, 6), ())

    def test_both_directions_may_change(self):
        """A strict alternation of wwmm changes two of four places."""
        (change,) = mend(people("wwmm"), ALTERNATING)

        assert change.changes == 2

    def test_a_list_that_complies_needs_no_change(self):
        """Nothing is changed."""
        (change,) = mend(people("mwmw"), ALTERNATING)

        assert change.changes == 0

    def test_no_list_of_that_length_may_keep_the_rules(self):
        """Two of one person cannot be women."""
        rules = [ListRule(Bound(WOMEN, at_least=2))]

        assert mend(people("m"), rules) == (None,)

    def test_each_group_is_mended_by_itself(self):
        """Women and young people are two groups, with a smallest change each."""
        rules = [ListRule(Bound(WOMEN, at_least=1)), ListRule(Bound("youth", at_least=1))]
        persons = [el.Candidate("A", sex="male", groups=()), el.Candidate("B", sex="female", groups=())]
        changes = mend(persons, rules)

        assert [each.changes for each in changes] == [0, 1]

    def test_a_long_list_is_mended_quickly_enough(self):
        """A list of 150 men under windows of five and a share of the whole."""
        (change,) = mend(people("m" * 150), (*UZBEKISTAN, *each_sex("40%", WholeList())))

        assert change.changes == 60


SCOPES = st.one_of(
    st.just(WholeList()),
    st.builds(Prefixes, first=st.integers(1, 3), step=st.integers(1, 3)),
    st.builds(Blocks, st.integers(1, 4), last=st.sampled_from(["asked", "left out"])),
    st.builds(Windows, st.integers(1, 4)),
    st.builds(LastBlock, st.integers(2, 4)),
)
BOUNDS = st.one_of(
    st.builds(lambda n: Bound(WOMEN, at_least=n), st.integers(0, 2)),
    st.builds(lambda n: Bound(WOMEN, at_most=n), st.integers(0, 3)),
    st.builds(
        lambda share, rounding: Bound(WOMEN, at_least=share, rounding=rounding),
        st.fractions(0, 1, max_denominator=4),
        st.sampled_from(["up", "down"]),
    ),
)
RULES = st.lists(st.builds(lambda bound, scope: ListRule(bound, within=scope), BOUNDS, SCOPES), max_size=3)


@given(st.text("wm", max_size=7), RULES)
@settings(max_examples=300)
def test_the_smallest_change_is_that_of_trying_all_lists(letters, rules):
    """Of all lists of the length that keep the rules, none is nearer, and none as near further down."""
    changes = mend(people(letters), rules)
    good = [
        other
        for other in itertools.product("mw", repeat=len(letters))
        if check_list(people(other), rules).complies
    ]
    flips = [tuple(a != b for a, b in zip(letters, other, strict=True)) for other in good]
    if not rules:
        assert changes == ()
    elif not flips:
        assert changes == (None,)
    else:
        best = min(flips, key=lambda each: (sum(each), each))
        (change,) = changes
        assert sorted((*change.to_members, *change.to_others)) == [
            place + 1 for place, flip in enumerate(best) if flip
        ]


@given(st.text("wm", max_size=9), RULES)
def test_a_list_complies_if_it_needs_no_change(letters, rules):
    """No fault means no change, and a change means a fault."""
    report = check_list(people(letters), rules)

    assert report.complies == all(
        each is not None and not each.changes for each in mend(people(letters), rules)
    )
    assert check_list(people(letters)[: report.compliant_up_to], rules).complies
