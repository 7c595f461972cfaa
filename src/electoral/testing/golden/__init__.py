"""Golden elections: results of real elections and worked examples, as data that anybody can run.

The data are TOML files beside this module, for implementations in any language; the reference has their
format. Here they are values, and `assert_reproduces` runs a rule against them.

>>> from electoral.testing.rules import rule_of
>>> print(assert_reproduces(rule_of("adams"), entries(method="adams")))
adams: reproduces 11 golden entries
"""

from functools import cache

from electoral.methods import Method, method_named
from electoral.testing.golden.census import GoldenCensus
from electoral.testing.golden.entry import Golden, GoldenQuotas
from electoral.testing.golden.matrix import DistrictRow, GoldenMatrix, Thresholds
from electoral.testing.golden.reading import KINDS, Sheet, sheet_of
from electoral.testing.golden.reproducing import Reproduced, assert_reproduces
from electoral.testing.golden.source import Known, Source


@cache
def _shipped(file: str) -> Sheet:
    return sheet_of(file)


def _of(method: str | Method | None, entries: tuple[Golden, ...]) -> tuple[Golden, ...]:
    if method is None:
        return entries
    wanted = method_named(method)
    return tuple(each for each in entries if each.method == wanted)


def elections(*, method: str | Method | None = None) -> tuple[Golden, ...]:
    """Give the results of elections that one call of a method gives.

    Args:
        method: its id, or the method, if only its elections are wanted.

    Raises:
        UnknownName: for an id that is not known.

    >>> [each.id for each in elections(method="danish")][0]
    'denmark-2015-midtjylland-nordjylland-1'
    """
    return _of(method, _shipped("elections.toml").entries["election"])


def examples(*, method: str | Method | None = None) -> tuple[Golden, ...]:
    """Give worked examples of textbooks, reference pages and reports of faults.

    Args:
        method: its id, or the method, if only its examples are wanted.

    Raises:
        UnknownName: for an id that is not known.

    >>> examples(method="plurality")[0].expected
    {'Memphis': 1, 'Nashville': 0, 'Chattanooga': 0, 'Knoxville': 0}
    """
    return _of(method, _shipped("examples.toml").entries["example"])


def entries(*, method: str | Method | None = None) -> tuple[Golden, ...]:
    """Give every entry that is one call of a method: elections, examples, and the methods of each census.

    Args:
        method: its id, or the method, if only its entries are wanted.

    Raises:
        UnknownName: for an id that is not known.

    >>> [each.id for each in entries(method="dean")][-1]
    'census-2020-dean'
    """
    houses = tuple(census.golden(each) for census in censuses() for each in census.methods)
    return (*elections(method=method), *examples(method=method), *_of(method, houses))


def censuses() -> tuple[GoldenCensus, ...]:
    """Give the seats of the House of Representatives by several methods and by law, by census.

    >>> [each.id for each in censuses()]
    ['1790', '1880', '1900', '2020']
    """
    found: tuple[GoldenCensus, ...] = _shipped("census.toml").entries["census"]
    return found


def matrices() -> tuple[GoldenMatrix, ...]:
    """Give matrices of districts and parties: elections, examples, ties and refusals.

    >>> matrices()[0].parties
    ('AuBü', 'Alternative', 'CVP', 'FDP', 'glp', 'SP', 'SVP')
    """
    found: tuple[GoldenMatrix, ...] = _shipped("matrices.toml").entries["matrix"]
    return found


def whole_quotas() -> tuple[GoldenQuotas, ...]:
    """Give the whole quotas that sources print for a first scrutiny.

    >>> whole_quotas()[0].wholes
    {'ANO': 5, 'SPOLU': 11, 'Piráti+STAN': 6, 'SPD': 1}
    """
    found: tuple[GoldenQuotas, ...] = _shipped("elections.toml").entries["whole_quotas"]
    return found


def edition() -> str:
    """Give the calendar version of the files: the year and month of the last change.

    >>> edition()
    '2026.11'
    """
    return max(_shipped(file).edition for file in KINDS)


__all__ = [
    "DistrictRow",
    "Golden",
    "GoldenCensus",
    "GoldenMatrix",
    "GoldenQuotas",
    "Known",
    "Reproduced",
    "Source",
    "Thresholds",
    "assert_reproduces",
    "censuses",
    "edition",
    "elections",
    "entries",
    "examples",
    "matrices",
    "whole_quotas",
]
