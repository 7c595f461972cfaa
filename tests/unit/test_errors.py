"""The tree of errors."""

import inspect
import pickle

import pytest

import electoral as el
from electoral import errors

BUILTINS = {
    "InexactNumber": TypeError,
    "InvalidNumber": ValueError,
    "InvalidName": ValueError,
    "UnknownName": KeyError,
    "InvalidTally": ValueError,
    "MissingFigure": LookupError,
    "InvalidReturns": ValueError,
    "InvalidRule": TypeError,
    "InvalidSystem": ValueError,
    "OutOfForce": ValueError,
    "BeyondLimit": ValueError,
    "NoResult": ValueError,
    "OpenLot": RuntimeError,
    "UnsettledTie": RuntimeError,
    "InvalidCase": ValueError,
    "InvalidDraw": ValueError,
    "InvalidFile": ValueError,
    "MissingFile": FileNotFoundError,
    "RecordFault": ValueError,
}


def test_every_error_is_a_builtin_too():
    """Each error is an `ElectoralError` and the builtin that one would catch for it."""
    found = {name: kind for name, kind in inspect.getmembers(errors, inspect.isclass) if name in BUILTINS}
    others = {name for name, kind in inspect.getmembers(errors, inspect.isclass)} - {
        *BUILTINS,
        "ElectoralError",
    }

    assert others == set()
    assert all(issubclass(kind, el.ElectoralError) for kind in found.values())
    assert all(issubclass(found[name], builtin) for name, builtin in BUILTINS.items())


def test_an_unknown_name_is_told_without_quotes():
    """`KeyError` would quote the whole message; ours gives it as it is."""
    assert str(el.UnknownName("method: 'x' is not known")) == "method: 'x' is not known"
    assert str(el.UnknownName()) == ""


@pytest.mark.parametrize(
    "error",
    [
        el.InvalidFile("lists.csv", ("line 2: bad",)),
        el.InvalidFile("lists.csv", ("line 2: bad", "line 3: worse")),
        el.RecordFault(("step 1: bad", "step 2: worse")),
        el.InvalidFile("lists.csv:2", ("bad",)),
    ],
)
def test_errors_with_faults_survive_pickling(error):
    """The faults and the message come back from a pickle."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert again.faults == error.faults
    assert str(again) == str(error)
    assert type(again) is type(error)
