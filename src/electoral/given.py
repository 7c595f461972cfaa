"""What a caller gives: values of the right kind, or a message that says what they should be."""

from collections.abc import Iterable
from typing import TypeVar

from electoral.errors import ElectoralError, InvalidReturns
from electoral.exact import show
from electoral.names import name

T = TypeVar("T")


def all_of(
    kind: type[T], values: Iterable[T], what: str, error: type[ElectoralError] = InvalidReturns
) -> tuple[T, ...]:
    """Take a collection as a tuple.

    Raises:
        InvalidReturns: if it is no collection, or something in it is of another kind; or another `error`.

    >>> all_of(int, [1, 2], "numbers")
    (1, 2)
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise error(f"{what}: {show(values)} is no tuple of {kind.__name__}; give a tuple, (one,) for one")
    taken = tuple(values)
    for each in taken:
        if not isinstance(each, kind):
            raise error(f"{what}: {show(each)} is no {kind.__name__}; give a tuple of {kind.__name__}")
    return taken


def all_names(
    values: object, what: str, each: str, error: type[ElectoralError] = InvalidReturns
) -> tuple[str, ...]:
    """Take a collection of names as a tuple; `each` is what one of them is.

    Raises:
        InvalidReturns: if it is one text or no collection; or another `error`.
        InvalidName: if something in it is no name.

    >>> all_names(["A", "B"], "aliases", "alias")
    ('A', 'B')
    """
    if isinstance(values, str):
        raise error(f"{what}: {show(values)} is one text; give a tuple of names")
    if not isinstance(values, Iterable):
        raise error(f"{what}: {show(values)} is no tuple of names; give a tuple, (one,) for one")
    return tuple(name(value, each) for value in values)


def true_or_false(value: object, what: str, error: type[ElectoralError]) -> bool:
    """Take True or False, and nothing that merely counts as one of them.

    >>> true_or_false(True, "minority", InvalidReturns)
    True
    """
    if not isinstance(value, bool):
        raise error(f"{what}: {show(value)} is no bool; give True or False")
    return value


def can(value: object, *functions: str) -> bool:
    """Say whether an object has these functions; a class is none of its objects.

    >>> can("text", "upper"), can(str, "upper"), can(5, "upper")
    (True, False, False)
    """
    return not isinstance(value, type) and all(callable(getattr(value, each, None)) for each in functions)


def no_kind(value: object, kind: str, hint: str) -> str:
    """Say that a value is not what it should be; a class is told as such.

    >>> print(no_kind(5, "tie rule", "give DrawLots()"))
    5 is no tie rule; give DrawLots()
    >>> print(no_kind(str, "tie rule", "give DrawLots()"))
    class 'str' is no tie rule; give an object of the class, made with (...)
    """
    if isinstance(value, type):
        return f"class {show(value.__name__)} is no {kind}; give an object of the class, made with (...)"
    return f"{show(value)} is no {kind}; {hint}"
