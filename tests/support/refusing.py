"""How the library says no: an error of its own that is also the fitting builtin, with a helpful message."""

from contextlib import contextmanager

import pytest

import electoral as el


@contextmanager
def refused(error, builtin, match):
    """Expect an error of the library that is also a builtin, with a message that matches."""
    with pytest.raises(error, match=match) as caught:
        yield caught
    assert isinstance(caught.value, el.ElectoralError)
    assert isinstance(caught.value, builtin)
    assert len(str(caught.value)) < 2000
    assert all(character.isprintable() or character == "\n" for character in str(caught.value))
