"""The algorithms behind choosing: which one answers, how fast, and what happens without scipy."""

import builtins
import time
from types import SimpleNamespace

import pytest
from refusing import refused

import electoral as el
from electoral.representation.choosing import search, solving
from electoral.representation.choosing.advice import Sum, added
from electoral.representation.choosing.flow import choose_by_flow
from electoral.representation.choosing.highs import by_linear_program
from electoral.representation.choosing.nested import choose_nested
from electoral.representation.choosing.problem import Limit, Problem, families
from electoral.representation.choosing.rows import Box, Row, meets, narrowed


def limit(who, low=0, high=10_000):
    """Bounds on the places in `who`."""
    return Limit(who=frozenset(who), low=low, high=high)


def problem(candidates, seats, *limits, counting="in every group"):
    """A problem in whole numbers."""
    return Problem(candidates=candidates, seats=seats, limits=limits, counting=counting)


def overlapping():
    """Seventy seats, 120 candidates, five groups that overlap in every way, most of them low on the list."""
    residues = ((2, 5, 9, 11), (3, 4, 8), (1, 6, 7, 9), (0, 5, 10), (2, 3, 7, 12))
    groups = [[i for i in range(120) if i % 13 in some and (i > 50 or i % 2)] for some in residues]
    return problem(120, 70, *(limit(who, low) for who, low in zip(groups, (22, 17, 22, 16, 20), strict=True)))


@pytest.fixture
def no_scipy(monkeypatch):
    """Scipy is not installed."""
    found = builtins.__import__

    def without(name, *rest, **more):
        if name.startswith("scipy"):
            raise ImportError(name)
        return found(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)


class TestStructure:
    @pytest.mark.parametrize(
        ("groups", "divided"),
        [
            ([], ((), ())),
            ([{1, 2}, {3}, {1, 2, 3, 4}, {1}, {1}], ((0, 1, 2, 3, 4), ())),
            ([{1, 3, 4, 5}, {2, 3, 4}], ((0,), (1,))),
            ([{1, 2, 3}, {1, 4}, {2, 5}, {3}], ((0, 3), (1, 2))),
            ([{1, 2}, {2, 3}, {3, 1}], None),
        ],
    )
    def test_groups_are_one_family_or_two_or_neither(self, groups, divided):
        """Nested groups are one family; two are found wherever groups divide into two."""
        assert families([limit(each) for each in groups]) == divided

    @pytest.mark.parametrize(
        ("given", "answering"),
        [
            (problem(6, 3, limit({3, 4}, 1), limit({4}, 1)), "choose_nested"),
            (problem(6, 3, limit({3, 4}, 1), limit({4, 5}, 1)), "choose_by_flow"),
            (problem(6, 3, limit({3}, 2)), "choose_by_flow"),
            (problem(6, 3, limit({3, 4}, 1), limit({4, 5}, 1), counting="once"), "choose_by_flow"),
            (problem(6, 3, limit({3, 4}, 1), limit({4, 5}, 1), limit({3, 5}, 1)), "choose_by_search"),
            # A bound that cannot bind makes nothing harder.
            (problem(6, 3, limit({3, 4}, 1), limit({4, 5}, 1), limit({3, 5}, 0)), "choose_by_flow"),
        ],
    )
    def test_the_structure_of_the_groups_chooses_the_algorithm(self, given, answering, monkeypatch):
        """Nested groups by a greedy, what cannot be met and two families by a flow, the rest by a search."""
        asked = []
        for name in ("choose_nested", "choose_by_flow", "choose_by_search"):
            algorithm = getattr(solving, name)

            def noted(*given, name=name, algorithm=algorithm):
                asked.append(name)
                return algorithm(*given)

            monkeypatch.setattr(solving, name, noted)
        solving.solve(given, "list order")

        assert asked[-1] == answering

    @pytest.mark.parametrize(("by", "due"), [("list order", (0, 3, 4)), ("fewest displaced", (1, 2, 3))])
    def test_two_families_are_the_same_to_a_flow_and_to_a_search(self, by, due):
        """Two groups that cross, with a different choice for each objective."""
        given = problem(6, 3, limit({1, 3, 4, 5}, 2), limit({2, 3, 4}, 2))

        assert choose_by_flow(given, ((0,), (1,)), by) == due
        assert search.choose_by_search(given, by) == due

    def test_algorithms_agree_where_several_apply(self):
        """A thousand candidates in nested groups: greedy, flow and search choose the same."""
        given = problem(
            1000,
            300,
            limit(range(900, 1000), 40),
            limit(range(700, 1000), 100, 110),
            limit(range(300, 700), 50),
        )
        nested = choose_nested(given)

        assert nested is not None
        assert nested == choose_by_flow(given, ((0, 1, 2), ()), "list order")
        assert nested == search.choose_by_search(given, "list order")


class TestSize:
    @pytest.mark.parametrize("by", ["list order", "fewest displaced"])
    def test_a_thousand_candidates(self, by):
        """Nested groups, and sex by clusters, take moments for any list; half a second is very generous."""
        clusters = [limit(range(c, 1000, 6), 80, 90) for c in range(6)]
        nested = problem(1000, 500, limit(range(800, 1000), 150), limit(range(900, 1000), 90))
        crossed = problem(1000, 500, limit([*range(1, 600, 6), *range(600, 1000)], 300), *clusters)
        started = time.perf_counter()
        chosen = [solving.solve(nested, by), solving.solve(crossed, by)]

        assert time.perf_counter() - started < 0.5
        assert [
            solving.missing(each, some) for each, some in zip((nested, crossed), chosen, strict=True)
        ] == [0, 0]

    @pytest.mark.parametrize("by", ["list order", "fewest displaced"])
    def test_five_overlapping_groups(self, by):
        """120 candidates for 70 seats in five groups: about a second with scipy; ten are very generous."""
        pytest.importorskip("scipy", reason="the extra 'solver'")
        given = overlapping()
        started = time.perf_counter()
        chosen = solving.solve(given, by)

        assert time.perf_counter() - started < 10
        assert families(given.limits) is None
        assert (len(chosen), solving.missing(given, chosen)) == (70, 0)

    @pytest.mark.usefixtures("no_scipy")
    def test_without_scipy_a_long_search_ends(self, monkeypatch):
        """Where the steps run out the extra is named."""
        monkeypatch.setattr(search, "MOST_STEPS", 10)
        with refused(el.BeyondLimit, ValueError, r'10 steps .* without scipy; .* "electoral\[solver\]"'):
            solving.solve(overlapping(), "list order")

    def test_with_scipy_a_long_search_ends(self, monkeypatch):
        """Where the steps run out although there is advice, there is nothing to install."""
        pytest.importorskip("scipy", reason="the extra 'solver'")
        monkeypatch.setattr(search, "MOST_STEPS", 2)
        with refused(el.BeyondLimit, ValueError, "no answer after 2 steps of search; ask for fewer groups"):
            solving.solve(overlapping(), "list order")

    @pytest.mark.usefixtures("no_scipy")
    @pytest.mark.parametrize("by", ["list order", "fewest displaced"])
    def test_sums_of_bounds_do_for_many_a_list(self, by):
        """Without scipy, bounds that ask for too much together are found by adding them up."""
        assert solving.missing(overlapping(), solving.solve(overlapping(), by)) == 0

    @pytest.mark.usefixtures("no_scipy")
    @pytest.mark.parametrize("by", ["list order", "fewest displaced"])
    def test_a_short_list_needs_no_scipy(self, by):
        """Thirty candidates in five groups that overlap are searched without it."""
        residues = ((2, 5), (4, 5), (2, 4), (1, 5), (2, 3))
        groups = [[i for i in range(30) if i % 7 in some and i > 8] for some in residues]
        given = problem(30, 15, *(limit(who, 4) for who in groups))

        assert by_linear_program([], 0) is None
        assert families(given.limits) is None
        assert solving.missing(given, solving.solve(given, by)) == 0


class TestAdvice:
    #: Three pairs of which each needs one more than its fair part of four.
    ROWS = (Row((0, 1, 2), 4, 4), Row((0, 1), 3, 9), Row((1, 2), 3, 9), Row((0, 2), 3, 9))
    BOX = Box((0, 0, 0), (4, 4, 4))

    def test_rows_that_ask_for_too_much_are_added_up(self):
        """Three times three is more than twice four; one less each is not."""
        assert added(self.ROWS, 3, (0, 1, 1, 1), (2, 0, 0, 0)) == Sum((0, 0, 0), 1)
        assert added(self.ROWS, 3, (0, 1, 1, 1), (2, 0, 0, 0)).refuses(self.BOX)
        assert not added(self.ROWS, 3, (0, 1, 1, 0), (1, 0, 0, 0)).refuses(self.BOX)

    def test_a_sum_asks_the_box_for_the_most_it_can_give(self):
        """A number with a weight above 0 gives its most, one with a weight below 0 its least."""
        assert Sum((1, -2), 4).refuses(Box((0, 1), (5, 5)))
        assert not Sum((1, -2), 3).refuses(Box((0, 1), (5, 5)))

    @pytest.mark.parametrize("multiplier", [-1.0, 1.0, None])
    def test_false_advice_changes_nothing(self, multiplier, monkeypatch):
        """A program that calls everything impossible, at a point that is none, or that fails."""
        scipy = pytest.importorskip("scipy.optimize", reason="the extra 'solver'")
        given = problem(6, 3, limit({1, 3}, 1), limit({3, 4, 5}, 1), limit({1, 5, 4}, 2))

        def program(costs, *, A_ub, **_):  # noqa: N803 - scipy's name
            marginals = SimpleNamespace(marginals=[multiplier] * len(A_ub))
            return SimpleNamespace(x=[3.7] * len(costs) if multiplier else None, ineqlin=marginals)

        monkeypatch.setattr(scipy, "linprog", program)

        assert families(given.limits) is None
        assert search.choose_by_search(given, "list order") == (0, 1, 4)

    def test_rows_narrow_a_box(self):
        """What the others can give at least and at most is taken off."""
        assert narrowed([Row((0, 1), 5, 5)], Box((0, 0), (9, 3))) == Box((2, 0), (5, 3))
        assert narrowed([Row((0, 1), 5, 5)], Box((0, 0), (1, 3))) is None
        assert narrowed([Row((0, 1), 0, 1)], Box((1, 1), (1, 3))) is None
        assert meets([Row((0, 1), 5, 5)], (2, 3))
        assert not meets([Row((0, 1), 5, 5)], (2, 2))
