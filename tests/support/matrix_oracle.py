"""A slow oracle for matrices that shares nothing with the library: it tries every matrix and keeps the best.

Rows are districts and columns are parties, all by number. A divisor is a function from the seats that a cell
holds to the divisor for one more.
"""

import re
from fractions import Fraction


def vectors(least, most, seats):
    """Give every row of seats within bounds that has the right sum."""
    if not least:
        return [()] if seats == 0 else []
    return [
        (first, *others)
        for first in range(least[0], min(most[0], seats) + 1)
        for others in vectors(least[1:], most[1:], seats - first)
    ]


def worth(votes, least, seats, divisor):
    """Give the product, over a cell's seats beyond its fewest, of its votes by the divisor of each."""
    product = Fraction(1)
    for held in range(least, seats):
        product *= Fraction(votes) / divisor(held)
    return product


def matrices(votes, rows, columns, lower, divisor):
    """Give every matrix with the right sums and its product; a cell without votes has its fewest seats."""
    if not rows:
        return [((), Fraction(1))] if not any(columns) else []
    most = [columns[j] if number else lower[0][j] for j, number in enumerate(votes[0])]
    found = []
    for row in vectors(lower[0], most, rows[0]):
        left = [columns[j] - seats for j, seats in enumerate(row)]
        if min(left) < 0:
            continue
        product = Fraction(1)
        for number, least, seats in zip(votes[0], lower[0], row, strict=True):
            product *= worth(number, least, seats, divisor)
        for others, more in matrices(votes[1:], rows[1:], left, lower[1:], divisor):
            found.append(((row, *others), product * more))
    return found


def permitted(votes, rows, columns, lower, divisor):
    """Give the matrices with the largest product; no exchange of seats round a circle raises it."""
    found = matrices(votes, rows, columns, lower, divisor)
    largest = max((product for _, product in found), default=None)
    return {matrix for matrix, product in found if product == largest}


def shortfall(question, districts, parties):
    """Give how many seats are too many for parties; None if they have votes in other districts too."""
    votes, rows, columns, lower = question
    far = [i for i in range(len(rows)) if i not in districts]
    others = [j for j in range(len(columns)) if j not in parties]
    if any(votes[i][j] for i in far for j in parties):
        return None
    wanted = sum(columns[j] for j in parties) - sum(lower[i][j] for i in far for j in parties)
    return wanted - sum(rows[i] for i in districts) + sum(lower[i][j] for i in districts for j in others)


def proves(question, message):
    """Whether the districts 'd0' ... and parties 'p0' ... that a message names really cannot meet."""
    votes, rows, columns, lower = question
    districts, parties = ([int(each) for each in re.findall(rf"'{kind}(\d+)'", message)] for kind in "dp")
    numbers = [int(each) for each in re.findall(r"(?<![dp\d])\d+", message)]
    if message.startswith("matrix: "):
        given = [sum(columns[j] for j in parties), sum(rows[i] for i in districts)]
        far = sum(lower[i][j] for i in range(len(rows)) if i not in districts for j in parties)
        near = sum(lower[i][j] for i in districts for j in range(len(columns)) if j not in parties)
        short = shortfall(question, districts, parties)
        return bool(short and short > 0) and numbers == [*given, *filter(None, [near, far]), short]
    if districts:
        (i,) = districts
        line, least, seats = votes[i], sum(lower[i]), rows[i]
    else:
        (j,) = parties
        line, least, seats = [row[j] for row in votes], sum(row[j] for row in lower), columns[j]
    if "promised" in message:
        return numbers == [least, seats, least - seats] and least > seats
    return numbers == [seats] and seats > least and not any(line)
