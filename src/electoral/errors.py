"""Every exception of the library.

Each is an `ElectoralError` and also the fitting builtin, so that both ``except ElectoralError`` and
``except ValueError`` read naturally. A message says what is wrong, where, the value, and what to do.
"""


class ElectoralError(Exception):
    """The root of all errors of this library."""


class InexactNumber(ElectoralError, TypeError):
    """A number is of a type that cannot be exact (float, bool, text)."""


class InvalidNumber(ElectoralError, ValueError):
    """A number is exact but impossible: negative, not finite, out of bounds."""


class InvalidName(ElectoralError, ValueError):
    """A name cannot be a key: empty, with control characters, or too long."""


class UnknownName(ElectoralError, KeyError):
    """A name stands for nothing here: a party, tier, method, field or election."""

    def __str__(self) -> str:
        """Give the message as it is; `KeyError` would quote it."""
        return str(self.args[0]) if self.args else ""


class InvalidTally(ElectoralError, ValueError):
    """A tally is empty, names a contestant twice, or contradicts itself."""


class MissingFigure(ElectoralError, LookupError):
    """A rule needs a figure that is not known."""


class InvalidReturns(ElectoralError, ValueError):
    """Returns do not fit together, or do not fit the system that counts them."""


class InvalidSystem(ElectoralError, ValueError):
    """A system is not a law that can be counted."""


class OutOfForce(ElectoralError, ValueError):
    """An election lies outside the dates for which the law is in force."""


class NoResult(ElectoralError, ValueError):
    """A rule has no answer to this problem: seats that nobody can take."""


class BeyondLimit(ElectoralError, ValueError):
    """A question is larger than a method here can answer; `SECURITY.md` names the limits."""


class InvalidRule(ElectoralError, TypeError):
    """Something is no allocation rule that can be tested."""


class InvalidCase(ElectoralError, ValueError):
    """Votes, seats and what goes with them are no case of a property."""


class OpenLot(ElectoralError, RuntimeError):
    """Seats were asked for while a lot is open."""


class UnsettledTie(ElectoralError, RuntimeError):
    """A step is tied and none of the tie rules of the law settles it."""


class InvalidDraw(ElectoralError, ValueError):
    """A draw answers no question of the count, or does not fit its question."""


#: So many faults of one file are told; the rest are counted.
MOST_SHOWN = 20


class InvalidFile(ElectoralError, ValueError):
    """A file cannot be read as what it should be.

    Attributes:
        where: the file or field.
        faults: one line for each fault found, with its place; the message tells the first 20.
    """

    def __init__(self, where: str, faults: tuple[str, ...]) -> None:
        self.where, self.faults = where, faults
        more = [f"and {len(faults) - MOST_SHOWN} more"] if len(faults) > MOST_SHOWN else []
        shown = (f"{where}:", *faults[:MOST_SHOWN], *more)
        super().__init__(f"{where}: {faults[0]}" if len(faults) == 1 else "\n  ".join(shown))

    def __reduce__(self) -> tuple[type["InvalidFile"], tuple[str, tuple[str, ...]]]:
        """Rebuild from the faults, so that the error survives pickling."""
        return InvalidFile, (self.where, self.faults)


class MissingFile(ElectoralError, FileNotFoundError):
    """A file or folder that an election needs is not there."""


class RecordFault(ElectoralError, ValueError):
    """A record does not prove its result.

    Attributes:
        faults: one line for each fault found, with its step.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n  ".join(("the record does not prove its result:", *faults)))

    def __reduce__(self) -> tuple[type["RecordFault"], tuple[tuple[str, ...]]]:
        """Rebuild from the faults, so that the error survives pickling."""
        return RecordFault, (self.faults,)
