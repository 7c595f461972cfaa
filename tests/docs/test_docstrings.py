"""The examples in the docstrings of every module."""

import doctest
import importlib
import pkgutil

import pytest

import electoral

MODULES = ["electoral", *(found.name for found in pkgutil.walk_packages(electoral.__path__, "electoral."))]


@pytest.mark.parametrize("module", MODULES)
def test_docstrings(module):
    """Every example in a docstring gives what it shows."""
    results = doctest.testmod(importlib.import_module(module), optionflags=doctest.ELLIPSIS)
    assert not results.failed


def test_there_are_examples():
    """The modules are really found: the main ones have examples."""
    finder = doctest.DocTestFinder()
    found = [test for module in MODULES for test in finder.find(importlib.import_module(module))]
    assert sum(bool(test.examples) for test in found) > 20
