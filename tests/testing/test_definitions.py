"""Equals, quotas and majorities: what each property says, on rules that are tables.

Each row: the property; the rule, as votes and seats to permitted results, the question first; what the
property looks at beside; what comes out; why.
"""

from tables import described, first_case, outcome, table

from electoral.testing.properties.equality import EQUALITY
from electoral.testing.properties.majority import MAJORITY
from electoral.testing.properties.quota import QUOTA

ORDER = {"renamed": {"B": "B", "A": "A"}}
CIRCLE = {"renamed": {"A": "B", "B": "C", "C": "A"}}
DOUBLE = {"factor": 2}
OF_EQUALITY = [
    ("anonymity", {((2, 1), 1): [(1, 0)], ((1, 2), 1): [(0, 1)]}, ORDER, "holds", "order decides nothing"),
    ("anonymity", {((2, 1), 1): [(1, 0)], ((1, 2), 1): [(1, 0)]}, ORDER, "fails", "the first wins"),
    ("anonymity", {((2, 1), 1): [(1, 0), (0, 1)], ((1, 2), 1): [(0, 1)]}, ORDER, "fails", "a result less"),
    ("anonymity", {((2, 1), 1): [(1, 0)], ((1, 2), 1): [(0, 1), (1, 0)]}, ORDER, "fails", "a result more"),
    ("anonymity", {((3, 2, 1), 3): [(2, 1, 0)]}, CIRCLE, "holds", "each has the seats of the old name"),
    ("homogeneity", {((2, 1), 1): [(1, 0)], ((4, 2), 1): [(1, 0)]}, DOUBLE, "holds", "the same"),
    ("homogeneity", {((2, 1), 1): [(1, 0)], ((4, 2), 1): [(0, 1)]}, DOUBLE, "fails", "another"),
    ("homogeneity", {((1, 1), 1): [(1, 0), (0, 1)], ((2, 2), 1): [(1, 0)]}, DOUBLE, "fails", "one less"),
    ("homogeneity", {((1, 1), 1): [(1, 0)], ((2, 2), 1): [(0, 1), (1, 0)]}, DOUBLE, "fails", "one more"),
    ("homogeneity", {((1, 1), 1): [(1, 0), (0, 1)], ((2, 2), 1): [(0, 1), (1, 0)]}, DOUBLE, "holds", "a set"),
    ("homogeneity", {((2, 1), 1): [(1, 0)]}, DOUBLE, "fails", "only the double is refused"),
    ("homogeneity", {((2, 1), 1): None, ((4, 2), 1): [(1, 0)]}, DOUBLE, "fails", "only the half is refused"),
    ("homogeneity", {((2, 1), 1): None}, DOUBLE, "nothing", "both are refused"),
    ("anonymity", {((2, 1), 1): [(1, 0)]}, ORDER, "fails", "only one order is refused"),
    ("anonymity", {((2, 1), 1): None}, ORDER, "nothing", "both orders are refused"),
    ("balancedness", {((3, 3, 1), 4): [(2, 1, 1)]}, {}, "holds", "one seat between equals"),
    ("balancedness", {((3, 3, 1), 4): [(3, 1, 0)]}, {}, "fails", "two seats between equals"),
    ("balancedness", {((1, 3, 3), 4): [(0, 1, 3)]}, {}, "fails", "two seats, the other way"),
    ("balancedness", {((3, 3, 1), 4): [(2, 2, 0), (3, 1, 0)]}, {}, "fails", "in one result of two"),
    ("balancedness", {((3, 2, 2), 6): [(4, 1, 1)]}, {}, "holds", "three seats between unequals"),
    ("balancedness", {((3, 2, 1), 6): [(6, 0, 0)]}, {}, "nothing", "nobody is equal"),
    ("concordance", {((3, 2), 3): [(2, 1)]}, {}, "holds", "more votes, more seats"),
    ("concordance", {((3, 2), 2): [(1, 1)]}, {}, "holds", "more votes, as many seats"),
    ("concordance", {((3, 2), 3): [(1, 2)]}, {}, "fails", "more votes, fewer seats"),
    ("concordance", {((2, 3), 3): [(2, 1), (1, 2)]}, {}, "fails", "in one result of two"),
    ("concordance", {((2, 2), 3): [(0, 3), (3, 0)]}, {}, "holds", "equal votes are not its matter"),
]
OF_QUOTA = [
    ("exactness", {((4, 2), 3): [(2, 1)]}, {}, "holds", "the quotas"),
    ("exactness", {((4, 2), 3): [(3, 0)]}, {}, "fails", "not the quotas"),
    ("exactness", {((4, 2), 3): [(2, 1), (3, 0)]}, {}, "fails", "the quotas and more"),
    ("exactness", {((2, 1, 1), 2): [(2, 0, 0)]}, {}, "nothing", "one quota is whole, two are not"),
    ("exactness", {((0, 0), 1): [(1, 0)]}, {}, "nothing", "nobody has a quota"),
    ("proportional_consistency", {((3, 1), 4): [(3, 1)], ((3, 1), 2): [(2, 0)]}, {}, "nothing", "no divisor"),
    ("proportional_consistency", {((3, 1), 4): [(2, 2)], ((3, 1), 2): [(1, 1)]}, {}, "holds", "the half"),
    ("proportional_consistency", {((3, 1), 4): [(2, 2)], ((3, 1), 2): [(2, 0)]}, {}, "fails", "not the half"),
    (
        "proportional_consistency",
        {((3, 1), 4): [(2, 2)], ((3, 1), 2): [(2, 0), (1, 1)]},
        {},
        "holds",
        "the half is one of two",
    ),
    (
        "proportional_consistency",
        {((3, 1), 4): [(3, 1), (2, 2)], ((3, 1), 2): [(2, 0)]},
        {},
        "fails",
        "in one result of two",
    ),
    (
        "proportional_consistency",
        {((9, 1), 6): [(6, 0)], ((9, 1), 3): [(3, 0)], ((9, 1), 2): [(2, 0)], ((9, 1), 1): [(0, 1)]},
        {},
        "fails",
        "the sixth, not the half or the third",
    ),
    ("lower_quota", {((7, 3), 5): [(3, 2)]}, {}, "holds", "3 for 3.5"),
    ("lower_quota", {((7, 3), 5): [(2, 3)]}, {}, "fails", "2 for 3.5"),
    ("lower_quota", {((6, 4), 5): [(3, 2)]}, {}, "holds", "3 for 3"),
    ("lower_quota", {((4, 6), 5): [(3, 2)]}, {}, "fails", "2 for 3"),
    ("lower_quota", {((7, 3), 5): [(3, 2), (2, 3)]}, {}, "fails", "in one result of two"),
    ("lower_quota", {((7, 1, 1, 1), 5): [(5, 0, 0, 0)]}, {}, "holds", "5 for 3.5 is not its matter"),
    ("lower_quota", {((0, 0), 1): [(1, 0)]}, {}, "nothing", "nobody has a quota"),
    ("upper_quota", {((7, 1, 1, 1), 5): [(4, 1, 0, 0)]}, {}, "holds", "4 for 3.5"),
    ("upper_quota", {((7, 1, 1, 1), 5): [(5, 0, 0, 0)]}, {}, "fails", "5 for 3.5"),
    ("upper_quota", {((6, 4), 5): [(3, 2)]}, {}, "holds", "3 for 3"),
    ("upper_quota", {((6, 4), 5): [(4, 1)]}, {}, "fails", "4 for 3"),
    ("upper_quota", {((6, 4), 5): [(3, 2), (4, 1)]}, {}, "fails", "in one result of two"),
    ("upper_quota", {((4, 1, 1, 1, 1), 4): [(0, 1, 1, 1, 1)]}, {}, "holds", "0 for 2 is not its matter"),
    ("near_quota", {((7, 3), 2): [(1, 1)]}, {}, "holds", "1 for 1.4, 1 for 0.6"),
    ("near_quota", {((7, 3), 2): [(2, 0)]}, {}, "fails", "2 for 1.4, 0 for 0.6"),
    ("near_quota", {((3, 7), 2): [(1, 1), (0, 2)]}, {}, "fails", "in one result of two"),
    ("near_quota", {((3, 1), 2): [(2, 0)]}, {}, "holds", "2 for 1.5, 0 for 0.5: half a seat each"),
    ("near_quota", {((5, 6, 9), 2): [(1, 0, 1)]}, {}, "holds", "half a seat too many, 0.6 too few"),
    (
        "near_quota",
        {((4, 5, 11), 2): [(1, 0, 1)]},
        {},
        "holds",
        "0.6 of a seat too many, half a seat too few",
    ),
    ("near_quota", {((2, 2, 7, 7, 7), 5): [(1, 1, 1, 1, 1)]}, {}, "holds", "two have too much, nobody lacks"),
    ("near_quota", {((14, 3, 3), 2): [(2, 0, 0)]}, {}, "holds", "2 for 1.4, and nobody lacks so much"),
]
OF_MAJORITY = [
    ("majority_odd", {((3, 1, 1), 3): [(2, 1, 0)]}, {}, "holds", "2 of 3"),
    ("majority_odd", {((1, 3, 1), 3): [(1, 1, 1)]}, {}, "fails", "1 of 3"),
    ("majority_odd", {((3, 1, 1), 3): [(2, 1, 0), (1, 1, 1)]}, {}, "fails", "in one result of two"),
    ("majority_odd", {((2, 1, 1), 3): [(1, 1, 1)]}, {}, "nothing", "half of the votes is no majority"),
    ("majority_odd", {((3, 1, 1), 4): [(0, 2, 2)]}, {}, "nothing", "4 seats are even"),
    ("majority_even", {((3, 1, 1), 4): [(2, 1, 1)]}, {}, "holds", "2 of 4"),
    ("majority_even", {((3, 1, 1), 4): [(1, 2, 1)]}, {}, "fails", "1 of 4"),
    ("majority_even", {((2, 1, 1), 4): [(1, 2, 1)]}, {}, "nothing", "half of the votes is no majority"),
    ("majority_even", {((3, 1, 1), 3): [(0, 2, 1)]}, {}, "nothing", "3 seats are odd"),
    ("no_manufactured_majority", {((2, 2, 1), 4): [(2, 1, 1)]}, {}, "holds", "half of the seats is none"),
    ("no_manufactured_majority", {((2, 2, 1), 3): [(1, 2, 0)]}, {}, "fails", "2 of 3"),
    ("no_manufactured_majority", {((2, 2, 1), 3): [(1, 1, 1), (2, 1, 0)]}, {}, "fails", "in one of two"),
    ("no_manufactured_majority", {((2, 1, 1), 3): [(3, 0, 0)]}, {}, "holds", "half of the votes may"),
    ("no_manufactured_majority", {((3, 1, 1), 3): [(2, 1, 0)]}, {}, "holds", "more than half may"),
]
ROWS = [*OF_EQUALITY, *OF_QUOTA, *OF_MAJORITY]


@described(ROWS)
def test_a_property_says_what_its_definition_says(check, answers, more, wanted):
    """On a table of a few numbers a property holds, fails or says nothing, as worked out by hand."""
    assert outcome(check, table(answers), first_case(answers, **more)) == wanted


def test_each_is_shown_to_hold_and_to_fail():
    """There is a table where it holds and one where it fails."""
    shown = {(row[0], row[3]) for row in ROWS}

    assert {
        (each.id, result) for each in (*EQUALITY, *QUOTA, *MAJORITY) for result in ("holds", "fails")
    } <= shown
