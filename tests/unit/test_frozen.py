"""A mapping that nobody can change."""

import pickle

import pytest

from electoral.frozen import EMPTY, Frozen


def test_it_owns_its_items():
    """A change of the mapping it was made from does not reach it."""
    votes = {"A": 1}
    frozen = Frozen(votes)
    votes["A"] = 2

    assert frozen["A"] == 1


def test_it_cannot_be_changed():
    """There is no way to set or delete an item."""
    frozen = Frozen({"A": 1})

    with pytest.raises(TypeError, match="item assignment"):
        frozen["A"] = 2
    with pytest.raises(TypeError, match="item deletion"):
        del frozen["A"]


def test_it_equals_any_mapping_with_the_same_items():
    """Order does not matter for equality, values do, and equal ones have one hash."""
    assert Frozen({"A": 1, "B": 2}) == {"B": 2, "A": 1}
    assert Frozen({"A": 1}) != Frozen({"A": 2})
    assert hash(Frozen({"A": 1, "B": 2})) == hash(Frozen([("B", 2), ("A", 1)]))


def test_it_is_a_mapping_in_the_order_given():
    """Length, order, membership and a missing key are those of a mapping."""
    frozen = Frozen([("B", 2), ("A", 1)])

    assert list(frozen) == ["B", "A"]
    assert len(frozen) == 2
    assert "C" not in frozen
    assert len(EMPTY) == 0
    with pytest.raises(KeyError, match="C"):
        frozen["C"]


def test_it_survives_pickling():
    """A nested one comes back equal from a pickle."""
    frozen = Frozen({"A": Frozen({"x": 1})})

    assert pickle.loads(pickle.dumps(frozen)) == frozen  # noqa: S301 - our own bytes
    assert repr(frozen) == "{'A': {'x': 1}}"
