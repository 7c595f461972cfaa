"""Changed houses, votes and contestants: what each property says, on rules that are tables.

Each row: the property; the rule, as votes and seats to permitted results, the question first; what the
property looks at beside; what comes out; why.
"""

from tables import described, first_case, outcome, table

from electoral.testing.properties.monotonicity import MONOTONICITY
from electoral.testing.properties.parties import PARTIES

MORE = {"contestant": "A", "more": 1}
FROM_B = {"giver": "B", "taker": "A", "moved": 1}
OF_MONOTONICITY = [
    ("house_monotonicity", {((3, 2), 1): [(1, 0)], ((3, 2), 2): [(1, 1)]}, {}, "holds", "one seat is added"),
    ("house_monotonicity", {((3, 2), 1): [(0, 1)], ((3, 2), 2): [(2, 0)]}, {}, "fails", "the second loses"),
    (
        "house_monotonicity",
        {((5, 1), 6): [(5, 1)], ((5, 1), 7): [(7, 0)]},
        {},
        "fails",
        "in the order of lists 7, 0 is more than 5, 1",
    ),
    (
        "house_monotonicity",
        {((1, 1), 1): [(1, 0)], ((1, 1), 2): [(2, 0), (0, 2)]},
        {},
        "fails",
        "the new 0, 2 has nothing within it",
    ),
    (
        "house_monotonicity",
        {((1, 1), 1): [(1, 0), (0, 1)], ((1, 1), 2): [(2, 0)]},
        {},
        "fails",
        "the old 0, 1 is within nothing",
    ),
    (
        "house_monotonicity",
        {((1, 1), 1): [(1, 0), (0, 1)], ((1, 1), 2): [(2, 0), (0, 2)]},
        {},
        "holds",
        "each old is within one new, not within all",
    ),
    ("vote_monotonicity", {((2, 2), 1): [(0, 1)], ((3, 2), 1): [(1, 0)]}, MORE, "holds", "a gain"),
    ("vote_monotonicity", {((2, 2), 1): [(0, 1)], ((3, 2), 1): [(0, 1)]}, MORE, "holds", "no change"),
    ("vote_monotonicity", {((2, 2), 1): [(1, 0)], ((3, 2), 1): [(0, 1)]}, MORE, "fails", "a loss"),
    (
        "vote_monotonicity",
        {((2, 2), 1): [(1, 0)], ((3, 2), 1): [(1, 0), (0, 1)]},
        MORE,
        "fails",
        "at least 1 before, at least 0 after",
    ),
    (
        "vote_monotonicity",
        {((2, 2), 1): [(1, 0), (0, 1)], ((3, 2), 1): [(0, 1)]},
        MORE,
        "fails",
        "at most 1 before, at most 0 after",
    ),
    (
        "vote_monotonicity",
        {((2, 2, 2), 2): [(1, 1, 0)], ((3, 2, 2), 2): [(1, 0, 1)]},
        MORE,
        "holds",
        "the others are not its matter",
    ),
    ("transfer_monotonicity", {((2, 2), 1): [(0, 1)], ((3, 1), 1): [(1, 0)]}, FROM_B, "holds", "a gain"),
    ("transfer_monotonicity", {((2, 2), 1): [(1, 0)], ((3, 1), 1): [(0, 1)]}, FROM_B, "fails", "a loss"),
    (
        "transfer_monotonicity",
        {((2, 2), 1): [(1, 0)], ((3, 1), 1): [(1, 0), (0, 1)]},
        FROM_B,
        "fails",
        "at least 1 before, at least 0 after",
    ),
    (
        "transfer_monotonicity",
        {((2, 2), 1): [(1, 0), (0, 1)], ((3, 1), 1): [(0, 1)]},
        FROM_B,
        "fails",
        "at most 1 before, at most 0 after",
    ),
    (
        "transfer_monotonicity",
        {((2, 2, 2), 2): [(1, 0, 1)], ((3, 1, 2), 2): [(1, 1, 0)]},
        FROM_B,
        "holds",
        "what the giver gains is not its matter",
    ),
]


def grown(*later):
    """Give later votes."""
    return {"later": dict(zip("ABC", later, strict=False))}


GROWTH = [
    ({((2, 2), 2): [(1, 1)], ((3, 2), 2): [(2, 0)]}, grown(3, 2), "holds", "the faster gains"),
    ({((2, 2), 2): [(1, 1)], ((3, 2), 2): [(0, 2)]}, grown(3, 2), "fails", "the faster loses to the slower"),
    ({((2, 2), 2): [(1, 1)], ((1, 0), 2): [(0, 2)]}, grown(1, 0), "fails", "and if both shrink"),
    ({((4, 1), 2): [(1, 1)], ((6, 2), 2): [(2, 0)]}, grown(6, 2), "fails", "by factors, not by numbers"),
    ({((2, 2), 2): [(1, 1)], ((4, 4), 2): [(2, 0)]}, grown(4, 4), "nothing", "nobody is faster"),
    ({((2, 2), 2): [(1, 1)], ((3, 2), 2): [(1, 1), (0, 2)]}, grown(3, 2), "fails", "in one result after"),
    ({((2, 2), 2): [(1, 1), (2, 0)], ((3, 2), 2): [(1, 1)]}, grown(3, 2), "fails", "in one result before"),
    (
        {((2, 2, 2), 3): [(1, 1, 1)], ((3, 2, 4), 3): [(0, 1, 2)]},
        grown(3, 2, 4),
        "holds",
        "A, faster than B, loses to C, which is faster still",
    ),
    (
        {((2, 2, 0), 2): [(1, 1, 0), (0, 0, 2)], ((3, 2, 1), 2): [(1, 1, 0), (0, 0, 2)]},
        grown(3, 2, 1),
        "holds",
        "A may fall, and B may rise, but never at once; C grew from nothing",
    ),
]
OF_MONOTONICITY += [("relative_population_monotonicity", *row) for row in GROWTH]

PART = {"among": ["B", "A"]}
PAIR = {"pair": ["A", "B"]}
OF_PARTIES = [
    ("coherence", {((3, 2, 1), 3): [(2, 1, 0)], ((3, 2), 3): [(2, 1)]}, PART, "holds", "the same alone"),
    ("coherence", {((3, 2, 1), 3): [(2, 1, 0)], ((3, 2), 3): [(3, 0)]}, PART, "fails", "another alone"),
    (
        "coherence",
        {((3, 2, 1), 3): [(2, 1, 0)], ((3, 2), 3): [(2, 1), (3, 0)]},
        PART,
        "fails",
        "3, 0 alone, but not 3, 0, 0 for all",
    ),
    (
        "coherence",
        {((3, 2, 1), 3): [(2, 1, 0), (3, 0, 0)], ((3, 2), 3): [(3, 0)]},
        PART,
        "fails",
        "2, 1, 0 for all, but not 2, 1 alone",
    ),
    (
        "coherence",
        {((3, 2, 1), 3): [(2, 1, 0), (3, 0, 0)], ((3, 2), 3): [(2, 1), (3, 0)]},
        PART,
        "holds",
        "what is permitted alone stands in its place",
    ),
    (
        "coherence",
        {((3, 2, 1), 3): [(2, 1, 0), (1, 1, 1)], ((3, 2), 3): [(2, 1)], ((3, 2), 2): [(1, 1)]},
        PART,
        "holds",
        "each with the seats they have together",
    ),
    (
        "coherence",
        {((3, 2, 1), 3): [(2, 1, 0), (1, 1, 1)], ((3, 2), 3): [(2, 1)], ((3, 2), 2): [(2, 0)]},
        PART,
        "fails",
        "in one result of two",
    ),
    ("coherence", {((3, 2, 1), 3): [(2, 1, 0)]}, PART, "nothing", "the part is refused"),
    (
        "coherence",
        {((3, 2, 1), 3): [(2, 1, 0), (1, 1, 1)], ((3, 2), 2): [(2, 0)]},
        PART,
        "fails",
        "one part is refused, the other differs",
    ),
    ("elimination", {((3, 2, 1), 3): [(2, 1, 0)], ((3, 2), 3): [(2, 1)]}, {}, "holds", "no change"),
    ("elimination", {((3, 2, 1), 3): [(1, 1, 1)], ((3, 2), 3): [(2, 1)]}, {}, "holds", "a gain"),
    ("elimination", {((3, 1, 2), 3): [(2, 0, 1)], ((3, 2), 3): [(3, 0)]}, {}, "fails", "a loss"),
    (
        "elimination",
        {((3, 2, 1), 2): [(1, 1, 0)], ((3, 2), 2): [(1, 1), (2, 0)]},
        {},
        "fails",
        "at least 1 before, at least 0 after",
    ),
    (
        "elimination",
        {((3, 2, 1), 2): [(1, 1, 0), (2, 0, 0)], ((3, 2), 2): [(1, 1)]},
        {},
        "fails",
        "at most 2 before, at most 1 after",
    ),
    ("elimination", {((2, 1, 1), 2): [(1, 1, 0)], ((2, 1), 2): [(2, 0)]}, {}, "nothing", "two are smallest"),
    ("elimination", {((1,), 0): [(0,)], ((), 0): [()]}, {}, "nothing", "nobody would be left"),
]
# The seats of two together and apart; whether there is no loss, no gain, and at most one seat between.
MERGERS = [
    ({((1, 1, 1), 3): [(1, 1, 1)], ((2, 1), 3): [(2, 1)]}, "holds", "holds", "holds", "as many"),
    ({((1, 1, 1), 3): [(1, 1, 1)], ((2, 1), 3): [(1, 2)]}, "fails", "holds", "holds", "one less"),
    ({((1, 1, 1), 3): [(1, 1, 1)], ((2, 1), 3): [(3, 0)]}, "holds", "fails", "holds", "one more"),
    ({((1, 1, 1), 4): [(1, 1, 2)], ((2, 1), 4): [(4, 0)]}, "holds", "fails", "fails", "two more"),
    ({((1, 1, 1), 4): [(1, 1, 2)], ((2, 1), 4): [(0, 4)]}, "fails", "holds", "fails", "two less"),
    ({((1, 1, 1), 4): [(1, 1, 2)], ((2, 1), 4): [(4, 0), (3, 1)]}, "holds", "fails", "holds", "1 or 2 more"),
    ({((1, 1, 1), 3): [(1, 1, 1)], ((2, 1), 3): [(2, 1), (1, 2)]}, "fails", "holds", "holds", "perhaps less"),
    ({((1, 1, 1), 3): [(1, 1, 1)], ((2, 1), 3): [(2, 1), (3, 0)]}, "holds", "fails", "holds", "perhaps more"),
    (
        {((1, 1, 1), 3): [(1, 1, 1), (1, 0, 2)], ((2, 1), 3): [(1, 2)]},
        "fails",
        "holds",
        "holds",
        "at most 1, not 2",
    ),
    (
        {((1, 1, 1), 3): [(1, 1, 1), (1, 0, 2)], ((2, 1), 3): [(2, 1)]},
        "holds",
        "fails",
        "holds",
        "at least 2, not 1",
    ),
    (
        {((1, 1, 1), 3): [(1, 1, 1)], ((2, 1), 3): [(1, 2), (3, 0)]},
        "fails",
        "fails",
        "holds",
        "perhaps less, perhaps more",
    ),
]
for rule, *results, why in MERGERS:
    ids = ("merge_gain", "split_gain", "stability")
    OF_PARTIES += [(id_, rule, PAIR, result, why) for id_, result in zip(ids, results, strict=True)]

ROWS = [*OF_MONOTONICITY, *OF_PARTIES]


@described(ROWS)
def test_a_property_says_what_its_definition_says(check, answers, more, wanted):
    """On a table of a few numbers a property holds, fails or says nothing, as worked out by hand."""
    assert outcome(check, table(answers), first_case(answers, **more)) == wanted


def test_each_is_shown_to_hold_and_to_fail():
    """There is a table where it holds and one where it fails."""
    shown = {(row[0], row[3]) for row in ROWS}

    assert {(each.id, result) for each in (*MONOTONICITY, *PARTIES) for result in ("holds", "fails")} <= shown
