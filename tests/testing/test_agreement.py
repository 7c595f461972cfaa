"""Two rules held against each other."""

import pytest
from hypothesis import strategies as st
from mutants_conduct import by_order
from slips import dhondt, hare, sainte_lague

from electoral import NoResult
from electoral.testing import CheckFailed, Profile, assert_agrees, rule_of

FEW = Profile(name="few", examples=10)
CASE = {"votes": {"A": 53, "B": 24, "C": 23}, "seats": 7}


def never(votes, seats):  # noqa: ARG001 - it refuses all
    """Refuse everything."""
    raise NoResult("not today")


def small(votes, seats):
    """Refuse more than three seats."""
    if seats > 3:
        raise NoResult("too many seats")
    return list(dhondt(votes, seats))


def test_two_that_are_one_agree():
    """The number of problems that were compared is given."""
    assert assert_agrees(dhondt, rule_of("dhondt"), examples=[CASE], profile=FEW) == FEW.examples


def test_the_order_of_results_and_of_names_is_no_difference():
    """The permitted results are a set, and each is by name."""

    def reversed_(votes, seats):
        results = list(dhondt(votes, seats))
        return [{name: each[name] for name in reversed(votes)} for each in reversed(results)]

    assert assert_agrees(dhondt, reversed_, profile=FEW) > 0


def test_a_difference_is_found():
    """The smallest problem that was found is told, with what each of them says."""
    with pytest.raises(CheckFailed) as failed:
        assert_agrees(dhondt, sainte_lague)
    first, *lines = str(failed.value).splitlines()

    assert first == "rules 'dhondt' and 'sainte_lague' differ"
    assert [line.split(":")[0].strip() for line in lines] == ["votes", "seats", "dhondt", "sainte_lague"]


def test_an_example_is_tried_first():
    """53, 24 and 23 votes for seven seats: D'Hondt gives 4, 2, 1 and Sainte-Laguë 3, 2, 2."""
    with pytest.raises(CheckFailed) as failed:
        assert_agrees(dhondt, sainte_lague, examples=[CASE])

    assert str(failed.value).splitlines() == [
        "rules 'dhondt' and 'sainte_lague' differ",
        "  votes:        {'A': 53, 'B': 24, 'C': 23}",
        "  seats:        7",
        "  dhondt:       {'A': 4, 'B': 2, 'C': 1}",
        "  sainte_lague: {'A': 3, 'B': 2, 'C': 2}",
    ]


def test_one_result_of_a_tie_is_not_all():
    """A rule that settles ties differs from one that reports them, unless there are none."""
    with pytest.raises(CheckFailed, match=r"\[\{'A': 1, 'B': 0\}, \{'A': 0, 'B': 1\}\]"):
        assert_agrees(dhondt, by_order, examples=[{"votes": {"A": 1, "B": 1}, "seats": 1}])
    primes = st.permutations([97, 59, 31, 7]).map(lambda each: dict(zip("ABCD", each, strict=True)))
    untied = st.fixed_dictionaries({"votes": primes, "seats": st.integers(0, 12)})

    assert assert_agrees(dhondt, by_order, problems=untied, profile=FEW) == FEW.examples


def test_refusals_are_compared():
    """Who refuses where the other answers differs; where both refuse, nothing is compared."""
    with pytest.raises(CheckFailed, match=r"(?s)seats: +4.*small: +a refusal"):
        assert_agrees(dhondt, small, examples=[CASE | {"seats": 4}])
    with pytest.raises(CheckFailed, match=r"(?s)small: +a refusal.*dhondt: +"):
        assert_agrees(small, dhondt, profile=Profile(name="long", examples=100))
    assert assert_agrees(small, small, examples=[CASE], profile=FEW) == FEW.examples


def test_nothing_compared_is_no_agreement():
    """Two rules that refuse everything are told so, however short the search."""
    with pytest.raises(CheckFailed, match="rules 'never' and 'never' refused every problem, so nothing was"):
        assert_agrees(never, never, profile=Profile(name="x", examples=1))


def test_bounds_are_compared_if_both_take_them():
    """A rule that forgets the minimum differs from one that does not."""

    def forgetful(votes, seats, minimum=None, maximum=None):  # noqa: ARG001 - it forgets
        return rule_of("dhondt")(votes, seats, maximum=maximum)

    case = {"votes": {"A": 2, "B": 1}, "seats": 1, "minimum": {"B": 1}, "maximum": {}}
    with pytest.raises(CheckFailed, match=r"(?s)minimum: +\{'B': 1\}.*forgetful: +\{'A': 1, 'B': 0\}"):
        assert_agrees(rule_of("dhondt"), forgetful, examples=[case])
    assert assert_agrees(dhondt, forgetful, profile=FEW) == FEW.examples


def test_hare_differs_from_hare_with_floats():
    """One vote of 2**53 is none to a float, which reports a tie."""

    def floats(votes, seats):
        return hare(votes, seats, worth=float)

    with pytest.raises(CheckFailed, match="rules 'hare' and 'floats' differ"):
        assert_agrees(hare, floats, examples=[{"votes": {"A": 2**53, "B": 2**53 + 1}, "seats": 1}])
