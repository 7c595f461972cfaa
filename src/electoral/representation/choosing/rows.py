"""Sums of whole numbers between bounds, and a box of numbers that is narrowed by them."""

from collections.abc import Sequence

import attrs


@attrs.frozen
class Row:
    """The sum of the numbers at these positions is from `low` to `high`."""

    positions: tuple[int, ...]
    low: int
    high: int


@attrs.frozen
class Box:
    """Numbers at least `least` and at most `most`, each by position."""

    least: tuple[int, ...]
    most: tuple[int, ...]

    def at_least(self, position: int, number: int) -> "Box":
        """Give the part in which one number is at least so much."""
        return Box((*self.least[:position], number, *self.least[position + 1 :]), self.most)

    def at_most(self, position: int, number: int) -> "Box":
        """Give the part in which one number is at most so much."""
        return Box(self.least, (*self.most[:position], number, *self.most[position + 1 :]))

    def divided(self, position: int, at: int) -> list["Box"]:
        """Give the parts with a number at most `at`, and above."""
        return [self.at_most(position, at), self.at_least(position, at + 1)]

    def middle(self) -> tuple[int, int]:
        """Give the position of the widest range, and the last number of its lower half."""
        wide = max(range(len(self.least)), key=lambda t: self.most[t] - self.least[t])
        return wide, (self.least[wide] + self.most[wide]) // 2


def meets(rows: Sequence[Row], numbers: Sequence[int]) -> bool:
    """Say whether numbers meet every row."""
    return all(row.low <= sum(numbers[t] for t in row.positions) <= row.high for row in rows)


def narrowed(rows: Sequence[Row], box: Box) -> Box | None:
    """Narrow a box by what each row leaves to each number; None if nothing is left.

    >>> narrowed([Row((0, 1), 5, 5), Row((1, 2), 0, 2)], Box((0, 0, 0), (9, 3, 9)))
    Box(least=(3, 0, 0), most=(5, 2, 2))
    """
    least, most = list(box.least), list(box.most)
    changed = True
    while changed:
        changed = False
        for row in rows:
            # By how much the sum may rise if all numbers are least, and fall if all are most.
            rise = row.high - sum(least[t] for t in row.positions)
            fall = sum(most[t] for t in row.positions) - row.low
            if rise < 0 or fall < 0:
                return None
            slack = min(rise, fall)
            for t in row.positions:
                if most[t] - least[t] > slack:
                    least[t], most[t] = max(least[t], most[t] - fall), min(most[t], least[t] + rise)
                    changed = True
    return Box(tuple(least), tuple(most))
