"""Matrices against an oracle that tries them all, on made-up votes full of ties, holes and promises."""

import random
from fractions import Fraction
from unittest import mock

import attrs
import matrix_oracle as oracle
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from refusing import refused

import electoral as el
from electoral.check.matrix import require_proven_matrix
from electoral.methods import METHODS, DivisorMethod, FirstChanged, Geometric, Linear, allocate
from electoral.methods.matrix import scaling

PRIME = 2**61 - 1
#: Every method with the divisors that it has, in units of its step.
SEQUENCES = {
    "sainte_lague": ("sainte_lague", lambda k: k + Fraction(1, 2)),
    "dhondt": ("dhondt", lambda k: k + 1),
    "danish": ("danish", lambda k: k + Fraction(1, 3)),
    "modified_sainte_lague": (
        "modified_sainte_lague",
        lambda k: k + Fraction(1, 2) if k else Fraction(7, 10),
    ),
    "linear": (DivisorMethod("linear", Linear("2/3", "1/2")), lambda k: k + Fraction(4, 3)),
    "low": (DivisorMethod("low", Linear("1/100", 1)), lambda k: k + Fraction(1, 100)),
    "first": (
        DivisorMethod("first", FirstChanged("1/5", Linear(2, 2))),
        lambda k: k + 1 if k else Fraction(1, 10),
    ),
    "geometric": (DivisorMethod("geometric", Geometric("3/2")), lambda k: Fraction(3, 2) ** k),
    "own": (DivisorMethod("own", lambda k: k * k + 1), lambda k: k * k + 1),
}
sequences = st.one_of(st.sampled_from(["sainte_lague", "dhondt"]), st.sampled_from(sorted(SEQUENCES)))


@attrs.frozen
class Question:
    """Votes, sums of rows and of columns, and fewest seats, by number."""

    votes: list
    rows: list
    columns: list
    lower: list

    def __iter__(self):
        """Give the parts as the oracle takes them."""
        return iter((self.votes, self.rows, self.columns, self.lower))

    def named(self):
        """Give it as the library takes it."""
        return {
            "votes": table(self.votes),
            "district_seats": {f"d{i}": seats for i, seats in enumerate(self.rows)},
            "party_seats": {f"p{j}": seats for j, seats in enumerate(self.columns)},
            "minimum": table(self.lower),
        }

    def turned(self):
        """Give it with districts as parties and parties as districts."""
        return Question(turned(self.votes), self.columns, self.rows, turned(self.lower))


def table(rows):
    """Give numbers by the names of districts and parties."""
    return {f"d{i}": {f"p{j}": each for j, each in enumerate(row)} for i, row in enumerate(rows)}


def turned(rows):
    """Give columns as rows."""
    return [list(column) for column in zip(*rows, strict=True)]


def untabled(seats):
    """Give seats by number."""
    return tuple(tuple(row.values()) for row in seats.values())


def sets(question, method):
    """Give all outcomes of the library by number; None if it says that there is none."""
    try:
        found = el.biproportional(**question.named(), method=SEQUENCES[method][0])
    except el.NoResult:
        return None
    return {untabled(seats) for seats in found.outcomes()}


@st.composite
def questions(draw):
    """Small matrices: rows in proportion, holes, huge votes, fractions, promises, sums that may not meet."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    line = st.lists(st.integers(0, 8), min_size=width, max_size=width)
    votes = draw(st.lists(line, min_size=height, max_size=height))
    if draw(st.booleans()):
        copied, times = draw(st.integers(0, height - 1)), draw(st.integers(1, 3))
        votes[draw(st.integers(0, height - 1))] = [times * each for each in votes[copied]]
    for i in range(height):
        factor = draw(st.sampled_from([1, 1, 1, Fraction(1, 3), PRIME]))
        votes[i] = [factor * each for each in votes[i]]
    if draw(st.integers(0, 3)) == 0:
        i, j = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        votes[i][j] += draw(st.sampled_from([1, PRIME, Fraction(1, PRIME)]))
    cells = [(i, j) for i in range(height) for j in range(width)]
    lower = [[0] * width for _ in range(height)]
    for i, j in draw(st.lists(st.sampled_from(cells), max_size=3)):
        lower[i][j] += 1
    with_votes = [(i, j) for i, j in cells if votes[i][j]]
    meeting = draw(st.integers(0, 3)) and with_votes
    placed = draw(st.lists(st.sampled_from(with_votes if meeting else cells), max_size=8))
    if meeting or draw(st.booleans()):
        placed += [(i, j) for i, j in cells for _ in range(lower[i][j])]
    rows = [sum(i == row for row, _ in placed) for i in range(height)]
    return Question(votes, rows, [sum(j == column for _, column in placed) for j in range(width)], lower)


def matrix(*votes, rows, columns, lower=None):
    """Give a question; nothing is promised unless said."""
    return Question([list(row) for row in votes], rows, columns, lower or [[0] * len(columns) for _ in rows])


#: Two rows in proportion, a circle of six tied cells, a full circle, promises in the way.
PROPORTIONAL = matrix([50, 40, 30, 20], [25, 20, 15, 10], rows=[4, 4], columns=[3, 2, 2, 1])
CIRCLE = matrix([1, 1, 0], [0, 1, 1], [1, 0, 1], rows=[1, 1, 1], columns=[1, 1, 1])
FULL = matrix(*[[1, 1, 1, 1]] * 4, rows=[1, 1, 1, 1], columns=[1, 1, 1, 1])
PROMISED = matrix([5, 5], [5, 0], rows=[2, 1], columns=[2, 1], lower=[[0, 2], [0, 0]])
BLOCKS = matrix([12, 10, 0, 0], [5, 5, 0, 0], [0, 0, 6, 10], rows=[2, 2, 3], columns=[3, 2, 1, 1])


def rounded(question, found, divisor):
    """Whether every cell of every outcome is its quotient rounded by the method, but for promised seats."""
    proof, cells = (
        found.evidence,
        [(i, j) for i in range(len(question.rows)) for j in range(len(question.columns))],
    )
    assert proof.signposts == tuple(divisor(held) for held in range(3))
    assert min(*proof.district_divisors.values(), *proof.party_divisors.values()) > 0
    for seats in map(untabled, found.outcomes()):
        for i, j in cells:
            votes = Fraction(question.votes[i][j])
            quotient = votes / proof.district_divisors[f"d{i}"] / proof.party_divisors[f"p{j}"]
            least, number = question.lower[i][j], seats[i][j]
            if (
                number < least
                or quotient > divisor(number)
                or (number > least and quotient < divisor(number - 1))
            ):
                return False
    return True


@given(question=questions(), method=sequences)
@example(question=PROPORTIONAL, method="sainte_lague")
@example(question=CIRCLE, method="sainte_lague")
@example(question=FULL, method="dhondt")
@example(question=PROMISED, method="dhondt")
@example(question=BLOCKS, method="sainte_lague")
@settings(max_examples=200)
def test_the_results_are_those_of_the_oracle(question, method):
    """A matrix has exactly the results that no exchange improves, or an error proves that there are none."""
    by, divisor = SEQUENCES[method]
    expected = oracle.permitted(*question, divisor)
    if not expected:
        with refused(el.NoResult, ValueError, ".") as caught:
            el.biproportional(**question.named(), method=by)
        assert oracle.proves(question, str(caught.value)), str(caught.value)
        return
    found = el.biproportional(**question.named(), method=by)
    outcomes = [untabled(seats) for seats in found.outcomes()]
    cells = {
        (i, j): {seats[i][j] for seats in expected}
        for i, row in enumerate(question.votes)
        for j in range(len(row))
    }

    assert set(outcomes) == expected
    assert found.count_outcomes() == len(outcomes) == len(expected)
    assert found.unique == (len(expected) == 1)
    assert found.sure == table(
        [[min(cells[i, j]) for j in range(len(question.columns))] for i in range(len(question.rows))]
    )
    assert found.tied == tuple((f"d{i}", f"p{j}") for (i, j), numbers in cells.items() if len(numbers) > 1)
    if found.unique:
        assert untabled(found.seats) == outcomes[0]


@given(question=questions(), method=sequences)
@example(question=CIRCLE, method="dhondt")
@settings(max_examples=100)
def test_divisors_round_every_cell(question, method):
    """The evidence rounds every cell of every outcome, and the checker accepts it."""
    by, divisor = SEQUENCES[method]
    try:
        found = el.biproportional(**question.named(), method=by)
    except el.NoResult:
        assume(False)

    assert rounded(question, found, divisor)
    require_proven_matrix(
        found, **question.named(), method=METHODS.get(by, by) if isinstance(by, str) else by
    )


@given(question=questions(), method=sequences, order=st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_the_order_changes_nothing(question, method, order):
    """Districts and parties in another order have the same results."""
    i, j = list(range(len(question.rows))), list(range(len(question.columns)))
    order.shuffle(i)
    order.shuffle(j)
    votes, lower = (
        [[rows[row][column] for column in j] for row in i] for rows in (question.votes, question.lower)
    )
    other = Question(
        votes, [question.rows[row] for row in i], [question.columns[column] for column in j], lower
    )
    expected = sets(question, method)

    found = expected and {tuple(tuple(seats[row][column] for column in j) for row in i) for seats in expected}
    assert sets(other, method) == found


@given(question=questions(), method=sequences)
@settings(max_examples=50)
def test_districts_and_parties_can_change_places(question, method):
    """With districts as parties and parties as districts every result is turned, and nothing else changes."""
    expected = sets(question, method)

    found = expected and {tuple(map(tuple, turned(seats))) for seats in expected}
    assert sets(question.turned(), method) == found


@given(
    question=questions(),
    method=sequences,
    factor=st.sampled_from([2, 7, Fraction(1, 3), PRIME, 10**30]),
    which=st.integers(0, 3),
)
@settings(max_examples=50)
def test_the_votes_of_a_district_or_party_may_be_scaled(question, method, factor, which):
    """A district whose voters have more votes each, or a party whose votes count more, changes nothing."""
    row, column = which % len(question.rows), which % len(question.columns)
    wider = [[each * factor if i == row else each for each in line] for i, line in enumerate(question.votes)]
    taller = [
        [each * factor if j == column else each for j, each in enumerate(line)] for line in question.votes
    ]
    expected = sets(question, method)

    assert sets(attrs.evolve(question, votes=wider), method) == expected
    assert sets(attrs.evolve(question, votes=taller), method) == expected


@given(question=questions(), method=sequences, rounds=st.integers(0, 2))
@example(question=CIRCLE, method="sainte_lague", rounds=0)
@example(question=PROPORTIONAL, method="sainte_lague", rounds=1)
@settings(max_examples=80)
def test_transfers_alone_give_the_same(question, method, rounds):
    """Without rounds of scaling, or after one or two, seats are transferred to the same results."""
    expected = sets(question, method)
    with mock.patch.object(scaling, "_MOST_ROUNDS", rounds):
        assert sets(question, method) == expected


def drawn(seed, height, width, seats, most=100_000):
    """Give a large matrix: districts of unequal size, every seventh cell or so empty, upper apportionment."""
    draw = random.Random(seed)  # noqa: S311 - numbers that are the same every time
    strength = [draw.randint(1, 20) for _ in range(width)]
    votes = table(
        [
            [draw.randint(1, most) * part if draw.randint(1, 7) > 1 else 0 for part in strength]
            for _ in range(height)
        ]
    )
    places = dict.fromkeys(votes, 1)
    for district in draw.choices(list(votes), k=seats - height):
        places[district] += 1
    upper = allocate(el.voter_numbers(votes, places), seats, method="sainte_lague")
    return {"votes": votes, "district_seats": places, "party_seats": next(upper.outcomes())}


@pytest.mark.parametrize("method", ["sainte_lague", "dhondt"])
@pytest.mark.parametrize(
    ("seed", "height", "width", "seats"),
    [(1, 40, 8, 200), (2, 100, 10, 250), (3, 8, 40, 200), (4, 39, 5, 120)],
)
def test_a_large_matrix_is_proven(seed, height, width, seats, method):
    """Matrices of hundreds of cells, with holes, have divisors that round every cell."""
    asked = drawn(seed, height, width, seats)
    found = el.biproportional(**asked, method=method)

    assert found.unique
    require_proven_matrix(found, **asked, method=METHODS[method])


def test_ties_are_transferred_where_scaling_does_not_end():
    """Eight even districts and eight even parties need transfers: scaling alone does not meet the sums."""
    places, parties = {f"d{i}": 1 + i % 2 for i in range(8)}, {f"p{j}": 1 + (j < 4) for j in range(8)}
    votes = {district: dict.fromkeys(parties, 7) for district in places}
    asked = {"votes": votes, "district_seats": places, "party_seats": parties}
    with mock.patch.object(scaling, "transferred", wraps=scaling.transferred) as transfer:
        found = el.biproportional(**asked, method="sainte_lague")

    assert transfer.called
    assert len(found.tied) == 64
    require_proven_matrix(found, **asked, method=METHODS["sainte_lague"])


@pytest.mark.parametrize("most", [5, 100_000])
@pytest.mark.parametrize("seed", range(3))
def test_transfers_alone_prove_a_larger_matrix(seed, most):
    """Twelve districts and six parties have the same result without a round of scaling, ties or not."""
    asked = drawn(seed, 12, 6, 50, most)
    expected = el.biproportional(**asked, method="sainte_lague")
    with mock.patch.object(scaling, "_MOST_ROUNDS", 0):
        found = el.biproportional(**asked, method="sainte_lague")

    assert found == expected
    require_proven_matrix(found, **asked, method=METHODS["sainte_lague"])
